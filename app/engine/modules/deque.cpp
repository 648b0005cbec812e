// What a deque can do at its ends, and how many blocks CPython would keep for it (CPython:
// Modules/_collectionsmodule.c).
#include <algorithm>

#include "engine/builtins/container.hpp"
#include "engine/modules/collections_types.hpp"

namespace slotscope {

namespace {

std::int64_t block_of(std::int64_t place) {
  return place >> 6;
}

/// Accounts for the blocks when their number is no longer what it was.
class BlockWatch {
 public:
  explicit BlockWatch(Deque* deque) : deque_(deque), before_(deque->block_count()) {}
  ~BlockWatch() {
    const std::int64_t more = deque_->block_count() - before_;
    if (more == 0) return;
    const std::int64_t most_kept = since(11) ? 16 : 0;  // before, all deques shared sixteen
    deque_->kept_blocks = std::clamp<std::int64_t>(deque_->kept_blocks - more, 0, most_kept);
    note_blocks(deque_);
  }
  BlockWatch(const BlockWatch&) = delete;
  static void note_blocks(Deque* deque) {
    note_free(&deque->ring);
    note_block(&deque->ring,
               static_cast<std::size_t>((deque->block_count() + deque->kept_blocks) * Deque::block_bytes));
  }

 private:
  Deque* deque_;
  std::int64_t before_;
};

bool grow_ring(Deque* deque) {
  const std::size_t capacity = deque->capacity ? deque->capacity * 2 : 8;
  if (capacity > 100'000 && !may_allocate(capacity * sizeof(Object*))) return false;
  auto** ring = static_cast<Object**>(allocate_buffer(capacity * sizeof(Object*)));
  for (std::size_t i = 0; i < deque->size; ++i) ring[i] = deque->at(i);
  if (deque->ring) free_buffer(deque->ring, deque->capacity * sizeof(Object*));
  deque->ring = ring;
  deque->capacity = capacity;
  deque->first = 0;
  return true;
}

/// An empty deque keeps its block and its place in it, unless it ran out of the block.
void centre_at_edge(Deque* deque) {
  if (deque->left % Deque::block_length == 0) deque->left = Deque::centre;
}

}  // namespace

std::int64_t Deque::block_count() const {
  if (size == 0) return 1;
  return block_of(left + static_cast<std::int64_t>(size) - 1) - block_of(left) + 1;
}

Ref<> deque_take_last(Deque* deque) {
  const BlockWatch watch(deque);
  Ref<> item = adopt(deque->at(--deque->size));
  if (deque->size == 0) centre_at_edge(deque);
  ++deque->changes;
  return item;
}

Ref<> deque_take_first(Deque* deque) {
  const BlockWatch watch(deque);
  Ref<> item = adopt(deque->ring[deque->first]);
  deque->first = (deque->first + 1) & (deque->capacity - 1);
  ++deque->left;
  if (--deque->size == 0) centre_at_edge(deque);
  ++deque->changes;
  return item;
}

bool deque_add_last(Deque* deque, Object* item) {
  if (deque->maximum == 0) return true;
  Ref<> dropped;
  {
    const BlockWatch watch(deque);
    if (deque->size == deque->capacity && !grow_ring(deque)) return false;
    retain(item);
    deque->at(deque->size++) = item;
    ++deque->changes;
  }
  if (deque->maximum >= 0 && static_cast<std::int64_t>(deque->size) > deque->maximum) dropped = deque_take_first(deque);
  return true;
}

bool deque_add_first(Deque* deque, Object* item) {
  if (deque->maximum == 0) return true;
  Ref<> dropped;
  {
    const BlockWatch watch(deque);
    if (deque->size == deque->capacity && !grow_ring(deque)) return false;
    retain(item);
    --deque->left;
    deque->first = (deque->first - 1) & (deque->capacity - 1);
    deque->ring[deque->first] = item;
    ++deque->size;
    ++deque->changes;
  }
  if (deque->maximum >= 0 && static_cast<std::int64_t>(deque->size) > deque->maximum) dropped = deque_take_last(deque);
  return true;
}

void deque_clear(Deque* deque) {
  const BlockWatch watch(deque);
  Object** const ring = std::exchange(deque->ring, nullptr);
  const std::size_t capacity = std::exchange(deque->capacity, 0), first = std::exchange(deque->first, 0),
                    size = std::exchange(deque->size, 0);
  if (size > 0) deque->left = Deque::centre;
  ++deque->changes;
  for (std::size_t i = 0; i < size; ++i) release(ring[(first + i) & (capacity - 1)]);
  if (ring) free_buffer(ring, capacity * sizeof(Object*));
}

/// CPython: _deque_rotate.
void deque_rotate(Deque* deque, std::int64_t steps) {
  const auto size = static_cast<std::int64_t>(deque->size), half = size >> 1;
  if (size <= 1) return;
  if (steps > half || steps < -half) {
    steps %= size;
    if (steps > half) {
      steps -= size;
    } else if (steps < -half) {
      steps += size;
    }
  }
  const BlockWatch watch(deque);
  const std::size_t mask = deque->capacity - 1;
  for (std::int64_t i = 0; i < steps; ++i) {
    Object* item = deque->at(deque->size - 1);
    deque->first = (deque->first - 1) & mask;
    deque->ring[deque->first] = item;
  }
  for (std::int64_t i = 0; i > steps; --i) {
    Object* item = deque->ring[deque->first];
    deque->first = (deque->first + 1) & mask;
    deque->at(deque->size - 1) = item;
  }
  deque->left -= steps;
  ++deque->changes;
}

void deque_delete_at(Deque* deque, std::int64_t index) {
  deque_rotate(deque, -index);
  const Ref<> item = deque_take_first(deque);
  deque_rotate(deque, index);
}

Ref<Deque> new_deque(Type* type, std::int64_t maximum) {
  Ref<> instance = allocate_instance(type);
  if (!instance) return {};
  Deque* deque = static_cast<Deque*>(instance.get());
  deque->left = Deque::centre;
  deque->maximum = maximum;
  track(deque);
  if (vm().tracing_memory) BlockWatch::note_blocks(deque);
  return finish(static_cast<Deque*>(instance.take()));
}

void deque_release_ring(Deque* deque) {
  deque_clear(deque);
  note_free(&deque->ring);
}

}  // namespace slotscope
