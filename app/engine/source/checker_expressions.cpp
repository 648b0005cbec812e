// Expressions: stars in the wrong place, yield and await where they cannot be, repeated keywords; and the compiler's
// warnings.
#include "engine/source/checker.hpp"

namespace slotscope {

namespace {

/// The type a display or literal certainly has; empty when that is not known (CPython: infer_type).
std::string_view certain_type(const Expr* node) {
  switch (node->kind) {
    case NodeKind::TupleDisplay:
      return "tuple";
    case NodeKind::ListDisplay:
    case NodeKind::ListComp:
      return "list";
    case NodeKind::DictDisplay:
    case NodeKind::DictComp:
      return "dict";
    case NodeKind::SetDisplay:
    case NodeKind::SetComp:
      return "set";
    case NodeKind::GeneratorExp:
      return "generator";
    case NodeKind::Lambda:
      return "function";
    case NodeKind::JoinedStr:
    case NodeKind::FormattedValue:
      return "str";
    case NodeKind::TemplateStr:
    case NodeKind::Interpolation:
      return "string.templatelib.Template";
    case NodeKind::Constant:
      switch (node->as<ConstantExpr>()->constant) {
        case ConstantKind::None:
          return "NoneType";
        case ConstantKind::True:
        case ConstantKind::False:
          return "bool";
        case ConstantKind::Ellipsis:
          return "ellipsis";
        case ConstantKind::Int:
          return "int";
        case ConstantKind::Float:
          return "float";
        case ConstantKind::Imaginary:
          return "complex";
        case ConstantKind::Str:
          return "str";
        case ConstantKind::Bytes:
          return "bytes";
      }
      return {};
    default:
      return {};
  }
}

/// What an expression of literals alone becomes when CPython works it out before it runs; empty for anything else.
/// From 3.14 on this happens later, except for tuples.
std::string_view folded_type(const Expr* node, int version, bool inside = false) {
  if (version >= 14 && node->kind != NodeKind::Constant && (inside || node->kind != NodeKind::TupleDisplay)) return {};
  switch (node->kind) {
    case NodeKind::Constant:
      return certain_type(node);
    case NodeKind::TupleDisplay:
      for (const Expr* each : node->as<SequenceExpr>()->elements)
        if (folded_type(each, version, true).empty()) return {};
      return "tuple";
    case NodeKind::UnaryOp: {
      const auto* unary = node->as<UnaryOpExpr>();
      const std::string_view type = folded_type(unary->operand, version, true);
      if (type.empty() || unary->op == UnaryOperator::Not) return {};
      return type == "bool" ? "int" : type;
    }
    case NodeKind::BinOp: {
      const auto* binary = node->as<BinOpExpr>();
      const std::string_view left = folded_type(binary->left, version, true),
                             right = folded_type(binary->right, version, true);
      if (left.empty() || right.empty()) return {};
      if (left == right && left == "int") return binary->op == Operator::Div ? "float" : "int";
      for (const std::string_view type : {"complex", "float", "str", "bytes", "tuple"})
        if (left == type || right == type) return type;
      return {};
    }
    default:
      return {};
  }
}

/// A literal other than None, True, False and Ellipsis.
bool is_plain_literal(const Expr* node, int version) {
  const std::string_view type = folded_type(node, version);
  return !type.empty() && type != "NoneType" && type != "bool" && type != "ellipsis";
}

}  // namespace

void Checker::expressions(const NodeList<Expr>& list) {
  for (const Expr* each : list) expression(each);
}

/// The elements of a display, among which stars are at home.
void Checker::elements(const SequenceExpr* node) {
  for (const Expr* each : node->elements)
    expression(each->kind == NodeKind::Starred ? each->as<StarredExpr>()->value : each);
}

void Checker::unpacking(const SequenceExpr* node) {
  bool seen = false;
  for (std::size_t i = 0; i < node->elements.size(); ++i) {
    if (node->elements[i]->kind != NodeKind::Starred) continue;
    if (seen)
      fail(node->span,
           version_ >= 9 ? "multiple starred expressions in assignment" : "two starred expressions in assignment");
    if (i >= 256 || node->elements.size() - i - 1 >= (1u << 23))
      fail(node->span, "too many expressions in star-unpacking assignment");
    seen = true;
  }
  elements(node);
}

void Checker::expression(const Expr* node) {
  switch (node->kind) {
    case NodeKind::NamedExpr:
      expression(node->as<NamedExprExpr>()->value);
      return;
    case NodeKind::BoolOp:
      return expressions(node->as<BoolOpExpr>()->values);
    case NodeKind::BinOp:
      expression(node->as<BinOpExpr>()->left);
      return expression(node->as<BinOpExpr>()->right);
    case NodeKind::UnaryOp: {
      const auto* unary = node->as<UnaryOpExpr>();
      const bool turned = unary->op == UnaryOperator::Not && version_ < 14 && unary->operand->kind == NodeKind::Compare;
      if (turned) return comparison(unary->operand->as<CompareExpr>(), true);
      return expression(unary->operand);
    }
    case NodeKind::Lambda: {
      const auto* lambda = node->as<LambdaExpr>();
      arguments(*lambda->args, node->span);
      const auto found = scopes_.by_node.find(node);
      units_.push_back({Kind::Lambda, found == scopes_.by_node.end() ? nullptr : found->second, {}});
      expression(lambda->body);
      units_.pop_back();
      return;
    }
    case NodeKind::IfExp:
      expression(node->as<IfExpExpr>()->test);
      expression(node->as<IfExpExpr>()->body);
      return expression(node->as<IfExpExpr>()->orelse);
    case NodeKind::DictDisplay: {
      const auto* dict = node->as<DictExpr>();
      for (std::size_t i = 0; i < dict->keys.size(); ++i) {
        optional(dict->keys[i]);
        expression(dict->values[i]);
      }
      return;
    }
    case NodeKind::SetDisplay:
      for (const Expr* each : node->as<SetExpr>()->elements)
        expression(each->kind == NodeKind::Starred ? each->as<StarredExpr>()->value : each);
      return;
    case NodeKind::ListComp:
    case NodeKind::SetComp:
    case NodeKind::DictComp:
    case NodeKind::GeneratorExp:
      return comprehension(node->as<ComprehensionExpr>());
    case NodeKind::Yield:
      if (!in_function()) fail(node->span, "'yield' outside function");
      return optional(node->as<YieldExpr>()->value);
    case NodeKind::YieldFrom:
      if (!in_function())
        fail(node->span, version_ >= 13 ? "'yield from' outside function" : "'yield' outside function");
      if (unit().kind == Kind::AsyncFunction) fail(node->span, "'yield from' inside async function");
      return expression(node->as<YieldFromExpr>()->value);
    case NodeKind::Await:
      if (!in_function()) fail(node->span, "'await' outside function");
      if (!may_await()) fail(node->span, "'await' outside async function");
      return expression(node->as<AwaitExpr>()->value);
    case NodeKind::Compare:
      return comparison(node->as<CompareExpr>());
    case NodeKind::Call:
      return call(node->as<CallExpr>());
    case NodeKind::FormattedValue:
      expression(node->as<FormattedValueExpr>()->value);
      return optional(node->as<FormattedValueExpr>()->format_spec);
    case NodeKind::Interpolation:
      expression(node->as<InterpolationExpr>()->value);
      return optional(node->as<InterpolationExpr>()->format_spec);
    case NodeKind::JoinedStr:
    case NodeKind::TemplateStr:
      return expressions(node->as<JoinedStrExpr>()->values);
    case NodeKind::Attribute: {
      const auto* attribute = node->as<AttributeExpr>();
      expression(attribute->value);
      if (attribute->context == Context::Store) check_debug_name(attribute->attribute, node->span);
      if (attribute->context == Context::Del && attribute->attribute == "__debug__")
        fail(node->span, "cannot delete __debug__");
      return;
    }
    case NodeKind::Subscript:
      return subscript(node->as<SubscriptExpr>());
    case NodeKind::Starred:
      fail(node->span, node->as<StarredExpr>()->context == Context::Store
                           ? "starred assignment target must be in a list or tuple"
                           : "can't use starred expression here");
    case NodeKind::Slice:
      optional(node->as<SliceExpr>()->lower);
      optional(node->as<SliceExpr>()->upper);
      return optional(node->as<SliceExpr>()->step);
    case NodeKind::ListDisplay:
    case NodeKind::TupleDisplay: {
      const auto* sequence = node->as<SequenceExpr>();
      if (sequence->context == Context::Store) return unpacking(sequence);
      if (sequence->context == Context::Del) return expressions(sequence->elements);
      return elements(sequence);
    }
    default:
      return;
  }
}

void Checker::arguments(const Arguments& args, const Span& span) {
  const auto check = [&](const Arg& arg) {
    check_debug_name(arg.name, version_ >= 12 || version_ < 9 ? arg.span : span);
  };
  for (const Arg& arg : args.positional_only) check(arg);
  for (const Arg& arg : args.args) check(arg);
  for (const Arg& arg : args.keyword_only) check(arg);
  if (args.vararg) check(*args.vararg);
  if (args.kwarg) check(*args.kwarg);
  expressions(args.defaults);
  for (const Expr* value : args.keyword_defaults) optional(value);
}

void Checker::annotations(const Arguments& args, const Expr* returns) {
  for (const Arg& arg : args.positional_only) optional(arg.annotation);
  for (const Arg& arg : args.args) optional(arg.annotation);
  if (args.vararg && args.vararg->annotation) {
    const Expr* annotation = args.vararg->annotation;
    expression(annotation->kind == NodeKind::Starred ? annotation->as<StarredExpr>()->value : annotation);
  }
  for (const Arg& arg : args.keyword_only) optional(arg.annotation);
  if (args.kwarg) optional(args.kwarg->annotation);
  optional(returns);
}

void Checker::keywords(const std::vector<Keyword>& list, const Span& span) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (list[i].name.empty()) continue;
    if (version_ < 13) check_debug_name(list[i].name, version_ == 12 || version_ < 9 ? list[i].span : span);
    for (std::size_t j = i + 1; j < list.size(); ++j)
      if (list[j].name == list[i].name)
        fail(list[j].span,
             version_ >= 9 ? "keyword argument repeated: " + std::string(list[j].name) : "keyword argument repeated");
  }
  for (const Keyword& keyword : list) expression(keyword.value);
}

