// Which names are local, global, free or cells in each block of a program (CPython: Python/symtable.c).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/source/parser.hpp"
#include "engine/source/tree.hpp"

namespace slotscope {

enum class BlockType : std::uint8_t {
  Module,
  Function,
  Class,
  Lambda,
  Comprehension,
  TypeParameters,
  TypeAlias,
  TypeVariable,
  Annotation
};
enum class NameScope : std::uint8_t { Local, GlobalExplicit, GlobalImplicit, Free, Cell };

struct ScopeName {
  NameScope scope = NameScope::GlobalImplicit;
  bool parameter = false;
  bool assigned = false;
  bool imported = false;
  bool annotated = false;
  bool referenced = false;
  bool class_free = false;  ///< in a class block: also free for the methods' sake (__class__)
};

struct Scope {
  BlockType type = BlockType::Module;
  std::string_view name;       ///< function or class name, "<lambda>", "<listcomp>" ...
  const void* node = nullptr;  ///< the node that opens it: how the compiler finds it
  Scope* parent = nullptr;
  std::vector<std::unique_ptr<Scope>> children;  ///< in source order
  std::vector<std::string> order;                ///< names (mangled) in order of first mention; parameters first
  std::unordered_map<std::string, ScopeName> names;
  bool is_generator = false;
  bool is_coroutine = false;
  bool needs_class_cell = false;        ///< class block whose methods use __class__ or super()
  bool needs_class_dictionary = false;  ///< class block whose annotation or type scopes use __classdict__
  bool has_conditional_annotations = false;
  bool nested = false;
  std::vector<std::string> static_attributes;  ///< class block: names assigned through the first parameter, sorted

  const ScopeName* find(std::string_view name) const;
};

struct ScopeAnalysis {
  std::unique_ptr<Scope> module;
  std::optional<SyntaxProblem> problem;
  std::vector<SyntaxNotice> notices;
  /// The block a node opens. Keys: the FunctionDefStmt, ClassDefStmt, LambdaExpr or ComprehensionExpr itself; for a
  /// type parameter scope the address of the node's `type_params` vector; for a lazily evaluated bound, default or
  /// alias value the address of the field that holds it; for annotations (3.14) a function's `Arguments*`, and for a
  /// module or class the address of its `body` list.
  std::unordered_map<const void*, Scope*> by_node;
};

ScopeAnalysis analyse_scopes(const Tree& tree, int version);

/// `__x` inside class `C` becomes `_C__x`.
std::string mangle(std::string_view class_name, std::string_view name);

}  // namespace slotscope
