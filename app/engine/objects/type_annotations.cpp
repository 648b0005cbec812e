// `__annotations__` and `__annotate__` of classes (CPython: Objects/typeobject.c, type_get_annotations and its
// neighbours).
#include "engine/objects/type_annotations.hpp"

#include "engine/machine/operations.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/exception.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/special_methods.hpp"
#include "engine/objects/text.hpp"
#include "engine/objects/type_attributes.hpp"

namespace slotscope {
namespace {

bool is_heap(const Type* type) {
  return type->is(type_flag::heap);
}

Failure no_such_attribute(const Type* type, std::string_view name) {
  return raise(vm().errors.AttributeError, cat("type object '", type_name(type), "' has no attribute '", name, "'"));
}

/// What the class's own dict holds: `__annotations__`, or from 3.14 the dict made by the annotate function earlier.
Object* stored_annotations(const Type* type) {
  Object* found = dict_get(type->dict, vm().names.__annotations__);
  if (!found && since(14)) found = dict_get(type->dict, vm().names.__annotations_cache__);
  return found;
}

Ref<> make_annotations(Type* type) {
  if (!since(14)) return make_dict();
  const Ref<> annotate = get_type_annotate(type);
  if (!annotate) return {};
  return is_callable(annotate.get()) ? call_annotate(annotate.get()) : Ref<>(make_dict());
}

}  // namespace

Ref<> call_annotate(Object* annotate) {
  const Ref<> values_format = make_int(1);
  Ref<> result = call(annotate, values_format.get());
  if (result && !is_dict(result.get())) {
    return raise(vm().errors.TypeError,
                 cat("__annotate__ returned non-dict of type '", type_name_of(result.get()), "'"));
  }
  return result;
}

Ref<> get_type_annotations(Object* self) {
  Type* type = as_type(self);
  if (!is_heap(type)) return no_such_attribute(type, "__annotations__");
  if (Object* stored = stored_annotations(type)) return bind_found(stored, nullptr, type);
  Ref<> made = make_annotations(type);
  Str* key = since(14) ? vm().names.__annotations_cache__ : vm().names.__annotations__;
  if (!made || !dict_set(type->dict, key, made.get())) return {};
  type_modified(type);
  return made;
}

bool set_type_annotations(Object* self, Object* value) {
  Type* type = as_type(self);
  const NamePointers& names = vm().names;
  if (!check_type_is_mutable(type, "__annotations__")) return false;
  Str* key = names.__annotations__;
  if (since(14) && !dict_get(type->dict, key)) key = names.__annotations_cache__;
  if (value) {
    if (!dict_set(type->dict, key, value)) return false;
  } else {
    const Tri deleted = dict_delete(type->dict, key);
    if (deleted == Tri::Error) return false;
    if (deleted == Tri::False) return raise_object(vm().errors.AttributeError, names.__annotations__);
  }
  if (since(14) && dict_get(type->dict, names.__annotate_func__) &&
      !dict_set(type->dict, names.__annotate_func__, vm().none)) {
    return false;
  }
  type_modified(type);
  return true;
}

Ref<> get_type_annotate(Object* self) {
  Type* type = as_type(self);
  if (!is_heap(type)) return no_such_attribute(type, "__annotate__");
  if (Object* stored = dict_get(type->dict, vm().names.__annotate_func__)) return bind_found(stored, nullptr, type);
  if (!dict_set(type->dict, vm().names.__annotate_func__, vm().none)) return {};
  return none();
}

bool set_type_annotate(Object* self, Object* value) {
  Type* type = as_type(self);
  const NamePointers& names = vm().names;
  if (!value) return raise(vm().errors.TypeError, "cannot delete __annotate__ attribute");
  if (!check_type_is_mutable(type, "__annotate__")) return false;
  if (!is_none(value) && !is_callable(value)) {
    return raise(vm().errors.TypeError, "__annotate__ must be callable or None");
  }
  if (!dict_set(type->dict, names.__annotate_func__, value)) return false;
  if (!is_none(value)) {
    if (dict_delete(type->dict, names.__annotations_cache__) == Tri::Error) return false;
    if (dict_delete(type->dict, names.__annotations__) == Tri::Error) return false;
  }
  type_modified(type);
  return true;
}

}  // namespace slotscope
