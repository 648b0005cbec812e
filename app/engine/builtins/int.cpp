// int arithmetic: 64-bit values in line, libtommath for the rest; the type's operator slots; conversions to other
// numbers.
#include <bit>
#include <charconv>
#include <cmath>

#include "engine/builtins/big_int.hpp"
#include "engine/builtins/numbers.hpp"
#include "engine/builtins/warnings.hpp"
#include "engine/layout/int_blocks.hpp"

namespace slotscope {
namespace {

bool both_small(Object* a, Object* b) {
  return !as_int(a)->is_big() && !as_int(b)->is_big();
}

using MpOperation = mp_err (*)(const mp_int*, const mp_int*, mp_int*);

Ref<> big_operation(Object* a, Object* b, MpOperation operation) {
  const IntView left(as_int(a)), right(as_int(b));
  Big result;
  if (operation(left.get(), right.get(), result.get()) != MP_OKAY) return raise(vm().errors.MemoryError, "");
  return make_int_from_big(std::move(result));
}

/// -1, 0 or 1 when a long shift count is negative, zero or positive; the count itself only when it fits.
bool shift_count(Object* count, std::int64_t& bits) {
  if (int_sign(as_int(count)) < 0) return raise(vm().errors.ValueError, "negative shift count");
  bits = as_int(count)->is_big() ? -1 : as_int(count)->small;
  return true;
}

/// The inverse of `a` modulo `modulus` (CPython: long_invmod).
bool invert_modulo(const Big& a, const Big& modulus, Big& result) {
  Big b(1), c, x(a), n(modulus);
  n.get()->sign = MP_ZPOS;
  while (!n.zero()) {
    Big quotient, remainder, product, next;
    if (!keep_going() || !big_floor_divide(x.get(), n.get(), quotient, remainder)) return false;
    x = std::move(n);
    n = std::move(remainder);
    if (!big_multiply(quotient.get(), c.get(), product)) return false;
    if (mp_sub(b.get(), product.get(), next.get()) != MP_OKAY) return raise(vm().errors.MemoryError, "");
    b = std::move(c);
    c = std::move(next);
  }
  if (mp_cmp_d(x.get(), 1) != MP_EQ)
    return raise(vm().errors.ValueError, "base is not invertible for the given modulus");
  result = std::move(b);
  return true;
}

Ref<> power_modulo(Object* a, Object* b, Object* modulus) {
  if (int_sign(as_int(modulus)) == 0) return raise(vm().errors.ValueError, "pow() 3rd argument cannot be 0");
  const IntView base_view(as_int(a)), exponent_view(as_int(b)), modulus_view(as_int(modulus));
  Big base(base_view.get()), exponent(exponent_view.get()), positive(modulus_view.get()), result;
  positive.get()->sign = MP_ZPOS;
  if (exponent.negative()) {
    exponent.get()->sign = MP_ZPOS;
    if (!invert_modulo(base, positive, base)) return {};
  }
  if (!big_power_modulo(base.get(), exponent.get(), positive.get(), result)) return {};
  if (int_sign(as_int(modulus)) < 0 && !result.zero() &&
      mp_sub(result.get(), positive.get(), result.get()) != MP_OKAY) {
    return raise(vm().errors.MemoryError, "");
  }
  return make_int_from_big(std::move(result));
}

/// a / b for integers beyond 2^53, correctly rounded (CPython: long_true_divide).
Ref<> big_true_divide(const mp_int* a, const mp_int* b) {
  if (a->used == 0) return make_float(b->sign == MP_NEG ? -0.0 : 0.0);
  const bool negative = a->sign != b->sign;
  // Scale so that the integer quotient has 66 bits or more, then let its leading bits and a sticky bit round once.
  std::int64_t shift = static_cast<std::int64_t>(mp_count_bits(b)) - mp_count_bits(a) + 66;
  Big scaled(a), divisor(b), quotient, remainder;
  scaled.get()->sign = divisor.get()->sign = MP_ZPOS;
  if (-shift > 1200) return raise(vm().errors.OverflowError, "integer division result too large for a float");
  if (shift > 1300) return make_float(negative ? -0.0 : 0.0);
  if (shift > 0 ? !big_shift_left(scaled.get(), static_cast<std::uint64_t>(shift), scaled)
                : !big_shift_left(divisor.get(), static_cast<std::uint64_t>(-shift), divisor)) {
    return {};
  }
  if (!big_divide(scaled.get(), divisor.get(), quotient, remainder)) return {};
  std::int64_t exponent;
  std::uint64_t mantissa = big_leading_bits(quotient.get(), exponent);
  if (!remainder.zero()) mantissa |= 1;
  const double value = scale_mantissa(mantissa, exponent - shift);
  if (std::isinf(value)) return raise(vm().errors.OverflowError, "integer division result too large for a float");
  return make_float(negative ? -value : value);
}

Ref<> slot_true_divide(Object* a, Object* b) {
  if (!is_int(a) || !is_int(b)) return not_implemented();
  if (int_sign(as_int(b)) == 0) return raise(vm().errors.ZeroDivisionError, "division by zero");
  constexpr std::int64_t exact = std::int64_t{1} << 53;
  if (both_small(a, b)) {
    const std::int64_t x = as_int(a)->small, y = as_int(b)->small;
    if (x >= -exact && x <= exact && y >= -exact && y <= exact) {
      return make_float(static_cast<double>(x) / static_cast<double>(y));
    }
  }
  const IntView left(as_int(a)), right(as_int(b));
  return big_true_divide(left.get(), right.get());
}

template <Ref<> (*operation)(Object*, Object*), BinaryOp op>
Ref<> guarded(Object* a, Object* b) {
  if (!is_int(a) || !is_int(b)) return not_implemented();
  Ref<> result = operation(a, b);
  if (result && vm().tracing_memory) account_int_result(op, a, b, result.get());
  return result;
}

bool divide_with_remainder(Object* a, Object* b, Ref<>& quotient, Ref<>& remainder, const char* zero_message) {
  if (int_sign(as_int(b)) == 0) return raise(vm().errors.ZeroDivisionError, zero_message);
  if (both_small(a, b) && as_int(b)->small != -1) {
    const std::int64_t x = as_int(a)->small, y = as_int(b)->small;
    std::int64_t q = x / y, r = x % y;
    if (r != 0 && (r ^ y) < 0) {
      --q;
      r += y;
    }
    quotient = make_int(q);
    remainder = make_int(r);
    return true;
  }
  const IntView left(as_int(a)), right(as_int(b));
  Big q, r;
  if (!big_floor_divide(left.get(), right.get(), q, r)) return false;
  quotient = make_int_from_big(std::move(q));
  remainder = make_int_from_big(std::move(r));
  return true;
}

const char* division_message() {
  return since(14) ? "division by zero" : "integer division or modulo by zero";
}
const char* modulo_message() {
  return since(14) ? "division by zero" : since(11) ? "integer modulo by zero" : "integer division or modulo by zero";
}

Ref<> slot_divmod(Object* a, Object* b) {
  if (!is_int(a) || !is_int(b)) return not_implemented();
  Ref<> quotient, remainder;
  if (!divide_with_remainder(a, b, quotient, remainder, division_message())) return {};
  return finish_tuple(tuple_of(quotient.get(), remainder.get()));
}

Ref<> slot_power(Object* a, Object* b, Object* modulus) {
  if (!is_int(a) || !is_int(b) || !(is_int(modulus) || is_none(modulus))) return not_implemented();
  Ref<> result = int_power(a, b, modulus);
  if (result && vm().tracing_memory && is_none(modulus) && is_int(result.get()))
    account_int_result(BinaryOp::Power, a, b, result.get());
  return result;
}

Ref<> int_and(Object* a, Object* b) {
  if (both_small(a, b)) return make_int(as_int(a)->small & as_int(b)->small);
  return big_operation(a, b, mp_and);
}
Ref<> int_or(Object* a, Object* b) {
  if (both_small(a, b)) return make_int(as_int(a)->small | as_int(b)->small);
  return big_operation(a, b, mp_or);
}
Ref<> int_xor(Object* a, Object* b) {
  if (both_small(a, b)) return make_int(as_int(a)->small ^ as_int(b)->small);
  return big_operation(a, b, mp_xor);
}

Ref<> left_shift(Object* a, Object* b) {
  std::int64_t bits;
  if (!shift_count(b, bits)) return {};
  if (int_sign(as_int(a)) == 0) return make_int(0);
  if (bits < 0) return raise(vm().errors.OverflowError, "too many digits in integer");
  return int_shift_left(a, bits);
}

Ref<> right_shift(Object* a, Object* b) {
  std::int64_t bits;
  if (!shift_count(b, bits)) return {};
  if (bits < 0) return make_int(int_sign(as_int(a)) < 0 ? -1 : 0);
  return int_shift_right(a, bits);
}

Ref<> int_invert(Object* a) {
  if (!as_int(a)->is_big()) return make_int(~as_int(a)->small);
  Big result;
  if (mp_complement(&as_int(a)->big->value, result.get()) != MP_OKAY) return raise(vm().errors.MemoryError, "");
  return make_int_from_big(std::move(result));
}

Ref<> slot_invert(Object* a) {
  Ref<> result = int_invert(a);
  if (result && vm().tracing_memory) account_inverted_int(a, result.get());
  return result;
}

Ref<> slot_absolute(Object* a) {
  return int_sign(as_int(a)) < 0 ? int_negative(a) : plain_int(a);
}
Tri slot_bool(Object* a) {
  return tri(int_sign(as_int(a)) != 0);
}

Ref<> slot_float(Object* a) {
  bool overflow;
  const double value = int_to_double(as_int(a), overflow);
  if (overflow) return raise(vm().errors.OverflowError, "int too large to convert to float");
  return make_float(value);
}

bool slot_hash(Object* a, std::int64_t& result) {
  result = hash_int(as_int(a));
  return true;
}

Ref<> slot_compare(Object* a, Object* b, CompareOp op) {
  if (!is_int(a) || !is_int(b)) return not_implemented();
  return make_bool(holds(op, int_compare(as_int(a), as_int(b))));
}

Ref<> slot_repr(Object* a) {
  if (!as_int(a)->is_big()) {
    char digits[20];
    const std::string_view text(digits, std::to_chars(digits, digits + sizeof digits, as_int(a)->small).ptr);
    return text.size() == 1 ? make_own_char(static_cast<unsigned char>(text[0])) : make_str(text);
  }
  std::string text;
  if (!int_to_text_checked(as_int(a), 10, text)) return {};
  return make_str(text);
}

void slot_dealloc(Object* a) {
  if (as_int(a)->is_big()) {
    mp_clear(&as_int(a)->big->value);
    delete as_int(a)->big;
  }
  if (is_exact_int(a))
    free_number(as_int(a));
  else
    free_object(a);
}

}  // namespace

Ref<> plain_int(Object* a) {
  if (is_exact_int(a)) return Ref<>::share(a);
  if (!as_int(a)->is_big()) return make_int(as_int(a)->small);
  return make_int_from_big(Big(&as_int(a)->big->value));
}

Ref<> make_int_unsigned(std::uint64_t value) {
  if (value < std::uint64_t{1} << 63) return make_int(static_cast<std::int64_t>(value));
  Big big;
  mp_set_u64(big.get(), value);
  return make_int_from_big(std::move(big));
}

Ref<> make_int_from_double(double value) {
  if (value >= -9223372036854775808.0 && value < 9223372036854775808.0)
    return make_int(static_cast<std::int64_t>(value));
  if (std::isnan(value)) return raise(vm().errors.ValueError, "cannot convert float NaN to integer");
  if (std::isinf(value)) return raise(vm().errors.OverflowError, "cannot convert float infinity to integer");
  int exponent;
  const double fraction = std::frexp(value, &exponent);
  Big big(static_cast<std::int64_t>(std::ldexp(fraction, 53)));
  if (!big_shift_left(big.get(), static_cast<std::uint64_t>(exponent - 53), big)) return {};
  return make_int_from_big(std::move(big));
}

Ref<> int_add(Object* a, Object* b) {
  std::int64_t sum;
  if (both_small(a, b) && !__builtin_add_overflow(as_int(a)->small, as_int(b)->small, &sum)) return make_int(sum);
  return big_operation(a, b, mp_add);
}

Ref<> int_subtract(Object* a, Object* b) {
  std::int64_t difference;
  if (both_small(a, b) && !__builtin_sub_overflow(as_int(a)->small, as_int(b)->small, &difference))
    return make_int(difference);
  return big_operation(a, b, mp_sub);
}

Ref<> int_multiply(Object* a, Object* b) {
  std::int64_t product;
  if (both_small(a, b) && !__builtin_mul_overflow(as_int(a)->small, as_int(b)->small, &product))
    return make_int(product);
  const IntView left(as_int(a)), right(as_int(b));
  Big result;
  if (!big_multiply(left.get(), right.get(), result)) return {};
  return make_int_from_big(std::move(result));
}

Ref<> int_floor_divide(Object* a, Object* b) {
  Ref<> quotient, remainder;
  if (!divide_with_remainder(a, b, quotient, remainder, division_message())) return {};
  return quotient;
}

Ref<> int_remainder(Object* a, Object* b) {
  Ref<> quotient, remainder;
  if (!divide_with_remainder(a, b, quotient, remainder, modulo_message())) return {};
  return remainder;
}

Ref<> int_power(Object* a, Object* b, Object* modulus_or_none) {
  if (!is_none(modulus_or_none)) return power_modulo(a, b, modulus_or_none);
  if (int_sign(as_int(b)) < 0) {
    bool overflow;
    const double base = int_to_double(as_int(a), overflow);
    if (overflow) return raise(vm().errors.OverflowError, "int too large to convert to float");
    const double exponent = int_to_double(as_int(b), overflow);
    if (overflow) return raise(vm().errors.OverflowError, "int too large to convert to float");
    return float_power(base, exponent);
  }
  const IntView base(as_int(a));
  std::uint64_t exponent;
  if (as_int(b)->is_big()) {  // only 0, 1 and -1 have such powers
    const bool unit = !as_int(a)->is_big() && as_int(a)->small >= -1 && as_int(a)->small <= 1;
    if (!unit) return raise(vm().errors.MemoryError, "");
    exponent = mp_iseven(&as_int(b)->big->value) == MP_YES ? 2 : 1;
  } else {
    exponent = static_cast<std::uint64_t>(as_int(b)->small);
    std::int64_t product = 1;
    std::uint64_t left = exponent;
    bool fits = !as_int(a)->is_big() && exponent < 64;
    for (std::int64_t factor = fits ? as_int(a)->small : 0; fits && left != 0;) {
      if ((left & 1) != 0) fits = !__builtin_mul_overflow(product, factor, &product);
      left >>= 1;
      if (left != 0 && __builtin_mul_overflow(factor, factor, &factor)) fits = false;
    }
    if (fits) return make_int(product);
  }
  Big result;
  if (!big_power(base.get(), exponent, result)) return {};
  return make_int_from_big(std::move(result));
}

Ref<> int_negative(Object* a) {
  if (!as_int(a)->is_big() && as_int(a)->small != INT64_MIN) return make_int(-as_int(a)->small);
  const IntView view(as_int(a));
  Big result;
  if (mp_neg(view.get(), result.get()) != MP_OKAY) return raise(vm().errors.MemoryError, "");
  return make_int_from_big(std::move(result));
}

Ref<> int_shift_left(Object* a, std::int64_t bits) {
  if (!as_int(a)->is_big() && bits < 63) {
    const std::int64_t value = as_int(a)->small;
    const std::int64_t shifted = static_cast<std::int64_t>(static_cast<std::uint64_t>(value) << bits);
    if (shifted >> bits == value) return make_int(shifted);
  }
  const IntView view(as_int(a));
  Big result;
  if (!big_shift_left(view.get(), static_cast<std::uint64_t>(bits), result)) return {};
  return make_int_from_big(std::move(result));
}

Ref<> int_shift_right(Object* a, std::int64_t bits) {
  if (!as_int(a)->is_big()) return make_int(as_int(a)->small >> std::min<std::int64_t>(bits, 63));
  Big result;
  if (!big_shift_right(&as_int(a)->big->value, static_cast<std::uint64_t>(bits), result)) return {};
  return make_int_from_big(std::move(result));
}

int int_compare(const Int* a, const Int* b) {
  if (!a->is_big() && !b->is_big()) return a->small < b->small ? -1 : a->small > b->small;
  const IntView left(a), right(b);
  return mp_cmp(left.get(), right.get());
}

int int_sign(const Int* a) {
  if (a->is_big()) return a->big->value.sign == MP_NEG ? -1 : 1;
  return a->small < 0 ? -1 : a->small > 0;
}

std::size_t int_bit_length(const Int* a) {
  if (a->is_big()) return static_cast<std::size_t>(mp_count_bits(&a->big->value));
  const std::uint64_t magnitude =
      a->small < 0 ? 0 - static_cast<std::uint64_t>(a->small) : static_cast<std::uint64_t>(a->small);
  return static_cast<std::size_t>(64 - std::countl_zero(magnitude));
}

double int_to_double(const Int* a, bool& overflow) {
  overflow = false;
  if (!a->is_big()) return static_cast<double>(a->small);
  return big_to_double(&a->big->value, overflow);
}

std::int64_t hash_int(const Int* a) {
  constexpr std::uint64_t modulus = (std::uint64_t{1} << 61) - 1;
  std::uint64_t hash = 0;
  bool negative;
  if (!a->is_big()) {
    negative = a->small < 0;
    const std::uint64_t magnitude =
        negative ? 0 - static_cast<std::uint64_t>(a->small) : static_cast<std::uint64_t>(a->small);
    hash = magnitude % modulus;
  } else {
    const mp_int& value = a->big->value;
    negative = value.sign == MP_NEG;
    for (int i = value.used - 1; i >= 0; --i) {  // times 2^60 is a rotation of 61 bits
      hash = (hash << 60 & modulus) | hash >> 1;
      hash += value.dp[i];
      if (hash >= modulus) hash -= modulus;
    }
  }
  const std::int64_t result = negative ? -static_cast<std::int64_t>(hash) : static_cast<std::int64_t>(hash);
  return result == -1 ? -2 : result;
}

std::optional<std::int64_t> int_value(const Object* o) {
  if (!is_small_int(o)) return std::nullopt;
  return as_int(o)->small;
}

bool strict_subclass_allowed(const std::string& method, Object* result, Type* expected) {
  if (result->type == expected) return true;
  const std::string_view name = type_name(expected);
  return warn(vm().errors.DeprecationWarning,
              cat(method, " returned non-", name, " (type ", type_name_of(result),
                  ").  The ability to return an instance of a strict subclass of ", name,
                  " is deprecated, and may be removed in a future version of Python."));
}

Ref<> to_index(Object* o) {
  if (is_int(o)) return Ref<>::share(o);
  if (!o->type->slots.nb_index) {
    return raise(vm().errors.TypeError, cat("'", type_name_of(o), "' object cannot be interpreted as an integer"));
  }
  Ref<> result = o->type->slots.nb_index(o);
  if (!result) return result;
  if (!is_int(result.get())) {
    return raise(vm().errors.TypeError, cat("__index__ returned non-int (type ", type_name_of(result.get()), ")"));
  }
  return strict_subclass_allowed("__index__", result.get(), vm().types.integer) ? result : Ref<>();
}

bool index_value(Object* o, std::int64_t& result, Type* overflow) {
  const Ref<> index = to_index(o);
  if (!index) return false;
  if (!as_int(index.get())->is_big()) {
    result = as_int(index.get())->small;
    return true;
  }
  if (!overflow) overflow = vm().errors.OverflowError;
  return raise(overflow, cat("cannot fit '", type_name_of(o), "' into an index-sized integer"));
}

bool index_value_clamped(Object* o, std::int64_t& result) {
  const Ref<> index = to_index(o);
  if (!index) return false;
  const Int* value = as_int(index.get());
  result = !value->is_big() ? value->small : int_sign(value) < 0 ? INT64_MIN : INT64_MAX;
  return true;
}

TypeSlots int_slots() {
  TypeSlots slots;
  slots.dealloc = slot_dealloc;
  slots.repr = slot_repr;
  slots.hash = slot_hash;
  slots.richcompare = slot_compare;
  slots.nb_add = guarded<int_add, BinaryOp::Add>;
  slots.nb_subtract = guarded<int_subtract, BinaryOp::Subtract>;
  slots.nb_multiply = guarded<int_multiply, BinaryOp::Multiply>;
  slots.nb_remainder = guarded<int_remainder, BinaryOp::Remainder>;
  slots.nb_divmod = slot_divmod;
  slots.nb_power = slot_power;
  slots.nb_negative = int_negative;
  slots.nb_positive = plain_int;
  slots.nb_absolute = slot_absolute;
  slots.nb_bool = slot_bool;
  slots.nb_invert = slot_invert;
  slots.nb_lshift = guarded<left_shift, BinaryOp::ShiftLeft>;
  slots.nb_rshift = guarded<right_shift, BinaryOp::ShiftRight>;
  slots.nb_and = guarded<int_and, BinaryOp::And>;
  slots.nb_xor = guarded<int_xor, BinaryOp::Xor>;
  slots.nb_or = guarded<int_or, BinaryOp::Or>;
  slots.nb_int = plain_int;
  slots.nb_float = slot_float;
  slots.nb_floor_divide = guarded<int_floor_divide, BinaryOp::FloorDivide>;
  slots.nb_true_divide = slot_true_divide;
  slots.nb_index = plain_int;
  return slots;
}

}  // namespace slotscope
