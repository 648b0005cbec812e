// Keeps the slots of a type in step with its special methods: wrappers, inheritance, update when a class changes.
#include "engine/machine/operations.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/function.hpp"
#include "engine/objects/object_type.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/slot_definitions.hpp"
#include "engine/objects/slot_functions.hpp"
#include "engine/objects/text.hpp"
#include "engine/objects/type_making.hpp"

namespace slotscope {
namespace {

constexpr std::size_t slot_size = sizeof(AnySlot);
constexpr std::size_t hash_offset = offsetof(TypeSlots, hash);
constexpr std::size_t richcompare_offset = offsetof(TypeSlots, richcompare);
constexpr std::size_t new_offset = offsetof(TypeSlots, new_);

/// Which slot a name with several means for this type, if only one of them is filled (CPython: resolve_slotdups).
/// Answers the offset, or `none_single` when none or several are.
constexpr std::size_t none_single = static_cast<std::size_t>(-1);
std::size_t only_filled_slot(const Type* type, Str* name) {
  std::size_t only = none_single;
  for (const SlotDefinition& row : slot_definitions()) {
    if (row.name_text() != name || !read_slot(type->slots, row.offset)) continue;
    if (only != none_single) return none_single;
    only = row.offset;
  }
  return only;
}

/// Sets one slot from all the rows that share it; answers the row after them (CPython: update_one_slot).
const SlotDefinition* update_one_slot(Type* type, const SlotDefinition* row, const SlotDefinition* end) {
  const std::size_t offset = row->offset;
  AnySlot specific = nullptr, generic = nullptr;
  bool use_generic = false;
  for (; row != end && row->offset == offset; ++row) {
    Str* name = row->name_text();
    Object* found = find_in_mro(type, name);
    if (!found) continue;
    if (found->type == vm().types.slot_wrapper && static_cast<SlotWrapper*>(found)->definition->name == row->name) {
      const auto* wrapper = static_cast<SlotWrapper*>(found);
      const std::size_t only = only_filled_slot(type, name);
      if (only == none_single || only == offset) generic = row->generic;
      if ((!specific || specific == wrapper->function) && wrapper->definition->wrapper == row->wrapper &&
          is_subtype(type, wrapper->owner)) {
        specific = wrapper->function;
      } else {
        use_generic = true;  // several methods in conflict, or one of another class
      }
    } else if (offset == new_offset && new_wrapper_type(found)) {
      specific = read_slot(type->slots, new_offset);
    } else if (offset == hash_offset && is_none(found)) {
      specific = reinterpret_cast<AnySlot>(&hash_not_implemented);
    } else {
      use_generic = true;
      generic = row->generic;
    }
  }
  write_slot(type->slots, offset, specific && !use_generic ? specific : generic);
  return row;
}

bool defines(const Type* type, Str* name) {
  return dict_get(type->dict, name) != nullptr;
}

void update_group_in_subclasses(Type* type, Str* name) {
  const auto rows = slot_definitions();
  const SlotDefinition* end = rows.data() + rows.size();
  for (const SlotDefinition* row = rows.data(); row != end;) {
    const SlotDefinition* group = row;
    bool concerned = false;
    while (row != end && row->offset == group->offset) concerned |= (row++)->name_text() == name;
    if (concerned) update_one_slot(type, group, end);
  }
  update_simple_new(type);
  for (Type* subclass : type->subclasses) {
    if (!defines(subclass, name)) update_group_in_subclasses(subclass, name);
  }
}

/// Comparison and hash are inherited together, and only by a type that defines neither.
void inherit_hash(Type* type, const Type* base) {
  if (type->slots.richcompare || type->slots.hash) return;
  if (defines(type, vm().names.__eq__) || defines(type, vm().names.__hash__)) return;
  type->slots.richcompare = base->slots.richcompare;
  type->slots.hash = base->slots.hash;
}

}  // namespace

void add_slot_wrappers(Type* type) {
  for (const SlotDefinition& row : slot_definitions()) {
    const AnySlot function = read_slot(type->slots, row.offset);
    if (!row.wrapper || !function || defines(type, row.name_text())) continue;
    if (row.offset == hash_offset && function == reinterpret_cast<AnySlot>(&hash_not_implemented)) {
      dict_set(type->dict, row.name_text(), vm().none);
      continue;
    }
    const Ref<> wrapper = make_slot_wrapper(&row, function, type);
    dict_set(type->dict, row.name_text(), wrapper.get());
  }
}

void inherit_slots(Type* type) {
  for (std::size_t i = 1; i < type->mro->size; ++i) {
    const Type* base = as_type(type->mro->items[i]);
    inherit_hash(type, base);
    for (std::size_t offset = 0; offset < sizeof(TypeSlots); offset += slot_size) {
      if (offset == hash_offset || offset == richcompare_offset || offset == new_offset) continue;
      if (read_slot(type->slots, offset)) continue;
      const AnySlot function = read_slot(base->slots, offset);
      if (base->base && function == read_slot(base->base->slots, offset)) continue;  // it inherited it: ask further on
      write_slot(type->slots, offset, function);
    }
  }
}

bool set_default_hash(Type* type) {
  if (type->slots.hash) return true;
  type->slots.hash = hash_not_implemented;
  return defines(type, vm().names.__hash__) || dict_set(type->dict, vm().names.__hash__, vm().none);
}

void update_simple_new(Type* type) {
  const bool simple = type->is(type_flag::heap) && type->slots.new_ == object_new;
  // With subclasses its __new__ may answer an instance of one, whose __init__ has to run.
  const bool python = type->is(type_flag::heap) && type->slots.new_ == dunder::new_ &&
                      type->slots.init == object_init && type->subclasses.empty();
  for (std::size_t i = 1; i < type->mro->size; ++i) as_type(type->mro->items[i])->type_flags &= ~type_flag::python_new;
  type->type_flags &= ~(type_flag::simple_new | type_flag::python_new);
  type->type_flags |= (simple ? type_flag::simple_new : 0) | (python ? type_flag::python_new : 0);
}

void update_all_slots(Type* type) {
  const auto rows = slot_definitions();
  const SlotDefinition* end = rows.data() + rows.size();
  for (const SlotDefinition* row = rows.data(); row != end;) row = update_one_slot(type, row, end);
  update_simple_new(type);
}

void update_slots_named(Type* type, Str* name) {
  const std::string_view text = name->ascii ? name->ascii_view() : std::string_view();
  if (text.size() > 4 && text.starts_with("__") && text.ends_with("__")) update_group_in_subclasses(type, name);
}

}  // namespace slotscope
