// Places the blocks of a document: lines, fragments and the shapes around them, in pixels, block by block.
//
// Each top-level block is laid out on its own, from (0, 0), for one width; a page stacks them and draws those in sight.
// Nothing here touches the screen, so a test can lay out text with a table of widths.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "ui/automation.hpp"
#include "ui/widgets/rich_text/line_breaker.hpp"

namespace slotscope::prose {

enum class ShapeKind : std::uint8_t {
  Bullet,
  Number,
  QuoteBar,
  Callout,
  CalloutTitle,
  Rule,
  TableHeader,
  TableLine,
  CodeBox,
};

/// Something drawn behind or beside text.
struct Shape {
  ShapeKind kind = ShapeKind::Rule;
  Rect rect;
  const Block* block = nullptr;  ///< the callout, item or fence it belongs to
};

/// One top-level block, placed.
struct BlockLayout {
  const Block* block = nullptr;
  float space_above = 0;  ///< to the block before
  float height = 0;
  std::vector<Shape> shapes;
  std::vector<Line> lines;  ///< `y` from the block's top
  std::vector<Fragment> fragments;
};

struct LayoutOptions {
  float width = 600;
  Size body = Size::Body;
  /// Folded callouts show their title only.
  std::function<bool(const Block&)> folded;
};

/// `before` is the block above it, which decides how much space lies between; null for the first.
BlockLayout lay_out(const Document& document, const Block& block, const Block* before, const LayoutOptions& options,
                    const Measure& measure);

/// The words a callout is headed with: "Note", "Try it".
std::string_view label_of_callout(const Block& callout);

/// The place in the text nearest to a point of a block's layout.
std::uint32_t text_offset_at(const Document& document, const BlockLayout& layout, ImVec2 point, const Measure& measure);
/// Where a range of text stands in a block: a rectangle a line.
std::vector<Rect> rects_of(const Document& document, const BlockLayout& layout, TextSpan span, const Measure& measure);

}  // namespace slotscope::prose
