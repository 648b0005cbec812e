// A plot as text: the table a screen reader reads and the CSV a spreadsheet opens.
#pragma once

#include <string>
#include <vector>

#include "ui/widgets/plot/model.hpp"

namespace slotscope::plot {

/// Rows by x, columns by series; the first row and column are headings.
std::vector<std::vector<std::string>> table_of(const Figure& figure);
/// The table with aligned columns, under the title.
std::string text_twin(const Figure& figure);
/// Plain numbers with full precision, as RFC 4180 wants them.
std::string csv_of(const Figure& figure);

}  // namespace slotscope::plot
