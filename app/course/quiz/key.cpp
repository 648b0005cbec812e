// Finding the key of a question.
#include "course/quiz/key.hpp"

#include <charconv>

#include "course/evaluate/filled.hpp"
#include "course/source/strings.hpp"

namespace slotscope::course {

namespace {

void keep_choices(const Question& question, Version version, Key& key) {
  for (const Choice& choice : question.choices) key.right.push_back(choice.right.contains(version));
}

void predict_output(const Question& question, Version version, Evaluator& evaluator, Key& key) {
  ProgramRun run = evaluator.run(*question.program, version);
  key.text = run.output;
  for (const Choice& choice : question.choices) {
    std::string text = to_plain(fill(choice.text, evaluator, version), {0, 0, false});
    key.right.push_back(answer_text(text) == normalized(run.output));
  }
}

void predict_bytes(const Question& question, Version version, Evaluator& evaluator, Key& key) {
  Value value = evaluator.raw(*question.program, question.of, version);
  double number = 0;
  auto done = std::from_chars(value.text.data(), value.text.data() + value.text.size(), number);
  if (!value.ok) {
    key.problem = value.problem;
  } else if (done.ec != std::errc() || done.ptr != value.text.data() + value.text.size()) {
    key.problem = '\'' + question.of + "' is no number: " + value.text;
  } else {
    key.number = number;
    key.text = value.text;
  }
}

}  // namespace

std::string answer_text(std::string_view text) {
  std::string result = normalized(text);
  if (result.starts_with("```") && result.ends_with("```") && result.size() >= 6) {
    std::size_t first = result.find('\n');
    if (first != std::string::npos)
      result = normalized(std::string_view(result).substr(first, result.size() - first - 3));
  } else if (result.size() >= 2 && result.starts_with('`') && result.ends_with('`')) {
    result = result.substr(1, result.size() - 2);
  }
  return normalized(result);
}

std::string with_blanks(const Question& question, const std::vector<std::string>& texts) {
  std::string source = question.program ? question.program->full_source() : "";
  for (std::size_t i = 0; i < texts.size(); ++i) {
    source = replace_all(std::move(source), "<<" + std::to_string(i + 1) + ">>", texts[i]);
  }
  return source;
}

std::string in_order(const Question& question, const std::vector<int>& order) {
  std::string source = question.program ? question.program->full_source() : "";
  for (int index : order) {
    std::string_view step = question.steps[static_cast<std::size_t>(index)].source;
    if (step.size() >= 2 && step.starts_with('`') && step.ends_with('`')) step = step.substr(1, step.size() - 2);
    source += std::string(step) + '\n';
  }
  return source;
}

bool claim_holds_for(const Question& question, const std::string& source, Version version, Evaluator& evaluator) {
  if (question.claim.empty()) return false;
  Program program;
  program.source = source + (question.evidence ? question.evidence->source : "");
  program.python = question.python;
  if (question.program) program.input_lines = question.program->input_lines;
  ProgramRun run = evaluator.run(program, version);
  std::string problem;
  return run.result.outcome == Outcome::Finished && evaluator.holds(program, question.claim, version, problem);
}

Key key_of(const Question& question, Version version, Evaluator& evaluator) {
  Key key;
  switch (question.kind) {
    case QuestionKind::Single:
    case QuestionKind::Multiple:
      keep_choices(question, version, key);
      break;
    case QuestionKind::PredictOutput:
      if (question.program) predict_output(question, version, evaluator, key);
      break;
    case QuestionKind::PredictBytes:
      if (question.program) predict_bytes(question, version, evaluator, key);
      break;
    case QuestionKind::WhichLineRaises:
      if (question.program) key.line = evaluator.run(*question.program, version).error_line;
      break;
    case QuestionKind::FillBlank:
      for (const Blank& blank : question.blanks) key.blanks.push_back(blank.accept.empty() ? "" : blank.accept.front());
      break;
    case QuestionKind::OrderSteps:
      break;
  }
  if (!question.program && question.choices.empty() && question.steps.empty())
    key.problem = "the question has no program";
  return key;
}

}  // namespace slotscope::course
