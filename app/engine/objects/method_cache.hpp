// The cache of attribute lookups on types: (type version, name) to what the MRO answers.
//
// One direct-mapped table an interpreter. An entry is right as long as its version is that of the type: versions are
// never used twice, so nothing has to be removed when a class changes (CPython: Objects/typeobject.c, type_cache).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace slotscope {

struct Str;
struct Object;

struct MethodCache {
  struct Entry {
    std::uint32_t version = 0;
    Str* name = nullptr;      ///< owned: an address must not come to mean another name
    Object* value = nullptr;  ///< borrowed; null: the lookup finds nothing
  };
  static constexpr std::size_t size = 4096;
  std::array<Entry, size> entries;

  Entry& at(std::uint32_t version, const Str* name) {
    const std::size_t address = reinterpret_cast<std::uintptr_t>(name) >> 4;
    return entries[(address ^ version * 0x9E3779B1u) & (size - 1)];
  }
  /// Releases the names; before the interpreter's heap goes.
  void clear();
};

}  // namespace slotscope
