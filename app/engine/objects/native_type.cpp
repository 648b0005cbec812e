// Built-in functions and bound native methods: `len`, `[].append` (CPython: Objects/methodobject.c).
#include "engine/builtins/native.hpp"
#include "engine/objects/descriptors.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/exception.hpp"
#include "engine/objects/object_type.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"
#include "engine/objects/weakref.hpp"

namespace slotscope {
namespace {

Native* as_native(Object* o) {
  return static_cast<Native*>(o);
}

bool is_bound(const Native* native) {
  return native->owner != nullptr && native->self != nullptr;
}

Ref<> native_repr(Object* self) {
  const Native* native = as_native(self);
  if (!is_bound(native)) return make_str(cat("<built-in function ", native->def->name, ">"));
  return make_str(cat("<built-in method ", native->def->name, " of ", type_name_of(native->self), " object at ",
                      address_text(native->self), ">"));
}

Ref<> native_richcompare(Object* a, Object* b, CompareOp op) {
  if ((op != CompareOp::Eq && op != CompareOp::Ne) || b->type != vm().types.native) return not_implemented();
  const bool equal =
      as_native(a)->self == as_native(b)->self && as_native(a)->def->function == as_native(b)->def->function;
  return share(equal == (op == CompareOp::Eq) ? vm().true_ : vm().false_);
}

bool native_hash(Object* self, std::int64_t& result) {
  const Native* native = as_native(self);
  const auto function = reinterpret_cast<std::uintptr_t>(native->def->function);
  result = (native->self ? hash_address(native->self) : 0) ^ static_cast<std::int64_t>(function >> 4);
  if (result == -1) result = -2;
  return true;
}

Ref<> get_name(Object* self) {
  return intern(as_native(self)->def->name);
}

Ref<> get_qualname(Object* self) {
  const Native* native = as_native(self);
  if (!is_bound(native)) return get_name(self);
  Type* type = is_type_object(native->self) ? as_type(native->self) : native->self->type;
  const Ref<> owner = get_attribute(type, vm().names.__qualname__);
  if (!owner) return {};
  if (!is_str(owner.get())) {
    return raise(vm().errors.TypeError, "<method>.__class__.__qualname__ is not a unicode object");
  }
  return make_str(cat(to_utf8(as_str(owner.get())), ".", native->def->name));
}

Ref<> get_doc(Object* self) {
  const char* doc = as_native(self)->def->doc;
  return doc ? make_str(doc) : none();
}

Ref<> get_text_signature(Object* self) {
  const Native* native = as_native(self);
  const char* signature = native->owner ? method_signature(native->def) : native->def->signature;
  return signature ? make_str(signature) : none();
}

/// What a method is bound to; the module of a plain function.
Ref<> get_self(Object* self) {
  const Native* native = as_native(self);
  if (native->self) return share(native->self);
  Object* module = native->module ? dict_get(vm().modules, native->module) : nullptr;
  return module ? share(module) : none();
}

const std::vector<GetSetDef> native_getsets{
    {"__doc__", get_doc},
    {"__name__", get_name},
    {"__qualname__", get_qualname},
    {"__self__", get_self},
    {"__text_signature__", get_text_signature},
};

const std::vector<TypeSpec::Member> native_members{
    {"__module__", offsetof(Native, module), MemberDescriptor::Kind::NoneWhenUnset},
};

/// A function pickles by its name, a bound method as getattr(self, name).
Ref<> native_reduce(Object* self, const Args&) {
  const Native* native = as_native(self);
  if (!is_bound(native)) return get_name(self);
  const Ref<> getattr = share(dict_get(vm().builtins, "getattr"));
  const Ref<Tuple> arguments = tuple_of<Object*>(native->self, get_name(self).get());
  return tuple_of<Object*>(getattr.get(), arguments.get());
}

const std::vector<NativeDef> native_methods{{"__reduce__", native_reduce, Arity::none(), "($self, /)"}};

void native_dealloc(Object* o) {
  untrack(o);
  clear_weak_references(o);
  release_if(as_native(o)->self);
  release_if(as_native(o)->module);
  free_object(o);
}

void native_traverse(Object* o, Visitor visit, void* context) {
  if (as_native(o)->self) visit(as_native(o)->self, context);
  if (as_native(o)->module) visit(as_native(o)->module, context);
}

}  // namespace

Ref<> make_native(const NativeDef* def, Object* self, Object* module_name, Type* owner) {
  auto* native = allocate<Native>(vm().types.native);
  native->def = def;
  native->self = share(self).take();
  native->module = share(module_name).take();
  native->owner = owner;
  track(native);
  return finish(native);
}

void set_up_native_type() {
  TypeSpec spec;
  spec.name = "builtin_function_or_method";
  spec.struct_size = sizeof(Native);
  spec.flags = type_flag::has_gc | type_flag::disallow_new;
  spec.slots.dealloc = native_dealloc;
  spec.slots.traverse = native_traverse;
  spec.slots.repr = native_repr;
  spec.slots.call = call_native_object;
  spec.slots.richcompare = native_richcompare;
  spec.slots.hash = native_hash;
  spec.methods = &native_methods;
  spec.getsets = &native_getsets;
  spec.members = &native_members;
  spec.weakref_offset = offsetof(Native, weak_list);
  make_type(spec, vm().types.native);
}

}  // namespace slotscope
