// The syntax tree: one struct a node, fields named as in Python's `ast` module, all owned by an arena.
//
// Nodes are plain data without virtual functions; `kind` says which struct it is and `as<T>()` casts. Strings of names
// and literals are views into the tree's own arena. Every node has a full span for carets. The tree is what the parser
// makes, the scope analysis reads and the compiler walks; nothing else holds on to it.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace slotscope {

class SourceText;

/// Lines from 1; columns in UTF-8 bytes from 0; end exclusive.
struct Span {
  std::int32_t line = 0, column = 0, end_line = 0, end_column = 0;
};

enum class NodeKind : std::uint8_t {
  // expressions
  BoolOp,
  NamedExpr,
  BinOp,
  UnaryOp,
  Lambda,
  IfExp,
  DictDisplay,
  SetDisplay,
  ListComp,
  SetComp,
  DictComp,
  GeneratorExp,
  Await,
  Yield,
  YieldFrom,
  Compare,
  Call,
  FormattedValue,
  JoinedStr,
  TemplateStr,
  Interpolation,
  Constant,
  Attribute,
  Subscript,
  Starred,
  Name,
  ListDisplay,
  TupleDisplay,
  Slice,
  // statements
  FunctionDef,
  AsyncFunctionDef,
  ClassDef,
  Return,
  Delete,
  Assign,
  TypeAlias,
  AugAssign,
  AnnAssign,
  For,
  AsyncFor,
  While,
  If,
  With,
  AsyncWith,
  Match,
  Raise,
  Try,
  TryStar,
  Assert,
  Import,
  ImportFrom,
  Global,
  Nonlocal,
  ExprStmt,
  Pass,
  Break,
  Continue,
  // patterns
  MatchValue,
  MatchSingleton,
  MatchSequence,
  MatchMapping,
  MatchClass,
  MatchStar,
  MatchAs,
  MatchOr,
};

struct Node {
  NodeKind kind;
  Span span;
  template <class T>
  T* as() {
    return static_cast<T*>(this);
  }
  template <class T>
  const T* as() const {
    return static_cast<const T*>(this);
  }
};
struct Expr : Node {};
struct Stmt : Node {};
struct Pattern : Node {};

template <class T>
using NodeList = std::vector<T*>;

enum class Context : std::uint8_t { Load, Store, Del };
enum class BoolOpKind : std::uint8_t { And, Or };
enum class Operator : std::uint8_t {
  Add,
  Sub,
  Mult,
  MatMult,
  Div,
  FloorDiv,
  Mod,
  Pow,
  LShift,
  RShift,
  BitAnd,
  BitOr,
  BitXor
};
enum class UnaryOperator : std::uint8_t { USub, UAdd, Invert, Not };
enum class CmpOp : std::uint8_t { Lt, LtE, Eq, NotEq, Gt, GtE, Is, IsNot, In, NotIn };

struct BoolOpExpr : Expr {
  BoolOpKind op;
  NodeList<Expr> values;
};
struct NamedExprExpr : Expr {
  Expr* target;
  Expr* value;
};
struct BinOpExpr : Expr {
  Expr* left;
  Operator op;
  Expr* right;
};
struct UnaryOpExpr : Expr {
  UnaryOperator op;
  Expr* operand;
};

