// Statements: control flow, try and with, imports, assignments.
#include <algorithm>

#include "engine/compile/compiler.hpp"
#include "engine/machine/operations.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

namespace {

std::uint16_t inplace_number(Operator op) {
  const BinaryOp table[] = {BinaryOp::Add,        BinaryOp::Subtract,    BinaryOp::Multiply,  BinaryOp::MatrixMultiply,
                            BinaryOp::TrueDivide, BinaryOp::FloorDivide, BinaryOp::Remainder, BinaryOp::Power,
                            BinaryOp::ShiftLeft,  BinaryOp::ShiftRight,  BinaryOp::And,       BinaryOp::Or,
                            BinaryOp::Xor};
  return static_cast<std::uint16_t>(table[static_cast<int>(op)]);
}

bool is_docstring(const Stmt* node) {
  return node->kind == NodeKind::ExprStmt && node->as<ExprStmt>()->value->kind == NodeKind::Constant &&
         node->as<ExprStmt>()->value->as<ConstantExpr>()->constant == ConstantKind::Str;
}

bool has_simple_annotations(const NodeList<Stmt>& statements) {
  for (const Stmt* each : statements) {
    switch (each->kind) {
      case NodeKind::AnnAssign:
        return true;
      case NodeKind::For:
      case NodeKind::AsyncFor:
        if (has_simple_annotations(each->as<ForStmt>()->body) || has_simple_annotations(each->as<ForStmt>()->orelse))
          return true;
        break;
      case NodeKind::While:
        if (has_simple_annotations(each->as<WhileStmt>()->body) ||
            has_simple_annotations(each->as<WhileStmt>()->orelse))
          return true;
        break;
      case NodeKind::If:
        if (has_simple_annotations(each->as<IfStmt>()->body) || has_simple_annotations(each->as<IfStmt>()->orelse))
          return true;
        break;
      case NodeKind::With:
      case NodeKind::AsyncWith:
        if (has_simple_annotations(each->as<WithStmt>()->body)) return true;
        break;
      case NodeKind::Try:
      case NodeKind::TryStar: {
        const auto* node = each->as<TryStmt>();
        for (const ExceptHandler& handler : node->handlers)
          if (has_simple_annotations(handler.body)) return true;
        if (has_simple_annotations(node->body) || has_simple_annotations(node->orelse) ||
            has_simple_annotations(node->finalbody))
          return true;
        break;
      }
      case NodeKind::Match:
        for (const MatchCase& each_case : each->as<MatchStmt>()->cases)
          if (has_simple_annotations(each_case.body)) return true;
        break;
      default:
        break;
    }
  }
  return false;
}

}  // namespace

void Compiler::body(const NodeList<Stmt>& statements) {
  for (const Stmt* each : statements) statement(each);
}

/// The body of a module or class: docstring and annotations first.
void Compiler::module_body(const NodeList<Stmt>& statements) {
  std::size_t first = 0;
  if (!statements.empty()) span_ = statements[0]->span;
  if (!lazy_annotations() && has_simple_annotations(statements)) emit(Op::setup_annotations);
  if (lazy_annotations()) begin_deferred_annotations(statements);
  if (unit().is_module) deferred_annotations(statements);
  if (!statements.empty() && is_docstring(statements[0])) {
    Ref<> doc = constant_value(statements[0]->as<ExprStmt>()->value->as<ConstantExpr>());
    if (version_ >= 13) doc = clean_docstring(doc);
    unit().code->doc = share(doc.get()).take();
    span_ = statements[0]->span;
    load_constant(doc);
    access_name("__doc__", Access::Store);
    first = 1;
  }
  for (std::size_t i = first; i < statements.size(); ++i) statement(statements[i]);
  if (unit().is_class) deferred_annotations(statements);
}

