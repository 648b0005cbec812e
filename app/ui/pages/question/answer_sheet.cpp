// Picking, typing and ordering, one rule a kind of question.
#include "ui/pages/question/answer_sheet.hpp"

#include <algorithm>
#include <utility>

#include "course/source/strings.hpp"

namespace slotscope {

using course::QuestionKind;

AnswerSheet::AnswerSheet(const course::Question& question, std::vector<int> order)
    : question_(&question), order_(std::move(order)) {
  if (asks_for_lines() && question.program) lines_ = course::lines_of(question.program->source).size();
  if (asks_for_text()) texts_.resize(std::max<std::size_t>(1, question.blanks.size()));
  picked_.resize(places());
}

bool AnswerSheet::asks_for_choices() const {
  return question_->kind == QuestionKind::Single || question_->kind == QuestionKind::Multiple ||
         (question_->kind == QuestionKind::PredictOutput && !question_->choices.empty());
}

std::size_t AnswerSheet::places() const {
  return asks_for_lines() ? lines_ + 1 : order_.size();
}

void AnswerSheet::pick(std::size_t place) {
  if (place >= picked_.size() || asks_for_order()) return;
  const bool several = question_->kind == QuestionKind::Multiple;
  const bool on = several ? !picked_[place] : true;
  if (!several) std::fill(picked_.begin(), picked_.end(), false);
  picked_[place] = on;
}

bool AnswerSheet::picked(std::size_t place) const {
  return place < picked_.size() && picked_[place];
}

void AnswerSheet::move_step(std::size_t from, std::size_t to) {
  if (from >= order_.size() || to >= order_.size()) return;
  const int step = order_[from];
  order_.erase(order_.begin() + static_cast<std::ptrdiff_t>(from));
  order_.insert(order_.begin() + static_cast<std::ptrdiff_t>(to), step);
}

bool AnswerSheet::complete() const {
  if (asks_for_order()) return true;
  if (asks_for_text())
    return std::all_of(texts_.begin(), texts_.end(), [](const std::string& text) { return !text.empty(); });
  return std::find(picked_.begin(), picked_.end(), true) != picked_.end();
}

course::Answer AnswerSheet::answer() const {
  course::Answer answer;
  if (asks_for_order()) {
    answer.order = order_;
  } else if (asks_for_text()) {
    answer.texts = texts_;
  } else {
    for (std::size_t place = 0; place < picked_.size(); ++place) {
      if (!picked_[place]) continue;
      if (asks_for_lines()) {
        answer.line = place < lines_ ? static_cast<int>(place) + 1 : 0;
      } else {
        answer.picks.push_back(order_[place]);
      }
    }
  }
  return answer;
}

void AnswerSheet::restore(const course::Answer& answer) {
  if (asks_for_order() && answer.order.size() == order_.size()) order_ = answer.order;
  if (asks_for_text() && answer.texts.size() == texts_.size()) texts_ = answer.texts;
  std::fill(picked_.begin(), picked_.end(), false);
  if (asks_for_lines()) {
    const auto line = static_cast<std::size_t>(answer.line);
    picked_[answer.line > 0 && line <= lines_ ? line - 1 : lines_] = true;
  }
  for (std::size_t place = 0; asks_for_choices() && place < order_.size(); ++place)
    picked_[place] = std::find(answer.picks.begin(), answer.picks.end(), order_[place]) != answer.picks.end();
}

}  // namespace slotscope
