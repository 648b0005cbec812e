// One opened lesson: its document and everything alive in it. The page around it scrolls and has the outline and bench.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/page.hpp"
#include "ui/pages/lesson/dialogue_view.hpp"
#include "ui/pages/lesson/figure_view.hpp"
#include "ui/pages/lesson/lesson_document.hpp"
#include "ui/pages/lesson/run_cell.hpp"

namespace slotscope::lesson {

class LessonView {
 public:
  LessonView(Shell& shell, Study& study, const course::Lesson& lesson);
  LessonView(const LessonView&) = delete;
  LessonView& operator=(const LessonView&) = delete;

  const course::Lesson& lesson() const { return lesson_; }
  /// Draws it and answers its height.
  float draw(ImVec2 at, float width);
  /// Where a section begins, below the top of the view.
  std::optional<float> y_of(std::string_view section) const { return text_.y_of_heading(section); }
  /// Ctrl+Enter without an editor: the cell last run, else the first that is in sight.
  RunCell* cell_to_run(Rect sight);

  /// The cell that has the keyboard; null when none has.
  RunCell* focused_cell();
  /// A program runs.
  bool busy() const;

  std::function<void(RunCell&)> on_step;
  /// A cell ran.
  std::function<void(RunCell&, std::shared_ptr<const RunReport>)> on_report;

 private:
  struct Stood {  ///< a place and what stands in it
    Place place;
    std::unique_ptr<RunCell> cell;
    std::unique_ptr<FigureView> figure;
    std::unique_ptr<DialogueView> dialogue;
    Rect rect;
  };

  void prepare();
  void compose();
  float draw_place(int number, ImVec2 at, float width);
  float draw_head(ImVec2 at, float width);
  float draw_exercise(const course::Exercise& exercise, ImVec2 at, float width);
  float draw_quiz(const course::QuizBlock& quiz, ImVec2 at, float width);
  float draw_end(ImVec2 at, float width);
  float draw_card(Icon picture, std::string_view kind, std::string_view title, std::string_view detail,
                  std::string_view button_name, const std::function<void()>& open, ImVec2 at, float width);

  Shell& shell_;
  Study& study_;
  const course::Lesson& lesson_;
  Version version_;
  Notes notes_ = Notes::Left;
  prose::TextView text_;
  prose::TextView goal_;
  prose::TextView hook_;
  prose::TextView next_;
  TableRows tables_;
  std::vector<Stood> places_;
  RunCell* last_run_ = nullptr;
  std::shared_ptr<int> alive_ = std::make_shared<int>();  ///< what was begun for a lesson that is closed is dropped
};

}  // namespace slotscope::lesson
