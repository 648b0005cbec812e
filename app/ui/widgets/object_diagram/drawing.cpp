// Cards with a header and rows; what is kept in a slot is hatched teal, what is kept in a dictionary dotted amber.
#include "ui/widgets/object_diagram/drawing.hpp"

#include <algorithm>
#include <cmath>
#include <span>

#include "ui/widgets/drawing/patterns.hpp"
#include "ui/widgets/drawing/svg_canvas.hpp"

namespace slotscope::diagram {

using drawing::Anchor;
using drawing::Canvas;
using drawing::Dash;
using drawing::Pattern;

namespace {

constexpr float card_rounding = 0.45f;
constexpr float mark_width = 0.55f;  ///< the patterned strip at a row's left
constexpr float text_ems = 0.88f;
constexpr float small_ems = 0.74f;

struct StorageLook {
  Role strong = Role::TextMuted;
  Role soft = Role::Surface;
  Pattern pattern = Pattern::None;
  Dash dash = Dash::Solid;
  bool coloured = false;
};

StorageLook look_of(Storage storage) {
  switch (storage) {
    case Storage::Slot:
      return {Role::Slot, Role::SlotSoft, Pattern::Hatch, Dash::Solid, true};
    case Storage::InlineValue:
    case Storage::DictEntry:
      return {Role::Dictionary, Role::DictionarySoft, Pattern::Dots, Dash::Dashed, true};
    case Storage::Name:
    case Storage::Item:
    case Storage::None:
      break;
  }
  return {};
}

/// What can still be told from afar: that a card stands out, or else where its values are kept.
Role role_from_afar(const Card& card, const Emphasis& emphasis) {
  if (emphasis.selected == card.id || emphasis.hovered == card.id ||
      (emphasis.found && emphasis.found->contains(card.id)))
    return Role::Accent;
  if (card.change != Change::None) return Role::Changed;
  for (const Row& row : card.rows) {
    if (row.storage == Storage::Slot) return Role::Slot;
    if (row.storage == Storage::InlineValue || row.storage == Storage::DictEntry) return Role::Dictionary;
  }
  return Role::BorderStrong;
}

class CardPainter {
 public:
  CardPainter(Canvas& canvas, const Card& card, Rect rect, Detail detail, const Emphasis& emphasis)
      : canvas_(canvas),
        card_(card),
        rect_(rect),
        detail_(detail),
        emphasis_(emphasis),
        rounding_(detail == Detail::Full ? card_rounding : 0) {}

  void run() {
    if (detail_ == Detail::Block) {
      draw_block();
      return;
    }
    draw_ground();
    draw_header();
    if (!card_.folded) draw_rows();
    draw_outline();
    if (!card_.folded && detail_ <= Detail::Compact) draw_ports();
  }

 private:
  void text(ImVec2 at, float width, Colour ink, Face face, float ems, std::string_view words) {
    if (detail_ <= Detail::Compact) canvas_.text_within(at, width, {ink, face, ems, Anchor::Left}, words);
  }
  float text_right(float right, float y, Colour ink, Face face, float ems, std::string_view words) {
    if (detail_ > Detail::Compact || words.empty()) return 0;
    canvas_.text({right, y}, {ink, face, ems, Anchor::Right}, words);
    return canvas_.text_width(face, ems, words);
  }

  /// What header and rows lie on. Of many cards no pixel is painted twice: without a graphics card that is what costs.
  void draw_ground() {
    const bool frame = card_.kind == CardKind::Frame;
    const Colour ground = canvas_.colour(frame ? Role::SurfaceSunken : Role::Surface);
    if (detail_ == Detail::Full) return canvas_.fill(rect_, ground, rounding_);
    float bare_from = rect_.min.y + (frame ? 0 : header_height);
    const auto fill_until = [&](float y) {
      if (y > bare_from) canvas_.fill({{rect_.min.x, bare_from}, {rect_.max.x, y}}, ground, 0);
    };
    float y = rect_.min.y + header_height;
    for (std::size_t index = 0; !card_.folded && index < card_.rows.size(); ++index) {
      const Row& row = card_.rows[index];
      const float end = y + height_of(row);
      if (row.kind != Row::Kind::Section && look_of(row.storage).coloured) {
        fill_until(y);
        bare_from = end;
      }
      y = end;
    }
    fill_until(rect_.max.y);
  }

