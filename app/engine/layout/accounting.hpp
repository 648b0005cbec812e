// The account of modelled blocks: what the modelled CPython's allocator has handed out since tracing began.
//
// A table from the address of a block here to its modelled bytes and the source line that asked for it: open addressing
// with linear probes, as every object made while tracing passes through it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace slotscope {

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

class Account {
 public:
  void add(const void* block, std::size_t bytes, std::uint32_t site);
  void remove(const void* block);
  void clear();
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
  std::size_t place_of(const void* block) const;
  void grow();

  std::vector<AccountedBlock> table_;
  std::size_t used_ = 0;
  std::int64_t current_ = 0, peak_ = 0;
  std::vector<AllocationSite> sites_;
  std::uint32_t last_site_ = 0;
};

}  // namespace slotscope
