// Checks of a lesson: its parts, its programs, its figures and its length.
#include <algorithm>
#include <cmath>

#include "course/evaluate/figure_data.hpp"
#include "course/evaluate/filled.hpp"
#include "course/lint/checker.hpp"
#include "course/source/strings.hpp"

namespace slotscope::course {

namespace {

// How long a lesson takes: an adult reads about 200 words of this kind a minute.
constexpr double words_a_minute = 200;
constexpr double minutes_a_block = 1.0 / 3;
constexpr double minutes_a_question = 1;

struct Parts {
  int runs = 0;
  int predictions = 0;
  int figures = 0;
  int questions = 0;
  std::size_t words = 0;
};

std::size_t words_in(const RichText& text) {
  std::string words = one_line(text);
  return split(words, ' ').size();
}

std::string outcome_text(const ProgramRun& run) {
  switch (run.result.outcome) {
    case Outcome::Finished:
      return "it ends well";
    case Outcome::Raised:
      return "it ends in " + run.error;
    case Outcome::Exited:
      return run.result.exit_status == 0 ? "it ends well"
                                         : "it exits with status " + std::to_string(run.result.exit_status);
    case Outcome::OutOfTime:
    case Outcome::OutOfInstructions:
      return "it runs out of time";
    case Outcome::OutOfMemory:
      return "it runs out of memory";
    case Outcome::TooMuchOutput:
      return "it prints too much";
    case Outcome::Paused:
    case Outcome::Stopped:
      return "it was stopped";
  }
  return "";
}

/// Whether the run ended as the lesson says; `expected` becomes what the lesson says.
bool ends_as_stated(const Program& program, const ProgramRun& run, Version version, std::string& expected) {
  const RunResult& result = run.result;
  bool raised = result.outcome == Outcome::Raised && result.exception;
  switch (program.stops) {
    case Stops::Time:
      expected = "should run out of time";
      return result.outcome == Outcome::OutOfTime || result.outcome == Outcome::OutOfInstructions;
    case Stops::Memory:
      expected = "should run out of memory";
      return result.outcome == Outcome::OutOfMemory || (raised && result.exception->type == "MemoryError");
    case Stops::Recursion:
      expected = "should end in RecursionError";
      return raised && result.exception->type == "RecursionError";
    case Stops::No:
      break;
  }
  std::string type = program.raised_on(version);
  expected = type.empty() ? "should end well" : "should end in " + type;
  if (type.empty())
    return result.outcome == Outcome::Finished || (result.outcome == Outcome::Exited && result.exit_status == 0);
  return raised && result.exception->type == type;
}

void check_code(Checker& checker, const CodeBlock& block) {
  checker.later([&checker, &block] {
    CapturingHost host;
    Engine engine(Settings{}, host);
    bool fails = engine.check_syntax(block.source).has_value();
    if (fails == block.raises_syntax_error) return;
    checker.error(block.origin, "program", fails ? "this code is no Python" : "this code compiles, but should not",
                  fails ? "Correct it, or say raises=SyntaxError." : "Remove raises=SyntaxError.");
  });
}

void check_figure(Checker& checker, const FigureBlock& figure) {
  if (figure.kind == FigureKind::Plot || !figure.program) return;
  checker.later([&checker, &figure] {
    ByVersion found;
    VersionSet shown = figure.program->python;
    if (!figure.versions.empty()) {
      shown = {};
      for (Version version : figure.versions) shown.add(version);
    }
    for (Version version : checker.versions(shown)) {
      FigureBlock one = figure;
      one.versions = {version};
      const std::vector<FigureData> drawn = figure_data(one, version);
      for (const std::string& problem : drawn.front().problems) found.add("it cannot be drawn: " + problem, version);
    }
    checker.errors(figure.origin, "figure", found, shown, "Draw something the program makes and keeps.");
  });
}

void check_facts(Checker& checker, const CheckBlock& block) {
  for (const CheckBlock::Fact& fact : block.facts) {
    ++checker.counts.expressions;
    checker.later([&checker, &fact] {
      ByVersion found;
      for (Version version : checker.versions(fact.python)) {
        std::string problem;
        if (checker.evaluator().holds(*fact.expression.program, fact.expression.source, version, problem)) continue;
        found.add('`' + fact.expression.source + "` is not true" + (problem.empty() ? "" : ": " + problem), version);
      }
      checker.errors(fact.expression.origin, "check", found, fact.python,
                     "What the prose says here no longer holds; correct both.");
    });
  }
}

/// Checks one block and counts what it is.
struct BlockCheck {
  Checker& checker;
  const Lesson& lesson;
  Parts& parts;

