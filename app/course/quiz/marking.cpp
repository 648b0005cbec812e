// Marking, one function a kind of question.
#include "course/quiz/marking.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "course/evaluate/filled.hpp"
#include "course/source/data.hpp"
#include "course/source/strings.hpp"

namespace slotscope::course {

namespace {

class Marker {
 public:
  Marker(const Question& question, const Answer& answer, Version version, Evaluator& evaluator)
      : question_(question),
        answer_(answer),
        version_(version),
        evaluator_(evaluator),
        key_(key_of(question, version, evaluator)) {}

  Marking mark() {
    marking_.problem = key_.problem;
    if (!key_.problem.empty()) return std::move(marking_);
    switch (question_.kind) {
      case QuestionKind::Single:
        choices(false);
        break;
      case QuestionKind::Multiple:
        choices(true);
        break;
      case QuestionKind::PredictOutput:
        question_.choices.empty() ? output() : choices(false);
        break;
      case QuestionKind::PredictBytes:
        bytes();
        break;
      case QuestionKind::WhichLineRaises:
        line();
        break;
      case QuestionKind::FillBlank:
        blanks();
        break;
      case QuestionKind::OrderSteps:
        order();
        break;
    }
    marking_.right = marking_.credit >= 1;
    marking_.explain = fill(question_.explain, evaluator_, version_);
    if (!marking_.right) marking_.reread = question_.reread;
    return std::move(marking_);
  }

 private:
  std::string typed(std::size_t index = 0) const {
    return index < answer_.texts.size() ? answer_.texts[index] : std::string();
  }

  void choices(bool several) {
    int right = 0;
    int hits = 0;
    int misses = 0;
    std::vector<std::string> correct;
    for (std::size_t i = 0; i < question_.choices.size(); ++i) {
      bool picked = std::find(answer_.picks.begin(), answer_.picks.end(), static_cast<int>(i)) != answer_.picks.end();
      right += key_.right[i];
      hits += picked && key_.right[i];
      misses += picked && !key_.right[i];
      if (key_.right[i])
        correct.emplace_back(trim(plain(question_.choices[i].text, evaluator_, version_, {0, 0, false})));
      marking_.remarks.push_back(
          {static_cast<int>(i), key_.right[i], picked, fill(question_.choices[i].why, evaluator_, version_)});
    }
    marking_.correct = correct.empty() ? "none of them" : join(correct, "; ");
    if (several && right > 0) {
      marking_.credit = std::max(0.0, static_cast<double>(hits - misses) / right);
    } else if (several) {
      marking_.credit = misses == 0 ? 1 : 0;
    } else {
      marking_.credit = hits == 1 && misses == 0 ? 1 : 0;
    }
  }

  /// What was foreseen about a wrong typed answer, or what holds for all others.
  void remark_on_typed(bool right) {
    if (right) return;
    for (const WrongAnswer& wrong : question_.wrong) {
      bool same = !wrong.answers.empty() && wrong.answers.size() <= std::max<std::size_t>(1, answer_.texts.size());
      for (std::size_t i = 0; same && i < wrong.answers.size(); ++i) {
        std::string foreseen = answer_text(to_plain(fill(wrong.answers[i], evaluator_, version_), {0, 0, false}));
        same = foreseen == answer_text(typed(i)) || same_number(foreseen, typed(i));
      }
      if (!same) continue;
      marking_.remarks.push_back({-1, false, true, fill(wrong.why, evaluator_, version_)});
      return;
    }
    marking_.remarks.push_back({-1, false, true, fill(question_.otherwise, evaluator_, version_)});
  }

  /// A number as a person types it: "1 536 bytes", "48", "48.0".
  static std::optional<double> number_in(std::string_view text) {
    std::string digits;
    for (std::size_t i = 0; i < text.size(); ++i) {
      char c = text[i];
      bool grouping =
          c == ' ' || c == '_' || c == ',' || c == '\xE2' || c == '\x80' || c == '\xAF' || c == '\xC2' || c == '\xA0';
      if ((c >= '0' && c <= '9') || c == '.' || (c == '-' && digits.empty())) {
        digits += c;
      } else if (!grouping) {
        break;
      }
    }
    double number = 0;
    auto done = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (digits.empty() || done.ec != std::errc()) return std::nullopt;
    return number;
  }

  static bool same_number(std::string_view a, std::string_view b) {
    std::optional<double> x = number_in(a);
    std::optional<double> y = number_in(b);
    return x && y && *x == *y && normalized(a).find_first_not_of("0123456789.-") == std::string::npos;
  }

  void output() {
    marking_.correct = key_.text;
    bool right = normalized(typed()) == normalized(key_.text);
    marking_.credit = right ? 1 : 0;
    remark_on_typed(right);
  }

  void bytes() {
    marking_.correct = key_.text;
    std::optional<double> number = number_in(trim(typed()));
    bool right = number && std::fabs(*number - *key_.number) <= question_.tolerance + 1e-9;
    marking_.credit = right ? 1 : 0;
    remark_on_typed(right);
  }

