// The match statement: patterns become tests that jump to the next case, captures are stored when all tests have
// passed.
//
// The subject stays on the stack while a case is tried; a pattern that fails with values of its own on the stack jumps
// to a chain of pops as long as it needs (CPython: Python/compile.c, pattern_context).
#include <algorithm>

#include "engine/compile/compiler.hpp"
#include "engine/machine/operations.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

namespace {

bool is_wildcard(const Pattern* node) {
  return node->kind == NodeKind::MatchAs && !node->as<MatchAsPattern>()->pattern &&
         node->as<MatchAsPattern>()->name.empty();
}
bool is_wildcard_star(const Pattern* node) {
  return node->kind == NodeKind::MatchStar && node->as<MatchStarPattern>()->name.empty();
}

}  // namespace

void Compiler::ensure_fail_pops(PatternContext& context, std::size_t count) {
  while (context.fail_pops.size() < count) context.fail_pops.push_back(label());
}

void Compiler::jump_to_fail(PatternContext& context, Op op) {
  const std::size_t pops = context.on_top + context.stores.size();
  ensure_fail_pops(context, pops + 1);
  jump(op, context.fail_pops[pops]);
}

/// Where failed patterns land: one pop for each value they left.
void Compiler::emit_fail_pops(PatternContext& context) {
  if (context.fail_pops.empty()) return;
  for (std::size_t i = context.fail_pops.size(); --i > 0;) {
    place(context.fail_pops[i]);
    emit(Op::pop_top);
  }
  place(context.fail_pops[0]);
  context.fail_pops.clear();
}

/// Moves the top below the `count - 1` values under it.
void Compiler::rotate(std::size_t count) {
  for (std::size_t i = count; i > 1; --i) emit(Op::swap, static_cast<std::uint32_t>(i));
}

void Compiler::store_capture(std::string_view name, PatternContext& context) {
  if (name.empty()) {
    emit(Op::pop_top);
    return;
  }
  rotate(context.on_top + context.stores.size() + 1);
  context.stores.emplace_back(name);
}

void Compiler::match_statement(const MatchStmt* node) {
  const Label end = label();
  expression(node->subject);
  const std::size_t count = node->cases.size();
  const bool has_default = is_wildcard(node->cases.back().pattern) && count > 1;
  for (std::size_t i = 0; i < count - (has_default ? 1 : 0); ++i) {
    const MatchCase& each = node->cases[i];
    span_ = each.pattern->span;
    const bool last = i + 1 == count;
    if (!last) emit(Op::copy, 1);
    PatternContext context;
    context.allow_irrefutable = each.guard || last;
    pattern(each.pattern, context);
    // The captures are on the stack in the order they were made.
    for (const std::string& name : context.stores) access_name(name, Access::Store);
    context.stores.clear();
    if (each.guard) {
      ensure_fail_pops(context, 1);
      jump_if(each.guard, context.fail_pops[0], false);
    }
    if (!last) emit(Op::pop_top);  // the subject
    body(each.body);
    jump(Op::jump, end);
    span_ = each.pattern->span;
    emit_fail_pops(context);
  }
  if (has_default) {
    const MatchCase& each = node->cases.back();
    span_ = each.pattern->span;
    emit(Op::pop_top);
    if (each.guard) jump_if(each.guard, end, false);
    body(each.body);
  }
  place(end);
}

void Compiler::pattern(const Pattern* node, PatternContext& context) {
  const Span before = span_;
  span_ = node->span;
  switch (node->kind) {
    case NodeKind::MatchValue:
      pattern_value(node->as<MatchValuePattern>(), context);
      break;
    case NodeKind::MatchSingleton: {
      const ConstantKind which = node->as<MatchSingletonPattern>()->constant;
      load_constant(which == ConstantKind::None ? vm().none : which == ConstantKind::True ? vm().true_ : vm().false_);
      emit(Op::is_op, 0);
      jump_to_fail(context, Op::pop_jump_if_false);
      break;
    }
    case NodeKind::MatchSequence:
      pattern_sequence(node->as<MatchSequencePattern>(), context);
      break;
    case NodeKind::MatchMapping:
      pattern_mapping(node->as<MatchMappingPattern>(), context);
      break;
    case NodeKind::MatchClass:
      pattern_class(node->as<MatchClassPattern>(), context);
      break;
    case NodeKind::MatchStar:
      store_capture(node->as<MatchStarPattern>()->name, context);
      break;
    case NodeKind::MatchAs:
      pattern_as(node->as<MatchAsPattern>(), context);
      break;
    case NodeKind::MatchOr:
      pattern_or(node->as<MatchOrPattern>(), context);
      break;
    default:
      break;
  }
  span_ = before;
}

