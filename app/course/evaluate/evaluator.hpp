// Runs the programs of a course and evaluates its expressions, per version, each once.
//
// An expression is evaluated on an engine of its own, after its program has run there: looking at `p.__dict__` in one
// sentence must not change what another sentence measures. Results are kept by a fingerprint of program, expression and
// version, so a reloaded lesson keeps what did not change. May be used by several threads at once.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "course/model.hpp"

namespace slotscope::course {

/// How a program of the course ended.
struct ProgramRun {
  RunResult result;
  std::string output;
  std::string error_output;
  std::string error;   ///< last line of the traceback, "AttributeError: ..."; empty when it ended well
  int error_line = 0;  ///< counted in the program's own source
};

/// The value of an expression on one version, formatted; or why there is none.
struct Value {
  bool ok = false;
  std::string text;
  std::string problem;
};

/// A value with the versions it holds for.
using VersionedText = std::pair<VersionSet, std::string>;

class Evaluator {
 public:
  Evaluator();
  ~Evaluator();
  Evaluator(const Evaluator&) = delete;
  Evaluator& operator=(const Evaluator&) = delete;

  ProgramRun run(const Program& program, Version version);
  Value value(const Expression& expression, Version version);
  /// What `value` would answer, if it is known already: never runs anything.
  std::optional<Value> known(const Expression& expression, Version version) const;
  /// The values on all versions of the expression's program, equal ones together, oldest version first.
  std::vector<VersionedText> by_version(const Expression& expression);
  /// Whether Python calls the expression true after the program; `problem` says when it cannot be evaluated.
  bool holds(const Program& program, std::string_view expression, Version version, std::string& problem);
  /// The raw number or text of an expression, without filters.
  Value raw(const Program& program, std::string_view expression, Version version);
  /// The text of a program's output on each version, equal ones together.
  std::vector<VersionedText> output_by_version(const Program& program);

 private:
  struct Raw;
  Raw evaluate(const Program& program, const std::string& expression, bool allocated, Version version);
  Value format(const Expression& expression, Version version);
  std::string key_of(const Program& program, std::string_view expression, Version version) const;

  mutable std::mutex mutex_;
  std::map<std::string, ProgramRun> runs_;
  std::map<std::string, Raw> values_;
  std::map<std::string, Value> formatted_;
};

/// Settings for a program of the course: its limits, a fixed clock, its name in tracebacks.
Settings settings_for(const Program& program, Version version);

/// Text of a program's last traceback line.
std::string last_error_line(const ExceptionReport& exception);

}  // namespace slotscope::course
