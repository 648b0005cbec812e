// Type objects: what a class is, the table of operations its instances answer to, and how instances are laid out here.
//
// Layout of an instance in this engine (not what Python reports; that is layout/):
//   [C++ struct of the built-in base][extra words: dict, weak references, slots ...][inline count word][inline values]
// `instance_size` covers everything before the inline values. A class whose instances have a `__dict__` keeps attribute
// values in line, in the order of the class's shared key table, as long as they are added in that order; anything else
// (another order, a deletion, too many names, somebody asking for `__dict__`) moves them into a real dict object.
// Built-in types with a variable tail (str, bytes, tuple) keep it out of line in instances of subclasses.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/objects/object.hpp"

namespace slotscope {

struct Str;
struct Dict;
struct Tuple;
struct SharedKeys;

/// Arguments of a call, borrowed: positional values, then the values of the keywords named in `names`.
struct Args {
  Object* const* values = nullptr;
  std::size_t count = 0;   ///< positional only
  Tuple* names = nullptr;  ///< keyword names (Str), or null

  Object* operator[](std::size_t index) const { return values[index]; }
  std::size_t keyword_count() const;
  Str* keyword_name(std::size_t index) const;
  Object* keyword_value(std::size_t index) const { return values[count + index]; }
  /// The same call without its first positional argument.
  Args rest() const { return {values + 1, count - 1, names}; }
};

/// Called for each reference an object holds.
using Visitor = void (*)(Object* referred, void* context);

using UnarySlot = Ref<> (*)(Object*);
using BinarySlot = Ref<> (*)(Object*, Object*);
using TernarySlot = Ref<> (*)(Object*, Object*, Object*);

/// The operations of a type; an empty entry means not supported. Names follow CPython's tp_, nb_, sq_ and mp_ slots.
struct TypeSlots {
  void (*dealloc)(Object*) = nullptr;  ///< releases what it holds and frees the block
  void (*traverse)(Object*, Visitor, void*) = nullptr;
  void (*clear)(Object*) = nullptr;  ///< drops references to break a cycle
  UnarySlot repr = nullptr;
  UnarySlot str = nullptr;
  bool (*hash)(Object*, std::int64_t& result) = nullptr;
  Ref<> (*call)(Object* callable, const Args&) = nullptr;
  Ref<> (*getattro)(Object*, Str* name) = nullptr;
  bool (*setattro)(Object*, Str* name, Object* value) = nullptr;  ///< a null value deletes
  Ref<> (*richcompare)(Object*, Object*, CompareOp) = nullptr;    ///< may answer NotImplemented
  UnarySlot iter = nullptr;
  UnarySlot iternext = nullptr;  ///< empty without a pending exception: exhausted
  Ref<> (*descr_get)(Object* descriptor, Object* instance, Object* owner) = nullptr;  ///< either may be null
  bool (*descr_set)(Object* descriptor, Object* instance, Object* value) = nullptr;   ///< a null value deletes
  bool (*init)(Object* self, const Args&) = nullptr;
  Ref<> (*new_)(Type* type, const Args&) = nullptr;
  void (*finalize)(Object* self) = nullptr;  ///< __del__
  UnarySlot am_await = nullptr, am_aiter = nullptr, am_anext = nullptr;

  BinarySlot nb_add = nullptr, nb_subtract = nullptr, nb_multiply = nullptr, nb_remainder = nullptr,
             nb_divmod = nullptr;
  TernarySlot nb_power = nullptr;
  UnarySlot nb_negative = nullptr, nb_positive = nullptr, nb_absolute = nullptr, nb_invert = nullptr;
  Tri (*nb_bool)(Object*) = nullptr;
  BinarySlot nb_lshift = nullptr, nb_rshift = nullptr, nb_and = nullptr, nb_xor = nullptr, nb_or = nullptr;
  UnarySlot nb_int = nullptr, nb_float = nullptr, nb_index = nullptr;
  BinarySlot nb_floor_divide = nullptr, nb_true_divide = nullptr, nb_matrix_multiply = nullptr;
  BinarySlot nb_inplace_add = nullptr, nb_inplace_subtract = nullptr, nb_inplace_multiply = nullptr,
             nb_inplace_remainder = nullptr, nb_inplace_lshift = nullptr, nb_inplace_rshift = nullptr,
             nb_inplace_and = nullptr, nb_inplace_xor = nullptr, nb_inplace_or = nullptr,
             nb_inplace_floor_divide = nullptr, nb_inplace_true_divide = nullptr, nb_inplace_matrix_multiply = nullptr;
  TernarySlot nb_inplace_power = nullptr;

  bool (*mp_length)(Object*, std::int64_t& result) = nullptr;
  BinarySlot mp_subscript = nullptr;
  bool (*mp_ass_subscript)(Object*, Object* key, Object* value) = nullptr;  ///< a null value deletes

