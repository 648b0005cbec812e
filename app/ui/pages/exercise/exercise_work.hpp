// A learner's work on one exercise: the draft, checks on the worker, hints one by one, and when the solution may be
// seen.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "course/grading/grader.hpp"
#include "course/progress/store.hpp"

namespace slotscope {

class Shell;
class Study;

/// Whether the solution is shown when it is asked for.
enum class SolutionAnswer { Shown, AskAgain };

/// Whoever has tried, has passed, or asks for the second time may see it.
SolutionAnswer answer_to_solution_wish(bool tried, bool passed, int times_asked);

class ExerciseWork {
 public:
  ExerciseWork(Shell& shell, Study& study, std::shared_ptr<const course::Exercise> exercise);
  ~ExerciseWork();
  ExerciseWork(const ExerciseWork&) = delete;
  ExerciseWork& operator=(const ExerciseWork&) = delete;

  const course::Exercise& exercise() const { return *exercise_; }
  Version version() const;
  /// The draft, or the starter.
  std::string source() const;
  void keep_draft(const std::string& source);
  void remove_draft();

  /// Checks on the worker; the result is recorded, and told by `on_result` on the window's thread.
  void check(std::string source);
  void stop();
  /// Looks what is met already, while the learner is still writing: nothing is recorded. Told by `on_look`.
  void look(std::string source);
  bool checking() const { return stop_ != nullptr; }
  const std::optional<course::GradeResult>& result() const { return result_; }
  std::function<void()> on_result;
  std::function<void(const course::GradeResult&)> on_look;

  int hints_shown() const;
  void show_next_hint();
  /// Answers whether it is shown now.
  SolutionAnswer ask_for_solution();
  bool solution_shown() const;
  bool passed() const;

 private:
  using Wish = std::shared_ptr<std::atomic<bool>>;  ///< to stop; none while nothing is graded
  using Graded = std::function<void(course::GradeResult, const std::string& source)>;

  /// Grades on the worker; `asked` is the wish to stop until it is done.
  void grade_away(Wish& asked, std::string source, Graded graded);
  void take(course::GradeResult result, const std::string& source);

  Shell& shell_;
  Study& study_;
  std::shared_ptr<const course::Exercise> exercise_;
  Wish stop_;       ///< of the check under way
  Wish stop_look_;  ///< of the look under way
  std::optional<course::GradeResult> result_;
  int times_asked_ = 0;
  std::shared_ptr<int> alive_ = std::make_shared<int>();
};

}  // namespace slotscope
