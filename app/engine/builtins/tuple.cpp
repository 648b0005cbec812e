// tuple: making, slicing, comparing, hashing, and its methods (CPython: Objects/tupleobject.c).
#include "engine/builtins/container.hpp"
#include "engine/builtins/dict_table.hpp"
#include "engine/objects/iterators.hpp"

namespace slotscope {

namespace {

Object** items_after(Tuple* tuple) {
  return reinterpret_cast<Object**>(tuple + 1);
}

Tuple* new_tuple(std::size_t size) {
  const std::size_t bytes = size * sizeof(Object*);
  if (bytes > 1'000'000 && !may_allocate(bytes)) return nullptr;
  auto* tuple = static_cast<Tuple*>(allocate_object(vm().types.tuple, sizeof(Tuple) + bytes));
  tuple->size = size;
  tuple->items = items_after(tuple);
  return tuple;
}

void tuple_dealloc(Object* o) {
  Tuple* tuple = as_tuple(o);
  release_backwards(tuple->items, tuple->size);
  if (tuple->items != items_after(tuple) && tuple->items) free_buffer(tuple->items, tuple->size * sizeof(Object*));
  free_object(o);
}

void tuple_traverse(Object* o, Visitor visit, void* context) {
  for (Object* item : *as_tuple(o)) {
    if (item) visit(item, context);
  }
}

Ref<> tuple_repr(Object* o) {
  Tuple* tuple = as_tuple(o);
  if (tuple->size == 0) return make_str("()");
  const ReprGuard guard(o);
  if (guard.nested()) return make_str("(...)");
  StrBuilder text;
  text.append("(");
  for (std::size_t i = 0; i < tuple->size; ++i) {
    if (i > 0) text.append(", ");
    const Ref<Str> item = repr(tuple->items[i]);
    if (!item) return {};
    text.append(item.get());
  }
  text.append(tuple->size == 1 ? ",)" : ")");
  return text.finish();
}

std::uint64_t rotate(std::uint64_t value, int bits) {
  return value << bits | value >> (64 - bits);
}

/// CPython: Objects/tupleobject.c, tuplehash: xxHash over the items' hashes.
bool tuple_hash(Object* o, std::int64_t& result) {
  constexpr std::uint64_t prime1 = 11400714785074694791u, prime2 = 14029467366897019727u, prime5 = 2870177450012600261u;
  const Tuple* tuple = as_tuple(o);
  std::uint64_t sum = prime5;
  for (Object* item : *tuple) {
    std::int64_t hash;
    if (!hash_of(item, hash)) return false;
    sum = rotate(sum + static_cast<std::uint64_t>(hash) * prime2, 31) * prime1;
  }
  sum += tuple->size ^ (prime5 ^ 3527539u);
  result = sum == ~std::uint64_t{0} ? 1546275796 : static_cast<std::int64_t>(sum);
  return true;
}

Ref<> tuple_compare(Object* a, Object* b, CompareOp op) {
  if (!is_tuple(a) || !is_tuple(b)) return not_implemented();
  return compare_sequences(as_tuple(a)->items, as_tuple(a)->size, as_tuple(b)->items, as_tuple(b)->size, op);
}

Ref<> tuple_iter(Object* o) {
  return make_tuple_iterator(as_tuple(o));
}

bool tuple_length(Object* o, std::int64_t& result) {
  result = static_cast<std::int64_t>(as_tuple(o)->size);
  return true;
}

Ref<> tuple_item(Object* o, std::int64_t index) {
  Tuple* tuple = as_tuple(o);
  if (index < 0 || index >= static_cast<std::int64_t>(tuple->size))
    return raise(vm().errors.IndexError, "tuple index out of range");
  return share(tuple->items[index]);
}

Ref<> tuple_subscript(Object* o, Object* key) {
  Tuple* tuple = as_tuple(o);
  const auto size = static_cast<std::int64_t>(tuple->size);
  if (has_index(key)) {
    std::int64_t index;
    if (!index_value(key, index, vm().errors.IndexError)) return {};
    return tuple_item(o, index < 0 ? index + size : index);
  }
  if (!is_slice(key)) {
    return raise(vm().errors.TypeError, cat("tuple indices must be integers or slices, not ", type_name_of(key)));
  }
  std::int64_t start, stop, step;
  if (!slice_unpack(static_cast<Slice*>(key), start, stop, step)) return {};
  const std::int64_t count = slice_adjust(size, start, stop, step);
  if (count <= 0) return share(vm().empty_tuple);
  if (step == 1) return tuple_slice(tuple, static_cast<std::size_t>(start), static_cast<std::size_t>(start + count));
  Ref<Tuple> result = make_tuple(static_cast<std::size_t>(count));
  if (!result) return {};
  for (std::int64_t i = 0; i < count; ++i) {
    result->items[i] = tuple->items[start + i * step];
    retain(result->items[i]);
  }
  return finish_tuple(std::move(result));
}

Ref<> tuple_concat(Object* a, Object* b) {
  if (!is_tuple(b))
    return raise(vm().errors.TypeError, cat("can only concatenate tuple (not \"", type_name_of(b), "\") to tuple"));
  Tuple *left = as_tuple(a), *right = as_tuple(b);
  if (right->size == 0 && is_exact_tuple(a)) return share(a);
  if (left->size == 0 && is_exact_tuple(b)) return share(b);
  Ref<Tuple> result = make_tuple(left->size + right->size);
  if (!result) return {};
  Object** out = result->items;
  for (Object* item : *left) retain(*out++ = item);
  for (Object* item : *right) retain(*out++ = item);
  return finish_tuple(std::move(result));
}

Ref<> tuple_repeat(Object* o, std::int64_t count) {
  Tuple* tuple = as_tuple(o);
  if ((tuple->size == 0 || count == 1) && is_exact_tuple(o)) return share(o);
  if (tuple->size == 0 || count <= 0) return share(vm().empty_tuple);
  if (static_cast<std::uint64_t>(count) > (std::uint64_t{1} << 60) / tuple->size)
    return raise_no_arguments(vm().errors.MemoryError);
  Ref<Tuple> result = make_tuple(tuple->size * static_cast<std::size_t>(count));
  if (!result) return {};
  Object** out = result->items;
  for (std::int64_t i = 0; i < count; ++i) {
    for (Object* item : *tuple) retain(*out++ = item);
  }
  return finish_tuple(std::move(result));
}

Tri tuple_contains(Object* o, Object* value) {
  Tuple* tuple = as_tuple(o);
  for (std::size_t i = 0; i < tuple->size; ++i) {
    const Tri equal = objects_equal(tuple->items[i], value);
    if (equal != Tri::False) return equal;
  }
  return Tri::False;
}

Ref<> tuple_new(Type* type, const Args& args) {
  const bool own_arguments =
      type == vm().types.tuple || (since(11) && type->slots.init == vm().types.tuple->slots.init);
  if (own_arguments && !no_keywords("tuple", args)) return {};
  if (!check_count("tuple", args.count, 0, 1)) return {};
  Ref<Tuple> plain = args.count == 0 ? share(vm().empty_tuple) : tuple_from_iterable(args[0]);
  if (!plain || type == vm().types.tuple) return plain;
  // The items follow the struct unless the class has words of its own there.
  const bool nothing_between = type->instance_size == sizeof(Tuple);
  Ref<Tuple> result =
      nothing_between ? adopt(static_cast<Tuple*>(allocate_object(type, sizeof(Tuple) + plain->size * sizeof(Object*))))
                      : allocate_instance(type).cast<Tuple>();
  if (!result) return {};
  if (nothing_between)
    result->items = items_after(result.get());
  else if (plain->size > 0)
    result->items = static_cast<Object**>(allocate_buffer(plain->size * sizeof(Object*)));
  result->size = plain->size;
  for (std::size_t i = 0; i < plain->size; ++i) retain(result->items[i] = plain->items[i]);
  track(result.get());
  return finish(result.take());
}

Ref<> tuple_count(Object* self, const Args& args) {
  Tuple* tuple = as_tuple(self);
  std::int64_t count = 0;
  for (std::size_t i = 0; i < tuple->size; ++i) {
    const Tri equal = objects_equal(tuple->items[i], args[0]);
    if (equal == Tri::Error) return {};
    count += equal == Tri::True;
  }
  return make_int(count);
}

Ref<> tuple_index(Object* self, const Args& args) {
  Tuple* tuple = as_tuple(self);
  const auto size = static_cast<std::int64_t>(tuple->size);
  std::int64_t start = 0, stop = size;
  if (args.count > 1 && !slice_bound_argument(args[1], start)) return {};
  if (args.count > 2 && !slice_bound_argument(args[2], stop)) return {};
  if (start < 0) start = std::max<std::int64_t>(start + size, 0);
  if (stop < 0) stop += size;
  for (std::int64_t i = start; i < std::min(stop, size); ++i) {
    const Tri equal = objects_equal(tuple->items[i], args[0]);
    if (equal == Tri::Error) return {};
    if (equal == Tri::True) return make_int(i);
  }
  return raise(vm().errors.ValueError, "tuple.index(x): x not in tuple");
}

Ref<> tuple_getnewargs(Object* self, const Args&) {
  const Ref<> copy = tuple_slice(as_tuple(self), 0, as_tuple(self)->size);
  return copy ? tuple_of(copy.get()) : nullptr;
}

const std::vector<NativeDef> tuple_methods = {
    {"__getnewargs__", tuple_getnewargs, Arity::none(), "($self, /)"},
    {"index", tuple_index, Arity::range(1, 3), "($self, value, start=0, stop=sys.maxsize, /)",
     "Return first index of value.\n\nRaises ValueError if the value is not present."},
    {"count", tuple_count, Arity::one(), "($self, value, /)", "Return number of occurrences of value."},
    class_getitem_def,
};

}  // namespace

bool is_exact_tuple(const Object* o) {
  return o->type == vm().types.tuple;
}

Ref<Tuple> make_tuple(std::size_t size) {
  if (size == 0) return share(vm().empty_tuple);
  return adopt(new_tuple(size));
}

Ref<Tuple> make_tuple_of(Object* const* items, std::size_t size) {
  Ref<Tuple> tuple = make_tuple(size);
  if (!tuple || size == 0) return tuple;
  for (std::size_t i = 0; i < size; ++i) {
    retain(tuple->items[i] = items[i]);
    if (i % 65536 == 65535 && !keep_going()) return {};
  }
  return finish_tuple(std::move(tuple)).cast<Tuple>();
}

namespace {

void track_for_its_items(Tuple* tuple) {
  if (std::any_of(tuple->begin(), tuple->end(), [](const Object* item) { return item && may_be_tracked(item); }))
    track(tuple);
}

}  // namespace

Ref<> finish_tuple(Ref<Tuple> tuple) {
  if (tuple->size == 0) return tuple;
  track_for_its_items(tuple.get());
  return finish(tuple.take());
}

Ref<> tuple_slice(Tuple* tuple, std::size_t low, std::size_t high) {
  if (low == 0 && high == tuple->size && is_exact_tuple(tuple)) return share(tuple);
  return make_tuple_of(tuple->items + low, high - low);
}

Ref<Tuple> list_to_tuple(const List* list) {
  return make_tuple_of(list->items, list->size);
}

Ref<Tuple> tuple_from_iterable(Object* iterable) {
  if (is_exact_tuple(iterable)) return share(as_tuple(iterable));
  if (is_exact_list(iterable)) return list_to_tuple(as_list(iterable));
  const Ref<> iterator = get_iterator(iterable);
  std::int64_t hint = 0;
  if (!iterator || (!since(14) && !length_hint(iterable, 10, hint))) return {};
  std::vector<Ref<>> items;
  while (Ref<> item = next_value(iterator.get())) {
    items.push_back(std::move(item));
    if (items.size() % 4096 == 0 && (!keep_going() || !may_allocate(items.size() * sizeof(Object*)))) return {};
  }
  if (vm().error) return {};
  Ref<Tuple> tuple = make_tuple(items.size());
  if (!tuple) return {};
  for (std::size_t i = 0; i < items.size(); ++i) tuple->items[i] = items[i].take();
  if (items.empty() && (since(11) || hint == 0)) return tuple;
  if (items.empty()) tuple = adopt(allocate<Tuple>(vm().types.tuple));  // shortened to nothing, it is no shared one
  track_for_its_items(tuple.get());
  // Begun with room for as many as announced; then it is shortened or has grown (CPython: PySequence_Tuple).
  if (vm().tracing_memory) note_tuple_slow(tuple.get(), since(14) ? static_cast<std::int64_t>(items.size()) : hint);
  return tuple;
}

Ref<> compare_sequences(Object* const* a, std::size_t a_size, Object* const* b, std::size_t b_size, CompareOp op) {
  std::size_t i = 0;
  for (; i < a_size && i < b_size; ++i) {
    const Tri equal = objects_equal(a[i], b[i]);
    if (equal == Tri::Error) return {};
    if (equal == Tri::False) break;
  }
  if (i >= a_size || i >= b_size) return make_bool(holds(op, a_size, b_size));
  if (op == CompareOp::Eq) return make_bool(false);
  if (op == CompareOp::Ne) return make_bool(true);
  return rich_compare(a[i], b[i], op);
}

void set_up_tuple_type() {
  TypeSpec spec;
  spec.name = "tuple";
  spec.struct_size = sizeof(Tuple);
  spec.flags = type_flag::base | type_flag::has_gc | type_flag::is_tuple | type_flag::sequence | type_flag::match_self;
  spec.methods = &tuple_methods;
  spec.doc =
      "Built-in immutable sequence.\n\nIf no argument is given, the constructor returns an empty tuple.\n"
      "If iterable is specified the tuple is initialized from iterable's items.\n\n"
      "If the argument is a tuple, the return value is the same object.";
  spec.slots.dealloc = tuple_dealloc;
  spec.slots.traverse = tuple_traverse;
  spec.slots.repr = tuple_repr;
  spec.slots.hash = tuple_hash;
  spec.slots.richcompare = tuple_compare;
  spec.slots.iter = tuple_iter;
  spec.slots.new_ = tuple_new;
  spec.slots.sq_length = tuple_length;
  spec.slots.sq_concat = tuple_concat;
  spec.slots.sq_repeat = tuple_repeat;
  spec.slots.sq_item = tuple_item;
  spec.slots.sq_contains = tuple_contains;
  spec.slots.mp_length = tuple_length;
  spec.slots.mp_subscript = tuple_subscript;
  make_type(spec, vm().types.tuple);
}

}  // namespace slotscope
