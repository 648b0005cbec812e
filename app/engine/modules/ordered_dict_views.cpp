// The iterator and the views of OrderedDict (CPython: Objects/odictobject.c, odictiter_*).
#include "engine/builtins/container.hpp"
#include "engine/builtins/container_types.hpp"
#include "engine/builtins/dict_table.hpp"
#include "engine/modules/collections_types.hpp"
#include "engine/objects/iterators.hpp"

namespace slotscope {

namespace {

using Yields = OrderedYields;

struct OrderedIterator : Object {
  OrderedDict* dict;
  Object* current;  ///< key of the next node, owned; null at the end
  std::uint64_t changes;
  std::int64_t used;
  Yields yields;
  bool backwards;
};
OrderedIterator* as_iterator(Object* o) {
  return static_cast<OrderedIterator*>(o);
}

void iterator_dealloc(Object* o) {
  release_if(as_iterator(o)->dict);
  release_if(as_iterator(o)->current);
  free_object(o);
}

void iterator_traverse(Object* o, Visitor visit, void* context) {
  if (as_iterator(o)->dict) visit(as_iterator(o)->dict, context);
  if (as_iterator(o)->current) visit(as_iterator(o)->current, context);
}

/// CPython: odictiter_nextkey.
Ref<> iterator_next_key(OrderedIterator* iterator) {
  OrderedDict* od = iterator->dict;
  if (!od || !iterator->current) return {};
  if (od->changes != iterator->changes) return raise(vm().errors.RuntimeError, "OrderedDict mutated during iteration");
  if (od->used != iterator->used) {
    iterator->used = -1;
    return raise(vm().errors.RuntimeError, "OrderedDict changed size during iteration");
  }
  Ref<> key = adopt(std::exchange(iterator->current, nullptr));
  std::int64_t hash;
  if (!hash_dict_key(key.get(), hash)) return {};
  const OrderedDictNode* node = ordered_find_node(od, key.get(), hash);
  if (!node) return vm().error ? Ref<>() : Ref<>(raise_object(vm().errors.KeyError, key.get()));
  const OrderedDictNode* following = iterator->backwards ? node->previous : node->next;
  if (following) retain(iterator->current = following->key);
  return key;
}

Ref<> iterator_next(Object* o) {
  OrderedIterator* iterator = as_iterator(o);
  Ref<> key = iterator_next_key(iterator);
  if (!key) {
    if (!vm().error) release_if(std::exchange(iterator->dict, nullptr));
    return {};
  }
  if (iterator->yields == Yields::Keys) return key;
  const Ref<> value = share(dict_get(iterator->dict, key.get()));
  if (!value) return vm().error ? Ref<>() : Ref<>(raise_object(vm().errors.KeyError, key.get()));
  if (iterator->yields == Yields::Values) return value;
  return tuple_of(key.get(), value.get());
}

Ref<> iterator_itself(Object* o) {
  return share(o);
}

Ref<> iterator_reduce(Object* self, const Args&) {
  const OrderedIterator* iterator = as_iterator(self);
  const Ref<> copy =
      iterator->dict ? make_ordered_iterator(iterator->dict, iterator->yields, iterator->backwards) : Ref<>();
  if (copy) {
    Ref<> current = share(iterator->current);
    assign(as_iterator(copy.get())->current, std::move(current));
    as_iterator(copy.get())->changes = iterator->changes;
    as_iterator(copy.get())->used = iterator->used;
  }
  const Ref<List> rest = make_list();
  if (copy && !list_extend(rest.get(), copy.get())) return {};
  return reduce_to_call("iter", rest.get());
}

const std::vector<NativeDef> iterator_methods = {
    {"__reduce__", iterator_reduce, Arity::none(), nullptr, "Return state information for pickling"},
};

Type* make_iterator_type() {
  TypeSpec spec;
  spec.name = "odict_iterator";
  spec.struct_size = sizeof(OrderedIterator);
  spec.flags = type_flag::has_gc | type_flag::disallow_new;
  spec.methods = &iterator_methods;
  spec.slots.dealloc = iterator_dealloc;
  spec.slots.traverse = iterator_traverse;
  spec.slots.iter = iterator_itself;
  spec.slots.iternext = iterator_next;
  return make_type(spec);
}

template <Yields yields, bool backwards>
Ref<> view_iterator(Object* view) {
  return make_ordered_iterator(static_cast<DictView*>(view)->dict, yields, backwards);
}
template <Yields yields>
Ref<> view_reversed(Object* self, const Args&) {
  return view_iterator<yields, true>(self);
}
template <Yields yields>
const std::vector<NativeDef> view_methods = {{"__reversed__", view_reversed<yields>, Arity::none()}};

template <Yields yields>
Type* make_view_type(const char* name, Type* base) {
  TypeSpec spec;
  spec.name = name;
  spec.base = base;
  spec.struct_size = sizeof(DictView);
  spec.flags = type_flag::has_gc | type_flag::disallow_new;
  spec.methods = &view_methods<yields>;
  spec.slots.iter = view_iterator<yields, false>;
  return make_type(spec);
}

}  // namespace

Ref<> make_ordered_iterator(Object* dict, OrderedYields yields, bool backwards) {
  OrderedDict* od = static_cast<OrderedDict*>(dict);
  auto* iterator = allocate<OrderedIterator>(vm().module_types.ordered_dict_iterator);
  retain(iterator->dict = od);
  const OrderedDictNode* node = backwards ? od->last_node : od->first_node;
  if (node) retain(iterator->current = node->key);
  iterator->changes = od->changes;
  iterator->used = od->used;
  iterator->yields = yields;
  iterator->backwards = backwards;
  track(iterator);
  return finish(iterator);
}

void make_ordered_dict_view_types() {
  ModuleTypes& types = vm().module_types;
  types.ordered_dict_iterator = make_iterator_type();
  types.ordered_dict_keys = make_view_type<Yields::Keys>("odict_keys", vm().types.dict_keys);
  types.ordered_dict_values = make_view_type<Yields::Values>("odict_values", vm().types.dict_values);
  types.ordered_dict_items = make_view_type<Yields::Items>("odict_items", vm().types.dict_items);
}

}  // namespace slotscope
