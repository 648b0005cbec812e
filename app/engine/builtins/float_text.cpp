// Texts of floats: shortest repr, the styles of formatting, reading decimal and hexadecimal forms.
#include <charconv>
#include <cmath>
#include <cstdlib>

#include "engine/builtins/numbers.hpp"
#include "engine/builtins/unicode.hpp"

namespace slotscope {
namespace {

/// Significant digits and the position of the point: 0.d1d2d3... * 10^point.
struct Decimal {
  std::string digits;
  int point = 0;
};

Decimal shortest_digits(double value) {
  char buffer[64];
  char* const end = std::to_chars(buffer, buffer + sizeof buffer - 1, value, std::chars_format::scientific).ptr;
  *end = '\0';
  const std::string_view text(buffer, static_cast<std::size_t>(end - buffer));
  const std::size_t e = text.find('e');
  Decimal result;
  for (char c : text.substr(0, e)) {
    if (c != '.') result.digits += c;
  }
  result.point = std::atoi(text.data() + e + 1) + 1;
  return result;
}

std::string exponent_text(int exponent, char letter) {
  std::string text(1, letter);
  text += exponent < 0 ? '-' : '+';
  const int magnitude = std::abs(exponent);
  if (magnitude < 10) text += '0';
  return text + std::to_string(magnitude);
}

/// Significant digits laid out around the point or with an exponent, as repr and the g style choose.
std::string lay_out(Decimal decimal, int exponent_from, bool keep_zeros, int significant, char letter) {
  std::string& digits = decimal.digits;
  if (!keep_zeros) {
    while (digits.size() > 1 && digits.back() == '0') digits.pop_back();
  } else if (static_cast<int>(digits.size()) < significant) {
    digits.append(static_cast<std::size_t>(significant) - digits.size(), '0');
  }
  const int exponent = decimal.point - 1;
  if (exponent < -4 || exponent >= exponent_from) {
    std::string text(1, digits[0]);
    if (digits.size() > 1 || keep_zeros) text += '.' + digits.substr(1);
    return text + exponent_text(exponent, letter);
  }
  const int count = static_cast<int>(digits.size());
  if (decimal.point <= 0) return "0." + std::string(static_cast<std::size_t>(-decimal.point), '0') + digits;
  if (decimal.point >= count) {
    digits.append(static_cast<std::size_t>(decimal.point - count), '0');
    return keep_zeros ? digits + '.' : digits;
  }
  return digits.insert(static_cast<std::size_t>(decimal.point), ".");
}

std::string with_precision(double value, std::chars_format format, int precision) {
  std::string buffer(static_cast<std::size_t>(precision) + 400, '\0');
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format, precision).ptr;
  buffer.resize(static_cast<std::size_t>(end - buffer.data()));
  return buffer;
}

std::string general(double value, int precision, bool alternate, bool always_point, char letter) {
  if (precision == 0) precision = 1;
  Decimal decimal;
  if (value == 0) {
    decimal.digits = "0";
    decimal.point = 1;
  } else {
    const std::string text = with_precision(value, std::chars_format::scientific, precision - 1);
    const std::size_t e = text.find('e');
    for (std::size_t i = 0; i < e; ++i) {
      if (text[i] != '.') decimal.digits += text[i];
    }
    decimal.point = std::atoi(text.c_str() + e + 1) + 1;
  }
  // With ".0" to come, one place less is left before an exponent is needed (CPython: format_float_short).
  return lay_out(decimal, always_point ? precision - 1 : precision, alternate, precision, letter);
}

/// Removes single underscores between digits; false when one stands elsewhere (CPython:
/// _Py_string_to_number_with_underscores).
bool drop_underscores(std::string_view text, std::string& out) {
  char previous = '\0';
  for (char c : text) {
    if (c == '_') {
      if (!is_ascii_digit(previous)) return false;
    } else {
      if (previous == '_' && !is_ascii_digit(c)) return false;
      out += c;
    }
    previous = c;
  }
  return previous != '_';
}

bool equal_without_case(std::string_view text, std::string_view lower) {
  if (text.size() != lower.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (to_ascii_lower(text[i]) != lower[i]) return false;
  }
  return true;
}

}  // namespace

std::string format_double(double value, char style, int precision, bool alternate, bool always_point) {
  const bool capital = is_ascii_upper(style);
  if (std::isnan(value)) return capital ? "NAN" : "nan";
  std::string text;
  if (std::isinf(value)) {
    text = capital ? "INF" : "inf";
    return std::signbit(value) ? '-' + text : text;
  }
  const double magnitude = std::fabs(value);
  const char letter = capital ? 'E' : 'e';
  switch (to_ascii_lower(style)) {
    case 'e': {
      text = with_precision(magnitude, std::chars_format::scientific, precision);
      const std::size_t e = text.find('e');
      const int exponent = std::atoi(text.c_str() + e + 1);
      text.resize(e);
      if (alternate && precision == 0) text += '.';
      text += exponent_text(exponent, letter);
      break;
    }
    case 'f':
      text = with_precision(magnitude, std::chars_format::fixed, precision);
      if (alternate && precision == 0) text += '.';
      break;
    case 'g':
      text = general(magnitude, precision, alternate, always_point, letter);
      break;
    default: {
      Decimal decimal = shortest_digits(magnitude);
      text = lay_out(std::move(decimal), 16, false, 0, letter);
      if (alternate && text.find('.') == std::string::npos) {
        const std::size_t e = text.find(letter);
        text.insert(e == std::string::npos ? text.size() : e, always_point && e == std::string::npos ? ".0" : ".");
      }
    }
  }
  if (always_point && text.find_first_of(".eE") == std::string::npos) text += ".0";
  return std::signbit(value) ? '-' + text : text;
}

std::string float_to_text(double value) {
  return format_double(value, 'r', 0, false, true);
}

std::string ascii_number_text(const Str* text) {
  if (text->ascii) return std::string(text->ascii_view());
  std::string out;
  for (std::size_t i = 0; i < text->length; ++i) {
    const std::uint32_t c = text->at(i);
    const int digit = unicode::decimal_value(c);
    if (c < 0x80)
      out += static_cast<char>(c);
    else if (unicode::is_space(c))
      out += ' ';
    else if (digit >= 0)
      out += static_cast<char>('0' + digit);
    else
      return out + '?';  // CPython stops here as well: nothing after this can make the text a number
  }
  return out;
}

std::optional<double> parse_float(std::string_view text) {
  while (!text.empty() && is_ascii_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
  std::string plain;
  if (!drop_underscores(text, plain)) return std::nullopt;
  std::string_view rest = plain;
  bool negative = false;
  if (!rest.empty() && (rest[0] == '+' || rest[0] == '-')) {
    negative = rest[0] == '-';
    rest.remove_prefix(1);
  }
  double value = 0;
  if (equal_without_case(rest, "inf") || equal_without_case(rest, "infinity")) {
    value = INFINITY;
  } else if (equal_without_case(rest, "nan")) {
    value = NAN;
  } else {
    if (rest.empty() || !(is_ascii_digit(rest[0]) || rest[0] == '.')) return std::nullopt;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
    if (end != rest.data() + rest.size() || (error != std::errc() && error != std::errc::result_out_of_range))
      return std::nullopt;
    if (error == std::errc::result_out_of_range) value = std::strtod(std::string(rest).c_str(), nullptr);
  }
  return negative ? -value : value;
}

}  // namespace slotscope
