// Inserting and erasing across lines.
#include "ui/widgets/code_editor/text_buffer.hpp"

#include <algorithm>
#include <atomic>
#include <iterator>

#include "ui/widgets/text/utf8.hpp"

namespace slotscope::editor {
namespace {

/// Numbers states of texts and lines, one after the other through the whole process.
std::uint64_t next_stamp() {
  static std::atomic<std::uint64_t> last = 0;
  return ++last;
}

}  // namespace

std::string normalized_text(std::string_view text) {
  std::string result = utf8::repaired(text);
  if (result.find('\r') == std::string::npos) return result;
  std::size_t write = 0;
  for (std::size_t read = 0; read < result.size(); ++read) {
    if (result[read] == '\r') {
      if (read + 1 < result.size() && result[read + 1] == '\n') continue;
      result[write++] = '\n';
    } else {
      result[write++] = result[read];
    }
  }
  result.resize(write);
  return result;
}

TextBuffer::TextBuffer(std::string_view text) {
  insert({}, text);
}

TextPosition TextBuffer::end() const {
  return {line_count() - 1, static_cast<int>(lines_.back().text.size())};
}

std::string TextBuffer::text(TextRange range) const {
  const auto& first = line(range.begin.line);
  if (range.begin.line == range.end.line) {
    return first.substr(static_cast<std::size_t>(range.begin.column),
                        static_cast<std::size_t>(range.end.column - range.begin.column));
  }
  std::string result = first.substr(static_cast<std::size_t>(range.begin.column));
  for (int index = range.begin.line + 1; index < range.end.line; ++index) {
    result += '\n';
    result += line(index);
  }
  result += '\n';
  result.append(line(range.end.line), 0, static_cast<std::size_t>(range.end.column));
  return result;
}

TextPosition TextBuffer::insert(TextPosition at, std::string_view raw) {
  if (raw.empty()) return at;
  revision_ = next_stamp();
  const std::string text = normalized_text(raw);
  lines_[static_cast<std::size_t>(at.line)].stamp = revision_;
  std::string& first = lines_[static_cast<std::size_t>(at.line)].text;
  const std::size_t first_break = text.find('\n');
  if (first_break == std::string::npos) {
    first.insert(static_cast<std::size_t>(at.column), text);
    return {at.line, at.column + static_cast<int>(text.size())};
  }
  std::vector<Line> added;
  std::size_t start = first_break + 1;
  for (std::size_t stop; (stop = text.find('\n', start)) != std::string::npos; start = stop + 1) {
    added.push_back({text.substr(start, stop - start), next_stamp()});
  }
  const std::string tail = first.substr(static_cast<std::size_t>(at.column));
  const int end_column = static_cast<int>(text.size() - start);
  added.push_back({text.substr(start) + tail, next_stamp()});
  first.resize(static_cast<std::size_t>(at.column));
  first.append(text, 0, first_break);
  const int end_line = at.line + static_cast<int>(added.size());
  lines_.insert(lines_.begin() + at.line + 1, std::make_move_iterator(added.begin()),
                std::make_move_iterator(added.end()));
  return {end_line, end_column};
}

std::string TextBuffer::erase(TextRange range) {
  if (range.empty()) return {};
  revision_ = next_stamp();
  std::string removed = text(range);
  lines_[static_cast<std::size_t>(range.begin.line)].stamp = revision_;
  std::string& first = lines_[static_cast<std::size_t>(range.begin.line)].text;
  const std::string tail = line(range.end.line).substr(static_cast<std::size_t>(range.end.column));
  first.resize(static_cast<std::size_t>(range.begin.column));
  first += tail;
  lines_.erase(lines_.begin() + range.begin.line + 1, lines_.begin() + range.end.line + 1);
  return removed;
}

TextPosition TextBuffer::clamp(TextPosition position) const {
  if (position.line < 0) return {};
  if (position.line >= line_count()) return end();
  const std::string& text = line(position.line);
  const auto column = static_cast<std::size_t>(std::clamp(position.column, 0, static_cast<int>(text.size())));
  return {position.line, static_cast<int>(utf8::character_start(text, column))};
}

TextPosition TextBuffer::next(TextPosition position) const {
  const std::string& text = line(position.line);
  if (position.column < static_cast<int>(text.size())) {
    return {position.line, static_cast<int>(utf8::next_character(text, static_cast<std::size_t>(position.column)))};
  }
  return position.line + 1 < line_count() ? TextPosition{position.line + 1, 0} : position;
}

TextPosition TextBuffer::previous(TextPosition position) const {
  if (position.column > 0) {
    return {position.line,
            static_cast<int>(utf8::previous_character(line(position.line), static_cast<std::size_t>(position.column)))};
  }
  if (position.line == 0) return position;
  return {position.line - 1, static_cast<int>(line(position.line - 1).size())};
}

}  // namespace slotscope::editor
