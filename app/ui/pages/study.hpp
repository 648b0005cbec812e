// What the pages of the course share: the course itself, the learner's progress, and what is computed for them.
//
// Expressions of the prose are evaluated on a thread of their own, so that a program the learner runs never waits for
// them. Pages compose with what is known already and once more when the rest has arrived.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "course/evaluate/evaluator.hpp"
#include "course/model.hpp"
#include "course/progress/store.hpp"
#include "course/search/index.hpp"
#include "platform/worker.hpp"
#include "ui/pages/course_watch.hpp"
#include "ui/widgets/rich_text/compose.hpp"
#include "ui/widgets/rich_text/text_view.hpp"

namespace slotscope {

class Shell;

class Study {
 public:
  explicit Study(Shell& shell);

  const course::Course& course() const { return *course_; }
  std::shared_ptr<const course::Course> shared_course() const { return course_; }
  course::Evaluator& evaluator() { return *evaluator_; }
  /// For jobs, which may outlive the pages.
  std::shared_ptr<course::Evaluator> shared_evaluator() const { return evaluator_; }
  course::ProgressStore& progress() { return *progress_; }
  const course::SearchIndex& index() const { return index_; }
  /// The version the reader chose for the whole course.
  Version version() const;

  /// Calls `renew` whenever the course was read again, or progress is another's: what was made of them is made anew.
  void on_renewal(std::function<void()> renew) { renewals_.push_back(std::move(renew)); }
  /// Progress was replaced as a whole: another profile, a reset, an import.
  void renew();

  /// Runs `work` away from the window, in order with other such work, then `done` on the window's thread.
  void compute(Worker::Job work, std::function<void()> done);
  bool computing() const { return waiting_ > 0; }

  /// Values for composing prose: what is not known yet shows as an ellipsis.
  prose::Values values(Version version);
  /// Evaluates the expressions of these texts for `version`, then for all versions; calls `changed` after each round
  /// that found something new.
  void prepare(std::vector<const course::RichText*> texts, Version version, std::function<void()> changed);

  /// Goes where a link leads; `home` is the lesson it stands in.
  void follow(const prose::Link& link, std::string_view home = {});
  void follow(std::string_view target, std::string_view home = {});
  /// Takes a program to the playground.
  void open_in_playground(std::string source, Version version);
  /// Explains the term, value or claim under the pointer.
  void explain(const prose::TextReaction& reaction);
  /// Tells once that progress cannot be written.
  void tell_problems();
  /// Says that a page has nothing of this name ("There is no lesson 'x'"), and offers the nearest it has.
  void tell_missing(std::string_view page, std::string_view id, const std::vector<std::string>& known);

 private:
  void take_course(const course::LoadResult& loaded);
  std::string explanation_of_term(std::string_view id);
  void add_search();

  Shell& shell_;
  std::shared_ptr<const course::Course> course_;
  std::shared_ptr<course::Evaluator> evaluator_;
  std::unique_ptr<course::ProgressStore> progress_;
  course::SearchIndex index_;
  std::map<std::string, std::string, std::less<>> terms_;  ///< explanations by id, as far as they were computed
  std::vector<std::function<void()>> renewals_;
  int waiting_ = 0;
  Worker worker_;
  CourseWatch watch_;
};

/// A text whose expressions were filled in already, as marking answers it.
course::RichText text_of_blocks(std::vector<course::RichBlock> blocks);

}  // namespace slotscope
