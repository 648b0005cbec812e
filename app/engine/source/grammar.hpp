// The grammar: a recursive-descent parser with backtracking and memory, in the shape of CPython's PEG grammar.
//
// Each rule is a function that returns a node and leaves the mark behind what it read, or returns null and leaves the
// mark where it was. A program is read once by the plain rules. When that fails it is read a second time with the
// `invalid_...` rules switched on: they recognise common slips in the order CPython tries them and throw the error it
// would raise; if none does, the error is "invalid syntax" at the furthest token the first pass had asked for. Keeping
// CPython's order of alternatives is therefore what makes messages and offsets agree (CPython: Grammar/python.gram,
// Parser/pegen.c, Parser/pegen_errors.c). `version_` switches the alternatives a release does not have.
#pragma once

#include <deque>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/source/lexer.hpp"
#include "engine/source/parser.hpp"
#include "engine/source/source_text.hpp"
#include "engine/source/token.hpp"
#include "engine/source/tree.hpp"

namespace slotscope {

/// Thrown by the grammar when it knows what is wrong; caught by `parse`.
struct SyntaxFailure {
  SyntaxProblem problem;
};

/// What an expression is called in messages: "function call", "literal", "tuple" (CPython: _PyPegen_get_expr_name).
std::string_view expression_name(const Expr* expression, int version);

struct Literal;

class Grammar {
 public:
  Grammar(Tree& tree, const SourceText& source, int version, int most_int_digits = usual_int_digits);

  /// Fills the tree; throws SyntaxFailure.
  void read_program(ParseMode mode);
  /// One expression of an f-string before 3.12: its text alone, in parentheses; positions are moved by the caller.
  Expr* read_fstring_expression();

  std::vector<SyntaxNotice>& notices() { return lexer_.notices(); }

 private:
  friend class OldFString;
  enum class Rule : std::uint8_t {
    SimpleStatement,
    Block,
    Expression,
    StarExpression,
    Disjunction,
    Conjunction,
    Inversion,
    BitwiseOr,
    Sum,
    Term,
    Factor,
    AwaitPrimary,
    Primary,
    Arguments,
    StarTarget,
    TargetWithStarAtom,
    DelTarget,
    TargetPrimary,
    Strings,
    ClosedPattern,
    StarPattern,
    InvalidNamedExpression,
    TypeParam,
    ExpressionWithoutInvalid,
    Attribute,
    NameOrAttribute,
  };
  struct Memo {
    Rule rule;
    int end;
    void* node;
    int next;
  };
  /// One parameter with or without a default.
  struct Parameter {
    Arg arg;
    Expr* default_value = nullptr;
  };
  using Parameters = std::vector<Parameter>;
  /// Where parameters stand decides the token that ends them and whether they have annotations.
  enum class ParameterPlace : std::uint8_t { Function, Lambda };
  enum class DefaultUse : std::uint8_t { None, Required, Maybe };
  enum class Targets : std::uint8_t { Star, Del, For };
  struct KeyValue {
    Expr* key;
    Expr* value;
  };
  struct KeywordOrStarred {
    Expr* starred = nullptr;
    Keyword keyword{};
  };
  /// A piece of an f-string: text or a replacement field.
  struct Piece {
    std::string text;
    Expr* field = nullptr;
    Span span;
    bool unicode_prefix = false;
  };

  // ---- grammar.cpp: tokens, memory, spans, errors ----
  const Token& token_at(int index);
  const Token& peek() { return token_at(mark_); }
  bool at(TokenKind kind) { return peek().kind == kind; }
  void move_into_place(Span& span) const;
  bool at_any(std::initializer_list<TokenKind> kinds);
  const Token* eat(TokenKind kind);
  const Token* eat_word(std::string_view soft_keyword);
  bool at_word(std::string_view soft_keyword);
  bool at_soft_keyword();
  const Token* force(TokenKind kind, std::string_view text);
  void reset(int mark) { mark_ = mark; }
  void check_depth();
  const Token& token_before();
  Span since(int start);
  bool since_version(int minor) const { return version_ >= minor; }
  template <class T, class Body>
  T* remember(Rule rule, Body body);
  int find_memo(Rule rule);
  template <class Body>
  bool looking_at(Body body) {
    const int start = mark_;
    const bool found = static_cast<bool>(body());
    reset(start);
    return found;
  }
  template <class T>
  T* make(NodeKind kind, Span span) {
    return tree_.make<T>(kind, span);
  }

