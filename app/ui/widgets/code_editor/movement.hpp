// Where a caret goes: pure functions from a text and a position to a position.
#pragma once

#include "ui/widgets/code_editor/text_buffer.hpp"

namespace slotscope::editor {

/// Columns a tab fills at most, and an indentation level in Python.
inline constexpr int indent_columns = 4;

/// The start of the next word, or the line's end when none follows.
TextPosition next_word(const TextBuffer& buffer, TextPosition from);
/// The start of this word, or of the one before.
TextPosition previous_word(const TextBuffer& buffer, TextPosition from);
/// The word (or run of blanks or signs) at a position.
TextRange word_at(const TextBuffer& buffer, TextPosition at);

/// The first character that is not blank; the line's very start when the caret is already there.
TextPosition line_home(const TextBuffer& buffer, TextPosition from);

/// Where a position stands on screen, counted in columns: tabs reach to the next multiple of four.
int visual_column(std::string_view line, int column);
/// The byte column nearest to a screen column.
int column_at_visual(std::string_view line, int visual);

/// Number of leading blanks in bytes.
int indentation_of(std::string_view line);

}  // namespace slotscope::editor
