// The diagram in words, and finding cards by words.
#include <algorithm>

#include "ui/widgets/object_diagram/model.hpp"
#include "ui/widgets/plot/axis.hpp"
#include "ui/widgets/text/utf8.hpp"

namespace slotscope::diagram {
namespace {

std::string_view kept_in(Storage storage) {
  switch (storage) {
    case Storage::Slot:
      return " (slot)";
    case Storage::InlineValue:
      return " (inline value)";
    case Storage::DictEntry:
      return " (dict entry)";
    default:
      return "";
  }
}

std::string_view change_text(Change change) {
  return change == Change::Created ? ", new" : change == Change::Changed ? ", changed" : "";
}

}  // namespace

const Card* Diagram::find(CardId id) const {
  const auto found = std::find_if(cards.begin(), cards.end(), [id](const Card& card) { return card.id == id; });
  return found == cards.end() ? nullptr : &*found;
}

std::string bytes_text(std::int64_t bytes) {
  return plot::with_thousands(static_cast<double>(bytes)) + (bytes == 1 ? " byte" : " bytes");
}

std::string text_twin(const Diagram& diagram) {
  std::unordered_map<CardId, std::size_t> numbers;
  for (const Card& card : diagram.cards) {
    if (card.kind != CardKind::Frame) numbers.emplace(card.id, numbers.size() + 1);
  }
  std::string text;
  for (const Card& card : diagram.cards) {
    if (card.kind == CardKind::Frame) {
      text += "Frame " + card.type + ", " + card.text + "\n";
    } else {
      text += "#" + std::to_string(numbers[card.id]) + " " + card.type;
      if (!card.text.empty()) text += " " + card.text;
      text += ", " + bytes_text(card.bytes) + std::string(change_text(card.change)) + "\n";
    }
    if (card.folded) continue;
    for (const Row& row : card.rows) {
      text += row.kind == Row::Kind::Section ? "  [" + row.label + "]" : "  " + row.label;
      if (row.kind == Row::Kind::Value) text += std::string(kept_in(row.storage));
      const auto target = numbers.find(row.target);
      if (row.target) text += target == numbers.end() ? " -> ?" : " -> #" + std::to_string(target->second);
      if (!row.value.empty()) text += " = " + row.value;
      if (!row.note.empty()) text += ", " + row.note;
      text += "\n";
    }
  }
  if (diagram.omitted > 0) text += std::to_string(diagram.omitted) + " more objects are not shown\n";
  return text;
}

std::vector<CardId> search(const Diagram& diagram, std::string_view text) {
  std::vector<CardId> found;
  if (text.empty()) return found;
  const std::string needle = utf8::lowered(text);
  const auto holds = [&needle](std::string_view place) {
    return utf8::lowered(place).find(needle) != std::string::npos;
  };
  // A name of a frame leads to what it names.
  std::unordered_set<CardId> named;
  for (const Card& card : diagram.cards) {
    for (const Row& row : card.rows) {
      if (row.target && holds(row.label)) named.insert(row.target);
    }
  }
  for (const Card& card : diagram.cards) {
    const bool by_id = card.kind != CardKind::Frame && std::to_string(card.id) == text;
    const bool by_row = std::any_of(card.rows.begin(), card.rows.end(), [&](const Row& row) {
      return !row.target && (holds(row.value) || holds(row.label));
    });
    if (by_id || by_row || named.contains(card.id) || holds(card.type) || holds(card.text)) found.push_back(card.id);
  }
  return found;
}

}  // namespace slotscope::diagram
