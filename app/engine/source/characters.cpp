// Characters of source text, answered by utf8proc's Unicode tables.
#include "engine/source/characters.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>

namespace slotscope {

std::uint32_t decode_character(std::string_view text, std::size_t& position) {
  utf8proc_int32_t code_point = -1;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + position;
  const auto size = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size() - position), &code_point);
  if (size <= 0) {
    ++position;
    return 0xFFFD;
  }
  position += static_cast<std::size_t>(size);
  return static_cast<std::uint32_t>(code_point);
}

void append_character(std::string& text, std::uint32_t c) {
  const auto add = [&](std::uint32_t byte) { text += static_cast<char>(byte); };
  if (c < 0x80) {
    add(c);
  } else if (c < 0x800) {
    add(0xC0 | (c >> 6));
    add(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    add(0xE0 | (c >> 12));
    add(0x80 | ((c >> 6) & 0x3F));
    add(0x80 | (c & 0x3F));
  } else {
    add(0xF0 | (c >> 18));
    add(0x80 | ((c >> 12) & 0x3F));
    add(0x80 | ((c >> 6) & 0x3F));
    add(0x80 | (c & 0x3F));
  }
}

std::size_t count_characters(std::string_view text, std::size_t bytes) {
  const auto part = text.substr(0, std::min(bytes, text.size()));
  return static_cast<std::size_t>(
      std::count_if(part.begin(), part.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

namespace {

bool is_letter_like(std::uint32_t c) {
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_NL:
      return true;
    default:
      return c == '_' || c == 0x2118 || c == 0x212E || c == 0x309B || c == 0x309C || c == 0x1885 || c == 0x1886;
  }
}

bool is_continuation(std::uint32_t c) {
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_PC:
      return true;
    default:
      return is_letter_like(c) || c == 0x00B7 || c == 0x0387 || c == 0x19DA || (c >= 0x1369 && c <= 0x1371);
  }
}

/// XID properties hold for a character whose compatibility form is an identifier of its own kind.
bool holds_after_normalising(std::uint32_t c, bool start) {
  std::string text;
  append_character(text, c);
  const std::string normal = normalise_identifier(text);
  for (std::size_t position = 0; position < normal.size();) {
    const bool first = position == 0;
    const std::uint32_t part = decode_character(normal, position);
    if (!(first && start ? is_letter_like(part) : is_continuation(part))) return false;
  }
  return !normal.empty();
}

}  // namespace

bool is_identifier_start(std::uint32_t c) {
  if (c < 0x80) return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return is_letter_like(c) && holds_after_normalising(c, true);
}

bool is_identifier_part(std::uint32_t c) {
  if (c < 0x80) return is_identifier_start(c) || (c >= '0' && c <= '9');
  return is_continuation(c) && holds_after_normalising(c, false);
}

bool is_printable(std::uint32_t c) {
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
      return false;
    case UTF8PROC_CATEGORY_ZS:
      return c == ' ';
    default:
      return true;
  }
}

std::string normalise_identifier(std::string_view name) {
  if (std::all_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
    return std::string(name);
  utf8proc_uint8_t* normal = nullptr;
  const auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT);
  const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(name.data()),
                                 static_cast<utf8proc_ssize_t>(name.size()), &normal, options);
  if (size < 0) return std::string(name);
  std::string result(reinterpret_cast<const char*>(normal), static_cast<std::size_t>(size));
  std::free(normal);
  return result;
}

}  // namespace slotscope
