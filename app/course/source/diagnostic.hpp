// A problem in what an author or a learner gave us: where it is, what is wrong, what to do.
#pragma once

#include <string>
#include <vector>

namespace slotscope::course {

/// Where something stands in a file. Lines and columns count from 1; 0 means the file as a whole.
struct Origin {
  std::string file;
  int line = 0;
  int column = 0;
};

enum class Severity { Error, Warning };

struct Diagnostic {
  Severity severity = Severity::Error;
  std::string file;
  int line = 0;
  int column = 0;
  std::string rule;     ///< short name of what was checked: "link", "key", "wrong-program"
  std::string message;  ///< what is wrong, and why
  std::string hint;     ///< what to do
};

using Diagnostics = std::vector<Diagnostic>;

/// "lessons/slots/10-a/lesson.md:12:3: error: what and why. What to do. [rule]"
std::string to_string(const Diagnostic& diagnostic);

/// Appends an error at `origin`.
void report(Diagnostics& diagnostics, const Origin& origin, std::string rule, std::string message, std::string hint,
            Severity severity = Severity::Error);

/// Whether any of them is an error.
bool has_errors(const Diagnostics& diagnostics);

}  // namespace slotscope::course
