// How each line of a Python text begins: in code or inside a string, and how deep in brackets.
//
// This is the little an editor must know to indent, to match brackets and to find a line from which the engine's
// lexer can start: not a lexer, and never wrong in a way that outlives the line. States are kept per line and mended
// from an edit downwards only until they agree with what was known before, so typing costs one line's scan.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "ui/widgets/code_editor/text_buffer.hpp"

namespace slotscope::editor {

struct LineState {
  enum class Inside : std::uint8_t { Code, SingleQuotes, DoubleQuotes };  // a triple-quoted string, by its quote
  Inside inside = Inside::Code;
  bool continued = false;   ///< the line before ended with a backslash
  std::uint16_t depth = 0;  ///< brackets open
  bool starts_statement() const { return inside == Inside::Code && !continued && depth == 0; }
  friend bool operator==(const LineState&, const LineState&) = default;
};

struct Bracket {
  int column = 0;
  char character = '(';
  bool opens() const { return character == '(' || character == '[' || character == '{'; }
};

/// What one scan of a line finds.
struct LineScan {
  LineState leaving;
  std::vector<Bracket> brackets;  ///< outside strings and comments
  char last_code = '\0';          ///< last character that is neither space nor comment; '"' for a string's end
  int comment = -1;               ///< column of the '#', if there is one
};

LineScan scan_line(std::string_view line, LineState entering);

class LineStates {
 public:
  /// How that line begins.
  LineState entering(const TextBuffer& buffer, int line);
  /// The first line of the statement that line belongs to.
  int statement_start(const TextBuffer& buffer, int line);

  /// To be called after every change: `removed` line breaks after `line` went, `inserted` came.
  void edited(int line, int removed, int inserted);

 private:
  int last_line() const { return static_cast<int>(states_.size()) - 1; }

  std::vector<LineState> states_{LineState{}};
  int known_ = 0;       ///< states up to this line are right
  int consistent_ = 1;  ///< from this line on, each state follows from the one before it
};

}  // namespace slotscope::editor
