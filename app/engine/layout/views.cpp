// Snapshots of the reachable heap: frames, objects with their parts byte by byte, references, and differences between
// two.
#include "engine/views.hpp"

#include <algorithm>
#include <deque>
#include <memory>
#include <unordered_map>
#include <unordered_set>

#include "engine/layout/container_sizes.hpp"
#include "engine/layout/instance_state.hpp"
#include "engine/layout/sizes.hpp"
#include "engine/machine/frame.hpp"
#include "engine/machine/heap.hpp"
#include "engine/machine/operations.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/function.hpp"
#include "engine/objects/instance.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

namespace {

constexpr std::int64_t word = 8, object_header = 16;

ObjectId id_of(const Object* o) {
  return reinterpret_cast<ObjectId>(o);
}

std::string shortened(std::string text, std::size_t most = 60) {
  if (text.size() <= most) return text;
  std::size_t cut = most - 3;
  while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
  return text.substr(0, cut) + "...";
}

/// A repr that never runs the program's own code.
std::string safe_repr(Object* o) {
  Interpreter& in = vm();
  const Type* type = o->type;
  if (type == in.types.str || type == in.types.integer || type == in.types.floating || type == in.types.boolean ||
      type == in.types.none || type == in.types.bytes || type == in.types.complex || type == in.types.ellipsis)
    return shortened(repr_text(o));
  if (is_type_object(o)) return cat("<class '", type_name(static_cast<Type*>(o)), "'>");
  if (type == in.types.function) return cat("<function ", to_utf8(static_cast<Function*>(o)->qualname), ">");
  if (is_list(o)) return cat("list of ", as_list(o)->size);
  if (is_tuple(o)) return cat(type_name(type), " of ", as_tuple(o)->size);
  if (is_dict(o)) return cat(type_name(type), " of ", as_dict(o)->used);
  if (is_any_set(o)) return cat(type_name(type), " of ", static_cast<Set*>(o)->used);
  return cat("<", type_name(type), " object>");
}

ObjectView::Shape shape_of(const Object* o) {
  const Type* type = o->type;
  if (type->is(type_flag::is_type)) return ObjectView::Shape::Class;
  if (type->is(type_flag::heap)) return ObjectView::Shape::Instance;
  if (type->is(type_flag::is_int | type_flag::is_float)) return ObjectView::Shape::Number;
  if (type->is(type_flag::is_str | type_flag::is_bytes)) return ObjectView::Shape::Text;
  if (type->is(type_flag::is_list | type_flag::is_tuple)) return ObjectView::Shape::Sequence;
  if (type->is(type_flag::is_dict)) return ObjectView::Shape::Mapping;
  if (type->is(type_flag::is_set)) return ObjectView::Shape::Set;
  if (type->is(type_flag::is_function)) return ObjectView::Shape::Function;
  if (type == vm().types.method) return ObjectView::Shape::Method;
  if (type == vm().types.module) return ObjectView::Shape::Module;
  return ObjectView::Shape::Plain;
}

class Viewer {
 public:
  Viewer(Object* o, const SnapshotOptions& options) : o_(o), options_(options) {}

  ObjectView view() {
    v_.id = id_of(o_);
    v_.type = std::string(type_name_of(o_));
    v_.type_id = id_of(o_->type);
    v_.repr = safe_repr(o_);
    v_.shape = shape_of(o_);
    v_.reference_count = o_->references;
    v_.immortal = o_->has(object_flag::immortal) && since(12);
    v_.tracked_by_gc = o_->has(object_flag::tracked);
    v_.sizeof_bytes = safe_size();
    header();
    if (is_type_object(o_))
      class_parts();
    else if (o_->type->is(type_flag::heap))
      instance_parts();
    else
      built_in_parts();
    rest();
    for (const Part& part : v_.parts) v_.allocated_bytes += part.bytes;
    return std::move(v_);
  }

 private:
  void part(PartKind kind, BlockKind block, std::int64_t offset, std::int64_t bytes, std::string name,
            std::string value, std::string note, const Object* target = nullptr) {
    if (bytes <= 0) return;
    v_.parts.push_back(
        {kind, block, offset, bytes, std::move(name), std::move(value), std::move(note), target ? id_of(target) : 0});
  }

