// Memory of the objects: pooled blocks by size, the collector's space, and the account of modelled blocks.
//
// Blocks up to 512 bytes come from pages of one size (steps of eight bytes), collectable objects in pages of their own so
// that the cycle collector can walk them without a list through every object. Larger blocks come from malloc.
#pragma once

#include <cstddef>
#include <cstdint>

#include "engine/machine/interpreter.hpp"
#include "engine/objects/type.hpp"

namespace slotscope {

/// A zeroed block with a header for `type` and one reference. Never null: running out ends the run through the memory limit.
Object* allocate_object(Type* type, std::size_t bytes);
/// Frees the block of a dead object (called last by every dealloc slot); releases the type of heap types.
void free_object(Object* object);

template <class T>
T* allocate(Type* type) {
  return static_cast<T*>(allocate_object(type, sizeof(T)));
}

/// Plain memory owned by an object (list items, key tables); counted against the limits.
void* allocate_buffer(std::size_t bytes);
void* resize_buffer(void* buffer, std::size_t old_bytes, std::size_t bytes);
void free_buffer(void* buffer, std::size_t bytes);

// The account: what the modelled CPython's allocator would have been asked for. Cheap when nobody traces.
void note_block_slow(const void* block, std::size_t modelled_bytes);
void note_free_slow(const void* block);
void note_object_slow(Object* object);
/// A block other than the object itself (list items, key table, set table): call with the modelled size after (re)allocation.
inline void note_block(const void* block, std::size_t modelled_bytes) {
  if (vm().tracing_memory) note_block_slow(block, modelled_bytes);
}
inline void note_free(const void* block) {
  if (vm().tracing_memory) note_free_slow(block);
}
/// Every constructor ends with this, when the object's fields say how large the modelled one would be.
template <class T>
Ref<T> finish(T* object) {
  if (vm().tracing_memory) note_object_slow(object);
  return Ref<T>::adopt(object);
}

/// Tells the cycle collector that an object now may hold others / no longer does.
inline void track(Object* object) { object->flags |= object_flag::tracked; }
inline void untrack(Object* object) { object->flags &= ~object_flag::tracked; }

}  // namespace slotscope
