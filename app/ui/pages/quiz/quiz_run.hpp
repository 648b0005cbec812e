// One run through questions in the window: where it stands, what was answered, and how it went by topic.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "course/quiz/session.hpp"
#include "ui/pages/question/question_view.hpp"

namespace slotscope {

class Study;

/// What is asked: a list of questions with a name for it.
struct QuizWish {
  std::string title;
  std::vector<std::shared_ptr<const course::Question>> questions;
};

/// Questions that may be asked on this version.
std::vector<std::shared_ptr<const course::Question>> askable(std::vector<std::shared_ptr<const course::Question>> all,
                                                             Version version);

/// The questions of "due", a track, a lesson or a question; without questions when there is no such thing.
QuizWish wish_for(Study& study, std::string_view argument);

struct TopicResult {
  std::string title;
  int questions = 0;
  double credit = 0;  ///< mean, 0 to 1
};

/// How a session went, topic by topic, in the order of the course.
std::vector<TopicResult> results_by_topic(const course::QuizSession& session, const course::Course& course);

/// "12:05".
std::string clock_text(double seconds);

class QuizRun {
 public:
  enum class State : std::uint8_t { Preparing, Asking, Finished };

  enum class Layout : std::uint8_t { OneByOne, AllOnAPage };

  /// Shuffles away from the window and asks when that is done.
  QuizRun(Study& study, QuizWish wish, course::QuizMode mode, Layout layout, std::uint64_t seed);
  QuizRun(const QuizRun&) = delete;
  QuizRun& operator=(const QuizRun&) = delete;

  State state() const { return state_; }
  const std::string& title() const { return title_; }
  course::QuizMode mode() const { return mode_; }
  const course::QuizSession& session() const { return *session_; }
  std::size_t size() const { return count_; }
  std::size_t current() const { return current_; }
  Layout layout() const { return layout_; }
  QuestionView& view() { return view_of(current_); }
  QuestionView& view_of(std::size_t index);
  const course::QuizItem& item() const { return session_->items()[current_]; }

  bool marking() const { return marking_; }
  /// The answer is marked and may be shown: at once in practice, at the end in an exam.
  bool told() const;
  void submit();
  /// The question after, or the results after the last.
  void go_on();
  void go_to(std::size_t index);
  void finish();
  /// Looks through the questions that were not answered rightly.
  void review();
  bool reviewing() const { return reviewing_; }

  /// The program that proves the answer, with what it prints; empty until it was asked for and has run.
  void prove();
  const prose::TextView* proof() const { return proof_.document().text.empty() ? nullptr : &proof_; }
  prose::TextView& proof_view() { return proof_; }
  bool proving() const { return proving_; }

  /// Seconds left in an exam.
  double seconds_left() const;

 private:
  void begin(std::shared_ptr<course::QuizSession> session);
  void show_current();

  Study& study_;
  std::string title_;
  course::QuizMode mode_;
  Layout layout_;
  std::size_t count_;
  State state_ = State::Preparing;
  std::shared_ptr<course::QuizSession> session_;
  std::vector<std::unique_ptr<QuestionView>> views_;
  std::size_t current_ = 0;
  std::vector<std::size_t> to_review_;
  bool reviewing_ = false;
  bool marking_ = false;
  bool proving_ = false;
  prose::TextView proof_;
  double asked_at_ = 0;
  double ends_at_ = 0;
  std::shared_ptr<int> alive_ = std::make_shared<int>();
};

}  // namespace slotscope
