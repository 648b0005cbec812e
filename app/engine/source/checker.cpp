// Statements: loops, returns, handlers, imports from the future.
#include "engine/source/checker.hpp"

#include <algorithm>

#include "engine/source/checks.hpp"
#include "engine/source/scope_builder.hpp"
#include "engine/source/source_text.hpp"

namespace slotscope {

namespace {

constexpr const char* no_way_out_of_except_star = "'break', 'continue' and 'return' cannot appear in an except* block";

/// CPython: CO_MAXBLOCKS.
std::size_t deepest_blocks(int version) {
  return version >= 13 ? 21 : 20;
}

/// The statement a walk through `body` ends with: where CPython before 3.10 still believed itself.
const Span& last_place(const NodeList<Stmt>& body) {
  const Stmt* last = body.back();
  const auto inside = [](const NodeList<Stmt>& block, const NodeList<Stmt>& orelse) -> const Span& {
    return last_place(orelse.empty() ? block : orelse);
  };
  switch (last->kind) {
    case NodeKind::If:
      return inside(last->as<IfStmt>()->body, last->as<IfStmt>()->orelse);
    case NodeKind::While:
      return inside(last->as<WhileStmt>()->body, last->as<WhileStmt>()->orelse);
    case NodeKind::For:
      return inside(last->as<ForStmt>()->body, last->as<ForStmt>()->orelse);
    case NodeKind::With:
      return last_place(last->as<WithStmt>()->body);
    default:
      return last->span;
  }
}

bool is_docstring(const Stmt* node) {
  if (node->kind != NodeKind::ExprStmt || node->as<ExprStmt>()->value->kind != NodeKind::Constant) return false;
  return node->as<ExprStmt>()->value->as<ConstantExpr>()->constant == ConstantKind::Str;
}

/// A place whose end CPython does not tell.
Span start_of(const Span& span) {
  return {span.line, span.column, span.line, -1};
}

bool is_literal_tuple(const Expr* node) {
  const auto& elements = node->as<SequenceExpr>()->elements;
  return std::all_of(elements.begin(), elements.end(),
                     [](const Expr* each) { return each->kind == NodeKind::Constant; });
}

bool is_future_import(const Stmt* node) {
  return node->kind == NodeKind::ImportFrom && node->as<ImportFromStmt>()->module == "__future__" &&
         node->as<ImportFromStmt>()->level == 0;
}

}  // namespace

void refuse(const Tree& tree, const Span& span, std::string message, bool message_alone) {
  SyntaxProblem problem;
  problem.message = std::move(message);
  problem.line = span.line;
  problem.offset = span.column + 1;
  problem.end_line = span.end_line;
  problem.end_offset = span.end_column + 1;
  problem.has_end = span.end_column >= 0;
  if (tree.source) problem.text = tree.source->line(span.line);
  problem.from_compiler = true;
  problem.message_alone = message_alone;
  throw ScopeFailure{std::move(problem)};
}

void check_future_imports(const Tree& tree, int version) {
  std::size_t i = !tree.body.empty() && is_docstring(tree.body[0]) ? 1 : 0;
  for (; i < tree.body.size() && is_future_import(tree.body[i]); ++i) {
    for (const Alias& alias : tree.body[i]->as<ImportFromStmt>()->names) {
      constexpr std::string_view known[] = {"nested_scopes",  "generators",     "division",         "absolute_import",
                                            "with_statement", "print_function", "unicode_literals", "barry_as_FLUFL",
                                            "generator_stop", "annotations"};
      if (std::find(std::begin(known), std::end(known), alias.name) != std::end(known)) continue;
      refuse(tree, version >= 14 ? alias.span : start_of(tree.body[i]->span),
             alias.name == "braces" ? "not a chance" : "future feature " + std::string(alias.name) + " is not defined",
             true);
    }
  }
}

void check_program(const Tree& tree, int version, ScopeAnalysis& scopes) {
  Checker(tree, version, scopes).program();
}

void Checker::program() {
  units_.push_back({Kind::Module, scopes_.module.get(), {}});
  if (tree_.expression) expression(tree_.expression);
  bool future_allowed = true;
  for (const Stmt* each : tree_.body) {
    const bool future = is_future_import(each);
    if (!future && !(each == tree_.body.front() && is_docstring(each))) future_allowed = false;
    if (future && !future_allowed) fail(each->span, "from __future__ imports must occur at the beginning of the file");
    statement(each);
  }
}

void Checker::warn(const Span& span, std::string message) {
  scopes_.notices.push_back({SyntaxNotice::Kind::Syntax, std::move(message), span.line});
}

bool Checker::in_function() const {
  const Kind kind = units_.back().kind;
  return kind != Kind::Module && kind != Kind::Class;
}

bool Checker::may_await() const {
  const Unit& here = units_.back();
  if (here.kind == Kind::AsyncFunction) return true;
  return here.kind == Kind::Comprehension;
}

void Checker::statements(const NodeList<Stmt>& body) {
  for (const Stmt* each : body) statement(each);
}

void Checker::check_depth(const Span& span) {
  if (unit().blocks.size() >= deepest_blocks(version_))
    refuse(tree_, version_ >= 9 ? span : Span{}, "too many statically nested blocks", version_ < 9);
}

void Checker::block(Block kind, const NodeList<Stmt>& body, const Span& span) {
  check_depth(span);
  unit().blocks.push_back(kind);
  statements(body);
  unit().blocks.pop_back();
}

void Checker::statement(const Stmt* node) {
  switch (node->kind) {
    case NodeKind::FunctionDef:
    case NodeKind::AsyncFunctionDef:
      return function(node->as<FunctionDefStmt>());
    case NodeKind::ClassDef:
      return class_definition(node->as<ClassDefStmt>());
    case NodeKind::TypeAlias:
      type_params(node->as<TypeAliasStmt>()->type_params);
      return expression(node->as<TypeAliasStmt>()->value);
    case NodeKind::Return:
      return return_statement(node->as<ReturnStmt>());
    case NodeKind::Delete:
      return expressions(node->as<DeleteStmt>()->targets);
    case NodeKind::Assign:
      expression(node->as<AssignStmt>()->value);
      return expressions(node->as<AssignStmt>()->targets);
    case NodeKind::AugAssign:
      expression(node->as<AugAssignStmt>()->target);
      return expression(node->as<AugAssignStmt>()->value);
    case NodeKind::AnnAssign: {
      const auto* assign = node->as<AnnAssignStmt>();
      optional(assign->value);
      expression(assign->target);
      return expression(assign->annotation);
    }
    case NodeKind::For:
    case NodeKind::AsyncFor: {
      const auto* each = node->as<ForStmt>();
      if (node->kind == NodeKind::AsyncFor && unit().kind != Kind::AsyncFunction)
        fail(node->span, "'async for' outside async function");
      expression(each->iter);
      expression(each->target);
      return loop(each->body, each->orelse, node->span);
    }
    case NodeKind::While:
      expression(node->as<WhileStmt>()->test);
      return loop(node->as<WhileStmt>()->body, node->as<WhileStmt>()->orelse, node->span);
    case NodeKind::If:
      expression(node->as<IfStmt>()->test);
      statements(node->as<IfStmt>()->body);
      return statements(node->as<IfStmt>()->orelse);
    case NodeKind::With:
    case NodeKind::AsyncWith:
      if (node->kind == NodeKind::AsyncWith && unit().kind != Kind::AsyncFunction)
        fail(node->span, "'async with' outside async function");
      return with_statement(node->as<WithStmt>(), 0);
    case NodeKind::Match:
      return match(node->as<MatchStmt>());
    case NodeKind::Raise:
      optional(node->as<RaiseStmt>()->exception);
      return optional(node->as<RaiseStmt>()->cause);
    case NodeKind::Try:
    case NodeKind::TryStar:
      return try_statement(node->as<TryStmt>());
    case NodeKind::Assert:
      return assert_statement(node->as<AssertStmt>());
    case NodeKind::ImportFrom:
      if (units_.size() > 1 && is_future_import(node))
        fail(node->span, "from __future__ imports must occur at the beginning of the file");
      return;
    case NodeKind::Break:
    case NodeKind::Continue:
      return jump(node);
    case NodeKind::ExprStmt:
      return expression(node->as<ExprStmt>()->value);
    default:
      return;
  }
}

void Checker::loop(const NodeList<Stmt>& body, const NodeList<Stmt>& orelse, const Span& span) {
  block(Block::Loop, body, span);
  statements(orelse);
}

/// break and continue.
void Checker::jump(const Stmt* node) {
  const bool is_break = node->kind == NodeKind::Break;
  for (auto each = unit().blocks.rbegin(); each != unit().blocks.rend(); ++each) {
    if (*each == Block::Loop) return;
    if (*each == Block::ExceptStar) fail(node->span, no_way_out_of_except_star);
    if (*each == Block::Finally && version_ >= 14)
      warn(node->span, is_break ? "'break' in a 'finally' block" : "'continue' in a 'finally' block");
  }
  fail(node->span, is_break ? "'break' outside loop" : "'continue' not properly in loop");
}

void Checker::return_statement(const ReturnStmt* node) {
  if (!in_function()) fail(node->span, "'return' outside function");
  const Scope* scope = unit().scope;
  if (node->value && scope && scope->is_coroutine && scope->is_generator)
    fail(node->span, "'return' with value in async generator");
  optional(node->value);
  for (auto each = unit().blocks.rbegin(); each != unit().blocks.rend(); ++each) {
    if (*each == Block::ExceptStar) {
      // A constant is not evaluated before the way out is looked for: it is what is being compiled then.
      const bool at_value =
          node->value && node->value->kind == NodeKind::Constant && node->value->span.line == node->span.line;
      fail(at_value ? node->value->span : node->span, no_way_out_of_except_star);
    }
    if (*each == Block::Finally && version_ >= 14) {
      warn(node->span, "'return' in a 'finally' block");
      return;
    }
  }
}

void Checker::with_statement(const WithStmt* node, std::size_t item) {
  const WithItem& each = node->items[item];
  expression(each.context);
  check_depth(version_ >= 13 ? each.context->span : node->span);
  unit().blocks.push_back(Block::Other);
  optional(each.target);
  if (item + 1 < node->items.size())
    with_statement(node, item + 1);
  else
    statements(node->body);
  unit().blocks.pop_back();
}

void Checker::try_statement(const TryStmt* node) {
  const bool has_finally = !node->finalbody.empty();
  if (has_finally) {
    check_depth(node->span);
    unit().blocks.push_back(Block::Other);
  }
  if (node->handlers.empty())
    statements(node->body);
  else
    block(Block::Other, node->body, node->span);
  // From 3.9 on what looks for the right clause is a block around them.
  const bool is_search_block = version_ >= 9 && !node->handlers.empty();
  if (is_search_block) {
    check_depth(node->span);
    unit().blocks.push_back(Block::Other);
  }
  for (std::size_t i = 0; i < node->handlers.size(); ++i) {
    const ExceptHandler& handler = node->handlers[i];
    if (!handler.type && i + 1 < node->handlers.size())
      fail(version_ >= 10 ? handler.span : last_place(i == 0 ? node->body : node->handlers[i - 1].body),
           "default 'except:' must be last");
    optional(handler.type);
    block(node->kind == NodeKind::TryStar ? Block::ExceptStar : Block::Other, handler.body, handler.span);
  }
  if (is_search_block) unit().blocks.pop_back();
  statements(node->orelse);
  if (!has_finally) return;
  unit().blocks.pop_back();
  block(Block::Finally, node->finalbody, node->span);
}

void Checker::assert_statement(const AssertStmt* node) {
  const bool tuple = node->test->kind == NodeKind::TupleDisplay && !node->test->as<SequenceExpr>()->elements.empty();
  if (tuple && (version_ >= 10 || !is_literal_tuple(node->test)))
    warn(node->span, "assertion is always true, perhaps remove parentheses?");
  expression(node->test);
  optional(node->message);
}

void Checker::check_debug_name(std::string_view name, const Span& span) const {
  if (name == "__debug__") fail(span, "cannot assign to __debug__");
}

void Checker::type_params(const std::vector<TypeParam>& params) {
  bool default_seen = false;
  for (const TypeParam& param : params) {
    check_debug_name(param.name, param.span);
    optional(param.bound);
    if (param.default_value) {
      default_seen = true;
      const bool starred = param.default_value->kind == NodeKind::Starred;
      expression(starred ? param.default_value->as<StarredExpr>()->value : param.default_value);
    } else if (default_seen) {
      fail(param.span, "non-default type parameter '" + std::string(param.name) + "' follows default type parameter");
    }
  }
}

void Checker::function(const FunctionDefStmt* node) {
  expressions(node->decorators);
  arguments(*node->args, node->span);
  type_params(node->type_params);
  annotations(*node->args, node->returns);
  const auto found = scopes_.by_node.find(node);
  const Kind kind = node->kind == NodeKind::AsyncFunctionDef ? Kind::AsyncFunction : Kind::Function;
  units_.push_back({kind, found == scopes_.by_node.end() ? nullptr : found->second, {}});
  statements(node->body);
  units_.pop_back();
}

void Checker::class_definition(const ClassDefStmt* node) {
  expressions(node->decorators);
  type_params(node->type_params);
  const auto found = scopes_.by_node.find(node);
  units_.push_back({Kind::Class, found == scopes_.by_node.end() ? nullptr : found->second, {}});
  statements(node->body);
  units_.pop_back();
  for (const Expr* base : node->bases)
    expression(base->kind == NodeKind::Starred ? base->as<StarredExpr>()->value : base);
  keywords(node->keywords, node->span);
}

}  // namespace slotscope
