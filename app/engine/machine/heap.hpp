// Memory of the objects: pooled blocks by size, the collector's space, and the account of modelled blocks.
//
// Blocks up to 512 bytes come from pages of one size (steps of eight bytes), collectable objects in pages of their own
// so that the cycle collector can walk them without a list through every object. A free block has a null type; its
// first word links it to the next. Larger blocks come from malloc; the collectable ones among them are listed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <unordered_map>
#include <vector>

#include "engine/layout/accounting.hpp"
#include "engine/machine/interpreter.hpp"
#include "engine/objects/type.hpp"

namespace slotscope {

struct Float;

// The account: what the modelled CPython's allocator would have been asked for. Cheap when nobody traces.
void note_block_slow(const void* block, std::size_t modelled_bytes);
void note_free_slow(const void* block);
void note_object_slow(Object* object);
void note_object_freed_slow(const Object* object);
void note_number_slow(const Int* number);  // of 64 bits at most
void note_number_slow(const Float* number);
/// A tuple that was begun with room for so many items.
void note_tuple_slow(Tuple* tuple, std::int64_t begun_with);
/// An object written in Python here has got memory of its own, or has it no longer.
void note_own_bytes_slow(Object* object, std::size_t bytes);
void note_number_freed_slow(const Int* number);
void note_number_freed_slow(const Float* number);

struct Heap {
  static constexpr std::size_t largest_pooled = 512;
  static constexpr std::size_t class_count = largest_pooled / 8 + 1;
  static constexpr std::size_t page_bytes = 64 * 1024;

  struct Block {
    Block* next;
    Type* type;  ///< null while free: the same word as Object::type
  };
  static_assert(sizeof(Block) == sizeof(Object));
  struct Pool;
  /// The head of a page; pages lie at multiples of their size, so a block finds its page.
  struct Page {
    Page* next;
    Pool* pool;
    std::uint32_t block_bytes;
    std::uint32_t used_bytes;  ///< carved so far, this header included
  };
  /// One size of one space.
  struct Pool {
    Block* free = nullptr;
    Page* pages = nullptr;
  };

  ~Heap();
  Pool pools[2][class_count];  ///< [collectable][bytes / 8]
  std::vector<Object*> large_collectable;
  std::vector<Object*> deferred;  ///< dead objects waiting for a deep chain of destruction to unwind
  int destroy_depth = 0;
  std::size_t bytes = 0;            ///< really taken: pages, large blocks, buffers
  std::size_t limit = 0;            ///< 0: none
  bool over_limit = false;          ///< MemoryError is due at the next safe point
  std::int64_t young = 0;           ///< collectable objects made minus freed since the last collection
  std::int64_t threshold = 20'000;  ///< collect when `young` passes it
  bool collecting = false;
  bool enabled = true;                                                ///< gc.enable()
  std::unordered_map<const Object*, std::uint64_t> creation_numbers;  ///< of objects with finalizers
  std::uint64_t numbered = 0;
  Account account;

