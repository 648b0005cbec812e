// Searches line by line; a match never crosses a line's end.
#include "ui/widgets/code_editor/find.hpp"

#include <algorithm>
#include <utility>

#include "ui/widgets/text/utf8.hpp"

namespace slotscope::editor {
namespace {

bool is_word_at(const std::string& line, std::size_t at) {
  return at < line.size() && utf8::classify(utf8::decode(line, at).value) == utf8::CharacterClass::Word;
}

bool is_whole_word(const std::string& line, std::size_t begin, std::size_t end) {
  const bool joined_left = begin > 0 && is_word_at(line, utf8::previous_character(line, begin));
  return !joined_left && !is_word_at(line, end);
}

}  // namespace

std::vector<int> find_in_line(const std::string& line, const FindQuery& query) {
  std::vector<int> found;
  if (query.text.empty()) return found;
  const std::string haystack = query.match_case ? line : utf8::lowered(line);
  const std::string needle = query.match_case ? query.text : utf8::lowered(query.text);
  for (std::size_t at = haystack.find(needle); at != std::string::npos;
       at = haystack.find(needle, at + needle.size())) {
    if (query.whole_words && !is_whole_word(line, at, at + needle.size())) continue;
    found.push_back(static_cast<int>(at));
  }
  return found;
}

void Finder::set_query(FindQuery query) {
  if (query == query_) return;
  query_ = std::move(query);
  revision_.reset();
}

const std::vector<TextRange>& Finder::matches(const TextBuffer& buffer) {
  if (revision_ == buffer.revision()) return matches_;
  revision_ = buffer.revision();
  matches_.clear();
  const int length = static_cast<int>(query_.text.size());
  for (int line = 0; line < buffer.line_count(); ++line) {
    for (int column : find_in_line(buffer.line(line), query_))
      matches_.push_back({{line, column}, {line, column + length}});
  }
  return matches_;
}

std::optional<TextRange> Finder::next(const TextBuffer& buffer, TextPosition from) {
  const auto& all = matches(buffer);
  if (all.empty()) return std::nullopt;
  const auto found = std::lower_bound(all.begin(), all.end(), from,
                                      [](const TextRange& match, TextPosition at) { return match.begin < at; });
  return found == all.end() ? all.front() : *found;
}

std::optional<TextRange> Finder::previous(const TextBuffer& buffer, TextPosition from) {
  const auto& all = matches(buffer);
  if (all.empty()) return std::nullopt;
  const auto found = std::lower_bound(all.begin(), all.end(), from,
                                      [](const TextRange& match, TextPosition at) { return match.begin < at; });
  return found == all.begin() ? all.back() : *std::prev(found);
}

}  // namespace slotscope::editor
