// `measure("regular", 3)` inside an expression: bytes per instance by the engine's rulers.
#pragma once

#include <string>
#include <string_view>

#include "engine/engine.hpp"

namespace slotscope::course {

struct MeasuredText {
  std::string source;   ///< the expression with numbers where the calls stood
  std::string problem;  ///< what is wrong with a call; empty when all is well
};

/// Replaces each call by the number it stands for on `version`. The arguments must be literals.
MeasuredText replace_measure_calls(std::string_view expression, Version version);

}  // namespace slotscope::course
