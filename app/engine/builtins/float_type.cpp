// The type float: construction and methods (CPython: Objects/floatobject.c).
#include <bit>
#include <charconv>
#include <cmath>

#include "engine/builtins/big_int.hpp"
#include "engine/builtins/numbers.hpp"
#include "engine/builtins/unicode.hpp"
#include "engine/objects/instance.hpp"

namespace slotscope {
namespace {

double value_of(Object* o) {
  return static_cast<Float*>(o)->value;
}

/// The __float__ that a subclass of float may have of its own decides (CPython: PyNumber_Float).
bool float_from_subclass(Object* o, double& value) {
  const Ref<> converted = o->type->slots.nb_float(o);
  if (!converted) return false;
  if (!is_float(converted.get())) {
    return raise(vm().errors.TypeError,
                 cat(type_name_of(o), ".__float__ returned non-float (type ", type_name_of(converted.get()), ")"));
  }
  value = value_of(converted.get());
  return strict_subclass_allowed(cat(type_name_of(o), ".__float__"), converted.get(), vm().types.floating);
}

bool float_from_object(Object* o, double& value) {
  if (is_float(o) && !is_exact_float(o)) return float_from_subclass(o, value);
  if (o->type->slots.nb_float || o->type->slots.nb_index) return float_value(o, value);
  std::string_view bytes;
  std::optional<double> parsed;
  if (is_str(o)) {
    parsed = parse_float(ascii_number_text(as_str(o)));
  } else if (bytes_view(o, bytes)) {
    parsed = parse_float(bytes);
  } else {
    return raise(vm().errors.TypeError, cat("float() argument must be a string or a ", since(10) ? "real " : "",
                                            "number, not '", type_name_of(o), "'"));
  }
  if (!parsed) {
    const Ref<Str> text = repr(o);
    return text && raise(vm().errors.ValueError, cat("could not convert string to float: ", to_utf8(text.get())));
  }
  value = *parsed;
  return true;
}

Ref<> float_new(Type* type, const Args& args) {
  // A subclass may take keywords in its own __init__; up to 3.10 any subclass may be given them.
  const bool exact = type == vm().types.floating;
  const bool own_arguments = exact || (since(11) && type->slots.init == vm().types.floating->slots.init);
  if (own_arguments && !no_keywords("float", args)) return {};
  if (!check_count("float", args.count, 0, 1)) return {};
  double value = 0;
  if (args.count == 1) {
    if (exact && is_exact_float(args[0])) return Ref<>::share(args[0]);
    if (!float_from_object(args[0], value)) return {};
  }
  if (exact) return make_float(value);
  Ref<Float> result = allocate_instance(type).cast<Float>();
  if (result) result->value = value;
  return result;
}

/// The fraction's integer parts: value = numerator / 2^shift or numerator * 2^-shift.
Ref<> method_as_integer_ratio(Object* self, const Args&) {
  const double value = value_of(self);
  if (std::isinf(value)) return raise(vm().errors.OverflowError, "cannot convert Infinity to integer ratio");
  if (std::isnan(value)) return raise(vm().errors.ValueError, "cannot convert NaN to integer ratio");
  int exponent;
  double fraction = std::frexp(value, &exponent);
  for (int i = 0; i < 300 && fraction != std::floor(fraction); ++i) {
    fraction *= 2.0;
    --exponent;
  }
  Ref<> numerator = make_int_from_double(fraction), denominator = make_int(1);
  if (exponent > 0)
    numerator = int_shift_left(numerator.get(), exponent);
  else
    denominator = int_shift_left(denominator.get(), -exponent);
  return finish_tuple(tuple_of(numerator.get(), denominator.get()));
}

Ref<> method_is_integer(Object* self, const Args&) {
  const double value = value_of(self);
  return make_bool(std::isfinite(value) && std::floor(value) == value);
}

Ref<> method_self(Object* self, const Args&) {
  return vm().types.floating->slots.nb_positive(self);
}
Ref<> method_getnewargs(Object* self, const Args&) {
  return finish_tuple(tuple_of(make_float(value_of(self)).get()));
}
Ref<> method_trunc(Object* self, const Args&) {
  return make_int_from_double(std::trunc(value_of(self)));
}
Ref<> method_floor(Object* self, const Args&) {
  return make_int_from_double(std::floor(value_of(self)));
}
Ref<> method_ceil(Object* self, const Args&) {
  return make_int_from_double(std::ceil(value_of(self)));
}

/// Rounds to tens, hundreds, ...: in decimal digits of the exact integer part.
double round_to_powers_of_ten(double value, std::int64_t places) {
  const double whole = std::trunc(value);
  char buffer[400];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, std::fabs(whole), std::chars_format::fixed, 0).ptr;
  std::string digits = "0" + std::string(buffer, end);
  const auto count = static_cast<std::int64_t>(digits.size());
  if (places >= count) return std::copysign(0.0, value);
  const auto kept = static_cast<std::size_t>(count - places);
  const std::string_view rest = std::string_view(digits).substr(kept);
  const bool exact_half = rest[0] == '5' && rest.find_first_not_of('0', 1) == std::string_view::npos && whole == value;
  const bool up = exact_half ? (digits[kept - 1] - '0') % 2 != 0 : rest[0] >= '5';
  digits.resize(kept);
  for (std::size_t i = kept; up && i-- > 0;) {
    if (digits[i]++ != '9') break;
    digits[i] = '0';
  }
  digits.append(static_cast<std::size_t>(places), '0');
  const auto rounded = parse_float(digits);
  return std::copysign(rounded.value_or(0), value);
}

/// round(value, ndigits) by exact decimal expansion (CPython: double_round).
Ref<> rounded_to(double value, std::int64_t places) {
  constexpr std::int64_t most = 323, least = -309;  // beyond these nothing changes, or everything vanishes
  if (places > most) return make_float(value);
  if (places < least) return make_float(std::copysign(0.0, value));
  if (places < 0) {
    const double result = round_to_powers_of_ten(value, -places);
    if (std::isinf(result)) return raise(vm().errors.OverflowError, "rounded value too large to represent");
    return make_float(result);
  }
  const std::string text = format_double(value, 'f', static_cast<int>(places));
  return make_float(parse_float(text).value_or(value));
}

Ref<> method_round(Object* self, const Args& args) {
  const double value = value_of(self);
  if (args.count == 0 || is_none(args[0])) {
    double rounded = std::round(value);
    if (std::fabs(value - rounded) == 0.5) rounded = 2.0 * std::round(value / 2.0);
    return make_int_from_double(rounded);
  }
  std::int64_t places;
  if (!index_value_clamped(args[0], places)) return {};
  return std::isfinite(value) ? rounded_to(value, places) : make_float(value);
}

Ref<> method_format(Object* self, const Args& args) {
  if (!is_str(args[0])) {
    return raise(vm().errors.TypeError, cat("__format__() argument must be str, not ", argument_type_name(args[0])));
  }
  return format_builtin(self, as_str(args[0]));
}

Ref<> method_hex(Object* self, const Args&) {
  const double value = value_of(self);
  if (!std::isfinite(value)) return make_str(float_to_text(value));
  const std::string sign = std::signbit(value) ? "-" : "";
  if (value == 0) return make_str(sign + "0x0.0p+0");
  int exponent;
  double fraction = std::frexp(std::fabs(value), &exponent);
  const int shift = 1 - std::max(-1021 - exponent, 0);
  fraction = std::ldexp(fraction, shift);
  exponent -= shift;
  std::string text = sign + "0x";
  for (int i = 0; i < 14; ++i) {
    const int digit = static_cast<int>(fraction);
    text += "0123456789abcdef"[digit];
    if (i == 0) text += '.';
    fraction = (fraction - digit) * 16.0;
  }
  return make_str(cat(text, "p", exponent < 0 ? "-" : "+", std::abs(exponent)));
}

int hex_digit(char c) {
  return is_ascii_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// Hexadecimal digits of a mantissa, gathered with a sticky lowest bit.
struct HexMantissa {
  std::uint64_t bits = 0;
  std::int64_t exponent = 0;
  bool any = false;
  void add(int digit, bool after_point) {
    any = true;
    if (bits >> 59 == 0) {
      bits = bits << 4 | static_cast<unsigned>(digit);
      if (after_point) exponent -= 4;
    } else {
      if (digit != 0) bits |= 1;
      if (!after_point) exponent += 4;
    }
  }
};

/// Reads what float.fromhex accepts; nothing when malformed (CPython: float_fromhex_impl).
std::optional<double> parse_hex_float(std::string_view text) {
  while (!text.empty() && is_ascii_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
  bool negative = false;
  if (!text.empty() && (text[0] == '+' || text[0] == '-')) {
    negative = text[0] == '-';
    text.remove_prefix(1);
  }
  if (!text.empty() && (to_ascii_lower(text[0]) == 'i' || to_ascii_lower(text[0]) == 'n')) {
    const std::optional<double> named = parse_float(text);
    if (!named) return std::nullopt;
    return negative ? -*named : *named;
  }
  if (text.size() >= 2 && text[0] == '0' && to_ascii_lower(text[1]) == 'x') text.remove_prefix(2);
  HexMantissa mantissa;
  bool after_point = false;
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    if (text[at] == '.' && !after_point) {
      after_point = true;
    } else if (const int digit = hex_digit(text[at]); digit >= 0) {
      mantissa.add(digit, after_point);
    } else {
      break;
    }
  }
  if (!mantissa.any) return std::nullopt;
  if (at < text.size()) {
    if (to_ascii_lower(text[at]) != 'p') return std::nullopt;
    std::string_view rest = text.substr(at + 1);
    bool minus = false;
    if (!rest.empty() && (rest[0] == '+' || rest[0] == '-')) {
      minus = rest[0] == '-';
      rest.remove_prefix(1);
    }
    if (rest.empty()) return std::nullopt;
    std::int64_t exponent = 0;
    for (char c : rest) {
      if (!is_ascii_digit(c)) return std::nullopt;
      exponent = std::min<std::int64_t>(exponent * 10 + (c - '0'), std::int64_t{1} << 40);
    }
    mantissa.exponent += minus ? -exponent : exponent;
  }
  const double value = scale_mantissa(mantissa.bits, mantissa.exponent);
  return negative ? -value : value;
}

Ref<> method_fromhex(Object* type, const Args& args) {
  if (!is_str(args[0])) return raise(vm().errors.TypeError, "bad argument type for built-in operation");
  const std::string text = to_utf8(as_str(args[0]));
  const std::optional<double> value = parse_hex_float(text);
  if (!value) return raise(vm().errors.ValueError, "invalid hexadecimal floating-point string");
  if (std::isinf(*value) && text.find_first_of("iI") == std::string::npos) {
    return raise(vm().errors.OverflowError, "hexadecimal value too large to represent as a float");
  }
  Ref<> result = make_float(*value);
  return type == vm().types.floating ? result : call(type, result.get());
}

Ref<> method_getformat(Object*, const Args& args) {
  if (!is_str(args[0])) {
    return raise(vm().errors.TypeError, cat("__getformat__() argument must be str, not ", argument_type_name(args[0])));
  }
  if (str_equal(as_str(args[0]), "double") || str_equal(as_str(args[0]), "float"))
    return make_str("IEEE, little-endian");
  return raise(vm().errors.ValueError, "__getformat__() argument 1 must be 'double' or 'float'");
}

Ref<> method_from_number(Object* type, const Args& args) {
  if (type == vm().types.floating && is_exact_float(args[0])) return Ref<>::share(args[0]);
  double value;
  if (!float_value(args[0], value)) return {};
  Ref<> result = make_float(value);
  return type == vm().types.floating ? result : call(type, result.get());
}

Ref<> get_real(Object* self) {
  return vm().types.floating->slots.nb_positive(self);
}
Ref<> get_imag(Object*) {
  return make_float(0.0);
}

const std::vector<NativeDef> float_methods = {
    {.name = "from_number",
     .function = method_from_number,
     .arity = Arity::one(),
     .signature = "($type, number, /)",
     .doc = "Convert real number to a floating-point number.",
     .binding = NativeDef::Binding::Class,
     .since = 14},
    {"conjugate", method_self, Arity::none(), "($self, /)", "Return self, the complex conjugate of any float."},
    {"__trunc__", method_trunc, Arity::none(), "($self, /)", "Return the Integral closest to x between 0 and x."},
    {.name = "__floor__",
     .function = method_floor,
     .arity = Arity::none(),
     .signature = "($self, /)",
     .doc = "Return the floor as an Integral.",
     .since = 9},
    {.name = "__ceil__",
     .function = method_ceil,
     .arity = Arity::none(),
     .signature = "($self, /)",
     .doc = "Return the ceiling as an Integral.",
     .since = 9},
    {"__round__", method_round, Arity::range(0, 1), "($self, ndigits=None, /)",
     "Return the Integral closest to x, rounding half toward even."},
    {"as_integer_ratio", method_as_integer_ratio, Arity::none(), "($self, /)",
     "Return a pair of integers, whose ratio is exactly equal to the original float."},
    {.name = "fromhex",
     .function = method_fromhex,
     .arity = Arity::one(),
     .signature = "($type, string, /)",
     .doc = "Create a floating-point number from a hexadecimal string.",
     .binding = NativeDef::Binding::Class},
    {"hex", method_hex, Arity::none(), "($self, /)", "Return a hexadecimal representation of a floating-point number."},
    {"is_integer", method_is_integer, Arity::none(), "($self, /)", "Return True if the float is an integer."},
    {"__getnewargs__", method_getnewargs, Arity::none(), "($self, /)", nullptr},
    {.name = "__getformat__",
     .function = method_getformat,
     .arity = Arity::one(),
     .signature = "($type, typestr, /)",
     .doc = "The format of floating-point numbers used by the named C type.",
     .binding = NativeDef::Binding::Class},
    {"__format__", method_format, Arity::one(), "($self, format_spec, /)",
     "Formats the float according to format_spec."},
};

const std::vector<GetSetDef> float_getsets = {
    {"real", get_real, nullptr, "the real part of a complex number"},
    {"imag", get_imag, nullptr, "the imaginary part of a complex number"},
};

}  // namespace

void set_up_float_type() {
  TypeSpec spec;
  spec.name = "float";
  spec.struct_size = sizeof(Float);
  spec.flags = type_flag::base | type_flag::is_float | type_flag::match_self;
  spec.slots = float_slots();
  spec.slots.new_ = float_new;
  spec.methods = &float_methods;
  spec.getsets = &float_getsets;
  spec.doc = "Convert a string or number to a floating-point number, if possible.";
  make_type(spec, vm().types.floating);
}

}  // namespace slotscope
