// The grammar's machinery: tokens and marks, memory, spans, and how an error finds its place in the text.
#include "engine/source/grammar.hpp"

#include <algorithm>
#include <iterator>

#include "engine/source/characters.hpp"

namespace slotscope {

namespace {

std::string_view strip(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n\f\v");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n\f\v") - first + 1);
}

/// The message 3.8 and 3.9 put in place of "invalid syntax" when the line looks like a print or exec statement of
/// Python 2 (CPython: Objects/exceptions.c, _report_missing_parentheses).
std::string legacy_statement_message(std::string_view line) {
  std::string message = "invalid syntax";
  if (line.find('(') != std::string_view::npos) return message;
  const auto look_at = [&](std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return false;
    text.remove_prefix(first);
    if (text.starts_with("exec ")) {
      message = "Missing parentheses in call to 'exec'";
      return true;
    }
    if (!text.starts_with("print ")) return false;
    const std::string_view data = strip(text.substr(6));
    const std::string_view arguments = data.substr(0, data.find(';'));
    message = "Missing parentheses in call to 'print'. Did you mean print(" + std::string(arguments) +
              (arguments.ends_with(',') ? " end=\" \"" : "") + ")?";
    return true;
  };
  if (look_at(line)) return message;
  const auto colon = line.find(':');
  if (colon != std::string_view::npos) look_at(line.substr(colon + 1));
  return message;
}

/// CPython: MAXSTACK in the generated parser. Programs this deep end there in MemoryError.
constexpr int deepest_rule = 6000;

}  // namespace

Grammar::Grammar(Tree& tree, const SourceText& source, int version, int most_int_digits)
    : tree_(tree), source_(source), version_(version), most_int_digits_(most_int_digits), lexer_(source, version) {}

const Token& Grammar::token_at(int index) {
  while (index >= static_cast<int>(tokens_.size())) {
    tokens_.push_back(lexer_.next());
    if (fstring_expression_) move_into_place(tokens_.back().span);
    if (tokens_.back().kind == TokenKind::Error) raise_lexer_failure();
    if (interactive_ && line_begun_ && tokens_.back().kind == TokenKind::End) {
      tokens_.back().kind = TokenKind::Newline;
      lexer_.close_blocks();
      line_begun_ = false;
    } else {
      line_begun_ = true;
    }
  }
  return tokens_[static_cast<std::size_t>(index)];
}

void Grammar::move_into_place(Span& span) const {
  if (span.line == 1 && span.column >= 0) span.column += first_column_;
  if (span.end_line == 1 && span.end_column >= 0) span.end_column += first_column_;
  span.line += first_line_ - 1;
  span.end_line += first_line_ - 1;
}

bool Grammar::at_any(std::initializer_list<TokenKind> kinds) {
  const TokenKind here = peek().kind;
  for (const TokenKind kind : kinds)
    if (kind == here) return true;
  return false;
}

const Token* Grammar::eat(TokenKind kind) {
  const Token& token = peek();
  if (token.kind != kind) return nullptr;
  ++mark_;
  return &token;
}

bool Grammar::at_word(std::string_view soft_keyword) {
  const Token& token = peek();
  return token.kind == TokenKind::Name && token.text == soft_keyword;
}

const Token* Grammar::eat_word(std::string_view soft_keyword) {
  if (!at_word(soft_keyword)) return nullptr;
  return &token_at(mark_++);
}

bool Grammar::at_soft_keyword() {
  return version_ >= 10 && (at_word("_") || at_word("case") || at_word("match") || (version_ >= 12 && at_word("type")));
}

const Token* Grammar::force(TokenKind kind, std::string_view text) {
  if (const Token* token = eat(kind)) return token;
  if (version_ < 10) return nullptr;
  const Token& found = peek();
  raise_on_token(found, "expected '" + std::string(text) + "'", SyntaxProblem::Kind::Syntax);
}

void Grammar::check_depth() {
  if (depth_ <= deepest_rule) return;
  raise(SyntaxProblem::Kind::Memory, {},
        version_ >= 12 ? "Parser stack overflowed - Python source too complex to parse" : "");
}

/// The last token with text before the mark: where the node being made ends.
const Token& Grammar::token_before() {
  for (int index = mark_ - 1; index >= 0; --index) {
    const Token& token = tokens_[static_cast<std::size_t>(index)];
    switch (token.kind) {
      case TokenKind::End:
      case TokenKind::Newline:
      case TokenKind::Indent:
      case TokenKind::Dedent:
        continue;
      default:
        return token;
    }
  }
  return token_at(0);
}

