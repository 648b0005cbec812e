// Input of the editor and the order of its drawing.
#include "ui/widgets/code_editor/code_editor.hpp"

#include <algorithm>
#include <cmath>

#include "ui/input.hpp"
#include "ui/motion.hpp"
#include "ui/widgets/code_editor/editor_frame.hpp"
#include "ui/widgets/code_editor/movement.hpp"
#include "ui/widgets/text/utf8.hpp"

namespace slotscope::editor {
namespace {

constexpr float code_ems = 0.92f;
constexpr float padding_ems = 0.55f;  ///< above the first and below the last line

Font code_font() {
  return font_of_size(Face::Mono, code_ems);
}
float code_line_height() {
  return std::round(code_font().line_height * 1.22f);
}

}  // namespace

TextRange range_of(const TextBuffer& buffer, const Place& place) {
  const auto position = [&](int line, int character) {
    const int index = std::clamp(line - 1, 0, buffer.line_count() - 1);
    return TextPosition{index, static_cast<int>(utf8::offset_of_code_point(
                                   buffer.line(index), static_cast<std::size_t>(std::max(character, 0))))};
  };
  const TextPosition begin = position(place.line, place.column);
  TextPosition end = place.end_line > 0 ? position(place.end_line, place.end_column) : begin;
  // A place without extent still needs something to underline: the rest of its word.
  if (end <= begin) end = buffer.next(begin).line == begin.line ? buffer.next(begin) : begin;
  return {begin, end};
}

CodeEditor::CodeEditor(std::string_view text)
    : CodeEditor(text, [](std::string_view source) { return highlight(source); }) {}

CodeEditor::CodeEditor(std::string_view text, HighlightFunction highlight)
    : document_(text), highlighting_(std::move(highlight)) {}

void CodeEditor::toggle_breakpoint(int line) {
  if (breakpoints_.erase(line) == 0) breakpoints_.insert(line);
}

void CodeEditor::show_line(int line) {
  line_to_show_ = line;
}

float CodeEditor::natural_height() const {
  return std::ceil(static_cast<float>(document_.buffer().line_count()) * code_line_height() + 2 * em(padding_ems)) + 1;
}

CodeEditor::Frame CodeEditor::begin_frame(std::string_view name, Rect rect, const EditorOptions& options) {
  const TextBuffer& buffer = document_.buffer();
  Frame frame{options, LineMetrics(code_font()), rect, rect, code_line_height()};
  frame.text_drop = std::round((frame.line_height - frame.metrics.font().line_height) / 2);
  const float advance = frame.metrics.advance();
  if (options.line_numbers) {
    const auto digits = std::max<std::size_t>(2, std::to_string(buffer.line_count()).size());
    frame.number_right = em(options.breakpoints ? 1.5f : 0.7f) + advance * static_cast<float>(digits);
    frame.gutter = frame.number_right + em(0.9f);
  } else {
    frame.gutter = em(0.8f);
  }
  if (measured_revision_ != buffer.revision()) {
    measured_revision_ = buffer.revision();
    longest_line_ = 0;
    for (int line = 0; line < buffer.line_count(); ++line)
      longest_line_ =
          std::max(longest_line_, visual_column(buffer.line(line), static_cast<int>(buffer.line(line).size())));
  }
  const float padding = em(padding_ems);
  const ImVec2 content(frame.gutter + advance * static_cast<float>(longest_line_ + 3),
                       static_cast<float>(buffer.line_count()) * frame.line_height + 2 * padding);
  const Rect inner = scroller_.begin(name, rect, content);
  frame.offset = scroller_.offset();
  frame.text = {{inner.min.x + frame.gutter, inner.min.y + padding}, inner.max};
  const auto line_at = [&](float y) {
    return static_cast<int>(std::floor((y - frame.text.min.y + frame.offset.y) / frame.line_height));
  };
  frame.first = std::clamp(line_at(inner.min.y), 0, buffer.line_count() - 1);
  frame.last = std::clamp(line_at(inner.max.y), frame.first, buffer.line_count() - 1);
  return frame;
}

EditorReaction CodeEditor::draw(std::string_view name, Rect rect, const EditorOptions& options) {
  EditorReaction result;
  Frame frame = begin_frame(name, rect, options);
  const Rect inner{rect.min, frame.text.max};
  WidgetOptions widget_options;
  widget_options.takes_enter = false;
  widget_options.takes_tab = options.access == Access::Edit;
  widget_options.focus_rounding = 0.4f;
  result.widget = widget(name, WidgetRole::Editor, rect, spoken_text(), widget_options);
  scroller_.take_wheel(result.widget.hovered);
  frame.focused = result.widget.focused;
  if (frame.focused) take_keyboard(frame, result.widget);
  take_pointer(frame, result.widget, result);
  // Keys and pointer may have taken lines away.
  const int end = document_.buffer().line_count() - 1;
  frame.first = std::min(frame.first, end);
  frame.last = std::min(frame.last, end);
  result.changed = document_.buffer().revision() != seen_revision_ && seen_revision_ != 0;
  follow_caret(frame);
  seen_revision_ = document_.buffer().revision();

  ImDrawList* list = canvas();
  list->PushClipRect(rect.min, rect.max, true);
  if (options.boxed) fill(list, rect, colour(Role::CodeBackground), em(0.4f));
  list->PushClipRect(rect.min, frame.text.max, true);
  draw_lines(frame);
  list->PopClipRect();
  scroller_.draw_bars();
  list->PopClipRect();
  if (options.boxed) outline(list, rect, colour(Role::Border), em(0.4f));
  ImGui::PushID(static_cast<int>(result.widget.id));
  if (find_bar_.draw(document_, inner)) set_focus(result.widget.id);
  ImGui::PopID();
  if (result.widget.hovered) explain_problem_under(frame, ImGui::GetIO().MousePos);
  return result;
}

const std::string& CodeEditor::spoken_text() {
  constexpr int lines_spoken = 60;
  const TextBuffer& buffer = document_.buffer();
  if (spoken_revision_ == buffer.revision() && spoken_revision_ != 0) return spoken_;
  spoken_revision_ = buffer.revision();
  const int last = std::min(buffer.line_count(), lines_spoken) - 1;
  spoken_ = buffer.text({{0, 0}, {last, static_cast<int>(buffer.line(last).size())}});
  if (buffer.line_count() > lines_spoken) spoken_ += "\n… " + std::to_string(buffer.line_count()) + " lines";
  return spoken_;
}

// ---- keyboard -----------------------------------------------------------------------------------------------------

void CodeEditor::take_keyboard(const Frame& frame, const WidgetReaction& reaction) {
  for (KeyboardEvent& event : input().keyboard()) {
    if (event.used) continue;
    if (event.is_text()) {
      if (frame.options.access == Access::Read) continue;
      std::string text;
      utf8::append(text, event.character);
      document_.type(text);
      event.used = true;
    } else if (event.stroke.key == GLFW_KEY_TAB && reaction.tab_is_typed && frame.options.access == Access::Edit &&
               (event.stroke.modifiers == no_modifiers || event.stroke.modifiers == shift)) {
      event.stroke.modifiers == shift ? document_.unindent_lines() : document_.tab();
      event.used = true;
    } else {
      take_editor_key(event, frame);
    }
    if (event.used) caret_moved_ = now();
  }
}

void CodeEditor::take_editor_key(KeyboardEvent& event, const Frame& frame) {
  const KeyStroke stroke = event.stroke;
  const int page = std::max(1, static_cast<int>(frame.text.height() / frame.line_height) - 1);
  event.used = true;
  if (stroke == KeyStroke{GLFW_KEY_F, ctrl}) {
    find_bar_.open(FindBar::Mode::Find, document_);
  } else if (stroke == KeyStroke{GLFW_KEY_G, ctrl}) {
    find_bar_.open(FindBar::Mode::GoToLine, document_);
  } else if (stroke == KeyStroke{GLFW_KEY_F3, no_modifiers}) {
    find_bar_.go(document_, Direction::Down);
  } else if (stroke == KeyStroke{GLFW_KEY_F3, shift}) {
    find_bar_.go(document_, Direction::Up);
  } else if (stroke == KeyStroke{GLFW_KEY_F9, no_modifiers} && frame.options.breakpoints) {
    toggle_breakpoint(document_.caret().line + 1);
  } else if (stroke == KeyStroke{GLFW_KEY_UP, ctrl}) {
    scroller_.scroll_by({0, -frame.line_height});
  } else if (stroke == KeyStroke{GLFW_KEY_DOWN, ctrl}) {
    scroller_.scroll_by({0, frame.line_height});
  } else {
    event.used = take_motion_key(document_, stroke, page) || take_command_key(document_, stroke, frame.options.access);
  }
}

// ---- pointer ------------------------------------------------------------------------------------------------------

TextPosition CodeEditor::position_at(const Frame& frame, ImVec2 point) const {
  const TextBuffer& buffer = document_.buffer();
  const int line = static_cast<int>(std::floor((point.y - frame.text.min.y + frame.offset.y) / frame.line_height));
  if (line < 0) return {};
  if (line >= buffer.line_count()) return buffer.end();
  return {line, frame.metrics.column_at(buffer.line(line), point.x - frame.text.min.x + frame.offset.x)};
}

void CodeEditor::take_pointer(const Frame& frame, const WidgetReaction& reaction, EditorReaction& result) {
  const ImVec2 pointer = ImGui::GetIO().MousePos;
  const bool over_gutter = pointer.x < frame.text.min.x - em(0.3f);
  if (reaction.hovered && !over_gutter) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
  if (!reaction.held) {
    drag_ = Drag::None;
    return;
  }
  const TextPosition at = position_at(frame, pointer);
  const int clicks = ImGui::GetMouseClickedCount(ImGuiMouseButton_Left);
  if (clicks > 0) {
    caret_moved_ = now();
    drag_ = over_gutter ? Drag::Gutter : Drag::Text;
    if (over_gutter && frame.options.breakpoints) {
      toggle_breakpoint(at.line + 1);
      result.breakpoints_changed = true;
    } else if (over_gutter || clicks == 3) {
      document_.select_line(at.line);
    } else if (clicks == 2) {
      document_.select_word_at(at);
    } else {
      document_.place_caret(at, input().modifiers() & shift ? Extend::Yes : Extend::No);
    }
  } else if (drag_ == Drag::Text && ImGui::IsMouseDragging(ImGuiMouseButton_Left, em(0.2f))) {
    document_.place_caret(at, Extend::Yes);
    caret_moved_ = now();
  }
}

void CodeEditor::follow_caret(const Frame& frame) {
  const bool moved = seen_selection_ != document_.selection();
  const bool edited = seen_revision_ != document_.buffer().revision();
  seen_selection_ = document_.selection();
  int line = -1;
  if (line_to_show_ > 0) {
    line = std::min(line_to_show_, document_.buffer().line_count()) - 1;
  } else if ((moved || (edited && seen_revision_ != 0)) && frame.focused) {
    line = document_.caret().line;
  }
  const bool to_caret = line_to_show_ == 0;
  line_to_show_ = 0;
  if (line < 0) return;
  const float x = to_caret ? frame.metrics.x_of(document_.buffer().line(line), document_.caret().column) : 0;
  const float y = static_cast<float>(line) * frame.line_height + em(padding_ems);
  const float margin = to_caret ? frame.line_height : frame.line_height * 3;
  scroller_.reveal({{x, y}, {x + frame.gutter + frame.metrics.advance() * 2, y + frame.line_height}},
                   {frame.metrics.advance() * 2, margin}, Scroller::Way::Smoothly);
}

}  // namespace slotscope::editor
