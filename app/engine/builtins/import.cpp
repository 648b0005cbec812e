// The import machinery: modules in C++, modules in Python compiled into the program, and nothing else.
#include "engine/builtins/import.hpp"

#include <algorithm>

#include "engine/builtins/native.hpp"
#include "engine/builtins/numbers.hpp"
#include "engine/builtins/suggestions.hpp"
#include "engine/compile/kept_code.hpp"
#include "engine/machine/machine.hpp"
#include "engine/machine/machine_parts.hpp"
#include "engine/modules/embedded.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/instance.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/sequence.hpp"

namespace slotscope {

namespace {

const NativeModule* find_native(std::string_view name) {
  for (std::size_t i = 0; i < native_module_count; ++i)
    if (native_modules[i].name == name) return &native_modules[i];
  return nullptr;
}

const EmbeddedModule* find_embedded(std::string_view name) {
  for (std::size_t i = 0; i < embedded_module_count; ++i)
    if (embedded_modules[i].name == name) return &embedded_modules[i];
  return nullptr;
}

bool is_package(std::string_view name) {
  for (std::size_t i = 0; i < embedded_module_count; ++i) {
    const std::string_view each = embedded_modules[i].name;
    if (each.size() > name.size() + 1 && each.substr(0, name.size()) == name && each[name.size()] == '.') return true;
  }
  return false;
}

std::string available_modules() {
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < native_module_count; ++i) names.push_back(native_modules[i].name);
  for (std::size_t i = 0; i < embedded_module_count; ++i) names.push_back(embedded_modules[i].name);
  std::sort(names.begin(), names.end());
  std::string text;
  for (std::string_view each : names)
    if (each[0] != '_' && each.find('.') == std::string_view::npos) text += cat(text.empty() ? "" : ", ", each);
  return text;
}

Failure no_module(std::string_view name) {
  static_cast<void>(raise(vm().errors.ModuleNotFoundError, cat("No module named '", name, "'")));
  if (!vm().error) return {};
  assign(vm().error->fields[1], Ref<>(make_str(name)));
  if (since(11)) {
    // add_note() exists from 3.11 on; the traceback shows it below the message.
    Ref<Exception> error = take_exception();
    Ref<Str> note = make_str(cat("Slotscope has these modules: ", available_modules()));
    Ref<Str> add_note = name_of("add_note");
    static_cast<void>(call_method(error.get(), add_note.get(), note.get()));
    clear_exception();
    return raise_exception(std::move(error));
  }
  return {};
}

/// Modules in Python here that are C in CPython: an exception passes through them without a trace.
bool is_native_elsewhere(std::string_view name) {
  static constexpr std::string_view names[] = {"_decimal_digits",
                                               "_decimal_format",
                                               "asyncio.futures",
                                               "contextvars",
                                               "datetime",
                                               "decimal",
                                               "io",
                                               "pickle",
                                               "time",
                                               "warnings"};
  return std::find(std::begin(names), std::end(names), name) != std::end(names) || (name == "_typing" && since(12));
}

void leave_no_trace(Code* code) {
  code->flags |= untraced_code_flag;
  for (Object* constant : code->constants) {
    if (constant->type == vm().types.code) leave_no_trace(static_cast<Code*>(constant));
  }
}

bool run_embedded(const EmbeddedModule& module, Dict* names) {
  Ref<Str> file = make_str(cat("<frozen ", module.name, ">"));
  Ref<Code> code = compile_kept(module.source, file.get());
  if (!code) return false;
  if (is_native_elsewhere(module.name)) leave_no_trace(code.get());
  if (module.name == "asyncio.tasks") {
    for (Object* constant : code->constants) {
      if (constant->type == vm().types.code && str_equal(static_cast<Code*>(constant)->name, "Task"))
        leave_no_trace(static_cast<Code*>(constant));
    }
  }
  return static_cast<bool>(run_code(code.get(), names, names));
}

/// Whether the modelled Python has the module before the program begins, or the program did not ask for it: its memory
/// is not the program's.
bool loads_unseen(std::string_view name) {
  static constexpr std::string_view names[] = {"abc", "codecs", "collections.abc", "io", "os"};
  const Frame* frame = vm().frame;
  return std::find(std::begin(names), std::end(names), name) != std::end(names) ||
         (frame && frame->code->filename->ascii && frame->code->filename->ascii_view().starts_with("<frozen "));
}

/// One module by its full name, whose parents are imported already.
Ref<> load_module(std::string_view name) {
  Interpreter& in = vm();
  const NativeModule* native = find_native(name);
  const EmbeddedModule* embedded = native ? nullptr : find_embedded(name);
  if (!native && !embedded) return no_module(name);
  Ref<> module = make_module(name);
  if (!module) return {};
  Ref<Dict> names = instance_dict(module.get());
  Ref<Str> key = make_str(name);
  const std::size_t dot = name.rfind('.');
  const bool package = is_package(name);
  Ref<Str> parent = make_str(package ? name : dot == std::string_view::npos ? std::string_view() : name.substr(0, dot));
  if (!dict_set(names.get(), in.names.__package__, parent.get())) return {};
  if (package) {
    Ref<List> path = make_list();
    if (!dict_set(names.get(), in.names.__path__, path.get())) return {};
  }
  if (!dict_set(in.modules, key.get(), module.get())) return {};
  bool ok;
  if (native) {
    Ref<> doc = native->doc ? Ref<>(make_str(native->doc)) : none();
    ok = dict_set(names.get(), in.names.__doc__, doc.get()) && native->fill(names.get());
  } else {
    // What a learner steps through and counts is his program, not the modules it imports.
    struct Stepper* stepper = std::exchange(in.stepper, nullptr);
    const bool traced = std::exchange(in.frames->traced, false);
    const bool apart = !in.heap->account.recording() || loads_unseen(name);
    if (apart) in.heap->account.pause();
    ok = run_embedded(*embedded, names.get());
    if (apart) in.heap->account.resume();
    in.stepper = stepper;
    in.frames->traced = traced;
  }
  if (!ok) {
    Exception* pending = std::exchange(in.error, nullptr);
    static_cast<void>(dict_delete(in.modules, key.get()));
    clear_exception();
    in.error = pending;
    return {};
  }
  // A module may replace itself in sys.modules.
  Object* now = dict_get(in.modules, key.get());
  module = share(now ? now : module.get());
  if (dot != std::string_view::npos) {
    Object* outer = dict_get(in.modules, make_str(name.substr(0, dot)).get());
    Ref<Str> last = intern(name.substr(dot + 1));
    if (outer && !set_attribute(outer, last.get(), module.get())) return {};
  }
  return module;
}

}  // namespace

