// Keeps the records of a frame, the keyboard focus, and answers what is done with each widget.
#include "ui/automation.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include "ui/input.hpp"
#include "ui/motion.hpp"
#include "ui/theme.hpp"

namespace slotscope {

namespace {

constexpr std::array<std::string_view, 24> role_names = {
    "page",         "region",   "heading", "text",      "code",      "button",     "link",      "check box",
    "radio button", "switch",   "tab",     "list item", "tree item", "text field", "editor",    "slider",
    "splitter",     "progress", "figure",  "dialog",    "toast",     "menu",       "menu item", "status"};

/// A stretch of the records that Tab may not leave.
struct Trap {
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct AutomationState {
  std::vector<WidgetRecord> records;   ///< of the frame being drawn
  std::vector<WidgetRecord> finished;  ///< of the frame before
  std::vector<std::size_t> open_traps;
  Trap trap;  ///< the last one closed in this frame
  bool trapped = false;
  ImGuiID focused = 0;
  ImGuiID last_focused = 0;  ///< in the frame before, to tell a widget that it gained the focus
  int frames_away = 0;       ///< for which the focused widget was not drawn
  bool focused_takes_tab = false;
  bool tab_leaves = false;       ///< Esc was pressed in an editor: the next Tab moves on
  bool pointer_claimed = false;  ///< a focusable widget was clicked in this frame
  ImGuiID reveal = 0;            ///< to be scrolled into view
  std::string wanted_focus;
};

AutomationState& state() {
  static AutomationState automation;
  return automation;
}

Rect clip_rect(const ImDrawList* list) {
  return {list->GetClipRectMin(), list->GetClipRectMax()};
}

WidgetRecord& add_record(std::string_view name, WidgetRole role, Rect rect, std::string_view text) {
  WidgetRecord& record = state().records.emplace_back();
  record.name = name;
  record.role = role;
  record.state = text;
  record.rect = rect;
  record.visible = intersection(rect, clip_rect(ImGui::GetWindowDrawList()));
  return record;
}

/// Reads the mouse over the widget through Dear ImGui, which knows what lies on top.
void read_pointer(std::string_view name, Rect rect, const WidgetOptions& options, WidgetReaction& reaction) {
  if (!options.takes_pointer || !options.enabled || rect.empty()) return;
  const ImVec2 cursor = ImGui::GetCursorScreenPos();
  ImGui::SetCursorScreenPos(rect.min);
  const std::string identity(name);
  const bool clicked = ImGui::InvisibleButton(identity.c_str(), rect.size(),
                                              ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonRight);
  reaction.hovered = ImGui::IsItemHovered();
  reaction.held = ImGui::IsItemActive() && ImGui::IsMouseDown(ImGuiMouseButton_Left);
  const bool right = ImGui::IsMouseReleased(ImGuiMouseButton_Right);
  reaction.activated = clicked && !right;
  reaction.right_clicked = clicked && right;
  reaction.double_clicked = reaction.hovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left);
  if (ImGui::IsItemActivated()) {
    state().pointer_claimed = true;
    if (options.focusable) set_focus(reaction.id);
  }
  ImGui::SetCursorScreenPos(cursor);
}

/// Enter and Space, pressed anew: a held key must not act again and again.
bool takes_activation_key() {
  for (KeyboardEvent& event : input().keyboard()) {
    const int key = event.stroke.key;
    const bool activates = key == GLFW_KEY_ENTER || key == GLFW_KEY_KP_ENTER || key == GLFW_KEY_SPACE;
    if (event.used || event.is_text() || !activates || event.stroke.modifiers != no_modifiers) continue;
    event.used = true;
    if (key == GLFW_KEY_SPACE) static_cast<void>(input().take_text());
    if (!event.repeat) return true;
  }
  return false;
}

void draw_focus_ring(Rect rect, float rounding_ems) {
  const float gap = em(0.125f);
  const Rect ring = rect.inset(-gap, -gap);
  compat::outline(ImGui::GetWindowDrawList(), ring.min, ring.max, colour(Role::Focus), em(rounding_ems) + gap,
                  std::max(2.0f, em(0.125f)));
}

void move_focus(bool forwards) {
  AutomationState& automation = state();
  std::vector<const WidgetRecord*> order;
  const Trap reach = automation.trapped ? automation.trap : Trap{0, automation.records.size()};
  for (std::size_t i = reach.begin; i < reach.end; ++i) {
    if (automation.records[i].focusable) order.push_back(&automation.records[i]);
  }
  if (order.empty()) return;
  const auto at = std::find_if(order.begin(), order.end(),
                               [&](const WidgetRecord* record) { return record->id == automation.focused; });
  std::size_t next = 0;
  if (at != order.end()) {
    const auto index = static_cast<std::size_t>(at - order.begin());
    next = (index + (forwards ? 1 : order.size() - 1)) % order.size();
  } else if (!forwards) {
    next = order.size() - 1;
  }
  set_focus(order[next]->id);
  reveal(order[next]->id);
}

/// Keeps the focus on something that is on the screen, and inside the trap while there is one.
void settle_focus() {
  AutomationState& automation = state();
  const bool here = std::any_of(automation.records.begin(), automation.records.end(),
                                [&](const WidgetRecord& record) { return record.id == automation.focused; });
  // What was given the focus may come only with the next frame.
  automation.frames_away = here ? 0 : automation.frames_away + 1;
  if (automation.focused != 0 && automation.frames_away > 2) set_focus(ImGuiID{0});
  if (!automation.trapped) return;
  const auto begin = automation.records.begin() + static_cast<std::ptrdiff_t>(automation.trap.begin);
  const auto end = automation.records.begin() + static_cast<std::ptrdiff_t>(automation.trap.end);
  const bool inside = std::any_of(
      begin, end, [&](const WidgetRecord& record) { return record.id == automation.focused && record.focusable; });
  if (inside) return;
  const auto first = std::find_if(begin, end, [](const WidgetRecord& record) { return record.focusable; });
  if (first != end) set_focus(first->id);
}

void append_json(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\u%04x", c);
      out += escape;
    } else {
      out += c;
    }
  }
  out += '"';
}

