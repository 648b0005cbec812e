// Pickling lists, tuples, dicts and sets.
#include "engine/modules/pickle/opcodes.hpp"
#include "engine/modules/pickle/writer.hpp"
#include "engine/objects/object_type.hpp"

namespace slotscope::pickle {
namespace {

/// How many items one APPENDS, SETITEMS or ADDITEMS takes.
constexpr std::size_t batch_size = 1000;

std::string item_note(const Object* of, std::size_t index) {
  return cat("when serializing ", full_type_name(of->type), " item ", index);
}
std::string item_note(const Object* of, Object* key) {
  return cat("when serializing ", full_type_name(of->type), " item ", repr_text(key));
}

}  // namespace

// ---- lists ----

bool Writer::save_list(Object* o) {
  if (!enter_fast(o)) return false;
  bool saved = (binary ? output_.write(opcode::empty_list) : output_.write("(l")) && memoize(o);
  if (saved && as_list(o)->size > 0) {
    const RecursionGuard guard(" while pickling an object");
    if (!guard) {
      saved = false;
    } else if (binary) {
      saved = save_list_items(as_list(o));
    } else {
      const Ref<> iterator = get_iterator(o);
      saved = iterator && save_appended(iterator.get(), o);
    }
  }
  leave_fast(o);
  return saved;
}

/// The items of a list itself, which may change meanwhile (CPython: batch_list_exact).
bool Writer::save_list_items(List* list) {
  const auto save_item = [&](std::size_t index) {
    const Ref<> item = share(list->items[index]);
    return save(item.get()) || add_note(item_note(list, index));
  };
  if (list->size == 1) return save_item(0) && output_.write(opcode::append);
  std::size_t total = 0;
  do {
    if (!output_.write(opcode::mark)) return false;
    for (std::size_t batch = 0; total < list->size && batch < batch_size; ++batch)
      if (!save_item(total++)) return false;
    if (!output_.write(opcode::appends)) return false;
  } while (total < list->size);
  return true;
}

/// Items as an iterator gives them: a single one is appended, more come in batches (CPython: batch_list).
bool Writer::save_appended(Object* iterator, Object* of) {
  std::size_t total = 0;
  const auto save_item = [&](Object* item) { return save(item) || add_note(item_note(of, total)); };
  if (!binary) {
    for (; const Ref<> item = next_value(iterator); ++total)
      if (!save_item(item.get()) || !output_.write(opcode::append)) return false;
    return !vm().error;
  }
  for (std::size_t batch = batch_size; batch == batch_size;) {
    const Ref<> first = next_value(iterator);
    if (!first) return !vm().error;
    Ref<> item = next_value(iterator);
    if (!item) return !vm().error && save_item(first.get()) && output_.write(opcode::append);
    if (!output_.write(opcode::mark) || !save_item(first.get())) return false;
    ++total;
    for (batch = 1; item;) {
      if (!save_item(item.get())) return false;
      ++total;
      if (++batch == batch_size) break;
      item = next_value(iterator);
    }
    if (vm().error || !output_.write(opcode::appends)) return false;
  }
  return true;
}

// ---- tuples ----

/// A tuple that holds itself was written while its items were: what is on the stack goes, and it is fetched.
bool Writer::save_known_tuple(Tuple* tuple, std::int64_t number) {
  if (tuple->size <= 3 && protocol_ >= 2) {
    for (std::size_t i = 0; i < tuple->size; ++i)
      if (!output_.write(opcode::pop)) return false;
  } else if (binary) {
    if (!output_.write(opcode::pop_mark)) return false;
  } else {
    for (std::size_t i = 0; i <= tuple->size; ++i)
      if (!output_.write(opcode::pop)) return false;
  }
  return write_get(number);
}

bool Writer::save_tuple(Tuple* tuple) {
  static constexpr char short_tuple[] = {opcode::tuple1, opcode::tuple2, opcode::tuple3};
  if (tuple->size == 0) return binary ? output_.write(opcode::empty_tuple) : output_.write("(t");
  const bool is_short = tuple->size <= 3 && protocol_ >= 2;
  if (!is_short && !output_.write(opcode::mark)) return false;
  for (std::size_t i = 0; i < tuple->size; ++i)
    if (!save(tuple->items[i])) return add_note(item_note(tuple, i));
  const std::int64_t known = memo.find(tuple);
  if (known >= 0) return save_known_tuple(tuple, known);
  return output_.write(is_short ? short_tuple[tuple->size - 1] : opcode::tuple) && memoize(tuple);
}

// ---- dicts ----

bool Writer::save_dict(Object* o) {
  if (!enter_fast(o)) return false;
  bool saved = (binary ? output_.write(opcode::empty_dict) : output_.write("(d")) && memoize(o);
  if (saved && as_dict(o)->used > 0) {
    const RecursionGuard guard(" while pickling an object");
    if (!guard) {
      saved = false;
    } else if (binary) {
      saved = save_dict_items(as_dict(o));
    } else {
      const Ref<> items = call_method(o, vm().names.items);
      const Ref<> iterator = items ? get_iterator(items.get()) : nullptr;
      saved = iterator && save_set_items(iterator.get(), o);
    }
  }
  leave_fast(o);
  return saved;
}

/// The items of a dict itself (CPython: batch_dict_exact).
bool Writer::save_dict_items(Dict* dict) {
  const std::int64_t size = dict->used;
  std::size_t position = 0;
  Object *key_found, *value_found;
  const auto save_item = [&] {
    const Ref<> key = share(key_found), value = share(value_found);
    return save(key.get()) && (save(value.get()) || add_note(item_note(dict, key.get())));
  };
  if (size == 1)
    return !dict_next(dict, position, &key_found, &value_found) || (save_item() && output_.write(opcode::setitem));
  std::size_t batch;
  do {
    batch = 0;
    if (!output_.write(opcode::mark)) return false;
    while (batch < batch_size && dict_next(dict, position, &key_found, &value_found)) {
      if (!save_item()) return false;
      ++batch;
    }
    if (!output_.write(opcode::setitems)) return false;
    if (dict->used != size) return raise(vm().errors.RuntimeError, "dictionary changed size during iteration");
  } while (batch == batch_size);
  return true;
}

/// A key and its value, which stand in a pair; a value that cannot be written is told by its key.
bool Writer::save_pair(Object* pair, Object* of) {
  if (!is_tuple(pair) || as_tuple(pair)->size != 2)
    return raise(vm().errors.TypeError, "dict items iterator must return 2-tuples");
  const Tuple* items = as_tuple(pair);
  return save(items->items[0]) && (save(items->items[1]) || add_note(item_note(of, items->items[0])));
}

/// Pairs as an iterator gives them (CPython: batch_dict).
bool Writer::save_set_items(Object* iterator, Object* of) {
  if (!binary) {
    while (const Ref<> pair = next_value(iterator))
      if (!save_pair(pair.get(), of) || !output_.write(opcode::setitem)) return false;
    return !vm().error;
  }
  for (std::size_t batch = batch_size; batch == batch_size;) {
    const Ref<> first = next_value(iterator);
    if (!first) return !vm().error;
    if (!is_tuple(first.get()) || as_tuple(first.get())->size != 2) return save_pair(first.get(), of);
    Ref<> pair = next_value(iterator);
    if (!pair) return !vm().error && save_pair(first.get(), of) && output_.write(opcode::setitem);
    if (!output_.write(opcode::mark) || !save_pair(first.get(), of)) return false;
    for (batch = 1; pair;) {
      if (!save_pair(pair.get(), of)) return false;
      if (++batch == batch_size) break;
      pair = next_value(iterator);
    }
    if (vm().error || !output_.write(opcode::setitems)) return false;
  }
  return true;
}

// ---- sets ----

/// Up to protocol 3 a set is made of a list.
bool Writer::save_items_as_list(Object* o) {
  const Ref<List> items = list_from_iterable(o);
  if (!items) return false;
  const Ref<Tuple> arguments = tuple_of<Object*>(items.get());
  return save_reduction({.callable = o->type, .arguments = arguments.get()}, o);
}

bool Writer::save_set(Object* o) {
  if (protocol_ < 4) return save_items_as_list(o);
  const Set* set = static_cast<Set*>(o);
  if (!output_.write(opcode::empty_set) || !memoize(o)) return false;
  const std::int64_t size = set->used;
  if (size == 0) return true;
  std::size_t position = 0, batch;
  do {
    batch = 0;
    if (!output_.write(opcode::mark)) return false;
    for (Object* found; batch < batch_size && set_next(set, position, &found); ++batch) {
      const Ref<> item = share(found);
      if (!save(item.get())) return add_note(cat("when serializing ", full_type_name(o->type), " element"));
    }
    if (!output_.write(opcode::additems)) return false;
    if (set->used != size) return raise(vm().errors.RuntimeError, "set changed size during iteration");
  } while (batch == batch_size);
  return true;
}

bool Writer::save_frozenset(Object* o) {
  if (!enter_fast(o)) return false;
  if (protocol_ < 4) {
    const bool saved = save_items_as_list(o);
    leave_fast(o);
    return saved;
  }
  if (!output_.write(opcode::mark)) return false;
  std::size_t position = 0;
  for (Object* item; set_next(static_cast<Set*>(o), position, &item);)
    if (!save(item)) return add_note(cat("when serializing ", full_type_name(o->type), " element"));
  leave_fast(o);
  const std::int64_t known = memo.find(o);
  if (known >= 0) return output_.write(opcode::pop_mark) && write_get(known);
  return output_.write(opcode::frozenset) && memoize(o);
}

}  // namespace slotscope::pickle