  void* refill(Pool& pool, std::size_t block_bytes);
  void* allocate_large(std::size_t block_bytes);
  void count(std::size_t more) {
    bytes += more;
    if (more >= large_enough_to_take_time) hasten_next_look(more);
    if (limit && bytes > limit) over_limit_now();
  }
  static constexpr std::size_t large_enough_to_take_time = 64 * 1024;
  /// Filling a large block takes as long as many instructions: the machine looks at limits and stop requests the
  /// sooner.
  static void hasten_next_look(std::size_t more);
  void over_limit_now();
};

/// A zeroed block with a header for `type` and one reference. Never null: running out of the memory limit is noticed at
/// the next safe point of the machine.
inline Object* allocate_object(Type* type, std::size_t bytes) {
  Interpreter& in = vm();
  Heap& heap = *in.heap;
  const bool collectable = type->is(type_flag::has_gc);
  const std::size_t size_class = (bytes + 7) / 8;
  void* block;
  std::uint32_t flags = collectable ? object_flag::collectable : 0;
  if (size_class < Heap::class_count) {
    Heap::Pool& pool = heap.pools[collectable][size_class];
    Heap::Block* head = pool.free;
    if (head) {
      pool.free = head->next;
      block = head;
    } else {
      block = heap.refill(pool, size_class * 8);
    }
  } else {
    block = heap.allocate_large(size_class * 8);
    flags |= object_flag::large;
  }
  std::memset(block, 0, size_class * 8);
  Object* object = static_cast<Object*>(block);
  object->references = 1;
  object->flags = flags;
  object->type = type;
  if (collectable) {
    if (flags & object_flag::large) heap.large_collectable.push_back(object);
    if (++heap.young > heap.threshold) in.ticks = 0;
  }
  if (type->is(type_flag::heap)) retain(type);
  return object;
}

/// A block for a number of a built-in type: one reference, fields not set. Numbers come and go more often than anything
/// else, so their way to the pool is as short as it can be.
template <class T>
T* allocate_number(Type* type) {
  Heap& heap = *vm().heap;
  constexpr std::size_t size_class = (sizeof(T) + 7) / 8;
  Heap::Pool& pool = heap.pools[0][size_class];
  void* block = pool.free;
  if (block)
    pool.free = pool.free->next;
  else
    block = heap.refill(pool, size_class * 8);
  T* number = static_cast<T*>(block);
  number->references = 1;
  number->flags = 0;
  number->type = type;
  return number;
}
/// The way back of such a block, of which nothing but the block is left.
template <class T>
void free_number(T* number) {
  Interpreter& in = vm();
  if (in.tracing_memory) note_number_freed_slow(number);
  Heap::Pool& pool = in.heap->pools[0][(sizeof(T) + 7) / 8];
  auto* block = reinterpret_cast<Heap::Block*>(static_cast<Object*>(number));
  block->next = pool.free;
  block->type = nullptr;
  pool.free = block;
}

void free_large(Object* object);
/// Frees the block of a dead object (called last by every dealloc slot); releases the type of instances of classes.
inline void free_object(Object* object) {
  Interpreter& in = vm();
  Heap& heap = *in.heap;
  if (in.tracing_memory) note_object_freed_slow(object);
  Type* type = object->type;
  if (object->flags & object_flag::collectable) --heap.young;
  if (object->flags & object_flag::large) {
    free_large(object);
  } else {
    auto* page = reinterpret_cast<Heap::Page*>(reinterpret_cast<std::uintptr_t>(object) & ~(Heap::page_bytes - 1));
    auto* block = reinterpret_cast<Heap::Block*>(object);
    block->next = page->pool->free;
    block->type = nullptr;
    page->pool->free = block;
  }
  if (type->is(type_flag::heap)) release(type);
}

template <class T>
T* allocate(Type* type) {
  return static_cast<T*>(allocate_object(type, sizeof(T)));
}

/// Plain memory owned by an object (list items, key tables); counted against the limits.
void* allocate_buffer(std::size_t bytes);
void* resize_buffer(void* buffer, std::size_t old_bytes, std::size_t bytes);
void free_buffer(void* buffer, std::size_t bytes);

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
inline void track(Object* object) {
  object->flags |= object_flag::tracked;
}
inline void untrack(Object* object) {
  object->flags &= ~object_flag::tracked;
}

/// Calls `visit` for every live collectable object.
template <class Visit>
void each_collectable(Heap& heap, Visit visit) {
  for (Heap::Pool& pool : heap.pools[1]) {
    for (Heap::Page* page = pool.pages; page; page = page->next) {
      char* begin = reinterpret_cast<char*>(page) + sizeof(Heap::Page);
      char* end = reinterpret_cast<char*>(page) + page->used_bytes;
      for (char* at = begin; at + page->block_bytes <= end; at += page->block_bytes) {
        auto* object = reinterpret_cast<Object*>(at);
        if (object->type) visit(object);
      }
    }
  }
  for (Object* object : heap.large_collectable) visit(object);
}

/// Frees what only cycles keep alive; answers how many objects that were, as gc.collect() does (machine/collector.cpp).
std::int64_t collect_cycles();

}  // namespace slotscope
