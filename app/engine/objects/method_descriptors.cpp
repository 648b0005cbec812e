// Descriptors of native methods on types: method_descriptor, classmethod_descriptor, wrapper_descriptor,
// method-wrapper.
#include "engine/builtins/native.hpp"
#include "engine/objects/descriptors.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/exception.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/object_type.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/slot_definitions.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {
namespace {

Failure type_error(std::string message) {
  return raise(vm().errors.TypeError, std::move(message));
}

// ---- what the three descriptors have in common ----

bool is_wrapper(const Object* o) {
  return o->type == vm().types.slot_wrapper;
}

Type* owner_of(const Object* o) {
  return is_wrapper(o) ? static_cast<const SlotWrapper*>(o)->owner : static_cast<const MethodDescriptor*>(o)->owner;
}

std::string name_in(const Object* o) {
  if (is_wrapper(o)) return to_utf8(static_cast<const SlotWrapper*>(o)->definition->name_text());
  return static_cast<const MethodDescriptor*>(o)->def->name;
}

Ref<> get_name(Object* self) {
  return intern(name_in(self));
}
Ref<> get_objclass(Object* self) {
  return share<Object>(owner_of(self));
}

Ref<> get_qualname(Object* self) {
  const Ref<> owner = get_attribute(owner_of(self), vm().names.__qualname__);
  if (!owner || !is_str(owner.get())) return {};
  return make_str(cat(to_utf8(as_str(owner.get())), ".", name_in(self)));
}

Ref<> get_doc(Object* self) {
  const char* doc = is_wrapper(self) ? static_cast<SlotWrapper*>(self)->definition->doc
                                     : static_cast<MethodDescriptor*>(self)->def->doc;
  return doc ? make_str(doc) : none();
}

bool begins_with_signature(const NativeDef* def) {
  return def->doc && std::string_view(def->doc).starts_with(cat(def->name, "("));
}

Ref<> get_text_signature(Object* self) {
  const char* signature = is_wrapper(self) ? static_cast<SlotWrapper*>(self)->definition->signature
                                           : method_signature(static_cast<MethodDescriptor*>(self)->def);
  return signature ? make_str(signature) : none();
}

const std::vector<GetSetDef> getsets{
    {"__doc__", get_doc},           {"__qualname__", get_qualname}, {"__text_signature__", get_text_signature},
    {"__objclass__", get_objclass}, {"__name__", get_name},
};

/// Copies and pickles as getattr(owner, name).
Ref<> reduce(Object* self, const Args&) {
  const Ref<> getattr = share(dict_get(vm().builtins, "getattr"));
  const Ref<Tuple> arguments = tuple_of<Object*>(owner_of(self), get_name(self).get());
  return tuple_of<Object*>(getattr.get(), arguments.get());
}

const std::vector<NativeDef> methods{{"__reduce__", reduce, Arity::none(), "($self, /)"}};

void dealloc(Object* o) {
  untrack(o);
  release_if(owner_of(o));
  free_object(o);
}

void traverse(Object* o, Visitor visit, void* context) {
  visit(owner_of(o), context);
}

// ---- method_descriptor ----

Ref<> method_repr(Object* self) {
  return make_str(cat("<method '", name_in(self), "' of '", type_name(owner_of(self)), "' objects>"));
}

Ref<> method_get(Object* self, Object* instance, Object*) {
  const auto* method = static_cast<MethodDescriptor*>(self);
  if (!instance) return share(self);
  if (!descriptor_applies(method->owner, method->def->name, instance)) return {};
  return make_native(method->def, instance, nullptr, method->owner);
}

Ref<> method_call(Object* self, const Args& args) {
  const auto* method = static_cast<MethodDescriptor*>(self);
  if (args.count == 0) {
    if (since(9)) {
      const std::string_view owner = type_name(method->owner);
      return type_error(
          cat("unbound method ", owner.substr(owner.rfind('.') + 1), ".", method->def->name, "() needs an argument"));
    }
    return type_error(
        cat("descriptor '", method->def->name, "' of '", type_name(method->owner), "' object needs an argument"));
  }
  if (!descriptor_applies(method->owner, method->def->name, args[0])) return {};
  return call_native(method->def, args[0], args.rest(), method->owner);
}

// ---- classmethod_descriptor ----

Ref<> class_method_get(Object* self, Object* instance, Object* owner) {
  const auto* method = static_cast<MethodDescriptor*>(self);
  const char* name = method->def->name;
  if (!owner) {
    if (!instance) {
      return type_error(
          cat("descriptor '", name, "' for type '", type_name(method->owner), "' needs either an object or a type"));
    }
    owner = instance->type;
  }
  if (!is_type_object(owner)) {
    return type_error(cat("descriptor '", name, "' for type '", type_name(method->owner), "' needs a type, not a '",
                          type_name_of(owner), "' as arg 2"));
  }
  if (!is_subtype(as_type(owner), method->owner)) {
    return type_error(cat("descriptor '", name, "' requires a subtype of '", type_name(method->owner),
                          "' but received '", type_name(as_type(owner)), "'"));
  }
  return make_native(method->def, owner, nullptr, method->owner);
}

Ref<> class_method_call(Object* self, const Args& args) {
  const auto* method = static_cast<MethodDescriptor*>(self);
  if (args.count == 0) {
    return type_error(
        cat("descriptor '", method->def->name, "' of '", type_name(method->owner), "' object needs an argument"));
  }
  const Ref<> bound = class_method_get(self, nullptr, args[0]);
  return bound ? call(bound.get(), args.rest()) : nullptr;
}

// ---- wrapper_descriptor ----

Ref<> wrapper_repr(Object* self) {
  return make_str(cat("<slot wrapper '", name_in(self), "' of '", type_name(owner_of(self)), "' objects>"));
}

Ref<> call_wrapped(const SlotWrapper* wrapper, Object* self, const Args& args) {
  if (args.keyword_count() != 0 && !wrapper->definition->takes_keywords) {
    return type_error(cat("wrapper ", name_in(wrapper), "() takes no keyword arguments"));
  }
  return wrapper->definition->wrapper(self, args, wrapper->function);
}

Ref<> wrapper_get(Object* self, Object* instance, Object*) {
  auto* wrapper = static_cast<SlotWrapper*>(self);
  if (!instance) return share(self);
  if (!descriptor_applies(wrapper->owner, name_in(self), instance)) return {};
  auto* bound = allocate<MethodWrapper>(vm().types.method_wrapper);
  bound->wrapper = share(wrapper).take();
  bound->self = share(instance).take();
  track(bound);
  return finish(bound);
}

Ref<> wrapper_call(Object* self, const Args& args) {
  const auto* wrapper = static_cast<SlotWrapper*>(self);
  const std::string name = name_in(self);
  if (args.count == 0) {
    return type_error(cat("descriptor '", name, "' of '", type_name(wrapper->owner), "' object needs an argument"));
  }
  if (!is_instance(args[0], wrapper->owner)) {
    return type_error(cat("descriptor '", name, "' requires a '", type_name(wrapper->owner),
                          "' object but received a '", type_name_of(args[0]), "'"));
  }
  return call_wrapped(wrapper, args[0], args.rest());
}

// ---- method-wrapper ----

MethodWrapper* as_bound(Object* o) {
  return static_cast<MethodWrapper*>(o);
}

Ref<> bound_repr(Object* self) {
  const MethodWrapper* bound = as_bound(self);
  return make_str(cat("<method-wrapper '", name_in(bound->wrapper), "' of ", type_name_of(bound->self), " object at ",
                      address_text(bound->self), ">"));
}

Ref<> bound_call(Object* self, const Args& args) {
  const Ref<> held = share(self);
  return call_wrapped(as_bound(self)->wrapper, as_bound(self)->self, args);
}

Ref<> bound_richcompare(Object* a, Object* b, CompareOp op) {
  if ((op != CompareOp::Eq && op != CompareOp::Ne) || b->type != vm().types.method_wrapper) return not_implemented();
  const bool equal = as_bound(a)->wrapper == as_bound(b)->wrapper && as_bound(a)->self == as_bound(b)->self;
  return share(equal == (op == CompareOp::Eq) ? vm().true_ : vm().false_);
}

bool bound_hash(Object* self, std::int64_t& result) {
  result = hash_address(as_bound(self)->self) ^ hash_address(as_bound(self)->wrapper);
  if (result == -1) result = -2;
  return true;
}

Ref<> bound_self(Object* self) {
  return share(as_bound(self)->self);
}
Ref<> bound_name(Object* self) {
  return get_name(as_bound(self)->wrapper);
}
Ref<> bound_qualname(Object* self) {
  return get_qualname(as_bound(self)->wrapper);
}
Ref<> bound_doc(Object* self) {
  return get_doc(as_bound(self)->wrapper);
}
Ref<> bound_objclass(Object* self) {
  return get_objclass(as_bound(self)->wrapper);
}
Ref<> bound_signature(Object* self) {
  return get_text_signature(as_bound(self)->wrapper);
}

/// Pickles as getattr(self, name).
Ref<> bound_reduce(Object* self, const Args&) {
  const Ref<> getattr = share(dict_get(vm().builtins, "getattr"));
  const Ref<Tuple> arguments = tuple_of<Object*>(as_bound(self)->self, bound_name(self).get());
  return tuple_of<Object*>(getattr.get(), arguments.get());
}

const std::vector<GetSetDef> bound_getsets{
    {"__self__", bound_self},         {"__objclass__", bound_objclass}, {"__name__", bound_name},
    {"__qualname__", bound_qualname}, {"__doc__", bound_doc},           {"__text_signature__", bound_signature},
};
const std::vector<NativeDef> bound_methods{{"__reduce__", bound_reduce, Arity::none(), "($self, /)"}};

void bound_dealloc(Object* o) {
  untrack(o);
  release_if(as_bound(o)->wrapper);
  release_if(as_bound(o)->self);
  free_object(o);
}

void bound_traverse(Object* o, Visitor visit, void* context) {
  visit(as_bound(o)->wrapper, context);
  visit(as_bound(o)->self, context);
}

template <class Descriptor>
Ref<> make_descriptor(Type* descriptor_type, Type* owner, const NativeDef* def) {
  auto* descriptor = allocate<Descriptor>(descriptor_type);
  descriptor->owner = share(owner).take();
  descriptor->def = def;
  track(descriptor);
  return finish(descriptor);
}

TypeSpec common_spec(std::string_view name, std::size_t size) {
  TypeSpec spec;
  spec.name = name;
  spec.struct_size = size;
  spec.flags = type_flag::has_gc | type_flag::disallow_new;
  spec.slots.dealloc = dealloc;
  spec.slots.traverse = traverse;
  spec.methods = &methods;
  spec.getsets = &getsets;
  return spec;
}

}  // namespace

