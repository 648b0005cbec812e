// f-strings as Python read them before 3.12: a literal's text is searched for braces, and each expression is parsed on
// its own, in parentheses (CPython 3.8 to 3.11: Parser/string_parser.c, fstring_find_literal, fstring_find_expr).
#include "engine/source/grammar.hpp"

namespace slotscope {

/// Walks over the body of one f-string literal.
class OldFString {
 public:
  using Piece = Grammar::Piece;
  OldFString(Grammar& grammar, const Token& token, std::string_view body, bool raw)
      : grammar_(grammar), token_(token), body_(body), raw_(raw) {}

  void read(int level, std::vector<Piece>& pieces) {
    while (position_ < body_.size()) {
      const bool doubled = literal(level, pieces);
      if (doubled) continue;
      if (position_ >= body_.size() || body_[position_] == '}') break;
      expression(level, pieces);
    }
    if (level == 0 && position_ < body_.size()) fail("f-string: unexpected end of string");
  }

 private:
  [[noreturn]] void fail(std::string message) {
    if (grammar_.version_ < 9) grammar_.raise_at(grammar_.first_string_->span, std::move(message));
    grammar_.raise_here(std::move(message));
  }

  /// Text up to a brace. True: the brace was doubled, reading goes on behind it.
  bool literal(int level, std::vector<Piece>& pieces) {
    const std::size_t start = position_;
    std::size_t s = start;
    bool doubled = false;
    while (s < body_.size()) {
      char c = body_[s++];
      if (!raw_ && c == '\\' && s < body_.size()) {
        c = body_[s++];
        if (c == 'N') {
          if (s < body_.size() && body_[s++] == '{')
            while (s < body_.size() && body_[s++] != '}') {
            }
          continue;
        }
        if (c == '{')
          grammar_.notices().push_back(
              {SyntaxNotice::Kind::Deprecation,
               grammar_.version_ >= 10 ? "invalid escape sequence '\\{'" : "invalid escape sequence \\{",
               token_.span.line});
      }
      if (c != '{' && c != '}') continue;
      if (level == 0) {
        if (s < body_.size() && body_[s] == c) {
          doubled = true;
          position_ = s + 1;
          break;
        }
        if (c == '}') fail("f-string: single '}' is not allowed");
      }
      --s;
      break;
    }
    if (!doubled) position_ = s;
    if (s > start) {
      Piece piece;
      piece.text = grammar_.decode_part(body_.substr(start, s - start), raw_, false, token_);
      piece.span = token_.span;
      pieces.push_back(std::move(piece));
    }
    return doubled;
  }

  bool at_end() const { return position_ >= body_.size(); }
  [[noreturn]] void expect_close() { fail("f-string: expecting '}'"); }

  void expression(int level, std::vector<Piece>& pieces) {
    if (level >= 2) fail("f-string: expressions nested too deeply");
    const std::size_t start = ++position_;
    find_expression_end();
    if (at_end()) expect_close();
    Expr* value = parse(start, position_);
    bool debug = false;
    if (body_[position_] == '=') {
      debug = true;
      ++position_;
      while (!at_end() && std::string_view(" \t\n\r\f\v").find(body_[position_]) != std::string_view::npos) ++position_;
      if (at_end()) expect_close();
      Piece piece;
      piece.text = std::string(body_.substr(start, position_ - start));
      pieces.push_back(std::move(piece));
    }
    auto* node = grammar_.make<FormattedValueExpr>(NodeKind::FormattedValue, token_.span);
    node->value = value;
    if (body_[position_] == '!') {
      if (++position_ >= body_.size()) expect_close();
      node->conversion = body_[position_++];
      if (node->conversion != 's' && node->conversion != 'r' && node->conversion != 'a')
        fail("f-string: invalid conversion character: expected 's', 'r', or 'a'");
    }
    if (at_end()) expect_close();
    if (body_[position_] == ':') {
      if (++position_ >= body_.size()) expect_close();
      std::vector<Piece> spec;
      read(level + 1, spec);
      node->format_spec = grammar_.join_pieces(spec, NodeKind::JoinedStr, token_.span);
    }
    if (at_end() || body_[position_] != '}') expect_close();
    ++position_;
    if (debug && !node->format_spec && node->conversion == 0) node->conversion = 'r';
    Piece piece;
    piece.field = node;
    pieces.push_back(std::move(piece));
  }

