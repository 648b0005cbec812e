// Union, intersection, difference and symmetric difference of sets with any iterable, in CPython's order of steps.
#include "engine/builtins/set_table.hpp"

namespace slotscope {

namespace {

Ref<Set> new_of_base(const Set* set) {
  return new_set(is_subtype(set->type, vm().types.frozenset) ? vm().types.frozenset : vm().types.set);
}

Ref<Set> copy_and_difference(Set* set, Object* other) {
  Ref<Set> result = set_copy(set);
  if (!result || !set_difference_update(result.get(), other)) return {};
  return result;
}

}  // namespace

Tri set_is_subset(Set* a, Set* b) {
  if (a->used > b->used) return Tri::False;
  std::size_t position = 0;
  for (SetEntry entry; set_next_entry(a, position, entry);) {
    const Ref<> keep = share(entry.key);
    const Tri present = set_contains_hashed(b, entry.key, entry.hash);
    if (present != Tri::True) return present;
  }
  return Tri::True;
}

Ref<Set> set_union(Set* set, Object* other) {
  Ref<Set> result = set_copy(set);
  if (!result || (other != set && !set_update(result.get(), other))) return {};
  return result;
}

bool set_intersection_update(Set* set, Object* other) {
  const Ref<Set> result = set_intersection(set, other);
  if (!result) return false;
  swap_tables(set, result.get());
  return true;
}

/// CPython: set_difference.
Ref<Set> set_difference(Set* set, Object* other) {
  if (!is_any_set(other) && !is_exact_dict(other)) return copy_and_difference(set, other);
  const std::int64_t other_size = is_any_set(other) ? as_set(other)->used : as_dict(other)->used;
  if ((set->used >> 2) > other_size) return copy_and_difference(set, other);
  Ref<Set> result = new_of_base(set);
  std::size_t position = 0;
  for (SetEntry entry; set_next_entry(set, position, entry);) {
    const Ref<> keep = share(entry.key);
    Tri present;
    if (is_any_set(other)) {
      present = set_contains_hashed(as_set(other), entry.key, entry.hash);
    } else {
      const std::int64_t index = find_key(as_dict(other), entry.key, entry.hash);
      present = index == search_failed ? Tri::Error : tri(index >= 0);
    }
    if (present == Tri::Error) return {};
    if (present == Tri::False && !set_add_hashed(result.get(), entry.key, entry.hash)) return {};
  }
  return result;
}

/// CPython: set_symmetric_difference.
Ref<Set> set_symmetric_difference(Set* set, Object* other) {
  Ref<Set> result = new_of_base(set);
  if (!result || !set_update(result.get(), other) || !set_symmetric_difference_update(result.get(), set)) return {};
  return result;
}

/// CPython: set_intersection.
Ref<Set> set_intersection(Set* set, Object* other) {
  if (set == other) return set_copy(set);
  Ref<Set> result = new_of_base(set);
  if (is_any_set(other)) {
    Set* walked = as_set(other);
    if (walked->used > set->used) std::swap(set, walked);
    std::size_t position = 0;
    for (SetEntry entry; set_next_entry(walked, position, entry);) {
      const Ref<> keep = share(entry.key);
      const Tri present = set_contains_hashed(set, entry.key, entry.hash);
      if (present == Tri::Error) return {};
      if (present == Tri::True && !set_add_hashed(result.get(), entry.key, entry.hash)) return {};
    }
    return result;
  }
  const Ref<> iterator = get_iterator(other);
  if (!iterator) return {};
  while (const Ref<> key = next_value(iterator.get())) {
    std::int64_t hash;
    if (!hash_of(key.get(), hash)) return {};
    const Tri present = set_contains_hashed(set, key.get(), hash);
    if (present == Tri::Error) return {};
    if (present == Tri::True && !set_add_hashed(result.get(), key.get(), hash)) return {};
  }
  if (vm().error) return {};
  return result;
}

/// CPython: set_difference_update_internal.
bool set_difference_update(Set* set, Object* other) {
  if (set == other) {
    set_clear(set);
    return true;
  }
  if (is_any_set(other)) {
    Ref<Set> walked = share(as_set(other));
    if ((walked->used >> 3) > set->used) walked = set_intersection(set, other);
    if (!walked) return false;
    std::size_t position = 0;
    for (SetEntry entry; set_next_entry(walked.get(), position, entry);) {
      const Ref<> keep = share(entry.key);
      if (set_discard_hashed(set, entry.key, entry.hash) == Tri::Error) return false;
    }
  } else {
    const Ref<> iterator = get_iterator(other);
    if (!iterator) return false;
    while (const Ref<> key = next_value(iterator.get())) {
      if (set_discard(set, key.get()) == Tri::Error) return false;
    }
    if (vm().error) return false;
  }
  return set_drop_removed(set);
}

/// CPython: set_symmetric_difference_update.
bool set_symmetric_difference_update(Set* set, Object* other) {
  if (set == other) {
    set_clear(set);
    return true;
  }
  const auto flip = [set](Object* key, std::int64_t hash) {
    const Ref<> keep = share(key);
    const Tri removed = set_discard_hashed(set, key, hash);
    return removed == Tri::True || (removed == Tri::False && set_add_hashed(set, key, hash));
  };
  if (is_exact_dict(other)) {
    Dict* dict = as_dict(other);
    for (std::int64_t i = 0; dict->keys && i < dict->keys->entry_count; ++i) {
      Object* key = dict->keys->entries()[i].key;
      if (key && !flip(key, entry_hash(dict->keys, i))) return false;
    }
    return true;
  }
  Ref<Set> walked;
  if (is_any_set(other)) {
    walked = share(as_set(other));
  } else {
    walked = new_of_base(set);
    if (!walked || !set_update(walked.get(), other)) return false;
  }
  std::size_t position = 0;
  for (SetEntry entry; set_next_entry(walked.get(), position, entry);) {
    if (!flip(entry.key, entry.hash)) return false;
  }
  return true;
}

}  // namespace slotscope
