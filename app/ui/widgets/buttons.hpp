// Buttons, switches, choices and sliders: the small controls, all in one style.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "ui/draw.hpp"

namespace slotscope {

enum class ButtonKind : std::uint8_t {
  Primary,    ///< the one thing to do next; one a view
  Secondary,  ///< everything else that acts
  Quiet,      ///< without a box until hovered: toolbars
  Danger,     ///< takes something away
};

struct ButtonOptions {
  ButtonKind kind = ButtonKind::Secondary;
  Icon icon = Icon::None;
  bool enabled = true;
  bool selected = false;      ///< a toggle that is on
  std::string_view tip = {};  ///< shown while hovered: what it does and its key
  Size size = Size::Small;
};

/// How much room a button of this name takes.
ImVec2 button_size(std::string_view name, const ButtonOptions& options = {});
/// A button at its natural size; true when it was pressed.
bool button(std::string_view name, ImVec2 at, const ButtonOptions& options = {});
/// A button that fills `rect`.
bool button_in(std::string_view name, Rect rect, const ButtonOptions& options = {});
/// A square button that shows its icon only; the name is its tip as well.
bool icon_button(std::string_view name, Icon icon, ImVec2 at, const ButtonOptions& options = {});
/// Side of a square icon button.
float icon_button_side();

/// A switch at the right end of `rect`, whose name is written beside it by whoever places it; true when it was turned.
bool toggle(std::string_view name, Rect rect, bool& on);
/// A box to tick with its name at its right; true when it was ticked or unticked.
bool check_box(std::string_view name, ImVec2 at, bool& on);
/// One of several, side by side in one frame; arrows move. True when another one was chosen.
bool choice(std::string_view name, Rect rect, std::span<const std::string> options, int& chosen);
/// A value on a line; arrows move by `step`. True when it changed.
bool slider(std::string_view name, Rect rect, float& value, float least, float most, float step);

/// A short label in a rounded box: a version, a state. Returns its size.
ImVec2 chip(ImDrawList* list, std::string_view text, ImVec2 at, Colour text_colour, Colour background);
/// Text that explains what the pointer rests on, near `anchor`; to be called while that is hovered.
void tip(Rect anchor, std::string_view text);

/// The common height of buttons, fields and rows of controls.
float control_height();

}  // namespace slotscope
