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

struct DictEntry {
  Object* key;    ///< null: deleted
  Object* value;
};

struct KeyTable {
  std::uint8_t log2_size;      ///< 2^n index places
  std::uint8_t index_bytes;    ///< 1, 2, 4
  bool general;                ///< some key is not a str: hashes are stored in an array behind the entries
  std::uint32_t version;       ///< changes when a key is added, removed or moved; 0: none handed out yet (global caches)
  std::int64_t usable;         ///< entries that may still be added before it grows
  std::int64_t entry_count;    ///< used and deleted entries

  char* indices() { return reinterpret_cast<char*>(this + 1); }
  DictEntry* entries();        ///< after the index table
  std::int64_t* hashes();      ///< after the entries; only when general
};

/// What the layout model must remember about the dict of an instance.
struct InstanceDictModel;

struct Dict : Object {
  KeyTable* keys;               ///< null: empty, nothing allocated
  std::int64_t used;
  InstanceDictModel* model;     ///< null for ordinary dicts; owned otherwise
  std::uint64_t mutation_count; ///< iterators notice changes of size with `used`; this notices the rest
};

Ref<Dict> make_dict();
Ref<Dict> make_dict_with_room(std::size_t expected);
/// Borrowed value, or null when absent (no exception) or when comparing or hashing raised (exception pending: check `vm().error`).
Object* dict_get(Dict* dict, Object* key);
Object* dict_get_hashed(Dict* dict, Object* key, std::int64_t hash);
Object* dict_get(Dict* dict, Str* key);  ///< never raises
Object* dict_get(Dict* dict, std::string_view key);
bool dict_set(Dict* dict, Object* key, Object* value);
bool dict_set(Dict* dict, std::string_view key, Object* value);
/// Removes; Tri::False when the key is absent (no exception).
Tri dict_delete(Dict* dict, Object* key);
Tri dict_contains(Dict* dict, Object* key);
Ref<> dict_pop(Dict* dict, Object* key);  ///< empty without exception when absent
void dict_clear(Dict* dict);
Ref<Dict> dict_copy(Dict* dict);
/// dict.update(other): mapping or pairs. `override_existing` false keeps old values.
bool dict_update(Dict* dict, Object* other, bool override_existing = true);
/// Walks in order: `position` starts at 0; borrowed key and value; false at the end.
bool dict_next(const Dict* dict, std::size_t& position, Object** key, Object** value);
/// Position of a str key among the entries, or -1; for caches that remember where a value stands.
std::int64_t dict_entry_index(Dict* dict, Str* key);
inline Object* dict_value_at(Dict* dict, std::size_t index) { return dict->keys->entries()[index].value; }
/// A number that stays the same as long as no key was added, removed or moved (values may change); never 0.
std::uint32_t dict_keys_version(Dict* dict);

struct SetEntry {
  Object* key;        ///< null: free; the dummy marker when deleted
  std::int64_t hash;
};

/// set and frozenset (CPython: Objects/setobject.c: open addressing with linear probes; order of iteration is table order).
struct Set : Object {
  std::int64_t fill, used, mask;
  SetEntry* table;
  std::int64_t hash;          ///< frozenset
  SetEntry small_table[8];
};

Ref<Set> make_set();
Ref<Set> make_frozenset();
bool set_add(Set* set, Object* key);
Tri set_contains(Set* set, Object* key);
Tri set_discard(Set* set, Object* key);
bool set_next(const Set* set, std::size_t& position, Object** key);
bool set_update(Set* set, Object* iterable);

inline bool is_dict(const Object* o) { return o->type->is(type_flag::is_dict); }
bool is_exact_dict(const Object* o);
inline bool is_any_set(const Object* o) { return o->type->is(type_flag::is_set); }
inline Dict* as_dict(Object* o) { return static_cast<Dict*>(o); }

}  // namespace slotscope
