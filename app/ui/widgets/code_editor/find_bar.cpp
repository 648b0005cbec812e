// Draws the bar and moves from match to match.
#include "ui/widgets/code_editor/find_bar.hpp"

#include <algorithm>
#include <charconv>

#include "ui/draw.hpp"
#include "ui/input.hpp"
#include "ui/widgets/buttons.hpp"
#include "ui/widgets/text_field.hpp"

namespace slotscope::editor {

void FindBar::open(Mode mode, const Document& document) {
  mode_ = mode;
  opened_ = true;
  text_.clear();
  const std::string selected = document.selected_text();
  if (mode == Mode::Find && !selected.empty() && selected.find('\n') == std::string::npos) text_ = selected;
  finder_.set_query({text_, match_case_, false});
}

void FindBar::go(Document& document, Direction direction) {
  const TextRange selected = document.selection().range();
  const auto match = direction == Direction::Down
                         ? finder_.next(document.buffer(), selected.empty() ? selected.begin : selected.end)
                         : finder_.previous(document.buffer(), selected.begin);
  if (match) document.select({match->begin, match->end});
}

std::string FindBar::count_text(const Document& document) {
  const auto& matches = finder_.matches(document.buffer());
  if (matches.empty()) return text_.empty() ? "" : "none";
  const auto here = std::find(matches.begin(), matches.end(), document.selection().range());
  const std::string all = std::to_string(matches.size());
  return here == matches.end() ? all : std::to_string(here - matches.begin() + 1) + " of " + all;
}

bool FindBar::draw(Document& document, Rect editor) {
  if (mode_ == Mode::Closed) return false;
  const float pad = em(0.4f);
  const float height = control_height() + 2 * pad;
  const float width = std::min(em(mode_ == Mode::Find ? 26 : 15), editor.width() - em(1));
  const Rect box{{editor.max.x - width - em(1), editor.min.y + em(0.4f)},
                 {editor.max.x - em(1), editor.min.y + em(0.4f) + height}};
  floating_box(canvas(), box, em(0.5f));
  // A child window lies above the text for the mouse as well.
  ImGui::SetCursorScreenPos(box.min);
  compat::begin_child("##find", box.size(),
                      ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollbar);
  const bool leaves =
      mode_ == Mode::Find ? draw_find(document, box.inset(pad, pad)) : draw_go_to_line(document, box.inset(pad, pad));
  ImGui::EndChild();
  opened_ = false;
  if (!leaves && !input().take(GLFW_KEY_ESCAPE)) return false;
  close();
  return true;
}

bool FindBar::draw_find(Document& document, Rect box) {
  const float side = icon_button_side();
  // A narrow editor leaves no room for the count.
  const float count_width = box.width() > em(19) ? em(4.2f) : 0;
  const Rect field{box.min, {box.max.x - 4 * side - count_width, box.max.y}};
  if (opened_) set_focus("Find");
  const bool back = input().take(GLFW_KEY_ENTER, shift);
  const TextFieldReaction reaction = text_field("Find", field, text_, {.placeholder = "Find", .icon = Icon::Search});
  finder_.set_query({text_, match_case_, false});
  if (reaction.changed) {
    // What is being typed is looked for from where the selection began.
    document.place_caret(document.selection().range().begin);
    go(document, Direction::Down);
  }
  if (reaction.submitted) go(document, Direction::Down);
  if (back) go(document, Direction::Up);
  const Rect count{{field.max.x + em(0.5f), box.min.y}, {field.max.x + count_width, box.max.y}};
  text_in(canvas(), count, font(Face::Regular, Size::Small), colour(Role::TextMuted), count_text(document));
  float x = field.max.x + count_width;
  const float y = box.centre().y - side / 2;
  if (button_in("Aa##case", {{x, y}, {x + side, y + side}},
                {.kind = ButtonKind::Quiet, .selected = match_case_, .tip = "Match case"}))
    match_case_ = !match_case_;
  x += side;
  if (icon_button("Previous match (Shift+Enter)", Icon::ChevronUp, {x, y}, {.kind = ButtonKind::Quiet}))
    go(document, Direction::Up);
  x += side;
  if (icon_button("Next match (Enter)", Icon::ChevronDown, {x, y}, {.kind = ButtonKind::Quiet}))
    go(document, Direction::Down);
  x += side;
  return icon_button("Close (Esc)", Icon::Close, {x, y}, {.kind = ButtonKind::Quiet});
}

bool FindBar::draw_go_to_line(Document& document, Rect box) {
  const float side = icon_button_side();
  if (opened_) set_focus("Go to line");
  const std::string placeholder = "Line 1 to " + std::to_string(document.buffer().line_count());
  const Rect field{box.min, {box.max.x - side, box.max.y}};
  const TextFieldReaction reaction = text_field("Go to line", field, text_, {.placeholder = placeholder});
  int line = 0;
  std::from_chars(text_.data(), text_.data() + text_.size(), line);
  if (reaction.changed && line > 0) document.go_to_line(line);
  return reaction.submitted ||
         icon_button("Close (Esc)", Icon::Close, {field.max.x, box.centre().y - side / 2}, {.kind = ButtonKind::Quiet});
}

}  // namespace slotscope::editor