bool is_built_in_module(std::string_view name) {
  return find_native(name) != nullptr || name == "builtins" || name == "sys";
}

Ref<> import_module(std::string_view name) {
  Interpreter& in = vm();
  std::size_t end = 0;
  Ref<> module;
  while (end != std::string_view::npos) {
    end = name.find('.', end ? end + 1 : 0);
    const std::string_view part = name.substr(0, end);
    Ref<Str> key = make_str(part);
    Object* present = dict_get(in.modules, key.get());
    if (present && is_none(present)) {
      static_cast<void>(raise(in.errors.ModuleNotFoundError, cat("import of ", part, " halted; None in sys.modules")));
      return {};
    }
    if (!present && module &&
        !is_package(name.substr(0, name.rfind('.', end == std::string_view::npos ? end : end - 1)))) {
      const std::string_view parent = part.substr(0, part.rfind('.'));
      static_cast<void>(
          raise(in.errors.ModuleNotFoundError, cat("No module named '", part, "'; '", parent, "' is not a package")));
      if (in.error) assign(in.error->fields[1], Ref<>(make_str(part)));
      return {};
    }
    module = present ? share(present) : load_module(part);
    if (!module) return {};
  }
  return module;
}

Ref<> import_attribute(std::string_view module, std::string_view name) {
  Ref<> found = import_module(module);
  if (!found) return {};
  Ref<Str> attribute = intern(name);
  return get_attribute(found.get(), attribute.get());
}

