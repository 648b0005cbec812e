// Questions reduced to what other formats can say.
#include "course/interchange/plain_question.hpp"

#include <algorithm>

#include "course/evaluate/filled.hpp"
#include "course/quiz/key.hpp"
#include "course/source/strings.hpp"

namespace slotscope::course {

namespace {

class Reducer {
 public:
  Reducer(const Question& question, Version version, Evaluator& evaluator)
      : question_(question), version_(version), evaluator_(evaluator), key_(key_of(question, version, evaluator)) {}

  PlainQuestion reduce(std::vector<std::string>& lost) {
    plain_.id = question_.id;
    plain_.ask = markdown(question_.ask);
    plain_.explain = markdown(question_.explain);
    std::string source = question_.program ? question_.program->full_source() : "";
    if (question_.kind == QuestionKind::FillBlank) source = numbered_blanks(source);
    if (!source.empty()) plain_.ask += "\n\n```python\n" + source + "```";
    switch (question_.kind) {
      case QuestionKind::Single:
        choices(PlainQuestion::Form::Choice);
        break;
      case QuestionKind::Multiple:
        choices(PlainQuestion::Form::Several);
        break;
      case QuestionKind::PredictOutput:
        if (!question_.choices.empty()) {
          choices(PlainQuestion::Form::Choice);
        } else {
          plain_.form = PlainQuestion::Form::Text;
          plain_.accept = {normalized(key_.text)};
        }
        break;
      case QuestionKind::PredictBytes:
        plain_.form = PlainQuestion::Form::Number;
        plain_.number = key_.number.value_or(0);
        plain_.tolerance = question_.tolerance;
        break;
      case QuestionKind::WhichLineRaises:
        lines();
        break;
      case QuestionKind::FillBlank:
        blanks();
        break;
      case QuestionKind::OrderSteps:
        plain_.form = PlainQuestion::Form::Order;
        for (const RichText& step : question_.steps) plain_.accept.push_back(markdown(step));
        if (!question_.orders.empty() || question_.code)
          lost.push_back(question_.id + ": other right orders are left out");
        break;
    }
    if (!question_.wrong.empty())
      lost.push_back(question_.id + ": what is said about foreseen wrong answers is left out");
    return std::move(plain_);
  }

 private:
  std::string markdown(const RichText& text) {
    return std::string(trim(to_markdown(fill(text, evaluator_, version_))));
  }

  std::string numbered_blanks(std::string source) const {
    for (std::size_t i = 1; i <= question_.blanks.size(); ++i) {
      source = replace_all(std::move(source), "<<" + std::to_string(i) + ">>", "__(" + std::to_string(i) + ")__");
    }
    return source;
  }

  void choices(PlainQuestion::Form form) {
    plain_.form = form;
    for (std::size_t i = 0; i < question_.choices.size(); ++i) {
      plain_.choices.push_back(
          {markdown(question_.choices[i].text), markdown(question_.choices[i].why), key_.right[i]});
    }
  }

  void lines() {
    plain_.form = PlainQuestion::Form::Choice;
    int number = 0;
    std::string otherwise = markdown(question_.otherwise);
    for (std::string_view line : lines_of(question_.program->source)) {
      ++number;
      std::string_view text = trim(line);
      if (text.empty()) continue;
      PlainChoice choice{std::to_string(number) + ": `" + std::string(text) + '`', otherwise, number == key_.line};
      for (const Choice& said : question_.choices) {
        if (said.line == text) choice.why = markdown(said.why);
      }
      plain_.choices.push_back(std::move(choice));
    }
    plain_.choices.push_back({"no line raises", key_.line == 0 ? "" : otherwise, key_.line == 0});
  }

  void blanks() {
    plain_.form = question_.blanks.size() == 1 ? PlainQuestion::Form::Text : PlainQuestion::Form::Blanks;
    if (question_.blanks.size() == 1) {
      plain_.accept = question_.blanks.front().accept;
    } else {
      plain_.accept = key_.blanks;
    }
  }

  const Question& question_;
  Version version_;
  Evaluator& evaluator_;
  Key key_;
  PlainQuestion plain_;
};

}  // namespace

PlainQuestion plain_question(const Question& question, Version version, Evaluator& evaluator,
                             std::vector<std::string>& lost) {
  return Reducer(question, version, evaluator).reduce(lost);
}

std::string html_of(const std::string& markdown) {
  Diagnostics ignored;
  return to_html(parse_markdown(replace_all(markdown, "{{", "\\{{"), {}, ignored).blocks);
}

void add_general_losses(const Questions& questions, Version version, std::vector<std::string>& lost) {
  auto any = [&](auto has) {
    return std::any_of(questions.begin(), questions.end(), [&](const auto& each) { return has(*each); });
  };
  if (any([](const Question& each) { return each.evidence != nullptr; }))
    lost.emplace_back("evidence and claims: answers can no longer be proven by running them");
  if (any([](const Question& each) { return !each.ask.expressions.empty() || !each.explain.expressions.empty(); })) {
    lost.push_back("computed text is written out for Python " + to_string(version));
  }
  if (any([](const Question& each) { return !each.python.is_all(); }))
    lost.emplace_back("versions a question is meant for");
}

}  // namespace slotscope::course
