// The tables of sets: probing, adding, growing, merging (used by the files that implement set and frozenset).
#pragma once

#include "engine/builtins/dict_table.hpp"
#include "engine/objects/dict.hpp"

namespace slotscope {

inline Set* as_set(Object* o) {
  return static_cast<Set*>(o);
}
inline bool is_exact_set(const Object* o) {
  return o->type == vm().types.set;
}
inline bool is_exact_frozenset(const Object* o) {
  return o->type == vm().types.frozenset;
}

inline bool hash_set_element(Object* key, std::int64_t& hash) {
  if (key->type == vm().types.str && as_str(key)->hash != -1) {
    hash = as_str(key)->hash;
    return true;
  }
  return hash_for("set element", key, hash);
}

/// Marks the place of an element that was removed.
Object* set_dummy();
/// True for a place that holds an element.
inline bool is_element(const SetEntry& entry) {
  return entry.key && entry.key != set_dummy();
}

bool set_add_hashed(Set* set, Object* key, std::int64_t hash);
Tri set_contains_hashed(Set* set, Object* key, std::int64_t hash);
Tri set_discard_hashed(Set* set, Object* key, std::int64_t hash);
/// Adds the elements of another set (CPython: set_merge).
bool set_merge(Set* set, Set* other);
/// Next element with its hash.
bool set_next_entry(const Set* set, std::size_t& position, SetEntry& entry);
/// An empty set of any type: set, frozenset or a subclass.
Ref<Set> new_set(Type* type);
/// The same elements in a new set of the built-in type that `set` derives from.
Ref<Set> set_copy(Set* set);
/// Makes the table anew when a quarter of it is places of removed elements.
bool set_drop_removed(Set* set);
Tri set_is_subset(Set* a, Set* b);
Ref<Set> set_union(Set* set, Object* other);
Ref<Set> set_difference(Set* set, Object* other);
Ref<Set> set_symmetric_difference(Set* set, Object* other);
bool set_intersection_update(Set* set, Object* other);
bool set_difference_update(Set* set, Object* other);
bool set_symmetric_difference_update(Set* set, Object* other);
/// set & other, as a set of the built-in type that `set` derives from.
Ref<Set> set_intersection(Set* set, Object* other);
/// Takes over the table of another set, which is emptied into the old one's stead.
void swap_tables(Set* a, Set* b);

}  // namespace slotscope
