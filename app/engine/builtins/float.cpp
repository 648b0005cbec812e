// float arithmetic, comparison and hashing (CPython: Objects/floatobject.c).
#include <algorithm>
#include <cmath>

#include "engine/builtins/big_int.hpp"
#include "engine/builtins/numbers.hpp"
#include "engine/objects/object_type.hpp"

namespace slotscope {
namespace {

/// How an operand of float arithmetic reads: a number, something else, or a failure with an exception pending.
enum class Operand { Number, Foreign, Failed };

Operand read_operand(Object* o, double& value) {
  if (is_float(o)) {
    value = static_cast<Float*>(o)->value;
    return Operand::Number;
  }
  if (!is_int(o)) return Operand::Foreign;
  bool overflow;
  value = int_to_double(as_int(o), overflow);
  if (!overflow) return Operand::Number;
  raise(vm().errors.OverflowError, "int too large to convert to float");
  return Operand::Failed;
}

template <Ref<> (*operation)(double, double)>
Ref<> with_operands(Object* a, Object* b) {
  double x, y;
  const Operand left = read_operand(a, x);
  if (left == Operand::Foreign) return not_implemented();
  if (left == Operand::Failed) return {};
  const Operand right = read_operand(b, y);
  if (right == Operand::Foreign) return not_implemented();
  if (right == Operand::Failed) return {};
  return operation(x, y);
}

Ref<> add(double a, double b) {
  return make_float(a + b);
}
Ref<> subtract(double a, double b) {
  return make_float(a - b);
}
Ref<> multiply(double a, double b) {
  return make_float(a * b);
}

Failure zero_division(const char* message) {
  return raise(vm().errors.ZeroDivisionError, since(14) ? "division by zero" : message);
}

Ref<> true_divide(double a, double b) {
  if (b == 0) return zero_division("float division by zero");
  return make_float(a / b);
}

/// Remainder with the divisor's sign (CPython: float_rem).
double modulo(double a, double b) {
  double rest = std::fmod(a, b);
  if (rest == 0) return std::copysign(0.0, b);
  if ((b < 0) != (rest < 0)) rest += b;
  return rest;
}

/// Quotient rounded down, and the remainder (CPython: _float_div_mod).
void divide_and_modulo(double a, double b, double& quotient, double& rest) {
  rest = std::fmod(a, b);
  double division = (a - rest) / b;
  if (rest == 0) {
    rest = std::copysign(0.0, b);
  } else if ((b < 0) != (rest < 0)) {
    rest += b;
    division -= 1.0;
  }
  if (division == 0) {
    quotient = std::copysign(0.0, a / b);
    return;
  }
  quotient = std::floor(division);
  if (division - quotient > 0.5) quotient += 1.0;
}

Ref<> remainder(double a, double b) {
  if (b == 0) return zero_division(since(13) ? "float modulo by zero" : "float modulo");
  return make_float(modulo(a, b));
}

Ref<> floor_divide(double a, double b) {
  if (b == 0) return zero_division(since(9) ? "float floor division by zero" : "float divmod()");
  double quotient, rest;
  divide_and_modulo(a, b, quotient, rest);
  return make_float(quotient);
}

Ref<> slot_divmod(double a, double b) {
  if (b == 0) return zero_division("float divmod()");
  double quotient, rest;
  divide_and_modulo(a, b, quotient, rest);
  const Ref<> first = make_float(quotient), second = make_float(rest);
  return finish_tuple(tuple_of(first.get(), second.get()));
}

Ref<> slot_power(Object* a, Object* b, Object* modulus) {
  if (!is_none(modulus)) {
    return raise(vm().errors.TypeError, "pow() 3rd argument not allowed unless all arguments are integers");
  }
  return with_operands<float_power>(a, b);
}

/// Order of a float and an int, exactly; 2 when the float is nan.
int compare_with_int(double a, const Int* b) {
  if (std::isnan(a)) return 2;
  if (std::isinf(a)) return a < 0 ? -1 : 1;
  constexpr std::int64_t exact = std::int64_t{1} << 53;
  if (!b->is_big() && b->small >= -exact && b->small <= exact) {
    const double other = static_cast<double>(b->small);
    return a < other ? -1 : a > other;
  }
  // |b| is at least 2^53, so a fraction of a can only matter where a is far smaller.
  const Ref<> whole = make_int_from_double(std::trunc(a));
  return int_compare(as_int(whole.get()), b);
}

Ref<> slot_compare(Object* a, Object* b, CompareOp op) {
  const double x = static_cast<Float*>(a)->value;
  if (is_float(b)) {
    const double y = static_cast<Float*>(b)->value;
    switch (op) {
      case CompareOp::Lt:
        return make_bool(x < y);
      case CompareOp::Le:
        return make_bool(x <= y);
      case CompareOp::Eq:
        return make_bool(x == y);
      case CompareOp::Ne:
        return make_bool(x != y);
      case CompareOp::Gt:
        return make_bool(x > y);
      default:
        return make_bool(x >= y);
    }
  }
  if (!is_int(b)) return not_implemented();
  const int order = compare_with_int(x, as_int(b));
  return make_bool(order == 2 ? op == CompareOp::Ne : holds(op, order));
}

bool slot_hash(Object* o, std::int64_t& result) {
  result = hash_double(static_cast<Float*>(o)->value, o);
  return true;
}

Ref<> slot_repr(Object* o) {
  return make_str(float_to_text(static_cast<Float*>(o)->value));
}
Ref<> slot_negative(Object* o) {
  return make_float(-static_cast<Float*>(o)->value);
}
Ref<> slot_positive(Object* o) {
  return is_exact_float(o) ? Ref<>::share(o) : make_float(static_cast<Float*>(o)->value);
}
Ref<> slot_absolute(Object* o) {
  return make_float(std::fabs(static_cast<Float*>(o)->value));
}
Tri slot_bool(Object* o) {
  return tri(static_cast<Float*>(o)->value != 0);
}
Ref<> slot_int(Object* o) {
  return make_int_from_double(static_cast<Float*>(o)->value);
}
void slot_dealloc(Object* o) {
  if (is_exact_float(o))
    free_number(static_cast<Float*>(o));
  else
    free_object(o);
}

}  // namespace

Failure raise_range_error() {
  const Ref<> number = make_int(34);
  const Ref<Str> text = make_str("Numerical result out of range");
  const Ref<Tuple> args = tuple_of(number.get(), static_cast<Object*>(text.get()));
  Ref<> exception = call(vm().errors.OverflowError, Args{args->items, 2, nullptr});
  return exception ? raise_exception(std::move(exception)) : Failure{};
}

double scale_mantissa(std::uint64_t mantissa, std::int64_t exponent) {
  if (mantissa == 0) return 0;
  const int length = 64 - __builtin_clzll(mantissa);
  const std::int64_t lowest = exponent + length - 53;  // exponent of the last bit a normal double keeps
  const std::int64_t drop = std::max<std::int64_t>(lowest, -1074) - exponent;
  if (drop <= 0)
    return std::ldexp(static_cast<double>(mantissa), static_cast<int>(std::clamp<std::int64_t>(exponent, -5000, 5000)));
  if (drop > 64) return 0;
  const std::uint64_t half = std::uint64_t{1} << (drop - 1);
  const std::uint64_t kept = drop == 64 ? 0 : mantissa >> drop,
                      rest = drop == 64 ? mantissa : mantissa & ((half << 1) - 1);
  const bool up = rest > half || (rest == half && (kept & 1) != 0);
  return std::ldexp(static_cast<double>(kept + up),
                    static_cast<int>(std::clamp<std::int64_t>(exponent + drop, -5000, 5000)));
}

Ref<> float_power(double base, double exponent) {
  if (exponent == 0 || base == 1.0) return make_float(1.0);
  if (std::isnan(base)) return make_float(base);
  if (std::isnan(exponent)) return make_float(exponent);
  const bool odd_exponent = std::fmod(std::fabs(exponent), 2.0) == 1.0;
  if (std::isinf(exponent)) {
    const double size = std::fabs(base);
    if (size == 1.0) return make_float(1.0);
    return make_float((exponent > 0) == (size > 1.0) ? std::fabs(exponent) : 0.0);
  }
  if (std::isinf(base)) {
    if (exponent > 0) return make_float(odd_exponent ? base : std::fabs(base));
    return make_float(odd_exponent ? std::copysign(0.0, base) : 0.0);
  }
  if (base == 0) {
    if (exponent < 0) {
      return raise(vm().errors.ZeroDivisionError,
                   since(14) ? "zero to a negative power" : "0.0 cannot be raised to a negative power");
    }
    return make_float(odd_exponent ? base : 0.0);
  }
  bool negative = false;
  if (base < 0) {
    if (exponent != std::floor(exponent)) {
      const Ref<> x = make_complex(base, 0), y = make_complex(exponent, 0);
      return vm().types.complex->slots.nb_power(x.get(), y.get(), vm().none);
    }
    base = -base;
    negative = odd_exponent;
  }
  if (base == 1.0) return make_float(negative ? -1.0 : 1.0);
  const double result = std::pow(base, exponent);
  if (std::isinf(result)) return raise_range_error();
  return make_float(negative ? -result : result);
}

std::int64_t hash_double(double value, const Object* identity) {
  if (!std::isfinite(value)) {
    if (std::isinf(value)) return value > 0 ? 314159 : -314159;
    return since(10) ? hash_address(identity) : 0;
  }
  int exponent;
  double fraction = std::frexp(value, &exponent);
  const bool negative = fraction < 0;
  if (negative) fraction = -fraction;
  constexpr std::uint64_t modulus = (std::uint64_t{1} << 61) - 1;
  std::uint64_t hash = 0;
  while (fraction != 0) {  // 28 bits at a time
    hash = (hash << 28 & modulus) | hash >> (61 - 28);
    fraction *= 268435456.0;
    exponent -= 28;
    const auto bits = static_cast<std::uint64_t>(fraction);
    fraction -= static_cast<double>(bits);
    hash += bits;
    if (hash >= modulus) hash -= modulus;
  }
  exponent = exponent >= 0 ? exponent % 61 : 60 - (-1 - exponent) % 61;
  hash = (hash << exponent & modulus) | hash >> (61 - exponent);
  const std::int64_t result = negative ? -static_cast<std::int64_t>(hash) : static_cast<std::int64_t>(hash);
  return result == -1 ? -2 : result;
}

bool float_value(Object* o, double& result) {
  if (is_float(o)) {
    result = static_cast<Float*>(o)->value;
    return true;
  }
  const TypeSlots& slots = o->type->slots;
  if (slots.nb_float) {
    const Ref<> converted = slots.nb_float(o);
    if (!converted) return false;
    if (!is_float(converted.get())) {
      return raise(vm().errors.TypeError,
                   cat(type_name_of(o), ".__float__ returned non-float (type ", type_name_of(converted.get()), ")"));
    }
    if (!strict_subclass_allowed(cat(type_name_of(o), ".__float__"), converted.get(), vm().types.floating))
      return false;
    result = static_cast<Float*>(converted.get())->value;
    return true;
  }
  if (!slots.nb_index) return raise(vm().errors.TypeError, cat("must be real number, not ", type_name_of(o)));
  const Ref<> index = to_index(o);
  if (!index) return false;
  bool overflow;
  result = int_to_double(as_int(index.get()), overflow);
  return !overflow || raise(vm().errors.OverflowError, "int too large to convert to float");
}

TypeSlots float_slots() {
  TypeSlots slots;
  slots.dealloc = slot_dealloc;
  slots.repr = slot_repr;
  slots.hash = slot_hash;
  slots.richcompare = slot_compare;
  slots.nb_add = with_operands<add>;
  slots.nb_subtract = with_operands<subtract>;
  slots.nb_multiply = with_operands<multiply>;
  slots.nb_remainder = with_operands<remainder>;
  slots.nb_divmod = with_operands<slot_divmod>;
  slots.nb_power = slot_power;
  slots.nb_negative = slot_negative;
  slots.nb_positive = slot_positive;
  slots.nb_absolute = slot_absolute;
  slots.nb_bool = slot_bool;
  slots.nb_int = slot_int;
  slots.nb_float = slot_positive;
  slots.nb_floor_divide = with_operands<floor_divide>;
  slots.nb_true_divide = with_operands<true_divide>;
  return slots;
}

}  // namespace slotscope
