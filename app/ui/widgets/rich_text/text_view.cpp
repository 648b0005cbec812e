// Layout kept for a width, links, folding and selection of a document on the screen.
#include "ui/widgets/rich_text/text_view.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "ui/draw.hpp"
#include "ui/input.hpp"
#include "ui/widgets/rich_text/font_measure.hpp"
#include "ui/widgets/rich_text/text_view_frame.hpp"
#include "ui/widgets/text/utf8.hpp"

namespace slotscope::prose {
namespace {

/// The view whose text is selected: selecting in one gives up the selection in another.
const TextView*& selection_owner() {
  static const TextView* owner = nullptr;
  return owner;
}

TextSpan word_around(const std::string& text, std::uint32_t at) {
  using utf8::CharacterClass;
  const auto is_word = [&](std::size_t offset) {
    return utf8::classify(utf8::decode(text, offset).value) == CharacterClass::Word;
  };
  std::size_t begin = at;
  std::size_t end = at;
  while (begin > 0 && is_word(utf8::previous_character(text, begin))) begin = utf8::previous_character(text, begin);
  while (end < text.size() && is_word(end)) end = utf8::next_character(text, end);
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace

void TextView::set_document(Document document) {
  document_ = std::move(document);
  pieces_.clear();
  colours_.clear();
  laid_out_width_ = 0;
  anchor_ = caret_ = 0;
}

bool TextView::is_folded(const Block& callout) const {
  return callout.info == "why" && !callout.children.empty() && !unfolded_.contains(callout.text.begin);
}

void TextView::lay_out_for(float width) {
  if (!pieces_.empty() && laid_out_width_ == width && laid_out_em_ == em()) return;
  laid_out_width_ = width;
  laid_out_em_ = em();
  pieces_.clear();
  const FontMeasure measure;
  LayoutOptions options;
  options.width = width;
  options.body = body_;
  options.folded = [this](const Block& callout) { return is_folded(callout); };
  const Block* before = nullptr;
  for (const Block& block : document_.blocks) {
    pieces_.push_back({lay_out(document_, block, before, options, measure)});
    before = &block;
  }
}

TextReaction TextView::draw(std::string_view name, ImVec2 at, float width, const DrawEmbed& draw_embed) {
  lay_out_for(width);
  TextReaction reaction;
  const FontMeasure measure;
  const Frame frame{at, width, {canvas()->GetClipRectMin(), canvas()->GetClipRectMax()}, measure};
  ImGui::PushID(name.data(), name.data() + name.size());
  if (selecting_ && !ImGui::IsMouseDown(ImGuiMouseButton_Left)) selecting_ = false;
  hot_link_ = -1;
  float y = 0;
  for (std::size_t index = 0; index < pieces_.size(); ++index) {
    Piece& piece = pieces_[index];
    y += piece.layout.space_above;
    piece.y = y;
    const Block& block = *piece.layout.block;
    if (block.kind == Kind::Embed) {
      if (draw_embed) embed_heights_[block.embed] = draw_embed(block.embed, {at.x, at.y + y}, width);
      piece.height = embed_heights_[block.embed];
    } else {
      piece.height = piece.layout.height;
      const float top = at.y + y;
      if (top < frame.visible.max.y && top + piece.height > frame.visible.min.y) draw_piece(frame, index, reaction);
    }
    y += piece.height;
  }
  take_copy_key();
  ImGui::PopID();
  reaction.height = y;
  return reaction;
}

void TextView::draw_piece(const Frame& frame, std::size_t index, TextReaction& reaction) {
  const Piece& piece = pieces_[index];
  record_piece(frame, piece);
  take_links(frame, piece, reaction);
  take_callout(frame, piece);
  draw_shapes(frame, piece);
  if (piece.layout.block->kind == Kind::CodeBlock) draw_copy_button(frame, piece);
  take_selection(frame, index);
  draw_selection(frame, piece);
  draw_fragments(frame, piece);
}

void TextView::record_piece(const Frame& frame, const Piece& piece) const {
  const Block& block = *piece.layout.block;
  if (block.text.empty()) return;
  const WidgetRole role = block.kind == Kind::Heading     ? WidgetRole::Heading
                          : block.kind == Kind::CodeBlock ? WidgetRole::Code
                                                          : WidgetRole::Text;
  const std::string text = block.kind == Kind::Heading
                               ? text_of(document_, block.runs)
                               : document_.text.substr(block.text.begin, block.text.end - block.text.begin);
  record(text, role,
         {{frame.at.x, frame.at.y + piece.y}, {frame.at.x + frame.width, frame.at.y + piece.y + piece.height}});
}

// ---- links and callouts -------------------------------------------------------------------------------------------

void TextView::take_links(const Frame& frame, const Piece& piece, TextReaction& reaction) {
  std::int16_t previous = -1;
  for (const Line& line : piece.layout.lines) {
    for (std::uint32_t at = line.first; at < line.first + line.count; ++at) {
      const Fragment& fragment = piece.layout.fragments[at];
      if (fragment.link < 0) {
        previous = -1;
        continue;
      }
      const Link& link = document_.links[static_cast<std::size_t>(fragment.link)];
      const bool explained =
          link.kind == Link::Kind::Term || link.kind == Link::Kind::Varies || link.kind == Link::Kind::Claimed;
      if (!link.can_be_followed() && !explained) continue;
      const float left = frame.at.x + line.x + fragment.x;
      const float top = frame.at.y + piece.y + line.y;
      const Rect rect{{left, top}, {left + fragment.width, top + line.height}};
      // A link over several fragments or lines is one stop for the keyboard.
      WidgetOptions options;
      options.focusable = fragment.link != previous;
      options.focus_rounding = 0.2f;
      previous = fragment.link;
      const std::string text = document_.text.substr(fragment.span.begin, fragment.span.end - fragment.span.begin);
      const WidgetReaction done =
          widget(text + "##" + std::to_string(fragment.span.begin), WidgetRole::Link, rect, link.target, options);
      if (done.hovered || (done.focused && input().keyboard_in_use())) {
        hot_link_ = fragment.link;
        reaction.hovered = &link;
        reaction.hovered_rect = rect;
        if (done.hovered && link.can_be_followed()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
      }
      if (done.activated && link.can_be_followed()) reaction.followed = &link;
    }
  }
}

void TextView::take_callout(const Frame& frame, const Piece& piece) {
  for (const Shape& shape : piece.layout.shapes) {
    if (shape.kind != ShapeKind::CalloutTitle || shape.block->info != "why" || shape.block->children.empty()) continue;
    const bool folded = is_folded(*shape.block);
    const std::string title =
        shape.block->runs.empty() ? std::string(label_of_callout(*shape.block)) : text_of(document_, shape.block->runs);
    WidgetOptions options;
    options.focus_rounding = 0.4f;
    const WidgetReaction done = widget(title, WidgetRole::Button, frame.moved(piece.y, shape.rect).inset(em(0.4f), 0),
                                       folded ? "folded" : "open", options);
    if (done.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (!done.activated) continue;
    if (folded) {
      unfolded_.insert(shape.block->text.begin);
    } else {
      unfolded_.erase(shape.block->text.begin);
    }
    laid_out_width_ = 0;
  }
}

// ---- selection ----------------------------------------------------------------------------------------------------

std::uint32_t TextView::offset_under_pointer(const Frame& frame) const {
  const ImVec2 pointer = ImGui::GetIO().MousePos;
  const Piece* nearest = nullptr;
  float nearest_distance = 0;
  for (const Piece& piece : pieces_) {
    if (piece.layout.lines.empty()) continue;
    const float top = frame.at.y + piece.y;
    const float distance = std::max({top - pointer.y, pointer.y - (top + piece.height), 0.0f});
    if (nearest && distance >= nearest_distance) continue;
    nearest = &piece;
    nearest_distance = distance;
  }
  if (!nearest) return 0;
  return text_offset_at(document_, nearest->layout, {pointer.x - frame.at.x, pointer.y - frame.at.y - nearest->y},
                        frame.measure);
}

void TextView::take_selection(const Frame& frame, std::size_t index) {
  const Piece& piece = pieces_[index];
  if (piece.layout.lines.empty()) return;
  WidgetOptions options;
  options.focusable = false;
  const Rect rect{{frame.at.x, frame.at.y + piece.y}, {frame.at.x + frame.width, frame.at.y + piece.y + piece.height}};
  const WidgetReaction done = widget("##text" + std::to_string(index), WidgetRole::Region, rect, {}, options);
  if (done.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
  if (!done.held) return;
  const std::uint32_t at = offset_under_pointer(frame);
  const int clicks = ImGui::GetMouseClickedCount(ImGuiMouseButton_Left);
  if (clicks > 0) {
    selection_owner() = this;
    set_focus(ImGuiID{0});
    selecting_ = clicks == 1;
    const TextSpan taken = clicks == 2  ? word_around(document_.text, at)
                           : clicks > 2 ? piece.layout.block->text
                                        : TextSpan{at, at};
    const bool extends = clicks == 1 && (input().modifiers() & shift);
    if (!extends) anchor_ = taken.begin;
    caret_ = taken.end;
  } else if (selecting_) {
    caret_ = at;
  }
}

std::string TextView::selected_text() const {
  if (selection_owner() != this) return {};
  const auto [begin, end] = std::minmax(anchor_, caret_);
  return document_.text.substr(begin, end - begin);
}

void TextView::take_copy_key() {
  if (selection_owner() != this || focused_widget() != 0) return;
  if (input().take(GLFW_KEY_A, ctrl)) {
    anchor_ = 0;
    caret_ = static_cast<std::uint32_t>(document_.text.size());
  }
  if (anchor_ != caret_ && input().take(GLFW_KEY_C, ctrl)) ImGui::SetClipboardText(selected_text().c_str());
}

std::optional<float> TextView::y_of_heading(std::string_view id) const {
  for (const Piece& piece : pieces_) {
    if (piece.layout.block->kind == Kind::Heading && piece.layout.block->id == id) return piece.y;
  }
  return std::nullopt;
}

void TextView::draw_selection(const Frame& frame, const Piece& piece) const {
  if (selection_owner() != this || anchor_ == caret_) return;
  const auto [begin, end] = std::minmax(anchor_, caret_);
  for (const Rect& rect : rects_of(document_, piece.layout, {begin, end}, frame.measure)) {
    fill(canvas(), frame.moved(piece.y, rect), colour(Role::Selection));
  }
}

}  // namespace slotscope::prose
