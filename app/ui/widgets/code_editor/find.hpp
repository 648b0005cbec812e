// Finding a text in a buffer.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ui/widgets/code_editor/text_buffer.hpp"

namespace slotscope::editor {

struct FindQuery {
  std::string text;
  bool match_case = false;
  bool whole_words = false;
  friend bool operator==(const FindQuery&, const FindQuery&) = default;
};

/// All places where one line's text matches, as byte columns where they begin.
std::vector<int> find_in_line(const std::string& line, const FindQuery& query);

/// All matches of a text on single lines, in order; kept until text or query change.
class Finder {
 public:
  void set_query(FindQuery query);
  const FindQuery& query() const { return query_; }

  const std::vector<TextRange>& matches(const TextBuffer& buffer);
  /// The first match that starts at or after a position, going round at the end.
  std::optional<TextRange> next(const TextBuffer& buffer, TextPosition from);
  /// The last match that starts before a position, going round at the start.
  std::optional<TextRange> previous(const TextBuffer& buffer, TextPosition from);

 private:
  FindQuery query_;
  std::vector<TextRange> matches_;
  std::optional<std::uint64_t> revision_;  ///< of the text the matches are from
};

}  // namespace slotscope::editor