void append_json(std::string& out, Rect rect) {
  char text[96];
  std::snprintf(text, sizeof text, "[%.0f, %.0f, %.0f, %.0f]", rect.min.x, rect.min.y, std::max(0.0f, rect.width()),
                std::max(0.0f, rect.height()));
  out += text;
}

}  // namespace

std::string_view name_of(WidgetRole role) {
  return role_names[static_cast<std::size_t>(role)];
}

Rect intersection(Rect a, Rect b) {
  return {{std::max(a.min.x, b.min.x), std::max(a.min.y, b.min.y)},
          {std::min(a.max.x, b.max.x), std::min(a.max.y, b.max.y)}};
}

void scroll_into_view(Rect rect) {
  const Rect clip = clip_rect(ImGui::GetWindowDrawList());
  const float margin = em(2);
  if (rect.min.y - margin < clip.min.y) {
    ImGui::SetScrollFromPosY(rect.min.y - margin - ImGui::GetWindowPos().y, 0);
  } else if (rect.max.y + margin > clip.max.y) {
    const bool whole = rect.height() + 2 * margin <= clip.height();
    ImGui::SetScrollFromPosY((whole ? rect.max.y + margin : rect.min.y - margin) - ImGui::GetWindowPos().y,
                             whole ? 1.0f : 0.0f);
  }
  request_frame();
}

