// Source text as the lexer wants it: without a byte order mark, lines ended by '\n'.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace slotscope {

class SourceText {
 public:
  enum class LastLine : std::uint8_t { Ended, AsItIs };
  /// Of a whole program the last line is ended too; what eval() gets stays as it is.
  explicit SourceText(std::string_view raw, LastLine last_line = LastLine::Ended);

  const std::string& text() const { return text_; }
  int line_count() const { return static_cast<int>(line_starts_.size()); }
  /// Line `number` (from 1) without its newline; empty beyond the end.
  std::string_view line(int number) const;

 private:
  std::string text_;
  std::vector<std::size_t> line_starts_;
};

/// SyntaxError's offset, from 1 in characters, of byte `column` of a line; at most one behind its end
/// (CPython: _PyPegen_byte_offset_to_character_offset).
int character_offset(std::string_view line, int column);

}  // namespace slotscope
