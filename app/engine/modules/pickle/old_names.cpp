// What Python 2 called the modules and globals of today, for protocols 0 to 2.
#include "engine/modules/pickle/old_names.hpp"

#include <algorithm>
#include <string_view>

#include "engine/machine/interpreter.hpp"
#include "engine/objects/dict.hpp"

namespace slotscope::pickle {
namespace {

struct Module {
  std::string_view now, then;
};
/// Renamed: true both ways.
constexpr Module modules[] = {
    {"builtins", "__builtin__"},      {"copyreg", "copy_reg"}, {"queue", "Queue"},  {"configparser", "ConfigParser"},
    {"socketserver", "SocketServer"}, {"_thread", "thread"},   {"reprlib", "repr"}, {"collections.abc", "_abcoll"}};
constexpr Module only_to_python_2[] = {{"_functools", "functools"}, {"_pickle", "pickle"}};
constexpr Module only_from_python_2[] = {{"pickle", "cPickle"},       {"collections", "UserDict"},
                                         {"collections", "UserList"}, {"collections", "UserString"},
                                         {"io", "StringIO"},          {"io", "cStringIO"}};

struct Global {
  std::string_view module, name, old_module, old_name;
};
constexpr Global globals[] = {
    {"builtins", "range", "__builtin__", "xrange"},
    {"functools", "reduce", "__builtin__", "reduce"},
    {"sys", "intern", "__builtin__", "intern"},
    {"builtins", "chr", "__builtin__", "unichr"},
    {"builtins", "str", "__builtin__", "unicode"},
    {"builtins", "int", "__builtin__", "long"},
    {"builtins", "zip", "itertools", "izip"},
    {"builtins", "map", "itertools", "imap"},
    {"builtins", "filter", "itertools", "ifilter"},
    {"itertools", "filterfalse", "itertools", "ifilterfalse"},
    {"itertools", "zip_longest", "itertools", "izip_longest"},
    {"collections", "UserDict", "UserDict", "IterableUserDict"},
    {"collections", "UserList", "UserList", "UserList"},
    {"collections", "UserString", "UserString", "UserString"},
};
constexpr Global globals_only_to_python_2[] = {{"_functools", "reduce", "__builtin__", "reduce"}};
constexpr Global globals_only_from_python_2[] = {{"builtins", "str", "__builtin__", "basestring"},
                                                 {"collections", "UserDict", "UserDict", "UserDict"},
                                                 {"builtins", "Exception", "exceptions", "StandardError"}};

constexpr std::string_view os_errors[] = {
    "BrokenPipeError",      "ChildProcessError", "ConnectionAbortedError", "ConnectionError",  "ConnectionRefusedError",
    "ConnectionResetError", "FileExistsError",   "FileNotFoundError",      "InterruptedError", "IsADirectoryError",
    "NotADirectoryError",   "PermissionError",   "ProcessLookupError",     "TimeoutError"};
/// Exceptions that came after Python 2.
constexpr std::string_view new_exceptions[] = {"RecursionError",  "StopAsyncIteration",      "BlockingIOError",
                                               "ResourceWarning", "EncodingWarning",         "BaseExceptionGroup",
                                               "ExceptionGroup",  "PythonFinalizationError", "ModuleNotFoundError"};

template <class Names>
bool contains(const Names& names, std::string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

/// An exception that Python 2 had under this name, in its module `exceptions`.
bool is_old_exception(std::string_view name) {
  if (contains(os_errors, name) || contains(new_exceptions, name)) return false;
  Object* value = dict_get(vm().builtins, name);
  return value && is_type_object(value) && is_subtype(as_type(value), vm().errors.BaseException);
}

template <class Table>
bool rename_to_python_2(const Table& table, GlobalName& global) {
  for (const auto& each : table) {
    if constexpr (requires { each.name; }) {
      if (each.module != global.module || each.name != global.name) continue;
      global = {std::string(each.old_module), std::string(each.old_name)};
    } else {
      if (each.now != global.module) continue;
      global.module = each.then;
    }
    return true;
  }
  return false;
}

template <class Table>
bool rename_to_python_3(const Table& table, GlobalName& global) {
  for (const auto& each : table) {
    if constexpr (requires { each.name; }) {
      if (each.old_module != global.module || each.old_name != global.name) continue;
      global = {std::string(each.module), std::string(each.name)};
    } else {
      if (each.then != global.module) continue;
      global.module = each.now;
    }
    return true;
  }
  return false;
}

}  // namespace

GlobalName name_in_python_2(GlobalName global) {
  if (rename_to_python_2(globals, global) || rename_to_python_2(globals_only_to_python_2, global)) return global;
  if (global.module == "builtins") {
    if (contains(os_errors, global.name)) return {"exceptions", "OSError"};
    if (global.name == "ModuleNotFoundError") return {"exceptions", "ImportError"};
    if (is_old_exception(global.name)) return {"exceptions", global.name};
  }
  if (!rename_to_python_2(modules, global)) rename_to_python_2(only_to_python_2, global);
  return global;
}

GlobalName name_in_python_3(GlobalName global) {
  if (rename_to_python_3(globals, global) || rename_to_python_3(globals_only_from_python_2, global)) return global;
  if (global.module == "exceptions" && is_old_exception(global.name)) return {"builtins", global.name};
  if (!rename_to_python_3(modules, global)) rename_to_python_3(only_from_python_2, global);
  return global;
}

}  // namespace slotscope::pickle