void Checker::call(const CallExpr* node) {
  const std::string_view type = certain_type(node->function);
  if (!type.empty() && node->function->kind != NodeKind::Lambda)
    warn(node->function->span, "'" + std::string(type) + "' object is not callable; perhaps you missed a comma?");
  expression(node->function);
  for (const Expr* argument : node->args)
    expression(argument->kind == NodeKind::Starred ? argument->as<StarredExpr>()->value : argument);
  keywords(node->keywords, node->span);
}

void Checker::subscript(const SubscriptExpr* node) {
  const std::string_view type = certain_type(node->value);
  if (node->context == Context::Load && !type.empty()) {
    const bool subscriptable = type == "tuple" || type == "list" || type == "str" || type == "bytes" || type == "dict";
    const std::string_view index = certain_type(node->slice);
    if (!subscriptable)
      warn(node->value->span, "'" + std::string(type) + "' object is not subscriptable; perhaps you missed a comma?");
    else if (subscriptable && type != "dict" && !index.empty() && index != "int" && index != "bool" &&
             node->slice->kind != NodeKind::Slice)
      warn(node->value->span, std::string(type) + " indices must be integers or slices, not " + std::string(index) +
                                  "; perhaps you missed a comma?");
  }
  expression(node->value);
  if (node->slice->kind == NodeKind::TupleDisplay) return elements(node->slice->as<SequenceExpr>());
  expression(node->slice);
}

