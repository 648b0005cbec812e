// Prose with its expressions evaluated for one version, and its forms outside the window: plain text, HTML, Markdown.
#pragma once

#include <string>
#include <vector>

#include "course/evaluate/evaluator.hpp"

namespace slotscope::course {

/// The blocks with values in place of expressions; an expression that fails shows why between ⟨ and ⟩.
std::vector<RichBlock> fill(const RichText& text, Evaluator& evaluator, Version version);

/// Text wrapped to `width` columns (0: each paragraph on one line). Code keeps its backquotes only where asked.
struct PlainStyle {
  int width = 80;
  int indent = 0;
  bool backquotes = true;
};
std::string to_plain(const std::vector<RichBlock>& blocks, const PlainStyle& style = {});
std::string to_html(const std::vector<RichBlock>& blocks);
std::string to_markdown(const std::vector<RichBlock>& blocks);

/// Short forms for one text on one version.
std::string plain(const RichText& text, Evaluator& evaluator, Version version, const PlainStyle& style = {});
/// On one line, without marks: for lists, search and comparisons.
std::string one_line(const RichText& text, Evaluator& evaluator, Version version);
/// The same without evaluating: expressions stand as they are written.
std::string one_line(const RichText& text);

/// Width in columns of a terminal (combining marks and the like aside, a character is one).
std::string wrapped(std::string_view text, int width, int indent);
std::string html_escaped(std::string_view text);

}  // namespace slotscope::course