  void refer(std::string label, Object* target, Reference::Storage storage) {
    if (!target) return;
    if (v_.references.size() >= options_.max_items) {
      ++v_.omitted;
      return;
    }
    v_.references.push_back({std::move(label), id_of(target), storage});
    targets.push_back(target);
  }

  void header() {
    const std::int64_t pre = preheader_of(o_);
    if (pre > 16) {
      const std::int64_t managed = pre - 16;
      part(PartKind::ManagedPreHeader, BlockKind::Object, -pre, managed,
           since(12) ? "dict and weakref pointers" : "dict and values pointers", "",
           since(12) ? "Pointers to the managed dict and the list of weak references, in front of the collector's head."
                     : "Pointers to the dict and to the values, in front of the collector's head.");
    }
    if (pre)
      part(PartKind::GcHead, BlockKind::Object, -16, 16, "GC head", "",
           "Two links of the cycle collector's list; only objects that can hold others have them.");
    part(PartKind::RefCount, BlockKind::Object, 0, word, "refcount", cat(o_->references),
         "How many references to this object exist; at zero it is destroyed.");
    part(PartKind::TypePointer, BlockKind::Object, word, word, "type", std::string(type_name_of(o_)),
         "Points to the object's class.", o_->type);
    refer("__class__", o_->type, Reference::Storage::Other);
  }

  void class_parts() {
    auto* type = static_cast<Type*>(o_);
    part(PartKind::Payload, BlockKind::Object, 16, native_size_of(o_) - 16, "class", "",
         "The class itself: its name, slots for special methods, and pointers to its dict and bases.");
    part(PartKind::Payload, BlockKind::Object, native_size_of(o_), spare_bytes_of(o_), "slot definitions",
         cat(type->members.size(), " of its own"), "Name and offset of each slot, and room for one more.");
    for (Object* each : *type->mro) v_.mro.emplace_back(type_name(as_type(each)));
    for (const SlotMember& member : type->members) v_.members.push_back(to_utf8(member.name));
    std::size_t position = 0;
    Object *key, *value;
    while (type->is(type_flag::heap) && dict_next(type->dict, position, &key, &value)) {
      if (!is_str(key)) continue;
      const std::string name = to_utf8(as_str(key));
      if (name.size() > 4 && name.substr(0, 2) == "__" && name != "__slots__" && name != "__init__") continue;
      refer(name, value, Reference::Storage::DictEntry);
    }
  }

  /// What the built-in base keeps, slots of the class and its bases, then what holds the other attributes.
  void instance_parts() {
    const Type* type = o_->type;
    std::vector<const Type*> classes;  // those that are classes in CPython too, the object's own first
    const Type* native = type;
    for (; native->is(type_flag::heap) && !native->is(type_flag::stands_for_native); native = native->base)
      classes.push_back(native);
    std::int64_t at = object_header;
    if (native != vm().types.object) {
      part(PartKind::Payload, BlockKind::Object, at, native->model.basicsize - at, std::string(type_name(native)), "",
           cat("What every ", type_name(native), " keeps."));
      at = native->model.basicsize;
      contents(at);
    }
    for (auto each = classes.rbegin(); each != classes.rend(); ++each) {
      for (const SlotMember& member : (*each)->members) {
        Object* value = slot_word(o_, member.offset);
        const std::string name = to_utf8(member.name);
        part(PartKind::Slot, BlockKind::Object, member.model_offset, word, cat("slot ", name),
             value ? safe_repr(value) : "unset",
             cat("The attribute ", name, " lives here, at a fixed place the class decided."), value);
        refer(name, value, Reference::Storage::Slot);
        at = std::max<std::int64_t>(at, member.model_offset + word);
      }
    }
    const ModelLayout& model = type->model;
    const bool dict_at_end = model.dictoffset == -word && native->model.dictoffset == 0 && !since(12);
    if (model.dictoffset >= native->model.basicsize || dict_at_end) {
      const std::int64_t place = dict_at_end ? (at + word - 1) / word * word : model.dictoffset;
      part(PartKind::Padding, BlockKind::Object, at, place - at, "padding", "",
           "A pointer begins at a multiple of eight.");
      part(PartKind::DictPointer, BlockKind::Object, place, word, "dict pointer", "",
           "Points to the instance's dict, once there is one.");
      at = std::max<std::int64_t>(at, place + word);
    }
    if (model.weakrefoffset >= native->model.basicsize) {
      part(PartKind::WeakrefPointer, BlockKind::Object, model.weakrefoffset, word, "weak references", "",
           "Heads the list of weak references to this object.");
      at = std::max<std::int64_t>(at, model.weakrefoffset + word);
    }
    attributes(at);
  }

