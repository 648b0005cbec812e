// Rules for the arguments of a call.
#include "engine/source/grammar.hpp"

namespace slotscope {

CallExpr* Grammar::arguments() {
  return remember<CallExpr>(Rule::Arguments, [&]() -> CallExpr* {
    const int start = mark_;
    if (CallExpr* given = args()) {
      eat(TokenKind::Comma);
      if (at(TokenKind::RightParenthesis)) return given;
    }
    reset(start);
    if (second_pass_) invalid_arguments();
    return nullptr;
  });
}

/// A call without a function: holds what stands between the parentheses.
CallExpr* Grammar::args() {
  const int start = mark_;
  NodeList<Expr> positional;
  std::vector<KeywordOrStarred> others;
  if (positional_args(positional)) {
    const int before_comma = mark_;
    if (eat(TokenKind::Comma) && !keyword_args(others)) reset(before_comma);
  } else if (!keyword_args(others)) {
    return nullptr;
  }
  auto* node = make<CallExpr>(NodeKind::Call, since(start));
  node->args = std::move(positional);
  for (const KeywordOrStarred& other : others) {
    if (other.starred)
      node->args.push_back(other.starred);
    else
      node->keywords.push_back(other.keyword);
  }
  return node;
}

bool Grammar::positional_args(NodeList<Expr>& out) {
  Expr* first = positional_arg();
  if (!first) return false;
  out.push_back(first);
  for (;;) {
    const int before_comma = mark_;
    if (!eat(TokenKind::Comma)) return true;
    Expr* next = positional_arg();
    if (!next) {
      reset(before_comma);
      return true;
    }
    out.push_back(next);
  }
}

Expr* Grammar::positional_arg() {
  const int start = mark_;
  if (Expr* starred = starred_expression()) {
    if (version_ < 9) refuse_generator();
    return starred;
  }
  Expr* value = nullptr;
  if (version_ >= 10) {
    value = assignment_expression();
    if (!value) {
      value = expression();
      if (value && at(TokenKind::ColonEqual)) value = nullptr;
    }
  } else {
    value = named_expression();
  }
  if (value && !at(TokenKind::Equal)) {
    if (version_ < 9 && begins_loose_argument(start)) refuse_generator();
    return value;
  }
  reset(start);
  return nullptr;
}

bool Grammar::begins_loose_argument(int start) {
  return token_at(start).kind == TokenKind::Star ||
         (token_at(start).kind == TokenKind::Name && token_at(start + 1).kind == TokenKind::ColonEqual);
}

void Grammar::refuse_generator() {
  if (at_any({TokenKind::For, TokenKind::Async})) raise_at(peek().span, "invalid syntax");
}

Expr* Grammar::starred_expression() {
  const int start = mark_;
  if (second_pass_ && version_ >= 12) invalid_starred_expression();
  const Token* star = eat(TokenKind::Star);
  if (!star) return nullptr;
  if (Expr* value = expression()) {
    auto* node = make<StarredExpr>(NodeKind::Starred, since(start));
    node->value = value;
    node->context = Context::Load;
    return node;
  }
  if (version_ >= 13 && (version_ == 13 || second_pass_)) raise_here("Invalid star expression");
  reset(start);
  return nullptr;
}

/// Keyword arguments and starred ones mixed, then keyword arguments and double-starred ones.
bool Grammar::keyword_args(std::vector<KeywordOrStarred>& out) {
  const auto gather = [&](bool (Grammar::*element)(KeywordOrStarred&)) {
    KeywordOrStarred item;
    if (!(this->*element)(item)) return false;
    out.push_back(item);
    for (;;) {
      const int before_comma = mark_;
      if (!eat(TokenKind::Comma)) return true;
      if (!(this->*element)(item)) {
        reset(before_comma);
        return true;
      }
      out.push_back(item);
    }
  };
  if (!gather(&Grammar::keyword_or_starred)) return gather(&Grammar::keyword_or_double_starred);
  const int before_comma = mark_;
  if (eat(TokenKind::Comma) && !gather(&Grammar::keyword_or_double_starred)) reset(before_comma);
  return true;
}

bool Grammar::plain_keyword(Keyword& out) {
  const int start = mark_;
  const Token* keyword = eat(TokenKind::Name);
  if (keyword && eat(TokenKind::Equal)) {
    if (Expr* value = expression()) {
      out = {identifier(*keyword), value, since(start)};
      return true;
    }
  }
  reset(start);
  return false;
}

bool Grammar::keyword_or_starred(KeywordOrStarred& out) {
  out = {};
  if (second_pass_ && version_ >= 10) invalid_keyword();
  if (plain_keyword(out.keyword)) return true;
  out.starred = starred_expression();
  if (out.starred) return true;
  if (second_pass_ && version_ < 10) invalid_keyword();
  return false;
}

bool Grammar::keyword_or_double_starred(KeywordOrStarred& out) {
  out = {};
  if (second_pass_ && version_ >= 10) invalid_keyword();
  if (plain_keyword(out.keyword)) return true;
  const int start = mark_;
  if (eat(TokenKind::DoubleStar)) {
    if (Expr* value = expression()) {
      out.keyword = {{}, value, since(start)};
      return true;
    }
    reset(start);
  }
  if (second_pass_ && version_ < 10) invalid_keyword();
  return false;
}

}  // namespace slotscope
