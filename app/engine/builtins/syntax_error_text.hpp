// SyntaxError: raised from what the parser found, and printed with its source line and caret.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/objects/exception.hpp"

namespace slotscope {

/// The file, the line with its caret and the message, as pieces of text.
void add_syntax_error_lines(Exception* exception, std::string_view label, bool by_interpreter,
                            std::vector<std::string>& lines);

}  // namespace slotscope
