// Rules for primaries and atoms: attributes, subscripts, calls, names, displays and comprehensions.
#include "engine/source/characters.hpp"
#include "engine/source/grammar.hpp"
#include "engine/source/literals.hpp"

namespace slotscope {

Expr* Grammar::primary() {
  return remember<Expr>(Rule::Primary, [&]() -> Expr* {
    const int start = mark_;
    Expr* value = atom();
    while (value) {
      if (second_pass_ && version_ == 9 && at(TokenKind::LeftBrace)) raise_at(peek().span, "invalid syntax");
      Expr* longer = attribute_suffix(start, value, Context::Load);
      if (!longer) longer = call_suffix(start, value);
      if (!longer) longer = subscript_suffix(start, value, Context::Load);
      if (!longer) break;
      value = longer;
    }
    return value;
  });
}

Expr* Grammar::attribute_suffix(int start, Expr* value, Context context) {
  const int behind = mark_;
  if (!eat(TokenKind::Dot)) return nullptr;
  const Token* attribute = eat(TokenKind::Name);
  if (!attribute) {
    reset(behind);
    return nullptr;
  }
  auto* node = make<AttributeExpr>(NodeKind::Attribute, since(start));
  node->value = value;
  node->attribute = identifier(*attribute);
  node->context = context;
  node->name_span = attribute->span;
  return node;
}

Expr* Grammar::call_suffix(int start, Expr* function) {
  const int behind = mark_;
  if (!at(TokenKind::LeftParenthesis)) {
    // A generator expression is tried behind any expression, and what is wrong with it in any brackets.
    if (second_pass_ && version_ >= 9) invalid_comprehension();
    return nullptr;
  }
  const bool loose = version_ < 9 && begins_loose_argument(behind + 1);
  if (Expr* argument = loose ? nullptr : generator()) {
    auto* node = make<CallExpr>(NodeKind::Call, since(start));
    node->function = function;
    node->args.push_back(argument);
    return node;
  }
  eat(TokenKind::LeftParenthesis);
  const CallExpr* given = arguments();
  if (!eat(TokenKind::RightParenthesis)) {
    reset(behind);
    return nullptr;
  }
  auto* node = make<CallExpr>(NodeKind::Call, since(start));
  node->function = function;
  if (given) {
    node->args = given->args;
    node->keywords = given->keywords;
  }
  return node;
}

Expr* Grammar::subscript_suffix(int start, Expr* value, Context context) {
  const int behind = mark_;
  if (!eat(TokenKind::LeftBracket)) return nullptr;
  Expr* index = slices();
  if (!index || !eat(TokenKind::RightBracket)) {
    reset(behind);
    return nullptr;
  }
  auto* node = make<SubscriptExpr>(NodeKind::Subscript, since(start));
  node->value = value;
  node->slice = index;
  node->context = context;
  return node;
}

Expr* Grammar::slices() {
  const int start = mark_;
  const auto element = [&]() -> Expr* {
    if (Expr* plain = slice()) return plain;
    return version_ >= 11 ? starred_expression() : nullptr;
  };
  if (Expr* only = slice(); only && !at(TokenKind::Comma)) return only;
  reset(start);
  Expr* first = element();
  if (!first) return nullptr;
  NodeList<Expr> elements{first};
  for (;;) {
    const int before_comma = mark_;
    if (!eat(TokenKind::Comma)) break;
    Expr* next = element();
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

Expr* Grammar::slice() {
  const int start = mark_;
  Expr* lower = expression();
  if (eat(TokenKind::Colon)) {
    Expr* upper = expression();
    Expr* step = nullptr;
    if (eat(TokenKind::Colon)) step = expression();
    auto* node = make<SliceExpr>(NodeKind::Slice, since(start));
    node->lower = lower;
    node->upper = upper;
    node->step = step;
    return node;
  }
  reset(start);
  return version_ >= 10 ? named_expression() : expression();
}

NameExpr* Grammar::name() {
  const Token* token = eat(TokenKind::Name);
  if (!token) return nullptr;
  auto* node = make<NameExpr>(NodeKind::Name, token->span);
  node->id = identifier(*token);
  node->context = Context::Load;
  return node;
}

std::string_view Grammar::identifier(const Token& token) {
  for (const char c : token.text)
    if (static_cast<unsigned char>(c) >= 0x80) return tree_.keep(normalise_identifier(token.text));
  return tree_.keep(std::string(token.text));
}

Expr* Grammar::constant(ConstantKind kind) {
  auto* node = make<ConstantExpr>(NodeKind::Constant, token_at(mark_++).span);
  node->constant = kind;
  return node;
}

Expr* Grammar::number() {
  const Token* token = eat(TokenKind::Number);
  if (!token) return nullptr;
  auto* node = make<ConstantExpr>(NodeKind::Constant, token->span);
  const NumberLiteral value = read_number(token->text);
  node->constant = value.kind;
  node->number = value.number;
  if (value.kind == ConstantKind::Int) {
    const bool decimal = value.digits.size() < 2 || value.digits[0] != '0';
    if (decimal && most_int_digits_ > 0 && value.digits.size() > static_cast<std::size_t>(most_int_digits_)) {
      const std::string limit = std::to_string(most_int_digits_) + (version_ >= 11 ? " digits" : "");
      raise(SyntaxProblem::Kind::Syntax,
            {token->span.line,
             version_ == 9  ? 0
             : version_ < 9 ? token->span.column
                            : -1,
             token->span.end_line, -2},
            "Exceeds the limit (" + limit + ") for integer string conversion: value has " +
                std::to_string(value.digits.size()) +
                " digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge "
                "integer literals to avoid "
                "decimal conversion limits.");
    }
    node->text = tree_.keep(value.digits);
  }
  return node;
}

Expr* Grammar::atom() {
  switch (peek().kind) {
    case TokenKind::Name:
      return name();
    case TokenKind::True:
      return constant(ConstantKind::True);
    case TokenKind::False:
      return constant(ConstantKind::False);
    case TokenKind::None:
      return constant(ConstantKind::None);
    case TokenKind::Ellipsis:
      return constant(ConstantKind::Ellipsis);
    case TokenKind::String:
    case TokenKind::FStringStart:
    case TokenKind::TStringStart:
      return strings();
    case TokenKind::Number:
      return number();
    case TokenKind::LeftParenthesis:
      return parenthesised();
    case TokenKind::LeftBracket:
      return bracketed();
    case TokenKind::LeftBrace:
      return braced();
    default:
      return nullptr;
  }
}

Expr* Grammar::parenthesised() {
  if (Expr* result = tuple()) return result;
  if (Expr* result = group()) return result;
  return generator();
}

Expr* Grammar::tuple() {
  const int start = mark_;
  if (!eat(TokenKind::LeftParenthesis)) return nullptr;
  NodeList<Expr> elements;
  const int inside = mark_;
  if (Expr* first = star_named_expression(); first && eat(TokenKind::Comma)) {
    elements.push_back(first);
    star_named_expressions(elements);
  } else {
    reset(inside);
  }
  if (!eat(TokenKind::RightParenthesis)) {
    reset(start);
    return nullptr;
  }
  auto* node = make<SequenceExpr>(NodeKind::TupleDisplay, since(start));
  node->elements = std::move(elements);
  node->context = Context::Load;
  node->parenthesised = true;
  return node;
}

Expr* Grammar::group() {
  const int start = mark_;
  if (!eat(TokenKind::LeftParenthesis)) return nullptr;
  Expr* inner = yield_expression();
  if (!inner) inner = named_expression();
  if (inner && eat(TokenKind::RightParenthesis)) return inner;
  reset(start);
  if (second_pass_) invalid_group();
  return nullptr;
}

Expr* Grammar::generator() {
  const int start = mark_;
  if (!eat(TokenKind::LeftParenthesis)) return nullptr;
  const int inside = mark_;
  Expr* element = nullptr;
  if (version_ >= 10) {
    element = assignment_expression();
    if (!element) element = expression();
    if (element && at(TokenKind::ColonEqual)) element = nullptr;
  } else {
    element = named_expression();
  }
  std::vector<Comprehension> clauses;
  if (element && for_if_clauses(clauses) && eat(TokenKind::RightParenthesis)) {
    auto* node = make<ComprehensionExpr>(NodeKind::GeneratorExp, since(start));
    node->element = element;
    node->generators = std::move(clauses);
    return node;
  }
  reset(inside);
  reset(start);
  if (second_pass_) invalid_comprehension();
  return nullptr;
}

Expr* Grammar::bracketed() {
  if (Expr* result = list()) return result;
  return comprehension(NodeKind::ListComp);
}

Expr* Grammar::list() {
  const int start = mark_;
  if (!eat(TokenKind::LeftBracket)) return nullptr;
  NodeList<Expr> elements;
  star_named_expressions(elements);
  if (!eat(TokenKind::RightBracket)) {
    reset(start);
    return nullptr;
  }
  auto* node = make<SequenceExpr>(NodeKind::ListDisplay, since(start));
  node->elements = std::move(elements);
  node->context = Context::Load;
  return node;
}

/// A list or set comprehension.
Expr* Grammar::comprehension(NodeKind kind) {
  const int start = mark_;
  const bool is_list = kind == NodeKind::ListComp;
  if (!eat(is_list ? TokenKind::LeftBracket : TokenKind::LeftBrace)) return nullptr;
  Expr* element = version_ == 8 && !is_list ? expression() : named_expression();
  std::vector<Comprehension> clauses;
  if (element && for_if_clauses(clauses) && eat(is_list ? TokenKind::RightBracket : TokenKind::RightBrace)) {
    auto* node = make<ComprehensionExpr>(kind, since(start));
    node->element = element;
    node->generators = std::move(clauses);
    return node;
  }
  reset(start);
  if (second_pass_) invalid_comprehension();
  return nullptr;
}

Expr* Grammar::braced() {
  if (Expr* result = dict()) return result;
  if (Expr* result = set()) return result;
  if (Expr* result = dict_comprehension()) return result;
  return comprehension(NodeKind::SetComp);
}

Expr* Grammar::dict() {
  const int start = mark_;
  if (!eat(TokenKind::LeftBrace)) return nullptr;
  std::vector<KeyValue> pairs;
  key_value_pairs(pairs);
  if (eat(TokenKind::RightBrace)) {
    auto* node = make<DictExpr>(NodeKind::DictDisplay, since(start));
    for (const KeyValue& pair : pairs) {
      node->keys.push_back(pair.key);
      node->values.push_back(pair.value);
    }
    return node;
  }
  reset(start);
  if (version_ >= 10) {
    // Not the first item of its alternative, so CPython tries it in both passes.
    eat(TokenKind::LeftBrace);
    invalid_pairs();
    reset(start);
  }
  return nullptr;
}

bool Grammar::key_value_pairs(std::vector<KeyValue>& out) {
  KeyValue pair{};
  if (!double_starred_pair(pair)) return false;
  out.push_back(pair);
  for (;;) {
    const int before_comma = mark_;
    if (!eat(TokenKind::Comma)) return true;
    if (!double_starred_pair(pair)) {
      reset(before_comma);
      eat(TokenKind::Comma);
      return true;
    }
    out.push_back(pair);
  }
}

bool Grammar::double_starred_pair(KeyValue& out) {
  const int start = mark_;
  if (eat(TokenKind::DoubleStar)) {
    out.key = nullptr;
    out.value = bitwise_or();
    if (out.value) return true;
    reset(start);
  }
  return key_value(out);
}

bool Grammar::key_value(KeyValue& out) {
  const int start = mark_;
  out.key = expression();
  if (out.key && eat(TokenKind::Colon)) {
    out.value = expression();
    if (out.value) return true;
  }
  reset(start);
  return false;
}

Expr* Grammar::set() {
  const int start = mark_;
  if (!eat(TokenKind::LeftBrace)) return nullptr;
  NodeList<Expr> elements;
  if (!star_named_expressions(elements, version_ >= 9) || !eat(TokenKind::RightBrace)) {
    reset(start);
    return nullptr;
  }
  auto* node = make<SetExpr>(NodeKind::SetDisplay, since(start));
  node->elements = std::move(elements);
  return node;
}

Expr* Grammar::dict_comprehension() {
  const int start = mark_;
  if (!eat(TokenKind::LeftBrace)) return nullptr;
  KeyValue pair{};
  std::vector<Comprehension> clauses;
  if (key_value(pair) && for_if_clauses(clauses) && eat(TokenKind::RightBrace)) {
    auto* node = make<ComprehensionExpr>(NodeKind::DictComp, since(start));
    node->element = pair.key;
    node->value = pair.value;
    node->generators = std::move(clauses);
    return node;
  }
  reset(start);
  if (second_pass_) invalid_dict_comprehension();
  return nullptr;
}

bool Grammar::for_if_clauses(std::vector<Comprehension>& out) {
  Comprehension clause{};
  if (!for_if_clause(clause)) return false;
  do out.push_back(std::move(clause)), clause = {};
  while (for_if_clause(clause));
  return true;
}

bool Grammar::for_if_clause(Comprehension& out) {
  const int start = mark_;
  out.is_async = eat(TokenKind::Async) != nullptr;
  if (eat(TokenKind::For)) {
    out.target = star_targets();
    if (out.target && eat(TokenKind::In)) {
      // From here on this is the alternative meant: nothing else is tried (CPython: ~).
      out.iter = disjunction();
      if (!out.iter) {
        reset(start);
        return false;
      }
      for (;;) {
        const int behind = mark_;
        if (!eat(TokenKind::If)) return true;
        Expr* condition = disjunction();
        if (!condition) {
          reset(behind);
          return true;
        }
        out.conditions.push_back(condition);
      }
    }
  }
  reset(start);
  if (version_ >= 13 && (version_ == 13 || second_pass_)) invalid_for_clause();
  if (second_pass_) invalid_for_target();
  return false;
}

}  // namespace slotscope
