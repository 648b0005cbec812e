// Indentation by what the line above opens, closes or leaves.
#include "ui/widgets/code_editor/python_indent.hpp"

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "ui/widgets/code_editor/movement.hpp"

namespace slotscope::editor {
namespace {

/// Whether a line's code begins with one of the words.
bool begins_with(std::string_view code, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [code](std::string_view word) {
    if (!code.starts_with(word)) return false;
    if (code.size() == word.size()) return true;
    const char next = code[word.size()];
    return next == ' ' || next == ':' || next == '(' || next == '#' || next == '\t';
  });
}

std::string_view code_of(const std::string& line) {
  return std::string_view(line).substr(static_cast<std::size_t>(indentation_of(line)));
}

std::string one_level_out(const std::string& blanks) {
  if (blanks.ends_with('\t')) return blanks.substr(0, blanks.size() - 1);
  return blanks.substr(0, blanks.size() - std::min<std::size_t>(blanks.size(), indent_columns));
}

}  // namespace

std::string leading_blanks(const std::string& line) {
  return line.substr(0, static_cast<std::size_t>(indentation_of(line)));
}

std::string indentation_after(const TextBuffer& buffer, LineStates& states, TextPosition at) {
  const LineState entering = states.entering(buffer, at.line);
  const std::string before = buffer.line(at.line).substr(0, static_cast<std::size_t>(at.column));
  const LineScan scan = scan_line(before, entering);
  const std::string own = leading_blanks(before);
  const std::string step(indent_columns, ' ');
  if (scan.leaving.inside != LineState::Inside::Code) return own;
  if (scan.leaving.depth > 0) {
    const bool opens = scan.last_code == '(' || scan.last_code == '[' || scan.last_code == '{';
    return opens ? own + step : own;
  }
  if (scan.leaving.continued) return entering.continued ? own : own + step;
  // The statement ends here: what counts is where it began.
  const int start = states.statement_start(buffer, at.line);
  const std::string base = start == at.line ? own : leading_blanks(buffer.line(start));
  if (scan.last_code == ':') return base + step;
  const std::string head = start == at.line ? before : buffer.line(start);
  return begins_with(code_of(head), {"return", "pass", "break", "continue", "raise"}) ? one_level_out(base) : base;
}

bool is_misplaced_clause(const TextBuffer& buffer, LineStates& states, TextPosition caret) {
  const std::string& line = buffer.line(caret.line);
  const int indent = indentation_of(line);
  if (caret.column != static_cast<int>(line.size()) || indent < indent_columns ||
      !begins_with(code_of(line), {"else", "elif", "except", "finally"}) ||
      !states.entering(buffer, caret.line).starts_statement()) {
    return false;
  }
  for (int above = caret.line - 1; above >= 0; --above) {
    const std::string& other = buffer.line(above);
    if (code_of(other).empty() || !states.entering(buffer, above).starts_statement()) continue;
    const int other_indent = indentation_of(other);
    if (other_indent < indent) return above != caret.line - 1;
    if (other_indent == indent &&
        begins_with(code_of(other), {"if", "elif", "else", "for", "while", "try", "except"})) {
      return false;
    }
  }
  return false;
}

bool stands_between_brackets(const TextBuffer& buffer, TextRange range) {
  const std::string& first = buffer.line(range.begin.line);
  const std::string& last = buffer.line(range.end.line);
  if (range.begin.column == 0 || range.end.column == static_cast<int>(last.size())) return false;
  const char left = first[static_cast<std::size_t>(range.begin.column - 1)];
  const char right = last[static_cast<std::size_t>(range.end.column)];
  return (left == '(' && right == ')') || (left == '[' && right == ']') || (left == '{' && right == '}');
}

}  // namespace slotscope::editor
