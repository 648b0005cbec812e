// Sets of characters and the folding of case.
#include <algorithm>

#include "engine/builtins/unicode.hpp"
#include "engine/machine/interpreter.hpp"
#include "engine/modules/regex/pattern.hpp"

namespace slotscope::regex {
namespace {

bool in_category(const CharacterSet::CategoryItem& item, std::uint32_t c) {
  bool member = false;
  if (item.ascii) {
    const char a = static_cast<char>(c);
    switch (item.category) {
      case Category::Digit:
        member = c < 0x80 && is_ascii_digit(a);
        break;
      case Category::Space:
        member = c < 0x80 && is_ascii_space(a);
        break;
      case Category::Word:
        member = c < 0x80 && (is_ascii_letter(a) || is_ascii_digit(a) || a == '_');
        break;
    }
  } else {
    switch (item.category) {
      case Category::Digit:
        member = unicode::is_decimal(c);
        break;
      case Category::Space:
        member = unicode::is_space(c);
        break;
      case Category::Word:
        member = unicode::is_alphanumeric(c) || c == '_';
        break;
    }
  }
  return member != item.negated;
}

/// Nothing beyond this has an upper or lower case.
constexpr std::uint32_t last_cased = 0x1ffff;

void sort_and_join(std::vector<std::pair<std::uint32_t, std::uint32_t>>& ranges) {
  std::sort(ranges.begin(), ranges.end());
  std::size_t kept = 0;
  for (const auto& range : ranges) {
    if (kept > 0 && range.first <= ranges[kept - 1].second + 1) {
      ranges[kept - 1].second = std::max(ranges[kept - 1].second, range.second);
    } else {
      ranges[kept++] = range;
    }
  }
  ranges.resize(kept);
}

}  // namespace

std::uint32_t fold(std::uint32_t c, Folding folding) {
  switch (folding) {
    case Folding::None:
      return c;
    case Folding::Ascii:
      return c < 0x80 ? static_cast<unsigned char>(to_ascii_upper(static_cast<char>(c))) : c;
    default:
      break;
  }
  if (!since(9) && c >= 0x1C80 && c <= 0x1C88) return c;  // 3.8 does not know the Cyrillic variants yet
  switch (c) {                                            // pairs whose upper cases are several characters
    case 0x1FD3:
      return 0x0390;
    case 0x1FE3:
      return 0x03B0;
    case 0xFB05:
      return 0xFB06;
    default:
      return unicode::simple_upper(unicode::simple_lower(c));
  }
}

std::uint32_t lowered(std::uint32_t c, Folding folding) {
  return folding == Folding::Unicode ? unicode::simple_lower(c) : fold(c, folding);
}

bool CharacterSet::look_up(std::uint32_t c) const {
  const std::uint32_t folded = fold(c, folding);
  const auto after = std::upper_bound(ranges.begin(), ranges.end(), folded,
                                      [](std::uint32_t value, const auto& range) { return value < range.first; });
  bool member = after != ranges.begin() && folded <= after[-1].second;
  for (std::size_t i = 0; !member && i < categories.size(); ++i) member = in_category(categories[i], c);
  return member != negated;
}

void CharacterSet::prepare() {
  if (folding != Folding::None) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> folded;
    for (const auto& [first, last] : ranges) {
      for (std::uint32_t c = first; c <= std::min(last, last_cased); ++c)
        folded.emplace_back(fold(c, folding), fold(c, folding));
      if (last > last_cased) folded.emplace_back(std::max(first, last_cased + 1), last);
    }
    ranges = std::move(folded);
  }
  sort_and_join(ranges);
  for (std::uint32_t c = 0; c < 256; ++c) latin[c] = look_up(c);
}

}  // namespace slotscope::regex
