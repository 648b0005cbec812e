// The beginning of a new lesson, which already passes the linter.
#pragma once

#include <string>

namespace slotscope::course {

/// Makes `track/name` under `lessons`, after the lessons of the track; the track too when it is new. Answers the path
/// of lesson.md, or nothing with `error`.
std::string make_lesson(const std::string& lessons, const std::string& id, std::string& error);

}  // namespace slotscope::course
