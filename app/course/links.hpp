// Links of a course: what "lesson:slots/declaring#short" means, and whether it exists.
#pragma once

#include <string>
#include <string_view>

#include "course/model.hpp"

namespace slotscope::course {

enum class LinkKind { Lesson, Exercise, Question, Term, Ruler, Myth, Lab, Outside, Unknown };

struct Link {
  LinkKind kind = LinkKind::Unknown;
  std::string id;       ///< of the lesson, exercise, question, term or myth; settings of the lab; the address
  std::string section;  ///< of a lesson
};

/// Reads a link as written in a lesson; `lesson:#short` means a section of `home`.
Link parse_link(std::string_view target, std::string_view home_lesson);
/// What is wrong with a link; empty when it leads somewhere.
std::string problem_with(const Link& link, const Course& course);

}  // namespace slotscope::course
