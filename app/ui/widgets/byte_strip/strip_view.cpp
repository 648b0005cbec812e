// Draws strips, moves the selection from part to part and explains the part it rests on.
#include "ui/widgets/byte_strip/strip_view.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/draw.hpp"
#include "ui/input.hpp"
#include "ui/motion.hpp"
#include "ui/widgets/buttons.hpp"
#include "ui/widgets/label.hpp"

namespace slotscope::strip {

using drawing::ScreenCanvas;

namespace {

constexpr float title_height = 2.1f;
constexpr float gap_between = 2;
constexpr float widest = 34;
constexpr float narrowest = 13;  ///< two strips that would be narrower stand one below the other
constexpr double morph_seconds = 0.45;
constexpr float least_for_words = 20;  ///< a lower view explains parts beside the pointer only

/// Slow at both ends.
float eased(float t) {
  return t * t * (3 - 2 * t);
}

}  // namespace

void StripView::turn(Pane& pane, Strip strip) {
  pane.before = std::exchange(pane.shown, std::move(strip));
  pane.changed_at = pane.before.blocks.empty() ? -1 : now();
  selected_.reset();
  hovered_.reset();
  request_frame();
}

void StripView::show(Strip strip) {
  turn(first_, std::move(strip));
}

void StripView::compare_with(std::optional<Strip> strip) {
  if (strip) {
    if (!second_) second_.emplace();
    turn(*second_, std::move(*strip));
  } else {
    second_.reset();
    selected_in_second_ = false;
  }
}

const Part* StripView::part(std::optional<PartRef> ref, bool second) const {
  const Strip& strip = second && second_ ? second_->shown : first_.shown;
  if (!ref || ref->block >= strip.blocks.size() || ref->part >= strip.blocks[ref->block].parts.size()) return nullptr;
  return &strip.blocks[ref->block].parts[ref->part];
}

std::string StripView::text_of_both() const {
  return text_twin(first_.shown) + (second_ ? "\n" + text_twin(second_->shown) : "");
}

std::string StripView::explained_text() const {
  const Part* explained = hovered_ ? part(hovered_, hovered_in_second_) : part(selected_, selected_in_second_);
  return explained ? explanation(*explained) : std::string();
}

/// Where the two strips stand, in ems from the content's top left.
struct StripView::Places {
  float width = 0;
  ImVec2 second{0, 0};
  float height = 0;
};

StripView::Places StripView::arrange(float room) {
  Places places;
  const bool abreast = second_ && (room - gap_between) / 2 >= narrowest;
  places.width = std::clamp(abreast ? (room - gap_between) / 2 : room, narrowest, widest);
  const auto lay_out_pane = [&](Pane& pane) {
    pane.layout = lay_out(pane.shown, places.width);
    pane.before_layout = lay_out(pane.before, places.width);
  };
  lay_out_pane(first_);
  const float frame = title_height + total_height + 1;
  places.height = first_.layout.height + frame;
  if (!second_) return places;
  lay_out_pane(*second_);
  places.second = abreast ? ImVec2(places.width + gap_between, 0) : ImVec2(0, places.height);
  places.height = std::max(places.height, places.second.y + second_->layout.height + frame);
  return places;
}

float StripView::natural_height(float width) {
  const float strips = (arrange(width / em() - 1).height + 0.3f) * em();
  const bool with_words = strips + explanation_height(width) >= em(least_for_words);
  return std::ceil(strips + (with_words ? explanation_height(width) + em(0.5f) : 0));
}

StripReaction StripView::draw(std::string_view name, Rect rect) {
  StripReaction reaction;
  const bool with_words = rect.height() >= em(least_for_words);
  const float words_height = with_words ? explanation_height(rect.width()) : 0;
  const Rect view{rect.min, {rect.max.x, rect.max.y - words_height - (with_words ? em(0.5f) : 0)}};
  ImGui::PushID(name.data(), name.data() + name.size());
  const Places places = arrange(view.width() / em() - 1);
  const Rect inner = scroller_.begin(name, view, {(places.width + 0.2f) * em(), places.height * em()});
  WidgetOptions options;
  options.takes_enter = false;
  options.focus_rounding = 0.4f;
  const Part* told = part(selected_, selected_in_second_);
  const WidgetReaction done =
      widget(name, WidgetRole::Figure, view, told ? explanation(*told) : text_of_both(), options);
  scroller_.take_wheel(done.hovered);
  ImDrawList* list = slotscope::canvas();
  list->PushClipRect(inner.min, inner.max, true);
  ScreenCanvas canvas(list, {inner.min.x - scroller_.offset().x, inner.min.y - scroller_.offset().y});
  take_pointer(canvas, places, done);
  if (done.focused) take_keyboard(places, reaction);
  if (done.double_clicked && told) reaction.followed = told->target;
  draw_strips(canvas, places);
  list->PopClipRect();
  scroller_.draw_bars();
  if (with_words) {
    draw_explanation({{rect.min.x, rect.max.y - words_height}, rect.max});
  } else if (hovered_) {
    tip(view, explained_text());
  }
  if (const Part* hovered = part(hovered_, hovered_in_second_)) reaction.hovered = *hovered;
  if (const Part* selected = part(selected_, selected_in_second_)) reaction.selected = *selected;
  ImGui::PopID();
  return reaction;
}

void StripView::draw_strips(ScreenCanvas& canvas, const Places& places) {
  draw_pane(canvas, first_, {0, 0}, places.width, nullptr);
  if (!second_) return;
  const std::vector<bool> differing = differing_parts(first_.shown, second_->shown);
  draw_pane(canvas, *second_, places.second, places.width, &differing);
}

void StripView::draw_pane(ScreenCanvas& canvas, const Pane& pane, ImVec2 at, float width,
                          const std::vector<bool>* differing) {
  draw_title(canvas, pane.shown, at, width);
  ScreenCanvas inside(slotscope::canvas(), canvas.to_screen(ImVec2(at.x, at.y + title_height)));
  const auto age = static_cast<float>((now() - pane.changed_at) / morph_seconds);
  if (pane.changed_at >= 0 && age < 1 && !reduced_motion()) {
    draw_morphing(inside, pane, eased(age));
    request_frame();
    return;
  }
  const bool is_second = &pane != &first_;
  strip::draw(inside, pane.shown, pane.layout,
              {selected_in_second_ == is_second ? selected_ : std::nullopt,
               hovered_in_second_ == is_second ? hovered_ : std::nullopt, differing, true});
  draw_total(inside, pane.shown, {0, pane.layout.height}, width);
}

void StripView::draw_title(ScreenCanvas& canvas, const Strip& strip, ImVec2 at, float width) const {
  canvas.text_within({at.x + offset_width, at.y + 0.5f}, width - offset_width,
                     {canvas.colour(Role::Text), Face::Bold, 1.05f, drawing::Anchor::Left}, strip.title);
}

void StripView::draw_morphing(ScreenCanvas& canvas, const Pane& pane, float t) {
  draw_headings(canvas, pane.shown, pane.layout, {});
  for (const MorphedCell& cell : morph(pane.before, pane.before_layout, pane.shown, pane.layout, t)) {
    const Strip& strip = cell.from_second ? pane.shown : pane.before;
    const StripLayout& layout = cell.from_second ? pane.layout : pane.before_layout;
    draw_cell(canvas, strip, layout.cells[cell.index], cell.rect, cell.alpha, {});
  }
  const float before = pane.before_layout.height;
  draw_total(canvas, pane.shown, {0, before + (pane.layout.height - before) * t}, pane.layout.width);
}

void StripView::take_pointer(const ScreenCanvas& canvas, const Places& places, const WidgetReaction& done) {
  hovered_.reset();
  if (!done.hovered) return;
  const ImVec2 at = canvas.from_screen(ImGui::GetIO().MousePos);
  for (const bool second : {false, true}) {
    if (second && !second_) continue;
    const StripLayout& layout = second ? second_->layout : first_.layout;
    const ImVec2 corner = second ? places.second : ImVec2(0, 0);
    const ImVec2 local(at.x - corner.x, at.y - corner.y - title_height);
    for (const Cell& cell : layout.cells) {
      if (!cell.rect.contains(local)) continue;
      hovered_ = PartRef{cell.block, cell.part};
      hovered_in_second_ = second;
    }
  }
  if (done.activated) {
    selected_ = hovered_;
    selected_in_second_ = hovered_in_second_;
  }
}

void StripView::take_keyboard(const Places& places, StripReaction& reaction) {
  const Strip* strip = selected_in_second_ && second_ ? &second_->shown : &first_.shown;
  const auto move = [&](int step) {
    std::vector<PartRef> all;
    for (std::size_t block = 0; block < strip->blocks.size(); ++block) {
      for (std::size_t index = 0; index < strip->blocks[block].parts.size(); ++index) all.push_back({block, index});
    }
    if (all.empty()) return;
    const auto here = selected_ ? std::find(all.begin(), all.end(), *selected_) : all.end();
    const auto last = static_cast<std::ptrdiff_t>(all.size()) - 1;
    const std::ptrdiff_t index =
        here == all.end() ? (step > 0 ? 0 : last) : std::clamp<std::ptrdiff_t>(here - all.begin() + step, 0, last);
    selected_ = all[static_cast<std::size_t>(index)];
    for (const Cell& cell : (selected_in_second_ ? second_->layout : first_.layout).cells) {
      if (PartRef{cell.block, cell.part} != *selected_ || !cell.first) continue;
      const float y = (cell.rect.min.y + title_height + (selected_in_second_ ? places.second.y : 0)) * em();
      scroller_.reveal({{0, y}, {0, y + cell.rect.height() * em()}}, {0, em(2.5f)}, Scroller::Way::Smoothly);
    }
  };
  while (input().take(GLFW_KEY_DOWN)) move(1);
  while (input().take(GLFW_KEY_UP)) move(-1);
  if (input().take(GLFW_KEY_HOME)) move(-100'000);
  if (input().take(GLFW_KEY_END)) move(100'000);
  for (const auto& [key, second] : {std::pair{GLFW_KEY_LEFT, false}, std::pair{GLFW_KEY_RIGHT, true}}) {
    if (!second_ || selected_in_second_ == second || !input().take(key)) continue;
    selected_in_second_ = second;
    selected_.reset();
    strip = second ? &second_->shown : &first_.shown;
    move(1);
  }
  if (input().take(GLFW_KEY_ESCAPE)) selected_.reset();
  if (input().take(GLFW_KEY_C, ctrl)) ImGui::SetClipboardText(text_of_both().c_str());
  const Part* selected = part(selected_, selected_in_second_);
  if (selected && selected->target && input().take(GLFW_KEY_ENTER)) reaction.followed = selected->target;
}

namespace {

constexpr float words_margin = 0.9f;
constexpr std::string_view nothing_explained =
    "Point at a word of the strip, or move with the arrow keys, to read what it is.";

}  // namespace

float StripView::explanation_height(float width) const {
  // Room for the longest of them all, so that the strip above does not move while one reads.
  const Font text = font(Face::Regular, Size::Small);
  const float inner = width - 2 * em(words_margin);
  float height = wrapped_height(text, nothing_explained, inner);
  for (const Strip* strip : {&first_.shown, second_ ? &second_->shown : nullptr}) {
    if (!strip) continue;
    for (const Block& block : strip->blocks) {
      for (const Part& each : block.parts) {
        height = std::max(height, text.line_height * 1.25f + wrapped_height(text, explanation(each), inner));
      }
    }
  }
  return height + 1.6f * em(words_margin);
}

void StripView::draw_explanation(Rect rect) const {
  fill(slotscope::canvas(), rect, colour(Role::SurfaceRaised), em(0.5f));
  outline(slotscope::canvas(), rect, colour(Role::Border), em(0.5f));
  const Rect inner = rect.inset(em(words_margin), em(words_margin) * 0.8f);
  const std::string text = explained_text();
  if (text.empty()) {
    label(Face::Regular, Size::Small, Role::TextMuted, inner.min, inner.width(), nothing_explained);
    return;
  }
  const std::size_t colon = text.find(": ");
  const Font head = font(Face::Bold, Size::Small);
  draw_text_clipped(slotscope::canvas(), head, inner.min, inner.width(), colour(Role::Text), text.substr(0, colon));
  label(Face::Regular, Size::Small, Role::Text, {inner.min.x, inner.min.y + head.line_height * 1.25f}, inner.width(),
        std::string_view(text).substr(colon + 2));
}

}  // namespace slotscope::strip
