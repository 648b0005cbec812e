// Exceptions and tracebacks as text, in the pieces the traceback module hands out as a list.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/objects/exception.hpp"
#include "engine/source/tree.hpp"

namespace slotscope {

struct TracebackStyle {
  bool by_interpreter = true;         ///< as an uncaught exception is printed; false: as the traceback module does it
  bool chain = true;                  ///< causes and contexts too
  std::optional<std::int64_t> limit;  ///< entries shown: the first so many, or the last when negative
};

/// Everything about an exception: chain, entries, groups, message, notes. `traceback` may differ from the exception's own.
std::vector<std::string> exception_lines(Exception* exception, Traceback* traceback, const TracebackStyle& style);
/// The lines behind the entries: a SyntaxError's place, the message, notes.
std::vector<std::string> exception_only_lines(Exception* exception, Traceback* traceback, bool by_interpreter);
/// `  File "f", line 3, in g` with its source; `source` null: unknown.
std::string entry_text(std::string_view file, int line, std::string_view name, const std::string* source, const Span& span);

}  // namespace slotscope
