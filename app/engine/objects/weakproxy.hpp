// weakref.proxy: objects that stand for another without keeping it alive; and what they share with weakref.ref.
#pragma once

#include "engine/objects/weakref.hpp"

namespace slotscope {

bool is_weakproxy(const Object* o);
/// weakref.proxy(o, callback): callable when the object is.
Ref<> make_weakproxy(Object* o, Object* callback);
void set_up_weakproxy_types();

/// A reference of the given kind, shared where that is allowed.
Ref<> make_weak(Type* type, Object* o, Object* callback);
void weakref_dealloc(Object* o);
void weakref_traverse(Object* o, Visitor visit, void* context);
void weakref_clear(Object* o);

}  // namespace slotscope
