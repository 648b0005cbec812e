// Draws the row and answers the program.
#include "ui/pages/bench/input_line.hpp"

#include <utility>

#include "ui/draw.hpp"
#include "ui/input.hpp"
#include "ui/widgets/buttons.hpp"
#include "ui/widgets/text_field.hpp"

namespace slotscope {

namespace {

constexpr const char* field_name = "Line of input";

}  // namespace

void InputLine::draw(ProgramRunner& runner, Rect row) {
  if (!runner.waits()) {
    asked_ = false;
    return;
  }
  if (!std::exchange(asked_, true)) set_focus(field_name);
  const ButtonOptions enter{.kind = ButtonKind::Primary, .tip = "Gives the program this line (Enter)"};
  const ButtonOptions end{.kind = ButtonKind::Quiet,
                          .tip = "There are no more lines: input() raises EOFError (Ctrl+D)"};
  const float enter_width = button_size("Enter", enter).x, end_width = button_size("End of input", end).x;
  float right = row.max.x;
  // In a narrow row the key alone ends the input.
  const bool room_for_end = row.width() > enter_width + end_width + em(10);
  bool ends = input().take(GLFW_KEY_D, ctrl);
  if (room_for_end) {
    right -= end_width;
    ends |= button("End of input", {right, row.min.y}, end);
  }
  right -= enter_width + em(0.3f);
  const TextFieldReaction typed = text_field(field_name, {row.min, {right - em(0.4f), row.min.y + control_height()}},
                                             text_, {.placeholder = "The program waits for a line", .mono = true});
  const bool entered = button("Enter", {right, row.min.y}, enter) || typed.submitted;
  if (!ends && !entered) return;
  runner.answer(ends ? std::nullopt : std::optional(std::exchange(text_, {})));
  asked_ = false;
}

}  // namespace slotscope
