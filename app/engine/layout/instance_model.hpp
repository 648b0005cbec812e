// What the object model tells the layout model about instances: one call for each change of state that CPython's bytes
// depend on.
//
// CPython's sizes of an instance and its dict depend on history: how many instances a class made, in which order names
// were added, whether something was deleted or `__dict__` was asked for. Objects keep their attributes in their own way
// (objects/instance.hpp) and report each change here.
#pragma once

#include "engine/objects/type.hpp"

namespace slotscope {

/// An instance with in-line values was allocated; it has no attributes yet.
void instance_created(Object* o);
/// An attribute that the instance did not have was added under `name`.
void instance_attribute_added(Object* o, Str* name);
/// The attribute `name` was deleted by name (del o.x, not through the dict).
void instance_attribute_deleted(Object* o, Str* name);
/// Values moved from the instance into a real dict, because the engine needed one or (`asked`) the program saw
/// `o.__dict__`.
void instance_dict_made(Object* o, Dict* dict);
/// The program asked for `o.__dict__` and got `dict`.
void instance_dict_seen(Object* o, Dict* dict);
/// `o.__dict__ = dict` (or del, then `dict` is null).
void instance_dict_replaced(Object* o, Dict* dict);
/// The instance is being destroyed; its attributes are still there.
void instance_destroyed(Object* o);

}  // namespace slotscope
