// `__slots__`: reads the declaration of a class being made, and gives the class its member descriptors.
//
// CPython: Objects/typeobject.c, type_new_slots and the functions it calls.
#include <algorithm>

#include "engine/machine/operations.hpp"
#include "engine/objects/descriptors.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/exception.hpp"
#include "engine/objects/instance.hpp"
#include "engine/objects/text.hpp"
#include "engine/objects/type_making.hpp"
#include "engine/objects/weakref.hpp"

namespace slotscope {
namespace {

Failure type_error(std::string message) {
  return raise(vm().errors.TypeError, std::move(message));
}

bool has_items(const Type* type) {
  return type->is(type_flag::is_int | type_flag::is_bytes | type_flag::is_tuple | type_flag::is_type);
}

/// Declares `__dict__` or `__weakref__`; refused when the base has one or the name came before.
bool declare_part(bool& part, bool allowed, std::string_view name) {
  if (allowed && !part) return part = true;
  const bool old_text = name == "__weakref__" && !since(12);
  return type_error(cat(
      name, " slot disallowed: ", old_text ? "either we already got one, or __itemsize__ != 0" : "we already got one"));
}

/// CPython: valid_identifier.
bool check_name(Object* item) {
  if (!is_str(item)) {
    return type_error(cat("__slots__ items must be strings, not '", type_name_of(item), "'"));
  }
  return is_identifier(as_str(item)) || type_error("__slots__ must be identifiers");
}

/// The compiler puts these into a class's namespace and type_new takes them out again.
bool is_compilers_own(Str* name) {
  const NamePointers& names = vm().names;
  return str_equal(name, names.__qualname__) || str_equal(name, names.__classcell__) ||
         (since(14) && str_equal(name, names.__classdictcell__));
}

bool check_conflict(Dict* name_space, Str* name) {
  if (!dict_get(name_space, name) || is_compilers_own(name)) return true;
  return raise(vm().errors.ValueError, cat(repr_text(name), " in __slots__ conflicts with class variable"));
}

/// Bases other than the primary one may bring a dict or weak references as well (CPython: type_new_slots_bases).
void add_parts_of_other_bases(const Type* base, const Tuple* bases, bool may_add_dict, bool may_add_weak,
                              AddedParts& added) {
  for (const Object* item : *bases) {
    const auto* other = static_cast<const Type*>(item);
    if (other == base) continue;
    if (may_add_dict && other->dict_offset) added.dict = true;
    if (may_add_weak && other->weakref_offset) added.weak_references = true;
  }
}

Ref<> weakref_attribute(Object* o) {
  WeakRef** list = weak_list(o);
  return list && *list ? share<Object>(*list) : none();
}

/// The `__dict__` descriptor of the built-in type an instance's class derives from, if that has one: it knows better.
Object* native_dict_descriptor(const Object* o) {
  const Type* type = o->type;
  while (type->is(type_flag::heap)) type = type->base;
  return type->dict_offset ? find_in_mro(type, vm().names.__dict__) : nullptr;
}

Failure no_dict_through_descriptor(const Object* o) {
  return raise(vm().errors.TypeError, cat("this __dict__ descriptor does not support '", type_name_of(o), "' objects"));
}

Ref<> dict_attribute(Object* o) {
  Object* native = native_dict_descriptor(o);
  if (!native) return get_dict_attribute(o);
  const auto get = native->type->slots.descr_get;
  return get ? get(native, o, o->type) : no_dict_through_descriptor(o);
}

bool assign_dict_attribute(Object* o, Object* value) {
  Object* native = native_dict_descriptor(o);
  if (!native) return replace_instance_dict(o, value);
  const auto set = native->type->slots.descr_set;
  return set ? set(native, o, value) : no_dict_through_descriptor(o);
}

const GetSetDef dict_definition{"__dict__", dict_attribute, assign_dict_attribute, "dictionary for instance variables"};
const GetSetDef weakref_definition{"__weakref__", weakref_attribute, nullptr, "list of weak references to the object"};

bool add_getset(Type* type, const GetSetDef& definition) {
  const Ref<> descriptor = make_getset_descriptor(type, &definition);
  return descriptor &&
         (dict_get(type->dict, definition.name) || dict_set(type->dict, definition.name, descriptor.get()));
}

}  // namespace

Ref<Str> mangle(const Str* class_name, Str* name) {
  const std::string text = to_utf8(name);
  const bool is_private = text.starts_with("__") && !text.ends_with("__") && text.find('.') == std::string::npos;
  if (!class_name || !is_private) return share(name);
  std::string owner = to_utf8(class_name);
  owner.erase(0, owner.find_first_not_of('_'));
  return owner.empty() ? share(name) : intern("_" + owner + text);
}

bool read_slots_declaration(const Type* base, const Tuple* bases, Dict* name_space, const Str* class_name,
                            SlotsDeclaration& declaration) {
  AddedParts& added = declaration.added;
  const bool may_add_dict = base->dict_offset == 0;
  const bool may_add_weak = base->weakref_offset == 0 && !has_items(base);
  Object* declared = dict_get(name_space, vm().names.__slots__);
  if (!declared) {
    added.dict = may_add_dict;
    added.weak_references = may_add_weak;
    return true;
  }
  const Ref<Tuple> slots = is_str(declared) ? tuple_of(declared) : tuple_from_iterable(declared);
  if (!slots) return false;
  if (slots->size > 0 && has_items(base)) {
    return type_error(cat("nonempty __slots__ not supported for subtype of '", type_name(base), "'"));
  }
  for (Object* item : *slots) {
    if (!check_name(item)) return false;
    if (str_equal(as_str(item), "__dict__") && !declare_part(added.dict, may_add_dict, "__dict__")) return false;
    if (str_equal(as_str(item), "__weakref__") && !declare_part(added.weak_references, may_add_weak, "__weakref__")) {
      return false;
    }
  }
  for (Object* item : *slots) {
    Str* name = as_str(item);
    if (str_equal(name, "__dict__") || str_equal(name, "__weakref__")) continue;
    const Ref<Str> mangled = mangle(class_name, name);
    if (!check_conflict(name_space, mangled.get())) return false;
    declaration.names.push_back(intern(to_utf8(mangled.get())));
  }
  std::stable_sort(declaration.names.begin(), declaration.names.end(),
                   [](const Ref<Str>& a, const Ref<Str>& b) { return str_compare(a.get(), b.get()) < 0; });
  added.slot_count = static_cast<std::uint32_t>(declaration.names.size());
  add_parts_of_other_bases(base, bases, may_add_dict, may_add_weak, added);
  return true;
}

bool add_slot_descriptors(Type* type, const AddedParts& added) {
  for (const SlotMember& member : type->members) {
    if (dict_get(type->dict, member.name)) continue;  // a name declared twice: the first place is the reachable one
    const Ref<> descriptor = make_member_descriptor(type, member.name, member.offset, MemberDescriptor::Kind::Object);
    if (!descriptor || !dict_set(type->dict, member.name, descriptor.get())) return false;
  }
  return (!added.dict || add_getset(type, dict_definition)) &&
         (!added.weak_references || add_getset(type, weakref_definition));
}

}  // namespace slotscope
