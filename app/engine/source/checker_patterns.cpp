// Patterns: captures bound twice, cases nothing can reach (CPython: compile.c, compiler_pattern).
#include <algorithm>
#include <cstdlib>
#include <utility>

#include "engine/source/checker.hpp"

namespace slotscope {

namespace {

bool is_wildcard(const Pattern* node) {
  return node->kind == NodeKind::MatchAs && node->as<MatchAsPattern>()->name.empty() &&
         !node->as<MatchAsPattern>()->pattern;
}

/// A literal key as Python shows it in an error.
std::string key_text(const ConstantExpr* key) {
  switch (key->constant) {
    case ConstantKind::None:
      return "None";
    case ConstantKind::True:
      return "True";
    case ConstantKind::False:
      return "False";
    case ConstantKind::Str:
      return "'" + std::string(key->text) + "'";
    case ConstantKind::Bytes:
      return "b'" + std::string(key->text) + "'";
    default:
      return std::string(key->text);
  }
}

/// Equal for keys that are equal: 0, False and 0.0 are one key of a dict.
std::string key_identity(const ConstantExpr* key, bool negative) {
  const auto number = [&](double value) { return "number " + std::to_string(negative && value != 0 ? -value : value); };
  switch (key->constant) {
    case ConstantKind::True:
      return number(1);
    case ConstantKind::False:
      return number(0);
    case ConstantKind::Int:
    case ConstantKind::Float:
      if (key->text.find_first_of("xXoO_") == std::string_view::npos && key->text.size() < 16)
        return number(std::strtod(std::string(key->text).c_str(), nullptr));
      return (negative ? "-" : "") + key_text(key);
    case ConstantKind::Imaginary:
      if (std::strtod(std::string(key->text).c_str(), nullptr) == 0) return number(0);
      return (negative ? "-" : "") + key_text(key);
    default:
      return key_text(key);
  }
}

}  // namespace

void Checker::match(const MatchStmt* node) {
  expression(node->subject);
  for (std::size_t i = 0; i < node->cases.size(); ++i) {
    const MatchCase& each = node->cases[i];
    Captures captures;
    captures.allow_irrefutable = each.guard || i + 1 == node->cases.size();
    pattern(each.pattern, captures);
    optional(each.guard);
    statements(each.body);
  }
}

void Checker::capture(std::string_view name, const Span& span, Captures& captures) {
  if (name.empty()) return;
  if (std::find(captures.names.begin(), captures.names.end(), name) != captures.names.end())
    fail(span, "multiple assignments to name '" + std::string(name) + "' in pattern");
  captures.names.push_back(name);
}

/// Inside another pattern any name may match everything.
void Checker::sub_pattern(const Pattern* node, Captures& captures) {
  const bool before = std::exchange(captures.allow_irrefutable, true);
  pattern(node, captures);
  captures.allow_irrefutable = before;
}

void Checker::pattern(const Pattern* node, Captures& captures) {
  switch (node->kind) {
    case NodeKind::MatchValue: {
      const Expr* value = node->as<MatchValuePattern>()->value;
      if (value->kind == NodeKind::JoinedStr || value->kind == NodeKind::TemplateStr)
        fail(node->span, "patterns may only match literals and attribute lookups");
      return expression(value);
    }
    case NodeKind::MatchSequence:
      return sequence_pattern(node->as<MatchSequencePattern>(), captures);
    case NodeKind::MatchMapping:
      return mapping_pattern(node->as<MatchMappingPattern>(), captures);
    case NodeKind::MatchClass:
      return class_pattern(node->as<MatchClassPattern>(), captures);
    case NodeKind::MatchStar:
      return capture(node->as<MatchStarPattern>()->name, node->span, captures);
    case NodeKind::MatchOr:
      return or_pattern(node->as<MatchOrPattern>(), captures);
    case NodeKind::MatchAs: {
      const auto* as = node->as<MatchAsPattern>();
      if (!as->pattern) {
        if (!captures.allow_irrefutable)
          fail(node->span, as->name.empty()
                               ? "wildcard makes remaining patterns unreachable"
                               : "name capture '" + std::string(as->name) + "' makes remaining patterns unreachable");
        return capture(as->name, node->span, captures);
      }
      pattern(as->pattern, captures);
      return capture(as->name, node->span, captures);
    }
    default:
      return;
  }
}

void Checker::sequence_pattern(const MatchSequencePattern* node, Captures& captures) {
  bool seen = false;
  for (const Pattern* each : node->patterns) {
    if (each->kind != NodeKind::MatchStar) continue;
    if (seen) fail(node->span, "multiple starred names in sequence pattern");
    seen = true;
  }
  for (const Pattern* each : node->patterns)
    if (!is_wildcard(each)) sub_pattern(each, captures);
}

void Checker::mapping_pattern(const MatchMappingPattern* node, Captures& captures) {
  std::vector<std::string> seen;
  for (const Expr* key : node->keys) {
    const bool negative = key->kind == NodeKind::UnaryOp;
    const Expr* literal = negative ? key->as<UnaryOpExpr>()->operand : key;
    if (literal->kind == NodeKind::JoinedStr || literal->kind == NodeKind::TemplateStr)
      fail(node->span, "mapping pattern keys may only match literals and attribute lookups");
    if (literal->kind == NodeKind::Constant) {
      std::string same = key_identity(literal->as<ConstantExpr>(), negative);
      if (std::find(seen.begin(), seen.end(), same) != seen.end()) {
        const std::string text = key_text(literal->as<ConstantExpr>());
        fail(node->span,
             "mapping pattern checks duplicate key (" + (negative && text != "0" ? "-" + text : text) + ")");
      }
      seen.push_back(std::move(same));
    }
    expression(key);
  }
  for (const Pattern* each : node->patterns) sub_pattern(each, captures);
  capture(node->rest, node->span, captures);
}

void Checker::class_pattern(const MatchClassPattern* node, Captures& captures) {
  for (std::size_t i = 0; i < node->keyword_names.size(); ++i)
    for (std::size_t j = i + 1; j < node->keyword_names.size(); ++j)
      if (node->keyword_names[i] == node->keyword_names[j])
        fail(node->keyword_patterns[j]->span,
             "attribute name repeated in class pattern: " + std::string(node->keyword_names[j]));
  expression(node->cls);
  for (const Pattern* each : node->patterns) sub_pattern(each, captures);
  for (const Pattern* each : node->keyword_patterns) sub_pattern(each, captures);
}

void Checker::or_pattern(const MatchOrPattern* node, Captures& captures) {
  std::vector<std::string_view> first;
  const bool allow_last = captures.allow_irrefutable;
  const std::vector<std::string_view> before = captures.names;
  for (std::size_t i = 0; i < node->patterns.size(); ++i) {
    Captures own;
    own.allow_irrefutable = allow_last && i + 1 == node->patterns.size();
    pattern(node->patterns[i], own);
    std::sort(own.names.begin(), own.names.end());
    if (i == 0)
      first = own.names;
    else if (own.names != first)
      fail(version_ >= 12 ? node->span : node->patterns[i]->span, "alternative patterns bind different names");
  }
  for (const std::string_view name : first) capture(name, node->span, captures);
}

}  // namespace slotscope
