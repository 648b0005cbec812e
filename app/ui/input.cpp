// Turns a frame's events into keyboard events and key names into key codes.
#include "ui/input.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "ui/widgets/text/utf8.hpp"

namespace slotscope {

namespace {

constexpr std::array<std::pair<std::string_view, int>, 33> named_keys = {{
    {"Enter", GLFW_KEY_ENTER},
    {"Esc", GLFW_KEY_ESCAPE},
    {"Tab", GLFW_KEY_TAB},
    {"Space", GLFW_KEY_SPACE},
    {"Backspace", GLFW_KEY_BACKSPACE},
    {"Delete", GLFW_KEY_DELETE},
    {"Insert", GLFW_KEY_INSERT},
    {"Home", GLFW_KEY_HOME},
    {"End", GLFW_KEY_END},
    {"PageUp", GLFW_KEY_PAGE_UP},
    {"PageDown", GLFW_KEY_PAGE_DOWN},
    {"Left", GLFW_KEY_LEFT},
    {"Right", GLFW_KEY_RIGHT},
    {"Up", GLFW_KEY_UP},
    {"Down", GLFW_KEY_DOWN},
    {"Plus", GLFW_KEY_KP_ADD},
    {"Menu", GLFW_KEY_MENU},
    {"-", GLFW_KEY_MINUS},
    {"=", GLFW_KEY_EQUAL},
    {",", GLFW_KEY_COMMA},
    {".", GLFW_KEY_PERIOD},
    {"/", GLFW_KEY_SLASH},
    {"\\", GLFW_KEY_BACKSLASH},
    {";", GLFW_KEY_SEMICOLON},
    {"'", GLFW_KEY_APOSTROPHE},
    {"[", GLFW_KEY_LEFT_BRACKET},
    {"]", GLFW_KEY_RIGHT_BRACKET},
    {"`", GLFW_KEY_GRAVE_ACCENT},
    {"NumEnter", GLFW_KEY_KP_ENTER},
    {"Minus", GLFW_KEY_KP_SUBTRACT},
    {"Num0", GLFW_KEY_KP_0},
    {"Shift", GLFW_KEY_LEFT_SHIFT},
    {"Ctrl", GLFW_KEY_LEFT_CONTROL},
}};

bool same_name(std::string_view a, std::string_view b) {
  return utf8::lowered(a) == utf8::lowered(b);
}

int key_named(std::string_view name) {
  for (const auto& [known, key] : named_keys) {
    if (same_name(known, name)) return key;
  }
  if (name.size() == 1 && std::isalnum(static_cast<unsigned char>(name[0])))
    return std::toupper(static_cast<unsigned char>(name[0]));
  if (name.size() >= 2 && name.size() <= 3 && (name[0] == 'F' || name[0] == 'f')) {
    int number = 0;
    for (const char c : name.substr(1)) {
      if (c < '0' || c > '9') return 0;
      number = number * 10 + (c - '0');
    }
    if (number >= 1 && number <= 25) return GLFW_KEY_F1 + number - 1;
  }
  return 0;
}

std::string name_of_key(int key) {
  for (const auto& [name, code] : named_keys) {
    if (code == key) return std::string(name);
  }
  if (key >= GLFW_KEY_F1 && key <= GLFW_KEY_F25) return "F" + std::to_string(key - GLFW_KEY_F1 + 1);
  if (key > ' ' && key < 127) return std::string(1, static_cast<char>(key));
  return "Key" + std::to_string(key);
}

int modifier_named(std::string_view name) {
  if (same_name(name, "ctrl")) return ctrl;
  if (same_name(name, "shift")) return shift;
  if (same_name(name, "alt")) return alt;
  return 0;
}

/// X reports the modifiers as they were before the key: a modifier key itself is still missing, or still there.
int held_after(const InputEvent& event) {
  int own = 0;
  if (event.code == GLFW_KEY_LEFT_CONTROL || event.code == GLFW_KEY_RIGHT_CONTROL) own = ctrl;
  if (event.code == GLFW_KEY_LEFT_SHIFT || event.code == GLFW_KEY_RIGHT_SHIFT) own = shift;
  if (event.code == GLFW_KEY_LEFT_ALT || event.code == GLFW_KEY_RIGHT_ALT) own = alt;
  return event.down ? event.modifiers | own : event.modifiers & ~own;
}

bool is_modifier_key(int key) {
  return key >= GLFW_KEY_LEFT_SHIFT && key <= GLFW_KEY_RIGHT_SUPER;
}

}  // namespace

std::string to_string(KeyStroke stroke) {
  std::string text;
  if (stroke.modifiers & ctrl) text += "Ctrl+";
  if (stroke.modifiers & alt) text += "Alt+";
  if (stroke.modifiers & shift) text += "Shift+";
  return text + name_of_key(stroke.key);
}

KeyStroke parse_key_stroke(std::string_view text) {
  KeyStroke stroke;
  for (std::size_t plus = text.find('+'); plus != std::string_view::npos && plus > 0; plus = text.find('+')) {
    const int modifier = modifier_named(text.substr(0, plus));
    if (modifier == 0) return {};
    stroke.modifiers |= modifier;
    text.remove_prefix(plus + 1);
  }
  stroke.key = key_named(text);
  return stroke.key == 0 ? KeyStroke{} : stroke;
}

void Input::begin_frame(const std::vector<InputEvent>& events) {
  keyboard_.clear();
  dropped_files_.clear();
  any_ = !events.empty();
  for (const InputEvent& event : events) {
    switch (event.kind) {
      case InputEvent::Kind::Key:
        modifiers_ = held_after(event);
        if (event.down && !is_modifier_key(event.code)) {
          keyboard_.push_back({.stroke = {event.code, event.modifiers & (ctrl | shift | alt)}, .repeat = event.repeat});
          keyboard_in_use_ = true;
        }
        break;
      case InputEvent::Kind::Character:
        keyboard_.push_back({.stroke = {}, .character = event.character});
        break;
      case InputEvent::Kind::PointerButton:
        modifiers_ = event.modifiers;
        keyboard_in_use_ = keyboard_in_use_ && !event.down;
        break;
      case InputEvent::Kind::FilesDropped:
        dropped_files_.insert(dropped_files_.end(), event.files.begin(), event.files.end());
        break;
      case InputEvent::Kind::PointerMove:
      case InputEvent::Kind::Wheel:
        break;
    }
  }
}

bool Input::take(KeyStroke stroke) {
  const auto found = std::find_if(keyboard_.begin(), keyboard_.end(), [stroke](const KeyboardEvent& event) {
    return !event.used && !event.is_text() && event.stroke == stroke;
  });
  if (found == keyboard_.end()) return false;
  found->used = true;
  return true;
}

std::string Input::take_text() {
  std::string text;
  for (KeyboardEvent& event : keyboard_) {
    if (event.used || !event.is_text()) continue;
    event.used = true;
    utf8::append(text, event.character);
  }
  return text;
}

void Input::withhold() {
  for (KeyboardEvent& event : keyboard_) event.used = event.used || event.stroke.key != GLFW_KEY_TAB;
}

Input& input() {
  static Input keyboard;
  return keyboard;
}

}  // namespace slotscope
