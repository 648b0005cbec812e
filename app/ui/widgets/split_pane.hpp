// Two panes beside or above each other, and the bar between them that moves.
#pragma once

#include <string_view>

#include "ui/automation.hpp"

namespace slotscope {

enum class SplitDirection : std::uint8_t { SideBySide, Stacked };

struct SplitOptions {
  SplitDirection direction = SplitDirection::SideBySide;
  float least_first = 12;    ///< ems
  float least_second = 12;   ///< ems
  float usual_share = 0.5f;  ///< a double click returns to it
};

struct SplitPanes {
  Rect first;
  Rect second;
  bool moved = false;  ///< the share changed: remember it
};

/// Divides `area`; `share` is the first pane's part of it, 0 to 1. Arrows move the bar while it has the focus.
SplitPanes split_pane(std::string_view name, Rect area, float& share, const SplitOptions& options = {});

}  // namespace slotscope
