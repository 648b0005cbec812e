// Turns an engine's snapshot into cards.
#include <algorithm>
#include <string_view>

#include "ui/widgets/object_diagram/model.hpp"
#include "ui/widgets/plot/axis.hpp"
#include "ui/widgets/text/utf8.hpp"

namespace slotscope::diagram {
namespace {

using Shape = ObjectView::Shape;

constexpr std::size_t longest_simple_text = 18;

Storage storage_of(Reference::Storage storage) {
  switch (storage) {
    case Reference::Storage::Slot:
      return Storage::Slot;
    case Reference::Storage::InlineValue:
      return Storage::InlineValue;
    case Reference::Storage::DictEntry:
      return Storage::DictEntry;
    case Reference::Storage::Item:
      return Storage::Item;
    case Reference::Storage::Other:
      return Storage::None;
  }
  return Storage::None;
}

CardKind kind_of(Shape shape) {
  switch (shape) {
    case Shape::Number:
    case Shape::Text:
    case Shape::Plain:
      return CardKind::Value;
    case Shape::Sequence:
    case Shape::Mapping:
    case Shape::Set:
      return CardKind::Container;
    case Shape::Instance:
      return CardKind::Instance;
    case Shape::Class:
      return CardKind::Class;
    case Shape::Function:
    case Shape::Method:
      return CardKind::Function;
    case Shape::Module:
    case Shape::Other:
      return CardKind::Other;
  }
  return CardKind::Other;
}

std::string count_text(std::size_t count, std::string_view thing) {
  return plot::with_thousands(static_cast<double>(count)) + ' ' + std::string(thing) + (count == 1 ? "" : "s");
}

class Maker {
 public:
  Maker(const Snapshot& snapshot, const DiagramOptions& options, const SnapshotDifference* since)
      : snapshot_(snapshot), options_(options) {
    for (const ObjectView& object : snapshot.objects) objects_.emplace(object.id, &object);
    if (since) {
      changed_.insert(since->changed.begin(), since->changed.end());
      created_.insert(since->created.begin(), since->created.end());
    }
  }

  Diagram run() {
    diagram_.omitted = snapshot_.omitted_objects;
    diagram_.traced_bytes = snapshot_.traced_bytes;
    for (std::size_t index = 0; index < snapshot_.frames.size(); ++index) add_frame(index);
    for (const ObjectView& object : snapshot_.objects) {
      if (is_shown(object)) add_object(object);
    }
    keep_reachable();
    name_what_many_lead_to();
    return std::move(diagram_);
  }

 private:
  const ObjectView* object(ObjectId id) const {
    const auto found = objects_.find(id);
    return found == objects_.end() ? nullptr : found->second;
  }

  bool is_simple(const ObjectView& object) const {
    if (object.shape == Shape::Number || object.shape == Shape::Plain) return true;
    return object.shape == Shape::Text && utf8::count_code_points(object.repr) <= longest_simple_text;
  }

  bool is_shown(const ObjectView& object) const {
    if (options_.fold_simple && is_simple(object)) return false;
    if (object.shape == Shape::Class) return options_.show_classes;
    if (object.shape == Shape::Function || object.shape == Shape::Method) return options_.show_functions;
    return object.shape != Shape::Module;
  }

  /// Lets a row point to a card, or hold the value itself when that has none.
  void point(Row& row, ObjectId target) const {
    const ObjectView* view = object(target);
    if (view && is_shown(*view)) {
      row.target = target;
    } else if (view) {
      row.value = view->repr;
    } else if (row.value.empty()) {
      row.value = "…";
    }
  }

  void add_frame(std::size_t index) {
    const FrameView& frame = snapshot_.frames[index];
    Card card;
    card.id = frame_card | index;
    card.kind = CardKind::Frame;
    card.type = frame.function;
    if (frame.line > 0) card.text = "line " + std::to_string(frame.line);
    card.current = index + 1 == snapshot_.frames.size();
    for (const auto& [name, target] : frame.locals) {
      const ObjectView* view = object(target);
      if (view && !is_shown(*view) && !(options_.fold_simple && is_simple(*view))) continue;
      Row row;
      row.storage = Storage::Name;
      row.label = name;
      point(row, target);
      card.rows.push_back(std::move(row));
    }
    diagram_.cards.push_back(std::move(card));
  }

