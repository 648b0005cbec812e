// list and tuple. A list's capacity is the one CPython would have after the same history, so its size is its real
// state.
#pragma once

#include "engine/objects/type.hpp"

namespace slotscope {

struct Tuple : Object {
  std::size_t size;
  Object** items;  ///< just after the struct, or a separate block in instances of subclasses with extra words
  Object** begin() const { return items; }
  Object** end() const { return items + size; }
};

struct List : Object {
  Object** items;
  std::size_t size;
  static constexpr std::uint32_t sorting_flag =
      object_flag::b;  ///< empty because it is being sorted, and not touched meanwhile

  std::size_t capacity;  ///< as the modelled CPython would have allocated; the real block is at least this large
  Object** begin() const { return items; }
  Object** end() const { return items + size; }
};

/// A tuple whose items the caller fills at once with owned references (all are null at first). make_tuple(0) is the
/// shared ().
Ref<Tuple> make_tuple(std::size_t size);
Ref<Tuple> make_tuple_of(Object* const* items, std::size_t size);  ///< shares the items
template <class... R>
Ref<Tuple> tuple_of(const R&... items) {
  Object* values[] = {items..., nullptr};
  return make_tuple_of(values, sizeof...(items));
}
/// Told once the items are in: accounts for it and tracks it if the model would.
Ref<> finish_tuple(Ref<Tuple> tuple);

/// An empty list, or one with exactly `size` places (null until filled by the caller).
Ref<List> make_list(std::size_t size = 0);
/// An empty list with places already allocated, as split() begins.
Ref<List> make_list_with_room(std::size_t capacity);
/// A list display (BUILD_LIST): exactly as large as its items.
Ref<List> make_list_of(Object* const* items, std::size_t size);
/// The same, taking over the references (the array keeps dangling pointers).
Ref<List> make_list_stealing(Object* const* items, std::size_t size);
bool list_insert(List* list, std::int64_t index, Object* item);
bool list_extend(List* list, Object* iterable);
/// What list(iterable) makes; sorted() and [*iterable] are make_list() and list_extend, which grow differently up
/// to 3.9.
Ref<List> list_from_iterable(Object* iterable);
/// list.__init__: fills an empty list.
bool list_fill(List* list, Object* iterable);
Ref<Tuple> tuple_from_iterable(Object* iterable);
Ref<Tuple> list_to_tuple(const List* list);
/// iterable[low:high] as a new list or tuple; the bounds are within the size.
Ref<List> list_slice(const List* list, std::size_t low, std::size_t high);
Ref<> tuple_slice(Tuple* tuple, std::size_t low, std::size_t high);
/// list[low:high] = items.
bool list_replace(List* list, std::int64_t low, std::int64_t high, Object* const* items, std::size_t count);
bool list_sort(List* list, Object* key, bool reverse);
void list_clear(List* list);
/// Resizes as CPython's list_resize would on the modelled version; new places are null.
bool list_resize(List* list, std::size_t size);

inline bool list_append(List* list, Object* item) {
  const std::size_t size = list->size;
  if (size == list->capacity) {
    if (!list_resize(list, size + 1)) return false;
  } else {
    list->size = size + 1;
  }
  retain(item);
  list->items[size] = item;
  return true;
}

struct Range : Object {
  Object *start, *stop, *step, *length;  ///< ints
};
Ref<> make_range(std::int64_t start, std::int64_t stop, std::int64_t step = 1);

struct Slice : Object {
  Object *start, *stop, *step;
};
Ref<> make_slice(Object* start, Object* stop, Object* step);
bool is_slice(const Object* o);
/// start, stop and step of a slice as numbers (CPython: PySlice_Unpack): huge values are clamped, a zero step raises.
bool slice_unpack(Slice* slice, std::int64_t& start, std::int64_t& stop, std::int64_t& step);
/// Fits them to a length; how many items they select.
std::int64_t slice_adjust(std::int64_t length, std::int64_t& start, std::int64_t& stop, std::int64_t step);

inline bool is_tuple(const Object* o) {
  return o->type->is(type_flag::is_tuple);
}
inline bool is_list(const Object* o) {
  return o->type->is(type_flag::is_list);
}
bool is_exact_tuple(const Object* o);
bool is_exact_list(const Object* o);
inline Tuple* as_tuple(Object* o) {
  return static_cast<Tuple*>(o);
}
inline List* as_list(Object* o) {
  return static_cast<List*>(o);
}

}  // namespace slotscope
