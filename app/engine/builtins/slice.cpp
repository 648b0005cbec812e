// slice: its attributes, indices() and comparison (CPython: Objects/sliceobject.c).
#include "engine/builtins/container.hpp"
#include "engine/builtins/container_types.hpp"

namespace slotscope {

namespace {

Slice* as_slice(Object* o) {
  return static_cast<Slice*>(o);
}

void slice_dealloc(Object* o) {
  Slice* slice = as_slice(o);
  release(slice->step);
  release(slice->start);
  release(slice->stop);
  free_object(o);
}

void slice_traverse(Object* o, Visitor visit, void* context) {
  visit(as_slice(o)->start, context);
  visit(as_slice(o)->stop, context);
  visit(as_slice(o)->step, context);
}

Ref<Tuple> parts(Object* o) {
  return tuple_of(as_slice(o)->start, as_slice(o)->stop, as_slice(o)->step);
}

Ref<> slice_repr(Object* o) {
  StrBuilder text;
  text.append("slice(");
  const Ref<Tuple> all = parts(o);
  for (std::size_t i = 0; i < 3; ++i) {
    if (i > 0) text.append(", ");
    const Ref<Str> piece = repr(all->items[i]);
    if (!piece) return {};
    text.append(piece.get());
  }
  text.append(")");
  return text.finish();
}

Ref<> slice_compare(Object* a, Object* b, CompareOp op) {
  if (!is_slice(a) || !is_slice(b)) return not_implemented();
  if (a == b) return make_bool(op == CompareOp::Eq || op == CompareOp::Le || op == CompareOp::Ge);
  const Ref<Tuple> left = parts(a), right = parts(b);
  return rich_compare(left.get(), right.get(), op);
}

/// From 3.12 on a slice hashes like the tuple of its parts without the length term.
bool slice_hash(Object* o, std::int64_t& result) {
  constexpr std::uint64_t prime1 = 11400714785074694791u, prime2 = 14029467366897019727u, prime5 = 2870177450012600261u;
  std::uint64_t sum = prime5;
  for (Object* part : {as_slice(o)->start, as_slice(o)->stop, as_slice(o)->step}) {
    std::int64_t hash;
    if (!hash_of(part, hash)) return false;
    sum += static_cast<std::uint64_t>(hash) * prime2;
    sum = (sum << 31 | sum >> 33) * prime1;
  }
  result = sum == ~std::uint64_t{0} ? 1546275796 : static_cast<std::int64_t>(sum);
  return true;
}

Ref<> slice_new(Type*, const Args& args) {
  if (!no_keywords("slice", args) || !check_count("slice", args.count, 1, 3)) return {};
  if (args.count == 1) return make_slice(vm().none, args[0], vm().none);
  return make_slice(args[0], args[1], args.count == 3 ? args[2] : vm().none);
}

Ref<> index_of_part(Object* part) {
  if (has_index(part)) return to_index(part);
  return raise(vm().errors.TypeError, "slice indices must be integers or None or have an __index__ method");
}

/// Fits one bound into [low, high], counting negative ones from the end; ints of any size.
Ref<> fit_bound(Object* part, Object* length, Object* low, Object* high) {
  Ref<> bound = index_of_part(part);
  if (!bound) return {};
  const auto compare = [](Object* a, Object* b) { return int_compare(static_cast<Int*>(a), static_cast<Int*>(b)); };
  if (int_sign(static_cast<Int*>(bound.get())) < 0) {
    bound = int_add(bound.get(), length);
    if (bound && compare(bound.get(), low) < 0) bound = share(low);
  } else if (compare(bound.get(), high) > 0) {
    bound = share(high);
  }
  return bound;
}

/// CPython: _PySlice_GetLongIndices.
Ref<> slice_indices(Object* self, const Args& args) {
  const Slice* slice = as_slice(self);
  const Ref<> length = to_index(args[0]);
  if (!length) return {};
  if (int_sign(static_cast<Int*>(length.get())) < 0)
    return raise(vm().errors.ValueError, "length should not be negative");
  const Ref<> step = is_none(slice->step) ? make_int(1) : index_of_part(slice->step);
  if (!step) return {};
  const int sign = int_sign(static_cast<Int*>(step.get()));
  if (sign == 0) return raise(vm().errors.ValueError, "slice step cannot be zero");
  const Ref<> one = make_int(1);
  const Ref<> low = sign < 0 ? make_int(-1) : make_int(0);
  const Ref<> high = sign < 0 ? int_subtract(length.get(), one.get()) : length;
  const Ref<> start =
      is_none(slice->start) ? (sign < 0 ? high : low) : fit_bound(slice->start, length.get(), low.get(), high.get());
  if (!start) return {};
  const Ref<> stop =
      is_none(slice->stop) ? (sign < 0 ? low : high) : fit_bound(slice->stop, length.get(), low.get(), high.get());
  if (!stop) return {};
  return tuple_of(start.get(), stop.get(), step.get());
}

Ref<> slice_reduce(Object* self, const Args&) {
  const Ref<Tuple> all = parts(self);
  return tuple_of(static_cast<Object*>(self->type), static_cast<Object*>(all.get()));
}

const std::vector<NativeDef> slice_methods = {
    {"indices", slice_indices, Arity::one(), nullptr,
     "S.indices(len) -> (start, stop, stride)\n\nAssuming a sequence of length len, calculate the start and "
     "stop\nindices, and the "
     "stride length of the extended slice described by\nS. Out of bounds indices are clipped in a manner consistent "
     "with the\n"
     "handling of normal slices."},
    {"__reduce__", slice_reduce, Arity::none(), nullptr, "Return state information for pickling."},
};

const std::vector<TypeSpec::Member> slice_members = {
    {"start", offsetof(Slice, start), MemberDescriptor::Kind::ReadOnlyObject},
    {"stop", offsetof(Slice, stop), MemberDescriptor::Kind::ReadOnlyObject},
    {"step", offsetof(Slice, step), MemberDescriptor::Kind::ReadOnlyObject},
};

/// A bound as a number; None leaves `result` as it is.
bool bound_value(Object* part, std::int64_t& result) {
  if (is_none(part)) return true;
  if (!has_index(part)) {
    return raise(vm().errors.TypeError, "slice indices must be integers or None or have an __index__ method");
  }
  return index_value_clamped(part, result);
}

}  // namespace

bool is_slice(const Object* o) {
  return o->type == vm().types.slice;
}

Ref<> make_slice(Object* start, Object* stop, Object* step) {
  Slice* slice = allocate<Slice>(vm().types.slice);
  retain(slice->start = start);
  retain(slice->stop = stop);
  retain(slice->step = step);
  track(slice);
  return finish(slice);
}

bool slice_unpack(Slice* slice, std::int64_t& start, std::int64_t& stop, std::int64_t& step) {
  step = 1;
  if (!bound_value(slice->step, step)) return false;
  if (step == 0) return raise(vm().errors.ValueError, "slice step cannot be zero");
  if (step < -INT64_MAX) step = -INT64_MAX;
  start = step < 0 ? INT64_MAX : 0;
  stop = step < 0 ? INT64_MIN : INT64_MAX;
  return bound_value(slice->start, start) && bound_value(slice->stop, stop);
}

std::int64_t slice_adjust(std::int64_t length, std::int64_t& start, std::int64_t& stop, std::int64_t step) {
  const auto fit = [length, step](std::int64_t& bound) {
    if (bound < 0) {
      bound += length;
      if (bound < 0) bound = step < 0 ? -1 : 0;
    } else if (bound >= length) {
      bound = step < 0 ? length - 1 : length;
    }
  };
  fit(start);
  fit(stop);
  if (step < 0) return stop < start ? (start - stop - 1) / -step + 1 : 0;
  return start < stop ? (stop - start - 1) / step + 1 : 0;
}

void set_up_slice_type() {
  TypeSpec spec;
  spec.name = "slice";
  spec.struct_size = sizeof(Slice);
  spec.flags = type_flag::has_gc;
  spec.methods = &slice_methods;
  spec.members = &slice_members;
  spec.doc =
      "slice(stop)\nslice(start, stop[, step])\n\nCreate a slice object.  This is used for extended slicing (e.g. "
      "a[0:10:2]).";
  spec.slots.dealloc = slice_dealloc;
  spec.slots.traverse = slice_traverse;
  spec.slots.repr = slice_repr;
  spec.slots.hash = since(12) ? slice_hash : hash_not_implemented;
  spec.slots.richcompare = slice_compare;
  spec.slots.new_ = slice_new;
  make_type(spec, vm().types.slice);
}

}  // namespace slotscope
