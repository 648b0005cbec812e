// Moves through UTF-8 text with utf8proc's tables for character classes and grapheme clusters.
#include "ui/widgets/text/utf8.hpp"

#include <utf8proc.h>

#include <algorithm>

namespace slotscope::utf8 {

CodePoint decode(std::string_view text, std::size_t offset) {
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + offset;
  if (*bytes < 0x80) return {*bytes, 1};
  utf8proc_int32_t value = 0;
  const utf8proc_ssize_t length = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size() - offset), &value);
  if (length <= 0) return {0xFFFD, 1};
  return {static_cast<char32_t>(value), static_cast<std::size_t>(length)};
}

void append(std::string& text, char32_t value) {
  utf8proc_uint8_t bytes[4];
  const utf8proc_ssize_t length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(value), bytes);
  text.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

std::size_t next_character(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return text.size();
  CodePoint before = decode(text, offset);
  offset += before.length;
  utf8proc_int32_t state = 0;
  while (offset < text.size()) {
    const CodePoint after = decode(text, offset);
    if (before.value < 0x300 && after.value < 0x300) break;
    if (utf8proc_grapheme_break_stateful(static_cast<utf8proc_int32_t>(before.value),
                                         static_cast<utf8proc_int32_t>(after.value), &state)) {
      break;
    }
    offset += after.length;
    before = after;
  }
  return offset;
}

namespace {

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

/// The start of the code point that ends at `offset`.
std::size_t previous_code_point(std::string_view text, std::size_t offset) {
  std::size_t start = offset - 1;
  while (start > 0 && offset - start < 4 && is_continuation(text[start])) --start;
  return start + decode(text, start).length == offset ? start : offset - 1;
}

}  // namespace

std::size_t previous_character(std::string_view text, std::size_t offset) {
  if (offset == 0) return 0;
  std::size_t start = previous_code_point(text, std::min(offset, text.size()));
  // A cluster is found reading forwards only: step back to where one surely starts, then forwards again.
  std::size_t safe = start;
  while (safe > 0 && decode(text, safe).value >= 0x300) safe = previous_code_point(text, safe);
  for (std::size_t at = safe; at < offset; at = next_character(text, at)) start = at;
  return start;
}

std::size_t character_start(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return text.size();
  return previous_character(text, next_character(text, offset));
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += decode(text, at).length) ++count;
  return count;
}

std::size_t offset_of_code_point(std::string_view text, std::size_t index) {
  std::size_t at = 0;
  while (at < text.size() && index-- > 0) at += decode(text, at).length;
  return at;
}

CharacterClass classify(char32_t value) {
  if (value == ' ' || value == '\t' || value == '\n' || value == '\r' || value == 0xA0) return CharacterClass::Space;
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(value))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
    case UTF8PROC_CATEGORY_PC:
      return CharacterClass::Word;
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
      return CharacterClass::Space;
    default:
      return CharacterClass::Punctuation;
  }
}

std::string repaired(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    append(result, point.value);
    at += point.length;
  }
  return result;
}

std::string lowered(std::string_view text) {
  std::string result(text);
  for (char& byte : result) {
    if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte - 'A' + 'a');
  }
  return result;
}

}  // namespace slotscope::utf8
