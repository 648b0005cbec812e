// format() of int, float, complex and str (CPython: Python/formatter_unicode.c).
#include <cmath>

#include "engine/builtins/format_spec.hpp"
#include "engine/builtins/numbers.hpp"
#include "engine/builtins/unicode.hpp"
#include "engine/machine/operations.hpp"

namespace slotscope {
namespace {

Failure not_allowed(std::string_view what) {
  return raise(vm().errors.ValueError, std::string(what));
}

Ref<> format_str(Str* value, const Str* text) {
  FormatSpec spec;
  if (!read_format_spec(text, value, 's', '<', spec)) return {};
  if (spec.type != 's') return unknown_format_code(spec.type, value);
  if (spec.sign) {
    return not_allowed(spec.sign == ' ' && since(9) ? "Space not allowed in string format specifier"
                                                    : "Sign not allowed in string format specifier");
  }
  if (spec.no_negative_zero) return not_allowed("Negative zero coercion (z) not allowed in string format specifier");
  if (spec.alternate) return not_allowed("Alternate form (#) not allowed in string format specifier");
  if (spec.align == '=') return not_allowed("'=' alignment not allowed in string format specifier");
  if ((spec.width < 0 || spec.width <= value->length) && (spec.precision < 0 || spec.precision >= value->length) &&
      is_exact_str(value)) {
    return Ref<>::share(value);
  }
  return lay_out_text(value, spec);
}

// ---- int ----

Ref<> format_character(Object* value, FormatSpec& spec) {
  if (spec.sign) return not_allowed("Sign not allowed with integer format specifier 'c'");
  if (spec.alternate) return not_allowed("Alternate form (#) not allowed with integer format specifier 'c'");
  const std::optional<std::int64_t> code = int_value(value);
  if (!code) return raise(vm().errors.OverflowError, "Python int too large to convert to C long");
  if (*code < 0 || *code > 0x10ffff) return raise(vm().errors.OverflowError, "%c arg not in range(0x110000)");
  const Ref<Str> text = make_char(static_cast<std::uint32_t>(*code));
  spec.precision = -1;
  // A character pads like a number, where '=' means in front.
  if (spec.align == '=') spec.align = '>';
  return lay_out_text(text.get(), spec);
}

int base_of(std::uint32_t type) {
  return type == 'b' ? 2 : type == 'o' ? 8 : type == 'x' || type == 'X' ? 16 : 10;
}

Ref<> format_float_value(double number, const FormatSpec& spec);

Ref<> format_int(Object* value, const Str* text) {
  FormatSpec spec;
  if (!read_format_spec(text, value, 'd', '>', spec)) return {};
  switch (spec.type) {
    case 'b':
    case 'c':
    case 'd':
    case 'o':
    case 'x':
    case 'X':
    case 'n':
      break;
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
    case '%': {
      bool overflow;
      const double number = int_to_double(as_int(value), overflow);
      if (overflow) return raise(vm().errors.OverflowError, "int too large to convert to float");
      return format_float_value(number, spec);
    }
    default:
      return unknown_format_code(spec.type, value);
  }
  if (spec.precision >= 0) return not_allowed("Precision not allowed in integer format specifier");
  if (spec.no_negative_zero) return not_allowed("Negative zero coercion (z) not allowed in integer format specifier");
  if (spec.type == 'c') return format_character(value, spec);
  NumberText number;
  const int base = base_of(spec.type);
  if (!int_to_text_checked(as_int(value), base, number.digits)) return {};
  const bool negative = number.digits[0] == '-';
  if (negative) number.digits.erase(0, 1);
  number.sign = sign_text(negative, spec.sign);
  if (spec.alternate && base != 10) number.prefix = std::string("0") + static_cast<char>(spec.type);
  if (spec.type == 'X') {
    for (char& c : number.digits) c = to_ascii_upper(c);
  }
  number.group = base == 10 ? 3 : 4;
  return lay_out_number(number, spec);
}

// ---- float ----

/// Separators after each third digit of a fraction (3.14).
std::string group_fraction(const std::string& rest, char separator) {
  if (!separator || rest.empty() || rest[0] != '.') return rest;
  std::string out = ".";
  std::size_t at = 1, in_group = 0;
  for (; at < rest.size() && is_ascii_digit(rest[at]); ++at, ++in_group) {
    if (in_group == 3) {
      out += separator;
      in_group = 0;
    }
    out += rest[at];
  }
  return out + rest.substr(at);
}

/// One real number by a style: pieces without padding.
struct RealStyle {
  char style;
  int precision;
  bool alternate;
  bool add_point;
  bool percent = false;
  bool no_negative_zero = false;
};

NumberText real_text(double number, const RealStyle& style, char sign, char fraction_grouping) {
  if (style.percent) number *= 100;
  std::string text = format_double(number, style.style, style.precision, style.alternate, style.add_point);
  NumberText pieces;
  bool negative = text[0] == '-';
  if (negative) text.erase(0, 1);
  const std::string_view mantissa = std::string_view(text).substr(0, text.find_first_of("eE"));
  if (style.no_negative_zero && mantissa.find_first_not_of("0.") == std::string_view::npos) negative = false;
  pieces.sign = sign_text(negative, sign);
  std::size_t whole = 0;
  while (whole < text.size() && is_ascii_digit(text[whole])) ++whole;
  pieces.digits = text.substr(0, whole);
  pieces.rest = group_fraction(text.substr(whole), fraction_grouping);
  if (style.percent) pieces.rest += '%';
  return pieces;
}

/// The precision that holds when none was given; a shortest text with a precision is a general one.
void settle_precision(RealStyle& style) {
  if (style.precision < 0)
    style.precision = style.style == 'r' ? 0 : 6;
  else if (style.style == 'r')
    style.style = 'g';
}

bool check_precision(const FormatSpec& spec) {
  return spec.precision <= INT32_MAX || raise(vm().errors.ValueError, "precision too big");
}

Ref<> format_float_value(double number, const FormatSpec& spec) {
  if (!check_precision(spec)) return {};
  RealStyle style{static_cast<char>(spec.type), static_cast<int>(spec.precision), spec.alternate, false};
  style.no_negative_zero = spec.no_negative_zero;
  switch (spec.type) {
    case 0:
      style.style = 'r';
      style.add_point = true;
      break;
    case 'n':
      style.style = 'g';
      break;
    case '%':
      style.style = 'f';
      style.percent = true;
      break;
    default:
      break;
  }
  settle_precision(style);
  if (style.precision > 1 << 20 && !may_allocate(static_cast<std::size_t>(style.precision) * 2)) return {};
  return lay_out_number(real_text(number, style, spec.sign, spec.fraction_grouping), spec);
}

Ref<> format_float(Object* value, const Str* text) {
  FormatSpec spec;
  if (!read_format_spec(text, value, 0, '>', spec)) return {};
  switch (spec.type) {
    case 0:
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
    case 'n':
    case '%':
      return format_float_value(static_cast<Float*>(value)->value, spec);
    default:
      return unknown_format_code(spec.type, value);
  }
}

// ---- complex ----

Ref<> format_complex(Object* value, const Str* text) {
  FormatSpec spec;
  if (!read_format_spec(text, value, 0, '>', spec)) return {};
  switch (spec.type) {
    case 0:
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
    case 'n':
      break;
    default:
      return unknown_format_code(spec.type, value);
  }
  if (!check_precision(spec)) return {};
  if (spec.fill == '0') return not_allowed("Zero padding is not allowed in complex format specifier");
  if (spec.align == '=') return not_allowed("'=' alignment flag is not allowed in complex format specifier");
  const double real = static_cast<Complex*>(value)->real, imag = static_cast<Complex*>(value)->imag;
  RealStyle style{static_cast<char>(spec.type), static_cast<int>(spec.precision), spec.alternate, false};
  style.no_negative_zero = spec.no_negative_zero;
  bool parentheses = false, skip_real = false;
  if (spec.type == 0) {
    style.style = 'r';
    if (real == 0 && !std::signbit(real))
      skip_real = true;
    else
      parentheses = true;
  } else if (spec.type == 'n') {
    style.style = 'g';
  }
  settle_precision(style);
  // Each part is grouped by itself; only the whole is padded.
  FormatSpec bare = spec;
  bare.width = -1;
  const NumberText first = real_text(real, style, spec.sign, spec.fraction_grouping);
  const NumberText second = real_text(imag, style, skip_real ? spec.sign : '+', spec.fraction_grouping);
  const Ref<Str> real_part = lay_out_number(first, bare), imag_part = lay_out_number(second, bare);
  if (!real_part || !imag_part) return {};
  const Ref<Str> whole = make_str(cat(parentheses ? "(" : "", skip_real ? std::string() : to_utf8(real_part.get()),
                                      to_utf8(imag_part.get()), "j", parentheses ? ")" : ""));
  spec.precision = -1;
  return lay_out_text(whole.get(), spec);
}

}  // namespace

Ref<> format_builtin(Object* value, Str* spec) {
  if (spec->length == 0) return str(value);
  if (is_str(value)) return format_str(as_str(value), spec);
  if (is_int(value)) return format_int(value, spec);
  if (is_float(value)) return format_float(value, spec);
  return format_complex(value, spec);
}

}  // namespace slotscope
