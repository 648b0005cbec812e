// Makes the built-in types: fills a type object from its table of slots, methods and attributes (CPython:
// PyType_Ready).
#include "engine/builtins/native.hpp"
#include "engine/layout/tables.hpp"
#include "engine/objects/descriptors.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/exception.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/slot_definitions.hpp"
#include "engine/objects/slot_functions.hpp"
#include "engine/objects/text.hpp"
#include "engine/objects/type_making.hpp"

namespace slotscope {
namespace {

/// T.__new__(subtype, ...): checks that T's `new_` slot may make instances of the subtype (CPython: tp_new_wrapper).
Ref<> new_wrapper(Object* self, const Args& args) {
  const Type* type = as_type(self);
  const std::string_view name = type_name(type);
  const auto refuse = [](std::string text) { return raise(vm().errors.TypeError, std::move(text)); };
  if (args.count == 0) return refuse(cat(name, ".__new__(): not enough arguments"));
  if (!is_type_object(args[0])) {
    return refuse(cat(name, ".__new__(X): X is not a type object (", type_name_of(args[0]), ")"));
  }
  Type* subtype = as_type(args[0]);
  const std::string_view subtype_name = type_name(subtype);
  if (!is_subtype(subtype, type)) {
    return refuse(cat(name, ".__new__(", subtype_name, "): ", subtype_name, " is not a subtype of ", name));
  }
  const Type* native = subtype;
  while (native && native->slots.new_ == dunder::new_) native = native->base;
  if (native && native->slots.new_ != type->slots.new_) {
    return refuse(cat(name, ".__new__(", subtype_name, ") is not safe, use ", type_name(native), ".__new__()"));
  }
  return type->slots.new_(subtype, args.rest());
}

const NativeDef new_definition{"__new__", new_wrapper, Arity::any(), "($type, *args, **kwargs)",
                               "Create and return a new object.  See help(type) for accurate signature."};

bool in_this_version(std::uint8_t since_minor, std::uint8_t until_minor) {
  return since(since_minor) && !since(until_minor + 1);
}

void set_entry(Type* type, std::string_view name, const Ref<>& value) {
  dict_set(type->dict, intern(name).get(), value.get());
}

void add_methods(Type* type, const std::vector<NativeDef>& methods) {
  for (const NativeDef& def : methods) {
    if (!in_this_version(def.since, def.until)) continue;
    switch (def.binding) {
      case NativeDef::Binding::Instance:
        set_entry(type, def.name, make_method_descriptor(type, &def));
        break;
      case NativeDef::Binding::Class:
        set_entry(type, def.name, make_classmethod_descriptor(type, &def));
        break;
      case NativeDef::Binding::Static: {
        const Ref<> function = make_native(&def, type, nullptr, type);
        set_entry(type, def.name, make_staticmethod(function.get()));
        break;
      }
    }
  }
}

void add_attributes(Type* type, const TypeSpec& spec) {
  if (spec.members) {
    for (const TypeSpec::Member& member : *spec.members) {
      const Ref<Str> name = intern(member.name);
      set_entry(
          type, member.name,
          make_member_descriptor(type, name.get(), static_cast<std::uint32_t>(member.offset), member.kind, member.doc));
    }
  }
  if (spec.getsets) {
    for (const GetSetDef& def : *spec.getsets) {
      if (in_this_version(def.since, def.until)) set_entry(type, def.name, make_getset_descriptor(type, &def));
    }
  }
}

/// Name, base, flags and offsets; everything but the contents of the dict.
void fill_in(Type* type, const TypeSpec& spec) {
  const std::size_t dot = spec.name.rfind('.');
  type->static_name = spec.name;
  assign(type->name, intern(dot == std::string_view::npos ? spec.name : spec.name.substr(dot + 1)));
  type->doc = spec.doc;
  type->type_flags |= spec.flags;
  type->slots = spec.slots;
  type->instance_size = static_cast<std::uint32_t>(spec.struct_size);
  type->dict_offset = static_cast<std::uint32_t>(spec.dict_offset);
  type->weakref_offset = static_cast<std::uint32_t>(spec.weakref_offset);
  if (!type->dict) type->dict = make_dict().take();
  if (type == vm().types.object) {
    assign(type->bases, make_tuple(0));
  } else {
    assign(type->base, share(spec.base ? spec.base : vm().types.object));
    assign(type->bases, spec.second_base ? tuple_of(type->base, spec.second_base) : tuple_of(type->base));
    inherit_layout(type);
  }
}

/// A type without a `new_` of its own takes its base's, unless that is object's: then it cannot be called.
void inherit_new(Type* type) {
  if (type->is(type_flag::disallow_new)) {
    type->slots.new_ = nullptr;
  } else if (!type->slots.new_ && type->base && type->base != vm().types.object) {
    type->slots.new_ = type->base->slots.new_;
  }
}

}  // namespace

Ref<> make_new_wrapper(Type* type) {
  return make_native(&new_definition, type, nullptr, type);
}

Type* new_wrapper_type(Object* function) {
  if (function->type != vm().types.native) return nullptr;
  const auto* native = static_cast<Native*>(function);
  return native->def == &new_definition ? as_type(native->self) : nullptr;
}

Type* make_type(const TypeSpec& spec, Type* preallocated) {
  Type* type = preallocated ? preallocated : allocate_type(vm().types.type).take();
  fill_in(type, spec);
  model_builtin_type(type);
  if (!set_mro(type)) return nullptr;
  const bool own_new = type->slots.new_ != nullptr && !type->is(type_flag::disallow_new);
  const bool new_comes_first = since(10);
  if (own_new && new_comes_first) set_entry(type, "__new__", make_new_wrapper(type));
  add_slot_wrappers(type);
  if (own_new && !new_comes_first) set_entry(type, "__new__", make_new_wrapper(type));
  if (spec.methods) add_methods(type, *spec.methods);
  add_attributes(type, spec);
  if (type->static_name.find('.') == std::string_view::npos && std::string_view(spec.module) != "builtins") {
    set_entry(type, "__module__", make_str(spec.module));
  }
  if (!dict_get(type->dict, vm().names.__doc__))
    set_entry(type, "__doc__", type->doc ? Ref<>(make_str(type->doc)) : none());
  inherit_new(type);
  inherit_slots(type);
  set_default_hash(type);
  for (Object* base : *type->bases) add_subclass(as_type(base), type);
  type->type_flags |= type_flag::ready;
  return type;
}

bool add_functions(Dict* name_space, const std::vector<NativeDef>& functions, Object* module_name) {
  for (const NativeDef& def : functions) {
    if (!in_this_version(def.since, def.until)) continue;
    const Ref<> function = make_native(&def, nullptr, module_name);
    if (!function || !dict_set(name_space, intern(def.name).get(), function.get())) return false;
  }
  return true;
}

}  // namespace slotscope
