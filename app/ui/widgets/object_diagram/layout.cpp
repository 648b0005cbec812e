// Columns of cards, free places in them, and pushing down.
#include "ui/widgets/object_diagram/layout.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <limits>
#include <utility>

#include "ui/widgets/object_diagram/routing.hpp"
#include "ui/widgets/text/utf8.hpp"

namespace slotscope::diagram {
namespace {

constexpr float card_gap = 1.7f;  ///< between cards of a column; arrows pass through it
constexpr float farthest = 90;    ///< a card farther than this from its row goes one column on
constexpr int least_band = 20;    ///< chains longer than this go on below
constexpr float cost_of_going_up = 12;

/// Calls `visit` with the number of each square of the plane a rectangle touches.
template <class Visit>
void for_cells(Rect part, Visit&& visit) {
  constexpr float side = 32;
  const auto cell = [](float value) { return static_cast<std::int64_t>(std::floor(value / side)); };
  for (std::int64_t x = cell(part.min.x); x <= cell(part.max.x); ++x) {
    for (std::int64_t y = cell(part.min.y); y <= cell(part.max.y); ++y) visit(x * (std::int64_t{1} << 32) + y);
  }
}

}  // namespace

float height_of(const Row& row) {
  return row.kind == Row::Kind::Section ? section_height : row_height;
}

float height_of(const Card& card) {
  float height = header_height;
  if (card.folded || card.rows.empty()) return height;
  for (const Row& row : card.rows) height += height_of(row);
  return height + card_padding;
}

float width_of(const Card& card) {
  if (card.kind == CardKind::Frame) return frame_width;
  if (!card.rows.empty()) return card_width;
  const auto characters = static_cast<float>(utf8::count_code_points(card.type) + utf8::count_code_points(card.text));
  return std::clamp(characters * 0.55f + 6, 8.0f, card_width);
}

float middle_of_row(const Card& card, std::size_t row) {
  if (card.folded) return header_height / 2;
  float y = header_height;
  for (std::size_t index = 0; index < row; ++index) y += height_of(card.rows[index]);
  return y + height_of(card.rows[row]) / 2;
}

void Layout::clear() {
  *this = {};
}

const PlacedCard* Layout::find(CardId id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : &placed_[found->second];
}

Layout::Column& Layout::column(int number) {
  if (static_cast<std::size_t>(number) >= columns_.size()) columns_.resize(static_cast<std::size_t>(number) + 1);
  return columns_[static_cast<std::size_t>(number)];
}

/// As many columns as make a long chain about as wide as it is high.
int Layout::columns_of_a_band() const {
  constexpr float share = 0.5f;  ///< about a card's height, with the gap, in its width
  return std::max(least_band, static_cast<int>(std::sqrt(static_cast<float>(placed_.size()) * share)));
}

void Layout::update(const Diagram& diagram) {
  keep_old_places(diagram);
  stack_frames(diagram);
  place_new(diagram);
  bounds_ = {};
  for (const PlacedCard& card : placed_) {
    bounds_.max.x = std::max(bounds_.max.x, card.rect.max.x);
    bounds_.max.y = std::max(bounds_.max.y, card.rect.max.y);
  }
  route(diagram);
  for (const Arrow& arrow : arrows_) {
    if (arrow.points.empty()) continue;
    bounds_.min = {std::min(bounds_.min.x, arrow.bounds.min.x), std::min(bounds_.min.y, arrow.bounds.min.y)};
    bounds_.max = {std::max(bounds_.max.x, arrow.bounds.max.x), std::max(bounds_.max.y, arrow.bounds.max.y)};
  }
}

void Layout::insert(std::size_t card, int number, float y) {
  PlacedCard& placed = placed_[card];
  placed.column = number;
  placed.rect = {{left_of(number), y}, {left_of(number) + placed.rect.width(), y + placed.rect.height()}};
  auto& cards = column(number).cards;
  const auto at = std::upper_bound(cards.begin(), cards.end(), y, [this](float value, std::size_t other) {
    return value < placed_[other].rect.min.y;
  });
  cards.insert(at, card);
}

void Layout::keep_old_places(const Diagram& diagram) {
  const std::vector<PlacedCard> old = std::move(placed_);
  std::unordered_map<CardId, std::size_t> old_by_id = std::move(by_id_);
  placed_.clear();
  by_id_.clear();
  columns_.clear();
  for (const Card& card : diagram.cards) {
    by_id_.emplace(card.id, placed_.size());
    placed_.push_back({card.id, -1, {{0, 0}, {width_of(card), height_of(card)}}});
  }
  std::vector<std::pair<float, std::size_t>> kept;
  for (std::size_t index = 0; index < placed_.size(); ++index) {
    const auto found = old_by_id.find(placed_[index].id);
    if (found == old_by_id.end() || diagram.cards[index].kind == CardKind::Frame) continue;
    kept.emplace_back(old[found->second].rect.min.y, index);
    placed_[index].column = old[found->second].column;
  }
  std::sort(kept.begin(), kept.end());
  for (const auto& [y, index] : kept) insert(index, placed_[index].column, y);
  for (Column& each : columns_) push_down(each);
}

void Layout::push_down(Column& each) {
  float free = -std::numeric_limits<float>::infinity();
  for (std::size_t card : each.cards) {
    Rect& rect = placed_[card].rect;
    const float moved = std::max(free - rect.min.y, 0.0f);
    rect.min.y += moved;
    rect.max.y += moved;
    free = rect.max.y + card_gap;
  }
}

void Layout::stack_frames(const Diagram& diagram) {
  float y = 0;
  for (std::size_t index = 0; index < diagram.cards.size(); ++index) {
    if (diagram.cards[index].kind != CardKind::Frame) continue;
    insert(index, 0, y);
    y = placed_[index].rect.max.y + card_gap;
  }
}

void Layout::place_new(const Diagram& diagram) {
  const bool afresh = columns_.size() <= 1;
  std::vector<bool> seen(placed_.size());
  std::deque<std::size_t> open;
  for (std::size_t index = 0; index < placed_.size(); ++index) {
    if (diagram.cards[index].kind != CardKind::Frame) continue;
    seen[index] = true;
    open.push_back(index);
  }
  while (!open.empty()) {
    const std::size_t from = open.front();
    open.pop_front();
    const Card& card = diagram.cards[from];
    if (card.folded) continue;
    // The first card an object leads to stands level with it, so that a chain runs on a line.
    bool level = card.kind != CardKind::Frame;
    for (std::size_t row = 0; row < card.rows.size(); ++row) {
      const auto target = by_id_.find(card.rows[row].target);
      if (!card.rows[row].target || target == by_id_.end() || seen[target->second]) continue;
      seen[target->second] = true;
      open.push_back(target->second);
      if (placed_[target->second].column >= 0) continue;
      const float beside = std::exchange(level, false) ? 0 : middle_of_row(card, row) - header_height / 2;
      const float y = placed_[from].rect.min.y + beside;
      place_near(target->second, placed_[from].column + 1, y, afresh ? Preference::Below : Preference::Nearest);
    }
  }
  // What no row on display leads to stands below everything else.
  for (std::size_t index = 0; index < placed_.size(); ++index) {
    if (placed_[index].column < 0) place_near(index, 1, std::numeric_limits<float>::max(), Preference::Below);
  }
}

void Layout::place_near(std::size_t card, int number, float y, Preference preference) {
  const float height = placed_[card].rect.height();
  const int band = columns_of_a_band();
  if (number > band) {
    number = 1;
    float bottom = 0;
    for (const Column& each : columns_) {
      if (!each.cards.empty()) bottom = std::max(bottom, placed_[each.cards.back()].rect.max.y);
    }
    y = std::max(y, bottom + 2 * card_gap);
  }
  if (y == std::numeric_limits<float>::max())
    y = column(number).cards.empty() ? 0 : placed_[column(number).cards.back()].rect.max.y;
  float place = free_y_near(column(number), y, height, preference);
  for (int tries = 0; tries < band && std::abs(place - y) > farthest && number < band; ++tries) {
    ++number;
    place = free_y_near(column(number), y, height, preference);
  }
  insert(card, number, place);
}

float Layout::free_y_near(const Column& each, float wanted, float height, Preference preference) const {
  const auto& cards = each.cards;
  const float y = std::max(wanted, 0.0f);
  const auto fits_between = [&](float top, float bottom) { return bottom - top >= height; };
  // Downwards: after the cards that reach past y, in the first gap that is wide enough.
  auto below = std::partition_point(cards.begin(), cards.end(),
                                    [&](std::size_t card) { return placed_[card].rect.max.y + card_gap <= y; });
  const auto first_below = below;
  float down = y;
  while (below != cards.end() && !fits_between(down, placed_[*below].rect.min.y - card_gap)) {
    down = std::max(down, placed_[*below].rect.max.y + card_gap);
    ++below;
  }
  if (preference == Preference::Below) return down;
  // Upwards: the lowest gap above y.
  auto above = first_below;
  float bottom = above == cards.end() ? y + height : std::min(y + height, placed_[*above].rect.min.y - card_gap);
  while (true) {
    const float top = above == cards.begin() ? 0 : placed_[*std::prev(above)].rect.max.y + card_gap;
    if (fits_between(top, bottom)) {
      const float up = bottom - height;
      return (y - up) + cost_of_going_up < down - y ? up : down;
    }
    if (above == cards.begin()) return down;
    --above;
    bottom = placed_[*above].rect.min.y - card_gap;
  }
}

// ---- arrows -------------------------------------------------------------------------------------------------------

float Layout::passage(int number, float y) const {
  if (static_cast<std::size_t>(number) >= columns_.size()) return y;
  constexpr float clearance = card_gap / 2;
  const auto& cards = columns_[static_cast<std::size_t>(number)].cards;
  const auto blocking = std::partition_point(
      cards.begin(), cards.end(), [&](std::size_t card) { return placed_[card].rect.max.y + clearance * 0.6f < y; });
  if (blocking == cards.end() || placed_[*blocking].rect.min.y - clearance * 0.6f > y) return y;
  const float above = placed_[*blocking].rect.min.y - clearance;
  const float below = placed_[*blocking].rect.max.y + clearance;
  return y - above < below - y ? above : below;
}

void Layout::route(const Diagram& diagram) {
  arrows_.clear();
  first_arrow_.clear();
  arrow_cells_.clear();
  for (std::size_t index = 0; index < diagram.cards.size(); ++index) {
    first_arrow_.push_back(arrows_.size());
    const Card& card = diagram.cards[index];
    if (card.folded) continue;
    for (std::size_t row = 0; row < card.rows.size(); ++row) {
      const PlacedCard* target = card.rows[row].target ? find(card.rows[row].target) : nullptr;
      if (!target) continue;
      Arrow arrow{card.id, target->id, static_cast<std::uint32_t>(row), {}, {}};
      if (card.rows[row].named.empty()) {
        arrow.points = way_of(arrow, card);
        index_arrow(arrow);
      }
      arrows_.push_back(std::move(arrow));
    }
  }
  first_arrow_.push_back(arrows_.size());
  asked_.assign(arrows_.size(), 0);
  question_ = 0;
}

std::vector<ImVec2> Layout::way_of(const Arrow& arrow, const Card& card) const {
  const PlacedCard* from = find(arrow.from);
  const PlacedCard* to = find(arrow.to);
  const ImVec2 start(from->rect.max.x, from->rect.min.y + middle_of_row(card, arrow.row));
  return route_arrow(start, from->column, *to, static_cast<int>(arrow.row), *this);
}

void Layout::index_arrow(Arrow& arrow) {
  arrow.bounds = {arrow.points.front(), arrow.points.front()};
  std::vector<std::int64_t> cells;
  for (std::size_t at = 0; at < arrow.points.size(); ++at) {
    const ImVec2 point = arrow.points[at];
    arrow.bounds.min = {std::min(arrow.bounds.min.x, point.x), std::min(arrow.bounds.min.y, point.y)};
    arrow.bounds.max = {std::max(arrow.bounds.max.x, point.x), std::max(arrow.bounds.max.y, point.y)};
    if (at == 0) continue;
    const ImVec2 before = arrow.points[at - 1];
    for_cells({{std::min(before.x, point.x), std::min(before.y, point.y)},
               {std::max(before.x, point.x), std::max(before.y, point.y)}},
              [&](std::int64_t cell) { cells.push_back(cell); });
  }
  std::sort(cells.begin(), cells.end());
  cells.erase(std::unique(cells.begin(), cells.end()), cells.end());
  for (std::int64_t cell : cells) arrow_cells_[cell].push_back(static_cast<std::uint32_t>(arrows_.size()));
}

// ---- asking -------------------------------------------------------------------------------------------------------

void Layout::cards_in(Rect part, std::vector<std::size_t>& found) const {
  found.clear();
  for (std::size_t number = 0; number < columns_.size(); ++number) {
    const float left = left_of(static_cast<int>(number));
    if (left > part.max.x || left + card_width < part.min.x) continue;
    const auto& cards = columns_[number].cards;
    auto at = std::partition_point(cards.begin(), cards.end(),
                                   [&](std::size_t card) { return placed_[card].rect.max.y < part.min.y; });
    for (; at != cards.end() && placed_[*at].rect.min.y <= part.max.y; ++at) found.push_back(*at);
  }
}

bool Layout::arrows_in(Rect part, std::size_t most, std::vector<std::size_t>& found) const {
  found.clear();
  ++question_;
  bool all = true;
  for_cells(part, [&](std::int64_t cell) {
    const auto in_cell = all ? arrow_cells_.find(cell) : arrow_cells_.end();
    if (in_cell == arrow_cells_.end()) return;
    for (std::uint32_t arrow : in_cell->second) {
      if (std::exchange(asked_[arrow], question_) == question_) continue;
      if (found.size() == most) {
        all = false;
        return;
      }
      found.push_back(arrow);
    }
  });
  std::sort(found.begin(), found.end());
  return all;
}

const PlacedCard* Layout::card_at(ImVec2 point) const {
  std::vector<std::size_t> found;
  cards_in({point, point}, found);
  for (std::size_t card : found) {
    if (placed_[card].rect.contains(point)) return &placed_[card];
  }
  return nullptr;
}

}  // namespace slotscope::diagram