Span Grammar::since(int start) {
  const Span& first = token_at(start).span;
  const Span& last = token_before().span;
  return {first.line, first.column, last.end_line, last.end_column};
}

int Grammar::find_memo(Rule rule) {
  for (int index = peek().memo; index >= 0; index = memos_[static_cast<std::size_t>(index)].next)
    if (memos_[static_cast<std::size_t>(index)].rule == rule) return index;
  return -1;
}

// ---- errors ---------------------------------------------------------------------------------------------------------

/// Up to 3.8 the parser knows only a few messages of its own; the others come from the pass that makes the tree of what
/// it read (CPython: err_input, ast_error). The expressions of f-strings are programs of their own.
void Grammar::attribute_to_pass(SyntaxProblem& problem) const {
  static constexpr std::string_view of_parser[] = {
      "invalid syntax",
      "unexpected EOF while parsing",
      "EOL while scanning string literal",
      "EOF while scanning triple-quoted string literal",
      "unexpected character after line continuation character",
      "invalid character in identifier",
      "invalid token",
      "multiple statements found while compiling a single statement",
  };
  problem.from_compiler = problem.kind == SyntaxProblem::Kind::Syntax &&
                          !problem.message.starts_with("Missing parentheses") &&
                          std::find(std::begin(of_parser), std::end(of_parser), problem.message) == std::end(of_parser);
  if (!fstring_expression_) return;
  problem.file = "<fstring>";
  problem.line -= first_line_ - 1;
  const bool at_end = problem.offset + 1 >= static_cast<int>(problem.text.size());
  if (at_end && problem.message == "invalid syntax") problem.message = "unexpected EOF while parsing";
  problem.has_text = !problem.from_compiler;
  while (problem.text.ends_with('\n')) problem.text.pop_back();
}

/// Columns of `span` are bytes. An end column of -1 is not known; one of -2 is CPython's 0, which is none either.
void Grammar::raise(SyntaxProblem::Kind kind, Span span, std::string message) {
  SyntaxProblem problem;
  problem.kind = kind;
  problem.message = std::move(message);
  problem.line = span.line;
  problem.end_line = span.end_line;
  int source_line = span.line;
  if (fstring_expression_) {
    // The error shows the expression's own text, but counts lines as the program does.
    if (version_ >= 9) problem.message.insert(0, "f-string: ");
    if (span.line == first_line_ && span.column >= 0) span.column -= first_column_;
    if (span.end_line == first_line_ && span.end_column >= 0) span.end_column -= first_column_;
    source_line -= first_line_ - 1;
  }
  if (lexer_.line() > source_line)
    problem.text = source_.line(source_line);
  else
    problem.text = version_ >= 14 ? lexer_.line_text() : lexer_.buffer_text();
  problem.offset = character_offset(problem.text, span.column);
  problem.end_offset = span.end_column == -1 ? -1 : character_offset(problem.text, span.end_column);
  if (version_ < 9) attribute_to_pass(problem);
  throw SyntaxFailure{std::move(problem)};
}

void Grammar::raise_range(const Span& first, const Span& last, std::string message) {
  const int end_column = last.end_column < 0 ? -2 : last.end_column;
  raise(SyntaxProblem::Kind::Syntax, {first.line, first.column, last.end_line, end_column}, std::move(message));
}

/// From a token to where the lexer stands (CPython: RAISE_SYNTAX_ERROR_STARTING_FROM).
void Grammar::raise_from(const Span& span, std::string message) {
  raise(SyntaxProblem::Kind::Syntax, {span.line, span.column, lexer_.line(), lexer_.column() - 1}, std::move(message));
}

void Grammar::raise_on_token(const Token& token, std::string message, SyntaxProblem::Kind kind) {
  raise(kind, token.span, std::move(message));
}

/// At the furthest token read so far (CPython: RAISE_SYNTAX_ERROR).
void Grammar::raise_here(std::string message, SyntaxProblem::Kind kind) {
  Span span = tokens_.back().span;
  if (span.column < 0) span.column = (version_ >= 10 ? lexer_.column() : lexer_.column_in_buffer()) - 1;
  raise(kind, span, std::move(message));
}

