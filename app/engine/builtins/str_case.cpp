// str methods about case and kinds of characters.
#include "engine/builtins/str_methods.hpp"
#include "engine/builtins/text_support.hpp"
#include "engine/builtins/unicode.hpp"
#include "engine/objects/number.hpp"

namespace slotscope {
namespace {

using CharacterTest = bool (*)(std::uint32_t);

/// True when there are characters and all pass.
template <CharacterTest test>
Ref<> all_are(Object* self, const Args&) {
  return with_characters(as_str(self), [](const auto* characters, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      if (!test(characters[i])) return make_bool(false);
    }
    return make_bool(count > 0);
  });
}

Ref<> is_ascii(Object* self, const Args&) {
  return make_bool(as_str(self)->ascii);
}
Ref<> is_identifier_method(Object* self, const Args&) {
  return make_bool(is_identifier(as_str(self)));
}

Ref<> is_printable(Object* self, const Args&) {
  return with_characters(as_str(self), [](const auto* characters, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      if (!unicode::is_printable(characters[i])) return make_bool(false);
    }
    return make_bool(true);
  });
}

/// At least one cased character, and none of the other case.
template <CharacterTest wanted, CharacterTest other>
Ref<> is_all_case(Object* self, const Args&) {
  return with_characters(as_str(self), [](const auto* characters, std::size_t count) {
    bool any = false;
    for (std::size_t i = 0; i < count; ++i) {
      if (other(characters[i]) || unicode::is_title(characters[i])) return make_bool(false);
      any = any || wanted(characters[i]);
    }
    return make_bool(any);
  });
}

Ref<> is_title(Object* self, const Args&) {
  return with_characters(as_str(self), [](const auto* characters, std::size_t count) {
    bool any = false, after_cased = false;
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint32_t c = characters[i];
      if (unicode::is_upper(c) || unicode::is_title(c)) {
        if (after_cased) return make_bool(false);
        after_cased = any = true;
      } else if (unicode::is_lower(c)) {
        if (!after_cased) return make_bool(false);
        after_cased = any = true;
      } else {
        after_cased = false;
      }
    }
    return make_bool(any);
  });
}

/// A capital sigma at the end of a word becomes the final form (CPython: handle_capital_sigma).
bool is_final_sigma(const Str* text, std::size_t at) {
  std::size_t before = at;
  while (before > 0 && unicode::is_case_ignorable(text->at(before - 1))) --before;
  if (before == 0 || !unicode::is_cased(text->at(before - 1))) return false;
  std::size_t after = at + 1;
  while (after < text->length && unicode::is_case_ignorable(text->at(after))) ++after;
  return after == text->length || !unicode::is_cased(text->at(after));
}

std::size_t lower_at(const Str* text, std::size_t at, std::uint32_t* out) {
  const std::uint32_t c = text->at(at);
  if (c == 0x3a3) {
    out[0] = is_final_sigma(text, at) ? 0x3c2 : 0x3c3;
    return 1;
  }
  return unicode::lower(c, out);
}

/// Maps every character with `map(text, index, out)` to at most three.
template <class Map>
Ref<> mapped(Str* text, Map map) {
  StrBuilder out;
  std::uint32_t characters[3];
  for (std::size_t i = 0; i < text->length; ++i) {
    const std::size_t count = map(text, i, characters);
    for (std::size_t k = 0; k < count; ++k) out.append_char(characters[k]);
  }
  Ref<Str> result = out.finish();
  if (result && result->length == 1) return make_own_char(result->at(0));
  return result;
}

/// The same for ASCII texts, byte by byte.
template <class Map>
Ref<> mapped_ascii(Str* text, Map map) {
  if (text->length == 0) return make_str("");
  if (text->length == 1) return make_char(static_cast<unsigned char>(map(0, text->data()[0])));
  Ref<Str> result = new_str(text->length, 0x7f);
  if (!result) return {};
  char* out = result->mutable_data();
  for (std::size_t i = 0; i < text->length; ++i) out[i] = map(i, text->data()[i]);
  return result;
}

Ref<> lower(Object* self, const Args&) {
  Str* text = as_str(self);
  if (text->ascii) return mapped_ascii(text, [](std::size_t, char c) { return to_ascii_lower(c); });
  return mapped(text, lower_at);
}

