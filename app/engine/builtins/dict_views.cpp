// dict_keys, dict_values and dict_items, with the set operations of keys and items (CPython: dictview_*).
#include "engine/builtins/container.hpp"
#include "engine/builtins/container_types.hpp"
#include "engine/builtins/dict_table.hpp"
#include "engine/builtins/set_table.hpp"
#include "engine/objects/iterators.hpp"

namespace slotscope {

namespace {

DictView* as_view(Object* o) {
  return static_cast<DictView*>(o);
}
bool is_keys_view(const Object* o) {
  return is_instance(o, vm().types.dict_keys);
}
bool is_items_view(const Object* o) {
  return is_instance(o, vm().types.dict_items);
}
bool is_set_view(const Object* o) {
  return is_keys_view(o) || is_items_view(o);
}

void view_dealloc(Object* o) {
  release_if(as_view(o)->dict);
  free_object(o);
}

void view_traverse(Object* o, Visitor visit, void* context) {
  if (as_view(o)->dict) visit(as_view(o)->dict, context);
}

bool view_length(Object* o, std::int64_t& result) {
  result = as_view(o)->dict->used;
  return true;
}

Ref<> view_repr(Object* o) {
  const ReprGuard guard(o);
  if (guard.nested()) return make_str("...");
  const Ref<List> items = list_from_iterable(o);
  if (!items) return {};
  const Ref<Str> inside = repr(items.get());
  if (!inside) return {};
  StrBuilder text;
  text.append(type_name_of(o));
  text.append("(");
  text.append(inside.get());
  text.append(")");
  return text.finish();
}

template <Type* TypePointers::*iterator>
Ref<> view_iter(Object* o) {
  return make_dict_iterator(as_view(o)->dict, vm().types.*iterator);
}

template <Type* TypePointers::*iterator>
Ref<> view_reversed(Object* self, const Args&) {
  return make_dict_iterator(as_view(self)->dict, vm().types.*iterator);
}

Tri keys_contains(Object* o, Object* key) {
  return dict_contains(as_view(o)->dict, key);
}

Tri items_contains(Object* o, Object* pair) {
  if (!is_tuple(pair) || as_tuple(pair)->size != 2) return Tri::False;
  const Ref<> found = share(dict_get(as_view(o)->dict, as_tuple(pair)->items[0]));
  if (!found) return vm().error ? Tri::Error : Tri::False;
  return objects_equal(found.get(), as_tuple(pair)->items[1]);
}

/// CPython: all_contained_in.
Tri all_contained_in(Object* a, Object* b) {
  const Ref<> iterator = get_iterator(a);
  if (!iterator) return Tri::Error;
  while (const Ref<> item = next_value(iterator.get())) {
    const Tri present = contains(b, item.get());
    if (present != Tri::True) return present;
  }
  return vm().error ? Tri::Error : Tri::True;
}

Ref<> view_compare(Object* a, Object* b, CompareOp op) {
  if (!is_any_set(b) && !is_set_view(b)) return not_implemented();
  std::int64_t a_size, b_size;
  if (!length(a, a_size) || !length(b, b_size)) return {};
  Tri answer = Tri::False;
  switch (op) {
    case CompareOp::Eq:
    case CompareOp::Ne:
      if (a_size == b_size) answer = all_contained_in(a, b);
      if (op == CompareOp::Ne && answer != Tri::Error) answer = tri(answer == Tri::False);
      break;
    case CompareOp::Lt:
      if (a_size < b_size) answer = all_contained_in(a, b);
      break;
    case CompareOp::Le:
      if (a_size <= b_size) answer = all_contained_in(a, b);
      break;
    case CompareOp::Gt:
      if (a_size > b_size) answer = all_contained_in(b, a);
      break;
    case CompareOp::Ge:
      if (a_size >= b_size) answer = all_contained_in(b, a);
      break;
  }
  return answer == Tri::Error ? Ref<>() : make_bool(answer == Tri::True);
}

Ref<> view_subtract(Object* a, Object* b) {
  const Ref<Set> result = set_from_iterable(a);
  if (!result || !set_difference_update(result.get(), b)) return {};
  return result;
}

Ref<> view_or(Object* a, Object* b) {
  const Ref<Set> result = set_from_iterable(a);
  if (!result || !set_update(result.get(), b)) return {};
  return result;
}

/// CPython: _PyDictView_Intersect.
Ref<> view_and(Object* self, Object* other) {
  if (!since(9)) {
    const Ref<Set> set = set_from_iterable(self);
    return set && set_intersection_update(set.get(), other) ? set : Ref<Set>();
  }
  if (!is_set_view(self)) std::swap(self, other);
  std::int64_t self_size;
  if (!length(self, self_size)) return {};
  if (is_exact_set(other) && as_set(other)->used >= self_size) {
    const Ref<Set> copy = set_copy(as_set(other));
    return copy ? set_intersection(copy.get(), self) : Ref<Set>();
  }
  if (is_set_view(other) && as_view(other)->dict->used > self_size) std::swap(self, other);
  const Ref<Set> result = make_set();
  const Ref<> iterator = get_iterator(other);
  if (!iterator) return {};
  while (const Ref<> key = next_value(iterator.get())) {
    const Tri present = is_keys_view(self) ? keys_contains(self, key.get()) : items_contains(self, key.get());
    if (present == Tri::Error) return {};
    if (present == Tri::True && !set_add(result.get(), key.get())) return {};
  }
  if (vm().error) return {};
  return result;
}

Ref<> view_xor(Object* a, Object* b) {
  const Ref<Set> result = set_from_iterable(a);
  if (!result || !set_symmetric_difference_update(result.get(), b)) return {};
  return result;
}

Ref<> method_isdisjoint(Object* self, const Args& args) {
  Object *small = self, *large = args[0];
  if (self == large) return make_bool(as_view(self)->dict->used == 0);
  if (is_any_set(large) || is_set_view(large)) {
    std::int64_t self_size, other_size;
    if (!length(self, self_size) || !length(large, other_size)) return {};
    if (other_size > self_size) std::swap(small, large);
  }
  const Ref<> iterator = get_iterator(large);
  if (!iterator) return {};
  while (const Ref<> item = next_value(iterator.get())) {
    const Tri present = contains(small, item.get());
    if (present == Tri::Error) return {};
    if (present == Tri::True) return make_bool(false);
  }
  return vm().error ? Ref<>() : make_bool(true);
}

Ref<> get_mapping(Object* self) {
  return call(vm().types.mappingproxy, as_view(self)->dict);
}

const char* const reversed_doc = "Return a reverse iterator over the dict keys.";
const char* const disjoint_doc = "Return True if the view and the given iterable have a null intersection.";

const std::vector<NativeDef> keys_methods = {
    {"isdisjoint", method_isdisjoint, Arity::one(), nullptr, disjoint_doc},
    {"__reversed__", view_reversed<&TypePointers::dict_reverse_key_iterator>, Arity::none(), nullptr, reversed_doc},
};
const std::vector<NativeDef> items_methods = {
    {"isdisjoint", method_isdisjoint, Arity::one(), nullptr, disjoint_doc},
    {"__reversed__", view_reversed<&TypePointers::dict_reverse_item_iterator>, Arity::none(), nullptr,
     "Return a reverse iterator over the dict items."},
};
const std::vector<NativeDef> values_methods = {
    {"__reversed__", view_reversed<&TypePointers::dict_reverse_value_iterator>, Arity::none(), nullptr,
     "Return a reverse iterator over the dict values."},
};
const std::vector<GetSetDef> view_getsets = {
    {.name = "mapping", .get = get_mapping, .doc = "dictionary that this view refers to", .since = 10},
};

TypeSpec view_spec(const char* name, const std::vector<NativeDef>& methods, UnarySlot iter) {
  TypeSpec spec;
  spec.name = name;
  spec.struct_size = sizeof(DictView);
  spec.flags = type_flag::has_gc | type_flag::disallow_new;
  spec.methods = &methods;
  spec.getsets = &view_getsets;
  spec.slots.dealloc = view_dealloc;
  spec.slots.traverse = view_traverse;
  spec.slots.repr = view_repr;
  spec.slots.iter = iter;
  spec.slots.sq_length = view_length;
  return spec;
}

void add_set_operations(TypeSpec& spec, Tri (*contains_slot)(Object*, Object*)) {
  spec.slots.sq_contains = contains_slot;
  spec.slots.richcompare = view_compare;
  spec.slots.nb_subtract = view_subtract;
  spec.slots.nb_and = view_and;
  spec.slots.nb_xor = view_xor;
  spec.slots.nb_or = view_or;
}

}  // namespace

Ref<> make_dict_view(Dict* dict, Type* type) {
  DictView* view = allocate<DictView>(type);
  retain(view->dict = dict);
  track(view);
  return finish(view);
}

Ref<List> dict_keys_list(Dict* dict) {
  Ref<List> list = make_list(static_cast<std::size_t>(dict->used));
  std::size_t position = 0, out = 0;
  for (Object* key; list && dict_next(dict, position, &key, nullptr);) retain(list->items[out++] = key);
  return list;
}

Ref<List> dict_values_list(Dict* dict) {
  Ref<List> list = make_list(static_cast<std::size_t>(dict->used));
  std::size_t position = 0, out = 0;
  for (Object* value; list && dict_next(dict, position, nullptr, &value);) retain(list->items[out++] = value);
  return list;
}

Ref<List> dict_items_list(Dict* dict) {
  Ref<List> list = make_list(static_cast<std::size_t>(dict->used));
  std::size_t position = 0, out = 0;
  for (Object *key, *value; list && dict_next(dict, position, &key, &value);)
    list->items[out++] = tuple_of(key, value).take();
  return list;
}

void set_up_dict_view_types() {
  TypePointers& types = vm().types;
  TypeSpec keys = view_spec("dict_keys", keys_methods, view_iter<&TypePointers::dict_key_iterator>);
  add_set_operations(keys, keys_contains);
  make_type(keys, types.dict_keys);
  TypeSpec items = view_spec("dict_items", items_methods, view_iter<&TypePointers::dict_item_iterator>);
  add_set_operations(items, items_contains);
  make_type(items, types.dict_items);
  make_type(view_spec("dict_values", values_methods, view_iter<&TypePointers::dict_value_iterator>), types.dict_values);
}

}  // namespace slotscope
