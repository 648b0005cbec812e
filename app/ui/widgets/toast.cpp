// Draws toasts, the newest lowest.
#include "ui/widgets/toast.hpp"

#include <algorithm>
#include <cmath>

#include "ui/motion.hpp"
#include "ui/widgets/buttons.hpp"
#include "ui/widgets/label.hpp"

namespace slotscope {

namespace {

constexpr double shortest_stay = 5;
constexpr double seconds_a_character = 0.05;
constexpr std::size_t most_toasts = 4;

Role colour_role(ToastKind kind) {
  switch (kind) {
    case ToastKind::Info:
      return Role::Info;
    case ToastKind::Success:
      return Role::Success;
    case ToastKind::Warning:
      return Role::Warning;
    case ToastKind::Error:
      return Role::Danger;
  }
  return Role::Info;
}

Icon icon_of(ToastKind kind) {
  switch (kind) {
    case ToastKind::Info:
      return Icon::Info;
    case ToastKind::Success:
      return Icon::Check;
    case ToastKind::Warning:
    case ToastKind::Error:
      return Icon::Warning;
  }
  return Icon::Info;
}

/// When it goes by itself; 0 for never.
double end_of(const Toast& toast) {
  return toast.kind == ToastKind::Error
             ? 0
             : now() + shortest_stay + seconds_a_character * static_cast<double>(toast.text.size());
}

}  // namespace

void Toasts::show(Toast toast) {
  std::erase_if(shown_, [&](const Shown& other) {
    return other.toast.text == toast.text || (!toast.topic.empty() && other.toast.topic == toast.topic);
  });
  shown_.push_back({std::move(toast), 0, next_id_++});
  if (shown_.size() > most_toasts) shown_.erase(shown_.begin());
  request_frame();
}

void Toasts::draw(Rect window) {
  std::erase_if(shown_, [](const Shown& shown) { return shown.until > 0 && shown.until <= now(); });
  // Older ones wait rather than cover more than half of the window.
  const float highest = window.centre().y;
  float bottom = window.max.y - em(1.25f);
  // An action may show the next toast, so it comes when all are drawn.
  std::function<void()> action;
  for (std::size_t i = shown_.size(); i-- > 0 && bottom > highest;) {
    // Its time begins when it is seen, not when it was asked for.
    if (shown_[i].until == 0) shown_[i].until = end_of(shown_[i].toast);
    Answer answer;
    bottom -= draw_one(shown_[i], window, bottom, answer) + em(0.6f);
    if (answer.acted) action = std::move(shown_[i].toast.on_action);
    if (answer.closed || answer.acted) {
      shown_.erase(shown_.begin() + static_cast<std::ptrdiff_t>(i));
      request_frame();
    } else if (shown_[i].until > 0) {
      request_frame_at(shown_[i].until);
    }
  }
  if (action) action();
}

float Toasts::draw_one(const Shown& shown, Rect window, float bottom, Answer& answer) {
  const Toast& toast = shown.toast;
  const Font face = font(Face::Regular, Size::Small);
  const float action_width =
      toast.action.empty() ? 0 : button_size(toast.action, {.kind = ButtonKind::Quiet}).x + em(0.5f);
  const float chrome = em(3.4f) + icon_button_side() + action_width;
  const float width =
      std::min(window.width() - em(2), std::max(em(20), std::min(em(40), text_width(face, toast.text) + chrome)));
  const float text_height = wrapped_height(face, toast.text, width - chrome);
  const float height = std::round(std::max(text_height + em(1.25f), control_height() + em(0.75f)));
  const Rect box = rect_at({std::round(window.centre().x - width / 2), std::round(bottom - height)}, width, height);

  ImGui::SetNextWindowPos(box.min);
  ImGui::SetNextWindowSize(box.size());
  const std::string id = "##toast" + std::to_string(shown.id);
  ImGui::Begin(id.c_str(), nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoFocusOnAppearing);
  canvas()->PushClipRect(window.min, window.max);
  record(toast.text, WidgetRole::Toast, box);
  floating_box(canvas(), box, em(0.5f));
  fill(canvas(), {box.min, {box.min.x + em(0.25f), box.max.y}}, colour(colour_role(toast.kind)), em(0.5f));
  icon(canvas(), icon_of(toast.kind), {box.min.x + em(1.3f), box.centre().y}, em(1.3f),
       colour(colour_role(toast.kind)));
  draw_wrapped(canvas(), face, {box.min.x + em(2.4f), box.centre().y - text_height / 2}, width - chrome,
               colour(Role::Text), toast.text);
  float right = box.max.x - icon_button_side() - em(0.35f);
  const float top = box.centre().y - control_height() / 2;
  if (icon_button("Close##" + id, Icon::Close, {right, top})) answer.closed = true;
  if (!toast.action.empty() && button(toast.action, {right - action_width, top}, {.kind = ButtonKind::Quiet}))
    answer.acted = true;
  canvas()->PopClipRect();
  ImGui::End();
  return height;
}

}  // namespace slotscope