  [[noreturn]] void raise(SyntaxProblem::Kind kind, Span span, std::string message);
  [[noreturn]] void raise_range(const Span& first, const Span& last, std::string message);
  [[noreturn]] void raise_at(const Span& span, std::string message) { raise_range(span, span, std::move(message)); }
  [[noreturn]] void raise_from(const Span& span, std::string message);
  [[noreturn]] void raise_here(std::string message, SyntaxProblem::Kind kind = SyntaxProblem::Kind::Syntax);
  [[noreturn]] void raise_on_next_token(std::string message);
  [[noreturn]] void raise_on_token(const Token& token, std::string message, SyntaxProblem::Kind kind);
  [[noreturn]] void raise_lexer_failure();
  SyntaxProblem reported_problem() const;
  [[noreturn]] void raise_unclosed_bracket();
  [[noreturn]] void raise_missing_block(const Token& keyword, std::string_view what);
  void raise_invalid_target(Targets targets, const Expr* expression);
  void raise_invalid_assignment(int start,
                                const Expr* target);  ///< up to 3.8 the place is where the statement's part begins
  [[noreturn]] void raise_generic(int last_token);
  void check_rest_of_source(int line);

  // ---- grammar_statements.cpp ----
  void file();
  void attribute_to_pass(SyntaxProblem& problem) const;
  bool interactive();
  bool more_follows() const;
  void evaluation();
  bool statements(NodeList<Stmt>& out);
  bool statement(NodeList<Stmt>& out);
  bool simple_statements(NodeList<Stmt>& out);
  Stmt* simple_statement();
  Stmt* assignment();
  Stmt* annotated_assignment();
  Stmt* augmented_assignment();
  std::optional<Operator> augmenting_operator();
  Expr* annotated_rhs();
  Stmt* return_statement();
  Stmt* raise_statement();
  Stmt* word_statement(NodeKind kind);
  Stmt* names_statement(NodeKind kind);
  Stmt* del_statement();
  Stmt* assert_statement();
  Stmt* import_statement();
  Stmt* import_name();
  Stmt* import_from();
  bool import_targets(std::vector<Alias>& out);
  bool import_as_names(std::vector<Alias>& out);
  bool import_as_name(Alias& out);
  bool dotted_as_name(Alias& out);
  std::optional<std::string> dotted_name();
  Stmt* type_alias();
  bool type_params(std::vector<TypeParam>& out);
  bool type_param(TypeParam& out);

  // ---- grammar_compound.cpp ----
  Stmt* compound_statement();
  NodeList<Stmt>* block();
  bool decorators(NodeList<Expr>& out);
  Stmt* decorated();
  Stmt* class_definition();
  Stmt* function_definition();
  Stmt* if_statement(TokenKind keyword);
  bool else_block(NodeList<Stmt>& out);
  Stmt* while_statement();
  Stmt* for_statement();
  Stmt* with_statement();
  bool with_items(std::vector<WithItem>& items, bool parenthesised);
  bool with_item(WithItem& item);
  Stmt* try_statement();
  bool except_block(ExceptHandler& out, bool star);
  bool finally_block(NodeList<Stmt>& out);

  // ---- grammar_parameters.cpp ----
  Arguments* parameters(ParameterPlace place);
  Arguments* plain_parameters(ParameterPlace place);
  bool parameter(ParameterPlace place, DefaultUse use, Parameter& out);
  bool bare_parameter(ParameterPlace place, Arg& out, bool star_annotation = false);
  bool parameter_end(ParameterPlace place);
  Expr* default_value();
  Parameters parameters_of(ParameterPlace place, DefaultUse use);
  bool slash_no_default(ParameterPlace place, Parameters& out);
  bool slash_with_default(ParameterPlace place, Parameters& out);
  bool star_etc(ParameterPlace place, Arguments& out);
  bool keyword_parameters(ParameterPlace place, Arguments& out);
  TokenKind parameters_close(ParameterPlace place) const {
    return place == ParameterPlace::Lambda ? TokenKind::Colon : TokenKind::RightParenthesis;
  }
  void invalid_parameters(ParameterPlace place);
  void invalid_parameters_9(ParameterPlace place);
  void invalid_default_order(ParameterPlace place);
  void invalid_star_etc(ParameterPlace place);
  void invalid_keyword_parameters(ParameterPlace place);

