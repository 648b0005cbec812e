// The correspondence between special method names and type slots (CPython: slotdefs in Objects/typeobject.c).
//
// It works in both directions. A built-in type fills `TypeSlots`; for each filled slot its dict gets a wrapper
// descriptor under the special name. A class defines special methods; for each the slot is set to a `generic` function
// that looks the method up and calls it, or, when what is found is the wrapper of an inherited native slot, to that
// slot itself. Some names serve two slots (`__getitem__`), some slots serve two names (`__add__`, `__radd__`).
#pragma once

#include <cstddef>
#include <span>

#include "engine/machine/interpreter.hpp"
#include "engine/objects/type.hpp"

namespace slotscope {

/// Any function of `TypeSlots`, type forgotten.
using AnySlot = void (*)();
/// Calls a native slot with arguments given as a Python call.
using SlotWrapperFunction = Ref<> (*)(Object* self, const Args& args, AnySlot slot);

struct SlotDefinition {
  Str* NamePointers::*name;
  std::size_t offset;           ///< of the function pointer in `TypeSlots`
  AnySlot generic;              ///< calls the special method; null where only native types fill the slot
  SlotWrapperFunction wrapper;  ///< null: native types get no descriptor of this name from the slot
  const char* signature;
  const char* doc;
  bool takes_keywords = false;

  Str* name_text() const { return vm().names.*name; }
};

std::span<const SlotDefinition> slot_definitions();

AnySlot read_slot(const TypeSlots& slots, std::size_t offset);
void write_slot(TypeSlots& slots, std::size_t offset, AnySlot function);

/// Wrapper descriptor of a native slot, what `int.__add__` is.
struct SlotWrapper : Object {
  const SlotDefinition* definition;
  AnySlot function;
  Type* owner;  ///< owned
};
/// A wrapper descriptor bound to an object, what `(1).__add__` is.
struct MethodWrapper : Object {
  SlotWrapper* wrapper;
  Object* self;
};
Ref<> make_slot_wrapper(const SlotDefinition* definition, AnySlot function, Type* owner);

/// Puts wrapper descriptors of the type's own slots into its dict (CPython: add_operators).
void add_slot_wrappers(Type* type);
/// Takes from the bases every slot the type leaves empty (CPython: inherit_slots along the MRO).
void inherit_slots(Type* type);
/// Sets each slot of a class from the special methods it and its bases define (CPython: fixup_slot_dispatchers).
void update_all_slots(Type* type);
/// The same for one name, here and in every subclass that does not define it itself (CPython: update_slot).
void update_slots_named(Type* type, Str* name);

}  // namespace slotscope
