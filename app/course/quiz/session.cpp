// Shuffling and keeping a run through questions.
#include "course/quiz/session.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <numeric>

#include "course/evaluate/filled.hpp"
#include "course/source/strings.hpp"

namespace slotscope::course {

std::uint64_t Shuffler::next() {
  state_ += 0x9E3779B97F4A7C15ULL;
  std::uint64_t mixed = state_;
  mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBULL;
  return mixed ^ (mixed >> 31U);
}

std::size_t Shuffler::below(std::size_t bound) {
  return static_cast<std::size_t>(next() % bound);
}

bool safe_to_shuffle(const Question& question) {
  if (!question.shuffle) return false;
  static constexpr std::array<std::string_view, 8> place_words = {
      "all of the above", "none of the above", "all of these", "both of the above",
      "the first",        "the last one",      "above",        "below"};
  for (const Choice& choice : question.choices) {
    std::string text = lower(one_line(choice.text));
    if (std::any_of(place_words.begin(), place_words.end(),
                    [&](std::string_view words) { return text.find(words) != std::string::npos; })) {
      return false;
    }
  }
  return true;
}

namespace {

/// The choices as numbers when all of them are.
std::vector<double> as_numbers(const Question& question, Evaluator& evaluator, Version version) {
  std::vector<double> numbers;
  for (const Choice& choice : question.choices) {
    std::string text = replace_all(one_line(choice.text, evaluator, version), "\xE2\x80\xAF", "");
    for (std::string_view unit : {" bytes", " byte", "%"}) {
      if (text.ends_with(unit)) text.erase(text.size() - unit.size());
    }
    double number = 0;
    auto done = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || done.ec != std::errc() || done.ptr != text.data() + text.size()) return {};
    numbers.push_back(number);
  }
  return numbers;
}

}  // namespace

std::vector<int> presentation_order(const Question& question, Evaluator& evaluator, Version version,
                                    std::uint64_t seed) {
  bool steps = question.kind == QuestionKind::OrderSteps;
  std::vector<int> order(steps ? question.steps.size() : question.choices.size());
  std::iota(order.begin(), order.end(), 0);
  if (question.kind == QuestionKind::WhichLineRaises || order.size() < 2) return order;
  std::uint64_t own_seed = seed ^ fingerprint(question.id);
  Shuffler shuffler(own_seed);
  if (steps) {
    std::vector<int> written = order;
    while (order == written) shuffler.shuffle(order);
    return order;
  }
  std::vector<double> numbers = as_numbers(question, evaluator, version);
  if (!numbers.empty()) {
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
      return numbers[static_cast<std::size_t>(a)] < numbers[static_cast<std::size_t>(b)];
    });
  } else if (safe_to_shuffle(question)) {
    shuffler.shuffle(order);
  }
  return order;
}

QuizSession::QuizSession(std::vector<std::shared_ptr<const Question>> questions, QuizMode mode, Version version,
                         std::uint64_t seed, Evaluator& evaluator)
    : mode_(mode), version_(version), evaluator_(evaluator) {
  std::erase_if(questions, [&](const auto& question) { return !question->python.contains(version); });
  Shuffler(seed).shuffle(questions);
  for (auto& question : questions) {
    QuizItem item;
    item.order = presentation_order(*question, evaluator, version, seed);
    item.question = std::move(question);
    items_.push_back(std::move(item));
  }
}

const Marking& QuizSession::answer(std::size_t index, Answer answer, double seconds) {
  Marking marking = mark(*items_[index].question, answer, version_, evaluator_);
  keep(index, std::move(answer), std::move(marking), seconds);
  return items_[index].marking;
}

void QuizSession::keep(std::size_t index, Answer answer, Marking marking, double seconds) {
  QuizItem& item = items_[index];
  item.answered = true;
  item.answer = std::move(answer);
  item.marking = std::move(marking);
  item.seconds = seconds;
}

double QuizSession::credit() const {
  double sum = 0;
  for (const QuizItem& item : items_) sum += item.marking.credit;
  return items_.empty() ? 0 : sum / static_cast<double>(items_.size());
}

std::size_t QuizSession::answered() const {
  return static_cast<std::size_t>(
      std::count_if(items_.begin(), items_.end(), [](const QuizItem& item) { return item.answered; }));
}

std::vector<std::size_t> QuizSession::to_review() const {
  std::vector<std::size_t> list;
  for (std::size_t i = 0; i < items_.size(); ++i) {
    if (!items_[i].answered || !items_[i].marking.right) list.push_back(i);
  }
  return list;
}

}  // namespace slotscope::course
