// The types set and frozenset: slots and methods (CPython: Objects/setobject.c).
#include "engine/builtins/container.hpp"
#include "engine/builtins/container_types.hpp"
#include "engine/builtins/set_table.hpp"
#include "engine/objects/iterators.hpp"
#include "engine/objects/object_reduce.hpp"
#include "engine/objects/weakref.hpp"

namespace slotscope {

namespace {

void set_dealloc(Object* o) {
  Set* set = as_set(o);
  if (set->weak_list) clear_weak_references(o);
  set_clear(set);
  free_object(o);
}

void set_traverse(Object* o, Visitor visit, void* context) {
  std::size_t position = 0;
  for (Object* key; set_next(as_set(o), position, &key);) visit(key, context);
}

void clear_slot(Object* o) {
  set_clear(as_set(o));
}

Ref<> set_repr(Object* o) {
  const std::string name(type_name_of(o));
  const ReprGuard guard(o);
  if (guard.nested()) return make_str(name + "(...)");
  if (as_set(o)->used == 0) return make_str(name + "()");
  const Ref<List> items = list_from_iterable(o);
  if (!items) return {};
  const Ref<Str> inside = repr(items.get());
  if (!inside) return {};
  const Ref<Str> bare = str_slice(inside.get(), 1, inside->length - 1);
  StrBuilder text;
  if (!is_exact_set(o)) text.append(name + "(");
  text.append("{");
  text.append(bare.get());
  text.append("}");
  if (!is_exact_set(o)) text.append(")");
  return text.finish();
}

std::uint64_t shuffle_bits(std::uint64_t hash) {
  return ((hash ^ 89869747u) ^ (hash << 16)) * 3644798167u;
}

/// CPython: frozenset_hash.
bool frozenset_hash(Object* o, std::int64_t& result) {
  Set* set = as_set(o);
  if (set->hash == -1) {
    std::uint64_t hash = 0;
    std::size_t position = 0;
    for (SetEntry entry; set_next_entry(set, position, entry);)
      hash ^= shuffle_bits(static_cast<std::uint64_t>(entry.hash));
    hash ^= (static_cast<std::uint64_t>(set->used) + 1) * 1927868237u;
    hash ^= (hash >> 11) ^ (hash >> 25);
    hash = hash * 69069u + 907133923u;
    if (hash == ~std::uint64_t{0}) hash = 590923713u;
    set->hash = static_cast<std::int64_t>(hash);
  }
  result = set->hash;
  return true;
}

Ref<> answer(Tri truth) {
  return truth == Tri::Error ? Ref<>() : make_bool(truth == Tri::True);
}

Tri sets_equal(Set* a, Set* b) {
  if (a->used != b->used || (a->hash != -1 && b->hash != -1 && a->hash != b->hash)) return Tri::False;
  return set_is_subset(a, b);
}

Ref<> set_compare(Object* x, Object* y, CompareOp op) {
  if (!is_any_set(y)) return not_implemented();
  Set *a = as_set(x), *b = as_set(y);
  switch (op) {
    case CompareOp::Eq:
      return answer(sets_equal(a, b));
    case CompareOp::Ne: {
      const Tri equal = sets_equal(a, b);
      return equal == Tri::Error ? Ref<>() : make_bool(equal == Tri::False);
    }
    case CompareOp::Le:
      return answer(set_is_subset(a, b));
    case CompareOp::Ge:
      return answer(set_is_subset(b, a));
    case CompareOp::Lt:
      return a->used >= b->used ? make_bool(false) : answer(set_is_subset(a, b));
    case CompareOp::Gt:
      return a->used <= b->used ? make_bool(false) : answer(set_is_subset(b, a));
  }
  return not_implemented();
}

bool set_length(Object* o, std::int64_t& result) {
  result = as_set(o)->used;
  return true;
}

/// A set cannot be hashed, so looking for one means the frozenset of its elements (CPython: set_contains).
template <class Search>
Tri search_for(Set* set, Object* key, Search search) {
  const Tri found = search(set, key);
  if (found != Tri::Error || !is_instance(key, vm().types.set) || !exception_matches(vm().errors.TypeError))
    return found;
  clear_exception();
  const Ref<Set> frozen = make_frozenset();
  if (!set_merge(frozen.get(), as_set(key))) return Tri::Error;
  return search(set, frozen.get());
}

Tri contains_slot(Object* o, Object* key) {
  return search_for(as_set(o), key, set_contains);
}

Ref<> set_iter(Object* o) {
  return make_set_iterator(as_set(o));
}

bool set_init(Object* self, const Args& args) {
  if (!no_keywords("set", args) || !check_count(type_name_of(self), args.count, 0, 1)) return false;
  set_clear(as_set(self));
  return args.count == 0 || set_update(as_set(self), args[0]);
}

Ref<> set_new(Type* type, const Args&) {
  return new_set(type);
}

Ref<> frozenset_new(Type* type, const Args& args) {
  const bool exact = type == vm().types.frozenset;
  const bool own_arguments = exact || (since(11) && type->slots.init == vm().types.frozenset->slots.init);
  if (own_arguments && !no_keywords("frozenset", args)) return {};
  if (!check_count(type_name(type), args.count, 0, 1)) return {};
  if (exact && args.count == 1 && is_exact_frozenset(args[0])) return share(args[0]);
  Ref<Set> result = new_set(type);
  if (!result || (args.count == 1 && !set_update(result.get(), args[0]))) return {};
  if (exact && !since(10) && result->used == 0) {
    if (!vm().empty_frozenset) vm().empty_frozenset = result.take();
    return share(vm().empty_frozenset);
  }
  return result;
}

/// An operator applies to sets only; the methods of the same meaning take any iterable.
template <Ref<Set> (*operation)(Set*, Object*)>
Ref<> set_operator(Object* a, Object* b) {
  if (!is_any_set(a) || !is_any_set(b)) return not_implemented();
  return operation(as_set(a), b);
}

template <bool (*operation)(Set*, Object*)>
Ref<> inplace_operator(Object* self, Object* other) {
  if (!is_any_set(other)) return not_implemented();
  return operation(as_set(self), other) ? share(self) : Ref<>();
}

Ref<> method_add(Object* self, const Args& args) {
  return set_add(as_set(self), args[0]) ? none() : Ref<>();
}

Ref<> method_discard(Object* self, const Args& args) {
  return search_for(as_set(self), args[0], set_discard) == Tri::Error ? Ref<>() : none();
}

Ref<> method_remove(Object* self, const Args& args) {
  const Tri removed = search_for(as_set(self), args[0], set_discard);
  if (removed == Tri::Error) return {};
  return removed == Tri::True ? none() : raise_object(vm().errors.KeyError, args[0]);
}

Ref<> method_contains(Object* self, const Args& args) {
  return answer(contains_slot(self, args[0]));
}

Ref<> method_pop(Object* self, const Args&) {
  Set* set = as_set(self);
  if (set->used == 0) {
    const Ref<Str> message = make_str("pop from an empty set");
    return raise_object(vm().errors.KeyError, message.get());
  }
  std::int64_t place = set->finger & set->mask;
  while (!is_element(set->table[place])) place = place == set->mask ? 0 : place + 1;
  SetEntry& entry = set->table[place];
  Ref<> key = adopt(std::exchange(entry.key, set_dummy()));
  entry.hash = -1;
  --set->used;
  set->finger = place + 1;
  return key;
}

Ref<> method_clear(Object* self, const Args&) {
  set_clear(as_set(self));
  return none();
}

Ref<> method_copy(Object* self, const Args&) {
  if (is_exact_frozenset(self)) return share(self);
  return set_copy(as_set(self));
}

Ref<> method_union(Object* self, const Args& args) {
  Ref<Set> result = set_copy(as_set(self));
  for (std::size_t i = 0; result && i < args.count; ++i) {
    if (args[i] != self && !set_update(result.get(), args[i])) return {};
  }
  return result;
}

Ref<> method_update(Object* self, const Args& args) {
  for (std::size_t i = 0; i < args.count; ++i) {
    if (!set_update(as_set(self), args[i])) return {};
  }
  return none();
}

Ref<Set> intersection_of_all(Set* set, const Args& args) {
  if (args.count == 0) return set_copy(set);
  Ref<Set> result = share(set);
  for (std::size_t i = 0; result && i < args.count; ++i) result = set_intersection(result.get(), args[i]);
  return result;
}

Ref<> method_intersection(Object* self, const Args& args) {
  return intersection_of_all(as_set(self), args);
}

Ref<> method_intersection_update(Object* self, const Args& args) {
  const Ref<Set> result = intersection_of_all(as_set(self), args);
  if (!result) return {};
  swap_tables(as_set(self), result.get());
  return none();
}

Ref<> method_difference(Object* self, const Args& args) {
  const Ref<Set> nothing = args.count == 0 ? make_frozenset() : Ref<Set>();
  Ref<Set> result = set_difference(as_set(self), nothing ? nothing.get() : args[0]);
  for (std::size_t i = 1; result && i < args.count; ++i) {
    if (!set_difference_update(result.get(), args[i])) return {};
  }
  return result;
}

Ref<> method_difference_update(Object* self, const Args& args) {
  for (std::size_t i = 0; i < args.count; ++i) {
    if (!set_difference_update(as_set(self), args[i])) return {};
  }
  return none();
}

Ref<> method_symmetric_difference(Object* self, const Args& args) {
  return set_symmetric_difference(as_set(self), args[0]);
}

Ref<> method_symmetric_difference_update(Object* self, const Args& args) {
  return set_symmetric_difference_update(as_set(self), args[0]) ? none() : Ref<>();
}

/// True when the two sets, or a set and an iterable, share nothing.
Ref<> method_isdisjoint(Object* self, const Args& args) {
  Set *set = as_set(self), *other = nullptr;
  if (is_exact_set(args[0]) || is_exact_frozenset(args[0])) {
    other = as_set(args[0]);
    if (set == other) return make_bool(set->used == 0);
    if (other->used > set->used) std::swap(set, other);
    std::size_t position = 0;
    for (SetEntry entry; set_next_entry(other, position, entry);) {
      const Ref<> keep = share(entry.key);
      const Tri present = set_contains_hashed(set, entry.key, entry.hash);
      if (present != Tri::False) return present == Tri::Error ? Ref<>() : make_bool(false);
    }
    return make_bool(true);
  }
  const Ref<> iterator = get_iterator(args[0]);
  if (!iterator) return {};
  while (const Ref<> key = next_value(iterator.get())) {
    const Tri present = set_contains(set, key.get());
    if (present != Tri::False) return present == Tri::Error ? Ref<>() : make_bool(false);
  }
  return vm().error ? Ref<>() : make_bool(true);
}

Ref<> method_issubset(Object* self, const Args& args) {
  if (is_any_set(args[0])) return answer(set_is_subset(as_set(self), as_set(args[0])));
  if (!since(11)) {
    const Ref<Set> other = set_from_iterable(args[0]);
    return other ? answer(set_is_subset(as_set(self), other.get())) : Ref<>();
  }
  const Ref<Set> common = set_intersection(as_set(self), args[0]);
  return common ? make_bool(common->used == as_set(self)->used) : Ref<>();
}

Ref<> method_issuperset(Object* self, const Args& args) {
  if (is_any_set(args[0])) return answer(set_is_subset(as_set(args[0]), as_set(self)));
  if (!since(11)) {
    const Ref<Set> other = set_from_iterable(args[0]);
    return other ? answer(set_is_subset(other.get(), as_set(self))) : Ref<>();
  }
  const Ref<> iterator = get_iterator(args[0]);
  if (!iterator) return {};
  while (const Ref<> key = next_value(iterator.get())) {
    const Tri present = set_contains(as_set(self), key.get());
    if (present != Tri::True) return answer(present);
  }
  return vm().error ? Ref<>() : make_bool(true);
}

Ref<> method_reduce(Object* self, const Args&) {
  const Ref<List> keys = list_from_iterable(self);
  if (!keys) return {};
  const Ref<> state = reduce_state(self);
  if (!state) return {};
  const Ref<Tuple> arguments = tuple_of(static_cast<Object*>(keys.get()));
  return tuple_of(static_cast<Object*>(self->type), static_cast<Object*>(arguments.get()), state.get());
}

const char* const union_doc = "Return a new set with elements from the set and all others.";

const std::vector<NativeDef> frozenset_methods = {
    {"__contains__", method_contains, Arity::one(), nullptr, "x.__contains__(y) <==> y in x."},
    {"copy", method_copy, Arity::none(), nullptr, "Return a shallow copy of a set."},
    {"difference", method_difference, Arity::range(0, INT16_MAX), nullptr,
     "Return a new set with elements in the set that are not in the others."},
    {"intersection", method_intersection, Arity::range(0, INT16_MAX), nullptr,
     "Return a new set with elements common to the set and all others."},
    {"isdisjoint", method_isdisjoint, Arity::one(), nullptr, "Return True if two sets have a null intersection."},
    {"issubset", method_issubset, Arity::one(), nullptr, "Report whether another set contains this set."},
    {"issuperset", method_issuperset, Arity::one(), nullptr, "Report whether this set contains another set."},
    {"__reduce__", method_reduce, Arity::none(), nullptr, "Return state information for pickling."},
    container_sizeof_def("S.__sizeof__() -> size of S in memory, in bytes."),
    {"symmetric_difference", method_symmetric_difference, Arity::one(), nullptr,
     "Return a new set with elements in either the set or other but not both."},
    {"union", method_union, Arity::range(0, INT16_MAX), nullptr, union_doc},
    class_getitem_def,
};

std::vector<NativeDef> with_set_methods() {
  std::vector<NativeDef> methods = frozenset_methods;
  const NativeDef more[] = {
      {"add", method_add, Arity::one(), nullptr,
       "Add an element to a set.\n\nThis has no effect if the element is already present."},
      {"clear", method_clear, Arity::none(), nullptr, "Remove all elements from this set."},
      {"discard", method_discard, Arity::one(), nullptr,
       "Remove an element from a set if it is a member.\n\nUnlike set.remove(), the discard() method does not raise\n"
       "an exception when an element is missing from the set."},
      {"difference_update", method_difference_update, Arity::range(0, INT16_MAX), nullptr,
       "Update the set, removing elements found in others."},
      {"intersection_update", method_intersection_update, Arity::range(0, INT16_MAX), nullptr,
       "Update the set, keeping only elements found in it and all others."},
      {"pop", method_pop, Arity::none(), nullptr,
       "Remove and return an arbitrary set element.\n\nRaises KeyError if the set is empty."},
      {"remove", method_remove, Arity::one(), nullptr,
       "Remove an element from a set; it must be a member.\n\nIf the element is not a member, raise a KeyError."},
      {"symmetric_difference_update", method_symmetric_difference_update, Arity::one(), nullptr,
       "Update the set, keeping only elements found in either set, but not in both."},
      {"update", method_update, Arity::range(0, INT16_MAX), nullptr,
       "Update the set, adding elements from all others."},
  };
  methods.insert(methods.end(), std::begin(more), std::end(more));
  return methods;
}

TypeSpec common_spec() {
  TypeSpec spec;
  spec.struct_size = sizeof(Set);
  spec.flags = type_flag::base | type_flag::has_gc | type_flag::is_set | type_flag::match_self;
  spec.weakref_offset = offsetof(Set, weak_list);
  spec.slots.dealloc = set_dealloc;
  spec.slots.traverse = set_traverse;
  spec.slots.clear = clear_slot;
  spec.slots.repr = set_repr;
  spec.slots.richcompare = set_compare;
  spec.slots.iter = set_iter;
  spec.slots.sq_length = set_length;
  spec.slots.sq_contains = contains_slot;
  spec.slots.nb_subtract = set_operator<set_difference>;
  spec.slots.nb_and = set_operator<set_intersection>;
  spec.slots.nb_xor = set_operator<set_symmetric_difference>;
  spec.slots.nb_or = set_operator<set_union>;
  return spec;
}

}  // namespace

void set_up_set_types() {
  static const std::vector<NativeDef> set_methods = with_set_methods();
  TypeSpec spec = common_spec();
  spec.name = "set";
  spec.methods = &set_methods;
  spec.doc = since(13) ? "Build an unordered collection of unique elements."
                       : "set() -> new empty set object\nset(iterable) -> new set object\n\n"
                         "Build an unordered collection of unique elements.";
  spec.slots.hash = hash_not_implemented;
  spec.slots.init = set_init;
  spec.slots.new_ = set_new;
  spec.slots.nb_inplace_subtract = inplace_operator<set_difference_update>;
  spec.slots.nb_inplace_and = inplace_operator<set_intersection_update>;
  spec.slots.nb_inplace_xor = inplace_operator<set_symmetric_difference_update>;
  spec.slots.nb_inplace_or = inplace_operator<set_update>;
  make_type(spec, vm().types.set);

  TypeSpec frozen = common_spec();
  frozen.name = "frozenset";
  frozen.methods = &frozenset_methods;
  frozen.doc = since(13) ? "Build an immutable unordered collection of unique elements."
                         : "frozenset() -> empty frozenset object\nfrozenset(iterable) -> frozenset object\n\n"
                           "Build an immutable unordered collection of unique elements.";
  frozen.slots.hash = frozenset_hash;
  frozen.slots.new_ = frozenset_new;
  make_type(frozen, vm().types.frozenset);
  set_up_set_iterator_type();
}

}  // namespace slotscope
