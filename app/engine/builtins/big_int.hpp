// Integers beyond 64 bits: libtommath's numbers as C++ values, and the long operations in a form that can be stopped.
//
// A `Big` owns an mp_int; an `IntView` lends any int object to libtommath as an mp_int without copying it. libtommath's
// own loops cannot be interrupted, so products, quotients, powers and texts of many thousand digits are split here into
// pieces small enough that a stop request is answered in time.
#pragma once

#include <tommath.h>

#include <utility>

#include "engine/objects/number.hpp"

namespace slotscope {

static_assert(MP_DIGIT_BIT == 60, "views of small ints assume two digits are enough");

struct BigInt {
  mp_int value;
};

/// An arbitrary-precision integer as a value.
class Big {
 public:
  Big();
  explicit Big(std::int64_t value);
  explicit Big(const mp_int* value);
  ~Big() { mp_clear(&value_); }
  Big(const Big& other) : Big(other.get()) {}
  Big(Big&& other) noexcept : Big() { swap(other); }
  Big& operator=(Big other) noexcept {
    swap(other);
    return *this;
  }

  mp_int* get() { return &value_; }
  const mp_int* get() const { return &value_; }
  void swap(Big& other) noexcept { std::swap(value_, other.value_); }
  int digits() const { return value_.used; }
  bool negative() const { return value_.sign == MP_NEG; }
  bool zero() const { return value_.used == 0; }

 private:
  mp_int value_;
};

/// An int object as libtommath sees it; valid as long as the object.
class IntView {
 public:
  explicit IntView(const Int* number);
  IntView(const IntView&) = delete;
  IntView& operator=(const IntView&) = delete;
  const mp_int* get() const { return &value_; }

 private:
  mp_digit digits_[2];
  mp_int value_;
};

/// Makes the int object of a value, in canonical form.
Ref<> make_int_from_big(Big value);

// Each answers false with an exception pending when the run must stop or memory is short.
bool big_multiply(const mp_int* a, const mp_int* b, Big& result);
/// Truncating division of magnitudes as libtommath does it; the caller fixes signs.
bool big_divide(const mp_int* a, const mp_int* b, Big& quotient, Big& remainder);
/// Python's floor division and modulo.
bool big_floor_divide(const mp_int* a, const mp_int* b, Big& quotient, Big& remainder);
bool big_power(const mp_int* base, std::uint64_t exponent, Big& result);
bool big_power_modulo(const mp_int* base, const mp_int* exponent, const mp_int* modulus, Big& result);
bool big_shift_left(const mp_int* a, std::uint64_t bits, Big& result);
/// Rounds towards minus infinity.
bool big_shift_right(const mp_int* a, std::uint64_t bits, Big& result);
/// Digits of the magnitude (builtins/int_text.cpp).
bool big_to_text(const mp_int* a, int base, std::string& text);
/// Nearest double, ties to even; `overflow` when it is too large.
double big_to_double(const mp_int* a, bool& overflow);
/// Magnitude as mantissa (64 significant bits, the lowest one sticky) times 2^exponent; for correctly rounded
/// quotients.
std::uint64_t big_leading_bits(const mp_int* a, std::int64_t& exponent);

}  // namespace slotscope
