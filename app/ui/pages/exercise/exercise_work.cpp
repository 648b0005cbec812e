// Drafts, checks, hints and the solution of one exercise.
#include "ui/pages/exercise/exercise_work.hpp"

#include <utility>

#include "ui/pages/study.hpp"
#include "ui/shell.hpp"

namespace slotscope {

SolutionAnswer answer_to_solution_wish(bool tried, bool passed, int times_asked) {
  return tried || passed || times_asked >= 2 ? SolutionAnswer::Shown : SolutionAnswer::AskAgain;
}

ExerciseWork::ExerciseWork(Shell& shell, Study& study, std::shared_ptr<const course::Exercise> exercise)
    : shell_(shell), study_(study), exercise_(std::move(exercise)) {}

ExerciseWork::~ExerciseWork() {
  stop();
}

Version ExerciseWork::version() const {
  return exercise_->python.nearest(study_.version());
}

std::string ExerciseWork::source() const {
  return study_.progress().draft("exercise:" + exercise_->id).value_or(exercise_->starter);
}

void ExerciseWork::keep_draft(const std::string& source) {
  study_.progress().set_draft("exercise:" + exercise_->id, source);
  study_.tell_problems();
}

void ExerciseWork::remove_draft() {
  study_.progress().remove_draft("exercise:" + exercise_->id);
  study_.tell_problems();
}

void ExerciseWork::grade_away(Wish& asked, std::string source, Graded graded) {
  asked = std::make_shared<std::atomic<bool>>(false);
  shell_.worker().start([&asked, mine = asked, exercise = exercise_, source = std::move(source), version = version(),
                         graded = std::move(graded), token = std::weak_ptr<int>(alive_),
                         &shell = shell_](const std::stop_token& closing) {
    const std::stop_callback on_closing(closing, [&mine] { *mine = true; });
    auto result = std::make_shared<course::GradeResult>(grade(*exercise, source, version, mine.get()));
    shell.deliveries().post([&asked, mine, result, source, graded, token] {
      if (token.expired() || mine != asked) return;
      asked.reset();
      if (!result->stopped) graded(std::move(*result), source);
    });
  });
}

void ExerciseWork::check(std::string source) {
  stop();
  grade_away(stop_, std::move(source),
             [this](course::GradeResult result, const std::string& checked) { take(std::move(result), checked); });
}

void ExerciseWork::look(std::string source) {
  if (checking()) return;
  if (stop_look_) *stop_look_ = true;
  grade_away(stop_look_, std::move(source), [this](const course::GradeResult& result, const std::string&) {
    if (on_look) on_look(result);
  });
}

void ExerciseWork::stop() {
  for (const Wish& wish : {stop_, stop_look_}) {
    if (wish) *wish = true;
  }
  stop_look_.reset();
}

void ExerciseWork::take(course::GradeResult result, const std::string& source) {
  study_.progress().record_attempt(*exercise_, source, result.passed, result.met_ids(), result.version);
  study_.tell_problems();
  result_ = std::move(result);
  if (on_result) on_result();
}

int ExerciseWork::hints_shown() const {
  return study_.progress().hints_used(exercise_->id);
}

void ExerciseWork::show_next_hint() {
  const int shown = hints_shown();
  if (shown < static_cast<int>(exercise_->hints.size())) study_.progress().set_hints_used(exercise_->id, shown + 1);
  study_.tell_problems();
}

SolutionAnswer ExerciseWork::ask_for_solution() {
  ++times_asked_;
  const bool tried = !study_.progress().attempts(exercise_->id).empty();
  const SolutionAnswer answer = answer_to_solution_wish(tried, passed(), times_asked_);
  if (answer == SolutionAnswer::Shown) study_.progress().set_solution_seen(exercise_->id);
  study_.tell_problems();
  return answer;
}

bool ExerciseWork::solution_shown() const {
  return study_.progress().solution_seen(exercise_->id);
}

bool ExerciseWork::passed() const {
  return study_.progress().passed(exercise_->id);
}

}  // namespace slotscope