  // ---- grammar_expressions.cpp ----
  Expr* expressions();
  Expr* expression();
  Expr* expression_without_invalid();
  Expr* yield_expression();
  Expr* star_expressions();
  Expr* star_expression();
  bool star_named_expressions(NodeList<Expr>& out, bool named = true);
  Expr* star_named_expression(bool named = true);
  Expr* assignment_expression();
  Expr* named_expression();
  Expr* disjunction();
  Expr* conjunction();
  Expr* boolean_chain(BoolOpKind op);
  Expr* inversion();
  Expr* comparison();
  std::optional<CmpOp> comparison_operator();
  Expr* bitwise_or();
  Expr* binary_chain(int level);
  Expr* factor();
  Expr* power();
  Expr* await_primary();
  Expr* lambda();
  Expr* tuple_of(int start, Expr* first, Expr* (Grammar::*element)());

  // ---- grammar_atoms.cpp ----
  Expr* primary();
  Expr* call_suffix(int start, Expr* function);
  Expr* subscript_suffix(int start, Expr* value, Context context);
  Expr* attribute_suffix(int start, Expr* value, Context context);
  Expr* slices();
  Expr* slice();
  Expr* atom();
  NameExpr* name();
  std::string_view identifier(const Token& token);
  Expr* constant(ConstantKind kind);
  Expr* number();
  Expr* parenthesised();
  Expr* tuple();
  Expr* group();
  Expr* generator();
  Expr* bracketed();
  Expr* list();
  Expr* comprehension(NodeKind kind);
  Expr* braced();
  Expr* dict();
  Expr* set();
  Expr* dict_comprehension();
  bool key_value_pairs(std::vector<KeyValue>& out);
  bool double_starred_pair(KeyValue& out);
  bool key_value(KeyValue& out);
  bool for_if_clauses(std::vector<Comprehension>& out);
  bool for_if_clause(Comprehension& out);

  // ---- grammar_arguments.cpp ----
  CallExpr* arguments();
  CallExpr* args();
  bool keyword_args(std::vector<KeywordOrStarred>& out);
  bool positional_args(NodeList<Expr>& out);
  Expr* positional_arg();
  Expr* starred_expression();
  bool keyword_or_starred(KeywordOrStarred& out);
  bool keyword_or_double_starred(KeywordOrStarred& out);
  bool plain_keyword(Keyword& out);

  // ---- grammar_targets.cpp ----
  Expr* star_targets();
  Expr* star_target();
  Expr* target_with_star_atom();
  Expr* star_atom();
  Expr* single_target();
  Expr* single_subscript_attribute_target(Context context);
  Expr* target_primary();
  bool at_target_continuation();
  bool del_targets(NodeList<Expr>& out);
  Expr* del_target();
  Expr* del_target_atom();
  Expr* with_context(Expr* expression, Context context);

  // ---- grammar_patterns.cpp ----
  Stmt* match_statement();
  Expr* subject();
  bool match_case(MatchCase& out);
  Expr* guard();
  Pattern* patterns();
  Pattern* pattern();
  Pattern* or_pattern();
  Pattern* closed_pattern();
  Pattern* literal_pattern();
  Expr* literal_expression();
  Expr* signed_number();
  Expr* complex_number();
  Expr* real_number();
  Expr* imaginary_number();
  const Token* capture_target();
  Pattern* capture_pattern();
  Pattern* wildcard_pattern();
  Pattern* value_pattern();
  Expr* attribute_chain();
  Expr* name_or_attribute();
  Pattern* group_pattern();
  Pattern* sequence_pattern();
  bool open_sequence_pattern(NodeList<Pattern>& out);
  bool maybe_sequence_pattern(NodeList<Pattern>& out);
  Pattern* maybe_star_pattern();
  Pattern* star_pattern();
  Pattern* mapping_pattern();
  bool mapping_item(MatchMappingPattern& out);
  Pattern* class_pattern();
  bool positional_patterns(NodeList<Pattern>& out);
  bool keyword_patterns(MatchClassPattern& out);

