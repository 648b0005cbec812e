// What the object model tells the layout model about instances: one call for each change of state that CPython's bytes depend on.
//
// CPython's sizes of an instance and its dict depend on history: how many instances a class made, in which order names
// were added, whether something was deleted or `__dict__` was asked for. Objects keep their attributes in their own way
// (objects/instance.hpp) and report each change here.
#pragma once

#include "engine/objects/type.hpp"

namespace slotscope {

/// An instance with a `__dict__` was allocated; it has no attributes yet.
inline void instance_created(Object*) {}
/// An attribute that the instance did not have was added under `name`.
inline void instance_attribute_added(Object*, Str*) {}
/// The attribute `name` was deleted by name (del o.x, not through the dict).
inline void instance_attribute_deleted(Object*, Str*) {}
/// The program asked for `o.__dict__` and got `dict`, for the first time.
inline void instance_dict_materialised(Object*, Dict*) {}
/// `o.__dict__ = dict` (or del, then `dict` is null).
inline void instance_dict_replaced(Object*, Dict*) {}
/// The instance is being destroyed; its attributes are still there.
inline void instance_destroyed(Object*) {}

}  // namespace slotscope
