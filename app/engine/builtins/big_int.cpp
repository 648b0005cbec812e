// Arbitrary-precision arithmetic over libtommath in stoppable pieces.
#include "engine/builtins/big_int.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace slotscope {
namespace {

/// Products with an operand below this many 60-bit digits are left to libtommath: some milliseconds at the most.
constexpr int splitting_digits = 1500;
/// Quotients below this size are done at once by libtommath's schoolbook division.
constexpr int division_digits = 300;

bool done(mp_err error) {
  if (error == MP_OKAY) return true;
  return raise(vm().errors.MemoryError, "");
}

/// The digits [from, to) of a magnitude as a number of its own, lent.
mp_int digits_of(const mp_int* a, int from, int to) {
  mp_int part;
  from = std::min(from, a->used);
  to = std::min(to, a->used);
  part.dp = a->dp + from;
  part.used = to - from;
  part.alloc = part.used;
  part.sign = MP_ZPOS;
  mp_clamp(&part);
  return part;
}

/// result += part * 2^(60*position); result has room enough and nothing is negative.
bool add_at(Big& result, Big part, int position) {
  if (part.zero()) return true;
  return done(mp_lshd(part.get(), position)) && done(mp_add(result.get(), part.get(), result.get()));
}

/// |a| * |b|, both longer than splitting_digits and of similar size (Karatsuba, asking between the parts).
bool multiply_magnitudes(const mp_int* a, const mp_int* b, Big& result);

bool multiply_balanced(const mp_int* a, const mp_int* b, Big& result) {
  const int half = std::max(a->used, b->used) / 2;
  const mp_int a_low = digits_of(a, 0, half), a_high = digits_of(a, half, a->used);
  const mp_int b_low = digits_of(b, 0, half), b_high = digits_of(b, half, b->used);
  Big low, high, middle, a_sum, b_sum;
  if (!multiply_magnitudes(&a_low, &b_low, low) || !multiply_magnitudes(&a_high, &b_high, high)) return false;
  if (!done(mp_add(&a_low, &a_high, a_sum.get())) || !done(mp_add(&b_low, &b_high, b_sum.get()))) return false;
  if (!multiply_magnitudes(a_sum.get(), b_sum.get(), middle)) return false;
  if (!done(mp_sub(middle.get(), low.get(), middle.get())) || !done(mp_sub(middle.get(), high.get(), middle.get()))) {
    return false;
  }
  result = std::move(low);
  return add_at(result, std::move(middle), half) && add_at(result, std::move(high), 2 * half);
}

bool multiply_magnitudes(const mp_int* a, const mp_int* b, Big& result) {
  if (a->used < b->used) std::swap(a, b);
  if (b->used < splitting_digits) {
    if (a->used < 4 * splitting_digits) return done(mp_mul(a, b, result.get()));
  } else if (b->used * 2 > a->used) {
    return keep_going() && multiply_balanced(a, b, result);
  }
  // One operand is much longer: take it in pieces as long as the other.
  const int piece = std::max(b->used, splitting_digits);
  Big sum;
  for (int from = 0; from < a->used; from += piece) {
    if (!keep_going()) return false;
    const mp_int part = digits_of(a, from, from + piece);
    Big product;
    if (!multiply_magnitudes(&part, b, product) || !add_at(sum, std::move(product), from)) return false;
  }
  result = std::move(sum);
  return true;
}

bool may_take_bits(double bits) {
  if (bits < 1e6) return true;
  if (bits > 8e18) return raise(vm().errors.MemoryError, "");
  return may_allocate(static_cast<std::size_t>(bits / 7.5));
}

/// Divides magnitudes, dividend shorter than twice the divisor (Burnikel and Ziegler's recursion, asking between the
/// parts).
bool divide_recursively(const mp_int* a, const mp_int* b, Big& quotient, Big& remainder);

/// Three halves by two halves: `a` has at most 3*half digits, `b` 2*half with its top bit set; a < b * 2^(60*half).
bool divide_three_by_two(const mp_int* a, const mp_int* b, int half, Big& quotient, Big& remainder) {
  const mp_int a_high = digits_of(a, half, a->used), a_low = digits_of(a, 0, half);
  const mp_int b_high = digits_of(b, half, b->used), b_low = digits_of(b, 0, half);
  const mp_int a_top = digits_of(a, 2 * half, a->used);
  Big rest;
  if (mp_cmp_mag(&a_top, &b_high) == MP_LT) {
    if (!divide_recursively(&a_high, &b_high, quotient, rest)) return false;
  } else {  // the quotient of the high parts would not fit: take the largest that does
    Big one(1);
    if (!done(mp_mul_2d(one.get(), 60 * half, quotient.get())) || !done(mp_decr(quotient.get()))) return false;
    Big shifted;
    if (!done(mp_mul_2d(&b_high, 60 * half, shifted.get())) || !done(mp_sub(&a_high, shifted.get(), rest.get())) ||
        !done(mp_add(rest.get(), &b_high, rest.get()))) {
      return false;
    }
  }
  Big product;
  if (!multiply_magnitudes(quotient.get(), &b_low, product)) return false;
  if (!done(mp_lshd(rest.get(), half)) || !done(mp_add(rest.get(), &a_low, rest.get())) ||
      !done(mp_sub(rest.get(), product.get(), rest.get()))) {
    return false;
  }
  while (rest.negative()) {
    if (!done(mp_decr(quotient.get())) || !done(mp_add(rest.get(), b, rest.get()))) return false;
  }
  remainder = std::move(rest);
  return true;
}

bool divide_recursively(const mp_int* a, const mp_int* b, Big& quotient, Big& remainder) {
  if (mp_cmp_mag(a, b) == MP_LT) {
    quotient = Big();
    remainder = Big(a);
    return true;
  }
  if (b->used <= division_digits || b->used % 2 != 0) return done(mp_div(a, b, quotient.get(), remainder.get()));
  if (!keep_going()) return false;
  const int half = b->used / 2;
  const mp_int a_high = digits_of(a, half, a->used), a_low = digits_of(a, 0, half);
  Big high, low, rest;
  if (!divide_three_by_two(&a_high, b, half, high, rest)) return false;
  if (!done(mp_lshd(rest.get(), half)) || !done(mp_add(rest.get(), &a_low, rest.get()))) return false;
  if (!divide_three_by_two(rest.get(), b, half, low, remainder)) return false;
  quotient = std::move(low);
  return add_at(quotient, std::move(high), half);
}

/// Long division in blocks as long as the divisor.
bool divide_magnitudes(const mp_int* a, const mp_int* b, Big& quotient, Big& remainder) {
  // Scale so that the divisor's length is a small number times a power of two and its top bit is set.
  int doublings = 0;
  while ((b->used >> doublings) > division_digits) ++doublings;
  const int unit = 1 << doublings;
  const int length = (b->used + unit - 1) / unit * unit;
  const int shift = length * 60 - mp_count_bits(b);
  Big divisor, dividend;
  if (!done(mp_mul_2d(b, shift, divisor.get())) || !done(mp_mul_2d(a, shift, dividend.get()))) return false;
  divisor.get()->sign = dividend.get()->sign = MP_ZPOS;
  Big rest, result;
  const int blocks = (dividend.digits() + length - 1) / length;
  for (int block = blocks - 1; block >= 0; --block) {
    if (!keep_going()) return false;
    const mp_int piece = digits_of(dividend.get(), block * length, (block + 1) * length);
    if (!done(mp_lshd(rest.get(), length)) || !done(mp_add(rest.get(), &piece, rest.get()))) return false;
    Big part, next;
    if (!divide_recursively(rest.get(), divisor.get(), part, next)) return false;
    rest = std::move(next);
    if (!done(mp_lshd(result.get(), length)) || !done(mp_add(result.get(), part.get(), result.get()))) return false;
  }
  quotient = std::move(result);
  return done(mp_div_2d(rest.get(), shift, remainder.get(), nullptr));
}

}  // namespace

