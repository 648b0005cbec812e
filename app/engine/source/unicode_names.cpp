// Looks a character's name up in a table sorted by name.
#include "engine/source/unicode_names.hpp"

#include <algorithm>
#include <string>

namespace slotscope {

namespace {

struct NamedCharacter {
  std::string_view name;
  std::uint32_t character;
};

constexpr NamedCharacter named_characters[] = {
#define SLOTSCOPE_CHARACTER(name, character) {name, character},
#include "engine/source/unicode_names.def"
#undef SLOTSCOPE_CHARACTER
};

}  // namespace

std::optional<std::uint32_t> find_character_by_name(std::string_view name) {
  std::string upper;
  for (const char c : name) upper += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  constexpr std::string_view ideograph = "CJK UNIFIED IDEOGRAPH-";
  if (upper.starts_with(ideograph)) {
    std::uint32_t value = 0;
    for (const char c : std::string_view(upper).substr(ideograph.size())) {
      const bool digit = c >= '0' && c <= '9';
      if (!digit && !(c >= 'A' && c <= 'F')) return {};
      value = value * 16 + static_cast<std::uint32_t>(digit ? c - '0' : c - 'A' + 10);
    }
    return value >= 0x3400 && value <= 0x9FFF ? std::optional(value) : std::nullopt;
  }
  const auto found =
      std::lower_bound(std::begin(named_characters), std::end(named_characters), upper,
                       [](const NamedCharacter& row, const std::string& wanted) { return row.name < wanted; });
  if (found == std::end(named_characters) || found->name != upper) return {};
  return found->character;
}

std::string character_name(std::uint32_t character) {
  if ((character >= 0x3400 && character <= 0x4DBF) || (character >= 0x4E00 && character <= 0x9FFF)) {
    std::string digits;
    for (int shift = 12; shift >= 0; shift -= 4) digits += "0123456789ABCDEF"[character >> shift & 15];
    return "CJK UNIFIED IDEOGRAPH-" + digits;
  }
  const auto found = std::find_if(std::begin(named_characters), std::end(named_characters),
                                  [&](const NamedCharacter& row) { return row.character == character; });
  return found == std::end(named_characters) ? std::string() : std::string(found->name);
}

}  // namespace slotscope
