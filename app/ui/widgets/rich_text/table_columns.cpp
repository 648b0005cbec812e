// Shares width by need.
#include "ui/widgets/rich_text/table_columns.hpp"

#include <algorithm>
#include <numeric>

namespace slotscope::prose {

std::vector<float> column_widths(const std::vector<Extent>& columns, float width) {
  std::vector<float> widths;
  float least = 0;
  for (const Extent& column : columns) {
    least += column.least;
    widths.push_back(column.least);
  }
  if (least >= width) {
    for (float& each : widths) each *= width / least;
    return widths;
  }
  // Those that lack the least come first: what they leave is for the others.
  std::vector<std::size_t> order(columns.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto lack = [&](std::size_t index) { return columns[index].most - columns[index].least; };
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return lack(a) < lack(b); });
  float left = width - least;
  for (std::size_t at = 0; at < order.size(); ++at) {
    const float given = std::min(lack(order[at]), left / static_cast<float>(order.size() - at));
    widths[order[at]] += given;
    left -= given;
  }
  return widths;
}

}  // namespace slotscope::prose
