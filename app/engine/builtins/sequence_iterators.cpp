// Iterators over lists, tuples, anything with __getitem__, and over the results of a callable; reversed().
#include "engine/builtins/container.hpp"
#include "engine/builtins/container_types.hpp"
#include "engine/objects/iterators.hpp"

namespace slotscope {

namespace {

struct SequenceIterator : Object {
  Object* sequence;
  std::int64_t index;
};

struct CallableIterator : Object {
  Object* callable;
  Object* sentinel;
};

const char* const hint_doc = "Private method returning an estimate of len(list(it)).";
const char* const reduce_doc = "Return state information for pickling.";
const char* const setstate_doc = "Set state information for unpickling.";

Ref<> iterator_itself(Object* o) {
  return share(o);
}

/// Reads a saved position for __setstate__.
bool read_position(Object* state, std::int64_t& position) {
  if (!is_int(state)) return raise(vm().errors.TypeError, "an integer is required");
  return index_value(state, position, vm().errors.OverflowError);
}

Ref<> reduce_exhausted(std::string_view builtin, bool to_list) {
  if (!to_list) return reduce_to_call(builtin, vm().empty_tuple);
  const Ref<List> empty = make_list();
  return reduce_to_call(builtin, empty.get());
}

// ---- list ----

ListIterator* as_list_iterator(Object* o) {
  return static_cast<ListIterator*>(o);
}

void list_iterator_dealloc(Object* o) {
  release_if(as_list_iterator(o)->list);
  free_object(o);
}

void list_iterator_traverse(Object* o, Visitor visit, void* context) {
  if (as_list_iterator(o)->list) visit(as_list_iterator(o)->list, context);
}

Ref<> list_iterator_next(Object* o) {
  ListIterator* iterator = as_list_iterator(o);
  if (!iterator->list) return {};
  if (iterator->index < static_cast<std::int64_t>(iterator->list->size))
    return share(iterator->list->items[iterator->index++]);
  release(std::exchange(iterator->list, nullptr));
  return {};
}

Ref<> list_reverse_iterator_next(Object* o) {
  ListIterator* iterator = as_list_iterator(o);
  if (!iterator->list) return {};
  if (iterator->index >= 0 && iterator->index < static_cast<std::int64_t>(iterator->list->size)) {
    return share(iterator->list->items[iterator->index--]);
  }
  iterator->index = -1;
  release(std::exchange(iterator->list, nullptr));
  return {};
}

Ref<> list_iterator_hint(Object* self, const Args&) {
  const ListIterator* iterator = as_list_iterator(self);
  if (!iterator->list) return make_int(0);
  return make_int(std::max<std::int64_t>(static_cast<std::int64_t>(iterator->list->size) - iterator->index, 0));
}

Ref<> list_reverse_iterator_hint(Object* self, const Args&) {
  const ListIterator* iterator = as_list_iterator(self);
  const std::int64_t left = iterator->index + 1;
  return make_int(!iterator->list || static_cast<std::int64_t>(iterator->list->size) < left ? 0 : left);
}

template <bool backwards>
Ref<> list_iterator_reduce(Object* self, const Args&) {
  const ListIterator* iterator = as_list_iterator(self);
  if (!iterator->list) return reduce_exhausted(backwards && since(13) ? "reversed" : "iter", true);
  const Ref<> index = make_int(iterator->index);
  return reduce_to_call(backwards ? "reversed" : "iter", iterator->list, index.get());
}

template <bool backwards>
Ref<> list_iterator_setstate(Object* self, const Args& args) {
  ListIterator* iterator = as_list_iterator(self);
  std::int64_t index;
  if (!read_position(args[0], index)) return {};
  if (!iterator->list) return none();
  const auto size = static_cast<std::int64_t>(iterator->list->size);
  iterator->index =
      backwards ? std::clamp<std::int64_t>(index, -1, size - 1) : std::clamp<std::int64_t>(index, 0, size);
  return none();
}

const std::vector<NativeDef> list_iterator_methods = {
    {"__length_hint__", list_iterator_hint, Arity::none(), nullptr, hint_doc},
    {"__reduce__", list_iterator_reduce<false>, Arity::none(), nullptr, reduce_doc},
    {"__setstate__", list_iterator_setstate<false>, Arity::one(), nullptr, setstate_doc},
};
const std::vector<NativeDef> list_reverse_iterator_methods = {
    {"__length_hint__", list_reverse_iterator_hint, Arity::none(), nullptr, hint_doc},
    {"__reduce__", list_iterator_reduce<true>, Arity::none(), nullptr, reduce_doc},
    {"__setstate__", list_iterator_setstate<true>, Arity::one(), nullptr, setstate_doc},
};

// ---- tuple ----

TupleIterator* as_tuple_iterator(Object* o) {
  return static_cast<TupleIterator*>(o);
}

void tuple_iterator_dealloc(Object* o) {
  release_if(as_tuple_iterator(o)->tuple);
  free_object(o);
}

void tuple_iterator_traverse(Object* o, Visitor visit, void* context) {
  if (as_tuple_iterator(o)->tuple) visit(as_tuple_iterator(o)->tuple, context);
}

Ref<> tuple_iterator_next(Object* o) {
  TupleIterator* iterator = as_tuple_iterator(o);
  if (!iterator->tuple) return {};
  if (iterator->index < static_cast<std::int64_t>(iterator->tuple->size))
    return share(iterator->tuple->items[iterator->index++]);
  release(std::exchange(iterator->tuple, nullptr));
  return {};
}

Ref<> tuple_iterator_hint(Object* self, const Args&) {
  const TupleIterator* iterator = as_tuple_iterator(self);
  return make_int(iterator->tuple ? static_cast<std::int64_t>(iterator->tuple->size) - iterator->index : 0);
}

Ref<> tuple_iterator_reduce(Object* self, const Args&) {
  const TupleIterator* iterator = as_tuple_iterator(self);
  if (!iterator->tuple) return reduce_exhausted("iter", false);
  const Ref<> index = make_int(iterator->index);
  return reduce_to_call("iter", iterator->tuple, index.get());
}

Ref<> tuple_iterator_setstate(Object* self, const Args& args) {
  TupleIterator* iterator = as_tuple_iterator(self);
  std::int64_t index;
  if (!read_position(args[0], index)) return {};
  if (iterator->tuple)
    iterator->index = std::clamp<std::int64_t>(index, 0, static_cast<std::int64_t>(iterator->tuple->size));
  return none();
}

const std::vector<NativeDef> tuple_iterator_methods = {
    {"__length_hint__", tuple_iterator_hint, Arity::none(), nullptr, hint_doc},
    {"__reduce__", tuple_iterator_reduce, Arity::none(), nullptr, reduce_doc},
    {"__setstate__", tuple_iterator_setstate, Arity::one(), nullptr, setstate_doc},
};

// ---- anything with __getitem__, forwards and (reversed) backwards ----

SequenceIterator* as_sequence_iterator(Object* o) {
  return static_cast<SequenceIterator*>(o);
}

void sequence_iterator_dealloc(Object* o) {
  release_if(as_sequence_iterator(o)->sequence);
  free_object(o);
}

void sequence_iterator_traverse(Object* o, Visitor visit, void* context) {
  if (as_sequence_iterator(o)->sequence) visit(as_sequence_iterator(o)->sequence, context);
}

/// Item by number; empty without an exception when the sequence says that there is none.
Ref<> item_or_end(Object* sequence, std::int64_t index) {
  Ref<> item = sequence->type->slots.sq_item(sequence, index);
  if (!item && !catch_exception(vm().errors.IndexError)) catch_exception(vm().errors.StopIteration);
  return item;
}

Ref<> sequence_iterator_next(Object* o) {
  SequenceIterator* iterator = as_sequence_iterator(o);
  if (!iterator->sequence) return {};
  if (iterator->index == INT64_MAX) return raise(vm().errors.OverflowError, "iter index too large");
  const Ref<> keep = share(iterator->sequence);
  Ref<> item = item_or_end(iterator->sequence, iterator->index);
  if (item) {
    ++iterator->index;
  } else if (!vm().error) {
    release_if(std::exchange(iterator->sequence, nullptr));
  }
  return item;
}

Ref<> sequence_iterator_hint(Object* self, const Args&) {
  const SequenceIterator* iterator = as_sequence_iterator(self);
  if (!iterator->sequence) return make_int(0);
  const TypeSlots& slots = iterator->sequence->type->slots;
  if (!slots.sq_length && !slots.mp_length) return not_implemented();
  std::int64_t size;
  if (!length(iterator->sequence, size)) return {};
  return make_int(std::max<std::int64_t>(size - iterator->index, 0));
}

Ref<> sequence_iterator_reduce(Object* self, const Args&) {
  const SequenceIterator* iterator = as_sequence_iterator(self);
  if (!iterator->sequence) return reduce_exhausted("iter", false);
  const Ref<> index = make_int(iterator->index);
  return reduce_to_call("iter", iterator->sequence, index.get());
}

Ref<> sequence_iterator_setstate(Object* self, const Args& args) {
  std::int64_t index;
  if (!read_position(args[0], index)) return {};
  if (as_sequence_iterator(self)->sequence) as_sequence_iterator(self)->index = std::max<std::int64_t>(index, 0);
  return none();
}

const std::vector<NativeDef> sequence_iterator_methods = {
    {"__length_hint__", sequence_iterator_hint, Arity::none(), nullptr, hint_doc},
    {"__reduce__", sequence_iterator_reduce, Arity::none(), nullptr, reduce_doc},
    {"__setstate__", sequence_iterator_setstate, Arity::one(), nullptr, setstate_doc},
};

Ref<> raise_not_reversible(Object* o) {
  return raise(vm().errors.TypeError, cat("'", type_name_of(o), "' object is not reversible"));
}

/// CPython: Objects/enumobject.c, reversed_new_impl.
Ref<> reversed_new(Type* type, const Args& args) {
  if ((type == vm().types.reversed || (since(11) && type->slots.init == vm().types.reversed->slots.init)) &&
      !no_keywords("reversed", args))
    return {};
  if (!check_count("reversed", args.count, 1, 1)) return {};
  const Ref<> method = look_up_special(args[0], vm().names.__reversed__);
  if (!method && vm().error) return {};
  if (method) return is_none(method.get()) ? raise_not_reversible(args[0]) : call(method.get());
  if (is_dict(args[0]) || !args[0]->type->slots.sq_item) return raise_not_reversible(args[0]);
  std::int64_t size;
  if (!length(args[0], size)) return {};
  Ref<> result =
      type == vm().types.reversed ? Ref<>(adopt<Object>(allocate<SequenceIterator>(type))) : allocate_instance(type);
  if (!result) return {};
  retain(as_sequence_iterator(result.get())->sequence = args[0]);
  as_sequence_iterator(result.get())->index = size - 1;
  track(result.get());
  return finish(result.take());
}

Ref<> reversed_next(Object* o) {
  SequenceIterator* iterator = as_sequence_iterator(o);
  if (!iterator->sequence) return {};
  if (iterator->index >= 0) {
    const Ref<> keep = share(iterator->sequence);
    Ref<> item = item_or_end(iterator->sequence, iterator->index);
    if (item) --iterator->index;
    if (item || vm().error) return item;
  }
  iterator->index = -1;
  release_if(std::exchange(iterator->sequence, nullptr));
  return {};
}

Ref<> reversed_hint(Object* self, const Args&) {
  const SequenceIterator* iterator = as_sequence_iterator(self);
  if (!iterator->sequence) return make_int(0);
  std::int64_t size;
  if (!length(iterator->sequence, size)) return {};
  return make_int(size < iterator->index + 1 ? 0 : iterator->index + 1);
}

Ref<> reversed_reduce(Object* self, const Args&) {
  const SequenceIterator* iterator = as_sequence_iterator(self);
  const Ref<Tuple> arguments = tuple_of(iterator->sequence ? iterator->sequence : vm().empty_tuple);
  if (!iterator->sequence) return tuple_of(static_cast<Object*>(self->type), static_cast<Object*>(arguments.get()));
  const Ref<> index = make_int(iterator->index);
  return tuple_of(static_cast<Object*>(self->type), static_cast<Object*>(arguments.get()), index.get());
}

Ref<> reversed_setstate(Object* self, const Args& args) {
  SequenceIterator* iterator = as_sequence_iterator(self);
  std::int64_t index, size;
  if (!read_position(args[0], index)) return {};
  if (!iterator->sequence) return none();
  if (!length(iterator->sequence, size)) return {};
  iterator->index = std::clamp<std::int64_t>(index, -1, size - 1);
  return none();
}

const std::vector<NativeDef> reversed_methods = {
    {"__length_hint__", reversed_hint, Arity::none(), nullptr, hint_doc},
    {"__reduce__", reversed_reduce, Arity::none(), nullptr, reduce_doc},
    {"__setstate__", reversed_setstate, Arity::one(), nullptr, setstate_doc},
};

// ---- iter(callable, sentinel) ----

CallableIterator* as_callable_iterator(Object* o) {
  return static_cast<CallableIterator*>(o);
}

void callable_iterator_dealloc(Object* o) {
  release_if(as_callable_iterator(o)->callable);
  release_if(as_callable_iterator(o)->sentinel);
  free_object(o);
}

void callable_iterator_traverse(Object* o, Visitor visit, void* context) {
  if (as_callable_iterator(o)->callable) visit(as_callable_iterator(o)->callable, context);
  if (as_callable_iterator(o)->sentinel) visit(as_callable_iterator(o)->sentinel, context);
}

void end_calls(CallableIterator* iterator) {
  release_if(std::exchange(iterator->callable, nullptr));
  release_if(std::exchange(iterator->sentinel, nullptr));
}

Ref<> callable_iterator_next(Object* o) {
  CallableIterator* iterator = as_callable_iterator(o);
  if (!iterator->callable) return {};
  const Ref<> callable = share(iterator->callable), sentinel = share(iterator->sentinel);
  Ref<> value = call(callable.get());
  if (!value) {
    if (catch_exception(vm().errors.StopIteration)) end_calls(iterator);
    return {};
  }
  if (!iterator->callable) return {};  // the call itself ran the iterator to its end
  const Tri equal = objects_equal(sentinel.get(), value.get());
  if (equal == Tri::False) return value;
  if (equal == Tri::True) end_calls(iterator);
  return {};
}

Ref<> callable_iterator_reduce(Object* self, const Args&) {
  const CallableIterator* iterator = as_callable_iterator(self);
  if (!iterator->callable) return reduce_exhausted("iter", false);
  const Ref<Tuple> arguments = tuple_of(iterator->callable, iterator->sentinel);
  const Ref<> iter = builtin_function("iter");
  return iter ? tuple_of(iter.get(), static_cast<Object*>(arguments.get())) : nullptr;
}

const std::vector<NativeDef> callable_iterator_methods = {
    {"__reduce__", callable_iterator_reduce, Arity::none(), nullptr, reduce_doc},
};

struct IteratorSpec {
  Type* type;
  const char* name;
  std::size_t struct_size;
  const std::vector<NativeDef>* methods;
  void (*dealloc)(Object*);
  void (*traverse)(Object*, Visitor, void*);
  UnarySlot next;
};

void make_iterator_type(const IteratorSpec& row) {
  TypeSpec spec;
  spec.name = row.name;
  spec.struct_size = row.struct_size;
  spec.flags = type_flag::has_gc | type_flag::disallow_new;
  spec.methods = row.methods;
  spec.slots.dealloc = row.dealloc;
  spec.slots.traverse = row.traverse;
  spec.slots.iter = iterator_itself;
  spec.slots.iternext = row.next;
  make_type(spec, row.type);
}

}  // namespace

Ref<> make_list_iterator(List* list) {
  ListIterator* iterator = allocate<ListIterator>(vm().types.list_iterator);
  retain(iterator->list = list);
  track(iterator);
  return finish(iterator);
}

Ref<> make_list_reverse_iterator(List* list) {
  ListIterator* iterator = allocate<ListIterator>(vm().types.list_reverse_iterator);
  retain(iterator->list = list);
  iterator->index = static_cast<std::int64_t>(list->size) - 1;
  track(iterator);
  return finish(iterator);
}

Ref<> make_tuple_iterator(Tuple* tuple) {
  TupleIterator* iterator = allocate<TupleIterator>(vm().types.tuple_iterator);
  retain(iterator->tuple = tuple);
  track(iterator);
  return finish(iterator);
}

Ref<> make_sequence_iterator(Object* sequence) {
  SequenceIterator* iterator = allocate<SequenceIterator>(vm().types.sequence_iterator);
  retain(iterator->sequence = sequence);
  track(iterator);
  return finish(iterator);
}

Ref<> make_callable_iterator(Object* callable, Object* sentinel) {
  CallableIterator* iterator = allocate<CallableIterator>(vm().types.callable_iterator);
  retain(iterator->callable = callable);
  retain(iterator->sentinel = sentinel);
  track(iterator);
  return finish(iterator);
}

Ref<> builtin_function(std::string_view name) {
  if (Object* found = dict_get(vm().builtins, name)) return share(found);
  return raise(vm().errors.AttributeError, std::string(name));
}

Ref<> reduce_to_call(std::string_view builtin, Object* argument, Object* state) {
  const Ref<> function = builtin_function(builtin);
  if (!function) return {};
  const Ref<Tuple> arguments = tuple_of(argument);
  if (state) return tuple_of(function.get(), static_cast<Object*>(arguments.get()), state);
  return tuple_of(function.get(), static_cast<Object*>(arguments.get()));
}

void set_up_sequence_iterator_types() {
  TypePointers& types = vm().types;
  make_iterator_type({types.list_iterator, "list_iterator", sizeof(ListIterator), &list_iterator_methods,
                      list_iterator_dealloc, list_iterator_traverse, list_iterator_next});
  make_iterator_type({types.list_reverse_iterator, "list_reverseiterator", sizeof(ListIterator),
                      &list_reverse_iterator_methods, list_iterator_dealloc, list_iterator_traverse,
                      list_reverse_iterator_next});
  make_iterator_type({types.tuple_iterator, "tuple_iterator", sizeof(TupleIterator), &tuple_iterator_methods,
                      tuple_iterator_dealloc, tuple_iterator_traverse, tuple_iterator_next});
  make_iterator_type({types.sequence_iterator, "iterator", sizeof(SequenceIterator), &sequence_iterator_methods,
                      sequence_iterator_dealloc, sequence_iterator_traverse, sequence_iterator_next});
  make_iterator_type({types.callable_iterator, "callable_iterator", sizeof(CallableIterator),
                      &callable_iterator_methods, callable_iterator_dealloc, callable_iterator_traverse,
                      callable_iterator_next});
}

void set_up_reversed_type() {
  TypeSpec spec;
  spec.name = "reversed";
  spec.struct_size = sizeof(SequenceIterator);
  spec.flags = type_flag::base | type_flag::has_gc;
  spec.methods = &reversed_methods;
  spec.doc = "Return a reverse iterator over the values of the given sequence.";
  spec.slots.dealloc = sequence_iterator_dealloc;
  spec.slots.traverse = sequence_iterator_traverse;
  spec.slots.iter = iterator_itself;
  spec.slots.iternext = reversed_next;
  spec.slots.new_ = reversed_new;
  make_type(spec, vm().types.reversed);
}

void set_up_sequence_types() {
  set_up_tuple_type();
  set_up_list_type();
  set_up_range_type();
  set_up_slice_type();
  set_up_sequence_iterator_types();
}

}  // namespace slotscope
