// The dict type: its slots and methods (CPython: Objects/dictobject.c).
#include "engine/builtins/container.hpp"
#include "engine/builtins/container_types.hpp"
#include "engine/builtins/dict_table.hpp"
#include "engine/builtins/set_table.hpp"
#include "engine/objects/iterators.hpp"

namespace slotscope {

namespace {

void dict_dealloc(Object* o) {
  Dict* dict = as_dict(o);
  if (dict->model) dict->model->ending(dict);
  delete dict->model;
  destroy_key_table(std::exchange(dict->keys, nullptr));
  free_object(o);
}

void dict_traverse(Object* o, Visitor visit, void* context) {
  std::size_t position = 0;
  for (Object *key, *value; dict_next(as_dict(o), position, &key, &value);) {
    visit(key, context);
    visit(value, context);
  }
}

void clear_slot(Object* o) {
  dict_clear(as_dict(o));
}

Ref<> dict_repr(Object* o) {
  Dict* dict = as_dict(o);
  const ReprGuard guard(o);
  if (guard.nested()) return make_str("{...}");
  if (dict->used == 0) return make_str("{}");
  StrBuilder text;
  text.append("{");
  bool first = true;
  std::size_t position = 0;
  for (Object *key, *value; dict_next(dict, position, &key, &value);) {
    const Ref<> keep_key = share(key), keep_value = share(value);
    if (!std::exchange(first, false)) text.append(", ");
    const Ref<Str> key_text = repr(key);
    if (!key_text) return {};
    text.append(key_text.get());
    text.append(": ");
    const Ref<Str> value_text = repr(value);
    if (!value_text) return {};
    text.append(value_text.get());
    if (position % 1024 == 0 && !keep_going()) return {};
  }
  text.append("}");
  return text.finish();
}

Tri dict_equal(Dict* a, Dict* b) {
  if (a->used != b->used) return Tri::False;
  for (std::int64_t i = 0; a->keys && i < a->keys->entry_count; ++i) {
    const DictEntry entry = a->keys->entries()[i];
    if (!entry.key) continue;
    const Ref<> key = share(entry.key), value = share(entry.value);
    const std::int64_t hash = entry_hash(a->keys, i);
    const Ref<> other = share(dict_get_hashed(b, key.get(), hash));
    if (!other) return vm().error ? Tri::Error : Tri::False;
    const Tri equal = objects_equal(value.get(), other.get());
    if (equal != Tri::True) return equal;
  }
  return Tri::True;
}

Ref<> dict_compare(Object* a, Object* b, CompareOp op) {
  if (!is_dict(a) || !is_dict(b) || (op != CompareOp::Eq && op != CompareOp::Ne)) return not_implemented();
  const Tri equal = dict_equal(as_dict(a), as_dict(b));
  if (equal == Tri::Error) return {};
  return make_bool((equal == Tri::True) == (op == CompareOp::Eq));
}

bool dict_length(Object* o, std::int64_t& result) {
  result = as_dict(o)->used;
  return true;
}

Ref<> dict_subscript(Object* o, Object* key) {
  if (Object* value = dict_get(as_dict(o), key)) return share(value);
  if (vm().error) return {};
  if (!is_exact_dict(o)) {
    const Ref<> missing = look_up_special(o, vm().names.__missing__);
    if (missing) return call(missing.get(), key);
    if (vm().error) return {};
  }
  return raise_object(vm().errors.KeyError, key);
}

bool dict_set_subscript(Object* o, Object* key, Object* value) {
  if (value) return dict_set(as_dict(o), key, value);
  const Tri removed = dict_delete(as_dict(o), key);
  if (removed == Tri::False) return raise_object(vm().errors.KeyError, key);
  return removed == Tri::True;
}

Tri contains_slot(Object* o, Object* key) {
  return dict_contains(as_dict(o), key);
}

Ref<> dict_iter(Object* o) {
  return make_dict_iterator(as_dict(o), vm().types.dict_key_iterator);
}

Ref<> dict_new(Type* type, const Args&) {
  if (type == vm().types.dict) return make_dict_as_called();
  Ref<> dict = allocate_instance(type);
  if (!dict) return {};
  track(dict.get());
  if (!since(10) && !dict_resize(as_dict(dict.get()), 3, true)) return {};
  return dict;
}

bool add_keywords(Dict* dict, const Args& args) {
  for (std::size_t i = 0; i < args.keyword_count(); ++i) {
    if (!dict_set(dict, static_cast<Object*>(args.keyword_name(i)), args.keyword_value(i))) return false;
  }
  return true;
}

/// dict(...) and dict.update(...) take the same arguments.
bool update_with_arguments(Object* self, const Args& args, std::string_view name) {
  if (!check_count(name, args.count, 0, 1)) return false;
  if (args.count == 1 && !dict_update(as_dict(self), args[0])) return false;
  return add_keywords(as_dict(self), args);
}

bool dict_init(Object* self, const Args& args) {
  return update_with_arguments(self, args, "dict");
}

Ref<> dict_or(Object* a, Object* b) {
  if (!is_dict(a) || !is_dict(b)) return not_implemented();
  Ref<Dict> result = dict_copy(as_dict(a));
  if (!result || !dict_update(result.get(), b)) return {};
  return result;
}

Ref<> dict_inplace_or(Object* self, Object* other) {
  return dict_update(as_dict(self), other) ? share(self) : Ref<>();
}

/// CPython hands the keywords on as a dict, whose table an empty dict takes over as it is.
Ref<> method_update(Object* self, const Args& args) {
  if (!update_with_arguments(self, {args.values, args.count, nullptr}, "update")) return {};
  if (args.keyword_count() == 0) return none();
  const Ref<Dict> keywords = make_dict_with_room(args.keyword_count());
  return add_keywords(keywords.get(), args) && dict_merge(as_dict(self), keywords.get(), true) ? none() : Ref<>();
}

Ref<> method_contains(Object* self, const Args& args) {
  const Tri present = dict_contains(as_dict(self), args[0]);
  return present == Tri::Error ? Ref<>() : make_bool(present == Tri::True);
}

Ref<> method_getitem(Object* self, const Args& args) {
  return dict_subscript(self, args[0]);
}

Ref<> method_get(Object* self, const Args& args) {
  if (Object* value = dict_get(as_dict(self), args[0])) return share(value);
  if (vm().error) return {};
  return args.count > 1 ? share(args[1]) : none();
}

Ref<> method_setdefault(Object* self, const Args& args) {
  return share(dict_set_default(as_dict(self), args[0], args.count > 1 ? args[1] : vm().none));
}

Ref<> method_pop(Object* self, const Args& args) {
  if (Ref<> value = dict_pop(as_dict(self), args[0])) return value;
  if (vm().error) return {};
  if (args.count > 1) return share(args[1]);
  return raise_object(vm().errors.KeyError, args[0]);
}

Ref<> method_popitem(Object* self, const Args&) {
  Dict* dict = as_dict(self);
  if (dict->used == 0) {
    const Ref<Str> message = make_str("popitem(): dictionary is empty");
    return raise_object(vm().errors.KeyError, message.get());
  }
  if (dict->model) dict->model->removing_last(dict);
  std::int64_t index = dict->keys->entry_count - 1;
  while (!dict->keys->entries()[index].key) --index;
  Object *key, *value;
  remove_entry(dict, index, key, value);
  dict->keys->entry_count = index;
  Ref<Tuple> pair = make_tuple(2);
  pair->items[0] = key;
  pair->items[1] = value;
  return finish_tuple(std::move(pair));
}

Ref<> method_clear(Object* self, const Args&) {
  dict_clear(as_dict(self));
  return none();
}

Ref<> method_copy(Object* self, const Args&) {
  return dict_copy(as_dict(self));
}

Ref<> method_reversed(Object* self, const Args&) {
  return make_dict_iterator(as_dict(self), vm().types.dict_reverse_key_iterator);
}

/// fromkeys() into an empty exact dict from something whose size is known.
bool fill_from_table(Dict* dict, Object* source, Object* value) {
  if (is_exact_dict(source)) {
    Dict* other = as_dict(source);
    if (!dict_resize(dict, log2_for_keys(other->used), !other->keys || !other->keys->general)) return false;
    for (std::int64_t i = 0; other->keys && i < other->keys->entry_count; ++i) {
      const Ref<> key = share(other->keys->entries()[i].key);
      if (key && !dict_set_hashed(dict, key.get(), entry_hash(other->keys, i), value)) return false;
    }
    return true;
  }
  Set* set = as_set(source);
  if (!dict_resize(dict, log2_for_keys(set->used), since(11) ? false : true)) return false;
  std::size_t position = 0;
  for (SetEntry entry; set_next_entry(set, position, entry);) {
    const Ref<> key = share(entry.key);  // comparing it may change the set
    if (!dict_set_hashed(dict, key.get(), entry.hash, value)) return false;
  }
  return true;
}

/// CPython: _PyDict_FromKeys.
Ref<> method_fromkeys(Object* self, const Args& args) {
  Object* const value = args.count > 1 ? args[1] : vm().none;
  const Ref<> result = call(self);
  if (!result) return {};
  const bool exact = is_exact_dict(result.get());
  const bool sized = is_exact_dict(args[0]) || is_exact_set(args[0]) || is_exact_frozenset(args[0]);
  if (exact && sized && as_dict(result.get())->used == 0) {
    return fill_from_table(as_dict(result.get()), args[0], value) ? result : Ref<>();
  }
  const Ref<> iterator = get_iterator(args[0]);
  if (!iterator) return {};
  std::size_t turns = 0;
  while (const Ref<> key = next_value(iterator.get())) {
    if (exact ? !dict_set(as_dict(result.get()), key.get(), value) : !set_item(result.get(), key.get(), value))
      return {};
    if (++turns % 4096 == 0 && !keep_going()) return {};
  }
  return vm().error ? Ref<>() : result;
}

template <Type* TypePointers::*view>
Ref<> method_view(Object* self, const Args&) {
  return make_dict_view(as_dict(self), vm().types.*view);
}

const std::vector<NativeDef> dict_methods = {
    {"__contains__", method_contains, Arity::one(), "($self, key, /)",
     "True if the dictionary has the specified key, else False."},
    {"__getitem__", method_getitem, Arity::one(), "($self, key, /)", "Return self[key]."},
    container_sizeof_def("Return the size of the dict in memory, in bytes."),
    {"get", method_get, Arity::range(1, 2), "($self, key, default=None, /)",
     "Return the value for key if key is in the dictionary, else default."},
    {"setdefault", method_setdefault, Arity::range(1, 2), "($self, key, default=None, /)",
     "Insert key with a value of default if key is not in the dictionary.\n\n"
     "Return the value for key if key is in the dictionary, else default."},
    {"pop", method_pop, Arity::range(1, 2), nullptr,
     "D.pop(k[,d]) -> v, remove specified key and return the corresponding value.\n\n"
     "If the key is not found, return the default if given; otherwise,\nraise a KeyError."},
    {"popitem", method_popitem, Arity::none(), "($self, /)",
     "Remove and return a (key, value) pair as a 2-tuple.\n\nPairs are returned in LIFO (last-in, first-out) order.\n"
     "Raises KeyError if the dict is empty."},
    {"keys", method_view<&TypePointers::dict_keys>, Arity::none(), nullptr,
     "D.keys() -> a set-like object providing a view on D's keys"},
    {"items", method_view<&TypePointers::dict_items>, Arity::none(), nullptr,
     "D.items() -> a set-like object providing a view on D's items"},
    {"values", method_view<&TypePointers::dict_values>, Arity::none(), nullptr,
     "D.values() -> an object providing a view on D's values"},
    {"update", method_update, Arity::any(), nullptr,
     "D.update([E, ]**F) -> None.  Update D from dict/iterable E and F.\n"
     "If E is present and has a .keys() method, then does:  for k in E: D[k] = E[k]\n"
     "If E is present and lacks a .keys() method, then does:  for k, v in E: D[k] = v\n"
     "In either case, this is followed by: for k in F:  D[k] = F[k]"},
    {"fromkeys", method_fromkeys, Arity::range(1, 2), "($type, iterable, value=None, /)",
     "Create a new dictionary with keys from iterable and values set to value.", NativeDef::Binding::Class},
    {"clear", method_clear, Arity::none(), nullptr, "D.clear() -> None.  Remove all items from D."},
    {"copy", method_copy, Arity::none(), nullptr, "D.copy() -> a shallow copy of D"},
    {"__reversed__", method_reversed, Arity::none(), "($self, /)", "Return a reverse iterator over the dict keys."},
    class_getitem_def,
};

}  // namespace

void set_up_dict_types() {
  TypeSpec spec;
  spec.name = "dict";
  spec.struct_size = sizeof(Dict);
  spec.flags = type_flag::base | type_flag::has_gc | type_flag::is_dict | type_flag::mapping | type_flag::match_self;
  spec.methods = &dict_methods;
  spec.doc =
      "dict() -> new empty dictionary\n"
      "dict(mapping) -> new dictionary initialized from a mapping object's\n    (key, value) pairs\n"
      "dict(iterable) -> new dictionary initialized as if via:\n    d = {}\n    for k, v in iterable:\n        d[k] = "
      "v\n"
      "dict(**kwargs) -> new dictionary initialized with the name=value pairs\n"
      "    in the keyword argument list.  For example:  dict(one=1, two=2)";
  spec.slots.dealloc = dict_dealloc;
  spec.slots.traverse = dict_traverse;
  spec.slots.clear = clear_slot;
  spec.slots.repr = dict_repr;
  spec.slots.hash = hash_not_implemented;
  spec.slots.richcompare = dict_compare;
  spec.slots.iter = dict_iter;
  spec.slots.init = dict_init;
  spec.slots.new_ = dict_new;
  if (since(9)) {
    spec.slots.nb_or = dict_or;
    spec.slots.nb_inplace_or = dict_inplace_or;
  }
  spec.slots.sq_contains = contains_slot;
  spec.slots.mp_length = dict_length;
  spec.slots.mp_subscript = dict_subscript;
  spec.slots.mp_ass_subscript = dict_set_subscript;
  make_type(spec, vm().types.dict);
  set_up_dict_view_types();
  set_up_dict_iterator_types();
}

}  // namespace slotscope
