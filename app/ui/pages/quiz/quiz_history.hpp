// Answers over time as a figure: all of them together, and each topic by itself.
#pragma once

#include "course/progress/report.hpp"
#include "ui/widgets/plot/model.hpp"

namespace slotscope {

plot::Figure history_of(const course::ProgressReport& report);

}  // namespace slotscope
