// Implements the pools, the large blocks and destruction without deep recursion.
#include "engine/machine/heap.hpp"

#include <malloc.h>

#include <algorithm>
#include <cstdlib>

#include "engine/objects/text.hpp"

namespace slotscope {

constinit thread_local Interpreter* current_interpreter = nullptr;

namespace {

constexpr std::size_t slack = 32u << 20;  // what the handler of a MemoryError may still use

}  // namespace

Heap::~Heap() {
  for (auto& space : pools) {
    for (Pool& pool : space) {
      while (Page* page = pool.pages) {
        pool.pages = page->next;
        std::free(page);
      }
    }
  }
}

void Heap::over_limit_now() {
  over_limit = true;
  vm().ticks = std::min(vm().ticks, 0);
}

void* Heap::refill(Pool& pool, std::size_t block_bytes) {
  Page* page = pool.pages;
  if (!page || page->used_bytes + block_bytes > page_bytes) {
    page = static_cast<Page*>(std::aligned_alloc(page_bytes, page_bytes));
    if (!page) std::abort();  // the host itself is out of memory; the limit is far below that
    page->next = pool.pages;
    page->pool = &pool;
    page->block_bytes = static_cast<std::uint32_t>(block_bytes);
    page->used_bytes = sizeof(Page);
    pool.pages = page;
    count(page_bytes);
  }
  void* block = reinterpret_cast<char*>(page) + page->used_bytes;
  page->used_bytes += static_cast<std::uint32_t>(block_bytes);
  return block;
}

void Heap::hasten_next_look(std::size_t more) {
  constexpr std::size_t bytes_an_instruction = 128;
  Interpreter& in = vm();
  const auto instructions = static_cast<std::int32_t>(std::min<std::size_t>(more / bytes_an_instruction, 1u << 20));
  if (in.ticks < -instructions) return;  // the look is due already
  in.ticks -= instructions;
  in.tick_budget -= instructions;
}

void* Heap::allocate_large(std::size_t block_bytes) {
  void* block = std::malloc(block_bytes);
  if (!block) std::abort();
  count(malloc_usable_size(block));
  return block;
}

void free_large(Object* object) {
  Heap& heap = *vm().heap;
  if (object->has(object_flag::collectable)) {
    const auto found = std::find(heap.large_collectable.rbegin(), heap.large_collectable.rend(), object);
    *found = heap.large_collectable.back();
    heap.large_collectable.pop_back();
  }
  heap.bytes -= malloc_usable_size(object);
  std::free(object);
}

void* allocate_buffer(std::size_t bytes) {
  if (bytes == 0) return nullptr;
  void* buffer = std::malloc(bytes);
  if (!buffer) std::abort();
  vm().heap->count(bytes);
  return buffer;
}

void* resize_buffer(void* buffer, std::size_t old_bytes, std::size_t bytes) {
  if (bytes == 0) {
    free_buffer(buffer, old_bytes);
    return nullptr;
  }
  void* resized = std::realloc(buffer, bytes);
  if (!resized) std::abort();
  Heap& heap = *vm().heap;
  heap.bytes -= old_bytes;
  heap.count(bytes);
  return resized;
}

void free_buffer(void* buffer, std::size_t bytes) {
  vm().heap->bytes -= bytes;
  std::free(buffer);
}

bool may_allocate(std::size_t bytes) {
  const Heap& heap = *vm().heap;
  if (bytes < (std::size_t{1} << 46) && (!heap.limit || heap.bytes + bytes <= heap.limit + slack)) return true;
  return raise_no_arguments(vm().errors.MemoryError);
}

/// A chain of objects that each hold the last reference to the next would recurse as deep as it is long: beyond a depth
/// the dead wait in a list (CPython: the trashcan).
void destroy(Object* object) noexcept {
  if (!object->has(object_flag::collectable)) {
    object->type->slots.dealloc(object);
    return;
  }
  constexpr int deepest = 100;
  Heap& heap = *vm().heap;
  if (heap.destroy_depth >= deepest) {
    heap.deferred.push_back(object);
    return;
  }
  ++heap.destroy_depth;
  object->type->slots.dealloc(object);
  if (heap.destroy_depth == 1) {
    while (!heap.deferred.empty()) {
      Object* next = heap.deferred.back();
      heap.deferred.pop_back();
      next->type->slots.dealloc(next);
    }
  }
  --heap.destroy_depth;
}

}  // namespace slotscope
