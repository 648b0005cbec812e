// property (CPython: Objects/descrobject.c, property_*).
#include "engine/builtins/native.hpp"
#include "engine/objects/descriptors.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/exception.hpp"
#include "engine/objects/function.hpp"
#include "engine/objects/instance.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {
namespace {

Property* as_property(Object* o) {
  return static_cast<Property*>(o);
}

Object* unless_none(Object* o) {
  return o && is_none(o) ? nullptr : o;
}

bool is_exact_property(const Object* o) {
  return o->type == vm().types.property;
}

Failure type_error(std::string message) {
  return raise(vm().errors.TypeError, std::move(message));
}

/// The name a property knows itself by: what __set_name__ said, or from 3.13 the getter's __name__.
Tri name_of_property(const Property* property, Ref<>& name) {
  if (property->name) {
    name = share(property->name);
    return Tri::True;
  }
  if (!since(13) || !property->getter) return Tri::False;
  return look_up_attribute(property->getter, vm().names.__name__, name);
}

enum class Access { Get, Set, Delete };

/// The same for what stands for an attribute of a native class (CPython: getset_set).
Failure native_not_writable(const Property* property, const Object* instance) {
  const Type* owner = instance->type;
  const std::string name =
      property->getter->type == vm().types.function ? to_utf8(static_cast<Function*>(property->getter)->name) : "";
  for (Object* each : *instance->type->mro) {
    if (dict_get(as_type(each)->dict, name) == property) owner = as_type(each);
  }
  return raise(vm().errors.AttributeError,
               cat("attribute '", name, "' of '", type_name(owner), "' objects is not writable"));
}

/// Why a property cannot be read, set or deleted, in the words of the version.
Failure no_accessor(const Property* property, const Object* instance, Access access) {
  if (property->has(Property::native_flag) && access != Access::Get) return native_not_writable(property, instance);
  Ref<> name;
  if (since(10) && name_of_property(property, name) == Tri::Error) return {};
  const auto fail = [](std::string text) { return raise(vm().errors.AttributeError, std::move(text)); };
  if (!since(11)) {
    const char* text = access == Access::Get   ? "unreadable attribute"
                       : access == Access::Set ? "can't set attribute"
                                               : "can't delete attribute";
    return fail(name ? cat(text, " ", repr_text(name.get())) : text);
  }
  const char* accessor = access == Access::Get ? "getter" : access == Access::Set ? "setter" : "deleter";
  const Ref<> qualname = get_attribute(instance->type, vm().names.__qualname__);
  if (!qualname) return {};
  const std::string owner = cat("of ", repr_text(qualname.get()), " object has no ", accessor);
  return fail(name ? cat("property ", repr_text(name.get()), " ", owner) : cat("property ", owner));
}

Ref<> property_get(Object* self, Object* instance, Object*) {
  const Property* property = as_property(self);
  if (!instance || is_none(instance)) return share(self);
  if (!property->getter) return no_accessor(property, instance, Access::Get);
  return call(property->getter, instance);
}

bool property_set(Object* self, Object* instance, Object* value) {
  const Property* property = as_property(self);
  Object* function = value ? property->setter : property->deleter;
  if (!function) return no_accessor(property, instance, value ? Access::Set : Access::Delete);
  const Ref<> result = value ? call(function, instance, value) : call(function, instance);
  return static_cast<bool>(result);
}

/// The getter's docstring serves when none is given; a subclass keeps it among its own attributes.
bool take_doc(Property* self, Object* doc) {
  Ref<> value = share(unless_none(doc));
  const bool from_getter = !value && self->getter;
  if (from_getter) {
    if (look_up_attribute(self->getter, vm().names.__doc__, value) == Tri::Error) return false;
    if (value && is_none(value.get())) value = nullptr;
    self->getter_doc = static_cast<bool>(value);
  }
  if (is_exact_property(self)) {
    assign(self->doc, std::move(value));
    return true;
  }
  if (!value && !since(12)) return true;
  if (set_attribute(self, vm().names.__doc__, value ? value.get() : vm().none)) return true;
  // A subclass without a place for it goes without, unless the text is the getter's (3.12+).
  return since(12) && !self->getter_doc && catch_exception(vm().errors.AttributeError);
}

bool property_init(Object* o, const Args& args) {
  static const char* const keywords[] = {"fget", "fset", "fdel", "doc", nullptr};
  Object *getter = nullptr, *setter = nullptr, *deleter = nullptr, *doc = nullptr;
  if (!read_arguments("property", args, keywords, {}, {&getter, &setter, &deleter, &doc})) return false;
  Property* self = as_property(o);
  assign(self->getter, share(unless_none(getter)));
  assign(self->setter, share(unless_none(setter)));
  assign(self->deleter, share(unless_none(deleter)));
  assign(self->name, Ref<>());
  self->getter_doc = false;
  return take_doc(self, doc);
}

Ref<> property_new(Type* type, const Args&) {
  return allocate_instance(type);
}

/// A property like this one with some accessors replaced (CPython: property_copy).
Ref<> copy_with(Object* self, Object* getter, Object* setter, Object* deleter) {
  const Property* old = as_property(self);
  const auto pick = [](Object* given, Object* kept) {
    Object* chosen = given && !is_none(given) ? given : kept;
    return chosen ? chosen : vm().none;
  };
  Object* chosen_getter = pick(getter, old->getter);
  Object* doc = old->getter_doc && !is_none(chosen_getter) ? vm().none : old->doc ? old->doc : vm().none;
  Object* const values[] = {chosen_getter, pick(setter, old->setter), pick(deleter, old->deleter), doc};
  Ref<> made = call(self->type, Args{values, 4});
  if (made && is_instance(made.get(), vm().types.property)) {
    assign(as_property(made.get())->name, share(old->name));
  }
  return made;
}

Ref<> with_getter(Object* self, const Args& args) {
  return copy_with(self, args[0], nullptr, nullptr);
}
Ref<> with_setter(Object* self, const Args& args) {
  return copy_with(self, nullptr, args[0], nullptr);
}
Ref<> with_deleter(Object* self, const Args& args) {
  return copy_with(self, nullptr, nullptr, args[0]);
}

Ref<> set_name(Object* self, const Args& args) {
  if (args.count != 2) {
    return type_error(cat("__set_name__() takes 2 positional arguments but ", args.count, " were given"));
  }
  assign(as_property(self)->name, share(args[1]));
  return none();
}

Ref<> get_name(Object* self) {
  Ref<> name;
  const Tri found = name_of_property(as_property(self), name);
  if (found == Tri::False) {
    return raise(vm().errors.AttributeError, cat("'", type_name_of(self), "' object has no attribute '__name__'"));
  }
  return name;
}

bool assign_name(Object* self, Object* value) {
  assign(as_property(self)->name, share(value));
  return true;
}

/// Abstract when any accessor is.
Ref<> is_abstract(Object* self) {
  const Property* property = as_property(self);
  for (Object* accessor : {property->getter, property->setter, property->deleter}) {
    Ref<> mark;
    if (accessor && look_up_attribute(accessor, vm().names.__isabstractmethod__, mark) == Tri::Error) return {};
    const Tri answer = mark ? is_true(mark.get()) : Tri::False;
    if (answer == Tri::Error) return {};
    if (answer == Tri::True) return share(vm().true_);
  }
  return share(vm().false_);
}

using Kind = MemberDescriptor::Kind;

const std::vector<NativeDef> methods{
    {"getter", with_getter, Arity::one(), nullptr,
     "Descriptor to obtain a copy of the property with a different getter."},
    {"setter", with_setter, Arity::one(), nullptr,
     "Descriptor to obtain a copy of the property with a different setter."},
    {"deleter", with_deleter, Arity::one(), nullptr,
     "Descriptor to obtain a copy of the property with a different deleter."},
    {"__set_name__", set_name, Arity::any(), nullptr, "Method to set name of a property.", NativeDef::Binding::Instance,
     10},
};
const std::vector<GetSetDef> getsets{
    {"__name__", get_name, assign_name, nullptr, 13},
    {"__isabstractmethod__", is_abstract},
};
const std::vector<TypeSpec::Member> members{
    {"fget", offsetof(Property, getter), Kind::ReadOnlyObject},
    {"fset", offsetof(Property, setter), Kind::ReadOnlyObject},
    {"fdel", offsetof(Property, deleter), Kind::ReadOnlyObject},
    {"__doc__", offsetof(Property, doc), Kind::NoneWhenUnset},
};

template <class Visit>
void for_each_field(Object* o, Visit visit) {
  Property* property = as_property(o);
  for (Object** field : {&property->getter, &property->setter, &property->deleter, &property->doc, &property->name}) {
    visit(*field);
  }
}

void dealloc(Object* o) {
  untrack(o);
  for_each_field(o, [](Object*& field) { release_if(field); });
  free_object(o);
}

void traverse(Object* o, Visitor visit, void* context) {
  for_each_field(o, [&](Object*& field) {
    if (field) visit(field, context);
  });
}

void clear(Object* o) {
  for_each_field(o, [](Object*& field) { assign(field, Ref<>()); });
}

}  // namespace

void set_up_property_type() {
  TypeSpec spec;
  spec.name = "property";
  spec.struct_size = sizeof(Property);
  spec.flags = type_flag::base | type_flag::has_gc;
  spec.slots.dealloc = dealloc;
  spec.slots.traverse = traverse;
  spec.slots.clear = clear;
  spec.slots.descr_get = property_get;
  spec.slots.descr_set = property_set;
  spec.slots.init = property_init;
  spec.slots.new_ = property_new;
  spec.methods = &methods;
  spec.getsets = &getsets;
  spec.members = &members;
  spec.doc =
      "Property attribute.\n\n  fget\n    function to be used for getting an attribute value\n  fset\n    function to "
      "be used "
      "for setting an attribute value\n  fdel\n    function to be used for del'ing an attribute\n  doc\n    docstring";
  make_type(spec, vm().types.property);
}

}  // namespace slotscope
