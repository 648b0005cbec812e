// The iterators over dicts, their keys, values and items, forwards and backwards (CPython: dictiter_*).
#include "engine/builtins/container_types.hpp"
#include "engine/builtins/dict_table.hpp"
#include "engine/objects/iterators.hpp"
#include "engine/objects/number.hpp"

namespace slotscope {

namespace {

DictIterator* as_iterator(Object* o) {
  return static_cast<DictIterator*>(o);
}

void iterator_dealloc(Object* o) {
  release_if(as_iterator(o)->dict);
  release_if(as_iterator(o)->pair);
  free_object(o);
}

void iterator_traverse(Object* o, Visitor visit, void* context) {
  if (as_iterator(o)->dict) visit(as_iterator(o)->dict, context);
  if (as_iterator(o)->pair) visit(as_iterator(o)->pair, context);
}

void finish_iteration(DictIterator* iterator) {
  release_if(std::exchange(iterator->dict, nullptr));
}

/// The next living entry in the iterator's direction, or null at the end or after a change of the dict.
template <bool backwards>
const DictEntry* next_entry(DictIterator* iterator) {
  Dict* const dict = iterator->dict;
  if (!dict) return nullptr;
  if (iterator->used != dict->used) {
    iterator->used = -1;
    raise(vm().errors.RuntimeError, "dictionary changed size during iteration");
    return nullptr;
  }
  const std::int64_t count = dict->keys ? dict->keys->entry_count : 0;
  DictEntry* const entries = count ? dict->keys->entries() : nullptr;
  std::int64_t index = iterator->position;
  if constexpr (backwards) {
    if (index >= count) index = count - 1;
    while (index >= 0 && !entries[index].key) --index;
  } else {
    while (index < count && !entries[index].key) ++index;
  }
  if (index < 0 || index >= count) {
    finish_iteration(iterator);
    return nullptr;
  }
  if (!backwards && iterator->left == 0) {
    raise(vm().errors.RuntimeError, "dictionary keys changed during iteration");
    finish_iteration(iterator);
    return nullptr;
  }
  iterator->position = backwards ? index - 1 : index + 1;
  --iterator->left;
  return &entries[index];
}

template <bool backwards>
Ref<> next_key(Object* o) {
  const DictEntry* entry = next_entry<backwards>(as_iterator(o));
  return entry ? share(entry->key) : Ref<>();
}

template <bool backwards>
Ref<> next_value_of(Object* o) {
  const DictEntry* entry = next_entry<backwards>(as_iterator(o));
  return entry ? share(entry->value) : Ref<>();
}

/// The pair is the same tuple each time when the caller does not keep it.
template <bool backwards>
Ref<> next_item(Object* o) {
  DictIterator* iterator = as_iterator(o);
  const DictEntry* entry = next_entry<backwards>(iterator);
  if (!entry) return {};
  auto* const kept = static_cast<Tuple*>(iterator->pair);
  if (kept->references == 1) {
    retain(entry->key);
    retain(entry->value);
    Object* const old_key = std::exchange(kept->items[0], entry->key);
    Object* const old_value = std::exchange(kept->items[1], entry->value);
    if (may_be_tracked(entry->key) || may_be_tracked(entry->value)) track(kept);
    Ref<> result = share(iterator->pair);
    release(old_key);
    release(old_value);
    return result;
  }
  return tuple_of(entry->key, entry->value);
}

Ref<> length_hint_method(Object* self, const Args&) {
  const DictIterator* iterator = as_iterator(self);
  return make_int(iterator->dict && iterator->used == iterator->dict->used ? iterator->left : 0);
}

/// The rest as a list; the iterator itself is not moved (CPython: dictiter_reduce).
Ref<> reduce_method(Object* self, const Args&) {
  DictIterator* iterator = as_iterator(self);
  const Ref<Dict> keep = share(iterator->dict);
  const std::int64_t used = iterator->used, position = iterator->position, left = iterator->left;
  Ref<List> rest = make_list();
  while (const Ref<> item = self->type->slots.iternext(self)) {
    if (!list_append(rest.get(), item.get())) return {};
  }
  if (keep && !iterator->dict) iterator->dict = Ref<Dict>(keep).take();
  iterator->used = used;
  iterator->position = position;
  iterator->left = left;
  if (vm().error) return {};
  return reduce_to_call("iter", rest.get());
}

Ref<> iterator_itself(Object* o) {
  return share(o);
}

const std::vector<NativeDef> iterator_methods = {
    {"__length_hint__", length_hint_method, Arity::none(), nullptr,
     "Private method returning an estimate of len(list(it))."},
    {"__reduce__", reduce_method, Arity::none(), nullptr, "Return state information for pickling."},
};

void make_iterator_type(Type* type, const char* name, UnarySlot next) {
  TypeSpec spec;
  spec.name = name;
  spec.struct_size = sizeof(DictIterator);
  spec.flags = type_flag::has_gc | type_flag::disallow_new;
  spec.methods = &iterator_methods;
  spec.slots.dealloc = iterator_dealloc;
  spec.slots.traverse = iterator_traverse;
  spec.slots.iter = iterator_itself;
  spec.slots.iternext = next;
  make_type(spec, type);
}

bool goes_backwards(const Type* type) {
  const TypePointers& types = vm().types;
  return type == types.dict_reverse_key_iterator || type == types.dict_reverse_value_iterator ||
         type == types.dict_reverse_item_iterator;
}

bool answers_items(const Type* type) {
  return type == vm().types.dict_item_iterator || type == vm().types.dict_reverse_item_iterator;
}

}  // namespace

Ref<> make_dict_iterator(Dict* dict, Type* type) {
  DictIterator* iterator = allocate<DictIterator>(type);
  retain(iterator->dict = dict);
  iterator->used = iterator->left = dict->used;
  iterator->position = goes_backwards(type) ? (dict->keys ? dict->keys->entry_count - 1 : -1) : 0;
  if (answers_items(type)) iterator->pair = tuple_of(vm().none, vm().none).take();
  track(iterator);
  return finish(iterator);
}

void set_up_dict_iterator_types() {
  TypePointers& types = vm().types;
  make_iterator_type(types.dict_key_iterator, "dict_keyiterator", next_key<false>);
  make_iterator_type(types.dict_value_iterator, "dict_valueiterator", next_value_of<false>);
  make_iterator_type(types.dict_item_iterator, "dict_itemiterator", next_item<false>);
  make_iterator_type(types.dict_reverse_key_iterator, "dict_reversekeyiterator", next_key<true>);
  make_iterator_type(types.dict_reverse_value_iterator, "dict_reversevalueiterator", next_value_of<true>);
  make_iterator_type(types.dict_reverse_item_iterator, "dict_reverseitemiterator", next_item<true>);
}

}  // namespace slotscope
