// Walks line by line from the bracket beside the caret, counting.
#include "ui/widgets/code_editor/brackets.hpp"

#include <string>

namespace slotscope::editor {
namespace {

/// Unmatched brackets are looked for this far: beyond it no reader sees both ends.
constexpr int lines_searched = 2000;

std::vector<Bracket> brackets_of(Document& document, int line) {
  return scan_line(document.buffer().line(line), document.line_state(line)).brackets;
}

bool belong_together(char one, char other) {
  const std::string pair{one, other};
  return pair == "()" || pair == "[]" || pair == "{}";
}

std::optional<TextPosition> partner_after(Document& document, TextPosition from, char opening) {
  int depth = 0;
  const int stop = std::min(document.buffer().line_count(), from.line + lines_searched);
  for (int line = from.line; line < stop; ++line) {
    for (const Bracket& bracket : brackets_of(document, line)) {
      if (line == from.line && bracket.column <= from.column) continue;
      if (bracket.opens()) {
        ++depth;
      } else if (depth-- == 0) {
        if (!belong_together(opening, bracket.character)) return std::nullopt;
        return TextPosition{line, bracket.column};
      }
    }
  }
  return std::nullopt;
}

std::optional<TextPosition> partner_before(Document& document, TextPosition from, char closing) {
  int depth = 0;
  const int stop = std::max(0, from.line - lines_searched);
  for (int line = from.line; line >= stop; --line) {
    const std::vector<Bracket> brackets = brackets_of(document, line);
    for (auto bracket = brackets.rbegin(); bracket != brackets.rend(); ++bracket) {
      if (line == from.line && bracket->column >= from.column) continue;
      if (!bracket->opens()) {
        ++depth;
      } else if (depth-- == 0) {
        if (!belong_together(bracket->character, closing)) return std::nullopt;
        return TextPosition{line, bracket->column};
      }
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<BracketPair> matching_brackets(Document& document) {
  const TextPosition caret = document.caret();
  const std::vector<Bracket> brackets = brackets_of(document, caret.line);
  const Bracket* found = nullptr;
  for (const Bracket& bracket : brackets) {
    if (bracket.column == caret.column - 1 || (bracket.column == caret.column && !found)) found = &bracket;
  }
  if (!found) return std::nullopt;
  const TextPosition at{caret.line, found->column};
  return BracketPair{at, found->opens() ? partner_after(document, at, found->character)
                                        : partner_before(document, at, found->character)};
}

}  // namespace slotscope::editor