/// `turned`: under a `not`, which CPython up to 3.13 draws into a single comparison.
void Checker::comparison(const CompareExpr* node, bool turned) {
  const Expr* left = node->left;
  turned = turned && node->ops.size() == 1;
  for (std::size_t i = 0; i < node->ops.size(); ++i) {
    const Expr* right = node->comparators[i];
    const bool is = node->ops[i] == CmpOp::Is, is_not = node->ops[i] == CmpOp::IsNot;
    const Expr* literal = is_plain_literal(left, version_) ? left : is_plain_literal(right, version_) ? right : nullptr;
    if ((is || is_not) && literal) {
      const std::string kind =
          version_ >= 12 ? "'" + std::string(folded_type(literal, version_)) + "' literal" : "a literal";
      warn(node->span, is != turned ? "\"is\" with " + kind + ". Did you mean \"==\"?"
                                    : "\"is not\" with " + kind + ". Did you mean \"!=\"?");
      break;
    }
    left = right;
  }
  expression(node->left);
  expressions(node->comparators);
}

void Checker::comprehension(const ComprehensionExpr* node) {
  const bool is_generator = node->kind == NodeKind::GeneratorExp;
  expression(node->generators.front().iter);
  const auto found = scopes_.by_node.find(node);
  const Scope* scope = found == scopes_.by_node.end() ? nullptr : found->second;
  const bool is_async = scope && scope->is_coroutine && !is_generator;
  const Kind outer = unit().kind;
  const bool allowed = outer == Kind::AsyncFunction || (version_ >= 11 && outer == Kind::Comprehension) ||
                       (version_ < 11 && outer == Kind::Comprehension && unit().scope && unit().scope->is_coroutine);
  if (is_async && !allowed)
    fail(version_ >= 10 ? node->span : Span{}, "asynchronous comprehension outside of an asynchronous function");
  units_.push_back({Kind::Comprehension, scope, {}});
  bool first = true;
  for (const Comprehension& clause : node->generators) {
    if (!first) expression(clause.iter);
    first = false;
    expression(clause.target);
    expressions(clause.conditions);
  }
  const Expr* element = node->element;
  if (node->kind != NodeKind::DictComp && element->kind == NodeKind::Starred)
    fail(element->span, "can't use starred expression here");
  expression(element);
  optional(node->value);
  units_.pop_back();
}

}  // namespace slotscope