void Compiler::pattern_value(const MatchValuePattern* node, PatternContext& context) {
  expression(node->value);
  emit(Op::compare_op, 0, static_cast<std::uint16_t>(CompareOp::Eq));
  jump_to_fail(context, Op::pop_jump_if_false);
}

void Compiler::subpattern(const Pattern* node, PatternContext& context) {
  const bool before = context.allow_irrefutable;
  context.allow_irrefutable = true;
  pattern(node, context);
  context.allow_irrefutable = before;
}

void Compiler::pattern_as(const MatchAsPattern* node, PatternContext& context) {
  if (!node->pattern) {
    store_capture(node->name, context);
    return;
  }
  ++context.on_top;
  emit(Op::copy, 1);
  pattern(node->pattern, context);
  --context.on_top;
  store_capture(node->name, context);
}

void Compiler::pattern_sequence(const MatchSequencePattern* node, PatternContext& context) {
  const std::size_t size = node->patterns.size();
  std::size_t star = size;
  bool only_wildcard = true, star_wildcard = false;
  for (std::size_t i = 0; i < size; ++i) {
    const Pattern* each = node->patterns[i];
    if (each->kind == NodeKind::MatchStar) {
      star = i;
      star_wildcard = is_wildcard_star(each);
      only_wildcard = only_wildcard && star_wildcard;
    } else {
      only_wildcard = only_wildcard && is_wildcard(each);
    }
  }
  ++context.on_top;  // the subject stays while we look
  emit(Op::match_sequence);
  jump_to_fail(context, Op::pop_jump_if_false);
  if (star == size) {
    emit(Op::get_len);
    load_constant(make_int(static_cast<std::int64_t>(size)));
    emit(Op::compare_op, 0, static_cast<std::uint16_t>(CompareOp::Eq));
    jump_to_fail(context, Op::pop_jump_if_false);
  } else if (size > 1) {
    emit(Op::get_len);
    load_constant(make_int(static_cast<std::int64_t>(size) - 1));
    emit(Op::compare_op, 0, static_cast<std::uint16_t>(CompareOp::Ge));
    jump_to_fail(context, Op::pop_jump_if_false);
  }
  --context.on_top;
  if (only_wildcard)
    emit(Op::pop_top);
  else if (star_wildcard)
    pattern_sequence_subscripts(node->patterns, star, context);
  else
    pattern_sequence_unpack(node->patterns, context);
}

/// With `*_` the middle need not be made: take items by index.
void Compiler::pattern_sequence_subscripts(const NodeList<Pattern>& patterns, std::size_t star,
                                           PatternContext& context) {
  ++context.on_top;
  const std::size_t size = patterns.size();
  for (std::size_t i = 0; i < size; ++i) {
    if (i == star || is_wildcard(patterns[i])) continue;
    emit(Op::copy, 1);
    if (i < star) {
      load_constant(make_int(static_cast<std::int64_t>(i)));
    } else {
      emit(Op::get_len);
      load_constant(make_int(static_cast<std::int64_t>(size - i)));
      emit(Op::binary_op, 0, static_cast<std::uint16_t>(BinaryOp::Subtract));
    }
    emit(Op::binary_subscr);
    subpattern(patterns[i], context);
  }
  --context.on_top;
  emit(Op::pop_top);
}

void Compiler::pattern_sequence_unpack(const NodeList<Pattern>& patterns, PatternContext& context) {
  const std::size_t size = patterns.size();
  std::size_t star = size;
  for (std::size_t i = 0; i < size; ++i)
    if (patterns[i]->kind == NodeKind::MatchStar) star = i;
  if (star == size)
    emit(Op::unpack_sequence, static_cast<std::uint32_t>(size));
  else
    emit(Op::unpack_ex, static_cast<std::uint32_t>(star), static_cast<std::uint16_t>(size - star - 1));
  context.on_top += size;
  for (const Pattern* each : patterns) {
    --context.on_top;
    subpattern(each, context);
  }
}

