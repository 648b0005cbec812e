// Character properties: utf8proc's tables, completed and set back to the modelled version's Unicode.
#include "engine/builtins/unicode.hpp"

#include <utf8proc.h>

#include <algorithm>

#include "engine/builtins/unicode_tables.hpp"
#include "engine/machine/interpreter.hpp"

namespace slotscope::unicode {
namespace {

template <class Row>
const Row* find_row(const Row* rows, std::size_t count, std::uint32_t c) {
  const Row* after =
      std::upper_bound(rows, rows + count, c, [](std::uint32_t value, const Row& row) { return value < row.first; });
  return after != rows && c <= after[-1].last ? after - 1 : nullptr;
}

bool in(const CharacterRange* rows, std::size_t count, std::uint32_t c) {
  return find_row(rows, count, c) != nullptr;
}

utf8proc_category_t category_number(std::uint32_t c) {
  if (c >= 0x80) {
    if (const LaterCharacters* later = find_row(later_characters, later_character_count, c)) {
      if (!since(later->since)) return UTF8PROC_CATEGORY_CN;
      if (later->category != 0) return static_cast<utf8proc_category_t>(later->category);
    }
  }
  return utf8proc_category(static_cast<utf8proc_int32_t>(c));
}

bool is_letter(utf8proc_category_t category) {
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

const SpecialCasing* special_casing(std::uint32_t c) {
  const SpecialCasing* end = special_casings + special_casing_count;
  const SpecialCasing* found = std::lower_bound(
      special_casings, end, c, [](const SpecialCasing& row, std::uint32_t value) { return row.character < value; });
  return found != end && found->character == c ? found : nullptr;
}

std::size_t copy(const std::uint32_t (&from)[3], std::uint32_t* out) {
  std::size_t count = 0;
  while (count < 3 && from[count] != 0) out[count] = from[count], ++count;
  return count;
}

}  // namespace

const char* category(std::uint32_t c) {
  static constexpr char names[][3] = {"Cn", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd",
                                      "Nl", "No", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm",
                                      "Sc", "Sk", "So", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co"};
  return names[category_number(c)];
}

bool is_alphabetic(std::uint32_t c) {
  if (c < 0x80) return is_ascii_letter(static_cast<char>(c));
  return is_letter(category_number(c));
}

bool is_decimal(std::uint32_t c) {
  if (c < 0x80) return is_ascii_digit(static_cast<char>(c));
  return category_number(c) == UTF8PROC_CATEGORY_ND;
}

bool is_digit(std::uint32_t c) {
  return is_decimal(c) || (c >= 0x80 && in(other_digits, other_digits_count, c));
}

bool is_numeric(std::uint32_t c) {
  if (c < 0x80) return is_ascii_digit(static_cast<char>(c));
  const utf8proc_category_t category = category_number(c);
  return (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO) ||
         in(other_numerics, other_numerics_count, c);
}

bool is_space(std::uint32_t c) {
  if (c < 0x80) return is_ascii_space(static_cast<char>(c)) || (c >= 0x1c && c <= 0x1f);
  return c == 0x85 || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 ||
         c == 0x202f || c == 0x205f || c == 0x3000;
}

bool is_line_break(std::uint32_t c) {
  return (c >= 0x0a && c <= 0x0d) || (c >= 0x1c && c <= 0x1e) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool is_printable(std::uint32_t c) {
  if (c < 0x80) return c >= 0x20 && c < 0x7f;
  const utf8proc_category_t category = category_number(c);
  return category != UTF8PROC_CATEGORY_CN && category < UTF8PROC_CATEGORY_ZS;
}

bool is_lower(std::uint32_t c) {
  if (c < 0x80) return is_ascii_lower(static_cast<char>(c));
  return category_number(c) == UTF8PROC_CATEGORY_LL || in(other_lowercase, other_lowercase_count, c);
}

bool is_upper(std::uint32_t c) {
  if (c < 0x80) return is_ascii_upper(static_cast<char>(c));
  return category_number(c) == UTF8PROC_CATEGORY_LU || in(other_uppercase, other_uppercase_count, c);
}

bool is_title(std::uint32_t c) {
  return c >= 0x80 && category_number(c) == UTF8PROC_CATEGORY_LT;
}

bool is_cased(std::uint32_t c) {
  return is_lower(c) || is_upper(c) || is_title(c);
}

bool is_case_ignorable(std::uint32_t c) {
  if (c < 0x80) return c == '\'' || c == '.' || c == ':' || c == '^' || c == '`';
  switch (category_number(c)) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_SK:
      return true;
    default:
      break;
  }
  // Word_Break MidLetter, MidNumLet and Single_Quote.
  static constexpr std::uint32_t middle[] = {0xb7,   0x387,  0x55f,  0x5f4,  0x2018, 0x2019, 0x2024,
                                             0x2027, 0xfe13, 0xfe52, 0xfe55, 0xff07, 0xff0e, 0xff1a};
  return std::binary_search(std::begin(middle), std::end(middle), c);
}

bool is_identifier_start(std::uint32_t c) {
  if (c < 0x80) return is_ascii_letter(static_cast<char>(c)) || c == '_';
  const utf8proc_category_t category = category_number(c);
  return (is_letter(category) || category == UTF8PROC_CATEGORY_NL) !=
         in(identifier_start_exceptions, identifier_start_exceptions_count, c);
}

bool is_identifier_part(std::uint32_t c) {
  if (c < 0x80) return is_ascii_letter(static_cast<char>(c)) || is_ascii_digit(static_cast<char>(c)) || c == '_';
  const utf8proc_category_t category = category_number(c);
  const bool usual = is_letter(category) || category == UTF8PROC_CATEGORY_NL || category == UTF8PROC_CATEGORY_MN ||
                     category == UTF8PROC_CATEGORY_MC || category == UTF8PROC_CATEGORY_ND ||
                     category == UTF8PROC_CATEGORY_PC;
  return usual != in(identifier_part_exceptions, identifier_part_exceptions_count, c);
}

int decimal_value(std::uint32_t c) {
  if (c < 0x80) return is_ascii_digit(static_cast<char>(c)) ? static_cast<int>(c - '0') : -1;
  if (!is_decimal(c)) return -1;
  const CharacterRange* after =
      std::upper_bound(decimal_zeros, decimal_zeros + decimal_zeros_count, c,
                       [](std::uint32_t value, const CharacterRange& row) { return value < row.first; });
  return after == decimal_zeros || c - after[-1].first > 9 ? -1 : static_cast<int>(c - after[-1].first);
}

int digit_value(std::uint32_t c) {
  const int decimal = decimal_value(c);
  if (decimal >= 0) return decimal;
  const CharacterRange* row = c < 0x80 ? nullptr : find_row(other_digits, other_digits_count, c);
  return row ? static_cast<int>(row->value + (c - row->first)) : -1;
}

bool numeric_value(std::uint32_t c, double& value) {
  const int decimal = decimal_value(c);
  if (decimal >= 0) {
    value = decimal;
    return true;
  }
  const NumericRange* row = find_row(numeric_values, numeric_value_count, c);
  if (!row) return false;
  value = static_cast<double>(row->numerator + (c - row->first)) / row->denominator;
  return true;
}

std::uint32_t simple_lower(std::uint32_t c) {
  if (c < 0x80) return static_cast<unsigned char>(to_ascii_lower(static_cast<char>(c)));
  return static_cast<std::uint32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)));
}
std::uint32_t simple_upper(std::uint32_t c) {
  if (c < 0x80) return static_cast<unsigned char>(to_ascii_upper(static_cast<char>(c)));
  return static_cast<std::uint32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(c)));
}
std::uint32_t simple_title(std::uint32_t c) {
  if (c < 0x80) return static_cast<unsigned char>(to_ascii_upper(static_cast<char>(c)));
  return static_cast<std::uint32_t>(utf8proc_totitle(static_cast<utf8proc_int32_t>(c)));
}

