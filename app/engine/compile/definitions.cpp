// Definitions: functions, lambdas, classes, their parameters, annotations and type parameters.
#include "engine/compile/compiler.hpp"
#include "engine/machine/operations.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

void Compiler::decorators(const NodeList<Expr>& list) {
  for (const Expr* each : list) expression(each);
}

/// Default values; answers which parts of make_function are on the stack.
std::uint32_t Compiler::defaults(const Arguments* args) {
  std::uint32_t parts = 0;
  if (!args->defaults.empty()) {
    std::vector<Ref<>> items;
    std::vector<Object*> plain;
    for (const Expr* each : args->defaults) {
      items.push_back(fold(each));
      if (!items.back()) break;
      plain.push_back(items.back().get());
    }
    if (plain.size() == args->defaults.size()) {
      load_constant(shared_constant(Ref<>(make_tuple_of(plain.data(), plain.size()))));
    } else {
      for (const Expr* each : args->defaults) expression(each);
      emit(Op::build_tuple, static_cast<std::uint32_t>(args->defaults.size()));
    }
    parts |= function_has_defaults;
  }
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < args->keyword_only.size(); ++i) {
    const Expr* value = i < args->keyword_defaults.size() ? args->keyword_defaults[i] : nullptr;
    if (!value) continue;
    load_text(mangled(args->keyword_only[i].name));
    expression(value);
    ++count;
  }
  if (count) {
    emit(Op::build_map, count);
    parts |= function_has_keyword_defaults;
  }
  return parts;
}

std::vector<std::pair<std::string, const Expr*>> Compiler::annotated_parameters(const Arguments* args,
                                                                                const Expr* returns) {
  std::vector<std::pair<std::string, const Expr*>> found;
  auto add = [&](const Arg& arg) {
    if (arg.annotation) found.emplace_back(mangled(arg.name), arg.annotation);
  };
  for (const Arg& each : args->positional_only) add(each);
  for (const Arg& each : args->args) add(each);
  if (args->vararg) add(*args->vararg);
  for (const Arg& each : args->keyword_only) add(each);
  if (args->kwarg) add(*args->kwarg);
  if (returns) found.emplace_back("return", returns);
  return found;
}

void Compiler::annotation_value(const Expr* annotation) {
  if (future_annotations_) {
    load_text(unparse(annotation));
    return;
  }
  if (annotation->kind == NodeKind::Starred) {
    expression(annotation->as<StarredExpr>()->value);
    emit(Op::unpack_sequence, 1);
    return;
  }
  expression(annotation);
}

/// Pushes the annotations (a dict, or from 3.14 a function that makes it) when there are any.
bool Compiler::annotations(const Arguments* args, const Expr* returns, const void* scope_key) {
  const auto items = annotated_parameters(args, returns);
  if (items.empty()) return false;
  if (lazy_annotations()) {
    std::vector<DeferredAnnotation> deferred;
    for (const auto& [name, annotation] : items) deferred.push_back({name, annotation});
    annotate_function(deferred, scope_key);
    return true;
  }
  for (const auto& [name, annotation] : items) {
    load_text(name);
    annotation_value(annotation);
  }
  emit(Op::build_map, static_cast<std::uint32_t>(items.size()));
  return true;
}

/// 3.14: `def __annotate__(format): if format > 2: raise NotImplementedError; return {...}`. Annotations that stand in
/// a branch are in it only when the branch was taken.
void Compiler::annotate_function(const std::vector<DeferredAnnotation>& items, const void* scope_key) {
  Scope* scope = scopes_.by_node.at(scope_key);
  const Span here = span_;
  const bool of_class = unit().is_class;
  enter(scope, "__annotate__", here.line);
  Code* code = unit().code.get();
  code->argument_count = code->positional_only_count = code->parameter_count = 1;
  span_ = here;
  const Label known = label();
  emit(Op::load_fast, 0);
  load_constant(make_int(2));
  emit(Op::compare_op, 0, static_cast<std::uint16_t>(CompareOp::Gt));
  jump(Op::pop_jump_if_false, known);
  emit(Op::load_global, cache_index("NotImplementedError"));
  emit(Op::raise_varargs, 1);
  place(known);
  emit(Op::build_map, 0);
  for (const DeferredAnnotation& item : items) {
    const Label not_taken = label();
    if (item.index >= 0) {
      load_constant(make_int(item.index));
      if (of_class)
        emit(Op::load_deref, place_of("__conditional_annotations__"));
      else
        emit(Op::load_global, cache_index("__conditional_annotations__"));
      emit(Op::contains_op, 0);
      jump(Op::pop_jump_if_false, not_taken);
    }
    load_text(item.name);
    annotation_value(item.annotation);
    emit(Op::map_add, 1);
    place(not_taken);
  }
  span_ = here;
  emit(Op::return_value);
  Ref<Code> made = leave();
  span_ = here;
  const std::uint32_t parts = load_closure_for(made.get(), scope);
  make_function(std::move(made), parts);
}