void Compiler::statement(const Stmt* node) {
  span_ = node->span;
  switch (node->kind) {
    case NodeKind::FunctionDef:
    case NodeKind::AsyncFunctionDef:
      function_definition(node->as<FunctionDefStmt>());
      break;
    case NodeKind::ClassDef:
      class_definition(node->as<ClassDefStmt>());
      break;
    case NodeKind::Return:
      return_statement(node->as<ReturnStmt>());
      break;
    case NodeKind::Delete:
      for (const Expr* target : node->as<DeleteStmt>()->targets) delete_target(target);
      break;
    case NodeKind::Assign: {
      const auto* assign_node = node->as<AssignStmt>();
      // `a, b = x, y`: no tuple is made (CPython swaps on the stack up to three, and unpacks a fresh tuple otherwise).
      expression(assign_node->value);
      for (std::size_t i = 0; i < assign_node->targets.size(); ++i) {
        if (i + 1 < assign_node->targets.size()) emit(Op::copy, 1);
        store(assign_node->targets[i]);
      }
      break;
    }
    case NodeKind::TypeAlias:
      type_alias(node->as<TypeAliasStmt>());
      break;
    case NodeKind::AugAssign:
      augmented_assignment(node->as<AugAssignStmt>());
      break;
    case NodeKind::AnnAssign:
      annotated_assignment(node->as<AnnAssignStmt>());
      break;
    case NodeKind::For:
      for_statement(node->as<ForStmt>());
      break;
    case NodeKind::AsyncFor:
      async_for_statement(node->as<ForStmt>());
      break;
    case NodeKind::While:
      while_statement(node->as<WhileStmt>());
      break;
    case NodeKind::If:
      if_statement(node->as<IfStmt>());
      break;
    case NodeKind::With:
    case NodeKind::AsyncWith:
      with_statement(node->as<WithStmt>(), 0);
      break;
    case NodeKind::Match:
      match_statement(node->as<MatchStmt>());
      break;
    case NodeKind::Raise:
      raise_statement(node->as<RaiseStmt>());
      break;
    case NodeKind::Try:
    case NodeKind::TryStar:
      try_statement(node->as<TryStmt>());
      break;
    case NodeKind::Assert:
      assert_statement(node->as<AssertStmt>());
      break;
    case NodeKind::Import:
      import_statement(node->as<ImportStmt>());
      break;
    case NodeKind::ImportFrom:
      import_from_statement(node->as<ImportFromStmt>());
      break;
    case NodeKind::Global:
    case NodeKind::Nonlocal:
      break;
    case NodeKind::ExprStmt: {
      const Expr* value = node->as<ExprStmt>()->value;
      if (interactive_ && units_.size() == 1) {
        expression(value);
        emit(Op::print_expr);
        break;
      }
      if (value->kind == NodeKind::Constant) {
        emit(Op::nop);
        break;
      }
      expression(value);
      emit(Op::pop_top);
      break;
    }
    case NodeKind::Pass:
      emit(Op::nop);
      break;
    case NodeKind::Break:
      break_or_continue(true, node->span);
      break;
    case NodeKind::Continue:
      break_or_continue(false, node->span);
      break;
    default:
      break;
  }
}

void Compiler::if_statement(const IfStmt* node) {
  const Label end = label();
  const Label otherwise = node->orelse.empty() ? end : label();
  jump_if(node->test, otherwise, false);
  body(node->body);
  if (!node->orelse.empty()) {
    jump(Op::jump, end);
    place(otherwise);
    body(node->orelse);
  }
  place(end);
}

void Compiler::while_statement(const WhileStmt* node) {
  const Label loop = label(), start = label(), end = label(), otherwise = label();
  // From 3.10 on the line of `while True` is gone through each time, although there is nothing to test.
  const bool endless = version_ >= 10 && node->test->kind == NodeKind::Constant;
  if (endless) emit(Op::nop);
  const Span again = endless ? node->test->span : implicit(node->test->span);
  place(loop);
  push_enclosing({.kind = Enclosing::Kind::While, .start = loop, .end = end, .span = again});
  jump_if(node->test, otherwise, false);
  place(start);
  body(node->body);
  span_ = again;
  jump(Op::jump_backward, loop);
  pop_enclosing();
  place(otherwise);
  body(node->orelse);
  place(end);
}

