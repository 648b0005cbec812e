// How instances of classes end: finalizer, weak references, slots, attributes; and how the cycle collector sees them.
//
// The order is CPython's (Objects/typeobject.c, subtype_dealloc) because programs can watch it.
#include "engine/layout/instance_model.hpp"
#include "engine/machine/finalizer_order.hpp"
#include "engine/machine/heap.hpp"
#include "engine/machine/machine_parts.hpp"
#include "engine/machine/operations.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/exception.hpp"
#include "engine/objects/instance.hpp"
#include "engine/objects/text.hpp"
#include "engine/objects/weakref.hpp"

namespace slotscope {
namespace {

/// The built-in type whose struct the instance begins with.
const Type* native_base(const Type* type) {
  while (type->is(type_flag::heap)) type = type->base;
  return type;
}

template <class Visit>
void for_each_slot(Object* o, Visit visit) {
  for (const Type* type = o->type; type->is(type_flag::heap); type = type->base) {
    for (const SlotMember& member : type->members) visit(slot_word(o, member.offset));
  }
}

/// The dict word belongs to the class, not to the struct of its built-in base.
bool owns_dict_word(const Type* type, const Type* native) {
  return type->dict_offset && !native->dict_offset;
}

void clear_slots(Object* o) {
  for_each_slot(o, [](Object*& word) { assign(word, Ref<>()); });
}

void clear_attributes(Object* o) {
  const Type* type = o->type;
  if (type->is(type_flag::inline_values)) {
    InlineValues* in_line = inline_values(o);
    const std::uint32_t count = in_line->count;
    in_line->count = 0;
    for (std::uint32_t i = 0; i < count; ++i) assign(in_line->values()[i], Ref<>());
  }
  if (owns_dict_word(type, native_base(type))) assign(*dict_word(o), Ref<Dict>());
}

}  // namespace

bool finalize_before_dealloc(Object* o) {
  if (o->has(object_flag::finalized) && o->has(object_flag::collectable)) return false;
  o->references = 1;  // alive while its finalizer runs
  o->type->slots.finalize(o);
  o->flags |= object_flag::finalized;
  return --o->references != 0;
}

void instance_dealloc(Object* o) {
  const Type* type = o->type;
  const Type* native = native_base(type);
  if (type->slots.finalize) {
    if (finalize_before_dealloc(o)) return;
    forget_creation(o);
  }
  if (type->weakref_offset && !native->weakref_offset) clear_weak_references(o);
  if (type->shared_keys) instance_destroyed(o);
  untrack(o);
  clear_slots(o);
  clear_attributes(o);
  if (native->slots.dealloc) {
    native->slots.dealloc(o);
  } else {
    free_object(o);
  }
}

void instance_traverse(Object* o, Visitor visit, void* context) {
  const Type* type = o->type;
  const Type* native = native_base(type);
  visit(o->type, context);
  for_each_slot(o, [&](Object*& word) {
    if (word) visit(word, context);
  });
  if (type->is(type_flag::inline_values)) {
    InlineValues* in_line = inline_values(o);
    for (std::uint32_t i = 0; i < in_line->count; ++i) visit(in_line->values()[i], context);
  }
  if (owns_dict_word(type, native) && *dict_word(o)) visit(*dict_word(o), context);
  if (native->slots.traverse) native->slots.traverse(o, visit, context);
}

void instance_clear(Object* o) {
  const Type* native = native_base(o->type);
  if (native->slots.clear) native->slots.clear(o);
  clear_slots(o);
  clear_attributes(o);
}

}  // namespace slotscope
