// The parts of a strip as cells on rows of eight bytes, and the way from one strip to another. Lengths are ems.
#pragma once

#include <string>
#include <vector>

#include "ui/automation.hpp"
#include "ui/widgets/byte_strip/model.hpp"

namespace slotscope::strip {

/// A rectangle of one part. A part that does not fill whole rows has a cell for each row it touches.
struct Cell {
  std::size_t block = 0;
  std::size_t part = 0;
  Rect rect;
  bool first = true;       ///< the part's name is written in this one
  bool shortened = false;  ///< many alike rows are drawn as two with a break between
};

/// The heading over a block.
struct Heading {
  std::size_t block = 0;
  float y = 0;
};

struct StripLayout {
  std::vector<Cell> cells;
  std::vector<Heading> headings;
  float width = 0;
  float height = 0;
};

inline constexpr float word_height = 1.7f;
inline constexpr float offset_width = 3.6f;  ///< the column of offsets at the left
inline constexpr float heading_height = 2.3f;

StripLayout lay_out(const Strip& strip, float width);

/// A cell on its way from one strip to another.
struct MorphedCell {
  bool from_second = true;  ///< index counts in the second layout; otherwise in the first
  std::size_t index = 0;
  Rect rect;
  float alpha = 1;
};

/// Cells of the same part move and resize, others appear and vanish; `t` runs from 0 to 1.
std::vector<MorphedCell> morph(const Strip& first, const StripLayout& from, const Strip& second, const StripLayout& to,
                               float t);

/// What makes a part the same in two strips: its block, name and which of equal names it is.
std::vector<std::string> keys_of(const Strip& strip);

/// Whether a part of the second strip differs from its namesake in the first in size or place, or has none there.
std::vector<bool> differing_parts(const Strip& first, const Strip& second);

}  // namespace slotscope::strip