void Compiler::for_statement(const ForStmt* node) {
  const Label start = label(), cleanup = label(), end = label();
  const Expr* iterable = node->iter;
  push_enclosing({.kind = Enclosing::Kind::For, .start = start, .end = end, .span = implicit(iterable->span)});
  bool done = false;
  if (iterable->kind == NodeKind::ListDisplay) {
    // Iterating over a list display: nobody can see that it is a tuple (CPython: fold_iter).
    bool star = false;
    for (const Expr* each : iterable->as<SequenceExpr>()->elements) star = star || each->kind == NodeKind::Starred;
    if (!star && !iterable->as<SequenceExpr>()->elements.empty()) {
      std::vector<Ref<>> items;
      std::vector<Object*> plain;
      for (const Expr* each : iterable->as<SequenceExpr>()->elements) {
        items.push_back(fold(each));
        if (!items.back()) break;
        plain.push_back(items.back().get());
      }
      span_ = iterable->span;
      if (plain.size() == iterable->as<SequenceExpr>()->elements.size())
        load_constant(shared_constant(Ref<>(make_tuple_of(plain.data(), plain.size()))));
      else
        sequence(iterable->as<SequenceExpr>()->elements, NodeKind::TupleDisplay, 0);
      done = true;
    }
  }
  if (!done) expression(iterable);
  span_ = version_ >= 13 ? iterable->span : node->span;
  emit(Op::get_iter);
  span_ = iterable->span;
  place(start);
  jump(Op::for_iter, cleanup);
  span_ = node->target->span;
  store(node->target);
  body(node->body);
  span_ = implicit(iterable->span);
  jump(Op::jump_backward, start);
  place(cleanup);
  pop_enclosing();
  body(node->orelse);
  place(end);
}

void Compiler::async_for_statement(const ForStmt* node) {
  const Label start = label(), except = label(), end = label();
  expression(node->iter);
  span_ = version_ >= 13 ? node->iter->span : node->span;
  emit(Op::get_aiter);
  span_ = node->iter->span;
  place(start);
  push_enclosing({.kind = Enclosing::Kind::For, .start = start, .end = end, .span = implicit(node->iter->span)});
  open_handler(except);
  emit(Op::get_anext);
  load_none();
  yield_from();
  close_handler();
  store(node->target);
  body(node->body);
  span_ = implicit(node->iter->span);
  jump(Op::jump_backward, start);
  pop_enclosing();
  place(except);
  span_ = node->iter->span;
  emit(Op::end_async_for);
  body(node->orelse);
  place(end);
}

// ---- leaving blocks -----------------------------------------------------------------------------------------------

void Compiler::call_exit_with_nones() {
  // [exit] becomes [result]
  emit(Op::push_null);
  load_none();
  emit(Op::copy, 1);
  emit(Op::copy, 1);
  emit(Op::call, 3);
}

/// Undoes one enclosing block; `keep_top`: the value to be returned is on the stack above (CPython:
/// compiler_unwind_fblock).
void Compiler::unwind(const Enclosing& enclosing, bool keep_top) {
  switch (enclosing.kind) {
    case Enclosing::Kind::While:
    case Enclosing::Kind::Exception:
      return;
    case Enclosing::Kind::For:
      if (keep_top) emit(Op::swap, 2);
      emit(Op::pop_top);
      return;
    case Enclosing::Kind::TryExcept:
      close_handler();
      return;
    case Enclosing::Kind::FinallyTry:
      close_handler();
      if (keep_top) push_enclosing({.kind = Enclosing::Kind::Value});
      body(*enclosing.final_body);
      if (keep_top) pop_enclosing();
      return;
    case Enclosing::Kind::FinallyEnd:
      if (keep_top) emit(Op::swap, 2);
      emit(Op::pop_top);
      if (keep_top) emit(Op::swap, 2);
      close_handler();
      emit(Op::pop_except);
      return;
    case Enclosing::Kind::With:
    case Enclosing::Kind::AsyncWith: {
      const Span before = span_;
      span_ = enclosing.span;
      close_handler();
      if (keep_top) emit(Op::swap, 2);
      call_exit_with_nones();
      if (enclosing.kind == Enclosing::Kind::AsyncWith) await_value(2);
      emit(Op::pop_top);
      span_ = before;
      return;
    }
    case Enclosing::Kind::HandlerCleanup:
      if (!enclosing.name.empty()) close_handler();
      if (keep_top) emit(Op::swap, 2);
      close_handler();
      emit(Op::pop_except);
      if (!enclosing.name.empty()) {
        load_none();
        access_name(enclosing.name, Access::Store);
        access_name(enclosing.name, Access::Del);
      }
      return;
    case Enclosing::Kind::Value:
      if (keep_top) emit(Op::swap, 2);
      emit(Op::pop_top);
      return;
  }
}

