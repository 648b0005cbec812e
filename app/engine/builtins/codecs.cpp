// Encoders and decoders of the text encodings, with CPython's errors and their handlers.
#include "engine/builtins/codecs.hpp"

#include <algorithm>
#include <array>

#include "engine/builtins/codec_errors.hpp"
#include "engine/builtins/native.hpp"
#include "engine/builtins/registered_codecs.hpp"
#include "engine/builtins/text_support.hpp"
#include "engine/builtins/unicode.hpp"
#include "engine/objects/number.hpp"
#include "engine/source/unicode_names.hpp"

namespace slotscope {
namespace {

enum class Codec {
  Utf8,
  Utf8Signature,
  Ascii,
  Latin1,
  Utf16,
  Utf16Little,
  Utf16Big,
  Utf32,
  Utf32Little,
  Utf32Big,
  Cp1252,
  UnicodeEscape,
  RawUnicodeEscape
};

struct EncodingName {
  std::string_view alias;  ///< lower case, underscores
  Codec codec;
  std::string_view shown;  ///< in error messages
};

constexpr EncodingName encoding_names[] = {
    {"utf_8", Codec::Utf8, "utf-8"},
    {"utf8", Codec::Utf8, "utf-8"},
    {"u8", Codec::Utf8, "utf-8"},
    {"utf", Codec::Utf8, "utf-8"},
    {"cp65001", Codec::Utf8, "utf-8"},
    {"utf_8_sig", Codec::Utf8Signature, "utf-8"},
    {"ascii", Codec::Ascii, "ascii"},
    {"us_ascii", Codec::Ascii, "ascii"},
    {"646", Codec::Ascii, "ascii"},
    {"iso646_us", Codec::Ascii, "ascii"},
    {"us", Codec::Ascii, "ascii"},
    {"latin_1", Codec::Latin1, "latin-1"},
    {"latin1", Codec::Latin1, "latin-1"},
    {"latin", Codec::Latin1, "latin-1"},
    {"l1", Codec::Latin1, "latin-1"},
    {"iso8859_1", Codec::Latin1, "latin-1"},
    {"iso_8859_1", Codec::Latin1, "latin-1"},
    {"8859", Codec::Latin1, "latin-1"},
    {"cp819", Codec::Latin1, "latin-1"},
    {"iso8859", Codec::Latin1, "latin-1"},
    {"utf_16", Codec::Utf16, "utf-16"},
    {"utf16", Codec::Utf16, "utf-16"},
    {"u16", Codec::Utf16, "utf-16"},
    {"utf_16_le", Codec::Utf16Little, "utf-16-le"},
    {"utf_16le", Codec::Utf16Little, "utf-16-le"},
    {"utf_16_be", Codec::Utf16Big, "utf-16-be"},
    {"utf_16be", Codec::Utf16Big, "utf-16-be"},
    {"utf_32", Codec::Utf32, "utf-32"},
    {"utf32", Codec::Utf32, "utf-32"},
    {"u32", Codec::Utf32, "utf-32"},
    {"utf_32_le", Codec::Utf32Little, "utf-32-le"},
    {"utf_32le", Codec::Utf32Little, "utf-32-le"},
    {"utf_32_be", Codec::Utf32Big, "utf-32-be"},
    {"utf_32be", Codec::Utf32Big, "utf-32-be"},
    {"cp1252", Codec::Cp1252, "charmap"},
    {"windows_1252", Codec::Cp1252, "charmap"},
    {"1252", Codec::Cp1252, "charmap"},
    {"unicode_escape", Codec::UnicodeEscape, "unicodeescape"},
    {"raw_unicode_escape", Codec::RawUnicodeEscape, "rawunicodeescape"},
};

constexpr std::string_view byte_codecs[] = {
    "hex",       "hex_codec", "base64", "base_64",    "base64_codec", "rot13",    "rot_13", "bz2",
    "bz2_codec", "zip",       "zlib",   "zlib_codec", "uu",           "uu_codec", "quopri", "quopri_codec"};

/// What bytes 0x80 to 0x9f mean in code page 1252; 0 where nothing.
constexpr std::array<std::uint16_t, 32> cp1252_high = {0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
                                                       0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017d, 0,
                                                       0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
                                                       0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178};

std::string normalized(std::string_view name) {
  std::string out;
  for (char c : name) out += c == '-' || c == ' ' ? '_' : to_ascii_lower(c);
  return out;
}

const EncodingName* find_encoding(std::string_view name) {
  const std::string wanted = normalized(name);
  const auto* found = std::find_if(std::begin(encoding_names), std::end(encoding_names),
                                   [&](const EncodingName& e) { return e.alias == wanted; });
  return found == std::end(encoding_names) ? nullptr : found;
}

Failure unknown_encoding(std::string_view name, const char* function) {
  const std::string wanted = normalized(name);
  if (std::find(std::begin(byte_codecs), std::end(byte_codecs), wanted) != std::end(byte_codecs)) {
    return raise(vm().errors.LookupError,
                 cat("'", name, "' is not a text encoding; use codecs.", function, "() to handle arbitrary codecs"));
  }
  return raise(vm().errors.LookupError, cat("unknown encoding: ", name));
}

void append_unit(std::string& out, std::uint32_t unit, int bytes, bool big) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(unit >> 8 * (big ? bytes - 1 - i : i));
}

void append_utf16(std::string& out, std::uint32_t c, bool big) {
  if (c < 0x10000) return append_unit(out, c, 2, big);
  append_unit(out, 0xd800 + ((c - 0x10000) >> 10), 2, big);
  append_unit(out, 0xdc00 + ((c - 0x10000) & 0x3ff), 2, big);
}

bool is_surrogate(std::uint32_t c) {
  return c >= 0xd800 && c < 0xe000;
}

/// Appends one character; false when the encoding has no place for it.
bool encode_character(Codec codec, std::uint32_t c, std::string& out) {
  switch (codec) {
    case Codec::Ascii:
    case Codec::Latin1:
      if (c >= (codec == Codec::Ascii ? 0x80u : 0x100u)) return false;
      out += static_cast<char>(c);
      return true;
    case Codec::Cp1252: {
      if (c < 0x80 || (c >= 0xa0 && c < 0x100)) {
        out += static_cast<char>(c);
        return true;
      }
      const auto found = std::find(cp1252_high.begin(), cp1252_high.end(), c);
      if (c >= 0x10000 || found == cp1252_high.end()) return false;
      out += static_cast<char>(0x80 + (found - cp1252_high.begin()));
      return true;
    }
    default:
      break;
  }
  if (is_surrogate(c)) return false;
  switch (codec) {
    case Codec::Utf8:
    case Codec::Utf8Signature:
      append_utf8(out, c);
      break;
    case Codec::Utf16Big:
      append_utf16(out, c, true);
      break;
    case Codec::Utf16:
    case Codec::Utf16Little:
      append_utf16(out, c, false);
      break;
    case Codec::Utf32Big:
      append_unit(out, c, 4, true);
      break;
    default:
      append_unit(out, c, 4, false);
  }
  return true;
}

const char* encode_reason(Codec codec) {
  switch (codec) {
    case Codec::Ascii:
      return "ordinal not in range(128)";
    case Codec::Latin1:
      return "ordinal not in range(256)";
    case Codec::Cp1252:
      return "character maps to <undefined>";
    default:
      return "surrogates not allowed";
  }
}

void escape_encode(Str* text, bool raw, std::string& out) {
  for (std::size_t i = 0; i < text->length; ++i) {
    const std::uint32_t c = text->at(i);
    if (c >= 0x10000) {
      out += hex_escape('U', c, 8);
    } else if (c >= 0x100) {
      out += hex_escape('u', c, 4);
    } else if (raw) {
      out += static_cast<char>(c);
    } else if (c == '\\') {
      out += "\\\\";
    } else if (c == '\t' || c == '\n' || c == '\r') {
      out += c == '\t' ? "\\t" : c == '\n' ? "\\n" : "\\r";
    } else if (c < 0x20 || c >= 0x7f) {
      out += hex_escape('x', c, 2);
    } else {
      out += static_cast<char>(c);
    }
  }
}

// ---- decoding ----

struct Decoder {
  std::string_view bytes;
  std::string_view name;
  DecodeErrors errors;
  StrBuilder out;

