// Where the cards of a heap diagram stand, and the ways their arrows take.
//
// Cards stand in columns: frames in the first, what they name in the next, and so on. A card that was there before
// keeps its place; a new one takes the free place nearest to the row that refers to it; only a card that grew pushes
// those below it, and no farther than it must. So a diagram changes between two steps only where the heap did. When a
// column is full near that row the card goes one column further, and a long chain goes on in a new band below.
// Lengths are ems.
#pragma once

#include <unordered_map>
#include <vector>

#include "ui/automation.hpp"
#include "ui/widgets/object_diagram/model.hpp"

namespace slotscope::diagram {

inline constexpr float card_width = 15;
inline constexpr float frame_width = 11;  ///< frames stand in the first column
inline constexpr float column_gap = 4;
inline constexpr float header_height = 1.9f;
inline constexpr float row_height = 1.5f;
inline constexpr float section_height = 1.35f;
inline constexpr float card_padding = 0.3f;  ///< below the last row

/// Where a column of cards begins.
inline float left_of(int column) {
  return column == 0 ? 0 : frame_width + column_gap + static_cast<float>(column - 1) * (card_width + column_gap);
}
float height_of(const Row& row);
float height_of(const Card& card);
float width_of(const Card& card);
/// The middle of a row, counted from the card's top.
float middle_of_row(const Card& card, std::size_t row);

struct PlacedCard {
  CardId id = 0;
  int column = 0;
  Rect rect;
};

/// An arrow from a row to a card, as the points of a smooth line. One whose row names the card instead has none, and is
/// in no part of the plane: `way_of` finds its points when they are asked for.
struct Arrow {
  CardId from = 0;
  CardId to = 0;
  std::uint32_t row = 0;
  std::vector<ImVec2> points;
  Rect bounds;
};

class Layout {
 public:
  /// Places the cards of the next diagram, keeping what can be kept.
  void update(const Diagram& diagram);
  /// Forgets all places, so that the next update starts afresh.
  void clear();

  /// In the order of the diagram's cards.
  const std::vector<PlacedCard>& cards() const { return placed_; }
  const std::vector<Arrow>& arrows() const { return arrows_; }
  const PlacedCard* find(CardId id) const;
  /// The points of an arrow, which starts at a row of this card.
  std::vector<ImVec2> way_of(const Arrow& arrow, const Card& from) const;
  Rect bounds() const { return bounds_; }

  /// Indices of cards and arrows that may touch a part of the plane; of arrows no more than `most`, and false when
  /// there are more.
  void cards_in(Rect part, std::vector<std::size_t>& found) const;
  bool arrows_in(Rect part, std::size_t most, std::vector<std::size_t>& found) const;
  /// The arrows that leave a card stand beside each other: from this index to that of the next card.
  std::size_t first_arrow_of(std::size_t card) const { return first_arrow_[card]; }
  /// The card at a point.
  const PlacedCard* card_at(ImVec2 point) const;
  /// The height nearest to y at which an arrow can cross a column between its cards.
  float passage(int column, float y) const;

 private:
  enum class Preference : std::uint8_t { Below, Nearest };

  struct Column {
    std::vector<std::size_t> cards;  ///< indices into placed_, by rising y
  };

  void keep_old_places(const Diagram& diagram);
  void stack_frames(const Diagram& diagram);
  void place_new(const Diagram& diagram);
  void place_near(std::size_t card, int number, float y, Preference preference);
  void push_down(Column& each);
  float free_y_near(const Column& each, float wanted, float height, Preference preference) const;
  void insert(std::size_t card, int number, float y);
  void route(const Diagram& diagram);
  /// Notes where the arrow that comes next runs.
  void index_arrow(Arrow& arrow);
  Column& column(int number);
  int columns_of_a_band() const;

  std::vector<PlacedCard> placed_;
  std::unordered_map<CardId, std::size_t> by_id_;
  std::vector<Column> columns_;
  std::vector<Arrow> arrows_;
  std::vector<std::size_t> first_arrow_;                                      ///< by card, and one more for their end
  std::unordered_map<std::int64_t, std::vector<std::uint32_t>> arrow_cells_;  ///< by square of the plane
  mutable std::vector<std::uint32_t> asked_;  ///< by arrow: the question it was last an answer to
  mutable std::uint32_t question_ = 0;
  Rect bounds_;
};

}  // namespace slotscope::diagram
