// The requirements of an exercise: what is asked for beforehand, and after a check what holds and what does not.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "course/grading/grader.hpp"
#include "ui/automation.hpp"
#include "ui/widgets/object_diagram/diagram_view.hpp"
#include "ui/widgets/rich_text/text_view.hpp"

namespace slotscope {

struct RequirementReaction {
  float height = 0;
  int line = 0;         ///< of the program, asked for
  std::string section;  ///< to read again, asked for: "lesson:..."
};

class RequirementList {
 public:
  /// Shows them before anything was checked.
  void show(std::vector<course::RequirementResult> requirements);
  /// Shows how a check went.
  void show_results(const course::GradeResult& result);
  /// Ticks what is met by now; what a check said about the rest stays to be read.
  void show_progress(const course::GradeResult& result);

  RequirementReaction draw(ImVec2 at, float width);

 private:
  struct Row {
    course::RequirementResult result;
    prose::TextView text;
    prose::TextView message;
    std::unique_ptr<diagram::DiagramView> object;  ///< what the failed check looked at
    bool object_shown = false;
    std::optional<bool> met_by_now;  ///< found while the learner was writing, after the last check
  };
  float draw_row(Row& row, std::size_t index, ImVec2 at, float width, RequirementReaction& reaction);
  float draw_object(Row& row, ImVec2 at, float width);
  float draw_difference(const course::RequirementResult& result, ImVec2 at, float width) const;

  std::vector<Row> rows_;
  bool checked_ = false;
};

}  // namespace slotscope