  std::uint32_t byte(std::size_t at) const { return static_cast<unsigned char>(bytes[at]); }
  bool fail(std::size_t& at, std::size_t end, const char* reason) {
    return errors.handle(name, bytes, at, end, reason, out);
  }
};

bool is_continuation(std::uint32_t byte) {
  return (byte & 0xc0) == 0x80;
}

/// One character beyond ASCII of UTF-8 at `at`: its length and value, or where the error ends and why.
struct Utf8Step {
  std::size_t length = 0;
  std::uint32_t value = 0;
  const char* reason = nullptr;
};

Utf8Step read_utf8(const Decoder& d, std::size_t at) {
  const std::uint32_t first = d.byte(at);
  const std::size_t left = d.bytes.size() - at;
  if (first < 0xc2 || first > 0xf4) return {1, 0, "invalid start byte"};
  const std::size_t length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  std::uint32_t value = first & (length == 2 ? 0x1fu : length == 3 ? 0x0fu : 0x07u);
  for (std::size_t i = 1; i < length; ++i) {
    if (i >= left) return {left, 0, "unexpected end of data"};
    const std::uint32_t next = d.byte(at + i);
    const bool wrong_second = i == 1 && ((first == 0xe0 && next < 0xa0) || (first == 0xed && next >= 0xa0) ||
                                         (first == 0xf0 && next < 0x90) || (first == 0xf4 && next >= 0x90));
    if (!is_continuation(next) || wrong_second) return {i, 0, "invalid continuation byte"};
    value = value << 6 | (next & 0x3f);
  }
  return {length, value, nullptr};
}

bool decode_utf8_text(Decoder& d) {
  for (std::size_t at = 0; at < d.bytes.size();) {
    if (d.byte(at) < 0x80) {
      std::size_t end = at;
      while (end < d.bytes.size() && d.byte(end) < 0x80) ++end;
      d.out.append(d.bytes.substr(at, end - at));
      at = end;
      continue;
    }
    const Utf8Step step = read_utf8(d, at);
    if (!step.reason) {
      d.out.append_char(step.value);
      at += step.length;
    } else if (!d.fail(at, at + step.length, step.reason)) {
      return false;
    }
  }
  return true;
}

bool decode_single_bytes(Decoder& d, Codec codec) {
  for (std::size_t at = 0; at < d.bytes.size();) {
    const std::uint32_t c = d.byte(at);
    if (codec == Codec::Latin1 || c < 0x80 || (codec == Codec::Cp1252 && c >= 0xa0)) {
      d.out.append_char(c);
      ++at;
    } else if (codec == Codec::Cp1252 && cp1252_high[c - 0x80] != 0) {
      d.out.append_char(cp1252_high[c - 0x80]);
      ++at;
    } else if (!d.fail(at, at + 1,
                       codec == Codec::Ascii ? "ordinal not in range(128)" : "character maps to <undefined>")) {
      return false;
    }
  }
  return true;
}

bool decode_utf16_text(Decoder& d, bool big) {
  const auto unit = [&](std::size_t at) {
    return big ? d.byte(at) << 8 | d.byte(at + 1) : d.byte(at + 1) << 8 | d.byte(at);
  };
  for (std::size_t at = 0; at < d.bytes.size();) {
    const std::size_t left = d.bytes.size() - at;
    bool ok = true;
    if (left < 2) {
      ok = d.fail(at, d.bytes.size(), "truncated data");
    } else if (const std::uint32_t c = unit(at); !is_surrogate(c)) {
      d.out.append_char(c);
      at += 2;
    } else if (c >= 0xdc00) {
      ok = d.fail(at, at + 2, "illegal encoding");
    } else if (left < 4) {
      ok = d.fail(at, d.bytes.size(), "unexpected end of data");
    } else if (const std::uint32_t low = unit(at + 2); low >= 0xdc00 && low < 0xe000) {
      d.out.append_char(0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00));
      at += 4;
    } else {
      ok = d.fail(at, at + 2, "illegal UTF-16 surrogate");
    }
    if (!ok) return false;
  }
  return true;
}

