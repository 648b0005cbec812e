// The lexer's strings: plain literals, and from 3.12 on the parts of f-strings and t-strings as tokens of their own.
#include "engine/source/lexer.hpp"

namespace slotscope {

/// A string literal whose opening quote has just been read.
Token Lexer::string(int quote) {
  int quote_size = 1;
  int closing = 0;
  bool escaped_quote = false;
  string_line_ = line_;
  string_line_start_ = line_start_;
  int c = read();
  if (c == quote) {
    c = read();
    if (c == quote)
      quote_size = 3;
    else
      closing = 1;  // an empty string
  }
  if (c != quote) back(c);
  while (closing != quote_size) {
    c = read();
    if (c == end_of_text || (quote_size == 1 && c == '\n'))
      return unterminated_string(c, static_cast<char>(quote), quote_size, escaped_quote);
    if (c == quote) {
      ++closing;
      continue;
    }
    closing = 0;
    if (c == '\\' && read() == quote) escaped_quote = true;
  }
  return token(TokenKind::String, token_start_, cursor_);
}

Token Lexer::unterminated_string(int c, char quote, int quote_size, bool escaped_quote) {
  if (version_ < 10) {
    cursor_ = line_end_;
    return fail(quote_size == 3 ? LexState::StringEnd : LexState::LineEnd);
  }
  cursor_ = token_start_ + 1;
  line_start_ = string_line_start_;
  const int last_line = line_;
  line_ = string_line_;
  const Mode& current = mode();
  if (modes_.size() > 1 && current.quote == quote && current.quote_size == quote_size)
    return error(std::string(1, current.prefix) + "-string: expecting '}'");
  std::string message = quote_size == 3 ? "unterminated triple-quoted string literal" : "unterminated string literal";
  message += " (detected at line " + std::to_string(last_line) + ")";
  if (escaped_quote && quote_size == 1 && version_ >= 13) message += "; perhaps you escaped the end quote?";
  const Token result = error(std::move(message));
  if (c != '\n') state_ = LexState::Reported;
  return result;
}

bool Lexer::incompatible_prefixes(bool b, bool r, bool u, bool f, bool t, Token& result) {
  const auto refuse = [&](char first, char second) {
    result = error(std::string("'") + first + "' and '" + second + "' prefixes are incompatible",
                   static_cast<int>(token_start_ + 1 - line_start_), column());
    return true;
  };
  if (u && b) return refuse('u', 'b');
  if (u && r) return refuse('u', 'r');
  if (u && f) return refuse('u', 'f');
  if (u && t) return refuse('u', 't');
  if (b && f) return refuse('b', 'f');
  if (b && t) return refuse('b', 't');
  if (f && t) return refuse('f', 't');
  return false;
}

/// Opens an f-string or t-string; from here on its text is read in a mode of its own.
Token Lexer::start_formatted_string(int quote, char prefix) {
  string_line_ = line_;
  string_line_start_ = line_start_;
  int quote_size = 1;
  const int second = read();
  if (second == quote) {
    const int third = read();
    if (third == quote) {
      quote_size = 3;
    } else {
      back(third);
      back(second);
    }
  } else {
    back(second);
  }
  if (modes_.size() >= deepest_string)
    return error(version_ >= 14 ? "too many nested f-strings or t-strings" : "too many nested f-strings");
  Mode opened;
  opened.reading_text = true;
  opened.prefix = prefix;
  opened.quote = static_cast<char>(quote);
  opened.quote_size = quote_size;
  opened.raw = (token_start_[0] | 0x20) == 'r' || (token_start_[1] | 0x20) == 'r';
  opened.start = token_start_;
  opened.line_start = line_start_;
  opened.line = line_;
  modes_.push_back(opened);
  return token(prefix == 't' ? TokenKind::TStringStart : TokenKind::FStringStart, token_start_, cursor_);
}

/// At text inside an f-string: an expression's brace, the closing quotes, or a run of text.
Token Lexer::read_string_text() {
  Mode& current = mode();
  token_start_ = cursor_;
  string_line_ = line_;
  const int first = read();
  if (first == '{') {
    const int second = read();
    back(second);
    back(first);
    if (second != '{') {
      if (++current.expression_depth >= deepest_expression)
        return error(std::string(1, current.prefix) + "-string: expressions nested too deeply");
      current.reading_text = false;
      return read_code();
    }
  } else {
    back(first);
  }
  for (int i = 0; i < current.quote_size; ++i) {
    const int c = read();
    if (c != current.quote) {
      back(c);
      return string_text();
    }
  }
  const Token result =
      token(current.prefix == 't' ? TokenKind::TStringEnd : TokenKind::FStringEnd, token_start_, cursor_);
  modes_.pop_back();
  return result;
}

Token Lexer::string_text() {
  Mode& current = mode();
  const TokenKind kind = current.prefix == 't' ? TokenKind::TStringMiddle : TokenKind::FStringMiddle;
  const auto text_until = [&](const char* end) {
    Token result = token(kind, token_start_, end);
    result.raw = current.raw;
    result.span.end_column = column();  // the second of two braces counts, though it is no part of the text
    return result;
  };
  int closing = 0;
  bool named_escape = false;
  string_line_start_ = line_start_;
  while (closing != current.quote_size) {
    const int c = read();
    const bool in_format_spec = current.in_format_spec && current.expression_depth >= 0;
    if (c == end_of_text || (current.quote_size == 1 && c == '\n')) {
      if (in_format_spec && c == '\n') {
        if (version_ >= 13)
          return error("f-string: newlines are not allowed in format specifiers for single quoted f-strings");
        back(c);
        current.reading_text = false;
        current.in_format_spec = false;
        return text_until(cursor_);
      }
      return unterminated_formatted_string(c);
    }
    if (c == current.quote) {
      ++closing;
      continue;
    }
    closing = 0;
    if (c == '{') {
      current.expression_start = cursor_;
      current.expression_end = nullptr;
      const int second = read();
      if (second == '{' && !in_format_spec) return text_until(cursor_ - 1);
      back(second);
      back(c);
      if (++current.expression_depth >= deepest_expression)
        return error(std::string(1, current.prefix) + "-string: expressions nested too deeply");
      current.reading_text = false;
      current.in_format_spec = false;
      return text_until(cursor_);
    }
    if (c == '}') {
      if (named_escape) return text_until(cursor_);
      const int second = read();
      if (second == '}' && !in_format_spec && current.depth == 0) return text_until(cursor_ - 1);
      back(second);
      back(c);
      current.reading_text = false;
      current.in_format_spec = false;
      return text_until(cursor_);
    }
    if (c == '\\') {
      const int escaped = read();
      if (escaped == '{' || escaped == '}') {
        if (!current.raw) note_brace_escape(escaped);
        back(escaped);
      } else if (!current.raw && escaped == 'N') {
        const int brace = read();
        if (brace == '{')
          named_escape = true;
        else
          back(brace);
      }
    }
  }
  cursor_ -= current.quote_size;
  return text_until(cursor_);
}

void Lexer::note_brace_escape(int c) {
  const std::string escape = std::string("\\") + static_cast<char>(c);
  notice(SyntaxNotice::Kind::Syntax,
         version_ >= 14
             ? "\"" + escape +
                   "\" is an invalid escape sequence. Such sequences will not work in the future. Did you mean \"\\" +
                   escape + "\"? A raw string is also an option."
             : "invalid escape sequence '" + escape + "'");
}

Token Lexer::unterminated_formatted_string(int c) {
  const Mode current = mode();
  cursor_ = current.start + 1;
  line_start_ = current.line_start;
  const int last_line = line_;
  line_ = current.line;
  const std::string kind =
      std::string(1, current.prefix) + "-string literal (detected at line " + std::to_string(last_line) + ")";
  const Token result = error((current.quote_size == 3 ? "unterminated triple-quoted " : "unterminated ") + kind);
  if (c != '\n') state_ = LexState::Reported;
  return result;
}

/// At `{`, `}`, `:` or `!` in a replacement field: notes where the expression's own text begins and ends.
void Lexer::end_expression(char c, Token& result) {
  Mode& current = mode();
  const int depth = current.depth - (c != '{' ? 1 : 0);
  const bool nested = version_ >= 13 && depth == 1 && (current.in_debug || current.in_format_spec);
  if (depth != 0 && !nested) return;
  if (c == '{') {
    current.expression_start = cursor_;
    current.expression_end = nullptr;
    return;
  }
  if (c != ':' || !current.expression_end) current.expression_end = token_start_;
  if (!current.expression_start || !(current.in_debug || current.prefix == 't')) return;
  result.expression = {current.expression_start,
                       static_cast<std::size_t>(current.expression_end - current.expression_start)};
  result.has_expression = true;
}

}  // namespace slotscope
