// The tables of character properties in unicode_tables.cpp, sorted by their first character.
#pragma once

#include <cstddef>
#include <cstdint>

namespace slotscope {

struct CharacterRange {
  std::uint32_t first, last;
  std::uint32_t value = 0;
};
extern const CharacterRange other_lowercase[], other_uppercase[], identifier_start_exceptions[],
    identifier_part_exceptions[], decimal_zeros[], other_digits[], other_numerics[];
extern const std::size_t other_lowercase_count, other_uppercase_count, identifier_start_exceptions_count,
    identifier_part_exceptions_count, decimal_zeros_count, other_digits_count, other_numerics_count;

struct SpecialCasing {
  std::uint32_t character;
  std::uint32_t upper[3];
  std::uint32_t title[3];
};
extern const SpecialCasing special_casings[];
extern const std::size_t special_casing_count;

struct NumericRange {
  std::uint32_t first, last;
  std::int64_t numerator;
  std::int32_t denominator;
};
extern const NumericRange numeric_values[];
extern const std::size_t numeric_value_count;

struct LaterCharacters {
  std::uint32_t first, last;
  std::uint8_t since;
  std::uint8_t category;
};
extern const LaterCharacters later_characters[];
extern const std::size_t later_character_count;

}  // namespace slotscope
