// Draws a dialog and runs what was answered.
#include "ui/widgets/dialog.hpp"

#include <algorithm>
#include <cmath>

#include "ui/widgets/label.hpp"
#include "ui/widgets/overlay.hpp"

namespace slotscope {

bool draw_dialog(const Dialog& dialog, Rect window) {
  const float width = std::min(em(30), window.width() - em(2)), padding = em(1.5f), inner = width - 2 * padding;
  const float title_height = wrapped_height(font(Face::Bold, Size::Title3), dialog.title, inner);
  const float text_height = wrapped_height(font(Face::Regular), dialog.text, inner);
  const float height = std::min(padding * 2 + title_height + em(0.6f) + text_height + em(1.5f) + control_height(),
                                window.height() - em());
  const Rect box =
      rect_at({std::round(window.centre().x - width / 2), std::round(window.min.y + (window.height() - height) * 0.4f)},
              width, height);
  const Overlay overlay(dialog.title, window, box);
  ImVec2 at = {box.min.x + padding, box.min.y + padding};
  at.y += heading(Size::Title3, at, inner, dialog.title) + em(0.6f);
  label(Face::Regular, Size::Body, Role::TextMuted, at, inner, dialog.text);

  const DialogAnswer* answer = nullptr;
  float total = 0;
  for (const DialogAnswer& each : dialog.answers) total += button_size(each.name).x + em(0.6f);
  ImVec2 place = {box.max.x - padding - total + em(0.6f), box.max.y - padding - control_height()};
  for (const DialogAnswer& each : dialog.answers) {
    if (button(each.name, place, {.kind = each.kind})) answer = &each;
    place.x += button_size(each.name).x + em(0.6f);
  }
  if (!answer && overlay.dismissed()) answer = &dialog.answers.front();
  if (!answer) return false;
  if (answer->action) answer->action();
  return true;
}

}  // namespace slotscope
