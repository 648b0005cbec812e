// The second pass of the scope analysis: local, global, free or cell (CPython: symtable.c, analyze_block).
#include "engine/source/scopes.hpp"

#include <set>

#include "engine/source/checks.hpp"
#include "engine/source/scope_builder.hpp"

namespace slotscope {

namespace {

namespace flag = name_flag;
using Names = std::set<std::string>;

class ScopeAnalyser {
 public:
  explicit ScopeAnalyser(ScopeBuilder& builder) : builder_(builder) {}

  void analyse(Scope& module) {
    Names free, global, type_params;
    block(module, nullptr, free, global, type_params, nullptr);
  }

 private:
  struct Surroundings {
    Names* bound;  ///< names of functions around; null at module level
    Names& free;
    Names& global;
    Names& type_params;
    Scope* class_scope;  ///< the class whose names an annotation scope sees
  };

  void block(Scope& scope, Names* bound, Names& free, Names& global, Names& type_params, Scope* class_scope) {
    const BlockFacts& facts = builder_.facts(&scope);
    Names local, new_bound, new_global, new_free;
    const bool is_class = scope.type == BlockType::Class;
    if (is_class) {
      new_global = global;
      if (bound) new_bound = *bound;
    }
    const Surroundings around{bound, free, global, type_params, class_scope};
    for (const std::string& name : scope.order) decide(scope, name, facts.flags.at(name), around, local);
    if (is_class) {
      for (const char* name : {"__class__", "__classdict__", "__conditional_annotations__"}) new_bound.insert(name);
    } else {
      if (is_function_like(scope)) new_bound.insert(local.begin(), local.end());
      if (bound) new_bound.insert(bound->begin(), bound->end());
      new_global.insert(global.begin(), global.end());
    }
    for (const auto& child : scope.children) {
      Scope* seen_class = nullptr;
      if (builder_.facts(child.get()).sees_class) seen_class = is_class ? &scope : class_scope;
      Names child_bound = new_bound, child_free = new_free, child_global = new_global, child_type_params = type_params;
      block(*child, &child_bound, child_free, child_global, child_type_params, seen_class);
      new_free.insert(child_free.begin(), child_free.end());
    }
    if (is_function_like(scope)) make_cells(scope, new_free);
    if (is_class) drop_class_free(scope, new_free);
    record_free(scope, bound, new_free, is_class || facts.sees_class);
    free.insert(new_free.begin(), new_free.end());
  }

  /// CPython: analyze_name.
  void decide(Scope& scope, const std::string& name, unsigned flags, const Surroundings& around, Names& local) {
    ScopeName& info = scope.names[name];
    info.parameter = flags & flag::parameter;
    info.assigned = flags & flag::local;
    info.imported = flags & flag::import;
    info.annotated = flags & flag::annotated;
    info.referenced = flags & flag::use;
    if (flags & flag::global) {
      if (flags & flag::nonlocal) fail_at_directive(scope, name, "name '" + name + "' is nonlocal and global");
      info.scope = NameScope::GlobalExplicit;
      around.global.insert(name);
      if (around.bound) around.bound->erase(name);
      return;
    }
    if (flags & flag::nonlocal) {
      if (!around.bound) fail_at_directive(scope, name, "nonlocal declaration not allowed at module level");
      if (!around.bound->count(name)) fail_at_directive(scope, name, "no binding for nonlocal '" + name + "' found");
      if (around.type_params.count(name))
        fail_at_directive(scope, name, "nonlocal binding not allowed for type parameter '" + name + "'");
      info.scope = NameScope::Free;
      around.free.insert(name);
      return;
    }
    if (flags & flag::bound) {
      info.scope = NameScope::Local;
      local.insert(name);
      around.global.erase(name);
      if (flags & flag::type_parameter)
        around.type_params.insert(name);
      else
        around.type_params.erase(name);
      return;
    }
    if (around.class_scope) {
      const auto& class_flags = builder_.facts(around.class_scope).flags;
      const auto found = class_flags.find(name);
      const unsigned known = found == class_flags.end() ? 0 : found->second;
      if (known & flag::global) {
        info.scope = NameScope::GlobalExplicit;
        return;
      }
      if (known & flag::bound && !(known & flag::nonlocal)) {
        info.scope = NameScope::GlobalImplicit;
        return;
      }
    }
    if (around.bound && around.bound->count(name)) {
      info.scope = NameScope::Free;
      around.free.insert(name);
      return;
    }
    info.scope = NameScope::GlobalImplicit;
  }

  [[noreturn]] void fail_at_directive(Scope& scope, const std::string& name, std::string message) {
    const auto& directives = builder_.facts(&scope).directives;
    const auto found = directives.find(name);
    builder_.fail(found == directives.end() ? Span{} : found->second, std::move(message));
  }

  /// Locals that blocks inside use become cells.
  static void make_cells(Scope& scope, Names& free) {
    for (auto& [name, info] : scope.names) {
      if (info.scope != NameScope::Local || !free.count(name)) continue;
      info.scope = NameScope::Cell;
      free.erase(name);
    }
  }

  /// A class provides __class__ and __classdict__ itself (CPython: drop_class_free).
  static void drop_class_free(Scope& scope, Names& free) {
    if (free.erase("__class__")) scope.needs_class_cell = true;
    if (free.erase("__classdict__")) scope.needs_class_dictionary = true;
    if (free.erase("__conditional_annotations__")) scope.has_conditional_annotations = true;
  }

  /// CPython: the second half of update_symbols.
  void record_free(Scope& scope, const Names* bound, const Names& free, bool class_like) {
    for (const std::string& name : free) {
      const auto found = scope.names.find(name);
      if (found != scope.names.end()) {
        if (class_like) found->second.class_free = true;
        continue;
      }
      if (bound && !bound->count(name)) continue;
      scope.names[name].scope = NameScope::Free;
      scope.order.push_back(name);
    }
  }

  ScopeBuilder& builder_;
};

}  // namespace

const ScopeName* Scope::find(std::string_view name_wanted) const {
  const auto found = names.find(std::string(name_wanted));
  return found == names.end() ? nullptr : &found->second;
}

ScopeAnalysis analyse_scopes(const Tree& tree, int version) {
  ScopeAnalysis result;
  try {
    ScopeBuilder builder(tree, version, result);
    check_future_imports(tree, version);
    builder.build();
    ScopeAnalyser(builder).analyse(*result.module);
    check_program(tree, version, result);
  } catch (ScopeFailure& failure) {
    result.problem = std::move(failure.problem);
  }
  return result;
}

}  // namespace slotscope
