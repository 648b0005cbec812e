// _pickle: dump, dumps, load and loads, and what the module is made of (CPython: Modules/_pickle.c).
#include "engine/builtins/import.hpp"
#include "engine/modules/native_modules.hpp"
#include "engine/modules/pickle/types.hpp"

namespace slotscope {
namespace pickle {
namespace {

/// dump(obj, file) and dumps(obj), which has no file.
template <bool to_file>
Ref<> dump_function(Object*, const Args& args) {
  static const char* const with_file[] = {"obj", "file", "protocol", "fix_imports", "buffer_callback", nullptr};
  static const char* const without_file[] = {"obj", "protocol", "fix_imports", "buffer_callback", nullptr};
  Object *object = nullptr, *file = nullptr, *protocol = nullptr, *fix_imports = nullptr, *callback = nullptr;
  if (to_file) {
    if (!read_arguments("dump", args, with_file, {.required = 2, .positional = 3},
                        {&object, &file, &protocol, &fix_imports, &callback}))
      return {};
  } else {
    if (!read_arguments("dumps", args, without_file, {.required = 1, .positional = 2},
                        {&object, &protocol, &fix_imports, &callback}))
      return {};
  }
  const Tri fix = fix_imports ? is_true(fix_imports) : Tri::True;
  Writer writer;
  if (fix == Tri::Error || !writer.set_protocol(protocol, fix == Tri::True) || (to_file && !writer.set_file(file)))
    return {};
  if (!writer.set_buffer_callback(callback) || !writer.dump(object, nullptr)) return {};
  return to_file ? none() : writer.take_bytes();
}

/// load(file) and loads(data).
template <bool from_file>
Ref<> load_function(Object*, const Args& args) {
  static const char* const with_file[] = {"file", "fix_imports", "encoding", "errors", "buffers", nullptr};
  static const char* const with_data[] = {"data", "fix_imports", "encoding", "errors", "buffers", nullptr};
  constexpr const char* name = from_file ? "load" : "loads";
  Object *source = nullptr, *fix_imports = nullptr, *encoding = nullptr, *errors = nullptr, *buffers = nullptr;
  const ArgumentShape shape{.required = 1, .positional_only = from_file || !since(10) ? 0 : 1, .positional = 1};
  if (!read_arguments(name, args, from_file ? with_file : with_data, shape,
                      {&source, &fix_imports, &encoding, &errors, &buffers}))
    return {};
  const Tri fix = fix_imports ? is_true(fix_imports) : Tri::True;
  Reader reader;
  reader.fix_imports = fix == Tri::True;
  if (fix == Tri::Error || !reader.set_encoding(name, encoding, errors)) return {};
  if (!(from_file ? reader.set_file(source) : reader.set_bytes(source)) || !reader.set_buffers(buffers)) return {};
  return reader.load(nullptr);
}

const std::vector<NativeDef> functions = {
    {"dump", dump_function<true>, Arity::any(),
     "($module, /, obj, file, protocol=None, *, fix_imports=True, buffer_callback=None)",
     "Write a pickled representation of obj to the open file object file."},
    {"dumps", dump_function<false>, Arity::any(),
     "($module, /, obj, protocol=None, *, fix_imports=True, buffer_callback=None)",
     "Return the pickled representation of the object as a bytes object."},
    {"load", load_function<true>, Arity::any(),
     "($module, /, file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())",
     "Read and return an object from the pickle data stored in a file."},
    {"loads", load_function<false>, Arity::any(),
     "($module, data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())",
     "Read and return an object from the given pickle data."},
};

Ref<> make_error(const char* name, Object* base, const char* doc) {
  const Ref<Dict> contents = make_dict();
  const Ref<Str> module = name_of("_pickle"), text = name_of(name), doc_text = make_str(doc);
  const Ref<> bases = finish_tuple(tuple_of(base));
  if (!dict_set(contents.get(), "__module__", module.get()) || !dict_set(contents.get(), "__doc__", doc_text.get()))
    return {};
  return call(vm().types.type, text.get(), bases.get(), contents.get());
}

bool add(Dict* name_space, const char* name, Object* object) {
  return object && keep(name, object) && dict_set(name_space, name, object);
}

bool keep_copyreg() {
  for (const auto& [name, attribute] : {std::pair{"dispatch_table", "dispatch_table"},
                                        {"extension_registry", "_extension_registry"},
                                        {"inverted_registry", "_inverted_registry"},
                                        {"extension_cache", "_extension_cache"}}) {
    const Ref<> table = import_attribute("copyreg", attribute);
    if (!table) return false;
    if (!is_dict(table.get()))
      return raise(vm().errors.RuntimeError,
                   cat("copyreg.", attribute, " should be a dict, not ", type_name_of(table.get())));
    if (!keep(name, table.get())) return false;
  }
  return true;
}

}  // namespace
}  // namespace pickle

bool fill_pickle(Dict* name_space) {
  using namespace pickle;
  const Ref<> error =
      make_error("PickleError", vm().errors.Exception, "A common base class for the other pickling exceptions.");
  if (!error || !keep_copyreg()) return false;
  const Ref<> pickling =
      make_error("PicklingError", error.get(),
                 "This exception is raised when an unpicklable object is passed to the dump() method.");
  const Ref<> unpickling = make_error("UnpicklingError", error.get(),
                                      "This exception is raised when there is a problem unpickling an object.");
  const Ref<Str> module = name_of("_pickle");
  return keep("MemoProxy", make_memo_proxy_type()) && add(name_space, "PickleError", error.get()) &&
         add(name_space, "PicklingError", pickling.get()) && add(name_space, "UnpicklingError", unpickling.get()) &&
         add(name_space, "PickleBuffer", make_buffer_type()) && add(name_space, "Pickler", make_pickler_type()) &&
         add(name_space, "Unpickler", make_unpickler_type()) && add_functions(name_space, functions, module.get());
}

}  // namespace slotscope
