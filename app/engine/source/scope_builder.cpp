// Visits statements and definitions, opening a block for each scope and collecting facts about names.
#include "engine/source/scope_builder.hpp"

#include <algorithm>
#include <utility>

#include "engine/source/checker.hpp"

namespace slotscope {

namespace flag = name_flag;

bool is_function_like(const Scope& scope) {
  return scope.type != BlockType::Module && scope.type != BlockType::Class;
}

ScopeBuilder::ScopeBuilder(const Tree& tree, int version, ScopeAnalysis& result)
    : tree_(tree), version_(version), result_(result) {}

void ScopeBuilder::fail(const Span& span, std::string message) const {
  SyntaxProblem problem;
  problem.message = std::move(message);
  problem.line = span.line;
  problem.offset = span.column + 1;
  problem.end_line = span.end_line;
  problem.end_offset = span.end_column + 1;
  problem.has_end = span.end_column >= 0;
  if (tree_.source) problem.text = tree_.source->line(span.line);
  problem.from_compiler = true;
  problem.message_alone = true;
  throw ScopeFailure{std::move(problem)};
}

void ScopeBuilder::build() {
  for (const Stmt* each : tree_.body)
    if (each->kind == NodeKind::ImportFrom && each->as<ImportFromStmt>()->module == "__future__")
      for (const Alias& alias : each->as<ImportFromStmt>()->names) future_annotations_ |= alias.name == "annotations";
  result_.module = nullptr;
  open(BlockType::Module, "top", &tree_);
  if (tree_.expression) expression(tree_.expression);
  statements(tree_.body);
  close();
}

// ---- blocks and names -----------------------------------------------------------------------------------------------

Scope* ScopeBuilder::make_scope(BlockType type, std::string_view name, const void* key) {
  auto owned = std::make_unique<Scope>();
  Scope* scope = owned.get();
  scope->type = type;
  scope->name = name;
  scope->node = key;
  scope->parent = current_;
  scope->nested = current_ && (current_->nested || is_function_like(*current_));
  result_.by_node[key] = scope;
  if (current_)
    current_->children.push_back(std::move(owned));
  else
    result_.module = std::move(owned);
  return scope;
}

void ScopeBuilder::enter(Scope* scope) {
  if (current_) facts(scope).in_iteration_expression = facts(current_).in_iteration_expression;
  if (current_ && scope->type != BlockType::Class && facts(current_).mangle_type_params_only) {
    facts(scope).mangle_type_params_only = true;
    facts(scope).mangled = facts(current_).mangled;
  }
  stack_.push_back(scope);
  current_ = scope;
  facts(scope).private_class = private_class_;
}

Scope* ScopeBuilder::open(BlockType type, std::string_view name, const void* key, Scope* existing) {
  Scope* scope = existing ? existing : make_scope(type, name, key);
  enter(scope);
  const bool evaluator =
      type == BlockType::Annotation || type == BlockType::TypeVariable || type == BlockType::TypeAlias;
  if (evaluator && !existing && version_ >= 14) define(".format", flag::parameter | flag::use, {});
  return scope;
}

void ScopeBuilder::close() {
  stack_.pop_back();
  current_ = stack_.empty() ? nullptr : stack_.back();
}

std::string mangle(std::string_view class_name, std::string_view name) {
  const bool dunder = name.size() >= 2 && name.ends_with("__");
  if (class_name.empty() || !name.starts_with("__") || dunder || name.find('.') != std::string_view::npos)
    return std::string(name);
  class_name.remove_prefix(std::min(class_name.find_first_not_of('_'), class_name.size()));
  if (class_name.empty()) return std::string(name);
  return "_" + std::string(class_name) + std::string(name);
}

std::string ScopeBuilder::mangled(std::string_view name) const {
  const BlockFacts& here = facts_.at(current_);
  if (here.mangle_type_params_only && !here.mangled.count(std::string(name))) return std::string(name);
  return mangle(private_class_, name);
}

unsigned ScopeBuilder::flags_of(std::string_view name) {
  const auto& flags = facts(current_).flags;
  const auto found = flags.find(mangled(name));
  return found == flags.end() ? 0 : found->second;
}

void ScopeBuilder::define_in(Scope& scope, std::string_view name, unsigned flags, const Span& span) {
  if (flags & flag::type_parameter && facts(current_).mangle_type_params_only)
    facts(current_).mangled.insert(std::string(name));
  const std::string key = mangled(name);
  BlockFacts& here = facts(&scope);
  const auto [place, added] = here.flags.try_emplace(key, 0);
  unsigned& known = place->second;
  if (added) scope.order.push_back(key);
  if (flags & known & flag::parameter)
    fail(version_ >= 10 ? span : here.place, "duplicate argument '" + std::string(name) + "' in function definition");
  if (flags & known & flag::type_parameter) fail(span, "duplicate type parameter '" + std::string(name) + "'");
  known |= flags;
  if (here.in_iteration_target) {
    if (known & (flag::global | flag::nonlocal))
      fail(version_ >= 10 ? span : here.place,
           "comprehension inner loop cannot rebind assignment expression target '" + std::string(name) + "'");
    known |= flag::iteration_variable;
  }
  if (flags & flag::global && result_.module) {
    const auto [global, new_global] = facts(result_.module.get()).flags.try_emplace(key, 0);
    if (new_global) result_.module->order.push_back(key);
    global->second |= flag::global;
  }
}

void ScopeBuilder::note_directive(std::string_view name, const Span& span) {
  facts(current_).directives.try_emplace(mangled(name), span);
}

void ScopeBuilder::check_debug_name(std::string_view name, const Span& span, Context context) {
  if (name != "__debug__" || context == Context::Load || (context == Context::Del && version_ < 10)) return;
  refuse(tree_, span, context == Context::Del ? "cannot delete __debug__" : "cannot assign to __debug__");
}

void ScopeBuilder::check_keywords(const std::vector<Keyword>& keywords) {
  for (const Keyword& keyword : keywords) check_debug_name(keyword.name, keyword.span, Context::Store);
}

// ---- statements -----------------------------------------------------------------------------------------------------

void ScopeBuilder::statements(const NodeList<Stmt>& body) {
  for (const Stmt* each : body) statement(each);
}

void ScopeBuilder::conditionally(const NodeList<Stmt>& body, const NodeList<Stmt>& orelse) {
  const bool before = std::exchange(facts(current_).conditional, true);
  statements(body);
  statements(orelse);
  facts(current_).conditional = before;
}

void ScopeBuilder::statement(const Stmt* node) {
  struct Depth {
    int& depth;
    ~Depth() { --depth; }
  } guard{++depth_};
  check_depth(node->span);
  switch (node->kind) {
    case NodeKind::FunctionDef:
    case NodeKind::AsyncFunctionDef:
      return function(node->as<FunctionDefStmt>());
    case NodeKind::ClassDef:
      return class_definition(node->as<ClassDefStmt>());
    case NodeKind::TypeAlias:
      return type_alias(node->as<TypeAliasStmt>());
    case NodeKind::Return:
      return optional(node->as<ReturnStmt>()->value);
    case NodeKind::Delete:
      return expressions(node->as<DeleteStmt>()->targets);
    case NodeKind::Assign:
      for (const Expr* target : node->as<AssignStmt>()->targets) note_static_attribute(target);
      expressions(node->as<AssignStmt>()->targets);
      return expression(node->as<AssignStmt>()->value);
    case NodeKind::AugAssign:
      note_static_attribute(node->as<AugAssignStmt>()->target);
      expression(node->as<AugAssignStmt>()->target);
      return expression(node->as<AugAssignStmt>()->value);
    case NodeKind::AnnAssign:
      return annotated_assignment(node->as<AnnAssignStmt>());
    case NodeKind::For:
    case NodeKind::AsyncFor: {
      const auto* loop = node->as<ForStmt>();
      note_static_attribute(loop->target);
      expression(loop->target);
      expression(loop->iter);
      return conditionally(loop->body, loop->orelse);
    }
    case NodeKind::While:
      expression(node->as<WhileStmt>()->test);
      return conditionally(node->as<WhileStmt>()->body, node->as<WhileStmt>()->orelse);
    case NodeKind::If:
      expression(node->as<IfStmt>()->test);
      return conditionally(node->as<IfStmt>()->body, node->as<IfStmt>()->orelse);
    case NodeKind::With:
    case NodeKind::AsyncWith:
      for (const WithItem& item : node->as<WithStmt>()->items) {
        expression(item.context);
        if (item.target) note_static_attribute(item.target);
        optional(item.target);
      }
      return conditionally(node->as<WithStmt>()->body, {});
    case NodeKind::Match:
      return match(node->as<MatchStmt>());
    case NodeKind::Raise:
      optional(node->as<RaiseStmt>()->exception);
      return optional(node->as<RaiseStmt>()->cause);
    case NodeKind::Try:
    case NodeKind::TryStar:
      return try_statement(node->as<TryStmt>());
    case NodeKind::Assert:
      expression(node->as<AssertStmt>()->test);
      return optional(node->as<AssertStmt>()->message);
    case NodeKind::Import:
      for (const Alias& alias : node->as<ImportStmt>()->names) import(alias, version_ < 9 ? alias.span : node->span);
      return;
    case NodeKind::ImportFrom:
      for (const Alias& alias : node->as<ImportFromStmt>()->names)
        import(alias, version_ < 9 ? alias.span : node->span);
      return;
    case NodeKind::Global:
      return declare(node->as<NamesStmt>(), true);
    case NodeKind::Nonlocal:
      return declare(node->as<NamesStmt>(), false);
    case NodeKind::ExprStmt:
      return expression(node->as<ExprStmt>()->value);
    default:
      return;
  }
}

void ScopeBuilder::function(const FunctionDefStmt* node) {
  define(node->name, flag::local, node->span);
  check_debug_name(node->name, node->span, Context::Store);
  expressions(node->args->defaults);
  for (const Expr* value : node->args->keyword_defaults) optional(value);
  // Before 3.14 annotations belong to the block around the function.
  if (version_ < 12) function_annotations(node);
  expressions(node->decorators);
  if (!node->type_params.empty()) {
    open_type_params(node->name, node->type_params, node, false, node->span);
    for (const TypeParam& param : node->type_params) type_param(param);
  }
  if (version_ >= 12) function_annotations(node);
  open(BlockType::Function, node->name, node);
  current_->is_coroutine = node->kind == NodeKind::AsyncFunctionDef;
  facts(current_).place = node->span;
  arguments(*node->args);
  statements(node->body);
  close();
  if (!node->type_params.empty()) close();
}

void ScopeBuilder::function_annotations(const FunctionDefStmt* node) {
  if (version_ < 14) {
    if (future_annotations_) {
      const Arguments& args = *node->args;
      const auto unread = [&](const Expr* annotation) {
        if (annotation && version_ >= 10) unread_annotation(annotation);
      };
      for (const auto* list : {&args.positional_only, &args.args, &args.keyword_only})
        for (const Arg& arg : *list) unread(arg.annotation);
      if (args.vararg) unread(args.vararg->annotation);
      if (args.kwarg) unread(args.kwarg->annotation);
      return unread(node->returns);
    }
    argument_annotations(*node->args);
    return optional(node->returns);
  }
  const bool in_class = facts(current_).sees_class || current_->type == BlockType::Class;
  open(BlockType::Annotation, "__annotate__", node->args);
  if (in_class) see_class(node->span);
  argument_annotations(*node->args);
  optional(node->returns);
  close();
}

void ScopeBuilder::argument_annotations(const Arguments& args) {
  for (const Arg& arg : args.positional_only) optional(arg.annotation);
  for (const Arg& arg : args.args) optional(arg.annotation);
  if (args.vararg) optional(args.vararg->annotation);
  if (args.kwarg) optional(args.kwarg->annotation);
  for (const Arg& arg : args.keyword_only) optional(arg.annotation);
}

void ScopeBuilder::arguments(const Arguments& args) {
  const auto parameter = [&](const Arg& arg) {
    if (version_ >= 13) check_debug_name(arg.name, arg.span, Context::Store);
    define(arg.name, flag::parameter, arg.span);
  };
  for (const Arg& arg : args.positional_only) parameter(arg);
  for (const Arg& arg : args.args) parameter(arg);
  for (const Arg& arg : args.keyword_only) parameter(arg);
  if (args.vararg) parameter(*args.vararg);
  if (args.kwarg) parameter(*args.kwarg);
}

void ScopeBuilder::class_definition(const ClassDefStmt* node) {
  define(node->name, flag::local, node->span);
  check_debug_name(node->name, node->span, Context::Store);
  const std::string outer_class = private_class_;
  const bool generic = !node->type_params.empty();
  if (version_ >= 12) expressions(node->decorators);
  if (generic) {
    open_type_params(node->name, node->type_params, nullptr, true, node->span);
    private_class_ = node->name;
    facts(current_).mangle_type_params_only = true;
    for (const TypeParam& param : node->type_params) type_param(param);
  }
  expressions(node->bases);
  if (version_ >= 13) check_keywords(node->keywords);
  for (const Keyword& keyword : node->keywords) expression(keyword.value);
  if (version_ < 12) expressions(node->decorators);
  Scope* scope = open(BlockType::Class, node->name, node);
  private_class_ = node->name;
  facts(scope).private_class = private_class_;
  facts(scope).place = node->span;
  if (generic) {
    define("__type_params__", flag::local, node->span);
    define(".type_params", flag::use, node->span);
  }
  statements(node->body);
  close();
  if (generic) close();
  private_class_ = outer_class;
  std::sort(scope->static_attributes.begin(), scope->static_attributes.end());
  scope->static_attributes.erase(std::unique(scope->static_attributes.begin(), scope->static_attributes.end()),
                                 scope->static_attributes.end());
}

void ScopeBuilder::type_alias(const TypeAliasStmt* node) {
  expression(node->name);
  const auto* alias = node->name->as<NameExpr>();
  const bool in_class = current_->type == BlockType::Class;
  if (!node->type_params.empty()) {
    open_type_params(alias->id, node->type_params, nullptr, false, node->span);
    for (const TypeParam& param : node->type_params) type_param(param);
  }
  open(BlockType::TypeAlias, alias->id, &node->value);
  if (in_class) see_class(node->value->span);
  expression(node->value);
  close();
  if (!node->type_params.empty()) close();
}

/// An annotation or type scope in a class: its names are looked up in the class first.
void ScopeBuilder::see_class(const Span& span) {
  facts(current_).sees_class = true;
  define("__classdict__", flag::use, span);
}

void ScopeBuilder::open_type_params(std::string_view name, const std::vector<TypeParam>& params,
                                    const FunctionDefStmt* function, bool is_class, const Span& span) {
  const bool in_class = current_->type == BlockType::Class;
  open(BlockType::TypeParameters, name, &params);
  if (in_class) see_class(span);
  if (is_class) {
    define(".type_params", flag::local | flag::use, span);
    define(".generic_base", flag::local | flag::use, span);
  }
  if (!function) return;
  if (!function->args->defaults.empty()) define(".defaults", flag::parameter, span);
  const auto& keyword_defaults = function->args->keyword_defaults;
  if (std::any_of(keyword_defaults.begin(), keyword_defaults.end(), [](const Expr* value) { return value != nullptr; }))
    define(".kwdefaults", flag::parameter, span);
}

void ScopeBuilder::type_param(const TypeParam& param) {
  define(param.name, flag::type_parameter | flag::local, param.span);
  if (param.name == "__classdict__")
    fail(param.span, "reserved name '__classdict__' cannot be used for type parameter");
  static constexpr const char* kinds[] = {"TypeVar", "ParamSpec", "TypeVarTuple"};
  const std::string kind = kinds[static_cast<int>(param.kind)];
  if (param.bound)
    type_variable(param.bound, param.name,
                  "a TypeVar " + std::string(param.bound->kind == NodeKind::TupleDisplay ? "constraint" : "bound"));
  if (param.default_value) type_variable(param.default_value, param.name, "a " + kind + " default");
}

/// A bound or default; `value` is the field that holds it, whose address is the block's key.
void ScopeBuilder::type_variable(const Expr* const& value, std::string_view name, std::string what) {
  const bool in_class = facts(current_).sees_class;
  open(BlockType::TypeVariable, name, &value);
  if (in_class) see_class(value->span);
  facts(current_).what = std::move(what);
  expression(value);
  close();
}

void ScopeBuilder::annotated_assignment(const AnnAssignStmt* node) {
  if (node->target->kind == NodeKind::Name) {
    const auto* target = node->target->as<NameExpr>();
    const unsigned known = flags_of(target->id);
    if (known & (flag::global | flag::nonlocal) && current_ != result_.module.get() && node->simple)
      fail(node->span, "annotated name '" + std::string(target->id) + "' can't be " +
                           (known & flag::global ? "global" : "nonlocal"));
    check_debug_name(target->id, version_ >= 13 ? target->span : node->span, Context::Store);
    if (node->simple)
      define(target->id, flag::annotated | flag::local, target->span);
    else if (node->value)
      define(target->id, flag::local, target->span);
  } else {
    note_static_attribute(node->target);
    expression(node->target);
  }
  annotation(node->annotation);
  optional(node->value);
}

/// An annotation that becomes a string: only what must not be in it counts, none of its names does.
void ScopeBuilder::unread_annotation(const Expr* node) {
  open(BlockType::Annotation, "_annotation", node);
  expression(node);
  close();
  result_.by_node.erase(node);
  unread_.push_back(std::move(current_->children.back()));
  current_->children.pop_back();
}

/// The annotation of a variable.
void ScopeBuilder::annotation(const Expr* node) {
  if (version_ < 14) {
    if (!future_annotations_)
      expression(node);
    else if (version_ >= 10)
      unread_annotation(node);
    return;
  }
  Scope* outer = current_;
  const bool unevaluated = outer->type == BlockType::Function;
  if (((outer->type == BlockType::Class && facts(outer).conditional) || outer->type == BlockType::Module) &&
      !outer->has_conditional_annotations) {
    outer->has_conditional_annotations = true;
    define("__conditional_annotations__", flag::use, node->span);
  }
  if (!facts(outer).annotations) {
    const void* key = outer->type == BlockType::Module ? static_cast<const void*>(&tree_.body)
                      : outer->type == BlockType::Class
                          ? static_cast<const void*>(&static_cast<const ClassDefStmt*>(outer->node)->body)
                          : static_cast<const void*>(&facts(outer));
    Scope* made = open(BlockType::Annotation, "__annotate__", key);
    facts(outer).annotations = made;
    if (outer->type == BlockType::Class && !future_annotations_) see_class(node->span);
  } else {
    open(BlockType::Annotation, "__annotate__", nullptr, facts(outer).annotations);
  }
  // A class keeps the set of annotations that were reached in a cell.
  if (outer->type == BlockType::Class && outer->has_conditional_annotations)
    define("__conditional_annotations__", flag::use, node->span);
  facts(current_).unevaluated_annotation = unevaluated;
  expression(node);
  facts(current_).unevaluated_annotation = false;
  close();
}

void ScopeBuilder::declare(const NamesStmt* node, bool global) {
  const std::string word = global ? "global" : "nonlocal";
  for (const std::string_view name : node->names) {
    const unsigned known = flags_of(name);
    if (known & (flag::parameter | flag::local | flag::use | flag::annotated)) {
      const std::string text(name);
      if (known & flag::parameter) fail(node->span, "name '" + text + "' is parameter and " + word);
      if (known & flag::use) fail(node->span, "name '" + text + "' is used prior to " + word + " declaration");
      if (known & flag::annotated) fail(node->span, "annotated name '" + text + "' can't be " + word);
      fail(node->span, "name '" + text + "' is assigned to before " + word + " declaration");
    }
    define(name, global ? flag::global : flag::nonlocal, node->span);
    note_directive(name, node->span);
  }
}

void ScopeBuilder::try_statement(const TryStmt* node) {
  const bool before = std::exchange(facts(current_).conditional, true);
  statements(node->body);
  // Before 3.9 `else` was looked at before the handlers.
  for (const ExceptHandler& handler : node->handlers) {
    optional(handler.type);
    if (!handler.name.empty()) {
      check_debug_name(handler.name, handler.span, Context::Store);
      define(handler.name, flag::local, handler.span);
    }
    statements(handler.body);
  }
  statements(node->orelse);
  statements(node->finalbody);
  facts(current_).conditional = before;
}

void ScopeBuilder::match(const MatchStmt* node) {
  expression(node->subject);
  const bool before = std::exchange(facts(current_).conditional, true);
  for (const MatchCase& each : node->cases) {
    pattern(each.pattern);
    optional(each.guard);
    statements(each.body);
  }
  facts(current_).conditional = before;
}

void ScopeBuilder::import(const Alias& alias, const Span& statement) {
  const std::string_view bound = alias.as_name.empty() ? alias.name : alias.as_name;
  if (bound == "*") {
    if (current_->type != BlockType::Module)
      fail(version_ >= 10 ? alias.span : facts(current_).place, "import * only allowed at module level");
    return;
  }
  const std::string_view name = bound.substr(0, bound.find('.'));
  check_debug_name(name, version_ >= 14 ? alias.span : statement, Context::Store);
  define(name, flag::import, alias.span);
}

/// `self.x = ...` in a method: x is one of the class's static attributes (CPython:
/// compiler_maybe_add_static_attribute_to_class).
void ScopeBuilder::note_static_attribute(const Expr* target) {
  if (target->kind == NodeKind::TupleDisplay || target->kind == NodeKind::ListDisplay) {
    for (const Expr* element : target->as<SequenceExpr>()->elements) note_static_attribute(element);
    return;
  }
  if (target->kind == NodeKind::Starred) return note_static_attribute(target->as<StarredExpr>()->value);
  if (target->kind != NodeKind::Attribute) return;
  const auto* attribute = target->as<AttributeExpr>();
  if (attribute->value->kind != NodeKind::Name || attribute->value->as<NameExpr>()->id != "self") return;
  for (Scope* scope = current_; scope; scope = scope->parent) {
    if (scope->type != BlockType::Class) continue;
    scope->static_attributes.emplace_back(attribute->attribute);
    return;
  }
}

}  // namespace slotscope