Big::Big() {
  value_.used = value_.alloc = 0;
  value_.sign = MP_ZPOS;
  value_.dp = nullptr;
  (void)!mp_init(&value_);
}

Big::Big(std::int64_t value) : Big() {
  mp_set_i64(&value_, value);
}

Big::Big(const mp_int* value) {
  (void)!mp_init_copy(&value_, value);
}

IntView::IntView(const Int* number) {
  if (number->is_big()) {
    value_ = number->big->value;
    return;
  }
  const std::int64_t small = number->small;
  const std::uint64_t magnitude = small < 0 ? 0 - static_cast<std::uint64_t>(small) : static_cast<std::uint64_t>(small);
  digits_[0] = magnitude & MP_MASK;
  digits_[1] = magnitude >> 60;
  value_.dp = digits_;
  value_.alloc = 2;
  value_.used = digits_[1] != 0 ? 2 : digits_[0] != 0 ? 1 : 0;
  value_.sign = small < 0 ? MP_NEG : MP_ZPOS;
}

Ref<> make_int_from_big(Big value) {
  const mp_int* number = value.get();
  if (number->used <= 2) {
    const int bits = mp_count_bits(number);
    if (bits <= 63) return make_int(mp_get_i64(number));
    if (bits == 64 && value.negative() && mp_cnt_lsb(number) == 63)
      return make_int(std::numeric_limits<std::int64_t>::min());
  }
  Int* result = allocate<Int>(vm().types.integer);
  result->big = new BigInt{*value.get()};
  result->flags |= Int::big_flag;
  (void)!mp_init(value.get());
  return finish(result);
}