  void draw_block() {
    const Role role = role_from_afar(card_, emphasis_);
    canvas_.fill(rect_, canvas_.colour(role), 0);
    if (role == Role::Slot || role == Role::Dictionary)
      canvas_.fill({rect_.min, {rect_.max.x, rect_.min.y + header_height}}, canvas_.colour(Role::BorderStrong), 0);
  }

  void draw_header() {
    const bool frame = card_.kind == CardKind::Frame;
    Rect header{rect_.min, {rect_.max.x, rect_.min.y + header_height}};
    if (!frame) canvas_.fill(header, canvas_.colour(Role::SurfaceRaised), rounding_);
    if (card_.current)
      canvas_.fill({{rect_.min.x, rect_.min.y + 0.35f}, {rect_.min.x + 0.25f, rect_.min.y + header_height - 0.35f}},
                   canvas_.colour(Role::Accent), 0.1f);
    if (detail_ == Detail::Shapes) {
      canvas_.fill({{rect_.min.x + 0.7f, header.centre().y - 0.25f},
                    {rect_.min.x + rect_.width() * 0.5f, header.centre().y + 0.25f}},
                   canvas_.colour(Role::TextMuted), 0.1f);
      return;
    }
    const float y = rect_.min.y + 0.42f;
    float right = rect_.max.x - 0.65f;
    if (frame) {
      right -=
          text_right(right, y + 0.1f, canvas_.colour(Role::TextMuted), Face::Regular, small_ems, card_.text) + 0.6f;
    } else if (card_.bytes > 0) {
      right -= text_right(right, y + 0.1f, canvas_.colour(Role::TextMuted), Face::Regular, small_ems,
                          bytes_text(card_.bytes)) +
               0.6f;
    }
    if (card_.change != Change::None) {
      const std::string_view word = card_.change == Change::Created ? "new" : "changed";
      const float width = text_right(right, y + 0.1f, canvas_.colour(Role::Changed), Face::Medium, small_ems, word);
      right -= width + 0.6f;
    }
    float x = rect_.min.x + 0.7f;
    if (card_.kind == CardKind::Class) {
      text({x, y}, right - x, canvas_.colour(Role::CodeKeyword), Face::Mono, text_ems, "class");
      x += canvas_.text_width(Face::Mono, text_ems, "class ");
    }
    const bool value = card_.kind == CardKind::Value;
    if (value) {
      text({x, y}, right - x, canvas_.colour(Role::Text), Face::Mono, text_ems, card_.text);
      return;
    }
    text({x, y - 0.04f}, right - x, canvas_.colour(Role::Text), Face::Bold, 0.92f, card_.type);
    x += canvas_.text_width(Face::Bold, 0.92f, card_.type) + 0.5f;
    if (!frame && !card_.text.empty() && right - x > 2)
      text({x, y + 0.1f}, right - x, canvas_.colour(Role::TextMuted), Face::Regular, small_ems, card_.text);
  }

  void draw_rows() {
    const Rect sight = canvas_.visible();
    float y = rect_.min.y + header_height;
    for (std::size_t index = 0; index < card_.rows.size() && y < sight.max.y; ++index) {
      const Row& row = card_.rows[index];
      const Rect at{{rect_.min.x, y}, {rect_.max.x, y + height_of(row)}};
      if (at.max.y < sight.min.y) {
        y = at.max.y;
        continue;
      }
      if (row.kind == Row::Kind::Section) {
        draw_section(row, at);
      } else {
        draw_row(row, at, emphasis_.selected == card_.id && emphasis_.row == index);
      }
      y = at.max.y;
    }
  }

