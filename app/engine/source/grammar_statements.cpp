// Rules for programs, simple statements, imports and type parameters.
#include "engine/source/grammar.hpp"

#include <algorithm>

namespace slotscope {

void Grammar::file() {
  tree_.body.clear();
  statements(tree_.body);
  eat(TokenKind::End);
}

/// One statement of a conversation; answers whether there was one.
bool Grammar::interactive() {
  tree_.body.clear();
  if (Stmt* compound = compound_statement()) {
    tree_.body.push_back(compound);
    return eat(TokenKind::Newline);
  }
  if (simple_statements(tree_.body)) return true;
  if (!eat(TokenKind::Newline)) return false;
  tree_.body.push_back(make<Stmt>(NodeKind::Pass, since(mark_)));
  return true;
}

/// Whether anything but comments and white space follows what has been read (CPython: bad_single_statement).
bool Grammar::more_follows() const {
  const std::string& text = source_.text();
  for (std::size_t at = lexer_.position(); at < text.size(); ++at) {
    if (text[at] == '#')
      at = std::min(text.find('\n', at), text.size());
    else if (std::string_view(" \t\n\f").find(text[at]) == std::string_view::npos)
      return true;
  }
  return false;
}

void Grammar::evaluation() {
  tree_.expression = expressions();
  if (!tree_.expression) return;
  while (eat(TokenKind::Newline)) {
  }
  eat(TokenKind::End);
}

bool Grammar::statements(NodeList<Stmt>& out) {
  if (!statement(out)) return false;
  while (statement(out)) {
  }
  return true;
}

bool Grammar::statement(NodeList<Stmt>& out) {
  if (Stmt* compound = compound_statement()) {
    out.push_back(compound);
    return true;
  }
  return simple_statements(out);
}

bool Grammar::simple_statements(NodeList<Stmt>& out) {
  const int start = mark_;
  const std::size_t before = out.size();
  while (Stmt* next = simple_statement()) {
    out.push_back(next);
    const bool more = eat(TokenKind::Semicolon) != nullptr;
    if (eat(TokenKind::Newline)) return true;
    if (!more) break;
  }
  out.resize(before);
  reset(start);
  return false;
}

Stmt* Grammar::simple_statement() {
  return remember<Stmt>(Rule::SimpleStatement, [&]() -> Stmt* {
    const int start = mark_;
    if (Stmt* result = assignment()) return result;
    if (version_ >= 12 && at_word("type"))
      if (Stmt* result = type_alias()) return result;
    if (Expr* value = star_expressions()) {
      auto* node = make<ExprStmt>(NodeKind::ExprStmt, since(start));
      node->value = value;
      return node;
    }
    switch (peek().kind) {
      case TokenKind::Return:
        return return_statement();
      case TokenKind::Import:
      case TokenKind::From:
        return import_statement();
      case TokenKind::Raise:
        return raise_statement();
      case TokenKind::Pass:
        return word_statement(NodeKind::Pass);
      case TokenKind::Del:
        return del_statement();
      case TokenKind::Yield:
        if (Expr* value = yield_expression()) {
          auto* node = make<ExprStmt>(NodeKind::ExprStmt, since(start));
          node->value = value;
          return node;
        }
        return nullptr;
      case TokenKind::Assert:
        return assert_statement();
      case TokenKind::Break:
        return word_statement(NodeKind::Break);
      case TokenKind::Continue:
        return word_statement(NodeKind::Continue);
      case TokenKind::Global:
        return names_statement(NodeKind::Global);
      case TokenKind::Nonlocal:
        return names_statement(NodeKind::Nonlocal);
      default:
        return nullptr;
    }
  });
}

Stmt* Grammar::assignment() {
  const int start = mark_;
  if (Stmt* result = annotated_assignment()) return result;
  NodeList<Expr> targets;
  for (;;) {
    const int before = mark_;
    Expr* target = star_targets();
    if (!target || !eat(TokenKind::Equal)) {
      reset(before);
      break;
    }
    targets.push_back(target);
  }
  if (!targets.empty()) {
    Expr* value = annotated_rhs();
    if (value && !at(TokenKind::Equal)) {
      auto* node = make<AssignStmt>(NodeKind::Assign, since(start));
      node->targets = std::move(targets);
      node->value = value;
      return node;
    }
  }
  reset(start);
  bool committed = false;
  if (Expr* target = single_target()) {
    if (const auto op = augmenting_operator()) {
      committed = true;  // CPython: ~
      if (Expr* value = annotated_rhs()) {
        auto* node = make<AugAssignStmt>(NodeKind::AugAssign, since(start));
        node->target = target;
        node->op = *op;
        node->value = value;
        return node;
      }
    }
  }
  reset(start);
  if (second_pass_ && !committed) invalid_assignment();
  return nullptr;
}

/// name: annotation, or (name), a.b or a[b] with one; each with or without a value.
Stmt* Grammar::annotated_assignment() {
  const int start = mark_;
  const auto finish = [&](Expr* target, bool simple) -> Stmt* {
    Expr* annotation = target && eat(TokenKind::Colon) ? expression() : nullptr;
    if (!annotation) {
      reset(start);
      return nullptr;
    }
    Expr* value = nullptr;
    const int behind = mark_;
    if (eat(TokenKind::Equal)) {
      value = annotated_rhs();
      if (!value) reset(behind);
    }
    auto* node = make<AnnAssignStmt>(NodeKind::AnnAssign, since(start));
    node->target = target;
    node->annotation = annotation;
    node->value = value;
    node->simple = simple;
    return node;
  };
  NameExpr* plain = name();
  if (plain) plain->context = Context::Store;
  if (Stmt* result = finish(plain, true)) return result;
  Expr* target = nullptr;
  if (eat(TokenKind::LeftParenthesis)) {
    target = single_target();
    if (target && !eat(TokenKind::RightParenthesis)) target = nullptr;
    if (!target) reset(start);
  }
  if (!target) target = single_subscript_attribute_target(Context::Store);
  return finish(target, false);
}

std::optional<Operator> Grammar::augmenting_operator() {
  const auto found = [&](Operator op) {
    ++mark_;
    return op;
  };
  switch (peek().kind) {
    case TokenKind::PlusEqual:
      return found(Operator::Add);
    case TokenKind::MinusEqual:
      return found(Operator::Sub);
    case TokenKind::StarEqual:
      return found(Operator::Mult);
    case TokenKind::AtEqual:
      return found(Operator::MatMult);
    case TokenKind::SlashEqual:
      return found(Operator::Div);
    case TokenKind::PercentEqual:
      return found(Operator::Mod);
    case TokenKind::AmpersandEqual:
      return found(Operator::BitAnd);
    case TokenKind::BarEqual:
      return found(Operator::BitOr);
    case TokenKind::CircumflexEqual:
      return found(Operator::BitXor);
    case TokenKind::LeftShiftEqual:
      return found(Operator::LShift);
    case TokenKind::RightShiftEqual:
      return found(Operator::RShift);
    case TokenKind::DoubleStarEqual:
      return found(Operator::Pow);
    case TokenKind::DoubleSlashEqual:
      return found(Operator::FloorDiv);
    default:
      return {};
  }
}

Expr* Grammar::annotated_rhs() {
  if (Expr* value = yield_expression()) return value;
  return star_expressions();
}

Stmt* Grammar::return_statement() {
  const int start = mark_;
  eat(TokenKind::Return);
  Expr* value = star_expressions();
  auto* node = make<ReturnStmt>(NodeKind::Return, since(start));
  node->value = value;
  return node;
}

Stmt* Grammar::raise_statement() {
  const int start = mark_;
  eat(TokenKind::Raise);
  Expr* exception = expression();
  Expr* cause = nullptr;
  const int behind = mark_;
  if (exception && eat(TokenKind::From)) {
    cause = expression();
    if (!cause) reset(behind);
  }
  auto* node = make<RaiseStmt>(NodeKind::Raise, since(start));
  node->exception = exception;
  node->cause = cause;
  return node;
}

Stmt* Grammar::word_statement(NodeKind kind) {
  return make<Stmt>(kind, token_at(mark_++).span);
}

Stmt* Grammar::names_statement(NodeKind kind) {
  const int start = mark_++;
  std::vector<std::string_view> names;
  for (;;) {
    const int before_comma = mark_;
    if (!names.empty() && !eat(TokenKind::Comma)) break;
    const Token* token = eat(TokenKind::Name);
    if (!token) {
      reset(before_comma);
      break;
    }
    names.push_back(identifier(*token));
  }
  if (names.empty()) {
    reset(start);
    return nullptr;
  }
  auto* node = make<NamesStmt>(kind, since(start));
  node->names = std::move(names);
  return node;
}

Stmt* Grammar::del_statement() {
  const int start = mark_;
  eat(TokenKind::Del);
  NodeList<Expr> targets;
  if (del_targets(targets) && at_any({TokenKind::Semicolon, TokenKind::Newline})) {
    auto* node = make<DeleteStmt>(NodeKind::Delete, since(start));
    node->targets = std::move(targets);
    return node;
  }
  reset(start);
  if (second_pass_) invalid_del();
  return nullptr;
}

Stmt* Grammar::assert_statement() {
  const int start = mark_;
  eat(TokenKind::Assert);
  Expr* test = expression();
  if (!test) {
    reset(start);
    return nullptr;
  }
  Expr* message = nullptr;
  const int behind = mark_;
  if (eat(TokenKind::Comma)) {
    message = expression();
    if (!message) reset(behind);
  }
  auto* node = make<AssertStmt>(NodeKind::Assert, since(start));
  node->test = test;
  node->message = message;
  return node;
}

Stmt* Grammar::import_statement() {
  if (second_pass_ && version_ >= 12) invalid_import();
  if (at(TokenKind::Import)) return import_name();
  return import_from();
}

Stmt* Grammar::import_name() {
  const int start = mark_;
  eat(TokenKind::Import);
  std::vector<Alias> names;
  for (;;) {
    const int before_comma = mark_;
    if (!names.empty() && !eat(TokenKind::Comma)) break;
    Alias alias{};
    if (!dotted_as_name(alias)) {
      reset(before_comma);
      break;
    }
    names.push_back(alias);
  }
  if (names.empty()) {
    reset(start);
    return nullptr;
  }
  auto* node = make<ImportStmt>(NodeKind::Import, since(start));
  node->names = std::move(names);
  return node;
}

std::optional<std::string> Grammar::dotted_name() {
  const Token* first = eat(TokenKind::Name);
  if (!first) return {};
  std::string result(identifier(*first));
  for (;;) {
    const int behind = mark_;
    const Token* next = eat(TokenKind::Dot) ? eat(TokenKind::Name) : nullptr;
    if (!next) {
      reset(behind);
      return result;
    }
    result += '.';
    result += identifier(*next);
  }
}

bool Grammar::dotted_as_name(Alias& out) {
  const int start = mark_;
  if (second_pass_ && version_ >= 14) invalid_import_alias(true);
  auto module = dotted_name();
  if (!module) return false;
  out.name = tree_.keep(std::move(*module));
  out.as_name = {};
  const int behind = mark_;
  if (eat(TokenKind::As)) {
    if (const Token* token = eat(TokenKind::Name))
      out.as_name = identifier(*token);
    else
      reset(behind);
  }
  out.span = since(start);
  return true;
}

Stmt* Grammar::import_from() {
  const int start = mark_;
  if (!eat(TokenKind::From)) return nullptr;
  int level = 0;
  for (;; ++level) {
    if (eat(TokenKind::Ellipsis))
      level += 2;
    else if (!eat(TokenKind::Dot))
      break;
  }
  const auto module = dotted_name();
  std::vector<Alias> names;
  if ((module || level > 0) && eat(TokenKind::Import) && import_targets(names)) {
    auto* node = make<ImportFromStmt>(NodeKind::ImportFrom, since(start));
    if (module) node->module = tree_.keep(*module);
    node->names = std::move(names);
    node->level = level;
    return node;
  }
  reset(start);
  return nullptr;
}

bool Grammar::import_targets(std::vector<Alias>& out) {
  const int start = mark_;
  if (eat(TokenKind::LeftParenthesis)) {
    if (import_as_names(out)) {
      eat(TokenKind::Comma);
      if (eat(TokenKind::RightParenthesis)) return true;
    }
    reset(start);
  }
  out.clear();
  if (import_as_names(out) && !at(TokenKind::Comma)) return true;
  reset(start);
  out.clear();
  if (const Token* star = eat(TokenKind::Star)) {
    out.push_back({"*", {}, star->span});
    return true;
  }
  if (second_pass_) invalid_import_targets();
  return false;
}

bool Grammar::import_as_names(std::vector<Alias>& out) {
  Alias alias{};
  if (!import_as_name(alias)) return false;
  out.push_back(alias);
  for (;;) {
    const int before_comma = mark_;
    if (!eat(TokenKind::Comma)) return true;
    if (!import_as_name(alias)) {
      reset(before_comma);
      return true;
    }
    out.push_back(alias);
  }
}

bool Grammar::import_as_name(Alias& out) {
  const int start = mark_;
  if (second_pass_ && version_ >= 14) invalid_import_alias(false);
  const Token* token = eat(TokenKind::Name);
  if (!token) return false;
  out.name = identifier(*token);
  out.as_name = {};
  const int behind = mark_;
  if (eat(TokenKind::As)) {
    if (const Token* renamed = eat(TokenKind::Name))
      out.as_name = identifier(*renamed);
    else
      reset(behind);
  }
  out.span = since(start);
  return true;
}

Stmt* Grammar::type_alias() {
  const int start = mark_;
  eat_word("type");
  NameExpr* target = name();
  std::vector<TypeParam> params;
  if (target) type_params(params);
  if (target && eat(TokenKind::Equal)) {
    if (Expr* value = expression()) {
      auto* node = make<TypeAliasStmt>(NodeKind::TypeAlias, since(start));
      target->context = Context::Store;
      node->name = target;
      node->type_params = std::move(params);
      node->value = value;
      return node;
    }
  }
  reset(start);
  return nullptr;
}

bool Grammar::type_params(std::vector<TypeParam>& out) {
  if (version_ < 12) return false;
  const int start = mark_;
  if (second_pass_ && version_ >= 13) invalid_type_params();
  if (!eat(TokenKind::LeftBracket)) return false;
  TypeParam param{};
  while (type_param(param)) {
    out.push_back(param);
    if (!eat(TokenKind::Comma)) break;
  }
  if (!out.empty() && eat(TokenKind::RightBracket)) return true;
  out.clear();
  reset(start);
  return false;
}

bool Grammar::type_param(TypeParam& out) {
  const int start = mark_;
  out = {};
  const auto after = [&](TokenKind sign, Expr* (Grammar::*rule)()) -> Expr* {
    const int behind = mark_;
    if (!eat(sign)) return nullptr;
    Expr* value = (this->*rule)();
    if (!value) reset(behind);
    return value;
  };
  const auto named = [&](TypeParamKind kind) {
    const Token* token = eat(TokenKind::Name);
    if (!token) {
      reset(start);
      return false;
    }
    out.kind = kind;
    out.name = identifier(*token);
    if (kind == TypeParamKind::TypeVar) out.bound = after(TokenKind::Colon, &Grammar::expression);
    if (version_ >= 13)
      out.default_value = after(TokenKind::Equal,
                                kind == TypeParamKind::TypeVarTuple ? &Grammar::star_expression : &Grammar::expression);
    out.span = since(start);
    return true;
  };
  if (named(TypeParamKind::TypeVar)) return true;
  if (version_ < 14 || second_pass_) invalid_type_param();
  if (eat(TokenKind::Star)) return named(TypeParamKind::TypeVarTuple);
  return eat(TokenKind::DoubleStar) && named(TypeParamKind::ParamSpec);
}

}  // namespace slotscope
