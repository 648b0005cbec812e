// Cells by family: slots hatched teal, what belongs to a dictionary dotted amber, everything else neutral.
#include "ui/widgets/byte_strip/drawing.hpp"

#include <algorithm>

#include "ui/widgets/drawing/patterns.hpp"
#include "ui/widgets/drawing/svg_canvas.hpp"
#include "ui/widgets/object_diagram/model.hpp"

namespace slotscope::strip {

using drawing::Anchor;
using drawing::Canvas;
using drawing::Pattern;

namespace {

constexpr float name_ems = 0.88f;
constexpr float small_ems = 0.74f;
constexpr float mark_width = 0.7f;

struct FamilyLook {
  Role fill;
  Role strong;
  Role text;
  Pattern pattern;
  bool coloured;
};

FamilyLook look_of(Family family) {
  switch (family) {
    case Family::Slot:
      return {Role::SlotSoft, Role::Slot, Role::Text, Pattern::Hatch, true};
    case Family::Dictionary:
      return {Role::DictionarySoft, Role::Dictionary, Role::Text, Pattern::Dots, true};
    case Family::Header:
      return {Role::SurfaceRaised, Role::BorderStrong, Role::Text, Pattern::None, false};
    case Family::Content:
      return {Role::Surface, Role::BorderStrong, Role::Text, Pattern::None, false};
    case Family::Spare:
      return {Role::SurfaceSunken, Role::Border, Role::TextFaint, Pattern::None, false};
  }
  return {Role::Surface, Role::Border, Role::Text, Pattern::None, false};
}

std::size_t number_of(const Strip& strip, const Cell& cell) {
  std::size_t number = cell.part;
  for (std::size_t block = 0; block < cell.block; ++block) number += strip.blocks[block].parts.size();
  return number;
}

std::string words_text(const Part& part) {
  if (part.bytes % 8 == 0) return std::to_string(part.bytes / 8) + (part.bytes == 8 ? " word" : " words");
  return diagram::bytes_text(part.bytes);
}

/// The jagged line through a part that is drawn shorter than it is.
void draw_break(Canvas& canvas, Rect rect, Colour colour) {
  std::vector<ImVec2> points;
  const float middle = rect.centre().y;
  constexpr float step = 0.5f;
  bool up = true;
  for (float x = rect.min.x; x <= rect.max.x + step / 2; x += step, up = !up)
    points.push_back({std::min(x, rect.max.x), middle + (up ? -0.12f : 0.12f)});
  canvas.line(points, {colour, 0.08f});
}

/// A part's name, on a second line if there is one and it needs it; answers the room it takes of the first.
float draw_name(Canvas& canvas, std::string_view name, ImVec2 at, float room, int lines, Colour ink) {
  const drawing::TextLook look{ink, Face::Medium, name_ems, Anchor::Left};
  const float width = canvas.text_width(look.face, look.ems, name);
  std::size_t end = lines > 1 && width > room ? name.rfind(' ') : std::string_view::npos;
  while (end != std::string_view::npos && end > 0 && canvas.text_width(look.face, look.ems, name.substr(0, end)) > room)
    end = name.rfind(' ', end - 1);
  canvas.text_within(at, room, look, name.substr(0, end));
  if (end != std::string_view::npos) canvas.text_within({at.x, at.y + 1.3f}, room * 0.7f, look, name.substr(end + 1));
  return std::min(width, room);
}

}  // namespace

void draw_cell(Canvas& canvas, const Strip& strip, const Cell& cell, Rect rect, float alpha, const StripLook& look) {
  const Part& part = strip.blocks[cell.block].parts[cell.part];
  const FamilyLook family = look_of(family_of(part.kind));
  const PartRef self{cell.block, cell.part};
  const auto faded = [alpha](Colour colour) { return alpha < 1 ? with_alpha(colour, alpha) : colour; };
  canvas.fill(rect, faded(canvas.colour(look.hovered == self ? Role::Hover : family.fill)));
  float left = rect.min.x;
  if (family.coloured && rect.width() > 2) {
    const Rect mark{rect.min, {rect.min.x + mark_width, rect.max.y}};
    canvas.fill(mark, faded(with_alpha(canvas.colour(family.strong), 0.28f)));
    if (alpha == 1) drawing::draw_pattern(canvas, mark, family.pattern, canvas.colour(family.strong));
    left += mark_width;
  }
  // Neighbours share their edges, so these are half as strong as they look.
  canvas.outline(rect,
                 {faded(with_alpha(canvas.colour(family.coloured ? family.strong : Role::BorderStrong), 0.5f)), 0.06f});
  if (cell.shortened) draw_break(canvas, rect.inset(0.05f, 0), faded(canvas.colour(family.strong)));
  const bool differs = look.differing && (*look.differing)[number_of(strip, cell)];
  if (differs) canvas.fill({{rect.max.x - 0.22f, rect.min.y}, rect.max}, faded(canvas.colour(Role::Changed)));
  if (cell.first) {
    // Words stand in the first row of a tall cell.
    const float y = rect.min.y + (word_height - canvas.line_height(Face::Regular, name_ems)) / 2;
    const float right = rect.max.x - (differs ? 0.75f : 0.6f);
    const float room = right - left - 1.1f;
    const Colour ink = faded(canvas.colour(family.text));
    const bool tall = rect.height() > word_height * 1.6f;
    const float name_width = draw_name(canvas, part.name, {left + 0.6f, y}, room, tall ? 2 : 1, ink);
    const float value_room = room - name_width - 0.8f;
    if (!part.value.empty() && value_room > 1.5f) {
      const float width = std::min(canvas.text_width(Face::Mono, name_ems, part.value), value_room);
      canvas.text_within({right - width, y}, value_room,
                         {faded(canvas.colour(Role::TextMuted)), Face::Mono, name_ems, Anchor::Left}, part.value);
    }
    if (tall) {
      const float note_y = rect.max.y - 1.25f;
      canvas.text({right, note_y}, {faded(canvas.colour(Role::TextMuted)), Face::Regular, small_ems, Anchor::Right},
                  words_text(part));
    }
  }
  if (look.selected == self) canvas.outline(rect.inset(0.06f, 0.06f), {canvas.colour(Role::Focus), 0.16f});
}

void draw_headings(Canvas& canvas, const Strip& strip, const StripLayout& layout, const StripLook& look) {
  for (const Heading& heading : layout.headings) {
    const Block& block = strip.blocks[heading.block];
    const float bottom = heading.y + heading_height;
    const std::string bytes = diagram::bytes_text(block.bytes);
    const float bytes_width = canvas.text_width(Face::Regular, small_ems, bytes);
    canvas.text_within({offset_width, heading.y + 0.25f}, layout.width - offset_width - bytes_width - 0.5f,
                       {canvas.colour(Role::Text), Face::Bold, name_ems, Anchor::Left}, block.title);
    canvas.text({layout.width, heading.y + 0.3f},
                {canvas.colour(Role::TextMuted), Face::Regular, small_ems, Anchor::Right}, bytes);
    if (!look.byte_scale) continue;
    const float word = layout.width - offset_width;
    for (int byte = 0; byte < 8; ++byte) {
      const float x = offset_width + (static_cast<float>(byte) + 0.5f) * word / 8;
      canvas.text({x, bottom - 0.85f}, {canvas.colour(Role::TextFaint), Face::Regular, 0.6f, Anchor::Centre},
                  std::to_string(byte));
    }
  }
}

namespace {

void draw_offset(Canvas& canvas, const Strip& strip, const Cell& cell) {
  const Part& part = strip.blocks[cell.block].parts[cell.part];
  if (!cell.first || cell.rect.min.x > offset_width + 0.01f) return;
  const std::string text = part.offset < 0 ? "−" + std::to_string(-part.offset) : std::to_string(part.offset);
  const float y = cell.rect.min.y + (word_height - canvas.line_height(Face::Mono, small_ems)) / 2;
  canvas.text({offset_width - 0.6f, y}, {canvas.colour(Role::TextFaint), Face::Mono, small_ems, Anchor::Right}, text);
}

}  // namespace

void draw(Canvas& canvas, const Strip& strip, const StripLayout& layout, const StripLook& look) {
  draw_headings(canvas, strip, layout, look);
  for (const Cell& cell : layout.cells) {
    draw_offset(canvas, strip, cell);
    draw_cell(canvas, strip, cell, cell.rect, 1, look);
  }
}

void draw_total(Canvas& canvas, const Strip& strip, ImVec2 at, float width) {
  canvas.line({at.x + offset_width, at.y + 0.45f}, {at.x + width, at.y + 0.45f},
              {canvas.colour(Role::BorderStrong), 0.08f});
  const float y = at.y + 0.75f;
  canvas.text({at.x + offset_width, y}, {canvas.colour(Role::TextMuted), Face::Regular, small_ems, Anchor::Left},
              "sys.getsizeof says " + std::to_string(strip.sizeof_bytes));
  canvas.text({at.x + width, y - 0.08f}, {canvas.colour(Role::Text), Face::Bold, name_ems, Anchor::Right},
              diagram::bytes_text(strip.allocated));
}

std::string svg_of(const Strip& strip, const Theme& theme) {
  constexpr float width = 28;
  constexpr float margin = 1.5f;
  const StripLayout layout = lay_out(strip, width);
  drawing::SvgCanvas canvas(theme, {width + 2 * margin, layout.height + total_height + 2 + 2 * margin}, strip.title,
                            text_twin(strip));
  canvas.fill(canvas.visible(), canvas.colour(Role::Window), 0);
  canvas.begin_group({margin, margin});
  canvas.text({0, 0}, {canvas.colour(Role::Text), Face::Bold, 1.05f, Anchor::Left}, strip.title);
  canvas.end_group();
  canvas.begin_group({margin, margin + 1.8f});
  draw(canvas, strip, layout, {});
  draw_total(canvas, strip, {0, layout.height}, width);
  canvas.end_group();
  return canvas.finish();
}

}  // namespace slotscope::strip
