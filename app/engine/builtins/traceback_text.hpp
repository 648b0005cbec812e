// Exceptions and tracebacks as text, in the pieces the traceback module hands out as a list.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/builtins/carets.hpp"
#include "engine/builtins/native.hpp"
#include "engine/objects/exception.hpp"
#include "engine/source/tree.hpp"

namespace slotscope {

struct TracebackStyle {
  bool by_interpreter = true;         ///< as an uncaught exception is printed; false: as the traceback module does it
  bool chain = true;                  ///< causes and contexts too
  std::optional<std::int64_t> limit;  ///< entries shown: the first so many, or the last when negative
  std::size_t most_in_group = 15;     ///< members of a group that are shown
  int deepest_group = 10;             ///< groups within groups that are shown
  bool marks = true;                  ///< carets under what failed, in versions that have them
};

/// Everything about an exception: chain, entries, groups, message, notes. `traceback` may differ from the exception's
/// own. `message` becomes str(exception).
std::vector<std::string> exception_lines(Exception* exception, Traceback* traceback, const TracebackStyle& style,
                                         std::string* message = nullptr);
/// The lines behind the entries: a SyntaxError's place, the message, notes.
std::vector<std::string> exception_only_lines(Exception* exception, Traceback* traceback, bool by_interpreter,
                                              std::string* message = nullptr);
/// The entries of a traceback, repeated ones counted.
std::vector<std::string> entry_lines(const Traceback* traceback, const TracebackStyle& style);
/// The type as it is named in front of the message.
std::string exception_type_label(const Exception* exception, bool by_interpreter);
/// `  File "f", line 3, in g` with its source; `source` null: unknown.
std::string entry_text(std::string_view file, int line, std::string_view name, const std::string* source,
                       const Span& span, DrawnBy drawn_by);
/// The text of the program when `file` names it and it is running; CPython would find it in a file.
const std::string* program_source(std::string_view file);
/// sys.tracebacklimit, when it is set to a number.
std::optional<std::int64_t> system_traceback_limit();
/// What the traceback module calls (in modules/traceback_natives.cpp).
extern const std::vector<NativeDef> traceback_functions;

}  // namespace slotscope
