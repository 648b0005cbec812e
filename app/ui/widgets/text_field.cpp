// Edits and draws a line of text.
#include "ui/widgets/text_field.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "ui/input.hpp"
#include "ui/motion.hpp"
#include "ui/widgets/code_editor/document.hpp"
#include "ui/widgets/text/utf8.hpp"

namespace slotscope {

namespace {

using editor::Document;
using editor::Extend;
using editor::Motion;
using editor::TextPosition;
using editor::TextRange;

struct Field {
  Document document;
  float scroll = 0;        ///< pixels that are hidden at the left
  double caret_since = 0;  ///< when the caret last moved: it does not blink at once
  bool selecting = false;
};

Field& field_of(ImGuiID id) {
  static std::unordered_map<ImGuiID, Field> fields;
  return fields[id];
}

std::string one_line(std::string_view text) {
  std::string line(text.substr(0, text.find_first_of("\r\n")));
  std::erase_if(line, [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\t'; });
  return line;
}

/// Moves the caret when the stroke is a motion, with or without Shift.
bool take_motion(Document& document, KeyStroke stroke) {
  const Extend extend = stroke.modifiers & shift ? Extend::Yes : Extend::No;
  switch (stroke.modifiers & ~shift) {
    case no_modifiers:
      switch (stroke.key) {
        case GLFW_KEY_LEFT:
          document.move(Motion::Left, extend);
          return true;
        case GLFW_KEY_RIGHT:
          document.move(Motion::Right, extend);
          return true;
        case GLFW_KEY_HOME:
          document.move(Motion::TextStart, extend);
          return true;
        case GLFW_KEY_END:
          document.move(Motion::TextEnd, extend);
          return true;
        default:
          return false;
      }
    case ctrl:
      if (stroke.key == GLFW_KEY_LEFT) return document.move(Motion::WordLeft, extend), true;
      if (stroke.key == GLFW_KEY_RIGHT) return document.move(Motion::WordRight, extend), true;
      return false;
    default:
      return false;
  }
}

bool take_edit(Document& document, KeyStroke stroke) {
  if (stroke == KeyStroke{GLFW_KEY_BACKSPACE, no_modifiers}) return document.backspace(), true;
  if (stroke == KeyStroke{GLFW_KEY_DELETE, no_modifiers}) return document.erase_forwards(), true;
  if (stroke == KeyStroke{GLFW_KEY_BACKSPACE, ctrl}) return document.erase_word_backwards(), true;
  if (stroke == KeyStroke{GLFW_KEY_DELETE, ctrl}) return document.erase_word_forwards(), true;
  if (stroke == KeyStroke{GLFW_KEY_Z, ctrl}) return document.undo(), true;
  if (stroke == KeyStroke{GLFW_KEY_Z, ctrl | shift} || stroke == KeyStroke{GLFW_KEY_Y, ctrl})
    return document.redo(), true;
  if (stroke == KeyStroke{GLFW_KEY_A, ctrl}) return document.select_all(), true;
  if (stroke == KeyStroke{GLFW_KEY_C, ctrl}) return ImGui::SetClipboardText(document.copied().c_str()), true;
  if (stroke == KeyStroke{GLFW_KEY_X, ctrl}) return ImGui::SetClipboardText(document.cut().c_str()), true;
  if (stroke == KeyStroke{GLFW_KEY_V, ctrl}) {
    const char* text = ImGui::GetClipboardText();
    return document.paste(one_line(text ? text : "")), true;
  }
  return false;
}

void take_keyboard(Field& field, TextFieldReaction& reaction) {
  for (KeyboardEvent& event : input().keyboard()) {
    if (event.used) continue;
    if (event.is_text()) {
      std::string text;
      utf8::append(text, event.character);
      event.used = true;
      field.document.type(text);
    } else if (event.stroke.key == GLFW_KEY_ENTER || event.stroke.key == GLFW_KEY_KP_ENTER) {
      if (event.stroke.modifiers != no_modifiers) continue;
      reaction.submitted = true;
      event.used = true;
      continue;
    } else if (take_motion(field.document, event.stroke) || take_edit(field.document, event.stroke)) {
      event.used = true;
    } else {
      continue;
    }
    field.caret_since = now();
  }
}

void take_pointer(Field& field, const WidgetReaction& reaction, const Font& face, float text_left) {
  if (reaction.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
  if (!reaction.held) {
    field.selecting = false;
    return;
  }
  const std::string& line = field.document.buffer().line(0);
  const TextPosition at{0, static_cast<int>(offset_at(face, line, ImGui::GetIO().MousePos.x - text_left))};
  if (reaction.double_clicked) {
    field.document.select_word_at(at);
  } else if (!ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left) &&
             (!field.selecting || ImGui::IsMouseDragging(ImGuiMouseButton_Left))) {
    field.document.place_caret(at, field.selecting ? Extend::Yes : Extend::No);
  }
  field.selecting = true;
  field.caret_since = now();
}

/// Scrolls sideways so that the caret is seen.
void follow_caret(Field& field, const Font& face, float room) {
  const std::string& line = field.document.buffer().line(0);
  const float caret =
      text_width(face, std::string_view(line).substr(0, static_cast<std::size_t>(field.document.caret().column)));
  field.scroll = std::clamp(field.scroll, caret - room, caret);
  field.scroll = std::clamp(field.scroll, 0.0f, std::max(0.0f, text_width(face, line) - room));
}

void draw_line(const Field& field, Rect box, const Font& face, bool focused) {
  ImDrawList* list = canvas();
  const std::string_view line = field.document.buffer().line(0);
  const auto x_of = [&](int column) {
    return box.min.x - field.scroll + text_width(face, line.substr(0, static_cast<std::size_t>(column)));
  };
  const float top = std::round(box.centre().y - face.line_height / 2), bottom = top + face.line_height;
  list->PushClipRect(box.min, {box.max.x + 1, box.max.y}, true);
  const TextRange selected = field.document.selection().range();
  if (focused && !selected.empty())
    fill(list, {{x_of(selected.begin.column), top}, {x_of(selected.end.column), bottom}}, colour(Role::Selection),
         em(0.15f));
  draw_text(list, face, {box.min.x - field.scroll, top}, colour(Role::Text), line);
  if (focused && caret_visible(field.caret_since)) {
    const float x = std::round(x_of(field.document.caret().column));
    fill(list, {{x, top}, {x + std::max(1.0f, em(0.09f)), bottom}}, colour(Role::Accent));
  }
  list->PopClipRect();
}

}  // namespace

TextFieldReaction text_field(std::string_view name, Rect rect, std::string& value, const TextFieldOptions& options) {
  WidgetOptions widget_options;
  widget_options.takes_enter = false;
  widget_options.own_focus_ring = true;
  const WidgetReaction pressed = widget(name, WidgetRole::TextField, rect, value, widget_options);
  TextFieldReaction reaction;
  reaction.focused = pressed.focused;
  Field& field = field_of(pressed.id);
  if (field.document.buffer().line(0) != value) {
    field.document.load(one_line(value));
    field.document.move(Motion::TextEnd);
  }
  if (pressed.gained_focus && input().keyboard_in_use()) field.document.select_all();
  if (pressed.gained_focus) field.caret_since = now();

  const Font face = font(options.mono ? Face::Mono : Face::Regular);
  const float icon_room = options.icon == Icon::None ? 0 : em(1.6f);
  const Rect box = {{rect.min.x + em(0.65f) + icon_room, rect.min.y}, {rect.max.x - em(0.65f), rect.max.y}};
  take_pointer(field, pressed, face, box.min.x - field.scroll);
  if (pressed.focused) take_keyboard(field, reaction);
  reaction.changed = field.document.buffer().line(0) != value;
  if (reaction.changed) value = field.document.buffer().line(0);
  follow_caret(field, face, box.width());

  if (options.boxed) {
    fill(canvas(), rect, colour(Role::Surface), em(0.4f));
    const Role border = pressed.focused ? Role::Focus : pressed.hovered ? Role::TextFaint : Role::BorderStrong;
    outline(canvas(), rect, colour(border), em(0.4f), pressed.focused ? std::max(2.0f, em(0.125f)) : hairline());
  }
  if (icon_room > 0)
    icon(canvas(), options.icon, {rect.min.x + em(1.15f), rect.centre().y}, em(1.15f), colour(Role::TextMuted));
  if (value.empty()) text_in(canvas(), box, face, colour(Role::TextFaint), options.placeholder);
  draw_line(field, box, face, pressed.focused);
  return reaction;
}

}  // namespace slotscope
