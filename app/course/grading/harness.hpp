// The Python text of harness.py and its parts, compiled into the library.
#pragma once

#include <string_view>

namespace slotscope::course {

extern const std::string_view grading_harness;

}  // namespace slotscope::course
