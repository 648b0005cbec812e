// Second pass: what is recognised as wrong in statements. The order of the attempts is CPython's.
#include "engine/source/grammar.hpp"

namespace slotscope {

namespace {

/// The part of an expression that cannot be a target; null when all of it can (CPython: _PyPegen_get_invalid_target).
const Expr* find_invalid_target(const Expr* e, bool deleting, bool looping) {
  switch (e->kind) {
    case NodeKind::ListDisplay:
    case NodeKind::TupleDisplay:
      for (const Expr* element : e->as<SequenceExpr>()->elements)
        if (const Expr* found = find_invalid_target(element, deleting, looping)) return found;
      return nullptr;
    case NodeKind::Starred:
      return deleting ? e : find_invalid_target(e->as<StarredExpr>()->value, deleting, looping);
    case NodeKind::Compare:
      // `a in b` of `for a in b` reads as a comparison.
      if (!looping) return e;
      return e->as<CompareExpr>()->ops[0] == CmpOp::In
                 ? find_invalid_target(e->as<CompareExpr>()->left, deleting, looping)
                 : nullptr;
    case NodeKind::Name:
    case NodeKind::Subscript:
    case NodeKind::Attribute:
      return nullptr;
    default:
      return e;
  }
}

}  // namespace

namespace {

/// Up to 3.8 the whole target is blamed, or the one of those that `del` and `for` list.
Span place_of_target(bool listed, const Expr* e, const Expr* found) {
  if (!listed || e->kind != NodeKind::TupleDisplay) return e->span;
  const auto& elements = e->as<SequenceExpr>()->elements;
  const bool bare = !elements.empty() && elements.front()->span.column == e->span.column;
  if (!bare) return e->span;
  const auto begins_before = [&](const Expr* each) {
    return std::pair(each->span.line, each->span.column) <= std::pair(found->span.line, found->span.column);
  };
  const Expr* holder = elements.front();
  for (const Expr* each : elements)
    if (begins_before(each)) holder = each;
  return holder->span;
}

}  // namespace

void Grammar::raise_invalid_assignment(int start, const Expr* e) {
  const Expr* found = version_ < 9 ? find_invalid_target(e, false, false) : nullptr;
  if (found) raise_at(token_at(start).span, "cannot assign to " + std::string(expression_name(found, version_)));
  raise_invalid_target(Targets::Star, e);
}

void Grammar::raise_invalid_target(Targets targets, const Expr* e) {
  const Expr* found = find_invalid_target(e, targets == Targets::Del, targets == Targets::For);
  if (!found) {
    if (version_ < 10) raise_here("invalid syntax");
    return;
  }
  if (version_ < 9 && targets == Targets::Del && found->kind == NodeKind::Starred)
    raise_at(found->span, "can't use starred expression here");
  raise_at(version_ < 9 ? place_of_target(targets != Targets::Star, e, found) : found->span,
           (targets == Targets::Del ? "cannot delete " : "cannot assign to ") +
               std::string(expression_name(found, version_)));
}

void Grammar::invalid_assignment() {
  const int start = mark_;
  if (Expr* target = invalid_annotation_target(); target && eat(TokenKind::Colon) && expression())
    raise_at(target->span,
             "only single target (not " + std::string(expression_name(target, version_)) + ") can be annotated");
  reset(start);
  if (Expr* first = star_named_expression(); first && eat(TokenKind::Comma)) {
    NodeList<Expr> rest;
    while (star_named_expressions(rest)) {
    }
    if (eat(TokenKind::Colon) && expression()) raise_at(first->span, "only single target (not tuple) can be annotated");
  }
  reset(start);
  if (Expr* target = expression(); target && eat(TokenKind::Colon) && expression())
    raise_at(target->span, "illegal target for annotation");
  reset(start);
  const auto skip_targets = [&] {
    for (;;) {
      const int before = mark_;
      if (star_targets() && eat(TokenKind::Equal)) continue;
      reset(before);
      return;
    }
  };
  skip_targets();
  const int begin = mark_;
  if (Expr* target = star_expressions(); target && eat(TokenKind::Equal)) raise_invalid_assignment(begin, target);
  reset(start);
  skip_targets();
  const bool first_target = mark_ == start;
  if (Expr* target = yield_expression(); target && eat(TokenKind::Equal) && (version_ >= 9 || !first_target))
    raise_at(target->span, "assignment to yield expression not possible");
  reset(start);
  if (Expr* target = star_expressions(); target && augmenting_operator() && annotated_rhs()) {
    const bool display = target->kind == NodeKind::TupleDisplay || target->kind == NodeKind::ListDisplay;
    if (version_ < 9 && !display) raise_invalid_assignment(start, target);
    if (version_ < 9) raise_at(target->span, "illegal expression for augmented assignment");
    raise_at(target->span, "'" + std::string(expression_name(target, version_)) +
                               "' is an illegal expression for augmented assignment");
  }
  reset(start);
}

Expr* Grammar::invalid_annotation_target() {
  const int start = mark_;
  if (Expr* target = list()) return target;
  if (Expr* target = tuple()) return target;
  if (eat(TokenKind::LeftParenthesis)) {
    if (Expr* target = invalid_annotation_target(); target && eat(TokenKind::RightParenthesis)) return target;
  }
  reset(start);
  return nullptr;
}

void Grammar::invalid_del() {
  const int start = mark_;
  if (eat(TokenKind::Del))
    if (Expr* target = star_expressions()) raise_invalid_target(Targets::Del, target);
  reset(start);
}

void Grammar::invalid_for_target() {
  const int start = mark_;
  eat(TokenKind::Async);
  if (eat(TokenKind::For))
    if (Expr* target = star_expressions()) raise_invalid_target(Targets::For, target);
  reset(start);
}

void Grammar::invalid_for_clause() {
  const int start = mark_;
  eat(TokenKind::Async);
  if (eat(TokenKind::For) && bitwise_or()) {
    for (;;) {
      const int before_comma = mark_;
      if (!eat(TokenKind::Comma)) break;
      if (!bitwise_or()) {
        reset(before_comma);
        break;
      }
    }
    eat(TokenKind::Comma);
    if (!at(TokenKind::In)) raise_here("'in' expected after for-loop variables");
  }
  reset(start);
}

// ---- imports, type parameters ---------------------------------------------------------------------------------------

void Grammar::invalid_import() {
  const int start = mark_;
  const Token* word = eat(TokenKind::Import);
  if (word && version_ >= 13 && at(TokenKind::Newline)) {
    ++mark_;
    raise_from(token_at(mark_ - 1).span, "Expected one or more names after 'import'");
  }
  if (word && dotted_name()) {
    for (;;) {
      const int before_comma = mark_;
      if (eat(TokenKind::Comma) && dotted_name()) continue;
      reset(before_comma);
      break;
    }
    if (eat(TokenKind::From) && dotted_name())
      raise_from(word->span, "Did you mean to use 'from ... import ...' instead?");
  }
  reset(start);
}

void Grammar::invalid_import_targets() {
  const int start = mark_;
  std::vector<Alias> names;
  if (import_as_names(names) && eat(TokenKind::Comma) && eat(TokenKind::Newline)) {
    constexpr const char* message = "trailing comma not allowed without surrounding parentheses";
    if (version_ < 9) raise_at(token_at(start).span, message);
    raise_here(message);
  }
  reset(start);
  if (version_ >= 13)
    if (const Token* end = eat(TokenKind::Newline)) raise_from(end->span, "Expected one or more names after 'import'");
  reset(start);
}

void Grammar::invalid_import_alias(bool dotted) {
  const int start = mark_;
  const bool named = dotted ? dotted_name().has_value() : eat(TokenKind::Name) != nullptr;
  if (named && eat(TokenKind::As)) {
    const bool fine = looking_at([&] {
      return eat(TokenKind::Name) && at_any({TokenKind::Comma, TokenKind::RightParenthesis, TokenKind::Newline});
    });
    if (!fine)
      if (Expr* target = expression())
        raise_at(target->span, "cannot use " + std::string(expression_name(target, version_)) + " as import target");
  }
  reset(start);
}

void Grammar::invalid_type_params() {
  const int start = mark_;
  if (eat(TokenKind::LeftBracket))
    if (const Token* close = eat(TokenKind::RightBracket))
      raise_from(close->span, "Type parameter list cannot be empty");
  reset(start);
}

void Grammar::invalid_type_param() {
  const int start = mark_;
  const bool tuple = at(TokenKind::Star);
  if (!tuple && !at(TokenKind::DoubleStar)) return;
  ++mark_;
  const Token* colon = eat(TokenKind::Name) ? eat(TokenKind::Colon) : nullptr;
  if (colon)
    if (Expr* bound = expression())
      raise_from(colon->span, std::string("cannot use ") +
                                  (bound->kind == NodeKind::TupleDisplay ? "constraints" : "bound") + " with " +
                                  (tuple ? "TypeVarTuple" : "ParamSpec"));
  reset(start);
}

// ---- blocks ---------------------------------------------------------------------------------------------------------

/// At a newline that is not followed by an indented block; moves past it.
bool Grammar::missing_indent() {
  const int start = mark_;
  if (eat(TokenKind::Newline) && !at(TokenKind::Indent)) return true;
  reset(start);
  return false;
}

void Grammar::invalid_block() {
  if (!missing_indent()) return;
  if (version_ < 9 && lexer_.state() == LexState::Ended) raise_here("unexpected EOF while parsing");
  raise_here("expected an indented block", SyntaxProblem::Kind::Indentation);
}

/// if, elif, while: a missing colon or block.
void Grammar::invalid_condition_statement(TokenKind keyword, std::string_view word) {
  const int start = mark_;
  const Token* token = eat(keyword);
  if (token && named_expression()) {
    if (eat(TokenKind::Newline)) raise_here("expected ':'");
    if (eat(TokenKind::Colon) && missing_indent()) raise_missing_block(*token, "'" + std::string(word) + "' statement");
  }
  reset(start);
}

void Grammar::invalid_else() {
  const int start = mark_;
  if (const Token* token = eat(TokenKind::Else)) {
    if (eat(TokenKind::Colon)) {
      const int behind = mark_;
      if (missing_indent()) raise_missing_block(*token, "'else' statement");
      reset(behind);
      if (version_ >= 14 && block() && eat(TokenKind::Elif)) raise_here("'elif' block follows an 'else' block");
    }
  }
  reset(start);
}

void Grammar::invalid_for() {
  const int start = mark_;
  eat(TokenKind::Async);
  const Token* token = eat(TokenKind::For);
  if (token && star_targets() && eat(TokenKind::In) && star_expressions()) {
    if (eat(TokenKind::Newline)) raise_here("expected ':'");
    if (eat(TokenKind::Colon) && missing_indent()) raise_missing_block(*token, "'for' statement");
  }
  reset(start);
}

bool Grammar::with_items_loosely(bool parenthesised) {
  if (parenthesised && !eat(TokenKind::LeftParenthesis)) return false;
  const auto item = [&] {
    if (!(parenthesised ? expressions() : expression())) return false;
    const int behind = mark_;
    if (eat(TokenKind::As) && !star_target()) reset(behind);
    return true;
  };
  if (!item()) return false;
  for (;;) {
    const int before_comma = mark_;
    if (eat(TokenKind::Comma) && item()) continue;
    reset(before_comma);
    break;
  }
  if (!parenthesised) return true;
  eat(TokenKind::Comma);
  return eat(TokenKind::RightParenthesis) != nullptr;
}

void Grammar::invalid_with() {
  const int start = mark_;
  for (const bool parenthesised : {false, true}) {
    eat(TokenKind::Async);
    if (eat(TokenKind::With) && with_items_loosely(parenthesised) && eat(TokenKind::Newline))
      raise_here("expected ':'");
    reset(start);
  }
}

void Grammar::invalid_with_indent() {
  const int start = mark_;
  for (const bool parenthesised : {false, true}) {
    eat(TokenKind::Async);
    const Token* token = eat(TokenKind::With);
    if (token && with_items_loosely(parenthesised) && eat(TokenKind::Colon) && missing_indent())
      raise_missing_block(*token, "'with' statement");
    reset(start);
  }
}

void Grammar::invalid_with_item() {
  const int start = mark_;
  if (expression() && eat(TokenKind::As)) {
    Expr* target = expression();
    if (target && (version_ < 10 || at_any({TokenKind::Comma, TokenKind::RightParenthesis, TokenKind::Colon})))
      raise_invalid_assignment(start, target);
  }
  reset(start);
}

void Grammar::invalid_try() {
  const int start = mark_;
  const Token* token = eat(TokenKind::Try);
  if (token && eat(TokenKind::Colon)) {
    const int behind = mark_;
    if (missing_indent()) raise_missing_block(*token, "'try' statement");
    reset(behind);
    if (block() && !at_any({TokenKind::Except, TokenKind::Finally})) raise_here("expected 'except' or 'finally' block");
    if (version_ >= 11) {
      constexpr const char* both = "cannot have both 'except' and 'except*' on the same 'try'";
      for (const bool star : {false, true}) {
        reset(behind);
        while (block()) {
        }
        ExceptHandler handler{};
        bool any = false;
        while (except_block(handler, star)) any = true;
        if (!any) continue;
        const Token* except = eat(TokenKind::Except);
        if (!except) continue;
        const Token* star_token = star ? nullptr : eat(TokenKind::Star);
        if (!star && !star_token) continue;
        const bool typed = expression() != nullptr;
        if (typed) {
          const int before_as = mark_;
          if (eat(TokenKind::As) && !eat(TokenKind::Name)) reset(before_as);
        }
        if ((typed || star) && eat(TokenKind::Colon))
          raise_range(except->span, star ? except->span : star_token->span, both);
      }
    }
  }
  reset(start);
}

void Grammar::invalid_except(bool star) {
  const int start = mark_;
  const Token* word = eat(TokenKind::Except);
  if (!word) return;
  const bool starred = (star || (version_ >= 11 && version_ <= 13)) && eat(TokenKind::Star);
  if (star && !starred) {
    reset(start);
    if (version_ >= 14) return;
    ++mark_;
  }
  const int behind = mark_;
  const auto optional_name = [&] {
    const int before_as = mark_;
    if (eat(TokenKind::As) && !eat(TokenKind::Name)) reset(before_as);
  };
  if (Expr* type = expression(); type && eat(TokenKind::Comma) && expressions()) {
    if (version_ >= 14) {
      if (eat(TokenKind::As) && eat(TokenKind::Name) && eat(TokenKind::Colon))
        raise_from(type->span, "multiple exception types must be parenthesized when using 'as'");
    } else {
      optional_name();
      if (eat(TokenKind::Colon)) raise_from(type->span, "multiple exception types must be parenthesized");
    }
  }
  reset(behind);
  if (expression()) {
    optional_name();
    if (eat(TokenKind::Newline)) raise_here("expected ':'");
  }
  reset(behind);
  if (!starred && at(TokenKind::Newline)) {
    ++mark_;
    raise_here("expected ':'");
  }
  if (starred && at_any({TokenKind::Newline, TokenKind::Colon})) {
    ++mark_;
    raise_here("expected one or more exception types");
  }
  if (version_ >= 14 && expression() && eat(TokenKind::As)) {
    Expr* target = expression();
    if (target && eat(TokenKind::Colon) && block())
      raise_at(target->span, std::string("cannot use except") + (star ? "*" : "") + " statement with " +
                                 std::string(expression_name(target, version_)));
  }
  reset(start);
}

void Grammar::invalid_except_indent(bool star) {
  const int start = mark_;
  const Token* word = eat(TokenKind::Except);
  if (word && (!star || eat(TokenKind::Star))) {
    const int behind = mark_;
    const std::string what = star ? "'except*' statement" : "'except' statement";
    if (expression()) {
      const int before_as = mark_;
      if (eat(TokenKind::As) && !eat(TokenKind::Name)) reset(before_as);
      if (eat(TokenKind::Colon) && missing_indent()) raise_missing_block(*word, what);
    }
    reset(behind);
    if (!star && eat(TokenKind::Colon) && missing_indent()) raise_missing_block(*word, what);
  }
  reset(start);
}

void Grammar::invalid_finally() {
  const int start = mark_;
  const Token* word = eat(TokenKind::Finally);
  if (word && eat(TokenKind::Colon) && missing_indent()) raise_missing_block(*word, "'finally' statement");
  reset(start);
}

void Grammar::invalid_definition() {
  const int start = mark_;
  eat(TokenKind::Async);
  const Token* word = eat(TokenKind::Def);
  std::vector<TypeParam> ignored;
  if (word && eat(TokenKind::Name)) {
    type_params(ignored);
    const int before_parameters = mark_;
    const auto arrow = [&] {
      const int before_arrow = mark_;
      if (eat(TokenKind::Arrow) && !expression()) reset(before_arrow);
    };
    if (eat(TokenKind::LeftParenthesis)) {
      parameters(ParameterPlace::Function);
      if (eat(TokenKind::RightParenthesis)) {
        arrow();
        if (eat(TokenKind::Colon) && missing_indent()) raise_missing_block(*word, "function definition");
      }
    }
    reset(before_parameters);
    if (version_ >= 13) {
      force(TokenKind::LeftParenthesis, "(");
      parameters(ParameterPlace::Function);
      if (eat(TokenKind::RightParenthesis)) {
        arrow();
        force(TokenKind::Colon, ":");
        block();
      }
    }
  }
  reset(start);
}

void Grammar::invalid_class_definition() {
  const int start = mark_;
  const Token* word = eat(TokenKind::Class);
  std::vector<TypeParam> ignored;
  if (word && eat(TokenKind::Name)) {
    type_params(ignored);
    const int before_bases = mark_;
    if (eat(TokenKind::LeftParenthesis)) {
      arguments();
      if (!eat(TokenKind::RightParenthesis)) reset(before_bases);
    }
    if (eat(TokenKind::Newline)) raise_here("expected ':'");
    if (eat(TokenKind::Colon) && missing_indent()) raise_missing_block(*word, "class definition");
  }
  reset(start);
}

// ---- match ----------------------------------------------------------------------------------------------------------

void Grammar::invalid_match() {
  const int start = mark_;
  const Token* word = eat_word("match");
  if (word && subject()) {
    if (eat(TokenKind::Newline)) raise_here("expected ':'");
    if (eat(TokenKind::Colon) && missing_indent()) raise_missing_block(*word, "'match' statement");
  }
  reset(start);
}

void Grammar::invalid_case() {
  const int start = mark_;
  const Token* word = eat_word("case");
  if (word && patterns()) {
    guard();
    if (eat(TokenKind::Newline)) raise_here("expected ':'");
    if (eat(TokenKind::Colon) && missing_indent()) raise_missing_block(*word, "'case' statement");
  }
  reset(start);
}

void Grammar::invalid_as_pattern() {
  const int start = mark_;
  if (or_pattern() && eat(TokenKind::As)) {
    if (at_word("_")) raise_at(peek().span, "cannot use '_' as a target");
    if (version_ >= 14) {
      if (Expr* target = expression())
        raise_at(target->span, "cannot use " + std::string(expression_name(target, version_)) + " as pattern target");
    } else if (!at(TokenKind::Name)) {
      if (Expr* target = expression()) raise_at(target->span, "invalid pattern target");
    }
  }
  reset(start);
}

void Grammar::invalid_class_pattern() {
  const int start = mark_;
  if (name_or_attribute() && eat(TokenKind::LeftParenthesis)) {
    const int inside = mark_;
    NodeList<Pattern> positional;
    MatchClassPattern keywords{};
    if (!(positional_patterns(positional) && eat(TokenKind::Comma))) reset(inside);
    NodeList<Pattern> late;
    if (keyword_patterns(keywords) && eat(TokenKind::Comma) && positional_patterns(late))
      raise_range(late.front()->span, late.back()->span, "positional patterns follow keyword patterns");
  }
  reset(start);
}

}  // namespace slotscope
