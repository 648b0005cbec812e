// Rules for what can be assigned to or deleted.
#include "engine/source/grammar.hpp"

namespace slotscope {

/// The same expression in another context, as a node of its own: the old one may be in the memory.
Expr* Grammar::with_context(Expr* e, Context context) {
  const auto copy = [&]<class T>(T* node) {
    T* result = make<T>(node->kind, node->span);
    *result = *node;
    result->context = context;
    return result;
  };
  switch (e->kind) {
    case NodeKind::Name:
      return copy(e->as<NameExpr>());
    case NodeKind::Attribute:
      return copy(e->as<AttributeExpr>());
    case NodeKind::Subscript:
      return copy(e->as<SubscriptExpr>());
    case NodeKind::Starred: {
      auto* result = copy(e->as<StarredExpr>());
      result->value = with_context(result->value, context);
      return result;
    }
    case NodeKind::ListDisplay:
    case NodeKind::TupleDisplay: {
      auto* result = copy(e->as<SequenceExpr>());
      for (Expr*& element : result->elements) element = with_context(element, context);
      return result;
    }
    default:
      return e;
  }
}

Expr* Grammar::star_targets() {
  const int start = mark_;
  Expr* first = star_target();
  if (!first || !at(TokenKind::Comma)) return first;
  NodeList<Expr> elements{first};
  for (;;) {
    const int before_comma = mark_;
    if (!eat(TokenKind::Comma)) break;
    Expr* next = star_target();
    if (!next) {
      reset(before_comma);
      break;
    }
    elements.push_back(next);
  }
  eat(TokenKind::Comma);
  auto* tuple = make<SequenceExpr>(NodeKind::TupleDisplay, since(start));
  tuple->elements = std::move(elements);
  tuple->context = Context::Store;
  return tuple;
}

Expr* Grammar::star_target() {
  return remember<Expr>(Rule::StarTarget, [&]() -> Expr* {
    const int start = mark_;
    if (eat(TokenKind::Star)) {
      Expr* value = at(TokenKind::Star) ? nullptr : star_target();
      if (value) {
        auto* node = make<StarredExpr>(NodeKind::Starred, since(start));
        node->value = with_context(value, Context::Store);
        node->context = Context::Store;
        return node;
      }
      reset(start);
    }
    return target_with_star_atom();
  });
}

Expr* Grammar::target_with_star_atom() {
  return remember<Expr>(Rule::TargetWithStarAtom, [&]() -> Expr* {
    if (Expr* target = single_subscript_attribute_target(Context::Store)) return target;
    return star_atom();
  });
}

Expr* Grammar::star_atom() {
  const int start = mark_;
  if (NameExpr* found = name()) {
    found->context = Context::Store;
    return found;
  }
  if (eat(TokenKind::LeftParenthesis)) {
    if (Expr* target = target_with_star_atom(); target && eat(TokenKind::RightParenthesis))
      return with_context(target, Context::Store);
    reset(start + 1);
    NodeList<Expr> elements;
    if (Expr* first = star_target()) {
      if (at(TokenKind::Comma)) {
        elements.push_back(first);
        for (;;) {
          const int before_comma = mark_;
          if (!eat(TokenKind::Comma)) break;
          Expr* next = star_target();
          if (!next) {
            reset(before_comma);
            break;
          }
          elements.push_back(next);
        }
        eat(TokenKind::Comma);
      } else {
        reset(start + 1);
      }
    }
    if (eat(TokenKind::RightParenthesis)) {
      auto* tuple = make<SequenceExpr>(NodeKind::TupleDisplay, since(start));
      tuple->elements = std::move(elements);
      tuple->context = Context::Store;
      tuple->parenthesised = true;
      return tuple;
    }
  } else if (eat(TokenKind::LeftBracket)) {
    NodeList<Expr> elements;
    while (Expr* next = star_target()) {
      elements.push_back(next);
      if (!eat(TokenKind::Comma)) break;
    }
    if (eat(TokenKind::RightBracket)) {
      auto* list = make<SequenceExpr>(NodeKind::ListDisplay, since(start));
      list->elements = std::move(elements);
      list->context = Context::Store;
      return list;
    }
  }
  reset(start);
  return nullptr;
}

Expr* Grammar::single_target() {
  const int start = mark_;
  if (Expr* target = single_subscript_attribute_target(Context::Store)) return target;
  if (NameExpr* found = name()) {
    found->context = Context::Store;
    return found;
  }
  if (eat(TokenKind::LeftParenthesis)) {
    if (Expr* target = single_target(); target && eat(TokenKind::RightParenthesis)) return target;
  }
  reset(start);
  return nullptr;
}

bool Grammar::at_target_continuation() {
  return at_any({TokenKind::LeftParenthesis, TokenKind::LeftBracket, TokenKind::Dot});
}

/// a.b or a[b] with nothing behind it.
Expr* Grammar::single_subscript_attribute_target(Context context) {
  const int start = mark_;
  Expr* value = target_primary();
  if (!value) return nullptr;
  const int behind = mark_;
  if (Expr* target = attribute_suffix(start, value, context); target && !at_target_continuation()) return target;
  reset(behind);
  if (Expr* target = subscript_suffix(start, value, context); target && !at_target_continuation()) return target;
  reset(start);
  return nullptr;
}

/// The longest primary that still has a suffix behind it.
Expr* Grammar::target_primary() {
  return remember<Expr>(Rule::TargetPrimary, [&]() -> Expr* {
    const int start = mark_;
    Expr* value = atom();
    if (!value || !at_target_continuation()) {
      reset(start);
      return nullptr;
    }
    for (;;) {
      const int behind = mark_;
      Expr* longer = attribute_suffix(start, value, Context::Load);
      if (!longer) longer = subscript_suffix(start, value, Context::Load);
      if (!longer) longer = call_suffix(start, value);
      if (!longer || !at_target_continuation()) {
        reset(behind);
        return value;
      }
      value = longer;
    }
  });
}

bool Grammar::del_targets(NodeList<Expr>& out) {
  Expr* first = del_target();
  if (!first) return false;
  out.push_back(first);
  for (;;) {
    const int before_comma = mark_;
    if (!eat(TokenKind::Comma)) return true;
    Expr* next = del_target();
    if (!next) {
      reset(before_comma);
      eat(TokenKind::Comma);
      return true;
    }
    out.push_back(next);
  }
}

Expr* Grammar::del_target() {
  return remember<Expr>(Rule::DelTarget, [&]() -> Expr* {
    if (Expr* target = single_subscript_attribute_target(Context::Del)) return target;
    return del_target_atom();
  });
}

Expr* Grammar::del_target_atom() {
  const int start = mark_;
  if (NameExpr* found = name()) {
    found->context = Context::Del;
    return found;
  }
  const bool round = at(TokenKind::LeftParenthesis);
  if (!round && !at(TokenKind::LeftBracket)) return nullptr;
  ++mark_;
  if (round) {
    if (Expr* target = del_target(); target && eat(TokenKind::RightParenthesis))
      return with_context(target, Context::Del);
    reset(start + 1);
  }
  NodeList<Expr> elements;
  del_targets(elements);
  if (!eat(round ? TokenKind::RightParenthesis : TokenKind::RightBracket)) {
    reset(start);
    return nullptr;
  }
  auto* node = make<SequenceExpr>(round ? NodeKind::TupleDisplay : NodeKind::ListDisplay, since(start));
  node->elements = std::move(elements);
  node->context = Context::Del;
  node->parenthesised = round;
  return node;
}

}  // namespace slotscope
