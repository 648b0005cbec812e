// Tokens: what the lexer makes of source text and the grammar reads.
#pragma once

#include <cstdint>
#include <string_view>

#include "engine/source/tree.hpp"

namespace slotscope {

enum class TokenKind : std::uint8_t {
  End,
  Newline,
  Indent,
  Dedent,
  Name,
  Number,
  String,
  FStringStart,
  FStringMiddle,
  FStringEnd,
  TStringStart,
  TStringMiddle,
  TStringEnd,
  Unknown,  ///< a character no token begins with, such as `?`
  Error,    ///< the lexer gave up; its `failure()` says why
#define SLOTSCOPE_OPERATOR(name, text) name,
#define SLOTSCOPE_KEYWORD(name, text) name,
#include "engine/source/tokens.def"
#undef SLOTSCOPE_OPERATOR
#undef SLOTSCOPE_KEYWORD
};

struct Token {
  TokenKind kind = TokenKind::End;
  Span span;  ///< columns are -1 for tokens without text (indent, dedent, end)
  std::string_view text;
  std::string_view expression;  ///< on the `=`, `!`, `:` or `}` that ends an expression in an f-string: its text
  bool has_expression = false;
  bool raw = false;  ///< f-string parts: the prefix has an r
  int level = 0;     ///< open brackets after this token
  int memo = -1;     ///< the grammar's results from here
};

inline bool is_keyword_token(TokenKind kind) {
  return kind >= TokenKind::False;
}

/// The kind of the operator that is exactly `text`, or Unknown.
TokenKind operator_kind(std::string_view text);
/// The kind of the keyword `text`, or Name.
TokenKind keyword_kind(std::string_view text);

}  // namespace slotscope
