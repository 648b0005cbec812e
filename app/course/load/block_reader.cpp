// Reads the fenced blocks of a lesson, one function a kind. Figures are in figure_reader.cpp.
#include "course/load/block_reader.hpp"

#include <algorithm>
#include <charconv>

#include "course/load/exercise_reader.hpp"
#include "course/load/question_reader.hpp"
#include "course/load/table_reader.hpp"
#include "course/source/files.hpp"
#include "course/source/strings.hpp"

namespace slotscope::course {

namespace {

bool contains(const std::vector<std::string>& list, std::string_view item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

std::string_view after_slash(std::string_view id) {
  return id.substr(id.find('/') + 1);
}

}  // namespace

BlockReader::BlockReader(const LessonHome& home, Lesson& lesson, Diagnostics& diagnostics)
    : home_(home), lesson_(lesson), diagnostics_(diagnostics) {}

void BlockReader::error(const Piece& fence, std::string rule, std::string message, std::string hint) {
  report(diagnostics_, place(fence), std::move(rule), std::move(message), std::move(hint));
}

void BlockReader::read_neighbours(const std::vector<Piece>& pieces) {
  for (const Piece& piece : pieces) {
    if (piece.kind == Piece::Kind::Fence && piece.head.kind == "quiz") {
      named_.insert(named_.end(), piece.head.words.begin(), piece.head.words.end());
    }
  }
  std::string quiz = home_.folder + "/quiz.toml";
  if (std::optional<std::string> text = read_file(quiz)) {
    quiz_ = read_quiz(*text, {quiz, home_.track, home_.id, &scope_}, diagnostics_);
  }
  for (const std::string& name : names_in(home_.folder + "/exercises")) {
    std::string folder = home_.folder + "/exercises/" + name;
    if (is_folder(folder)) exercises_.push_back(read_exercise(folder, home_.track, home_.id, diagnostics_));
  }
}

Block BlockReader::prose(const Piece& piece) {
  ProseBlock block{parse_markdown(piece.text, {home_.path, piece.line, 1}, diagnostics_)};
  bind(block.text, scope_, diagnostics_);
  for (const RichBlock& each : block.text.blocks) {
    if (each.kind == RichBlock::Kind::Heading) {
      report(diagnostics_, block.text.origin, "heading", "a heading underlined with dashes", "Write it with '##'.");
    }
  }
  return block;
}

std::optional<Block> BlockReader::read(const Piece& fence) {
  const std::string& kind = fence.head.kind;
  if (kind == "python") return python(fence);
  if (kind == "predict") return predict(fence);
  if (kind == "figure") return figure(fence);
  if (kind == "versions") return versions(fence);
  if (kind == "check") return check(fence);
  if (kind == "exercise") return exercise(fence);
  if (kind == "quiz") return quiz(fence);
  if (kind == "dialogue") return dialogue(fence);
  if (kind == "notes") return notes(fence);
  std::optional<std::string> meant =
      nearest(kind, {"python", "predict", "figure", "versions", "check", "exercise", "quiz", "dialogue", "notes"});
  error(fence, "fence", kind.empty() ? "a block without a kind" : "no block is called '" + kind + '\'',
        meant ? "Did you mean '" + *meant + "'?" : "The kinds are listed in FORMAT.md, Fenced blocks.");
  return std::nullopt;
}

bool BlockReader::plain_head(const Piece& fence, std::size_t most_words) {
  if (!fence.head.options.empty()) {
    error(fence, "fence", "'" + fence.head.kind + "' takes no options",
          "Remove " + fence.head.options.front().first + "=.");
    return false;
  }
  if (fence.head.words.size() > most_words) {
    error(fence, "fence", "one word too many: '" + fence.head.words.back() + '\'', "Remove it.");
    return false;
  }
  return true;
}

std::shared_ptr<const Program> BlockReader::program_named(const Piece& fence, std::size_t word) {
  if (fence.head.words.size() <= word) {
    if (scope_.nearest) return scope_.nearest;
    error(fence, "fence", "'" + fence.head.kind + "' has no program above it", "Put it after a run or setup block.");
    return nullptr;
  }
  const std::string& name = fence.head.words[word];
  std::shared_ptr<const Program> program = scope_.find(name);
  if (!program) {
    std::vector<std::string> names;
    for (const auto& each : scope_.programs) names.push_back(each->name);
    std::optional<std::string> meant = nearest(name, names);
    error(fence, "fence", "no program above is called '" + name + '\'',
          meant ? "Did you mean '" + *meant + "'?" : "Name a run or setup block with name=" + name + '.');
  }
  return program;
}

void BlockReader::read_program_options(const Piece& fence, Program& program) {
  for (const auto& [key, value] : fence.head.options) {
    if (key == "name") {
      if (!is_plain_id(value)) error(fence, "id", "'" + value + "' is no name", "Use a-z, 0-9 and '-'.");
      if (scope_.find(value)) error(fence, "same-id", "two programs are called '" + value + '\'', "Rename one.");
      program.name = value;
    } else if (key == "after") {
      if (std::shared_ptr<const Program> first = scope_.find(value)) {
        program.before = first->full_source();
      } else {
        error(fence, "fence", "no program above is called '" + value + '\'',
              "after= names a run or setup block above.");
      }
    } else if (key == "raises") {
      for (std::string_view each : split(value, ';')) {
        std::size_t on = each.find(" on ");
        std::optional<VersionSet> set = VersionSet::all();
        if (on != std::string_view::npos) set = VersionSet::parse(each.substr(on + 4));
        if (!set)
          error(fence, "versions", "'" + std::string(each) + "' names no versions",
                "For example \"TypeError on 3.8-3.9\".");
        program.raises.emplace_back(trim(each.substr(0, on)), set.value_or(VersionSet::all()));
      }
    } else if (key == "python") {
      std::optional<VersionSet> set = VersionSet::parse(value);
      if (!set) error(fence, "versions", "'" + value + "' names no versions", "For example python=3.10+.");
      program.python = set.value_or(VersionSet::all());
    } else if (key == "stdin") {
      for (std::string_view line : lines_of(value)) program.input_lines.emplace_back(line);
    } else if (key == "seconds") {
      program.seconds = std::clamp(std::atof(value.c_str()), 0.1, 60.0);
    } else if (key == "stops") {
      program.stops = value == "time"        ? Stops::Time
                      : value == "memory"    ? Stops::Memory
                      : value == "recursion" ? Stops::Recursion
                                             : Stops::No;
      if (program.stops == Stops::No)
        error(fence, "fence", "'" + value + "' is no limit", "Use time, memory or recursion.");
    } else {
      std::optional<std::string> meant =
          nearest(key, {"name", "after", "raises", "python", "stdin", "seconds", "stops"});
      error(fence, "fence", "no option is called '" + key + '\'',
            meant ? "Did you mean '" + *meant + "'?" : "The options are listed in FORMAT.md.");
    }
  }
}

std::shared_ptr<const Program> BlockReader::read_program(const Piece& fence) {
  auto program = std::make_shared<Program>();
  program->name = "program-" + std::to_string(scope_.programs.size() + 1);
  program->source = fence.text;
  program->python = lesson_.python;
  program->hidden = fence.head.words.front() == "setup";
  program->origin = {home_.path, fence.line, 1};
  read_program_options(fence, *program);
  scope_.programs.push_back(program);
  scope_.nearest = program;
  lesson_.programs.push_back(program);
  return program;
}

std::optional<Block> BlockReader::python(const Piece& fence) {
  if (fence.head.words.empty()) {
    CodeBlock block{fence.text, false, {home_.path, fence.line, 1}};
    for (const auto& [key, value] : fence.head.options) {
      if (key == "raises" && value == "SyntaxError") {
        block.raises_syntax_error = true;
      } else {
        error(fence, "fence", "code that is not run takes no option '" + key + '\'', "Write 'python run' to run it.");
      }
    }
    return block;
  }
  const std::string& word = fence.head.words.front();
  if (fence.head.words.size() > 1 || (word != "run" && word != "setup")) {
    error(fence, "fence", "'" + fence.head.words.back() + "' means nothing after python",
          "Write 'python run' or 'python setup'.");
    return std::nullopt;
  }
  return ProgramBlock{read_program(fence)};
}

std::optional<Block> BlockReader::predict(const Piece& fence) {
  if (!plain_head(fence, 1)) return std::nullopt;
  std::shared_ptr<const Program> program = program_named(fence, 0);
  std::optional<Data> table = parse_toml(fence.text, home_.path, fence.line, diagnostics_);
  if (!program || !table) return std::nullopt;
  if (table->line < fence.line) table->line = fence.head_line;
  PredictBlock block{read_prediction(*table, program, {home_.path, home_.track, home_.id, &scope_}, diagnostics_)};
  lesson_.questions.push_back(block.question);
  return block;
}

std::optional<Block> BlockReader::versions(const Piece& fence) {
  if (!plain_head(fence, 1)) return std::nullopt;
  std::shared_ptr<const Program> program = program_named(fence, 0);
  std::optional<Data> table = parse_toml(fence.text, home_.path, fence.line, diagnostics_);
  if (!program || !table) return std::nullopt;
  VersionsBlock block;
  block.origin = place(fence);
  Scope scope = scope_;
  scope.nearest = program;
  for (const auto& [label, value] : table->members) {
    Expression expression = parse_expression(value.text, {home_.path, value.line, value.column + 1});
    bind(expression, scope, diagnostics_);
    block.rows.push_back({label, std::move(expression)});
  }
  if (block.rows.empty())
    error(fence, "fence", "a table without rows", "Write \"label\" = \"expression\" on each line.");
  return block;
}

std::optional<Block> BlockReader::check(const Piece& fence) {
  if (!plain_head(fence, 1)) return std::nullopt;
  std::shared_ptr<const Program> program = program_named(fence, 0);
  if (!program) return std::nullopt;
  CheckBlock block;
  int line = fence.line - 1;
  for (std::string_view text : lines_of(fence.text)) {
    ++line;
    text = trim(text);
    if (text.empty() || text.starts_with('#')) continue;
    CheckBlock::Fact fact;
    fact.python = program->python;
    std::size_t close = text.find("] ");
    if (std::optional<VersionSet> set; text.starts_with('[') && close != std::string_view::npos &&
                                       (set = VersionSet::parse(text.substr(1, close - 1)))) {
      fact.python = *set;
      text = trim(text.substr(close + 1));
    }
    fact.expression.source = text;
    fact.expression.origin = {home_.path, line, 1};
    fact.expression.program = program;
    block.facts.push_back(std::move(fact));
  }
  return block;
}

std::optional<Block> BlockReader::exercise(const Piece& fence) {
  if (!plain_head(fence, 1)) return std::nullopt;
  std::string name = fence.head.words.empty() ? "" : fence.head.words.front();
  for (const auto& each : exercises_) {
    if (after_slash(each->id) != name) continue;
    lesson_.exercises.push_back(each);
    placed_.push_back(each->id);
    return ExerciseBlock{each};
  }
  error(fence, "fence", "this lesson has no exercise '" + name + '\'',
        "It must be the folder exercises/" + name + " beside the lesson.");
  return std::nullopt;
}

std::optional<Block> BlockReader::quiz(const Piece& fence) {
  if (!plain_head(fence, fence.head.words.size())) return std::nullopt;
  QuizBlock block;
  for (const std::string& name : fence.head.words) {
    auto found =
        std::find_if(quiz_.begin(), quiz_.end(), [&](const auto& each) { return after_slash(each->id) == name; });
    if (found != quiz_.end()) {
      block.questions.push_back(*found);
    } else {
      error(fence, "fence", "quiz.toml of this lesson has no question '" + name + '\'',
            "Add it there, or correct the id.");
    }
  }
  if (fence.head.words.empty()) {
    for (const auto& each : quiz_) {
      if (!contains(named_, after_slash(each->id))) block.questions.push_back(each);
    }
    if (block.questions.empty())
      error(fence, "fence", "no question is left for this quiz", "Write quiz.toml beside the lesson.");
  }
  for (const auto& each : block.questions) placed_.push_back(each->id);
  lesson_.questions.insert(lesson_.questions.end(), block.questions.begin(), block.questions.end());
  return block;
}

std::optional<Block> BlockReader::dialogue(const Piece& fence) {
  if (!plain_head(fence, 0)) return std::nullopt;
  DialogueBlock block;
  std::string text;
  std::string speaker;
  int first_line = fence.line;
  auto flush = [&] {
    if (speaker.empty()) return;
    DialogueBlock::Turn turn{speaker, parse_markdown(text, {home_.path, first_line, 1}, diagnostics_)};
    bind(turn.text, scope_, diagnostics_);
    if (turn.text.empty()) error(fence, "dialogue", speaker + " says nothing", "Write the turn or remove it.");
    block.turns.push_back(std::move(turn));
  };
  int line = fence.line - 1;
  for (std::string_view each : lines_of(fence.text)) {
    ++line;
    std::string_view said = each;
    for (const Speaker& candidate : *home_.speakers) {
      if (!each.starts_with(candidate.name + ':')) continue;
      flush();
      speaker = candidate.name;
      first_line = line;
      text.clear();
      said.remove_prefix(candidate.name.size() + 1);
      said = trim(said);
    }
    if (speaker.empty() && !trim(each).empty()) {
      report(diagnostics_, {home_.path, line, 1}, "dialogue", "nobody of this track says this line",
             "Start it with a speaker of track.toml and a colon.");
      return std::nullopt;
    }
    text += std::string(said) + '\n';
  }
  flush();
  return block;
}

std::optional<Block> BlockReader::notes(const Piece& fence) {
  if (!plain_head(fence, 0)) return std::nullopt;
  NotesBlock block{parse_markdown(fence.text, {home_.path, fence.line, 1}, diagnostics_)};
  bind(block.text, scope_, diagnostics_);
  return block;
}

void BlockReader::finish() {
  for (const auto& each : exercises_) {
    if (!contains(placed_, each->id)) {
      report(diagnostics_, each->origin, "unused", "no block of the lesson shows this exercise",
             "Add a block: exercise " + std::string(after_slash(each->id)) + '.', Severity::Warning);
      lesson_.exercises.push_back(each);
    }
  }
  for (const auto& each : quiz_) {
    if (!contains(placed_, each->id)) lesson_.questions.push_back(each);
  }
}

}  // namespace slotscope::course
