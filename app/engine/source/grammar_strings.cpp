// Rules for string literals: prefixes, adjacent literals made one, f-strings and t-strings as tokens (3.12+).
#include "engine/source/grammar.hpp"
#include "engine/source/literals.hpp"

namespace slotscope {

/// A String token taken apart.
struct Literal {
  bool bytes = false, raw = false, formatted = false, unicode = false;
  std::string_view body;
};

namespace {

Literal split_literal(std::string_view text) {
  Literal result;
  std::size_t quote = 0;
  for (; text[quote] != '\'' && text[quote] != '"'; ++quote) {
    switch (text[quote] | 0x20) {
      case 'b':
        result.bytes = true;
        break;
      case 'r':
        result.raw = true;
        break;
      case 'f':
        result.formatted = true;
        break;
      default:
        result.unicode = text[quote] == 'u';
        break;
    }
  }
  text.remove_prefix(quote);
  const std::size_t size = text.size() >= 6 && text[1] == text[0] && text[2] == text[0] ? 3 : 1;
  result.body = text.substr(size, text.size() - 2 * size);
  return result;
}

}  // namespace

Expr* Grammar::strings() {
  return remember<Expr>(Rule::Strings, [&] { return string_parts(); });
}

/// Adjacent literals (CPython: _PyPegen_concatenate_strings). Before 3.12 all their tokens are taken first and decoded
/// then, which shows in where an error points.
Expr* Grammar::string_parts() {
  const int start = mark_;
  first_string_ = &token_at(start);
  std::vector<Piece> pieces;
  bool bytes = false, text = false, formatted = false, has_template = false;
  const auto literal = [&](const Token& token) {
    bool is_bytes = false;
    formatted |= literal_piece(token, pieces, is_bytes);
    (is_bytes ? bytes : text) = true;
    if (bytes && text && version_ < 9) raise_at(first_string_->span, "cannot mix bytes and nonbytes literals");
    if (bytes && text && version_ < 12) raise_here("cannot mix bytes and nonbytes literals");
  };
  if (version_ < 12) {
    while (eat(TokenKind::String)) {
    }
    for (int i = start; i < mark_; ++i) literal(token_at(i));
  } else {
    for (;;) {
      bool is_template = false;
      if (at(TokenKind::String))
        literal(token_at(mark_++));
      else if (formatted_string(pieces, is_template))
        (is_template ? has_template : text) = formatted = true;
      else
        break;
    }
  }
  if (mark_ == start) return nullptr;
  const Span span = since(start);
  if (bytes && text) raise_here("cannot mix bytes and nonbytes literals");
  if (has_template && (text || bytes)) raise_at(span, "cannot mix t-string literals with string or bytes literals");
  if (formatted) return join_pieces(pieces, has_template ? NodeKind::TemplateStr : NodeKind::JoinedStr, span);
  std::string value;
  for (const Piece& piece : pieces) value += piece.text;
  ConstantExpr* constant = string_constant(std::move(value), span);
  if (bytes) constant->constant = ConstantKind::Bytes;
  constant->unicode_prefix = pieces.front().unicode_prefix;
  return constant;
}

ConstantExpr* Grammar::string_constant(std::string value, Span span) {
  auto* node = make<ConstantExpr>(NodeKind::Constant, span);
  node->constant = ConstantKind::Str;
  node->text = tree_.keep(std::move(value));
  return node;
}

/// One String token; true when it is an f-string of before 3.12. Up to 3.8 the strings are looked into when the whole
/// program has been read.
bool Grammar::literal_piece(const Token& token, std::vector<Piece>& pieces, bool& bytes) {
  const Literal literal = split_literal(token.text);
  bytes = literal.bytes;
  try {
    if (literal.formatted)
      old_fstring(token, literal.body, literal.raw, pieces);
    else
      plain_piece(token, literal, pieces);
  } catch (const SyntaxFailure& failure) {
    if (version_ >= 9) throw;
    if (!deferred_) deferred_ = failure.problem;
    pieces.emplace_back();
  }
  return literal.formatted;
}

/// A string or bytes literal without fields.
void Grammar::plain_piece(const Token& token, const Literal& literal, std::vector<Piece>& pieces) {
  if (literal.bytes)
    for (const char c : literal.body)
      if (static_cast<unsigned char>(c) >= 0x80) {
        const char* message = version_ >= 10 ? "bytes can only contain ASCII literal characters"
                                             : "bytes can only contain ASCII literal characters.";
        if (version_ >= 11) raise_at(token.span, message);
        if (version_ < 9) raise_at(first_string_->span, message);
        raise_here(message);
      }
  Piece piece;
  piece.text = decode_part(literal.body, literal.raw, literal.bytes, token);
  piece.span = token.span;
  piece.unicode_prefix = literal.unicode;
  pieces.push_back(std::move(piece));
}

/// The line of a notice whose string has not ended yet; lines below it follow.
static constexpr int pending_line = -1'000'000;

/// Decodes escapes, noting unknown ones and raising for broken ones.
std::string Grammar::decode_part(std::string_view text, bool raw, bool bytes, const Token& token) {
  if (raw || text.find('\\') == std::string_view::npos) return std::string(text);
  // Before a replacement field a backslash may stand alone: f"\{x}".
  const std::size_t last_other = text.find_last_not_of('\\');
  const std::size_t backslashes = text.size() - (last_other == std::string_view::npos ? 0 : last_other + 1);
  if (backslashes % 2 == 1) return decode_part(text.substr(0, text.size() - 1), raw, bytes, token) + "\\";
  DecodedString decoded = decode_string(text, bytes);
  if (!decoded.error.empty()) {
    if (version_ < 9) raise_at(first_string_->span, std::move(decoded.error));
    raise_here(std::move(decoded.error));
  }
  if (decoded.invalid_escape != std::string_view::npos && !second_pass_) {
    const std::string escape(text.substr(decoded.invalid_escape, decoded.octal_too_large ? 4 : 2));
    const bool brace = escape == "\\{" || escape == "\\}";
    const bool reported = version_ >= 12 && token.kind != TokenKind::String && brace;
    if (!reported && !(decoded.octal_too_large && version_ < 11)) {
      const std::string octal = decoded.octal_too_large ? "octal " : "";
      const std::string message =
          version_ >= 14 ? "\"" + escape + "\" is an invalid " + octal +
                               "escape sequence. Such sequences will not work in the future. Did you mean \"\\" +
                               escape + "\"? A raw string is also an option."
          : version_ >= 10 ? "invalid " + octal + "escape sequence '" + escape + "'"
                           : "invalid escape sequence " + escape;
      // In an f-string CPython counts from the token that ends it: formatted_string() adds its line.
      int line = token.kind == TokenKind::String ? token.span.line : pending_line;
      if (version_ >= 14)
        for (std::size_t i = 0; i < decoded.invalid_escape; ++i) line += text[i] == '\n';
      notices().push_back(
          {version_ >= 12 ? SyntaxNotice::Kind::Syntax : SyntaxNotice::Kind::Deprecation, message, line});
    }
  }
  return std::move(decoded.value);
}

/// Neighbouring texts become one constant; empty ones vanish.
NodeList<Expr> Grammar::piece_nodes(std::vector<Piece>& pieces) {
  NodeList<Expr> nodes;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].field) {
      nodes.push_back(pieces[i].field);
      continue;
    }
    Span span = pieces[i].span;
    std::string text;
    const bool unicode_prefix = pieces[i].unicode_prefix;
    for (; i < pieces.size() && !pieces[i].field; ++i) {
      text += pieces[i].text;
      span.end_line = pieces[i].span.end_line;
      span.end_column = pieces[i].span.end_column;
    }
    --i;
    if (text.empty()) continue;
    ConstantExpr* constant = string_constant(std::move(text), span);
    constant->unicode_prefix = unicode_prefix;
    nodes.push_back(constant);
  }
  return nodes;
}

