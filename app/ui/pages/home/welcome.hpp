// The first minute: a small program, its run, and the objects it made.
#pragma once

#include <memory>

#include "ui/automation.hpp"
#include "ui/pages/bench/output_view.hpp"
#include "ui/pages/bench/program_run.hpp"
#include "ui/widgets/code_editor/code_editor.hpp"
#include "ui/widgets/object_diagram/diagram_view.hpp"
#include "ui/widgets/rich_text/text_view.hpp"

namespace slotscope {

class Shell;

namespace home {

enum class WelcomeAnswer : std::uint8_t { None, FirstLesson, Overview };

class Welcome {
 public:
  Welcome();
  /// Draws it; answers where the learner wants to go.
  bool busy() const { return runner_.busy(); }
  WelcomeAnswer draw(Shell& shell, Rect area, Version version);

 private:
  void run(Shell& shell, Version version);
  WelcomeAnswer draw_text(Shell& shell, Rect area, Version version, bool beside);
  float draw_program(Shell& shell, ImVec2 at, ImVec2 room, Version version);
  WelcomeAnswer draw_end(ImVec2 at, float width, float& height);
  void draw_objects(Rect rect);

  editor::CodeEditor program_;
  ProgramRunner runner_;
  OutputView output_;
  diagram::DiagramView objects_;
  prose::TextView lead_;
  prose::TextView seen_;
  bool ran_ = false;
  bool shown_end_ = false;  ///< what comes after the run was brought into sight
};

}  // namespace home
}  // namespace slotscope
