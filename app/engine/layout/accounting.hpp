// The account of modelled blocks: what the modelled CPython's allocator has handed out since tracing began.
//
// Every object made while tracing passes through it, mostly one behind the other in memory. So the bytes of a block and
// the source line that asked for it stand in a ledger beside the page its address lies in, one entry for every word of
// that page: neighbours in memory are neighbours here, and nothing is ever moved.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <unordered_map>
#include <vector>

namespace slotscope {

struct Instruction;
struct Object;
struct Str;

/// A source line that allocated, or that called another one that did; file names are interned strings.
struct AllocationSite {
  const Str* file;
  int line;
  std::uint32_t caller;  ///< 0: none, or not asked for; otherwise one more than its place among the sites
  auto operator<=>(const AllocationSite&) const = default;
};

struct AccountedBlock {
  std::uint32_t bytes = 0;  ///< a block of 4 GiB or more counts as just below that
  std::uint32_t line = 0;   ///< 0: no block; otherwise one more than its place among the sites
};

/// CPython keeps blocks of the commonest kinds for the next object of the kind instead of giving them back: of tuples
/// by their length up to 19, and of four others. What such a block was traced with stays traced.
enum class FreeList : std::uint8_t { Tuple = 0, Float = 20, List, Dict, Keys, Int, None };

class Account {
 public:
  void add(const void* block, std::size_t bytes, std::uint32_t site, FreeList list);
  bool knows(const void* block) const { return site_of(block) != nullptr; }
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
  std::uint32_t site(const AllocationSite& wanted);
  /// How many lines are kept of the calls that led to a block.
  int frame_limit() const { return frame_limit_; }
  void keep_frames(int limit) { frame_limit_ = limit; }
  /// The site of an instruction that has been met lately; otherwise what `find` answers, which is kept.
  template <class Find>
  std::uint32_t site_at(const Instruction* instruction, Find find) {
    if (met_.empty()) met_.resize(most_met);
    Met& met = met_[reinterpret_cast<std::uintptr_t>(instruction) / word % most_met];
    if (met.instruction != instruction) met = {instruction, find()};
    return met.site;
  }
  /// Code has been freed: others may come to stand where its instructions were.
  void forget_instructions() { met_.clear(); }
  const std::vector<AllocationSite>& sites() const { return sites_; }
  /// The line a block was asked for on; null when it is not accounted.
  const AllocationSite* site_of(const void* block) const;

  /// Blocks of one size that one site has asked for.
  struct Group {
    std::uint32_t site;
    std::int64_t bytes, blocks;
  };
  std::vector<Group> groups() const;
  /// What the process needs for these blocks: small ones come in classes of 16 bytes from pools that are filled one
  /// after the other, larger ones from malloc.
  std::int64_t process_bytes() const;

 private:
  static constexpr std::uintptr_t page_bytes = 4096, word = 8, most_met = 4096;
  struct Ledger {
    std::uintptr_t page;
    std::array<AccountedBlock, page_bytes / word> blocks;

    AccountedBlock& entry_of(const void* block) {
      return blocks[reinterpret_cast<std::uintptr_t>(block) % page_bytes / word];
    }
  };

  std::vector<AccountedBlock>& kept(FreeList list) { return free_lists_[static_cast<std::size_t>(list)]; }
  Ledger* ledger_of(const void* block) const;
  Ledger* open_ledger(const void* block);
  AccountedBlock& entry_of(const void* block);
  template <class Each>
  void for_each_block(Each each) const;

  std::unordered_map<std::uintptr_t, std::unique_ptr<Ledger>> ledgers_;
  mutable std::array<Ledger*, 64> recent_ = {};  ///< by the low bits of the page
  std::int64_t current_ = 0, peak_ = 0;
  std::vector<AllocationSite> sites_;
  std::map<AllocationSite, std::uint32_t> places_;  ///< of the sites
  int frame_limit_ = 1;
  struct Met {
    const Instruction* instruction = nullptr;
    std::uint32_t site = 0;
  };
  std::vector<Met> met_;  ///< by the low bits of the address
  /// What the blocks of each list were traced with; nothing for those made while nothing was recorded.
  std::array<std::vector<AccountedBlock>, static_cast<std::size_t>(FreeList::None)> free_lists_;
  bool recording_ = true;
  int paused_ = 0;
};

}  // namespace slotscope
