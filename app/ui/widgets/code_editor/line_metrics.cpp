// Plain characters are all as wide as each other; tabs reach to a stop, and other scripts are as wide as their glyphs.
#include "ui/widgets/code_editor/line_metrics.hpp"

#include <algorithm>
#include <cmath>

#include "ui/widgets/code_editor/movement.hpp"
#include "ui/widgets/text/utf8.hpp"

namespace slotscope::editor {
namespace {

/// How many bytes from the start are characters of the common width.
std::size_t plain_prefix(std::string_view line, std::size_t end) {
  const auto odd = std::find_if(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(end),
                                [](char c) { return c == '\t' || static_cast<unsigned char>(c) >= 0x80; });
  return static_cast<std::size_t>(odd - line.begin());
}

}  // namespace

LineMetrics::LineMetrics(const Font& font) : font_(font), advance_(character_width(font, U'0')) {}

float LineMetrics::width_of(std::string_view line, std::size_t at, std::size_t next, float x) const {
  if (line[at] == '\t') {
    const float stop = advance_ * indent_columns;
    return (std::floor(x / stop + 0.001f) + 1) * stop - x;
  }
  return static_cast<unsigned char>(line[at]) < 0x80 ? advance_ : text_width(font_, line.substr(at, next - at));
}

float LineMetrics::x_of(std::string_view line, int column) const {
  const std::size_t end = std::min(static_cast<std::size_t>(column), line.size());
  std::size_t at = plain_prefix(line, end);
  float x = advance_ * static_cast<float>(at);
  while (at < end) {
    const std::size_t next = utf8::next_character(line, at);
    x += width_of(line, at, next, x);
    at = next;
  }
  return x;
}

int LineMetrics::column_at(std::string_view line, float wanted) const {
  float x = 0;
  std::size_t at = 0;
  while (at < line.size()) {
    const std::size_t next = utf8::next_character(line, at);
    const float width = width_of(line, at, next, x);
    if (x + width / 2 > wanted) break;
    x += width;
    at = next;
  }
  return static_cast<int>(at);
}

}  // namespace slotscope::editor
