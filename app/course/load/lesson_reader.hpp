// Reads one lesson: lesson.md, its quiz and its exercises.
#pragma once

#include <memory>
#include <string>

#include "course/model.hpp"

namespace slotscope::course {

struct LessonHome {
  std::string path;  ///< of the Markdown file
  std::string id;
  std::string track;
  std::string folder;  ///< where quiz.toml and exercises are
  const std::vector<Speaker>* speakers = nullptr;
};

std::shared_ptr<const Lesson> read_lesson(const LessonHome& home, Diagnostics& diagnostics);

}  // namespace slotscope::course
