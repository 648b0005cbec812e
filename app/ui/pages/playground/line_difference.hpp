// Which lines two texts do not have in common.
#pragma once

#include <string_view>
#include <vector>

namespace slotscope {

/// Lines, counted from 1, that stand in one text only.
struct LineDifference {
  std::vector<int> first;
  std::vector<int> second;
  bool same() const { return first.empty() && second.empty(); }
};

LineDifference line_difference(std::string_view first, std::string_view second);

}  // namespace slotscope
