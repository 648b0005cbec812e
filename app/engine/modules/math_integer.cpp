// math: functions of integers, and rounding to them.
#include <bit>
#include <cmath>
#include <numeric>

#include "engine/builtins/big_int.hpp"
#include "engine/builtins/numbers.hpp"
#include "engine/builtins/warnings.hpp"
#include "engine/modules/math.hpp"

namespace slotscope {
namespace {

Ref<> absolute_int(Object* a) {
  return int_sign(as_int(a)) < 0 ? int_negative(a) : plain_int(a);
}

/// Numbers so long that a run may have to stop on the way: Euclid's steps, with a look between them.
Ref<> divisor_of_long(Object* a, Object* b) {
  constexpr std::size_t looks_every = 64;
  Ref<> larger = share(a), smaller = share(b);
  for (std::size_t step = 0; int_sign(as_int(smaller.get())) != 0; ++step) {
    if (step % looks_every == 0 && !keep_going()) return {};
    Ref<> rest = int_remainder(larger.get(), smaller.get());
    if (!rest) return {};
    larger = std::exchange(smaller, std::move(rest));
  }
  return absolute_int(larger.get());
}

Ref<> greatest_common_divisor(Object* a, Object* b) {
  if (!as_int(a)->is_big() && !as_int(b)->is_big() && as_int(a)->small != INT64_MIN && as_int(b)->small != INT64_MIN) {
    return make_int(std::gcd(as_int(a)->small, as_int(b)->small));
  }
  const IntView left(as_int(a)), right(as_int(b));
  constexpr int long_digits = 2000;
  if (left.get()->used > long_digits && right.get()->used > long_digits) return divisor_of_long(a, b);
  Big result;
  if (mp_gcd(left.get(), right.get(), result.get()) != MP_OKAY) return raise(vm().errors.MemoryError, "");
  return make_int_from_big(std::move(result));
}

Ref<> least_common_multiple(Object* a, Object* b) {
  if (int_sign(as_int(a)) == 0 || int_sign(as_int(b)) == 0) return make_int(0);
  const Ref<> divisor = greatest_common_divisor(a, b);
  if (!divisor) return {};
  const Ref<> part = int_floor_divide(a, divisor.get());
  if (!part) return {};
  const Ref<> product = int_multiply(part.get(), b);
  return product ? absolute_int(product.get()) : product;
}

/// Combines all arguments, which must be integers.
Ref<> combine_integers(const Args& args, Ref<> (*combine)(Object*, Object*), std::int64_t start) {
  if (args.count == 0) return make_int(start);
  Ref<> result = to_index(args[0]);
  if (!result) return {};
  result = absolute_int(result.get());
  for (std::size_t i = 1; result && i < args.count; ++i) {
    const Ref<> next = to_index(args[i]);
    if (!next) return {};
    result = combine(result.get(), next.get());
  }
  return result;
}

Ref<> gcd(Object*, const Args& args) {
  if (!no_keywords(since(9) ? "math.gcd" : "gcd", args)) return {};
  if (!since(9) && !check_count("gcd", args.count, 2, 2)) return {};
  return combine_integers(args, greatest_common_divisor, 0);
}

Ref<> lcm(Object*, const Args& args) {
  return no_keywords("math.lcm", args) ? combine_integers(args, least_common_multiple, 1) : Ref<>();
}

/// from * (from + 1) * ... * to, by halves so that the factors stay of similar size.
bool range_product(std::uint64_t from, std::uint64_t to, Big& result) {
  if (to - from < 8) {
    Big product(static_cast<std::int64_t>(from));
    for (std::uint64_t i = from + 1; i <= to; ++i) {
      Big factor(static_cast<std::int64_t>(i));
      if (!big_multiply(product.get(), factor.get(), product)) return false;
    }
    result = std::move(product);
    return true;
  }
  const std::uint64_t middle = from + (to - from) / 2;
  Big low, high;
  return keep_going() && range_product(from, middle, low) && range_product(middle + 1, to, high) &&
         big_multiply(low.get(), high.get(), result);
}

Ref<> factorial_of(Object* argument) {
  Ref<> number;
  if (is_float(argument) && !since(10)) {
    const double value = static_cast<Float*>(argument)->value;
    if (since(9) && !warn(vm().errors.DeprecationWarning, "Using factorial() with floats is deprecated")) return {};
    if (std::floor(value) != value || !std::isfinite(value))
      return raise(vm().errors.ValueError, "factorial() only accepts integral values");
    number = make_int_from_double(value);
  } else {
    number = to_index(argument);
  }
  if (!number) return {};
  if (int_sign(as_int(number.get())) < 0)
    return raise(vm().errors.ValueError, "factorial() not defined for negative values");
  const std::optional<std::int64_t> n = int_value(number.get());
  if (!n) return raise(vm().errors.OverflowError, "factorial() argument should not exceed 9223372036854775807");
  if (*n < 2) return make_int(1);
  Big result;
  if (!range_product(2, static_cast<std::uint64_t>(*n), result)) return {};
  return make_int_from_big(std::move(result));
}

Ref<> factorial(Object*, const Args& args) {
  return factorial_of(args[0]);
}

/// n and k as integers that are not negative; `too_many` when k is larger than n.
bool read_selection(Object* n_object, Object* k_object, Ref<>& n, Ref<>& chosen, bool& too_many) {
  n = to_index(n_object);
  if (!n) return false;
  chosen = to_index(k_object);
  if (!chosen) return false;
  if (int_sign(as_int(n.get())) < 0) return raise(vm().errors.ValueError, "n must be a non-negative integer");
  if (int_sign(as_int(chosen.get())) < 0) return raise(vm().errors.ValueError, "k must be a non-negative integer");
  too_many = int_compare(as_int(n.get()), as_int(chosen.get())) < 0;
  return true;
}

bool read_factor_count(Object* chosen, const char* name, std::int64_t& count) {
  const std::optional<std::int64_t> value = int_value(chosen);
  if (!value) return raise(vm().errors.OverflowError, cat(name, " must not exceed ", INT64_MAX));
  count = *value;
  return true;
}

/// n * (n - 1) * ... with k factors.
Ref<> falling_product(Object* n, std::int64_t k) {
  if (k == 0) return make_int(1);
  if (!as_int(n)->is_big()) {
    Big result;
    const auto top = static_cast<std::uint64_t>(as_int(n)->small);
    if (!range_product(top - static_cast<std::uint64_t>(k) + 1, top, result)) return {};
    return make_int_from_big(std::move(result));
  }
  Ref<> result = Ref<>::share(n), factor = Ref<>::share(n);
  const Ref<> one = make_int(1);
  for (std::int64_t i = 1; result && i < k; ++i) {
    factor = int_subtract(factor.get(), one.get());
    result = int_multiply(result.get(), factor.get());
    if (!keep_going()) return {};
  }
  return result;
}

Ref<> perm(Object*, const Args& args) {
  if (args.count == 1 || is_none(args[1])) return factorial_of(args[0]);
  Ref<> n, chosen;
  std::int64_t k;
  bool too_many;
  if (!read_selection(args[0], args[1], n, chosen, too_many)) return {};
  if (too_many) return make_int(0);
  return read_factor_count(chosen.get(), "k", k) ? falling_product(n.get(), k) : Ref<>();
}

Ref<> comb(Object*, const Args& args) {
  Ref<> n, chosen;
  std::int64_t k;
  bool too_many;
  if (!read_selection(args[0], args[1], n, chosen, too_many)) return {};
  if (too_many) return make_int(0);
  const Ref<> others = int_subtract(n.get(), chosen.get());
  if (!others) return {};
  if (int_compare(as_int(others.get()), as_int(chosen.get())) < 0) chosen = others;
  if (!read_factor_count(chosen.get(), "min(n - k, k)", k)) return {};
  const Ref<> top = falling_product(n.get(), k);
  if (!top) return {};
  const Ref<> count = make_int(k), bottom = factorial_of(count.get());
  return bottom ? int_floor_divide(top.get(), bottom.get()) : Ref<>();
}

/// The integer part of the square root of n > 0, from half as many bits at a time (CPython: Modules/mathmodule.c,
/// math_isqrt): the last step costs more than all before it, and each is a division that can be stopped.
bool integer_root(const mp_int* n, Big& root) {
  const int half = (mp_count_bits(n) - 1) / 2;
  root = Big(1);
  int known = 0;  // bits of the root that are right
  for (int step = std::bit_width(static_cast<unsigned>(half)) - 1; step >= 0; --step) {
    const int before = known;
    known = half >> step;
    Big leading, quotient, rest;
    if (!big_shift_right(n, static_cast<std::uint64_t>(2 * half - before - known + 1), leading) ||
        !big_divide(leading.get(), root.get(), quotient, rest) ||
        !big_shift_left(root.get(), static_cast<std::uint64_t>(known - before - 1), root))
      return false;
    if (mp_add(root.get(), quotient.get(), root.get()) != MP_OKAY) return raise(vm().errors.MemoryError, "");
  }
  Big square;
  if (!big_multiply(root.get(), root.get(), square)) return false;
  if (mp_cmp(square.get(), n) == MP_GT && mp_decr(root.get()) != MP_OKAY) return raise(vm().errors.MemoryError, "");
  return true;
}

Ref<> isqrt(Object*, const Args& args) {
  const Ref<> n = to_index(args[0]);
  if (!n) return {};
  if (int_sign(as_int(n.get())) < 0) return raise(vm().errors.ValueError, "isqrt() argument must be nonnegative");
  const IntView view(as_int(n.get()));
  Big root;
  if (view.get()->used > 0 && !integer_root(view.get(), root)) return {};
  return make_int_from_big(std::move(root));
}

Ref<> round_by(Object* argument, Str* method, double (*rounding)(double)) {
  if (!is_exact_float(argument)) {
    if (const Ref<> found = look_up_special(argument, method)) return call(found.get());
    if (vm().error) return {};
  }
  double x;
  return float_value(argument, x) ? make_int_from_double(rounding(x)) : Ref<>();
}

Ref<> ceil(Object*, const Args& args) {
  return round_by(args[0], vm().names.__ceil__, std::ceil);
}
Ref<> floor(Object*, const Args& args) {
  return round_by(args[0], vm().names.__floor__, std::floor);
}

Ref<> trunc(Object*, const Args& args) {
  if (is_exact_float(args[0])) return make_int_from_double(static_cast<Float*>(args[0])->value);
  if (const Ref<> found = look_up_special(args[0], vm().names.__trunc__)) return call(found.get());
  if (vm().error) return {};
  return raise(vm().errors.TypeError, cat("type ", type_name_of(args[0]), " doesn't define __trunc__ method"));
}

}  // namespace

std::vector<NativeDef> math_integer_functions() {
  return {
      {"ceil", ceil, Arity::one(), "($module, x, /)", "Return the ceiling of x as an Integral."},
      {"comb", comb, Arity::range(2, 2), "($module, n, k, /)",
       "Number of ways to choose k items from n items without repetition and without order."},
      {"factorial", factorial, Arity::one(), "($module, n, /)", "Find n!."},
      {"floor", floor, Arity::one(), "($module, x, /)", "Return the floor of x as an Integral."},
      {"gcd", gcd, Arity::any(), "($module, *integers)", "Greatest Common Divisor."},
      {"isqrt", isqrt, Arity::one(), "($module, n, /)", "Return the integer part of the square root of the input."},
      {.name = "lcm",
       .function = lcm,
       .arity = Arity::any(),
       .signature = "($module, *integers)",
       .doc = "Least Common Multiple.",
       .since = 9},
      {"perm", perm, Arity::range(1, 2), "($module, n, k=None, /)",
       "Number of ways to choose k items from n items without repetition and with order."},
      {"trunc", trunc, Arity::one(), "($module, x, /)", "Truncates the Real x to the nearest Integral toward 0."},
  };
}

}  // namespace slotscope
