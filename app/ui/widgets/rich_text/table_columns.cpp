// Shares width by need.
#include "ui/widgets/rich_text/table_columns.hpp"

namespace slotscope::prose {

std::vector<float> column_widths(const std::vector<Extent>& columns, float width) {
  float least = 0;
  float most = 0;
  for (const Extent& column : columns) {
    least += column.least;
    most += column.most;
  }
  std::vector<float> widths;
  for (const Extent& column : columns) {
    if (most <= width) {
      widths.push_back(column.most);
    } else if (least >= width) {
      widths.push_back(column.least * width / least);
    } else {
      widths.push_back(column.least + (column.most - column.least) * (width - least) / (most - least));
    }
  }
  return widths;
}

}  // namespace slotscope::prose
