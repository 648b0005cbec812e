// What a script does to the window: finds widgets by name, moves the pointer, presses keys, types.
#include <algorithm>
#include <utility>

#include "ui/driver/driver.hpp"
#include "ui/driver/reading.hpp"
#include "ui/input.hpp"
#include "ui/motion.hpp"
#include "ui/theme.hpp"
#include "ui/widgets/text/utf8.hpp"

namespace slotscope {

std::string Driver::find(const Words& words, std::size_t at, WidgetRecord& found) const {
  const std::string& name = words[at];
  const std::string role = words.size() > at + 1 ? words[at + 1] : "";
  const bool role_given = !role.empty() && role != "double" && role != "right" && role != "Ctrl";
  int count = 0, in_sight = 0;
  for (const WidgetRecord& record : widgets_on_screen()) {
    if (record.id == 0 || visible_name(record.name) != name || (role_given && name_of(record.role) != role)) continue;
    ++count;
    const bool better = !record.visible.empty() && in_sight++ == 0;
    if (count == 1 || better) found = record;
  }
  if (count == 0)
    return "there is no widget called \"" + name + "\"" + (role_given ? " with the role '" + role + "'" : "") + "." +
           on_the_page();
  if (in_sight > 1) return "\"" + name + "\" is the name of " + std::to_string(in_sight) + " widgets: add the role";
  return "";
}

std::string Driver::find_in_sight(const Words& words, WidgetRecord& found, bool& again) {
  const std::string problem = find(words, 1, found);
  again = false;
  if (!problem.empty() || found.visible.contains(found.rect.centre())) return problem;
  if (revealed_) return "\"" + words[1] + "\" cannot be brought into view";
  reveal(found.id);
  request_frame();
  revealed_ = again = repeat_line_ = true;
  return "";
}

void Driver::move_pointer(ImVec2 to) {
  pointer_ = to;
  application_->events().push_back({.kind = InputEvent::Kind::PointerMove, .x = to.x, .y = to.y});
}

void Driver::press_button(int button, bool down) {
  application_->events().push_back({.kind = InputEvent::Kind::PointerButton, .code = button, .down = down});
}

void Driver::press_key(int code, int modifiers) {
  const auto push = [this](int key, bool down, int held) {
    application_->events().push_back({.kind = InputEvent::Kind::Key, .code = key, .down = down, .modifiers = held});
  };
  constexpr std::pair<int, int> modifier_keys[] = {
      {ctrl, GLFW_KEY_LEFT_CONTROL}, {shift, GLFW_KEY_LEFT_SHIFT}, {alt, GLFW_KEY_LEFT_ALT}};
  int held = 0;
  for (const auto& [bit, modifier_key] : modifier_keys) {
    if ((modifiers & bit) == 0) continue;
    push(modifier_key, true, held);
    held |= bit;
  }
  push(code, true, held);
  push(code, false, held);
  for (const auto& [bit, modifier_key] : modifier_keys) {
    if ((modifiers & bit) == 0) continue;
    push(modifier_key, false, held);
    held &= ~bit;
  }
}

std::string Driver::click(const Words& words) {
  WidgetRecord target;
  bool again = false;
  const std::string problem = find_in_sight(words, target, again);
  if (!problem.empty() || again) return problem;
  if (target.state == "disabled") return "\"" + words[1] + "\" is disabled";
  const int button = words.back() == "right" ? GLFW_MOUSE_BUTTON_RIGHT : GLFW_MOUSE_BUTTON_LEFT;
  move_pointer(target.rect.centre());
  for (int i = 0; i < (words.back() == "double" ? 2 : 1); ++i) {
    press_button(button, true);
    press_button(button, false);
  }
  return "";
}

std::string Driver::hover(const Words& words) {
  WidgetRecord target;
  bool again = false;
  const std::string problem = find_in_sight(words, target, again);
  if (problem.empty() && !again) move_pointer(target.rect.centre());
  return problem;
}

std::string Driver::focus(const Words& words) {
  WidgetRecord target;
  const std::string problem = find(words, 1, target);
  if (!problem.empty()) return problem;
  if (!target.focusable) return "\"" + words[1] + "\" cannot have the focus";
  set_focus(target.id);
  reveal(target.id);
  return "";
}

std::string Driver::reveal_widget(const Words& words) {
  WidgetRecord target;
  const std::string problem = find(words, 1, target);
  if (!problem.empty()) return problem;
  reveal(target.id);
  request_frame();
  return "";
}

std::string Driver::type(const Words& words) {
  for (std::size_t offset = 0; offset < words[1].size();) {
    const utf8::CodePoint point = utf8::decode(words[1], offset);
    offset += point.length;
    if (point.value == '\n') {
      press_key(GLFW_KEY_ENTER, 0);
    } else if (point.value == '\t') {
      press_key(GLFW_KEY_TAB, 0);
    } else {
      application_->events().push_back({.kind = InputEvent::Kind::Character, .character = point.value});
    }
  }
  return "";
}

std::string Driver::key(const Words& words) {
  const KeyStroke stroke = parse_key_stroke(words[1]);
  if (stroke.key == 0) return "there is no key '" + words[1] + "'";
  double count = 1;
  if (words.size() > 2 && !read_number(words[2], count)) return "usage: key STROKE [COUNT]";
  for (int i = 0; i < static_cast<int>(count); ++i) press_key(stroke.key, stroke.modifiers);
  return "";
}

std::string Driver::wheel(const Words& words) {
  double steps = 0;
  if (!read_number(words[1], steps)) return "usage: wheel STEPS [NAME [ROLE]] [Ctrl]";
  const bool with_ctrl = words.back() == "Ctrl";
  if (words.size() > (with_ctrl ? 3u : 2u)) {
    WidgetRecord target;
    const std::string problem = find(words, 2, target);
    if (!problem.empty()) return problem;
    move_pointer(target.visible.empty() ? target.rect.centre() : target.visible.centre());
  } else if (pointer_.x < 0) {
    move_pointer({static_cast<float>(application_->window().width()) * 0.6f,
                  static_cast<float>(application_->window().height()) / 2});
  }
  application_->events().push_back(
      {.kind = InputEvent::Kind::Wheel, .modifiers = with_ctrl ? ctrl : 0, .y = static_cast<float>(steps)});
  return "";
}

std::string Driver::drag(const Words& words) {
  double dx = 0, dy = 0;
  if (!read_number(words[2], dx) || !read_number(words[3], dy)) return "usage: drag NAME DX DY";
  WidgetRecord target;
  bool again = false;
  const std::string problem = find_in_sight({words[0], words[1]}, target, again);
  if (!problem.empty() || again) return problem;
  const ImVec2 from = target.rect.centre();
  drag_pointer(from, {from.x + static_cast<float>(dx), from.y + static_cast<float>(dy)});
  return "";
}

void Driver::drag_pointer(ImVec2 from, ImVec2 to) {
  constexpr int moves = 8;
  move_pointer(from);
  press_button(GLFW_MOUSE_BUTTON_LEFT, true);
  for (int i = 1; i <= moves; ++i) {
    const float part = static_cast<float>(i) / moves;
    move_pointer({from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part});
  }
  press_button(GLFW_MOUSE_BUTTON_LEFT, false);
}

std::string Driver::select(const Words& words) {
  const auto& all = widgets_on_screen();
  const auto found = std::find_if(all.begin(), all.end(), [&](const WidgetRecord& record) {
    return record.id == 0 && !record.visible.empty() && record.name.starts_with(words[1]);
  });
  if (found == all.end()) return "no text that begins with \"" + words[1] + "\" is in sight." + on_the_page();
  const Rect inside = found->rect.inset(1, em(0.3f));
  drag_pointer(inside.min, inside.max);
  return "";
}

}  // namespace slotscope
