// Walks the syntax tree and emits the instructions of every block; private to compile/.
//
// One `Unit` is one code object in the making. The order of what is emitted follows CPython's Python/compile.c, because
// the order of evaluation, of exceptions and of `finally` bodies is behaviour.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/compile/assembler.hpp"
#include "engine/compile/compile.hpp"
#include "engine/source/scopes.hpp"

namespace slotscope {

/// What surrounds a statement and must be undone when `return`, `break` or `continue` leaves it.
struct Enclosing {
  enum class Kind : std::uint8_t {
    While,
    For,
    TryExcept,
    FinallyTry,
    FinallyEnd,
    With,
    AsyncWith,
    HandlerCleanup,
    Value,
    Exception
  } kind;
  Label start = no_label;  ///< continue
  Label end = no_label;    ///< break
  const NodeList<Stmt>* final_body = nullptr;
  std::string_view name = {};  ///< of `except ... as name`
  Span span = {};
};

/// An annotation that is evaluated when somebody asks (3.14). `index`: its place in the set of those that were reached,
/// or -1.
struct DeferredAnnotation {
  std::string name;
  const Expr* annotation;
  int index = -1;
};

/// A comprehension that runs in the frame around it, with places of its own for its variables.
struct InlinedComprehension {
  const Scope* scope;
  std::map<std::string, std::uint32_t, std::less<>> places;
};

struct Unit {
  Scope* scope = nullptr;
  Assembler assembler;
  Ref<Code> code;
  std::vector<Enclosing> enclosing;
  std::string class_name;  ///< innermost class, for mangling
  std::string qualified_name;
  std::map<std::string, std::uint32_t, std::less<>> place_of;
  std::int64_t own_class_cell = -1;  ///< of a class: the place of its own `__class__`, which its methods mean
  std::map<std::string, std::uint32_t, std::less<>> name_of;
  std::vector<InlinedComprehension> inlined;  ///< those being compiled, innermost last
  std::vector<DeferredAnnotation> deferred;
  bool is_function = false;
  bool is_class = false;
  bool is_module = false;
};

class Compiler {
 public:
  Compiler(int version, Str* file_name, std::shared_ptr<const std::string> source, bool future_annotations);
  ~Compiler();
  Ref<Code> compile(const Tree& tree, ParseMode mode);

  bool shows_warnings = true;

 private:
  // units (compiler.cpp)
  void enter(Scope* scope, std::string_view name, int first_line);
  Ref<Code> leave();
  Unit& unit() { return *units_.back(); }
  void find_inlined(Scope* scope);
  bool really_captures(const Scope* scope, const std::string& name) const;
  const Scope* scope_of(const void* node) const;

  // emitting
  void emit(Op op, std::uint32_t a = 0, std::uint16_t b = 0);
  void emit_at(const Span& span, Op op, std::uint32_t a = 0, std::uint16_t b = 0);
  void jump(Op op, Label target);
  Label label() { return unit().assembler.new_label(); }
  void place(Label target) { unit().assembler.place(target); }
  void open_handler(Label handler) { unit().assembler.open_handler(handler); }
  void close_handler() { unit().assembler.close_handler(); }
  std::uint32_t name_index(std::string_view name);
  std::uint32_t cache_index(std::string_view name);
  std::uint32_t place_of(std::string_view name);
  std::uint32_t hidden_place(std::string_view name);
  std::uint32_t constant_index(Object* value);
  void load_constant(Object* value);
  void load_constant(const Ref<>& value) { load_constant(value.get()); }
  void load_none();
  void load_text(std::string_view text);
  std::string mangled(std::string_view name);

  // names
  enum class Access { Load, Store, Del };
  void access_name(std::string_view name, Access access);

  // statements (statements.cpp)
  void body(const NodeList<Stmt>& statements);
  void module_body(const NodeList<Stmt>& statements);
  void statement(const Stmt* node);
  void if_statement(const IfStmt* node);
  void while_statement(const WhileStmt* node);
  void for_statement(const ForStmt* node);
  void async_for_statement(const ForStmt* node);
  void with_statement(const WithStmt* node, std::size_t index);
  void try_statement(const TryStmt* node);
  void try_except(const TryStmt* node);
  void try_star_except(const TryStmt* node);
  void try_finally(const TryStmt* node);
  void raise_statement(const RaiseStmt* node);
  void assert_statement(const AssertStmt* node);
  void import_statement(const ImportStmt* node);
  void import_from_statement(const ImportFromStmt* node);
  void annotated_assignment(const AnnAssignStmt* node);
  void augmented_assignment(const AugAssignStmt* node);
  void delete_target(const Expr* target);
  void return_statement(const ReturnStmt* node);
  void break_or_continue(bool is_break, const Span& span);
  void unwind(const Enclosing& enclosing, bool keep_top);
  bool unwind_to_loop(bool keep_top, std::size_t* loop);
  void unwind_all(bool keep_top);
  void call_exit_with_nones();
  void with_except_finish(Label cleanup);
  void push_enclosing(Enclosing enclosing) { unit().enclosing.push_back(enclosing); }
  void pop_enclosing() { unit().enclosing.pop_back(); }

