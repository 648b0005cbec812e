// What the user did, in the order it happened, and how it is dealt out to frames.
//
// The window's callbacks and the driver put events into one queue; each frame takes a batch. Keys are events, never
// levels, so a key pressed and released between two frames arrives as both. Mouse buttons reach Dear ImGui as levels,
// so a batch ends before a button would change twice, or before the pointer moves on after a button changed: a click
// lands where it was made however slow the frame was. It also ends after a key that may move the focus or open
// something (Tab, Enter, Esc, anything with Ctrl or Alt), so that what is typed next goes where it was meant to go, and
// before a shortcut, so that a command works on all that was typed before it.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

namespace slotscope {

struct InputEvent {
  enum class Kind : std::uint8_t { Key, Character, PointerMove, PointerButton, Wheel, FilesDropped };
  Kind kind = Kind::Key;
  int code = 0;       ///< a GLFW key code, or the mouse button
  bool down = false;  ///< pressed (or repeated), else released
  bool repeat = false;
  int modifiers = 0;  ///< GLFW_MOD_CONTROL, GLFW_MOD_SHIFT, GLFW_MOD_ALT, GLFW_MOD_SUPER
  char32_t character = 0;
  float x = 0;  ///< pointer position in pixels, or wheel steps to the right
  float y = 0;  ///< pointer position in pixels, or wheel steps up
  std::vector<std::string> files = {};
};

/// Takes from the front of `queue` what one frame may see. What stays asks for another frame at once.
std::vector<InputEvent> take_frame(std::deque<InputEvent>& queue);

}  // namespace slotscope