  /// Items, characters or digits of an instance that derives from a built-in container or value.
  void contents(std::int64_t& at) {
    if (is_tuple(o_)) {
      items("item", as_tuple(o_)->items, as_tuple(o_)->size, at);
    } else if (is_list(o_)) {
      items_buffer();
    } else if (is_dict(o_)) {
      dict_contents(as_dict(o_));
    } else if (is_any_set(o_)) {
      set_contents(static_cast<Set*>(o_));
    } else if (is_str(o_)) {
      const Str* text = as_str(o_);
      part(PartKind::Payload, BlockKind::Other, 0,
           (text->length + 1) * (text->ascii ? 1 : static_cast<std::int64_t>(text->kind)), "characters",
           shortened(to_utf8(text)), "The text of a class that derives from str has a block of its own.");
    } else if (o_->type->is(type_flag::is_bytes)) {
      const auto length = static_cast<std::int64_t>(static_cast<const Bytes*>(o_)->length);
      part(PartKind::Payload, BlockKind::Object, at, length, "bytes", "", "The bytes themselves.");
      at += length;
    } else if (is_int(o_)) {
      const std::int64_t digits = native_size_of(o_) - at;
      part(PartKind::Payload, BlockKind::Object, at, digits, "digits", "", "The number, thirty bits a digit.");
      at += std::max<std::int64_t>(digits, 0);
    }
  }

  void dict_contents(Dict* dict) {
    if (dict->model)
      split_values(dict);
    else
      key_table(dict);
    std::size_t position = 0;
    Object *key, *value;
    while (dict_next(dict, position, &key, &value))
      refer(cat("[", safe_repr(key), "]"), value, Reference::Storage::DictEntry);
  }

  void set_contents(const Set* set) {
    part(PartKind::IndexTable, BlockKind::KeyTable, 0, modelled_set_table_bytes(set), "hash table",
         cat(set->mask + 1, " places"), "Hash and key of each item.");
    std::size_t position = 0;
    Object* key;
    while (set_next(set, position, &key)) refer("item", key, Reference::Storage::Item);
  }

  /// What is left of the object's block, and what its type keeps in blocks of its own.
  void rest() {
    std::int64_t told = 0;
    for (const Part& part : v_.parts)
      if (part.block == BlockKind::Object) told += part.bytes;
    const std::int64_t block = block_bytes_of(o_);
    // Some are allocated without their last fields, which sys.getsizeof() counts all the same.
    const auto last = std::find_if(v_.parts.rbegin(), v_.parts.rend(), [&](const Part& each) {
      return each.block == BlockKind::Object && each.bytes > told - block;
    });
    if (told > block && last != v_.parts.rend()) last->bytes -= told - block;
    part(PartKind::Padding, BlockKind::Object, told - preheader_of(o_), block - told, "padding", "",
         "Room the type's allocation leaves at the end.");
    const std::int64_t native = native_size_of(o_) + preheader_of(o_);
    part(PartKind::Payload, BlockKind::Other, 0, v_.sizeof_bytes - native, "own blocks", "",
         "What it keeps in blocks of its own: items, nodes, a buffer.");
  }

