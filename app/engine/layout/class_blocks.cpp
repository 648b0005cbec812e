// Follows Objects/typeobject.c: type_new_slots, type_new_set_doc, add_subclass.
#include "engine/layout/class_blocks.hpp"

#include "engine/layout/container_sizes.hpp"
#include "engine/machine/heap.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

namespace {

std::size_t whole_bytes(const Type* type, std::size_t items) {
  const ModelLayout& model = type->model;
  return static_cast<std::size_t>(model.preheader + model.basicsize) + items * static_cast<std::size_t>(model.itemsize);
}

/// Size of the dict of so many subclasses, by the addresses of their types, as a power of two.
int subclass_keys_log2(std::int64_t count) {
  int log2_size = 3;
  while (KeyTable::capacity(log2_size) < count) ++log2_size;
  return log2_size;
}

/// A fresh interpreter has derived more classes from object in C than are known here.
std::int64_t subclass_count(const Type* base) {
  constexpr std::int64_t unknown = 58, unknown_to_311 = 186;
  const auto known = static_cast<std::int64_t>(base->subclasses.size());
  if (base != vm().types.object) return known;
  return known + (vm().version == 11 ? unknown_to_311 : unknown);
}

void account_doc(const Type* type) {
  const Object* doc = dict_get(type->dict, vm().names.__doc__);
  if (doc && doc->type->is(type_flag::is_str))
    note_block_slow(&type->doc, to_utf8(static_cast<const Str*>(doc)).size() + 1);
}

}  // namespace

void account_class(const Type* type) {
  const TypePointers& types = vm().types;
  if (!type->members.empty()) note_block_slow(&type->members, whole_bytes(types.tuple, type->members.size()));
  account_doc(type);
  // The weak reference that all bases keep, and an int made from the address for each.
  constexpr std::size_t address_bytes = 32;
  note_block_slow(&type->weak_list, whole_bytes(types.weakref, 0));
  note_block_slow(&type->bases, address_bytes * type->bases->size);
}

void account_dead_class(const Type* type) {
  note_free_slow(&type->members);
  note_free_slow(&type->doc);
  note_free_slow(&type->weak_list);
  note_free_slow(&type->bases);
  note_free_slow(&type->subclasses);
  note_free_slow(&type->type_flags);
}

void account_subclass(const Type* base) {
  const std::int64_t count = subclass_count(base);
  const int log2_size = subclass_keys_log2(count);
  if (count == 1) note_block_slow(&base->type_flags, whole_bytes(vm().types.dict, 0));
  if (count > 1 && log2_size == subclass_keys_log2(count - 1)) return;
  note_free_slow(&base->subclasses);
  note_block_slow(&base->subclasses, static_cast<std::size_t>(modelled_keys_bytes(log2_size, true)));
}

}  // namespace slotscope
