// Grades a learner's program against the requirements of an exercise.
//
// Each requirement is checked on a fresh engine: the program runs there as `__main__`, then the check runs in a
// namespace the program can neither name nor reach, with built-ins of its own (harness.py). Facts of the object model
// are read from types and layout, so a program cannot talk its way past them. The same program always gets the same
// result.
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "course/model.hpp"
#include "course/source/data.hpp"

namespace slotscope::course {

struct RequirementResult {
  std::string id;    ///< "syntax", "runs", or the author's
  std::string text;  ///< as shown beforehand, Markdown
  bool met = false;
  bool tried = true;    ///< false when an earlier failure made trying pointless
  std::string message;  ///< what is wrong, Markdown
  std::string input;    ///< the smallest input that shows it
  std::string expected;
  std::string got;
  std::vector<std::string> works;  ///< what already holds within this requirement
  int line = 0;                    ///< in the learner's program; 0 when no line can be named
  /// The object the failed check looked at, with what it refers to; null when there is none.
  std::shared_ptr<const Snapshot> object;
  std::string reread;  ///< "lesson:..."
};

struct GradeResult {
  std::string exercise;
  Version version;
  bool passed = false;
  bool stopped = false;  ///< the caller asked
  std::vector<RequirementResult> requirements;
  std::string output;  ///< what the program printed
  std::string error_output;

  int met() const;
  const RequirementResult* first_failed() const;
  std::vector<std::string> met_ids() const;
};

/// Runs and checks. `stop` may be set by another thread.
GradeResult grade(const Exercise& exercise, std::string_view source, Version version,
                  const std::atomic<bool>* stop = nullptr);

/// The requirements an exercise shows on a version, with the two that come first by themselves.
std::vector<RequirementResult> requirements_of(const Exercise& exercise, Version version);

std::string to_text(const GradeResult& result);
Data to_data(const GradeResult& result);
/// The first line of a CSV of results, and a line for one file.
std::string csv_head();
std::string to_csv(const GradeResult& result, std::string_view file);

}  // namespace slotscope::course
