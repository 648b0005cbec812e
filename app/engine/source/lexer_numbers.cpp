// The lexer's numbers, with the errors for malformed ones (CPython: Parser/lexer/lexer.c, "Number").
#include "engine/source/lexer.hpp"

namespace slotscope {

namespace {

bool is_digit(int c) {
  return c >= '0' && c <= '9';
}
bool is_digit_in(int base, int c) {
  if (base == 16) return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  return c >= '0' && c < '0' + base;
}
bool is_name_part(int c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 128;
}

}  // namespace

/// `c` is a digit or a dot.
Token Lexer::number(int c) {
  if (c == '.') {
    c = read();
    if (is_digit(c)) return fraction(c);
    if (c == '.') {
      c = read();
      if (c == '.') return token(TokenKind::Ellipsis, token_start_, cursor_);
      back(c);
      back('.');
    } else {
      back(c);
    }
    return token(TokenKind::Dot, token_start_, cursor_);
  }
  if (c != '0') {
    Token result;
    if (!decimal_tail(c, result)) return result;
    if (c == '.') return fraction(read());
    return exponent(c);
  }
  c = read();
  switch (c) {
    case 'x':
    case 'X':
      return radix_number(16, "hexadecimal");
    case 'o':
    case 'O':
      return radix_number(8, "octal");
    case 'b':
    case 'B':
      return radix_number(2, "binary");
    default:
      return zero_number(c);
  }
}

Token Lexer::radix_number(int base, const char* kind) {
  const auto wrong_digit = [&](int digit) {
    return error(std::string("invalid digit '") + static_cast<char>(digit) + "' in " + kind + " literal");
  };
  int c = read();
  do {
    if (c == '_') c = read();
    if (!is_digit_in(base, c)) {
      if (is_digit(c) && version_ >= 10) return wrong_digit(c);
      back(c);
      return is_digit(c) ? wrong_digit(c) : error(std::string("invalid ") + kind + " literal");
    }
    do c = read();
    while (is_digit_in(base, c));
  } while (c == '_');
  if (is_digit(c)) return wrong_digit(c);
  return end_number(c, kind);
}

/// A number that begins with 0: zero itself, a float, or the old octal form that is an error.
Token Lexer::zero_number(int c) {
  Token result;
  for (;;) {
    if (c == '_') {
      c = read();
      if (!is_digit(c)) {
        back(c);
        return error("invalid decimal literal");
      }
    }
    if (c != '0') break;
    c = read();
  }
  const char* zeros_end = cursor_;
  const bool nonzero = is_digit(c);
  if (nonzero && !decimal_tail(c, result)) return result;
  if (c == '.') return fraction(read());
  if (c == 'e' || c == 'E' || c == 'j' || c == 'J') return exponent(c);
  if (!nonzero) return end_number(c, "decimal");
  back(c);
  const char* message =
      "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers";
  if (version_ < 10) return error(message);
  return error(message, static_cast<int>(token_start_ + 1 - line_start_), static_cast<int>(zeros_end - line_start_));
}

Token Lexer::fraction(int c) {
  Token result;
  if (is_digit(c) && !decimal_tail(c, result)) return result;
  return exponent(c);
}

Token Lexer::exponent(int c) {
  Token result;
  if (c == 'e' || c == 'E') {
    const int e = c;
    c = read();
    if (c == '+' || c == '-') {
      c = read();
      if (!is_digit(c)) {
        back(c);
        return error("invalid decimal literal");
      }
    } else if (!is_digit(c)) {
      back(c);
      if (!check_number_end(e, "decimal", result)) return result;
      back(e);
      return token(TokenKind::Number, token_start_, cursor_);
    }
    if (!decimal_tail(c, result)) return result;
  }
  if (c == 'j' || c == 'J') return end_number(read(), "imaginary");
  return end_number(c, "decimal");
}

Token Lexer::end_number(int c, const char* kind) {
  Token result;
  if (!check_number_end(c, kind, result)) return result;
  back(c);
  return token(TokenKind::Number, token_start_, cursor_);
}

/// The rest of a run of digits with underscores; `c` becomes the character behind it.
bool Lexer::decimal_tail(int& c, Token& result) {
  for (;;) {
    do c = read();
    while (is_digit(c));
    if (c != '_') return true;
    c = read();
    if (!is_digit(c)) {
      back(c);
      result = error("invalid decimal literal");
      return false;
    }
  }
}

/// Whether one of the keywords that may touch a number begins at `c`, which has just been read.
bool Lexer::keyword_follows(int c) {
  const std::string_view rest(cursor_ - 1, static_cast<std::size_t>(line_end_ - cursor_) + 1);
  if (c == 'i') return rest.size() > 1 && (rest[1] == 'f' || rest[1] == 'n' || rest[1] == 's');
  for (const std::string_view word : {"and", "else", "for", "or", "not"})
    if (rest.starts_with(word) &&
        !(rest.size() > word.size() && is_name_part(static_cast<unsigned char>(rest[word.size()]))))
      return true;
  return false;
}

/// CPython: verify_end_of_number. Before 3.10 anything could touch a number.
bool Lexer::check_number_end(int c, const char* kind, Token& result) {
  if (version_ < 10 || c == end_of_text) return true;
  const std::string message = std::string("invalid ") + kind + " literal";
  if (keyword_follows(c)) {
    back(c);
    notice(version_ >= 11 ? SyntaxNotice::Kind::Syntax : SyntaxNotice::Kind::Deprecation, message);
    read();
    return true;
  }
  if (!is_name_part(c) || (c >= 128 && version_ > 10)) return true;
  back(c);
  result = error(message);
  return false;
}

}  // namespace slotscope
