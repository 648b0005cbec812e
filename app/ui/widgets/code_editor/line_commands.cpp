// Commands that work on whole lines: indenting, commenting, moving, duplicating.
#include <algorithm>

#include "ui/widgets/code_editor/document.hpp"
#include "ui/widgets/code_editor/movement.hpp"

namespace slotscope::editor {

std::pair<int, int> Document::selected_lines() const {
  const TextRange range = selection_.range();
  // A selection that ends before the first character of a line does not include that line.
  const bool ends_before_line = range.end.line > range.begin.line && range.end.column == 0;
  return {range.begin.line, ends_before_line ? range.end.line - 1 : range.end.line};
}

void Document::erase_columns(int line, int begin, int end) {
  replace({{line, begin}, {line, end}}, "");
}

namespace {

/// A position on `line` after `count` bytes came (or went, when negative) at `column`.
void shift(TextPosition& position, int line, int column, int count) {
  if (position.line == line && position.column >= column) {
    position.column = std::max(column, position.column + count);
  }
}

void shift(Selection& selection, int line, int column, int count) {
  // Text put in front of a selection's start belongs to the selection when it starts at the line's start.
  if (selection.anchor.column > 0 || selection.empty()) shift(selection.anchor, line, column, count);
  if (selection.caret.column > 0 || selection.empty()) shift(selection.caret, line, column, count);
}

bool is_blank(std::string_view line) {
  return indentation_of(line) == static_cast<int>(line.size());
}

}  // namespace

void Document::tab() {
  if (selection_.range().begin.line != selection_.range().end.line) {
    indent_lines();
    return;
  }
  const TextPosition begin = selection_.range().begin;
  const int visual = visual_column(buffer_.line(begin.line), begin.column);
  const std::string blanks(static_cast<std::size_t>(indent_columns - visual % indent_columns), ' ');
  insert_at_caret(blanks, EditKind::Typing);
}

void Document::indent_lines() {
  Group group(*this, EditKind::Command);
  Selection after = selection_;
  const auto [first, last] = selected_lines();
  for (int line = first; line <= last; ++line) {
    if (is_blank(buffer_.line(line)) && first != last) continue;
    replace({{line, 0}, {line, 0}}, std::string(indent_columns, ' '));
    shift(after, line, 0, indent_columns);
  }
  selection_ = after;
}

void Document::unindent_lines() {
  Group group(*this, EditKind::Command);
  Selection after = selection_;
  const auto [first, last] = selected_lines();
  for (int line = first; line <= last; ++line) {
    const std::string& text = buffer_.line(line);
    int count = 0;
    if (text.starts_with('\t')) {
      count = 1;
    } else {
      while (count < std::min(indent_columns, indentation_of(text)) && text[static_cast<std::size_t>(count)] == ' ')
        ++count;
    }
    if (count == 0) continue;
    erase_columns(line, 0, count);
    shift(after, line, 0, -count);
  }
  selection_ = after;
}

void Document::toggle_comment() {
  const auto [first, last] = selected_lines();
  bool all_comments = true;
  int column = -1;
  for (int line = first; line <= last; ++line) {
    const std::string& text = buffer_.line(line);
    if (is_blank(text) && first != last) continue;
    const int indent = indentation_of(text);
    all_comments =
        all_comments && indent < static_cast<int>(text.size()) && text[static_cast<std::size_t>(indent)] == '#';
    column = column < 0 ? indent : std::min(column, indent);
  }
  if (column < 0) return;
  Group group(*this, EditKind::Command);
  Selection after = selection_;
  for (int line = first; line <= last; ++line) {
    const std::string text = buffer_.line(line);
    if (is_blank(text) && first != last) continue;
    if (all_comments) {
      const int hash = indentation_of(text);
      const bool spaced = text.compare(static_cast<std::size_t>(hash), 2, "# ") == 0;
      erase_columns(line, hash, hash + (spaced ? 2 : 1));
      shift(after, line, hash, spaced ? -2 : -1);
    } else {
      replace({{line, column}, {line, column}}, "# ");
      shift(after, line, column, 2);
    }
  }
  selection_ = after;
}

void Document::move_lines(Direction direction) {
  const auto [first, last] = selected_lines();
  const bool up = direction == Direction::Up;
  if (up ? first == 0 : last + 1 == buffer_.line_count()) return;
  Group group(*this, EditKind::Command);
  Selection after = selection_;
  const int other = up ? first - 1 : last + 1;
  const std::string moved = buffer_.text({{first, 0}, {last, static_cast<int>(buffer_.line(last).size())}});
  const std::string& neighbour = buffer_.line(other);
  const std::string text = up ? moved + "\n" + neighbour : neighbour + "\n" + moved;
  const int top = std::min(first, other);
  const int bottom = std::max(last, other);
  replace({{top, 0}, {bottom, static_cast<int>(buffer_.line(bottom).size())}}, text);
  const int delta = up ? -1 : 1;
  after.anchor.line += delta;
  after.caret.line += delta;
  selection_ = {buffer_.clamp(after.anchor), buffer_.clamp(after.caret)};
}

void Document::duplicate_lines() {
  Group group(*this, EditKind::Command);
  Selection after = selection_;
  const auto [first, last] = selected_lines();
  const TextPosition end{last, static_cast<int>(buffer_.line(last).size())};
  const std::string copy = "\n" + buffer_.text({{first, 0}, end});
  replace({end, end}, copy);
  const int count = last - first + 1;
  after.anchor.line += count;
  after.caret.line += count;
  selection_ = {buffer_.clamp(after.anchor), buffer_.clamp(after.caret)};
}

}  // namespace slotscope::editor
