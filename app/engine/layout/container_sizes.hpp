// How many bytes the modelled CPython allocates for the blocks behind lists, dicts and sets, read off their real state.
#pragma once

#include "engine/machine/interpreter.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/sequence.hpp"

namespace slotscope {

/// A dict's key table: header, index table, entries (CPython: Objects/dictobject.c, new_keys_object).
inline std::int64_t modelled_keys_bytes(int log2_size, bool general) {
  const bool compact = since(11);
  const std::int64_t header = compact ? 32 : 40;
  const std::int64_t entry = compact && !general ? 16 : 24;
  const std::int64_t index_bytes = log2_size < 8 ? 1 : log2_size < 16 ? 2 : 4;
  return header + (index_bytes << log2_size) + entry * KeyTable::capacity(log2_size);
}
inline std::int64_t modelled_keys_bytes(const KeyTable* table) {
  return table ? modelled_keys_bytes(table->log2_size, table->general) : 0;
}

/// Account for a key table, and that it is gone.
void note_keys_slow(const KeyTable* table);
void note_keys_freed_slow(const KeyTable* table);

/// The array of a list's items.
inline std::int64_t modelled_items_bytes(const List* list) {
  return static_cast<std::int64_t>(list->capacity) * 8;
}

/// A set's table; the first eight places lie in the set object itself.
inline std::int64_t modelled_set_table_bytes(const Set* set) {
  return set->table == set->small_table ? 0 : (set->mask + 1) * 16;
}

}  // namespace slotscope
