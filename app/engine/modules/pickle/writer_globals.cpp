// Pickling what is found again by its name: classes, functions, singletons (CPython: Modules/_pickle.c, save_global).
#include <algorithm>

#include "engine/builtins/codecs.hpp"
#include "engine/builtins/import.hpp"
#include "engine/modules/pickle/old_names.hpp"
#include "engine/modules/pickle/opcodes.hpp"
#include "engine/modules/pickle/writer.hpp"

namespace slotscope::pickle {
namespace {

/// The name an object goes by: __qualname__, else __name__.
Ref<> own_name(Object* o) {
  Ref<> name;
  if (look_up_attribute(o, vm().names.__qualname__, name) == Tri::Error) return {};
  return name ? name : get_attribute(o, vm().names.__name__);
}

/// A class written in C has a new string for its name each time: pickles never refer to it again.
bool has_fleeting_name(Object* o, Object* module_name) {
  if (!is_type_object(o)) return false;
  return !as_type(o)->is(type_flag::heap) || (is_str(module_name) && str_equal(as_str(module_name), "datetime"));
}

/// The module an object belongs to: what it says itself, or the first that has it under its name.
Ref<> module_of(Object* o, Str* name) {
  Ref<> module_name;
  if (look_up_attribute(o, vm().names.__module__, module_name) == Tri::Error) return {};
  if (module_name && !is_none(module_name.get())) return module_name;
  const Ref<Dict> modules = dict_copy(vm().modules);
  Object *key, *module;
  for (std::size_t position = 0; dict_next(modules.get(), position, &key, &module);) {
    if (is_none(module) || (is_str(key) && str_equal(as_str(key), "__main__"))) continue;
    Found found;
    const Tri answer = find_attribute(module, name, found);
    if (answer == Tri::Error) return {};
    if (answer == Tri::True && found.object.get() == o) return share(key);
  }
  return share<Object>(vm().names.__main__);
}

std::string shown(Object* text) {
  return is_str(text) ? to_utf8(as_str(text)) : repr_text(text);
}

Failure local_object(Object* o, Str* name) {
  if (since(14)) return pickling_error(cat("Can't pickle local object ", repr_text(o)));
  return raise(vm().errors.AttributeError,
               cat("Can't ", since(13) ? "get" : "pickle", " local object ", repr_text(name)));
}

/// The module of an object, imported; errors of the import become the object's.
Ref<> import_for(Object* o, Object* module_name) {
  Ref<> module;
  if (is_str(module_name))
    module = import_module(to_utf8(as_str(module_name)));
  else
    static_cast<void>(raise(vm().errors.TypeError, "module name must be a string"));
  if (module || vm().interruption != Interruption::None) return module;
  if (!since(14))
    return pickling_error_after(
        cat("Can't pickle ", repr_text(o), ": import of module ", repr_text(module_name), " failed"));
  const Ref<Exception> error = share(vm().error);
  return pickling_error_after(cat("Can't pickle ", repr_text(o), ": ", exception_text(error.get())));
}

/// The global is not where it says to be.
Failure not_found(Object* o, std::string_view module, std::string_view name, const Found& found) {
  if (!since(14))
    return pickling_error(cat("Can't pickle ", repr_text(o), ": attribute lookup ", name, " on ", module, " failed"));
  const std::string shown_object = repr_text(o);
  static_cast<void>(get_attribute(found.parent.get(), found.last_part.get()));
  return pickling_error_after(cat("Can't pickle ", shown_object, ": it's not found as ", module, ".", name));
}

}  // namespace

bool Writer::save_global(Object* o, Str* given_name) {
  Ref<> name_object = given_name ? share<Object>(given_name) : own_name(o);
  if (!name_object) return false;
  if (!is_str(name_object.get()))
    return raise(vm().errors.TypeError, cat("must be str, not ", type_name_of(name_object.get())));
  Str* name = as_str(name_object.get());
  const std::string text = to_utf8(name);
  if (is_local(text)) return local_object(o, name);
  const Ref<> module_name = module_of(o, name);
  const Ref<> module = module_name ? import_for(o, module_name.get()) : nullptr;
  if (!module) return false;
  if (!given_name && text.size() > 1 && has_fleeting_name(o, module_name.get())) {
    name_object = make_str(text);
    name = as_str(name_object.get());
  }
  Found found;
  const Tri present = find_attribute(module.get(), name, found);
  if (present == Tri::Error) return false;
  if (present == Tri::False) return not_found(o, shown(module_name.get()), text, found);
  if (found.object.get() != o) {
    return pickling_error(
        cat("Can't pickle ", repr_text(o), ": it's not the same object as ", shown(module_name.get()), ".", text));
  }
  if (protocol_ >= 2) {
    const Ref<Tuple> key = tuple_of<Object*>(module_name.get(), name);
    Object* code = dict_get(as_dict(kept("extension_registry")), static_cast<Object*>(key.get()));
    if (vm().error) return false;
    if (code && !is_int(code))
      return pickling_error(
          cat("Can't pickle ", repr_text(o), ": extension code ", repr_text(code), " isn't an integer"));
    if (code) return save_extension(o, int_value(code).value_or(0));
  }
  bool saved;
  if (protocol_ >= 4)
    saved = save(module_name.get()) && save(name) && output_.write(opcode::stack_global);
  else if (found.parent.get() != module.get())
    saved = save_nested(module_name.get(), name, found.parent.get());
  else
    saved = write_global(as_str(module_name.get()), name);
  return saved && memoize(o);
}

bool Writer::save_extension(Object* o, std::int64_t code) {
  if (code <= 0 || code > INT32_MAX) {
    return pickling_error(cat("Can't pickle ", repr_text(o), ": extension code ", code, " is out of range"));
  }
  const auto bits = static_cast<std::uint64_t>(code);
  if (code <= 0xff) return output_.write(opcode::ext1, bits, 1);
  if (code <= 0xffff) return output_.write(opcode::ext2, bits, 2);
  return output_.write(opcode::ext4, bits, 4);
}

/// GLOBAL with two lines of text; for Python 2 under the names it knew.
bool Writer::write_global(Str* module, Str* name) {
  GlobalName global{to_utf8(module), to_utf8(name)};
  if (fix_imports_) global = name_in_python_2(std::move(global));
  const auto writable = [&](const std::string& text) {
    std::string bytes;
    return encode_text(make_str(text).get(), protocol_ == 3 ? "utf-8" : "ascii", "strict", bytes);
  };
  if (!writable(global.module)) {
    return pickling_error_after(
        cat("can't pickle module identifier '", global.module, "' using pickle protocol ", protocol_));
  }
  if (!writable(global.name)) {
    return pickling_error_after(
        cat("can't pickle global identifier '", global.name, "' using pickle protocol ", protocol_));
  }
  return output_.write(cat(opcode::global, global.module, '\n', global.name, '\n'));
}

/// Something inside a class, in protocols that name only what stands in a module: getattr finds it.
bool Writer::save_nested(Object* module_name, Str* name, Object* parent) {
  const Ref<> get = share(dict_get(vm().builtins, "getattr"));
  const std::string text = to_utf8(name);
  if (!since(13)) {
    const Ref<Str> last = intern(std::string_view(text).substr(text.rfind('.') + 1));
    const Ref<Tuple> arguments = tuple_of<Object*>(parent, last.get());
    return save_reduction({.callable = get.get(), .arguments = arguments.get()}, nullptr);
  }
  std::vector<Ref<Str>> parts;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t dot = std::min(text.find('.', from), text.size());
    parts.push_back(make_str(std::string_view(text).substr(from, dot - from)));
    from = dot + 1;
  }
  for (std::size_t i = 1; i < parts.size(); ++i)
    if (!save(get.get()) || (protocol_ < 2 && !output_.write(opcode::mark))) return false;
  if (!write_global(as_str(module_name), parts[0].get())) return false;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (!save(parts[i].get()) || !output_.write(protocol_ < 2 ? opcode::tuple : opcode::tuple2) ||
        !output_.write(opcode::reduce))
      return false;
  }
  return true;
}

/// The types of None, NotImplemented and ... have no name in a module.
bool Writer::save_type(Object* o) {
  const Interpreter& in = vm();
  for (Object* singleton : {in.none, in.not_implemented, in.ellipsis}) {
    if (o != singleton->type) continue;
    const Ref<Tuple> arguments = tuple_of(singleton);
    return save_reduction({.callable = in.types.type, .arguments = arguments.get()}, o);
  }
  return save_global(o, nullptr);
}

}  // namespace slotscope::pickle
