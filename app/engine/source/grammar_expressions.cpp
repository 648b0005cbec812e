// Rules for expressions from tuples down to powers.
#include "engine/source/grammar.hpp"

namespace slotscope {

namespace {

struct BinaryOperator {
  TokenKind token;
  Operator op;
  int level;  ///< how tightly it binds, from | to the multiplications
};

constexpr int shift_level = 3, term_level = 5, factor_level = 6;

constexpr BinaryOperator binary_operators[] = {
    {TokenKind::Bar, Operator::BitOr, 0},
    {TokenKind::Circumflex, Operator::BitXor, 1},
    {TokenKind::Ampersand, Operator::BitAnd, 2},
    {TokenKind::LeftShift, Operator::LShift, shift_level},
    {TokenKind::RightShift, Operator::RShift, shift_level},
    {TokenKind::Plus, Operator::Add, 4},
    {TokenKind::Minus, Operator::Sub, 4},
    {TokenKind::Star, Operator::Mult, term_level},
    {TokenKind::Slash, Operator::Div, term_level},
    {TokenKind::DoubleSlash, Operator::FloorDiv, term_level},
    {TokenKind::Percent, Operator::Mod, term_level},
    {TokenKind::At, Operator::MatMult, term_level},
};

const BinaryOperator* find_binary_operator(TokenKind token) {
  for (const BinaryOperator& row : binary_operators)
    if (row.token == token) return &row;
  return nullptr;
}

}  // namespace

/// `first` has been read; with a comma behind it, the tuple of it and what follows.
Expr* Grammar::tuple_of(int start, Expr* first, Expr* (Grammar::*element)()) {
  if (!at(TokenKind::Comma)) return first;
  NodeList<Expr> elements{first};
  for (;;) {
    const int before_comma = mark_;
    if (!eat(TokenKind::Comma)) break;
    Expr* next = (this->*element)();
    if (!next) {
      reset(before_comma);
      break;
    }
    elements.push_back(next);
  }
  eat(TokenKind::Comma);
  auto* tuple = make<SequenceExpr>(NodeKind::TupleDisplay, since(start));
  tuple->elements = std::move(elements);
  tuple->context = Context::Load;
  return tuple;
}

Expr* Grammar::expressions() {
  const int start = mark_;
  Expr* first = expression();
  return first ? tuple_of(start, first, &Grammar::expression) : nullptr;
}

Expr* Grammar::star_expressions() {
  const int start = mark_;
  Expr* first = star_expression();
  return first ? tuple_of(start, first, &Grammar::star_expression) : nullptr;
}

Expr* Grammar::star_expression() {
  return remember<Expr>(Rule::StarExpression, [&]() -> Expr* {
    const int start = mark_;
    if (eat(TokenKind::Star)) {
      if (Expr* value = bitwise_or()) {
        auto* starred = make<StarredExpr>(NodeKind::Starred, since(start));
        starred->value = value;
        starred->context = Context::Load;
        return starred;
      }
      reset(start);
    }
    return expression();
  });
}

Expr* Grammar::star_named_expression(bool named) {
  const int start = mark_;
  if (eat(TokenKind::Star)) {
    if (Expr* value = bitwise_or()) {
      auto* starred = make<StarredExpr>(NodeKind::Starred, since(start));
      starred->value = value;
      starred->context = Context::Load;
      return starred;
    }
    reset(start);
  }
  return named ? named_expression() : expression();
}

/// One or more, separated by commas, a last comma allowed.
bool Grammar::star_named_expressions(NodeList<Expr>& out, bool named) {
  Expr* first = star_named_expression(named);
  if (!first) return false;
  out.push_back(first);
  for (;;) {
    const int before_comma = mark_;
    if (!eat(TokenKind::Comma)) return true;
    Expr* next = star_named_expression(named);
    if (!next) {
      reset(before_comma);
      eat(TokenKind::Comma);
      return true;
    }
    out.push_back(next);
  }
}

Expr* Grammar::assignment_expression() {
  const int start = mark_;
  NameExpr* target = name();
  if (!target || !eat(TokenKind::ColonEqual)) {
    reset(start);
    return nullptr;
  }
  Expr* value = expression();
  if (!value) {
    reset(start);
    return nullptr;
  }
  auto* node = make<NamedExprExpr>(NodeKind::NamedExpr, since(start));
  node->target = with_context(target, Context::Store);
  node->value = value;
  return node;
}

Expr* Grammar::named_expression() {
  const int start = mark_;
  const bool walrus_follows = looking_at([&] { return eat(TokenKind::Name) && eat(TokenKind::ColonEqual); });
  if (walrus_follows) return assignment_expression();
  if (second_pass_ && version_ >= 10) invalid_named_expression();
  if (Expr* result = expression(); result && !at(TokenKind::ColonEqual)) return result;
  reset(start);
  if (second_pass_ && version_ < 10) invalid_named_expression();
  return nullptr;
}

Expr* Grammar::expression() {
  return remember<Expr>(Rule::Expression, [&]() -> Expr* {
    const NestingGuard nesting(depth_);
    check_depth();
    if (second_pass_ && version_ >= 10) {
      invalid_expression();
      invalid_legacy_expression();
    }
    return expression_without_invalid();
  });
}

/// The alternatives of `expression` alone. (CPython's rule of this name also switches the invalid rules off below it;
/// the caller in invalid_expression does that.)
Expr* Grammar::expression_without_invalid() {
  const int start = mark_;
  Expr* body = disjunction();
  if (!body) return lambda();
  const int behind = mark_;
  if (eat(TokenKind::If)) {
    Expr* test = disjunction();
    if (test && eat(TokenKind::Else)) {
      if (Expr* orelse = expression()) {
        auto* node = make<IfExpExpr>(NodeKind::IfExp, since(start));
        node->test = test;
        node->body = body;
        node->orelse = orelse;
        return node;
      }
    }
    reset(behind);
  }
  return body;
}

Expr* Grammar::yield_expression() {
  const int start = mark_;
  if (!eat(TokenKind::Yield)) return nullptr;
  const int behind = mark_;
  if (eat(TokenKind::From)) {
    if (Expr* value = expression()) {
      auto* node = make<YieldFromExpr>(NodeKind::YieldFrom, since(start));
      node->value = value;
      return node;
    }
    reset(behind);
  }
  Expr* value = star_expressions();
  auto* node = make<YieldExpr>(NodeKind::Yield, since(start));
  node->value = value;
  return node;
}

Expr* Grammar::lambda() {
  const int start = mark_;
  if (!eat(TokenKind::Lambda)) return nullptr;
  Arguments* args = parameters(ParameterPlace::Lambda);
  if (eat(TokenKind::Colon)) {
    if (Expr* body = expression()) {
      auto* node = make<LambdaExpr>(NodeKind::Lambda, since(start));
      node->args = args ? args : tree_.make_arguments();
      node->body = body;
      return node;
    }
  }
  reset(start);
  return nullptr;
}

Expr* Grammar::disjunction() {
  return remember<Expr>(Rule::Disjunction, [&] { return boolean_chain(BoolOpKind::Or); });
}

Expr* Grammar::conjunction() {
  return remember<Expr>(Rule::Conjunction, [&] { return boolean_chain(BoolOpKind::And); });
}

Expr* Grammar::boolean_chain(BoolOpKind op) {
  const int start = mark_;
  const auto operand = [&] { return op == BoolOpKind::Or ? conjunction() : inversion(); };
  const TokenKind word = op == BoolOpKind::Or ? TokenKind::Or : TokenKind::And;
  Expr* first = operand();
  if (!first || !at(word)) return first;
  NodeList<Expr> values{first};
  for (;;) {
    const int behind = mark_;
    if (!eat(word)) break;
    Expr* next = operand();
    if (!next) {
      reset(behind);
      break;
    }
    values.push_back(next);
  }
  if (values.size() == 1) return first;
  auto* node = make<BoolOpExpr>(NodeKind::BoolOp, since(start));
  node->op = op;
  node->values = std::move(values);
  return node;
}

Expr* Grammar::inversion() {
  return remember<Expr>(Rule::Inversion, [&]() -> Expr* {
    const NestingGuard nesting(depth_);
    check_depth();
    const int start = mark_;
    if (eat(TokenKind::Not)) {
      if (Expr* operand = inversion()) {
        auto* node = make<UnaryOpExpr>(NodeKind::UnaryOp, since(start));
        node->op = UnaryOperator::Not;
        node->operand = operand;
        return node;
      }
      reset(start);
    }
    return comparison();
  });
}

Expr* Grammar::comparison() {
  const int start = mark_;
  Expr* left = bitwise_or();
  if (!left) return nullptr;
  std::vector<CmpOp> ops;
  NodeList<Expr> comparators;
  for (;;) {
    const int behind = mark_;
    const auto op = comparison_operator();
    if (!op) break;
    Expr* right = bitwise_or();
    if (!right) {
      reset(behind);
      break;
    }
    ops.push_back(*op);
    comparators.push_back(right);
  }
  if (ops.empty()) return left;
  auto* node = make<CompareExpr>(NodeKind::Compare, since(start));
  node->left = left;
  node->ops = std::move(ops);
  node->comparators = std::move(comparators);
  return node;
}

std::optional<CmpOp> Grammar::comparison_operator() {
  const int start = mark_;
  switch (peek().kind) {
    case TokenKind::EqualEqual:
      ++mark_;
      return CmpOp::Eq;
    case TokenKind::NotEqual:
      ++mark_;
      return CmpOp::NotEq;
    case TokenKind::LessEqual:
      ++mark_;
      return CmpOp::LtE;
    case TokenKind::Less:
      ++mark_;
      return CmpOp::Lt;
    case TokenKind::GreaterEqual:
      ++mark_;
      return CmpOp::GtE;
    case TokenKind::Greater:
      ++mark_;
      return CmpOp::Gt;
    case TokenKind::In:
      ++mark_;
      return CmpOp::In;
    case TokenKind::Not:
      ++mark_;
      if (eat(TokenKind::In)) return CmpOp::NotIn;
      reset(start);
      return {};
    case TokenKind::Is: {
      ++mark_;
      const int behind = mark_;
      if (eat(TokenKind::Not)) {
        if (looking_at([&] { return bitwise_or(); })) return CmpOp::IsNot;
        reset(behind);
      }
      return CmpOp::Is;
    }
    default:
      return {};
  }
}

Expr* Grammar::bitwise_or() {
  return remember<Expr>(Rule::BitwiseOr, [&] { return binary_chain(0); });
}

/// Operators that bind at least as tightly as `level`, grouped from the left.
Expr* Grammar::binary_chain(int level) {
  if (level == factor_level) return factor();
  const int start = mark_;
  if (second_pass_ && version_ >= 13) {
    if (level <= shift_level) invalid_arithmetic(start);
    invalid_factor();
  }
  Expr* left = factor();
  if (!left) return nullptr;
  for (;;) {
    const BinaryOperator* found = find_binary_operator(peek().kind);
    if (!found || found->level < level) return left;
    const int behind = mark_;
    ++mark_;
    Expr* right = binary_chain(found->level + 1);
    if (!right) {
      reset(behind);
      return left;
    }
    auto* node = make<BinOpExpr>(NodeKind::BinOp, since(start));
    node->left = left;
    node->op = found->op;
    node->right = right;
    left = node;
  }
}

Expr* Grammar::factor() {
  return remember<Expr>(Rule::Factor, [&]() -> Expr* {
    const NestingGuard nesting(depth_);
    check_depth();
    const int start = mark_;
    UnaryOperator op;
    switch (peek().kind) {
      case TokenKind::Plus:
        op = UnaryOperator::UAdd;
        break;
      case TokenKind::Minus:
        op = UnaryOperator::USub;
        break;
      case TokenKind::Tilde:
        op = UnaryOperator::Invert;
        break;
      default:
        return power();
    }
    ++mark_;
    Expr* operand = factor();
    if (!operand) {
      reset(start);
      return nullptr;
    }
    auto* node = make<UnaryOpExpr>(NodeKind::UnaryOp, since(start));
    node->op = op;
    node->operand = operand;
    return node;
  });
}

Expr* Grammar::power() {
  const int start = mark_;
  Expr* base = await_primary();
  if (!base) return nullptr;
  const int behind = mark_;
  if (!eat(TokenKind::DoubleStar)) return base;
  Expr* exponent = factor();
  if (!exponent) {
    reset(behind);
    return base;
  }
  auto* node = make<BinOpExpr>(NodeKind::BinOp, since(start));
  node->left = base;
  node->op = Operator::Pow;
  node->right = exponent;
  return node;
}

Expr* Grammar::await_primary() {
  const int start = mark_;
  if (eat(TokenKind::Await)) {
    if (Expr* value = primary()) {
      auto* node = make<AwaitExpr>(NodeKind::Await, since(start));
      node->value = value;
      return node;
    }
    reset(start);
  }
  return primary();
}

}  // namespace slotscope
