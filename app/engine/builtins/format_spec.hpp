// The format specification mini-language: what a specification says, and laying out what it applies to.
#pragma once

#include <string>

#include "engine/objects/text.hpp"

namespace slotscope {

struct FormatSpec {
  std::uint32_t fill = ' ';
  char align = '\0';  ///< '<', '>', '=', '^'; '\0': the type's own
  char sign = '\0';   ///< '+', '-', ' '
  bool no_negative_zero = false;
  bool alternate = false;
  std::int64_t width = -1;
  char grouping = '\0';  ///< ',' or '_'
  std::int64_t precision = -1;
  char fraction_grouping = '\0';  ///< 3.14
  std::uint32_t type = 0;         ///< a letter; 0: none given
};

/// Reads a specification for `value`, with the type's usual letter and alignment; false with ValueError pending.
bool read_format_spec(const Str* text, Object* value, std::uint32_t default_type, char default_align, FormatSpec& spec);

/// A number in pieces, before padding.
struct NumberText {
  std::string sign;    ///< "", "-", "+", " "
  std::string prefix;  ///< "0x"
  std::string digits;  ///< whole part, to be grouped
  std::string rest;    ///< point, fraction, exponent, percent sign
  int group = 3;       ///< digits between separators
};
/// The padded text of a number. Both sign and grouping come from the specification.
Ref<Str> lay_out_number(const NumberText& number, const FormatSpec& spec);
Ref<Str> lay_out_text(const Str* text, const FormatSpec& spec);
/// Separators between digits, zeros in front so that it is at least `least` characters long.
std::string group_digits(const std::string& digits, char separator, int group, std::size_t least);
/// The sign to print before a number that is negative or not.
std::string sign_text(bool negative, char sign);

Failure unknown_format_code(std::uint32_t code, Object* value);

}  // namespace slotscope
