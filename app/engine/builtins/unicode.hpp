// Properties and case mappings of characters, as the modelled version's Unicode database has them.
#pragma once

#include <cstddef>
#include <cstdint>

namespace slotscope {

inline bool is_ascii_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}
inline bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}
inline bool is_ascii_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
inline bool is_ascii_lower(char c) {
  return c >= 'a' && c <= 'z';
}
inline bool is_ascii_letter(char c) {
  return is_ascii_upper(c) || is_ascii_lower(c);
}
inline char to_ascii_lower(char c) {
  return is_ascii_upper(c) ? static_cast<char>(c + 32) : c;
}
inline char to_ascii_upper(char c) {
  return is_ascii_lower(c) ? static_cast<char>(c - 32) : c;
}

namespace unicode {

/// The general category's two letters, "Cn" for what the modelled version does not know.
const char* category(std::uint32_t c);
bool is_alphabetic(std::uint32_t c);
bool is_decimal(std::uint32_t c);
bool is_digit(std::uint32_t c);
bool is_numeric(std::uint32_t c);
bool is_space(std::uint32_t c);
bool is_line_break(std::uint32_t c);
bool is_printable(std::uint32_t c);
bool is_lower(std::uint32_t c);
bool is_upper(std::uint32_t c);
bool is_title(std::uint32_t c);
bool is_cased(std::uint32_t c);
bool is_case_ignorable(std::uint32_t c);
bool is_identifier_start(std::uint32_t c);
bool is_identifier_part(std::uint32_t c);
inline bool is_alphanumeric(std::uint32_t c) {
  return is_alphabetic(c) || is_decimal(c) || is_digit(c) || is_numeric(c);
}

/// Value of a decimal digit or -1; of any digit or -1.
int decimal_value(std::uint32_t c);
int digit_value(std::uint32_t c);
/// unicodedata.numeric; false when it has none.
bool numeric_value(std::uint32_t c, double& value);

// One-to-one mappings.
std::uint32_t simple_lower(std::uint32_t c);
std::uint32_t simple_upper(std::uint32_t c);
std::uint32_t simple_title(std::uint32_t c);
// Full mappings: write at most three characters, answer how many.
std::size_t lower(std::uint32_t c, std::uint32_t* out);
std::size_t upper(std::uint32_t c, std::uint32_t* out);
std::size_t title(std::uint32_t c, std::uint32_t* out);
std::size_t fold(std::uint32_t c, std::uint32_t* out);

}  // namespace unicode
}  // namespace slotscope
