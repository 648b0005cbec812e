// Draws what a program wrote; only the lines in sight cost anything.
#include "ui/pages/bench/output_view.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/draw.hpp"
#include "ui/input.hpp"
#include "ui/motion.hpp"
#include "ui/widgets/buttons.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/text/utf8.hpp"

namespace slotscope {

namespace {

constexpr std::size_t longest_spoken = 4000;
constexpr float side = 0.9f;
constexpr float top_space = 0.6f;

Font output_font() {
  return font_of_size(Face::Mono, 0.88f);
}

float line_step() {
  return std::round(output_font().line_height * 1.28f);
}

/// The N of `  File "example.py", line N, in f`.
int line_named_in(std::string_view text) {
  if (!text.starts_with("  File \"")) return 0;
  const std::size_t at = text.find("\", line ");
  if (at == std::string_view::npos) return 0;
  int number = 0;
  for (const char c : text.substr(at + 8)) {
    if (c < '0' || c > '9') break;
    number = number * 10 + (c - '0');
  }
  return number;
}

}  // namespace

std::vector<OutputLine> lines_of_output(const std::vector<OutputPiece>& output) {
  std::vector<OutputLine> lines;
  for (std::size_t piece = 0; piece < output.size(); ++piece) {
    const std::string_view text = output[piece].text;
    std::size_t begin = 0;
    while (begin < text.size()) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      const bool error = output[piece].stream == Stream::Error;
      lines.push_back({static_cast<std::uint32_t>(piece), static_cast<std::uint32_t>(begin),
                       static_cast<std::uint32_t>(end), error ? line_named_in(text.substr(begin, end - begin)) : 0});
      begin = end + 1;
    }
  }
  return lines;
}

std::string as_shown(std::string_view line) {
  constexpr std::size_t tab = 8;
  std::vector<std::string_view> cells;
  std::size_t column = 0;
  const auto put = [&](std::string_view character) {
    if (column == cells.size()) cells.emplace_back();
    cells[column++] = character;
  };
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t length = utf8::decode(line, at).length;
    if (line[at] == '\r') {
      column = 0;
    } else if (line[at] == '\t') {
      const std::size_t end = (column / tab + 1) * tab;
      while (column < end) put(" ");
    } else {
      put(line.substr(at, length));
    }
    at += length;
  }
  std::string shown;
  for (std::string_view cell : cells) shown += cell;
  return shown;
}

void OutputView::show(std::shared_ptr<const RunReport> report) {
  // Who has scrolled back in the output of a run that goes on is not taken away from there.
  const bool reads_back = report_ && report && !report_->finished && !report->finished && !scroller_.at_bottom();
  report_ = std::move(report);
  lines_ = report_ ? lines_of_output(report_->output) : std::vector<OutputLine>{};
  longest_ = 0;
  spoken_.clear();
  shown_.clear();
  selection_ = {};
  for (const OutputLine& line : lines_) {
    const std::string_view text = text_of(line);
    const auto tabs = std::count(text.begin(), text.end(), '\t');
    longest_ = std::max(longest_, static_cast<float>(text.size() + static_cast<std::size_t>(7 * tabs)));
    if (spoken_.size() < longest_spoken) spoken_ += std::string(text_of(line)) + "\n";
  }
  if (reads_back) return;
  scroller_.jump_to({0, 0});
  // How a run failed, and how far one has come, stands at the end of what it wrote.
  end_wanted_ = report_ && report_->result.outcome != Outcome::Finished && report_->result.outcome != Outcome::Exited;
}

std::string_view OutputView::text_of(const OutputLine& line) const {
  return std::string_view(report_->output[line.piece].text).substr(line.begin, line.end - line.begin);
}

std::string_view OutputView::shown_text(std::size_t line) {
  const std::string_view text = text_of(lines_[line]);
  if (text.find_first_of("\t\r") == std::string_view::npos) return text;
  const auto [found, is_new] = shown_.try_emplace(line);
  if (is_new) found->second = as_shown(text);
  return found->second;
}

float OutputView::footer_height(float width) const {
  float height = em(1.5f);
  if (!report_->explanation.empty())
    height += wrapped_height(font(Face::Regular, Size::Small), report_->explanation, width - em(2)) + em(1.5f);
  return std::round(height);
}

float OutputView::natural_height(float width, int most_lines) const {
  if (!report_) return 0;
  const int lines = std::clamp(static_cast<int>(lines_.size()), 1, most_lines);
  return std::round(static_cast<float>(lines) * line_step() + em(2 * top_space) + footer_height(width - em(2 * side)));
}

