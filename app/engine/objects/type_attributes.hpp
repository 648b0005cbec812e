// The attributes every class has through `type`: __name__, __bases__, __mro__ and their kin.
#pragma once

#include <vector>

#include "engine/objects/function.hpp"

namespace slotscope {

/// The rows of `type`'s getset table, in CPython's order.
const std::vector<GetSetDef>& type_getsets();
/// C.__module__; AttributeError when a class has none.
Ref<> get_type_module(Object* type);
/// False with TypeError pending when the type's attributes cannot be changed; `name` is the attribute's.
bool check_type_is_mutable(const Type* type, std::string_view name);
/// __bases__ = (...) with its checks and the new MRO of all subclasses (objects/class_assignment.cpp).
bool set_bases(Object* type, Object* bases);
/// Instances of one class could become those of the other: the check behind `__class__` and `__bases__` assignment;
/// `attribute` is the name in the message.
bool compatible_for_assignment(const Type* old_type, const Type* new_type, std::string_view attribute);
/// Value of `__flags__` in the modelled version.
std::int64_t modelled_type_flags(const Type* type);

}  // namespace slotscope