void Grammar::raise_on_next_token(std::string message) {
  Span span = peek().span;
  if (span.column < 0) span.column = lexer_.column() - 1;
  raise(SyntaxProblem::Kind::Syntax, span, std::move(message));
}

void Grammar::raise_unclosed_bracket() {
  const Lexer::Bracket& bracket = lexer_.open_brackets().back();
  raise(SyntaxProblem::Kind::Syntax, {bracket.line, bracket.column, bracket.line, -2},
        std::string("'") + bracket.opening + "' was never closed");
}

SyntaxProblem Grammar::reported_problem() const {
  SyntaxProblem problem = lexer_.problem();
  problem.line += first_line_ - 1;
  problem.end_line += first_line_ - 1;
  return problem;
}

/// The lexer gave up (CPython: tokenizer_error).
void Grammar::raise_lexer_failure() {
  const int end_of_line = static_cast<int>(lexer_.buffer_text().find_last_not_of('\n') + 1);
  const Span start_of_line{lexer_.line(), 0, lexer_.line(), -2};
  switch (lexer_.state()) {
    case LexState::Reported:
      throw SyntaxFailure{reported_problem()};
    case LexState::Ended:
      if (version_ >= 10 && !lexer_.open_brackets().empty()) raise_unclosed_bracket();
      raise_here("unexpected EOF while parsing");
    case LexState::StringEnd:
      raise_here("EOF while scanning triple-quoted string literal");
    case LexState::LineEnd:
      raise_here("EOL while scanning string literal");
    case LexState::Dedent:
      raise_here("unindent does not match any outer indentation level", SyntaxProblem::Kind::Indentation);
    case LexState::Tabs:
      raise(SyntaxProblem::Kind::Tab, {lexer_.line(), version_ < 9 ? end_of_line : 0, lexer_.line(), -2},
            "inconsistent use of tabs and spaces in indentation");
    case LexState::TooDeep:
      raise(SyntaxProblem::Kind::Indentation, start_of_line, "too many levels of indentation");
    case LexState::Continuation:
      raise(SyntaxProblem::Kind::Syntax,
            {lexer_.line(), version_ < 9 ? end_of_line : lexer_.column_in_buffer() - 1, lexer_.line(), -2},
            "unexpected character after line continuation character");
    case LexState::BadIdentifier:
      raise_here("invalid character in identifier");
    default:
      raise_here("invalid token");
  }
}

void Grammar::raise_missing_block(const Token& keyword, std::string_view what) {
  raise_here("expected an indented block after " + std::string(what) + " on line " + std::to_string(keyword.span.line),
             SyntaxProblem::Kind::Indentation);
}

/// No rule matched and no `invalid_` rule knew better. `last` is the furthest token of the first pass.
void Grammar::raise_generic(int last) {
  if (version_ < 9 && tokens_.back().kind == TokenKind::LessGreater) {
    Span behind = tokens_.back().span;
    ++behind.column;  // up to 3.8 it is refused when it has been read
    raise_at(behind, "invalid syntax");
  }
  if (version_ < 9 && last + 1 < static_cast<int>(tokens_.size())) {
    // The parser of 3.8 looks one token ahead: what the second pass read beyond says nothing.
    const Token& token = tokens_[static_cast<std::size_t>(last)];
    const bool of_layout = token.kind == TokenKind::Indent || token.kind == TokenKind::Dedent ||
                           token.kind == TokenKind::Newline || token.kind == TokenKind::End;
    if (!of_layout) raise_at(token.span, legacy_statement_message(source_.line(token.span.line)));
  }
  if (version_ < 10) {
    if (lexer_.state() == LexState::Ended) raise_here("unexpected EOF while parsing");
    last = static_cast<int>(tokens_.size()) - 1;
  }
  const Token& token = tokens_[static_cast<std::size_t>(version_ == 10 ? static_cast<int>(tokens_.size()) - 1 : last)];
  if (token.kind == TokenKind::Indent) raise_here("unexpected indent", SyntaxProblem::Kind::Indentation);
  if (token.kind == TokenKind::Dedent) raise_here("unexpected unindent", SyntaxProblem::Kind::Indentation);
  if (version_ < 10) raise_here(legacy_statement_message(source_.line(tokens_.back().span.line)));
  try {
    raise_at(tokens_[static_cast<std::size_t>(last)].span, "invalid syntax");
  } catch (const SyntaxFailure&) {
    check_rest_of_source(tokens_.back().span.line);
    throw;
  }
}

