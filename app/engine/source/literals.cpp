// Numbers and escape sequences (CPython: Parser/pegen.c parsenumber, Objects/unicodeobject.c, Objects/bytesobject.c).
#include "engine/source/literals.hpp"

#include <charconv>
#include <cmath>

#include "engine/source/characters.hpp"
#include "engine/source/unicode_names.hpp"

namespace slotscope {

namespace {

int hexadecimal_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

double read_float(std::string_view text) {
  double value = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (result.ec != std::errc::result_out_of_range) return value;
  const std::size_t exponent = text.find_first_of("eE");
  const bool tiny = exponent != std::string_view::npos && text.substr(exponent + 1).starts_with('-');
  return tiny ? 0.0 : HUGE_VAL;
}

/// Reads escapes one after the other into the value.
class Decoder {
 public:
  Decoder(std::string_view body, bool bytes) : body_(body), bytes_(bytes) {}

  DecodedString run() {
    while (position_ < body_.size() && result_.error.empty()) {
      const char c = body_[position_];
      if (c == '\\') {
        escape();
      } else {
        result_.value += c;
        ++position_;
      }
    }
    return std::move(result_);
  }

 private:
  void escape() {
    const std::size_t start = position_++;
    if (position_ >= body_.size()) return fail(start, "\\ at end of string");
    const char c = body_[position_++];
    switch (c) {
      case '\n':
        return;
      case '\\':
      case '\'':
      case '"':
        result_.value += c;
        return;
      case 'a':
        result_.value += '\a';
        return;
      case 'b':
        result_.value += '\b';
        return;
      case 'f':
        result_.value += '\f';
        return;
      case 'n':
        result_.value += '\n';
        return;
      case 'r':
        result_.value += '\r';
        return;
      case 't':
        result_.value += '\t';
        return;
      case 'v':
        result_.value += '\v';
        return;
      case '0':
      case '1':
      case '2':
      case '3':
      case '4':
      case '5':
      case '6':
      case '7':
        return octal(start, c - '0');
      case 'x':
        return hexadecimal(start, 2, "truncated \\xXX escape");
      case 'u':
        if (!bytes_) return hexadecimal(start, 4, "truncated \\uXXXX escape");
        break;
      case 'U':
        if (!bytes_) return hexadecimal(start, 8, "truncated \\UXXXXXXXX escape");
        break;
      case 'N':
        if (!bytes_) return named(start);
        break;
      default:
        break;
    }
    note_invalid(start, false);
    result_.value += '\\';
    result_.value += c;
  }

  void octal(std::size_t start, int value) {
    for (int i = 0; i < 2 && position_ < body_.size() && body_[position_] >= '0' && body_[position_] <= '7'; ++i)
      value = value * 8 + (body_[position_++] - '0');
    if (value > 0377) note_invalid(start, true);
    add(static_cast<std::uint32_t>(value));
  }

  void hexadecimal(std::size_t start, int digits, const char* message) {
    std::uint32_t value = 0;
    for (int i = 0; i < digits; ++i) {
      const int digit = position_ < body_.size() ? hexadecimal_value(body_[position_]) : -1;
      if (digit < 0) return fail(start, message);
      value = value * 16 + static_cast<std::uint32_t>(digit);
      ++position_;
    }
    if (value > 0x10FFFF) return fail(start, "illegal Unicode character");
    add(value);
  }

  void named(std::size_t start) {
    const std::size_t close =
        position_ < body_.size() && body_[position_] == '{' ? body_.find('}', position_) : std::string_view::npos;
    if (close == std::string_view::npos || close == position_ + 1) {
      if (position_ < body_.size() && body_[position_] == '{') {
        position_ = close == std::string_view::npos ? body_.size() : close + 1;
      }
      return fail(start, "malformed \\N character escape");
    }
    const auto name = body_.substr(position_ + 1, close - position_ - 1);
    position_ = close + 1;
    const auto character = find_character_by_name(name);
    if (!character) return fail(start, "unknown Unicode character name");
    append_character(result_.value, *character);
  }

  void add(std::uint32_t value) {
    if (bytes_)
      result_.value += static_cast<char>(value);
    else
      append_character(result_.value, value);
  }

  void note_invalid(std::size_t start, bool octal_too_large) {
    if (result_.invalid_escape != std::string_view::npos) return;
    result_.invalid_escape = start;
    result_.octal_too_large = octal_too_large;
  }

  void fail(std::size_t start, std::string reason) {
    if (bytes_) {
      result_.error = reason.starts_with("truncated")
                          ? "(value error) invalid \\x escape at position " + std::to_string(start)
                          : "(value error) Trailing \\ in string";
      return;
    }
    const std::size_t first = encoded_length(start);
    const std::size_t last = encoded_length(position_) - 1;
    result_.error = first == last ? "(unicode error) 'unicodeescape' codec can't decode byte 0x5c in position " +
                                        std::to_string(first) + ": " + reason
                                  : "(unicode error) 'unicodeescape' codec can't decode bytes in position " +
                                        std::to_string(first) + "-" + std::to_string(last) + ": " + reason;
  }

  /// CPython hands the codec a text in which every other character is already written as \UXXXXXXXX.
  std::size_t encoded_length(std::size_t end) const {
    std::size_t length = 0;
    for (std::size_t i = 0; i < end;) {
      if (static_cast<unsigned char>(body_[i]) < 0x80) {
        ++i, ++length;
      } else {
        decode_character(body_, i);
        length += 10;
      }
    }
    return length;
  }

  const std::string_view body_;
  const bool bytes_;
  std::size_t position_ = 0;
  DecodedString result_;
};

}  // namespace

NumberLiteral read_number(std::string_view text) {
  std::string digits;
  for (const char c : text)
    if (c != '_') digits += c;
  const bool prefixed =
      digits.size() > 1 && digits[0] == '0' && std::string_view("xXoObB").find(digits[1]) != std::string_view::npos;
  if (!prefixed) {
    if (digits.back() == 'j' || digits.back() == 'J') {
      digits.pop_back();
      return {ConstantKind::Imaginary, {}, read_float(digits)};
    }
    if (digits.find_first_of(".eE") != std::string::npos) return {ConstantKind::Float, {}, read_float(digits)};
  }
  return {ConstantKind::Int, std::move(digits), 0};
}

DecodedString decode_string(std::string_view body, bool bytes) {
  if (body.find('\\') == std::string_view::npos) return {std::string(body), {}};
  return Decoder(body, bytes).run();
}

}  // namespace slotscope
