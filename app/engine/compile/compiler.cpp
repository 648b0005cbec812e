// Units, names and constants of the compiler: what every kind of node needs.
#include "engine/compile/compiler.hpp"

#include <algorithm>

#include "engine/builtins/warnings.hpp"
#include "engine/machine/code_objects.hpp"
#include "engine/machine/heap.hpp"
#include "engine/machine/operations.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

Compiler::Compiler(int version, Str* file_name, std::shared_ptr<const std::string> source, bool future_annotations)
    : version_(version), file_name_(file_name), source_(std::move(source)), future_annotations_(future_annotations) {}

Compiler::~Compiler() = default;

// ---- inlined comprehensions ---------------------------------------------------------------------------------------

/// Whether `name` is used in `scope` by something that will be a function of its own, so that it must live in a cell.
bool Compiler::really_captures(const Scope* scope, const std::string& name) const {
  const ScopeName* found = scope->find(name);
  if (!found) return false;
  const bool passes = found->scope == NameScope::Free || found->class_free;
  if (!passes) return false;
  if (!inlined_scopes_.count(scope)) return true;
  return std::any_of(scope->children.begin(), scope->children.end(),
                     [&](const auto& child) { return really_captures(child.get(), name); });
}

namespace {

/// Whether a comprehension, or the outermost of those around it, stands in a class body.
bool stands_in_class(const Scope* scope) {
  const Scope* around = scope->parent;
  while (around && around->type == BlockType::Comprehension) around = around->parent;
  return around && around->type == BlockType::Class;
}

}  // namespace

/// From 3.12 list, set and dict comprehensions run in the frame around them.
/// A variable of the function around that only such comprehensions mention needs no cell.
void Compiler::find_inlined(Scope* scope) {
  for (auto& child : scope->children) find_inlined(child.get());
  for (auto& [name, info] : scope->names) {
    if (info.scope != NameScope::Cell || scope->type == BlockType::Class) continue;
    const bool captured = std::any_of(scope->children.begin(), scope->children.end(),
                                      [&, n = &name](const auto& child) { return really_captures(child.get(), *n); });
    if (!captured) info.scope = NameScope::Local;
  }
  if (version_ < 12 || scope->type != BlockType::Comprehension || scope->is_generator || scope->is_coroutine) return;
  if (!scope->parent || (scope->find("__class__") && stands_in_class(scope))) return;
  switch (scope->parent->type) {
    case BlockType::Module:
    case BlockType::Class:
    case BlockType::Function:
    case BlockType::Lambda:
    case BlockType::Comprehension:
      inlined_scopes_.insert(scope);
      break;
    default:
      break;
  }
}

const Scope* Compiler::scope_of(const void* node) const {
  const auto found = scopes_.by_node.find(node);
  return found == scopes_.by_node.end() ? nullptr : found->second;
}

// ---- units --------------------------------------------------------------------------------------------------------

