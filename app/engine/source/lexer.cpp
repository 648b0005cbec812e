// The lexer's main loop: indentation, names, operators, brackets. Follows CPython's tok_get_normal_mode step by step,
// because how far it has read decides the offsets in its errors.
#include "engine/source/lexer.hpp"

#include <array>
#include <cstdio>
#include <unordered_map>

#include "engine/source/characters.hpp"

namespace slotscope {

namespace {

bool is_name_start(int c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 128;
}
bool is_name_part(int c) {
  return is_name_start(c) || (c >= '0' && c <= '9');
}

std::string hexadecimal(std::uint32_t c) {
  std::array<char, 12> digits{};
  std::snprintf(digits.data(), digits.size(), "%04X", c);
  return digits.data();
}

using KindTable = std::unordered_map<std::string_view, TokenKind>;

const KindTable operator_kinds{
#define SLOTSCOPE_OPERATOR(name, text) {text, TokenKind::name},
#define SLOTSCOPE_KEYWORD(name, text)
#include "engine/source/tokens.def"
#undef SLOTSCOPE_OPERATOR
#undef SLOTSCOPE_KEYWORD
};

const KindTable keyword_kinds{
#define SLOTSCOPE_OPERATOR(name, text)
#define SLOTSCOPE_KEYWORD(name, text) {text, TokenKind::name},
#include "engine/source/tokens.def"
#undef SLOTSCOPE_OPERATOR
#undef SLOTSCOPE_KEYWORD
};

TokenKind find_kind(const KindTable& table, std::string_view text, TokenKind otherwise) {
  const auto found = table.find(text);
  return found == table.end() ? otherwise : found->second;
}

}  // namespace

TokenKind operator_kind(std::string_view text) {
  return find_kind(operator_kinds, text, TokenKind::Unknown);
}
TokenKind keyword_kind(std::string_view text) {
  return text.size() > 8 || text.size() < 2 ? TokenKind::Name : find_kind(keyword_kinds, text, TokenKind::Name);
}

Lexer::Lexer(const SourceText& source, int version)
    : source_(source),
      version_(version),
      cursor_(source.text().data()),
      line_end_(cursor_),
      text_end_(cursor_ + source.text().size()),
      line_start_(cursor_),
      buffer_start_(cursor_) {}

int Lexer::read() {
  if (cursor_ == line_end_) {
    if (state_ != LexState::Reading) return end_of_text;
    if (cursor_ == text_end_) {
      state_ = LexState::Ended;
      return end_of_text;
    }
    if (!token_start_) buffer_start_ = cursor_;
    line_start_ = cursor_;
    ++line_;
    const auto newline = source_.text().find('\n', position());
    line_end_ = newline == std::string::npos ? text_end_ : source_.text().data() + newline + 1;
  }
  return static_cast<unsigned char>(*cursor_++);
}

void Lexer::back(int character) {
  if (character != end_of_text) --cursor_;
}

Token Lexer::token(TokenKind kind, const char* start, const char* end) {
  Token result;
  result.kind = kind;
  result.level = static_cast<int>(brackets_.size());
  const bool spans_lines =
      kind == TokenKind::String || kind == TokenKind::FStringMiddle || kind == TokenKind::TStringMiddle;
  const char* first_line = spans_lines ? string_line_start_ : line_start_;
  result.span.line = spans_lines ? string_line_ : line_;
  result.span.end_line = line_;
  result.span.column = start && start >= first_line ? static_cast<int>(start - first_line) : -1;
  result.span.end_column = end && end >= line_start_ ? static_cast<int>(end - line_start_) : -1;
  if (start) result.text = {start, static_cast<std::size_t>(end - start)};
  return result;
}

Token Lexer::fail(LexState state) {
  state_ = state;
  return token(TokenKind::Error);
}

/// A SyntaxError that ends where reading stands unless told otherwise (CPython: _syntaxerror_range).
Token Lexer::error(std::string message, int offset, int end_offset) {
  const std::string_view read_part(line_start_, static_cast<std::size_t>(cursor_ - line_start_));
  if (offset < 0) offset = static_cast<int>(count_characters(read_part));
  problem_ = {};
  problem_.message = std::move(message);
  problem_.line = problem_.end_line = line_;
  problem_.offset = offset;
  problem_.end_offset = end_offset < 0 ? offset : end_offset;
  problem_.text = source_.line(line_);
  return fail(LexState::Reported);
}

void Lexer::notice(SyntaxNotice::Kind kind, std::string message) {
  notices_.push_back({kind, std::move(message), line_});
}

void Lexer::close_blocks() {
  pending_indents_ = -static_cast<int>(indents_.size() - 1);
  indents_.resize(1);
}

Token Lexer::next() {
  if (mode().reading_text) return read_string_text();
  return read_code();
}

/// After a backslash: the newline and the presence of another line (CPython: tok_continuation_line).
bool Lexer::skip_line_continuation() {
  if (read() != '\n') {
    state_ = LexState::Continuation;
    return false;
  }
  const int c = read();
  if (c == end_of_text) {
    cursor_ = line_end_;
    return false;
  }
  back(c);
  return true;
}

/// Measures the white space a line begins with. False: `result` is the token (an error) to hand out.
bool Lexer::read_indentation(Token& result, bool& blank) {
  at_line_start_ = false;
  Indent found{0, 0};
  int continued_column = 0;
  int c = 0;
  for (;;) {
    c = read();
    if (c == ' ') {
      ++found.column, ++found.alternative;
    } else if (c == '\t') {
      found.column = (found.column / 8 + 1) * 8;
      found.alternative = found.alternative + 1;
    } else if (c == '\f') {
      found = {0, 0};
    } else if (c == '\\' && version_ >= 10) {
      if (continued_column == 0) continued_column = found.column;
      if (!skip_line_continuation()) {
        result = token(TokenKind::Error);
        return false;
      }
    } else {
      break;
    }
  }
  back(c);
  blank = c == '#' || c == '\n' || (c == '\\' && version_ < 10);
  if (blank || !brackets_.empty()) return true;
  if (continued_column != 0) found = {continued_column, continued_column};
  return change_indentation(result, found);
}

bool Lexer::change_indentation(Token& result, Indent found) {
  const auto give_up = [&](LexState state) {
    cursor_ = line_end_;
    result = fail(state);
    return false;
  };
  if (found.column > indents_.back().column) {
    if (indents_.size() >= deepest_indent) return give_up(LexState::TooDeep);
    if (found.alternative <= indents_.back().alternative) return give_up(LexState::Tabs);
    ++pending_indents_;
    indents_.push_back(found);
    return true;
  }
  while (indents_.size() > 1 && found.column < indents_.back().column) {
    --pending_indents_;
    indents_.pop_back();
  }
  if (found.column != indents_.back().column) return give_up(LexState::Dedent);
  if (found.alternative != indents_.back().alternative) return give_up(LexState::Tabs);
  return true;
}

Token Lexer::read_code() {
  for (;;) {
    token_start_ = nullptr;
    bool blank = false;
    if (at_line_start_) {
      Token result;
      if (!read_indentation(result, blank)) return result;
    }
    token_start_ = cursor_;
    if (pending_indents_ != 0) {
      const bool indent = pending_indents_ > 0;
      pending_indents_ += indent ? -1 : 1;
      return token(indent ? TokenKind::Indent : TokenKind::Dedent);
    }
    back(read());

    bool line_ended = false;
    while (!line_ended) {
      token_start_ = nullptr;
      int c = 0;
      do c = read();
      while (c == ' ' || c == '\t' || c == '\f');
      token_start_ = cursor_ - (c == end_of_text ? 0 : 1);
      if (c == '#')
        while (c != end_of_text && c != '\n') c = read();
      if (c == end_of_text) {
        if (version_ >= 10 && !brackets_.empty()) return token(TokenKind::Error);
        return token(state_ == LexState::Ended ? TokenKind::End : TokenKind::Error);
      }
      if (c == '\n') {
        at_line_start_ = true;
        if (!blank && brackets_.empty()) return newline();
        line_ended = true;
      } else if (c == '\\') {
        if (!skip_line_continuation()) return token(TokenKind::Error);
      } else if (is_name_start(c)) {
        return name_or_string(c);
      } else if ((c >= '0' && c <= '9') || c == '.') {
        return number(c);
      } else if (c == '\'' || c == '"') {
        return string(c);
      } else {
        return operator_or_bracket(c);
      }
    }
  }
}

/// The newline itself is no part of the token's text, but from 3.12 on of its span.
Token Lexer::newline() {
  Token result = token(TokenKind::Newline, token_start_, cursor_ - 1);
  if (version_ >= 12) result.span.end_column = column();
  return result;
}

Token Lexer::name_or_string(int c) {
  bool b = false, r = false, u = false, f = false, t = false;
  const bool any_order = version_ >= 14;  // 3.14 reads every mixture first and then says which two do not go together
  for (;;) {
    const int lower = c | 0x20;
    if (lower == 'b' && !b && (any_order || !(u || f)))
      b = true;
    else if (lower == 'u' && !u && (any_order || !(b || r || f)))
      u = true;
    else if (lower == 'r' && !r && (any_order || !u))
      r = true;
    else if (lower == 'f' && !f && (any_order || !(b || u)))
      f = true;
    else if (lower == 't' && !t && any_order)
      t = true;
    else
      break;
    c = read();
    if (c == '"' || c == '\'') {
      Token result;
      if (any_order && incompatible_prefixes(b, r, u, f, t, result)) return result;
      if (f && version_ >= 12) return start_formatted_string(c, 'f');
      return t ? start_formatted_string(c, 't') : string(c);
    }
  }
  bool ascii = true;
  while (is_name_part(c)) {
    if (c >= 128) ascii = false;
    c = read();
  }
  back(c);
  Token result;
  if (!ascii && !check_identifier(result)) return result;
  result = token(TokenKind::Name, token_start_, cursor_);
  result.kind = keyword_kind(result.text);
  return result;
}

/// Whether the characters may form a name (CPython: verify_identifier).
bool Lexer::check_identifier(Token& result) {
  const std::string_view name(token_start_, static_cast<std::size_t>(cursor_ - token_start_));
  for (std::size_t position = 0; position < name.size();) {
    const bool first = position == 0;
    const std::uint32_t c = decode_character(name, position);
    if (first ? is_identifier_start(c) : is_identifier_part(c)) continue;
    if (version_ == 8) {
      result = fail(LexState::BadIdentifier);
      return false;
    }
    cursor_ = token_start_ + position;
    std::string character;
    append_character(character, c);
    result = error(is_printable(c) ? "invalid character '" + character + "' (U+" + hexadecimal(c) + ")"
                                   : "invalid non-printable character U+" + hexadecimal(c));
    return false;
  }
  return true;
}

Token Lexer::operator_or_bracket(int c) {
  Mode& current = mode();
  Token result;
  Token expression_end;
  if (modes_.size() > 1 && current.expression_depth >= 0 && (c == ':' || c == '}' || c == '!' || c == '{')) {
    end_expression(static_cast<char>(c), expression_end);
    if (c == ':' && current.depth - 1 == current.expression_depth) {
      current.reading_text = true;
      current.in_format_spec = true;
      result = token(TokenKind::Colon, token_start_, cursor_);
      result.expression = expression_end.expression;
      result.has_expression = expression_end.has_expression;
      return result;
    }
  }
  const auto finish = [&](TokenKind kind) {
    result = token(kind, token_start_, cursor_);
    result.expression = expression_end.expression;
    result.has_expression = expression_end.has_expression;
    return result;
  };
  const int second = read();
  if (second != end_of_text) {
    const TokenKind two = operator_kind({token_start_, 2});
    if (two != TokenKind::Unknown) {
      const int third = read();
      if (third != end_of_text) {
        const TokenKind three = operator_kind({token_start_, 3});
        if (three != TokenKind::Unknown) return finish(three);
      }
      back(third);
      return finish(two);
    }
  }
  back(second);
  if (c == '(' || c == '[' || c == '{') {
    if (brackets_.size() >= deepest_bracket) return error("too many nested parentheses");
    brackets_.push_back({static_cast<char>(c), line_, static_cast<int>(token_start_ - line_start_)});
    if (modes_.size() > 1) ++current.depth;
  } else if (c == ')' || c == ']' || c == '}') {
    if (!close_bracket(static_cast<char>(c), result)) return result;
  }
  if (version_ >= 10 && !is_printable(static_cast<std::uint32_t>(c)))
    return error("invalid non-printable character U+" + hexadecimal(static_cast<std::uint32_t>(c)));
  if (c == '=' && modes_.size() > 1 && current.expression_depth >= 0 &&
      (version_ >= 14 || current.depth - current.expression_depth == 1))
    current.in_debug = true;
  TokenKind kind = operator_kind({token_start_, 1});
  if (kind == TokenKind::Exclamation && version_ < 12) kind = TokenKind::Unknown;
  return finish(kind);
}

bool Lexer::close_bracket(char c, Token& result) {
  Mode& current = mode();
  const bool inside = modes_.size() > 1;
  const std::string prefix = inside ? std::string(1, current.prefix) + "-string: " : "";
  const auto refuse = [&](std::string message) {
    result = error(std::move(message));
    return false;
  };
  if (inside && current.depth == 0 && c == '}') return refuse(prefix + "single '}' is not allowed");
  if (brackets_.empty()) return refuse(std::string("unmatched '") + c + "'");
  const Bracket open = brackets_.back();
  brackets_.pop_back();
  const char expected = open.opening == '(' ? ')' : open.opening == '[' ? ']' : '}';
  if (c != expected) {
    if (inside && open.opening == '{' && current.depth - 1 == current.expression_depth)
      return refuse(prefix + "unmatched '" + c + "'");
    std::string message =
        std::string("closing parenthesis '") + c + "' does not match opening parenthesis '" + open.opening + "'";
    if (open.line != line_) message += " on line " + std::to_string(open.line);
    return refuse(std::move(message));
  }
  if (!inside) return true;
  if (--current.depth < 0) return refuse(prefix + "unmatched '" + c + "'");
  if (c == '}' && current.depth == current.expression_depth) {
    --current.expression_depth;
    current.reading_text = true;
    current.in_format_spec = false;
    current.in_debug = false;
  }
  return true;
}

}  // namespace slotscope