  /// sys.getsizeof(), where asking runs none of the program's code.
  std::int64_t safe_size() {
    Object* method = type_lookup(o_->type, vm().names.__sizeof__);
    std::int64_t bytes = 0;
    if (!is_type_object(o_) && method && method->type == vm().types.method_descriptor && size_of(o_, bytes))
      return bytes;
    clear_exception();
    return native_size_of(o_) + preheader_of(o_);
  }

  void attributes(std::int64_t at) {
    const Type* type = o_->type;
    Dict** holder = dict_word(o_);
    if (!holder) return;
    Dict* dict = *holder;
    v_.dict_materialized = dict && dict_object_exists(dict);
    const bool values_model = type->is(type_flag::inline_values) && since(11);
    if (values_model) {
      InlineValues* in_line = inline_values(o_);
      const int capacity = in_line->model_capacity;
      const BlockKind block = since(13) ? BlockKind::Object : BlockKind::ValuesArray;
      std::int64_t offset = since(13) ? at : 0;
      const bool split = !dict || dict->model;
      if (since(13) || split) {
        const std::int64_t bookkeeping = values_bytes(capacity) - word * capacity;
        part(PartKind::Spare, block, offset, bookkeeping, "values header", "",
             "Sizes and the order in which attributes were added.");
        offset += bookkeeping;
        int index = 0;
        if (split) {
          visit_instance_attributes(
              o_,
              [](Str* name, Object* value, void* context) {
                auto* self = static_cast<std::pair<Viewer*, std::pair<std::int64_t*, int*>>*>(context);
                std::int64_t& place = *self->second.first;
                self->first->part(PartKind::InlineValue, since(13) ? BlockKind::Object : BlockKind::ValuesArray, place,
                                  word, cat("value ", to_utf8(name)), safe_repr(value),
                                  cat("The attribute ", to_utf8(name),
                                      " lives here; its name is kept once, in the class's shared keys."),
                                  value);
                place += word;
                ++*self->second.second;
              },
              std::make_unique<std::pair<Viewer*, std::pair<std::int64_t*, int*>>>(this,
                                                                                   std::make_pair(&offset, &index))
                  .get());
        }
        if (index < capacity)
          part(PartKind::FreeEntries, block, offset, word * (capacity - index), "room for more",
               cat(capacity - index, " free"), "Places for attributes that are not set.");
      }
    }
    if (dict && dict->model && !v_.dict_materialized) {
      // Only the engine keeps the values in a dict of its own here.
    } else if (dict && dict->model) {
      part(PartKind::DictObject, BlockKind::Dict, 0, 64, "dict object", "",
           "Somebody asked for __dict__: this object was made for the answer; its values stay where they were.");
      if (!values_model) split_values(dict);
    } else if (dict) {
      part(PartKind::DictObject, BlockKind::Dict, 0, 64, "dict object", cat(dict->used, " items"),
           "The instance's own dict.");
      key_table(dict);
    } else if (!since(11) && type->is(type_flag::inline_values) && inline_values(o_)->count) {
      part(PartKind::DictObject, BlockKind::Dict, 0, 64, "dict object", "",
           "Made at the first attribute; its keys are shared with the other instances of the class.");
      const int usable = modelled_shared_room(o_);
      part(PartKind::InlineValues, BlockKind::ValuesArray, 0, word * usable, "values",
           cat(inline_values(o_)->count, " of ", usable), "Values of the attributes, in the order of the shared keys.");
    }
    visit_instance_attributes(
        o_,
        [](Str* name, Object* value, void* context) {
          auto* self = static_cast<Viewer*>(context);
          const bool in_dict = self->v_.dict_materialized || !since(11);
          self->refer(to_utf8(name), value, in_dict ? Reference::Storage::DictEntry : Reference::Storage::InlineValue);
        },
        this);
  }

  void split_values(const Dict* dict) {
    part(PartKind::InlineValues, BlockKind::ValuesArray, 0, split_values_block_bytes(dict), "values",
         cat(dict->used, " set"), "Values of the attributes, in the order of the shared keys.");
  }

