// list and tuple. A list's capacity is the one CPython would have after the same history, so its size is its real state.
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
  std::size_t capacity;  ///< as the modelled CPython would have allocated; the real block is at least this large
  Object** begin() const { return items; }
  Object** end() const { return items + size; }
};

/// A tuple whose items the caller fills at once with owned references (all are null at first). make_tuple(0) is the shared ().
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
Ref<List> make_list_of(Object* const* items, std::size_t size);
bool list_append(List* list, Object* item);
bool list_insert(List* list, std::int64_t index, Object* item);
bool list_extend(List* list, Object* iterable);
/// list(iterable), with CPython's resulting capacity.
Ref<List> list_from_iterable(Object* iterable);
Ref<Tuple> tuple_from_iterable(Object* iterable);
bool list_sort(List* list, Object* key, bool reverse);
/// Resizes as CPython's list_resize would on the modelled version; new places are null.
bool list_resize(List* list, std::size_t size);

inline bool is_tuple(const Object* o) { return o->type->is(type_flag::is_tuple); }
inline bool is_list(const Object* o) { return o->type->is(type_flag::is_list); }
bool is_exact_tuple(const Object* o);
bool is_exact_list(const Object* o);
inline Tuple* as_tuple(Object* o) { return static_cast<Tuple*>(o); }
inline List* as_list(Object* o) { return static_cast<List*>(o); }

}  // namespace slotscope