/// Undoes all enclosing blocks from the innermost outwards. While one is being undone it no longer encloses anything.
void Compiler::unwind_all(bool keep_top) {
  if (unit().enclosing.empty()) return;
  const Enclosing innermost = unit().enclosing.back();
  pop_enclosing();
  unwind(innermost, keep_top);
  unwind_all(keep_top);
  push_enclosing(innermost);
}

namespace {

/// Whether leaving a block runs code the program sees: a `finally` or the end of a `with`.
bool runs_code_at_end(const Enclosing& enclosing) {
  return enclosing.kind == Enclosing::Kind::FinallyTry || enclosing.kind == Enclosing::Kind::With ||
         enclosing.kind == Enclosing::Kind::AsyncWith;
}

}  // namespace

void Compiler::return_statement(const ReturnStmt* node) {
  const bool constant = !node->value || node->value->kind == NodeKind::Constant;
  Ref<> folded;
  if (node->value && !constant) folded = fold(node->value);
  const bool keep = node->value && !constant && !folded;
  if (keep)
    expression(node->value);
  else if (node->value) {
    span_ = node->value->span;
    emit(Op::nop);
  }
  span_ = node->span;
  unwind_all(keep);
  const bool undid_block =
      version_ >= 10 && std::any_of(unit().enclosing.begin(), unit().enclosing.end(), runs_code_at_end);
  span_ = undid_block ? implicit(node->span) : node->span;
  if (!node->value)
    load_none();
  else if (constant)
    expression(node->value);
  else if (folded)
    load_constant(folded);
  emit(Op::return_value);
}

void Compiler::break_or_continue(bool is_break, const Span& span) {
  emit(Op::nop);
  std::vector<Enclosing> undone;
  std::optional<Enclosing> loop;
  while (!unit().enclosing.empty()) {
    const Enclosing innermost = unit().enclosing.back();
    if (innermost.kind == Enclosing::Kind::While || innermost.kind == Enclosing::Kind::For) {
      loop = innermost;
      break;
    }
    pop_enclosing();
    undone.push_back(innermost);
    unwind(innermost, false);
  }
  span_ = span;
  if (loop) {
    if (is_break) {
      // Breaking out of `for` drops the iterator.
      pop_enclosing();
      unwind(*loop, false);
      push_enclosing(*loop);
      jump(Op::jump, loop->end);
    } else {
      span_ = loop->span;
      jump(Op::jump_backward, loop->start);
    }
  }
  for (auto each = undone.rbegin(); each != undone.rend(); ++each) push_enclosing(*each);
}

// ---- with ---------------------------------------------------------------------------------------------------------

void Compiler::with_except_finish(Label cleanup) {
  // [exit previous exception result]
  const Label suppress = label(), exit = label();
  jump(Op::pop_jump_if_true, suppress);
  const Span here = span_;
  span_ = implicit(here);
  emit(Op::reraise);
  span_ = here;
  place(suppress);
  emit(Op::pop_top);  // exception
  close_handler();
  emit(Op::pop_except);  // previous
  emit(Op::pop_top);     // exit
  jump(Op::jump, exit);
  place(cleanup);  // [exit previous exception]
  if (version_ >= 10) span_ = implicit(here);
  emit(Op::copy, 2);
  emit(Op::pop_except);
  emit(Op::reraise);
  span_ = here;
  place(exit);
}