namespace {

/// Where the standard library keeps a module, as messages show it; empty for the modules inside the interpreter.
std::string standard_location(std::string_view name) {
  static constexpr std::string_view inside[] = {"sys",     "builtins", "gc",     "time",    "itertools",
                                                "marshal", "errno",    "atexit", "_thread", "_io"};
  static constexpr std::string_view compiled[] = {"math",  "cmath",   "array",     "_random", "_struct",
                                                  "_json", "_pickle", "_datetime", "_heapq",  "_bisect"};
  static constexpr std::string_view packages[] = {"asyncio",   "collections", "json", "unittest",
                                                  "importlib", "string",      "re"};
  const auto in_list = [&](const auto& list) {
    return std::find(std::begin(list), std::end(list), name) != std::end(list);
  };
  Interpreter& in = vm();
  if (in_list(inside) || !is_standard_module(name.substr(0, name.find('.')), in.version)) return {};
  const std::string folder = cat("/usr/lib/python3.", in.version, "/");
  if (in_list(compiled)) return cat(folder, "lib-dynload/", name, ".cpython-3", in.version, "-x86_64-linux-gnu.so");
  std::string path(name);
  std::replace(path.begin(), path.end(), '.', '/');
  const bool package = in_list(packages) && !(name == "string" && !since(14)) && !(name == "re" && !since(11));
  return cat(folder, path, package ? "/__init__.py" : ".py");
}

}  // namespace

Failure raise_cannot_import(Object* module, Str* name) {
  Ref<> module_name;
  std::string label = "<unknown module name>";
  if (look_up_attribute(module, vm().names.__name__, module_name) == Tri::True && is_str(module_name.get()))
    label = to_utf8(as_str(module_name.get()));
  clear_exception();
  const std::string location = standard_location(label);
  static_cast<void>(raise(vm().errors.ImportError, cat("cannot import name '", to_utf8(name), "' from '", label, "' (",
                                                       location.empty() ? "unknown location" : location, ")")));
  if (vm().error && module_name) assign(vm().error->fields[1], module_name);
  if (vm().error && since(12)) assign(vm().error->fields[3], share(static_cast<Object*>(name)));
  return {};
}

Ref<> builtin_import(Object*, const Args& args) {
  static const char* const keywords[] = {"name", "globals", "locals", "fromlist", "level", nullptr};
  Object *name = nullptr, *globals = nullptr, *locals = nullptr, *from_list = nullptr, *level_object = nullptr;
  if (!read_arguments("__import__", args, keywords, {.required = 1},
                      {&name, &globals, &locals, &from_list, &level_object}))
    return {};
  if (!is_str(name) && !since(11))
    return raise(vm().errors.TypeError,
                 cat("__import__() argument 1 must be str, not ", is_none(name) ? "None" : type_name_of(name)));
  int level = 0;
  if (level_object && !read_c_int(level_object, level)) return {};
  if (!is_str(name)) return raise(vm().errors.TypeError, "module name must be a string");
  std::string full = to_utf8(as_str(name));
  if (level > 0) {
    Object* package = globals && is_dict(globals) ? dict_get(as_dict(globals), vm().names.__package__) : nullptr;
    if (!package || is_none(package) || (is_str(package) && !as_str(package)->length))
      return raise(vm().errors.ImportError, "attempted relative import with no known parent package");
    std::string base = to_utf8(as_str(package));
    for (; level > 1; --level) {
      const std::size_t dot = base.rfind('.');
      if (dot == std::string::npos)
        return raise(vm().errors.ImportError, "attempted relative import beyond top-level package");
      base.resize(dot);
    }
    full = full.empty() ? base : base + "." + full;
  }
  if (full.empty()) return raise(vm().errors.ValueError, "Empty module name");
  Ref<> module = import_module(full);
  if (!module) return {};
  const bool wants_names = from_list && !is_none(from_list) && is_true(from_list) == Tri::True;
  if (!wants_names) {
    const std::size_t dot = full.find('.');
    if (dot == std::string::npos || level > 0) return module;
    return share(dict_get(vm().modules, make_str(full.substr(0, dot)).get()));
  }
  if (is_package(full)) {
    // `from package import submodule`
    Ref<> iterator = get_iterator(from_list);
    if (!iterator) return {};
    while (Ref<> each = next_value(iterator.get())) {
      if (!is_str(each.get())) continue;
      Ref<> present;
      if (look_up_attribute(module.get(), as_str(each.get()), present) == Tri::Error) return {};
      const std::string child = full + "." + to_utf8(as_str(each.get()));
      if (!present && (find_native(child) || find_embedded(child)) && !import_module(child)) return {};
    }
    if (vm().error) return {};
  }
  return module;
}

}  // namespace slotscope