bool decode_utf32_text(Decoder& d, bool big) {
  for (std::size_t at = 0; at < d.bytes.size();) {
    bool ok = true;
    if (d.bytes.size() - at < 4) {
      ok = d.fail(at, d.bytes.size(), "truncated data");
    } else {
      std::uint32_t c = 0;
      for (std::size_t i = 0; i < 4; ++i) c = c << 8 | d.byte(at + (big ? i : 3 - i));
      if (is_surrogate(c)) {
        ok = d.fail(at, at + 4, "code point in surrogate code point range(0xd800, 0xe000)");
      } else if (c > 0x10ffff) {
        ok = d.fail(at, at + 4, "code point not in range(0x110000)");
      } else {
        d.out.append_char(c);
        at += 4;
      }
    }
    if (!ok) return false;
  }
  return true;
}

int hex_value(std::uint32_t c) {
  if (c >= '0' && c <= '9') return static_cast<int>(c - '0');
  c |= 0x20;
  return c >= 'a' && c <= 'f' ? static_cast<int>(c - 'a' + 10) : -1;
}

/// The escape after a backslash at `at`; moves behind it.
bool decode_escape(Decoder& d, std::size_t& at) {
  const std::size_t start = at;
  if (++at == d.bytes.size()) return d.fail(at = start, d.bytes.size(), "\\ at end of string");
  const char letter = d.bytes[at++];
  static constexpr std::string_view letters = "abfnrtv\\'\"", meanings = "\a\b\f\n\r\t\v\\'\"";
  if (letter == '\n') return true;
  if (const std::size_t simple = letters.find(letter); simple != std::string_view::npos) {
    d.out.append_char(static_cast<unsigned char>(meanings[simple]));
    return true;
  }
  if (letter >= '0' && letter <= '7') {
    std::uint32_t value = static_cast<std::uint32_t>(letter - '0');
    for (int i = 0; i < 2 && at < d.bytes.size() && d.bytes[at] >= '0' && d.bytes[at] <= '7'; ++i)
      value = value * 8 + (d.byte(at++) - '0');
    d.out.append_char(value);
    return true;
  }
  const int digits = letter == 'x' ? 2 : letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
  if (digits != 0) {
    std::uint32_t value = 0;
    for (int i = 0; i < digits; ++i, ++at) {
      const int digit = at < d.bytes.size() ? hex_value(d.byte(at)) : -1;
      if (digit < 0) {
        const std::size_t end = at;
        at = start;
        return d.fail(at, end,
                      digits == 2   ? "truncated \\xXX escape"
                      : digits == 4 ? "truncated \\uXXXX escape"
                                    : "truncated \\UXXXXXXXX escape");
      }
      value = value << 4 | static_cast<std::uint32_t>(digit);
    }
    if (value > 0x10ffff) {
      const std::size_t end = at;
      at = start;
      return d.fail(at, end, d.name == "rawunicodeescape" ? "\\Uxxxxxxxx out of range" : "illegal Unicode character");
    }
    d.out.append_char(value);
    return true;
  }
  if (letter == 'N') {
    const std::size_t close =
        at < d.bytes.size() && d.bytes[at] == '{' ? d.bytes.find('}', at) : std::string_view::npos;
    if (close == std::string_view::npos || close == at + 1) {
      const std::size_t end = close == std::string_view::npos ? d.bytes.size() : close + 1;
      at = start;
      return d.fail(at, end, "malformed \\N character escape");
    }
    const auto found = find_character_by_name(d.bytes.substr(at + 1, close - at - 1));
    if (!found) {
      at = start;
      return d.fail(at, close + 1, "unknown Unicode character name");
    }
    d.out.append_char(*found);
    at = close + 1;
    return true;
  }
  d.out.append_char('\\');
  d.out.append_char(static_cast<unsigned char>(letter));
  return true;
}

