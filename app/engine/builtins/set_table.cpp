// The tables of sets, probed and grown as CPython does, so that elements come out in the same order (CPython:
// Objects/setobject.c).
#include "engine/builtins/set_table.hpp"

#include <cstring>

#include "engine/layout/container_sizes.hpp"
#include "engine/objects/instance.hpp"

namespace slotscope {

namespace {

constexpr std::int64_t smallest_mask = 7;
constexpr std::uint64_t linear_probes = 9;
constexpr int perturbation_shift = 5;

std::size_t table_bytes(std::int64_t mask) {
  return static_cast<std::size_t>(mask + 1) * sizeof(SetEntry);
}

void free_table(Set* owner, SetEntry* table, std::int64_t mask) {
  if (table == owner->small_table) return;
  note_free(table);
  free_buffer(table, table_bytes(mask));
}

/// Puts an element that is not there into a table without removed ones (CPython: set_insert_clean).
void insert_clean(SetEntry* table, std::uint64_t mask, Object* key, std::int64_t hash) {
  std::uint64_t perturbation = static_cast<std::uint64_t>(hash);
  for (std::uint64_t place = perturbation & mask;;) {
    const std::uint64_t last = place + linear_probes <= mask ? place + linear_probes : place;
    for (std::uint64_t i = place; i <= last; ++i) {
      if (table[i].key) continue;
      table[i] = {key, hash};
      return;
    }
    perturbation >>= perturbation_shift;
    place = (place * 5 + 1 + perturbation) & mask;
  }
}

/// CPython: set_table_resize.
bool resize(Set* set, std::int64_t wanted) {
  std::int64_t size = smallest_mask + 1;
  while (size <= wanted) size <<= 1;
  SetEntry* const old = set->table;
  const std::int64_t old_mask = set->mask;
  SetEntry small_copy[smallest_mask + 1];
  const SetEntry* source = old;
  SetEntry* table;
  if (size == smallest_mask + 1) {
    table = set->small_table;
    if (table == old) {
      if (set->fill == set->used) return true;
      std::memcpy(small_copy, old, sizeof small_copy);
      source = small_copy;
    }
  } else {
    if (table_bytes(size - 1) > 1'000'000 && !may_allocate(table_bytes(size - 1))) return false;
    table = static_cast<SetEntry*>(allocate_buffer(table_bytes(size - 1)));
  }
  std::memset(static_cast<void*>(table), 0, table_bytes(size - 1));
  for (std::int64_t i = 0; i <= old_mask; ++i) {
    if (is_element(source[i])) insert_clean(table, static_cast<std::uint64_t>(size - 1), source[i].key, source[i].hash);
  }
  set->table = table;
  set->mask = size - 1;
  set->fill = set->used;
  if (table != set->small_table) note_block(table, static_cast<std::size_t>(modelled_set_table_bytes(set)));
  if (old != table) free_table(set, old, old_mask);
  return true;
}

enum class Match { No, Yes, Changed, Error };

/// Compares an element with a key of the same hash; the comparison may change the set.
Match compare_element(Set* set, SetEntry* entry, Object* key) {
  Object* const element = entry->key;
  if (element == key) return Match::Yes;
  if (element->type == vm().types.str && key->type == vm().types.str) {
    return str_equal(as_str(element), as_str(key)) ? Match::Yes : Match::No;
  }
  const SetEntry* const table = set->table;
  const Ref<> keep = share(element);
  const Tri equal = compare_bool(element, key, CompareOp::Eq);
  if (equal == Tri::Error) return Match::Error;
  if (set->table != table || entry->key != element) return Match::Changed;
  return equal == Tri::True ? Match::Yes : Match::No;
}

struct Found {
  SetEntry* entry;  ///< of the key, or the free place where the search ended; null after an error
  bool present;
  SetEntry* removed;  ///< the last place of a removed element on the way
};

/// CPython: set_lookkey, set_add_entry: nine linear probes, then a jump.
Found search(Set* set, Object* key, std::int64_t hash) {
restart:
  const std::uint64_t mask = static_cast<std::uint64_t>(set->mask);
  std::uint64_t perturbation = static_cast<std::uint64_t>(hash);
  SetEntry* removed = nullptr;
  for (std::uint64_t place = perturbation & mask;;) {
    const std::uint64_t last = place + linear_probes <= mask ? place + linear_probes : place;
    for (std::uint64_t i = place; i <= last; ++i) {
      SetEntry* entry = &set->table[i];
      if (!entry->key) return {entry, false, removed};
      if (entry->key == set_dummy()) {
        removed = entry;
      } else if (entry->hash == hash) {
        const Match match = compare_element(set, entry, key);
        if (match == Match::Yes) return {entry, true, nullptr};
        if (match == Match::Error) return {nullptr, false, nullptr};
        if (match == Match::Changed) goto restart;
      }
    }
    perturbation >>= perturbation_shift;
    place = (place * 5 + 1 + perturbation) & mask;
  }
}

/// 3.9 alone leaves the places of removed elements unused until the table is made anew.
bool reuses_removed_places() {
  return vm().version != 9;
}

bool add_from_dict(Set* set, Dict* dict) {
  if (dict->used == 0) return true;
  if ((set->fill + dict->used) * 5 >= set->mask * 3 && !resize(set, (set->used + dict->used) * 2)) return false;
  for (std::int64_t i = 0; dict->keys && i < dict->keys->entry_count; ++i) {
    const Ref<> key = share(dict->keys->entries()[i].key);
    if (key && !set_add_hashed(set, key.get(), entry_hash(dict->keys, i))) return false;
  }
  return true;
}

}  // namespace

Object* set_dummy() {
  static Object dummy{};
  return &dummy;
}

Ref<Set> new_set(Type* type) {
  Set* set;
  if (type == vm().types.set || type == vm().types.frozenset) {
    set = allocate<Set>(type);
  } else {
    Ref<> instance = allocate_instance(type);
    if (!instance) return {};
    set = as_set(instance.take());
  }
  set->mask = smallest_mask;
  set->table = set->small_table;
  set->hash = -1;
  track(set);
  return finish(set);
}

Ref<Set> make_set() {
  return new_set(vm().types.set);
}
Ref<Set> make_frozenset() {
  return new_set(vm().types.frozenset);
}

bool set_add_hashed(Set* set, Object* key, std::int64_t hash) {
  const Ref<> keep = share(key);
  const Found found = search(set, key, hash);
  if (!found.entry) return false;
  if (found.present) return true;
  retain(key);
  ++set->used;
  if (found.removed && reuses_removed_places()) {
    *found.removed = {key, hash};
    return true;
  }
  ++set->fill;
  *found.entry = {key, hash};
  if (set->fill * 5 < set->mask * 3) return true;
  return resize(set, set->used > 50000 ? set->used * 2 : set->used * 4);
}

Tri set_contains_hashed(Set* set, Object* key, std::int64_t hash) {
  const Found found = search(set, key, hash);
  return found.entry ? tri(found.present) : Tri::Error;
}

Tri set_discard_hashed(Set* set, Object* key, std::int64_t hash) {
  const Found found = search(set, key, hash);
  if (!found.entry) return Tri::Error;
  if (!found.present) return Tri::False;
  Object* old = std::exchange(found.entry->key, set_dummy());
  found.entry->hash = -1;
  --set->used;
  release(old);
  return Tri::True;
}

bool set_drop_removed(Set* set) {
  if (set->fill - set->used <= set->mask / 4) return true;
  return resize(set, set->used > 50000 ? set->used * 2 : set->used * 4);
}

bool set_add(Set* set, Object* key) {
  std::int64_t hash;
  return hash_set_element(key, hash) && set_add_hashed(set, key, hash);
}

Tri set_contains(Set* set, Object* key) {
  std::int64_t hash;
  return hash_set_element(key, hash) ? set_contains_hashed(set, key, hash) : Tri::Error;
}

Tri set_discard(Set* set, Object* key) {
  std::int64_t hash;
  return hash_set_element(key, hash) ? set_discard_hashed(set, key, hash) : Tri::Error;
}

bool set_next_entry(const Set* set, std::size_t& position, SetEntry& entry) {
  while (position <= static_cast<std::size_t>(set->mask)) {
    entry = set->table[position++];
    if (is_element(entry)) return true;
  }
  return false;
}

bool set_next(const Set* set, std::size_t& position, Object** key) {
  SetEntry entry;
  if (!set_next_entry(set, position, entry)) return false;
  *key = entry.key;
  return true;
}

bool set_merge(Set* set, Set* other) {
  if (other == set || other->used == 0) return true;
  if ((set->fill + other->used) * 5 >= set->mask * 3 && !resize(set, (set->used + other->used) * 2)) return false;
  if (set->fill == 0) {
    const bool same_table = set->mask == other->mask && other->fill == other->used;
    for (std::int64_t i = 0; i <= other->mask; ++i) {
      const SetEntry entry = other->table[i];
      if (!is_element(entry)) continue;
      retain(entry.key);
      if (same_table) {
        set->table[i] = entry;
      } else {
        insert_clean(set->table, static_cast<std::uint64_t>(set->mask), entry.key, entry.hash);
      }
    }
    set->fill = set->used = other->used;
    return true;
  }
  for (std::int64_t i = 0; i <= other->mask; ++i) {
    const SetEntry entry = other->table[i];
    if (is_element(entry) && !set_add_hashed(set, entry.key, entry.hash)) return false;
  }
  return true;
}

bool set_update(Set* set, Object* iterable) {
  if (is_any_set(iterable)) return set_merge(set, as_set(iterable));
  if (is_exact_dict(iterable)) return add_from_dict(set, as_dict(iterable));
  const Ref<> iterator = get_iterator(iterable);
  if (!iterator) return false;
  std::size_t turns = 0;
  while (const Ref<> key = next_value(iterator.get())) {
    if (!set_add(set, key.get())) return false;
    if (++turns % 4096 == 0 && !keep_going()) return false;
  }
  return vm().error == nullptr;
}

void set_clear(Set* set) {
  if (set->fill == 0) return;
  SetEntry* const old = set->table;
  const std::int64_t mask = set->mask;
  SetEntry small_copy[smallest_mask + 1];
  const bool was_small = old == set->small_table;
  if (was_small) std::memcpy(small_copy, old, sizeof small_copy);
  std::memset(static_cast<void*>(set->small_table), 0, sizeof set->small_table);
  set->table = set->small_table;
  set->mask = smallest_mask;
  set->fill = set->used = 0;
  set->hash = -1;
  const SetEntry* const entries = was_small ? small_copy : old;
  for (std::int64_t i = 0; i <= mask; ++i) {
    if (is_element(entries[i])) release(entries[i].key);
  }
  if (!was_small) free_table(set, old, mask);
}

Ref<Set> set_copy(Set* set) {
  Ref<Set> copy = new_set(is_subtype(set->type, vm().types.frozenset) ? vm().types.frozenset : vm().types.set);
  if (!copy || !set_merge(copy.get(), set)) return {};
  return copy;
}

void swap_tables(Set* a, Set* b) {
  std::swap(a->fill, b->fill);
  std::swap(a->used, b->used);
  std::swap(a->mask, b->mask);
  const bool a_small = a->table == a->small_table, b_small = b->table == b->small_table;
  SetEntry* const a_table = a->table;
  a->table = b_small ? a->small_table : b->table;
  b->table = a_small ? b->small_table : a_table;
  for (std::size_t i = 0; i < std::size(a->small_table); ++i) std::swap(a->small_table[i], b->small_table[i]);
  if (is_subtype(a->type, vm().types.frozenset) && is_subtype(b->type, vm().types.frozenset)) {
    std::swap(a->hash, b->hash);
  } else {
    a->hash = b->hash = -1;
  }
}

Ref<Set> set_from_iterable(Object* iterable) {
  Ref<Set> set = make_set();
  if (!set || !set_update(set.get(), iterable)) return {};
  return set;
}

Ref<Set> frozenset_from_iterable(Object* iterable) {
  if (is_exact_frozenset(iterable)) return share(as_set(iterable));
  Ref<Set> set = make_frozenset();
  if (!set || !set_update(set.get(), iterable)) return {};
  return set;
}

}  // namespace slotscope