namespace {

/// Calls `found(annotation, whether it stands in a branch)` for what a module or class annotates, in order.
template <class Found>
void each_annotation(const NodeList<Stmt>& statements, bool in_branch, const Found& found) {
  const auto branch = [&](const NodeList<Stmt>& inside) { each_annotation(inside, true, found); };
  for (const Stmt* each : statements) {
    switch (each->kind) {
      case NodeKind::AnnAssign: {
        const auto* node = each->as<AnnAssignStmt>();
        if (node->simple && node->target->kind == NodeKind::Name) found(node, in_branch);
        break;
      }
      case NodeKind::For:
      case NodeKind::AsyncFor:
        branch(each->as<ForStmt>()->body);
        branch(each->as<ForStmt>()->orelse);
        break;
      case NodeKind::While:
        branch(each->as<WhileStmt>()->body);
        branch(each->as<WhileStmt>()->orelse);
        break;
      case NodeKind::If:
        branch(each->as<IfStmt>()->body);
        branch(each->as<IfStmt>()->orelse);
        break;
      case NodeKind::With:
      case NodeKind::AsyncWith:
        branch(each->as<WithStmt>()->body);
        break;
      case NodeKind::Try:
      case NodeKind::TryStar: {
        const auto* node = each->as<TryStmt>();
        branch(node->body);
        for (const ExceptHandler& handler : node->handlers) branch(handler.body);
        branch(node->orelse);
        branch(node->finalbody);
        break;
      }
      case NodeKind::Match:
        for (const MatchCase& each_case : each->as<MatchStmt>()->cases) branch(each_case.body);
        break;
      default:
        break;
    }
  }
}

}  // namespace

/// 3.14: finds the annotations of a module or class and starts the set of those that were reached. In a module all are
/// looked up there, because its annotate function exists before its first statement.
void Compiler::begin_deferred_annotations(const NodeList<Stmt>& statements) {
  Unit& here = unit();
  int next = 0;
  each_annotation(statements, false, [&](const AnnAssignStmt* node, bool in_branch) {
    const int index = here.is_module || in_branch ? next++ : -1;
    here.deferred.push_back({mangled(node->target->as<NameExpr>()->id), node->annotation, index});
  });
  if (next == 0) return;
  emit(Op::build_set, 0);
  if (here.is_class)
    emit(Op::store_deref, place_of("__conditional_annotations__"));
  else
    access_name("__conditional_annotations__", Access::Store);
}

/// Notes that a branch with an annotation was taken.
void Compiler::reach_annotation(const Expr* annotation) {
  for (const DeferredAnnotation& each : unit().deferred) {
    if (each.annotation != annotation || each.index < 0) continue;
    if (unit().is_class)
      emit(Op::load_deref, place_of("__conditional_annotations__"));
    else
      access_name("__conditional_annotations__", Access::Load);
    load_constant(make_int(each.index));
    emit(Op::set_add, 1);
    emit(Op::pop_top);
  }
}

/// 3.14: the annotations of a module or class become a function.
void Compiler::deferred_annotations(const NodeList<Stmt>& statements) {
  if (unit().deferred.empty()) return;
  span_ = unit().deferred.front().annotation->span;
  annotate_function(unit().deferred, &statements);
  access_name(unit().is_class ? "__annotate_func__" : "__annotate__", Access::Store);
}

/// Fills in what the code object says of its parameters.
void Compiler::set_parameters(const Arguments* args) {
  Code* code = unit().code.get();
  code->positional_only_count = static_cast<int>(args->positional_only.size());
  code->argument_count = static_cast<int>(args->positional_only.size() + args->args.size());
  code->keyword_only_count = static_cast<int>(args->keyword_only.size());
  code->parameter_count =
      code->argument_count + code->keyword_only_count + (args->vararg ? 1 : 0) + (args->kwarg ? 1 : 0);
  if (args->vararg) code->code_flags |= code_flag::varargs;
  if (args->kwarg) code->code_flags |= code_flag::varkeywords;
}

