// The keys of the editor.
#include "ui/widgets/code_editor/keys.hpp"

#include "ui/imgui_compat.hpp"

namespace slotscope::editor {
namespace {

std::string clipboard() {
  const char* text = ImGui::GetClipboardText();
  return text ? text : "";
}

bool take_reading_key(Document& document, KeyStroke stroke) {
  if (stroke.modifiers != ctrl) return false;
  if (stroke.key == GLFW_KEY_A) return document.select_all(), true;
  if (stroke.key == GLFW_KEY_C || stroke.key == GLFW_KEY_INSERT)
    return ImGui::SetClipboardText(document.copied().c_str()), true;
  return false;
}

bool take_plain_key(Document& document, int key) {
  switch (key) {
    case GLFW_KEY_BACKSPACE:
      document.backspace();
      return true;
    case GLFW_KEY_DELETE:
      document.erase_forwards();
      return true;
    case GLFW_KEY_ENTER:
    case GLFW_KEY_KP_ENTER:
      document.new_line();
      return true;
    default:
      return false;
  }
}

bool take_ctrl_key(Document& document, int key) {
  switch (key) {
    case GLFW_KEY_X:
      ImGui::SetClipboardText(document.cut().c_str());
      return true;
    case GLFW_KEY_V:
      document.paste(clipboard());
      return true;
    case GLFW_KEY_Z:
      document.undo();
      return true;
    case GLFW_KEY_Y:
      document.redo();
      return true;
    case GLFW_KEY_D:
      document.duplicate_lines();
      return true;
    case GLFW_KEY_SLASH:
      document.toggle_comment();
      return true;
    case GLFW_KEY_LEFT_BRACKET:
      document.unindent_lines();
      return true;
    case GLFW_KEY_RIGHT_BRACKET:
      document.indent_lines();
      return true;
    case GLFW_KEY_BACKSPACE:
      document.erase_word_backwards();
      return true;
    case GLFW_KEY_DELETE:
      document.erase_word_forwards();
      return true;
    default:
      return false;
  }
}

bool take_shift_key(Document& document, int key) {
  switch (key) {
    case GLFW_KEY_BACKSPACE:
      document.backspace();
      return true;
    case GLFW_KEY_DELETE:
      ImGui::SetClipboardText(document.cut().c_str());
      return true;
    case GLFW_KEY_INSERT:
      document.paste(clipboard());
      return true;
    case GLFW_KEY_ENTER:
    case GLFW_KEY_KP_ENTER:
      document.new_line();
      return true;
    default:
      return false;
  }
}

}  // namespace

bool take_motion_key(Document& document, KeyStroke stroke, int page_lines) {
  const Extend extend = stroke.modifiers & shift ? Extend::Yes : Extend::No;
  const int held = stroke.modifiers & ~shift;
  const auto go = [&](Motion motion, int count = 1) {
    document.move(motion, extend, count);
    return true;
  };
  if (held == no_modifiers) {
    switch (stroke.key) {
      case GLFW_KEY_LEFT:
        return go(Motion::Left);
      case GLFW_KEY_RIGHT:
        return go(Motion::Right);
      case GLFW_KEY_UP:
        return go(Motion::Up);
      case GLFW_KEY_DOWN:
        return go(Motion::Down);
      case GLFW_KEY_HOME:
        return go(Motion::LineHome);
      case GLFW_KEY_END:
        return go(Motion::LineEnd);
      case GLFW_KEY_PAGE_UP:
        return go(Motion::Up, page_lines);
      case GLFW_KEY_PAGE_DOWN:
        return go(Motion::Down, page_lines);
      default:
        return false;
    }
  }
  if (held != ctrl) return false;
  switch (stroke.key) {
    case GLFW_KEY_LEFT:
      return go(Motion::WordLeft);
    case GLFW_KEY_RIGHT:
      return go(Motion::WordRight);
    case GLFW_KEY_HOME:
      return go(Motion::TextStart);
    case GLFW_KEY_END:
      return go(Motion::TextEnd);
    default:
      return false;
  }
}

bool take_command_key(Document& document, KeyStroke stroke, Access access) {
  if (take_reading_key(document, stroke)) return true;
  if (access == Access::Read) return false;
  switch (stroke.modifiers) {
    case no_modifiers:
      return take_plain_key(document, stroke.key);
    case ctrl:
      return take_ctrl_key(document, stroke.key);
    case shift:
      return take_shift_key(document, stroke.key);
    case ctrl | shift:
      return stroke.key == GLFW_KEY_Z ? (document.redo(), true) : false;
    case alt:
      if (stroke.key == GLFW_KEY_UP) return document.move_lines(Direction::Up), true;
      if (stroke.key == GLFW_KEY_DOWN) return document.move_lines(Direction::Down), true;
      return false;
    default:
      return false;
  }
}

}  // namespace slotscope::editor
