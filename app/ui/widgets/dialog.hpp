// A question that must be answered before anything else happens.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "ui/widgets/buttons.hpp"

namespace slotscope {

struct DialogAnswer {
  std::string name;
  ButtonKind kind = ButtonKind::Secondary;
  std::function<void()> action;
};

/// The first answer is the harmless one: it has the focus, and Esc means it.
struct Dialog {
  std::string title;
  std::string text;
  std::vector<DialogAnswer> answers;
};

/// Draws it; returns true once it was answered (the action has run).
bool draw_dialog(const Dialog& dialog, Rect window);

}  // namespace slotscope
