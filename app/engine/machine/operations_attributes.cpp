// Attribute access: the generic algorithms of object, and the entry points that everything else uses.
#include "engine/machine/operations.hpp"
#include "engine/objects/descriptors.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/exception.hpp"
#include "engine/objects/instance.hpp"
#include "engine/objects/slot_functions.hpp"
#include "engine/objects/special_methods.hpp"
#include "engine/objects/text.hpp"
#include "engine/objects/type_making.hpp"

namespace slotscope {
namespace {

bool is_data_descriptor(const Object* o) {
  return o->type->slots.descr_set != nullptr;
}

/// Why an attribute without a place cannot be set (CPython: _PyObject_GenericSetAttrWithDict).
Failure no_place_for_attribute(Object* o, Str* name, const Object* class_attribute) {
  std::string text = cat("'", type_name_of(o), "' object ");
  if (class_attribute)
    return raise(vm().errors.AttributeError, cat(text, "attribute '", to_utf8(name), "' is read-only"));
  text += cat("has no attribute '", to_utf8(name), "'");
  if (since(13) && o->type->slots.setattro == generic_set_attribute) {
    text += " and no __dict__ for setting new attributes";
  }
  raise(vm().errors.AttributeError, std::move(text));
  if (since(13)) add_attribute_error_context(o, name);
  return {};
}

/// PyObject_SetAttr interns the names it is given.
Ref<Str> interned_name(Str* name) {
  return name->interned || !is_exact_str(name) ? share(name) : intern(share(name));
}

}  // namespace

void add_attribute_error_context(Object* o, Str* name) {
  if (!since(10) || !exception_matches(vm().errors.AttributeError)) return;
  Object** fields = vm().error->fields;
  if (fields[attribute_error_name] || fields[attribute_error_object]) return;
  fields[attribute_error_name] = share<Object>(name).take();
  fields[attribute_error_object] = share(o).take();
}

Ref<> generic_get_attribute_quietly(Object* o, Str* name) {
  const Ref<> found = share(type_lookup(o->type, name));
  const auto get = found ? found->type->slots.descr_get : nullptr;
  if (get && is_data_descriptor(found.get())) return get(found.get(), o, o->type);
  if (Object* value = instance_attribute(o, name)) return share(value);
  if (get) return get(found.get(), o, o->type);
  return found;
}

Ref<> generic_get_attribute(Object* o, Str* name) {
  Ref<> value = generic_get_attribute_quietly(o, name);
  if (value || vm().error) return value;
  raise(vm().errors.AttributeError, cat("'", type_name_of(o), "' object has no attribute '", to_utf8(name), "'"));
  add_attribute_error_context(o, name);
  return {};
}

bool generic_set_attribute(Object* o, Str* name, Object* value) {
  const Ref<> found = share(type_lookup(o->type, name));
  if (found && is_data_descriptor(found.get())) return found->type->slots.descr_set(found.get(), o, value);
  if (!o->type->dict_offset) return no_place_for_attribute(o, name, found.get());
  if (value) return store_instance_attribute(o, name, value);
  const Tri deleted = delete_instance_attribute(o, name);
  if (deleted != Tri::False) return deleted == Tri::True;
  if (!since(11)) return raise_object(vm().errors.AttributeError, name);
  return raise(vm().errors.AttributeError,
               cat("'", type_name_of(o), "' object has no attribute '", to_utf8(name), "'"));
}

Ref<> get_attribute(Object* o, Str* name) {
  Ref<> value = o->type->slots.getattro(o, name);
  if (!value) add_attribute_error_context(o, name);
  return value;
}

Ref<> get_attribute(Object* o, std::string_view name) {
  return get_attribute(o, intern(name).get());
}

bool set_attribute(Object* o, Str* name, Object* value) {
  const auto set = o->type->slots.setattro;
  const Ref<Str> key = interned_name(name);
  if (set) return set(o, key.get(), value);
  return raise(vm().errors.TypeError,
               cat("'", type_name_of(o), "' object has ", o->type->slots.getattro ? "only read-only" : "no",
                   " attributes (", value ? "assign to" : "del", " .", to_utf8(name), ")"));
}

Tri look_up_attribute(Object* o, Str* name, Ref<>& result) {
  const auto get = o->type->slots.getattro;
  if (get == generic_get_attribute) {
    result = generic_get_attribute_quietly(o, name);
  } else if (get == type_get_attribute) {
    result = type_get_attribute_quietly(o, name);
  } else {
    result = get(o, name);
  }
  if (result) return Tri::True;
  if (!vm().error || catch_exception(vm().errors.AttributeError)) return Tri::False;
  return Tri::Error;
}

}  // namespace slotscope