Ref<> upper(Object* self, const Args&) {
  Str* text = as_str(self);
  if (text->ascii) return mapped_ascii(text, [](std::size_t, char c) { return to_ascii_upper(c); });
  return mapped(text, [](const Str* t, std::size_t i, std::uint32_t* out) { return unicode::upper(t->at(i), out); });
}

Ref<> casefold(Object* self, const Args&) {
  Str* text = as_str(self);
  if (text->ascii) return mapped_ascii(text, [](std::size_t, char c) { return to_ascii_lower(c); });
  return mapped(text, [](const Str* t, std::size_t i, std::uint32_t* out) { return unicode::fold(t->at(i), out); });
}

Ref<> capitalize(Object* self, const Args&) {
  Str* text = as_str(self);
  if (text->ascii)
    return mapped_ascii(text, [](std::size_t i, char c) { return i == 0 ? to_ascii_upper(c) : to_ascii_lower(c); });
  return mapped(text, [](const Str* t, std::size_t i, std::uint32_t* out) {
    return i == 0 ? unicode::title(t->at(i), out) : lower_at(t, i, out);
  });
}

Ref<> title(Object* self, const Args&) {
  bool after_cased = false;
  return mapped(as_str(self), [&](const Str* t, std::size_t i, std::uint32_t* out) {
    const std::size_t count = after_cased ? lower_at(t, i, out) : unicode::title(t->at(i), out);
    after_cased = unicode::is_cased(t->at(i));
    return count;
  });
}

Ref<> swapcase(Object* self, const Args&) {
  return mapped(as_str(self), [](const Str* t, std::size_t i, std::uint32_t* out) -> std::size_t {
    const std::uint32_t c = t->at(i);
    if (unicode::is_upper(c)) return lower_at(t, i, out);
    if (unicode::is_lower(c)) return unicode::upper(c, out);
    out[0] = c;
    return 1;
  });
}

}  // namespace

std::vector<NativeDef> str_case_methods() {
  constexpr const char* self_only = "($self, /)";
  const auto row = [](const char* name, NativeFunction function, const char* doc) {
    return NativeDef{name, function, Arity::none(), self_only, doc};
  };
  return {
      row("capitalize", capitalize, "Return a capitalized version of the string."),
      row("casefold", casefold, "Return a version of the string suitable for caseless comparisons."),
      row("title", title, "Return a version of the string where each word is titlecased."),
      row("lower", lower, "Return a copy of the string converted to lowercase."),
      row("swapcase", swapcase, "Convert uppercase characters to lowercase and lowercase characters to uppercase."),
      row("upper", upper, "Return a copy of the string converted to uppercase."),
      row("isascii", is_ascii, "Return True if all characters in the string are ASCII, False otherwise."),
      row("islower", is_all_case<unicode::is_lower, unicode::is_upper>,
          "Return True if the string is a lowercase string, False otherwise."),
      row("isupper", is_all_case<unicode::is_upper, unicode::is_lower>,
          "Return True if the string is an uppercase string, False otherwise."),
      row("istitle", is_title, "Return True if the string is a title-cased string, False otherwise."),
      row("isspace", all_are<unicode::is_space>, "Return True if the string is a whitespace string, False otherwise."),
      row("isdecimal", all_are<unicode::is_decimal>, "Return True if the string is a decimal string, False otherwise."),
      row("isdigit", all_are<unicode::is_digit>, "Return True if the string is a digit string, False otherwise."),
      row("isnumeric", all_are<unicode::is_numeric>, "Return True if the string is a numeric string, False otherwise."),
      row("isalpha", all_are<unicode::is_alphabetic>,
          "Return True if the string is an alphabetic string, False otherwise."),
      row("isalnum", all_are<unicode::is_alphanumeric>,
          "Return True if the string is an alpha-numeric string, False otherwise."),
      row("isidentifier", is_identifier_method,
          "Return True if the string is a valid Python identifier, False otherwise."),
      row("isprintable", is_printable, "Return True if all characters in the string are printable, False otherwise."),
  };
}

}  // namespace slotscope
