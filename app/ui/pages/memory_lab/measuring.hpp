// Carries out an experiment of the memory lab, reporting what it finds as it goes.
#pragma once

#include <functional>
#include <stop_token>

#include "ui/pages/memory_lab/experiment.hpp"

namespace slotscope::lab {

/// Told what has been found so far, about twenty times a second, and once at the end.
using Report = std::function<void(const Findings&)>;

/// Runs to the end, or until it is stopped.
void carry_out(const Setup& setup, const std::stop_token& stop, const Report& report);

}  // namespace slotscope::lab
