// Questions as Moodle's GIFT.
//
// What GIFT has no place for but an author wants back (topic, difficulty, links) goes into a comment that starts with
// "// slotscope:"; Moodle skips it.
#include <charconv>
#include <cmath>

#include "course/interchange/plain_question.hpp"
#include "course/source/strings.hpp"

namespace slotscope::course {

namespace {

constexpr std::string_view note_mark = "// slotscope: ";

std::string escaped(std::string_view text) {
  std::string result;
  for (char c : text) {
    if (std::string_view("~=#{}:\\").find(c) != std::string_view::npos) result += '\\';
    if (c == '\n') {
      result += "\\n";
    } else {
      result += c;
    }
  }
  return result;
}

std::string number_text(double number) {
  char buffer[40];
  return {buffer, std::to_chars(buffer, buffer + sizeof buffer, number).ptr};
}

std::string with_feedback(const std::string& text, const std::string& why) {
  return escaped(text) + (why.empty() ? "" : "#" + escaped(why));
}

std::string several(const PlainQuestion& question) {
  double right = 0;
  for (const PlainChoice& choice : question.choices) right += choice.right;
  double wrong = static_cast<double>(question.choices.size()) - right;
  std::string text;
  auto share = [](double parts) { return parts > 0 ? number_text(std::round(100000 / parts * 100) / 100000) : "0"; };
  for (const PlainChoice& choice : question.choices) {
    text += "\t~%" + std::string(choice.right ? "" : "-") + share(choice.right ? right : wrong) + '%' +
            with_feedback(choice.text, choice.why) + '\n';
  }
  return text;
}

std::string answer_block(const PlainQuestion& question) {
  using Form = PlainQuestion::Form;
  std::string text = "{\n";
  switch (question.form) {
    case Form::Choice:
      for (const PlainChoice& choice : question.choices)
        text += std::string("\t") + (choice.right ? '=' : '~') + with_feedback(choice.text, choice.why) + '\n';
      break;
    case Form::Several:
      text += several(question);
      break;
    case Form::Text:
      for (const std::string& each : question.accept) text += "\t=" + escaped(each) + '\n';
      break;
    case Form::Number:
      text = "{#\n\t=" + number_text(question.number) + ':' + number_text(question.tolerance) + '\n';
      break;
    case Form::Order:
      for (std::size_t i = 0; i < question.accept.size(); ++i)
        text += "\t=" + escaped(question.accept[i]) + " -> " + std::to_string(i + 1) + '\n';
      break;
    case Form::Blanks:
      break;
  }
  if (!question.explain.empty()) text += "\t####" + escaped(question.explain) + '\n';
  return text + '}';
}

}  // namespace

Exported to_gift(const Questions& questions, Version version, Evaluator& evaluator) {
  Exported result;
  add_general_losses(questions, version, result.lost);
  std::string text;
  for (const auto& question : questions) {
    PlainQuestion plain = plain_question(*question, version, evaluator, result.lost);
    if (plain.form == PlainQuestion::Form::Blanks) {
      result.lost.push_back(question->id + ": several blanks cannot be held by GIFT; the question was left out");
      continue;
    }
    Data note = Data::table();
    note.set("topic", question->topic).set("difficulty", question->difficulty).set("kind", name_of(question->kind));
    if (!question->python.is_all()) note.set("python", to_string(question->python));
    if (!question->reread.empty()) note.set("reread", question->reread);
    text += std::string(note_mark) + write_json(note, 0) + "\n::" + escaped(plain.id) + "::[markdown]" +
            escaped(plain.ask) + answer_block(plain) + "\n\n";
  }
  result.files.emplace_back("quiz.gift", std::move(text));
  return result;
}

}  // namespace slotscope::course
