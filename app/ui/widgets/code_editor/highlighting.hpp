// The colours of a text, worked out for the lines on screen and kept until they change.
//
// The engine's lexer reads whole statements, not lines, so a missing line is coloured together with its statement and
// with the missing lines that follow it on screen. What was found is kept by the line's stamp and by how the line
// begins: an edit costs the lines it touched, and opening a triple quote recolours what it swallowed.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/engine.hpp"
#include "ui/widgets/code_editor/document.hpp"

namespace slotscope::editor {

/// Spans of a piece of Python that begins at a line's start, outside strings and brackets, at any indentation.
using HighlightFunction = std::function<std::vector<HighlightSpan>(std::string_view)>;

class Highlighting {
 public:
  explicit Highlighting(HighlightFunction function) : function_(std::move(function)) {}

  /// The spans of a line, offsets counted within it. `last_visible` says how far to work ahead.
  const std::vector<HighlightSpan>& spans(Document& document, int line, int last_visible);

 private:
  struct Entry {
    LineState entering;
    std::vector<HighlightSpan> spans;
  };

  const Entry* known(Document& document, int line) const;
  void color(Document& document, int first, int last);
  void forget_old(const TextBuffer& buffer);

  HighlightFunction function_;
  std::unordered_map<std::uint64_t, Entry> entries_;
};

}  // namespace slotscope::editor
