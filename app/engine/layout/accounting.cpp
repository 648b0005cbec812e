// Implements the account and the three notes the heap passes on to it.
#include "engine/layout/accounting.hpp"

#include <algorithm>
#include <array>

#include "engine/layout/sizes.hpp"
#include "engine/machine/frame.hpp"
#include "engine/machine/heap.hpp"

namespace slotscope {

Account::Ledger* Account::ledger_of(const void* block) const {
  const std::uintptr_t page = reinterpret_cast<std::uintptr_t>(block) / page_bytes;
  Ledger*& recent = recent_[page % recent_.size()];
  if (recent && recent->page == page) return recent;
  const auto found = ledgers_.find(page);
  return found == ledgers_.end() ? nullptr : recent = found->second.get();
}

AccountedBlock& Account::entry_of(const void* block) {
  const auto address = reinterpret_cast<std::uintptr_t>(block);
  Ledger* ledger = ledger_of(block);
  if (!ledger) {
    auto opened = std::make_unique<Ledger>();
    ledger = opened.get();
    ledger->page = address / page_bytes;
    ledgers_.emplace(ledger->page, std::move(opened));
    recent_[ledger->page % recent_.size()] = ledger;
  }
  return ledger->blocks[address % page_bytes / word];
}

template <class Each>
void Account::for_each_block(Each each) const {
  for (const auto& [page, ledger] : ledgers_) {
    for (const AccountedBlock& block : ledger->blocks)
      if (block.line) each(block);
  }
}

void Account::add(const void* block, std::size_t bytes, std::uint32_t site) {
  AccountedBlock& entry = entry_of(block);
  current_ -= entry.bytes;
  entry.bytes = static_cast<std::uint32_t>(std::min<std::size_t>(bytes, UINT32_MAX));
  entry.line = site + 1;
  current_ += entry.bytes;
  peak_ = std::max(peak_, current_);
}

void Account::remove(const void* block) {
  Ledger* ledger = ledger_of(block);
  if (!ledger) return;
  AccountedBlock& entry = ledger->blocks[reinterpret_cast<std::uintptr_t>(block) % page_bytes / word];
  current_ -= entry.bytes;
  entry = {};
}

void Account::clear() {
  ledgers_.clear();
  recent_.fill(nullptr);
  current_ = peak_ = 0;
  sites_.clear();
  forget_instructions();
}

std::uint32_t Account::site(const Str* file, int line) {
  const auto found = std::find_if(sites_.begin(), sites_.end(),
                                  [&](const AllocationSite& site) { return site.file == file && site.line == line; });
  const auto place = static_cast<std::uint32_t>(found - sites_.begin());
  if (found == sites_.end()) sites_.push_back({file, line});
  return place;
}

const AllocationSite* Account::site_of(const void* block) const {
  const Ledger* ledger = ledger_of(block);
  if (!ledger) return nullptr;
  const std::uint32_t line = ledger->blocks[reinterpret_cast<std::uintptr_t>(block) % page_bytes / word].line;
  return line ? &sites_[line - 1] : nullptr;
}

std::vector<Account::SiteTotal> Account::totals() const {
  std::vector<SiteTotal> totals(sites_.size());
  for_each_block([&](const AccountedBlock& block) {
    SiteTotal& total = totals[block.line - 1];
    total.bytes += block.bytes;
    ++total.blocks;
  });
  return totals;
}

std::int64_t Account::process_bytes() const {
  constexpr std::int64_t step = 16, largest_small = 512, pool_header = 48, page = 4096, malloc_head = 8;
  const std::int64_t pool = since(10) ? 16 * 1024 : page;
  std::array<std::int64_t, largest_small / step + 1> small = {};
  std::int64_t large = 0;
  for_each_block([&](const AccountedBlock& block) {
    const std::int64_t steps = (std::max<std::int64_t>(block.bytes, 1) + step - 1) / step;
    if (block.bytes <= largest_small)
      ++small[static_cast<std::size_t>(steps)];
    else
      large += (block.bytes + malloc_head + step - 1) / step * step;
  });
  std::int64_t bytes = (large + page - 1) / page * page;
  for (std::size_t steps = 1; steps < small.size(); ++steps) {
    const std::int64_t size = static_cast<std::int64_t>(steps) * step, in_pool = (pool - pool_header) / size;
    bytes += small[steps] / in_pool * pool;
    // Of the pool that is being filled only the pages that were written to count.
    if (const std::int64_t rest = small[steps] % in_pool)
      bytes += std::min(pool, (pool_header + rest * size + page - 1) / page * page);
  }
  return bytes;
}

void note_block_slow(const void* block, std::size_t modelled_bytes) {
  Account& account = vm().heap->account;
  const Frame* frame = vm().frame;
  const std::uint32_t site =
      frame ? account.site_at(frame->ip, [&] { return account.site(frame->code->filename, frame_line(frame)); })
            : account.site(nullptr, 0);
  account.add(block, modelled_bytes, site);
  // The memory limit holds for what the modelled Python has, too, as far as that is known.
  Heap& heap = *vm().heap;
  if (heap.limit && account.current() > static_cast<std::int64_t>(heap.limit)) heap.over_limit_now();
}

void note_free_slow(const void* block) {
  vm().heap->account.remove(block);
}

void note_object_slow(Object* object) {
  note_block_slow(object, static_cast<std::size_t>(block_bytes_of(object)));
}

}  // namespace slotscope
