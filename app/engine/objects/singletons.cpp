// None, Ellipsis and NotImplemented: types with one instance each.
#include "engine/builtins/native.hpp"
#include "engine/builtins/warnings.hpp"
#include "engine/objects/exception.hpp"
#include "engine/objects/object_type.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {
namespace {

/// The type's only instance; arguments are refused.
Ref<> only_instance(std::string_view name, const Args& args, Object* instance) {
  if (args.count == 0 && args.keyword_count() == 0) return share(instance);
  return raise(vm().errors.TypeError, cat(name, " takes no arguments"));
}

Ref<> none_repr(Object*) {
  return make_str("None");
}
Tri none_bool(Object*) {
  return Tri::False;
}
Ref<> none_new(Type*, const Args& args) {
  return only_instance("NoneType", args, vm().none);
}
bool none_hash(Object* self, std::int64_t& result) {
  constexpr std::int64_t fixed = 0xfca86420;  // 3.12+: no longer the address
  result = since(12) ? fixed : hash_address(self);
  return true;
}

Ref<> ellipsis_repr(Object*) {
  return make_str("Ellipsis");
}
Ref<> ellipsis_new(Type*, const Args& args) {
  return only_instance("EllipsisType", args, vm().ellipsis);
}
Ref<> ellipsis_reduce(Object*, const Args&) {
  return make_str("Ellipsis");
}

Ref<> not_implemented_repr(Object*) {
  return make_str("NotImplemented");
}
Ref<> not_implemented_new(Type*, const Args& args) {
  return only_instance("NotImplementedType", args, vm().not_implemented);
}
Ref<> not_implemented_reduce(Object*, const Args&) {
  return make_str("NotImplemented");
}
Tri not_implemented_bool(Object*) {
  if (since(14)) {
    raise(vm().errors.TypeError, "NotImplemented should not be used in a boolean context");
    return Tri::Error;
  }
  if (since(9) && !warn(vm().errors.DeprecationWarning, "NotImplemented should not be used in a boolean context"))
    return Tri::Error;
  return Tri::True;
}

const std::vector<NativeDef> ellipsis_methods{{"__reduce__", ellipsis_reduce, Arity::none()}};
const std::vector<NativeDef> not_implemented_methods{{"__reduce__", not_implemented_reduce, Arity::none()}};

}  // namespace

void set_up_singleton_types() {
  TypeSpec none_spec;
  none_spec.name = "NoneType";
  none_spec.struct_size = sizeof(Object);
  none_spec.slots.repr = none_repr;
  none_spec.slots.nb_bool = none_bool;
  none_spec.slots.hash = none_hash;
  none_spec.slots.richcompare = vm().types.object->slots.richcompare;
  none_spec.slots.new_ = none_new;
  if (since(13)) none_spec.doc = "The type of the None singleton.";
  make_type(none_spec, vm().types.none);

  TypeSpec ellipsis_spec;
  ellipsis_spec.name = "ellipsis";
  ellipsis_spec.struct_size = sizeof(Object);
  ellipsis_spec.slots.repr = ellipsis_repr;
  ellipsis_spec.slots.new_ = ellipsis_new;
  if (since(13)) ellipsis_spec.doc = "The type of the Ellipsis singleton.";
  ellipsis_spec.methods = &ellipsis_methods;
  make_type(ellipsis_spec, vm().types.ellipsis);

  TypeSpec not_implemented_spec;
  not_implemented_spec.name = "NotImplementedType";
  not_implemented_spec.struct_size = sizeof(Object);
  not_implemented_spec.slots.repr = not_implemented_repr;
  not_implemented_spec.slots.nb_bool = not_implemented_bool;
  not_implemented_spec.slots.new_ = not_implemented_new;
  if (since(13)) not_implemented_spec.doc = "The type of the NotImplemented singleton.";
  not_implemented_spec.methods = &not_implemented_methods;
  make_type(not_implemented_spec, vm().types.not_implemented);
}

}  // namespace slotscope
