// Attribute lookup along the MRO, the versions that make it cacheable, and subtype tests.
#include "engine/machine/operations.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"
#include "engine/objects/type_making.hpp"

namespace slotscope {
namespace {

/// Gives the type a version if it and all its bases can have one (CPython: assign_version_tag).
bool assign_version(Type* type) {
  if (type->version) return true;
  if (!type->is(type_flag::ready) || type->is(type_flag::custom_mro)) return false;
  for (Object* base : *type->bases) {
    if (!assign_version(as_type(base))) return false;
  }
  if (vm().next_type_version == 0) return false;  // all used up
  type->version = vm().next_type_version++;
  return true;
}

}  // namespace

void MethodCache::clear() {
  for (Entry& entry : entries) {
    release_if(entry.name);
    entry = {};
  }
}

Object* find_in_mro(const Type* type, Str* name, Type** where) {
  if (!type->mro) return nullptr;
  for (Object* item : *type->mro) {
    Type* base = as_type(item);
    if (Object* found = dict_get(base->dict, name)) {
      *where = base;
      return found;
    }
  }
  return nullptr;
}

Object* find_in_mro(const Type* type, Str* name) {
  Type* where = nullptr;
  return find_in_mro(type, name, &where);
}

Object* type_lookup(Type* type, Str* name) {
  MethodCache& cache = vm().method_cache;
  if (type->version) {
    const MethodCache::Entry& entry = cache.at(type->version, name);
    if (entry.version == type->version && entry.name == name) return entry.value;
  }
  Object* found = find_in_mro(type, name);
  if (name->interned && assign_version(type)) {
    MethodCache::Entry& entry = cache.at(type->version, name);
    if (entry.name != name) {
      retain(name);
      release_if(std::exchange(entry.name, name));
    }
    entry.version = type->version;
    entry.value = found;
  }
  return found;
}

void type_modified(Type* type) {
  if (type->version == 0) return;  // then no subclass has one either
  type->version = 0;
  for (Type* subclass : type->subclasses) type_modified(subclass);
}

bool is_subtype(const Type* type, const Type* base) {
  if (!type->mro) {  // not ready yet
    for (const Type* ancestor = type; ancestor; ancestor = ancestor->base) {
      if (ancestor == base) return true;
    }
    return base == vm().types.object;
  }
  for (const Object* item : *type->mro) {
    if (item == base) return true;
  }
  return false;
}

}  // namespace slotscope