void Compiler::enter(Scope* scope, std::string_view name, int first_line) {
  auto made = std::make_unique<Unit>();
  made->scope = scope;
  made->is_module = scope->type == BlockType::Module;
  made->is_class = scope->type == BlockType::Class;
  made->is_function = !made->is_module && !made->is_class;
  if (!units_.empty()) {
    const Unit& parent = unit();
    made->class_name = made->is_class ? std::string(name) : parent.class_name;
    // CPython: compiler_set_qualname
    const ScopeName* declared = parent.scope->find(mangle(parent.class_name, name));
    const bool global = (scope->type == BlockType::Function || scope->type == BlockType::Class) && declared &&
                        declared->scope == NameScope::GlobalExplicit;
    const Unit* around = &parent;
    if (around->scope->type == BlockType::TypeParameters && units_.size() > 1) around = units_[units_.size() - 2].get();
    if (global || around->is_module)
      made->qualified_name = name;
    else if (around->is_class)
      made->qualified_name = around->qualified_name + "." + std::string(name);
    else
      made->qualified_name = around->qualified_name + ".<locals>." + std::string(name);
  } else {
    made->qualified_name = name;
  }
  made->code = new_code();
  Code* code = made->code.get();
  code->name = intern(name).take();
  code->qualname = intern(made->qualified_name).take();
  code->filename = share(file_name_).take();
  code->first_line = first_line;
  code->source = source_;

  // Places: parameters, other locals, cells, free variables.
  std::vector<std::string> locals, cells, frees;
  for (const std::string& each : scope->order) {
    const ScopeName* info = scope->find(each);
    if (info->parameter) locals.push_back(each);
  }
  for (const std::string& each : scope->order) {
    const ScopeName* info = scope->find(each);
    if (info->parameter) continue;
    if (info->scope == NameScope::Local && made->is_function)
      locals.push_back(each);
    else if (info->scope == NameScope::Cell)
      cells.push_back(each);
    else if (info->scope == NameScope::Free || info->class_free)
      frees.push_back(each);
  }
  if (scope->type == BlockType::Class && scope->needs_class_dictionary) cells.push_back("__classdict__");
  if (scope->type == BlockType::Class && scope->has_conditional_annotations)
    cells.push_back("__conditional_annotations__");
  // A class body may read an outer `__class__` and yet have its own for its methods: two places of one name.
  const bool own_class_cell = scope->type == BlockType::Class && scope->needs_class_cell;
  if (own_class_cell && std::find(cells.begin(), cells.end(), "__class__") == cells.end()) cells.push_back("__class__");
  std::sort(cells.begin(), cells.end());
  std::sort(frees.begin(), frees.end());
  code->local_count = static_cast<int>(locals.size());
  code->free_count = static_cast<int>(frees.size());
  code->cell_of_local.assign(locals.size(), 0);
  std::uint32_t index = 0;
  for (const std::string& each : locals) {
    if (scope->find(each)->scope == NameScope::Cell) {
      code->cell_of_local[index] = 1;
      ++code->cell_count;
    }
    made->place_of[each] = index++;
  }
  code->cell_count += static_cast<int>(cells.size());
  std::vector<std::uint32_t> cell_places;
  for (const std::string& each : cells) {
    if (own_class_cell && each == "__class__") made->own_class_cell = index;
    cell_places.push_back(index);
    made->place_of[each] = index++;
  }
  code->free_start = static_cast<int>(index);
  for (const std::string& each : frees) made->place_of[each] = index++;
  code->place_count = static_cast<int>(index);
  code->places.resize(index);
  for (const auto& [each, place_index] : made->place_of) code->places[place_index] = intern(each).take();
  if (made->own_class_cell >= 0 && !code->places[static_cast<std::size_t>(made->own_class_cell)]) {
    code->places[static_cast<std::size_t>(made->own_class_cell)] = intern("__class__").take();
  }

  units_.push_back(std::move(made));
  span_ = implicit(Span{first_line, 0, first_line, 0});
  if (scope->is_generator || scope->is_coroutine) {
    // The arguments are in place; the frame goes on when the generator is first resumed.
    emit(Op::return_generator);
    emit(Op::pop_top);
  }
  for (std::size_t i = 0; i < locals.size(); ++i)
    if (unit().code->cell_of_local[i]) emit(Op::make_cell, static_cast<std::uint32_t>(i));
  for (const std::uint32_t place : cell_places) emit(Op::make_cell, place);
}

Ref<Code> Compiler::leave() {
  Unit& done = unit();
  Code* code = done.code.get();
  const Scope* scope = done.scope;
  if (done.is_function) code->code_flags |= code_flag::optimized | code_flag::newlocals;
  if (scope->nested && done.is_function) code->code_flags |= code_flag::nested;
  if (scope->is_generator && scope->is_coroutine)
    code->code_flags |= code_flag::async_generator;
  else if (scope->is_coroutine)
    code->code_flags |= code_flag::coroutine;
  else if (scope->is_generator)
    code->code_flags |= code_flag::generator;
  if (version_ <= 9 && code->cell_count == 0 && code->free_count == 0) code->code_flags |= code_flag::no_free;
  if (future_annotations_) code->code_flags |= code_flag::future_annotations;
  done.assembler.assemble(code);
  code->simple_call = done.is_function && code->keyword_only_count == 0 &&
                      !(code->code_flags & (code_flag::varargs | code_flag::varkeywords | code_flag::generator |
                                            code_flag::coroutine | code_flag::async_generator)) &&
                      code->parameter_count == code->argument_count;
  Ref<Code> result = std::move(done.code);
  units_.pop_back();
  return result;
}

