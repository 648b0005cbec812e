// Rules for compound statements: definitions, if, loops, with, try.
#include "engine/source/grammar.hpp"

namespace slotscope {

Stmt* Grammar::compound_statement() {
  const NestingGuard nesting(depth_);
  check_depth();
  switch (peek().kind) {
    case TokenKind::Def:
      return function_definition();
    case TokenKind::At:
      return decorated();
    case TokenKind::Async:
      if (Stmt* result = function_definition()) return result;
      if (Stmt* result = with_statement()) return result;
      return for_statement();
    case TokenKind::If:
      return if_statement(TokenKind::If);
    case TokenKind::Class:
      return class_definition();
    case TokenKind::With:
      return with_statement();
    case TokenKind::For:
      return for_statement();
    case TokenKind::Try:
      return try_statement();
    case TokenKind::While:
      return while_statement();
    default:
      return version_ >= 10 ? match_statement() : nullptr;
  }
}

/// An indented block, or simple statements on the same line.
NodeList<Stmt>* Grammar::block() {
  return remember<NodeList<Stmt>>(Rule::Block, [&]() -> NodeList<Stmt>* {
    const int start = mark_;
    NodeList<Stmt> body;
    if (eat(TokenKind::Newline) && eat(TokenKind::Indent) && statements(body) && eat(TokenKind::Dedent))
      return &blocks_.emplace_back(std::move(body));
    reset(start);
    body.clear();
    if (simple_statements(body)) return &blocks_.emplace_back(std::move(body));
    if (second_pass_) invalid_block();
    return nullptr;
  });
}

bool Grammar::decorators(NodeList<Expr>& out) {
  for (;;) {
    const int start = mark_;
    if (!eat(TokenKind::At)) break;
    Expr* decorator = nullptr;
    if (version_ >= 9) {
      decorator = named_expression();
    } else {
      // 3.8 allows a dotted name and one call.
      const int behind = mark_;
      decorator = name();
      while (decorator) {
        Expr* longer = attribute_suffix(behind, decorator, Context::Load);
        if (!longer) break;
        decorator = longer;
      }
      if (decorator)
        if (Expr* call = call_suffix(behind, decorator)) decorator = call;
    }
    if (!decorator || !eat(TokenKind::Newline)) {
      reset(start);
      break;
    }
    out.push_back(decorator);
  }
  return !out.empty();
}

Stmt* Grammar::decorated() {
  const int start = mark_;
  NodeList<Expr> list;
  if (!decorators(list)) return nullptr;
  if (Stmt* definition = function_definition()) {
    definition->as<FunctionDefStmt>()->decorators = std::move(list);
    return definition;
  }
  if (Stmt* definition = class_definition()) {
    definition->as<ClassDefStmt>()->decorators = std::move(list);
    return definition;
  }
  reset(start);
  return nullptr;
}

/// A generator expression among the bases: only the compiler of 3.8 refuses it.
void Grammar::refuse_generator_base() {
  const int start = mark_;
  for (int argument = mark_; positional_arg(); argument = mark_) {
    if (at(TokenKind::For)) {
      try {
        raise_at(token_at(argument).span, "invalid syntax");
      } catch (SyntaxFailure& failure) {
        failure.problem.from_compiler = true;
        throw;
      }
    }
    if (!eat(TokenKind::Comma)) break;
  }
  reset(start);
}

Stmt* Grammar::class_definition() {
  const int start = mark_;
  if (second_pass_ && version_ >= 10) invalid_class_definition();
  if (!eat(TokenKind::Class)) return nullptr;
  const Token* token = eat(TokenKind::Name);
  if (token) {
    auto* node = make<ClassDefStmt>(NodeKind::ClassDef, {});
    node->name = identifier(*token);
    node->name_span = token->span;
    type_params(node->type_params);
    const int before_bases = mark_;
    if (eat(TokenKind::LeftParenthesis)) {
      if (version_ < 9) refuse_generator_base();
      const CallExpr* given = arguments();
      if (eat(TokenKind::RightParenthesis)) {
        if (given) {
          node->bases = given->args;
          node->keywords = given->keywords;
        }
      } else {
        reset(before_bases);
      }
    }
    if (eat(TokenKind::Colon)) {
      if (const auto* body = block()) {
        node->body = *body;
        node->span = since(start);
        return node;
      }
    }
  }
  reset(start);
  return nullptr;
}

Stmt* Grammar::function_definition() {
  const int start = mark_;
  if (second_pass_ && version_ >= 10) invalid_definition();
  const bool is_async = eat(TokenKind::Async) != nullptr;
  const Token* token = eat(TokenKind::Def) ? eat(TokenKind::Name) : nullptr;
  if (token) {
    auto* node = make<FunctionDefStmt>(is_async ? NodeKind::AsyncFunctionDef : NodeKind::FunctionDef, {});
    node->name = identifier(*token);
    node->name_span = token->span;
    type_params(node->type_params);
    const bool open = version_ == 11 || version_ == 12 ? force(TokenKind::LeftParenthesis, "(") != nullptr
                                                       : eat(TokenKind::LeftParenthesis) != nullptr;
    if (open) {
      node->args = parameters(ParameterPlace::Function);
      if (!node->args) node->args = tree_.make_arguments();
      if (eat(TokenKind::RightParenthesis)) {
        const int before_arrow = mark_;
        if (eat(TokenKind::Arrow)) {
          node->returns = expression();
          if (!node->returns) reset(before_arrow);
        }
        const bool colon = version_ >= 10 && version_ <= 12 ? force(TokenKind::Colon, ":") != nullptr
                                                            : eat(TokenKind::Colon) != nullptr;
        if (colon) {
          if (const auto* body = block()) {
            node->body = *body;
            node->span = since(start);
            return node;
          }
        }
      }
    }
  }
  reset(start);
  return nullptr;
}

/// `if` and, with another keyword, `elif`.
Stmt* Grammar::if_statement(TokenKind keyword) {
  const int start = mark_;
  if (second_pass_ && version_ >= 10) invalid_condition_statement(keyword, keyword == TokenKind::If ? "if" : "elif");
  if (!eat(keyword)) return nullptr;
  Expr* test = named_expression();
  if (test && eat(TokenKind::Colon)) {
    if (const auto* body = block()) {
      NodeList<Stmt> orelse;
      if (Stmt* next = if_statement(TokenKind::Elif))
        orelse.push_back(next);
      else
        else_block(orelse);
      auto* node = make<IfStmt>(NodeKind::If, since(start));
      node->test = test;
      node->body = *body;
      node->orelse = std::move(orelse);
      return node;
    }
  }
  reset(start);
  return nullptr;
}

bool Grammar::else_block(NodeList<Stmt>& out) {
  const int start = mark_;
  if (second_pass_ && version_ >= 10) invalid_else();
  if (eat(TokenKind::Else) && force(TokenKind::Colon, ":")) {
    if (const auto* body = block()) {
      out = *body;
      return true;
    }
  }
  reset(start);
  return false;
}

Stmt* Grammar::while_statement() {
  const int start = mark_;
  if (second_pass_ && version_ >= 10) invalid_condition_statement(TokenKind::While, "while");
  eat(TokenKind::While);
  Expr* test = named_expression();
  if (test && eat(TokenKind::Colon)) {
    if (const auto* body = block()) {
      NodeList<Stmt> orelse;
      else_block(orelse);
      auto* node = make<WhileStmt>(NodeKind::While, since(start));
      node->test = test;
      node->body = *body;
      node->orelse = std::move(orelse);
      return node;
    }
  }
  reset(start);
  return nullptr;
}

Stmt* Grammar::for_statement() {
  const int start = mark_;
  if (second_pass_ && version_ >= 10) invalid_for();
  const bool is_async = eat(TokenKind::Async) != nullptr;
  bool committed = false;
  if (eat(TokenKind::For)) {
    Expr* target = star_targets();
    if (target && eat(TokenKind::In)) {
      committed = true;  // CPython: ~
      Expr* iter = version_ == 8 ? expressions() : star_expressions();
      if (iter && eat(TokenKind::Colon)) {
        if (const auto* body = block()) {
          NodeList<Stmt> orelse;
          else_block(orelse);
          auto* node = make<ForStmt>(is_async ? NodeKind::AsyncFor : NodeKind::For, since(start));
          node->target = target;
          node->iter = iter;
          node->body = *body;
          node->orelse = std::move(orelse);
          return node;
        }
      }
    }
  }
  reset(start);
  if (second_pass_ && !committed) invalid_for_target();
  return nullptr;
}

Stmt* Grammar::with_statement() {
  const int start = mark_;
  if (second_pass_ && version_ >= 10) invalid_with_indent();
  const bool is_async = eat(TokenKind::Async) != nullptr;
  if (eat(TokenKind::With)) {
    const int behind = mark_;
    for (const bool parenthesised : {true, false}) {
      std::vector<WithItem> items;
      if (parenthesised && version_ < 9) continue;
      if (with_items(items, parenthesised) && eat(TokenKind::Colon)) {
        if (const auto* body = block()) {
          auto* node = make<WithStmt>(is_async ? NodeKind::AsyncWith : NodeKind::With, since(start));
          node->items = std::move(items);
          node->body = *body;
          return node;
        }
      }
      reset(behind);
    }
  }
  reset(start);
  if (second_pass_ && version_ >= 10) invalid_with();
  return nullptr;
}

bool Grammar::with_items(std::vector<WithItem>& items, bool parenthesised) {
  if (parenthesised && !eat(TokenKind::LeftParenthesis)) return false;
  WithItem item{};
  if (!with_item(item)) return false;
  items.push_back(item);
  for (;;) {
    const int before_comma = mark_;
    if (!eat(TokenKind::Comma)) break;
    if (!with_item(item)) {
      reset(before_comma);
      break;
    }
    items.push_back(item);
  }
  if (!parenthesised) return true;
  eat(TokenKind::Comma);
  return eat(TokenKind::RightParenthesis) != nullptr;
}

bool Grammar::with_item(WithItem& item) {
  const int start = mark_;
  item = {};
  item.context = expression();
  if (item.context && eat(TokenKind::As)) {
    item.target = star_target();
    if (item.target && at_any({TokenKind::Comma, TokenKind::RightParenthesis, TokenKind::Colon})) return true;
  }
  reset(start);
  if (second_pass_) invalid_with_item();
  item.target = nullptr;
  item.context = expression();
  return item.context != nullptr;
}

Stmt* Grammar::try_statement() {
  const int start = mark_;
  if (second_pass_ && version_ >= 10) invalid_try();
  eat(TokenKind::Try);
  const auto* body = force(TokenKind::Colon, ":") ? block() : nullptr;
  if (!body) {
    reset(start);
    return nullptr;
  }
  const int behind = mark_;
  const auto finish = [&](NodeKind kind, std::vector<ExceptHandler> handlers, NodeList<Stmt> orelse,
                          NodeList<Stmt> finalbody) {
    auto* node = make<TryStmt>(kind, since(start));
    node->body = *body;
    node->handlers = std::move(handlers);
    node->orelse = std::move(orelse);
    node->finalbody = std::move(finalbody);
    return node;
  };
  NodeList<Stmt> finalbody;
  if (finally_block(finalbody)) return finish(NodeKind::Try, {}, {}, std::move(finalbody));
  for (const bool star : {false, true}) {
    if (star && version_ < 11) continue;
    reset(behind);
    std::vector<ExceptHandler> handlers;
    ExceptHandler handler{};
    while (except_block(handler, star)) handlers.push_back(std::move(handler)), handler = {};
    if (handlers.empty()) continue;
    NodeList<Stmt> orelse;
    else_block(orelse);
    finally_block(finalbody);
    return finish(star ? NodeKind::TryStar : NodeKind::Try, std::move(handlers), std::move(orelse),
                  std::move(finalbody));
  }
  reset(start);
  return nullptr;
}

bool Grammar::except_block(ExceptHandler& out, bool star) {
  const int start = mark_;
  if (second_pass_ && version_ >= 10) invalid_except_indent(star);
  if (eat(TokenKind::Except) && (!star || eat(TokenKind::Star))) {
    const int behind = mark_;
    const auto finish = [&](Expr* type, std::string_view name) {
      NodeList<Stmt>* body = eat(TokenKind::Colon) ? block() : nullptr;
      if (!body) {
        reset(behind);
        return false;
      }
      out.type = type;
      out.name = name;
      out.body = *body;
      out.span = since(start);
      return true;
    };
    if (Expr* type = expression()) {
      std::string_view name;
      const int before_as = mark_;
      if (eat(TokenKind::As)) {
        if (const Token* token = eat(TokenKind::Name))
          name = identifier(*token);
        else
          reset(before_as);
      }
      if (finish(type, name)) return true;
    }
    if (version_ >= 14)
      if (Expr* types = expressions(); types && finish(types, {})) return true;
    reset(behind);
    if (!star && finish(nullptr, {})) return true;
  }
  reset(start);
  if (second_pass_ && version_ >= 10) invalid_except(star);
  return false;
}

bool Grammar::finally_block(NodeList<Stmt>& out) {
  const int start = mark_;
  if (second_pass_ && version_ >= 10) invalid_finally();
  if (eat(TokenKind::Finally) && force(TokenKind::Colon, ":")) {
    if (const auto* body = block()) {
      out = *body;
      return true;
    }
  }
  reset(start);
  return false;
}

}  // namespace slotscope
