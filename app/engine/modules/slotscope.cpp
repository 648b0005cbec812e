// The private module `_slotscope`: what the modules written in Python need of the engine and Python has no name for.
#include <algorithm>

#include "engine/builtins/native.hpp"
#include "engine/builtins/traceback_text.hpp"
#include "engine/compile/code.hpp"
#include "engine/layout/tables.hpp"
#include "engine/machine/frame.hpp"
#include "engine/machine/native_stand_in.hpp"
#include "engine/modules/native_modules.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/exception.hpp"
#include "engine/objects/generic_alias.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

namespace {

/// Marks a function that is native in CPython; it is the same object.
Ref<> native_function(Object*, const Args& args) {
  if (args[0]->type == vm().types.function) args[0]->flags |= stands_for_native;
  return share(args[0]);
}

/// A function of a native class, as it is or wrapped as a class method; __new__.
void mark_native_function(Object* value) {
  if (value->type == vm().types.classmethod) value = static_cast<ClassMethod*>(value)->function;
  if (value && value->type == vm().types.staticmethod) {
    value = static_cast<StaticMethod*>(value)->function;  // __new__ takes the class as others take self
    if (value && value->type == vm().types.function && !str_equal(static_cast<Function*>(value)->name, "__new__"))
      return;
  }
  if (value && value->type == vm().types.function) value->flags |= stands_for_native;
}

bool is_builtins(const Str* module) {
  return str_equal(module, "builtins");
}

/// Marks a class that is native in CPython: messages name it with its module, its properties are plain attributes to
/// them, its methods refuse arguments as native ones do.
Ref<> native_class(Object*, const Args& args) {
  Type* type = as_type(args[0]);
  Object* module = dict_get(type->dict, vm().names.__module__);
  if (!is_type_object(type) || !module || !is_str(module)) return share(args[0]);
  type->heap_name = cat(is_builtins(as_str(module)) ? "" : cat(to_utf8(as_str(module)), "."), to_utf8(type->name));
  type->static_name = type->heap_name;
  if (builtin_layout(type->static_name)) {
    model_builtin_type(type);
    type->type_flags |= type_flag::stands_for_native;
  }
  const Ref<List> values = list_from_iterable(call_method(type->dict, vm().names.values).get());
  if (!values) return {};
  for (Object* value : *values) {
    if (value->type == vm().types.property) value->flags |= Property::native_flag;
    mark_native_function(value);
  }
  return share(args[0]);
}

/// Functions to call when the program ends, last first.
Ref<> at_exit(Object*, const Args& args) {
  Ref<List> calls;
  if (Object* known = dict_get(vm().hidden_types, "at_exit"))
    calls = share(as_list(known));
  else {
    calls = make_list();
    if (!calls || !dict_set(vm().hidden_types, "at_exit", calls.get())) return {};
  }
  return list_append(calls.get(), args[0]) ? share(args[0]) : Ref<>();
}

/// CPython: set_collection_flag_recursive. A built-in type keeps its kind: str is registered as a Sequence, yet matches
/// no sequence pattern.
void set_pattern_kind(Type* type, std::uint32_t kind) {
  constexpr std::uint32_t kinds = type_flag::sequence | type_flag::mapping;
  if (!type->is(type_flag::heap) || (type->type_flags & kinds) == kind) return;
  type->type_flags = (type->type_flags & ~kinds) | kind;
  for (Type* subclass : type->subclasses) set_pattern_kind(subclass, kind);
}

/// Makes the instances of a class, and of those that derive from it, match sequence or mapping patterns.
Ref<> mark_pattern(Object*, const Args& args) {
  if (!is_type_object(args[0]) || !is_str(args[1])) return none();
  const bool mapping = str_equal(as_str(args[1]), "mapping");
  set_pattern_kind(as_type(args[0]), mapping ? type_flag::mapping : type_flag::sequence);
  return none();
}

Ref<> pattern_of(Object*, const Args& args) {
  if (!is_type_object(args[0])) return none();
  if (as_type(args[0])->is(type_flag::mapping)) return make_str("mapping");
  if (as_type(args[0])->is(type_flag::sequence)) return make_str("sequence");
  return none();
}

/// The source text a file name of this program stands for, or None.
Ref<> source(Object*, const Args& args) {
  if (!is_str(args[0])) return none();
  for (Frame* frame = vm().frame; frame; frame = frame->previous)
    if (str_equal(frame->code->filename, as_str(args[0])) && frame->code->source) return make_str(*frame->code->source);
  return none();
}

/// (line, column, end line, end column) of a traceback entry; columns are None up to 3.10.
Ref<> positions(Object*, const Args& args) {
  if (args[0]->type != vm().types.traceback) return raise(vm().errors.TypeError, "expected a traceback");
  const auto* entry = static_cast<const Traceback*>(args[0]);
  const Span& span = entry_span(entry);
  Ref<> line = make_int(entry->line);
  if (!since(11)) return tuple_of(line.get(), vm().none, vm().none, vm().none);
  Ref<> column = make_int(span.column), end_line = make_int(std::max(span.line, span.end_line)),
        end_column = make_int(span.end_column);
  return tuple_of(line.get(), end_line.get(), column.get(), end_column.get());
}

/// left | right for what is no type but may stand in a union.
Ref<> union_of(Object*, const Args& args) {
  return make_union(args[0], args[1]);
}

/// The engine's instructions of a code object, as text.
Ref<> disassembled(Object*, const Args& args) {
  if (args[0]->type != vm().types.code) return raise(vm().errors.TypeError, "expected a code object");
  return make_str(disassemble(static_cast<const Code*>(args[0]), false));
}

/// Tells the account how many bytes an object that is native in CPython has beside its struct.
Ref<> own_bytes(Object*, const Args& args) {
  std::int64_t bytes;
  if (!index_value(args[1], bytes)) return {};
  if (vm().tracing_memory) note_own_bytes_slow(args[0], static_cast<std::size_t>(bytes));
  return none();
}

/// Calls a function for which CPython needs no memory but its result's.
Ref<> unaccounted(Object*, const Args& args) {
  Account& account = vm().heap->account;
  account.pause();
  Ref<> result = call(args[0], Args{args.values + 1, args.count - 1, nullptr});
  account.resume();
  if (result && vm().tracing_memory) note_object_slow(result.get());
  return result;
}

const std::vector<NativeDef> functions = {
    {"builtin", native_function, Arity::one()}, {"native", native_class, Arity::one()},
    {"at_exit", at_exit, Arity::one()},         {"mark_pattern", mark_pattern, Arity::range(2, 2)},
    {"pattern_of", pattern_of, Arity::one()},   {"source", source, Arity::one()},
    {"positions", positions, Arity::one()},     {"disassemble", disassembled, Arity::one()},
    {"union_of", union_of, Arity::range(2, 2)}, {"own_bytes", own_bytes, Arity::range(2, 2)},
    {"unaccounted", unaccounted, Arity::any()},
};

}  // namespace

bool fill_slotscope(Dict* names) {
  Ref<> version = make_int(vm().version);
  Ref<Str> module = intern("_slotscope");
  return dict_set(names, "version", version.get()) && add_functions(names, functions, module.get()) &&
         add_functions(names, traceback_functions, module.get());
}

}  // namespace slotscope
