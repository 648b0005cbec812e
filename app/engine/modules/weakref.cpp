// The module _weakref: what the Python module weakref is built on.
#include "engine/builtins/native.hpp"
#include "engine/modules/native_modules.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"
#include "engine/objects/weakproxy.hpp"

namespace slotscope {
namespace {

Ref<> count_references(Object*, const Args& args) {
  return make_int(static_cast<std::int64_t>(weakref_count(args[0])));
}

Ref<> list_references(Object*, const Args& args) {
  Ref<List> list = make_list();
  WeakRef** head = weak_list(args[0]);
  for (WeakRef* ref = head ? *head : nullptr; ref; ref = ref->next) {
    if (!list_append(list.get(), ref)) return {};
  }
  return list;
}

Ref<> proxy(Object*, const Args& args) {
  return make_weakproxy(args[0], args.count > 1 ? args[1] : nullptr);
}

/// Removes an entry of a WeakValueDictionary if its reference is dead.
Ref<> remove_dead(Object*, const Args& args) {
  if (!is_dict(args[0])) {
    return raise(vm().errors.TypeError,
                 cat("_remove_dead_weakref() argument 1 must be dict, not ", type_name_of(args[0])));
  }
  Object* value = dict_get(as_dict(args[0]), args[1]);
  if (!value) return vm().error ? nullptr : none();
  if (is_instance(value, vm().types.weakref) && weakref_target(value)) return none();
  return dict_delete(as_dict(args[0]), args[1]) == Tri::Error ? nullptr : none();
}

const std::vector<NativeDef> functions{
    {"getweakrefcount", count_references, Arity::one(), "($module, object, /)",
     "Return the number of weak references to 'object'."},
    {"getweakrefs", list_references, Arity::one(), "($module, object, /)",
     "Return a list of all weak reference objects pointing to 'object'."},
    {"proxy", proxy, Arity::range(1, 2), "($module, object, callback=None, /)",
     "Create a proxy object that weakly references 'object'."},
    {"_remove_dead_weakref", remove_dead, Arity::range(2, 2), nullptr,
     "Atomically remove key from dict if it points to a dead weakref."},
};

}  // namespace

bool fill_weakref(Dict* name_space) {
  const Ref<Str> module_name = make_str("_weakref");
  return add_functions(name_space, functions, module_name.get()) && dict_set(name_space, "ref", vm().types.weakref) &&
         dict_set(name_space, "ReferenceType", vm().types.weakref) &&
         dict_set(name_space, "ProxyType", vm().types.weakproxy) &&
         dict_set(name_space, "CallableProxyType", vm().types.weakcallableproxy);
}

}  // namespace slotscope
