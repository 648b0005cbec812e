// dict and set: compact, ordered hash tables that grow and shrink exactly as the modelled CPython's do.
//
// Keys live in a `KeyTable`: header, index table (1, 2 or 4 bytes an index), entries in insertion order. A table whose
// keys are all str keeps no hashes in its entries (they are in the strings); one other key converts it for good. Table
// sizes, usable counts and growth follow CPython (Objects/dictobject.c) per version, so `sys.getsizeof` is read off the
// real state. The dict of an instance also remembers what the model needs to tell a split table from a combined one.
#pragma once

#include "engine/objects/text.hpp"
#include "engine/objects/type.hpp"

namespace slotscope {

struct Dict;
struct List;

struct DictEntry {
  Object* key;  ///< null: deleted
  Object* value;
};

struct KeyTable {
  std::uint8_t log2_size;    ///< 2^n index places
  std::uint8_t index_bytes;  ///< 1, 2, 4
  bool general;              ///< some key is not a str: hashes are stored in an array behind the entries
  std::uint32_t version;     ///< changes when a key is added, removed or moved; 0: none handed out yet (global caches)
  std::int64_t usable;       ///< entries that may still be added before it grows
  std::int64_t entry_count;  ///< used and deleted entries

  static constexpr std::int64_t empty = -1, deleted = -2;  ///< in the index table

  const char* indices() const { return reinterpret_cast<const char*>(this + 1); }
  char* indices() { return reinterpret_cast<char*>(this + 1); }
  std::size_t places() const { return std::size_t{1} << log2_size; }
  std::int64_t index_at(std::size_t place) const {
    if (index_bytes == 1) return reinterpret_cast<const std::int8_t*>(indices())[place];
    if (index_bytes == 2) return reinterpret_cast<const std::int16_t*>(indices())[place];
    return reinterpret_cast<const std::int32_t*>(indices())[place];
  }
  /// After the index table.
  DictEntry* entries() { return reinterpret_cast<DictEntry*>(indices() + (std::size_t{index_bytes} << log2_size)); }
  /// After the entries; only when general.
  std::int64_t* hashes() { return reinterpret_cast<std::int64_t*>(entries() + capacity(log2_size)); }
  /// How many entries a table of 2^log2_size places may hold.
  static constexpr std::int64_t capacity(int log2_size) { return ((std::int64_t{1} << log2_size) << 1) / 3; }
};

/// What the layout model must remember about the dict of an instance while the modelled dict is split: its values are
/// its own, its keys belong to the class. The keys here are in an ordinary table all the same. A dict tells its model
/// what is about to happen, so that it can follow CPython: `let_go` deletes the model (`dict->model` becomes null),
/// after which the dict is an ordinary one whose table the model may have resized.
struct InstanceDictModel {
  virtual ~InstanceDictModel() = default;
  virtual void adding(Dict* dict, Object* key) = 0;    ///< a key that is not there yet
  virtual void removing(Dict* dict, Object* key) = 0;  ///< a key that is there
  virtual void removing_last(Dict* dict) = 0;          ///< popitem()
  virtual void clearing(Dict* dict) = 0;
  virtual void merging(Dict* dict, std::int64_t more, bool str_keys) = 0;  ///< so many entries of another dict
  virtual void replacing_table(Dict* dict) = 0;                            ///< by a copy of another dict's
  virtual InstanceDictModel* copying(Dict* copy) = 0;                      ///< model of what dict.copy() returns
  virtual void ending(const Dict* dict) = 0;                               ///< the dict is being destroyed

