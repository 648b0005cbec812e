// Draws a strip on a canvas: blocks with headings, rows of eight bytes with their offsets.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ui/widgets/byte_strip/layout.hpp"
#include "ui/widgets/drawing/canvas.hpp"

namespace slotscope::strip {

/// A part, by block and place in it.
struct PartRef {
  std::size_t block = 0;
  std::size_t part = 0;
  friend bool operator==(const PartRef&, const PartRef&) = default;
};

struct StripLook {
  std::optional<PartRef> selected;
  std::optional<PartRef> hovered;
  const std::vector<bool>* differing = nullptr;  ///< parts (counted through all blocks) marked as other than beside
  bool byte_scale = true;                        ///< numbers the eight bytes of a row
};

void draw_headings(drawing::Canvas& canvas, const Strip& strip, const StripLayout& layout, const StripLook& look);
void draw_cell(drawing::Canvas& canvas, const Strip& strip, const Cell& cell, Rect rect, float alpha,
               const StripLook& look);
void draw(drawing::Canvas& canvas, const Strip& strip, const StripLayout& layout, const StripLook& look);

/// Height of the line with what the bytes add up to.
inline constexpr float total_height = 2.2f;
void draw_total(drawing::Canvas& canvas, const Strip& strip, ImVec2 at, float width);

std::string svg_of(const Strip& strip, const Theme& theme);

}  // namespace slotscope::strip
