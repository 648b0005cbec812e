// A run through some questions: which ones, in which order, and how it went.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "course/quiz/marking.hpp"

namespace slotscope::course {

/// Small, fast and the same everywhere (splitmix64): shuffles must be repeatable from their seed.
class Shuffler {
 public:
  explicit Shuffler(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next();
  /// A number below `bound`.
  std::size_t below(std::size_t bound);
  template <class Item>
  void shuffle(std::vector<Item>& items) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
  }

 private:
  std::uint64_t state_;
};

/// The order in which to show the choices (or the steps) of a question: shuffled where that is safe, numbers sorted.
/// Steps never start in their right order.
std::vector<int> presentation_order(const Question& question, Evaluator& evaluator, Version version,
                                    std::uint64_t seed);

/// Whether choices may change places: not when they speak of each other's places.
bool safe_to_shuffle(const Question& question);

enum class QuizMode { Practice, Exam };

struct QuizItem {
  std::shared_ptr<const Question> question;
  std::vector<int> order;  ///< of choices or steps as shown
  bool answered = false;
  Answer answer;
  Marking marking;
  double seconds = 0;  ///< from showing it to the answer
};

/// Questions for one version, with the answers given. In practice the marking is shown at once, in an exam at the end.
class QuizSession {
 public:
  QuizSession(std::vector<std::shared_ptr<const Question>> questions, QuizMode mode, Version version,
              std::uint64_t seed, Evaluator& evaluator);

  const std::vector<QuizItem>& items() const { return items_; }
  QuizMode mode() const { return mode_; }
  Version version() const { return version_; }
  /// Marks and keeps the answer; in an exam it may be given again.
  const Marking& answer(std::size_t index, Answer answer, double seconds);
  /// Keeps an answer that was marked elsewhere: marking may take a run.
  void keep(std::size_t index, Answer answer, Marking marking, double seconds);
  double credit() const;
  std::size_t answered() const;
  bool done() const { return answered() == items_.size(); }
  /// Questions answered wrongly or not at all: what a review shows.
  std::vector<std::size_t> to_review() const;

 private:
  std::vector<QuizItem> items_;
  QuizMode mode_;
  Version version_;
  Evaluator& evaluator_;
};

}  // namespace slotscope::course