  /// Moves to the `!`, `:`, `=` or `}` that ends the expression.
  void find_expression_end() {
    char quote = 0;
    bool triple = false;
    std::string open;
    for (; !at_end(); ++position_) {
      const char c = body_[position_];
      const auto next = [&](std::size_t ahead) {
        return position_ + ahead < body_.size() ? body_[position_ + ahead] : '\0';
      };
      if (c == '\\') fail("f-string expression part cannot include a backslash");
      if (quote != 0) {
        if (c != quote) continue;
        if (triple) {
          if (next(1) != c || next(2) != c) continue;
          position_ += 2;
        }
        quote = 0;
      } else if (c == '\'' || c == '"') {
        triple = next(1) == c && next(2) == c;
        if (triple) position_ += 2;
        quote = c;
      } else if (c == '[' || c == '{' || c == '(') {
        if (open.size() >= 200) fail("f-string: too many nested parenthesis");
        open += c;
      } else if (c == '#') {
        fail("f-string expression part cannot include '#'");
      } else if (open.empty() && std::string_view("!:}=><").find(c) != std::string_view::npos) {
        if (std::string_view("!=<>").find(c) != std::string_view::npos && next(1) == '=') {
          ++position_;
          continue;
        }
        if (c != '>' && c != '<') break;
      } else if (c == ']' || c == '}' || c == ')') {
        if (open.empty()) fail(std::string("f-string: unmatched '") + c + "'");
        const char opening = open.back();
        open.pop_back();
        if (c != (opening == '(' ? ')' : opening == '[' ? ']' : '}'))
          fail(std::string("f-string: closing parenthesis '") + c + "' does not match opening parenthesis '" + opening +
               "'");
      }
    }
    if (quote != 0) fail("f-string: unterminated string");
    if (!open.empty()) fail(std::string("f-string: unmatched '") + open.back() + "'");
  }

  Expr* parse(std::size_t start, std::size_t end) {
    const std::string_view text = body_.substr(start, end - start);
    if (text.find_first_not_of(" \t\n\f") == std::string_view::npos) {
      const char ending = body_[end];
      if (grammar_.version_ >= 11 && (ending == '!' || ending == ':' || ending == '='))
        fail(std::string("f-string: expression required before '") + ending + "'");
      fail("f-string: empty expression not allowed");
    }
    const SourceText source("(" + std::string(text) + ")");
    Grammar inner(grammar_.tree_, source, grammar_.version_);
    const auto [line, column] = place(start, text);
    inner.first_line_ = line;
    inner.first_column_ = column;
    return inner.read_fstring_expression();
  }

  /// Where the parenthesised text stands in the program (CPython: fstring_find_expr_location).
  std::pair<int, int> place(std::size_t start, std::string_view expression) const {
    if (grammar_.version_ == 8) return place_38(expression);
    const std::string_view before(token_.text.data(),
                                  static_cast<std::size_t>(body_.data() + start - 1 - token_.text.data()));
    int lines = 0;
    for (const char c : before) lines += c == '\n';
    const std::size_t blank_until = body_.find_first_not_of(" \t\f", start);
    if (blank_until != std::string_view::npos && body_[blank_until] == '\n')
      return {token_.span.line + lines, token_.span.column};
    const std::size_t newline = before.rfind('\n');
    const std::size_t columns = newline == std::string_view::npos ? before.size() : before.size() - newline;
    const int column = grammar_.version_ >= 10 && lines > 0 ? -1 : token_.span.column;
    return {token_.span.line + lines, column + static_cast<int>(columns)};
  }

  /// 3.8 searches the first of the adjacent literals for the expression in braces, and gives up when something else
  /// follows it there (CPython: fstring_fix_node_location).
  std::pair<int, int> place_38(std::string_view expression) const {
    const Token& first = *grammar_.first_string_;
    const std::size_t found = first.text.find("{" + std::string(expression) + "}");
    if (found == std::string_view::npos) return {first.span.line, first.span.column};
    const std::string_view before = first.text.substr(0, found);
    const std::size_t newline = before.rfind('\n');
    int lines = 0;
    for (const char c : before) lines += c == '\n';
    return {first.span.line + lines,
            first.span.column + static_cast<int>(newline == std::string_view::npos ? found : found - newline)};
  }

  Grammar& grammar_;
  const Token& token_;
  const std::string_view body_;
  const bool raw_;
  std::size_t position_ = 0;
};

void Grammar::old_fstring(const Token& token, std::string_view body, bool raw, std::vector<Piece>& pieces) {
  OldFString(*this, token, body, raw).read(0, pieces);
}

}  // namespace slotscope