void Compiler::with_statement(const WithStmt* node, std::size_t index) {
  const WithItem& item = node->items[index];
  const bool is_async = node->kind == NodeKind::AsyncWith;
  const Label final = label(), exit = label(), cleanup = label();
  expression(item.context);
  span_ = version_ >= 13 ? item.context->span : node->span;
  emit(is_async ? Op::before_async_with : Op::before_with);  // [exit entered]
  if (is_async) await_value(1);
  Span with_span = span_;
  // The handler must find [exit] below the exception: the entered value is taken off before it opens.
  const std::uint32_t entered = hidden_place(".entered");
  emit(Op::store_fast, entered);
  open_handler(final);
  push_enclosing({.kind = is_async ? Enclosing::Kind::AsyncWith : Enclosing::Kind::With, .span = with_span});
  emit(Op::load_fast_and_clear, entered);
  if (item.target)
    store(item.target);
  else
    emit(Op::pop_top);
  if (index + 1 == node->items.size())
    body(node->body);
  else
    with_statement(node, index + 1);
  close_handler();
  pop_enclosing();
  if (version_ < 10) with_span = span_;  // 3.8 and 3.9 stayed at the last statement of the body
  span_ = with_span;
  call_exit_with_nones();
  if (is_async) await_value(2);
  emit(Op::pop_top);
  jump(Op::jump, exit);
  place(final);  // [exit exception]
  span_ = with_span;
  open_handler(cleanup);
  emit(Op::push_exc_info);
  emit(Op::with_except_start);
  if (is_async) await_value(2);
  with_except_finish(cleanup);
  place(exit);
}

// ---- try ----------------------------------------------------------------------------------------------------------

void Compiler::try_statement(const TryStmt* node) {
  emit(Op::nop);
  if (!node->finalbody.empty())
    try_finally(node);
  else if (node->kind == NodeKind::TryStar)
    try_star_except(node);
  else
    try_except(node);
}

void Compiler::try_finally(const TryStmt* node) {
  const Label end = label(), exit = label(), cleanup = label();
  open_handler(end);
  push_enclosing({.kind = Enclosing::Kind::FinallyTry, .final_body = &node->finalbody, .span = node->span});
  if (!node->handlers.empty()) {
    if (node->kind == NodeKind::TryStar)
      try_star_except(node);
    else
      try_except(node);
  } else {
    body(node->body);
  }
  close_handler();
  pop_enclosing();
  body(node->finalbody);
  jump(Op::jump, exit);

  place(end);  // [exception]
  push_enclosing({.kind = Enclosing::Kind::FinallyEnd, .span = node->span});
  open_handler(cleanup);
  emit(Op::push_exc_info);
  body(node->finalbody);
  emit(Op::reraise);
  span_ = implicit(span_);
  pop_enclosing();
  close_handler();
  place(cleanup);  // [previous exception]
  emit(Op::copy, 2);
  emit(Op::pop_except);
  emit(Op::reraise);
  place(exit);
}

