// Reads an exercise's folder: what is asked, how it is checked, and the programs that prove the checks.
#include "course/load/exercise_reader.hpp"

#include <algorithm>

#include "course/load/scope.hpp"
#include "course/load/table_reader.hpp"
#include "course/source/files.hpp"
#include "course/source/strings.hpp"

namespace slotscope::course {

namespace {

constexpr std::string_view refused_by = "# refused by ";

std::string read_program(const std::string& path, Diagnostics& diagnostics) {
  std::optional<std::string> text = read_file(path);
  if (!text) report(diagnostics, {path, 0, 0}, "missing", "the file cannot be read", "Write it.");
  return text.value_or("");
}

std::vector<SolutionFile> read_programs(const std::string& folder, Diagnostics& diagnostics) {
  std::vector<SolutionFile> files;
  for (const std::string& name : names_in(folder)) {
    std::string path = folder + '/' + name;
    if (name.ends_with(".py")) files.push_back({name, path, read_program(path, diagnostics)});
  }
  return files;
}

/// "# refused by no-dict on 3.8-3.9: words" into its parts.
WrongProgram read_wrong(SolutionFile file, Diagnostics& diagnostics) {
  WrongProgram wrong;
  std::string_view head = std::string_view(file.source).substr(0, file.source.find('\n'));
  std::size_t colon = head.find(": ");
  if (!head.starts_with(refused_by) || colon == std::string_view::npos) {
    report(diagnostics, {file.path, 1, 1}, "wrong-program", "the first line does not say how it is refused",
           "Write '# refused by REQUIREMENT: words of the message'.");
  } else {
    std::string_view who = head.substr(refused_by.size(), colon - refused_by.size());
    std::size_t on = who.find(" on ");
    if (on != std::string_view::npos) {
      std::optional<VersionSet> set = VersionSet::parse(who.substr(on + 4));
      if (set) {
        wrong.versions = *set;
      } else {
        report(diagnostics, {file.path, 1, 1}, "versions",
               "'" + std::string(who.substr(on + 4)) + "' names no versions", "For example 'on 3.8-3.9'.");
      }
    }
    wrong.requirement = trim(who.substr(0, on));
    wrong.message = trim(head.substr(colon + 2));
  }
  wrong.file = std::move(file);
  return wrong;
}

Requirement read_requirement(const Data& table, const std::string& file, Diagnostics& diagnostics) {
  Requirement requirement;
  TableReader reader(table, file, "requirement '" + table.text_of("id") + '\'', diagnostics);
  requirement.id = reader.text("id", Need::Required);
  if (!requirement.id.empty() &&
      (!is_plain_id(requirement.id) || requirement.id == "syntax" || requirement.id == "runs")) {
    reader.error("id", "id", "'" + requirement.id + "' cannot be its id",
                 "Use a-z, 0-9 and '-'; syntax and runs are there already.");
  }
  requirement.text = reader.markdown("text", Need::Required);
  requirement.check = reader.program("check", Need::Required);
  requirement.reread = reader.text("reread");
  requirement.python = reader.versions("python");
  requirement.origin = reader.origin("check");
  for (const Data* item : reader.tables("recognise")) {
    TableReader inner(*item, file, "recognise", diagnostics);
    Recognition recognition;
    recognition.python = inner.versions("python");
    recognition.when = inner.text("when", Need::Required);
    recognition.say = inner.text("say", Need::Required);
    recognition.origin = inner.origin("when");
    inner.finish();
    requirement.recognise.push_back(std::move(recognition));
  }
  reader.finish();
  return requirement;
}

void bind_to_solution(Exercise& exercise, Diagnostics& diagnostics) {
  auto program = std::make_shared<Program>();
  program->name = "solution";
  program->source = exercise.solution.source;
  program->python = exercise.python;
  program->input_lines = exercise.input_lines;
  program->origin = {exercise.solution.path, 1, 1};
  Scope scope;
  scope.nearest = std::move(program);
  bind(exercise.statement, scope, diagnostics);
  bind(exercise.comparison, scope, diagnostics);
  for (RichText& hint : exercise.hints) bind(hint, scope, diagnostics);
  for (Requirement& requirement : exercise.requirements) bind(requirement.text, scope, diagnostics);
}

void read_fields(TableReader& reader, Exercise& exercise, const std::string& file, Diagnostics& diagnostics) {
  exercise.title = reader.text("title", Need::Required);
  exercise.difficulty = reader.integer("difficulty", 1, 1, 3);
  exercise.minutes = reader.integer("minutes", 5, 1, 60);
  exercise.topics = reader.texts("topics", Need::Required);
  exercise.python = reader.versions("python");
  exercise.seconds = reader.real("seconds", 5);
  exercise.memory_mb = reader.integer("memory_mb", 200, 1, 4000);
  exercise.input_lines = reader.lines("stdin");
  exercise.statement = reader.markdown("statement", Need::Required);
  exercise.comparison = reader.markdown("comparison");
  exercise.reread = reader.text("reread", Need::Required);
  if (const Data* hints = reader.take("hints")) {
    for (const Data& hint : hints->items) exercise.hints.push_back(reader.markdown_of(hint));
  }
  if (exercise.hints.empty())
    reader.error("hints", "missing", "there are no hints", "Give two to four, the first a nudge.");
  for (const Data* item : reader.tables("requirement")) {
    exercise.requirements.push_back(read_requirement(*item, file, diagnostics));
  }
  if (exercise.requirements.empty()) {
    reader.error("", "missing", "there are no requirements", "Add a [[requirement]] with its check.");
  }
  for (std::size_t i = 0; i < exercise.requirements.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      if (exercise.requirements[i].id != exercise.requirements[k].id) continue;
      report(diagnostics, exercise.requirements[i].origin, "same-id",
             "two requirements are called '" + exercise.requirements[i].id + '\'', "Rename one.");
    }
  }
}

}  // namespace

std::shared_ptr<const Exercise> read_exercise(const std::string& folder, const std::string& track,
                                              const std::string& lesson, Diagnostics& diagnostics) {
  auto exercise = std::make_shared<Exercise>();
  std::string file = folder + "/exercise.toml";
  exercise->id = track + '/' + name_of_path(folder);
  exercise->track = track;
  exercise->lesson = lesson;
  exercise->origin = {file, 1, 1};
  std::optional<std::string> text = read_file(file);
  if (!text) {
    report(diagnostics, {file, 0, 0}, "missing", "the file cannot be read", "Write it; see FORMAT.md, Exercises.");
    return exercise;
  }
  std::string hash = *text;
  exercise->starter = read_program(folder + "/starter.py", diagnostics);
  exercise->solution = {"solution.py", folder + "/solution.py", read_program(folder + "/solution.py", diagnostics)};
  exercise->alternatives = read_programs(folder + "/alternatives", diagnostics);
  for (SolutionFile& wrong : read_programs(folder + "/wrong", diagnostics)) {
    exercise->wrong.push_back(read_wrong(std::move(wrong), diagnostics));
  }
  if (std::optional<Data> table = parse_toml(*text, file, 1, diagnostics)) {
    TableReader reader(*table, file, "exercise", diagnostics);
    read_fields(reader, *exercise, file, diagnostics);
    reader.finish();
  }
  bind_to_solution(*exercise, diagnostics);
  exercise->content_hash = fingerprint(hash + exercise->starter);
  return exercise;
}

}  // namespace slotscope::course
