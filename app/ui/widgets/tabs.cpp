// Draws a row of tabs.
#include "ui/widgets/tabs.hpp"

#include <algorithm>
#include <cmath>

#include "ui/input.hpp"
#include "ui/motion.hpp"
#include "ui/widgets/buttons.hpp"

namespace slotscope {

namespace {

constexpr float padding = 0.8f;
constexpr float least_padding = 0.25f;  ///< where the tabs would not fit otherwise
constexpr float close_room = 1.4f;

float badge_width(const Tab& tab) {
  return tab.badge.empty() ? 0 : text_width(font(Face::Regular, Size::Caption), tab.badge) + em(0.5f);
}

/// Without the space at its sides.
float bare_width(const Tab& tab, const Font& face) {
  return text_width(face, visible_name(tab.name)) + badge_width(tab) + (tab.closable ? em(close_room) : 0);
}

/// Arrows, Home and End while a tab has the focus.
bool take_arrows(int count, int& active) {
  const int before = active;
  while (input().take(GLFW_KEY_LEFT)) active = (active + count - 1) % count;
  while (input().take(GLFW_KEY_RIGHT)) active = (active + 1) % count;
  if (input().take(GLFW_KEY_HOME)) active = 0;
  if (input().take(GLFW_KEY_END)) active = count - 1;
  return active != before;
}

void draw_tab(const Tab& tab, Rect rect, float space, const Font& face, const WidgetReaction& reaction, bool active) {
  const float hover = animate(reaction.id, reaction.hovered ? 1.0f : 0.0f);
  fill(canvas(), rect.inset(em(0.1f), em(0.2f)), with_alpha(colour(Role::Hover), hover), em(0.4f));
  const Colour text_colour = active ? colour(Role::Text) : mix(colour(Role::TextMuted), colour(Role::Text), hover);
  const float name_width = text_width(face, visible_name(tab.name));
  Rect text = rect.inset(space, 0);
  text_in(canvas(), text, face, text_colour, visible_name(tab.name));
  text.min.x += name_width + em(0.5f);
  if (!tab.badge.empty())
    text_in(canvas(), text, font(Face::Regular, Size::Caption), colour(Role::TextFaint), tab.badge);
  if (active) {
    const float thickness = std::max(2.0f, em(0.14f));
    fill(canvas(), {{rect.min.x + em(0.5f), rect.max.y - thickness}, {rect.max.x - em(0.5f), rect.max.y}},
         colour(Role::Accent), thickness / 2);
  }
}

/// How much of the row is out of sight at the left when it is wider than its room: the active tab is in the middle, so
/// that those beside it can be reached.
template <class WidthOf>
float hidden_before(std::span<const Tab> all, int active, float room, const WidthOf& width_of) {
  float whole = 0, middle = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const float width = width_of(all[i]);
    if (static_cast<int>(i) == active) middle = whole + width / 2;
    whole += width;
  }
  return std::round(std::clamp(middle - room / 2, 0.0f, std::max(0.0f, whole - room)));
}

}  // namespace

TabsReaction tabs(std::string_view name, Rect rect, std::span<const Tab> all, int& active) {
  TabsReaction result;
  const Font face = font(Face::Medium, Size::Small);
  ImGui::PushID(name.data(), name.data() + name.size());
  canvas()->AddLine({rect.min.x, rect.max.y - hairline() / 2}, {rect.max.x, rect.max.y - hairline() / 2},
                    colour(Role::Border), hairline());
  float needed = 0;
  for (const Tab& tab : all) needed += bare_width(tab, face) + 1;
  const float sides = static_cast<float>(2 * std::max<std::size_t>(all.size(), 1));
  const float space = std::clamp((rect.width() - needed) / sides, em(least_padding), em(padding));
  const auto width_of = [&](const Tab& tab) { return std::floor(bare_width(tab, face) + 1 + 2 * space); };
  float x = rect.min.x - hidden_before(all, active, rect.width(), width_of);
  ImGui::PushClipRect(rect.min, rect.max, true);
  for (int i = 0; i < static_cast<int>(all.size()); ++i) {
    const Tab& tab = all[static_cast<std::size_t>(i)];
    const Rect box = rect_at({x, rect.min.y}, width_of(tab), rect.height());
    x = box.max.x;
    Rect press = box;
    if (tab.closable) {
      press.max.x -= em(close_room);
      const Rect close = rect_at({press.max.x, box.centre().y - em(0.6f)}, em(1.2f), em(1.2f));
      const WidgetReaction closing = widget(
          "Close " + std::string(visible_name(tab.name)) + "##close" + std::to_string(i), WidgetRole::Button, close);
      if (closing.activated) result.closed = i;
      icon(canvas(), Icon::Close, close.centre(), em(0.9f), colour(closing.hovered ? Role::Text : Role::TextFaint));
    }
    WidgetOptions options;
    options.focusable = i == active;
    const WidgetReaction reaction = widget(tab.name, WidgetRole::Tab, press, i == active ? "selected" : "", options);
    if (reaction.activated && i != active) {
      active = i;
      result.changed = true;
      set_focus(reaction.id);
    } else if (reaction.focused && take_arrows(static_cast<int>(all.size()), active)) {
      result.changed = true;
      set_focus(ImGui::GetID(all[static_cast<std::size_t>(active)].name.c_str()));
    }
    draw_tab(tab, box, space, face, reaction, i == active);
  }
  ImGui::PopClipRect();
  ImGui::PopID();
  return result;
}

}  // namespace slotscope