void Compiler::try_except(const TryStmt* node) {
  const Label except = label(), end = label(), cleanup = label();
  open_handler(except);
  push_enclosing({.kind = Enclosing::Kind::TryExcept, .span = node->span});
  body(node->body);
  pop_enclosing();
  close_handler();
  body(node->orelse);
  jump(Op::jump, end);

  place(except);  // [exception]
  open_handler(cleanup);
  emit(Op::push_exc_info);  // [previous exception]
  push_enclosing({.kind = Enclosing::Kind::Exception});
  for (const ExceptHandler& handler : node->handlers) {
    span_ = handler.span;
    const Label next = label();
    if (handler.type) {
      expression(handler.type);
      span_ = handler.span;
      emit(Op::check_exc_match);
      jump(Op::pop_jump_if_false, next);
    }
    span_ = handler.span;
    if (!handler.name.empty()) {
      const Label handler_cleanup = label();
      access_name(handler.name, Access::Store);
      open_handler(handler_cleanup);  // [previous]
      push_enclosing({.kind = Enclosing::Kind::HandlerCleanup, .name = handler.name});
      body(handler.body);
      pop_enclosing();
      close_handler();
      span_ = implicit(handler.span);
      close_handler();
      emit(Op::pop_except);
      load_none();
      access_name(handler.name, Access::Store);
      access_name(handler.name, Access::Del);
      jump(Op::jump, end);
      place(handler_cleanup);  // [previous exception]
      span_ = implicit(handler.span);
      load_none();
      access_name(handler.name, Access::Store);
      access_name(handler.name, Access::Del);
      emit(Op::reraise);
    } else {
      emit(Op::pop_top);  // [previous]
      push_enclosing({.kind = Enclosing::Kind::HandlerCleanup});
      body(handler.body);
      pop_enclosing();
      span_ = implicit(handler.span);
      close_handler();
      emit(Op::pop_except);
      jump(Op::jump, end);
    }
    place(next);
  }
  span_ = node->handlers.back().span;
  pop_enclosing();
  emit(Op::reraise);
  span_ = implicit(span_);
  place(cleanup);  // [previous exception]
  emit(Op::copy, 2);
  emit(Op::pop_except);
  emit(Op::reraise);
  place(end);
}

/// except*: each clause takes its part of the group; what is left and what was raised meanwhile is raised at the end.
void Compiler::try_star_except(const TryStmt* node) {
  const Label except = label(), end = label(), otherwise = label(), cleanup = label(), reraise_star = label();
  open_handler(except);
  push_enclosing({.kind = Enclosing::Kind::TryExcept, .span = node->span});
  body(node->body);
  close_handler();
  pop_enclosing();
  jump(Op::jump, otherwise);

  place(except);  // [exception]
  open_handler(cleanup);
  emit(Op::push_exc_info);  // [previous exception]
  push_enclosing({.kind = Enclosing::Kind::Exception});
  for (std::size_t i = 0; i < node->handlers.size(); ++i) {
    const ExceptHandler& handler = node->handlers[i];
    span_ = handler.span;
    const Label next = label(), no_match = label(), handler_end = label(), except_raised = label();
    if (i == 0) {
      emit(Op::copy, 1);  // [previous original exception]
      emit(Op::build_list, 0);
      emit(Op::swap, 2);  // [previous original results exception]
    }
    expression(handler.type);
    span_ = handler.span;
    emit(Op::check_eg_match);  // [previous original results rest matched]
    emit(Op::copy, 1);
    jump(Op::pop_jump_if_none, no_match);
    if (!handler.name.empty())
      access_name(handler.name, Access::Store);
    else
      emit(Op::pop_top);
    // [previous original results rest]
    open_handler(except_raised);
    push_enclosing({.kind = Enclosing::Kind::HandlerCleanup, .name = handler.name});
    body(handler.body);
    pop_enclosing();
    close_handler();
    if (!handler.name.empty()) {
      load_none();
      access_name(handler.name, Access::Store);
      access_name(handler.name, Access::Del);
    }
    jump(Op::jump, next);
    place(except_raised);  // [previous original results rest raised]
    if (!handler.name.empty()) {
      load_none();
      access_name(handler.name, Access::Store);
      access_name(handler.name, Access::Del);
    }
    emit(Op::list_append, 2);
    jump(Op::jump, handler_end);
    place(no_match);
    emit(Op::pop_top);
    place(next);
    place(handler_end);
    if (i + 1 == node->handlers.size()) {
      emit(Op::list_append, 1);  // the rest
      jump(Op::jump, reraise_star);
    }
  }
  pop_enclosing();
  place(reraise_star);  // [previous original results]
  span_ = implicit(node->span);
  const Label reraise_label = label();
  emit(Op::prepare_reraise_star);  // [previous to-raise]
  emit(Op::copy, 1);
  jump(Op::pop_jump_if_not_none, reraise_label);
  emit(Op::pop_top);
  close_handler();
  emit(Op::pop_except);
  jump(Op::jump, end);
  place(reraise_label);
  close_handler();
  emit(Op::swap, 2);
  emit(Op::pop_except);
  emit(Op::reraise);
  place(cleanup);
  emit(Op::copy, 2);
  emit(Op::pop_except);
  emit(Op::reraise);
  place(otherwise);
  body(node->orelse);
  place(end);
}

