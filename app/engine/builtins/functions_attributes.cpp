// Built-in functions that ask an object about itself: getattr and its kin, isinstance, callable, dir, vars, hash, id.
#include "engine/builtins/functions.hpp"
#include "engine/builtins/native.hpp"
#include "engine/machine/frame.hpp"
#include "engine/machine/hidden.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

namespace {

bool check_name(const char* function, Object* name) {
  if (is_str(name)) return true;
  if (since(11) || std::string_view(function) == "hasattr" || std::string_view(function) == "getattr") {
    const bool old = !since(11);
    if (old) return raise(vm().errors.TypeError, cat(function, "(): attribute name must be string"));
    return raise(vm().errors.TypeError, cat("attribute name must be string, not '", type_name_of(name), "'"));
  }
  return raise(vm().errors.TypeError, cat("attribute name must be string, not '", type_name_of(name), "'"));
}

Ref<> builtin_getattr(Object*, const Args& args) {
  if (!check_name("getattr", args[1])) return {};
  if (args.count == 2) return get_attribute(args[0], as_str(args[1]));
  Ref<> value;
  const Tri found = look_up_attribute(args[0], as_str(args[1]), value);
  if (found == Tri::Error) return {};
  return found == Tri::True ? value : share(args[2]);
}

Ref<> builtin_hasattr(Object*, const Args& args) {
  if (!check_name("hasattr", args[1])) return {};
  Ref<> value;
  const Tri found = look_up_attribute(args[0], as_str(args[1]), value);
  return found == Tri::Error ? Ref<>() : make_bool(found == Tri::True);
}

Ref<> builtin_setattr(Object*, const Args& args) {
  if (!is_str(args[1]))
    return raise(vm().errors.TypeError, cat("attribute name must be string, not '", type_name_of(args[1]), "'"));
  return set_attribute(args[0], intern(share(as_str(args[1]))).get(), args[2]) ? none() : Ref<>();
}

Ref<> builtin_delattr(Object*, const Args& args) {
  if (!is_str(args[1]))
    return raise(vm().errors.TypeError, cat("attribute name must be string, not '", type_name_of(args[1]), "'"));
  return set_attribute(args[0], as_str(args[1]), nullptr) ? none() : Ref<>();
}

Ref<> builtin_isinstance(Object*, const Args& args) {
  const Tri is = is_instance_of(args[0], args[1]);
  return is == Tri::Error ? Ref<>() : make_bool(is == Tri::True);
}

Ref<> builtin_issubclass(Object*, const Args& args) {
  const Tri is = is_subclass_of(args[0], args[1]);
  return is == Tri::Error ? Ref<>() : make_bool(is == Tri::True);
}

Ref<> builtin_callable(Object*, const Args& args) {
  return make_bool(is_callable(args[0]));
}

Ref<> builtin_hash(Object*, const Args& args) {
  std::int64_t hash;
  return hash_of(args[0], hash) ? make_int(hash) : Ref<>();
}

Ref<> builtin_id(Object*, const Args& args) {
  return make_int_unsigned(reinterpret_cast<std::uintptr_t>(args[0]));
}

Ref<> builtin_dir(Object*, const Args& args) {
  Ref<> names;
  if (args.count == 0) {
    Frame* frame = calling_frame();
    Ref<> locals = frame ? frame_locals(frame) : Ref<>();
    if (!locals) return {};
    names = call_method(locals.get(), vm().names.keys);
  } else {
    Ref<> method = look_up_special(args[0], vm().names.__dir__);
    if (!method) {
      if (vm().error) return {};
      return raise(vm().errors.TypeError, "object does not provide __dir__");
    }
    names = call(method.get());
  }
  if (!names) return {};
  Ref<List> sorted = make_list();
  if (!sorted || !list_extend(sorted.get(), names.get()) || !list_sort(sorted.get(), nullptr, false)) return {};
  return sorted;
}

Ref<> builtin_vars(Object*, const Args& args) {
  if (args.count == 0) {
    Frame* frame = calling_frame();
    return frame ? frame_locals(frame) : Ref<>();
  }
  Ref<> dict;
  const Tri found = look_up_attribute(args[0], vm().names.__dict__, dict);
  if (found == Tri::Error) return {};
  if (found == Tri::False) return raise(vm().errors.TypeError, "vars() argument must have __dict__ attribute");
  return dict;
}

}  // namespace

const std::vector<NativeDef> attribute_functions = {
    {"getattr", builtin_getattr, Arity::range(2, 3), nullptr, "Get a named attribute from an object."},
    {"hasattr", builtin_hasattr, Arity::range(2, 2), "($module, obj, name, /)",
     "Return whether the object has an attribute with the given name."},
    {"setattr", builtin_setattr, Arity::range(3, 3), "($module, obj, name, value, /)",
     "Sets the named attribute on the given object to the specified value."},
    {"delattr", builtin_delattr, Arity::range(2, 2), "($module, obj, name, /)",
     "Deletes the named attribute from the given object."},
    {"isinstance", builtin_isinstance, Arity::range(2, 2), "($module, obj, class_or_tuple, /)",
     "Return whether an object is an instance of a class or of a subclass thereof."},
    {"issubclass", builtin_issubclass, Arity::range(2, 2), "($module, cls, class_or_tuple, /)",
     "Return whether 'cls' is derived from another class or is the same class."},
    {"callable", builtin_callable, Arity::one(), "($module, obj, /)",
     "Return whether the object is callable (i.e., some kind of function)."},
    {"hash", builtin_hash, Arity::one(), "($module, obj, /)", "Return the hash value for the given object."},
    {"id", builtin_id, Arity::one(), "($module, obj, /)", "Return the identity of an object."},
    {"dir", builtin_dir, Arity::range(0, 1), nullptr, "Show attributes of an object."},
    {"vars", builtin_vars, Arity::range(0, 1), nullptr, "Show vars."},
};

}  // namespace slotscope
