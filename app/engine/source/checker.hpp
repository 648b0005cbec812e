// The walk behind check_program: where each statement stands decides what may be in it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/source/scopes.hpp"
#include "engine/source/tree.hpp"

namespace slotscope {

/// Throws ScopeFailure with everything a compiler's SyntaxError carries.
[[noreturn]] void refuse(const Tree& tree, const Span& span, std::string message, bool message_alone = false);

class Checker {
 public:
  Checker(const Tree& tree, int version, ScopeAnalysis& scopes) : tree_(tree), version_(version), scopes_(scopes) {}
  void program();

 private:
  enum class Block : std::uint8_t { Loop, Other, ExceptStar, Finally };
  enum class Kind : std::uint8_t { Module, Class, Function, AsyncFunction, Lambda, Comprehension };
  /// The code being walked: one for each function, class or module.
  struct Unit {
    Kind kind;
    const Scope* scope;
    std::vector<Block> blocks;
  };

  [[noreturn]] void fail(const Span& span, std::string message) const { refuse(tree_, span, std::move(message)); }
  void warn(const Span& span, std::string message);
  Unit& unit() { return units_.back(); }
  bool in_function() const;
  bool may_await() const;

  // checker.cpp
  void statements(const NodeList<Stmt>& body);
  void block(Block kind, const NodeList<Stmt>& body, const Span& span);
  void check_depth(const Span& span);
  void statement(const Stmt* node);
  void function(const FunctionDefStmt* node);
  void class_definition(const ClassDefStmt* node);
  void type_params(const std::vector<TypeParam>& params);
  void jump(const Stmt* node);
  void return_statement(const ReturnStmt* node);
  void try_statement(const TryStmt* node);
  void loop(const NodeList<Stmt>& body, const NodeList<Stmt>& orelse, const Span& span);
  void with_statement(const WithStmt* node, std::size_t item);
  void assert_statement(const AssertStmt* node);
  void check_debug_name(std::string_view name, const Span& span) const;

  // checker_expressions.cpp
  void expressions(const NodeList<Expr>& list);
  void expression(const Expr* node);
  void optional(const Expr* node) {
    if (node) expression(node);
  }
  void elements(const SequenceExpr* node);
  void unpacking(const SequenceExpr* node);
  void arguments(const Arguments& args, const Span& span);
  void annotations(const Arguments& args, const Expr* returns);
  void call(const CallExpr* node);
  void keywords(const std::vector<Keyword>& list, const Span& span);
  void comprehension(const ComprehensionExpr* node);
  void comparison(const CompareExpr* node, bool turned = false);
  void subscript(const SubscriptExpr* node);

  // checker_patterns.cpp
  struct Captures {
    std::vector<std::string_view> names;
    bool allow_irrefutable = false;
  };
  void match(const MatchStmt* node);
  void pattern(const Pattern* node, Captures& captures);
  void capture(std::string_view name, const Span& span, Captures& captures);
  void sub_pattern(const Pattern* node, Captures& captures);
  void sequence_pattern(const MatchSequencePattern* node, Captures& captures);
  void mapping_pattern(const MatchMappingPattern* node, Captures& captures);
  void class_pattern(const MatchClassPattern* node, Captures& captures);
  void or_pattern(const MatchOrPattern* node, Captures& captures);

  const Tree& tree_;
  const int version_;
  ScopeAnalysis& scopes_;
  std::vector<Unit> units_;
};

}  // namespace slotscope
