// Second pass: what is recognised as wrong in expressions, calls and displays. The order of the attempts is CPython's.
#include <algorithm>

#include "engine/source/grammar.hpp"

namespace slotscope {

namespace {

constexpr std::string_view maybe_equal = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";

/// The last thing a comprehension clause mentions (CPython: _PyPegen_get_last_comprehension_item).
const Span& last_item(const Comprehension& clause) {
  return clause.conditions.empty() ? clause.iter->span : clause.conditions.back()->span;
}

}  // namespace

bool Grammar::is_legacy_statement(const Expr* e) const {
  if (e->kind != NodeKind::Name) return false;
  const std::string_view id = e->as<NameExpr>()->id;
  return id == "print" || id == "exec";
}

void Grammar::invalid_expression() {
  const int start = mark_;
  if (version_ >= 14) invalid_expression_14();
  // Two expressions side by side inside brackets. A wrong string prefix and a soft keyword look alike but are not
  // meant.
  const bool other_meaning =
      looking_at([&] {
        return eat(TokenKind::Name) && (eat(TokenKind::String) || (version_ >= 12 && eat(TokenKind::FStringStart)));
      }) ||
      at_soft_keyword();
  if (!other_meaning) {
    if (Expr* first = disjunction()) {
      const bool was_second = second_pass_;
      second_pass_ = false;
      Expr* second = expression_without_invalid();
      second_pass_ = was_second;
      if (second && !is_legacy_statement(first) && tokens_[static_cast<std::size_t>(mark_) - 1].level != 0)
        raise_range(first->span, second->span, "invalid syntax. Perhaps you forgot a comma?");
    }
  }
  reset(start);
  Expr* body = disjunction();
  Expr* test = body && eat(TokenKind::If) ? disjunction() : nullptr;
  if (test && !at_any({TokenKind::Else, TokenKind::Colon}))
    raise_range(body->span, test->span, "expected 'else' after 'if' expression");
  if (test && version_ >= 14 && eat(TokenKind::Else) && !looking_at([&] { return expression(); }))
    raise_on_next_token("expected expression after 'else', but statement is given");
  reset(start);
  if (version_ >= 14 && at_any({TokenKind::Pass, TokenKind::Break, TokenKind::Continue})) {
    const Span word = token_at(mark_++).span;
    if (eat(TokenKind::If) && disjunction() && eat(TokenKind::Else) && simple_statement())
      raise_at(word, "expected expression before 'if', but statement is given");
    reset(start);
  }
  if (version_ >= 12) {
    if (const Token* word = eat(TokenKind::Lambda)) {
      parameters(ParameterPlace::Lambda);
      const Token* colon = eat(TokenKind::Colon);
      if (colon && at_any({TokenKind::FStringMiddle, TokenKind::TStringMiddle}))
        raise_range(word->span, colon->span,
                    std::string(at(TokenKind::TStringMiddle) ? "t" : "f") +
                        "-string: lambda expressions are not allowed without parentheses");
    }
    reset(start);
  }
}

/// Between two strings something that is none: quotes inside quotes.
void Grammar::invalid_expression_14() {
  const int start = mark_;
  if (eat(TokenKind::String)) {
    Span first, last;
    bool any = false;
    const bool was_second = second_pass_;
    second_pass_ = false;
    while (!at(TokenKind::String)) {
      Expr* between = expression_without_invalid();
      if (!between) break;
      if (!any) first = between->span;
      last = between->span;
      any = true;
    }
    second_pass_ = was_second;
    if (any && eat(TokenKind::String))
      raise_range(first, last, "invalid syntax. Is this intended to be part of the string?");
  }
  reset(start);
}

void Grammar::invalid_legacy_expression() {
  const int start = mark_;
  if (NameExpr* word = name(); word && !at(TokenKind::LeftParenthesis)) {
    if (Expr* argument = star_expressions(); argument && is_legacy_statement(word)) {
      const std::string id(word->id);
      raise_range(word->span, argument->span,
                  "Missing parentheses in call to '" + id + "'. Did you mean " + id + "(...)?");
    }
  }
  reset(start);
}

void Grammar::invalid_named_expression() {
  struct Nothing {};
  remember<Nothing>(Rule::InvalidNamedExpression, [&]() -> Nothing* {
    const int start = mark_;
    if (Expr* target = expression(); target && eat(TokenKind::ColonEqual) && expression())
      raise_at(target->span,
               "cannot use assignment expressions with " + std::string(expression_name(target, version_)));
    reset(start);
    if (version_ < 10) return nullptr;
    const auto ends_here = [&] { return !at_any({TokenKind::Equal, TokenKind::ColonEqual}); };
    if (NameExpr* target = name(); target && eat(TokenKind::Equal)) {
      if (Expr* value = bitwise_or(); value && ends_here())
        raise_range(target->span, value->span, std::string(maybe_equal));
    }
    reset(start);
    const bool not_meant = looking_at([&]() -> bool {
      return list() || (reset(start), tuple()) || (reset(start), generator()) ||
             at_any({TokenKind::True, TokenKind::None, TokenKind::False});
    });
    if (!not_meant) {
      Expr* target = bitwise_or();
      if (target && eat(TokenKind::Equal) && bitwise_or() && ends_here())
        raise_at(target->span, "cannot assign to " + std::string(expression_name(target, version_)) +
                                   " here. Maybe you meant '==' instead of '='?");
    }
    reset(start);
    return nullptr;
  });
}

void Grammar::invalid_group() {
  const int start = mark_;
  if (eat(TokenKind::LeftParenthesis)) {
    if (Expr* starred = starred_expression(); starred && eat(TokenKind::RightParenthesis))
      raise_at(starred->span,
               version_ >= 10 ? "cannot use starred expression here" : "can't use starred expression here");
    reset(start + 1);
    if (version_ >= 10) {
      const Token* stars = eat(TokenKind::DoubleStar);
      if (stars && expression() && eat(TokenKind::RightParenthesis))
        raise_at(stars->span, "cannot use double starred expression here");
    }
  }
  reset(start);
}

void Grammar::invalid_comprehension() {
  const int start = mark_;
  const bool round = at(TokenKind::LeftParenthesis);
  if (!at_any({TokenKind::LeftBracket, TokenKind::LeftParenthesis, TokenKind::LeftBrace})) return;
  ++mark_;
  std::vector<Comprehension> clauses;
  if (Expr* starred = starred_expression(); starred && for_if_clauses(clauses))
    raise_at(starred->span, "iterable unpacking cannot be used in comprehension");
  reset(start + 1);
  if (!round && version_ >= 10) {
    Expr* first = star_named_expression();
    const Token* comma = first ? eat(TokenKind::Comma) : nullptr;
    if (comma) {
      const int behind = mark_;
      constexpr const char* message = "did you forget parentheses around the comprehension target?";
      NodeList<Expr> rest;
      if (star_named_expressions(rest) && for_if_clauses(clauses)) raise_range(first->span, rest.back()->span, message);
      reset(behind);
      if (for_if_clauses(clauses)) raise_range(first->span, comma->span, message);
    }
  }
  reset(start);
}

void Grammar::invalid_dict_comprehension() {
  const int start = mark_;
  const Token* stars = eat(TokenKind::LeftBrace) ? eat(TokenKind::DoubleStar) : nullptr;
  std::vector<Comprehension> clauses;
  if (stars && bitwise_or() && for_if_clauses(clauses) && eat(TokenKind::RightBrace))
    raise_at(version_ < 9 ? token_at(start).span : stars->span, "dict unpacking cannot be used in dict comprehension");
  reset(start);
}

/// Inside braces that began like a dict (CPython: invalid_double_starred_kvpairs).
void Grammar::invalid_pairs() {
  const int start = mark_;
  KeyValue pair{};
  if (double_starred_pair(pair)) {
    int behind = mark_;
    while (eat(TokenKind::Comma) && double_starred_pair(pair)) behind = mark_;
    reset(behind);
    if (eat(TokenKind::Comma)) invalid_pair();
  }
  reset(start);
  Expr* key = expression();
  const Token* colon = key ? eat(TokenKind::Colon) : nullptr;
  if (colon) {
    if (const Token* star = eat(TokenKind::Star); star && bitwise_or())
      raise_from(star->span, "cannot use a starred expression in a dictionary value");
    reset(start);
    expression();
    eat(TokenKind::Colon);
    if (at_any({TokenKind::RightBrace, TokenKind::Comma}))
      raise_at(colon->span, "expression expected after dictionary key and ':'");
  }
  reset(start);
}

void Grammar::invalid_pair() {
  const int start = mark_;
  Expr* key = expression();
  if (key && !at(TokenKind::Colon))
    raise(SyntaxProblem::Kind::Syntax, {key->span.line, key->span.end_column - 1, key->span.end_line, -2},
          "':' expected after dictionary key");
  const Token* colon = key ? eat(TokenKind::Colon) : nullptr;
  if (colon) {
    const int behind = mark_;
    if (const Token* star = eat(TokenKind::Star); star && bitwise_or())
      raise_from(star->span, "cannot use a starred expression in a dictionary value");
    reset(behind);
    if (at_any({TokenKind::RightBrace, TokenKind::Comma}))
      raise_at(colon->span, "expression expected after dictionary key and ':'");
  }
  reset(start);
}

/// `not` as the right operand of an arithmetic operator.
void Grammar::invalid_arithmetic(int start) {
  constexpr int sum_level = 4;
  if (binary_chain(sum_level) && at_any({TokenKind::Plus, TokenKind::Minus, TokenKind::Star, TokenKind::Slash,
                                         TokenKind::Percent, TokenKind::DoubleSlash, TokenKind::At})) {
    ++mark_;
    if (const Token* word = eat(TokenKind::Not))
      if (Expr* operand = inversion())
        raise_range(word->span, operand->span, "'not' after an operator must be parenthesized");
  }
  reset(start);
}

void Grammar::invalid_factor() {
  const int start = mark_;
  if (at_any({TokenKind::Plus, TokenKind::Minus, TokenKind::Tilde})) {
    ++mark_;
    if (const Token* word = eat(TokenKind::Not))
      if (Expr* operand = factor())
        raise_range(word->span, operand->span, "'not' after an operator must be parenthesized");
  }
  reset(start);
}

// ---- calls ----------------------------------------------------------------------------------------------------------

void Grammar::invalid_arguments() {
  const int start = mark_;
  constexpr const char* generator_message = "Generator expression must be parenthesized";
  std::vector<Comprehension> clauses;
  if (version_ >= 13) {
    NodeList<Expr> positional;
    std::vector<KeywordOrStarred> others;
    bool keywords = false;
    if (positional_args(positional)) keywords = eat(TokenKind::Comma) && keyword_args(others);
    if (!keywords) {
      reset(start);
      keywords = keyword_args(others);
    }
    const Token* comma = keywords ? eat(TokenKind::Comma) : nullptr;
    if (comma && starred_expression() && !at(TokenKind::Equal)) {
      for (int behind = mark_;; behind = mark_) {
        if (eat(TokenKind::Comma) && starred_expression() && !at(TokenKind::Equal)) continue;
        reset(behind);
        break;
      }
      raise_from(comma->span, "iterable argument unpacking follows keyword argument unpacking");
    }
  } else if (const CallExpr* given = args();
             given && (version_ < 11 || !given->keywords.empty()) && eat(TokenKind::Comma) && at(TokenKind::Star)) {
    constexpr const char* message = "iterable argument unpacking follows keyword argument unpacking";
    const Token& star = token_at(mark_++);
    const auto unpacks = [](const Keyword& keyword) { return keyword.name.empty(); };
    const bool unpacking = std::any_of(given->keywords.begin(), given->keywords.end(), unpacks);
    if (version_ < 10 && (version_ >= 9 || unpacking)) raise_here(message);
    if (version_ >= 10) raise_at(version_ == 10 ? given->span : star.span, message);
  }
  reset(start);
  if (Expr* element = expression(); element && for_if_clauses(clauses) && eat(TokenKind::Comma)) {
    const int behind = mark_;
    std::vector<Comprehension> ignored;
    if (!args()) {
      reset(behind);
      if (!(expression() && for_if_clauses(ignored))) reset(behind);
    }
    if (version_ < 10) raise_at(element->span, generator_message);
    raise_range(element->span, last_item(clauses.back()), generator_message);
  }
  reset(start);
  clauses.clear();
  if (version_ >= 10) {
    const Token* keyword = eat(TokenKind::Name);
    const Token* equal = keyword ? eat(TokenKind::Equal) : nullptr;
    if (equal && expression() && for_if_clauses(clauses))
      raise_range(keyword->span, equal->span, std::string(maybe_equal));
    reset(start);
  }
  clauses.clear();
  if (version_ >= 12) {
    for (const bool with_args : {true, false}) {
      reset(start);
      if (with_args && !(args() && eat(TokenKind::Comma))) continue;
      const Token* keyword = eat(TokenKind::Name);
      const Token* equal = keyword ? eat(TokenKind::Equal) : nullptr;
      if (equal && at_any({TokenKind::Comma, TokenKind::RightParenthesis}))
        raise_range(keyword->span, equal->span, "expected argument value expression");
      if (with_args) break;
    }
    reset(start);
  }
  if (CallExpr* given = args(); given && for_if_clauses(clauses) && given->args.size() > 1) {
    if (version_ < 10) raise_at(given->args.back()->span, generator_message);
    raise_range(given->args.back()->span, last_item(clauses.back()), generator_message);
  }
  reset(start);
  clauses.clear();
  if (args() && eat(TokenKind::Comma)) {
    if (Expr* element = expression(); element && for_if_clauses(clauses)) {
      if (version_ < 10) raise_at(element->span, generator_message);
      raise_range(element->span, last_item(clauses.back()), generator_message);
    }
  }
  reset(start);
  if (CallExpr* given = args(); given && eat(TokenKind::Comma)) {
    const Span argument = peek().span;
    if (!args()) return reset(start);
    bool unpacking = false;
    for (const Keyword& keyword : given->keywords) unpacking |= keyword.name.empty();
    const char* message = unpacking ? "positional argument follows keyword argument unpacking"
                                    : "positional argument follows keyword argument";
    if (version_ < 9) raise_at(argument, message);
    raise_here(message);
  }
  reset(start);
}

void Grammar::invalid_keyword() {
  const int start = mark_;
  constexpr const char* no_assignment = "expression cannot contain assignment, perhaps you meant \"==\"?";
  if (version_ >= 10) {
    if (at_any({TokenKind::True, TokenKind::False, TokenKind::None})) {
      const Token& word = token_at(mark_++);
      if (const Token* equal = eat(TokenKind::Equal))
        raise_range(word.span, equal->span, "cannot assign to " + std::string(word.text));
    }
    reset(start);
    const Token* keyword = eat(TokenKind::Name);
    const Token* equal = keyword ? eat(TokenKind::Equal) : nullptr;
    std::vector<Comprehension> clauses;
    if (equal && expression() && for_if_clauses(clauses))
      raise_range(keyword->span, equal->span, std::string(maybe_equal));
    reset(start);
  }
  if (!looking_at([&] { return eat(TokenKind::Name) && eat(TokenKind::Equal); })) {
    Expr* target = expression();
    if (const Token* equal = target ? eat(TokenKind::Equal) : nullptr) {
      const bool constant = target->kind == NodeKind::Constant && expression_name(target, version_) != "literal";
      if (version_ < 9 && constant)
        raise_at(target->span, "cannot assign to " + std::string(expression_name(target, version_)));
      if (version_ < 10) raise_at(target->span, no_assignment);
      raise_range(target->span, equal->span, no_assignment);
    }
  }
  reset(start);
  if (version_ >= 12) {
    const Token* stars = eat(TokenKind::DoubleStar);
    if (stars && expression() && eat(TokenKind::Equal))
      if (Expr* value = expression())
        raise_range(stars->span, value->span, "cannot assign to keyword argument unpacking");
    reset(start);
  }
}

void Grammar::invalid_starred_expression() {
  const int start = mark_;
  const Token* star = eat(TokenKind::Star);
  if (star && expression() && eat(TokenKind::Equal))
    if (Expr* value = expression())
      raise_range(star->span, value->span, "cannot assign to iterable argument unpacking");
  reset(start);
}

}  // namespace slotscope
