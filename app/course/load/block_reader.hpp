// Reads the fenced blocks of a lesson, one function a kind.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "course/load/fences.hpp"
#include "course/load/lesson_reader.hpp"
#include "course/load/scope.hpp"
#include "course/model.hpp"

namespace slotscope::course {

/// Turns fences into blocks. It keeps the programs met so far, which expressions and figures refer to.
class BlockReader {
 public:
  BlockReader(const LessonHome& home, Lesson& lesson, Diagnostics& diagnostics);

  /// Reads the quiz and the exercises that blocks will name; `pieces` tells which questions are named.
  void read_neighbours(const std::vector<Piece>& pieces);
  std::optional<Block> read(const Piece& fence);
  Block prose(const Piece& piece);
  const Scope& scope() const { return scope_; }
  /// Reports exercises and questions that no block shows.
  void finish();

 private:
  Origin place(const Piece& fence) const { return {home_.path, fence.head_line, 1}; }
  void error(const Piece& fence, std::string rule, std::string message, std::string hint);
  std::shared_ptr<const Program> program_named(const Piece& fence, std::size_t word);
  std::shared_ptr<const Program> read_program(const Piece& fence);
  void read_program_options(const Piece& fence, Program& program);
  std::optional<Block> python(const Piece& fence);
  std::optional<Block> predict(const Piece& fence);
  std::optional<Block> figure(const Piece& fence);
  std::optional<Block> versions(const Piece& fence);
  std::optional<Block> check(const Piece& fence);
  std::optional<Block> exercise(const Piece& fence);
  std::optional<Block> quiz(const Piece& fence);
  std::optional<Block> dialogue(const Piece& fence);
  std::optional<Block> notes(const Piece& fence);
  bool plain_head(const Piece& fence, std::size_t most_words);

  const LessonHome& home_;
  Lesson& lesson_;
  Diagnostics& diagnostics_;
  Scope scope_;
  std::vector<std::shared_ptr<const Question>> quiz_;
  std::vector<std::shared_ptr<const Exercise>> exercises_;
  std::vector<std::string> named_;   ///< questions that some quiz block names
  std::vector<std::string> placed_;  ///< ids of questions and exercises that were shown
};

}  // namespace slotscope::course
