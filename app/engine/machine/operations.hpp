// The operations of the language on objects: attributes, calls, items, arithmetic, comparison, iteration, conversion.
//
// What the bytecode and the native functions have in common (CPython: Objects/abstract.c, Objects/call.c,
// Objects/object.c).
#pragma once

#include <string>
#include <string_view>

#include "engine/machine/interpreter.hpp"
#include "engine/objects/type.hpp"

namespace slotscope {

// ---- attributes ----
Ref<> get_attribute(Object* o, Str* name);
Ref<> get_attribute(Object* o, std::string_view name);
bool set_attribute(Object* o, Str* name, Object* value);  ///< a null value deletes
/// Tri::False with `result` empty when it does not exist (AttributeError swallowed).
Tri look_up_attribute(Object* o, Str* name, Ref<>& result);
/// type(o).__mro__ only, as implicit special method lookup does; borrowed, null when absent, never raises.
Object* type_lookup(Type* type, Str* name);
/// Finds a special method on the type and binds it; empty without exception when absent.
Ref<> look_up_special(Object* o, Str* name);
Ref<> generic_get_attribute(Object* o, Str* name);                ///< object.__getattribute__
bool generic_set_attribute(Object* o, Str* name, Object* value);  ///< object.__setattr__ / __delattr__
/// The instance's dict, materialised as the modelled version would when asked for `o.__dict__`; empty if it has none.
Ref<Dict> instance_dict(Object* o);
/// An instance attribute wherever it is stored (in line or dict), without materialising; borrowed or null.
Object* instance_attribute(Object* o, Str* name);
void type_modified(Type* type);  ///< forget cached lookups of a type and its subclasses

// ---- calls ----
Ref<> call(Object* callable, const Args& args);
Ref<> call(Object* callable);
Ref<> call(Object* callable, Object* a);
Ref<> call(Object* callable, Object* a, Object* b);
Ref<> call(Object* callable, Object* a, Object* b, Object* c);
Ref<> call_with(Object* callable, Tuple* positional, Dict* keywords_or_null);
Ref<> call_method(Object* o, Str* name, const Args& args_without_self);
Ref<> call_method(Object* o, Str* name);
Ref<> call_method(Object* o, Str* name, Object* a);
Ref<> call_method(Object* o, Str* name, Object* a, Object* b);
bool is_callable(Object* o);

// ---- items, length, membership ----
Ref<> get_item(Object* o, Object* key);
bool set_item(Object* o, Object* key, Object* value);
bool delete_item(Object* o, Object* key);
bool length(Object* o, std::int64_t& result);
/// len() or __length_hint__ or the default; false with an exception pending.
bool length_hint(Object* o, std::int64_t fallback, std::int64_t& result);
Tri contains(Object* container, Object* value);

// ---- iteration ----
Ref<> get_iterator(Object* o);
/// Next value; empty without exception at the end (StopIteration is swallowed).
Ref<> next_value(Object* iterator);
bool is_iterator(Object* o);

// ---- arithmetic (CPython's binary_op1: reflected first for subclasses, then NotImplemented, then the message) ----
enum class BinaryOp : std::uint8_t {
  Add,
  Subtract,
  Multiply,
  MatrixMultiply,
  TrueDivide,
  FloorDivide,
  Remainder,
  Power,
  ShiftLeft,
  ShiftRight,
  And,
  Or,
  Xor,
};
Ref<> binary_operation(BinaryOp op, Object* a, Object* b);
Ref<> inplace_operation(BinaryOp op, Object* a, Object* b);
/// The TypeError of an operator whose operands do not know each other.
Failure raise_unsupported_operands(BinaryOp op, Object* a, Object* b);
Ref<> divide_modulo(Object* a, Object* b);
Ref<> power(Object* a, Object* b, Object* modulus_or_none);
enum class UnaryOp : std::uint8_t { Negative, Positive, Invert, Not };
Ref<> unary_operation(UnaryOp op, Object* a);
Ref<> absolute(Object* a);

// ---- comparison, truth, hash ----
Ref<> rich_compare(Object* a, Object* b, CompareOp op);
/// Identity implies equality, as containers compare.
Tri compare_bool(Object* a, Object* b, CompareOp op);
inline Tri objects_equal(Object* a, Object* b) {
  return a == b ? Tri::True : compare_bool(a, b, CompareOp::Eq);
}
Tri is_true(Object* o);
bool hash_of(Object* o, std::int64_t& result);
Tri is_instance_of(Object* o, Object* class_or_tuple);  ///< with __instancecheck__
Tri is_subclass_of(Object* o, Object* class_or_tuple);  ///< with __subclasscheck__

// ---- conversion ----
Ref<Str> repr(Object* o);
Ref<Str> str(Object* o);
Ref<Str> ascii(Object* o);
Ref<Str> format(Object* o, Str* spec_or_null);
/// repr as UTF-8 for messages; never raises (falls back to "<unprintable>").
std::string repr_text(Object* o);

/// Interned or new str from UTF-8; convenience for native code.
Ref<Str> name_of(std::string_view utf8);

}  // namespace slotscope