// ---- emitting -----------------------------------------------------------------------------------------------------

void Compiler::emit(Op op, std::uint32_t a, std::uint16_t b) {
  unit().assembler.emit(op, a, b, span_);
}
void Compiler::emit_at(const Span& span, Op op, std::uint32_t a, std::uint16_t b) {
  unit().assembler.emit(op, a, b, span);
}
void Compiler::jump(Op op, Label target) {
  unit().assembler.emit_jump(op, target, span_);
}

std::string Compiler::mangled(std::string_view name) {
  return mangle(unit().class_name, name);
}

std::uint32_t Compiler::name_index(std::string_view name) {
  const std::string key = mangled(name);
  auto& table = unit().name_of;
  const auto found = table.find(key);
  if (found != table.end()) return found->second;
  auto& names = unit().code->names;
  names.push_back(intern(key).take());
  return table[key] = static_cast<std::uint32_t>(names.size() - 1);
}

std::uint32_t Compiler::cache_index(std::string_view name) {
  return unit().assembler.new_cache(unit().code->names[name_index(name)]);
}

std::uint32_t Compiler::place_of(std::string_view name) {
  return unit().place_of.find(name)->second;
}

/// A new local place that no name of the program leads to.
std::uint32_t Compiler::hidden_place(std::string_view name) {
  Code* code = unit().code.get();
  code->places.push_back(intern(name).take());
  return static_cast<std::uint32_t>(code->place_count++);
}

/// A constant that could not be made leaves its exception pending; compile() looks for it at the end.
std::uint32_t Compiler::constant_index(Object* value) {
  if (!value) value = vm().none;
  auto& constants = unit().code->constants;
  for (std::size_t i = 0; i < constants.size(); ++i)
    if (constants[i] == value) return static_cast<std::uint32_t>(i);
  retain(value);
  constants.push_back(value);
  return static_cast<std::uint32_t>(constants.size() - 1);
}

void Compiler::load_constant(Object* value) {
  emit(Op::load_const, constant_index(value));
}
void Compiler::load_none() {
  load_constant(vm().none);
}
void Compiler::load_text(std::string_view text) {
  load_constant(Ref<>(intern(text)));
}

// ---- names --------------------------------------------------------------------------------------------------------

