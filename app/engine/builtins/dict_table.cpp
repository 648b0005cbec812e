// The key tables of dicts: hashing into the index table, growth, conversion from str keys to general keys.
#include "engine/builtins/dict_table.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "engine/layout/container_sizes.hpp"
#include "engine/objects/object_type.hpp"

namespace slotscope {

namespace {

constexpr int smallest_log2 = 3;

int index_bytes_for(int log2_size) {
  return log2_size < 8 ? 1 : log2_size < 16 ? 2 : 4;
}

std::size_t table_bytes(int log2_size, bool general) {
  const std::size_t entry = sizeof(DictEntry) + (general ? sizeof(std::int64_t) : 0);
  return sizeof(KeyTable) + (static_cast<std::size_t>(index_bytes_for(log2_size)) << log2_size) +
         entry * static_cast<std::size_t>(KeyTable::capacity(log2_size));
}

KeyTable* new_key_table(int log2_size, bool general) {
  const std::size_t bytes = table_bytes(log2_size, general);
  if (bytes > 1'000'000 && !may_allocate(bytes)) return nullptr;
  auto* table = static_cast<KeyTable*>(allocate_buffer(bytes));
  table->log2_size = static_cast<std::uint8_t>(log2_size);
  table->index_bytes = static_cast<std::uint8_t>(index_bytes_for(log2_size));
  table->general = general;
  table->version = 0;
  table->usable = KeyTable::capacity(log2_size);
  table->entry_count = 0;
  std::memset(table->indices(), 0xff, std::size_t{table->index_bytes} << log2_size);
  if (vm().tracing_memory) note_keys_slow(table);
  return table;
}

void set_index(KeyTable* table, std::size_t place, std::int64_t index) {
  switch (table->index_bytes) {
    case 1:
      reinterpret_cast<std::int8_t*>(table->indices())[place] = static_cast<std::int8_t>(index);
      break;
    case 2:
      reinterpret_cast<std::int16_t*>(table->indices())[place] = static_cast<std::int16_t>(index);
      break;
    default:
      reinterpret_cast<std::int32_t*>(table->indices())[place] = static_cast<std::int32_t>(index);
      break;
  }
}

/// Walks the places a hash leads to (CPython: PERTURB_SHIFT = 5).
struct Probe {
  std::uint64_t mask, perturbation, place;
  Probe(const KeyTable* table, std::int64_t hash)
      : mask(table->places() - 1), perturbation(static_cast<std::uint64_t>(hash)), place(perturbation & mask) {}
  void advance() {
    perturbation >>= 5;
    place = (place * 5 + perturbation + 1) & mask;
  }
};

std::size_t free_place(const KeyTable* table, std::int64_t hash) {
  Probe probe(table, hash);
  while (table->index_at(probe.place) >= 0) probe.advance();
  return probe.place;
}

std::size_t place_of_entry(KeyTable* table, std::int64_t index) {
  Probe probe(table, entry_hash(table, index));
  while (table->index_at(probe.place) != index) probe.advance();
  return probe.place;
}

bool is_plain_str(const Object* key) {
  return key->type == vm().types.str;
}

/// Moves the living entries to a table of another size or kind.
void move_entries(KeyTable* from, KeyTable* to) {
  const DictEntry* source = from->entries();
  DictEntry* target = to->entries();
  std::int64_t count = 0;
  for (std::int64_t i = 0; i < from->entry_count; ++i) {
    if (!source[i].key) continue;
    const std::int64_t hash = entry_hash(from, i);
    target[count] = source[i];
    if (to->general) to->hashes()[count] = hash;
    set_index(to, free_place(to, hash), count++);
  }
  to->entry_count = count;
  to->usable = KeyTable::capacity(to->log2_size) - count;
}

/// A table of the same size that keeps hashes: up to 3.10 a key that is no str changes nothing else.
bool convert_in_place(Dict* dict) {
  KeyTable* old = dict->keys;
  KeyTable* table = new_key_table(old->log2_size, true);
  if (!table) return false;
  std::memcpy(table->indices(), old->indices(), std::size_t{old->index_bytes} << old->log2_size);
  std::memcpy(table->entries(), old->entries(), static_cast<std::size_t>(old->entry_count) * sizeof(DictEntry));
  for (std::int64_t i = 0; i < old->entry_count; ++i)
    table->hashes()[i] = old->entries()[i].key ? entry_hash(old, i) : 0;
  table->usable = old->usable;
  table->entry_count = old->entry_count;
  release_key_table(old);
  dict->keys = table;
  if (dict->model) note_free(table);  // a split dict's keys are its class's
  ++dict->mutation_count;
  return true;
}

std::int64_t find_among_any(Dict* dict, Object* key, std::int64_t hash) {
restart:
  KeyTable* table = dict->keys;
  for (Probe probe(table, hash);; probe.advance()) {
    const std::int64_t index = table->index_at(probe.place);
    if (index == KeyTable::empty) return key_missing;
    if (index < 0) continue;
    Object* candidate = table->entries()[index].key;
    if (candidate == key) return index;
    if (entry_hash(table, index) != hash) continue;
    if (is_plain_str(candidate) && is_plain_str(key)) {
      if (str_equal(as_str(candidate), as_str(key))) return index;
      continue;
    }
    const Ref<> keep = share(candidate);
    const std::uint64_t mutations = dict->mutation_count;
    const Tri equal = compare_bool(candidate, key, CompareOp::Eq);
    if (equal == Tri::Error) return search_failed;
    if (dict->mutation_count != mutations) {
      if (!dict->keys) return key_missing;
      goto restart;
    }
    if (equal == Tri::True) return index;
  }
}

/// Gives the dict a table fit for one more key; what CPython does before it inserts.
bool prepare_for_key(Dict* dict, Object* key) {
  const bool plain = is_plain_str(key);
  if (!dict->keys) {
    dict->keys = new_key_table(smallest_log2, !plain);
    return dict->keys != nullptr;
  }
  if (plain || dict->keys->general) return true;
  return since(11) ? dict_resize(dict, log2_for_places(dict->used * 3), false) : convert_in_place(dict);
}

}  // namespace

std::int64_t entry_hash(KeyTable* table, std::int64_t index) {
  return table->general ? table->hashes()[index] : as_str(table->entries()[index].key)->hash;
}

void release_key_table(KeyTable* table) {
  if (vm().tracing_memory) note_keys_freed_slow(table);
  free_buffer(table, table_bytes(table->log2_size, table->general));
}

void destroy_key_table(KeyTable* table) {
  if (!table) return;
  const DictEntry* entries = table->entries();
  for (std::int64_t i = 0; i < table->entry_count; ++i) {
    if (!entries[i].key) continue;
    release(entries[i].key);
    release_if(entries[i].value);
  }
  release_key_table(table);
}

KeyTable* clone_key_table(KeyTable* table) {
  const std::size_t bytes = table_bytes(table->log2_size, table->general);
  if (bytes > 1'000'000 && !may_allocate(bytes)) return nullptr;
  auto* copy = static_cast<KeyTable*>(allocate_buffer(bytes));
  std::memcpy(copy, table, bytes);
  copy->version = 0;
  for (std::int64_t i = 0; i < copy->entry_count; ++i) {
    if (!copy->entries()[i].key) continue;
    retain(copy->entries()[i].key);
    retain_if(copy->entries()[i].value);
  }
  note_block(copy, static_cast<std::size_t>(modelled_keys_bytes(copy)));
  return copy;
}

int log2_for_places(std::int64_t places) {
  if (since(14))
    return static_cast<int>(std::bit_width(static_cast<std::uint64_t>(std::max<std::int64_t>(places, 8) - 1)));
  if (since(10)) return static_cast<int>(std::bit_width(((static_cast<std::uint64_t>(places) | 8) - 1) | 7));
  int log2_size = smallest_log2;
  while ((std::int64_t{1} << log2_size) < places) ++log2_size;
  return log2_size;
}

int log2_for_keys(std::int64_t keys) {
  return log2_for_places((keys * 3 + 1) / 2);
}

std::int64_t find_key(Dict* dict, Object* key, std::int64_t hash) {
  if (!dict->keys) return key_missing;
  if (is_plain_str(key) && !dict->keys->general) return find_str_key(dict->keys, as_str(key));
  return find_among_any(dict, key, hash);
}

bool dict_resize(Dict* dict, int log2_size, bool str_keys) {
  KeyTable* old = dict->keys;
  const bool general = old && (old->general || !str_keys) ? true : !str_keys;
  KeyTable* table = new_key_table(log2_size, general);
  if (!table) return false;
  if (old) {
    move_entries(old, table);
    release_key_table(old);
  }
  dict->keys = table;
  ++dict->mutation_count;
  return true;
}

bool add_entry(Dict* dict, Object* key, std::int64_t hash, Object* value) {
  if (dict->model) dict->model->adding(dict, key);
  if (!prepare_for_key(dict, key)) return false;
  if (dict->keys->usable <= 0 && !dict_resize(dict, log2_for_places(dict->used * 3), !dict->keys->general))
    return false;
  if (dict->model) note_free(dict->keys);  // a split dict's keys are its class's
  KeyTable* table = dict->keys;
  const std::int64_t index = table->entry_count++;
  set_index(table, free_place(table, hash), index);
  retain(key);
  retain(value);
  table->entries()[index] = {key, value};
  if (table->general) table->hashes()[index] = hash;
  --table->usable;
  table->version = 0;
  ++dict->used;
  ++dict->mutation_count;
  if (!dict->has(object_flag::tracked) && (may_be_tracked(value) || may_be_tracked(key))) track(dict);
  return true;
}

void remove_entry(Dict* dict, std::int64_t index, Object*& key, Object*& value) {
  KeyTable* table = dict->keys;
  set_index(table, place_of_entry(table, index), KeyTable::deleted);
  DictEntry& entry = table->entries()[index];
  key = entry.key;
  value = entry.value;
  entry = {nullptr, nullptr};
  table->version = 0;
  --dict->used;
  ++dict->mutation_count;
}

bool hash_for(const char* use, Object* key, std::int64_t& hash) {
  if (hash_of(key, hash)) return true;
  if (since(14) && vm().error && vm().error->type == vm().errors.TypeError) {
    const Ref<Exception> why = take_exception();
    return raise(vm().errors.TypeError,
                 cat("cannot use '", full_type_name(key->type), "' as a ", use, " (", exception_text(why.get()), ")"));
  }
  return false;
}

}  // namespace slotscope
