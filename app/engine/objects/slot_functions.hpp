// Slot functions of classes: each looks a special method up on the type and calls it.
#pragma once

#include "engine/machine/operations.hpp"
#include "engine/objects/special_methods.hpp"
#include "engine/objects/type.hpp"

namespace slotscope::dunder {

Ref<> repr(Object* self);
Ref<> str(Object* self);
bool hash(Object* self, std::int64_t& result);
Ref<> call(Object* self, const Args& args);
/// Serves `__getattribute__` and `__getattr__` (CPython: slot_tp_getattr_hook).
Ref<> getattro(Object* self, Str* name);
bool setattro(Object* self, Str* name, Object* value);
Ref<> richcompare(Object* self, Object* other, CompareOp op);
Ref<> iter(Object* self);
Ref<> iternext(Object* self);
Ref<> descr_get(Object* self, Object* instance, Object* owner);
bool descr_set(Object* self, Object* instance, Object* value);
bool init(Object* self, const Args& args);
Ref<> new_(Type* type, const Args& args);
void finalize(Object* self);
Tri bool_(Object* self);
Ref<> index(Object* self);
Ref<> power(Object* self, Object* other, Object* modulus);
Ref<> inplace_power(Object* self, Object* other, Object* modulus);
bool length(Object* self, std::int64_t& result);
Ref<> subscript(Object* self, Object* key);
bool assign_subscript(Object* self, Object* key, Object* value);
Ref<> item(Object* self, std::int64_t index);
bool assign_item(Object* self, std::int64_t index, Object* value);
Tri contains(Object* self, Object* value);

/// A binary operator with its reflected form (CPython: SLOT1BINFULL); tells whether the operands' slots are the
/// function asking.
Ref<> binary_with_names(Object* self, Object* other, Str* name, Str* reflected, bool self_has_slot,
                        bool other_has_slot);

/// A slot of one operand: calls the method of that name.
template <Str* NamePointers::*name>
Ref<> unary(Object* self) {
  return call_special(self, vm().names.*name);
}

/// A slot of two operands without a reflected form (in-place operators).
template <Str* NamePointers::*name>
Ref<> inplace(Object* self, Object* other) {
  return call_special(self, vm().names.*name, {other});
}

template <BinarySlot TypeSlots::*slot, Str* NamePointers::*name, Str* NamePointers::*reflected>
Ref<> binary(Object* self, Object* other) {
  const BinarySlot me = binary<slot, name, reflected>;
  return binary_with_names(self, other, vm().names.*name, vm().names.*reflected, self->type->slots.*slot == me,
                           other->type->slots.*slot == me);
}

}  // namespace slotscope::dunder