  void draw_mark(const StorageLook& look, Rect at, float strength) {
    if (!look.coloured) return;
    const Rect mark{at.min, {at.min.x + mark_width, at.max.y}};
    const Colour ink = canvas_.colour(look.strong);
    if (detail_ == Detail::Full) {
      canvas_.fill(mark, with_alpha(ink, 0.28f * strength));
      drawing::draw_pattern(canvas_, mark, look.pattern, ink);
    } else if (look.pattern == Pattern::Hatch) {
      canvas_.fill(mark, ink);
    } else {
      // Too small for a pattern: a slot is a whole bar, an entry a broken one.
      const float third = at.height() / 3;
      canvas_.fill({mark.min, {mark.max.x, mark.min.y + third}}, ink);
      canvas_.fill({{mark.min.x, mark.max.y - third}, mark.max}, ink);
    }
  }

  void draw_section(const Row& row, Rect at) {
    const StorageLook look = look_of(row.storage);
    canvas_.line({at.min.x, at.min.y}, {at.max.x, at.min.y}, {canvas_.colour(Role::Border), 0.06f});
    draw_mark(look, at, 0.6f);
    const Colour ink = canvas_.colour(look.coloured ? look.strong : Role::TextMuted);
    const float y = at.min.y + 0.22f;
    const float right = at.max.x - 0.65f;
    const float note = text_right(right, y, canvas_.colour(Role::TextMuted), Face::Regular, small_ems, row.note);
    text({at.min.x + 0.95f, y}, right - note - at.min.x - 1.4f, ink, Face::Medium, small_ems, row.label);
  }

  void draw_row(const Row& row, Rect at, bool selected) {
    const StorageLook look = look_of(row.storage);
    if (look.coloured) canvas_.fill(at, canvas_.colour(look.soft));
    const float left = at.min.x + (row.changed ? 1.45f : 0.95f);
    if (row.changed) {
      canvas_.fill(at, with_alpha(canvas_.colour(Role::Changed), 0.18f));
      drawing::draw_marker(canvas_, {at.min.x + 1.0f, at.centre().y}, drawing::Marker::Diamond, 0.2f,
                           canvas_.colour(Role::Changed));
    }
    if (selected) canvas_.fill(at, canvas_.colour(Role::Selection));
    draw_mark(look, at, 1);
    const float y = at.min.y + 0.24f;
    if (detail_ == Detail::Shapes) {
      canvas_.fill({{left, at.centre().y - 0.2f}, {left + 4, at.centre().y + 0.2f}}, canvas_.colour(Role::TextFaint),
                   0.1f);
    } else if (row.kind == Row::Kind::More) {
      text({left, y + 0.08f}, at.width() - 1.5f, canvas_.colour(Role::TextMuted), Face::Italic, small_ems,
           "… " + row.label);
    } else {
      draw_row_text(row, left, at.max.x - 0.75f, y);
    }
  }

  /// Where arrows leave the card.
  void draw_ports() {
    float y = rect_.min.y + header_height;
    for (const Row& row : card_.rows) {
      const float height = height_of(row);
      const StorageLook look = look_of(row.storage);
      const Colour ink = canvas_.colour(look.coloured ? look.strong : Role::TextFaint);
      const ImVec2 at(rect_.max.x, y + height / 2);
      y += height;
      if (!row.target) continue;
      if (detail_ == Detail::Full) {
        canvas_.circle(at, 0.22f, ink);
      } else {
        canvas_.fill({{at.x - 0.18f, at.y - 0.18f}, {at.x + 0.18f, at.y + 0.18f}}, ink, 0);
      }
    }
  }

