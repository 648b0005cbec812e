// Source text with its line ends made equal.
#include "engine/source/source_text.hpp"

#include <algorithm>

#include "engine/source/characters.hpp"

namespace slotscope {

SourceText::SourceText(std::string_view raw, LastLine last_line) {
  if (raw.substr(0, 3) == "\xEF\xBB\xBF") raw.remove_prefix(3);
  text_.reserve(raw.size() + 1);
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] == '\r') {
      text_ += '\n';
      if (i + 1 < raw.size() && raw[i + 1] == '\n') ++i;
    } else {
      text_ += raw[i];
    }
  }
  if (last_line == LastLine::Ended && !text_.empty() && text_.back() != '\n') text_ += '\n';
  for (std::size_t start = 0; start < text_.size();) {
    line_starts_.push_back(start);
    const std::size_t newline = text_.find('\n', start);
    start = newline == std::string::npos ? text_.size() : newline + 1;
  }
}

std::string_view SourceText::line(int number) const {
  if (number < 1 || number > line_count()) return {};
  const std::size_t start = line_starts_[static_cast<std::size_t>(number) - 1];
  return std::string_view(text_).substr(start, text_.find('\n', start) - start);
}

int character_offset(std::string_view line, int column) {
  const std::size_t bytes = std::min(static_cast<std::size_t>(std::max(column + 1, 0)), line.size() + 1);
  return static_cast<int>(count_characters(line, bytes)) + (bytes > line.size() ? 1 : 0);
}

}  // namespace slotscope
