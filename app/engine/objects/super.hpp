// super objects: attribute lookup that starts after a class in another object's MRO.
#pragma once

#include "engine/objects/type.hpp"

namespace slotscope {

struct Super : Object {
  Type* start;        ///< owned; null before __init__
  Object* object;     ///< owned or null: unbound
  Type* object_type;  ///< owned or null: whose MRO is searched
};

/// super(start, object), checked.
Ref<> make_super(Type* start, Object* object);
/// super(start, object).name without making the super object; `object` was checked by `super_check`.
Ref<> super_attribute(Type* start, Object* object, Type* object_type, Str* name);
/// The type whose MRO super(start, object) searches (CPython: supercheck); null with TypeError pending; borrowed.
Type* super_check(Type* start, Object* object);

}  // namespace slotscope
