// list.sort(): keys made once, comparisons specialised when all keys are small ints, floats or strings (CPython:
// list_sort_impl).
#include <cstring>

#include "engine/builtins/container.hpp"
#include "engine/builtins/container_types.hpp"
#include "engine/builtins/merge_sort.hpp"
#include "engine/builtins/numbers.hpp"

namespace slotscope {

namespace {

/// Asks from time to time whether the run must stop.
class Patience {
 public:
  bool exhausted() { return (++turns_ & 0x3fff) == 0 && !keep_going(); }

 private:
  std::uint32_t turns_ = 0;
};

/// What is sorted: the key to compare by and the item it stands for.
template <class Key>
struct Keyed {
  Key key;
  Object* item;
};

struct PlainLess {
  Patience patience;
  template <class Key>
  Tri operator()(const Keyed<Key>& a, const Keyed<Key>& b) {
    if (patience.exhausted()) return Tri::Error;
    return tri(a.key < b.key);
  }
};

struct TextLess {
  Patience patience;
  Tri operator()(const Keyed<Object*>& a, const Keyed<Object*>& b) {
    if (patience.exhausted()) return Tri::Error;
    return tri(str_compare(as_str(a.key), as_str(b.key)) < 0);
  }
};

struct ObjectLess {
  Patience patience;
  Tri operator()(const Keyed<Object*>& a, const Keyed<Object*>& b) {
    if (patience.exhausted()) return Tri::Error;
    return compare_bool(a.key, b.key, CompareOp::Lt);
  }
};

SortPolicy policy() {
  return {.by_power = since(11), .equal_in_descending = since(13)};
}

/// CPython copies short runs to its stack and longer ones to a block, their keys too (merge_getmem).
void account_merges(const void* block, std::size_t largest, bool has_keys) {
  constexpr std::size_t on_stack = 256;
  const std::size_t copies = has_keys ? 2 : 1;
  if (largest <= on_stack / copies) return;
  note_block(block, largest * copies * sizeof(Object*));
  note_free(block);
}

/// Sorts the items by keys read off the key objects, and puts both back in order.
template <class Key, class Less, class Read>
bool sort_by(Object** keys, Object** items, std::size_t size, Read read) {
  if (!may_allocate(size * sizeof(Keyed<Key>) * 3 / 2)) return false;
  std::vector<Keyed<Key>> elements(size);
  Less less;
  for (std::size_t i = 0; i < size; ++i) {
    elements[i] = {read(keys[i]), items[i]};
    if (less.patience.exhausted()) return false;
  }
  MergeSort<Keyed<Key>, Less> sorter(elements, less, policy());
  const bool sorted = sorter.sort();
  for (std::size_t i = 0; i < size; ++i) items[i] = elements[i].item;
  account_merges(&elements, sorter.largest_merge(), keys != items);
  return sorted;
}

bool sort_items(Object** keys, Object** items, std::size_t size) {
  bool small_ints = true, floats = true, texts = true;
  Patience patience;
  for (std::size_t i = 0; i < size && (small_ints || floats || texts); ++i) {
    if (patience.exhausted()) return false;
    Object* key = keys[i];
    small_ints = small_ints && is_exact_int(key) && !as_int(key)->is_big();
    floats = floats && key->type == vm().types.floating;
    texts = texts && is_exact_str(key);
  }
  if (small_ints) {
    return sort_by<std::int64_t, PlainLess>(keys, items, size, [](Object* key) { return as_int(key)->small; });
  }
  if (floats) {
    return sort_by<double, PlainLess>(keys, items, size, [](Object* key) { return static_cast<Float*>(key)->value; });
  }
  const auto itself = [](Object* key) { return key; };
  if (texts) return sort_by<Object*, TextLess>(keys, items, size, itself);
  return sort_by<Object*, ObjectLess>(keys, items, size, itself);
}

/// Calls the key function on every item in order.
bool make_keys(Object* function, Object* const* items, std::vector<Ref<>>& keys) {
  for (std::size_t i = 0; i < keys.size(); ++i) {
    keys[i] = call(function, items[i]);
    if (!keys[i]) return false;
  }
  return true;
}

bool sort_array(Object** items, std::size_t size, Object* key_function, bool reverse) {
  std::vector<Ref<>> keys(key_function ? size : 0);
  if (key_function && !make_keys(key_function, items, keys)) return false;
  if (size < 2) return true;
  std::vector<Object*> key_objects(keys.size());
  for (std::size_t i = 0; i < keys.size(); ++i) key_objects[i] = keys[i].get();
  if (reverse) {
    std::reverse(items, items + size);
    std::reverse(key_objects.begin(), key_objects.end());
  }
  // CPython has the keys of a long list in a block of their own meanwhile (list_sort_impl, MERGESTATE_TEMP_SIZE).
  constexpr std::size_t longest_on_stack = 127;
  const bool block_of_keys = key_function && size > longest_on_stack;
  if (block_of_keys) note_block(key_objects.data(), size * sizeof(Object*));
  const bool sorted = sort_items(key_function ? key_objects.data() : items, items, size);
  if (block_of_keys) note_free(key_objects.data());
  if (reverse) std::reverse(items, items + size);
  return sorted;
}

}  // namespace

/// The list is empty while it is being sorted, so that comparisons and key functions cannot see it half done.
bool list_sort(List* list, Object* key, bool reverse) {
  const Ref<List> keep = share(list);
  Object** const items = std::exchange(list->items, nullptr);
  const std::size_t size = std::exchange(list->size, 0), capacity = std::exchange(list->capacity, 0);
  list->flags |= List::sorting_flag;
  const bool sorted = sort_array(items, size, key, reverse);
  const bool modified = !list->has(List::sorting_flag);
  list->flags &= ~List::sorting_flag;
  List changes{};
  std::swap(changes.items, list->items);
  std::swap(changes.size, list->size);
  std::swap(changes.capacity, list->capacity);
  list->items = items;
  list->size = size;
  list->capacity = capacity;
  list_clear(&changes);
  if (sorted && modified) return raise(vm().errors.ValueError, "list modified during sort");
  return sorted;
}

bool boolean_argument(Object* value, bool& result) {
  if (since(12)) {
    const Tri truth = is_true(value);
    result = truth == Tri::True;
    return truth != Tri::Error;
  }
  int number;
  if (!read_c_int(value, number)) return false;
  result = number != 0;
  return true;
}

}  // namespace slotscope
