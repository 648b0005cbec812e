// Wraps and draws plain text.
#include "ui/widgets/label.hpp"

#include <algorithm>
#include <cmath>

#include "ui/draw.hpp"
#include "ui/widgets/text/utf8.hpp"

namespace slotscope {

namespace {

/// Large type stands closer.
constexpr float large = 1.9f;
constexpr float leading_of_large_type = 1.06f;

float line_step(const Font& font) {
  return std::round(font.line_height * (font.line_height > em(large) ? leading_of_large_type : label_leading));
}

/// Where the first line of `text` ends: the last space that fits, else as many characters as fit, at least one.
std::size_t first_line(const Font& font, std::string_view text, float width) {
  const std::size_t newline = text.find('\n');
  const std::string_view line = text.substr(0, newline);
  if (text_width(font, line) <= width) return line.size();
  std::size_t fitting = 0;
  for (std::size_t space = line.find(' '); space != std::string_view::npos; space = line.find(' ', space + 1)) {
    if (text_width(font, line.substr(0, space)) > width) break;
    fitting = space;
  }
  if (fitting > 0) return fitting;
  const std::size_t cut = utf8::character_start(line, offset_at(font, line, width));
  return std::max(cut, utf8::next_character(line, 0));
}

}  // namespace

std::vector<std::string_view> wrapped(const Font& font, std::string_view text, float width) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = first_line(font, text, width);
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
    if (!text.empty() && (text.front() == ' ' || text.front() == '\n')) text.remove_prefix(1);
  }
  return lines;
}

float wrapped_height(const Font& font, std::string_view text, float width) {
  return line_step(font) * static_cast<float>(wrapped(font, text, width).size());
}

float draw_wrapped(ImDrawList* list, const Font& font, ImVec2 at, float width, Colour colour, std::string_view text) {
  const float step = line_step(font), lead = (step - font.line_height) / 2;
  float y = at.y;
  for (const std::string_view line : wrapped(font, text, width)) {
    draw_text(list, font, {at.x, y + lead}, colour, line);
    y += step;
  }
  return y - at.y;
}

float label(Face face, Size size, Role role, ImVec2 at, float width, std::string_view text) {
  const float height = draw_wrapped(canvas(), font(face, size), at, width, colour(role), text);
  record(text, WidgetRole::Text, rect_at(at, width, height));
  return height;
}

float heading(Size size, ImVec2 at, float width, std::string_view text) {
  const float height = draw_wrapped(canvas(), font(Face::Bold, size), at, width, colour(Role::Text), text);
  record(text, WidgetRole::Heading, rect_at(at, width, height));
  return height;
}

void draw_nothing_yet(Rect box, Icon figure, std::string_view words) {
  fill(canvas(), box, colour(Role::SurfaceSunken), em(0.5f));
  const Font face = font(Face::Regular, Size::Small);
  const std::vector<std::string_view> lines = wrapped(face, words, std::min(em(22), box.width() - em(2)));
  const float step = line_step(face), figure_height = em(3.6f);
  const float whole = figure_height + step * static_cast<float>(lines.size());
  const bool with_figure = whole + em(1) < box.height();
  float y = std::round(box.centre().y - (with_figure ? whole + figure_height * 0.4f : step) / 2);
  if (with_figure) {
    icon(canvas(), figure, {box.centre().x, y + em(1.3f)}, em(2.4f), colour(Role::TextFaint));
    y += figure_height;
  }
  for (const std::string_view line : lines) {
    text_in(canvas(), {{box.min.x, y}, {box.max.x, y + step}}, face, colour(Role::TextMuted), line, Align::Centre);
    y += step;
  }
  record(words, WidgetRole::Text, box);
}

}  // namespace slotscope