  bool (*sq_length)(Object*, std::int64_t& result) = nullptr;
  BinarySlot sq_concat = nullptr, sq_inplace_concat = nullptr;
  Ref<> (*sq_repeat)(Object*, std::int64_t count) = nullptr;
  Ref<> (*sq_inplace_repeat)(Object*, std::int64_t count) = nullptr;
  Ref<> (*sq_item)(Object*, std::int64_t index) = nullptr;
  bool (*sq_ass_item)(Object*, std::int64_t index, Object* value) = nullptr;
  Tri (*sq_contains)(Object*, Object* value) = nullptr;
};

namespace type_flag {
inline constexpr std::uint32_t heap = 1u << 0;    ///< made by a class statement or type()
inline constexpr std::uint32_t base = 1u << 1;    ///< may be subclassed
inline constexpr std::uint32_t has_gc = 1u << 2;  ///< instances are collectable
inline constexpr std::uint32_t managed_dict = 1u
                                              << 3;  ///< instances have __dict__ (dict_offset, values may be in line)
inline constexpr std::uint32_t inline_values = 1u << 4;  ///< ... and room for values in line
inline constexpr std::uint32_t abstract = 1u << 5;       ///< has abstract methods
inline constexpr std::uint32_t immutable = 1u << 6;      ///< attributes cannot be set
inline constexpr std::uint32_t disallow_new = 1u << 7;   ///< "cannot create 'x' instances"
inline constexpr std::uint32_t sequence = 1u << 8;       ///< matches [a, b]
inline constexpr std::uint32_t mapping = 1u << 9;        ///< matches {k: v}
inline constexpr std::uint32_t match_self = 1u << 10;    ///< `case int(x)` binds the subject
inline constexpr std::uint32_t simple_new = 1u << 11;  ///< object.__new__ and generic allocation: calls may be inlined
inline constexpr std::uint32_t python_new =
    1u << 15;  ///< a __new__ in Python and no __init__ to run after it: calls may be inlined
inline constexpr std::uint32_t stands_for_native = 1u
                                                   << 16;  ///< a class here, written in C in CPython: laid out as there
inline constexpr std::uint32_t method_descriptor =
    1u << 12;  ///< instances bind as functions do: a call may skip making the bound method
inline constexpr std::uint32_t ready = 1u << 13;
inline constexpr std::uint32_t custom_mro = 1u
                                            << 14;  ///< its metaclass orders the bases itself: lookups are not cached
// Which built-in it derives from, for tests without walking the MRO.
inline constexpr std::uint32_t is_int = 1u << 20, is_float = 1u << 21, is_str = 1u << 22, is_bytes = 1u << 23,
                               is_tuple = 1u << 24, is_list = 1u << 25, is_dict = 1u << 26, is_set = 1u << 27,
                               is_exception = 1u << 28, is_type = 1u << 29, is_function = 1u << 30,
                               is_bytearray = 1u << 31;
}  // namespace type_flag

/// What the modelled CPython says of a type (layout/ fills it for the interpreter's version).
struct ModelLayout {
  std::int32_t basicsize = 16;
  std::int32_t itemsize = 0;
  std::int32_t dictoffset = 0;
  std::int32_t weakrefoffset = 0;
  std::int32_t preheader = 0;  ///< GC head and managed pointers before the object
};

/// One slot a class declared: its name (mangled) and where it is, here and in the modelled CPython.
struct SlotMember {
  Str* name = nullptr;            ///< owned
  std::uint32_t offset = 0;       ///< in this engine's instance
  std::int32_t model_offset = 0;  ///< as the modelled CPython has it
};

struct Type : Object {
  Str* name = nullptr;  ///< __name__
  Str* qualname = nullptr;
  Type* base = nullptr;  ///< __base__: the one whose layout is extended
  Tuple* bases = nullptr;
  Tuple* mro = nullptr;
  Dict* dict = nullptr;  ///< the class's own attributes
  std::uint32_t type_flags = 0;
  std::uint32_t version = 0;        ///< changes whenever an attribute lookup could answer differently; 0: not cacheable
  std::uint32_t instance_size = 0;  ///< bytes before the inline values
  std::uint32_t dict_offset = 0;    ///< where the Dict* word is, 0 if there is none
  std::uint32_t weakref_offset = 0;     ///< where the WeakList* word is, 0 if there is none
  std::uint32_t values_offset = 0;      ///< where the inline count word is, 0 if none; values follow it
  std::uint32_t static_attributes = 0;  ///< names assigned through self in the class body: first guess for inline room
  ModelLayout model;
  TypeSlots slots;
  std::vector<SlotMember> members;    ///< declared here, sorted by name as in memory (inherited ones are in the bases)
  std::vector<Type*> subclasses;      ///< borrowed; each removes itself when it dies
  SharedKeys* shared_keys = nullptr;  ///< owned; only where instances' dicts share keys
  Object* weak_list = nullptr;        ///< weak references to the class itself
  std::string_view
      static_name;  ///< module-qualified name of a built-in type ("collections.deque"); views `heap_name` in others
  std::string heap_name;  ///< name of a class made at run time, as messages print it
  const char* doc = nullptr;

  bool is(std::uint32_t flag) const { return (type_flags & flag) != 0; }
};

inline bool is_type_object(const Object* object) {
  return object->type->is(type_flag::is_type);
}
inline Type* as_type(Object* object) {
  return static_cast<Type*>(object);
}

/// True when `type` is `base` or derives from it (by MRO).
bool is_subtype(const Type* type, const Type* base);
inline bool is_instance(const Object* object, const Type* type) {
  return object->type == type || is_subtype(object->type, type);
}

/// The name as messages print it (CPython: tp_name): a built-in type's whole ("collections.deque"), a class's __name__.
inline std::string_view type_name(const Type* type) {
  return type->static_name;
}
inline std::string_view type_name_of(const Object* object) {
  return type_name(object->type);
}

}  // namespace slotscope
