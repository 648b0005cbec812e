// Methods of bytes and bytearray about ASCII case and kinds of bytes.
#include <algorithm>

#include "engine/builtins/bytes_support.hpp"
#include "engine/builtins/unicode.hpp"
#include "engine/objects/number.hpp"

namespace slotscope {
namespace {

using ByteTest = bool (*)(char);

bool is_alphanumeric(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c);
}

template <ByteTest test>
Ref<> all_are(Object* self, const Args&) {
  const std::string_view bytes = own_bytes(self);
  return make_bool(!bytes.empty() && std::all_of(bytes.begin(), bytes.end(), test));
}

Ref<> is_ascii(Object* self, const Args&) {
  const std::string_view bytes = own_bytes(self);
  return make_bool(std::all_of(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) == 0; }));
}

template <ByteTest wanted, ByteTest other>
Ref<> is_all_case(Object* self, const Args&) {
  const std::string_view bytes = own_bytes(self);
  return make_bool(std::any_of(bytes.begin(), bytes.end(), wanted) && std::none_of(bytes.begin(), bytes.end(), other));
}

Ref<> is_title(Object* self, const Args&) {
  bool any = false, after_letter = false;
  for (const char c : own_bytes(self)) {
    if (is_ascii_upper(c) ? after_letter : is_ascii_lower(c) && !after_letter) return make_bool(false);
    after_letter = is_ascii_letter(c);
    any = any || after_letter;
  }
  return make_bool(any);
}

template <class Map>
Ref<> mapped(Object* self, Map map) {
  std::string result(own_bytes(self));
  for (std::size_t i = 0; i < result.size(); ++i) result[i] = map(i, result[i]);
  return bytes_like(self, result);
}

Ref<> lower(Object* self, const Args&) {
  return mapped(self, [](std::size_t, char c) { return to_ascii_lower(c); });
}
Ref<> upper(Object* self, const Args&) {
  return mapped(self, [](std::size_t, char c) { return to_ascii_upper(c); });
}
Ref<> capitalize(Object* self, const Args&) {
  return mapped(self, [](std::size_t i, char c) { return i == 0 ? to_ascii_upper(c) : to_ascii_lower(c); });
}
Ref<> swapcase(Object* self, const Args&) {
  return mapped(self, [](std::size_t, char c) { return is_ascii_upper(c) ? to_ascii_lower(c) : to_ascii_upper(c); });
}
Ref<> title(Object* self, const Args&) {
  bool after_letter = false;
  return mapped(self, [&](std::size_t, char c) {
    const char mapped_character = after_letter ? to_ascii_lower(c) : to_ascii_upper(c);
    after_letter = is_ascii_letter(c);
    return mapped_character;
  });
}

}  // namespace

std::vector<NativeDef> shared_bytes_case_methods() {
  const auto row = [](const char* name, NativeFunction function, const char* doc) {
    return NativeDef{name, function, Arity::none(), nullptr, doc};
  };
  return {
      row("capitalize", capitalize, "Return a copy with only its first character capitalized (ASCII)."),
      row("isalnum", all_are<is_alphanumeric>,
          "Return True if all characters are alphanumeric and there is at least one."),
      row("isalpha", all_are<is_ascii_letter>,
          "Return True if all characters are alphabetic and there is at least one."),
      row("isascii", is_ascii, "Return True if it is empty or all characters are ASCII."),
      row("isdigit", all_are<is_ascii_digit>, "Return True if all characters are digits and there is at least one."),
      row("islower", is_all_case<is_ascii_lower, is_ascii_upper>,
          "Return True if all cased characters are lowercase and there is at least one."),
      row("isspace", all_are<is_ascii_space>,
          "Return True if all characters are whitespace and there is at least one."),
      row("istitle", is_title, "Return True if it is titlecased and there is at least one character."),
      row("isupper", is_all_case<is_ascii_upper, is_ascii_lower>,
          "Return True if all cased characters are uppercase and there is at least one."),
      row("lower", lower, "Return a copy with all ASCII characters converted to lowercase."),
      row("swapcase", swapcase, "Return a copy with uppercase ASCII characters converted to lowercase and vice versa."),
      row("title", title, "Return a titlecased version: words start with uppercase ASCII characters."),
      row("upper", upper, "Return a copy with all ASCII characters converted to uppercase."),
  };
}

}  // namespace slotscope
