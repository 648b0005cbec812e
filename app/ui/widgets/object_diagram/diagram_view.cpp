// Draws what is in sight, and the tools over it.
#include "ui/widgets/object_diagram/diagram_view.hpp"

#include <algorithm>
#include <utility>

#include "ui/draw.hpp"
#include "ui/input.hpp"
#include "ui/motion.hpp"
#include "ui/widgets/buttons.hpp"
#include "ui/widgets/drawing/patterns.hpp"
#include "ui/widgets/plot/axis.hpp"
#include "ui/widgets/text_field.hpp"

namespace slotscope::diagram {

using drawing::ScreenCanvas;

namespace {

/// With more arrows in sight than this they are drawn without smoothing, with more without curves, and with still more
/// only those that leave a card in sight, for nobody could follow those that pass by.
constexpr std::size_t many_arrows = 350;
constexpr std::size_t plain_arrows = 1200;
constexpr std::size_t too_many_arrows = 2500;
constexpr std::size_t most_recorded = 150;
/// From afar cards of a column are told apart from this distance on, in pixels; thousands of them only from the larger.
constexpr float least_gap = 1.5f, least_gap_of_thousands = 2.6f;
constexpr std::size_t thousands = 4000;
constexpr float least_zoom = 0.72f;  ///< at which cards are still read with ease

bool encloses(Rect outer, Rect inner) {
  return inner.min.x >= outer.min.x && inner.min.y >= outer.min.y && inner.max.x <= outer.max.x &&
         inner.max.y <= outer.max.y;
}

Rect enclosing(Rect a, Rect b) {
  return {{std::min(a.min.x, b.min.x), std::min(a.min.y, b.min.y)},
          {std::max(a.max.x, b.max.x), std::max(a.max.y, b.max.y)}};
}

}  // namespace

void DiagramView::forget() {
  layout_.clear();
  fitted_bounds_ = {};
  trail_.clear();
  selected_ = 0;
  row_.reset();
  fit_wanted_ = true;
}

void DiagramView::set_diagram(Diagram diagram) {
  mark_changed_rows(diagram, diagram_);
  diagram_ = std::move(diagram);
  layout_.update(diagram_);
  index();
  if (!card(selected_)) {
    selected_ = 0;
    row_.reset();
  }
  std::erase_if(trail_, [this](CardId id) { return !card(id); });
  hovered_ = 0;
  if (searching_) {
    found_ = search(diagram_, search_text_);
    found_set_ = {found_.begin(), found_.end()};
  }
  // The reader's eye is led to what a step made or changed.
  for (std::size_t at = 0; at < diagram_.cards.size(); ++at) {
    if (diagram_.cards[at].change != Change::None) reveal_wanted_ = layout_.cards()[at].rect;
  }
}

void DiagramView::index() {
  by_id_.clear();
  names_.clear();
  has_slots_ = has_entries_ = false;
  for (std::size_t at = 0; at < diagram_.cards.size(); ++at) {
    by_id_.emplace(diagram_.cards[at].id, at);
    for (const Row& row : diagram_.cards[at].rows) {
      has_slots_ |= row.storage == Storage::Slot;
      has_entries_ |= row.storage == Storage::InlineValue || row.storage == Storage::DictEntry;
    }
  }
  for (const Card& frame : diagram_.cards) {
    if (frame.kind != CardKind::Frame) continue;
    for (const Row& row : frame.rows) {
      if (row.target) names_.emplace(row.target, row.label);
    }
  }
}

const Card* DiagramView::card(CardId id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : &diagram_.cards[found->second];
}

void DiagramView::select(CardId id) {
  selected_ = id;
  row_.reset();
  if (const PlacedCard* placed = layout_.find(id)) reveal_wanted_ = placed->rect;
}

float DiagramView::natural_height(float width) const {
  constexpr float around = 2;
  const Rect bounds = layout_.bounds();
  const float fit = std::min(1.0f, width / em() / std::max(1.0f, bounds.width() + around));
  return icon_button_side() + em((bounds.height() + around) * std::max(fit, least_zoom));
}

DiagramReaction DiagramView::draw(std::string_view name, Rect rect) {
  DiagramReaction reaction;
  const CardId selected_before = selected_;
  ImGui::PushID(name.data(), name.data() + name.size());
  const Rect bar{rect.min, {rect.max.x, rect.min.y + icon_button_side()}};
  const Rect plane{{rect.min.x, bar.max.y + em(0.4f)}, rect.max};
  const ImVec2 size(plane.width() / em(), plane.height() / em());
  camera_.update(size);
  const bool resized = size.x != seen_size_.x || size.y != seen_size_.y;
  seen_size_ = size;
  // What was ever there counts: a view that only ever draws back a little is steadier than one that comes closer again.
  const bool grown = !encloses(fitted_bounds_, layout_.bounds());
  const Rect bounds = enclosing(fitted_bounds_, layout_.bounds());
  const bool readable = bounds.width() + 4 < size.x / least_zoom && bounds.height() + 4 < size.y / least_zoom;
  if (!diagram_.cards.empty() && (fit_wanted_ || (camera_.is_fitted() && (resized || (grown && readable))))) {
    // Too small to read is no use to begin with: then the top left part is shown.
    camera_.fit(bounds, fit_wanted_ || resized ? Camera::Way::AtOnce : Camera::Way::Smoothly, least_zoom);
    fitted_bounds_ = bounds;
    fit_wanted_ = false;
  } else if (reveal_wanted_) {
    camera_.reveal(*reveal_wanted_, Camera::Way::Smoothly);
  }
  reveal_wanted_.reset();
  if (picture_wanted_) reaction.picture = plane;
  const float tools = std::exchange(picture_wanted_, false) ? 0 : draw_tools(bar, reaction);
  draw_legend({bar.min, {bar.max.x - tools, bar.max.y}});
  draw_search(bar);
  WidgetOptions options;
  options.takes_enter = false;
  options.focus_rounding = 0.4f;
  const WidgetReaction done = widget(name, WidgetRole::Figure, plane, spoken(), options);
  take_pointer(plane, done, reaction);
  if (done.focused) take_keyboard(reaction);
  slotscope::canvas()->PushClipRect(plane.min, plane.max, true);
  draw_plane(plane);
  slotscope::canvas()->PopClipRect();
  reaction.hovered = hovered_;
  reaction.selection_changed = selected_ != selected_before;
  ImGui::PopID();
  return reaction;
}

/// Chooses which arrows are drawn, for a part of the plane with the cards in sight.
void DiagramView::choose_arrows(Rect sight, Detail detail) {
  const std::size_t most = detail >= Detail::Block ? many_arrows : too_many_arrows;
  const bool all = layout_.arrows_in(sight, most, arrows_in_sight_);
  if (!all) {
    arrows_in_sight_.clear();
    for (std::size_t card : in_sight_) {
      if (detail >= Detail::Block) break;
      for (std::size_t at = layout_.first_arrow_of(card); at < layout_.first_arrow_of(card + 1); ++at) {
        if (arrows_in_sight_.size() < most && !layout_.arrows()[at].points.empty()) arrows_in_sight_.push_back(at);
      }
    }
  }
  if (!selected_ && !hovered_) return;
  // Those of the selected and the hovered card come along, though not without end.
  const std::size_t end = arrows_in_sight_.size() + many_arrows;
  for (std::size_t at = 0; at < layout_.arrows().size() && arrows_in_sight_.size() < end; ++at) {
    const Arrow& arrow = layout_.arrows()[at];
    const bool chosen = all && !arrow.points.empty();
    if (!chosen && is_emphasised(arrow)) arrows_in_sight_.push_back(at);
  }
}

bool DiagramView::is_emphasised(const Arrow& arrow) const {
  // What thousands lead to is named in their rows: its own arrows are those that leave it.
  const bool both_ways = !arrow.points.empty();
  const auto ours = [&](CardId id) { return id != 0 && (arrow.from == id || (both_ways && arrow.to == id)); };
  return ours(selected_) || ours(hovered_);
}

void DiagramView::draw_plane(Rect rect) {
  ImDrawList* list = slotscope::canvas();
  const float scale = em() * camera_.zoom();
  const ImVec2 corner = camera_.corner();
  ScreenCanvas canvas(list, {rect.min.x - corner.x * scale, rect.min.y - corner.y * scale}, camera_.zoom());
  const Rect sight = camera_.visible();
  const Detail detail = detail_for(scale, diagram_.cards.size());
  const Emphasis emphasis{selected_, row_, hovered_, searching_ ? &found_set_ : nullptr};
  layout_.cards_in(sight, in_sight_);
  choose_arrows(sight, detail);
  const bool many = arrows_in_sight_.size() > many_arrows;
  const bool plain = arrows_in_sight_.size() > plain_arrows;
  const ImDrawListFlags flags = list->Flags;
  const ImDrawListFlags rough = flags & ~(ImDrawListFlags_AntiAliasedLines | ImDrawListFlags_AntiAliasedFill);
  if (many || detail > Detail::Compact) list->Flags = rough;
  for (std::size_t at : arrows_in_sight_) {
    const Arrow& arrow = layout_.arrows()[at];
    const Card& from = *card(arrow.from);
    const Detail finest = plain && !is_emphasised(arrow) ? Detail::Block : detail;
    if (!arrow.points.empty()) {
      draw_arrow(canvas, from, arrow, finest, emphasis);
    } else {
      draw_arrow(canvas, from, {arrow.from, arrow.to, arrow.row, layout_.way_of(arrow, from), {}}, finest, emphasis);
    }
  }
  list->Flags = detail >= Detail::Compact ? rough : flags;
  if (detail == Detail::Speck)
    draw_specks(canvas, diagram_, layout_, in_sight_,
                (in_sight_.size() < thousands ? least_gap : least_gap_of_thousands) / scale, emphasis);
  for (std::size_t at : in_sight_) {
    const Rect place = layout_.cards()[at].rect;
    const Card& shown = diagram_.cards[at];
    if (detail < Detail::Speck) draw_card(canvas, shown, place, detail, emphasis);
    if (in_sight_.size() <= most_recorded) tell_card(shown, canvas.to_screen(place));
  }
  list->Flags = flags;
  if (hovered_) explain_hovered(canvas);
}

/// Makes a card known by its type and the name that leads to it: "Point p".
void DiagramView::tell_card(const Card& shown, Rect rect) const {
  WidgetOptions options;
  options.focusable = false;
  options.takes_pointer = false;
  const auto name = names_.find(shown.id);
  const std::string& further = name != names_.end() ? name->second : shown.text;
  widget(shown.type + (further.empty() ? "" : " " + further) + "##" + std::to_string(shown.id), WidgetRole::TreeItem,
         rect, shown.bytes > 0 ? bytes_text(shown.bytes) : "", options);
}

void DiagramView::explain_hovered(const ScreenCanvas& canvas) const {
  const Card* shown = card(hovered_);
  const PlacedCard* placed = layout_.find(hovered_);
  if (!shown || !placed) return;
  const bool frame = shown->kind == CardKind::Frame;
  std::string text;
  Rect anchor{placed->rect.min, {placed->rect.max.x, placed->rect.min.y + header_height}};
  if (hovered_row_) {
    const Row& row = shown->rows[*hovered_row_];
    if (row.storage == Storage::Slot) text = "Slot " + row.label + (row.note.empty() ? "" : " at " + row.note);
    if (row.storage == Storage::DictEntry) text = "Entry '" + row.label + "' of the dictionary";
    if (row.storage == Storage::InlineValue)
      text = "Inline value " + row.label + ", kept in the object until its __dict__ is asked for";
    if (text.empty()) return;
    if (const Card* target = card(row.target)) text += ", refers to " + target->type + " " + target->text;
    if (!row.value.empty()) text += ", holds " + row.value;
    const float y = placed->rect.min.y + middle_of_row(*shown, *hovered_row_);
    anchor = {{placed->rect.min.x, y - row_height / 2}, {placed->rect.max.x, y + row_height / 2}};
  } else if (frame) {
    return;
  } else {
    text = shown->type + (shown->text.empty() ? "" : " " + shown->text) + "\nallocated " + bytes_text(shown->bytes) +
           ", sys.getsizeof " + std::to_string(shown->sizeof_bytes);
    if (shown->references > 0)
      text += ", " + std::to_string(shown->references) + (shown->references == 1 ? " reference" : " references");
    text += "\nid " + std::to_string(shown->id);
  }
  tip(canvas.to_screen(anchor), text);
}

std::string DiagramView::spoken() const {
  const Card* shown = card(selected_);
  if (!shown) return std::to_string(diagram_.cards.size()) + " cards";
  std::string text = shown->type + (shown->text.empty() ? "" : " " + shown->text);
  if (shown->bytes > 0) text += ", " + bytes_text(shown->bytes);
  if (row_ && *row_ < shown->rows.size()) {
    const Row& row = shown->rows[*row_];
    text += "; " + row.label;
    if (const Card* target = card(row.target)) text += " -> " + target->type + " " + target->text;
    if (!row.value.empty()) text += " = " + row.value;
  }
  return text;
}

// ---- tools --------------------------------------------------------------------------------------------------------

float DiagramView::draw_tools(Rect bar, DiagramReaction& reaction) {
  const float side = icon_button_side();
  const float width = side * (saving_offered_ ? 7.0f : 5.0f);
  float x = bar.max.x - width;
  const ButtonOptions quiet{.kind = ButtonKind::Quiet};
  const auto next = [&] { return ImVec2(std::exchange(x, x + side), bar.min.y); };
  if (icon_button("Find an object (Ctrl+F)", Icon::Search, next(), quiet)) searching_ = search_opened_ = true;
  if (icon_button("Zoom out (-)", Icon::Minus, next(), quiet))
    camera_.zoom_about({0.5f, 0.5f}, 1 / 1.25f, Camera::Way::Smoothly);
  if (icon_button("Zoom in (+)", Icon::Plus, next(), quiet))
    camera_.zoom_about({0.5f, 0.5f}, 1.25f, Camera::Way::Smoothly);
  if (icon_button("Fit everything (0)", Icon::Fit, next(), quiet)) camera_.fit(layout_.bounds(), Camera::Way::Smoothly);
  if (icon_button("Copy as text (Ctrl+C)", Icon::Copy, next(), quiet))
    ImGui::SetClipboardText(text_twin(diagram_).c_str());
  if (saving_offered_ && icon_button("Save as SVG", Icon::Save, next(), quiet)) reaction.save = true;
  if (saving_offered_ && icon_button("Save as PNG", Icon::Picture, next(), quiet)) {
    picture_wanted_ = true;
    request_frame();
  }
  return width + em(0.5f);
}

/// What the two colours mean, where there is something in them.
void DiagramView::draw_legend(Rect bar) {
  struct Key {
    Role strong, soft;
    drawing::Pattern pattern;
    std::string_view text;
    bool present;
  };
  const Font face = font(Face::Regular, Size::Caption);
  const auto width_of = [&](std::string_view text) { return em(1.9f) + text_width(face, text); };
  const float gap = em(1.2f);
  Key keys[] = {{Role::Slot, Role::SlotSoft, drawing::Pattern::Hatch, "kept in a slot", has_slots_},
                {Role::Dictionary, Role::DictionarySoft, drawing::Pattern::Dots, "kept in a dictionary", has_entries_}};
  // Both colours are explained, in fewer words where there is little room.
  if (has_slots_ && has_entries_ && width_of(keys[0].text) + gap + width_of(keys[1].text) > bar.width()) {
    for (Key& key : keys) key.text.remove_prefix(std::string_view("kept ").size());
  }
  float x = bar.min.x;
  for (const Key& key : keys) {
    const float width = width_of(key.text);
    if (!key.present || x + width > bar.max.x) continue;
    const Rect mark = rect_at({x, bar.centre().y - em(0.45f)}, em(1.4f), em(0.9f));
    fill(slotscope::canvas(), mark, colour(key.soft));
    ScreenCanvas canvas(slotscope::canvas(), mark.min);
    drawing::draw_pattern(canvas, {{0, 0}, {1.4f, 0.9f}}, key.pattern, colour(key.strong));
    outline(slotscope::canvas(), mark, colour(key.strong));
    const Rect text{{mark.max.x + em(0.5f), bar.min.y}, {bar.max.x, bar.max.y}};
    text_in(slotscope::canvas(), text, face, colour(Role::TextMuted), key.text);
    record(key.text, WidgetRole::Text, {mark.min, {x + width, mark.max.y}});
    x += width + gap;
  }
}

void DiagramView::draw_search(Rect bar) {
  if (!searching_) return;
  const float height = control_height() + em(0.5f);
  const Rect box = rect_at({bar.min.x, bar.centre().y - height / 2}, std::min(em(20), bar.width() - em(11)), height);
  ImGui::SetCursorScreenPos(box.min);
  compat::begin_child("##search", box.size(),
                      ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollbar);
  floating_box(slotscope::canvas(), box, em(0.5f));
  if (search_opened_) set_focus("Find an object");
  search_opened_ = false;
  const float side = icon_button_side();
  const std::string count = search_text_.empty() ? "" : plot::with_thousands(static_cast<double>(found_.size()));
  const Font small = font(Face::Regular, Size::Small);
  const float room = std::max(em(3), text_width(small, count) + em(1));
  const Rect field{{box.min.x + em(0.25f), box.min.y + em(0.25f)}, {box.max.x - side - room, box.max.y - em(0.25f)}};
  const bool back = input().take(GLFW_KEY_ENTER, shift);
  const TextFieldReaction done = text_field("Find an object", field, search_text_,
                                            {.placeholder = "Name, type, value or id", .icon = Icon::Search});
  if (done.changed) {
    found_ = search(diagram_, search_text_);
    found_set_ = {found_.begin(), found_.end()};
    if (!found_.empty()) select(found_.front());
  } else if (done.submitted || back) {
    go_to_match(back ? -1 : 1);
  }
  text_in(slotscope::canvas(), {{field.max.x, field.min.y}, {box.max.x - side - em(0.4f), field.max.y}}, small,
          colour(Role::TextMuted), count, Align::Right);
  const bool closes =
      icon_button("Close search (Esc)", Icon::Close, {box.max.x - side - em(0.2f), box.centre().y - side / 2},
                  {.kind = ButtonKind::Quiet});
  if (closes || (done.focused && input().take(GLFW_KEY_ESCAPE))) searching_ = false;
  ImGui::EndChild();
}

void DiagramView::go_to_match(int step) {
  if (found_.empty()) return;
  const auto here = std::find(found_.begin(), found_.end(), selected_);
  const auto count = static_cast<std::ptrdiff_t>(found_.size());
  const std::ptrdiff_t index = here == found_.end() ? 0 : (here - found_.begin() + step + count) % count;
  select(found_[static_cast<std::size_t>(index)]);
}

}  // namespace slotscope::diagram
