// A program in a lesson: read it, predict what it does, run it on any version, change it, run it again.
//
// While a prediction is open the output stays hidden. What the reader changes is kept as a draft at once.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "ui/pages/bench/input_line.hpp"
#include "ui/pages/bench/output_view.hpp"
#include "ui/pages/bench/program_run.hpp"
#include "ui/pages/lesson/lesson_document.hpp"
#include "ui/pages/question/question_view.hpp"
#include "ui/pages/stepping/recorder.hpp"
#include "ui/widgets/code_editor/code_editor.hpp"

namespace slotscope {

class Shell;
class Study;

namespace lesson {

class RunCell {
 public:
  /// `lesson` is its id; drafts are kept under it.
  RunCell(Shell& shell, Study& study, std::string_view lesson, CellPlace place);

  /// Draws the cell and answers its height.
  float draw(ImVec2 at, float width);
  /// Composes its texts anew, with the values known by now.
  void compose();
  /// The reader chose another version for everything.
  void use_version(Version version);
  void run();
  /// Puts the caret on a line of the program.
  void show_line(int line);

  bool focused() const { return focused_; }
  bool busy() const { return runner_.busy(); }
  bool waits_for_prediction() const { return prediction_ && !resolved_; }
  const course::Program& program() const { return *place_.program; }
  std::string source() const { return editor_.text(); }
  Version version() const { return version_; }

  /// The program as it is taken line by line, with what runs before it.
  stepping::RecordedProgram recorded() const;
  /// The line stepping stands at, in the program as shown; 0 for none.
  void set_execution_line(int line);

  /// Step was pressed.
  std::function<void(RunCell&)> on_step;
  /// A run ended.
  std::function<void(RunCell&, std::shared_ptr<const RunReport>)> on_report;

 private:
  void prepare();
  void make_prediction(std::vector<int> order);
  void submit_prediction();
  void skip_prediction();
  bool changed() const;
  void restore_source();
  void take_report(std::shared_ptr<const RunReport> report);

  float draw_head(ImVec2 at, float width);
  float draw_tools(Rect row);
  float draw_note(ImVec2 at, float width);
  float draw_editor(ImVec2 at, float width);
  float draw_prediction(ImVec2 at, float width);
  float draw_output(ImVec2 at, float width);
  float draw_written(ImVec2 at, float width);

  Shell& shell_;
  Study& study_;
  CellPlace place_;
  std::string draft_key_;
  Version version_;
  editor::CodeEditor editor_;
  bool focused_ = false;
  bool choosing_version_ = false;
  std::string differs_;  ///< where the output is another, in words
  std::unique_ptr<QuestionView> prediction_;
  bool resolved_ = false;  ///< answered or skipped
  bool marking_ = false;
  double asked_at_ = 0;
  ProgramRunner runner_;
  OutputView output_;
  InputLine input_line_;
  int execution_line_ = 0;
  bool reveal_output_ = false;  ///< it came out below what is in sight
  float height_ = 0;
  bool settled_ = false;                                  ///< the last frame did not change the height
  std::shared_ptr<int> alive_ = std::make_shared<int>();  ///< what was begun for a cell that is gone is dropped
};

}  // namespace lesson
}  // namespace slotscope
