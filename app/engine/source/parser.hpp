// From source text to a syntax tree, or to the SyntaxError the chosen version would raise.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/source/tree.hpp"

namespace slotscope {

/// A SyntaxError, IndentationError or TabError with everything its exception object carries. A program nested too deep
/// for the parser is a MemoryError or RecursionError instead: then only the message counts.
struct SyntaxProblem {
  enum class Kind { Syntax, Indentation, Tab, Memory, Recursion } kind = Kind::Syntax;
  std::string message;
  int line = 0;
  int offset = 0;    ///< column from 1 in characters, 0 when unknown (as SyntaxError.offset)
  int end_line = 0;  ///< 3.10+
  int end_offset = 0;
  std::string file;            ///< instead of the program's own name
  std::string text;            ///< the source line, as SyntaxError.text
  bool has_text = true;        ///< false: SyntaxError.text is None
  bool has_end = true;         ///< false: SyntaxError.end_offset is None
  bool message_alone = false;  ///< found among the names: SyntaxError.args has no place, only its attributes have
  bool from_compiler =
      false;  ///< found after parsing: CPython then looks the line up in the file, so "<string>" has none
};

/// A SyntaxWarning or DeprecationWarning the compiler would emit ("invalid escape sequence '\d'").
struct SyntaxNotice {
  enum class Kind { Syntax, Deprecation } kind = Kind::Syntax;
  std::string message;
  int line = 0;
};

enum class ParseMode { Module, Expression, Interactive };

struct ParseResult {
  std::unique_ptr<Tree> tree;  ///< null when there is a problem
  std::optional<SyntaxProblem> problem;
  std::vector<SyntaxNotice> notices;
};

/// What sys.get_int_max_str_digits() answers in the beginning.
inline constexpr int usual_int_digits = 4300;

/// Parses by the grammar and with the messages of Python 3.`version`. Decimal integers may have `most_int_digits`; 0:
/// any number.
ParseResult parse(std::string_view source, int version, ParseMode mode = ParseMode::Module,
                  int most_int_digits = usual_int_digits);

}  // namespace slotscope
