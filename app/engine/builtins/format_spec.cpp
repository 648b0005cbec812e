// Reading format specifications and padding the results (CPython: Python/formatter_unicode.c).
#include "engine/builtins/format_spec.hpp"

#include <algorithm>

#include "engine/builtins/text_support.hpp"
#include "engine/builtins/unicode.hpp"

namespace slotscope {
namespace {

bool is_alignment(std::uint32_t c) {
  return c == '<' || c == '>' || c == '=' || c == '^';
}

/// Decimal digits at `at`; -1 when there are none, false with ValueError pending when they are too many.
bool read_number(const Str* text, std::size_t& at, std::int64_t& number) {
  number = -1;
  for (; at < text->length; ++at) {
    const int digit = unicode::decimal_value(text->at(at));
    if (digit < 0) break;
    number = std::max<std::int64_t>(number, 0);
    if (number > (INT64_MAX - digit) / 10)
      return raise(vm().errors.ValueError, "Too many decimal digits in format string");
    number = number * 10 + digit;
  }
  return true;
}

Failure both_separators() {
  return raise(vm().errors.ValueError, "Cannot specify both ',' and '_'.");
}

std::string code_text(std::uint32_t code) {
  if (code > 32 && code < 128) return std::string(1, static_cast<char>(code));
  std::string digits;
  do digits.insert(digits.begin(), "0123456789abcdef"[code & 15]);
  while ((code >>= 4) != 0);
  return "\\x" + digits;
}

Failure wrong_separator(char separator, std::uint32_t code) {
  return raise(vm().errors.ValueError, cat("Cannot specify '", separator, "' with '", code_text(code), "'."));
}

/// ',' or '_' or nothing.
bool read_separator(const Str* text, std::size_t& at, char& separator) {
  const auto next_is = [&](char c) { return at < text->length && text->at(at) == static_cast<unsigned char>(c); };
  if (next_is(',')) {
    separator = ',';
    ++at;
  }
  if (next_is('_')) {
    if (separator) return both_separators();
    separator = '_';
    ++at;
  }
  return !next_is(',') || separator != '_' || both_separators();
}

/// Precision and, from 3.14 on, the separator of the fraction.
bool read_precision(const Str* text, std::size_t& at, FormatSpec& spec) {
  ++at;
  if (!read_number(text, at, spec.precision)) return false;
  if (since(14)) {
    if (!read_separator(text, at, spec.fraction_grouping)) return false;
    if (spec.precision >= 0 || spec.fraction_grouping) return true;
  } else if (spec.precision >= 0) {
    return true;
  }
  return raise(vm().errors.ValueError, "Format specifier missing precision");
}

bool check_separator_type(const FormatSpec& spec) {
  if (!spec.grouping) return true;
  switch (spec.type) {
    case 'd':
    case 'e':
    case 'f':
    case 'g':
    case 'E':
    case 'G':
    case '%':
    case 'F':
    case 0:
      return true;
    case 'b':
    case 'o':
    case 'x':
    case 'X':
      if (spec.grouping == '_') return true;
      [[fallthrough]];
    default:
      return wrong_separator(spec.grouping, spec.type);
  }
}

}  // namespace

Failure unknown_format_code(std::uint32_t code, Object* value) {
  return raise(vm().errors.ValueError,
               cat("Unknown format code '", code_text(code), "' for object of type '", type_name_of(value), "'"));
}

bool read_format_spec(const Str* text, Object* value, std::uint32_t default_type, char default_align,
                      FormatSpec& spec) {
  std::size_t at = 0;
  const auto next = [&](std::size_t offset = 0) { return at + offset < text->length ? text->at(at + offset) : 0; };
  bool fill_given = false, align_given = false;
  spec.type = default_type;
  spec.align = default_align;
  if (at + 1 < text->length && is_alignment(next(1))) {
    spec.fill = next();
    spec.align = static_cast<char>(next(1));
    fill_given = align_given = true;
    at += 2;
  } else if (is_alignment(next())) {
    spec.align = static_cast<char>(next());
    align_given = true;
    ++at;
  }
  if (next() == ' ' || next() == '+' || next() == '-') spec.sign = static_cast<char>(text->at(at++));
  if (since(11) && next() == 'z') {
    spec.no_negative_zero = true;
    ++at;
  }
  if (next() == '#') {
    spec.alternate = true;
    ++at;
  }
  if (!fill_given && next() == '0') {
    spec.fill = '0';
    if (!align_given && (!since(10) || default_align == '>')) spec.align = '=';
    ++at;
  }
  if (!read_number(text, at, spec.width) || !read_separator(text, at, spec.grouping)) return false;
  if (next() == '.' && !read_precision(text, at, spec)) return false;
  if (text->length - at > 1) {
    if (!since(11)) return raise(vm().errors.ValueError, "Invalid format specifier");
    return raise(vm().errors.ValueError,
                 cat("Invalid format specifier '", to_utf8(text), "' for object of type '", type_name_of(value), "'"));
  }
  if (text->length - at == 1) spec.type = text->at(at);
  return check_separator_type(spec);
}

std::string sign_text(bool negative, char sign) {
  return negative ? "-" : sign == '+' ? "+" : sign == ' ' ? " " : "";
}

std::string group_digits(const std::string& digits, char separator, int group, std::size_t least) {
  std::string reversed;
  std::size_t in_group = 0, taken = 0;
  while (taken < digits.size() || reversed.size() < least) {
    if (separator && in_group == static_cast<std::size_t>(group)) {
      reversed += separator;
      in_group = 0;
    }
    reversed += taken < digits.size() ? digits[digits.size() - 1 - taken] : '0';
    if (taken % 65536 == 65535 && !keep_going()) return {};
    ++taken;
    ++in_group;
  }
  return {reversed.rbegin(), reversed.rend()};
}

namespace {

/// A number without separators, padded in front by blanks at most: what nearly every number is.
Ref<Str> lay_out_plainly(const NumberText& number, std::size_t length, std::size_t blanks) {
  Ref<Str> result = new_str(length + blanks, 0x7f);
  if (!result) return result;
  char* out = std::fill_n(result->mutable_data(), blanks, ' ');
  for (const std::string* part : {&number.sign, &number.prefix, &number.digits, &number.rest})
    out = std::copy(part->begin(), part->end(), out);
  return result;
}

}  // namespace

Ref<Str> lay_out_number(const NumberText& number, const FormatSpec& spec) {
  const std::size_t around = number.sign.size() + number.prefix.size() + number.rest.size();
  const std::size_t width = spec.width < 0 ? 0 : static_cast<std::size_t>(spec.width);
  if (width > 1 << 20 && !may_allocate(width)) return {};
  const std::size_t bare = around + number.digits.size();
  const std::size_t blanks = width > bare ? width - bare : 0;
  if (!spec.grouping && bare + blanks > 1 && (blanks == 0 || (spec.fill == ' ' && spec.align == '>')))
    return lay_out_plainly(number, bare, blanks);
  const bool grouped_zeros = spec.grouping && spec.fill == '0' && spec.align == '=';
  const std::size_t least = grouped_zeros && width > around && !number.digits.empty() ? width - around : 0;
  const std::string digits = group_digits(number.digits, spec.grouping, number.group, least);
  if (vm().error) return {};
  const std::size_t length = around + digits.size();
  if (width <= length) return make_str(cat(number.sign, number.prefix, digits, number.rest));
  const std::size_t padding = width - length;
  const std::size_t left = spec.align == '>' ? padding : spec.align == '^' ? padding / 2 : 0;
  const std::size_t middle = spec.align == '=' ? padding : 0;
  Ref<Str> result = new_str(width, std::max<std::uint32_t>(spec.fill, 0x7f));
  if (!result) return {};
  std::size_t at = 0;
  const auto fill = [&](std::size_t count) {
    at += count;
    return fill_characters(result.get(), at - count, count, spec.fill);
  };
  const auto put = [&](std::string_view ascii) {
    for (const char each : ascii) put_character(result.get(), at++, static_cast<unsigned char>(each));
  };
  if (!fill(left)) return {};
  put(number.sign);
  put(number.prefix);
  if (!fill(middle)) return {};
  put(digits);
  put(number.rest);
  return fill(padding - left - middle) ? result : Ref<Str>();
}

Ref<Str> lay_out_text(const Str* text, const FormatSpec& spec) {
  std::size_t length = text->length;
  if (spec.precision >= 0) length = std::min(length, static_cast<std::size_t>(spec.precision));
  const std::size_t width = spec.width < 0 ? 0 : static_cast<std::size_t>(spec.width);
  if (width > 1 << 20 && !may_allocate(width)) return {};
  const std::size_t padding = width > length ? width - length : 0;
  if (padding == 0 && length == text->length && is_exact_str(text)) return share(const_cast<Str*>(text));
  const std::size_t left = spec.align == '>' ? padding : spec.align == '^' ? padding / 2 : 0;
  if (length + padding == 0) return make_str("");
  if (length + padding == 1 && padding == 0) return make_char(text->at(0));
  if (length + padding == 1) return make_char(spec.fill);
  // The cut text may need less width than the whole.
  const std::uint32_t largest = with_characters(text, [&](const auto* characters, std::size_t) {
    return text->ascii ? (length > 0 ? 0x7fu : 0u) : largest_character(characters, length);
  });
  Ref<Str> result = new_str(length + padding, std::max(largest, padding > 0 ? spec.fill : 0));
  if (!result) return result;
  if (!fill_characters(result.get(), 0, left, spec.fill)) return {};
  if (text->kind == result->kind || text->kind < result->kind) {
    copy_characters(result.get(), left, text, 0, length);
  } else {
    for (std::size_t i = 0; i < length; ++i) put_character(result.get(), left + i, text->at(i));
  }
  return fill_characters(result.get(), left + length, padding - left, spec.fill) ? result : Ref<Str>();
}

}  // namespace slotscope