std::size_t lower(std::uint32_t c, std::uint32_t* out) {
  out[0] = c == 0x130 ? 'i' : simple_lower(c);
  out[1] = 0x307;
  return c == 0x130 ? 2 : 1;
}

std::size_t upper(std::uint32_t c, std::uint32_t* out) {
  if (c >= 0x80) {
    if (const SpecialCasing* special = special_casing(c)) return copy(special->upper, out);
  }
  out[0] = simple_upper(c);
  return 1;
}

std::size_t title(std::uint32_t c, std::uint32_t* out) {
  if (c >= 0x80) {
    if (const SpecialCasing* special = special_casing(c)) return copy(special->title, out);
  }
  out[0] = simple_title(c);
  return 1;
}

std::size_t fold(std::uint32_t c, std::uint32_t* out) {
  if (c < 0x80) {
    out[0] = simple_lower(c);
    return 1;
  }
  utf8proc_int32_t folded[4];
  int boundary = 0;
  const auto count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), folded, 4, UTF8PROC_CASEFOLD, &boundary);
  for (utf8proc_ssize_t i = 0; i < count && i < 3; ++i) out[i] = static_cast<std::uint32_t>(folded[i]);
  return count < 1 ? (out[0] = c, 1) : static_cast<std::size_t>(std::min<utf8proc_ssize_t>(count, 3));
}

}  // namespace slotscope::unicode
