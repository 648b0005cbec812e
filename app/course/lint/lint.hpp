// Checks a course: runs every program on every version, evaluates every expression, grades every solution and every
// wrong program, disproves keys, follows links, and looks at how questions are built.
#pragma once

#include <atomic>
#include <string>
#include <vector>

#include "course/evaluate/evaluator.hpp"
#include "course/model.hpp"

namespace slotscope::course {

struct LintOptions {
  std::string under;              ///< only what stands below this folder; everything when empty
  std::vector<Version> versions;  ///< all when empty
  unsigned threads = 0;           ///< as many as the machine has when 0
  const std::atomic<bool>* stop = nullptr;
};

/// What was looked at, for the last line of the report.
struct LintCounts {
  std::size_t lessons = 0;
  std::size_t programs = 0;
  std::size_t expressions = 0;
  std::size_t questions = 0;
  std::size_t exercises = 0;
  std::size_t myths = 0;
};

struct LintResult {
  Diagnostics diagnostics;  ///< by file and line
  LintCounts counts;
};

LintResult lint(const Course& course, Evaluator& evaluator, const LintOptions& options = {});

}  // namespace slotscope::course