  void line() {
    std::vector<std::string_view> lines = lines_of(question_.program->source);
    auto text_of = [&](int number) {
      bool inside = number >= 1 && number <= static_cast<int>(lines.size());
      return inside ? std::string(trim(lines[static_cast<std::size_t>(number - 1)])) : std::string("no line");
    };
    marking_.correct =
        key_.line == 0 ? "no line raises" : "line " + std::to_string(key_.line) + ": " + text_of(key_.line);
    bool right = answer_.line == key_.line;
    marking_.credit = right ? 1 : 0;
    const Choice* said = nullptr;
    for (const Choice& choice : question_.choices) {
      if (choice.line == text_of(answer_.line)) said = &choice;
    }
    if (said) {
      marking_.remarks.push_back({-1, right, true, fill(said->why, evaluator_, version_)});
    } else if (!right) {
      marking_.remarks.push_back({-1, false, true, fill(question_.otherwise, evaluator_, version_)});
    }
  }

  void blanks() {
    marking_.correct = join(key_.blanks, "; ");
    int accepted = 0;
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < question_.blanks.size(); ++i) {
      texts.push_back(typed(i));
      const std::vector<std::string>& accept = question_.blanks[i].accept;
      accepted += std::any_of(accept.begin(), accept.end(),
                              [&](const std::string& each) { return normalized(each) == normalized(texts.back()); });
    }
    int count = static_cast<int>(question_.blanks.size());
    if (accepted == count || claim_holds_for(question_, with_blanks(question_, texts), version_, evaluator_)) {
      marking_.credit = 1;
    } else {
      marking_.credit = count > 0 ? static_cast<double>(accepted) / count : 0;
    }
    remark_on_typed(marking_.credit >= 1);
  }

  void order() {
    std::vector<std::string> correct;
    for (const RichText& step : question_.steps) correct.push_back(one_line(step, evaluator_, version_));
    marking_.correct = join(correct, " \xE2\x86\x92 ");
    std::vector<int> written(question_.steps.size());
    for (std::size_t i = 0; i < written.size(); ++i) written[i] = static_cast<int>(i);
    std::vector<int> sorted = answer_.order;
    std::sort(sorted.begin(), sorted.end());
    if (sorted != written) return;
    bool right =
        answer_.order == written ||
        std::find(question_.orders.begin(), question_.orders.end(), answer_.order) != question_.orders.end() ||
        (question_.code && claim_holds_for(question_, in_order(question_, answer_.order), version_, evaluator_));
    // Otherwise the share of neighbours that stand in the right order to each other.
    int pairs = 0;
    for (std::size_t i = 0; i + 1 < answer_.order.size(); ++i) pairs += answer_.order[i] + 1 == answer_.order[i + 1];
    double share = written.size() > 1 ? static_cast<double>(pairs) / static_cast<double>(written.size() - 1) : 0;
    marking_.credit = right ? 1 : std::min(share, 0.9);
    remark_on_typed(right);
  }

  const Question& question_;
  const Answer& answer_;
  Version version_;
  Evaluator& evaluator_;
  Key key_;
  Marking marking_;
};

}  // namespace

Marking mark(const Question& question, const Answer& answer, Version version, Evaluator& evaluator) {
  return Marker(question, answer, version, evaluator).mark();
}

Proof prove(const Question& question, Version version, Evaluator& evaluator) {
  Proof proof;
  if (!question.evidence) return proof;
  proof.available = true;
  proof.source = question.evidence->full_source();
  Program whole = *question.evidence;
  whole.source = proof.source;
  whole.before.clear();
  ProgramRun run = evaluator.run(whole, version);
  proof.output = run.output + run.error_output;
  return proof;
}

std::string to_text(const Answer& answer) {
  Data data = Data::table();
  auto numbers = [](const std::vector<int>& list) {
    Data items = Data::list();
    for (int each : list) items.add(each);
    return items;
  };
  if (!answer.picks.empty()) data.set("picks", numbers(answer.picks));
  if (!answer.order.empty()) data.set("order", numbers(answer.order));
  if (answer.line != 0) data.set("line", answer.line);
  if (!answer.texts.empty()) {
    Data items = Data::list();
    for (const std::string& each : answer.texts) items.add(each);
    data.set("texts", std::move(items));
  }
  return write_json(data, 0);
}

Answer answer_from(std::string_view text) {
  Answer answer;
  std::string error;
  std::optional<Data> data = parse_json(text, error);
  if (!data) return answer;
  for (const Data& each : data->items_of("picks")) answer.picks.push_back(static_cast<int>(each.integer));
  for (const Data& each : data->items_of("order")) answer.order.push_back(static_cast<int>(each.integer));
  for (const Data& each : data->items_of("texts")) answer.texts.push_back(each.text);
  answer.line = static_cast<int>(data->integer_of("line"));
  return answer;
}

}  // namespace slotscope::course
