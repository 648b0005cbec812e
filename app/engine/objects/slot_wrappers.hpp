// Calls of native slots with the arguments of a Python call: `(1).__add__(2)` calls the int type's nb_add.
//
// One function for each shape of slot (CPython: the wrap_* functions of Objects/typeobject.c).
#pragma once

#include "engine/objects/slot_definitions.hpp"

namespace slotscope::wrap {

Ref<> unary(Object* self, const Args& args, AnySlot slot);
Ref<> binary(Object* self, const Args& args, AnySlot slot);
/// The same for an operator with a reflected form. Another function, because slots are told apart by their wrappers:
/// `__add__` of a number must not become the sq_concat of its subclasses.
Ref<> binary_left(Object* self, const Args& args, AnySlot slot);
Ref<> binary_reflected(Object* self, const Args& args, AnySlot slot);
Ref<> ternary(Object* self, const Args& args, AnySlot slot);
Ref<> ternary_reflected(Object* self, const Args& args, AnySlot slot);
Ref<> truth(Object* self, const Args& args, AnySlot slot);
Ref<> length(Object* self, const Args& args, AnySlot slot);
Ref<> hash(Object* self, const Args& args, AnySlot slot);
Ref<> call(Object* self, const Args& args, AnySlot slot);
Ref<> getattr(Object* self, const Args& args, AnySlot slot);
Ref<> setattr(Object* self, const Args& args, AnySlot slot);
Ref<> delattr(Object* self, const Args& args, AnySlot slot);
Ref<> next(Object* self, const Args& args, AnySlot slot);
Ref<> descr_get(Object* self, const Args& args, AnySlot slot);
Ref<> descr_set(Object* self, const Args& args, AnySlot slot);
Ref<> descr_delete(Object* self, const Args& args, AnySlot slot);
Ref<> init(Object* self, const Args& args, AnySlot slot);
Ref<> finalize(Object* self, const Args& args, AnySlot slot);
Ref<> contains(Object* self, const Args& args, AnySlot slot);
Ref<> set_item(Object* self, const Args& args, AnySlot slot);
Ref<> delete_item(Object* self, const Args& args, AnySlot slot);
Ref<> repeat(Object* self, const Args& args, AnySlot slot);
Ref<> sequence_item(Object* self, const Args& args, AnySlot slot);
Ref<> sequence_set_item(Object* self, const Args& args, AnySlot slot);
Ref<> sequence_delete_item(Object* self, const Args& args, AnySlot slot);
Ref<> compare(Object* self, const Args& args, AnySlot slot, CompareOp op);

template <CompareOp op>
Ref<> compare(Object* self, const Args& args, AnySlot slot) {
  return compare(self, args, slot, op);
}

}  // namespace slotscope::wrap
