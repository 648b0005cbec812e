// Draws what can be answered: choices, lines, steps and fields.
#include <algorithm>
#include <cmath>

#include "course/source/strings.hpp"
#include "ui/draw.hpp"
#include "ui/input.hpp"
#include "ui/motion.hpp"
#include "ui/pages/question/question_view.hpp"
#include "ui/widgets/buttons.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/text/token_colours.hpp"
#include "ui/widgets/text_field.hpp"

namespace slotscope {

using course::QuestionKind;

namespace {

constexpr float badge = 1.55f;
constexpr float padding = 0.7f;

/// How a row that can be picked looks now.
struct RowLook {
  Role border = Role::Border;
  Role background = Role::Surface;
  Icon mark = Icon::None;
  Role mark_role = Role::Success;
  bool strong = false;
};

RowLook look_of(bool picked, bool hovered, const course::Remark* remark, bool marked) {
  if (!marked) {
    if (picked) return {Role::Accent, Role::AccentSoft, Icon::None, Role::Accent, true};
    return {hovered ? Role::BorderStrong : Role::Border, Role::Surface};
  }
  if (remark && remark->right) return {Role::Success, Role::SuccessSoft, Icon::Check, Role::Success, picked};
  if (picked) return {Role::Danger, Role::DangerSoft, Icon::Cross, Role::Danger, true};
  return {};
}

void draw_box(Rect row, const RowLook& look) {
  fill(canvas(), row, colour(look.background), em(0.45f));
  outline(canvas(), row, colour(look.border), em(0.45f), look.strong ? std::max(2.0f, em(0.11f)) : 0);
}

/// The number of a row, in a circle where one can be picked and in a square where several can.
void draw_badge(ImVec2 at, std::size_t place, bool square, bool picked, const RowLook& look) {
  const Rect box = rect_at(at, em(badge), em(badge));
  const float rounding = square ? em(0.3f) : em(badge) / 2;
  if (look.mark != Icon::None) {
    fill(canvas(), box, colour(look.mark_role), rounding);
    icon(canvas(), look.mark, box.centre(), em(1), colour(Role::Surface));
    return;
  }
  fill(canvas(), box, colour(picked ? Role::Accent : Role::SurfaceSunken), rounding);
  text_in(canvas(), box, font(Face::Medium, Size::Caption), colour(picked ? Role::OnAccent : Role::TextMuted),
          std::to_string(place + 1), Align::Centre);
}

}  // namespace

float QuestionView::draw_choices(ImVec2 at, float width) {
  const float top = at.y;
  for (std::size_t place = 0; place < sheet_.places(); ++place) {
    if (place > 0) at.y += em(0.5f);
    at.y += draw_choice(place, at, width);
  }
  return at.y - top;
}

float QuestionView::draw_choice(std::size_t place, ImVec2 at, float width) {
  const auto choice = static_cast<std::size_t>(sheet_.shown_at(place));
  const bool several = question_->kind == QuestionKind::Multiple;
  const Rect row = rect_at(at, width, std::max(heights_[place], em(badge + 2 * padding)));
  const std::string name =
      std::to_string(place + 1) + ". " + std::string(course::trim(options_[choice].document().text));
  const course::Remark* remark = remark_on(static_cast<int>(choice));
  std::string state = sheet_.picked(place) ? "picked" : "";
  if (remark) state += (state.empty() ? "" : ", ") + std::string(remark->right ? "right" : "wrong");
  WidgetOptions options;
  options.enabled = !marked();
  options.focus_rounding = 0.45f;
  WidgetReaction reaction;
  if (marked()) {
    record(name, several ? WidgetRole::CheckBox : WidgetRole::RadioButton, row, state);
  } else {
    reaction = widget(name, several ? WidgetRole::CheckBox : WidgetRole::RadioButton, row, state, options);
  }
  if (reaction.activated) sheet_.pick(place);
  focus_inside_ |= reaction.focused;
  if (reaction.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  const RowLook look = look_of(sheet_.picked(place), reaction.hovered, remark, marked());
  draw_box(row, look);
  const ImVec2 inside{row.min.x + em(padding), row.min.y + em(padding)};
  draw_badge(inside, place, several, sheet_.picked(place), look);
  const float text_left = inside.x + em(badge + 0.7f), text_width = row.max.x - em(padding) - text_left;
  ImGui::PushID(static_cast<int>(place));
  float y = inside.y + em(0.1f);
  y += options_[choice].draw("Choice", {text_left, y}, text_width).height;
  for (std::size_t i = 0; marking_ && i < marking_->remarks.size(); ++i) {
    if (marking_->remarks[i].choice != static_cast<int>(choice) || marking_->remarks[i].why.empty()) continue;
    y += em(0.35f);
    y += reasons_[i].draw("Reason", {text_left, y}, text_width).height;
  }
  ImGui::PopID();
  const float height = std::ceil(std::max(y + em(padding) - row.min.y, em(badge + 2 * padding)));
  if (height != heights_[place]) request_frame();
  heights_[place] = height;
  return height;
}

float QuestionView::draw_lines(ImVec2 at, float width) {
  const std::vector<std::string_view> lines = course::lines_of(question_->program->source);
  const float step = std::round(em(1.8f)), top = at.y;
  const Rect box = rect_at(at, width, step * static_cast<float>(lines.size() + 1) + em(0.6f));
  fill(canvas(), box, colour(Role::CodeBackground), em(0.45f));
  outline(canvas(), box, colour(Role::Border), em(0.45f));
  at.y += em(0.3f);
  for (std::size_t place = 0; place < sheet_.places(); ++place) {
    const bool is_line = place < lines.size();
    const std::string text = is_line ? std::string(lines[place]) : "No line raises";
    const std::string name =
        is_line ? "Line " + std::to_string(place + 1) + ": " + std::string(course::trim(text)) : text;
    const Rect row = rect_at({at.x + em(0.3f), at.y}, width - em(0.6f), step);
    WidgetOptions options;
    options.enabled = !marked();
    const bool picked = sheet_.picked(place);
    const WidgetReaction reaction =
        widget(name + "##line" + std::to_string(place), WidgetRole::RadioButton, row, picked ? "picked" : "", options);
    if (reaction.activated) sheet_.pick(place);
    focus_inside_ |= reaction.focused;
    if (reaction.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    const bool right = marking_ && marking_->right;
    const Role back = !picked     ? Role::Hover
                      : !marked() ? Role::AccentSoft
                      : right     ? Role::SuccessSoft
                                  : Role::DangerSoft;
    if (picked || reaction.hovered) fill(canvas(), row, colour(back), em(0.3f));
    const Rect number = {{row.min.x, row.min.y}, {row.min.x + em(2), row.max.y}};
    if (is_line)
      text_in(canvas(), number, font(Face::Mono, Size::Caption), colour(picked ? Role::Text : Role::LineNumber),
              std::to_string(place + 1), Align::Right);
    const Rect words{{number.max.x + em(0.8f), row.min.y}, row.max};
    if (is_line)
      draw_code(lines[place], words);
    else
      text_in(canvas(), words, font(Face::Italic, Size::Small), colour(Role::TextMuted), text);
    at.y += step;
  }
  return at.y + em(0.3f) - top;
}

/// A line of the program, in the colours of code; `line` lies within its source.
void QuestionView::draw_code(std::string_view line, Rect row) const {
  const std::string& source = question_->program->source;
  const auto begin = static_cast<std::size_t>(line.data() - source.data()), end = begin + line.size();
  float x = row.min.x;
  const auto draw_part = [&](std::size_t from, std::size_t to, Face face, Role role) {
    if (from >= to) return;
    const std::string_view part = std::string_view(source).substr(from, to - from);
    const Font look = font_of_size(face, 0.92f);
    draw_text_clipped(canvas(), look, {x, std::round(row.centre().y - look.line_height / 2)}, row.max.x - x,
                      colour(role), part);
    x += text_width(look, part);
  };
  std::size_t at = begin;
  for (const HighlightSpan& span : spans_) {
    const std::size_t from = std::clamp<std::size_t>(span.start, at, end);
    const std::size_t to = std::clamp<std::size_t>(std::size_t{span.start} + span.length, from, end);
    draw_part(at, from, Face::Mono, Role::Code);
    draw_part(from, to, face_of(span.token), role_of(span.token));
    at = to;
  }
  draw_part(at, end, Face::Mono, Role::Code);
}

float QuestionView::draw_steps(ImVec2 at, float width) {
  const float top = at.y;
  std::size_t from = 0, to = 0;
  for (std::size_t place = 0; place < sheet_.places(); ++place) {
    if (place > 0) at.y += em(0.5f);
    const auto step = static_cast<std::size_t>(sheet_.shown_at(place));
    const Rect row = rect_at(at, width, std::max(heights_[place], em(badge + 2 * padding)));
    const std::string name =
        std::to_string(place + 1) + ". " + std::string(course::trim(options_[step].document().text));
    WidgetOptions options;
    options.takes_enter = false;
    options.enabled = !marked();
    options.focus_rounding = 0.45f;
    draw_box(row, {});
    const float side = icon_button_side();
    if (!marked()) {
      const ImVec2 buttons{row.max.x - 2 * side - em(0.4f), row.centre().y - side / 2};
      const std::string mover = "Move step " + std::to_string(place + 1);
      const std::string tail = "##" + std::to_string(step);
      if (icon_button(mover + " up" + tail, Icon::ChevronUp, buttons, {.enabled = place > 0}))
        from = place, to = place - 1;
      if (icon_button(mover + " down" + tail, Icon::ChevronDown, {buttons.x + side, buttons.y},
                      {.enabled = place + 1 < sheet_.places()}))
        from = place, to = place + 1;
    }
    const WidgetReaction reaction =
        widget(name + "##step" + std::to_string(step), WidgetRole::ListItem, row, std::to_string(place + 1), options);
    focus_inside_ |= reaction.focused;
    if (reaction.focused && place > 0 && input().take(GLFW_KEY_UP, alt)) from = place, to = place - 1;
    if (reaction.focused && place + 1 < sheet_.places() && input().take(GLFW_KEY_DOWN, alt))
      from = place, to = place + 1;
    const ImVec2 inside{row.min.x + em(padding), row.min.y + em(padding)};
    draw_badge(inside, place, true, false, {});
    ImGui::PushID(static_cast<int>(step));
    const float left = inside.x + em(badge + 0.7f);
    const float text =
        options_[step].draw("Step", {left, inside.y + em(0.1f)}, row.max.x - 2 * side - em(0.8f) - left).height;
    ImGui::PopID();
    const float height = std::ceil(std::max(text, em(badge)) + em(2 * padding));
    if (height != heights_[place]) request_frame();
    heights_[place] = height;
    at.y += height;
  }
  if (from != to) {
    sheet_.move_step(from, to);
    request_frame();
  }
  return at.y - top;
}

float QuestionView::draw_fields(ImVec2 at, float width) {
  const float top = at.y;
  if (question_->kind == QuestionKind::PredictOutput) {
    const Rect box = rect_at(at, width, em(6));
    editor::EditorOptions options;
    options.line_numbers = false;
    options.access = marked() ? editor::Access::Read : editor::Access::Edit;
    label(Face::Regular, Size::Small, Role::TextMuted, at, width, "What it prints, line by line:");
    const Rect field{{box.min.x, box.min.y + em(1.6f)}, box.max};
    const editor::EditorReaction reaction = typed_.draw("Your prediction", field, options);
    if (reaction.widget.focused && sheet_.complete() && input().take(GLFW_KEY_ENTER, ctrl)) submitted_ = true;
    sheet_.texts().front() = typed_.text();
    return box.height();
  }
  const bool bytes = question_->kind == QuestionKind::PredictBytes;
  for (std::size_t i = 0; i < sheet_.texts().size(); ++i) {
    if (i > 0) at.y += em(0.5f);
    const std::string name = bytes ? "Number of bytes" : "Blank " + std::to_string(i + 1);
    const float label_room = em(bytes ? 8.5f : 5);
    const Rect row = rect_at(at, std::min(width, em(bytes ? 18 : 30)), control_height());
    text_in(canvas(), {row.min, {row.min.x + label_room, row.max.y}}, font(Face::Medium, Size::Small),
            colour(Role::TextMuted), name);
    std::string text = sheet_.texts()[i];
    const TextFieldReaction reaction =
        text_field(name, {{row.min.x + label_room, row.min.y}, row.max}, text, {.mono = true});
    if (!marked()) sheet_.texts()[i] = text;
    if (reaction.submitted && sheet_.complete() && !marked()) submitted_ = true;
    at.y += row.height();
  }
  return at.y - top;
}

}  // namespace slotscope