  // definitions (definitions.cpp)
  void function_definition(const FunctionDefStmt* node);
  void class_definition(const ClassDefStmt* node);
  void class_body(const ClassDefStmt* node);
  void lambda(const LambdaExpr* node);
  void decorators(const NodeList<Expr>& list);
  std::uint32_t defaults(const Arguments* args);
  bool annotations(const Arguments* args, const Expr* returns, const void* scope_key);
  void annotation_value(const Expr* annotation);
  std::vector<std::pair<std::string, const Expr*>> annotated_parameters(const Arguments* args, const Expr* returns);
  void set_parameters(const Arguments* args);
  void function_body(const FunctionDefStmt* node, Scope* scope);
  void make_function(Ref<Code> code, std::uint32_t parts);
  std::uint32_t place_of_cell(const std::string& name);
  std::uint32_t load_closure_for(const Code* code, const Scope* scope);
  void type_parameters(const std::vector<TypeParam>& params);
  void lazily_evaluated(const Expr* value, const void* key, std::string_view name);
  void type_alias(const TypeAliasStmt* node);
  void annotate_function(const std::vector<DeferredAnnotation>& items, const void* scope_key);
  void begin_deferred_annotations(const NodeList<Stmt>& statements);
  void reach_annotation(const Expr* annotation);
  void deferred_annotations(const NodeList<Stmt>& statements);
  bool lazy_annotations() const { return version_ >= 14 && !future_annotations_; }

  // expressions (expressions.cpp)
  void expression(const Expr* node);
  void bool_op(const BoolOpExpr* node);
  void jump_with_value(const Expr* node, Label end, bool when, const Span& around);
  void compare(const CompareExpr* node);
  void call(const CallExpr* node);
  bool super_attribute(const AttributeExpr* node, bool method);
  void call_arguments(const NodeList<Expr>& args, const std::vector<Keyword>& keywords, std::uint32_t already);
  void unpacked_call(const NodeList<Expr>& args, const std::vector<Keyword>& keywords, std::uint32_t already);
  void keyword_dict(const std::vector<Keyword>& keywords);
  void sequence(const NodeList<Expr>& elements, NodeKind kind, std::uint32_t already);
  void dict_display(const DictExpr* node);
  void joined_string(const JoinedStrExpr* node);
  void template_string(const JoinedStrExpr* node);
  void formatted_value(const FormattedValueExpr* node);
  void comprehension(const ComprehensionExpr* node);
  /// What each turn of a loop does: the next loop, or the element.
  void comprehension_step(const ComprehensionExpr* node, std::size_t index, int depth);
  void comprehension_loop(const ComprehensionExpr* node, std::size_t index, int depth, bool first_is_on_stack);
  void subscript(const SubscriptExpr* node);
  void slice_parts(const SliceExpr* node);
  void jump_if(const Expr* node, Label target, bool when);
  void jump_if_here(const Expr* node, Label target, bool when);
  Span attribute_place(Span around, const AttributeExpr* node) const;
  void store(const Expr* target);
  void unpack_targets(const NodeList<Expr>& targets, const Span& span);
  void yield_from();
  void await_value(int kind);

  // constants (constants.cpp)
  Ref<> constant_value(const ConstantExpr* node);
  Ref<> fold(const Expr* node);  ///< the constant an expression is, or empty
  Ref<> fold_binary(Operator op, Object* a, Object* b);
  Ref<> shared_constant(Ref<> value);
  std::string constant_key(Object* value);
  Ref<> clean_docstring(const Ref<>& doc);
  std::string unparse(
      const Expr* node);  ///< source text of an annotation under `from __future__ import annotations` (unparse.cpp)

  // match (match.cpp)
  struct PatternContext {
    std::vector<std::string> stores;
    bool allow_irrefutable = false;
    std::vector<Label> fail_pops;
    std::size_t on_top = 0;
  };
  void match_statement(const MatchStmt* node);
  void pattern(const Pattern* node, PatternContext& context);
  void pattern_value(const MatchValuePattern* node, PatternContext& context);
  void pattern_sequence(const MatchSequencePattern* node, PatternContext& context);
  void pattern_sequence_subscripts(const NodeList<Pattern>& patterns, std::size_t star, PatternContext& context);
  void pattern_sequence_unpack(const NodeList<Pattern>& patterns, PatternContext& context);
  void pattern_mapping(const MatchMappingPattern* node, PatternContext& context);
  void pattern_class(const MatchClassPattern* node, PatternContext& context);
  void pattern_as(const MatchAsPattern* node, PatternContext& context);
  void pattern_or(const MatchOrPattern* node, PatternContext& context);
  void subpattern(const Pattern* node, PatternContext& context);
  void store_capture(std::string_view name, PatternContext& context);
  void jump_to_fail(PatternContext& context, Op op);
  void ensure_fail_pops(PatternContext& context, std::size_t count);
  void emit_fail_pops(PatternContext& context);
  void rotate(std::size_t count);

  int version_;
  Str* file_name_;
  std::shared_ptr<const std::string> source_;
  bool future_annotations_;
  bool interactive_ = false;  ///< compile(..., "single"): the values of its statements are shown
  ScopeAnalysis scopes_;
  std::set<const Scope*> inlined_scopes_;  ///< comprehensions compiled into the block around them (3.12+)
  std::vector<std::unique_ptr<Unit>> units_;
  std::map<std::string, Ref<>> constants_;  ///< shared by all units of one compilation, as CPython's const cache
  Span span_;                               ///< of the node being compiled
};

inline constexpr std::uint32_t function_has_defaults = 1, function_has_keyword_defaults = 2,
                               function_has_annotations = 4, function_has_closure = 8,
                               function_has_lazy_annotations = 16;

}  // namespace slotscope
