// The account of modelled blocks: what the modelled CPython's allocator has handed out since tracing began.
#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>

namespace slotscope {

struct Account {
  std::unordered_map<const void*, std::size_t> blocks;  ///< our address of a block to its modelled bytes
  std::int64_t current = 0;
  std::int64_t peak = 0;
};

}  // namespace slotscope
