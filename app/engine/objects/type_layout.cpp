// Where the parts of an instance stand, here and in the modelled CPython, and which bases can be combined.
#include <algorithm>

#include "engine/machine/interpreter.hpp"
#include "engine/objects/exception.hpp"
#include "engine/objects/instance.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/type_making.hpp"

namespace slotscope {
namespace {

constexpr std::uint32_t word = sizeof(Object*);
constexpr std::int32_t model_word = 8;

bool has_items(const Type* type) {
  return type->is(type_flag::is_int | type_flag::is_bytes | type_flag::is_tuple | type_flag::is_type);
}

/// The type adds something to the layout of its base that another base could not also add (CPython: extra_ivars,
/// shape_differs from 3.12). A dict or weak reference list at the end does not count, except before 3.12 in types with
/// items, whose dict makes their fixed part longer.
bool extends_layout(const Type* type, const Type* base) {
  if (!type->is(type_flag::heap)) {
    return type->instance_size != base->instance_size || type->model.basicsize != base->model.basicsize;
  }
  if (!type->members.empty()) return true;
  return !since(12) && has_items(type) && type->dict_offset != base->dict_offset;
}

/// Modelled offsets of what a class adds (CPython: type_new_slots_impl; the order changed with managed dicts in 3.11).
void lay_out_model(Type* type, const AddedParts& added) {
  ModelLayout& model = type->model;
  model = type->base->model;
  std::int32_t offset = model.basicsize + model_word * static_cast<std::int32_t>(added.slot_count);
  const bool managed_dict = added.dict && (since(12) || (since(11) && !has_items(type)));
  const bool managed_weak = added.weak_references && since(12);
  if (added.dict && !managed_dict) {
    model.dictoffset = has_items(type) ? -model_word : offset;
    offset += model_word;
  }
  if (added.weak_references && !managed_weak) {
    model.weakrefoffset = offset;
    offset += model_word;
  }
  if (managed_dict) model.dictoffset = since(12) ? -1 : -offset - 3 * model_word;
  if (managed_weak) model.weakrefoffset = -4 * model_word;
  model.basicsize = offset;
  constexpr std::int32_t collector_head = 16, managed_pointers = 16;
  model.preheader = std::max(model.preheader, collector_head);
  if (managed_dict || managed_weak) model.preheader = collector_head + managed_pointers;
}

/// The instances' dicts share keys: up to 3.10 whoever has a dict, from 3.11 on where it is a managed one (CPython:
/// type_new, ht_cached_keys).
bool shares_keys(const Type* type) {
  if (type->is(type_flag::is_type) || !type->dict_offset) return false;
  return since(11) ? type->model.dictoffset < (since(12) ? 0 : -model_word) : true;
}

}  // namespace

Type* solid_base(Type* type) {
  Type* base = type->base ? solid_base(type->base) : vm().types.object;
  return type->base && extends_layout(type, type->base) ? type : base;
}

Type* best_base(Tuple* bases) {
  Type* winner = nullptr;
  Type* base = nullptr;
  for (Object* item : *bases) {
    if (!is_type_object(item)) {
      raise(vm().errors.TypeError, "bases must be types");
      return nullptr;
    }
    Type* candidate_base = as_type(item);
    if (!candidate_base->is(type_flag::base)) {
      raise(vm().errors.TypeError, cat("type '", type_name(candidate_base), "' is not an acceptable base type"));
      return nullptr;
    }
    Type* candidate = solid_base(candidate_base);
    if (!winner || (!is_subtype(winner, candidate) && is_subtype(candidate, winner))) {
      winner = candidate;
      base = candidate_base;
    } else if (!is_subtype(winner, candidate)) {
      raise(vm().errors.TypeError, "multiple bases have instance lay-out conflict");
      return nullptr;
    }
  }
  return base;
}

void inherit_layout(Type* type) {
  namespace flag = type_flag;
  constexpr std::uint32_t families = flag::is_int | flag::is_float | flag::is_str | flag::is_bytes | flag::is_tuple |
                                     flag::is_list | flag::is_dict | flag::is_set | flag::is_exception | flag::is_type |
                                     flag::is_function | flag::is_bytearray;
  const Type* base = type->base;
  type->type_flags |= base->type_flags & (families | flag::sequence | flag::mapping | flag::match_self | flag::has_gc |
                                          flag::managed_dict);
  if (!type->dict_offset) type->dict_offset = base->dict_offset;
  if (!type->weakref_offset) type->weakref_offset = base->weakref_offset;
  if (type->instance_size < base->instance_size) type->instance_size = base->instance_size;
}

void inherit_pattern_kind(Type* type) {
  constexpr std::uint32_t kinds = type_flag::sequence | type_flag::mapping;
  type->type_flags &= ~kinds;
  for (const Object* each : *type->mro) {
    const std::uint32_t kind = static_cast<const Type*>(each)->type_flags & kinds;
    if (!kind) continue;
    type->type_flags |= kind;
    return;
  }
}

void lay_out_class(Type* type, const AddedParts& added) {
  lay_out_model(type, added);
  std::uint32_t offset = type->base->instance_size;
  if (added.dict) {
    type->dict_offset = offset;
    type->type_flags |= type_flag::managed_dict;
    offset += word;
  }
  if (added.weak_references) {
    type->weakref_offset = offset;
    offset += word;
  }
  for (SlotMember& member : type->members) {
    member.offset = offset;
    offset += word;
  }
  std::int32_t model_offset = type->base->model.basicsize;
  for (SlotMember& member : type->members) {
    member.model_offset = model_offset;
    model_offset += model_word;
  }
  type->instance_size = offset;

  if (!shares_keys(type)) return;
  type->shared_keys = new SharedKeys;
  const Type* native = type;
  while (native->is(type_flag::heap)) native = native->base;
  // In 3.13 alone only instances without slots have their values in them; others get a dict when they need one.
  const bool values_in_line = !since(13) || since(14) || type->model.basicsize == vm().types.object->model.basicsize;
  if (native == vm().types.object && values_in_line) {
    type->type_flags |= type_flag::inline_values;
    type->values_offset = offset;
  }
}

}  // namespace slotscope