// ---- the simple statements ----------------------------------------------------------------------------------------

void Compiler::raise_statement(const RaiseStmt* node) {
  std::uint32_t count = 0;
  if (node->exception) {
    expression(node->exception);
    ++count;
    if (node->cause) {
      expression(node->cause);
      ++count;
    }
  }
  span_ = node->span;
  emit(Op::raise_varargs, count);
}

void Compiler::assert_statement(const AssertStmt* node) {
  const Label end = label();
  jump_if(node->test, end, true);
  const Span here = version_ >= 13 ? node->test->span : version_ == 12 ? node->span : span_;
  span_ = here;
  emit(Op::load_assertion_error);
  if (node->message) {
    emit(Op::push_null);
    expression(node->message);
    span_ = here;
    emit(Op::call, 1);
  }
  emit(Op::raise_varargs, 1);
  place(end);
}

void Compiler::import_statement(const ImportStmt* node) {
  for (const Alias& alias : node->names) {
    span_ = node->span;
    load_constant(make_int(0));
    load_none();
    emit(Op::import_name, name_index(alias.name));
    if (alias.as_name.empty()) {
      access_name(alias.name.substr(0, alias.name.find('.')), Access::Store);
      continue;
    }
    // `import a.b as c`: the import answers `a`; walk down to `b`.
    std::size_t dot = alias.name.find('.');
    while (dot != std::string_view::npos) {
      const std::size_t next = alias.name.find('.', dot + 1);
      const std::string_view part = alias.name.substr(dot + 1, next == std::string_view::npos ? next : next - dot - 1);
      emit(Op::import_from, name_index(part));
      emit(Op::swap, 2);
      emit(Op::pop_top);
      dot = next;
    }
    access_name(alias.as_name, Access::Store);
  }
}

void Compiler::import_from_statement(const ImportFromStmt* node) {
  load_constant(make_int(node->level));
  std::vector<Ref<>> names;
  std::vector<Object*> plain;
  for (const Alias& alias : node->names) {
    names.push_back(intern(alias.name));
    plain.push_back(names.back().get());
  }
  load_constant(shared_constant(Ref<>(make_tuple_of(plain.data(), plain.size()))));
  emit(Op::import_name, name_index(node->module));
  if (node->names.size() == 1 && node->names[0].name == "*") {
    emit(Op::import_star);
    return;
  }
  for (const Alias& alias : node->names) {
    emit(Op::import_from, name_index(alias.name));
    access_name(alias.as_name.empty() ? alias.name : alias.as_name, Access::Store);
  }
  emit(Op::pop_top);
}

namespace {

/// Whether evaluating an expression leaves every local variable as it was: told for the plain kinds only.
bool binds_nothing(const Expr* node) {
  switch (node->kind) {
    case NodeKind::Name:
    case NodeKind::Constant:
      return true;
    case NodeKind::Attribute:
      return binds_nothing(node->as<AttributeExpr>()->value);
    case NodeKind::BinOp:
      return binds_nothing(node->as<BinOpExpr>()->left) && binds_nothing(node->as<BinOpExpr>()->right);
    case NodeKind::UnaryOp:
      return binds_nothing(node->as<UnaryOpExpr>()->operand);
    default:
      return false;
  }
}

}  // namespace

