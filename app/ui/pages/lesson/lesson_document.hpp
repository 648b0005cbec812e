// A lesson as one document of prose with places for what is alive in it: cells, figures, dialogues, exercises.
//
// Composed anew when values arrive or the version changes; the places keep their numbers, so what stands in them lives
// on. Knows nothing of the screen.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "course/model.hpp"
#include "ui/widgets/rich_text/compose.hpp"

namespace slotscope::lesson {

/// Title, goal and hook.
struct HeadPlace {};
/// A program to run; with the prediction that keeps its output hidden, when there is one.
struct CellPlace {
  std::shared_ptr<const course::Program> program;
  std::shared_ptr<const course::Question> prediction;
};
struct FigurePlace {
  const course::FigureBlock* figure = nullptr;
};
struct DialoguePlace {
  const course::DialogueBlock* dialogue = nullptr;
};
struct ExercisePlace {
  std::shared_ptr<const course::Exercise> exercise;
};
struct QuizPlace {
  const course::QuizBlock* quiz = nullptr;
};
/// What comes next, at the end.
struct EndPlace {};

using Place = std::variant<HeadPlace, CellPlace, FigurePlace, DialoguePlace, ExercisePlace, QuizPlace, EndPlace>;

/// The places of a lesson in reading order; the number of a place is its embed in the document.
std::vector<Place> places_of(const course::Lesson& lesson);

/// Rows of the `versions` tables that are known by now.
using TableRows = std::map<const course::VersionsBlock*, std::vector<std::vector<std::string>>>;

/// Whether what an author wrote for the teacher stands in the lesson.
enum class Notes : std::uint8_t { Left, Shown };

prose::Document compose(const course::Lesson& lesson, Version version, const prose::Values& values,
                        const TableRows& tables, Notes notes = Notes::Left);

/// All texts of the lesson that may hold computed values.
std::vector<const course::RichText*> texts_of(const course::Lesson& lesson);
std::vector<const course::VersionsBlock*> tables_of(const course::Lesson& lesson);

}  // namespace slotscope::lesson