/// Pushes the tuple of cells a nested block needs; answers the part bit.
/// The place of the cell that a function made here means by a name.
std::uint32_t Compiler::place_of_cell(const std::string& name) {
  const Unit& here = unit();
  for (auto inlined = here.inlined.rbegin(); inlined != here.inlined.rend(); ++inlined)
    if (const auto found = inlined->places.find(name); found != inlined->places.end()) return found->second;
  const bool own_class = name == "__class__" && here.own_class_cell >= 0;
  return own_class ? static_cast<std::uint32_t>(here.own_class_cell) : place_of(name);
}

std::uint32_t Compiler::load_closure_for(const Code* code, const Scope* scope) {
  (void)scope;
  if (code->free_count == 0) return 0;
  for (int i = code->first_free(); i < code->end_of_free(); ++i) {
    const std::string name = to_utf8(code->places[static_cast<std::size_t>(i)]);
    emit(Op::load_closure, place_of_cell(name));
  }
  emit(Op::build_tuple, static_cast<std::uint32_t>(code->free_count));
  return function_has_closure;
}

void Compiler::make_function(Ref<Code> code, std::uint32_t parts) {
  const Ref<> qualified_name = share(code->qualname);
  load_constant(Ref<>(std::move(code)));
  if (version_ <= 10) constant_index(qualified_name.get());
  emit(Op::make_function, parts);
}

void Compiler::function_definition(const FunctionDefStmt* node) {
  const Span here = node->span;
  span_ = here;
  decorators(node->decorators);
  const int first_line = node->decorators.empty() ? here.line : node->decorators[0]->span.line;
  // The def statement itself is what fails when, say, a default is missing a name.
  Span head = here;
  head.end_line = head.line;
  span_ = head;
  const bool generic = !node->type_params.empty();
  std::uint32_t parts = defaults(node->args);
  Scope* type_scope = nullptr;
  if (generic) {
    // The defaults are evaluated outside and handed to the type-parameter scope as its arguments.
    type_scope = scopes_.by_node.at(&node->type_params);
    enter(type_scope, "<generic parameters of " + std::string(node->name) + ">", first_line);
    Code* code = unit().code.get();
    const int count = ((parts & 1) ? 1 : 0) + ((parts & 2) ? 1 : 0);
    code->argument_count = code->parameter_count = code->positional_only_count = count;
    span_ = head;
    type_parameters(node->type_params);
    for (int i = 0; i < count; ++i) emit(Op::load_fast, static_cast<std::uint32_t>(i));
  }
  if (annotations(node->args, node->returns, node->args))
    parts |= lazy_annotations() ? function_has_lazy_annotations : function_has_annotations;
  Scope* scope = scopes_.by_node.at(node);
  enter(scope, node->name, first_line);
  set_parameters(node->args);
  function_body(node, scope);
  Ref<Code> code = leave();
  span_ = head;
  parts |= load_closure_for(code.get(), scope);
  make_function(std::move(code), parts);
  if (generic) {
    // [params function] -> function with __type_params__
    emit(Op::swap, 2);
    emit(Op::set_type_params);
    emit(Op::return_value);
    Ref<Code> outer = leave();
    span_ = head;
    const std::uint32_t outer_parts = load_closure_for(outer.get(), type_scope);
    make_function(std::move(outer), outer_parts);
    // The defaults lie below the function: [defaults.. function] becomes [function empty defaults..].
    const int count = ((parts & 1) ? 1 : 0) + ((parts & 2) ? 1 : 0);
    if (count) emit(Op::swap, static_cast<std::uint32_t>(count) + 1);  // [function (kwdefaults) defaults]
    emit(Op::push_null);
    if (count == 1) {
      emit(Op::swap, 2);
    } else if (count == 2) {  // [function kwdefaults defaults empty] -> [function empty defaults kwdefaults]
      emit(Op::swap, 3);
    }
    emit(Op::call, static_cast<std::uint32_t>(count));
  }
  for (auto each = node->decorators.rbegin(); each != node->decorators.rend(); ++each) {
    if (version_ >= 11) span_ = (*each)->span;
    emit(Op::push_null);
    emit(Op::swap, 2);
    emit(Op::call, 1);
  }
  span_ = head;
  access_name(node->name, Access::Store);
}

