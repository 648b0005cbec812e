// Follows Objects/longobject.c: x_add, x_sub, long_mul, long_divrem, long_pow, long_lshift1, long_rshift1,
// long_bitwise.
#include "engine/layout/int_blocks.hpp"

#include <algorithm>
#include <cmath>

#include "engine/machine/heap.hpp"
#include "engine/objects/number.hpp"

namespace slotscope {

namespace {

constexpr std::size_t exactly = 0;  // made from a machine number

struct Operand {
  explicit Operand(const Object* o) : value(as_int(o)), digits(int_digit_count(value)), negative(int_sign(value) < 0) {}
  const Int* value;
  std::size_t digits;
  bool negative;
};

std::size_t digits_of_sum(const Operand& a, const Operand& b, const Operand& result, bool subtracts) {
  const bool adds = (a.negative != b.negative) == subtracts;
  const std::size_t longer = std::max(a.digits, b.digits);
  if (adds) return longer + 1;
  return a.digits == b.digits ? result.digits : longer;  // leading digits that are equal are left out at once
}

std::size_t digits_of_quotient(const Operand& a, const Operand& b, const Operand& result) {
  const bool rounds_down = a.negative != b.negative;
  if (!rounds_down) return b.digits == 1 ? a.digits : result.digits;
  return result.digits > 1 ? result.digits + 1 : exactly;
}

double bits_of(const Int* value) {
  const std::size_t bits = int_bit_length(value);
  bool overflow;
  const double magnitude = std::abs(int_to_double(value, overflow));
  return overflow ? static_cast<double>(bits) : std::log2(magnitude);
}

/// The last product of a power made bit by bit from the left.
std::size_t digits_of_power(const Operand& a, const Operand& b) {
  if (b.digits > 1 || a.digits == 0) return exactly;
  const auto exponent = static_cast<double>(b.value->small);
  if (exponent < 2) return exponent == 1 && a.digits > 1 && !since(12) ? a.digits + 1 : exactly;
  const double bits = bits_of(a.value);
  const auto digits = [bits](double power) {
    return static_cast<std::size_t>(std::floor(power * bits)) / digit_bits + 1;
  };
  const bool odd = std::fmod(exponent, 2) == 1;
  const std::size_t one = odd ? digits(exponent - 1) : digits(exponent / 2), other = odd ? a.digits : one;
  return one > 1 || other > 1 ? one + other : exactly;
}

std::size_t digits_of_shifted(const Operand& a, const Operand& b, bool left) {
  if (b.digits > 1) return exactly;
  const auto bits = static_cast<std::size_t>(b.value->small);
  const std::size_t words = bits / digit_bits;
  if (!left) return a.digits > words ? a.digits - words : exactly;
  if (since(12) && words == 0 && a.digits <= 1) return exactly;
  return a.digits + words + (bits % digit_bits ? 1 : 0);
}

void account(const Object* result, std::size_t digits) {
  const Int* number = as_int(result);
  if (digits == exactly || digits < int_digit_count(number)) return;
  if (!number->is_big() && number->small >= smallest_shared_int && number->small <= largest_shared_int) return;
  constexpr std::size_t header = 24, digit = 4;
  note_block_slow(result, header + digit * digits);
}

}  // namespace

void account_int_result(BinaryOp op, const Object* a, const Object* b, const Object* result) {
  const Operand left(a), right(b);
  const bool shifts = op == BinaryOp::ShiftLeft || op == BinaryOp::ShiftRight;
  if (left.digits <= 1 && right.digits <= 1 && op != BinaryOp::Power && !shifts) return;
  switch (op) {
    case BinaryOp::Add:
    case BinaryOp::Subtract:
      return account(result, digits_of_sum(left, right, Operand(result), op == BinaryOp::Subtract));
    case BinaryOp::Multiply:
      return account(result, left.digits + right.digits);
    case BinaryOp::FloorDivide:
      return account(result, digits_of_quotient(left, right, Operand(result)));
    case BinaryOp::Remainder:
      return account(result, right.digits > 1 && left.digits >= right.digits ? right.digits : exactly);
    case BinaryOp::Power:
      return account(result, digits_of_power(left, right));
    case BinaryOp::ShiftLeft:
    case BinaryOp::ShiftRight:
      return account(result, digits_of_shifted(left, right, op == BinaryOp::ShiftLeft));
    case BinaryOp::And:
      return account(result, left.negative || right.negative ? exactly : std::min(left.digits, right.digits));
    case BinaryOp::Or:
    case BinaryOp::Xor:
      return account(result, std::max(left.digits, right.digits));
    default:
      return;
  }
}

void account_inverted_int(const Object* a, const Object* result) {
  const Operand operand(a);
  if (operand.digits > 1) account(result, operand.digits + (operand.negative ? 0 : 1));
}

}  // namespace slotscope