  // ---- grammar_strings.cpp, fstrings.cpp: literals ----
  Expr* strings();
  Expr* string_parts();
  /// Up to 3.8 `*a` and `a := b` are arguments, but nothing a generator expression can begin with.
  bool begins_loose_argument(int start);
  void refuse_generator();
  void refuse_generator_base();
  bool literal_piece(const Token& token, std::vector<Piece>& pieces, bool& bytes);
  void plain_piece(const Token& token, const Literal& literal, std::vector<Piece>& pieces);
  void old_fstring(const Token& token, std::string_view body, bool raw, std::vector<Piece>& pieces);
  bool formatted_string(std::vector<Piece>& pieces, bool& is_template);
  bool formatted_middle(std::vector<Piece>& pieces, char kind);
  bool replacement_field(std::vector<Piece>& pieces, char kind, bool in_spec);
  JoinedStrExpr* format_spec(char kind, const Token& colon);
  Expr* join_pieces(std::vector<Piece>& pieces, NodeKind kind, Span span);
  NodeList<Expr> piece_nodes(std::vector<Piece>& pieces);
  ConstantExpr* string_constant(std::string value, Span span);
  std::string decode_part(std::string_view text, bool raw, bool bytes, const Token& token);
  void invalid_replacement_field(char kind);
  std::string debug_text(std::string_view expression) const;

  // ---- grammar_invalid*.cpp: what is tried in the second pass only ----
  void invalid_expression();
  void invalid_expression_14();
  void invalid_legacy_expression();
  void invalid_named_expression();
  void invalid_assignment();
  Expr* invalid_annotation_target();
  void invalid_del();
  void invalid_block();
  void invalid_comprehension();
  void invalid_dict_comprehension();
  void invalid_group();
  void invalid_pairs();
  void invalid_pair();
  void invalid_primary();
  void invalid_arithmetic(int start);
  void invalid_factor();
  void invalid_arguments();
  void invalid_keyword();
  void invalid_starred_expression();
  void invalid_for_target();
  void invalid_for_clause();
  void invalid_with_item();
  void invalid_import();
  void invalid_import_targets();
  void invalid_import_alias(bool dotted);
  void invalid_type_params();
  void invalid_type_param();
  void invalid_condition_statement(TokenKind keyword, std::string_view name);
  void invalid_else();
  void invalid_for();
  void invalid_with();
  void invalid_with_indent();
  bool with_items_loosely(bool parenthesised);
  void invalid_try();
  void invalid_except(bool star);
  void invalid_except_indent(bool star);
  void invalid_finally();
  void invalid_match();
  void invalid_case();
  void invalid_as_pattern();
  void invalid_class_pattern();
  void invalid_definition();
  void invalid_class_definition();
  bool missing_indent();
  bool is_legacy_statement(const Expr* expression) const;

  Tree& tree_;
  const SourceText& source_;
  const int version_;
  const int most_int_digits_;
  Lexer lexer_;
  std::deque<Token> tokens_;
  std::vector<Memo> memos_;
  std::deque<NodeList<Stmt>> blocks_;
  std::deque<TypeParam> type_params_;
  const Token* first_string_ = nullptr;  ///< of the adjacent literals being read
  int mark_ = 0;
  int depth_ = 0;
  bool second_pass_ = false;
  std::optional<SyntaxProblem> deferred_;  ///< up to 3.8: the first thing wrong in an f-string
  bool interactive_ = false;
  bool line_begun_ = false;  ///< in a conversation: the end of the text ends a line that was begun
  // An expression of an f-string before 3.12 is parsed alone: where its text stands in the program.
  bool fstring_expression_ = false;
  int first_line_ = 1;
  int first_column_ = 0;
};

/// Reads a rule's result from memory, or runs it and remembers the result for this place in the program.
template <class T, class Body>
T* Grammar::remember(Rule rule, Body body) {
  const int found = find_memo(rule);
  if (found >= 0) {
    mark_ = memos_[static_cast<std::size_t>(found)].end;
    return static_cast<T*>(memos_[static_cast<std::size_t>(found)].node);
  }
  const int start = mark_;
  T* node = body();
  Token& token = tokens_[static_cast<std::size_t>(start)];
  memos_.push_back({rule, mark_, node, token.memo});
  token.memo = static_cast<int>(memos_.size()) - 1;
  return node;
}

/// Counts nested rules, so that a program nested absurdly deep ends in an error instead of a crash.
class NestingGuard {
 public:
  explicit NestingGuard(int& depth) : depth_(depth) { ++depth_; }
  ~NestingGuard() { --depth_; }
  NestingGuard(const NestingGuard&) = delete;

 private:
  int& depth_;
};

}  // namespace slotscope
