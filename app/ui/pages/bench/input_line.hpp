// The row in which the reader types the line a program waits for.
#pragma once

#include <string>

#include "ui/automation.hpp"
#include "ui/pages/bench/program_run.hpp"

namespace slotscope {

class InputLine {
 public:
  /// Draws it while the program waits. Enter gives it the line, Ctrl+D the end of its input.
  void draw(ProgramRunner& runner, Rect row);

 private:
  std::string text_;
  bool asked_ = false;  ///< the field was given the keyboard for this line
};

}  // namespace slotscope
