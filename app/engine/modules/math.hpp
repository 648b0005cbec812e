// The parts the module math is assembled from.
#pragma once

#include <vector>

#include "engine/objects/function.hpp"

namespace slotscope {

std::vector<NativeDef> math_real_functions();     // modules/math_real.cpp
std::vector<NativeDef> math_integer_functions();  // modules/math_integer.cpp
std::vector<NativeDef> math_sum_functions();      // modules/math_sums.cpp

/// Gamma and its logarithm as CPython computes them (modules/gamma.cpp).
double gamma_function(double x);
double log_gamma(double x);

Failure math_domain_error();
Failure math_range_error();

}  // namespace slotscope
