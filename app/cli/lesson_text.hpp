// A whole lesson as plain text, figures as their text twins: for terminals and screen readers.
#pragma once

#include <string>

#include "course/evaluate/evaluator.hpp"

namespace slotscope::cli {

/// Whether what is meant for the teacher is part of the text.
enum class Notes { Left, Shown };

std::string lesson_text(const course::Course& course, const course::Lesson& lesson, Version version,
                        course::Evaluator& evaluator, Notes notes);

}  // namespace slotscope::cli
