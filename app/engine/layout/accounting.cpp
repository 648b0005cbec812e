// The account of modelled blocks: what tracemalloc of the modelled version would report.
#include <unordered_map>

#include "engine/layout/accounting.hpp"
#include "engine/layout/sizes.hpp"
#include "engine/machine/heap.hpp"

namespace slotscope {

void note_block_slow(const void* block, std::size_t modelled_bytes) {
  Account& account = vm().heap->account;
  auto& entry = account.blocks[block];
  account.current += static_cast<std::int64_t>(modelled_bytes) - static_cast<std::int64_t>(entry);
  entry = modelled_bytes;
  if (account.current > account.peak) account.peak = account.current;
}

void note_free_slow(const void* block) {
  Account& account = vm().heap->account;
  const auto found = account.blocks.find(block);
  if (found == account.blocks.end()) return;
  account.current -= static_cast<std::int64_t>(found->second);
  account.blocks.erase(found);
}

void note_object_slow(Object* object) { note_block_slow(object, static_cast<std::size_t>(block_bytes_of(object))); }

}  // namespace slotscope
