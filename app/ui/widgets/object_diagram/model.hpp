// What the heap diagram draws: frames and objects as cards with rows, some of which point to other cards.
//
// The model is plain data and knows neither places nor pixels. `diagram_of` makes it from an engine's snapshot; tests
// and figures may write it by hand.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "engine/engine.hpp"

namespace slotscope::diagram {

/// An object's id(), or a frame by its number.
using CardId = std::uint64_t;
inline constexpr CardId frame_card = CardId{1} << 63;

/// Where a row's value is kept; decides its colour and pattern.
enum class Storage : std::uint8_t { None, Name, Slot, InlineValue, DictEntry, Item };

enum class Change : std::uint8_t { None, Changed, Created };

struct Row {
  enum class Kind : std::uint8_t {
    Value,    ///< a label with a value or an arrow
    Section,  ///< a heading over the rows that follow: "key table, 184 bytes"
    More,     ///< "99 936 more"
  };
  Kind kind = Kind::Value;
  Storage storage = Storage::None;
  std::string label;
  std::string value;   ///< what stands there, when it is not an arrow
  std::string note;    ///< small, at the right: "offset 16", "64 bytes"
  CardId target = 0;   ///< the card its arrow goes to
  std::string named;   ///< what that card is, where so many lead to it that their arrows are drawn only when asked for
  bool empty = false;  ///< a slot that holds nothing yet
  bool changed = false;
};

enum class CardKind : std::uint8_t { Frame, Value, Instance, Container, Class, Function, Other };

struct Card {
  CardId id = 0;
  CardKind kind = CardKind::Other;
  std::string type;        ///< "Point", "list"; of a frame the function's name
  std::string text;        ///< short value: "'Ada'", "3 items"; of a frame "line 7"
  std::int64_t bytes = 0;  ///< allocated; 0 for frames
  std::int64_t sizeof_bytes = 0;
  std::int64_t references = 0;
  std::vector<Row> rows;
  Change change = Change::None;
  bool folded = false;   ///< rows are hidden
  bool current = false;  ///< the innermost frame
};

struct Diagram {
  std::vector<Card> cards;  ///< frames first, outermost first
  std::size_t omitted = 0;  ///< objects left out
  std::int64_t traced_bytes = 0;

  const Card* find(CardId id) const;
};

struct DiagramOptions {
  bool fold_simple = true;  ///< numbers, short texts and None stand in the rows that refer to them
  bool show_classes = true;
  bool show_functions = false;
  std::size_t rows_of_container = 8;
  std::unordered_set<CardId> folded;    ///< cards the reader folded
  std::unordered_set<CardId> unfolded;  ///< long containers the reader opened whole
};

/// The diagram of a snapshot; `since` marks what is new or changed.
Diagram diagram_of(const Snapshot& snapshot, const DiagramOptions& options, const SnapshotDifference* since = nullptr);

/// Marks the rows of changed cards that differ from what they were.
void mark_changed_rows(Diagram& now, const Diagram& before);

/// The diagram as text, for the clipboard and for those who do not see it.
std::string text_twin(const Diagram& diagram);

/// Cards whose type, value, name or id contains the text, in reading order.
std::vector<CardId> search(const Diagram& diagram, std::string_view text);

/// "48 bytes", "1 byte".
std::string bytes_text(std::int64_t bytes);

}  // namespace slotscope::diagram
