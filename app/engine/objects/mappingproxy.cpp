// mappingproxy: a read-only view of a mapping, what `C.__dict__` is (CPython: Objects/descrobject.c, mappingproxy_*).
#include "engine/builtins/native.hpp"
#include "engine/objects/descriptors.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/exception.hpp"
#include "engine/objects/generic_alias.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"
#include "engine/objects/weakref.hpp"

namespace slotscope {
namespace {

struct MappingProxy : Object {
  Object* mapping;
};

Object*& mapping_of(Object* o) {
  return static_cast<MappingProxy*>(o)->mapping;
}

bool is_proxy(const Object* o) {
  return o->type == vm().types.mappingproxy;
}

Ref<> proxy_new(Type*, const Args& args) {
  static const char* const keywords[] = {"mapping", nullptr};
  Object* mapping = nullptr;
  if (!read_arguments("mappingproxy", args, keywords, {.required = 1}, {&mapping})) return {};
  if (!mapping->type->slots.mp_subscript || is_list(mapping) || is_tuple(mapping)) {
    return raise(vm().errors.TypeError, cat("mappingproxy() argument must be a mapping, not ", type_name_of(mapping)));
  }
  return make_mappingproxy(mapping);
}

Ref<> proxy_repr(Object* self) {
  const Ref<Str> inner = repr(mapping_of(self));
  return inner ? make_str(cat("mappingproxy(", to_utf8(inner.get()), ")")) : nullptr;
}

Ref<> proxy_str(Object* self) {
  return str(mapping_of(self));
}

bool proxy_length(Object* self, std::int64_t& result) {
  return length(mapping_of(self), result);
}
Ref<> proxy_subscript(Object* self, Object* key) {
  return get_item(mapping_of(self), key);
}
Tri proxy_contains(Object* self, Object* key) {
  return contains(mapping_of(self), key);
}
Ref<> proxy_iter(Object* self) {
  return get_iterator(mapping_of(self));
}

Ref<> proxy_richcompare(Object* self, Object* other, CompareOp op) {
  return rich_compare(mapping_of(self), other, op);
}

bool proxy_hash(Object* self, std::int64_t& result) {
  return hash_of(mapping_of(self), result);
}

Ref<> proxy_or(Object* a, Object* b) {
  return binary_operation(BinaryOp::Or, is_proxy(a) ? mapping_of(a) : a, is_proxy(b) ? mapping_of(b) : b);
}

Ref<> proxy_inplace_or(Object* self, Object*) {
  return raise(vm().errors.TypeError, cat("'|=' is not supported by ", type_name_of(self), "; use '|' instead"));
}

Ref<> proxy_get(Object* self, const Args& args) {
  return call_method(mapping_of(self), vm().names.get, args);
}
Ref<> proxy_keys(Object* self, const Args&) {
  return call_method(mapping_of(self), vm().names.keys);
}
Ref<> proxy_values(Object* self, const Args&) {
  return call_method(mapping_of(self), vm().names.values);
}
Ref<> proxy_items(Object* self, const Args&) {
  return call_method(mapping_of(self), vm().names.items);
}
Ref<> proxy_copy(Object* self, const Args&) {
  return call_method(mapping_of(self), vm().names.copy);
}
Ref<> proxy_reversed(Object* self, const Args&) {
  return call_method(mapping_of(self), vm().names.__reversed__);
}
Ref<> proxy_class_getitem(Object* self, const Args& args) {
  return make_generic_alias(self, args[0]);
}

const std::vector<NativeDef> methods{
    {"get", proxy_get, Arity::range(1, 2), nullptr, "Return the value for key if key is in the mapping, else default."},
    {"keys", proxy_keys, Arity::none(), nullptr, "D.keys() -> a set-like object providing a view on D's keys"},
    {"values", proxy_values, Arity::none(), nullptr, "D.values() -> an object providing a view on D's values"},
    {"items", proxy_items, Arity::none(), nullptr, "D.items() -> a set-like object providing a view on D's items"},
    {"copy", proxy_copy, Arity::none(), nullptr, "D.copy() -> a shallow copy of D"},
    {"__class_getitem__", proxy_class_getitem, Arity::one(), nullptr, "See PEP 585", NativeDef::Binding::Class, 9},
    {"__reversed__", proxy_reversed, Arity::none(), nullptr, "D.__reversed__() -> reverse iterator",
     NativeDef::Binding::Instance, 9},
};

void dealloc(Object* o) {
  untrack(o);
  release_if(mapping_of(o));
  free_object(o);
}

void traverse(Object* o, Visitor visit, void* context) {
  if (mapping_of(o)) visit(mapping_of(o), context);
}

}  // namespace

Ref<> make_mappingproxy(Object* mapping) {
  auto* proxy = allocate<MappingProxy>(vm().types.mappingproxy);
  proxy->mapping = share(mapping).take();
  track(proxy);
  return finish(proxy);
}

void set_up_mappingproxy_type() {
  TypeSpec spec;
  spec.name = "mappingproxy";
  spec.struct_size = sizeof(MappingProxy);
  spec.flags = type_flag::has_gc | type_flag::mapping;
  spec.slots.dealloc = dealloc;
  spec.slots.traverse = traverse;
  spec.slots.repr = proxy_repr;
  spec.slots.str = proxy_str;
  spec.slots.iter = proxy_iter;
  spec.slots.richcompare = proxy_richcompare;
  if (since(12)) spec.slots.hash = proxy_hash;
  spec.slots.new_ = proxy_new;
  spec.slots.mp_length = proxy_length;
  spec.slots.mp_subscript = proxy_subscript;
  spec.slots.sq_contains = proxy_contains;
  if (since(9)) {
    spec.slots.nb_or = proxy_or;
    spec.slots.nb_inplace_or = proxy_inplace_or;
  }
  spec.methods = &methods;
  spec.doc = since(13) ? "Read-only proxy of a mapping." : nullptr;
  make_type(spec, vm().types.mappingproxy);
}

}  // namespace slotscope
