// Draws the small controls.
#include "ui/widgets/buttons.hpp"

#include <algorithm>
#include <cmath>

#include "ui/input.hpp"
#include "ui/motion.hpp"
#include "ui/widgets/label.hpp"

namespace slotscope {

namespace {

constexpr float corner = 0.4f;
constexpr double tip_delay = 0.45;
constexpr float widest_tip = 26;

struct ButtonColours {
  Colour background = 0;
  Colour border = 0;
  Colour text = 0;
};

ButtonColours colours_of(const ButtonOptions& options, float hover, bool held) {
  ButtonColours result;
  const Colour over = colour(held ? Role::Pressed : Role::Hover);
  switch (options.kind) {
    case ButtonKind::Primary:
      result = {mix(colour(Role::Accent), colour(Role::AccentHover), hover), 0, colour(Role::OnAccent)};
      break;
    case ButtonKind::Secondary:
      result = {mix(colour(Role::SurfaceRaised), over, hover), colour(Role::BorderStrong), colour(Role::Text)};
      break;
    case ButtonKind::Quiet:
      result = {with_alpha(over, hover), 0, mix(colour(Role::TextMuted), colour(Role::Text), hover)};
      break;
    case ButtonKind::Danger:
      result = {mix(colour(Role::SurfaceRaised), colour(Role::DangerSoft), hover), colour(Role::Danger),
                colour(Role::Danger)};
      break;
  }
  if (options.selected) result = {colour(Role::AccentSoft), 0, colour(Role::Accent)};
  if (!options.enabled) {
    const bool boxed = options.kind != ButtonKind::Quiet;
    result = {boxed ? colour(Role::SurfaceSunken) : 0u, boxed ? colour(Role::Border) : 0u,
              with_alpha(colour(Role::TextFaint), 0.7f)};
  }
  return result;
}

WidgetReaction press_button(std::string_view name, Rect rect, const ButtonOptions& options) {
  WidgetOptions widget_options;
  widget_options.enabled = options.enabled;
  widget_options.focus_rounding = corner;
  const WidgetReaction reaction = widget(name, WidgetRole::Button, rect, options.selected ? "on" : "", widget_options);
  if (reaction.hovered && !options.tip.empty()) tip(rect, options.tip);
  return reaction;
}

ButtonColours draw_button_box(Rect rect, const ButtonOptions& options, const WidgetReaction& reaction) {
  const ButtonColours colours =
      colours_of(options, animate(reaction.id, reaction.hovered ? 1.0f : 0.0f), reaction.held);
  fill(canvas(), rect, colours.background, em(corner));
  if (colours.border) outline(canvas(), rect, colours.border, em(corner));
  return colours;
}

}  // namespace

float control_height() {
  return std::round(em(2.125f));
}
float icon_button_side() {
  return control_height();
}

ImVec2 button_size(std::string_view name, const ButtonOptions& options) {
  const std::string_view label = visible_name(name);
  float width = text_width(font(Face::Medium, options.size), label) + em(1.5f);
  if (options.icon != Icon::None) width += em(1.35f);
  return {std::round(width), control_height()};
}

bool button_in(std::string_view name, Rect rect, const ButtonOptions& options) {
  const WidgetReaction reaction = press_button(name, rect, options);
  const ButtonColours colours = draw_button_box(rect, options, reaction);
  const Font face = font(Face::Medium, options.size);
  const std::string_view label = visible_name(name);
  const float icon_room = options.icon == Icon::None ? 0 : em(1.35f);
  const float content = std::min(text_width(face, label) + icon_room, rect.width() - em(0.75f));
  const float left = rect.centre().x - content / 2;
  if (icon_room > 0) icon(canvas(), options.icon, {left + em(0.5f), rect.centre().y}, em(1.05f), colours.text);
  text_in(canvas(), {{left + icon_room, rect.min.y}, {left + content, rect.max.y}}, face, colours.text, label);
  return reaction.activated;
}

bool button(std::string_view name, ImVec2 at, const ButtonOptions& options) {
  const ImVec2 size = button_size(name, options);
  return button_in(name, rect_at(at, size.x, size.y), options);
}

bool icon_button(std::string_view name, Icon which, ImVec2 at, const ButtonOptions& options) {
  ButtonOptions own = options;
  if (own.kind == ButtonKind::Secondary) own.kind = ButtonKind::Quiet;
  if (own.tip.empty()) own.tip = visible_name(name);
  const Rect rect = rect_at(at, icon_button_side(), icon_button_side());
  const WidgetReaction reaction = press_button(name, rect, own);
  const ButtonColours colours = draw_button_box(rect, own, reaction);
  icon(canvas(), which, rect.centre(), em(1.2f), colours.text);
  return reaction.activated;
}

bool toggle(std::string_view name, Rect rect, bool& on) {
  WidgetOptions options;
  options.focus_rounding = corner;
  const WidgetReaction reaction = widget(name, WidgetRole::Switch, rect, on ? "on" : "off", options);
  if (reaction.activated) on = !on;
  const float position = animate(reaction.id, on ? 1.0f : 0.0f);
  const float width = em(2.25f), height = em(1.25f), radius = height / 2;
  const Rect track = rect_at({rect.max.x - width, rect.centre().y - radius}, width, height);
  fill(canvas(), track, mix(colour(Role::SurfaceSunken), colour(Role::Accent), position), radius);
  outline(canvas(), track, mix(colour(Role::BorderStrong), colour(Role::Accent), position), radius);
  const ImVec2 knob = {track.min.x + radius + position * (width - height), track.centre().y};
  canvas()->AddCircleFilled(knob, radius - em(0.2f), mix(colour(Role::TextMuted), colour(Role::OnAccent), position));
  return reaction.activated;
}

bool check_box(std::string_view name, ImVec2 at, bool& on) {
  const Font face = font(Face::Regular);
  const float side = em(1.15f), height = control_height();
  const Rect rect = rect_at(at, side + em(0.6f) + text_width(face, visible_name(name)), height);
  const WidgetReaction reaction = widget(name, WidgetRole::CheckBox, rect, on ? "checked" : "unchecked");
  if (reaction.activated) on = !on;
  const Rect box = rect_at({rect.min.x, std::round(rect.centre().y - side / 2)}, side, side);
  fill(canvas(), box, colour(on ? Role::Accent : Role::Surface), em(0.25f));
  outline(canvas(), box, colour(on || reaction.hovered ? Role::Accent : Role::BorderStrong), em(0.25f));
  if (on) icon(canvas(), Icon::Check, box.centre(), side * 0.95f, colour(Role::OnAccent));
  text_in(canvas(), {{box.max.x + em(0.6f), rect.min.y}, rect.max}, face, colour(Role::Text), visible_name(name));
  return reaction.activated;
}

namespace {

/// Where the options would be too narrow to read, the chosen one stands between two buttons.
void choose_in_turn(Rect rect, std::span<const std::string> options, int& chosen) {
  const int count = static_cast<int>(options.size());
  const float side = icon_button_side(), y = rect.centre().y - side / 2;
  if (icon_button("Previous choice", Icon::ChevronLeft, {rect.min.x, y})) chosen = (chosen + count - 1) % count;
  if (icon_button("Next choice", Icon::ChevronRight, {rect.max.x - side, y})) chosen = (chosen + 1) % count;
  const Rect middle{{rect.min.x + side, rect.min.y}, {rect.max.x - side, rect.max.y}};
  text_in(canvas(), middle, font(Face::Medium, Size::Small), colour(Role::Text),
          options[static_cast<std::size_t>(chosen)], Align::Centre);
}

}  // namespace

bool choice(std::string_view name, Rect rect, std::span<const std::string> options, int& chosen) {
  const int count = static_cast<int>(options.size());
  const int before = chosen;
  WidgetOptions group;
  group.takes_pointer = false;
  group.takes_enter = false;
  group.focus_rounding = corner;
  const WidgetReaction reaction =
      widget(name, WidgetRole::RadioButton, rect, options[static_cast<std::size_t>(chosen)], group);
  if (reaction.focused && count > 0) {
    while (input().take(GLFW_KEY_LEFT) || input().take(GLFW_KEY_UP)) chosen = (chosen + count - 1) % count;
    while (input().take(GLFW_KEY_RIGHT) || input().take(GLFW_KEY_DOWN)) chosen = (chosen + 1) % count;
    if (input().take(GLFW_KEY_HOME)) chosen = 0;
    if (input().take(GLFW_KEY_END)) chosen = count - 1;
  }
  fill(canvas(), rect, colour(Role::SurfaceSunken), em(corner));
  outline(canvas(), rect, colour(Role::Border), em(corner));
  const float width = rect.width() / static_cast<float>(std::max(count, 1)), inset = em(0.15f);
  ImGui::PushID(name.data(), name.data() + name.size());
  const Font widest = font(Face::Medium, Size::Small);
  const bool fits = std::all_of(options.begin(), options.end(), [&](const std::string& option) {
    return text_width(widest, option) <= width - 2 * inset - em(0.2f);
  });
  if (!fits) choose_in_turn(rect, options, chosen);
  for (int i = 0; fits && i < count; ++i) {
    const std::string& option = options[static_cast<std::size_t>(i)];
    const Rect segment =
        rect_at({rect.min.x + width * static_cast<float>(i), rect.min.y}, width, rect.height()).inset(inset, inset);
    WidgetOptions part;
    part.focusable = false;
    const WidgetReaction press = widget(option, WidgetRole::RadioButton, segment, i == chosen ? "selected" : "", part);
    if (press.activated) {
      chosen = i;
      set_focus(reaction.id);
    }
    if (i == chosen) {
      fill(canvas(), segment, colour(Role::SurfaceRaised), em(corner) - inset);
      outline(canvas(), segment, colour(Role::Accent), em(corner) - inset);
    }
    const Role text_role = i == chosen ? Role::Text : press.hovered ? Role::Text : Role::TextMuted;
    text_in(canvas(), segment.inset(em(0.1f), 0), font(i == chosen ? Face::Medium : Face::Regular, Size::Small),
            colour(text_role), option, Align::Centre);
  }
  ImGui::PopID();
  return chosen != before;
}

bool slider(std::string_view name, Rect rect, float& value, float least, float most, float step) {
  const float before = value;
  char text[32];
  std::snprintf(text, sizeof text, "%g", static_cast<double>(value));
  WidgetOptions options;
  options.takes_enter = false;
  const WidgetReaction reaction = widget(name, WidgetRole::Slider, rect, text, options);
  const float radius = em(0.5f), left = rect.min.x + radius, right = rect.max.x - radius;
  if (reaction.held && right > left) {
    const float part = std::clamp((ImGui::GetIO().MousePos.x - left) / (right - left), 0.0f, 1.0f);
    value = least + std::round(part * (most - least) / step) * step;
  }
  if (reaction.focused) {
    while (input().take(GLFW_KEY_LEFT) || input().take(GLFW_KEY_DOWN)) value -= step;
    while (input().take(GLFW_KEY_RIGHT) || input().take(GLFW_KEY_UP)) value += step;
    if (input().take(GLFW_KEY_HOME)) value = least;
    if (input().take(GLFW_KEY_END)) value = most;
  }
  value = std::clamp(value, least, most);
  const float middle = rect.centre().y, x = left + (right - left) * (value - least) / (most - least), half = em(0.14f);
  fill(canvas(), {{left, middle - half}, {right, middle + half}}, colour(Role::BorderStrong), half);
  fill(canvas(), {{left, middle - half}, {x, middle + half}}, colour(Role::Accent), half);
  const float grow = animate(reaction.id, reaction.hovered || reaction.held ? 1.0f : 0.0f);
  canvas()->AddCircleFilled({x, middle}, radius * (0.85f + 0.15f * grow), colour(Role::Accent));
  canvas()->AddCircleFilled({x, middle}, radius * 0.4f, colour(Role::OnAccent));
  return value != before;
}

ImVec2 chip(ImDrawList* list, std::string_view text, ImVec2 at, Colour text_colour, Colour background) {
  const Font face = font(Face::Medium, Size::Caption);
  const Rect rect = rect_at(at, std::round(text_width(face, text) + em(0.9f)), std::round(em(1.35f)));
  fill(list, rect, background, rect.height() / 2);
  text_in(list, rect, face, text_colour, text, Align::Centre);
  return rect.size();
}

void tip(Rect anchor, std::string_view text) {
  static ImVec2 resting{0, 0};
  static double since = 0;
  if (anchor.min.x != resting.x || anchor.min.y != resting.y) {
    resting = anchor.min;
    since = now();
  }
  if (now() - since < tip_delay) {
    request_frame_at(since + tip_delay);
    return;
  }
  const Font face = font(Face::Regular, Size::Small);
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const float room = std::min(em(widest_tip), screen.x - em(2.25f));
  const float inner = std::min(text_width(face, text) + 1, room);
  const float width = inner + em(1.25f), height = wrapped_height(face, text, inner) + em(0.75f);
  const float x = std::clamp(anchor.centre().x - width / 2, em(0.5f), std::max(em(0.5f), screen.x - width - em(0.5f)));
  const bool below = anchor.max.y + height + em(0.5f) < screen.y;
  const Rect box = rect_at(
      {std::round(x), std::round(below ? anchor.max.y + em(0.4f) : anchor.min.y - height - em(0.4f))}, width, height);
  ImDrawList* list = ImGui::GetForegroundDrawList();
  floating_box(list, box, em(0.35f));
  draw_wrapped(list, face, {box.min.x + em(0.625f), box.min.y + em(0.375f)}, inner, colour(Role::Text), text);
}

}  // namespace slotscope
