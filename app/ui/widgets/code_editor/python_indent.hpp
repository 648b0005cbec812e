// How far the next line of a Python program is indented.
#pragma once

#include <string>

#include "ui/widgets/code_editor/line_states.hpp"
#include "ui/widgets/code_editor/text_buffer.hpp"

namespace slotscope::editor {

/// The blanks a new line starts with when Enter is pressed at that position.
std::string indentation_after(const TextBuffer& buffer, LineStates& states, TextPosition at);

/// Whether the ':' just typed before the caret ends a clause ("else:", "except ValueError:") that stands one level
/// too deep, as it does when it was typed straight after the block above it.
bool is_misplaced_clause(const TextBuffer& buffer, LineStates& states, TextPosition caret);

/// Whether an opening bracket stands right before the range and its closing one right after.
bool stands_between_brackets(const TextBuffer& buffer, TextRange range);

std::string leading_blanks(const std::string& line);

}  // namespace slotscope::editor
