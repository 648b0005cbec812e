// The type collections.OrderedDict: slots and methods (CPython: Objects/odictobject.c).
#include "engine/builtins/container.hpp"
#include "engine/builtins/dict_table.hpp"
#include "engine/modules/collections_types.hpp"
#include "engine/objects/iterators.hpp"
#include "engine/objects/object_reduce.hpp"
#include "engine/objects/weakref.hpp"

namespace slotscope {

namespace {

using Node = OrderedDictNode;

OrderedDict* as_ordered(Object* o) {
  return static_cast<OrderedDict*>(o);
}
bool is_ordered(Object* o) {
  return is_instance(o, vm().module_types.ordered_dict);
}
bool is_exact_ordered(Object* o) {
  return o->type == vm().module_types.ordered_dict;
}

bool ordered_set_subscript(Object* o, Object* key, Object* value) {
  OrderedDict* od = as_ordered(o);
  if (value) return ordered_set(od, key, value);
  std::int64_t hash;
  if (!hash_dict_key(key, hash)) return false;
  ordered_remove_node(od, key, hash);
  if (vm().error) return false;
  const Tri removed = dict_delete(od, key);
  if (removed == Tri::False) return raise_object(vm().errors.KeyError, key);
  return removed == Tri::True;
}

// ---- update, as MutableMapping does it ----

bool add_pair(Object* self, Object* pair) {
  const Ref<> iterator = get_iterator(pair);
  if (!iterator) return false;
  const Ref<> key = next_value(iterator.get());
  if (!key)
    return vm().error ? false : static_cast<bool>(raise(vm().errors.ValueError, "need more than 0 values to unpack"));
  const Ref<> value = next_value(iterator.get());
  if (!value)
    return vm().error ? false : static_cast<bool>(raise(vm().errors.ValueError, "need more than 1 value to unpack"));
  const Ref<> extra = next_value(iterator.get());
  if (extra) return raise(vm().errors.ValueError, "too many values to unpack (expected 2)");
  return !vm().error && set_item(self, key.get(), value.get());
}

bool add_pairs(Object* self, Object* pairs) {
  const Ref<> iterator = get_iterator(pairs);
  if (!iterator) return false;
  while (const Ref<> pair = next_value(iterator.get())) {
    if (!add_pair(self, pair.get())) return false;
  }
  return vm().error == nullptr;
}

bool add_by_keys(Object* self, Object* mapping, Object* keys_method) {
  const Ref<> keys = call(keys_method);
  if (!keys) return false;
  const Ref<> iterator = get_iterator(keys.get());
  if (!iterator) return false;
  while (const Ref<> key = next_value(iterator.get())) {
    const Ref<> value = get_item(mapping, key.get());
    if (!value || !set_item(self, key.get(), value.get())) return false;
  }
  return vm().error == nullptr;
}

/// CPython: mutablemapping_update_arg.
bool update_from(Object* self, Object* other) {
  if (is_exact_dict(other)) {
    const Ref<List> items = dict_items_list(as_dict(other));
    return items && add_pairs(self, items.get());
  }
  Ref<> method;
  Tri found = look_up_attribute(other, vm().names.keys, method);
  if (found == Tri::Error) return false;
  if (found == Tri::True) return add_by_keys(self, other, method.get());
  found = look_up_attribute(other, vm().names.items, method);
  if (found == Tri::Error) return false;
  if (found == Tri::False) return add_pairs(self, other);
  const Ref<> items = call(method.get());
  return items && add_pairs(self, items.get());
}

bool update_with(Object* self, const Args& args) {
  if (args.count > 1) return raise(vm().errors.TypeError, cat("expected at most 1 arguments, got ", args.count));
  if (args.count == 1 && !update_from(self, args[0])) return false;
  for (std::size_t i = 0; i < args.keyword_count(); ++i) {
    if (!set_item(self, args.keyword_name(i), args.keyword_value(i))) return false;
  }
  return true;
}

// ---- slots ----

void ordered_dealloc(Object* o) {
  OrderedDict* od = as_ordered(o);
  if (od->weak_list) clear_weak_references(o);
  release_if(reinterpret_cast<Object*>(std::exchange(od->attributes, nullptr)));
  ordered_clear_nodes(od);
  vm().types.dict->slots.dealloc(o);
}

void ordered_traverse(Object* o, Visitor visit, void* context) {
  const OrderedDict* od = as_ordered(o);
  if (od->attributes) visit(od->attributes, context);
  for (Node* node = od->first_node; node; node = node->next) visit(node->key, context);
  vm().types.dict->slots.traverse(o, visit, context);
}

void ordered_clear(Object* o) {
  release_if(reinterpret_cast<Object*>(std::exchange(as_ordered(o)->attributes, nullptr)));
  ordered_clear_nodes(as_ordered(o));
  dict_clear(as_dict(o));
}

bool ordered_init(Object* self, const Args& args) {
  return update_with(self, args);
}

/// The pairs in order as a list, or from 3.12 on as a dict, which is how they are printed.
Ref<> pairs_to_print(Object* o) {
  if (!is_exact_ordered(o)) {
    if (since(12)) return call(vm().types.dict, o);
    const Ref<> items = call_method(o, vm().names.items);
    return items ? list_from_iterable(items.get()) : Ref<>();
  }
  const Ref<List> list = make_list();
  const Ref<Dict> copy = make_dict();
  for (Node* node = as_ordered(o)->first_node; node; node = node->next) {
    const Ref<> value = share(dict_get_hashed(as_dict(o), node->key, node->hash));
    if (!value) return vm().error ? Ref<>() : Ref<>(raise_object(vm().errors.KeyError, node->key));
    if (since(12)) {
      if (!dict_set_hashed(copy.get(), node->key, node->hash, value.get())) return {};
      continue;
    }
    const Ref<Tuple> pair = tuple_of(node->key, value.get());
    if (!list_append(list.get(), pair.get())) return {};
  }
  return since(12) ? Ref<>(copy) : Ref<>(list);
}

Ref<> ordered_repr(Object* o) {
  if (as_dict(o)->used == 0) return make_str(short_type_name(o->type) + "()");
  const ReprGuard guard(o);
  if (guard.nested()) return make_str("...");
  const Ref<> pairs = pairs_to_print(o);
  if (!pairs) return {};
  const Ref<Str> inside = repr(pairs.get());
  if (!inside) return {};
  StrBuilder text;
  text.append(short_type_name(o->type) + "(");
  text.append(inside.get());
  text.append(")");
  return text.finish();
}

Tri same_order(OrderedDict* a, OrderedDict* b) {
  Node *x = a->first_node, *y = b->first_node;
  const std::uint64_t changes_of_a = a->changes, changes_of_b = b->changes;
  while (x && y) {
    const Ref<> left = share(x->key), right = share(y->key);
    const Tri equal = objects_equal(left.get(), right.get());
    if (equal == Tri::Error) return equal;
    if (a->changes != changes_of_a || b->changes != changes_of_b) {
      raise(vm().errors.RuntimeError, "OrderedDict mutated during iteration");
      return Tri::Error;
    }
    if (equal == Tri::False) return equal;
    x = x->next;
    y = y->next;
  }
  return tri(!x && !y);
}

Ref<> ordered_compare(Object* a, Object* b, CompareOp op) {
  if (!is_dict(b) || (op != CompareOp::Eq && op != CompareOp::Ne)) return not_implemented();
  const Ref<> as_dicts = vm().types.dict->slots.richcompare(a, b, CompareOp::Eq);
  if (!as_dicts) return {};
  bool equal = as_dicts.get() == vm().true_;
  if (equal && is_ordered(b)) {
    const Tri ordered_alike = same_order(as_ordered(a), as_ordered(b));
    if (ordered_alike == Tri::Error) return {};
    equal = ordered_alike == Tri::True;
  }
  return make_bool(equal == (op == CompareOp::Eq));
}

Ref<> ordered_or(Object* left, Object* right) {
  const bool self_left = is_ordered(left);
  Object *self = self_left ? left : right, *other = self_left ? right : left;
  if (!is_dict(other)) return not_implemented();
  Ref<> result = call(self->type, left);
  if (!result || !update_from(result.get(), right)) return {};
  return result;
}

Ref<> ordered_inplace_or(Object* self, Object* other) {
  return update_from(self, other) ? share(self) : Ref<>();
}

Ref<> ordered_iter(Object* o) {
  return make_ordered_iterator(o, OrderedYields::Keys, false);
}

// ---- methods ----

Ref<> method_reversed(Object* self, const Args&) {
  return make_ordered_iterator(self, OrderedYields::Keys, true);
}
template <Type* ModuleTypes::*view>
Ref<> method_view(Object* self, const Args&) {
  return make_dict_view(as_dict(self), vm().module_types.*view);
}

Ref<> method_update(Object* self, const Args& args) {
  return update_with(self, args) ? none() : Ref<>();
}

Ref<> method_clear(Object* self, const Args&) {
  dict_clear(as_dict(self));
  ordered_clear_nodes(as_ordered(self));
  return none();
}

Ref<> method_fromkeys(Object* self, const Args& args) {
  static const char* const keywords[] = {"iterable", "value", nullptr};
  Object *iterable = nullptr, *value = vm().none;
  if (!read_arguments("fromkeys", args, keywords, {.required = 1}, {&iterable, &value})) return {};
  Ref<> result = call(self);
  if (!result) return {};
  const Ref<> iterator = get_iterator(iterable);
  if (!iterator) return {};
  while (const Ref<> key = next_value(iterator.get())) {
    if (!set_item(result.get(), key.get(), value)) return {};
  }
  return vm().error ? Ref<>() : result;
}

Ref<> method_setdefault(Object* self, const Args& args) {
  static const char* const keywords[] = {"key", "default", nullptr};
  Object *key = nullptr, *fallback = vm().none;
  if (!read_arguments("setdefault", args, keywords, {.required = 1}, {&key, &fallback})) return {};
  if (is_exact_ordered(self)) {
    if (Object* value = dict_get(as_dict(self), key)) return share(value);
    if (vm().error || !ordered_set(as_ordered(self), key, fallback)) return {};
    return share(fallback);
  }
  const Tri present = contains(self, key);
  if (present == Tri::Error) return {};
  if (present == Tri::True) return get_item(self, key);
  return set_item(self, key, fallback) ? share(fallback) : Ref<>();
}

/// Removes a key with its node; empty without an exception when it is absent. Up to 3.10 a subclass is asked by its own
/// methods.
Ref<> pop_key(Object* self, Object* key) {
  if (!since(11) && !is_exact_ordered(self)) {
    const Tri present = contains(self, key);
    if (present != Tri::True) return {};
    Ref<> value = get_item(self, key);
    return value && delete_item(self, key) ? value : Ref<>();
  }
  std::int64_t hash;
  if (!hash_dict_key(key, hash)) return {};
  ordered_remove_node(as_ordered(self), key, hash);
  return vm().error ? Ref<>() : dict_pop(as_dict(self), key);
}

Ref<> method_pop(Object* self, const Args& args) {
  static const char* const keywords[] = {"key", "default", nullptr};
  Object *key = nullptr, *fallback = nullptr;
  if (!read_arguments("pop", args, keywords, {.required = 1}, {&key, &fallback})) return {};
  Ref<> value = pop_key(self, key);
  if (value || vm().error) return value;
  return fallback ? share(fallback) : Ref<>(raise_object(vm().errors.KeyError, key));
}

bool read_last(std::string_view function, const Args& args, Object** key, bool& last) {
  Object* flag = nullptr;
  static const char* const both[] = {"key", "last", nullptr};
  const char* const* const keywords = key ? both : both + 1;
  const bool read = key ? read_arguments(function, args, keywords, {.required = 1}, {key, &flag})
                        : read_arguments(function, args, keywords, {.required = 0}, {&flag});
  if (!read) return false;
  if (!flag) return true;
  const Tri truth = is_true(flag);
  last = truth == Tri::True;
  return truth != Tri::Error;
}

Ref<> method_popitem(Object* self, const Args& args) {
  bool last = true;
  if (!read_last("popitem", args, nullptr, last)) return {};
  const OrderedDict* od = as_ordered(self);
  if (!od->first_node) {
    const Ref<Str> message = make_str("dictionary is empty");
    return raise_object(vm().errors.KeyError, message.get());
  }
  const Ref<> key = share((last ? od->last_node : od->first_node)->key);
  const Ref<> value = pop_key(self, key.get());
  if (!value) return vm().error ? Ref<>() : Ref<>(raise_object(vm().errors.KeyError, key.get()));
  return tuple_of(key.get(), value.get());
}

Ref<> method_move_to_end(Object* self, const Args& args) {
  Object* key = nullptr;
  bool last = true;
  if (!read_last("move_to_end", args, &key, last)) return {};
  OrderedDict* od = as_ordered(self);
  std::int64_t hash;
  if (od->first_node && !hash_dict_key(key, hash)) return {};
  Node* node = od->first_node ? ordered_find_node(od, key, hash) : nullptr;
  if (!node) return vm().error ? Ref<>() : Ref<>(raise_object(vm().errors.KeyError, key));
  ordered_move(od, node, last);
  return none();
}

Ref<> method_copy(Object* self, const Args&) {
  const Ref<> copy = call(self->type);
  if (!copy) return {};
  const bool exact = is_exact_ordered(self);
  for (Node* node = as_ordered(self)->first_node; node; node = node->next) {
    const Ref<> value =
        exact ? share(dict_get_hashed(as_dict(self), node->key, node->hash)) : get_item(self, node->key);
    if (!value) return vm().error ? Ref<>() : Ref<>(raise_object(vm().errors.KeyError, node->key));
    if (exact ? !ordered_set(as_ordered(copy.get()), node->key, value.get())
              : !set_item(copy.get(), node->key, value.get()))
      return {};
  }
  return copy;
}

Ref<> method_reduce(Object* self, const Args&) {
  Ref<> state = reduce_state(self);
  if (!state) return {};
  if (!since(11) && is_exact_dict(state.get()) && as_dict(state.get())->used == 0) state = none();
  const Ref<> items = call_method(self, vm().names.items);
  if (!items) return {};
  const Ref<> iterator = get_iterator(items.get());
  if (!iterator) return {};
  return tuple_of(static_cast<Object*>(self->type), static_cast<Object*>(vm().empty_tuple), state.get(), vm().none,
                  iterator.get());
}

/// The dict, the array of nodes and the nodes (CPython: odict_sizeof).
Ref<> method_sizeof(Object* self, const Args&) {
  const OrderedDict* od = as_ordered(self);
  const std::int64_t nodes = od->first_node ? od->used * OrderedDictNode::modelled_bytes : 0;
  return make_int(native_size_of(self) + static_cast<std::int64_t>(od->fast_node_count) * 8 + nodes);
}

const std::vector<NativeDef> ordered_methods = {
    {"fromkeys", method_fromkeys, Arity::any(), "($type, /, iterable, value=None)",
     "Create a new ordered dictionary with keys from iterable and values set to value.", NativeDef::Binding::Class},
    {"__sizeof__", method_sizeof, Arity::none()},
    {"__reduce__", method_reduce, Arity::none(), nullptr, "Return state information for pickling"},
    {"setdefault", method_setdefault, Arity::any(), "($self, /, key, default=None)",
     "Insert key with a value of default if key is not in the dictionary.\n\n"
     "Return the value for key if key is in the dictionary, else default."},
    {"pop", method_pop, Arity::any(), "($self, /, key, default=<unrepresentable>)",
     "od.pop(key[,default]) -> v, remove specified key and return the corresponding value.\n\n"
     "If the key is not found, return the default if given; otherwise,\nraise a KeyError."},
    {"popitem", method_popitem, Arity::any(), "($self, /, last=True)",
     "Remove and return a (key, value) pair from the dictionary.\n\n"
     "Pairs are returned in LIFO order if last is true or FIFO order if false."},
    {"keys", method_view<&ModuleTypes::ordered_dict_keys>, Arity::none()},
    {"values", method_view<&ModuleTypes::ordered_dict_values>, Arity::none()},
    {"items", method_view<&ModuleTypes::ordered_dict_items>, Arity::none()},
    {"update", method_update, Arity::any()},
    {"clear", method_clear, Arity::none(), nullptr, "od.clear() -> None.  Remove all items from od."},
    {"copy", method_copy, Arity::none(), nullptr, "od.copy() -> a shallow copy of od"},
    {"__reversed__", method_reversed, Arity::none(), nullptr, "od.__reversed__() <==> reversed(od)"},
    {"move_to_end", method_move_to_end, Arity::any(), "($self, /, key, last=True)",
     "Move an existing element to the end (or beginning if last is false).\n\nRaise KeyError if the element does not "
     "exist."},
};

const std::vector<GetSetDef> ordered_getsets = {{.name = "__dict__", .get = get_dict_attribute}};

}  // namespace

Type* make_ordered_dict_types() {
  TypeSpec spec;
  spec.name = "collections.OrderedDict";
  spec.module = "collections";
  spec.base = vm().types.dict;
  spec.struct_size = sizeof(OrderedDict);
  spec.flags = type_flag::base | type_flag::has_gc | type_flag::is_dict | type_flag::mapping;
  spec.weakref_offset = offsetof(OrderedDict, weak_list);
  spec.dict_offset = offsetof(OrderedDict, attributes);
  spec.methods = &ordered_methods;
  spec.getsets = &ordered_getsets;
  spec.doc = "Dictionary that remembers insertion order";
  spec.slots.dealloc = ordered_dealloc;
  spec.slots.traverse = ordered_traverse;
  spec.slots.clear = ordered_clear;
  spec.slots.repr = ordered_repr;
  spec.slots.richcompare = ordered_compare;
  spec.slots.iter = ordered_iter;
  spec.slots.init = ordered_init;
  if (since(9)) {
    spec.slots.nb_or = ordered_or;
    spec.slots.nb_inplace_or = ordered_inplace_or;
  }
  spec.slots.mp_ass_subscript = ordered_set_subscript;
  Type* ordered = make_type(spec);
  make_ordered_dict_view_types();
  return ordered;
}

}  // namespace slotscope