Expr* Grammar::join_pieces(std::vector<Piece>& pieces, NodeKind kind, Span span) {
  if (version_ < 12)
    for (Piece& piece : pieces) piece.span = span;
  auto* node = make<JoinedStrExpr>(kind, span);
  node->values = piece_nodes(pieces);
  if (version_ < 12)
    for (Expr* value : node->values)
      if (value->kind == NodeKind::FormattedValue) value->span = span;
  return node;
}

/// f"..." or t"..." from its start token to its end token (3.12+).
bool Grammar::formatted_string(std::vector<Piece>& pieces, bool& is_template) {
  const int start = mark_;
  is_template = at(TokenKind::TStringStart);
  if (!is_template && !at(TokenKind::FStringStart)) return false;
  ++mark_;
  const char kind = is_template ? 't' : 'f';
  const std::size_t before = pieces.size();
  const std::size_t known_notices = notices().size();
  while (formatted_middle(pieces, kind)) {
  }
  if (const Token* end = eat(is_template ? TokenKind::TStringEnd : TokenKind::FStringEnd)) {
    for (std::size_t i = known_notices; i < notices().size(); ++i)
      if (int& line = notices()[i].line; line < 0) line += end->span.line - pending_line;
    return true;
  }
  pieces.resize(before);
  reset(start);
  return false;
}