  void add_object(const ObjectView& view) {
    Card card;
    card.id = view.id;
    card.kind = kind_of(view.shape);
    card.type = view.type;
    card.text = view.repr;
    card.bytes = view.allocated_bytes;
    card.sizeof_bytes = view.sizeof_bytes;
    card.references = view.immortal ? 0 : view.reference_count;
    card.change = created_.contains(view.id)   ? Change::Created
                  : changed_.contains(view.id) ? Change::Changed
                                               : Change::None;
    card.folded = options_.folded.contains(view.id);
    if (view.shape == Shape::Class) {
      card.type = class_name(view);
      card.text.clear();
      add_class_rows(view, card);
    } else if (card.kind == CardKind::Container) {
      card.text = count_text(items_of(view).size() + view.omitted, view.shape == Shape::Mapping ? "entry" : "item");
      if (card.text.ends_with("entrys")) card.text.replace(card.text.size() - 6, 6, "entries");
      add_item_rows(view, card);
    } else if (card.kind == CardKind::Instance) {
      card.text.clear();
      add_attribute_rows(view, card);
    } else {
      add_attribute_rows(view, card);
    }
    diagram_.cards.push_back(std::move(card));
  }

  void add_slot_rows(const ObjectView& view, Card& card) const {
    for (const Part& part : view.parts) {
      if (part.kind != PartKind::Slot) continue;
      Row row;
      row.storage = Storage::Slot;
      row.label = part.name.starts_with("slot ") ? part.name.substr(5) : part.name;
      row.note = "offset " + std::to_string(part.offset);
      row.empty = part.target == 0;
      if (row.empty) {
        row.value = "empty";
      } else {
        point(row, part.target);
      }
      card.rows.push_back(std::move(row));
    }
  }

  /// A class's own name; its type is only the class of classes.
  static std::string class_name(const ObjectView& view) { return view.mro.empty() ? view.repr : view.mro.front(); }

  static std::int64_t bytes_of(const ObjectView& view, BlockKind block) {
    std::int64_t bytes = 0;
    for (const Part& part : view.parts) bytes += part.block == block ? part.bytes : 0;
    return bytes;
  }

  void add_section(Card& card, Storage storage, std::string label, std::int64_t bytes) const {
    Row row;
    row.kind = Row::Kind::Section;
    row.storage = storage;
    row.label = std::move(label);
    if (bytes > 0) row.note = bytes_text(bytes);
    card.rows.push_back(std::move(row));
  }

  void add_rows_kept_in(const ObjectView& view, Reference::Storage storage, Card& card) const {
    for (const Reference& reference : view.references) {
      if (reference.storage != storage) continue;
      Row row;
      row.storage = storage_of(storage);
      row.label = reference.label;
      point(row, reference.target);
      card.rows.push_back(std::move(row));
    }
  }

  static bool has_storage(const ObjectView& view, Reference::Storage storage) {
    return std::any_of(view.references.begin(), view.references.end(),
                       [storage](const Reference& reference) { return reference.storage == storage; });
  }

  void add_attribute_rows(const ObjectView& view, Card& card) const {
    add_slot_rows(view, card);
    if (has_storage(view, Reference::Storage::InlineValue)) {
      add_section(card, Storage::InlineValue, "inline values", bytes_of(view, BlockKind::ValuesArray));
      add_rows_kept_in(view, Reference::Storage::InlineValue, card);
    }
    const std::int64_t dict_bytes = bytes_of(view, BlockKind::Dict);
    const std::int64_t table_bytes = bytes_of(view, BlockKind::KeyTable);
    if (has_storage(view, Reference::Storage::DictEntry) || view.dict_materialized) {
      add_section(card, Storage::DictEntry, "__dict__", dict_bytes);
      if (table_bytes > 0) add_section(card, Storage::DictEntry, "key table", table_bytes);
      add_rows_kept_in(view, Reference::Storage::DictEntry, card);
    }
    add_rows_kept_in(view, Reference::Storage::Item, card);
    add_rows_kept_in(view, Reference::Storage::Other, card);
  }

  static bool leads_to_class(const Reference& reference) {
    return reference.storage == Reference::Storage::Other && reference.label == "__class__";
  }

  /// What a container holds; that it refers to its class is not counted.
  static std::vector<const Reference*> items_of(const ObjectView& view) {
    std::vector<const Reference*> items;
    for (const Reference& reference : view.references) {
      if (!leads_to_class(reference)) items.push_back(&reference);
    }
    return items;
  }

  void add_item_rows(const ObjectView& view, Card& card) const {
    const std::vector<const Reference*> items = items_of(view);
    const std::size_t shown = options_.unfolded.contains(view.id) ? items.size() : options_.rows_of_container;
    const std::size_t count = std::min(shown, items.size());
    const auto add = [&](const Reference& reference) {
      Row row;
      row.storage = storage_of(reference.storage);
      row.label = reference.label;
      point(row, reference.target);
      card.rows.push_back(std::move(row));
    };
    for (std::size_t index = 0; index < count; ++index) add(*items[index]);
    // A class of the program's own is worth an arrow; that of every list is not.
    for (const Reference& reference : view.references) {
      if (leads_to_class(reference) && object(reference.target)) add(reference);
    }
    const std::size_t left = items.size() - count + view.omitted;
    if (left == 0) return;
    Row more;
    more.kind = Row::Kind::More;
    more.label = plot::with_thousands(static_cast<double>(left)) + " more";
    card.rows.push_back(std::move(more));
  }