void Compiler::augmented_assignment(const AugAssignStmt* node) {
  const Expr* target = node->target;
  const std::uint16_t op = inplace_number(node->op);
  switch (target->kind) {
    case NodeKind::Attribute: {
      const auto* attribute = target->as<AttributeExpr>();
      if (attribute->value->kind == NodeKind::Name && binds_nothing(node->value)) {
        // The object stays where its name says: reading the name twice is cheaper than moving a copy about.
        span_ = target->span;
        access_name(attribute->value->as<NameExpr>()->id, Access::Load);
        emit(Op::load_attr, cache_index(attribute->attribute));
        expression(node->value);
        span_ = node->span;
        emit(Op::inplace_op, 0, op);
        span_ = target->span;
        access_name(attribute->value->as<NameExpr>()->id, Access::Load);
        emit(Op::store_attr, cache_index(attribute->attribute));
        break;
      }
      expression(attribute->value);
      emit(Op::copy, 1);
      emit_at(attribute_place(target->span, attribute), Op::load_attr, cache_index(attribute->attribute));
      expression(node->value);
      span_ = node->span;
      emit(Op::inplace_op, 0, op);
      emit(Op::swap, 2);
      emit_at(attribute_place(target->span, attribute), Op::store_attr, cache_index(attribute->attribute));
      break;
    }
    case NodeKind::Subscript: {
      subscript(target->as<SubscriptExpr>());
      emit(Op::copy, 2);
      emit(Op::copy, 2);
      emit_at(target->span, Op::binary_subscr);
      expression(node->value);
      span_ = node->span;
      emit(Op::inplace_op, 0, op);
      emit(Op::swap, 3);
      emit(Op::swap, 2);
      emit_at(target->span, Op::store_subscr);
      break;
    }
    default:
      span_ = target->span;
      access_name(target->as<NameExpr>()->id, Access::Load);
      expression(node->value);
      span_ = node->span;
      emit(Op::inplace_op, 0, op);
      access_name(target->as<NameExpr>()->id, Access::Store);
      break;
  }
}

void Compiler::annotated_assignment(const AnnAssignStmt* node) {
  if (node->value) {
    expression(node->value);
    store(node->target);
  }
  span_ = node->span;
  const Expr* target = node->target;
  switch (target->kind) {
    case NodeKind::Name: {
      if (!node->simple || unit().is_function) {
        if (!node->simple && !unit().is_function && !future_annotations_ && version_ < 14) {
          expression(node->annotation);
          emit(Op::pop_top);
        }
        break;
      }
      if (lazy_annotations()) {
        reach_annotation(node->annotation);
        break;
      }
      annotation_value(node->annotation);
      access_name("__annotations__", Access::Load);
      load_text(mangled(target->as<NameExpr>()->id));
      emit(Op::store_subscr);
      break;
    }
    case NodeKind::Attribute:
      if (!node->value) {
        expression(target->as<AttributeExpr>()->value);
        emit(Op::pop_top);
      }
      break;
    case NodeKind::Subscript:
      if (!node->value) {
        subscript(target->as<SubscriptExpr>());
        emit(Op::pop_top);
        emit(Op::pop_top);
      }
      break;
    default:
      break;
  }
  if (!node->simple && target->kind != NodeKind::Name && !unit().is_function && !future_annotations_ && version_ < 14) {
    expression(node->annotation);
    emit(Op::pop_top);
  }
}

void Compiler::delete_target(const Expr* target) {
  const Span before = span_;
  span_ = target->span;
  switch (target->kind) {
    case NodeKind::Name:
      access_name(target->as<NameExpr>()->id, Access::Del);
      break;
    case NodeKind::Attribute:
      expression(target->as<AttributeExpr>()->value);
      emit_at(attribute_place(target->span, target->as<AttributeExpr>()), Op::delete_attr,
              cache_index(target->as<AttributeExpr>()->attribute));
      break;
    case NodeKind::Subscript:
      subscript(target->as<SubscriptExpr>());
      emit_at(target->span, Op::delete_subscr);
      break;
    case NodeKind::ListDisplay:
    case NodeKind::TupleDisplay:
      for (const Expr* each : target->as<SequenceExpr>()->elements) delete_target(each);
      break;
    default:
      break;
  }
  span_ = before;
}

}  // namespace slotscope
