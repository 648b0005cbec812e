// The code editor: a document on the screen with gutter, colours, caret, squiggles and scrolling.
//
// Everything that changes text is a command of Document; here it is only shown and pointed at. Lines in the interface
// count from 1, as tracebacks and readers count them.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "ui/automation.hpp"
#include "ui/widgets/code_editor/document.hpp"
#include "ui/widgets/code_editor/find_bar.hpp"
#include "ui/widgets/code_editor/highlighting.hpp"
#include "ui/widgets/code_editor/keys.hpp"
#include "ui/widgets/code_editor/line_metrics.hpp"
#include "ui/widgets/scrolling/scroller.hpp"

namespace slotscope::editor {

/// Something wrong at a place, underlined and explained.
struct Problem {
  TextRange range;
  std::string message;
};

/// The range of the engine's place in a text.
TextRange range_of(const TextBuffer& buffer, const Place& place);

struct EditorOptions {
  Access access = Access::Edit;
  bool line_numbers = true;
  bool breakpoints = false;       ///< a click beside a line sets one
  int execution_line = 0;         ///< the line about to run; 0 when nothing is paused
  std::vector<int> marked_lines;  ///< drawn as changed (differing lines of two versions)
  bool boxed = true;              ///< with background and border
};

struct EditorReaction {
  WidgetReaction widget;
  bool changed = false;  ///< the text is another than before
  bool breakpoints_changed = false;
};

class CodeEditor {
 public:
  explicit CodeEditor(std::string_view text = {});
  CodeEditor(std::string_view text, HighlightFunction highlight);

  Document& document() { return document_; }
  const Document& document() const { return document_; }
  std::string text() const { return document_.text(); }

  void set_problems(std::vector<Problem> problems) { problems_ = std::move(problems); }
  const std::set<int>& breakpoints() const { return breakpoints_; }
  void set_breakpoints(std::set<int> lines) { breakpoints_ = std::move(lines); }
  void toggle_breakpoint(int line);

  /// Scrolls a line into sight.
  void show_line(int line);
  /// Height at which all lines are seen without scrolling.
  float natural_height() const;

  EditorReaction draw(std::string_view name, Rect rect, const EditorOptions& options = {});

 private:
  struct Frame;  ///< what is worked out once for the frame being drawn

  Frame begin_frame(std::string_view name, Rect rect, const EditorOptions& options);
  void take_keyboard(const Frame& frame, const WidgetReaction& reaction);
  void take_editor_key(KeyboardEvent& event, const Frame& frame);
  void take_pointer(const Frame& frame, const WidgetReaction& reaction, EditorReaction& result);
  void follow_caret(const Frame& frame);
  TextPosition position_at(const Frame& frame, ImVec2 point) const;

  void draw_lines(const Frame& frame);
  void draw_background_of(const Frame& frame, int line);
  void draw_selection(const Frame& frame, int line);
  void draw_matches(const Frame& frame, int line);
  void draw_code(const Frame& frame, int line);
  void draw_brackets(const Frame& frame);
  void draw_problems(const Frame& frame);
  void draw_gutter(const Frame& frame);
  void draw_caret(const Frame& frame);
  void explain_problem_under(const Frame& frame, ImVec2 pointer) const;
  const std::string& spoken_text();

  Document document_;
  Highlighting highlighting_;
  FindBar find_bar_;
  Scroller scroller_;
  std::vector<Problem> problems_;
  std::set<int> breakpoints_;
  double caret_moved_ = 0;
  int line_to_show_ = 0;
  Selection seen_selection_;  ///< to tell that the caret moved
  std::uint64_t seen_revision_ = 0;
  std::uint64_t measured_revision_ = 0;
  int longest_line_ = 0;
  std::uint64_t spoken_revision_ = 0;
  std::string spoken_;
  enum class Drag : std::uint8_t { None, Text, Gutter } drag_ = Drag::None;
};

}  // namespace slotscope::editor
