// `object`: what every object can do.
#include "engine/objects/object_type.hpp"
#include "engine/layout/sizes.hpp"

#include <algorithm>
#include <cstdio>

#include "engine/builtins/native.hpp"
#include "engine/builtins/setup.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/exception.hpp"
#include "engine/objects/instance.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"
#include "engine/objects/type_attributes.hpp"

namespace slotscope {
namespace {

Failure type_error(std::string message) {
  return raise(vm().errors.TypeError, std::move(message));
}

bool has_arguments(const Args& args) {
  return args.count != 0 || args.keyword_count() != 0;
}

/// Says which abstract methods keep a class from being instantiated.
Failure cannot_instantiate_abstract(Type* type) {
  const Ref<> methods = get_attribute(type, vm().names.__abstractmethods__);
  const Ref<List> sorted = methods ? list_from_iterable(methods.get()) : nullptr;
  if (!sorted || !list_sort(sorted.get(), nullptr, false)) return {};
  std::string names;
  const bool quoted = since(12);
  for (Object* method : *sorted) {
    if (!is_str(method)) {
      return type_error(cat("sequence item 0: expected str instance, ", type_name_of(method), " found"));
    }
    if (!names.empty()) names += ", ";
    names += quoted ? cat("'", to_utf8(as_str(method)), "'") : to_utf8(as_str(method));
  }
  const char* plural = sorted->size > 1 || !since(9) ? "s " : " ";
  return type_error(cat("Can't instantiate abstract class ", type_name(type),
                        quoted ? " without an implementation for abstract method" : " with abstract method", plural,
                        names));
}

// ---- slots ----

void object_dealloc(Object* o) {
  free_object(o);
}

Ref<> object_repr(Object* self) {
  return default_repr(self);
}

Ref<> object_str(Object* self) {
  return self->type->slots.repr ? self->type->slots.repr(self) : default_repr(self);
}

bool object_hash(Object* self, std::int64_t& result) {
  result = hash_address(self);
  return true;
}

Ref<> object_richcompare(Object* self, Object* other, CompareOp op) {
  if (op == CompareOp::Eq) return self == other ? share(vm().true_) : not_implemented();
  if (op != CompareOp::Ne || !self->type->slots.richcompare) return not_implemented();
  // Unequal unless __eq__ says otherwise.
  Ref<> equal = self->type->slots.richcompare(self, other, CompareOp::Eq);
  if (!equal || equal.get() == vm().not_implemented) return equal;
  const Tri truth = is_true(equal.get());
  if (truth == Tri::Error) return {};
  return share(truth == Tri::True ? vm().false_ : vm().true_);
}

// ---- methods ----

Ref<> object_format(Object* self, const Args& args) {
  if (!is_str(args[0])) {
    return type_error(cat("__format__() argument must be str, not ", type_name_of(args[0])));
  }
  if (as_str(args[0])->length > 0) {
    return type_error(cat("unsupported format string passed to ", type_name_of(self), ".__format__"));
  }
  return str(self);
}

Ref<> object_sizeof(Object* self, const Args&) {
  return make_int(native_size_of(self));
}

Ref<> object_dir(Object* self, const Args&) {
  Ref<> attributes, class_;
  if (look_up_attribute(self, vm().names.__dict__, attributes) == Tri::Error) return {};
  const Ref<Dict> names = attributes && is_dict(attributes.get()) ? dict_copy(as_dict(attributes.get())) : make_dict();
  if (look_up_attribute(self, vm().names.__class__, class_) == Tri::Error) return {};
  if (class_ && !merge_class_dict(names.get(), class_.get())) return {};
  return list_from_iterable(names.get());
}

Ref<> object_init_subclass(Object*, const Args&) {
  return none();
}
Ref<> object_subclasshook(Object*, const Args&) {
  return not_implemented();
}

Ref<> get_class(Object* self) {
  return share<Object>(self->type);
}

constexpr auto class_binding = NativeDef::Binding::Class;

const std::vector<NativeDef> object_methods{
    {"__reduce_ex__", object_reduce_ex, Arity::one(), "($self, protocol, /)", "Helper for pickle."},
    {"__reduce__", object_reduce, Arity::none(), "($self, /)", "Helper for pickle."},
    {"__getstate__", object_getstate, Arity::none(), "($self, /)", "Helper for pickle.", NativeDef::Binding::Instance,
     11},
    {"__subclasshook__", object_subclasshook, Arity::any(), nullptr,
     "Abstract classes can override this to customize issubclass().", class_binding, 8, 12},
    {"__subclasshook__", object_subclasshook, Arity::one(), "($type, object, /)",
     "Abstract classes can override this to customize issubclass().", class_binding, 13},
    {"__init_subclass__", object_init_subclass, Arity::none(), "($type, /)",
     "This method is called when a class is subclassed.", class_binding},
    {"__format__", object_format, Arity::one(), "($self, format_spec, /)", "Default object formatter."},
    {"__sizeof__", object_sizeof, Arity::none(), "($self, /)", "Size of object in memory, in bytes."},
    {"__dir__", object_dir, Arity::none(), "($self, /)", "Default dir() implementation."},
};

const std::vector<GetSetDef> object_getsets{
    {"__class__", get_class, assign_class, "the object's class"},
};

}  // namespace

std::string full_type_name(const Type* type) {
  if (!type->is(type_flag::heap)) return std::string(type_name(type));
  const Object* module = dict_get(type->dict, vm().names.__module__);
  const std::string qualname = to_utf8(type->qualname ? type->qualname : type->name);
  if (!module || !is_str(module)) return qualname;
  const std::string module_name = to_utf8(static_cast<const Str*>(module));
  return module_name == "builtins" || module_name == "__main__" ? qualname : cat(module_name, ".", qualname);
}

std::int64_t hash_address(const Object* o) {
  const auto address = reinterpret_cast<std::uintptr_t>(o);
  const auto rotated = static_cast<std::int64_t>((address >> 4) | (address << 60));
  return rotated == -1 ? -2 : rotated;
}

bool hash_not_implemented(Object* o, std::int64_t&) {
  return type_error(cat("unhashable type: '", type_name_of(o), "'"));
}

std::string address_text(const Object* o) {
  char text[24];
  std::snprintf(text, sizeof text, "0x%012llx", static_cast<unsigned long long>(reinterpret_cast<std::uintptr_t>(o)));
  return text;
}

Ref<> default_repr(Object* o) {
  Type* type = o->type;
  const Ref<> module = get_type_module(type);
  if (!module) clear_exception();
  const Str* qualname = type->qualname ? type->qualname : type->name;
  const bool show = module && is_str(module.get()) && !str_equal(as_str(module.get()), "builtins");
  const std::string name =
      show ? cat(to_utf8(as_str(module.get())), ".", to_utf8(qualname)) : std::string(type_name(type));
  return make_str(cat("<", name, " object at ", address_text(o), ">"));
}

Ref<> object_new(Type* type, const Args& args) {
  if (has_arguments(args)) {
    if (type->slots.new_ != object_new) {
      return type_error("object.__new__() takes exactly one argument (the type to instantiate)");
    }
    if (type->slots.init == object_init) return type_error(cat(type_name(type), "() takes no arguments"));
  }
  if (type->is(type_flag::abstract)) return cannot_instantiate_abstract(type);
  return allocate_instance(type);
}

bool object_init(Object* self, const Args& args) {
  if (!has_arguments(args)) return true;
  const Type* type = self->type;
  if (type->slots.init != object_init) {
    return type_error("object.__init__() takes exactly one argument (the instance to initialize)");
  }
  if (type->slots.new_ == object_new) {
    return type_error(cat(type_name(type), ".__init__() takes exactly one argument (the instance to initialize)"));
  }
  return true;
}

bool merge_class_dict(Dict* into, Object* class_) {
  Ref<> attributes, bases;
  if (look_up_attribute(class_, vm().names.__dict__, attributes) == Tri::Error) return false;
  if (attributes && !dict_update(into, attributes.get())) return false;
  if (look_up_attribute(class_, vm().names.__bases__, bases) == Tri::Error) return false;
  if (!bases || !is_tuple(bases.get())) return true;
  return std::all_of(as_tuple(bases.get())->begin(), as_tuple(bases.get())->end(),
                     [&](Object* base) { return merge_class_dict(into, base); });
}

void set_up_object_types() {
  TypeSpec spec;
  spec.name = "object";
  spec.struct_size = sizeof(Object);
  spec.flags = type_flag::base;
  spec.slots.dealloc = object_dealloc;
  spec.slots.repr = object_repr;
  spec.slots.str = object_str;
  spec.slots.hash = object_hash;
  spec.slots.richcompare = object_richcompare;
  spec.slots.getattro = generic_get_attribute;
  spec.slots.setattro = generic_set_attribute;
  spec.slots.init = object_init;
  spec.slots.new_ = object_new;
  spec.methods = &object_methods;
  spec.getsets = &object_getsets;
  spec.doc =
      "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new featureless\n"
      "instance that has no instance attributes and cannot be given any.\n";
  make_type(spec, vm().types.object);
  set_up_type_type();
  set_up_singleton_types();
}

}  // namespace slotscope