WidgetReaction widget(std::string_view name, WidgetRole role, Rect rect, std::string_view text,
                      const WidgetOptions& options) {
  AutomationState& automation = state();
  WidgetReaction reaction;
  reaction.id = ImGui::GetID(name.data(), name.data() + name.size());
  read_pointer(name, rect, options, reaction);

  WidgetRecord& record = add_record(name, role, rect, options.enabled ? text : std::string_view("disabled"));
  record.id = reaction.id;
  record.focusable = options.focusable && options.enabled;
  if (record.focusable && !automation.wanted_focus.empty() && visible_name(name) == automation.wanted_focus) {
    automation.wanted_focus.clear();
    set_focus(reaction.id);
    reveal(reaction.id);
  }
  if (automation.reveal == reaction.id) {
    automation.reveal = 0;
    scroll_into_view(rect);
  }
  if (record.focusable && automation.focused == reaction.id) {
    record.focused = true;
    reaction.focused = true;
    reaction.gained_focus = automation.last_focused != reaction.id;
    automation.focused_takes_tab = options.takes_tab;
    reaction.tab_is_typed = options.takes_tab && !automation.tab_leaves;
    if (options.takes_enter && takes_activation_key()) reaction.activated = true;
    if (input().keyboard_in_use() && !options.own_focus_ring) draw_focus_ring(rect, options.focus_rounding);
  }
  return reaction;
}

void record(std::string_view name, WidgetRole role, Rect rect, std::string_view text) {
  add_record(name, role, rect, text);
}

void set_focus(ImGuiID id) {
  AutomationState& automation = state();
  if (automation.focused == id) return;
  automation.focused = id;
  automation.tab_leaves = false;
  automation.focused_takes_tab = false;
  request_frame();
}

void set_focus(std::string_view name) {
  state().wanted_focus = name;
}
ImGuiID focused_widget() {
  return state().focused;
}
void reveal(ImGuiID id) {
  state().reveal = id;
}

void begin_focus_trap() {
  state().open_traps.push_back(state().records.size());
}

void end_focus_trap() {
  AutomationState& automation = state();
  automation.trap = {automation.open_traps.back(), automation.records.size()};
  automation.trapped = true;
  automation.open_traps.pop_back();
}

void begin_widget_frame() {
  AutomationState& automation = state();
  automation.records.clear();
  automation.open_traps.clear();
  automation.trapped = false;
  automation.pointer_claimed = false;
}

void end_widget_frame() {
  AutomationState& automation = state();
  automation.last_focused = automation.focused;
  if (ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !automation.pointer_claimed) set_focus(ImGuiID{0});
  if (automation.focused_takes_tab && input().take(GLFW_KEY_ESCAPE)) automation.tab_leaves = true;
  while (input().take(GLFW_KEY_TAB)) move_focus(true);
  while (input().take(GLFW_KEY_TAB, shift)) move_focus(false);
  settle_focus();
  automation.finished.swap(automation.records);
}

const std::vector<WidgetRecord>& widgets_on_screen() {
  return state().finished;
}

std::string_view visible_name(std::string_view name) {
  return name.substr(0, name.find("##"));
}

std::string transcript() {
  std::string text;
  for (const WidgetRecord& record : state().finished) {
    const std::string_view name = visible_name(record.name);
    if (record.visible.empty() || (name.empty() && record.state.empty())) continue;
    switch (record.role) {
      case WidgetRole::Page:
        text += "== " + std::string(name) + " ==\n";
        continue;
      case WidgetRole::Heading:
        text += "# " + std::string(name) + "\n";
        continue;
      case WidgetRole::Text:
      case WidgetRole::Code:
        text += std::string(name);
        break;
      default:
        text += std::string(name_of(record.role)) + ": " + std::string(name);
        break;
    }
    if (!record.state.empty()) text += " (" + record.state + ")";
    text += '\n';
  }
  return text;
}

std::string widgets_as_json() {
  std::string json = "[\n";
  for (const WidgetRecord& record : state().finished) {
    if (json.size() > 2) json += ",\n";
    json += "  {\"name\": ";
    append_json(json, visible_name(record.name));
    json += ", \"role\": ";
    append_json(json, name_of(record.role));
    json += ", \"state\": ";
    append_json(json, record.state);
    json += ", \"rect\": ";
    append_json(json, record.rect);
    json += ", \"visible\": ";
    append_json(json, record.visible);
    json += record.focused ? ", \"focused\": true}" : "}";
  }
  return json + "\n]\n";
}

}  // namespace slotscope
