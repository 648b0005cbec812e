// dict as the engine uses it: making, reading, writing, copying and merging (CPython: Objects/dictobject.c).
#include "engine/builtins/dict_table.hpp"
#include "engine/objects/iterators.hpp"
#include "engine/objects/sequence.hpp"

namespace slotscope {

namespace {

/// The largest table made in advance for an expected number of keys.
constexpr std::int64_t largest_presized = 128 * 1024;

bool iterates_as_dict(const Object* o) {
  return is_dict(o) && o->type->slots.iter == vm().types.dict->slots.iter;
}

/// Makes a table of str keys a general one before a key that is no str is looked for (CPython: insertion_resize).
bool accept_key(Dict* dict, const Object* key) {
  if (key->type == vm().types.str || !dict->keys || dict->keys->general || dict->model) return true;
  return dict_resize(dict, log2_for_places(dict->used * 3), false);
}

/// Replaces what is stored for an entry, or adds one.
bool store(Dict* dict, Object* key, std::int64_t hash, Object* value) {
  if (since(11) && !accept_key(dict, key)) return false;
  const std::int64_t index = find_key(dict, key, hash);
  if (index == search_failed) return false;
  if (index == key_missing) return add_entry(dict, key, hash, value);
  Object*& place = dict->keys->entries()[index].value;
  retain(value);
  Object* old = std::exchange(place, value);
  if (!dict->has(object_flag::tracked) && may_be_tracked(value)) track(dict);
  release_if(old);
  return true;
}

/// The copy of a table as it is pays when the source is dense (CPython: dict_merge, the empty target).
bool worth_cloning(const Dict* other) {
  const KeyTable* keys = other->keys;
  return !other->model && keys && other->used == keys->entry_count &&
         (keys->log2_size == 3 || KeyTable::capacity(keys->log2_size - 1) < other->used);
}

bool grow_for_merge(Dict* dict, Dict* other) {
  if (dict->model) dict->model->merging(dict, other->used, !other->keys->general);
  if (dict->model) return true;
  const std::int64_t room = dict->keys ? KeyTable::capacity(dict->keys->log2_size) : 0;
  return room >= other->used || dict_resize(dict, log2_for_keys(dict->used + other->used), !other->keys->general);
}

bool merge_entry(Dict* dict, Object* key, std::int64_t hash, Object* value, bool override_existing) {
  if (override_existing) return store(dict, key, hash, value);
  const std::int64_t found = find_key(dict, key, hash);
  return found >= 0 || (found == key_missing && add_entry(dict, key, hash, value));
}

bool merge_dict(Dict* dict, Dict* other, bool override_existing) {
  if (other == dict || other->used == 0) return true;
  if (dict->used == 0) {
    override_existing = true;
    if (since(10) && !(since(13) && dict->model) && worth_cloning(other)) {
      KeyTable* table = clone_key_table(other->keys);
      if (!table) return false;
      if (dict->model) dict->model->replacing_table(dict);
      KeyTable* old = std::exchange(dict->keys, table);
      dict->used = other->used;
      ++dict->mutation_count;
      destroy_key_table(old);
      if (other->has(object_flag::tracked)) track(dict);
      return true;
    }
  }
  if (!grow_for_merge(dict, other)) return false;
  const KeyTable* const table = other->keys;
  const std::int64_t count = table->entry_count;
  for (std::int64_t i = 0; i < count; ++i) {
    const DictEntry entry = other->keys->entries()[i];
    if (!entry.key) continue;
    const Ref<> keep_key = share(entry.key), keep_value = share(entry.value);
    if (!merge_entry(dict, entry.key, entry_hash(other->keys, i), entry.value, override_existing)) return false;
    if (other->keys != table || table->entry_count != count)
      return raise(vm().errors.RuntimeError, "dict mutated during update");
  }
  return true;
}

/// An element of the pairs given to dict() cannot be iterated; from 3.14 on a note says which.
bool raise_no_sequence(std::int64_t number) {
  clear_exception();
  const std::string text = cat("annot convert dictionary update sequence element #", number, " to a sequence");
  if (!since(14)) return raise(vm().errors.TypeError, "c" + text);
  raise(vm().errors.TypeError, "object is not iterable");
  const Ref<Exception> error = take_exception();
  const Ref<Str> add_note = name_of("add_note"), note = make_str("C" + text);
  return call_method(error.get(), add_note.get(), note.get()) ? raise_exception(error) : Failure{};
}

bool merge_pairs(Dict* dict, Object* pairs, bool override_existing) {
  const Ref<> iterator = get_iterator(pairs);
  if (!iterator) return false;
  for (std::int64_t number = 0;; ++number) {
    const Ref<> item = next_value(iterator.get());
    if (!item) return vm().error == nullptr;
    Ref<Tuple> pair = tuple_from_iterable(item.get());
    if (!pair) return exception_matches(vm().errors.TypeError) ? raise_no_sequence(number) : false;
    if (pair->size != 2) {
      return raise(vm().errors.ValueError,
                   cat("dictionary update sequence element #", number, " has length ", pair->size, "; 2 is required"));
    }
    if (override_existing) {
      if (!dict_set(dict, pair->items[0], pair->items[1])) return false;
    } else if (!dict_set_default(dict, pair->items[0], pair->items[1])) {
      return false;
    }
  }
}

}  // namespace

void InstanceDictModel::let_go(Dict* dict) {
  delete std::exchange(dict->model, nullptr);
}

bool is_exact_dict(const Object* o) {
  return o->type == vm().types.dict;
}

Ref<Dict> make_dict() {
  return finish(allocate<Dict>(vm().types.dict));
}

Ref<Dict> make_dict_as_called() {
  Ref<Dict> dict = make_dict();
  if (!since(10) && !dict_resize(dict.get(), 3, true)) return {};
  return dict;
}

Ref<Dict> make_dict_with_room(std::size_t expected, bool str_keys) {
  Ref<Dict> dict = make_dict();
  const auto count = static_cast<std::int64_t>(expected);
  if (count <= KeyTable::capacity(3)) return dict;
  const int log2_size = count > largest_presized * 2 / 3 ? log2_for_places(largest_presized) : log2_for_keys(count);
  if (!dict_resize(dict.get(), log2_size < 4 ? 4 : log2_size, str_keys)) return {};
  return dict;
}

Ref<Dict> make_dict_of(Object* const* keys_and_values, std::size_t pairs) {
  bool str_keys = true;
  if (since(11)) {
    for (std::size_t i = 0; i < pairs; ++i) str_keys = str_keys && is_exact_str(keys_and_values[2 * i]);
  }
  Ref<Dict> dict = make_dict_with_room(pairs, str_keys);
  for (std::size_t i = 0; dict && i < pairs; ++i) {
    if (!dict_set(dict.get(), keys_and_values[2 * i], keys_and_values[2 * i + 1])) return {};
  }
  return dict;
}

Ref<Dict> make_dict_of_keys(Tuple* keys, Object* const* values) {
  bool str_keys = true;
  if (since(11)) {
    for (Object* key : *keys) str_keys = str_keys && is_exact_str(key);
  }
  Ref<Dict> dict = make_dict_with_room(keys->size, str_keys);
  for (std::size_t i = 0; dict && i < keys->size; ++i) {
    if (!dict_set(dict.get(), keys->items[i], values[i])) return {};
  }
  return dict;
}

Object* dict_get_hashed(Dict* dict, Object* key, std::int64_t hash) {
  const std::int64_t index = find_key(dict, key, hash);
  return index < 0 ? nullptr : dict->keys->entries()[index].value;
}

Object* dict_get(Dict* dict, Object* key) {
  std::int64_t hash;
  if (!hash_dict_key(key, hash)) return nullptr;
  return dict_get_hashed(dict, key, hash);
}

Object* dict_get(Dict* dict, Str* key) {
  if (!dict->keys) return nullptr;
  return dict_get_hashed(dict, key, hash_str(key));
}

Object* dict_get(Dict* dict, std::string_view key) {
  if (!dict->keys) return nullptr;
  const Ref<Str> text = intern(key);
  return dict_get(dict, text.get());
}

bool dict_set(Dict* dict, Object* key, Object* value) {
  std::int64_t hash;
  return hash_dict_key(key, hash) && store(dict, key, hash, value);
}

bool dict_set_hashed(Dict* dict, Object* key, std::int64_t hash, Object* value) {
  return store(dict, key, hash, value);
}

bool dict_set(Dict* dict, std::string_view key, Object* value) {
  const Ref<Str> text = intern(key);
  return dict_set(dict, static_cast<Object*>(text.get()), value);
}

Object* dict_set_default(Dict* dict, Object* key, Object* value) {
  std::int64_t hash;
  if (!hash_dict_key(key, hash) || (since(11) && !accept_key(dict, key))) return nullptr;
  const std::int64_t index = find_key(dict, key, hash);
  if (index == search_failed) return nullptr;
  if (index >= 0) return dict->keys->entries()[index].value;
  return add_entry(dict, key, hash, value) ? value : nullptr;
}

Tri dict_contains(Dict* dict, Object* key) {
  std::int64_t hash;
  if (!hash_dict_key(key, hash)) return Tri::Error;
  const std::int64_t index = find_key(dict, key, hash);
  return index == search_failed ? Tri::Error : tri(index >= 0);
}

Ref<> dict_pop(Dict* dict, Object* key) {
  std::int64_t hash;
  if (dict->used == 0) return {};
  if (!hash_dict_key(key, hash)) return {};
  std::int64_t index = find_key(dict, key, hash);
  if (index < 0) return {};
  if (dict->model) {
    dict->model->removing(dict, key);
    index = find_key(dict, key, hash);
  }
  Object *old_key, *value;
  remove_entry(dict, index, old_key, value);
  release(old_key);
  return adopt(value);
}

Tri dict_delete(Dict* dict, Object* key) {
  std::int64_t hash;
  if (!hash_dict_key(key, hash)) return Tri::Error;
  std::int64_t index = find_key(dict, key, hash);
  if (index < 0) return index == search_failed ? Tri::Error : Tri::False;
  if (dict->model) {
    dict->model->removing(dict, key);
    index = find_key(dict, key, hash);
  }
  Object *old_key, *value;
  remove_entry(dict, index, old_key, value);
  release(old_key);
  release_if(value);
  return Tri::True;
}

void dict_clear(Dict* dict) {
  if (dict->model) dict->model->clearing(dict);
  KeyTable* old = std::exchange(dict->keys, nullptr);
  dict->used = 0;
  ++dict->mutation_count;
  destroy_key_table(old);
}

Ref<Dict> dict_copy(Dict* dict) {
  Ref<Dict> copy = make_dict();
  if (dict->used == 0) return copy;
  if (dict->model) {
    copy->keys = clone_key_table(dict->keys);
    copy->used = dict->used;
    copy->model = dict->model->copying(copy.get());
    note_free(copy->keys);  // they are its class's
    if (dict->has(object_flag::tracked)) track(copy.get());
    return copy;
  } else if (dict->used >= dict->keys->entry_count * 2 / 3 &&
             (since(10) ? iterates_as_dict(dict) : is_exact_dict(dict))) {
    copy->keys = clone_key_table(dict->keys);
    if (!copy->keys) return {};
    copy->used = dict->used;
    if (dict->has(object_flag::tracked)) track(copy.get());
    return copy;
  }
  if (!dict_merge(copy.get(), dict)) return {};
  return copy;
}

bool dict_merge(Dict* dict, Object* mapping, bool override_existing) {
  if (iterates_as_dict(mapping)) return merge_dict(dict, as_dict(mapping), override_existing);
  const Ref<> keys = call_method(mapping, vm().names.keys);
  if (!keys) return false;
  const Ref<> iterator = get_iterator(keys.get());
  if (!iterator) return false;
  while (const Ref<> key = next_value(iterator.get())) {
    if (!override_existing) {
      const Tri present = dict_contains(dict, key.get());
      if (present == Tri::Error) return false;
      if (present == Tri::True) continue;
    }
    const Ref<> value = get_item(mapping, key.get());
    if (!value || !dict_set(dict, key.get(), value.get())) return false;
  }
  return vm().error == nullptr;
}

bool dict_update(Dict* dict, Object* other, bool override_existing) {
  if (is_exact_dict(other)) return dict_merge(dict, other, override_existing);
  Ref<> keys;
  const Tri has_keys = look_up_attribute(other, vm().names.keys, keys);
  if (has_keys == Tri::Error) return false;
  return has_keys == Tri::True ? dict_merge(dict, other, override_existing)
                               : merge_pairs(dict, other, override_existing);
}

bool dict_next(const Dict* dict, std::size_t& position, Object** key, Object** value) {
  if (!dict->keys) return false;
  const DictEntry* entries = dict->keys->entries();
  const auto count = static_cast<std::size_t>(dict->keys->entry_count);
  while (position < count) {
    const DictEntry& entry = entries[position++];
    if (!entry.key) continue;
    if (key) *key = entry.key;
    if (value) *value = entry.value;
    return true;
  }
  return false;
}

std::int64_t dict_entry_index(Dict* dict, Str* key) {
  return find_key(dict, key, hash_str(key));
}

std::uint32_t dict_keys_version(Dict* dict) {
  if (!dict->keys) return 1;
  if (dict->keys->version == 0) dict->keys->version = ++vm().next_type_version;
  return dict->keys->version;
}

}  // namespace slotscope
