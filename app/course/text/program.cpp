// What a lesson says about its programs.
#include "course/text/program.hpp"

#include <algorithm>

namespace slotscope::course {

int Program::first_line() const {
  return 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
}

std::string Program::raised_on(Version version) const {
  for (const auto& [type, versions] : raises) {
    if (versions.contains(version)) return type;
  }
  return "";
}

}  // namespace slotscope::course
