// range and its iterators; bounds may be ints of any size (CPython: Objects/rangeobject.c).
#include "engine/builtins/container.hpp"
#include "engine/builtins/container_types.hpp"
#include "engine/builtins/numbers.hpp"
#include "engine/objects/iterators.hpp"

namespace slotscope {

namespace {

Range* as_range(Object* o) {
  return static_cast<Range*>(o);
}
RangeIterator* as_iterator(Object* o) {
  return static_cast<RangeIterator*>(o);
}

/// Iterates when bounds or length do not fit 64 bits: position `index` of `length`. From 3.12 on `start` moves and
/// `length` shrinks instead, as copies and pickles show.
struct LongRangeIterator : Object {
  Object *index, *start, *step, *length;
};
LongRangeIterator* as_long_iterator(Object* o) {
  return static_cast<LongRangeIterator*>(o);
}

/// (stop - start) / step rounded away from nothing, as ints of any size (CPython: compute_range_length).
Ref<> count_values(Object* start, Object* stop, Object* step) {
  const auto a = int_value(start), b = int_value(stop), s = int_value(step);
  if (a && b && s) {
    if (*s > 0 ? *a >= *b : *a <= *b) return make_int(0);
    const auto from = static_cast<std::uint64_t>(*a), to = static_cast<std::uint64_t>(*b),
               stride = static_cast<std::uint64_t>(*s);
    return make_int_unsigned(*s > 0 ? (to - from - 1) / stride + 1 : (from - to - 1) / (0 - stride) + 1);
  }
  const bool up = int_sign(as_int(step)) > 0;
  const Ref<> low = share(up ? start : stop), high = share(up ? stop : start);
  if (int_compare(as_int(low.get()), as_int(high.get())) >= 0) return make_int(0);
  const Ref<> one = make_int(1);
  const Ref<> stride = up ? share(step) : int_negative(step);
  const Ref<> distance = int_subtract(high.get(), low.get());
  const Ref<> before_last = int_subtract(distance.get(), one.get());
  const Ref<> steps = int_floor_divide(before_last.get(), stride.get());
  return int_add(steps.get(), one.get());
}

Ref<> new_range(Ref<> start, Ref<> stop, Ref<> step) {
  Ref<> length = count_values(start.get(), stop.get(), step.get());
  if (!length) return {};
  Range* range = allocate<Range>(vm().types.range);
  range->start = start.take();
  range->stop = stop.take();
  range->step = step.take();
  range->length = length.take();
  return finish(range);
}

/// start + index * step.
Ref<> value_at(const Range* range, Object* index) {
  const Ref<> offset = int_multiply(index, range->step);
  return offset ? int_add(range->start, offset.get()) : Ref<>();
}

void range_dealloc(Object* o) {
  const Range* range = as_range(o);
  release(range->start);
  release(range->stop);
  release(range->step);
  release(range->length);
  free_object(o);
}

/// A bound as range keeps it: up to 3.9 even a bool or an instance of a subclass stays what it is.
Ref<> bound_of(Object* argument) {
  Ref<> index = to_index(argument);
  return index && since(10) ? plain_int(index.get()) : index;
}

Ref<> range_new(Type*, const Args& args) {
  if (!no_keywords("range", args)) return {};
  if (args.count == 0 && !since(9)) return raise(vm().errors.TypeError, "range expected 1 argument, got 0");
  if (!check_count("range", args.count, 1, 3)) return {};
  Ref<> start = args.count == 1 ? make_int(0) : bound_of(args[0]);
  if (!start) return {};
  Ref<> stop = bound_of(args[args.count == 1 ? 0 : 1]);
  if (!stop) return {};
  Ref<> step = args.count < 3 ? make_int(1) : bound_of(args[2]);
  if (!step) return {};
  if (int_sign(as_int(step.get())) == 0) return raise(vm().errors.ValueError, "range() arg 3 must not be zero");
  return new_range(std::move(start), std::move(stop), std::move(step));
}

Ref<> range_repr(Object* o) {
  const Range* range = as_range(o);
  const Ref<Str> start = repr(range->start), stop = repr(range->stop), step = repr(range->step);
  if (!start || !stop || !step) return {};
  std::string text = cat("range(", to_utf8(start.get()), ", ", to_utf8(stop.get()));
  if (int_value(range->step) != 1) text += cat(", ", to_utf8(step.get()));
  return make_str(text + ")");
}

bool range_length(Object* o, std::int64_t& result) {
  const auto length = int_value(as_range(o)->length);
  if (!length) return raise(vm().errors.OverflowError, "Python int too large to convert to C ssize_t");
  result = *length;
  return true;
}

Tri range_bool(Object* o) {
  return tri(int_sign(as_int(as_range(o)->length)) != 0);
}

Ref<> item_at(const Range* range, Object* index) {
  Ref<> position = share(index);
  if (int_sign(as_int(index)) < 0) position = int_add(index, range->length);
  if (!position) return {};
  if (int_sign(as_int(position.get())) < 0 || int_compare(as_int(position.get()), as_int(range->length)) >= 0) {
    return raise(vm().errors.IndexError, "range object index out of range");
  }
  return value_at(range, position.get());
}

Ref<> range_item(Object* o, std::int64_t index) {
  const Ref<> position = make_int(index);
  return item_at(as_range(o), position.get());
}

Ref<> range_subscript(Object* o, Object* key) {
  const Range* range = as_range(o);
  if (has_index(key)) {
    const Ref<> index = to_index(key);
    return index ? item_at(range, index.get()) : Ref<>();
  }
  if (!is_slice(key)) {
    return raise(vm().errors.TypeError, cat("range indices must be integers or slices, not ", type_name_of(key)));
  }
  const Ref<Str> indices = name_of("indices");
  const Ref<> bounds = call_method(key, indices.get(), range->length);
  if (!bounds) return {};
  Object* const* parts = as_tuple(bounds.get())->items;
  Ref<> step = int_multiply(range->step, parts[2]);
  Ref<> start = value_at(range, parts[0]);
  Ref<> stop = value_at(range, parts[1]);
  if (!step || !start || !stop) return {};
  return new_range(std::move(start), std::move(stop), std::move(step));
}

/// The value's position when it is an int of the range; empty without an exception when it is not in it.
Ref<> position_of(const Range* range, Object* value) {
  const bool up = int_sign(as_int(range->step)) > 0;
  const int to_start = int_compare(as_int(value), as_int(range->start)),
            to_stop = int_compare(as_int(value), as_int(range->stop));
  if (up ? to_start < 0 || to_stop >= 0 : to_start > 0 || to_stop <= 0) return {};
  const Ref<> distance = int_subtract(value, range->start);
  const Ref<> rest = int_remainder(distance.get(), range->step);
  if (int_sign(as_int(rest.get())) != 0) return {};
  return int_floor_divide(distance.get(), range->step);
}

bool is_plain_int(const Object* o) {
  return is_exact_int(o) || is_bool(o);
}

Tri range_contains(Object* o, Object* value) {
  if (is_plain_int(value)) return tri(static_cast<bool>(position_of(as_range(o), value)));
  const Ref<> iterator = get_iterator(o);
  if (!iterator) return Tri::Error;
  std::size_t turns = 0;
  while (const Ref<> item = next_value(iterator.get())) {
    const Tri equal = objects_equal(item.get(), value);
    if (equal != Tri::False) return equal;
    if (++turns % 4096 == 0 && !keep_going()) return Tri::Error;
  }
  return vm().error ? Tri::Error : Tri::False;
}

/// What decides equality and hash: the length, the start if there is one value, the step if there are more.
Ref<Tuple> identity_of(const Range* range) {
  const auto length = int_value(range->length);
  Object* const start = length == 0 ? vm().none : range->start;
  Object* const step = length == 0 || length == 1 ? vm().none : range->step;
  return tuple_of(range->length, start, step);
}

Ref<> range_compare(Object* a, Object* b, CompareOp op) {
  if (b->type != vm().types.range || (op != CompareOp::Eq && op != CompareOp::Ne)) return not_implemented();
  if (a == b) return make_bool(op == CompareOp::Eq);
  const Ref<Tuple> left = identity_of(as_range(a)), right = identity_of(as_range(b));
  return rich_compare(left.get(), right.get(), op);
}

bool range_hash(Object* o, std::int64_t& result) {
  const Ref<Tuple> identity = identity_of(as_range(o));
  return hash_of(identity.get(), result);
}

Ref<> range_iter(Object* o) {
  return make_range_iterator(as_range(o));
}
Ref<> method_reversed(Object* self, const Args&) {
  return make_range_reverse_iterator(as_range(self));
}

Ref<> method_reduce(Object* self, const Args&) {
  const Range* range = as_range(self);
  const Ref<Tuple> arguments = tuple_of(range->start, range->stop, range->step);
  return tuple_of(static_cast<Object*>(self->type), static_cast<Object*>(arguments.get()));
}

Ref<> method_count(Object* self, const Args& args) {
  if (is_plain_int(args[0])) return make_int(position_of(as_range(self), args[0]) ? 1 : 0);
  const Ref<> iterator = get_iterator(self);
  if (!iterator) return {};
  std::int64_t count = 0;
  while (const Ref<> item = next_value(iterator.get())) {
    const Tri equal = objects_equal(item.get(), args[0]);
    if (equal == Tri::Error) return {};
    count += equal == Tri::True;
  }
  return vm().error ? Ref<>() : make_int(count);
}

Ref<> method_index(Object* self, const Args& args) {
  if (is_plain_int(args[0])) {
    if (Ref<> position = position_of(as_range(self), args[0])) return position;
    if (since(14)) return raise(vm().errors.ValueError, "range.index(x): x not in range");
    const Ref<Str> text = repr(args[0]);
    return text ? Ref<>(raise(vm().errors.ValueError, cat(to_utf8(text.get()), " is not in range"))) : Ref<>();
  }
  const Ref<> iterator = get_iterator(self);
  if (!iterator) return {};
  std::int64_t index = 0;
  while (const Ref<> item = next_value(iterator.get())) {
    const Tri equal = objects_equal(item.get(), args[0]);
    if (equal == Tri::Error) return {};
    if (equal == Tri::True) return make_int(index);
    ++index;
  }
  return vm().error ? Ref<>() : Ref<>(raise(vm().errors.ValueError, "sequence.index(x): x not in sequence"));
}

const std::vector<NativeDef> range_methods = {
    {"__reversed__", method_reversed, Arity::none(), nullptr, "Return a reverse iterator."},
    {"__reduce__", method_reduce, Arity::none()},
    {"count", method_count, Arity::one(), nullptr,
     "rangeobject.count(value) -> integer -- return number of occurrences of value"},
    {"index", method_index, Arity::one(), nullptr,
     "rangeobject.index(value) -> integer -- return index of value.\nRaise ValueError if the value is not present."},
};

const std::vector<TypeSpec::Member> range_members = {
    {"start", offsetof(Range, start), MemberDescriptor::Kind::ReadOnlyObject},
    {"stop", offsetof(Range, stop), MemberDescriptor::Kind::ReadOnlyObject},
    {"step", offsetof(Range, step), MemberDescriptor::Kind::ReadOnlyObject},
};

// ---- iterators ----

Ref<> iterator_itself(Object* o) {
  return share(o);
}

Ref<> iterator_next(Object* o) {
  RangeIterator* iterator = as_iterator(o);
  if (iterator->left <= 0) return {};
  --iterator->left;
  ++iterator->index;
  const std::int64_t value = iterator->next;
  if (iterator->left > 0) iterator->next += iterator->step;
  return make_int(value);
}

Ref<> iterator_length_hint(Object* self, const Args&) {
  return make_int(as_iterator(self)->left);
}

Ref<> make_range_of(std::int64_t start, std::int64_t count, std::int64_t step) {
  const Ref<> base = make_int(start), number = make_int(count), stride = make_int(step);
  const Ref<> distance = int_multiply(number.get(), stride.get());
  Ref<> end = int_add(base.get(), distance.get());
  return new_range(base, std::move(end), stride);
}

Ref<> iterator_reduce(Object* self, const Args&) {
  const RangeIterator* iterator = as_iterator(self);
  if (since(12)) {
    const std::int64_t next =
        iterator->left > 0 || iterator->index == 0 ? iterator->next : iterator->next + iterator->step;
    const Ref<> rest = make_range_of(next, iterator->left, iterator->step);
    return reduce_to_call("iter", rest.get(), vm().none);
  }
  const Ref<> whole = make_range_of(iterator->start, iterator->left + iterator->index, iterator->step);
  const Ref<> index = make_int(iterator->index);
  return reduce_to_call("iter", whole.get(), index.get());
}

Ref<> iterator_setstate(Object* self, const Args& args) {
  RangeIterator* iterator = as_iterator(self);
  std::int64_t index;
  if (!index_value(args[0], index, vm().errors.OverflowError)) return {};
  const std::int64_t whole = since(12) ? iterator->left : iterator->left + iterator->index;
  const std::int64_t from = since(12) ? iterator->next : iterator->start;
  index = std::clamp<std::int64_t>(index, 0, whole);
  iterator->index = since(12) ? iterator->index + index : index;
  iterator->left = whole - index;
  iterator->next = from + (iterator->left > 0 || index == 0 ? index : index - 1) * iterator->step;
  return none();
}

const std::vector<NativeDef> iterator_methods = {
    {"__length_hint__", iterator_length_hint, Arity::none(), nullptr,
     "Private method returning an estimate of len(list(it))."},
    {"__reduce__", iterator_reduce, Arity::none(), nullptr, "Return state information for pickling."},
    {"__setstate__", iterator_setstate, Arity::one(), nullptr, "Set state information for unpickling."},
};

void long_iterator_dealloc(Object* o) {
  const LongRangeIterator* iterator = as_long_iterator(o);
  release(iterator->index);
  release(iterator->start);
  release(iterator->step);
  release(iterator->length);
  free_object(o);
}

Ref<> long_iterator_next(Object* o) {
  LongRangeIterator* iterator = as_long_iterator(o);
  if (int_compare(as_int(iterator->index), as_int(iterator->length)) >= 0) return {};
  const Ref<> one = make_int(1);
  if (since(12)) {
    Ref<> value = share(iterator->start);
    assign(iterator->start, int_add(value.get(), iterator->step));
    assign(iterator->length, int_subtract(iterator->length, one.get()));
    return value;
  }
  const Ref<> offset = int_multiply(iterator->index, iterator->step);
  Ref<> value = int_add(iterator->start, offset.get());
  assign(iterator->index, int_add(iterator->index, one.get()));
  return value;
}

Ref<> long_iterator_length_hint(Object* self, const Args&) {
  return int_subtract(as_long_iterator(self)->length, as_long_iterator(self)->index);
}

Ref<> long_iterator_reduce(Object* self, const Args&) {
  const LongRangeIterator* iterator = as_long_iterator(self);
  const Ref<> distance = int_multiply(iterator->length, iterator->step);
  Ref<> stop = int_add(iterator->start, distance.get());
  const Ref<> whole = new_range(share(iterator->start), std::move(stop), share(iterator->step));
  return reduce_to_call("iter", whole.get(), since(12) ? vm().none : iterator->index);
}

Ref<> long_iterator_setstate(Object* self, const Args& args) {
  LongRangeIterator* iterator = as_long_iterator(self);
  if (!is_int(args[0])) return raise(vm().errors.TypeError, cat("state must be an int, not ", type_name_of(args[0])));
  Ref<> index = share(args[0]);
  if (int_sign(as_int(index.get())) < 0) index = make_int(0);
  if (int_compare(as_int(index.get()), as_int(iterator->length)) > 0) index = share(iterator->length);
  if (since(12)) {
    const Ref<> offset = int_multiply(index.get(), iterator->step);
    assign(iterator->start, int_add(iterator->start, offset.get()));
    assign(iterator->length, int_subtract(iterator->length, index.get()));
    return none();
  }
  assign(iterator->index, std::move(index));
  return none();
}

const std::vector<NativeDef> long_iterator_methods = {
    {"__length_hint__", long_iterator_length_hint, Arity::none(), nullptr,
     "Private method returning an estimate of len(list(it))."},
    {"__reduce__", long_iterator_reduce, Arity::none(), nullptr, "Return state information for pickling."},
    {"__setstate__", long_iterator_setstate, Arity::one(), nullptr, "Set state information for unpickling."},
};

Ref<> new_iterator(std::int64_t start, std::int64_t step, std::int64_t count) {
  RangeIterator* iterator = allocate<RangeIterator>(vm().types.range_iterator);
  iterator->start = iterator->next = start;
  iterator->step = step;
  iterator->left = count;
  return finish(iterator);
}

Ref<> new_long_iterator(Ref<> start, Ref<> step, Ref<> count) {
  LongRangeIterator* iterator = allocate<LongRangeIterator>(vm().types.long_range_iterator);
  iterator->index = make_int(0).take();
  iterator->start = start.take();
  iterator->step = step.take();
  iterator->length = count.take();
  return finish(iterator);
}

void set_up_range_iterator_types() {
  TypeSpec spec;
  spec.name = "range_iterator";
  spec.struct_size = sizeof(RangeIterator);
  spec.flags = type_flag::disallow_new;
  spec.methods = &iterator_methods;
  spec.slots.dealloc = free_object;
  spec.slots.iter = iterator_itself;
  spec.slots.iternext = iterator_next;
  make_type(spec, vm().types.range_iterator);

  TypeSpec long_spec;
  long_spec.name = "longrange_iterator";
  long_spec.struct_size = sizeof(LongRangeIterator);
  long_spec.flags = type_flag::disallow_new;
  long_spec.methods = &long_iterator_methods;
  long_spec.slots.dealloc = long_iterator_dealloc;
  long_spec.slots.iter = iterator_itself;
  long_spec.slots.iternext = long_iterator_next;
  make_type(long_spec, vm().types.long_range_iterator);
}

}  // namespace

Ref<> make_range(std::int64_t start, std::int64_t stop, std::int64_t step) {
  return new_range(make_int(start), make_int(stop), make_int(step));
}

/// CPython: range_iter.
Ref<> make_range_iterator(Range* range) {
  const auto start = int_value(range->start), stop = int_value(range->stop), step = int_value(range->step),
             count = int_value(range->length);
  if (start && stop && step && count) {
    const bool may_overflow = *step > 0 ? *stop > INT64_MAX - (*step - 1) : *stop < INT64_MIN + (-1 - *step);
    if (!since(9) || *count == 0 || !may_overflow) return new_iterator(*start, *step, *count);
  }
  return new_long_iterator(share(range->start), share(range->step), share(range->length));
}

Ref<> make_range_reverse_iterator(Range* range) {
  const auto start = int_value(range->start), stop = int_value(range->stop), step = int_value(range->step),
             count = int_value(range->length);
  if (start && stop && step && count && *step != INT64_MIN) {
    return new_iterator(*count > 0 ? *start + (*count - 1) * *step : *start - *step, -*step, *count);
  }
  const Ref<> one = make_int(1);
  const Ref<> last = int_subtract(range->length, one.get());
  return new_long_iterator(value_at(range, last.get()), int_negative(range->step), share(range->length));
}

void set_up_range_type() {
  TypeSpec spec;
  spec.name = "range";
  spec.struct_size = sizeof(Range);
  spec.flags = type_flag::sequence;
  spec.methods = &range_methods;
  spec.members = &range_members;
  spec.doc =
      "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\n"
      "Return an object that produces a sequence of integers from start (inclusive)\n"
      "to stop (exclusive) by step.  range(i, j) produces i, i+1, i+2, ..., j-1.\n"
      "start defaults to 0, and stop is omitted!  range(4) produces 0, 1, 2, 3.\n"
      "These are exactly the valid indices for a list of 4 elements.\n"
      "When step is given, it specifies the increment (or decrement).";
  spec.slots.dealloc = range_dealloc;
  spec.slots.repr = range_repr;
  spec.slots.hash = range_hash;
  spec.slots.richcompare = range_compare;
  spec.slots.iter = range_iter;
  spec.slots.new_ = range_new;
  spec.slots.nb_bool = range_bool;
  spec.slots.sq_length = range_length;
  spec.slots.sq_item = range_item;
  spec.slots.sq_contains = range_contains;
  spec.slots.mp_length = range_length;
  spec.slots.mp_subscript = range_subscript;
  make_type(spec, vm().types.range);
  set_up_range_iterator_types();
}

}  // namespace slotscope
