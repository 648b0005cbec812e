// Type objects as objects: allocation, names, the list of subclasses, and their end.
#include <algorithm>
#include <new>

#include "engine/layout/class_blocks.hpp"
#include "engine/machine/heap.hpp"
#include "engine/machine/operations.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/instance.hpp"
#include "engine/objects/text.hpp"
#include "engine/objects/type_making.hpp"
#include "engine/objects/weakref.hpp"

namespace slotscope {
namespace {

template <class T>
void drop(T*& field) {
  release_if(std::exchange(field, nullptr));
}

void forget_in_bases(Type* type) {
  if (!type->bases) return;
  for (Object* base : *type->bases) remove_subclass(as_type(base), type);
}

}  // namespace

Ref<Type> allocate_type(Type* metatype) {
  Object* block = allocate_object(metatype, sizeof(Type));
  const Object header = *block;
  Type* type = new (block) Type();
  static_cast<Object&>(*type) = header;
  type->dict = make_dict().take();
  return adopt(type);
}

void set_type_name(Type* type, Str* name) {
  assign(type->name, share(name));
  type->heap_name = to_utf8(name);
  type->static_name = type->heap_name;
}

void add_subclass(Type* base, Type* type) {
  base->subclasses.push_back(type);
  if (vm().tracing_memory) account_subclass(base);
}

void remove_subclass(Type* base, Type* type) {
  const auto place = std::find(base->subclasses.begin(), base->subclasses.end(), type);
  if (place != base->subclasses.end()) base->subclasses.erase(place);
}

void type_dealloc(Object* o) {
  Type* type = as_type(o);
  untrack(type);
  if (vm().tracing_memory) account_dead_class(type);
  clear_weak_references(type);
  forget_in_bases(type);
  drop(type->dict);
  drop(type->bases);
  drop(type->mro);
  drop(type->base);
  drop(type->name);
  drop(type->qualname);
  for (SlotMember& member : type->members) drop(member.name);
  if (type->shared_keys) {
    for (Str* name : type->shared_keys->names) release(name);
    delete type->shared_keys;
  }
  const Object header = *type;
  type->~Type();
  *o = header;
  free_object(o);
}

void type_traverse(Object* o, Visitor visit, void* context) {
  const Type* type = as_type(o);
  const auto see = [&](Object* referred) {
    if (referred) visit(referred, context);
  };
  see(type->dict);
  see(type->mro);
  see(type->bases);
  see(type->base);
  if (o->type->is(type_flag::heap)) see(o->type);
}

void type_clear(Object* o) {
  // The MRO holds the type itself and the dict holds its functions: both cycles end here (CPython: type_clear).
  Type* type = as_type(o);
  type_modified(type);
  if (type->dict) dict_clear(type->dict);
  drop(type->mro);
}

}  // namespace slotscope
