// A question on the screen: what is asked, what can be answered, and after marking what is said about each part.
//
// The same view stands in a lesson's prediction and in a quiz. It lays itself out for a width, answers its height, and
// leaves marking to its page, because a program may have to run for that.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ui/automation.hpp"
#include "ui/pages/question/answer_sheet.hpp"
#include "ui/widgets/code_editor/code_editor.hpp"
#include "ui/widgets/rich_text/text_view.hpp"

namespace slotscope {

class Study;

/// All texts of a question that may hold computed values.
std::vector<const course::RichText*> texts_of(const course::Question& question);

class QuestionView {
 public:
  /// In a lesson the program stands above already, and other parts want the keyboard; alone the question shows its
  /// program, in larger type, and hears the keys wherever the focus is; among others it hears them while it has the
  /// focus.
  enum class Standing : std::uint8_t { InLesson, Alone, AmongOthers };

  QuestionView(Study& study, std::shared_ptr<const course::Question> question, std::vector<int> order, Version version,
               Standing standing);

  const course::Question& question() const { return *question_; }
  AnswerSheet& sheet() { return sheet_; }
  Version version() const { return version_; }
  const std::optional<course::Marking>& marking() const { return marking_; }
  /// Shows how the answer was marked; what was answered can no longer be changed.
  void set_marking(course::Marking marking);
  /// Composes the texts anew, with the values that are known by now.
  void compose();

  /// Draws it with its top left corner at `at` and answers its height. Keys 1 to 9 pick.
  float draw(ImVec2 at, float width);
  /// Enter was pressed in a field of it, or with an answer picked.
  bool submitted() const { return submitted_; }
  /// Where it says whether the answer was right, and why.
  Rect verdict() const { return verdict_; }

 private:
  void take_keys();
  float draw_ask(ImVec2 at, float width);
  float draw_choices(ImVec2 at, float width);
  float draw_choice(std::size_t place, ImVec2 at, float width);
  float draw_lines(ImVec2 at, float width);
  void draw_code(std::string_view line, Rect row) const;
  float draw_steps(ImVec2 at, float width);
  float draw_fields(ImVec2 at, float width);
  float draw_verdict(ImVec2 at, float width);
  const course::Remark* remark_on(int choice) const;
  bool marked() const { return marking_.has_value(); }

  Study& study_;
  std::shared_ptr<const course::Question> question_;
  Version version_;
  Standing standing_;
  AnswerSheet sheet_;
  std::optional<course::Marking> marking_;
  prose::TextView ask_;
  std::vector<prose::TextView> options_;  ///< choices or steps, as written
  std::vector<prose::TextView> reasons_;  ///< by remark
  prose::TextView explain_;
  editor::CodeEditor typed_;          ///< an output of several lines
  std::vector<HighlightSpan> spans_;  ///< of the program whose lines are picked
  std::vector<float> heights_;
  Rect verdict_;
  bool focus_inside_ = false;
  bool submitted_ = false;
};

}  // namespace slotscope