  void key_table(const Dict* dict) {
    if (!dict->keys) return;
    const KeyTable* table = dict->keys;
    const std::int64_t header_bytes = since(11) ? 32 : 40, entry = since(11) && !table->general ? 16 : 24;
    const std::int64_t total = modelled_keys_bytes(table);
    const std::int64_t capacity = KeyTable::capacity(table->log2_size);
    const std::int64_t index_bytes = total - header_bytes - entry * capacity;
    part(PartKind::KeyTableHeader, BlockKind::KeyTable, 0, header_bytes, "key table",
         cat(std::int64_t{1} << table->log2_size, " places"), "Size, version and counts of the table.");
    part(PartKind::IndexTable, BlockKind::KeyTable, header_bytes, index_bytes, "index table", index_text(table),
         "For each hash place the number of the entry that is found there, or a dot when there is none.");
    entries(dict->keys, header_bytes + index_bytes, entry);
    part(PartKind::FreeEntries, BlockKind::KeyTable, header_bytes + index_bytes + entry * table->entry_count,
         entry * (capacity - table->entry_count), "free entries", "", "Room until the table grows.");
  }

  static std::string index_text(const KeyTable* table) {
    constexpr std::size_t most_places = 32;
    const char* between = table->entry_count > 10 ? " " : "";
    std::string text;
    for (std::size_t place = 0; place < std::min(table->places(), most_places); ++place) {
      const std::int64_t index = table->index_at(place);
      text += cat(place ? between : "", index == KeyTable::empty ? std::string("\u00b7")
                                        : index < 0              ? std::string("\u00d7")
                                                                 : std::to_string(index));
    }
    return table->places() > most_places ? text + " ..." : text;
  }

  void entries(KeyTable* table, std::int64_t at, std::int64_t bytes) {
    const auto count = static_cast<std::size_t>(table->entry_count);
    const std::size_t shown = std::min(count, options_.max_items);
    for (std::size_t i = 0; i < shown; ++i, at += bytes) {
      const DictEntry& each = table->entries()[i];
      part(PartKind::Entry, BlockKind::KeyTable, at, bytes, cat("entry ", i),
           each.key ? cat(safe_repr(each.key), ": ", safe_repr(each.value)) : std::string("deleted"),
           bytes == 16 ? "References to key and value; the hash is kept in the key, a str."
                       : "The hash, and references to key and value.",
           each.value);
    }
    part(PartKind::Entry, BlockKind::KeyTable, at, bytes * static_cast<std::int64_t>(count - shown),
         cat(count - shown, " more entries"), "", "Further items, in order of insertion.");
  }

  void items(const char* what, Object* const* values, std::size_t count, std::int64_t& at) {
    const std::size_t shown = std::min(count, options_.max_items);
    for (std::size_t i = 0; i < shown; ++i) {
      part(PartKind::Items, BlockKind::Object, at, word, cat(what, " ", i), values[i] ? safe_repr(values[i]) : "empty",
           "A reference to the item.", values[i]);
      refer(cat("[", i, "]"), values[i], Reference::Storage::Item);
      at += word;
    }
    if (shown < count) {
      part(PartKind::Items, BlockKind::Object, at, word * static_cast<std::int64_t>(count - shown),
           cat(count - shown, " more"), "", "References to the other items.");
      v_.omitted += count - shown;
      at += word * static_cast<std::int64_t>(count - shown);
    }
  }

  void items_buffer() {
    const List* list = as_list(o_);
    const std::size_t shown = std::min(list->size, options_.max_items);
    for (std::size_t i = 0; i < shown; ++i) {
      part(PartKind::ItemsBuffer, BlockKind::ItemsBuffer, static_cast<std::int64_t>(i) * word, word, cat("item ", i),
           list->items[i] ? safe_repr(list->items[i]) : "empty", "A reference to the item.", list->items[i]);
      refer(cat("[", i, "]"), list->items[i], Reference::Storage::Item);
    }
    if (shown < list->size) {
      part(PartKind::ItemsBuffer, BlockKind::ItemsBuffer, static_cast<std::int64_t>(shown) * word,
           word * static_cast<std::int64_t>(list->size - shown), cat(list->size - shown, " more"), "",
           "References to the other items.");
      v_.omitted += list->size - shown;
    }
    part(PartKind::Spare, BlockKind::ItemsBuffer, static_cast<std::int64_t>(list->size) * word,
         word * static_cast<std::int64_t>(list->capacity - list->size), "room to grow",
         cat(list->capacity - list->size, " places"), "append() uses these before the list has to move.");
  }