struct Arg {
  std::string_view name;
  Expr* annotation = nullptr;
  Span span;
};
struct Arguments {
  std::vector<Arg> positional_only, args, keyword_only;
  Arg* vararg = nullptr;            ///< *args
  Arg* kwarg = nullptr;             ///< **kwargs
  NodeList<Expr> defaults;          ///< of the last positional parameters
  NodeList<Expr> keyword_defaults;  ///< one per keyword-only parameter; null: required
};
struct LambdaExpr : Expr {
  Arguments* args;
  Expr* body;
};
struct IfExpExpr : Expr {
  Expr* test;
  Expr* body;
  Expr* orelse;
};
struct DictExpr : Expr {
  NodeList<Expr> keys;
  NodeList<Expr> values;
};  ///< a null key: **value
struct SetExpr : Expr {
  NodeList<Expr> elements;
};
struct Comprehension {
  Expr* target;
  Expr* iter;
  NodeList<Expr> conditions;
  bool is_async;
};
struct ComprehensionExpr : Expr {  ///< ListComp, SetComp, GeneratorExp; DictComp uses `value` too
  Expr* element;
  Expr* value = nullptr;
  std::vector<Comprehension> generators;
};
struct AwaitExpr : Expr {
  Expr* value;
};
struct YieldExpr : Expr {
  Expr* value;
};  ///< may be null
struct YieldFromExpr : Expr {
  Expr* value;
};
struct CompareExpr : Expr {
  Expr* left;
  std::vector<CmpOp> ops;
  NodeList<Expr> comparators;
};
struct Keyword {
  std::string_view name;
  Expr* value;
  Span span;
};  ///< empty name: **value
struct CallExpr : Expr {
  Expr* function;
  NodeList<Expr> args;
  std::vector<Keyword> keywords;
};
struct FormattedValueExpr : Expr {
  Expr* value;
  char conversion;
  Expr* format_spec;
};  ///< 0, 's', 'r', 'a'; spec: JoinedStr or null
struct InterpolationExpr : Expr {
  Expr* value;
  std::string_view text;
  char conversion;
  Expr* format_spec;
};
struct JoinedStrExpr : Expr {
  NodeList<Expr> values;
};  ///< JoinedStr (f-string) and TemplateStr (t-string): Constants and FormattedValues/Interpolations

enum class ConstantKind : std::uint8_t { None, True, False, Ellipsis, Int, Float, Imaginary, Str, Bytes };
struct ConstantExpr : Expr {
  ConstantKind constant;
  std::string_view
      text;  ///< Str: WTF-8 value; Bytes: raw value; Int: digits without underscores, as written with prefix (0x..)
  double number = 0;            ///< Float, Imaginary
  bool unicode_prefix = false;  ///< u'...'
};
struct AttributeExpr : Expr {
  Expr* value;
  std::string_view attribute;
  Context context;
  Span name_span;
};
struct SubscriptExpr : Expr {
  Expr* value;
  Expr* slice;
  Context context;
};
struct StarredExpr : Expr {
  Expr* value;
  Context context;
};
struct NameExpr : Expr {
  std::string_view id;
  Context context;
};
struct SequenceExpr : Expr {
  NodeList<Expr> elements;
  Context context;
  bool parenthesised = false;
};  ///< ListDisplay, TupleDisplay
struct SliceExpr : Expr {
  Expr* lower;
  Expr* upper;
  Expr* step;
};  ///< each may be null

enum class TypeParamKind : std::uint8_t { TypeVar, ParamSpec, TypeVarTuple };
struct TypeParam {
  TypeParamKind kind;
  std::string_view name;
  Expr* bound = nullptr;
  Expr* default_value = nullptr;
  Span span;
};

