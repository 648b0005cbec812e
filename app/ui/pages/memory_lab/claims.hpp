// Figures that articles on slots repeat, and how each is put to the test on every version.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engine/engine.hpp"

namespace slotscope::lab {

struct ClaimedFigure {
  std::string name;  ///< "claimed: 96 with slots"
  double value = 0;
};

/// One number measured on every version.
struct TestedFigure {
  std::string name;
  bool slotted = false;  ///< it is about slots; otherwise about a dictionary
  std::function<double(Version)> measure;
};

struct Claim {
  std::string title;     ///< "328 to 96 bytes"
  std::string says;      ///< what the sources say
  std::string truth;     ///< what is so instead
  std::string quantity;  ///< the axis: "bytes of one instance"
  std::vector<ClaimedFigure> claimed;
  std::vector<TestedFigure> tested;
};

const std::vector<Claim>& claims();

}  // namespace slotscope::lab