bool Grammar::formatted_middle(std::vector<Piece>& pieces, char kind) {
  if (replacement_field(pieces, kind, false)) return true;
  const Token* token = eat(kind == 't' ? TokenKind::TStringMiddle : TokenKind::FStringMiddle);
  if (!token) return false;
  Piece piece;
  piece.text = decode_part(token->text, token->raw, false, *token);
  piece.span = token->span;
  pieces.push_back(std::move(piece));
  return true;
}

/// `{expression=!r:spec}` (CPython: fstring_replacement_field, _PyPegen_formatted_value, _PyPegen_interpolation).
bool Grammar::replacement_field(std::vector<Piece>& pieces, char kind, bool in_spec) {
  const int start = mark_;
  if (!eat(TokenKind::LeftBrace)) return false;
  Expr* value = annotated_rhs();
  const bool debug = value && eat(TokenKind::Equal);
  const Token* ending = nullptr;  // the token that knows the expression's text
  Span debug_end;
  const Token* conversion_name = nullptr;
  if (value) {
    const int before = mark_;
    const Token* mark = eat(TokenKind::Exclamation);
    if (mark) {
      if (const Token* name = eat(TokenKind::Name)) {
        if (mark->span.end_line != name->span.line || mark->span.end_column != name->span.column)
          raise_range(mark->span, name->span,
                      std::string(1, kind) + "-string: conversion type must come right after the " +
                          std::string(version_ >= 14 ? "exclamation" : "exclamanation") + " mark");
        conversion_name = name;
        ending = mark;
        debug_end = name->span;
      } else {
        reset(before);
      }
    }
  }
  JoinedStrExpr* spec = nullptr;
  if (value && at(TokenKind::Colon)) {
    const Token& colon = token_at(mark_++);
    spec = format_spec(kind, colon);
    if (!ending) {
      ending = &colon;
      debug_end = spec->span;
      debug_end.column += 1;
    }
  }
  const Token* close = value ? eat(TokenKind::RightBrace) : nullptr;
  if (!close) {
    reset(start);
    if (second_pass_) invalid_replacement_field(kind);
    return false;
  }
  char conversion = 0;
  if (conversion_name) {
    const std::string_view asked = conversion_name->text;
    if (asked != "s" && asked != "r" && asked != "a")
      raise_at(conversion_name->span, std::string(1, kind) + "-string: invalid conversion character '" +
                                          std::string(asked) + "': expected 's', 'r', or 'a'");
    conversion = asked[0];
  }
  const Span span = since(start);
  if (!ending) {
    ending = close;
    debug_end = {span.end_line, span.end_column, 0, 0};
  }
  const std::string text = debug || kind == 't' ? debug_text(ending->expression) : std::string();
  if (debug) {
    Piece piece;
    piece.text = text;
    piece.span = {span.line, span.column + 1, debug_end.line, debug_end.column - 1};
    pieces.push_back(std::move(piece));
    if (conversion == 0 && !spec) conversion = 'r';
  }
  Piece piece;
  if (kind == 't' && !in_spec) {
    auto* node = make<InterpolationExpr>(NodeKind::Interpolation, span);
    node->value = value;
    std::string stripped = text;
    while (!stripped.empty() && std::string_view(" \t\n\r\f\v=").find(stripped.back()) != std::string_view::npos)
      stripped.pop_back();
    node->text = tree_.keep(std::move(stripped));
    node->conversion = conversion;
    node->format_spec = spec;
    piece.field = node;
  } else {
    auto* node = make<FormattedValueExpr>(NodeKind::FormattedValue, span);
    node->value = value;
    node->conversion = conversion;
    node->format_spec = spec;
    piece.field = node;
  }
  piece.span = span;
  pieces.push_back(std::move(piece));
  return true;
}

