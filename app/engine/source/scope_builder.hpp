// The first pass of the scope analysis: what each block says about each name (CPython: symtable_visit_... functions).
#pragma once

#include <unordered_map>
#include <unordered_set>

#include "engine/source/scopes.hpp"
#include "engine/source/source_text.hpp"

namespace slotscope {

/// What a block says about a name.
namespace name_flag {
inline constexpr unsigned global = 1, local = 2, parameter = 4, nonlocal = 8, use = 16, import = 32, annotated = 64,
                          iteration_variable = 128, type_parameter = 256;
inline constexpr unsigned bound = local | parameter | import | type_parameter;
}  // namespace name_flag

struct ScopeFailure {
  SyntaxProblem problem;
};

/// What the analysis remembers of a block besides its public `Scope`.
struct BlockFacts {
  std::unordered_map<std::string, unsigned> flags;
  std::unordered_map<std::string, Span> directives;  ///< where global, nonlocal or a walrus declared a name
  Span place;                                        ///< of a function
  NodeKind comprehension = NodeKind::Pass;           ///< ListComp, SetComp, DictComp, GeneratorExp; Pass: none
  bool in_iteration_target = false;
  int in_iteration_expression = 0;
  bool conditional = false;
  bool unevaluated_annotation = false;
  bool sees_class = false;               ///< an annotation or type scope directly in a class
  Scope* annotations = nullptr;          ///< 3.14: the block of this block's annotations
  std::string private_class;             ///< for mangling
  bool mangle_type_params_only = false;  ///< the type-parameter scope of a generic class
  std::unordered_set<std::string> mangled;
  std::string what;  ///< "a TypeVar bound", for messages
};

/// True for blocks whose variables functions inside can see.
bool is_function_like(const Scope& scope);

class ScopeBuilder {
 public:
  ScopeBuilder(const Tree& tree, int version, ScopeAnalysis& result);

  /// Visits the whole program; throws ScopeFailure.
  void build();
  BlockFacts& facts(const Scope* scope) { return facts_[scope]; }
  [[noreturn]] void fail(const Span& span, std::string message) const;

 private:
  // scope_builder.cpp
  Scope* open(BlockType type, std::string_view name, const void* key, Scope* existing = nullptr);
  Scope* make_scope(BlockType type, std::string_view name, const void* key);
  void enter(Scope* scope);
  void close();
  std::string mangled(std::string_view name) const;
  unsigned flags_of(std::string_view name);
  void define(std::string_view name, unsigned flag, const Span& span) { define_in(*current_, name, flag, span); }
  void define_in(Scope& scope, std::string_view name, unsigned flag, const Span& span);
  void note_directive(std::string_view name, const Span& span);
  void check_debug_name(std::string_view name, const Span& span, Context context);
  void check_keywords(const std::vector<Keyword>& keywords);

  void statements(const NodeList<Stmt>& body);
  void statement(const Stmt* node);
  void function(const FunctionDefStmt* node);
  void class_definition(const ClassDefStmt* node);
  void type_alias(const TypeAliasStmt* node);
  void annotated_assignment(const AnnAssignStmt* node);
  void declare(const NamesStmt* node, bool global);
  void try_statement(const TryStmt* node);
  void match(const MatchStmt* node);
  void import(const Alias& alias, const Span& statement);
  void conditionally(const NodeList<Stmt>& body, const NodeList<Stmt>& orelse);
  void arguments(const Arguments& args);
  void function_annotations(const FunctionDefStmt* node);
  void argument_annotations(const Arguments& args);
  void annotation(const Expr* node);
  void unread_annotation(const Expr* node);
  void open_type_params(std::string_view name, const std::vector<TypeParam>& params, const FunctionDefStmt* function,
                        bool is_class, const Span& span);
  void type_param(const TypeParam& param);
  void type_variable(const Expr* const& value, std::string_view name, std::string what);
  void see_class(const Span& span);
  void note_static_attribute(const Expr* target);

  // scope_expressions.cpp
  void expressions(const NodeList<Expr>& list);
  void expression(const Expr* node);
  void optional(const Expr* node) {
    if (node) expression(node);
  }
  void name(const NameExpr* node);
  void lambda(const LambdaExpr* node);
  Span walrus_place(Span span) const;
  void named_expression(const NamedExprExpr* node);
  void bind_outside_comprehension(const NameExpr* target);
  void comprehension(const ComprehensionExpr* node);
  void clause(const Comprehension& clause);
  void yield(const Expr* node, const Expr* value);
  void await(const AwaitExpr* node);
  void refuse_in_annotation(std::string_view what, const Expr* node);
  void pattern(const Pattern* node);
  void check_depth(const Span& span) const;

  const Tree& tree_;
  const int version_;
  ScopeAnalysis& result_;
  std::unordered_map<const Scope*, BlockFacts> facts_;
  std::vector<std::unique_ptr<Scope>> unread_;  ///< of annotations that become strings
  std::vector<Scope*> stack_;
  Scope* current_ = nullptr;
  std::string private_class_;
  bool future_annotations_ = false;
  int depth_ = 0;
};

}  // namespace slotscope
