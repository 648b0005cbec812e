// The key tables of dicts: finding, adding and removing entries (used by the files that implement dict).
#pragma once

#include "engine/machine/heap.hpp"
#include "engine/machine/operations.hpp"
#include "engine/objects/dict.hpp"

namespace slotscope {

/// What a search answers instead of the index of an entry.
inline constexpr std::int64_t key_missing = -1, search_failed = -2;

/// Searches any dict for any key; comparing may run the program's code, which may change the dict.
std::int64_t find_key(Dict* dict, Object* key, std::int64_t hash);
/// Appends an entry for a key that is not there, growing the table when it is full.
bool add_entry(Dict* dict, Object* key, std::int64_t hash, Object* value);
/// Takes the entry at an index out; its key and value are given to the caller.
void remove_entry(Dict* dict, std::int64_t index, Object*& key, Object*& value);
/// The hash stored for an entry.
std::int64_t entry_hash(KeyTable* table, std::int64_t index);
/// The same table with references of its own.
KeyTable* clone_key_table(KeyTable* table);
void release_key_table(KeyTable* table);
/// Frees the table and releases its keys and values.
void destroy_key_table(KeyTable* table);

/// The hash of a dict key or set element; from 3.14 on the TypeError says which of the two it cannot be.
bool hash_for(const char* use, Object* key, std::int64_t& hash);
inline bool hash_dict_key(Object* key, std::int64_t& hash) {
  if (key->type == vm().types.str && as_str(key)->hash != -1) {
    hash = as_str(key)->hash;
    return true;
  }
  return hash_for("dict key", key, hash);
}

/// True when the cycle collector might have to look at a container because of this object (CPython:
/// _PyObject_GC_MAY_BE_TRACKED).
inline bool may_be_tracked(const Object* object) {
  return object->has(object_flag::collectable) &&
         (object->type != vm().types.tuple || object->has(object_flag::tracked));
}

}  // namespace slotscope
