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
/// An attribute that the instance did not have was added in line under `name`.
void instance_attribute_added(Object* o, Str* name);
/// An attribute was deleted by name (del o.x, not through the dict).
void instance_attribute_deleted(Object* o);
/// `del o.name` failed, as there is no such attribute.
void instance_attribute_missed(Object* o, Str* name);
/// Values moved from the instance into a real dict, because the engine needed one.
void instance_dict_made(Object* o, Dict* dict);
/// The instance had neither dict nor values and got an empty dict: the program `asked` for it, or stores an attribute.
void instance_dict_born(Object* o, Dict* dict, bool asked);
/// The program asked for `o.__dict__` and got `dict`.
void instance_dict_seen(Object* o, Dict* dict);
/// Whether the instance's dict has the keys that new instances of its class share (up to 3.10).
bool instance_dict_shares_keys(const Object* o, const Dict* dict);
/// The dict had them until an attribute was stored.
void instance_dict_left_keys(Object* o, Dict* dict);
/// `o.__dict__ = other` (or del), or the class of the instance changes: its dict is about to be left to itself.
void instance_dict_replaced(Object* o);
/// The instance is being destroyed; its attributes are still there.
void instance_destroyed(Object* o);

}  // namespace slotscope
