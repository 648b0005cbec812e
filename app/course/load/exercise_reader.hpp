// Reads an exercise's folder.
#pragma once

#include <memory>
#include <string>

#include "course/model.hpp"

namespace slotscope::course {

std::shared_ptr<const Exercise> read_exercise(const std::string& folder, const std::string& track,
                                              const std::string& lesson, Diagnostics& diagnostics);

}  // namespace slotscope::course
