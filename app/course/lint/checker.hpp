// What the parts of the linter share: where to report, which versions to try, and jobs that may run side by side.
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "course/lint/lint.hpp"

namespace slotscope::course {

/// Collects what is wrong on which versions, so that one fault seen on several versions is one report.
class ByVersion {
 public:
  void add(std::string message, Version version) { found_[std::move(message)].add(version); }
  bool empty() const { return found_.empty(); }
  /// "on 3.8 to 3.10" is put before each message when it does not hold on all of `all`.
  std::vector<std::string> messages(VersionSet all) const;

 private:
  std::map<std::string, VersionSet> found_;
};

class Checker {
 public:
  Checker(const Course& course, Evaluator& evaluator, const LintOptions& options);

  const Course& course() const { return course_; }
  Evaluator& evaluator() { return evaluator_; }
  std::vector<Version> versions(VersionSet of) const;
  bool wants(const std::string& path) const;
  void error(const Origin& origin, std::string rule, std::string message, std::string hint);
  void warning(const Origin& origin, std::string rule, std::string message, std::string hint);
  void errors(const Origin& origin, const std::string& rule, const ByVersion& found, VersionSet all,
              const std::string& hint);
  /// A job for later; jobs run side by side.
  void later(std::function<void()> job) { jobs_.push_back(std::move(job)); }
  void run_jobs();
  Diagnostics take();

  LintCounts counts;

 private:
  const Course& course_;
  Evaluator& evaluator_;
  const LintOptions& options_;
  std::vector<std::function<void()>> jobs_;
  std::mutex mutex_;
  Diagnostics diagnostics_;
};

// The parts of the linter.
void check_links(Checker& checker, const RichText& text, const std::string& home_lesson);
void check_link(Checker& checker, const std::string& target, const Origin& origin, const std::string& home_lesson);
/// Links, figures typed by hand, long paragraphs, and every expression on every version.
void check_text(Checker& checker, const RichText& text, const std::string& home_lesson, VersionSet python);
void check_expression(Checker& checker, const Expression& expression, VersionSet python);
void check_program(Checker& checker, const Program& program);
void check_lesson(Checker& checker, const Lesson& lesson);
void check_question(Checker& checker, const Question& question);
/// Faults that only many questions of one file show: where the right choice stands, and how long it is.
void check_question_bias(Checker& checker, const std::vector<const Question*>& questions);
void check_exercise(Checker& checker, const Exercise& exercise);
void check_myth(Checker& checker, const Myth& myth);
void check_term(Checker& checker, const Term& term);
void check_topics(Checker& checker, const std::vector<std::string>& topics, const Origin& origin);

}  // namespace slotscope::course