 protected:
  static void let_go(Dict* dict);
};

struct Dict : Object {
  KeyTable* keys;  ///< null: empty, nothing allocated
  std::int64_t used;
  InstanceDictModel* model;      ///< null for ordinary dicts; owned otherwise
  std::uint64_t mutation_count;  ///< iterators notice changes of size with `used`; this notices the rest
};

Ref<Dict> make_dict();
/// What calling dict() makes: up to 3.9 it has a key table from the start.
Ref<Dict> make_dict_as_called();
/// Room for `expected` keys without growing (CPython: _PyDict_NewPresized); `str_keys` says that all will be str.
Ref<Dict> make_dict_with_room(std::size_t expected, bool str_keys = true);
/// A dict display: keys and values alternate (BUILD_MAP).
Ref<Dict> make_dict_of(Object* const* keys_and_values, std::size_t pairs);
/// A dict display whose keys are a constant tuple (BUILD_CONST_KEY_MAP).
Ref<Dict> make_dict_of_keys(Tuple* keys, Object* const* values);
/// Borrowed value, or null when absent (no exception) or when comparing or hashing raised (exception pending: check
/// `vm().error`).
Object* dict_get(Dict* dict, Object* key);
Object* dict_get_hashed(Dict* dict, Object* key, std::int64_t hash);
Object* dict_get(Dict* dict, Str* key);  ///< never raises
Object* dict_get(Dict* dict, std::string_view key);
bool dict_set(Dict* dict, Object* key, Object* value);
bool dict_set_hashed(Dict* dict, Object* key, std::int64_t hash, Object* value);
bool dict_set(Dict* dict, std::string_view key, Object* value);
/// The value of `key`, which becomes `value` first when it was absent; borrowed, null with an exception pending.
Object* dict_set_default(Dict* dict, Object* key, Object* value);
/// Removes; Tri::False when the key is absent (no exception).
Tri dict_delete(Dict* dict, Object* key);
Tri dict_contains(Dict* dict, Object* key);
Ref<> dict_pop(Dict* dict, Object* key);  ///< empty without exception when absent
void dict_clear(Dict* dict);
Ref<Dict> dict_copy(Dict* dict);
/// dict.update(other): mapping or pairs. `override_existing` false keeps old values.
bool dict_update(Dict* dict, Object* other, bool override_existing = true);
/// Adds everything of a mapping: a dict, or anything with keys() (CPython: dict_merge).
bool dict_merge(Dict* dict, Object* mapping, bool override_existing = true);
/// Walks in order: `position` starts at 0; borrowed key and value; false at the end.
bool dict_next(const Dict* dict, std::size_t& position, Object** key, Object** value);
/// Position of a str key among the entries, or -1; for caches that remember where a value stands.
std::int64_t dict_entry_index(Dict* dict, Str* key);
inline Object* dict_value_at(Dict* dict, std::size_t index) {
  return dict->keys->entries()[index].value;
}
/// A number that stays the same as long as no key was added, removed or moved (values may change); never 0.
std::uint32_t dict_keys_version(Dict* dict);
/// list(d), list(d.values()), list(d.items()).
Ref<List> dict_keys_list(Dict* dict);
Ref<List> dict_values_list(Dict* dict);
Ref<List> dict_items_list(Dict* dict);
/// Makes the key table 2^log2_size places large, whatever is in it (CPython: dictresize).
bool dict_resize(Dict* dict, int log2_size, bool str_keys);
/// log2 of the table for a wanted number of places (CPython: calculate_log2_keysize) or of keys
/// (estimate_log2_keysize).
int log2_for_places(std::int64_t places);
int log2_for_keys(std::int64_t keys);

/// Finds a str in a table of str keys only: the entry's index, or -1. Its hash must have been computed.
inline std::int64_t find_str_key(KeyTable* table, const Str* key) {
  const std::uint64_t hash = static_cast<std::uint64_t>(key->hash);
  const std::uint64_t mask = table->places() - 1;
  DictEntry* entries = table->entries();
  std::uint64_t perturbation = hash;
  for (std::uint64_t place = hash & mask;;) {
    const std::int64_t index = table->index_at(place);
    if (index >= 0) {
      const Str* candidate = static_cast<const Str*>(entries[index].key);
      if (candidate == key) return index;
      if (candidate->hash == key->hash && !(candidate->interned && key->interned) && str_equal(candidate, key))
        return index;
    } else if (index == KeyTable::empty) {
      return -1;
    }
    perturbation >>= 5;
    place = (place * 5 + perturbation + 1) & mask;
  }
}

/// dict_get for a str whose hash is known and a table of str keys only, as namespaces are; otherwise the general way.
inline Object* dict_get_str(Dict* dict, Str* key) {
  KeyTable* table = dict->keys;
  if (!table) return nullptr;
  if (table->general || key->hash == -1) return dict_get(dict, key);
  const std::int64_t index = find_str_key(table, key);
  return index < 0 ? nullptr : table->entries()[index].value;
}

struct SetEntry {
  Object* key;  ///< null: free; the dummy marker when deleted
  std::int64_t hash;
};

/// set and frozenset (CPython: Objects/setobject.c: open addressing with linear probes; order of iteration is table
/// order).
struct Set : Object {
  std::int64_t fill, used, mask;
  SetEntry* table;
  std::int64_t hash;    ///< frozenset: -1 until computed
  std::int64_t finger;  ///< where set.pop() looks next
  SetEntry small_table[8];
  Object* weak_list;
};

Ref<Set> make_set();
Ref<Set> make_frozenset();
/// set(iterable) / frozenset(iterable), with CPython's resulting table.
Ref<Set> set_from_iterable(Object* iterable);
Ref<Set> frozenset_from_iterable(Object* iterable);
bool set_add(Set* set, Object* key);
Tri set_contains(Set* set, Object* key);
Tri set_discard(Set* set, Object* key);
bool set_next(const Set* set, std::size_t& position, Object** key);
bool set_update(Set* set, Object* iterable);
void set_clear(Set* set);

inline bool is_dict(const Object* o) {
  return o->type->is(type_flag::is_dict);
}
bool is_exact_dict(const Object* o);
inline bool is_any_set(const Object* o) {
  return o->type->is(type_flag::is_set);
}
inline Dict* as_dict(Object* o) {
  return static_cast<Dict*>(o);
}

}  // namespace slotscope
