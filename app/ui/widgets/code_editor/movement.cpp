// Word moves by Unicode character class, and columns with tabs.
#include "ui/widgets/code_editor/movement.hpp"

#include "ui/widgets/text/utf8.hpp"

namespace slotscope::editor {
namespace {

using utf8::CharacterClass;

CharacterClass class_at(const std::string& line, std::size_t column) {
  return utf8::classify(utf8::decode(line, column).value);
}

std::size_t skip_forwards(const std::string& line, std::size_t column, CharacterClass what) {
  while (column < line.size() && class_at(line, column) == what) column = utf8::next_character(line, column);
  return column;
}

std::size_t skip_backwards(const std::string& line, std::size_t column, CharacterClass what) {
  while (column > 0) {
    const std::size_t before = utf8::previous_character(line, column);
    if (class_at(line, before) != what) break;
    column = before;
  }
  return column;
}

TextPosition at_column(int line, std::size_t column) {
  return {line, static_cast<int>(column)};
}

}  // namespace

TextPosition next_word(const TextBuffer& buffer, TextPosition from) {
  const std::string& line = buffer.line(from.line);
  auto column = static_cast<std::size_t>(from.column);
  if (column == line.size()) {
    if (from.line + 1 == buffer.line_count()) return from;
    return {from.line + 1, indentation_of(buffer.line(from.line + 1))};
  }
  const CharacterClass here = class_at(line, column);
  if (here != CharacterClass::Space) column = skip_forwards(line, column, here);
  return at_column(from.line, skip_forwards(line, column, CharacterClass::Space));
}

TextPosition previous_word(const TextBuffer& buffer, TextPosition from) {
  if (from.column == 0) return buffer.previous(from);
  const std::string& line = buffer.line(from.line);
  std::size_t column = skip_backwards(line, static_cast<std::size_t>(from.column), CharacterClass::Space);
  if (column > 0) {
    const CharacterClass here = class_at(line, utf8::previous_character(line, column));
    column = skip_backwards(line, column, here);
  }
  return at_column(from.line, column);
}

TextRange word_at(const TextBuffer& buffer, TextPosition at) {
  const std::string& line = buffer.line(at.line);
  if (line.empty()) return {at, at};
  auto column = static_cast<std::size_t>(at.column);
  const bool at_end = column == line.size();
  CharacterClass here = at_end ? CharacterClass::Space : class_at(line, column);
  if (here != CharacterClass::Word && column > 0) {
    const CharacterClass before = class_at(line, utf8::previous_character(line, column));
    if (at_end || before == CharacterClass::Word) here = before;
  }
  return {at_column(at.line, skip_backwards(line, column, here)),
          at_column(at.line, skip_forwards(line, column, here))};
}

TextPosition line_home(const TextBuffer& buffer, TextPosition from) {
  const int text = indentation_of(buffer.line(from.line));
  return {from.line, from.column == text ? 0 : text};
}

int visual_column(std::string_view line, int column) {
  int visual = 0;
  const auto stop = static_cast<std::size_t>(column);
  for (std::size_t at = 0; at < stop && at < line.size(); at = utf8::next_character(line, at)) {
    visual += line[at] == '\t' ? indent_columns - visual % indent_columns : 1;
  }
  return visual;
}

int column_at_visual(std::string_view line, int visual) {
  int here = 0;
  std::size_t at = 0;
  while (at < line.size()) {
    const int width = line[at] == '\t' ? indent_columns - here % indent_columns : 1;
    if (here + (width + 1) / 2 > visual) break;
    here += width;
    at = utf8::next_character(line, at);
  }
  return static_cast<int>(at);
}

int indentation_of(std::string_view line) {
  std::size_t at = 0;
  while (at < line.size() && (line[at] == ' ' || line[at] == '\t')) ++at;
  return static_cast<int>(at);
}

}  // namespace slotscope::editor
