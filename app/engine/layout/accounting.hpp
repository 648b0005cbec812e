// The account of modelled blocks: what the modelled CPython's allocator has handed out since tracing began.
//
// A table from the address of a block here to its modelled bytes and the source line that asked for it: open addressing
// with linear probes, as every object made while tracing passes through it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace slotscope {

struct Object;
struct Str;

/// A source line that allocated; file names are interned strings.
struct AllocationSite {
  const Str* file;
  int line;
};

struct AccountedBlock {
  const void* address;  ///< null: free
  std::uint32_t bytes;  ///< a block of 4 GiB or more counts as just below that
  std::uint32_t site;
};

/// CPython keeps blocks of the commonest kinds for the next object of the kind instead of giving them back: of tuples
/// by their length up to 19, and of four others. What such a block was traced with stays traced.
enum class FreeList : std::uint8_t { Tuple = 0, Float = 20, List, Dict, Keys, Int, None };

class Account {
 public:
  void add(const void* block, std::size_t bytes, std::uint32_t site, FreeList list = FreeList::None);
  void remove(const void* block, FreeList list = FreeList::None);
  void clear();
  /// Gives back what the free lists keep, as a full collection does.
  void empty_free_lists();
  /// While it does not record, only the free lists are followed.
  void record(bool on) { recording_ = on; }
  bool recording() const { return recording_; }
  /// What follows is not accounted until it is resumed: the modelled Python does without it.
  void pause() { ++paused_; }
  void resume() { --paused_; }
  bool paused() const { return paused_ > 0; }
  void reset_peak() { peak_ = current_; }
  std::int64_t current() const { return current_; }
  std::int64_t peak() const { return peak_; }
  std::uint32_t site(const Str* file, int line);
  const std::vector<AllocationSite>& sites() const { return sites_; }
  const AccountedBlock* find(const void* block) const;

  struct SiteTotal {
    std::int64_t bytes = 0, blocks = 0;
  };
  /// Bytes and blocks by site.
  std::vector<SiteTotal> totals() const;
  /// What the process needs for these blocks: small ones come in classes of 16 bytes from pools that are filled one
  /// after the other, larger ones from malloc.
  std::int64_t process_bytes() const;

 private:
  struct KeptBlock {
    std::uint32_t bytes;  ///< 0: made before recording began
    std::uint32_t site;
  };
  std::vector<KeptBlock>& kept(FreeList list) { return free_lists_[static_cast<std::size_t>(list)]; }
  std::size_t place_of(const void* block) const;
  void grow();

  std::vector<AccountedBlock> table_;
  std::size_t used_ = 0;
  std::int64_t current_ = 0, peak_ = 0;
  std::vector<AllocationSite> sites_;
  std::uint32_t last_site_ = 0;
  std::array<std::vector<KeptBlock>, static_cast<std::size_t>(FreeList::None)> free_lists_;
  bool recording_ = true;
  int paused_ = 0;
};

}  // namespace slotscope
