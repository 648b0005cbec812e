// `object`, the root of all types: what its methods do where other parts of the engine need them.
#pragma once

#include <string>

#include "engine/objects/type.hpp"

namespace slotscope {

struct Dict;
struct List;

/// object.__new__ and object.__init__ with their rules about excess arguments.
Ref<> object_new(Type* type, const Args& args);
bool object_init(Object* self, const Args& args);
/// "<module.Name object at 0x...>"
Ref<> default_repr(Object* o);
/// The address as %p prints it: "0x7f...".
std::string address_text(const Object* o);
/// "module.qualname" as %T prints it since 3.13: builtins and __main__ are left out.
std::string full_type_name(const Type* type);
/// The hash slot of types that cannot be hashed.
bool hash_not_implemented(Object* o, std::int64_t& result);
std::int64_t hash_address(const Object* o);
/// o.__class__ = new_class, with the layout check.
bool assign_class(Object* o, Object* new_class);
/// object.__reduce_ex__ and relatives, for the method table of object.
Ref<> object_reduce(Object* self, const Args& args);
Ref<> object_reduce_ex(Object* self, const Args& args);
Ref<> object_getstate(Object* self, const Args& args);
/// Adds the attributes of a class and its bases to a dict, as dir() collects them.
bool merge_class_dict(Dict* into, Object* class_);

// Further steps of set_up_object_types.
void set_up_type_type();
void set_up_singleton_types();

}  // namespace slotscope