  void built_in_parts() {
    std::int64_t at = 16;
    const std::int64_t basic = o_->type->model.basicsize;
    if (is_tuple(o_)) {
      part(PartKind::Size, BlockKind::Object, at, basic - 16, "size", cat(as_tuple(o_)->size),
           "How many items it has.");
      at = basic;
      items("item", as_tuple(o_)->items, as_tuple(o_)->size, at);
      return;
    }
    if (is_list(o_)) {
      part(PartKind::Size, BlockKind::Object, 16, basic - 16, "size, items, room",
           cat(as_list(o_)->size, " of ", as_list(o_)->capacity), "Length, the address of the items and how many fit.");
      items_buffer();
      return;
    }
    if (is_dict(o_)) {
      part(PartKind::Payload, BlockKind::Object, 16, basic - 16, "dict", cat(as_dict(o_)->used, " items"),
           "Count, version and the addresses of keys and values.");
      dict_contents(as_dict(o_));
      return;
    }
    if (is_any_set(o_)) {
      part(PartKind::Payload, BlockKind::Object, 16, basic - 16, "set", cat(static_cast<Set*>(o_)->used, " items"),
           "Counts and the first eight places of the hash table.");
      set_contents(static_cast<Set*>(o_));
      return;
    }
    part(PartKind::Payload, BlockKind::Object, 16, native_size_of(o_) - 16, std::string(type_name_of(o_)),
         safe_repr(o_), "The value itself.");
    if (const std::int64_t spare = spare_bytes_of(o_)) {
      part(PartKind::Padding, BlockKind::Object, native_size_of(o_), spare, "padding", "",
           "A number of one digit is allocated as large as the C struct, which ends at a multiple of eight.");
    }
    if (Dict** holder = dict_word(o_); holder && *holder && o_->type != vm().types.module) {
      part(PartKind::DictObject, BlockKind::Dict, 0, 64, "dict object", cat((*holder)->used, " items"),
           "What was assigned to it as attributes.");
      dict_contents(*holder);
    }
    part(PartKind::Payload, BlockKind::Other, 0, frame_bytes_of(o_), "frame", "",
         "The frame it goes on in: an object of its own, with the places of its variables and its stack.");
    if (o_->type == vm().types.method) {
      refer("__func__", static_cast<Method*>(o_)->function, Reference::Storage::Other);
      refer("__self__", static_cast<Method*>(o_)->self, Reference::Storage::Other);
    } else if (o_->type == vm().types.cell) {
      refer("cell_contents", static_cast<Cell*>(o_)->value, Reference::Storage::Other);
    }
  }

  Object* o_;
  const SnapshotOptions& options_;
  ObjectView v_;

 public:
  std::vector<Object*> targets;
};

}  // namespace

ObjectView view_object(Object* object) {
  const SnapshotOptions options;
  return Viewer(object, options).view();
}

