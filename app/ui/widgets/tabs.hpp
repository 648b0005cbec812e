// A row of tabs; arrows move between them, and one that may be closed has a button for it.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "ui/automation.hpp"

namespace slotscope {

struct Tab {
  std::string name;
  std::string badge;  ///< a short count or state after the name
  bool closable = false;
};

struct TabsReaction {
  bool changed = false;
  int closed = -1;  ///< the tab whose closing was asked for
};

/// Draws the row into `rect`.
TabsReaction tabs(std::string_view name, Rect rect, std::span<const Tab> all, int& active);

}  // namespace slotscope
