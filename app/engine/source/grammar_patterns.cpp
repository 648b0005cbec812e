// Rules for match statements and their patterns.
#include "engine/source/grammar.hpp"

namespace slotscope {

Stmt* Grammar::match_statement() {
  const int start = mark_;
  if (!at_word("match")) return nullptr;
  ++mark_;
  Expr* value = subject();
  if (value && eat(TokenKind::Colon) && eat(TokenKind::Newline) && eat(TokenKind::Indent)) {
    std::vector<MatchCase> cases;
    MatchCase next{};
    while (match_case(next)) cases.push_back(std::move(next)), next = {};
    if (!cases.empty() && eat(TokenKind::Dedent)) {
      auto* node = make<MatchStmt>(NodeKind::Match, since(start));
      node->subject = value;
      node->cases = std::move(cases);
      return node;
    }
  }
  reset(start);
  if (second_pass_) invalid_match();
  return nullptr;
}

Expr* Grammar::subject() {
  const int start = mark_;
  if (Expr* first = star_named_expression(); first && eat(TokenKind::Comma)) {
    NodeList<Expr> elements{first};
    star_named_expressions(elements);
    auto* tuple = make<SequenceExpr>(NodeKind::TupleDisplay, since(start));
    tuple->elements = std::move(elements);
    tuple->context = Context::Load;
    return tuple;
  }
  reset(start);
  return named_expression();
}

bool Grammar::match_case(MatchCase& out) {
  const int start = mark_;
  if (second_pass_) invalid_case();
  if (eat_word("case")) {
    out.pattern = patterns();
    if (out.pattern) {
      out.guard = guard();
      const auto* body = eat(TokenKind::Colon) ? block() : nullptr;
      if (body) {
        out.body = *body;
        return true;
      }
    }
  }
  reset(start);
  return false;
}

Expr* Grammar::guard() {
  const int start = mark_;
  if (!eat(TokenKind::If)) return nullptr;
  if (Expr* condition = named_expression()) return condition;
  reset(start);
  return nullptr;
}

Pattern* Grammar::patterns() {
  const int start = mark_;
  NodeList<Pattern> list;
  if (open_sequence_pattern(list)) {
    auto* node = make<MatchSequencePattern>(NodeKind::MatchSequence, since(start));
    node->patterns = std::move(list);
    return node;
  }
  return pattern();
}

Pattern* Grammar::pattern() {
  const NestingGuard nesting(depth_);
  check_depth();
  const int start = mark_;
  Pattern* inner = or_pattern();
  if (inner && eat(TokenKind::As)) {
    if (const Token* target = capture_target()) {
      auto* node = make<MatchAsPattern>(NodeKind::MatchAs, since(start));
      node->pattern = inner;
      node->name = identifier(*target);
      return node;
    }
  }
  reset(start);
  if (second_pass_) invalid_as_pattern();
  return or_pattern();
}

Pattern* Grammar::or_pattern() {
  const int start = mark_;
  Pattern* first = closed_pattern();
  if (!first || !at(TokenKind::Bar)) return first;
  NodeList<Pattern> list{first};
  for (;;) {
    const int behind = mark_;
    if (!eat(TokenKind::Bar)) break;
    Pattern* next = closed_pattern();
    if (!next) {
      reset(behind);
      break;
    }
    list.push_back(next);
  }
  if (list.size() == 1) return first;
  auto* node = make<MatchOrPattern>(NodeKind::MatchOr, since(start));
  node->patterns = std::move(list);
  return node;
}

Pattern* Grammar::closed_pattern() {
  return remember<Pattern>(Rule::ClosedPattern, [&]() -> Pattern* {
    if (Pattern* result = literal_pattern()) return result;
    if (Pattern* result = capture_pattern()) return result;
    if (Pattern* result = wildcard_pattern()) return result;
    if (Pattern* result = value_pattern()) return result;
    if (Pattern* result = group_pattern()) return result;
    if (Pattern* result = sequence_pattern()) return result;
    if (Pattern* result = mapping_pattern()) return result;
    return class_pattern();
  });
}

Pattern* Grammar::literal_pattern() {
  const int start = mark_;
  const auto singleton = [&](ConstantKind kind) {
    auto* node = make<MatchSingletonPattern>(NodeKind::MatchSingleton, token_at(mark_++).span);
    node->constant = kind;
    return node;
  };
  switch (peek().kind) {
    case TokenKind::None:
      return singleton(ConstantKind::None);
    case TokenKind::True:
      return singleton(ConstantKind::True);
    case TokenKind::False:
      return singleton(ConstantKind::False);
    default:
      break;
  }
  Expr* value = literal_expression();
  if (!value) return nullptr;
  auto* node = make<MatchValuePattern>(NodeKind::MatchValue, since(start));
  node->value = value;
  return node;
}

/// A number, a complex number, strings; also None, True, False for the keys of mappings.
Expr* Grammar::literal_expression() {
  const int start = mark_;
  if (Expr* value = signed_number(); value && !at_any({TokenKind::Plus, TokenKind::Minus})) return value;
  reset(start);
  if (Expr* value = complex_number()) return value;
  if (Expr* value = strings()) return value;
  switch (peek().kind) {
    case TokenKind::None:
      return constant(ConstantKind::None);
    case TokenKind::True:
      return constant(ConstantKind::True);
    case TokenKind::False:
      return constant(ConstantKind::False);
    default:
      return nullptr;
  }
}

Expr* Grammar::signed_number() {
  const int start = mark_;
  const bool negative = eat(TokenKind::Minus) != nullptr;
  Expr* value = number();
  if (!value) {
    reset(start);
    return nullptr;
  }
  if (!negative) return value;
  auto* node = make<UnaryOpExpr>(NodeKind::UnaryOp, since(start));
  node->op = UnaryOperator::USub;
  node->operand = value;
  return node;
}

Expr* Grammar::real_number() {
  Expr* value = number();
  if (value && value->as<ConstantExpr>()->constant == ConstantKind::Imaginary)
    raise_at(value->span, "real number required in complex literal");
  return value;
}

Expr* Grammar::imaginary_number() {
  Expr* value = number();
  if (value && value->as<ConstantExpr>()->constant != ConstantKind::Imaginary)
    raise_at(value->span, "imaginary number required in complex literal");
  return value;
}

Expr* Grammar::complex_number() {
  const int start = mark_;
  const bool negative = eat(TokenKind::Minus) != nullptr;
  Expr* real = real_number();
  if (real && negative) {
    auto* node = make<UnaryOpExpr>(NodeKind::UnaryOp, since(start));
    node->op = UnaryOperator::USub;
    node->operand = real;
    real = node;
  }
  if (real && at_any({TokenKind::Plus, TokenKind::Minus})) {
    const Operator op = at(TokenKind::Plus) ? Operator::Add : Operator::Sub;
    ++mark_;
    if (Expr* imaginary = imaginary_number()) {
      auto* node = make<BinOpExpr>(NodeKind::BinOp, since(start));
      node->left = real;
      node->op = op;
      node->right = imaginary;
      return node;
    }
  }
  reset(start);
  return nullptr;
}

/// A name that will be bound: not `_`, not the start of a dotted name or a class pattern.
const Token* Grammar::capture_target() {
  const int start = mark_;
  if (at_word("_")) return nullptr;
  const Token* token = eat(TokenKind::Name);
  if (token && !at_any({TokenKind::Dot, TokenKind::LeftParenthesis, TokenKind::Equal})) return token;
  reset(start);
  return nullptr;
}

Pattern* Grammar::capture_pattern() {
  const int start = mark_;
  const Token* target = capture_target();
  if (!target) return nullptr;
  auto* node = make<MatchAsPattern>(NodeKind::MatchAs, since(start));
  node->name = identifier(*target);
  return node;
}

Pattern* Grammar::wildcard_pattern() {
  const int start = mark_;
  if (!eat_word("_")) return nullptr;
  return make<MatchAsPattern>(NodeKind::MatchAs, since(start));
}

Pattern* Grammar::value_pattern() {
  const int start = mark_;
  Expr* value = attribute_chain();
  if (!value || at_any({TokenKind::Dot, TokenKind::LeftParenthesis, TokenKind::Equal})) {
    reset(start);
    return nullptr;
  }
  auto* node = make<MatchValuePattern>(NodeKind::MatchValue, since(start));
  node->value = value;
  return node;
}

/// a.b.c: at least one dot.
Expr* Grammar::attribute_chain() {
  const int start = mark_;
  Expr* value = name_or_attribute();
  if (value && value->kind == NodeKind::Attribute) return value;
  reset(start);
  return nullptr;
}

Expr* Grammar::name_or_attribute() {
  return remember<Expr>(Rule::NameOrAttribute, [&]() -> Expr* {
    const int start = mark_;
    Expr* value = name();
    while (value) {
      Expr* longer = attribute_suffix(start, value, Context::Load);
      if (!longer) break;
      value = longer;
    }
    return value;
  });
}

Pattern* Grammar::group_pattern() {
  const int start = mark_;
  if (eat(TokenKind::LeftParenthesis)) {
    Pattern* inner = pattern();
    if (inner && eat(TokenKind::RightParenthesis)) return inner;
  }
  reset(start);
  return nullptr;
}

Pattern* Grammar::sequence_pattern() {
  const int start = mark_;
  NodeList<Pattern> list;
  bool closed = false;
  if (eat(TokenKind::LeftBracket)) {
    maybe_sequence_pattern(list);
    closed = eat(TokenKind::RightBracket);
  } else if (eat(TokenKind::LeftParenthesis)) {
    open_sequence_pattern(list);
    closed = eat(TokenKind::RightParenthesis);
  }
  if (!closed) {
    reset(start);
    return nullptr;
  }
  auto* node = make<MatchSequencePattern>(NodeKind::MatchSequence, since(start));
  node->patterns = std::move(list);
  return node;
}

/// At least one comma.
bool Grammar::open_sequence_pattern(NodeList<Pattern>& out) {
  const int start = mark_;
  Pattern* first = maybe_star_pattern();
  if (!first || !eat(TokenKind::Comma)) {
    reset(start);
    return false;
  }
  out.push_back(first);
  maybe_sequence_pattern(out);
  return true;
}

bool Grammar::maybe_sequence_pattern(NodeList<Pattern>& out) {
  const std::size_t before = out.size();
  while (Pattern* next = maybe_star_pattern()) {
    out.push_back(next);
    if (!eat(TokenKind::Comma)) break;
  }
  return out.size() > before;
}

Pattern* Grammar::maybe_star_pattern() {
  if (Pattern* starred = star_pattern()) return starred;
  return pattern();
}

Pattern* Grammar::star_pattern() {
  return remember<Pattern>(Rule::StarPattern, [&]() -> Pattern* {
    const int start = mark_;
    if (!eat(TokenKind::Star)) return nullptr;
    const Token* target = capture_target();
    if (!target && !eat_word("_")) {
      reset(start);
      return nullptr;
    }
    auto* node = make<MatchStarPattern>(NodeKind::MatchStar, since(start));
    if (target) node->name = identifier(*target);
    return node;
  });
}

Pattern* Grammar::mapping_pattern() {
  const int start = mark_;
  if (!eat(TokenKind::LeftBrace)) return nullptr;
  auto* node = make<MatchMappingPattern>(NodeKind::MatchMapping, {});
  for (;;) {
    if (eat(TokenKind::DoubleStar)) {
      const Token* rest = capture_target();
      if (!rest) break;
      node->rest = identifier(*rest);
      node->has_rest = true;
      eat(TokenKind::Comma);
    } else if (mapping_item(*node) && eat(TokenKind::Comma)) {
      continue;
    }
    if (!eat(TokenKind::RightBrace)) break;
    node->span = since(start);
    return node;
  }
  reset(start);
  return nullptr;
}

bool Grammar::mapping_item(MatchMappingPattern& out) {
  const int start = mark_;
  Expr* key = literal_expression();
  if (!key) key = attribute_chain();
  Pattern* value = key && eat(TokenKind::Colon) ? pattern() : nullptr;
  if (!value) {
    reset(start);
    return false;
  }
  out.keys.push_back(key);
  out.patterns.push_back(value);
  return true;
}

Pattern* Grammar::class_pattern() {
  const int start = mark_;
  Expr* cls = name_or_attribute();
  if (cls && eat(TokenKind::LeftParenthesis)) {
    auto* node = make<MatchClassPattern>(NodeKind::MatchClass, {});
    node->cls = cls;
    const int inside = mark_;
    if (positional_patterns(node->patterns)) {
      const int before_comma = mark_;
      if (eat(TokenKind::Comma) && !keyword_patterns(*node)) reset(before_comma);
    } else {
      reset(inside);
      keyword_patterns(*node);
    }
    if (mark_ > inside) eat(TokenKind::Comma);
    if (eat(TokenKind::RightParenthesis)) {
      node->span = since(start);
      return node;
    }
  }
  reset(start);
  if (second_pass_) invalid_class_pattern();
  return nullptr;
}

bool Grammar::positional_patterns(NodeList<Pattern>& out) {
  Pattern* first = pattern();
  if (!first) return false;
  if (at(TokenKind::Equal)) return false;  // it was the name of a keyword pattern
  out.push_back(first);
  for (;;) {
    const int before_comma = mark_;
    if (!eat(TokenKind::Comma)) return true;
    Pattern* next = pattern();
    if (!next || at(TokenKind::Equal)) {
      reset(before_comma);
      return true;
    }
    out.push_back(next);
  }
}

bool Grammar::keyword_patterns(MatchClassPattern& out) {
  const std::size_t before = out.keyword_names.size();
  for (;;) {
    const int start = mark_;
    if (out.keyword_names.size() > before && !eat(TokenKind::Comma)) break;
    const Token* keyword = eat(TokenKind::Name);
    Pattern* value = keyword && eat(TokenKind::Equal) ? pattern() : nullptr;
    if (!value) {
      reset(start);
      break;
    }
    out.keyword_names.push_back(identifier(*keyword));
    out.keyword_patterns.push_back(value);
  }
  return out.keyword_names.size() > before;
}

}  // namespace slotscope
