// Writes shapes as SVG elements, two decimals a number.
#include "ui/widgets/drawing/svg_canvas.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <vector>

#include "ui/widgets/drawing/patterns.hpp"

namespace slotscope::drawing {
namespace {

constexpr float units_of_em = 16;

std::string number(float value) {
  std::array<char, 32> buffer{};
  const float rounded = std::round(value * 100) / 100;
  const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), rounded == 0 ? 0 : rounded);
  return {buffer.data(), result.ptr};
}

std::string units(float ems) {
  return number(ems * units_of_em);
}

bool is_mono(Face face) {
  return face == Face::Mono || face == Face::MonoBold || face == Face::MonoItalic;
}
bool is_bold(Face face) {
  return face == Face::Bold || face == Face::BoldItalic || face == Face::MonoBold;
}
bool is_italic(Face face) {
  return face == Face::Italic || face == Face::BoldItalic || face == Face::MonoItalic;
}

}  // namespace

std::string xml_escaped(std::string_view text) {
  std::string result;
  for (char character : text) {
    switch (character) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      default:
        // Other control characters have no place in XML.
        if (static_cast<unsigned char>(character) >= 0x20 || character == '\n' || character == '\t')
          result += character;
    }
  }
  return result;
}

SvgCanvas::SvgCanvas(const Theme& theme, ImVec2 size, std::string_view title, std::string_view description)
    : theme_(theme), size_(size) {
  body_ = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + units(size.x) + "\" height=\"" + units(size.y) +
          "\" viewBox=\"0 0 " + units(size.x) + " " + units(size.y) + "\" role=\"img\">\n<title>" + xml_escaped(title) +
          "</title>\n<desc>" + xml_escaped(description) + "</desc>\n";
}

void SvgCanvas::begin_group(ImVec2 offset) {
  body_ += "<g transform=\"translate(" + units(offset.x) + ' ' + units(offset.y) + ")\">\n";
}

void SvgCanvas::end_group() {
  body_ += "</g>\n";
}

std::string SvgCanvas::finish() {
  return body_ + "</svg>\n";
}

float SvgCanvas::text_width(Face face, float ems, std::string_view text) const {
  return slotscope::text_width(font_of_size(face, ems), text) / em();
}

float SvgCanvas::line_height(Face face, float ems) const {
  return font_of_size(face, ems).line_height / em();
}

void SvgCanvas::attribute(std::string_view name, float ems) {
  body_ += ' ';
  body_ += name;
  body_ += "=\"" + units(ems) + '"';
}

void SvgCanvas::paint(std::string_view name, Colour colour) {
  static constexpr char digits[] = "0123456789abcdef";
  body_ += ' ';
  body_ += name;
  body_ += "=\"#";
  for (int shift : {0, 8, 16}) {
    const unsigned value = (colour >> shift) & 0xFF;
    body_ += digits[value >> 4];
    body_ += digits[value & 15];
  }
  body_ += '"';
  const unsigned alpha = colour >> 24;
  if (alpha < 255) {
    body_ += ' ';
    body_ += name;
    body_ += "-opacity=\"" + number(static_cast<float>(alpha) / 255) + '"';
  }
}

void SvgCanvas::stroke(const Stroke& stroke) {
  body_ += " fill=\"none\"";
  paint("stroke", stroke.colour);
  attribute("stroke-width", stroke.width);
  if (stroke.dash == Dash::Solid) return;
  body_ += " stroke-dasharray=\"";
  for (float length : dash_lengths(stroke.dash)) body_ += units(length * stroke.width) + ' ';
  body_.back() = '"';
}

void SvgCanvas::points(std::span<const ImVec2> all) {
  body_ += " points=\"";
  for (const ImVec2& point : all) body_ += units(point.x) + ',' + units(point.y) + ' ';
  body_.back() = '"';
}

void SvgCanvas::rectangle(Rect rect, float rounding) {
  body_ += "<rect";
  attribute("x", rect.min.x);
  attribute("y", rect.min.y);
  attribute("width", rect.width());
  attribute("height", rect.height());
  if (rounding > 0) attribute("rx", rounding);
}

void SvgCanvas::fill(Rect rect, Colour colour, float rounding) {
  rectangle(rect, rounding);
  paint("fill", colour);
  body_ += "/>\n";
}

void SvgCanvas::outline(Rect rect, const Stroke& look, float rounding) {
  rectangle(rect, rounding);
  stroke(look);
  body_ += "/>\n";
}

void SvgCanvas::line(std::span<const ImVec2> all, const Stroke& look) {
  body_ += "<polyline";
  points(all);
  stroke(look);
  body_ += " stroke-linejoin=\"round\"/>\n";
}

void SvgCanvas::polygon(std::span<const ImVec2> all, Colour colour) {
  body_ += "<polygon";
  points(all);
  paint("fill", colour);
  body_ += "/>\n";
}

void SvgCanvas::band(std::span<const ImVec2> upper, std::span<const ImVec2> lower, Colour colour) {
  std::vector<ImVec2> around(upper.begin(), upper.end());
  around.insert(around.end(), lower.rbegin(), lower.rend());
  polygon(around, colour);
}

void SvgCanvas::circle(ImVec2 centre, float radius, Colour colour) {
  body_ += "<circle";
  attribute("cx", centre.x);
  attribute("cy", centre.y);
  attribute("r", radius);
  paint("fill", colour);
  body_ += "/>\n";
}

void SvgCanvas::text(ImVec2 position, const TextLook& look, std::string_view text) {
  body_ += "<text";
  attribute("x", position.x);
  attribute("y", position.y + font_of_size(look.face, look.ems).ascent / em());
  attribute("font-size", look.ems);
  body_ += is_mono(look.face) ? " font-family=\"JetBrains Mono, DejaVu Sans Mono, monospace\" xml:space=\"preserve\""
                              : " font-family=\"Inter, Helvetica, Arial, sans-serif\"";
  if (is_bold(look.face)) body_ += " font-weight=\"bold\"";
  if (look.face == Face::Medium) body_ += " font-weight=\"500\"";
  if (is_italic(look.face)) body_ += " font-style=\"italic\"";
  if (look.anchor != Anchor::Left)
    body_ += look.anchor == Anchor::Centre ? " text-anchor=\"middle\"" : " text-anchor=\"end\"";
  paint("fill", look.colour);
  body_ += '>' + xml_escaped(text) + "</text>\n";
}

void SvgCanvas::begin_clip(Rect rect) {
  const std::string id = "clip" + std::to_string(++clips_);
  body_ += "<clipPath id=\"" + id + "\">";
  rectangle(rect, 0);
  body_ += "/></clipPath>\n<g clip-path=\"url(#" + id + ")\">\n";
}

void SvgCanvas::end_clip() {
  body_ += "</g>\n";
}

}  // namespace slotscope::drawing
