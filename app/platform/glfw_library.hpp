// GLFW, loaded when a window is opened.
//
// GLFW brings X11 and what that needs. Linked in the ordinary way they would be part of every process of this program:
// most of a megabyte and a fifth of the start of commands that never open a window, which could not even start where
// GLFW is not installed.
#pragma once

#include <string>

namespace slotscope {

/// Must have answered the empty string, before anything of GLFW is called; otherwise says why there is no GLFW.
[[nodiscard]] std::string load_glfw();

}  // namespace slotscope
