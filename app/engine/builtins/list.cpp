// list as the engine uses it: making, growing, slicing, replacing (CPython: Objects/listobject.c).
//
// `capacity` follows CPython's list_resize and list_preallocate_exact of the modelled version; a list whose items were
// never allocated has no array at all, which CPython's growth takes notice of.
#include <cstring>

#include "engine/builtins/container.hpp"
#include "engine/layout/container_sizes.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/iterators.hpp"

namespace slotscope {

namespace {

/// Even an array without places is a block of its own.
std::size_t array_bytes(std::size_t capacity) {
  return std::max<std::size_t>(capacity, 1) * sizeof(Object*);
}

bool set_capacity(List* list, std::size_t capacity) {
  if (capacity > static_cast<std::size_t>(INT64_MAX) / sizeof(Object*))
    return raise_no_arguments(vm().errors.MemoryError);
  if (capacity > 100'000 && !may_allocate(capacity * sizeof(Object*))) return false;
  if (list->items) {
    note_free(list->items);
    list->items = static_cast<Object**>(resize_buffer(list->items, array_bytes(list->capacity), array_bytes(capacity)));
  } else {
    list->items = static_cast<Object**>(allocate_buffer(array_bytes(capacity)));
  }
  list->capacity = capacity;
  list->flags &= ~List::sorting_flag;
  note_block(list->items, std::max<std::size_t>(static_cast<std::size_t>(modelled_items_bytes(list)), 1));
  return true;
}

/// CPython: list_preallocate_exact; from 3.10 on an odd place more costs nothing.
bool preallocate(List* list, std::size_t size) {
  return set_capacity(list, since(10) ? (size + 1) & ~std::size_t{1} : size);
}

/// How many places list_resize asks for when it has to allocate.
std::size_t grown_capacity(std::size_t old_size, std::size_t size) {
  if (size == 0) return 0;
  if (!since(9)) return size + (size >> 3) + (size < 9 ? 3 : 6);
  const std::size_t capacity = (size + (size >> 3) + 6) & ~std::size_t{3};
  const bool jump = static_cast<std::int64_t>(size - old_size) > static_cast<std::int64_t>(capacity - size);
  return jump ? (size + 3) & ~std::size_t{3} : capacity;
}

/// Makes room at the end for items that will be stored at once.
bool grow_by(List* list, std::size_t count) {
  if (!list->items && since(10)) {
    if (!preallocate(list, count)) return false;
    list->size = count;
    return true;
  }
  return list_resize(list, list->size + count);
}

/// Appends the items of a list or tuple, which may be the list itself.
bool extend_with_sequence(List* list, Object* sequence) {
  const std::size_t count = is_list(sequence) ? as_list(sequence)->size : as_tuple(sequence)->size;
  if (count == 0) return true;
  if (!grow_by(list, count)) return false;
  Object* const* items = is_list(sequence) ? as_list(sequence)->items : as_tuple(sequence)->items;
  Object** out = list->items + list->size - count;
  for (std::size_t i = 0; i < count; ++i) retain(out[i] = items[i]);
  return true;
}

/// Sets, dicts and their views, but not subclasses of them.
bool is_plain_table(const Object* o) {
  const TypePointers& types = vm().types;
  return o->type == types.set || o->type == types.frozenset || o->type == types.dict || o->type == types.dict_keys ||
         o->type == types.dict_values || o->type == types.dict_items;
}

/// From 3.13 on sets and dicts are copied without an iterator, with list_resize's rounding.
bool extend_with_table(List* list, Object* container) {
  std::size_t position = 0;
  if (is_any_set(container)) {
    const Set* set = static_cast<Set*>(container);
    std::size_t out = list->size;
    if (!list_resize(list, list->size + static_cast<std::size_t>(set->used))) return false;
    for (Object* key; set_next(set, position, &key);) retain(list->items[out++] = key);
    return true;
  }
  Dict* dict = is_dict(container) ? as_dict(container) : static_cast<DictView*>(container)->dict;
  std::size_t out = list->size;
  if (!list_resize(list, list->size + static_cast<std::size_t>(dict->used))) return false;
  for (Object *key, *value; dict_next(dict, position, &key, &value);) {
    Ref<> item = container->type == vm().types.dict_items
                     ? tuple_of(key, value)
                     : share(container->type == vm().types.dict_values ? value : key);
    list->items[out++] = item.take();
  }
  return true;
}

bool extend_with_iterator(List* list, Object* iterable) {
  const Ref<> iterator = get_iterator(iterable);
  if (!iterator) return false;
  std::int64_t hint;
  if (!length_hint(iterable, 8, hint)) return false;
  const std::size_t old_size = list->size;
  if (static_cast<std::size_t>(hint) > static_cast<std::size_t>(INT64_MAX) - old_size) {
    // The hint cannot be true: go without the room.
  } else if (list->items || !since(10)) {
    if (!list_resize(list, old_size + static_cast<std::size_t>(hint))) return false;
    list->size = old_size;
  } else if (hint > 0 && !preallocate(list, static_cast<std::size_t>(hint))) {
    return false;
  }
  std::size_t turns = 0;
  while (Ref<> item = next_value(iterator.get())) {
    if (list->size < list->capacity) {
      list->items[list->size++] = item.take();
    } else if (!list_append(list, item.get())) {
      return false;
    }
    if (++turns % 4096 == 0 && !keep_going()) return false;
  }
  if (vm().error) return false;
  return list->size == list->capacity || list_resize(list, list->size);
}

bool remove_one(List* list, std::size_t index) {
  Object* const old = list->items[index];
  std::memmove(list->items + index, list->items + index + 1, (list->size - index - 1) * sizeof(Object*));
  const bool resized = list_resize(list, list->size - 1);
  release(old);
  return resized;
}

}  // namespace

bool is_exact_list(const Object* o) {
  return o->type == vm().types.list;
}

bool list_resize(List* list, std::size_t size) {
  const std::size_t old_size = list->size;
  if (list->capacity < size || size < list->capacity >> 1) {
    if (!set_capacity(list, grown_capacity(old_size, size))) return false;
  }
  if (size > old_size) std::memset(list->items + old_size, 0, (size - old_size) * sizeof(Object*));
  list->size = size;
  return true;
}

Ref<List> make_list(std::size_t size) {
  List* list = allocate<List>(vm().types.list);
  track(list);
  Ref<List> result = finish(list);
  if (size == 0) return result;
  if (!set_capacity(list, size)) return {};
  std::memset(list->items, 0, size * sizeof(Object*));
  list->size = size;
  return result;
}

Ref<List> make_list_with_room(std::size_t capacity) {
  Ref<List> list = make_list();
  if (!set_capacity(list.get(), capacity)) return {};
  return list;
}

Ref<List> make_list_stealing(Object* const* items, std::size_t size) {
  Ref<List> list = make_list(size);
  if (list && size > 0) std::memcpy(list->items, items, size * sizeof(Object*));
  return list;
}

Ref<List> make_list_of(Object* const* items, std::size_t size) {
  Ref<List> list = make_list(size);
  for (std::size_t i = 0; list && i < size; ++i) {
    retain(list->items[i] = items[i]);
    if (i % 65536 == 65535 && !keep_going()) return {};
  }
  return list;
}

Ref<List> list_slice(const List* list, std::size_t low, std::size_t high) {
  return make_list_of(list->items + low, high - low);
}

bool list_insert(List* list, std::int64_t index, Object* item) {
  const auto size = static_cast<std::int64_t>(list->size);
  if (!list_resize(list, list->size + 1)) return false;
  if (index < 0) index = std::max<std::int64_t>(index + size, 0);
  index = std::min(index, size);
  std::memmove(list->items + index + 1, list->items + index, static_cast<std::size_t>(size - index) * sizeof(Object*));
  retain(list->items[index] = item);
  return true;
}

bool list_extend(List* list, Object* iterable) {
  if (is_exact_list(iterable) || is_exact_tuple(iterable) || iterable == list)
    return extend_with_sequence(list, iterable);
  if (since(13) && is_plain_table(iterable)) return extend_with_table(list, iterable);
  return extend_with_iterator(list, iterable);
}

Ref<List> list_from_iterable(Object* iterable) {
  Ref<List> list = make_list();
  if (!list_fill(list.get(), iterable)) return {};
  return list;
}

bool list_fill(List* list, Object* iterable) {
  if (!since(10) && !list->items && (iterable->type->slots.sq_length || iterable->type->slots.mp_length)) {
    std::int64_t size;
    if (!length(iterable, size)) {
      if (!exception_matches(vm().errors.TypeError)) return false;
      clear_exception();
    } else if (size > 0 && !preallocate(list, static_cast<std::size_t>(size))) {
      return false;
    }
  }
  return list_extend(list, iterable);
}

void list_clear(List* list) {
  Object** items = std::exchange(list->items, nullptr);
  if (!items) return;
  const std::size_t size = std::exchange(list->size, 0);
  const std::size_t capacity = std::exchange(list->capacity, 0);
  release_backwards(items, size);
  note_free(items);
  free_buffer(items, array_bytes(capacity));
}

bool list_replace(List* list, std::int64_t low, std::int64_t high, Object* const* items, std::size_t count) {
  const auto size = static_cast<std::int64_t>(list->size);
  low = std::clamp<std::int64_t>(low, 0, size);
  high = std::clamp<std::int64_t>(high, low, size);
  const auto removed = static_cast<std::size_t>(high - low);
  const std::size_t new_size = list->size - removed + count;
  if (new_size == 0) {
    list_clear(list);
    return true;
  }
  if (removed == 1 && count == 0) return remove_one(list, static_cast<std::size_t>(low));
  const std::vector<Object*> old(list->items + low, list->items + high);
  // What is taken out waits in a block of its own until the list is in order again (CPython: list_ass_slice).
  constexpr std::size_t most_on_stack = 8;
  const bool waits_in_block = removed > most_on_stack;
  if (waits_in_block) note_block(&old, removed * sizeof(Object*));
  const std::vector<Object*> added(items, items + count);  // `items` may lie in this list
  const std::size_t tail = list->size - static_cast<std::size_t>(high);
  if (count < removed) {
    std::memmove(list->items + low + count, list->items + high, tail * sizeof(Object*));
    if (!list_resize(list, new_size)) return false;
  } else if (count > removed) {
    if (!list_resize(list, new_size)) return false;
    std::memmove(list->items + low + count, list->items + high, tail * sizeof(Object*));
  }
  for (std::size_t i = 0; i < count; ++i) retain(list->items[static_cast<std::size_t>(low) + i] = added[i]);
  release_backwards(old.data(), old.size());
  if (waits_in_block) note_free(&old);
  return true;
}

}  // namespace slotscope
