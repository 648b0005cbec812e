// What a learner has put down for a question so far, before it is marked. Knows nothing of the screen.
#pragma once

#include <string>
#include <vector>

#include "course/quiz/marking.hpp"

namespace slotscope {

class AnswerSheet {
 public:
  /// `order` is how the choices, or the steps, are shown.
  AnswerSheet(const course::Question& question, std::vector<int> order);

  /// How many things can be picked: choices, or lines of the program and "no line".
  std::size_t places() const;
  /// Which choice, or step, is shown at a place.
  int shown_at(std::size_t place) const { return order_[place]; }
  /// Picks what is shown at a place; takes it back where several may be picked.
  void pick(std::size_t place);
  bool picked(std::size_t place) const;
  /// Moves a step to another place.
  void move_step(std::size_t from, std::size_t to);

  bool asks_for_choices() const;
  bool asks_for_lines() const { return question_->kind == course::QuestionKind::WhichLineRaises; }
  bool asks_for_order() const { return question_->kind == course::QuestionKind::OrderSteps; }
  bool asks_for_text() const { return !asks_for_choices() && !asks_for_lines() && !asks_for_order(); }

  std::vector<std::string>& texts() { return texts_; }
  const std::vector<std::string>& texts() const { return texts_; }

  /// There is something to mark.
  bool complete() const;
  course::Answer answer() const;
  /// Puts down an answer that was given before.
  void restore(const course::Answer& answer);

 private:
  const course::Question* question_;
  std::vector<int> order_;
  std::vector<std::string> texts_;
  std::vector<bool> picked_;  ///< by place
  std::size_t lines_ = 0;
};

}  // namespace slotscope