  void draw_row_text(const Row& row, float left, float right, float y) {
    const float whole = right - left;
    const std::string& value = row.named.empty() ? row.value : row.named;
    const float label_width =
        std::min(canvas_.text_width(Face::Mono, text_ems, row.label), value.empty() ? whole : whole * 0.55f);
    text({left, y}, label_width + 0.05f, canvas_.colour(Role::Text), Face::Mono, text_ems, row.label);
    // The value comes before the note: the note shows when there is room for both.
    float room = whole - label_width - 0.7f;
    if (!value.empty()) {
      const float value_width = std::min(canvas_.text_width(Face::Mono, text_ems, value), room);
      const Colour ink = canvas_.colour(row.empty ? Role::TextFaint : Role::TextMuted);
      canvas_.text_within({right - value_width, y}, room,
                          {ink, row.empty ? Face::MonoItalic : Face::Mono, text_ems, Anchor::Left}, value);
      right -= value_width + 0.7f;
      room -= value_width + 0.7f;
    }
    if (detail_ == Detail::Full && canvas_.text_width(Face::Regular, small_ems, row.note) <= room)
      text_right(right, y + 0.1f, canvas_.colour(Role::TextFaint), Face::Regular, small_ems, row.note);
  }

  void draw_outline() {
    const bool plain = emphasis_.selected != card_.id && emphasis_.hovered != card_.id &&
                       card_.change == Change::None && !(emphasis_.found && emphasis_.found->contains(card_.id));
    if (detail_ >= Detail::Shapes && plain) return;
    const bool selected = emphasis_.selected == card_.id;
    const bool found = emphasis_.found && emphasis_.found->contains(card_.id);
    if (selected) {
      canvas_.outline({{rect_.min.x - 0.08f, rect_.min.y - 0.08f}, {rect_.max.x + 0.08f, rect_.max.y + 0.08f}},
                      {canvas_.colour(Role::Focus), 0.16f}, rounding_);
    } else if (found) {
      canvas_.outline(rect_, {canvas_.colour(Role::Accent), 0.14f, Dash::Solid}, rounding_);
    } else if (card_.change != Change::None) {
      canvas_.outline(rect_, {canvas_.colour(Role::Changed), 0.1f, Dash::Solid}, rounding_);
    } else {
      canvas_.outline(rect_, {canvas_.colour(emphasis_.hovered == card_.id ? Role::BorderStrong : Role::Border), 0.07f},
                      rounding_);
    }
  }

