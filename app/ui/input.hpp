// What the keyboard said since the last frame, as events that are used up by the first taker.
//
// Keys are GLFW key codes and arrive in order, mixed with the characters they typed. The widget that has the focus
// takes what it understands, then the page, then the shell. Nothing is lost between frames (see platform/events.hpp).
// The mouse goes through Dear ImGui and is read with its functions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/events.hpp"

namespace slotscope {

inline constexpr int no_modifiers = 0;
inline constexpr int ctrl = GLFW_MOD_CONTROL;
inline constexpr int shift = GLFW_MOD_SHIFT;
inline constexpr int alt = GLFW_MOD_ALT;

/// A key with modifiers, for example {GLFW_KEY_K, ctrl}.
struct KeyStroke {
  int key = 0;
  int modifiers = no_modifiers;
  friend bool operator==(KeyStroke, KeyStroke) = default;
};

/// "Ctrl+Shift+F10".
std::string to_string(KeyStroke stroke);
/// Reads what to_string writes, case-insensitively; key 0 when the text names no key.
KeyStroke parse_key_stroke(std::string_view text);

/// A key press (or repeat), or a typed character.
struct KeyboardEvent {
  KeyStroke stroke;  ///< key 0 for a typed character
  char32_t character = 0;
  bool repeat = false;
  bool used = false;
  bool is_text() const { return stroke.key == 0; }
};

class Input {
 public:
  /// Replaces last frame's events.
  void begin_frame(const std::vector<InputEvent>& events);

  /// All of this frame's keyboard events in order; set `used` on those that were acted on.
  std::vector<KeyboardEvent>& keyboard() { return keyboard_; }
  /// True once for each unused press (or repeat) of exactly this stroke, which is used up by asking.
  bool take(KeyStroke stroke);
  bool take(int key, int modifiers = no_modifiers) { return take(KeyStroke{key, modifiers}); }
  /// Everything typed and not yet used, as UTF-8, used up by asking.
  std::string take_text();
  /// Uses up everything but Tab: what lies below an open dialog hears nothing.
  void withhold();
  /// The modifiers that are held now.
  int modifiers() const { return modifiers_; }
  /// Files that were dropped on the window in this frame.
  const std::vector<std::string>& dropped_files() const { return dropped_files_; }
  /// Something at all happened in this frame.
  bool any() const { return any_; }
  /// The last thing that moved the focus or acted was the keyboard, so the focus ring shows.
  bool keyboard_in_use() const { return keyboard_in_use_; }

 private:
  std::vector<KeyboardEvent> keyboard_;
  std::vector<std::string> dropped_files_;
  int modifiers_ = no_modifiers;
  bool any_ = false;
  bool keyboard_in_use_ = false;
};

/// The keyboard of the window.
Input& input();

}  // namespace slotscope