/// Reads on to the end: a broken token or a bracket left open before `line` is the better explanation
/// (CPython: _PyPegen_tokenize_full_source_to_check_for_errors).
void Grammar::check_rest_of_source(int line) {
  Token token;
  do token = lexer_.next();
  while (token.kind != TokenKind::End && token.kind != TokenKind::Error);
  if (token.kind != TokenKind::Error) return;
  if (lexer_.state() == LexState::Reported) {
    if (version_ >= 12 && lexer_.in_string()) return;
    throw SyntaxFailure{reported_problem()};
  }
  if (!lexer_.open_brackets().empty() && line > lexer_.open_brackets().back().line) raise_unclosed_bracket();
}

void Grammar::read_program(ParseMode mode) {
  interactive_ = mode == ParseMode::Interactive;
  const auto read = [&] {
    reset(0);
    try {
      if (interactive_) return interactive();
      if (mode == ParseMode::Expression)
        evaluation();
      else
        file();
      return mark_ > 0 && tokens_[static_cast<std::size_t>(mark_) - 1].kind == TokenKind::End;
    } catch (const SyntaxFailure&) {
      if (version_ >= 10 && lexer_.state() == LexState::Reading) check_rest_of_source(tokens_.back().span.line);
      throw;
    }
  };
  if (read()) {
    if (deferred_) throw SyntaxFailure{*deferred_};
    if (interactive_ && more_follows()) raise_here("multiple statements found while compiling a single statement");
    return;
  }
  const int last = static_cast<int>(tokens_.size()) - 1;
  for (Token& token : tokens_) token.memo = -1;
  memos_.clear();
  second_pass_ = true;
  read();
  raise_generic(last);
}

Expr* Grammar::read_fstring_expression() {
  fstring_expression_ = true;
  Expr* result = star_expressions();
  if (result && deferred_) throw SyntaxFailure{*deferred_};
  if (result) return result;
  const int last = static_cast<int>(tokens_.size()) - 1;
  for (Token& token : tokens_) token.memo = -1;
  memos_.clear();
  second_pass_ = true;
  reset(0);
  star_expressions();
  raise_generic(last);
}

std::string_view expression_name(const Expr* e, int version) {
  switch (e->kind) {
    case NodeKind::Attribute:
      return "attribute";
    case NodeKind::Subscript:
      return "subscript";
    case NodeKind::Starred:
      return "starred";
    case NodeKind::Name:
      return "name";
    case NodeKind::ListDisplay:
      return "list";
    case NodeKind::TupleDisplay:
      return "tuple";
    case NodeKind::Lambda:
      return "lambda";
    case NodeKind::Call:
      return "function call";
    case NodeKind::BoolOp:
    case NodeKind::BinOp:
    case NodeKind::UnaryOp:
      return version >= 10 ? "expression" : "operator";
    case NodeKind::GeneratorExp:
      return "generator expression";
    case NodeKind::Yield:
    case NodeKind::YieldFrom:
      return "yield expression";
    case NodeKind::Await:
      return "await expression";
    case NodeKind::ListComp:
      return "list comprehension";
    case NodeKind::SetComp:
      return "set comprehension";
    case NodeKind::DictComp:
      return "dict comprehension";
    case NodeKind::DictDisplay:
      return version >= 10 ? "dict literal" : "dict display";
    case NodeKind::SetDisplay:
      return "set display";
    case NodeKind::JoinedStr:
    case NodeKind::FormattedValue:
      return "f-string expression";
    case NodeKind::TemplateStr:
    case NodeKind::Interpolation:
      return "t-string expression";
    case NodeKind::Compare:
      return "comparison";
    case NodeKind::IfExp:
      return "conditional expression";
    case NodeKind::NamedExpr:
      return "named expression";
    case NodeKind::Constant:
      switch (e->as<ConstantExpr>()->constant) {
        case ConstantKind::None:
          return "None";
        case ConstantKind::True:
          return "True";
        case ConstantKind::False:
          return "False";
        case ConstantKind::Ellipsis:
          return version >= 10 ? "ellipsis" : "Ellipsis";
        default:
          return "literal";
      }
    default:
      return "expression";
  }
}

}  // namespace slotscope