bool big_multiply(const mp_int* a, const mp_int* b, Big& result) {
  if (a->used < splitting_digits && b->used < splitting_digits) return done(mp_mul(a, b, result.get()));
  if (!may_take_bits((a->used + b->used) * 60.0)) return false;
  const mp_int a_magnitude = digits_of(a, 0, a->used), b_magnitude = digits_of(b, 0, b->used);
  Big product;
  if (!multiply_magnitudes(&a_magnitude, &b_magnitude, product)) return false;
  if (a->sign != b->sign && !product.zero()) product.get()->sign = MP_NEG;
  result = std::move(product);
  return true;
}

bool big_divide(const mp_int* a, const mp_int* b, Big& quotient, Big& remainder) {
  if (b->used <= division_digits || a->used - b->used <= division_digits) {
    // Schoolbook cost is the product of both lengths; a long dividend over a short divisor is still quick enough in
    // pieces.
    if (static_cast<double>(b->used) * (a->used - b->used + 1) < 4e6)
      return done(mp_div(a, b, quotient.get(), remainder.get()));
  }
  Big result, rest;
  if (!divide_magnitudes(a, b, result, rest)) return false;
  if (a->sign != b->sign && !result.zero()) result.get()->sign = MP_NEG;
  if (a->sign == MP_NEG && !rest.zero()) rest.get()->sign = MP_NEG;
  quotient = std::move(result);
  remainder = std::move(rest);
  return true;
}

bool big_floor_divide(const mp_int* a, const mp_int* b, Big& quotient, Big& remainder) {
  Big q, r;
  if (!big_divide(a, b, q, r)) return false;
  if (!r.zero() && r.negative() != (b->sign == MP_NEG)) {
    if (!done(mp_decr(q.get())) || !done(mp_add(r.get(), b, r.get()))) return false;
  }
  quotient = std::move(q);
  remainder = std::move(r);
  return true;
}

