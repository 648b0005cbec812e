// The sections of a lesson with what the reader has done of them: a list at the left, or dots where there is no room.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "course/model.hpp"
#include "course/progress/store.hpp"
#include "ui/automation.hpp"

namespace slotscope::lesson {

struct OutlineEntry {
  std::string section;  ///< id
  std::string title;
  bool read = false;
};

/// The sections that have a heading of the first level.
std::vector<OutlineEntry> outline_of(const course::Lesson& lesson, const course::LessonProgress& progress);

/// The section that stands at `line`, given where each begins (in order); the first before any of them.
std::size_t section_at(const std::vector<float>& tops, float line);

/// Where each section that has been passed ends: those whose end lies above `line`.
std::size_t sections_passed(const std::vector<float>& ends, float line);

/// Draws the list; answers the section that was chosen.
std::optional<std::size_t> draw_outline(Rect area, std::string_view title, const std::vector<OutlineEntry>& entries,
                                        std::size_t current);
/// Draws dots instead.
std::optional<std::size_t> draw_outline_dots(Rect area, const std::vector<OutlineEntry>& entries, std::size_t current);

}  // namespace slotscope::lesson
