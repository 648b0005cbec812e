// What attribute instructions learn about the types they meet, so that the next time is a comparison and a load.
//
// A cache entry is right as long as the type of the object has the version it was made for: every change of a class or
// its bases gives it a new one. The commonest answer, `Place`, covers slots and in-line instance values alike: both are
// a word at a fixed offset of the instance, and a null word there means "look properly".
#pragma once

#include "engine/compile/code.hpp"
#include "engine/objects/instance.hpp"
#include "engine/objects/object.hpp"

namespace slotscope {

/// The attribute by what the cache knows, or learnt anew; empty with an exception pending.
Ref<> load_attribute(Object* o, Cache& cache);
/// The same for a call: `self` is set (to `o`) when the result is a function to be called with it.
Ref<> load_method(Object* o, Cache& cache, Object*& self);
bool store_attribute(Object* o, Cache& cache, Object* value);
/// Where the value of a global lies by what the cache knows; null when it must be looked for.
inline Object** known_global(const Dict* globals, const Dict* builtins, const Cache& cache) {
  if (!cache.version || !globals->keys || globals->keys->version != cache.version) return nullptr;
  if (cache.kind == Cache::Kind::Builtin && (!builtins->keys || builtins->keys->version != cache.second))
    return nullptr;
  return cache.place;
}
/// Globals then builtins; empty when neither has it.
Ref<> load_global(Dict* globals, Dict* builtins, Cache& cache);

/// Whether no attribute of the instance can hide what its class answers, given that its type was checked already.
inline bool nothing_hides(Object* o, const Cache& cache) {
  const Type* type = o->type;
  if (!type->dict_offset) return true;
  if (slot_word(o, type->dict_offset)) return false;
  return !type->values_offset || type->shared_keys->names.size() == cache.second;
}

}  // namespace slotscope