/// What follows the colon: text and nested fields.
JoinedStrExpr* Grammar::format_spec(char kind, const Token& colon) {
  std::vector<Piece> pieces;
  for (;;) {
    const Token* token = eat(kind == 't' ? TokenKind::TStringMiddle : TokenKind::FStringMiddle);
    if (token) {
      Piece piece;
      piece.text = decode_part(token->text, token->raw, false, *token);
      piece.span = token->span;
      pieces.push_back(std::move(piece));
    } else if (!replacement_field(pieces, kind, true)) {
      break;
    }
  }
  const Span& last = token_before().span;
  auto* node = make<JoinedStrExpr>(NodeKind::JoinedStr,
                                   Span{colon.span.line, colon.span.column, last.end_line, last.end_column});
  node->values = piece_nodes(pieces);
  return node;
}

/// The expression's own text with comments taken out.
std::string Grammar::debug_text(std::string_view expression) const {
  std::string result;
  char quote = 0;
  for (std::size_t i = 0; i < expression.size(); ++i) {
    const char c = expression[i];
    if (c == '"' || c == '\'') {
      if (quote == 0)
        quote = c;
      else if (quote == c)
        quote = 0;
    }
    if (c == '#' && quote == 0) {
      while (i < expression.size() && expression[i] != '\n') ++i;
      if (i < expression.size()) result += '\n';
      continue;
    }
    result += c;
  }
  return result;
}

/// Second pass: what is wrong inside the braces (CPython: invalid_fstring_replacement_field).
void Grammar::invalid_replacement_field(char kind) {
  const int start = mark_;
  if (!eat(TokenKind::LeftBrace)) return;
  const std::string prefix = std::string(1, kind) + "-string: ";
  const Token& first = peek();
  for (const char* text : {"=", "!", ":", "}"})
    if (first.kind == operator_kind(text))
      raise_at(first.span, prefix + "valid expression required before '" + text + "'");
  if (!annotated_rhs()) raise_on_next_token(prefix + "expecting a valid expression after '{'");
  if (!at_any({TokenKind::Equal, TokenKind::Exclamation, TokenKind::Colon, TokenKind::RightBrace}))
    raise_on_next_token(prefix + "expecting '=', or '!', or ':', or '}'");
  if (eat(TokenKind::Equal) && !at_any({TokenKind::Exclamation, TokenKind::Colon, TokenKind::RightBrace}))
    raise_on_next_token(prefix + "expecting '!', or ':', or '}'");
  const int before_conversion = mark_;
  if (eat(TokenKind::Exclamation)) {
    if (at_any({TokenKind::Colon, TokenKind::RightBrace})) raise_on_next_token(prefix + "missing conversion character");
    if (!at(TokenKind::Name)) raise_on_next_token(prefix + "invalid conversion character");
    ++mark_;
  } else {
    reset(before_conversion);
  }
  if (!at_any({TokenKind::Colon, TokenKind::RightBrace})) raise_on_next_token(prefix + "expecting ':' or '}'");
  if (at(TokenKind::Colon)) {
    const Token& colon = token_at(mark_++);
    format_spec(kind, colon);
    if (!at(TokenKind::RightBrace)) raise_on_next_token(prefix + "expecting '}', or format specs");
  } else if (!at(TokenKind::RightBrace)) {
    raise_on_next_token(prefix + "expecting '}'");
  }
  reset(start);
}

}  // namespace slotscope
