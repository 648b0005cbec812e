// The list type: its slots and methods (CPython: Objects/listobject.c).
#include <cstring>

#include "engine/builtins/container.hpp"
#include "engine/builtins/container_types.hpp"
#include "engine/builtins/numbers.hpp"
#include "engine/objects/iterators.hpp"

namespace slotscope {

namespace {

void list_dealloc(Object* o) {
  list_clear(as_list(o));
  free_object(o);
}

void list_traverse(Object* o, Visitor visit, void* context) {
  for (Object* item : *as_list(o)) {
    if (item) visit(item, context);
  }
}

void clear_slot(Object* o) {
  list_clear(as_list(o));
}

Ref<> list_repr(Object* o) {
  List* list = as_list(o);
  if (list->size == 0) return make_str("[]");
  const ReprGuard guard(o);
  if (guard.nested()) return make_str("[...]");
  StrBuilder text;
  text.append("[");
  for (std::size_t i = 0; i < list->size; ++i) {
    if (i > 0) text.append(", ");
    const Ref<> item = share(list->items[i]);
    const Ref<Str> piece = repr(item.get());
    if (!piece) return {};
    text.append(piece.get());
    if (i % 1024 == 1023 && !keep_going()) return {};
  }
  text.append("]");
  return text.finish();
}

/// CPython: list_richcompare. The comparisons may change the lists.
Ref<> list_compare(Object* a, Object* b, CompareOp op) {
  if (!is_list(a) || !is_list(b)) return not_implemented();
  List *left = as_list(a), *right = as_list(b);
  if (left->size != right->size && (op == CompareOp::Eq || op == CompareOp::Ne)) return make_bool(op == CompareOp::Ne);
  for (std::size_t i = 0; i < left->size && i < right->size; ++i) {
    if (left->items[i] == right->items[i]) continue;
    const Ref<> x = share(left->items[i]), y = share(right->items[i]);
    const Tri equal = compare_bool(x.get(), y.get(), CompareOp::Eq);
    if (equal == Tri::Error) return {};
    if (equal == Tri::True) continue;
    if (i >= left->size || i >= right->size) break;  // the comparison shortened a list
    if (op == CompareOp::Eq) return make_bool(false);
    if (op == CompareOp::Ne) return make_bool(true);
    return rich_compare(x.get(), y.get(), op);
  }
  return make_bool(holds(op, left->size, right->size));
}

Ref<> list_iter(Object* o) {
  return make_list_iterator(as_list(o));
}

bool list_init(Object* self, const Args& args) {
  const bool own_arguments =
      self->type == vm().types.list || (since(11) && self->type->slots.new_ == vm().types.list->slots.new_);
  if ((own_arguments && !no_keywords("list", args)) || !check_count("list", args.count, 0, 1)) return false;
  list_clear(as_list(self));
  return args.count == 0 || list_fill(as_list(self), args[0]);
}

Ref<> list_new(Type* type, const Args&) {
  if (type == vm().types.list) return make_list();
  Ref<> list = allocate_instance(type);
  if (list) track(list.get());
  return list;
}

bool list_length(Object* o, std::int64_t& result) {
  result = static_cast<std::int64_t>(as_list(o)->size);
  return true;
}

Ref<> list_item(Object* o, std::int64_t index) {
  List* list = as_list(o);
  if (index < 0 || index >= static_cast<std::int64_t>(list->size))
    return raise_object(vm().errors.IndexError, intern("list index out of range").get());
  return share(list->items[index]);
}

Ref<> list_subscript(Object* o, Object* key) {
  List* list = as_list(o);
  if (has_index(key)) {
    std::int64_t index;
    if (!index_value(key, index, vm().errors.IndexError)) return {};
    return list_item(o, index < 0 ? index + static_cast<std::int64_t>(list->size) : index);
  }
  if (!is_slice(key)) {
    return raise(vm().errors.TypeError, cat("list indices must be integers or slices, not ", type_name_of(key)));
  }
  std::int64_t start, stop, step;
  if (!slice_unpack(static_cast<Slice*>(key), start, stop, step)) return {};
  const std::int64_t count = slice_adjust(static_cast<std::int64_t>(list->size), start, stop, step);
  if (count <= 0) return make_list();
  if (step == 1) return list_slice(list, static_cast<std::size_t>(start), static_cast<std::size_t>(start + count));
  Ref<List> result = make_list(static_cast<std::size_t>(count));
  for (std::int64_t i = 0; result && i < count; ++i) {
    retain(result->items[i] = list->items[start + i * step]);
    if (i % 65536 == 65535 && !keep_going()) return {};
  }
  return result;
}

bool list_set_item(Object* o, std::int64_t index, Object* value) {
  List* list = as_list(o);
  if (index < 0 || index >= static_cast<std::int64_t>(list->size)) {
    return raise(vm().errors.IndexError, "list assignment index out of range");
  }
  if (!value) {
    if (!since(13)) return list_replace(list, index, index + 1, nullptr, 0);
    Object* old = list->items[index];
    std::memmove(list->items + index, list->items + index + 1,
                 (--list->size - static_cast<std::size_t>(index)) * sizeof(Object*));
    release(old);
    return true;
  }
  retain(value);
  release(std::exchange(list->items[index], value));
  return true;
}

/// del list[start:stop:step] for a step other than 1 (CPython: list_ass_subscript).
bool delete_extended(List* list, std::int64_t start, std::int64_t count, std::int64_t step) {
  if (count <= 0) return true;
  if (step < 0) {
    start += step * (count - 1);
    step = -step;
  }
  std::vector<Object*> removed;
  removed.reserve(static_cast<std::size_t>(count));
  std::size_t out = static_cast<std::size_t>(start);
  for (std::size_t i = out; i < list->size; ++i) {
    const auto distance = static_cast<std::int64_t>(i) - start;
    if (distance % step == 0 && distance / step < count) {
      removed.push_back(list->items[i]);
    } else {
      list->items[out++] = list->items[i];
    }
  }
  const bool resized = list_resize(list, out);
  for (Object* item : removed) release(item);
  return resized;
}

/// list[start:stop:step] = values for a step other than 1. Reading the values may have changed the list, so the
/// indices are adjusted to its size only afterwards (CPython: list_ass_subscript).
bool assign_extended(List* list, std::int64_t start, std::int64_t stop, std::int64_t step, Object* values) {
  Ref<Tuple> items;
  if (!is_list(values) && !is_tuple(values)) {
    const Ref<> iterator = get_iterator(values);
    if (!iterator) {
      if (!exception_matches(vm().errors.TypeError)) return false;
      clear_exception();
      return raise(vm().errors.TypeError, "must assign iterable to extended slice");
    }
    items = tuple_from_iterable(iterator.get());
  } else {
    items = is_list(values) ? list_to_tuple(as_list(values))
                            : make_tuple_of(as_tuple(values)->items, as_tuple(values)->size);
  }
  if (!items) return false;
  const std::int64_t count = slice_adjust(static_cast<std::int64_t>(list->size), start, stop, step);
  if (static_cast<std::int64_t>(items->size) != count) {
    return raise(vm().errors.ValueError,
                 cat("attempt to assign sequence of size ", items->size, " to extended slice of size ", count));
  }
  std::vector<Object*> old;
  old.reserve(items->size);
  for (std::int64_t i = 0; i < count; ++i) {
    Object*& place = list->items[start + i * step];
    retain(items->items[i]);
    old.push_back(std::exchange(place, items->items[i]));
  }
  for (Object* item : old) release(item);
  return true;
}

bool assign_slice(List* list, std::int64_t start, std::int64_t stop, Object* values) {
  if (!values) return list_replace(list, start, stop, nullptr, 0);
  if (is_list(values)) {
    const Ref<List> copy = list_slice(as_list(values), 0, as_list(values)->size);
    return copy && list_replace(list, start, stop, copy->items, copy->size);
  }
  Ref<Tuple> items;
  if (is_tuple(values)) {
    items = share(as_tuple(values));
  } else {
    const Ref<> iterator = get_iterator(values);
    if (!iterator) {
      if (!exception_matches(vm().errors.TypeError)) return false;
      clear_exception();
      return raise(vm().errors.TypeError,
                   since(13) ? "must assign iterable to extended slice" : "can only assign an iterable");
    }
    items = tuple_from_iterable(iterator.get());
  }
  return items && list_replace(list, start, stop, items->items, items->size);
}

bool list_set_subscript(Object* o, Object* key, Object* value) {
  List* list = as_list(o);
  if (has_index(key)) {
    std::int64_t index;
    if (!index_value(key, index, vm().errors.IndexError)) return false;
    return list_set_item(o, index < 0 ? index + static_cast<std::int64_t>(list->size) : index, value);
  }
  if (!is_slice(key)) {
    return raise(vm().errors.TypeError, cat("list indices must be integers or slices, not ", type_name_of(key)));
  }
  std::int64_t start, stop, step;
  if (!slice_unpack(static_cast<Slice*>(key), start, stop, step)) return false;
  if (value && step != 1) return assign_extended(list, start, stop, step, value);
  const std::int64_t count = slice_adjust(static_cast<std::int64_t>(list->size), start, stop, step);
  return step == 1 ? assign_slice(list, start, stop, value) : delete_extended(list, start, count, step);
}

Ref<> list_concat(Object* a, Object* b) {
  if (!is_list(b))
    return raise(vm().errors.TypeError, cat("can only concatenate list (not \"", type_name_of(b), "\") to list"));
  List *left = as_list(a), *right = as_list(b);
  Ref<List> result = make_list(left->size + right->size);
  if (!result) return {};
  Object** out = result->items;
  for (Object* item : *left) retain(*out++ = item);
  for (Object* item : *right) retain(*out++ = item);
  return result;
}

/// Fills places after the first `size` with copies of those.
bool repeat_items(Object** items, std::size_t size, std::size_t count) {
  for (std::size_t turn = 1; turn < count; ++turn) {
    for (std::size_t i = 0; i < size; ++i) retain(items[turn * size + i] = items[i]);
    if (turn % 65536 == 0 && !keep_going()) return false;
  }
  return true;
}

bool too_many(std::size_t size, std::int64_t count) {
  return static_cast<std::uint64_t>(count) > (std::uint64_t{1} << 60) / size;
}

Ref<> list_repeat(Object* o, std::int64_t count) {
  List* list = as_list(o);
  if (list->size == 0 || count <= 0) return make_list();
  if (too_many(list->size, count)) return raise_no_arguments(vm().errors.MemoryError);
  Ref<List> result = make_list(list->size * static_cast<std::size_t>(count));
  if (!result) return {};
  for (std::size_t i = 0; i < list->size; ++i) retain(result->items[i] = list->items[i]);
  if (!repeat_items(result->items, list->size, static_cast<std::size_t>(count))) return {};
  return result;
}

Ref<> list_inplace_repeat(Object* o, std::int64_t count) {
  List* list = as_list(o);
  if (list->size == 0 || count == 1) return share(o);
  if (count <= 0) {
    list_clear(list);
    return share(o);
  }
  if (too_many(list->size, count)) return raise_no_arguments(vm().errors.MemoryError);
  const std::size_t size = list->size;
  if (!list_resize(list, size * static_cast<std::size_t>(count))) return {};
  if (!repeat_items(list->items, size, static_cast<std::size_t>(count))) return {};
  return share(o);
}

Ref<> list_inplace_concat(Object* o, Object* other) {
  return list_extend(as_list(o), other) ? share(o) : Ref<>();
}

Tri list_contains(Object* o, Object* value) {
  List* list = as_list(o);
  for (std::size_t i = 0; i < list->size; ++i) {
    if (list->items[i] == value) return Tri::True;
    const Ref<> item = share(list->items[i]);
    const Tri equal = compare_bool(item.get(), value, CompareOp::Eq);
    if (equal != Tri::False) return equal;
    if (i % 65536 == 65535 && !keep_going()) return Tri::Error;
  }
  return Tri::False;
}

Ref<> method_append(Object* self, const Args& args) {
  return list_append(as_list(self), args[0]) ? none() : Ref<>();
}

Ref<> method_extend(Object* self, const Args& args) {
  return list_extend(as_list(self), args[0]) ? none() : Ref<>();
}

Ref<> method_insert(Object* self, const Args& args) {
  std::int64_t index;
  if (!read_c_size(args[0], index)) return {};
  return list_insert(as_list(self), index, args[1]) ? none() : Ref<>();
}

Ref<> method_pop(Object* self, const Args& args) {
  List* list = as_list(self);
  std::int64_t index = -1;
  if (args.count == 1 && !read_c_size(args[0], index)) return {};
  if (list->size == 0) return raise(vm().errors.IndexError, "pop from empty list");
  const auto size = static_cast<std::int64_t>(list->size);
  if (index < 0) index += size;
  if (index < 0 || index >= size) return raise(vm().errors.IndexError, "pop index out of range");
  Ref<> item = share(list->items[index]);
  if (index == size - 1 && (size > 1 || !since(12))) {
    release(list->items[index]);
    if (!list_resize(list, list->size - 1)) return {};
  } else if (!list_replace(list, index, index + 1, nullptr, 0)) {
    return {};
  }
  return item;
}

Ref<> method_remove(Object* self, const Args& args) {
  List* list = as_list(self);
  for (std::size_t i = 0; i < list->size; ++i) {
    const Ref<> item = share(list->items[i]);
    const Tri equal = objects_equal(item.get(), args[0]);
    if (equal == Tri::Error) return {};
    if (equal == Tri::True) {
      const auto index = static_cast<std::int64_t>(i);
      return list_replace(list, index, index + 1, nullptr, 0) ? none() : Ref<>();
    }
  }
  return raise(vm().errors.ValueError, "list.remove(x): x not in list");
}

Ref<> method_clear(Object* self, const Args&) {
  list_clear(as_list(self));
  return none();
}

Ref<> method_copy(Object* self, const Args&) {
  return list_slice(as_list(self), 0, as_list(self)->size);
}

Ref<> method_count(Object* self, const Args& args) {
  List* list = as_list(self);
  std::int64_t count = 0;
  for (std::size_t i = 0; i < list->size; ++i) {
    const Ref<> item = share(list->items[i]);
    const Tri equal = objects_equal(item.get(), args[0]);
    if (equal == Tri::Error) return {};
    count += equal == Tri::True;
  }
  return make_int(count);
}

Ref<> method_index(Object* self, const Args& args) {
  List* list = as_list(self);
  const auto size = static_cast<std::int64_t>(list->size);
  std::int64_t start = 0, stop = INT64_MAX;
  if (args.count > 1 && !slice_bound_argument(args[1], start)) return {};
  if (args.count > 2 && !slice_bound_argument(args[2], stop)) return {};
  if (start < 0) start = std::max<std::int64_t>(start + size, 0);
  if (stop < 0) stop = std::max<std::int64_t>(stop + size, 0);
  for (std::int64_t i = start; i < stop && i < static_cast<std::int64_t>(list->size); ++i) {
    const Ref<> item = share(list->items[i]);
    const Tri equal = objects_equal(item.get(), args[0]);
    if (equal == Tri::Error) return {};
    if (equal == Tri::True) return make_int(i);
  }
  if (since(14)) return raise(vm().errors.ValueError, "list.index(x): x not in list");
  const Ref<Str> text = repr(args[0]);
  if (!text) return {};
  return raise(vm().errors.ValueError, cat(to_utf8(text.get()), " is not in list"));
}

Ref<> method_reverse(Object* self, const Args&) {
  std::reverse(as_list(self)->begin(), as_list(self)->end());
  return none();
}

Ref<> method_sort(Object* self, const Args& args) {
  static const char* const keywords[] = {"key", "reverse", nullptr};
  Object *key = nullptr, *reverse = nullptr;
  if (!read_arguments("sort", args, keywords, {.required = 0, .positional_only = 0, .positional = 0}, {&key, &reverse}))
    return {};
  bool descending = false;
  if (reverse && !boolean_argument(reverse, descending)) return {};
  return list_sort(as_list(self), key && !is_none(key) ? key : nullptr, descending) ? none() : Ref<>();
}

Ref<> method_reversed(Object* self, const Args&) {
  return make_list_reverse_iterator(as_list(self));
}

const std::vector<NativeDef> list_methods = {
    {"__reversed__", method_reversed, Arity::none(), "($self, /)", "Return a reverse iterator over the list."},
    container_sizeof_def("Return the size of the list in memory, in bytes."),
    {"clear", method_clear, Arity::none(), "($self, /)", "Remove all items from list."},
    {"copy", method_copy, Arity::none(), "($self, /)", "Return a shallow copy of the list."},
    {"append", method_append, Arity::one(), "($self, object, /)", "Append object to the end of the list."},
    {"insert", method_insert, Arity::range(2, 2), "($self, index, object, /)", "Insert object before index."},
    {"extend", method_extend, Arity::one(), "($self, iterable, /)",
     "Extend list by appending elements from the iterable."},
    {"pop", method_pop, Arity::range(0, 1), "($self, index=-1, /)",
     "Remove and return item at index (default last).\n\nRaises IndexError if list is empty or index is out of range."},
    {"remove", method_remove, Arity::one(), "($self, value, /)",
     "Remove first occurrence of value.\n\nRaises ValueError if the value is not present."},
    {"index", method_index, Arity::range(1, 3), "($self, value, start=0, stop=sys.maxsize, /)",
     "Return first index of value.\n\nRaises ValueError if the value is not present."},
    {"count", method_count, Arity::one(), "($self, value, /)", "Return number of occurrences of value."},
    {"reverse", method_reverse, Arity::none(), "($self, /)", "Reverse *IN PLACE*."},
    {"sort", method_sort, Arity::any(), "($self, /, *, key=None, reverse=False)",
     "Sort the list in ascending order and return None.\n\nThe sort is in-place (i.e. the list itself is modified) and "
     "stable "
     "(i.e. the\norder of two equal elements is maintained).\n\nIf a key function is given, apply it once to each list "
     "item and "
     "sort them,\nascending or descending, according to their function values.\n\nThe reverse flag can be set to sort "
     "in "
     "descending order."},
    class_getitem_def,
};

}  // namespace

void set_up_list_type() {
  TypeSpec spec;
  spec.name = "list";
  spec.struct_size = sizeof(List);
  spec.flags = type_flag::base | type_flag::has_gc | type_flag::is_list | type_flag::sequence | type_flag::match_self;
  spec.methods = &list_methods;
  spec.doc =
      "Built-in mutable sequence.\n\nIf no argument is given, the constructor creates a new empty list.\n"
      "The argument must be an iterable if specified.";
  spec.slots.dealloc = list_dealloc;
  spec.slots.traverse = list_traverse;
  spec.slots.clear = clear_slot;
  spec.slots.repr = list_repr;
  spec.slots.hash = hash_not_implemented;
  spec.slots.richcompare = list_compare;
  spec.slots.iter = list_iter;
  spec.slots.init = list_init;
  spec.slots.new_ = list_new;
  spec.slots.sq_length = list_length;
  spec.slots.sq_concat = list_concat;
  spec.slots.sq_repeat = list_repeat;
  spec.slots.sq_item = list_item;
  spec.slots.sq_ass_item = list_set_item;
  spec.slots.sq_contains = list_contains;
  spec.slots.sq_inplace_concat = list_inplace_concat;
  spec.slots.sq_inplace_repeat = list_inplace_repeat;
  spec.slots.mp_length = list_length;
  spec.slots.mp_subscript = list_subscript;
  spec.slots.mp_ass_subscript = list_set_subscript;
  make_type(spec, vm().types.list);
}

}  // namespace slotscope