void Compiler::function_body(const FunctionDefStmt* node, Scope* scope) {
  (void)scope;
  std::size_t first = 0;
  if (!node->body.empty() && node->body[0]->kind == NodeKind::ExprStmt) {
    const Expr* value = node->body[0]->as<ExprStmt>()->value;
    if (value->kind == NodeKind::Constant && value->as<ConstantExpr>()->constant == ConstantKind::Str) {
      Ref<> doc = constant_value(value->as<ConstantExpr>());
      if (version_ >= 13) doc = clean_docstring(doc);
      constant_index(doc.get());
      unit().code->doc = doc.take();
      first = 1;
    }
  }
  // Up to 3.13 the first constant is the docstring or None, whether it is used or not.
  if (first == 0 && version_ <= 13) constant_index(vm().none);
  for (std::size_t i = first; i < node->body.size(); ++i) statement(node->body[i]);
  if (!node->body.empty()) {
    span_ = implicit(node->body.back()->span);
    const NodeKind last = node->body.back()->kind;
    if (last == NodeKind::Return || last == NodeKind::Raise) return;
  }
  load_none();
  emit(Op::return_value);
}

void Compiler::lambda(const LambdaExpr* node) {
  const Span here = node->span;
  std::uint32_t parts = defaults(node->args);
  Scope* scope = scopes_.by_node.at(node);
  enter(scope, "<lambda>", here.line);
  set_parameters(node->args);
  span_ = here;
  if (version_ <= 13) constant_index(vm().none);
  expression(node->body);
  span_ = node->body->span;
  emit(Op::return_value);
  Ref<Code> code = leave();
  span_ = here;
  parts |= load_closure_for(code.get(), scope);
  make_function(std::move(code), parts);
}

// ---- classes ------------------------------------------------------------------------------------------------------

void Compiler::class_body(const ClassDefStmt* node) {
  Scope* scope = scopes_.by_node.at(node);
  const int first_line = node->decorators.empty() ? node->span.line : node->decorators[0]->span.line;
  enter(scope, node->name, first_line);
  span_ = Span{first_line, 0, first_line, 0};
  Code* code = unit().code.get();
  code->static_attributes = scope->static_attributes;
  if (scope->needs_class_dictionary) {
    emit(Op::load_locals);
    emit(Op::store_deref, place_of("__classdict__"));
  }
  emit(Op::load_name, cache_index("__name__"));
  access_name("__module__", Access::Store);
  load_text(unit().qualified_name);
  access_name("__qualname__", Access::Store);
  if (version_ >= 13) {
    load_constant(make_int(first_line));
    access_name("__firstlineno__", Access::Store);
  }
  if (!node->type_params.empty()) {
    access_name(".type_params", Access::Load);
    access_name("__type_params__", Access::Store);
  }
  module_body(node->body);
  span_ = implicit(Span{first_line, 0, first_line, 0});
  if (version_ >= 13) {
    std::vector<Ref<>> names;
    std::vector<Object*> plain;
    for (const std::string& each : scope->static_attributes) {
      names.push_back(intern(each));
      plain.push_back(names.back().get());
    }
    load_constant(shared_constant(Ref<>(make_tuple_of(plain.data(), plain.size()))));
    access_name("__static_attributes__", Access::Store);
  }
  if (scope->needs_class_dictionary) {
    emit(Op::load_closure, place_of("__classdict__"));
    access_name("__classdictcell__", Access::Store);
  }
  if (scope->needs_class_cell) {
    emit(Op::load_closure, static_cast<std::uint32_t>(unit().own_class_cell));
    emit(Op::copy, 1);
    access_name("__classcell__", Access::Store);
  } else {
    load_none();
  }
  emit(Op::return_value);
  Ref<Code> made = leave();
  span_ = Span{node->span.line, node->span.column, node->span.line, node->span.end_column};
  const std::uint32_t parts = load_closure_for(made.get(), scope);
  load_constant(Ref<>(std::move(made)));
  if (version_ <= 10) constant_index(intern(node->name).get());
  emit(Op::make_function, parts);
}