void Compiler::pattern_mapping(const MatchMappingPattern* node, PatternContext& context) {
  const std::size_t size = node->keys.size();
  ++context.on_top;
  emit(Op::match_mapping);
  jump_to_fail(context, Op::pop_jump_if_false);
  if (!size && !node->has_rest) {
    --context.on_top;
    emit(Op::pop_top);
    return;
  }
  if (size) {
    emit(Op::get_len);
    load_constant(make_int(static_cast<std::int64_t>(size)));
    emit(Op::compare_op, 0, static_cast<std::uint16_t>(CompareOp::Ge));
    jump_to_fail(context, Op::pop_jump_if_false);
  }
  for (const Expr* key : node->keys) expression(key);
  emit(Op::build_tuple, static_cast<std::uint32_t>(size));
  emit(Op::match_keys);  // [subject keys values-or-None]
  context.on_top += 2;
  emit(Op::copy, 1);
  load_none();
  emit(Op::is_op, 1);
  jump_to_fail(context, Op::pop_jump_if_false);
  emit(Op::unpack_sequence, static_cast<std::uint32_t>(size));
  context.on_top += size;
  --context.on_top;
  for (const Pattern* each : node->patterns) {
    --context.on_top;
    subpattern(each, context);
  }
  // [subject keys]
  context.on_top -= 2;
  if (node->has_rest) {
    emit(Op::copy_dict_without_keys);  // [subject keys rest]
    emit(Op::swap, 3);
    emit(Op::pop_top);
    emit(Op::pop_top);
    store_capture(node->rest, context);
  } else {
    emit(Op::pop_top);
    emit(Op::pop_top);
  }
}

void Compiler::pattern_class(const MatchClassPattern* node, PatternContext& context) {
  const std::size_t positional = node->patterns.size(), keywords = node->keyword_names.size();
  expression(node->cls);
  std::vector<Ref<>> names;
  std::vector<Object*> plain;
  for (std::string_view each : node->keyword_names) {
    names.push_back(intern(each));
    plain.push_back(names.back().get());
  }
  load_constant(shared_constant(Ref<>(make_tuple_of(plain.data(), plain.size()))));
  span_ = node->span;
  emit(Op::match_class, static_cast<std::uint32_t>(positional));
  emit(Op::copy, 1);
  load_none();
  emit(Op::is_op, 1);
  ++context.on_top;
  jump_to_fail(context, Op::pop_jump_if_false);
  emit(Op::unpack_sequence, static_cast<std::uint32_t>(positional + keywords));
  context.on_top += positional + keywords;
  --context.on_top;
  for (std::size_t i = 0; i < positional + keywords; ++i) {
    const Pattern* each = i < positional ? node->patterns[i] : node->keyword_patterns[i - positional];
    --context.on_top;
    if (is_wildcard(each)) {
      emit(Op::pop_top);
      continue;
    }
    subpattern(each, context);
  }
}

void Compiler::pattern_or(const MatchOrPattern* node, PatternContext& context) {
  const Label end = label();
  PatternContext outer = context;
  std::vector<std::string> control;  // captures of the first alternative, in their order on the stack
  const std::size_t size = node->patterns.size();
  for (std::size_t i = 0; i < size; ++i) {
    const Pattern* alternative = node->patterns[i];
    span_ = alternative->span;
    PatternContext inner;
    inner.allow_irrefutable = i + 1 == size && outer.allow_irrefutable;
    emit(Op::copy, 1);
    pattern(alternative, inner);
    if (i == 0) {
      control = inner.stores;
    } else {
      // Bring this alternative's captures into the order of the first.
      const std::size_t captures = control.size();
      for (std::size_t place_index = captures; place_index-- > 0;) {
        const auto found = std::find(inner.stores.begin(), inner.stores.end(), control[place_index]);
        const std::size_t at = static_cast<std::size_t>(found - inner.stores.begin());
        if (at == place_index) continue;
        // Captures lie on the stack first-stored lowest; rotate the slice so that the wanted one moves up.
        const std::size_t rotations = at + 1;
        std::vector<std::string> moved(inner.stores.begin(),
                                       inner.stores.begin() + static_cast<std::ptrdiff_t>(rotations));
        inner.stores.erase(inner.stores.begin(), inner.stores.begin() + static_cast<std::ptrdiff_t>(rotations));
        inner.stores.insert(inner.stores.begin() + static_cast<std::ptrdiff_t>(place_index - at), moved.begin(),
                            moved.end());
        for (std::size_t turn = 0; turn < rotations; ++turn) rotate(place_index + 1);
      }
    }
    jump(Op::jump, end);
    emit_fail_pops(inner);
  }
  // No alternative matched.
  context = outer;
  emit(Op::pop_top);
  jump_to_fail(context, Op::jump);
  place(end);
  const std::size_t captures = control.size();
  const std::size_t places = captures + 1 + context.on_top + context.stores.size();
  for (const std::string& name : control) {
    // Each capture goes below everything that was there before.
    rotate(places);
    context.stores.push_back(name);
  }
  emit(Op::pop_top);  // the copy of the subject
}

}  // namespace slotscope
