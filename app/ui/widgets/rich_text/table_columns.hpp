// How the width of a table is shared among its columns.
#pragma once

#include <vector>

#include "ui/widgets/rich_text/line_breaker.hpp"

namespace slotscope::prose {

/// Every column as wide as its text where that fits; else each at least as wide as its widest word, and what is left is
/// shared alike until a column has what it lacks: figures stay on a line while longer texts break. When even the words
/// do not fit, all shrink alike.
std::vector<float> column_widths(const std::vector<Extent>& columns, float width);

}  // namespace slotscope::prose