bool decode_escapes(Decoder& d, bool raw) {
  for (std::size_t at = 0; at < d.bytes.size();) {
    const bool escape = d.bytes[at] == '\\' &&
                        (!raw || (at + 1 < d.bytes.size() && (d.bytes[at + 1] == 'u' || d.bytes[at + 1] == 'U')));
    if (!escape) {
      d.out.append_char(d.byte(at++));
    } else if (!decode_escape(d, at)) {
      return false;
    }
  }
  return true;
}

/// Removes a byte order mark; what it says about the order, or little endian.
bool takes_big_endian(std::string_view& bytes, std::size_t width) {
  const std::string_view little = width == 2 ? std::string_view("\xff\xfe", 2) : std::string_view("\xff\xfe\0\0", 4);
  const std::string_view big = width == 2 ? std::string_view("\xfe\xff", 2) : std::string_view("\0\0\xfe\xff", 4);
  const bool is_big = bytes.starts_with(big);
  if (is_big || bytes.starts_with(little)) bytes.remove_prefix(width);
  return is_big;
}

}  // namespace

std::string_view known_encoding(std::string_view name) {
  const EncodingName* encoding = find_encoding(name);
  return encoding ? encoding->shown : std::string_view();
}

Ref<Str> decode_bytes(std::string_view bytes, std::string_view encoding, std::string_view errors, Object* source) {
  const EncodingName* known = find_encoding(encoding);
  if (!known) {
    const Ref<> codec = registered_codec(encoding);
    if (codec) return decode_with(codec.get(), bytes, encoding, errors);
    if (vm().error) return {};
    return unknown_encoding(encoding, "decode");
  }
  Decoder d{bytes, known->shown, DecodeErrors(errors, source), {}};
  bool ok = false;
  switch (known->codec) {
    case Codec::Utf8Signature:
      if (d.bytes.starts_with("\xef\xbb\xbf")) d.bytes.remove_prefix(3);
      [[fallthrough]];
    case Codec::Utf8:
      ok = decode_utf8_text(d);
      break;
    case Codec::Latin1:
      return make_latin_str(bytes);
    case Codec::Ascii:
    case Codec::Cp1252:
      ok = decode_single_bytes(d, known->codec);
      break;
    case Codec::Utf16: {
      const bool big = takes_big_endian(d.bytes, 2);
      d.name = big ? "utf-16-be" : "utf-16-le";
      d.errors.set_offset(bytes, d.bytes);
      ok = decode_utf16_text(d, big);
      break;
    }
    case Codec::Utf16Little:
      ok = decode_utf16_text(d, false);
      break;
    case Codec::Utf16Big:
      ok = decode_utf16_text(d, true);
      break;
    case Codec::Utf32: {
      const bool big = takes_big_endian(d.bytes, 4);
      d.name = big ? "utf-32-be" : "utf-32-le";
      d.errors.set_offset(bytes, d.bytes);
      ok = decode_utf32_text(d, big);
      break;
    }
    case Codec::Utf32Little:
      ok = decode_utf32_text(d, false);
      break;
    case Codec::Utf32Big:
      ok = decode_utf32_text(d, true);
      break;
    case Codec::UnicodeEscape:
      ok = decode_escapes(d, false);
      break;
    case Codec::RawUnicodeEscape:
      ok = decode_escapes(d, true);
      break;
  }
  return ok ? d.out.finish() : Ref<Str>();
}