  void text(const RichText& rich) const {
    parts.words += words_in(rich);
    check_text(checker, rich, lesson.id, lesson.python);
  }
  void operator()(const ProseBlock& block) const {
    text(block.text);
    for (const RichBlock& each : block.text.blocks) code_in(each);
  }
  void code_in(const RichBlock& block) const {
    if (block.kind == RichBlock::Kind::Code) {
      checker.error({lesson.path, 0, 0}, "fence", "a fenced block inside a list or a quote",
                    "Fences start in column 0.");
    }
    for (const RichBlock& child : block.children) code_in(child);
  }
  void operator()(const ProgramBlock& block) const { parts.runs += block.program->hidden ? 0 : 1; }
  void operator()(const CodeBlock& block) const { check_code(checker, block); }
  void operator()(const PredictBlock&) const { ++parts.predictions; }
  void operator()(const FigureBlock& block) const {
    ++parts.figures;
    text(block.caption);
    check_figure(checker, block);
  }
  void operator()(const VersionsBlock& block) const {
    for (const auto& row : block.rows) check_expression(checker, row.expression, lesson.python);
  }
  void operator()(const CheckBlock& block) const { check_facts(checker, block); }
  void operator()(const ExerciseBlock&) const { ++parts.questions; }
  void operator()(const QuizBlock& block) const { parts.questions += static_cast<int>(block.questions.size()); }
  void operator()(const DialogueBlock& block) const {
    for (const auto& turn : block.turns) text(turn.text);
  }
  void operator()(const NotesBlock& block) const { check_text(checker, block.text, lesson.id, lesson.python); }
};

void check_parts(Checker& checker, const Lesson& lesson, const Parts& parts) {
  Origin origin{lesson.path, 1, 1};
  if (parts.runs == 0) checker.error(origin, "parts", "no program to run", "Add a block: python run.");
  if (parts.predictions == 0) checker.error(origin, "parts", "no prediction", "Add a predict block after a program.");
  if (parts.figures == 0) checker.error(origin, "parts", "no figure", "Add a figure block.");
  if (!lesson.find_section("summary"))
    checker.error(origin, "parts", "no summary", "End with '## Summary' and three to five bullets.");
}

void check_length(Checker& checker, const Lesson& lesson, const Parts& parts) {
  Origin origin{lesson.path, 1, 1};
  double minutes = static_cast<double>(parts.words) / words_a_minute +
                   (parts.runs + parts.predictions + parts.figures) * minutes_a_block +
                   parts.questions * minutes_a_question;
  std::string about = std::to_string(static_cast<int>(std::lround(minutes)));
  if (minutes < 2.5 || minutes > 8.5) {
    checker.warning(origin, "length", "the lesson takes about " + about + " minutes", "A lesson takes 3 to 8.");
  }
  if (std::fabs(minutes - lesson.minutes) > 0.4 * lesson.minutes) {
    checker.warning(origin, "length", "minutes = " + std::to_string(lesson.minutes) + ", but it takes about " + about,
                    "Correct 'minutes'.");
  }
}

}  // namespace

void check_program(Checker& checker, const Program& program) {
  ++checker.counts.programs;
  checker.later([&checker, &program] {
    ByVersion found;
    for (Version version : checker.versions(program.python)) {
      ProgramRun run = checker.evaluator().run(program, version);
      std::string expected;
      if (!ends_as_stated(program, run, version, expected))
        found.add("the program " + expected + ", but " + outcome_text(run), version);
    }
    checker.errors(program.origin, "program", found, program.python,
                   "Correct the program, or say how it ends: raises=, stops=, python=.");
  });
}

void check_lesson(Checker& checker, const Lesson& lesson) {
  ++checker.counts.lessons;
  Parts parts;
  for (const RichText* text : {&lesson.goal, &lesson.hook, &lesson.next})
    check_text(checker, *text, lesson.id, lesson.python);
  check_topics(checker, lesson.topics, {lesson.path, 1, 1});
  for (const auto& program : lesson.programs) check_program(checker, *program);
  for (const Section& section : lesson.sections) {
    check_text(checker, section.heading, lesson.id, lesson.python);
    for (const Block& block : section.blocks) std::visit(BlockCheck{checker, lesson, parts}, block);
  }
  check_parts(checker, lesson, parts);
  check_length(checker, lesson, parts);
}

}  // namespace slotscope::course
