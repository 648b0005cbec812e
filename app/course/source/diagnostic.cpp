// Diagnostics as one line of text each.
#include "course/source/diagnostic.hpp"

#include <algorithm>

namespace slotscope::course {

std::string to_string(const Diagnostic& diagnostic) {
  std::string text = diagnostic.file;
  if (diagnostic.line > 0) {
    text += ':' + std::to_string(diagnostic.line) + ':' + std::to_string(std::max(1, diagnostic.column));
  }
  text += diagnostic.severity == Severity::Error ? ": error: " : ": warning: ";
  text += diagnostic.message;
  if (!diagnostic.hint.empty()) {
    if (!text.ends_with('.') && !text.ends_with('?') && !text.ends_with('!')) text += '.';
    text += ' ' + diagnostic.hint;
  }
  if (!diagnostic.rule.empty()) text += " [" + diagnostic.rule + ']';
  return text;
}

void report(Diagnostics& diagnostics, const Origin& origin, std::string rule, std::string message, std::string hint,
            Severity severity) {
  diagnostics.push_back(
      {severity, origin.file, origin.line, origin.column, std::move(rule), std::move(message), std::move(hint)});
}

bool has_errors(const Diagnostics& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& each) { return each.severity == Severity::Error; });
}

}  // namespace slotscope::course
