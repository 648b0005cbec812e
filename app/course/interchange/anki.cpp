// Cards for Anki's text import: front, back and tags, divided by tabs.
#include "course/evaluate/filled.hpp"
#include "course/interchange/plain_question.hpp"
#include "course/source/strings.hpp"

namespace slotscope::course {

namespace {

std::string field(std::string html) {
  html = replace_all(std::move(html), "\t", "    ");
  return '"' + replace_all(replace_all(std::move(html), "\"", "\"\""), "\n", "<br>") + '"';
}

std::string front(const PlainQuestion& question) {
  std::string html = html_of(question.ask);
  if (!question.choices.empty()) {
    html += "<ul>";
    for (const PlainChoice& choice : question.choices) html += "<li>" + html_of(choice.text) + "</li>";
    html += "</ul>";
  }
  return html;
}

std::string back(const PlainQuestion& question) {
  using Form = PlainQuestion::Form;
  std::string html;
  switch (question.form) {
    case Form::Choice:
    case Form::Several:
      for (const PlainChoice& choice : question.choices) {
        html += choice.right ? "<p><b>Right:</b></p>" : "<p>Wrong:</p>";
        html += html_of(choice.text) + html_of(choice.why);
      }
      break;
    case Form::Number:
      html = "<p>" + std::to_string(static_cast<long long>(question.number)) + "</p>";
      break;
    case Form::Order:
      html = "<ol>";
      for (const std::string& step : question.accept) html += "<li>" + html_of(step) + "</li>";
      html += "</ol>";
      break;
    case Form::Text:
    case Form::Blanks:
      for (const std::string& each : question.accept) html += "<pre>" + html_escaped(each) + "</pre>";
      break;
  }
  return html + html_of(question.explain);
}

}  // namespace

Exported to_anki(const Questions& questions, const std::string& deck, Version version, Evaluator& evaluator) {
  Exported result;
  add_general_losses(questions, version, result.lost);
  result.lost.emplace_back("answering inside the card: Anki shows the answer, the learner judges it");
  std::string text = "#separator:tab\n#html:true\n#notetype:Basic\n#deck:" + deck + "\n#tags column:3\n";
  for (const auto& question : questions) {
    PlainQuestion plain = plain_question(*question, version, evaluator, result.lost);
    text += field(front(plain)) + '\t' + field(back(plain)) + "\tslotscope " + question->track + ' ' + question->topic +
            '\n';
  }
  result.files.emplace_back("cards.txt", std::move(text));
  return result;
}

}  // namespace slotscope::course