int OutputView::draw(std::string_view name, Rect rect) {
  fill(canvas(), rect, colour(Role::SurfaceSunken), em(0.4f));
  if (!report_) return 0;
  int asked = 0;
  record(name, WidgetRole::Text, rect, spoken_);
  const float footer = footer_height(rect.width() - em(2 * side));
  const Rect lines{{rect.min.x + em(side), rect.min.y + em(top_space)}, {rect.max.x - em(0.3f), rect.max.y - footer}};
  draw_lines(lines, asked);
  // The explanation stands below the error, and at the bottom when there is more than what is in sight.
  const float end_of_text = lines.min.y + static_cast<float>(lines_.size()) * line_step() + em(0.6f);
  draw_explanation({lines.min.x, std::round(std::min(end_of_text, lines.max.y))}, rect.width() - em(2 * side));
  draw_footer({{lines.min.x, rect.max.y - footer}, {rect.max.x - em(side), rect.max.y}});
  return asked;
}

void OutputView::draw_lines(Rect view, int& asked) {
  const Font face = output_font();
  const float step = line_step(), letter = character_width(face, U'0');
  const float whole = static_cast<float>(lines_.size()) * step;
  const auto jump_to_end = [&](float height) { scroller_.jump_to({0, std::max(0.0f, whole - height)}); };
  ImGui::PushID(this);
  if (end_wanted_) jump_to_end(view.height());
  const Rect inside = scroller_.begin("##output", view, {longest_ * letter + em(1), whole});
  // With a bar below there is a little less room.
  if (std::exchange(end_wanted_, false)) jump_to_end(inside.height());
  const ImVec2 offset = scroller_.offset();
  const int first = std::max(0, static_cast<int>(offset.y / step));
  // Counted from the first line in sight: a million lines below it the steps of a float are larger than a pixel.
  const float hidden = static_cast<float>(static_cast<double>(offset.y) - static_cast<double>(first) * step);
  const int last = std::min(static_cast<int>(lines_.size()), static_cast<int>((offset.y + inside.height()) / step) + 1);
  bool on_link = false;
  canvas()->PushClipRect(inside.min, inside.max, true);
  if (lines_.empty())
    draw_text(canvas(), font(Face::Italic, Size::Small), inside.min, colour(Role::TextMuted), "It prints nothing.");
  for (int i = first; i < last; ++i) {
    const OutputLine& line = lines_[static_cast<std::size_t>(i)];
    const bool error = report_->output[line.piece].stream == Stream::Error;
    const ImVec2 at{inside.min.x - offset.x, inside.min.y + static_cast<float>(i - first) * step - hidden};
    if (error) fill(canvas(), rect_at({inside.min.x - em(0.55f), at.y}, em(0.16f), step), colour(Role::Danger));
    const float drop = (step - face.line_height) / 2;
    const std::string_view text = shown_text(static_cast<std::size_t>(i));
    draw_selection(static_cast<std::size_t>(i), text, at, step);
    draw_text(canvas(), face, {at.x, at.y + drop}, colour(error ? Role::Danger : Role::Text), text);
    if (line.source_line == 0) continue;
    const Rect link = rect_at(at, text_width(face, text_of(line)), step);
    const WidgetReaction press =
        widget("Line " + std::to_string(line.source_line) + "##" + std::to_string(i), WidgetRole::Link, link);
    on_link = on_link || press.hovered;
    if (press.hovered) {
      ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
      fill(canvas(), rect_at({link.min.x, link.max.y - hairline()}, link.width(), hairline()), colour(Role::Danger));
    }
    if (press.activated) asked = line.source_line;
  }
  canvas()->PopClipRect();
  // After the links, which lie on it: who comes first has the pointer.
  WidgetOptions options;
  options.takes_enter = false;
  options.focus_rounding = 0.2f;
  const WidgetReaction reaction = widget("Lines", WidgetRole::Region, inside, {}, options);
  if (reaction.hovered && !on_link) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
  take_selection(reaction, inside, step);
  if (reaction.focused) take_keys(step);
  scroller_.take_wheel(reaction.hovered || on_link);
  scroller_.draw_bars();
  ImGui::PopID();
}

