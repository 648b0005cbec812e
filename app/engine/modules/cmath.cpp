// cmath: functions of complex numbers (CPython: Modules/cmathmodule.c).
//
// Finite arguments are computed by CPython's own formulas, so that the last digit agrees; for infinities and NaNs the C
// library follows the same Annex G of the C standard that CPython's tables of special values were made from.
#include <cfloat>
#include <cmath>
#include <complex>

#include "engine/builtins/native.hpp"
#include "engine/builtins/numbers.hpp"
#include "engine/modules/math.hpp"
#include "engine/modules/native_modules.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/sequence.hpp"

namespace slotscope {
namespace {

using Number = std::complex<double>;

enum class Trouble { None, Domain, Range };

const double large = DBL_MAX / 4;
const double root_of_large = std::sqrt(large);
const double logarithm_of_large = std::log(large);
const double root_of_least = std::sqrt(DBL_MIN);
constexpr double ln2 = 0.6931471805599453, ln10 = 2.302585092994046, pi = 3.141592653589793, e = 2.718281828459045;

bool finite(Number z) {
  return std::isfinite(z.real()) && std::isfinite(z.imag());
}

Number rotated(Number z) {  // i * z
  return {-z.imag(), z.real()};
}
Number rotated_back(Number z) {  // -i * z
  return {z.imag(), -z.real()};
}

Trouble range_of(Number z) {
  return std::isinf(z.real()) || std::isinf(z.imag()) ? Trouble::Range : Trouble::None;
}

Number square_root(Number z) {
  if (!finite(z)) return std::sqrt(z);
  if (z.real() == 0 && z.imag() == 0) return {0.0, z.imag()};
  double ax = std::fabs(z.real()), s = 0;
  const double ay = std::fabs(z.imag());
  if (ax < DBL_MIN && ay < DBL_MIN) {  // scaled, since both may be subnormal
    ax = std::ldexp(ax, 53);
    s = std::ldexp(std::sqrt(ax + std::hypot(ax, std::ldexp(ay, 53))), -27);
  } else {
    ax /= 8.0;
    s = 2.0 * std::sqrt(ax + std::hypot(ax, ay / 8.0));
  }
  const double d = ay / (2.0 * s);
  if (z.real() >= 0) return {s, std::copysign(d, z.imag())};
  return {d, std::copysign(s, z.imag())};
}

bool very_large(Number z) {
  return std::fabs(z.real()) > large || std::fabs(z.imag()) > large;
}
double log_of_large(Number z) {
  return std::log(std::hypot(z.real() / 2.0, z.imag() / 2.0)) + ln2 * 2.0;
}

Number acos_of(Number z, Trouble&) {
  if (!finite(z)) return std::acos(z);
  if (very_large(z)) {
    const double height =
        z.real() < 0 ? -std::copysign(log_of_large(z), z.imag()) : std::copysign(log_of_large(z), -z.imag());
    return {std::atan2(std::fabs(z.imag()), z.real()), height};
  }
  const Number s1 = square_root({1.0 - z.real(), -z.imag()}), s2 = square_root({1.0 + z.real(), z.imag()});
  return {2.0 * std::atan2(s1.real(), s2.real()), std::asinh(s2.real() * s1.imag() - s2.imag() * s1.real())};
}

Number acosh_of(Number z, Trouble&) {
  if (!finite(z)) return std::acosh(z);
  if (very_large(z)) return {log_of_large(z), std::atan2(z.imag(), z.real())};
  const Number s1 = square_root({z.real() - 1.0, z.imag()}), s2 = square_root({z.real() + 1.0, z.imag()});
  return {std::asinh(s1.real() * s2.real() + s1.imag() * s2.imag()), 2.0 * std::atan2(s1.imag(), s2.real())};
}

Number asinh_of(Number z, Trouble&) {
  if (!finite(z)) return std::asinh(z);
  if (very_large(z)) {
    const double width =
        z.imag() >= 0 ? std::copysign(log_of_large(z), z.real()) : -std::copysign(log_of_large(z), -z.real());
    return {width, std::atan2(z.imag(), std::fabs(z.real()))};
  }
  const Number s1 = square_root({1.0 + z.imag(), -z.real()}), s2 = square_root({1.0 - z.imag(), z.real()});
  return {std::asinh(s1.real() * s2.imag() - s2.real() * s1.imag()),
          std::atan2(z.imag(), s1.real() * s2.real() - s1.imag() * s2.imag())};
}

Number asin_of(Number z, Trouble& trouble) {
  return rotated_back(asinh_of(rotated(z), trouble));
}

Number atanh_of(Number z, Trouble& trouble) {
  if (!finite(z)) return std::atanh(z);
  if (std::signbit(z.real())) return -atanh_of(-z, trouble);
  const double x = z.real(), ay = std::fabs(z.imag());
  if (x > root_of_large || ay > root_of_large) {
    const double h = std::hypot(x / 2.0, z.imag() / 2.0);
    return {x / 4.0 / h / h, -std::copysign(pi / 2.0, -z.imag())};
  }
  if (x == 1.0 && ay < root_of_least) {
    if (ay == 0) {
      trouble = Trouble::Domain;
      return {INFINITY, z.imag()};
    }
    return {-std::log(std::sqrt(ay) / std::sqrt(std::hypot(ay, 2.0))),
            std::copysign(std::atan2(2.0, -ay) / 2, z.imag())};
  }
  return {std::log1p(4.0 * x / ((1 - x) * (1 - x) + ay * ay)) / 4.0,
          -std::atan2(-2.0 * z.imag(), (1 - x) * (1 + x) - ay * ay) / 2.0};
}

Number atan_of(Number z, Trouble& trouble) {
  return rotated_back(atanh_of(rotated(z), trouble));
}

Number cosh_of(Number z, Trouble& trouble) {
  const double x = z.real(), y = z.imag();
  if (!finite(z)) {
    if (std::isinf(y) && !std::isnan(x)) trouble = Trouble::Domain;
    return std::cosh(z);
  }
  Number result(std::cos(y) * std::cosh(x), std::sin(y) * std::sinh(x));
  if (std::fabs(x) > logarithm_of_large) {
    const double smaller = x - std::copysign(1.0, x);
    result = {std::cos(y) * std::cosh(smaller) * e, std::sin(y) * std::sinh(smaller) * e};
  }
  trouble = range_of(result);
  return result;
}

Number sinh_of(Number z, Trouble& trouble) {
  const double x = z.real(), y = z.imag();
  if (!finite(z)) {
    if (std::isinf(y) && !std::isnan(x)) trouble = Trouble::Domain;
    return std::sinh(z);
  }
  Number result(std::cos(y) * std::sinh(x), std::sin(y) * std::cosh(x));
  if (std::fabs(x) > logarithm_of_large) {
    const double smaller = x - std::copysign(1.0, x);
    result = {std::cos(y) * std::sinh(smaller) * e, std::sin(y) * std::cosh(smaller) * e};
  }
  trouble = range_of(result);
  return result;
}

Number tanh_of(Number z, Trouble& trouble) {
  const double x = z.real(), y = z.imag();
  if (!finite(z)) {
    if (std::isinf(y) && std::isfinite(x)) trouble = Trouble::Domain;
    return std::isnan(y) && std::isfinite(x) ? Number(NAN, NAN) : std::tanh(z);
  }
  if (std::fabs(x) > logarithm_of_large)
    return {std::copysign(1.0, x), 4.0 * std::sin(y) * std::cos(y) * std::exp(-2.0 * std::fabs(x))};
  const double tx = std::tanh(x), ty = std::tan(y), cx = 1.0 / std::cosh(x), both = tx * ty;
  const double denominator = 1.0 + both * both;
  return {tx * (1.0 + ty * ty) / denominator, ((ty / denominator) * cx) * cx};
}

Number cos_of(Number z, Trouble& trouble) {
  return cosh_of(rotated(z), trouble);
}
Number sin_of(Number z, Trouble& trouble) {
  return rotated_back(sinh_of(rotated(z), trouble));
}
Number tan_of(Number z, Trouble& trouble) {
  return rotated_back(tanh_of(rotated(z), trouble));
}

Number exp_of(Number z, Trouble& trouble) {
  const double x = z.real(), y = z.imag();
  if (!finite(z)) {
    if (std::isinf(y) && (std::isfinite(x) || (std::isinf(x) && x > 0))) trouble = Trouble::Domain;
    return std::exp(z);
  }
  const bool beyond = x > logarithm_of_large;
  const double length = std::exp(beyond ? x - 1.0 : x), scale = beyond ? e : 1.0;
  const Number result(length * std::cos(y) * scale, length * std::sin(y) * scale);
  trouble = range_of(result);
  return result;
}

Number log_of(Number z, Trouble& trouble) {
  if (!finite(z)) return std::log(z);
  const double ax = std::fabs(z.real()), ay = std::fabs(z.imag());
  const double angle = std::atan2(z.imag(), z.real());
  if (ax > large || ay > large) return {std::log(std::hypot(ax / 2.0, ay / 2.0)) + ln2, angle};
  if (ax < DBL_MIN && ay < DBL_MIN) {
    if (ax > 0 || ay > 0)
      return {std::log(std::hypot(std::ldexp(ax, DBL_MANT_DIG), std::ldexp(ay, DBL_MANT_DIG))) - DBL_MANT_DIG * ln2,
              angle};
    trouble = Trouble::Domain;
    return {-INFINITY, angle};
  }
  const double h = std::hypot(ax, ay);
  if (0.71 > h || h > 1.73) return {std::log(h), angle};
  const double more = std::max(ax, ay), less = std::min(ax, ay);
  return {std::log1p((more - 1) * (more + 1) + less * less) / 2.0, angle};
}

Number log10_of(Number z, Trouble& trouble) {
  const Number natural = log_of(z, trouble);
  return {natural.real() / ln10, natural.imag() / ln10};
}

Number sqrt_of(Number z, Trouble&) {
  return square_root(z);
}

// ---- the functions of the module ----

bool read_number(Object* o, Number& number) {
  if (!is_instance(o, vm().types.complex)) {
    const Ref<> special = look_up_special(o, name_of("__complex__").get());
    if (!special) {
      double real;
      if (vm().error || !float_value(o, real)) return false;
      number = {real, 0.0};
      return true;
    }
  }
  const Ref<> value = call(vm().types.complex, o);
  if (!value) return false;
  number = {static_cast<Complex*>(value.get())->real, static_cast<Complex*>(value.get())->imag};
  return true;
}

Ref<> answer(Number result, Trouble trouble) {
  if (trouble == Trouble::Domain) return math_domain_error();
  if (trouble == Trouble::Range) return math_range_error();
  return make_complex(result.real(), result.imag());
}

template <Number (*function)(Number, Trouble&)>
Ref<> of_one(Object*, const Args& args) {
  Number z;
  if (!read_number(args[0], z)) return {};
  Trouble trouble = Trouble::None;
  const Number result = function(z, trouble);
  return answer(result, trouble);
}

Ref<> log_function(Object*, const Args& args) {
  Number z, base;
  if (!read_number(args[0], z) || (args.count > 1 && !read_number(args[1], base))) return {};
  Trouble trouble = Trouble::None;
  const Number natural = log_of(z, trouble);
  if (args.count == 1) return answer(natural, trouble);
  const Number other = log_of(base, trouble);
  if (trouble == Trouble::Domain) return math_domain_error();
  const Ref<> dividend = make_complex(natural.real(), natural.imag()),
              divisor = make_complex(other.real(), other.imag());
  Ref<> quotient = binary_operation(BinaryOp::TrueDivide, dividend.get(), divisor.get());
  return !quotient && catch_exception(vm().errors.ZeroDivisionError) ? Ref<>(math_domain_error()) : quotient;
}

Ref<> phase(Object*, const Args& args) {
  Number z;
  return read_number(args[0], z) ? make_float(std::atan2(z.imag(), z.real())) : Ref<>();
}

double length_of(Number z) {
  if (!finite(z)) return std::isinf(z.real()) || std::isinf(z.imag()) ? INFINITY : NAN;
  return std::hypot(z.real(), z.imag());
}

Ref<> polar(Object*, const Args& args) {
  Number z;
  if (!read_number(args[0], z)) return {};
  const double length = length_of(z);
  if (std::isinf(length) && finite(z)) return math_range_error();
  const Ref<> first = make_float(length), second = make_float(std::atan2(z.imag(), z.real()));
  return finish_tuple(tuple_of(first.get(), second.get()));
}

Ref<> rect(Object*, const Args& args) {
  double r, phi;
  if (!float_value(args[0], r) || !float_value(args[1], phi)) return {};
  if (std::isfinite(r) && std::isfinite(phi))
    return phi == 0.0 ? make_complex(r, r * phi) : make_complex(r * std::cos(phi), r * std::sin(phi));
  if (r != 0 && !std::isnan(r) && std::isinf(phi)) return math_domain_error();
  if (std::isinf(r) && std::isfinite(phi) && phi != 0) {
    const double size = r > 0 ? INFINITY : -INFINITY;
    return make_complex(std::copysign(size, r * std::cos(phi)), std::copysign(size, r * std::sin(phi)));
  }
  if (r == 0) return make_complex(0.0, 0.0);
  if (std::isinf(r))
    return phi == 0 ? make_complex(r, std::copysign(0.0, r * std::copysign(1.0, phi))) : make_complex(INFINITY, NAN);
  if (std::isnan(r) && phi == 0) return make_complex(r, 0.0);
  return make_complex(NAN, NAN);
}

Ref<> isclose(Object*, const Args& args) {
  static const char* const keywords[] = {"a", "b", "rel_tol", "abs_tol", nullptr};
  Object *a_object = nullptr, *b_object = nullptr, *relative_object = nullptr, *absolute_object = nullptr;
  if (!read_arguments("isclose", args, keywords, {.required = 2, .positional = 2},
                      {&a_object, &b_object, &relative_object, &absolute_object}))
    return {};
  Number a, b;
  double relative = 1e-9, absolute = 0;
  if (!read_number(a_object, a) || !read_number(b_object, b)) return {};
  if ((relative_object && !float_value(relative_object, relative)) ||
      (absolute_object && !float_value(absolute_object, absolute)))
    return {};
  if (relative < 0 || absolute < 0) return raise(vm().errors.ValueError, "tolerances must be non-negative");
  if (a == b) return make_bool(true);
  const auto infinite = [](Number z) { return std::isinf(z.real()) || std::isinf(z.imag()); };
  if (infinite(a) || infinite(b)) return make_bool(false);
  const double difference = length_of(a - b);
  return make_bool(difference <= relative * length_of(b) || difference <= relative * length_of(a) ||
                   difference <= absolute);
}

enum class Kind { Finite, Infinite, NotANumber };

template <Kind kind>
Ref<> is_kind(Object*, const Args& args) {
  Number z;
  if (!read_number(args[0], z)) return {};
  if (kind == Kind::Finite) return make_bool(finite(z));
  if (kind == Kind::Infinite) return make_bool(std::isinf(z.real()) || std::isinf(z.imag()));
  return make_bool(std::isnan(z.real()) || std::isnan(z.imag()));
}

template <Number (*function)(Number, Trouble&)>
NativeDef row(const char* name, const char* doc) {
  return {name, of_one<function>, Arity::one(), "($module, z, /)", doc};
}

const std::vector<NativeDef> functions = {
    row<acos_of>("acos", "Return the arc cosine of z."),
    row<acosh_of>("acosh", "Return the inverse hyperbolic cosine of z."),
    row<asin_of>("asin", "Return the arc sine of z."),
    row<asinh_of>("asinh", "Return the inverse hyperbolic sine of z."),
    row<atan_of>("atan", "Return the arc tangent of z."),
    row<atanh_of>("atanh", "Return the inverse hyperbolic tangent of z."),
    row<cos_of>("cos", "Return the cosine of z."),
    row<cosh_of>("cosh", "Return the hyperbolic cosine of z."),
    row<exp_of>("exp", "Return the exponential value e**z."),
    {"isclose", isclose, Arity::any(), "($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)",
     "Determine whether two complex numbers are close in value."},
    {"isfinite", is_kind<Kind::Finite>, Arity::one(), "($module, z, /)",
     "Return True if both the real and imaginary parts of z are finite, else False."},
    {"isinf", is_kind<Kind::Infinite>, Arity::one(), "($module, z, /)",
     "Checks if the real or imaginary part of z is infinite."},
    {"isnan", is_kind<Kind::NotANumber>, Arity::one(), "($module, z, /)",
     "Checks if the real or imaginary part of z not a number (NaN)."},
    {"log", log_function, Arity::range(1, 2), nullptr,
     "The logarithm of z to the given base; without a base, the natural logarithm."},
    row<log10_of>("log10", "Return the base-10 logarithm of z."),
    {"phase", phase, Arity::one(), "($module, z, /)", "Return argument, also known as the phase angle, of a complex."},
    {"polar", polar, Arity::one(), "($module, z, /)", "Convert a complex from rectangular coordinates to polar ones."},
    {"rect", rect, Arity::range(2, 2), "($module, r, phi, /)",
     "Convert from polar coordinates to rectangular coordinates."},
    row<sin_of>("sin", "Return the sine of z."),
    row<sinh_of>("sinh", "Return the hyperbolic sine of z."),
    row<sqrt_of>("sqrt", "Return the square root of z."),
    row<tan_of>("tan", "Return the tangent of z."),
    row<tanh_of>("tanh", "Return the hyperbolic tangent of z."),
};

}  // namespace

bool fill_cmath(Dict* name_space) {
  const Ref<Str> name = name_of("cmath");
  if (!add_functions(name_space, functions, name.get())) return false;
  constexpr std::pair<const char*, double> reals[] = {
      {"pi", pi}, {"e", e}, {"tau", 2 * pi}, {"inf", INFINITY}, {"nan", NAN}};
  for (const auto& [constant, value] : reals) {
    if (!dict_set(name_space, constant, make_float(value).get())) return false;
  }
  return dict_set(name_space, "infj", make_complex(0.0, INFINITY).get()) &&
         dict_set(name_space, "nanj", make_complex(0.0, NAN).get());
}

}  // namespace slotscope