Snapshot take_snapshot(const SnapshotOptions& options) {
  Interpreter& in = vm();
  Snapshot snapshot;
  snapshot.version = {in.version};
  snapshot.traced_bytes = in.heap->account.current();
  std::deque<Object*> work;
  std::unordered_set<Object*> seen;
  auto reach = [&](Object* o) {
    if (!o || !seen.insert(o).second) return;
    if (is_type_object(o) && !options.include_classes) return;
    if (o->type == in.types.module && !options.include_modules) return;
    work.push_back(o);
  };
  std::vector<Frame*> frames;
  for (Frame* frame = in.frame; frame; frame = frame->previous) frames.push_back(frame);
  std::reverse(frames.begin(), frames.end());
  if (in.frame) snapshot.line = frame_line(in.frame);
  auto add_names = [&](FrameView& view, Dict* names) {
    std::size_t position = 0;
    Object *key, *value;
    while (dict_next(names, position, &key, &value)) {
      if (!is_str(key)) continue;
      const std::string name = to_utf8(as_str(key));
      if (name.size() > 3 && name.substr(0, 2) == "__") continue;
      if (value->type == in.types.module && !options.include_modules) continue;
      view.locals.emplace_back(name, id_of(value));
      reach(value);
    }
  };
  if (frames.empty() && in.main_namespace) {
    FrameView globals{"<module>", in.settings.file_name, 0, {}};
    add_names(globals, in.main_namespace);
    snapshot.frames.push_back(std::move(globals));
  }
  for (Frame* frame : frames) {
    FrameView view{to_utf8(frame->code->name), to_utf8(frame->code->filename), frame_line(frame), {}};
    if (frame->names) {
      if (is_dict(frame->names)) add_names(view, as_dict(frame->names));
    } else {
      for (int i = 0; i < frame->code->end_of_free(); ++i) {
        Object* value = frame->places[i];
        const bool cell = value && value->type == in.types.cell &&
                          (i >= frame->code->local_count || frame->code->cell_of_local[static_cast<std::size_t>(i)]);
        if (cell) value = static_cast<Cell*>(value)->value;
        if (!value) continue;
        view.locals.emplace_back(to_utf8(frame->code->places[static_cast<std::size_t>(i)]), id_of(value));
        reach(value);
      }
    }
    snapshot.frames.push_back(std::move(view));
  }
  while (!work.empty()) {
    Object* o = work.front();
    work.pop_front();
    if (snapshot.objects.size() >= options.max_objects) {
      ++snapshot.omitted_objects;
      continue;
    }
    Viewer viewer(o, options);
    snapshot.objects.push_back(viewer.view());
    for (Object* target : viewer.targets) {
      if (is_type_object(target) && !as_type(target)->is(type_flag::heap)) continue;  // built-in classes are not drawn
      if (is_type_object(o) && target->type != in.types.member_descriptor && target->type != in.types.function &&
          target->type != in.types.property && !is_type_object(target) && !is_tuple(target) && !is_str(target))
        continue;
      reach(target);
    }
  }
  clear_exception();
  return snapshot;
}

SnapshotDifference compare(const Snapshot& before, const Snapshot& after) {
  SnapshotDifference difference;
  std::unordered_map<ObjectId, const ObjectView*> old;
  for (const ObjectView& object : before.objects) old[object.id] = &object;
  std::unordered_set<ObjectId> now;
  for (const ObjectView& object : after.objects) {
    now.insert(object.id);
    const auto found = old.find(object.id);
    if (found == old.end()) {
      difference.created.push_back(object.id);
      difference.bytes += object.allocated_bytes;
      continue;
    }
    const ObjectView& previous = *found->second;
    bool changed = previous.allocated_bytes != object.allocated_bytes || previous.repr != object.repr ||
                   previous.references.size() != object.references.size();
    for (std::size_t i = 0; !changed && i < object.references.size(); ++i)
      changed = previous.references[i].target != object.references[i].target ||
                previous.references[i].label != object.references[i].label;
    if (!changed) continue;
    difference.changed.push_back(object.id);
    const std::int64_t bytes = object.allocated_bytes - previous.allocated_bytes;
    difference.bytes += bytes;
    if (!previous.dict_materialized && object.dict_materialized && after.version.minor >= 11)
      difference.notes.push_back(cat(observed_beginning, " reading __dict__ of a ", object.type,
                                     " made a dict object (", bytes >= 0 ? "+" : "", bytes, " bytes)."));
    else if (bytes)
      difference.notes.push_back(cat(object.type, " ", object.repr, ": ", bytes > 0 ? "+" : "", bytes, " bytes."));
  }
  for (const ObjectView& object : before.objects) {
    if (now.count(object.id)) continue;
    difference.destroyed.push_back(object.id);
    difference.bytes -= object.allocated_bytes;
  }
  return difference;
}

}  // namespace slotscope