Ref<> make_method_descriptor(Type* owner, const NativeDef* def) {
  return make_descriptor<MethodDescriptor>(vm().types.method_descriptor, owner, def);
}

Ref<> make_classmethod_descriptor(Type* owner, const NativeDef* def) {
  return make_descriptor<MethodDescriptor>(vm().types.classmethod_descriptor, owner, def);
}

Ref<> make_slot_wrapper(const SlotDefinition* definition, AnySlot function, Type* owner) {
  auto* wrapper = allocate<SlotWrapper>(vm().types.slot_wrapper);
  wrapper->definition = definition;
  wrapper->function = function;
  wrapper->owner = share(owner).take();
  track(wrapper);
  return finish(wrapper);
}

void set_up_method_descriptor_types() {
  TypeSpec method = common_spec("method_descriptor", sizeof(MethodDescriptor));
  method.flags |= type_flag::method_descriptor;
  method.slots.repr = method_repr;
  method.slots.descr_get = method_get;
  method.slots.call = method_call;
  make_type(method, vm().types.method_descriptor);

  TypeSpec class_method = common_spec("classmethod_descriptor", sizeof(MethodDescriptor));
  class_method.slots.repr = method_repr;
  class_method.slots.descr_get = class_method_get;
  class_method.slots.call = class_method_call;
  make_type(class_method, vm().types.classmethod_descriptor);

  TypeSpec wrapper = common_spec("wrapper_descriptor", sizeof(SlotWrapper));
  wrapper.flags |= type_flag::method_descriptor;
  wrapper.slots.repr = wrapper_repr;
  wrapper.slots.descr_get = wrapper_get;
  wrapper.slots.call = wrapper_call;
  make_type(wrapper, vm().types.slot_wrapper);

  TypeSpec bound;
  bound.name = "method-wrapper";
  bound.struct_size = sizeof(MethodWrapper);
  bound.flags = type_flag::has_gc | type_flag::disallow_new;
  bound.slots.dealloc = bound_dealloc;
  bound.slots.traverse = bound_traverse;
  bound.slots.repr = bound_repr;
  bound.slots.call = bound_call;
  bound.slots.hash = bound_hash;
  bound.slots.richcompare = bound_richcompare;
  bound.getsets = &bound_getsets;
  bound.methods = &bound_methods;
  make_type(bound, vm().types.method_wrapper);
}

const char* method_signature(const NativeDef* def) {
  if (def->signature || !since(13) || begins_with_signature(def)) return def->signature;
  return def->arity.kind == Arity::Kind::None  ? "($self, /)"
         : def->arity.kind == Arity::Kind::One ? "($self, object, /)"
                                               : nullptr;
}

}  // namespace slotscope