  void add_class_rows(const ObjectView& view, Card& card) const {
    card.text.clear();
    std::string order;
    for (const std::string& name : view.mro) order += (order.empty() ? "" : " → ") + name;
    if (!order.empty()) {
      Row row;
      row.label = "mro";
      row.value = order;
      card.rows.push_back(std::move(row));
    }
    for (const std::string& name : view.members) {
      Row row;
      row.storage = Storage::Slot;
      row.label = name;
      row.value = "member";
      card.rows.push_back(std::move(row));
    }
    std::size_t others = 0;
    for (const Reference& reference : view.references) {
      const bool member = std::find(view.members.begin(), view.members.end(), reference.label) != view.members.end();
      if (member || reference.label.starts_with("__") || card.rows.size() >= options_.rows_of_container) {
        others += member ? 0 : 1;
        continue;
      }
      Row row;
      row.label = reference.label;
      point(row, reference.target);
      card.rows.push_back(std::move(row));
    }
    if (others + view.omitted == 0) return;
    Row more;
    more.kind = Row::Kind::More;
    more.label = count_text(others + view.omitted, "more name");
    card.rows.push_back(std::move(more));
  }

  /// Cards nothing on display leads to (items beyond the summarised ones) are left out and counted.
  void keep_reachable() {
    std::unordered_map<CardId, const Card*> by_id;
    for (const Card& card : diagram_.cards) by_id.emplace(card.id, &card);
    std::unordered_set<CardId> reached;
    std::vector<CardId> open;
    for (const Card& card : diagram_.cards) {
      if (card.kind == CardKind::Frame) open.push_back(card.id);
    }
    while (!open.empty()) {
      const CardId id = open.back();
      open.pop_back();
      const auto found = by_id.find(id);
      if (found == by_id.end() || !reached.insert(id).second || found->second->folded) continue;
      for (const Row& row : found->second->rows) {
        if (row.target) open.push_back(row.target);
      }
    }
    const std::size_t before = diagram_.cards.size();
    std::erase_if(diagram_.cards, [&](const Card& card) { return !reached.contains(card.id); });
    diagram_.omitted += before - diagram_.cards.size();
  }

  /// The class of a thousand instances would be all that one sees: what many lead to is named instead.
  void name_what_many_lead_to() {
    constexpr std::size_t many = 24;
    std::unordered_map<CardId, std::size_t> leading;
    for (const Card& card : diagram_.cards) {
      for (const Row& row : card.rows) leading[row.target] += row.target != 0;
    }
    std::unordered_map<CardId, std::string> names;
    for (const Card& card : diagram_.cards) {
      if (const auto found = leading.find(card.id); found != leading.end() && found->second > many)
        names.emplace(card.id, card.type);
    }
    for (Card& card : diagram_.cards) {
      if (card.kind == CardKind::Frame) continue;
      for (Row& row : card.rows) {
        if (const auto found = names.find(row.target); found != names.end()) row.named = found->second;
      }
    }
  }

  const Snapshot& snapshot_;
  const DiagramOptions& options_;
  std::unordered_map<ObjectId, const ObjectView*> objects_;
  std::unordered_set<ObjectId> changed_;
  std::unordered_set<ObjectId> created_;
  Diagram diagram_;
};

}  // namespace

void mark_changed_rows(Diagram& now, const Diagram& before) {
  std::unordered_map<CardId, const Card*> old_cards;
  for (const Card& card : before.cards) old_cards.emplace(card.id, &card);
  for (Card& card : now.cards) {
    const auto found = card.change == Change::Changed ? old_cards.find(card.id) : old_cards.end();
    if (found == old_cards.end()) continue;
    const Card* old = found->second;
    for (Row& row : card.rows) {
      if (row.kind != Row::Kind::Value) continue;
      const auto same = [&row](const Row& other) {
        return other.label == row.label && other.value == row.value && other.target == row.target;
      };
      row.changed = std::none_of(old->rows.begin(), old->rows.end(), same);
    }
  }
}

Diagram diagram_of(const Snapshot& snapshot, const DiagramOptions& options, const SnapshotDifference* since) {
  return Maker(snapshot, options, since).run();
}

}  // namespace slotscope::diagram
