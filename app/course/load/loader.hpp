// Reads a folder of lessons.
#pragma once

#include <memory>
#include <string>

#include "course/model.hpp"

namespace slotscope::course {

struct LoadResult {
  std::shared_ptr<const Course> course;  ///< never null; what could not be read is left out
  Diagnostics diagnostics;
};

/// Reads all of it. Nothing runs: what depends on the engine is checked by the linter.
LoadResult load_course(const std::string& folder);

/// The lessons that came with the program: $SLOTSCOPE_LESSONS, beside the program, or where it was installed.
std::string default_lessons_folder();

/// A fingerprint of the names, sizes and times of the files: changes when something is to be read again.
std::uint64_t folder_stamp(const std::string& folder);

}  // namespace slotscope::course
