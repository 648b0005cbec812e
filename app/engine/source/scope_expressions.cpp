// Visits expressions and patterns for the scope analysis.
#include "engine/source/scope_builder.hpp"

namespace slotscope {

namespace flag = name_flag;

void ScopeBuilder::check_depth(const Span& span) const {
  const int deepest = version_ >= 13 ? 5000 : 3000;
  if (depth_ < deepest) return;
  SyntaxProblem problem;
  problem.kind = SyntaxProblem::Kind::Recursion;
  problem.message = "maximum recursion depth exceeded during compilation";
  problem.line = span.line;
  throw ScopeFailure{std::move(problem)};
}

void ScopeBuilder::expressions(const NodeList<Expr>& list) {
  for (const Expr* each : list) expression(each);
}

void ScopeBuilder::expression(const Expr* node) {
  struct Depth {
    int& depth;
    ~Depth() { --depth; }
  } guard{++depth_};
  check_depth(node->span);
  switch (node->kind) {
    case NodeKind::NamedExpr:
      return named_expression(node->as<NamedExprExpr>());
    case NodeKind::BoolOp:
      return expressions(node->as<BoolOpExpr>()->values);
    case NodeKind::BinOp:
      expression(node->as<BinOpExpr>()->left);
      return expression(node->as<BinOpExpr>()->right);
    case NodeKind::UnaryOp:
      return expression(node->as<UnaryOpExpr>()->operand);
    case NodeKind::Lambda:
      return lambda(node->as<LambdaExpr>());
    case NodeKind::IfExp:
      expression(node->as<IfExpExpr>()->test);
      expression(node->as<IfExpExpr>()->body);
      return expression(node->as<IfExpExpr>()->orelse);
    case NodeKind::DictDisplay:
      for (const Expr* key : node->as<DictExpr>()->keys) optional(key);
      return expressions(node->as<DictExpr>()->values);
    case NodeKind::SetDisplay:
      return expressions(node->as<SetExpr>()->elements);
    case NodeKind::ListComp:
    case NodeKind::SetComp:
    case NodeKind::DictComp:
    case NodeKind::GeneratorExp:
      return comprehension(node->as<ComprehensionExpr>());
    case NodeKind::Await:
      return await(node->as<AwaitExpr>());
    case NodeKind::Yield:
      return yield(node, node->as<YieldExpr>()->value);
    case NodeKind::YieldFrom:
      return yield(node, node->as<YieldFromExpr>()->value);
    case NodeKind::Compare:
      expression(node->as<CompareExpr>()->left);
      return expressions(node->as<CompareExpr>()->comparators);
    case NodeKind::Call: {
      const auto* call = node->as<CallExpr>();
      expression(call->function);
      expressions(call->args);
      if (version_ >= 13) check_keywords(call->keywords);
      for (const Keyword& keyword : call->keywords) expression(keyword.value);
      return;
    }
    case NodeKind::FormattedValue:
      expression(node->as<FormattedValueExpr>()->value);
      return optional(node->as<FormattedValueExpr>()->format_spec);
    case NodeKind::Interpolation:
      expression(node->as<InterpolationExpr>()->value);
      return optional(node->as<InterpolationExpr>()->format_spec);
    case NodeKind::JoinedStr:
    case NodeKind::TemplateStr:
      return expressions(node->as<JoinedStrExpr>()->values);
    case NodeKind::Attribute:
      if (version_ >= 13)
        check_debug_name(node->as<AttributeExpr>()->attribute, node->span, node->as<AttributeExpr>()->context);
      return expression(node->as<AttributeExpr>()->value);
    case NodeKind::Subscript:
      expression(node->as<SubscriptExpr>()->value);
      return expression(node->as<SubscriptExpr>()->slice);
    case NodeKind::Starred:
      return expression(node->as<StarredExpr>()->value);
    case NodeKind::Slice:
      optional(node->as<SliceExpr>()->lower);
      optional(node->as<SliceExpr>()->upper);
      return optional(node->as<SliceExpr>()->step);
    case NodeKind::Name:
      return name(node->as<NameExpr>());
    case NodeKind::ListDisplay:
    case NodeKind::TupleDisplay:
      return expressions(node->as<SequenceExpr>()->elements);
    default:
      return;
  }
}

void ScopeBuilder::name(const NameExpr* node) {
  if (facts(current_).unevaluated_annotation) return;
  check_debug_name(node->id, node->span, node->context);
  define(node->id, node->context == Context::Load ? flag::use : flag::local, node->span);
  // super() finds its class through the cell __class__.
  if (node->context == Context::Load && is_function_like(*current_) && node->id == "super")
    define("__class__", flag::use, node->span);
}

void ScopeBuilder::lambda(const LambdaExpr* node) {
  expressions(node->args->defaults);
  for (const Expr* value : node->args->keyword_defaults) optional(value);
  open(BlockType::Lambda, "<lambda>", node);
  facts(current_).place = node->span;
  arguments(*node->args);
  expression(node->body);
  close();
}

/// Before 3.10 the offset of these errors counts from 0.
Span ScopeBuilder::walrus_place(Span span) const {
  if (version_ < 10) --span.column;
  return span;
}

void ScopeBuilder::named_expression(const NamedExprExpr* node) {
  refuse_in_annotation("named expression", node);
  if (facts(current_).in_iteration_expression > 0)
    fail(walrus_place(node->span), "assignment expression cannot be used in a comprehension iterable expression");
  if (facts(current_).comprehension != NodeKind::Pass) bind_outside_comprehension(node->target->as<NameExpr>());
  expression(node->value);
  expression(node->target);
}

/// A walrus inside a comprehension binds its name in the nearest block that is none (CPython:
/// symtable_extend_namedexpr_scope).
void ScopeBuilder::bind_outside_comprehension(const NameExpr* target) {
  const std::string key = mangled(target->id);
  for (auto each = stack_.rbegin(); each != stack_.rend(); ++each) {
    Scope& scope = **each;
    const BlockFacts& there = facts(&scope);
    const auto found = there.flags.find(key);
    const unsigned known = found == there.flags.end() ? 0 : found->second;
    if (there.comprehension != NodeKind::Pass) {
      if (known & flag::iteration_variable && (version_ < 13 || known & flag::local))
        fail(walrus_place(target->span),
             "assignment expression cannot rebind comprehension iteration variable '" + std::string(target->id) + "'");
      continue;
    }
    switch (scope.type) {
      case BlockType::Function:
      case BlockType::Lambda:
        define(target->id, known & flag::global ? flag::global : flag::nonlocal, target->span);
        note_directive(target->id, target->span);
        return define_in(scope, target->id, flag::local, target->span);
      case BlockType::Module:
        define(target->id, flag::global, target->span);
        note_directive(target->id, target->span);
        return define_in(scope, target->id, flag::global, target->span);
      case BlockType::Class:
        fail(walrus_place(target->span), "assignment expression within a comprehension cannot be used in a class body");
      case BlockType::TypeParameters:
        fail(target->span,
             "assignment expression within a comprehension cannot be used within the definition of a generic");
      case BlockType::TypeAlias:
        fail(target->span, "assignment expression within a comprehension cannot be used in a type alias");
      case BlockType::TypeVariable:
        fail(target->span, "assignment expression within a comprehension cannot be used in a TypeVar bound");
      default:
        break;
    }
  }
}

void ScopeBuilder::comprehension(const ComprehensionExpr* node) {
  static constexpr const char* names[] = {"<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>"};
  const bool is_generator = node->kind == NodeKind::GeneratorExp;
  const Comprehension& outermost = node->generators.front();
  // The outermost iterable is evaluated in the block around and handed over as an argument.
  ++facts(current_).in_iteration_expression;
  expression(outermost.iter);
  --facts(current_).in_iteration_expression;
  open(BlockType::Comprehension, names[static_cast<int>(node->kind) - static_cast<int>(NodeKind::ListComp)], node);
  facts(current_).comprehension = node->kind;
  facts(current_).place = node->span;
  current_->is_coroutine = outermost.is_async;
  define(".0", flag::parameter, node->span);
  facts(current_).in_iteration_target = true;
  expression(outermost.target);
  facts(current_).in_iteration_target = false;
  expressions(outermost.conditions);
  for (std::size_t i = 1; i < node->generators.size(); ++i) clause(node->generators[i]);
  optional(node->value);
  expression(node->element);
  current_->is_generator = is_generator;
  const bool is_async = current_->is_coroutine && !is_generator && version_ >= 11;
  close();
  if (is_async) current_->is_coroutine = true;
}

void ScopeBuilder::clause(const Comprehension& clause) {
  facts(current_).in_iteration_target = true;
  expression(clause.target);
  facts(current_).in_iteration_target = false;
  ++facts(current_).in_iteration_expression;
  expression(clause.iter);
  --facts(current_).in_iteration_expression;
  expressions(clause.conditions);
  if (clause.is_async) current_->is_coroutine = true;
}

void ScopeBuilder::yield(const Expr* node, const Expr* value) {
  refuse_in_annotation("yield expression", node);
  optional(value);
  current_->is_generator = true;
  const Span& place = version_ >= 10 ? node->span : facts(current_).place;
  switch (facts(current_).comprehension) {
    case NodeKind::ListComp:
      fail(place, "'yield' inside list comprehension");
    case NodeKind::SetComp:
      fail(place, "'yield' inside set comprehension");
    case NodeKind::DictComp:
      fail(place, "'yield' inside dict comprehension");
    case NodeKind::GeneratorExp:
      fail(place, "'yield' inside generator expression");
    default:
      return;
  }
}

void ScopeBuilder::await(const AwaitExpr* node) {
  refuse_in_annotation("await expression", node);
  expression(node->value);
  current_->is_coroutine = true;
}

void ScopeBuilder::refuse_in_annotation(std::string_view what, const Expr* node) {
  const std::string text(what);
  switch (current_->type) {
    case BlockType::Annotation:
      fail(node->span, version_ >= 12 ? text + " cannot be used within an annotation"
                                      : "'" + text + "' can not be used within an annotation");
    case BlockType::TypeVariable:
      fail(node->span, text + " cannot be used within " + (version_ >= 13 ? facts(current_).what : "a TypeVar bound"));
    case BlockType::TypeAlias:
      fail(node->span, text + " cannot be used within a type alias");
    case BlockType::TypeParameters:
      fail(node->span, text + " cannot be used within the definition of a generic");
    default:
      return;
  }
}

void ScopeBuilder::pattern(const Pattern* node) {
  const auto all = [&](const NodeList<Pattern>& list) {
    for (const Pattern* each : list) pattern(each);
  };
  const auto capture = [&](std::string_view name) {
    if (name.empty()) return;
    check_debug_name(name, node->span, Context::Store);
    define(name, flag::local, node->span);
  };
  switch (node->kind) {
    case NodeKind::MatchValue:
      return expression(node->as<MatchValuePattern>()->value);
    case NodeKind::MatchSequence:
      return all(node->as<MatchSequencePattern>()->patterns);
    case NodeKind::MatchStar:
      return capture(node->as<MatchStarPattern>()->name);
    case NodeKind::MatchMapping: {
      const auto* mapping = node->as<MatchMappingPattern>();
      expressions(mapping->keys);
      all(mapping->patterns);
      return capture(mapping->rest);
    }
    case NodeKind::MatchClass: {
      const auto* cls = node->as<MatchClassPattern>();
      expression(cls->cls);
      all(cls->patterns);
      for (std::size_t i = 0; i < cls->keyword_names.size(); ++i)
        check_debug_name(cls->keyword_names[i], cls->keyword_patterns[i]->span, Context::Store);
      return all(cls->keyword_patterns);
    }
    case NodeKind::MatchAs:
      if (node->as<MatchAsPattern>()->pattern) pattern(node->as<MatchAsPattern>()->pattern);
      return capture(node->as<MatchAsPattern>()->name);
    case NodeKind::MatchOr:
      return all(node->as<MatchOrPattern>()->patterns);
    default:
      return;
  }
}

}  // namespace slotscope