void Compiler::access_name(std::string_view plain, Access access) {
  const std::string name = mangled(plain);
  Unit& here = unit();
  for (auto inlined = here.inlined.rbegin(); inlined != here.inlined.rend(); ++inlined) {
    const auto found = inlined->places.find(name);
    if (found == inlined->places.end()) continue;
    const bool cell = inlined->scope->find(name)->scope == NameScope::Cell;
    emit(access == Access::Load    ? (cell ? Op::load_deref : Op::load_fast)
         : access == Access::Store ? (cell ? Op::store_deref : Op::store_fast)
                                   : (cell ? Op::delete_deref : Op::delete_fast),
         found->second);
    return;
  }
  // A comprehension in a class does not see the names of the class, though it runs in its frame.
  const bool outside_class = here.is_class && !here.inlined.empty() && access == Access::Load;
  const ScopeName* info = outside_class ? here.inlined.back().scope->find(name) : here.scope->find(name);
  const NameScope scope = info ? info->scope : NameScope::GlobalImplicit;
  // Annotations and type parameters in a class look into its namespace first.
  const bool sees_class = !here.is_class && !here.is_module && here.scope->find("__classdict__");
  switch (scope) {
    case NameScope::Local:
      if (!here.is_function) break;
      emit(access == Access::Load    ? Op::load_fast
           : access == Access::Store ? Op::store_fast
                                     : Op::delete_fast,
           place_of(name));
      return;
    case NameScope::Cell:
    case NameScope::Free:
      if ((here.is_class || sees_class) && !outside_class && access == Access::Load && scope == NameScope::Free)
        emit(Op::load_class_deref, place_of(name));
      else
        emit(access == Access::Load    ? Op::load_deref
             : access == Access::Store ? Op::store_deref
                                       : Op::delete_deref,
             place_of(name));
      return;
    case NameScope::GlobalImplicit:
      if (!here.is_function && !outside_class) break;
      [[fallthrough]];
    case NameScope::GlobalExplicit:
      if (access == Access::Load && sees_class && scope == NameScope::GlobalImplicit)
        emit(Op::load_class_global, name_index(plain));
      else if (access == Access::Load)
        emit(Op::load_global, cache_index(plain));
      else
        emit(access == Access::Store ? Op::store_global : Op::delete_global, name_index(plain));
      return;
  }
  if (access == Access::Load)
    emit(Op::load_name, cache_index(plain));
  else
    emit(access == Access::Store ? Op::store_name : Op::delete_name, name_index(plain));
}

// ---- entry --------------------------------------------------------------------------------------------------------

Ref<Code> Compiler::compile(const Tree& tree, ParseMode mode) {
  scopes_ = analyse_scopes(tree, version_);
  if (shows_warnings &&
      !warn_of_syntax(scopes_.notices, file_name_, source_ ? std::string_view(*source_) : std::string_view()))
    return {};
  if (scopes_.problem) return raise_syntax_problem(*scopes_.problem, to_utf8(file_name_));
  find_inlined(scopes_.module.get());
  enter(scopes_.module.get(), "<module>", mode == ParseMode::Module ? (version_ >= 11 ? 0 : 1) : 1);
  if (mode == ParseMode::Expression) {
    expression(tree.expression);
    emit(Op::return_value);
  } else {
    interactive_ = mode == ParseMode::Interactive;
    if (interactive_)
      for (const Stmt* each : tree.body) statement(each);
    else
      module_body(tree.body);
    span_ = implicit(span_);
    load_none();
    emit(Op::return_value);
  }
  Ref<Code> made = leave();
  return vm().error ? Ref<Code>() : std::move(made);
}

Ref<Code> compile_tree(const Tree& tree, Str* file_name, ParseMode mode, std::shared_ptr<const std::string> source,
                       bool future_annotations, CompilerWarnings warnings) {
  Compiler compiler(vm().version, file_name, std::move(source), future_annotations);
  compiler.shows_warnings = warnings == CompilerWarnings::Shown;
  return compiler.compile(tree, mode);
}

namespace {

bool imports_future_annotations(const Tree& tree) {
  for (const Stmt* each : tree.body) {
    if (each->kind == NodeKind::ExprStmt) continue;
    if (each->kind != NodeKind::ImportFrom) return false;
    const auto* import = each->as<ImportFromStmt>();
    if (import->module != "__future__") return false;
    for (const Alias& alias : import->names)
      if (alias.name == "annotations") return true;
  }
  return false;
}

}  // namespace

Ref<Code> compile_source(std::string_view source, Str* file_name, ParseMode mode, bool future_annotations,
                         CompilerWarnings warnings) {
  ParseResult parsed = parse(source, vm().version, mode, vm().int_max_str_digits);
  if (warnings == CompilerWarnings::Shown && !warn_of_syntax(parsed.notices, file_name, source)) return {};
  if (parsed.problem) return raise_syntax_problem(*parsed.problem, to_utf8(file_name));
  const bool future = future_annotations || imports_future_annotations(*parsed.tree);
  return compile_tree(*parsed.tree, file_name, mode, std::make_shared<const std::string>(source), future, warnings);
}

}  // namespace slotscope