struct FunctionDefStmt : Stmt {  ///< FunctionDef, AsyncFunctionDef
  std::string_view name;
  Arguments* args;
  NodeList<Stmt> body;
  NodeList<Expr> decorators;
  Expr* returns = nullptr;
  std::vector<TypeParam> type_params;
  Span name_span;
};
struct ClassDefStmt : Stmt {
  std::string_view name;
  NodeList<Expr> bases;
  std::vector<Keyword> keywords;
  NodeList<Stmt> body;
  NodeList<Expr> decorators;
  std::vector<TypeParam> type_params;
  Span name_span;
};
struct ReturnStmt : Stmt {
  Expr* value;
};
struct DeleteStmt : Stmt {
  NodeList<Expr> targets;
};
struct AssignStmt : Stmt {
  NodeList<Expr> targets;
  Expr* value;
};
struct TypeAliasStmt : Stmt {
  Expr* name;
  std::vector<TypeParam> type_params;
  Expr* value;
};
struct AugAssignStmt : Stmt {
  Expr* target;
  Operator op;
  Expr* value;
};
struct AnnAssignStmt : Stmt {
  Expr* target;
  Expr* annotation;
  Expr* value;
  bool simple;
};
struct ForStmt : Stmt {
  Expr* target;
  Expr* iter;
  NodeList<Stmt> body, orelse;
};  ///< For, AsyncFor
struct WhileStmt : Stmt {
  Expr* test;
  NodeList<Stmt> body, orelse;
};
struct IfStmt : Stmt {
  Expr* test;
  NodeList<Stmt> body, orelse;
};
struct WithItem {
  Expr* context;
  Expr* target;
};
struct WithStmt : Stmt {
  std::vector<WithItem> items;
  NodeList<Stmt> body;
};  ///< With, AsyncWith
struct MatchCase {
  Pattern* pattern;
  Expr* guard;
  NodeList<Stmt> body;
};
struct MatchStmt : Stmt {
  Expr* subject;
  std::vector<MatchCase> cases;
};
struct RaiseStmt : Stmt {
  Expr* exception;
  Expr* cause;
};
struct ExceptHandler {
  Expr* type;
  std::string_view name;
  NodeList<Stmt> body;
  Span span;
};
struct TryStmt : Stmt {
  NodeList<Stmt> body;
  std::vector<ExceptHandler> handlers;
  NodeList<Stmt> orelse, finalbody;
};  ///< Try, TryStar
struct AssertStmt : Stmt {
  Expr* test;
  Expr* message;
};
struct Alias {
  std::string_view name;
  std::string_view as_name;
  Span span;
};
struct ImportStmt : Stmt {
  std::vector<Alias> names;
};
struct ImportFromStmt : Stmt {
  std::string_view module;
  std::vector<Alias> names;
  int level;
};
struct NamesStmt : Stmt {
  std::vector<std::string_view> names;
};  ///< Global, Nonlocal
struct ExprStmt : Stmt {
  Expr* value;
};

struct MatchValuePattern : Pattern {
  Expr* value;
};
struct MatchSingletonPattern : Pattern {
  ConstantKind constant;
};
struct MatchSequencePattern : Pattern {
  NodeList<Pattern> patterns;
};
struct MatchMappingPattern : Pattern {
  NodeList<Expr> keys;
  NodeList<Pattern> patterns;
  std::string_view rest;
  bool has_rest = false;
};
struct MatchClassPattern : Pattern {
  Expr* cls;
  NodeList<Pattern> patterns;
  std::vector<std::string_view> keyword_names;
  NodeList<Pattern> keyword_patterns;
};
struct MatchStarPattern : Pattern {
  std::string_view name;
};  ///< empty: *_
struct MatchAsPattern : Pattern {
  Pattern* pattern;
  std::string_view name;
};  ///< both empty: _
struct MatchOrPattern : Pattern {
  NodeList<Pattern> patterns;
};

/// Owns all nodes and strings of one parsed program.
class Tree {
 public:
  template <class T>
  T* make(NodeKind kind, Span span) {
    auto holder = std::make_unique<Holder<T>>();
    T* node = &holder->value;
    node->kind = kind;
    node->span = span;
    nodes_.push_back(std::move(holder));
    return node;
  }
  Arguments* make_arguments() { return &arguments_.emplace_back(); }
  Arg* make_arg() { return &args_.emplace_back(); }
  std::string_view keep(std::string text) { return strings_.emplace_back(std::move(text)); }

  std::shared_ptr<const SourceText> source;  ///< the program's text, for the lines that errors show
  NodeList<Stmt> body;                       ///< a module or interactive input
  Expr* expression = nullptr;                ///< when parsed as one expression (eval)

 private:
  struct HolderBase {
    virtual ~HolderBase() = default;
  };
  template <class T>
  struct Holder : HolderBase {
    T value{};
  };
  std::deque<std::unique_ptr<HolderBase>> nodes_;
  std::deque<Arguments> arguments_;
  std::deque<Arg> args_;
  std::deque<std::string> strings_;
};

}  // namespace slotscope