bool big_power(const mp_int* base, std::uint64_t exponent, Big& result) {
  if (base->used == 1 && base->dp[0] <= 1) {
    result = Big(base->dp[0] == 1 && base->sign == MP_NEG && exponent % 2 == 0 ? 1 : base->sign == MP_NEG ? -1 : 1);
    return true;
  }
  if (base->used == 0) {
    result = exponent == 0 ? Big(1) : Big();
    return true;
  }
  if (!may_take_bits(static_cast<double>(mp_count_bits(base)) * static_cast<double>(exponent))) return false;
  const int zeros = mp_cnt_lsb(base);
  if (zeros > 0 && exponent > 8) {  // take factors of two out: they are a shift at the end
    Big odd, power;
    if (!done(mp_div_2d(base, zeros, odd.get(), nullptr)) || !big_power(odd.get(), exponent, power)) return false;
    return big_shift_left(power.get(), static_cast<std::uint64_t>(zeros) * exponent, result);
  }
  Big product(1);
  for (int bit = 63 - std::countl_zero(exponent | 1); bit >= 0; --bit) {
    if (!keep_going() || !big_multiply(product.get(), product.get(), product)) return false;
    if ((exponent >> bit & 1) != 0 && !big_multiply(product.get(), base, product)) return false;
  }
  result = std::move(product);
  return true;
}

bool big_power_modulo(const mp_int* base, const mp_int* exponent, const mp_int* modulus, Big& result) {
  Big product(1), factor, ignored;
  if (!big_floor_divide(base, modulus, ignored, factor) ||
      !big_floor_divide(product.get(), modulus, ignored, product)) {
    return false;
  }
  for (int bit = mp_count_bits(exponent) - 1; bit >= 0; --bit) {
    if (!keep_going() || !big_multiply(product.get(), product.get(), product)) return false;
    if (!big_floor_divide(product.get(), modulus, ignored, product)) return false;
    if ((exponent->dp[bit / 60] >> (bit % 60) & 1) == 0) continue;
    if (!big_multiply(product.get(), factor.get(), product)) return false;
    if (!big_floor_divide(product.get(), modulus, ignored, product)) return false;
  }
  result = std::move(product);
  return true;
}

bool big_shift_left(const mp_int* a, std::uint64_t bits, Big& result) {
  if (a->used == 0) {
    result = Big();
    return true;
  }
  if (!may_take_bits(static_cast<double>(bits) + a->used * 60.0)) return false;
  if (bits > static_cast<std::uint64_t>(std::numeric_limits<int>::max()) - 64)
    return raise(vm().errors.MemoryError, "");
  return done(mp_mul_2d(a, static_cast<int>(bits), result.get()));
}

bool big_shift_right(const mp_int* a, std::uint64_t bits, Big& result) {
  if (bits >= static_cast<std::uint64_t>(mp_count_bits(a))) {
    result = Big(a->sign == MP_NEG ? -1 : 0);
    return true;
  }
  return done(mp_signed_rsh(a, static_cast<int>(bits), result.get()));
}

std::uint64_t big_leading_bits(const mp_int* a, std::int64_t& exponent) {
  const int bits = mp_count_bits(a);
  std::uint64_t mantissa = 0;
  for (int bit = bits - 1, taken = 0; taken < 64 && bit >= 0;) {  // whole digits at a time
    const int in_digit = bit % 60 + 1;
    const int take = std::min(in_digit, 64 - taken);
    const std::uint64_t digit = a->dp[bit / 60] & ((in_digit == 64 ? 0 : std::uint64_t{1} << in_digit) - 1);
    mantissa = (take == 64 ? 0 : mantissa << take) | digit >> (in_digit - take);
    taken += take;
    bit -= take;
  }
  if (bits <= 64) {
    exponent = 0;
    return mantissa;
  }
  exponent = bits - 64;
  if (mp_cnt_lsb(a) < exponent) mantissa |= 1;
  return mantissa;
}

double big_to_double(const mp_int* a, bool& overflow) {
  std::int64_t exponent;
  const std::uint64_t mantissa = big_leading_bits(a, exponent);
  overflow = false;
  if (exponent > 1000) {
    overflow = true;
    return 0;
  }
  // The sticky bit makes the one rounding of this conversion the right one.
  const double value = std::ldexp(static_cast<double>(mantissa), static_cast<int>(exponent));
  if (std::isinf(value)) {
    overflow = true;
    return 0;
  }
  return a->sign == MP_NEG ? -value : value;
}

}  // namespace slotscope
