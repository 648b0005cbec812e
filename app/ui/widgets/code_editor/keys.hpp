// Which keys do what to a document: the one table for editors and fields.
#pragma once

#include "ui/input.hpp"
#include "ui/widgets/code_editor/document.hpp"

namespace slotscope::editor {

enum class Access : std::uint8_t { Edit, Read };

/// Moves and selects when the stroke does that; a page has `page_lines` lines.
bool take_motion_key(Document& document, KeyStroke stroke, int page_lines);
/// Copies, cuts, pastes, undoes, erases, indents, comments when the stroke does that. Reading allows only copying.
bool take_command_key(Document& document, KeyStroke stroke, Access access);

}  // namespace slotscope::editor