void OutputView::draw_selection(std::size_t line, std::string_view text, ImVec2 at, float step) const {
  if (selection_.empty()) return;
  const TextPlace first = selection_.first(), last = selection_.last();
  if (line < first.line || line > last.line) return;
  const Font face = output_font();
  const float begin = line == first.line ? text_width(face, text.substr(0, first.offset)) : 0;
  // A line that is selected with its end shows that by a little more.
  const float end =
      line == last.line ? text_width(face, text.substr(0, last.offset)) : text_width(face, text) + em(0.4f);
  fill(canvas(), {{at.x + begin, at.y}, {at.x + end, at.y + step}}, colour(Role::Selection));
}

void OutputView::take_selection(const WidgetReaction& reaction, Rect inside, float step) {
  if (!reaction.held || lines_.empty()) return;
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const double y = static_cast<double>(mouse.y - inside.min.y) + static_cast<double>(scroller_.offset().y);
  const double line = std::clamp(std::floor(y / step), 0.0, static_cast<double>(lines_.size() - 1));
  TextPlace place{static_cast<std::size_t>(line), 0};
  const std::string_view text = shown_text(place.line);
  place.offset = offset_at(output_font(), text, mouse.x - inside.min.x + scroller_.offset().x);
  if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
    selection_.start(place);
    return;
  }
  selection_.extend(place);
  // Dragged over an edge, what follows there comes into sight.
  if (mouse.y > inside.max.y) scroller_.scroll_by({0, step});
  if (mouse.y < inside.min.y) scroller_.scroll_by({0, -step});
  request_frame();
}

void OutputView::take_keys(float step) {
  const float page = std::max(step, scroller_.visible_size().y - step);
  const float all = static_cast<float>(lines_.size()) * step;
  const auto scroll = [this](int key, float distance) {
    while (input().take(key)) scroller_.scroll_by({0, distance});
  };
  scroll(GLFW_KEY_DOWN, step);
  scroll(GLFW_KEY_UP, -step);
  scroll(GLFW_KEY_PAGE_DOWN, page);
  scroll(GLFW_KEY_PAGE_UP, -page);
  scroll(GLFW_KEY_END, all);
  scroll(GLFW_KEY_HOME, -all);
  if (input().take(GLFW_KEY_A, ctrl) && !lines_.empty()) {
    selection_.start({0, 0});
    selection_.extend({lines_.size() - 1, shown_text(lines_.size() - 1).size()});
  }
  if (input().take(GLFW_KEY_C, ctrl)) copy();
}

void OutputView::copy() {
  std::string text;
  if (selection_.empty()) {
    for (const OutputPiece& piece : report_->output) text += piece.text;
  } else {
    const TextPlace first = selection_.first(), last = selection_.last();
    for (std::size_t line = first.line; line <= last.line && line < lines_.size(); ++line) {
      const std::string_view whole = shown_text(line);
      const std::size_t begin = line == first.line ? std::min(first.offset, whole.size()) : 0;
      const std::size_t end = line == last.line ? std::min(last.offset, whole.size()) : whole.size();
      text += whole.substr(begin, end - begin);
      if (line < last.line) text += '\n';
    }
  }
  ImGui::SetClipboardText(text.c_str());
}

void OutputView::draw_explanation(ImVec2 at, float width) {
  if (report_->explanation.empty()) return;
  const float inner = width - em(2);
  const float height = wrapped_height(font(Face::Regular, Size::Small), report_->explanation, inner) + em(0.9f);
  fill(canvas(), rect_at(at, width, height), colour(Role::DangerSoft), em(0.35f));
  label(Face::Regular, Size::Small, Role::Text, {at.x + em(0.8f), at.y + em(0.45f)}, inner, report_->explanation);
}

void OutputView::draw_footer(Rect rect) {
  const Rect line = {{rect.min.x, rect.max.y - em(1.6f)}, {rect.max.x, rect.max.y - em(0.25f)}};
  std::string text = "Python " + to_string(report_->version) + " \xC2\xB7 " + outcome_in_words(*report_);
  if (const std::string cost = cost_in_words(*report_); !cost.empty()) text += ", " + cost;
  ImGui::PushID(this);
  const float side = icon_button_side();
  if (!lines_.empty() && icon_button("Copy the output", Icon::Copy, {line.max.x - side, line.centre().y - side / 2},
                                     {.tip = "Copies what was written (Ctrl+C)"}))
    copy();
  ImGui::PopID();
  text_in(canvas(), {line.min, {line.max.x - side, line.max.y}}, font(Face::Regular, Size::Caption),
          colour(Role::TextMuted), text);
  record(text, WidgetRole::Status, line);
}

}  // namespace slotscope