  Canvas& canvas_;
  const Card& card_;
  const Rect rect_;
  const Detail detail_;
  const Emphasis& emphasis_;
  const float rounding_;
};

}  // namespace

namespace {

/// Long arrows run far outside of what can be seen: only the stretches in sight are drawn.
void draw_line_in_sight(Canvas& canvas, const std::vector<ImVec2>& points, const drawing::Stroke& stroke) {
  const Rect sight = canvas.visible().inset(-1, -1);
  std::size_t begin = 0;
  for (std::size_t at = 0; at + 1 < points.size(); ++at) {
    const ImVec2 a = points[at];
    const ImVec2 b = points[at + 1];
    const bool outside = std::max(a.x, b.x) < sight.min.x || std::min(a.x, b.x) > sight.max.x ||
                         std::max(a.y, b.y) < sight.min.y || std::min(a.y, b.y) > sight.max.y;
    if (!outside) continue;
    if (at > begin) canvas.line(std::span(points).subspan(begin, at - begin + 1), stroke);
    begin = at + 1;
  }
  if (begin + 1 < points.size()) canvas.line(std::span(points).subspan(begin), stroke);
}

/// Half of the points: still a curve when it is small.
std::vector<ImVec2> coarser(const std::vector<ImVec2>& points) {
  std::vector<ImVec2> kept;
  for (std::size_t at = 0; at < points.size(); at += 2) kept.push_back(points[at]);
  if (points.size() % 2 == 0) kept.push_back(points.back());
  return kept;
}

}  // namespace

Detail detail_for(float pixels_of_an_em, std::size_t cards) {
  constexpr std::size_t many = 60;
  if (pixels_of_an_em < 1.2f) return Detail::Speck;
  if (pixels_of_an_em < 3.2f) return Detail::Block;
  if (pixels_of_an_em < 6.5f) return Detail::Shapes;
  return pixels_of_an_em < 12.5f && cards > many ? Detail::Compact : Detail::Full;
}

void draw_card(Canvas& canvas, const Card& card, Rect rect, Detail detail, const Emphasis& emphasis) {
  CardPainter(canvas, card, rect, detail, emphasis).run();
}

void draw_specks(Canvas& canvas, const Diagram& diagram, const Layout& layout, std::span<const std::size_t> cards,
                 float least_gap, const Emphasis& emphasis) {
  Rect stretch;
  Role role = Role::BorderStrong;
  const auto finish = [&] {
    if (!stretch.empty()) canvas.fill(stretch, canvas.colour(role), 0);
  };
  for (std::size_t at : cards) {
    const Rect rect = layout.cards()[at].rect;
    const Role next = role_from_afar(diagram.cards[at], emphasis);
    const bool goes_on = next == role && rect.min.x == stretch.min.x && rect.max.x == stretch.max.x &&
                         rect.min.y >= stretch.max.y && rect.min.y < stretch.max.y + least_gap;
    if (!goes_on) {
      finish();
      stretch = rect;
      role = next;
    }
    stretch.max = rect.max;
  }
  finish();
}

void draw_arrow(Canvas& canvas, const Card& from, const Arrow& arrow, Detail detail, const Emphasis& emphasis) {
  const StorageLook look = look_of(from.rows[arrow.row].storage);
  const bool picked = emphasis.selected && (arrow.from == emphasis.selected || arrow.to == emphasis.selected);
  const bool pointed = emphasis.hovered && (arrow.from == emphasis.hovered || arrow.to == emphasis.hovered);
  const bool others_stand_out = emphasis.selected || emphasis.hovered;
  Colour ink = canvas.colour(look.coloured ? look.strong : Role::TextFaint);
  if (!picked && !pointed && others_stand_out) ink = with_alpha(ink, 0.4f);
  const float width = picked || pointed ? 0.16f : 0.09f;
  if (detail >= Detail::Block) {
    const ImVec2 points[] = {arrow.points.front(), arrow.points[arrow.points.size() / 2], arrow.points.back()};
    canvas.line(points, {ink, width});
    return;
  }
  draw_line_in_sight(canvas, detail == Detail::Full ? arrow.points : coarser(arrow.points),
                     {ink, width, detail <= Detail::Compact ? look.dash : Dash::Solid});
  const ImVec2 tip = arrow.points.back();
  const float size = picked || pointed ? 0.55f : 0.45f;
  const ImVec2 head[] = {
      {tip.x, tip.y}, {tip.x - size * 1.3f, tip.y - size * 0.75f}, {tip.x - size * 1.3f, tip.y + size * 0.75f}};
  canvas.polygon(head, ink);
}

std::string svg_of(const Diagram& diagram, const Layout& layout, const Theme& theme) {
  constexpr float margin = 1.5f;
  const Rect bounds = layout.bounds();
  drawing::SvgCanvas canvas(theme, {bounds.max.x + 2 * margin, bounds.max.y + 2 * margin}, "Objects",
                            text_twin(diagram));
  canvas.fill(canvas.visible(), canvas.colour(Role::Window), 0);
  canvas.begin_group({margin, margin});
  std::unordered_map<CardId, const Card*> cards;
  for (const Card& card : diagram.cards) cards.emplace(card.id, &card);
  for (const Arrow& arrow : layout.arrows()) {
    if (!arrow.points.empty()) draw_arrow(canvas, *cards.at(arrow.from), arrow, Detail::Full, {});
  }
  for (std::size_t index = 0; index < diagram.cards.size(); ++index) {
    draw_card(canvas, diagram.cards[index], layout.cards()[index].rect, Detail::Full, {});
  }
  canvas.end_group();
  return canvas.finish();
}

}  // namespace slotscope::diagram
