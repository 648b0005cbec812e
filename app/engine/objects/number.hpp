// Numbers: int (64-bit in line, larger ones as libtommath integers), bool, float, complex.
//
// An int keeps its value in `small` whenever it fits 64 bits; otherwise `big` owns an arbitrary-precision value and
// `small` is meaningless. The canonical form is unique: a value that fits is never big. True and False are the two
// instances of bool with small 1 and 0. Ints from -5 to 256 are shared; all others are separate objects, as in CPython.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/machine/heap.hpp"
#include "engine/machine/interpreter.hpp"
#include "engine/objects/type.hpp"

namespace slotscope {

struct BigInt;  // builtins/big_int.hpp

struct Int : Object {
  union {
    std::int64_t small;
    BigInt* big;
  };
  static constexpr std::uint32_t big_flag = object_flag::a;
  static constexpr std::uint32_t digits_flag =
      object_flag::b;  ///< made from digits: allocated without the struct's padding
  bool is_big() const { return has(big_flag); }
};

struct Float : Object {
  double value;
};

struct Complex : Object {
  double real, imag;
};

inline constexpr std::int64_t smallest_shared_int = -5, largest_shared_int = 256;

/// `finish` for what arithmetic makes.
template <class Number>
Ref<> finish_number(Number* number) {
  if (vm().tracing_memory) note_number_slow(number);
  return Ref<>::adopt(number);
}

inline Ref<> make_int(std::int64_t value) {
  if (value >= smallest_shared_int && value <= largest_shared_int) {
    return Ref<>::share(vm().shared_ints + (value - smallest_shared_int));
  }
  Int* result = allocate_number<Int>(vm().types.integer);
  result->small = value;
  return finish_number(result);
}
Ref<> make_int_unsigned(std::uint64_t value);
/// From digits in `base` (2..36); the text is already validated.
Ref<> make_int_from_digits(std::string_view digits, int base, bool negative);
inline Ref<> make_float(double value) {
  Float* result = allocate_number<Float>(vm().types.floating);
  result->value = value;
  return finish_number(result);
}
Ref<> make_complex(double real, double imag);
inline Ref<> make_bool(bool value) {
  return Ref<>::share(value ? vm().true_ : vm().false_);
}

inline bool is_int(const Object* o) {
  return o->type->is(type_flag::is_int);
}  ///< int or a subclass, bool too
inline bool is_exact_int(const Object* o) {
  return o->type == vm().types.integer;
}
inline bool is_float(const Object* o) {
  return o->type->is(type_flag::is_float);
}
inline bool is_exact_float(const Object* o) {
  return o->type == vm().types.floating;
}
inline bool is_bool(const Object* o) {
  return o->type == vm().types.boolean;
}
inline Int* as_int(Object* o) {
  return static_cast<Int*>(o);
}
inline const Int* as_int(const Object* o) {
  return static_cast<const Int*>(o);
}
/// An int, or a subclass of it, whose value fits 64 bits.
inline bool is_small_int(const Object* o) {
  return is_int(o) && !as_int(o)->is_big();
}

/// `release` for where the value is most likely a number: its block goes back without asking its type how to die.
inline void release_number(const Interpreter& in, Object* o) noexcept {
  if (--o->references != 0) return;
  if (o->type == in.types.floating)
    free_number(static_cast<Float*>(o));
  else if (o->type == in.types.integer && !as_int(o)->is_big())
    free_number(as_int(o));
  else
    destroy(o);
}

// Arithmetic on two ints of any size (objects that are ints or subclasses).
Ref<> int_add(Object* a, Object* b);
Ref<> int_subtract(Object* a, Object* b);
Ref<> int_multiply(Object* a, Object* b);
Ref<> int_floor_divide(Object* a, Object* b);
Ref<> int_remainder(Object* a, Object* b);
Ref<> int_power(Object* a, Object* b, Object* modulus_or_none);
Ref<> int_negative(Object* a);
Ref<> int_shift_left(Object* a, std::int64_t bits);
Ref<> int_shift_right(Object* a, std::int64_t bits);
int int_compare(const Int* a, const Int* b);  ///< -1, 0, 1
int int_sign(const Int* a);
std::size_t int_bit_length(const Int* a);
inline constexpr std::size_t digit_bits = 30;  ///< CPython's digits
inline bool has_one_digit(std::int64_t value) {
  constexpr std::int64_t beyond = std::int64_t{1} << digit_bits;
  return -beyond < value && value < beyond;
}
/// Number of digits CPython would use; 0 for zero.
inline std::size_t int_digit_count(const Int* a) {
  if (!a->is_big() && has_one_digit(a->small)) return a->small != 0;
  return (int_bit_length(a) + digit_bits - 1) / digit_bits;
}
std::string int_to_text(const Int* a, int base = 10);  ///< no prefix; of any length
/// The same, but refuses decimal texts above sys.get_int_max_str_digits() and stops when asked: false with an exception
/// pending.
bool int_to_text_checked(const Int* a, int base, std::string& text);
double int_to_double(const Int* a, bool& overflow);
std::int64_t hash_int(const Int* a);
std::int64_t hash_double(double value, const Object* identity);  ///< nan hashes by identity from 3.10
/// The value if it fits 64 bits.
std::optional<std::int64_t> int_value(const Object* o);

/// __index__ of any object as a 64-bit number; raises TypeError or, when it does not fit, `overflow` type (IndexError,
/// OverflowError).
bool index_value(Object* o, std::int64_t& result, Type* overflow = nullptr);
/// Like index_value, but clamps huge values instead of raising (slices).
bool index_value_clamped(Object* o, std::int64_t& result);
/// __index__ of any object as an int object.
Ref<> to_index(Object* o);
/// float(o) for numbers with __float__ or __index__.
bool float_value(Object* o, double& result);
/// repr(float).
std::string float_to_text(double value);

/// int(text, base) with Python's rules and errors (underscores, prefixes, spaces).
Ref<> parse_int(std::string_view text, int base, Object* original_for_message);
/// float(text) rules; nothing if malformed.
std::optional<double> parse_float(std::string_view text);

}  // namespace slotscope
