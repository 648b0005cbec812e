// Reads the myth cards and the glossary.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "course/model.hpp"

namespace slotscope::course {

std::vector<std::shared_ptr<const Myth>> read_myths(const std::string& folder, Diagnostics& diagnostics);
std::vector<Term> read_glossary(const std::string& path, Diagnostics& diagnostics);

}  // namespace slotscope::course