void Compiler::class_definition(const ClassDefStmt* node) {
  decorators(node->decorators);
  const int first_line = node->decorators.empty() ? node->span.line : node->decorators[0]->span.line;
  const Span here = node->span;
  span_ = here;
  const bool generic = !node->type_params.empty();
  Scope* type_scope = nullptr;
  if (generic) {
    type_scope = scopes_.by_node.at(&node->type_params);
    enter(type_scope, "<generic parameters of " + std::string(node->name) + ">", first_line);
    span_ = here;
    type_parameters(node->type_params);
    access_name(".type_params", Access::Store);
  }
  emit(Op::load_build_class);
  emit(Op::push_null);
  class_body(node);
  span_ = here;
  load_text(node->name);
  NodeList<Expr> bases = node->bases;
  if (generic) {
    // Generic[T] is added as the last base.
    bool starred = false;
    for (const Expr* each : bases) starred = starred || each->kind == NodeKind::Starred;
    bool double_star = false;
    for (const Keyword& keyword : node->keywords) double_star = double_star || keyword.name.empty();
    if (!starred && !double_star) {
      for (const Expr* each : bases) expression(each);
      span_ = here;
      access_name(".type_params", Access::Load);
      emit(Op::generic_base);
      const std::uint32_t count = static_cast<std::uint32_t>(bases.size()) + 3;
      call_arguments({}, node->keywords, count);
    } else {
      emit(Op::build_list, 2);
      for (const Expr* each : bases) {
        expression(each->kind == NodeKind::Starred ? each->as<StarredExpr>()->value : each);
        if (each->kind == NodeKind::Starred)
          emit(Op::list_extend, 1, 2);
        else
          emit(Op::list_append, 1);
      }
      access_name(".type_params", Access::Load);
      emit(Op::generic_base);
      emit(Op::list_append, 1);
      emit(Op::list_to_tuple);
      if (!node->keywords.empty()) keyword_dict(node->keywords);
      emit(Op::call_ex, node->keywords.empty() ? 0 : 1);
    }
    emit(Op::return_value);
    Ref<Code> outer = leave();
    span_ = here;
    const std::uint32_t parts = load_closure_for(outer.get(), type_scope);
    make_function(std::move(outer), parts);
    emit(Op::push_null);
    emit(Op::call, 0);
  } else {
    call_arguments(bases, node->keywords, 2);
  }
  for (auto each = node->decorators.rbegin(); each != node->decorators.rend(); ++each) {
    if (version_ >= 11) span_ = (*each)->span;
    emit(Op::push_null);
    emit(Op::swap, 2);
    emit(Op::call, 1);
  }
  span_ = here;
  access_name(node->name, Access::Store);
}

// ---- type parameters (3.12+) --------------------------------------------------------------------------------------

/// A bound, default or alias value: a function that is called when somebody asks.
void Compiler::lazily_evaluated(const Expr* value, const void* key, std::string_view name) {
  Scope* scope = scopes_.by_node.at(key);
  const Span here = span_;
  enter(scope, name, value->span.line);
  if (version_ >= 14) {  // from 3.14 evaluators take a format
    Code* code = unit().code.get();
    code->argument_count = code->positional_only_count = code->parameter_count = scope->find(".format") ? 1 : 0;
  }
  span_ = value->span;
  expression(value);
  emit(Op::return_value);
  Ref<Code> made = leave();
  span_ = here;
  const std::uint32_t parts = load_closure_for(made.get(), scope);
  make_function(std::move(made), parts);
}

/// The kind of parameter that type_param makes of `T: (int, str)`, behind those of TypeParamKind.
constexpr std::uint32_t constrained_type_variable = 3;

/// Makes the parameters, binds their names in the current (type-parameter) scope and leaves a tuple of them.
void Compiler::type_parameters(const std::vector<TypeParam>& params) {
  const Span here = span_;
  for (const TypeParam& each : params) {
    span_ = each.span;
    load_text(each.name);
    std::uint32_t how = static_cast<std::uint32_t>(each.kind);
    if (each.bound) {
      if (each.bound->kind == NodeKind::TupleDisplay) how = constrained_type_variable;
      lazily_evaluated(each.bound, &each.bound, each.name);
      how |= 16;
    }
    if (each.default_value) {
      lazily_evaluated(each.default_value, &each.default_value, each.name);
      how |= 32;
    }
    emit(Op::type_param, how);
    emit(Op::copy, 1);
    access_name(each.name, Access::Store);
  }
  span_ = here;
  emit(Op::build_tuple, static_cast<std::uint32_t>(params.size()));
}

void Compiler::type_alias(const TypeAliasStmt* node) {
  const Span here = node->span;
  const std::string_view name = node->name->as<NameExpr>()->id;
  const bool generic = !node->type_params.empty();
  Scope* type_scope = nullptr;
  if (generic) {
    type_scope = scopes_.by_node.at(&node->type_params);
    enter(type_scope, "<generic parameters of " + std::string(name) + ">", here.line);
    span_ = here;
    load_text(name);
    type_parameters(node->type_params);
  } else {
    load_text(name);
    load_none();
  }
  lazily_evaluated(node->value, &node->value, name);
  emit(Op::type_alias);
  if (generic) {
    emit(Op::return_value);
    Ref<Code> outer = leave();
    span_ = here;
    const std::uint32_t parts = load_closure_for(outer.get(), type_scope);
    make_function(std::move(outer), parts);
    emit(Op::push_null);
    emit(Op::call, 0);
  }
  access_name(name, Access::Store);
}

}  // namespace slotscope
