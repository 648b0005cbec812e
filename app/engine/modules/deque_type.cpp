// The type collections.deque: slots and methods (CPython: Modules/_collectionsmodule.c).
#include "engine/builtins/container.hpp"
#include "engine/builtins/container_types.hpp"
#include "engine/modules/collections_types.hpp"
#include "engine/objects/object_reduce.hpp"
#include "engine/objects/weakref.hpp"

namespace slotscope {

namespace {

Deque* as_deque(Object* o) {
  return static_cast<Deque*>(o);
}
bool is_deque(Object* o) {
  return is_instance(o, vm().module_types.deque);
}

/// Appends or prepends everything of an iterable, which may be the deque itself.
template <bool (*add)(Deque*, Object*)>
bool extend(Deque* deque, Object* iterable) {
  if (iterable == deque) {
    const Ref<List> copy = list_from_iterable(iterable);
    return copy && extend<add>(deque, copy.get());
  }
  const Ref<> iterator = get_iterator(iterable);
  if (!iterator) return false;
  // CPython saves space by starting at the edge of the block.
  if (deque->size == 0 && deque->maximum != 0) deque->left = add == deque_add_last ? 1 : Deque::block_length - 1;
  std::size_t turns = 0;
  while (const Ref<> item = next_value(iterator.get())) {
    if (!add(deque, item.get())) return false;
    if (++turns % 4096 == 0 && !keep_going()) return false;
  }
  return vm().error == nullptr;
}

void deque_dealloc(Object* o) {
  Deque* deque = as_deque(o);
  if (deque->weak_list) clear_weak_references(o);
  deque_release_ring(deque);
  free_object(o);
}

void deque_traverse(Object* o, Visitor visit, void* context) {
  const Deque* deque = as_deque(o);
  for (std::size_t i = 0; i < deque->size; ++i) visit(deque->at(i), context);
}

void clear_slot(Object* o) {
  deque_clear(as_deque(o));
}

Ref<> deque_new(Type* type, const Args&) {
  return new_deque(type, -1);
}

bool deque_init(Object* self, const Args& args) {
  static const char* const keywords[] = {"iterable", "maxlen", nullptr};
  Object *iterable = nullptr, *maximum = nullptr;
  if (!read_arguments("deque", args, keywords, {.required = 0}, {&iterable, &maximum})) return false;
  Deque* deque = as_deque(self);
  std::int64_t limit = -1;
  if (maximum && !is_none(maximum)) {
    if (!is_int(maximum)) return raise(vm().errors.TypeError, "an integer is required");
    if (!index_value(maximum, limit, vm().errors.OverflowError)) return false;
    if (limit < 0) return raise(vm().errors.ValueError, "maxlen must be non-negative");
  }
  deque->maximum = limit;
  if (deque->size > 0) deque_clear(deque);
  return !iterable || extend<deque_add_last>(deque, iterable);
}

Ref<> deque_repr(Object* o) {
  const ReprGuard guard(o);
  if (guard.nested()) return make_str("[...]");
  const Ref<List> items = list_from_iterable(o);
  if (!items) return {};
  const Ref<Str> inside = repr(items.get());
  if (!inside) return {};
  StrBuilder text;
  text.append(short_type_name(o->type) + "(");
  text.append(inside.get());
  if (as_deque(o)->maximum >= 0) text.append(cat(", maxlen=", as_deque(o)->maximum));
  text.append(")");
  return text.finish();
}

/// CPython: deque_richcompare, which walks both with iterators.
Ref<> deque_compare(Object* a, Object* b, CompareOp op) {
  if (!is_deque(a) || !is_deque(b)) return not_implemented();
  const Deque *left = as_deque(a), *right = as_deque(b);
  if (op == CompareOp::Eq || op == CompareOp::Ne) {
    if (left == right) return make_bool(op == CompareOp::Eq);
    if (left->size != right->size) return make_bool(op == CompareOp::Ne);
  }
  const Ref<> left_iterator = get_iterator(a), right_iterator = get_iterator(b);
  if (!left_iterator || !right_iterator) return {};
  while (true) {
    const Ref<> x = next_value(left_iterator.get());
    if (!x && vm().error) return {};
    const Ref<> y = next_value(right_iterator.get());
    if (!y && vm().error) return {};
    if (!x || !y) return make_bool(holds(op, x ? 1 : 0, y ? 1 : 0));
    const Tri equal = objects_equal(x.get(), y.get());
    if (equal == Tri::Error) return {};
    if (equal == Tri::True) continue;
    if (op == CompareOp::Eq || op == CompareOp::Ne) return make_bool(op == CompareOp::Ne);
    return rich_compare(x.get(), y.get(), op);
  }
}

bool deque_length(Object* o, std::int64_t& result) {
  result = static_cast<std::int64_t>(as_deque(o)->size);
  return true;
}

Tri deque_bool(Object* o) {
  return tri(as_deque(o)->size > 0);
}

bool in_range(const Deque* deque, std::int64_t index) {
  if (index >= 0 && index < static_cast<std::int64_t>(deque->size)) return true;
  return raise(vm().errors.IndexError, "deque index out of range");
}

Ref<> deque_item(Object* o, std::int64_t index) {
  return in_range(as_deque(o), index) ? share(as_deque(o)->at(static_cast<std::size_t>(index))) : Ref<>();
}

bool deque_set_item(Object* o, std::int64_t index, Object* value) {
  Deque* deque = as_deque(o);
  if (!in_range(deque, index)) return false;
  if (!value) {
    deque_delete_at(deque, index);
    return true;
  }
  retain(value);
  release(std::exchange(deque->at(static_cast<std::size_t>(index)), value));
  return true;
}

Failure raise_mutated() {
  return raise(vm().errors.RuntimeError, "deque mutated during iteration");
}

Tri deque_contains(Object* o, Object* value) {
  const Deque* deque = as_deque(o);
  const std::uint64_t changes = deque->changes;
  for (std::size_t i = 0; i < deque->size; ++i) {
    const Ref<> item = share(deque->at(i));
    const Tri equal = objects_equal(item.get(), value);
    if (equal != Tri::False) return equal;
    if (deque->changes != changes) {
      raise_mutated();
      return Tri::Error;
    }
  }
  return Tri::False;
}

Ref<> copy_of(Object* o) {
  Deque* old = as_deque(o);
  if (o->type == vm().module_types.deque) {
    Ref<Deque> copy = new_deque(o->type, old->maximum);
    if (!copy) return {};
    const bool copied = old->size == 1 ? deque_add_last(copy.get(), old->at(0)) : extend<deque_add_last>(copy.get(), o);
    return copied ? copy : Ref<Deque>();
  }
  Ref<> copy;
  if (old->maximum < 0) {
    copy = call(o->type, o);
  } else {
    const Ref<> maximum = make_int(old->maximum);
    copy = call(o->type, o, maximum.get());
  }
  if (copy && !is_deque(copy.get())) {
    return raise(vm().errors.TypeError, cat(type_name_of(o), "() must return a deque, not ", type_name_of(copy.get())));
  }
  return copy;
}

Ref<> deque_concat(Object* a, Object* b) {
  if (!is_deque(b))
    return raise(vm().errors.TypeError, cat("can only concatenate deque (not \"", type_name_of(b), "\") to deque"));
  Ref<> result = copy_of(a);
  if (!result || !extend<deque_add_last>(as_deque(result.get()), b)) return {};
  return result;
}

Ref<> deque_inplace_concat(Object* o, Object* other) {
  return extend<deque_add_last>(as_deque(o), other) ? share(o) : Ref<>();
}

/// CPython: deque_inplace_repeat.
Ref<> deque_inplace_repeat(Object* o, std::int64_t count) {
  Deque* deque = as_deque(o);
  if (deque->size == 0 || count == 1) return share(o);
  if (count <= 0) {
    deque_clear(deque);
    return share(o);
  }
  const Ref<List> items = list_from_iterable(o);
  if (!items) return {};
  const auto size = static_cast<std::int64_t>(items->size);
  if (deque->maximum >= 0 && count * size > deque->maximum) count = (deque->maximum + size - 1) / size;
  if (count > INT64_MAX / size) return raise_no_arguments(vm().errors.MemoryError);
  for (std::int64_t turn = 1; turn < count; ++turn) {
    for (Object* item : *items) {
      if (!deque_add_last(deque, item)) return {};
    }
    if (turn % 4096 == 0 && !keep_going()) return {};
  }
  return share(o);
}

Ref<> deque_repeat(Object* o, std::int64_t count) {
  const Ref<> copy = copy_of(o);
  return copy ? deque_inplace_repeat(copy.get(), count) : Ref<>();
}

// ---- methods ----

Ref<> method_append(Object* self, const Args& args) {
  return deque_add_last(as_deque(self), args[0]) ? none() : Ref<>();
}
Ref<> method_appendleft(Object* self, const Args& args) {
  return deque_add_first(as_deque(self), args[0]) ? none() : Ref<>();
}
Ref<> method_extend(Object* self, const Args& args) {
  return extend<deque_add_last>(as_deque(self), args[0]) ? none() : Ref<>();
}
Ref<> method_extendleft(Object* self, const Args& args) {
  return extend<deque_add_first>(as_deque(self), args[0]) ? none() : Ref<>();
}

Ref<> method_pop(Object* self, const Args&) {
  if (as_deque(self)->size == 0) return raise(vm().errors.IndexError, "pop from an empty deque");
  return deque_take_last(as_deque(self));
}

Ref<> method_popleft(Object* self, const Args&) {
  if (as_deque(self)->size == 0) return raise(vm().errors.IndexError, "pop from an empty deque");
  return deque_take_first(as_deque(self));
}

Ref<> method_clear(Object* self, const Args&) {
  deque_clear(as_deque(self));
  return none();
}

Ref<> method_copy(Object* self, const Args&) {
  return copy_of(self);
}

/// insert() and rotate() check their counts in ways of their own up to 3.12.
bool rotate_count_fits(const Args& args) {
  if (since(13)) return check_count("rotate", args.count, 0, 1);
  if (since(10)) return check_count("deque.rotate", args.count, 0, 1);
  if (args.count <= 1) return true;
  return raise(vm().errors.TypeError, cat("rotate() takes at most 1 argument (", args.count, " given)"));
}

bool insert_count_fits(const Args& args) {
  if (since(13)) return check_count("insert", args.count, 2, 2);
  if (args.count == 2) return true;
  return raise(vm().errors.TypeError, cat("insert() takes exactly 2 arguments (", args.count, " given)"));
}

Ref<> method_rotate(Object* self, const Args& args) {
  if (!no_keywords("deque.rotate", args) || !rotate_count_fits(args)) return {};
  std::int64_t steps = 1;
  if (args.count == 1 && !index_value(args[0], steps, vm().errors.OverflowError)) return {};
  deque_rotate(as_deque(self), steps);
  return none();
}

Ref<> method_reverse(Object* self, const Args&) {
  const Deque* deque = as_deque(self);
  for (std::size_t i = 0, j = deque->size; i + 1 < j; ++i) std::swap(deque->at(i), deque->at(--j));
  return none();
}

Ref<> method_count(Object* self, const Args& args) {
  const Deque* deque = as_deque(self);
  const std::uint64_t changes = deque->changes;
  std::int64_t count = 0;
  for (std::size_t i = 0; i < deque->size; ++i) {
    const Ref<> item = share(deque->at(i));
    const Tri equal = objects_equal(item.get(), args[0]);
    if (equal == Tri::Error) return {};
    count += equal == Tri::True;
    if (deque->changes != changes) return raise_mutated();
  }
  return make_int(count);
}

Ref<> raise_not_in(Object* value) {
  const Ref<Str> text = repr(value);
  return text ? Ref<>(raise(vm().errors.ValueError, cat(to_utf8(text.get()), " is not in deque"))) : Ref<>();
}

Ref<> method_index(Object* self, const Args& args) {
  const Deque* deque = as_deque(self);
  const auto size = static_cast<std::int64_t>(deque->size);
  std::int64_t start = 0, stop = size;
  if (args.count > 1 && !slice_bound_argument(args[1], start)) return {};
  if (args.count > 2 && !slice_bound_argument(args[2], stop)) return {};
  if (start < 0) start = std::max<std::int64_t>(start + size, 0);
  if (stop < 0) stop = std::max<std::int64_t>(stop + size, 0);
  const std::uint64_t changes = deque->changes;
  for (std::int64_t i = start; i < std::min(stop, size); ++i) {
    const Ref<> item = share(deque->at(static_cast<std::size_t>(i)));
    const Tri equal = objects_equal(item.get(), args[0]);
    if (equal == Tri::Error) return {};
    if (equal == Tri::True) return make_int(i);
    if (deque->changes != changes) return raise_mutated();
  }
  return raise_not_in(args[0]);
}

Ref<> method_insert(Object* self, const Args& args) {
  if (!no_keywords("deque.insert", args) || !insert_count_fits(args)) return {};
  Deque* deque = as_deque(self);
  std::int64_t index;
  if (!index_value(args[0], index, vm().errors.OverflowError)) return {};
  const auto size = static_cast<std::int64_t>(deque->size);
  if (size == deque->maximum) return raise(vm().errors.IndexError, "deque already at its maximum size");
  bool added;
  if (index >= size) {
    added = deque_add_last(deque, args[1]);
  } else if (index <= -size || index == 0) {
    added = deque_add_first(deque, args[1]);
  } else {
    deque_rotate(deque, -index);
    added = index < 0 ? deque_add_last(deque, args[1]) : deque_add_first(deque, args[1]);
    deque_rotate(deque, index);
  }
  return added ? none() : Ref<>();
}

/// Up to 3.9 remove() has turned the deque step by step while searching, which moves it among its blocks.
void remove_found(Deque* deque, std::int64_t index) {
  if (since(10)) return deque_delete_at(deque, index);
  for (std::int64_t i = 0; i < index; ++i) deque_rotate(deque, -1);
  const Ref<> item = deque_take_first(deque);
  deque_rotate(deque, index);
}

Ref<> method_remove(Object* self, const Args& args) {
  Deque* deque = as_deque(self);
  const std::uint64_t changes = deque->changes;
  for (std::size_t i = 0; i < deque->size; ++i) {
    const Ref<> item = share(deque->at(i));
    const Tri equal = objects_equal(item.get(), args[0]);
    if (equal == Tri::Error) return {};
    if (deque->changes != changes) return raise(vm().errors.IndexError, "deque mutated during remove().");
    if (equal == Tri::True) {
      remove_found(deque, static_cast<std::int64_t>(i));
      return none();
    }
  }
  return since(10) ? raise_not_in(args[0]) : Ref<>(raise(vm().errors.ValueError, "deque.remove(x): x not in deque"));
}

Ref<> method_reduce(Object* self, const Args&) {
  const Ref<> state = reduce_state(self);
  if (!state) return {};
  const Ref<> iterator = get_iterator(self);
  if (!iterator) return {};
  Ref<Tuple> arguments = share(vm().empty_tuple);
  if (as_deque(self)->maximum >= 0) {
    const Ref<> maximum = make_int(as_deque(self)->maximum);
    arguments = tuple_of(static_cast<Object*>(vm().empty_tuple), maximum.get());
  }
  return tuple_of(static_cast<Object*>(self->type), static_cast<Object*>(arguments.get()), state.get(), iterator.get());
}

Ref<> deque_iter(Object* o) {
  return make_deque_iterator(as_deque(o), vm().module_types.deque_iterator);
}

Ref<> method_reversed(Object* self, const Args&) {
  return make_deque_iterator(as_deque(self), vm().module_types.deque_reverse_iterator);
}

Ref<> method_sizeof(Object* self, const Args&) {
  return make_int(self->type->model.basicsize + as_deque(self)->block_count() * Deque::block_bytes);
}

Ref<> get_maxlen(Object* self) {
  return as_deque(self)->maximum < 0 ? none() : make_int(as_deque(self)->maximum);
}

const std::vector<NativeDef> deque_methods = {
    {"append", method_append, Arity::one(), nullptr, "Add an element to the right side of the deque."},
    {"appendleft", method_appendleft, Arity::one(), nullptr, "Add an element to the left side of the deque."},
    {"clear", method_clear, Arity::none(), nullptr, "Remove all elements from the deque."},
    {"__copy__", method_copy, Arity::none(), nullptr, "Return a shallow copy of a deque."},
    {"copy", method_copy, Arity::none(), nullptr, "Return a shallow copy of a deque."},
    {"count", method_count, Arity::one(), nullptr, "D.count(value) -- return number of occurrences of value"},
    {"extend", method_extend, Arity::one(), nullptr,
     "Extend the right side of the deque with elements from the iterable"},
    {"extendleft", method_extendleft, Arity::one(), nullptr,
     "Extend the left side of the deque with elements from the iterable"},
    {"index", method_index, Arity::range(1, 3), nullptr,
     "D.index(value, [start, [stop]]) -- return first index of value.\nRaises ValueError if the value is not present."},
    {"insert", method_insert, Arity::any(), nullptr, "D.insert(index, object) -- insert object before index"},
    {"pop", method_pop, Arity::none(), nullptr, "Remove and return the rightmost element."},
    {"popleft", method_popleft, Arity::none(), nullptr, "Remove and return the leftmost element."},
    {"__reduce__", method_reduce, Arity::none(), nullptr, "Return state information for pickling."},
    {"remove", method_remove, Arity::one(), nullptr, "D.remove(value) -- remove first occurrence of value."},
    {"__reversed__", method_reversed, Arity::none(), nullptr,
     "D.__reversed__() -- return a reverse iterator over the deque"},
    {"reverse", method_reverse, Arity::none(), nullptr, "D.reverse() -- reverse *IN PLACE*"},
    {"rotate", method_rotate, Arity::any(), nullptr,
     "Rotate the deque n steps to the right (default n=1).  If n is negative, rotates left."},
    {"__sizeof__", method_sizeof, Arity::none(), nullptr, "D.__sizeof__() -- size of D in memory, in bytes"},
    class_getitem_def,
};

const std::vector<GetSetDef> deque_getsets = {
    {.name = "maxlen", .get = get_maxlen, .doc = "maximum size of a deque or None if unbounded"},
};

}  // namespace

Type* make_deque_types(Dict* name_space) {
  TypeSpec spec;
  spec.name = "collections.deque";
  spec.module = "collections";
  spec.struct_size = sizeof(Deque);
  spec.flags = type_flag::base | type_flag::has_gc | type_flag::sequence;
  spec.weakref_offset = offsetof(Deque, weak_list);
  spec.methods = &deque_methods;
  spec.getsets = &deque_getsets;
  spec.doc =
      since(13)
          ? "A list-like sequence optimized for data accesses near its endpoints."
          : "deque([iterable[, maxlen]]) --> deque object\n\nA list-like sequence optimized for data accesses near its "
            "endpoints.";
  TypeSlots& slots = spec.slots;
  slots.dealloc = deque_dealloc;
  slots.traverse = deque_traverse;
  slots.clear = clear_slot;
  slots.repr = deque_repr;
  slots.hash = hash_not_implemented;
  slots.richcompare = deque_compare;
  slots.iter = deque_iter;
  slots.init = deque_init;
  slots.new_ = deque_new;
  slots.nb_bool = since(11) ? nullptr : deque_bool;
  slots.sq_length = deque_length;
  slots.sq_concat = deque_concat;
  slots.sq_repeat = deque_repeat;
  slots.sq_item = deque_item;
  slots.sq_ass_item = deque_set_item;
  slots.sq_contains = deque_contains;
  slots.sq_inplace_concat = deque_inplace_concat;
  slots.sq_inplace_repeat = deque_inplace_repeat;
  Type* deque = make_module_type(spec, 12);
  vm().module_types.deque = deque;
  make_deque_iterator_types(name_space);
  return deque;
}

}  // namespace slotscope
