// The steps of making a type, shared by built-in types (type_ready.cpp) and classes (type_new.cpp).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/objects/sequence.hpp"
#include "engine/objects/type.hpp"

namespace slotscope {

/// An empty type object of the given metaclass, ready to be filled in.
Ref<Type> allocate_type(Type* metatype);
/// Releases what a type holds; its dealloc, traverse and clear slots.
void type_dealloc(Object* o);
void type_traverse(Object* o, Visitor visit, void* context);
void type_clear(Object* o);

/// Sets __name__ and the name that messages print.
void set_type_name(Type* type, Str* name);

/// The linearisation of a type whose bases are set (CPython: mro_implementation); TypeError when there is none.
Ref<Tuple> compute_mro(Type* type);
/// Asks the metaclass's mro() if it overrides it, checks the answer and stores it (CPython: mro_internal).
bool set_mro(Type* type);
/// Attributes of classes: type.__getattribute__ and type.__setattr__. The quiet form does not raise about an absent
/// one.
Ref<> type_get_attribute(Object* o, Str* name);
Ref<> type_get_attribute_quietly(Object* o, Str* name);
bool type_set_attribute(Object* o, Str* name, Object* value);

/// Looks a name up along the MRO without the cache; borrowed, never raises.
Object* find_in_mro(const Type* type, Str* name);
/// The first base in the MRO order whose dict the lookup would use is reported too.
Object* find_in_mro(const Type* type, Str* name, Type** where);

void add_subclass(Type* base, Type* type);
void remove_subclass(Type* base, Type* type);

/// Copies to a type what is inherited beside the slots: flags, offsets of dict and weak references.
void inherit_layout(Type* type);
/// Sequence or mapping pattern: what the first class of the MRO that is one of them matches (CPython:
/// inherit_patma_flags).
void inherit_pattern_kind(Type* type);
/// After inheriting: a type that compares but has no hash gets `__hash__ = None` (CPython: type_ready_set_hash).
bool set_default_hash(Type* type);
/// Says whether classes with this type as their `new_` slot may be made without calling anything.
void update_simple_new(Type* type);

/// The base whose C++ layout the type extends: where `best_base` looks for conflicts (CPython: solid_base).
Type* solid_base(Type* type);
/// The base a class with these bases extends; null with TypeError pending (CPython: best_base).
Type* best_base(Tuple* bases);
/// Extra words and modelled offsets for a class that adds `slot_count` slots and maybe dict and weak references to its
/// base.
struct AddedParts {
  std::uint32_t slot_count = 0;
  bool dict = false;
  bool weak_references = false;
};
void lay_out_class(Type* type, const AddedParts& added);

/// `__new__` of a type with a native `new_` slot: a built-in method that remembers the type.
Ref<> make_new_wrapper(Type* type);
/// The native type whose `new_` slot this `__new__` object wraps, or null when it is something else.
Type* new_wrapper_type(Object* function);

/// What a class's `__slots__`, or its absence, adds to its instances (objects/slots_declaration.cpp).
struct SlotsDeclaration {
  std::vector<Ref<Str>> names;  ///< checked, mangled and sorted: their order in memory
  AddedParts added;
};
/// Reads `__slots__` from the namespace of a class being made, with CPython's checks.
bool read_slots_declaration(const Type* base, const Tuple* bases, Dict* name_space, const Str* class_name,
                            SlotsDeclaration& declaration);
/// Puts member descriptors and the `__dict__` and `__weakref__` attributes into the class's dict.
bool add_slot_descriptors(Type* type, const AddedParts& added);

/// `name` as written inside class `class_name`: `__x` becomes `_Class__x` (CPython: _Py_Mangle).
Ref<Str> mangle(const Str* class_name, Str* name);

}  // namespace slotscope
