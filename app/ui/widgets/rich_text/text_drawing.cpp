// Draws the shapes and fragments of a document.
#include <algorithm>
#include <cmath>

#include "ui/draw.hpp"
#include "ui/widgets/buttons.hpp"
#include "ui/widgets/rich_text/text_view_frame.hpp"
#include "ui/widgets/text/token_colours.hpp"

namespace slotscope::prose {
namespace {

struct CalloutLook {
  Role strong;
  Role soft;
  Icon icon;
};

CalloutLook look_of(const Block& callout, bool folded) {
  if (callout.info == "tip") return {Role::Success, Role::SuccessSoft, Icon::Check};
  if (callout.info == "warning") return {Role::Warning, Role::WarningSoft, Icon::Warning};
  if (callout.info == "try") return {Role::Accent, Role::AccentSoft, Icon::Run};
  if (callout.info == "why")
    return {Role::BorderStrong, Role::SurfaceRaised, folded ? Icon::ChevronRight : Icon::ChevronDown};
  return {Role::Info, Role::InfoSoft, Icon::Info};
}

void dotted_line(ImDrawList* list, float left, float right, float y, Colour colour) {
  const float dot = std::max(1.0f, em(0.07f));
  for (float x = left; x + dot <= right; x += dot * 3) list->AddRectFilled({x, y}, {x + dot * 1.4f, y + dot}, colour);
}

void solid_line(ImDrawList* list, float left, float right, float y, float thickness, Colour colour) {
  list->AddRectFilled({left, y}, {right, y + std::max(1.0f, thickness)}, colour);
}

}  // namespace

// ---- shapes -------------------------------------------------------------------------------------------------------

void TextView::draw_shapes(const Frame& frame, const Piece& piece) {
  ImDrawList* list = canvas();
  for (const Shape& shape : piece.layout.shapes) {
    const Rect rect = frame.moved(piece.y, shape.rect);
    switch (shape.kind) {
      case ShapeKind::Bullet:
        list->AddCircleFilled({rect.min.x + em(0.5f), rect.centre().y}, em(0.16f), colour(Role::TextMuted));
        break;
      case ShapeKind::Number: {
        const std::string number =
            document_.text.substr(shape.block->marker.begin, shape.block->marker.end - shape.block->marker.begin);
        const Font face = font(Face::Medium, body_);
        const float width = text_width(face, number);
        draw_text(list, face, {rect.min.x + em(1.35f) - width, rect.centre().y - face.line_height / 2},
                  colour(Role::TextMuted), number);
        break;
      }
      case ShapeKind::QuoteBar:
        fill(list, rect, colour(Role::BorderStrong), em(0.1f));
        break;
      case ShapeKind::Callout:
        draw_callout(frame, {shape.kind, rect, shape.block});
        break;
      case ShapeKind::CalloutTitle:
        draw_callout_title(frame, {shape.kind, rect, shape.block});
        break;
      case ShapeKind::Rule:
        solid_line(list, rect.min.x, rect.max.x, rect.min.y, hairline(), colour(Role::Border));
        break;
      case ShapeKind::TableHeader:
        fill(list, rect, colour(Role::SurfaceRaised), em(0.3f));
        break;
      case ShapeKind::TableLine:
        solid_line(list, rect.min.x, rect.max.x, rect.max.y, hairline(), colour(Role::Border));
        break;
      case ShapeKind::CodeBox:
        fill(list, rect, colour(Role::CodeBackground), em(0.4f));
        outline(list, rect, colour(Role::Border), em(0.4f));
        break;
    }
  }
}

void TextView::draw_callout(const Frame&, const Shape& shape) const {
  const CalloutLook look = look_of(*shape.block, is_folded(*shape.block));
  fill(canvas(), shape.rect, colour(look.soft), em(0.5f));
  // The bar keeps inside the rounded corners.
  const Rect bar{shape.rect.min, {shape.rect.min.x + em(0.25f), shape.rect.max.y}};
  canvas()->AddRectFilled(bar.min, bar.max, colour(look.strong), em(0.25f), ImDrawFlags_RoundCornersLeft);
}

void TextView::draw_callout_title(const Frame&, const Shape& shape) const {
  const CalloutLook look = look_of(*shape.block, is_folded(*shape.block));
  const Font title = font(Face::Bold, body_);
  const float line = title.line_height * 1.28f;
  const Role strong = shape.block->info == "why" ? Role::TextMuted : look.strong;
  icon(canvas(), look.icon, {shape.rect.min.x + em(1.45f), shape.rect.min.y + line / 2}, em(1.15f), colour(strong));
  if (!shape.block->runs.empty()) return;
  const Rect box{{shape.rect.min.x + em(2.6f), shape.rect.min.y}, {shape.rect.max.x, shape.rect.min.y + line}};
  text_in(canvas(), box, title, colour(strong), label_of_callout(*shape.block));
}

void TextView::draw_copy_button(const Frame& frame, const Piece& piece) {
  const Rect box{{frame.at.x, frame.at.y + piece.y}, {frame.at.x + frame.width, frame.at.y + piece.y + piece.height}};
  const Block& block = *piece.layout.block;
  const float side = icon_button_side();
  const std::string name = "Copy code##" + std::to_string(block.text.begin);
  if (icon_button(name, Icon::Copy, {box.max.x - side - em(0.3f), box.min.y + em(0.3f)}, {.kind = ButtonKind::Quiet})) {
    ImGui::SetClipboardText(text_of(document_, block.runs).c_str());
  }
}

// ---- text ---------------------------------------------------------------------------------------------------------

void TextView::draw_fragments(const Frame& frame, const Piece& piece) {
  for (const Line& line : piece.layout.lines) {
    const float top = frame.at.y + piece.y + line.y;
    if (top > frame.visible.max.y || top + line.height < frame.visible.min.y) continue;
    for (std::uint32_t at = line.first; at < line.first + line.count; ++at)
      draw_fragment(frame, piece, line, piece.layout.fragments[at]);
  }
}

void TextView::draw_fragment(const Frame& frame, const Piece& piece, const Line& line, const Fragment& fragment) {
  ImDrawList* list = canvas();
  const Font face = font_of_size(fragment.type.face, fragment.type.ems);
  const float left = frame.at.x + line.x + fragment.x;
  const float right = left + fragment.width;
  const float baseline = std::round(frame.at.y + piece.y + line.y + line.baseline);
  const float top = baseline - face.ascent;
  const Block& block = *piece.layout.block;
  const std::string_view text =
      std::string_view(document_.text).substr(fragment.span.begin, fragment.span.end - fragment.span.begin);
  if (block.kind == Kind::CodeBlock) {
    draw_code_fragment(block, fragment, {left, top});
    return;
  }
  const Link* link = fragment.link >= 0 ? &document_.links[static_cast<std::size_t>(fragment.link)] : nullptr;
  const bool hot = link && fragment.link == hot_link_;
  const bool in_code = fragment.style & Code;
  const Rect pill{{left, top - em(0.08f)}, {right, top + face.line_height + em(0.06f)}};
  Colour ink = colour(Role::Text);
  if (link && (link->kind == Link::Kind::Dictionary || link->kind == Link::Kind::Slot)) {
    const bool slot = link->kind == Link::Kind::Slot;
    ink = colour(slot ? Role::Slot : Role::Dictionary);
    fill(list, {{left - em(0.12f), pill.min.y}, {right + em(0.12f), pill.max.y}},
         colour(slot ? Role::SlotSoft : Role::DictionarySoft), em(0.2f));
  } else if (in_code) {
    fill(list, pill, colour(Role::SurfaceRaised), em(0.25f));
    outline(list, pill, colour(Role::Border), em(0.25f));
    ink = colour(Role::Code);
  }
  const float under = baseline + std::max(1.0f, em(0.14f));
  if (link) {
    switch (link->kind) {
      case Link::Kind::Internal:
      case Link::Kind::Outside:
        ink = colour(Role::Link);
        solid_line(list, left, right, under, hot ? em(0.09f) : hairline(), with_alpha(ink, hot ? 1.0f : 0.55f));
        break;
      case Link::Kind::Term:
        dotted_line(list, left, right, under, colour(hot ? Role::Link : Role::TextMuted));
        break;
      case Link::Kind::Varies:
        dotted_line(list, left, right, under, colour(Role::Accent));
        break;
      case Link::Kind::Claimed:
        ink = colour(Role::Warning);
        dotted_line(list, left, right, under, ink);
        break;
      case Link::Kind::Dictionary:
        dotted_line(list, left, right, under, ink);
        break;
      case Link::Kind::Slot:
        solid_line(list, left, right, under, em(0.09f), ink);
        break;
    }
  }
  const float padding = in_code && fragment.opens ? em(code_padding) : 0;
  draw_text(list, face, {left + padding, top}, ink, text);
  if (fragment.style & Struck) solid_line(list, left, right, baseline - face.ascent * 0.32f, hairline(), ink);
}

void TextView::draw_code_fragment(const Block& block, const Fragment& fragment, ImVec2 at) {
  const auto known = colours_.find(block.text.begin);
  if (known == colours_.end()) {
    const std::string source = text_of(document_, block.runs);
    const bool python = block.info.empty() || block.info.starts_with("python");
    colours_.emplace(block.text.begin, python ? highlight(source) : std::vector<HighlightSpan>{});
  }
  const std::vector<HighlightSpan>& spans = colours_.at(block.text.begin);
  const Font face = font_of_size(fragment.type.face, fragment.type.ems);
  const std::uint32_t code_begin = block.runs.empty() ? block.text.begin : block.runs.front().span.begin;
  const auto draw_part = [&](std::uint32_t begin, std::uint32_t end, Role role) {
    if (begin >= end) return;
    const std::string_view before =
        std::string_view(document_.text).substr(fragment.span.begin, begin - fragment.span.begin);
    draw_text(canvas(), face, {at.x + text_width(face, before), at.y}, colour(role),
              std::string_view(document_.text).substr(begin, end - begin));
  };
  std::uint32_t done = fragment.span.begin;
  for (const HighlightSpan& span : spans) {
    const std::uint32_t begin = std::max(code_begin + span.start, fragment.span.begin);
    const std::uint32_t end = std::min(code_begin + span.start + span.length, fragment.span.end);
    if (begin >= end) continue;
    draw_part(done, begin, Role::Code);
    draw_part(begin, end, role_of(span.token));
    done = end;
  }
  draw_part(done, fragment.span.end, Role::Code);
}

}  // namespace slotscope::prose
