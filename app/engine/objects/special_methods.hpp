// Calls of special methods: looked up on the type only, bound without making a bound method where possible.
#pragma once

#include <initializer_list>

#include "engine/machine/operations.hpp"
#include "engine/objects/type.hpp"

namespace slotscope {

/// Calls `method`, which was found on the type of `self`, with `self` bound (CPython: call_attribute, call_unbound).
Ref<> call_found_method(Object* method, Object* self, std::initializer_list<Object*> arguments);
/// Calls type(self).name; AttributeError(name) when the type has none (CPython: vectorcall_method).
Ref<> call_special(Object* self, Str* name, std::initializer_list<Object*> arguments = {});
/// Calls type(self).name, or answers NotImplemented when the type has none (CPython: vectorcall_maybe).
Ref<> call_special_or_not_implemented(Object* self, Str* name, std::initializer_list<Object*> arguments);
/// Binds what was found on a type as attribute access does: through __get__ if it has one.
Ref<> bind_found(Object* found, Object* instance, Type* owner);
/// object.__getattribute__ that stays silent about an absent attribute: empty without an exception.
Ref<> generic_get_attribute_quietly(Object* o, Str* name);

/// Tells the pending AttributeError which object and name it is about, unless it knows (CPython:
/// _PyObject_SetAttributeErrorContext).
void add_attribute_error_context(Object* o, Str* name);

/// isinstance and issubclass without asking __instancecheck__ and __subclasscheck__ (CPython: recursive_isinstance).
Tri plain_is_instance(Object* o, Object* class_);
Tri plain_is_subclass(Object* derived, Object* class_);

}  // namespace slotscope
