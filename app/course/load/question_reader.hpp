// Reads questions from quiz.toml and from predict blocks.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "course/load/scope.hpp"
#include "course/model.hpp"
#include "course/source/data.hpp"

namespace slotscope::course {

/// Where a question belongs.
struct QuestionHome {
  std::string file;
  std::string track;
  std::string lesson;
  const Scope* scope = nullptr;  ///< programs of the lesson that expressions may name
};

/// All `[[question]]` of a quiz file.
std::vector<std::shared_ptr<const Question>> read_quiz(std::string_view text, const QuestionHome& home,
                                                       Diagnostics& diagnostics);
/// The body of a predict block.
std::shared_ptr<const Question> read_prediction(const Data& table, std::shared_ptr<const Program> program,
                                                const QuestionHome& home, Diagnostics& diagnostics);

}  // namespace slotscope::course
