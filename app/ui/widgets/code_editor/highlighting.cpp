// Cuts the text into pieces the lexer can read and hands its spans out by line.
#include "ui/widgets/code_editor/highlighting.hpp"

#include <algorithm>
#include <string>

namespace slotscope::editor {

const Highlighting::Entry* Highlighting::known(Document& document, int line) const {
  const auto found = entries_.find(document.buffer().line_stamp(line));
  if (found == entries_.end() || found->second.entering != document.line_state(line)) return nullptr;
  return &found->second;
}

const std::vector<HighlightSpan>& Highlighting::spans(Document& document, int line, int last_visible) {
  if (const Entry* entry = known(document, line)) return entry->spans;
  forget_old(document.buffer());
  const int first = document.statement_start(line);
  const int lines = document.buffer().line_count();
  int last = line;
  // To the end of the statement, and on while lines on screen are missing too.
  while (last + 1 < lines &&
         (!document.line_state(last + 1).starts_statement() || (last < last_visible && !known(document, last + 1)))) {
    ++last;
  }
  color(document, first, last);
  return entries_[document.buffer().line_stamp(line)].spans;
}

void Highlighting::color(Document& document, int first, int last) {
  const TextBuffer& buffer = document.buffer();
  const std::string text = buffer.text({{first, 0}, {last, static_cast<int>(buffer.line(last).size())}});
  const std::vector<HighlightSpan> found = function_(text);
  auto span = found.begin();
  std::uint32_t line_begin = 0;
  for (int line = first; line <= last; ++line) {
    const auto line_end = line_begin + static_cast<std::uint32_t>(buffer.line(line).size());
    Entry& entry = entries_[buffer.line_stamp(line)];
    entry = {document.line_state(line), {}};
    while (span != found.end() && span->start < line_end) {
      const std::uint32_t begin = std::max(span->start, line_begin);
      const std::uint32_t end = std::min(span->start + span->length, line_end);
      if (begin < end) entry.spans.push_back({begin - line_begin, end - begin, span->token});
      if (span->start + span->length > line_end) break;
      ++span;
    }
    line_begin = line_end + 1;
  }
}

void Highlighting::forget_old(const TextBuffer& buffer) {
  const auto lines = static_cast<std::size_t>(buffer.line_count());
  if (entries_.size() < 2 * lines + 256) return;
  std::unordered_map<std::uint64_t, Entry> kept;
  for (int line = 0; line < buffer.line_count(); ++line) {
    auto found = entries_.find(buffer.line_stamp(line));
    if (found != entries_.end()) kept.insert(entries_.extract(found));
  }
  entries_ = std::move(kept);
}

}  // namespace slotscope::editor
