// Turns what the memory lab found into figures.
#pragma once

#include <string>

#include "ui/pages/memory_lab/experiment.hpp"
#include "ui/widgets/plot/model.hpp"

namespace slotscope::lab {

struct FigureChoice {
  Ruler ruler = Ruler::Traced;
  plot::Scale scale = plot::Scale::Linear;
  bool creation = false;  ///< of the times: making an instance, which takes a hundred times as long as an access
};

plot::Figure figure_of(const Setup& setup, const Findings& findings, const FigureChoice& choice);

/// What the figure says, in a sentence or two; what could not be measured, and why.
std::string summary_of(const Setup& setup, const Findings& findings, const FigureChoice& choice);

}  // namespace slotscope::lab
