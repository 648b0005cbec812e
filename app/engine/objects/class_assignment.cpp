// Changing what an object or a class is made of after the fact: `o.__class__ = C` and `C.__bases__ = (...)`.
//
// Both ask whether instances of one class could become instances of another: only when their layouts agree
// (CPython: Objects/typeobject.c, compatible_for_assignment, object_set_class, type_set_bases).
#include <vector>

#include "engine/layout/instance_model.hpp"
#include "engine/machine/operations.hpp"
#include "engine/objects/exception.hpp"
#include "engine/objects/instance.hpp"
#include "engine/objects/object_type.hpp"
#include "engine/objects/slot_definitions.hpp"
#include "engine/objects/text.hpp"
#include "engine/objects/type_attributes.hpp"
#include "engine/objects/type_making.hpp"

namespace slotscope {
namespace {

Failure type_error(std::string message) {
  return raise(vm().errors.TypeError, std::move(message));
}

/// The class adds nothing to its base's instances (CPython: compatible_with_tp_base).
bool like_its_base(const Type* type) {
  const Type* base = type->base;
  if (!base || type->is(type_flag::has_gc) != base->is(type_flag::has_gc)) return false;
  const ModelLayout &own = type->model, &inherited = base->model;
  return own.basicsize == inherited.basicsize && own.itemsize == inherited.itemsize &&
         own.dictoffset == inherited.dictoffset && own.weakrefoffset == inherited.weakrefoffset &&
         type->instance_size == base->instance_size;
}

bool same_slot_names(const Type* a, const Type* b) {
  if (a->members.size() != b->members.size()) return false;
  for (std::size_t i = 0; i < a->members.size(); ++i) {
    if (!str_equal(a->members[i].name, b->members[i].name)) return false;
  }
  return true;
}

/// Both classes add the same parts to the same base. Where a dict or weak reference list follows the slots CPython does
/// not recognise them, and neither does this.
bool same_parts_added(const Type* a, const Type* b) {
  if (a->base != b->base) return false;
  std::int32_t size = a->base->model.basicsize;
  constexpr std::int32_t word = 8;
  if (a->model.dictoffset == size && b->model.dictoffset == size) size += word;
  if (a->model.weakrefoffset == size && b->model.weakrefoffset == size) size += word;
  if (!a->members.empty() || !b->members.empty()) {
    if (!same_slot_names(a, b)) return false;
    size += word * static_cast<std::int32_t>(a->members.size());
  }
  return size == a->model.basicsize && size == b->model.basicsize;
}

bool same_words_here(const Type* a, const Type* b) {
  return a->instance_size == b->instance_size && a->dict_offset == b->dict_offset &&
         a->weakref_offset == b->weakref_offset && a->values_offset == b->values_offset;
}

/// New lookup orders for a class and everything derived from it; what they were is kept for the case of failure.
bool set_mro_of_hierarchy(Type* type, std::vector<std::pair<Type*, Ref<Tuple>>>& before) {
  before.emplace_back(type, share(type->mro));
  if (!set_mro(type)) return false;
  for (Type* subclass : std::vector<Type*>(type->subclasses)) {
    if (!set_mro_of_hierarchy(subclass, before)) return false;
  }
  return true;
}

void update_slots_of_hierarchy(Type* type) {
  update_all_slots(type);
  for (Type* subclass : type->subclasses) update_slots_of_hierarchy(subclass);
}

/// By way of `__base__` alone: within a custom mro() the MROs may not be up to date.
bool derives_by_base_chain(const Type* type, const Type* from) {
  while (type && type != from) type = type->base;
  return type != nullptr;
}

bool check_new_bases(const Type* type, Object* bases) {
  if (!is_tuple(bases)) {
    return type_error(cat("can only assign tuple to ", type_name(type), ".__bases__, not ", type_name_of(bases)));
  }
  if (as_tuple(bases)->size == 0) {
    return type_error(cat("can only assign non-empty tuple to ", type_name(type), ".__bases__, not ()"));
  }
  for (Object* base : *as_tuple(bases)) {
    if (!is_type_object(base)) {
      return type_error(cat(type_name(type), ".__bases__ must be tuple of classes, not '", type_name_of(base), "'"));
    }
    if (is_subtype(as_type(base), type) || derives_by_base_chain(as_type(base), type)) {
      return type_error("a __bases__ item causes an inheritance cycle");
    }
  }
  return true;
}

}  // namespace

bool compatible_for_assignment(const Type* old_type, const Type* new_type, std::string_view attribute) {
  const auto differs = [&](std::string_view what) {
    return type_error(
        cat(attribute, " assignment: '", type_name(new_type), "' ", what, " differs from '", type_name(old_type), "'"));
  };
  if (old_type->is(type_flag::has_gc) != new_type->is(type_flag::has_gc)) return differs("deallocator");
  const Type *new_base = new_type, *old_base = old_type;
  while (like_its_base(new_base)) new_base = new_base->base;
  while (like_its_base(old_base)) old_base = old_base->base;
  if (new_base != old_base && !same_parts_added(new_base, old_base)) return differs("object layout");
  return same_words_here(old_type, new_type) || differs("object layout");
}

bool assign_class(Object* o, Object* new_class) {
  if (!new_class) return type_error("can't delete __class__ attribute");
  if (!is_type_object(new_class)) {
    return type_error(cat("__class__ must be set to a class, not '", type_name_of(new_class), "' object"));
  }
  Type *old_type = o->type, *new_type = as_type(new_class);
  const Type* module = vm().types.module;
  const bool both_modules = is_subtype(old_type, module) && is_subtype(new_type, module);
  const auto changeable = [](const Type* type) { return type->is(type_flag::heap) && !type->is(type_flag::immutable); };
  if (!both_modules && (!changeable(old_type) || !changeable(new_type))) {
    return type_error(cat("__class__ assignment only supported for ", since(10) ? "mutable" : "heap",
                          " types or ModuleType subclasses"));
  }
  if (!compatible_for_assignment(old_type, new_type, "__class__")) return false;
  if (old_type->is(type_flag::inline_values) && old_type != new_type) give_up_inline_values(o);
  if (new_type->is(type_flag::heap)) retain(new_type);
  o->type = new_type;
  if (old_type->is(type_flag::heap)) release(old_type);
  return true;
}

bool set_bases(Object* self, Object* value) {
  Type* type = as_type(self);
  if (!check_type_is_mutable(type, "__bases__")) return false;
  if (!value) {
    if (!since(10)) return type_error(cat("can't delete ", type_name(type), ".__bases__"));
    return type_error(cat("cannot delete '__bases__' attribute of immutable type '", type_name(type), "'"));
  }
  if (!check_new_bases(type, value)) return false;
  Ref<Tuple> bases = share(as_tuple(value));
  Type* base = best_base(bases.get());
  if (!base || !compatible_for_assignment(type->base, base, "__bases__")) return false;

  Ref<Tuple> old_bases = share(type->bases);
  Ref<Type> old_base = share(type->base);
  assign(type->bases, Ref<Tuple>(bases));
  assign(type->base, share(base));
  std::vector<std::pair<Type*, Ref<Tuple>>> before;
  if (!set_mro_of_hierarchy(type, before)) {
    for (auto& [changed, mro] : before) assign(changed->mro, std::move(mro));
    if (type->bases == bases.get()) {
      assign(type->bases, std::move(old_bases));
      assign(type->base, std::move(old_base));
    }
    type_modified(type);
    return false;
  }
  if (type->bases != bases.get()) return true;  // a custom mro() assigned others meanwhile
  for (Object* old : *old_bases) remove_subclass(as_type(old), type);
  for (Object* added : *bases) add_subclass(as_type(added), type);
  type_modified(type);
  update_slots_of_hierarchy(type);
  return true;
}

}  // namespace slotscope
