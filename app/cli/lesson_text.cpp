// A whole lesson as plain text.
#include "cli/lesson_text.hpp"

#include "course/evaluate/figure_text.hpp"
#include "course/evaluate/filled.hpp"
#include "course/quiz/session.hpp"
#include "course/source/strings.hpp"

namespace slotscope::cli {

namespace {

using namespace course;

class LessonWriter {
 public:
  LessonWriter(const Lesson& lesson, Version version, Evaluator& evaluator, Notes notes)
      : lesson_(lesson), version_(version), evaluator_(evaluator), notes_(notes) {}

  std::string write(const Lesson* next) {
    std::string title = replace_all(lesson_.title, "`", "");
    text_ = title + '\n' + std::string(character_count(title), '=') + "\n\n";
    text_ += "Python " + to_string(version_) + ", about " +
             counted(static_cast<std::size_t>(lesson_.minutes), "minute") + "\n\n";
    text_ += "Goal: " + words(lesson_.goal) + words(lesson_.hook);
    for (const Section& section : lesson_.sections) {
      if (!section.id.empty()) {
        std::string heading = one_line(section.heading, evaluator_, version_);
        text_ += '\n' + heading + '\n' + std::string(character_count(heading), section.level == 2 ? '-' : '.') + "\n\n";
      }
      for (const Block& block : section.blocks) std::visit(*this, block);
    }
    if (!lesson_.next.empty()) text_ += "\nNext: " + words(lesson_.next);
    if (next) text_ += "slotscope lessons show " + next->id + '\n';
    return std::move(text_);
  }

  void operator()(const ProseBlock& block) { text_ += words(block.text) + '\n'; }
  void operator()(const CodeBlock& block) { code(block.source); }
  void operator()(const CheckBlock&) {}
  void operator()(const NotesBlock& block) {
    if (notes_ == Notes::Shown) text_ += "For the teacher: " + words(block.text) + '\n';
  }
  void operator()(const ProgramBlock& block) {
    const Program& program = *block.program;
    if (program.hidden) return;
    code(program.source);
    if (!program.python.contains(version_)) {
      text_ += "  (needs Python " + in_words(program.python) + ")\n\n";
      return;
    }
    ProgramRun run = evaluator_.run(program, version_);
    indented("  > ", run.output + run.error);
    std::vector<VersionedText> groups = evaluator_.output_by_version(program);
    if (groups.size() > 1) {
      text_ += "  differs by version:";
      for (const auto& [versions, output] : groups) text_ += ' ' + to_string(versions) + ';';
      text_.back() = '\n';
    }
    text_ += '\n';
  }
  void operator()(const PredictBlock& block) { question("Predict", *block.question); }
  void operator()(const FigureBlock& block) {
    text_ += "Figure: " + words(block.caption);
    indented("  ", figure_text(block, version_));
    text_ += '\n';
  }
  void operator()(const VersionsBlock& block) {
    indented("  ", versions_text(block, evaluator_));
    text_ += '\n';
  }
  void operator()(const ExerciseBlock& block) {
    const Exercise& exercise = *block.exercise;
    text_ += "Exercise " + exercise.id + ": " + exercise.title + "\n\n" + words(exercise.statement);
    for (const Requirement& requirement : exercise.requirements)
      text_ += "  [ ] " + one_line(requirement.text, evaluator_, version_) + '\n';
    text_ += '\n';
    code(exercise.starter);
    text_ += "Check it: slotscope grade " + exercise.id + " FILE\n\n";
  }
  void operator()(const QuizBlock& block) {
    for (const auto& each : block.questions) question("Question", *each);
  }
  void operator()(const DialogueBlock& block) {
    for (const auto& turn : block.turns) {
      text_ += turn.speaker + ": " + std::string(trim(plain(turn.text, evaluator_, version_, {76, 2, true}))) + "\n\n";
    }
  }

 private:
  std::string words(const RichText& text) { return plain(text, evaluator_, version_) + (text.empty() ? "" : "\n"); }

  void indented(std::string_view margin, const std::string& lines) {
    for (std::string_view line : lines_of(lines)) text_ += std::string(margin) + std::string(line) + '\n';
  }

  void code(const std::string& source) {
    indented("    ", source);
    text_ += '\n';
  }

  void question(std::string_view what, const Question& each) {
    text_ += std::string(what) + ": " + words(each.ask);
    if (each.program && !each.is_prediction) code(each.program->source);
    if (each.kind == QuestionKind::OrderSteps) {
      int number = 0;
      for (int step : presentation_order(each, evaluator_, version_, 0))
        choice(++number, each.steps[static_cast<std::size_t>(step)]);
    } else if (each.kind != QuestionKind::WhichLineRaises) {
      int number = 0;
      for (const Choice& one : each.choices) choice(++number, one.text);
    }
    text_ += '\n';
  }

  /// A numbered choice; what has several lines keeps them, below each other.
  void choice(int number, const RichText& text) {
    std::string head = "  " + std::to_string(number) + ") ";
    std::string margin(head.size(), ' ');
    text_ += head +
             replace_all(std::string(trim(plain(text, evaluator_, version_, {72, 0, true}))), "\n", '\n' + margin) +
             '\n';
  }

  const Lesson& lesson_;
  Version version_;
  Evaluator& evaluator_;
  Notes notes_;
  std::string text_;
};

}  // namespace

std::string lesson_text(const Course& course, const Lesson& lesson, Version version, Evaluator& evaluator,
                        Notes notes) {
  return LessonWriter(lesson, version, evaluator, notes).write(course.lesson_after(lesson));
}

}  // namespace slotscope::cli
