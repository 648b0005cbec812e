// `type`, the class of classes: calling a class, its attributes, its methods.
#include "engine/builtins/native.hpp"
#include "engine/builtins/setup.hpp"
#include "engine/layout/sizes.hpp"
#include "engine/machine/heap.hpp"
#include "engine/machine/hidden.hpp"
#include "engine/objects/build_class.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/exception.hpp"
#include "engine/objects/generic_alias.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/object_type.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/slot_definitions.hpp"
#include "engine/objects/special_methods.hpp"
#include "engine/objects/text.hpp"
#include "engine/objects/type_attributes.hpp"
#include "engine/objects/type_making.hpp"

namespace slotscope {
namespace {

Failure type_error(std::string message) {
  return raise(vm().errors.TypeError, std::move(message));
}

bool is_data_descriptor(const Object* o) {
  return o->type->slots.descr_set != nullptr;
}

/// type(x), which only `type` itself can mean; nothing when the call makes a class (CPython 3.10+: type_call).
Ref<> type_of_argument(const Args& args) {
  if (args.count == 1 && args.keyword_count() == 0) return share<Object>(args[0]->type);
  if (args.count == 1) {
    const bool old_text = !since(10);
    return type_error(old_text ? "type() takes 1 or 3 arguments" : "type() takes no keyword arguments");
  }
  if (args.count != 3) return type_error("type() takes 1 or 3 arguments");
  return {};
}

/// C(...): __new__, then __init__ of what it made if that is a C (CPython: type_call).
Ref<> type_call(Object* self, const Args& args) {
  Type* type = as_type(self);
  if (type == vm().types.type) {
    Ref<> answer = type_of_argument(args);
    if (answer || vm().error) return answer;
  }
  if (!type->slots.new_) return type_error(cat("cannot create '", type_name(type), "' instances"));
  Ref<> made = type->slots.new_(type, args);
  if (!made || !is_instance(made.get(), type)) return made;
  const auto init = made->type->slots.init;
  if (init && !init(made.get(), args)) return {};
  return made;
}

bool type_init(Object*, const Args& args) {
  if (args.count == 1 && args.keyword_count() != 0) return type_error("type.__init__() takes no keyword arguments");
  if (args.count == 1 || args.count == 3) return true;
  return type_error("type.__init__() takes 1 or 3 arguments");
}

Ref<> type_repr(Object* self) {
  const Type* type = as_type(self);
  const Ref<> module = get_type_module(self);
  if (!module) clear_exception();
  if (!module || !is_str(module.get()) || str_equal(as_str(module.get()), "builtins")) {
    return make_str(cat("<class '", type_name(type), "'>"));
  }
  const Str* qualname = type->qualname ? type->qualname : type->name;
  return make_str(cat("<class '", to_utf8(as_str(module.get())), ".", to_utf8(qualname), "'>"));
}

// ---- methods ----

Ref<> type_mro(Object* self, const Args&) {
  const Ref<Tuple> mro = compute_mro(as_type(self));
  return mro ? Ref<>(make_list_of(mro->items, mro->size)) : nullptr;
}

Ref<> type_subclasses(Object* self, const Args&) {
  Ref<List> list = make_list();
  for (Type* subclass : as_type(self)->subclasses) {
    if (!is_hidden(subclass) && !list_append(list.get(), subclass)) return {};
  }
  return list;
}

Ref<> type_prepare(Object*, const Args&) {
  return make_dict();
}

Ref<> type_instancecheck(Object* self, const Args& args) {
  const Tri answer = plain_is_instance(args[0], self);
  return answer == Tri::Error ? nullptr : share(answer == Tri::True ? vm().true_ : vm().false_);
}

Ref<> type_subclasscheck(Object* self, const Args& args) {
  const Tri answer = plain_is_subclass(args[0], self);
  return answer == Tri::Error ? nullptr : share(answer == Tri::True ? vm().true_ : vm().false_);
}

Ref<> type_dir(Object* self, const Args&) {
  const Ref<Dict> names = make_dict();
  if (!merge_class_dict(names.get(), self)) return {};
  return list_from_iterable(names.get());
}

/// Bytes of the type object itself and of the shared keys it holds.
Ref<> type_sizeof(Object* self, const Args&) {
  return make_int(native_size_of(self));
}

Ref<> type_or(Object* a, Object* b) {
  return make_union(a, b);
}

const std::vector<NativeDef> type_methods{
    {"mro", type_mro, Arity::none(), "($self, /)", "Return a type's method resolution order."},
    {"__subclasses__", type_subclasses, Arity::none(), "($self, /)", "Return a list of immediate subclasses."},
    {"__prepare__", type_prepare, Arity::any(), nullptr,
     "__prepare__() -> dict\nused to create the namespace for the class statement", NativeDef::Binding::Class},
    {"__instancecheck__", type_instancecheck, Arity::one(), "($self, instance, /)",
     "Check if an object is an instance."},
    {"__subclasscheck__", type_subclasscheck, Arity::one(), "($self, subclass, /)", "Check if a class is a subclass."},
    {"__dir__", type_dir, Arity::none(), "($self, /)", "Specialized __dir__ implementation for types."},
    {"__sizeof__", type_sizeof, Arity::none(), "($self, /)", "Return memory consumption of the type object."},
};

}  // namespace

Ref<> type_get_attribute_quietly(Object* o, Str* name) {
  Type *type = as_type(o), *metatype = o->type;
  const Ref<> of_metatype = share(type_lookup(metatype, name));
  const auto meta_get = of_metatype ? of_metatype->type->slots.descr_get : nullptr;
  if (meta_get && is_data_descriptor(of_metatype.get())) return meta_get(of_metatype.get(), type, metatype);
  if (Object* own = type_lookup(type, name)) return bind_found(own, nullptr, type);
  if (meta_get) return meta_get(of_metatype.get(), type, metatype);
  return of_metatype;
}

Ref<> type_get_attribute(Object* o, Str* name) {
  Ref<> value = type_get_attribute_quietly(o, name);
  if (value || vm().error) return value;
  return raise(vm().errors.AttributeError,
               cat("type object '", type_name(as_type(o)), "' has no attribute '", to_utf8(name), "'"));
}

bool type_set_attribute(Object* o, Str* name, Object* value) {
  Type* type = as_type(o);
  if (!check_type_is_mutable(type, to_utf8(name))) return false;
  const Ref<Str> key = name->interned ? share(name) : intern(to_utf8(name));
  const Ref<> of_metatype = share(type_lookup(o->type, key.get()));
  if (of_metatype && is_data_descriptor(of_metatype.get())) {
    if (!of_metatype->type->slots.descr_set(of_metatype.get(), type, value)) return false;
  } else if (value) {
    const Ref<> old = share(dict_get(type->dict, key.get()));  // alive until the caches know better
    if (!dict_set(type->dict, key.get(), value)) return false;
    type_modified(type);
  } else {
    const Ref<> old = share(dict_get(type->dict, key.get()));
    const Tri deleted = dict_delete(type->dict, key.get());
    type_modified(type);
    if (deleted == Tri::Error) return false;
    if (deleted == Tri::False && !since(11)) return raise_object(vm().errors.AttributeError, key.get());
    if (deleted == Tri::False) {
      raise(vm().errors.AttributeError,
            cat("type object '", type_name(type), "' has no attribute '", to_utf8(key.get()), "'"));
      if (since(13)) add_attribute_error_context(o, key.get());
      return false;
    }
  }
  type_modified(type);
  update_slots_named(type, key.get());
  return true;
}

void set_up_type_type() {
  TypeSpec spec;
  spec.name = "type";
  spec.struct_size = sizeof(Type);
  spec.flags = type_flag::base | type_flag::has_gc | type_flag::is_type;
  spec.slots.dealloc = type_dealloc;
  spec.slots.traverse = type_traverse;
  spec.slots.clear = type_clear;
  spec.slots.repr = type_repr;
  spec.slots.call = type_call;
  spec.slots.getattro = type_get_attribute;
  spec.slots.setattro = type_set_attribute;
  spec.slots.init = type_init;
  spec.slots.new_ = type_new;
  if (since(10)) spec.slots.nb_or = type_or;
  spec.methods = &type_methods;
  spec.getsets = &type_getsets();
  spec.weakref_offset = offsetof(Type, weak_list);
  spec.dict_offset = offsetof(Type, dict);
  spec.doc = "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type";
  make_type(spec, vm().types.type);
}

}  // namespace slotscope
