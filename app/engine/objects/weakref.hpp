// Weak references: each referred object heads a list of the references to it; they are told when it goes.
//
// The word at `Type::weakref_offset` of an object points to the first of its references (not owned). A reference
// without a callback is shared: it comes first in the list, a shared proxy second, all others follow, newest first
// (CPython: Objects/weakrefobject.c).
#pragma once

#include "engine/objects/type.hpp"

namespace slotscope {

struct WeakRef : Object {
  Object* referent;   ///< borrowed; null when dead
  Object* callback;   ///< owned or null
  std::int64_t hash;  ///< of the referent once asked for; -1: not known
  WeakRef* previous;
  WeakRef* next;
};

inline WeakRef** weak_list(Object* o) {
  const std::uint32_t offset = o->type->weakref_offset;
  return offset ? reinterpret_cast<WeakRef**>(reinterpret_cast<char*>(o) + offset) : nullptr;
}
/// weakref.ref(o, callback), shared when possible; TypeError when `o` cannot be referred to weakly.
Ref<> make_weakref(Object* o, Object* callback = nullptr);
/// What a weak reference refers to, or null when it is gone; borrowed.
inline Object* weakref_target(Object* ref) {
  return static_cast<WeakRef*>(ref)->referent;
}
/// An object dies: its references forget it, their callbacks run newest first. Every dealloc of a weakly referable type
/// calls it first.
void clear_weak_references(Object* o);
/// A reference forgets its object without a callback (for the cycle collector, which calls the callbacks itself later).
void detach_weakref(WeakRef* ref);
/// Runs the callback of a reference that was detached.
void call_weakref_callback(WeakRef* ref, Object* callback);
std::size_t weakref_count(Object* o);

}  // namespace slotscope
