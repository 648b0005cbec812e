// Expressions: every kind of value, calls, displays, comprehensions, assignment targets.
#include "engine/compile/compiler.hpp"
#include "engine/machine/operations.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"
#include "engine/source/characters.hpp"

namespace slotscope {

namespace {

constexpr std::size_t stack_use_guideline = 30;  // CPython's bound on how many values a display keeps on the stack

std::uint16_t op_number(Operator op) {
  switch (op) {
    case Operator::Add:
      return static_cast<std::uint16_t>(BinaryOp::Add);
    case Operator::Sub:
      return static_cast<std::uint16_t>(BinaryOp::Subtract);
    case Operator::Mult:
      return static_cast<std::uint16_t>(BinaryOp::Multiply);
    case Operator::MatMult:
      return static_cast<std::uint16_t>(BinaryOp::MatrixMultiply);
    case Operator::Div:
      return static_cast<std::uint16_t>(BinaryOp::TrueDivide);
    case Operator::FloorDiv:
      return static_cast<std::uint16_t>(BinaryOp::FloorDivide);
    case Operator::Mod:
      return static_cast<std::uint16_t>(BinaryOp::Remainder);
    case Operator::Pow:
      return static_cast<std::uint16_t>(BinaryOp::Power);
    case Operator::LShift:
      return static_cast<std::uint16_t>(BinaryOp::ShiftLeft);
    case Operator::RShift:
      return static_cast<std::uint16_t>(BinaryOp::ShiftRight);
    case Operator::BitAnd:
      return static_cast<std::uint16_t>(BinaryOp::And);
    case Operator::BitOr:
      return static_cast<std::uint16_t>(BinaryOp::Or);
    case Operator::BitXor:
      return static_cast<std::uint16_t>(BinaryOp::Xor);
  }
  return 0;
}

bool has_star(const NodeList<Expr>& list) {
  for (const Expr* each : list)
    if (each->kind == NodeKind::Starred) return true;
  return false;
}

}  // namespace

void Compiler::expression(const Expr* node) {
  const Span before = span_;
  span_ = node->span;
  switch (node->kind) {
    case NodeKind::Constant:
      load_constant(constant_value(node->as<ConstantExpr>()));
      break;
    case NodeKind::Name: {
      if (Ref<> value = fold(node))
        load_constant(value);
      else
        access_name(node->as<NameExpr>()->id, Access::Load);
      break;
    }
    case NodeKind::BoolOp:
      bool_op(node->as<BoolOpExpr>());
      break;
    case NodeKind::NamedExpr: {
      const auto* named = node->as<NamedExprExpr>();
      expression(named->value);
      emit(Op::copy, 1);
      store(named->target);
      break;
    }
    case NodeKind::BinOp: {
      if (Ref<> value = fold(node)) {
        load_constant(value);
        break;
      }
      const auto* binary = node->as<BinOpExpr>();
      expression(binary->left);
      expression(binary->right);
      emit_at(node->span, Op::binary_op, 0, op_number(binary->op));
      break;
    }
    case NodeKind::UnaryOp: {
      if (Ref<> value = fold(node)) {
        load_constant(value);
        break;
      }
      const auto* unary = node->as<UnaryOpExpr>();
      expression(unary->operand);
      if (unary->op == UnaryOperator::Not)
        emit_at(node->span, Op::unary_not);
      else
        emit_at(node->span, Op::unary_op, 0,
                static_cast<std::uint16_t>(unary->op == UnaryOperator::USub   ? UnaryOp::Negative
                                           : unary->op == UnaryOperator::UAdd ? UnaryOp::Positive
                                                                              : UnaryOp::Invert));
      break;
    }
    case NodeKind::Lambda:
      lambda(node->as<LambdaExpr>());
      break;
    case NodeKind::IfExp: {
      const auto* conditional = node->as<IfExpExpr>();
      const Label otherwise = label(), end = label();
      jump_if(conditional->test, otherwise, false);
      expression(conditional->body);
      jump(Op::jump, end);
      place(otherwise);
      expression(conditional->orelse);
      place(end);
      break;
    }
    case NodeKind::DictDisplay:
      dict_display(node->as<DictExpr>());
      break;
    case NodeKind::SetDisplay:
      sequence(node->as<SetExpr>()->elements, NodeKind::SetDisplay, 0);
      break;
    case NodeKind::ListComp:
    case NodeKind::SetComp:
    case NodeKind::DictComp:
    case NodeKind::GeneratorExp:
      comprehension(node->as<ComprehensionExpr>());
      break;
    case NodeKind::Await:
      expression(node->as<AwaitExpr>()->value);
      span_ = node->span;
      await_value(0);
      break;
    case NodeKind::Yield: {
      const auto* yield = node->as<YieldExpr>();
      if (yield->value)
        expression(yield->value);
      else
        load_none();
      emit_at(node->span, Op::yield_value, unit().scope->is_coroutine ? 1 : 0);
      break;
    }
    case NodeKind::YieldFrom:
      expression(node->as<YieldFromExpr>()->value);
      span_ = node->span;
      emit(Op::get_yield_from_iter);
      load_none();
      yield_from();
      break;
    case NodeKind::Compare:
      compare(node->as<CompareExpr>());
      break;
    case NodeKind::Call:
      call(node->as<CallExpr>());
      break;
    case NodeKind::FormattedValue:
      formatted_value(node->as<FormattedValueExpr>());
      break;
    case NodeKind::JoinedStr:
      joined_string(node->as<JoinedStrExpr>());
      break;
    case NodeKind::TemplateStr:
      template_string(node->as<JoinedStrExpr>());
      break;
    case NodeKind::Interpolation:
      break;  // only inside a template string
    case NodeKind::Attribute: {
      const auto* attribute = node->as<AttributeExpr>();
      if (super_attribute(attribute, false)) break;
      expression(attribute->value);
      emit_at(attribute_place(node->span, attribute), Op::load_attr, cache_index(attribute->attribute));
      break;
    }
    case NodeKind::Subscript: {
      if (Ref<> value = fold(node)) {
        load_constant(value);
        break;
      }
      subscript(node->as<SubscriptExpr>());
      emit_at(node->span, Op::binary_subscr);
      break;
    }
    case NodeKind::Starred:
      expression(node->as<StarredExpr>()->value);
      break;
    case NodeKind::ListDisplay:
      sequence(node->as<SequenceExpr>()->elements, NodeKind::ListDisplay, 0);
      break;
    case NodeKind::TupleDisplay: {
      if (Ref<> value = fold(node))
        load_constant(value);
      else
        sequence(node->as<SequenceExpr>()->elements, NodeKind::TupleDisplay, 0);
      break;
    }
    case NodeKind::Slice:
      slice_parts(node->as<SliceExpr>());
      emit(Op::build_slice, node->as<SliceExpr>()->step ? 3 : 2);
      break;
    default:
      break;
  }
  span_ = before;
}

void Compiler::bool_op(const BoolOpExpr* node) {
  const Label end = label();
  for (std::size_t i = 0; i + 1 < node->values.size(); ++i) {
    jump_with_value(node->values[i], end, node->op == BoolOpKind::Or, node->span);
  }
  expression(node->values.back());
  place(end);
}

/// Goes to `end` with the value of `node` when its truth is `when`; otherwise drops it. The truth of each part of a
/// nested `and` or `or` is asked only once, but for 3.12 and 3.13.
void Compiler::jump_with_value(const Expr* node, Label end, bool when, const Span& around) {
  if (node->kind != NodeKind::BoolOp || version_ == 12 || version_ == 13) {
    expression(node);
    span_ = around;
    return jump(when ? Op::jump_if_true_or_pop : Op::jump_if_false_or_pop, end);
  }
  const auto* both = node->as<BoolOpExpr>();
  const bool early = both->op == BoolOpKind::Or;  // the truth that decides early
  const Label dropped = label();
  for (std::size_t i = 0; i + 1 < both->values.size(); ++i) {
    const Expr* part = both->values[i];
    if (early == when) {
      jump_with_value(part, end, when, both->span);
    } else if (part->kind == NodeKind::BoolOp) {
      jump_if(part, dropped, early);
    } else {
      expression(part);
      span_ = both->span;
      jump(early ? Op::pop_jump_if_true : Op::pop_jump_if_false, dropped);
    }
  }
  jump_with_value(both->values.back(), end, when, around);
  place(dropped);
}

void Compiler::compare(const CompareExpr* node) {
  auto emit_comparison = [&](CmpOp op) {
    switch (op) {
      case CmpOp::Is:
        emit(Op::is_op, 0);
        break;
      case CmpOp::IsNot:
        emit(Op::is_op, 1);
        break;
      case CmpOp::In:
        emit(Op::contains_op, 0);
        break;
      case CmpOp::NotIn:
        emit(Op::contains_op, 1);
        break;
      default: {
        const CompareOp table[] = {CompareOp::Lt, CompareOp::Le, CompareOp::Eq,
                                   CompareOp::Ne, CompareOp::Gt, CompareOp::Ge};
        emit(Op::compare_op, 0, static_cast<std::uint16_t>(table[static_cast<int>(op)]));
      }
    }
  };
  auto right_operand = [&](std::size_t i) {
    const Expr* right = node->comparators[i];
    // `x in [1, 2]` looks in a constant tuple, `x in {1, 2}` in a constant frozenset (CPython: fold_iter); the middle
    // of a chain is an operand of the next comparison too.
    if (i + 1 == node->ops.size() && (node->ops[i] == CmpOp::In || node->ops[i] == CmpOp::NotIn) &&
        (right->kind == NodeKind::ListDisplay || right->kind == NodeKind::SetDisplay)) {
      const NodeList<Expr>& elements =
          right->kind == NodeKind::ListDisplay ? right->as<SequenceExpr>()->elements : right->as<SetExpr>()->elements;
      std::vector<Ref<>> items;
      std::vector<Object*> plain;
      for (const Expr* each : elements) {
        items.push_back(each->kind == NodeKind::Starred ? Ref<>() : fold(each));
        if (!items.back()) break;
        plain.push_back(items.back().get());
      }
      if (plain.size() == elements.size()) {
        Ref<> constant(make_tuple_of(plain.data(), plain.size()));
        if (right->kind == NodeKind::SetDisplay) {
          Ref<Set> set = make_frozenset();
          bool ok = true;
          for (Object* each : plain) ok = ok && set_add(set.get(), each);
          if (ok) {
            load_constant(Ref<>(set));
            return;
          }
          clear_exception();
        } else {
          load_constant(shared_constant(constant));
          return;
        }
      }
    }
    expression(right);
  };
  expression(node->left);
  if (node->ops.size() == 1) {
    right_operand(0);
    span_ = node->span;
    emit_comparison(node->ops[0]);
    return;
  }
  const Label cleanup = label(), end = label();
  for (std::size_t i = 0; i < node->ops.size(); ++i) {
    right_operand(i);
    span_ = node->span;
    if (i + 1 == node->ops.size()) {
      emit_comparison(node->ops[i]);
      break;
    }
    emit(Op::swap, 2);
    emit(Op::copy, 2);
    emit_comparison(node->ops[i]);
    jump(Op::jump_if_false_or_pop, cleanup);
  }
  jump(Op::jump, end);
  place(cleanup);
  emit(Op::swap, 2);
  emit(Op::pop_top);
  place(end);
}

/// Jumps to `target` when the truth of `node` is `when`, without making the value where that can be avoided. Up to 3.11
/// the jump belongs to the statement around; in 3.10 and 3.11 what follows a comparison stays with it.
void Compiler::jump_if(const Expr* node, Label target, bool when) {
  const Span before = span_;
  if (version_ >= 12) {
    span_ = node->span;
    jump_if_here(node, target, when);
    span_ = before;
    return;
  }
  if (version_ >= 10 && node->kind == NodeKind::Compare) span_ = node->span;
  jump_if_here(node, target, when);
}

void Compiler::jump_if_here(const Expr* node, Label target, bool when) {
  if (node->kind == NodeKind::UnaryOp && node->as<UnaryOpExpr>()->op == UnaryOperator::Not)
    return jump_if(node->as<UnaryOpExpr>()->operand, target, !when);
  if (node->kind == NodeKind::BoolOp) {
    const auto* both = node->as<BoolOpExpr>();
    const bool short_circuit = both->op == BoolOpKind::Or;  // the truth that decides early
    const Label skip = short_circuit == when ? target : label();
    for (std::size_t i = 0; i + 1 < both->values.size(); ++i) jump_if(both->values[i], skip, short_circuit);
    jump_if(both->values.back(), target, when);
    if (skip != target) place(skip);
    return;
  }
  if (node->kind == NodeKind::IfExp) {
    const auto* conditional = node->as<IfExpExpr>();
    const Label otherwise = label(), end = label();
    jump_if(conditional->test, otherwise, false);
    jump_if(conditional->body, target, when);
    jump(Op::jump, end);
    place(otherwise);
    jump_if(conditional->orelse, target, when);
    place(end);
    return;
  }
  if (node->kind == NodeKind::Compare) {
    const auto* comparison = node->as<CompareExpr>();
    if (comparison->ops.size() == 1 && (comparison->ops[0] == CmpOp::Is || comparison->ops[0] == CmpOp::IsNot) &&
        comparison->comparators[0]->kind == NodeKind::Constant &&
        comparison->comparators[0]->as<ConstantExpr>()->constant == ConstantKind::None) {
      expression(comparison->left);
      jump((comparison->ops[0] == CmpOp::Is) == when ? Op::pop_jump_if_none : Op::pop_jump_if_not_none, target);
      return;
    }
  }
  if (Ref<> constant = fold(node)) {
    if (is_true(constant.get()) == tri(when)) jump(Op::jump, target);
    return;
  }
  expression(node);
  jump(when ? Op::pop_jump_if_true : Op::pop_jump_if_false, target);
}

/// An attribute that does not stand in the first line of what it belongs to is itself the place of its access
/// (CPython: update_start_location_to_match_attr).
Span Compiler::attribute_place(Span around, const AttributeExpr* node) const {
  if (version_ < 10 || around.line == node->span.end_line) return around;
  around.line = node->span.end_line;
  const int size = static_cast<int>(count_characters(node->attribute));
  around.column = size <= node->span.end_column ? node->span.end_column - size : -1;
  around.end_column = around.column < 0 ? -1 : node->span.end_column;
  around.end_line = std::max(around.line, around.end_line);
  return around;
}

// ---- calls --------------------------------------------------------------------------------------------------------

/// `super().x` and `super(C, self).x` in a function, from 3.12: no super object is made (CPython: LOAD_SUPER_ATTR).
bool Compiler::super_attribute(const AttributeExpr* node, bool method) {
  if (version_ < 12 || node->value->kind != NodeKind::Call) return false;
  const auto* call_node = node->value->as<CallExpr>();
  if (call_node->function->kind != NodeKind::Name || call_node->function->as<NameExpr>()->id != "super" ||
      !call_node->keywords.empty() || has_star(call_node->args))
    return false;
  const ScopeName* super_name = unit().scope->find("super");
  if (super_name && super_name->scope != NameScope::GlobalImplicit) return false;
  if (!unit().is_function) return false;
  if (call_node->args.size() == 2) {
    span_ = call_node->function->span;
    emit(Op::load_global, cache_index("super"));
    expression(call_node->args[0]);
    expression(call_node->args[1]);
  } else if (call_node->args.empty()) {
    const ScopeName* own_class = unit().scope->find("__class__");
    if (!own_class || own_class->scope != NameScope::Free || unit().code->argument_count == 0 ||
        !unit().inlined.empty())
      return false;
    span_ = call_node->function->span;
    emit(Op::load_global, cache_index("super"));
    span_ = call_node->span;
    emit(Op::load_deref, place_of("__class__"));
    emit(unit().code->cell_of_local[0] ? Op::load_deref : Op::load_fast, 0);
  } else {
    return false;
  }
  span_ = node->span;
  emit(Op::load_super_attr, cache_index(node->attribute), method ? 1 : 0);
  return true;
}

void Compiler::call(const CallExpr* node) {
  const Expr* function = node->function;
  bool unpacks = has_star(node->args);
  for (const Keyword& keyword : node->keywords) unpacks = unpacks || keyword.name.empty();
  if (function->kind == NodeKind::Attribute && !unpacks) {
    const auto* attribute = function->as<AttributeExpr>();
    const bool is_method_call = version_ != 10 || node->keywords.empty();
    span_ = function->span;
    if (!super_attribute(attribute, true)) {
      expression(attribute->value);
      emit_at(attribute_place(function->span, attribute), Op::load_method, cache_index(attribute->attribute));
    }
    span_ = is_method_call ? attribute_place(node->span, attribute) : node->span;
    call_arguments(node->args, node->keywords, 0);
    return;
  }
  expression(function);
  span_ = node->span;
  emit(Op::push_null);
  call_arguments(node->args, node->keywords, 0);
}

/// Arguments and the call itself; `already` positional ones are on the stack.
void Compiler::call_arguments(const NodeList<Expr>& args, const std::vector<Keyword>& keywords, std::uint32_t already) {
  const Span call_span = span_;
  bool unpacks = has_star(args);
  for (const Keyword& keyword : keywords) unpacks = unpacks || keyword.name.empty();
  if (unpacks) {
    unpacked_call(args, keywords, already);
    return;
  }
  for (const Expr* each : args) expression(each);
  std::uint32_t count = already + static_cast<std::uint32_t>(args.size());
  if (keywords.empty()) {
    span_ = call_span;
    emit(Op::call, count);
    return;
  }
  std::vector<Ref<>> names;
  std::vector<Object*> plain;
  for (const Keyword& keyword : keywords) {
    expression(keyword.value);
    names.push_back(intern(keyword.name));
    plain.push_back(names.back().get());
    ++count;
  }
  span_ = call_span;
  load_constant(shared_constant(Ref<>(make_tuple_of(plain.data(), plain.size()))));
  emit(Op::call_kw, count);
}

void Compiler::unpacked_call(const NodeList<Expr>& args, const std::vector<Keyword>& keywords, std::uint32_t already) {
  const Span call_span = span_;
  if (already == 0 && args.size() == 1 && args[0]->kind == NodeKind::Starred) {
    // The mappings are looked at before the one iterable is.
    expression(args[0]->as<StarredExpr>()->value);
    if (!keywords.empty()) {
      keyword_dict(keywords);
      emit(Op::swap, 2);
    }
    span_ = call_span;
    emit(Op::build_list, 0);
    emit(Op::swap, 2);
    emit(Op::list_extend, 1, keywords.empty() ? 1 : 3);
    emit(Op::list_to_tuple);
    if (!keywords.empty()) emit(Op::swap, 2);
    emit(Op::call_ex, keywords.empty() ? 0 : 1);
    return;
  } else {
    span_ = call_span;
    bool list_made = false;
    std::uint32_t on_stack = already;
    for (const Expr* each : args) {
      if (each->kind == NodeKind::Starred) {
        if (!list_made) {
          emit(Op::build_list, on_stack);
          list_made = true;
        }
        expression(each->as<StarredExpr>()->value);
        emit(Op::list_extend, 1, 2);
      } else {
        expression(each);
        if (list_made)
          emit(Op::list_append, 1);
        else
          ++on_stack;
      }
      span_ = call_span;
    }
    if (list_made)
      emit(Op::list_to_tuple);
    else
      emit(Op::build_tuple, on_stack);
  }
  if (!keywords.empty()) keyword_dict(keywords);
  span_ = call_span;
  emit(Op::call_ex, keywords.empty() ? 0 : 1);
}

void Compiler::keyword_dict(const std::vector<Keyword>& keywords) {
  const Span call_span = span_;
  bool made = false;
  std::uint32_t pairs = 0;
  auto flush = [&] {
    if (!pairs && made) return;
    emit(Op::build_map, pairs);
    if (made) emit(Op::dict_merge, 1);
    made = true;
    pairs = 0;
  };
  for (const Keyword& keyword : keywords) {
    if (keyword.name.empty()) {
      flush();
      expression(keyword.value);
      span_ = call_span;
      emit(Op::dict_merge, 1);
    } else {
      load_text(keyword.name);
      expression(keyword.value);
      span_ = call_span;
      ++pairs;
    }
  }
  flush();
}

// ---- displays -----------------------------------------------------------------------------------------------------

/// List, tuple and set displays, following CPython's starunpack_helper because the capacities it leaves are visible.
void Compiler::sequence(const NodeList<Expr>& elements, NodeKind kind, std::uint32_t already) {
  const Span here = span_;
  const bool is_set = kind == NodeKind::SetDisplay;
  const bool is_tuple_display = kind == NodeKind::TupleDisplay;
  const Op add = is_set ? Op::set_add : Op::list_append;
  const Op extend = is_set ? Op::set_update : Op::list_extend;
  const Op build = is_set ? Op::build_set : is_tuple_display ? Op::build_tuple : Op::build_list;
  const std::size_t n = elements.size();
  const bool starred = has_star(elements);
  if (n > 2 && !starred && !already && !is_tuple_display && version_ >= 9 &&
      !(version_ >= 14 && n > stack_use_guideline)) {
    std::vector<Ref<>> items;
    std::vector<Object*> plain;
    for (const Expr* each : elements) {
      items.push_back(fold(each));
      if (!items.back()) break;
      plain.push_back(items.back().get());
    }
    if (plain.size() == n) {
      Ref<> constant(make_tuple_of(plain.data(), plain.size()));
      if (is_set) {
        Ref<Set> set = make_frozenset();
        bool ok = true;
        for (Object* each : plain) ok = ok && set_add(set.get(), each);
        if (ok)
          constant = std::move(set);
        else
          clear_exception();
      } else {
        constant = shared_constant(constant);
      }
      emit(build, 0);
      load_constant(constant);
      emit(extend, 1);
      return;
    }
  }
  const bool big = n + already > stack_use_guideline && version_ >= 10;
  if (!starred && !big) {
    for (const Expr* each : elements) expression(each);
    span_ = here;
    emit(build, static_cast<std::uint32_t>(n) + already);
    return;
  }
  if (version_ < 9 && !is_set && already == 0) {
    // 3.8 adds what stands between the stars as tuples (CPython: BUILD_LIST_UNPACK).
    emit(Op::build_list, 0);
    std::uint32_t group = 0;
    const auto add_group = [&] {
      span_ = here;
      if (group > 0) {
        emit(Op::build_tuple, std::exchange(group, 0));
        emit(extend, 1);
      }
    };
    for (const Expr* each : elements) {
      if (each->kind != NodeKind::Starred) {
        expression(each);
        ++group;
        continue;
      }
      add_group();
      expression(each->as<StarredExpr>()->value);
      span_ = here;
      emit(extend, 1);
    }
    add_group();
    if (is_tuple_display) emit(Op::list_to_tuple);
    return;
  }
  const Op partial = is_set ? Op::build_set : Op::build_list;
  bool made = false;
  std::uint32_t on_stack = already;
  if (big) {
    emit(partial, already);
    made = true;
  }
  for (const Expr* each : elements) {
    if (each->kind == NodeKind::Starred) {
      if (!made) {
        emit(partial, on_stack);
        made = true;
      }
      expression(each->as<StarredExpr>()->value);
      span_ = here;
      emit(extend, 1);
    } else {
      expression(each);
      span_ = here;
      if (made)
        emit(add, 1);
      else
        ++on_stack;
    }
  }
  if (is_tuple_display) emit(Op::list_to_tuple);
}

void Compiler::dict_display(const DictExpr* node) {
  const Span here = span_;
  bool made = false;
  std::size_t pending = 0;  // pairs not yet emitted, ending before index i
  auto flush = [&](std::size_t end) {
    const std::size_t begin = end - pending;
    // CPython: compiler_subdict keeps at most fifteen pairs on the stack from 3.10 on.
    const bool big = version_ >= 10 && pending * 2 > stack_use_guideline;
    if (big) {
      span_ = here;
      emit(Op::build_map, 0);
    }
    for (std::size_t i = begin; i < end; ++i) {
      expression(node->keys[i]);
      expression(node->values[i]);
      span_ = here;
      if (big) emit(Op::map_add, 1);
    }
    if (!big) emit(Op::build_map, static_cast<std::uint32_t>(pending));
    pending = 0;
    if (made) emit(Op::dict_update, 1);
    made = true;
  };
  const std::size_t n = node->values.size();
  for (std::size_t i = 0; i < n; ++i) {
    if (!node->keys[i]) {
      if (pending) flush(i);
      if (!made) {
        emit(Op::build_map, 0);
        made = true;
      }
      expression(node->values[i]);
      span_ = here;
      emit(Op::dict_update, 1);
    } else if (pending * 2 > stack_use_guideline && version_ >= 9) {
      ++pending;
      flush(i + 1);
    } else {
      ++pending;
    }
  }
  if (pending) flush(n);
  if (!made) emit(Op::build_map, 0);
}

void Compiler::formatted_value(const FormattedValueExpr* node) {
  expression(node->value);
  std::uint32_t how = static_cast<unsigned char>(node->conversion);
  if (node->format_spec) {
    expression(node->format_spec);
    how |= 256;
  }
  emit_at(node->span, Op::format_value, how);
}

void Compiler::joined_string(const JoinedStrExpr* node) {
  std::uint32_t count = 0;
  for (const Expr* each : node->values) {
    expression(each);
    ++count;
  }
  if (count == 0)
    load_text("");
  else if (count > 1 || node->values[0]->kind == NodeKind::Constant)
    emit_at(node->span, Op::build_string, count);
}

void Compiler::template_string(const JoinedStrExpr* node) {
  // Strings and interpolations alternate; there is one string more than interpolations.
  std::uint32_t strings = 0;
  bool last_was_text = false;
  for (const Expr* each : node->values) {
    if (each->kind == NodeKind::Constant) {
      expression(each);
      ++strings;
      last_was_text = true;
    } else {
      if (!last_was_text) {
        load_text("");
        ++strings;
      }
      last_was_text = false;
    }
  }
  if (!last_was_text) {
    load_text("");
    ++strings;
  }
  emit(Op::build_tuple, strings);
  std::uint32_t interpolations = 0;
  for (const Expr* each : node->values) {
    if (each->kind == NodeKind::Constant) continue;
    const auto* part = each->as<InterpolationExpr>();
    span_ = each->span;
    expression(part->value);
    load_text(part->text);
    std::uint32_t how = static_cast<unsigned char>(part->conversion);
    if (part->format_spec) {
      expression(part->format_spec);
      how |= 256;
    }
    emit_at(each->span, Op::build_interpolation, how);
    ++interpolations;
  }
  span_ = node->span;
  emit(Op::build_tuple, interpolations);
  emit(Op::build_template);
}

void Compiler::slice_parts(const SliceExpr* node) {
  if (node->lower)
    expression(node->lower);
  else
    load_none();
  if (node->upper)
    expression(node->upper);
  else
    load_none();
  if (node->step) expression(node->step);
}

void Compiler::subscript(const SubscriptExpr* node) {
  expression(node->value);
  expression(node->slice);
}

// ---- comprehensions -----------------------------------------------------------------------------------------------

void Compiler::comprehension_step(const ComprehensionExpr* node, std::size_t index, int depth) {
  if (index + 1 < node->generators.size()) return comprehension_loop(node, index + 1, depth, false);
  const Span here = span_;
  // The instruction that adds stands at the element; in 3.10 and 3.11 at the whole comprehension.
  if (version_ < 10) {
    span_ = node->kind == NodeKind::DictComp ? node->value->span : node->element->span;
  } else if (version_ < 12) {
    span_ = node->span;
  } else {
    span_ = node->element->span;
    if (node->kind == NodeKind::DictComp) {
      span_.end_line = node->value->span.end_line;
      span_.end_column = node->value->span.end_column;
    }
  }
  expression(node->element);
  switch (node->kind) {
    case NodeKind::GeneratorExp:
      emit(Op::yield_value, unit().scope->is_coroutine ? 1 : 0);
      emit(Op::pop_top);
      break;
    case NodeKind::ListComp:
      emit(Op::list_append, static_cast<std::uint32_t>(depth));
      break;
    case NodeKind::SetComp:
      emit(Op::set_add, static_cast<std::uint32_t>(depth));
      break;
    default:
      expression(node->value);
      emit(Op::map_add, static_cast<std::uint32_t>(depth));
      break;
  }
  span_ = here;
}

void Compiler::comprehension_loop(const ComprehensionExpr* node, std::size_t index, int depth, bool first_is_on_stack) {
  const Comprehension& clause = node->generators[index];
  const Label start = label(), next = label(), end = label();
  const bool at_comprehension = version_ >= 10 && version_ < 13;  // the loop stands at the whole comprehension
  // `for x in [value]` is an assignment (CPython 3.9+).
  if (!clause.is_async && !(index == 0 && first_is_on_stack) && version_ >= 9 &&
      (clause.iter->kind == NodeKind::ListDisplay || clause.iter->kind == NodeKind::TupleDisplay) &&
      clause.iter->as<SequenceExpr>()->elements.size() == 1 &&
      clause.iter->as<SequenceExpr>()->elements[0]->kind != NodeKind::Starred) {
    expression(clause.iter->as<SequenceExpr>()->elements[0]);
    store(clause.target);
    for (const Expr* condition : clause.conditions) jump_if(condition, next, false);
    comprehension_step(node, index, depth);
    place(next);
    return;
  }
  if (!(index == 0 && first_is_on_stack)) {
    // A list display that is only iterated over may be a tuple.
    if (!clause.is_async && clause.iter->kind == NodeKind::ListDisplay &&
        !has_star(clause.iter->as<SequenceExpr>()->elements))
      sequence(clause.iter->as<SequenceExpr>()->elements, NodeKind::TupleDisplay, 0);
    else
      expression(clause.iter);
    const Span here = span_;
    if (!at_comprehension) span_ = clause.iter->span;
    emit(clause.is_async ? Op::get_aiter : Op::get_iter);
    span_ = here;
  }
  ++depth;  // the iterator is on the stack now
  Label except = no_label;
  place(start);
  if (clause.is_async) {
    except = label();
    open_handler(except);
    emit(Op::get_anext);
    load_none();
    yield_from();
    close_handler();
    store(clause.target);
  } else {
    if (!at_comprehension && !(version_ < 10 && index == 0)) span_ = clause.iter->span;
    jump(Op::for_iter, end);
    span_ = clause.target->span;
    store(clause.target);
  }
  if (version_ < 12) span_ = version_ < 10 ? implicit(span_) : node->span;
  for (const Expr* condition : clause.conditions) jump_if(condition, next, false);
  comprehension_step(node, index, depth);
  place(next);
  const Span loop = span_;
  span_ = implicit(loop);
  jump(Op::jump_backward, start);
  span_ = loop;
  if (clause.is_async) {
    place(except);
    emit(Op::end_async_for);
  } else {
    place(end);
  }
}

void Compiler::comprehension(const ComprehensionExpr* node) {
  const auto found = scopes_.by_node.find(node);
  Scope* scope = found->second;
  const Span here = span_;
  const Op build = node->kind == NodeKind::ListComp  ? Op::build_list
                   : node->kind == NodeKind::SetComp ? Op::build_set
                                                     : Op::build_map;
  const Comprehension& first = node->generators[0];
  auto outermost_iterable = [&] {
    if (!first.is_async && first.iter->kind == NodeKind::ListDisplay &&
        !has_star(first.iter->as<SequenceExpr>()->elements)) {
      if (Ref<> constant = [&]() -> Ref<> {
            std::vector<Ref<>> items;
            std::vector<Object*> plain;
            for (const Expr* each : first.iter->as<SequenceExpr>()->elements) {
              items.push_back(fold(each));
              if (!items.back()) return {};
              plain.push_back(items.back().get());
            }
            return shared_constant(Ref<>(make_tuple_of(plain.data(), plain.size())));
          }())
        load_constant(constant);
      else
        sequence(first.iter->as<SequenceExpr>()->elements, NodeKind::TupleDisplay, 0);
    } else {
      expression(first.iter);
    }
    span_ = version_ >= 13 ? first.iter->span : here;
    emit(first.is_async ? Op::get_aiter : Op::get_iter);
    span_ = here;
  };

  if (inlined_scopes_.count(scope)) {
    // The comprehension runs in this frame with places of its own for its variables.
    outermost_iterable();
    InlinedComprehension inlined{scope, {}};
    auto& variables = inlined.places;
    for (const std::string& name : scope->order) {
      const NameScope kind = scope->find(name)->scope;
      if ((kind != NameScope::Local && kind != NameScope::Cell) || name[0] == '.') continue;
      variables[name] = hidden_place(name);
      if (kind == NameScope::Cell) emit(Op::make_cell, variables[name]);
    }
    const Label cleanup = label(), end = label();
    emit(build, 0, static_cast<std::uint16_t>(variables.size()));  // CPython keeps what the variables were below it
    emit(Op::swap, 2);
    open_handler(cleanup);
    unit().inlined.push_back(inlined);
    comprehension_loop(node, 0, 1, true);
    unit().inlined.pop_back();
    close_handler();
    span_ = here;
    for (const auto& [name, where] : variables) emit(Op::load_fast_and_clear, where), emit(Op::pop_top);
    jump(Op::jump, end);
    place(cleanup);
    for (const auto& [name, where] : variables) emit(Op::load_fast_and_clear, where), emit(Op::pop_top);
    emit(Op::swap, 3);  // the unfinished collection and the iterator go before the exception travels on
    emit(Op::pop_top);
    emit(Op::pop_top);
    emit(Op::reraise);
    place(end);
    return;
  }

  const char* name = node->kind == NodeKind::ListComp   ? "<listcomp>"
                     : node->kind == NodeKind::SetComp  ? "<setcomp>"
                     : node->kind == NodeKind::DictComp ? "<dictcomp>"
                                                        : "<genexpr>";
  enter(scope, name, node->span.line);
  Code* code = unit().code.get();
  code->argument_count = 1;
  code->positional_only_count = 0;
  code->parameter_count = 1;
  span_ = node->span;
  // A generator's body ends StopIteration with RuntimeError; see return_generator in the machine.
  if (node->kind != NodeKind::GeneratorExp) {
    emit(build, 0);
  }
  emit(Op::load_fast, 0);
  comprehension_loop(node, 0, node->kind == NodeKind::GeneratorExp ? 0 : 1, true);
  span_ = node->span;
  if (node->kind == NodeKind::GeneratorExp) load_none();
  emit(Op::return_value);
  const bool is_async_comprehension = scope->is_coroutine;
  Ref<Code> made = leave();
  span_ = here;
  std::uint32_t parts = load_closure_for(made.get(), scope);
  make_function(std::move(made), parts);
  emit(Op::push_null, 1);
  outermost_iterable();
  emit(Op::call, 1);
  if (is_async_comprehension && node->kind != NodeKind::GeneratorExp) await_value(0);
}

// ---- awaiting -----------------------------------------------------------------------------------------------------

/// [iterator None] until the iterator is done; leaves its result. A `send` always stands right before its
/// `yield_value`: generator.throw() finds the way out there.
void Compiler::yield_from() {
  const Label again = label(), done = label();
  place(again);
  jump(Op::send, done);
  emit(Op::yield_value, 2);  // 2: hands the value through, without wrapping it for an async generator
  jump(Op::jump_backward, again);
  place(done);
}

void Compiler::await_value(int kind) {
  emit(Op::get_awaitable, static_cast<std::uint32_t>(kind));
  load_none();
  yield_from();
}

// ---- targets ------------------------------------------------------------------------------------------------------

void Compiler::unpack_targets(const NodeList<Expr>& targets, const Span& span) {
  std::size_t star = targets.size();
  for (std::size_t i = 0; i < targets.size(); ++i)
    if (targets[i]->kind == NodeKind::Starred) star = i;
  if (star == targets.size())
    emit_at(span, Op::unpack_sequence, static_cast<std::uint32_t>(targets.size()));
  else
    emit_at(span, Op::unpack_ex, static_cast<std::uint32_t>(star),
            static_cast<std::uint16_t>(targets.size() - star - 1));
  for (const Expr* each : targets) store(each->kind == NodeKind::Starred ? each->as<StarredExpr>()->value : each);
}

/// Pops the top of the stack into a target.
void Compiler::store(const Expr* target) {
  const Span before = span_;
  span_ = target->span;
  switch (target->kind) {
    case NodeKind::Name:
      access_name(target->as<NameExpr>()->id, Access::Store);
      break;
    case NodeKind::Attribute:
      expression(target->as<AttributeExpr>()->value);
      emit_at(attribute_place(target->span, target->as<AttributeExpr>()), Op::store_attr,
              cache_index(target->as<AttributeExpr>()->attribute));
      break;
    case NodeKind::Subscript:
      subscript(target->as<SubscriptExpr>());
      emit_at(target->span, Op::store_subscr);
      break;
    case NodeKind::Starred:
      store(target->as<StarredExpr>()->value);
      break;
    case NodeKind::ListDisplay:
    case NodeKind::TupleDisplay:
      unpack_targets(target->as<SequenceExpr>()->elements, target->span);
      break;
    default:
      break;
  }
  span_ = before;
}

}  // namespace slotscope
