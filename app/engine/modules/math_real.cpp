// math: functions of real numbers (CPython: Modules/mathmodule.c).
#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "engine/builtins/big_int.hpp"
#include "engine/builtins/numbers.hpp"
#include "engine/modules/math.hpp"

namespace slotscope {
namespace {

/// A function of one real number: what it computes and what it says outside its domain.
struct RealFunction {
  double (*function)(double);
  bool can_overflow;
  const char* expectation;  ///< 3.14: "expected " this ", got x"
};

Ref<> apply(const RealFunction& f, Object* argument) {
  double x;
  if (!float_value(argument, x)) return {};
  const double result = f.function(x);
  const bool lost = std::isnan(result) && !std::isnan(x);
  const bool infinite = std::isinf(result) && std::isfinite(x);
  if (infinite && f.can_overflow) return math_range_error();
  if (lost || infinite) {
    if (since(14) && f.expectation) {
      return raise(vm().errors.ValueError, cat("expected ", f.expectation, ", got ", float_to_text(x)));
    }
    return math_domain_error();
  }
  return make_float(result);
}

double arc_tangent_h(double x) {
  return std::fabs(x) >= 1 && !std::isnan(x) ? NAN : std::atanh(x);
}
double log_1_plus(double x) {
  return x <= -1 ? NAN : x == 0 ? x : std::log1p(x);
}
double gamma_or_nan(double x) {
  return gamma_function(x);
}
double log_gamma_or_nan(double x) {
  return log_gamma(x);
}

constexpr const char* finite = "a finite input";
constexpr const char* unit_range = "a number in range from -1 up to 1";
constexpr RealFunction acos_f{std::acos, false, unit_range},
    acosh_f{std::acosh, false, "argument value not less than 1"}, asin_f{std::asin, false, unit_range},
    asinh_f{std::asinh, false, nullptr}, atan_f{std::atan, false, nullptr},
    atanh_f{arc_tangent_h, false, "a number between -1 and 1"}, cbrt_f{std::cbrt, false, nullptr},
    cos_f{std::cos, false, finite}, cosh_f{std::cosh, true, nullptr}, erf_f{std::erf, false, nullptr},
    erfc_f{std::erfc, false, nullptr}, exp_f{std::exp, true, nullptr}, exp2_f{std::exp2, true, nullptr},
    expm1_f{std::expm1, true, nullptr}, fabs_f{std::fabs, false, nullptr},
    gamma_f{gamma_or_nan, true, "a noninteger or positive integer"},
    lgamma_f{log_gamma_or_nan, true, "a noninteger or positive integer"},
    log1p_f{log_1_plus, false, "argument value > -1"}, sin_f{std::sin, false, finite}, sinh_f{std::sinh, true, nullptr},
    sqrt_f{std::sqrt, false, "a nonnegative input"}, tan_f{std::tan, false, finite}, tanh_f{std::tanh, false, nullptr};

template <const RealFunction& f>
Ref<> real_function(Object*, const Args& args) {
  return apply(f, args[0]);
}

template <const RealFunction& f>
NativeDef real_row(const char* name, const char* doc, std::uint8_t since = 8) {
  return {.name = name,
          .function = real_function<f>,
          .arity = Arity::one(),
          .signature = "($module, x, /)",
          .doc = doc,
          .since = since};
}

// ---- logarithms ----

Failure not_positive(const char* got) {
  if (!since(14)) return math_domain_error();
  return raise(vm().errors.ValueError, cat("expected a positive input", got));
}

/// The logarithm of any number; ints of any size included (CPython: loghelper).
bool logarithm(Object* argument, double (*log_of)(double), double& result) {
  if (is_int(argument)) {
    const Int* number = as_int(argument);
    if (int_sign(number) <= 0) return not_positive("");
    bool overflow;
    const double value = int_to_double(number, overflow);
    if (!overflow) {
      result = log_of(value);
      return true;
    }
    const IntView view(number);
    std::int64_t exponent;
    const double mantissa = static_cast<double>(big_leading_bits(view.get(), exponent));
    result = log_of(std::ldexp(mantissa, -64)) + log_of(2.0) * static_cast<double>(exponent + 64);
    return true;
  }
  double x;
  if (!float_value(argument, x)) return false;
  if (x <= 0) return not_positive(cat(", got ", float_to_text(x)).c_str());
  result = std::isinf(x) || std::isnan(x) ? x : log_of(x);
  return true;
}

template <double (*log_of)(double)>
Ref<> one_logarithm(Object*, const Args& args) {
  double result;
  return logarithm(args[0], log_of, result) ? make_float(result) : Ref<>();
}

Ref<> log(Object*, const Args& args) {
  if (!no_keywords(since(9) ? "math.log" : "log", args)) return {};
  if (since(12)) {
    if (!check_count("log", args.count, 1, 2)) return {};
  } else if (args.count < 1 || args.count > 2) {
    return raise(vm().errors.TypeError, "math.log requires 1 to 2 arguments");
  }
  double number, base;
  if (!logarithm(args[0], std::log, number)) return {};
  if (args.count == 1) return make_float(number);
  if (!logarithm(args[1], std::log, base)) return {};
  const Ref<> top = make_float(number), bottom = make_float(base);
  return binary_operation(BinaryOp::TrueDivide, top.get(), bottom.get());
}

// ---- two arguments ----

bool two_numbers(const Args& args, double& x, double& y) {
  return float_value(args[0], x) && float_value(args[1], y);
}

template <double (*function)(double, double)>
Ref<> two_number_function(Object*, const Args& args) {
  double x, y;
  return two_numbers(args, x, y) ? make_float(function(x, y)) : Ref<>();
}

double copy_sign(double x, double y) {
  return std::copysign(x, y);
}
double arc_tangent_2(double y, double x) {
  return std::atan2(y, x);
}

Ref<> fmod(Object*, const Args& args) {
  double x, y;
  if (!two_numbers(args, x, y)) return {};
  if (std::isinf(y) && std::isfinite(x)) return make_float(x);
  const double result = std::fmod(x, y);
  if (std::isnan(result) && !std::isnan(x) && !std::isnan(y)) return math_domain_error();
  return make_float(result);
}

Ref<> remainder(Object*, const Args& args) {
  double x, y;
  if (!two_numbers(args, x, y)) return {};
  const double result = std::remainder(x, y);
  if (std::isnan(result) && !std::isnan(x) && !std::isnan(y)) return math_domain_error();
  return make_float(result);
}

Ref<> power_function(Object*, const Args& args) {
  double x, y;
  if (!two_numbers(args, x, y)) return {};
  const double result = std::pow(x, y);
  if (!since(11) && x == 0 && y == -INFINITY) return math_domain_error();
  if (!std::isfinite(x) || !std::isfinite(y)) return make_float(result);
  if (std::isnan(result)) return math_domain_error();
  if (std::isinf(result)) {
    if (x == 0) return math_domain_error();
    return math_range_error();
  }
  return make_float(result);
}

Ref<> ldexp(Object*, const Args& args) {
  double x;
  if (!float_value(args[0], x)) return {};
  if (!is_int(args[1])) return raise(vm().errors.TypeError, "Expected an int as second argument to ldexp.");
  std::int64_t exponent;
  if (!index_value_clamped(args[1], exponent)) return {};
  if (x == 0 || !std::isfinite(x)) return make_float(x);
  const double result = std::ldexp(x, static_cast<int>(std::clamp<std::int64_t>(exponent, -100000, 100000)));
  return std::isinf(result) ? Ref<>(math_range_error()) : make_float(result);
}

Ref<> fma(Object*, const Args& args) {
  double x, y, z;
  if (!float_value(args[0], x) || !float_value(args[1], y) || !float_value(args[2], z)) return {};
  const double result = std::fma(x, y, z);
  if (std::isfinite(result)) return make_float(result);
  if (std::isnan(result)) {
    if (!std::isnan(x) && !std::isnan(y) && !std::isnan(z))
      return raise(vm().errors.ValueError, "invalid operation in fma");
  } else if (std::isfinite(x) && std::isfinite(y) && std::isfinite(z)) {
    return raise(vm().errors.OverflowError, "overflow in fma");
  }
  return make_float(result);
}

/// The float `steps` places after x towards y, by counting bit patterns (CPython: math_nextafter_impl).
double step_towards(double x, double y, std::uint64_t steps) {
  if (std::isnan(x) || std::isnan(y)) return x + y;
  const auto order = [](double value) {  // bit patterns as an ordered line of integers
    const auto bits = std::bit_cast<std::int64_t>(value);
    return bits < 0 ? INT64_MIN - bits : bits;
  };
  const std::int64_t from = order(x), to = order(y);
  const std::uint64_t distance = from < to ? static_cast<std::uint64_t>(to) - static_cast<std::uint64_t>(from)
                                           : static_cast<std::uint64_t>(from) - static_cast<std::uint64_t>(to);
  if (steps >= distance) return y;
  if (steps == 0) return x;
  const std::int64_t place =
      from < to ? from + static_cast<std::int64_t>(steps) : from - static_cast<std::int64_t>(steps);
  if (place == 0) return std::copysign(0.0, x);
  return std::bit_cast<double>(place < 0 ? INT64_MIN - place : place);
}

Ref<> nextafter(Object*, const Args& args) {
  double x, y;
  if (!since(12)) {
    if (!no_keywords("math.nextafter", args) || !check_count("nextafter", args.count, 2, 2) || !two_numbers(args, x, y))
      return {};
    return make_float(std::nextafter(x, y));
  }
  static const char* const keywords[] = {"x", "y", "steps", nullptr};
  Object *x_object = nullptr, *y_object = nullptr, *steps_object = nullptr;
  if (!read_arguments("nextafter", args, keywords, {.required = 2, .positional_only = 2, .positional = 2},
                      {&x_object, &y_object, &steps_object})) {
    return {};
  }
  if (!float_value(x_object, x) || !float_value(y_object, y)) return {};
  if (!steps_object || is_none(steps_object)) return make_float(std::nextafter(x, y));
  const Ref<> steps = to_index(steps_object);
  if (!steps) return {};
  if (int_sign(as_int(steps.get())) < 0) return raise(vm().errors.ValueError, "steps must be a non-negative integer");
  const std::optional<std::int64_t> count = int_value(steps.get());
  return make_float(step_towards(x, y, count ? static_cast<std::uint64_t>(*count) : UINT64_MAX));
}

Ref<> ulp(Object*, const Args& args) {
  double x;
  if (!float_value(args[0], x)) return {};
  if (std::isnan(x)) return make_float(x);
  x = std::fabs(x);
  if (std::isinf(x)) return make_float(x);
  const double next = std::nextafter(x, INFINITY);
  return make_float(std::isinf(next) ? x - std::nextafter(x, -INFINITY) : next - x);
}

Ref<> frexp(Object*, const Args& args) {
  double x;
  if (!float_value(args[0], x)) return {};
  int exponent = 0;
  if (std::isfinite(x) && x != 0) x = std::frexp(x, &exponent);
  const Ref<> first = make_float(x), second = make_int(exponent);
  return finish_tuple(tuple_of(first.get(), second.get()));
}

Ref<> modf(Object*, const Args& args) {
  double x, whole;
  if (!float_value(args[0], x)) return {};
  const double fraction = std::modf(x, &whole);
  const Ref<> first = make_float(fraction), second = make_float(whole);
  return finish_tuple(tuple_of(first.get(), second.get()));
}

Ref<> isclose(Object*, const Args& args) {
  static const char* const keywords[] = {"a", "b", "rel_tol", "abs_tol", nullptr};
  Object *a_object = nullptr, *b_object = nullptr, *relative_object = nullptr, *absolute_object = nullptr;
  if (!read_arguments("isclose", args, keywords, {.required = 2, .positional = 2},
                      {&a_object, &b_object, &relative_object, &absolute_object}))
    return {};
  double a, b, relative = 1e-9, absolute = 0;
  if (!float_value(a_object, a) || !float_value(b_object, b)) return {};
  if ((relative_object && !float_value(relative_object, relative)) ||
      (absolute_object && !float_value(absolute_object, absolute)))
    return {};
  if (relative < 0 || absolute < 0) return raise(vm().errors.ValueError, "tolerances must be non-negative");
  if (a == b) return make_bool(true);
  if (std::isinf(a) || std::isinf(b)) return make_bool(false);
  const double difference = std::fabs(b - a);
  return make_bool(difference <= std::fabs(relative * b) || difference <= std::fabs(relative * a) ||
                   difference <= absolute);
}

enum class Kind { Finite, Infinite, NotANumber };

template <Kind kind>
Ref<> is_kind(Object*, const Args& args) {
  double x;
  if (!float_value(args[0], x)) return {};
  return make_bool(kind == Kind::Finite ? std::isfinite(x) : kind == Kind::Infinite ? std::isinf(x) : std::isnan(x));
}

Ref<> degrees(Object*, const Args& args) {
  double x;
  return float_value(args[0], x) ? make_float(x * (180.0 / 3.14159265358979323846)) : Ref<>();
}
Ref<> radians(Object*, const Args& args) {
  double x;
  return float_value(args[0], x) ? make_float(x * (3.14159265358979323846 / 180.0)) : Ref<>();
}

}  // namespace

Failure math_domain_error() {
  return raise(vm().errors.ValueError, "math domain error");
}
Failure math_range_error() {
  return raise(vm().errors.OverflowError, "math range error");
}

std::vector<NativeDef> math_real_functions() {
  constexpr const char *x = "($module, x, /)", *xy = "($module, x, y, /)";
  return {
      real_row<acos_f>("acos", "Return the arc cosine (measured in radians) of x."),
      real_row<acosh_f>("acosh", "Return the inverse hyperbolic cosine of x."),
      real_row<asin_f>("asin", "Return the arc sine (measured in radians) of x."),
      real_row<asinh_f>("asinh", "Return the inverse hyperbolic sine of x."),
      real_row<atan_f>("atan", "Return the arc tangent (measured in radians) of x."),
      {"atan2", two_number_function<arc_tangent_2>, Arity::range(2, 2), "($module, y, x, /)",
       "Return the arc tangent (measured in radians) of y/x."},
      real_row<atanh_f>("atanh", "Return the inverse hyperbolic tangent of x."),
      real_row<cbrt_f>("cbrt", "Return the cube root of x.", 11),
      {"copysign", two_number_function<copy_sign>, Arity::range(2, 2), xy,
       "Return a float with the magnitude of x but the sign of y."},
      real_row<cos_f>("cos", "Return the cosine of x (measured in radians)."),
      real_row<cosh_f>("cosh", "Return the hyperbolic cosine of x."),
      {"degrees", degrees, Arity::one(), x, "Convert angle x from radians to degrees."},
      real_row<erf_f>("erf", "Error function at x."),
      real_row<erfc_f>("erfc", "Complementary error function at x."),
      real_row<exp_f>("exp", "Return e raised to the power of x."),
      real_row<exp2_f>("exp2", "Return 2 raised to the power of x.", 11),
      real_row<expm1_f>("expm1", "Return exp(x)-1."),
      real_row<fabs_f>("fabs", "Return the absolute value of the float x."),
      {.name = "fma",
       .function = fma,
       .arity = Arity::range(3, 3),
       .signature = "($module, x, y, z, /)",
       .doc = "Fused multiply-add operation.",
       .since = 13},
      {"fmod", fmod, Arity::range(2, 2), xy, "Return fmod(x, y), according to platform C."},
      {"frexp", frexp, Arity::one(), x, "Return the mantissa and exponent of x, as pair (m, e)."},
      real_row<gamma_f>("gamma", "Gamma function at x."),
      {"isclose", isclose, Arity::any(), "($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)",
       "Determine whether two floating-point numbers are close in value."},
      {"isfinite", is_kind<Kind::Finite>, Arity::one(), x,
       "Return True if x is neither an infinity nor a NaN, and False otherwise."},
      {"isinf", is_kind<Kind::Infinite>, Arity::one(), x,
       "Return True if x is a positive or negative infinity, and False otherwise."},
      {"isnan", is_kind<Kind::NotANumber>, Arity::one(), x,
       "Return True if x is a NaN (not a number), and False otherwise."},
      {"ldexp", ldexp, Arity::range(2, 2), "($module, x, i, /)", "Return x * (2**i)."},
      real_row<lgamma_f>("lgamma", "Natural logarithm of absolute value of Gamma function at x."),
      {"log", log, Arity::any(), nullptr, "Return the logarithm of x to the given base."},
      {"log10", one_logarithm<std::log10>, Arity::one(), x, "Return the base 10 logarithm of x."},
      real_row<log1p_f>("log1p", "Return the natural logarithm of 1+x (base e)."),
      {"log2", one_logarithm<std::log2>, Arity::one(), x, "Return the base 2 logarithm of x."},
      {"modf", modf, Arity::one(), x, "Return the fractional and integer parts of x."},
      {.name = "nextafter",
       .function = nextafter,
       .arity = Arity::any(),
       .signature = "($module, x, y, /, *, steps=None)",
       .doc = "Return the floating-point value the given number of steps after x towards y.",
       .since = 9},
      {"pow", power_function, Arity::range(2, 2), xy, "Return x**y (x to the power of y)."},
      {"radians", radians, Arity::one(), x, "Convert angle x from degrees to radians."},
      {"remainder", remainder, Arity::range(2, 2), xy, "Difference between x and the closest integer multiple of y."},
      real_row<sin_f>("sin", "Return the sine of x (measured in radians)."),
      real_row<sinh_f>("sinh", "Return the hyperbolic sine of x."),
      real_row<sqrt_f>("sqrt", "Return the square root of x."),
      real_row<tan_f>("tan", "Return the tangent of x (measured in radians)."),
      real_row<tanh_f>("tanh", "Return the hyperbolic tangent of x."),
      {.name = "ulp",
       .function = ulp,
       .arity = Arity::one(),
       .signature = x,
       .doc = "Return the value of the least significant bit of the float x.",
       .since = 9},
  };
}

}  // namespace slotscope
