// Draws cards and arrows on a canvas: the same for the window and for a file.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <unordered_set>

#include "ui/widgets/drawing/canvas.hpp"
#include "ui/widgets/object_diagram/layout.hpp"
#include "ui/widgets/object_diagram/model.hpp"

namespace slotscope::diagram {

/// How much of a card is worth drawing at the size it has on the screen.
enum class Detail : std::uint8_t {
  Full,     ///< everything
  Compact,  ///< names and values, plainly drawn: for many small cards
  Shapes,   ///< rows as bars, without text
  Block,    ///< a coloured rectangle under a plain one
  Speck,    ///< as `draw_specks` does
};
/// Large diagrams give up the finer things earlier, so that hundreds of cards can be moved smoothly.
Detail detail_for(float pixels_of_an_em, std::size_t cards);

/// What stands out.
struct Emphasis {
  CardId selected = 0;
  std::optional<std::uint32_t> row;  ///< of the selected card
  CardId hovered = 0;
  const std::unordered_set<CardId>* found = nullptr;  ///< by a search
};

void draw_card(drawing::Canvas& canvas, const Card& card, Rect rect, Detail detail, const Emphasis& emphasis);
/// Cards of layouts with thousands of them, in the layout's order: coloured rectangles, one for cards of a column that
/// look alike and are closer to each other than `least_gap` ems.
void draw_specks(drawing::Canvas& canvas, const Diagram& diagram, const Layout& layout,
                 std::span<const std::size_t> cards, float least_gap, const Emphasis& emphasis);
void draw_arrow(drawing::Canvas& canvas, const Card& from, const Arrow& arrow, Detail detail, const Emphasis& emphasis);

/// The whole diagram as an SVG file.
std::string svg_of(const Diagram& diagram, const Layout& layout, const Theme& theme);

}  // namespace slotscope::diagram