bool encode_text(Str* text, std::string_view encoding, std::string_view errors, std::string& bytes) {
  const EncodingName* known = find_encoding(encoding);
  if (!known) {
    const Ref<> codec = registered_codec(encoding);
    if (codec) return encode_with(codec.get(), text, encoding, errors, bytes);
    if (vm().error) return false;
    return unknown_encoding(encoding, "encode");
  }
  const Codec codec = known->codec;
  if (codec == Codec::UnicodeEscape || codec == Codec::RawUnicodeEscape) {
    escape_encode(text, codec == Codec::RawUnicodeEscape, bytes);
    return true;
  }
  if (codec == Codec::Utf8Signature) bytes += "\xef\xbb\xbf";
  if (codec == Codec::Utf16) bytes += std::string_view("\xff\xfe", 2);
  if (codec == Codec::Utf32) bytes += std::string_view("\xff\xfe\0\0", 4);
  if (text->ascii && (codec == Codec::Utf8 || codec == Codec::Ascii || codec == Codec::Latin1)) {
    bytes += text->ascii_view();
    return true;
  }
  const auto put = [&](std::uint32_t c) { return encode_character(codec, c, bytes); };
  const bool one_at_a_time = codec == Codec::Utf16 || codec == Codec::Utf16Little || codec == Codec::Utf16Big ||
                             codec == Codec::Utf32 || codec == Codec::Utf32Little || codec == Codec::Utf32Big;
  for (std::size_t at = 0; at < text->length;) {
    if (put(text->at(at))) {
      ++at;
      continue;
    }
    std::size_t end = at + 1;
    std::string ignored;
    while (!one_at_a_time && end < text->length && !encode_character(codec, text->at(end), ignored)) ++end;
    EncodeErrors::Replacement replacement;
    if (!handle_encode_error(errors, known->shown, text, at, end, encode_reason(codec), replacement)) return false;
    bytes += replacement.bytes;
    for (std::size_t i = 0; replacement.text && i < replacement.text->length; ++i) {
      if (!put(replacement.text->at(i))) return raise_encode_error(known->shown, text, at, end, encode_reason(codec));
    }
    at = replacement.position;
  }
  return true;
}

}  // namespace slotscope
