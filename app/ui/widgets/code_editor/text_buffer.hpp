// The text an editor holds: lines of UTF-8 and the two operations that change them.
//
// One string a line, without its newline. A vector of strings is slower than a rope only for lines inserted near the
// top of very long files (10 000 lines move in microseconds), and everything that reads the text, the painter above
// all, wants whole lines. There is always at least one line; a text that ends with a newline has an empty last line.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace slotscope::editor {

/// A place between two characters: a line from 0 and a byte offset within it.
struct TextPosition {
  int line = 0;
  int column = 0;
  friend auto operator<=>(const TextPosition&, const TextPosition&) = default;
};

struct TextRange {
  TextPosition begin;
  TextPosition end;
  bool empty() const { return begin == end; }
  friend bool operator==(const TextRange&, const TextRange&) = default;
};

class TextBuffer {
 public:
  TextBuffer() = default;
  explicit TextBuffer(std::string_view text);

  int line_count() const { return static_cast<int>(lines_.size()); }
  const std::string& line(int index) const { return lines_[static_cast<std::size_t>(index)].text; }
  /// A number that no other state of any line has; caches of what was made from a line know it by this.
  std::uint64_t line_stamp(int index) const { return lines_[static_cast<std::size_t>(index)].stamp; }
  TextPosition end() const;
  TextRange whole() const { return {{}, end()}; }

  /// The text with lines joined by '\n'.
  std::string text() const { return text(whole()); }
  std::string text(TextRange range) const;

  /// Puts `text` in and returns the position after it. Both kinds of line ending are understood.
  TextPosition insert(TextPosition at, std::string_view text);
  /// Takes the range out and returns what stood there.
  std::string erase(TextRange range);

  /// The nearest position that exists and lies between two characters.
  TextPosition clamp(TextPosition position) const;
  TextPosition next(TextPosition position) const;
  TextPosition previous(TextPosition position) const;

  /// A number that no other state of any text has; caches compare it.
  std::uint64_t revision() const { return revision_; }

 private:
  struct Line {
    std::string text;
    std::uint64_t stamp = 0;
  };

  std::vector<Line> lines_{Line{}};
  std::uint64_t revision_ = 0;
};

/// The text with "\r\n" and "\r" turned into "\n" and broken UTF-8 replaced.
std::string normalized_text(std::string_view text);

}  // namespace slotscope::editor
