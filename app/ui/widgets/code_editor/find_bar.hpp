// The bar over an editor in which a text or a line number is typed.
#pragma once

#include <string>

#include "ui/automation.hpp"
#include "ui/widgets/code_editor/document.hpp"
#include "ui/widgets/code_editor/find.hpp"

namespace slotscope::editor {

class FindBar {
 public:
  enum class Mode : std::uint8_t { Closed, Find, GoToLine };

  /// Opens it; finding starts with the selected text.
  void open(Mode mode, const Document& document);
  void close() { mode_ = Mode::Closed; }
  Mode mode() const { return mode_; }
  /// What is searched for now, to be marked in the text.
  Finder& finder() { return finder_; }
  bool is_finding() const { return mode_ == Mode::Find && !finder_.query().text.empty(); }

  /// Selects the next or previous match; does nothing when there is none.
  void go(Document& document, Direction direction);

  /// Draws the bar at the top right of the editor. True when the keyboard goes back to the text.
  bool draw(Document& document, Rect editor);

 private:
  bool draw_find(Document& document, Rect box);
  bool draw_go_to_line(Document& document, Rect box);
  std::string count_text(const Document& document);

  Mode mode_ = Mode::Closed;
  bool opened_ = false;  ///< in this frame: the field takes the focus
  std::string text_;
  bool match_case_ = false;
  Finder finder_;
};

}  // namespace slotscope::editor
