// Implements the account and the three notes the heap passes on to it.
#include "engine/layout/accounting.hpp"

#include <algorithm>
#include <array>

#include "engine/compile/code.hpp"
#include "engine/layout/container_sizes.hpp"
#include "engine/layout/sizes.hpp"
#include "engine/machine/frame.hpp"
#include "engine/machine/heap.hpp"
#include "engine/machine/machine_parts.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/sequence.hpp"

namespace slotscope {

inline Account::Ledger* Account::ledger_of(const void* block) const {
  const std::uintptr_t page = reinterpret_cast<std::uintptr_t>(block) / page_bytes;
  Ledger*& recent = recent_[page % recent_.size()];
  if (recent && recent->page == page) return recent;
  const auto found = ledgers_.find(page);
  return found == ledgers_.end() ? nullptr : recent = found->second.get();
}

Account::Ledger* Account::open_ledger(const void* block) {
  auto opened = std::make_unique<Ledger>();
  Ledger* ledger = opened.get();
  ledger->page = reinterpret_cast<std::uintptr_t>(block) / page_bytes;
  ledgers_.emplace(ledger->page, std::move(opened));
  return recent_[ledger->page % recent_.size()] = ledger;
}

inline AccountedBlock& Account::entry_of(const void* block) {
  Ledger* ledger = ledger_of(block);
  return (ledger ? ledger : open_ledger(block))->entry_of(block);
}

template <class Each>
void Account::for_each_block(Each each) const {
  for (const auto& [page, ledger] : ledgers_) {
    for (const AccountedBlock& block : ledger->blocks)
      if (block.line) each(block);
  }
}

inline void Account::add(const void* block, std::size_t bytes, std::uint32_t site, FreeList list) {
  const bool may_reuse = list != FreeList::None && !kept(list).empty();
  if (!recording_) {
    if (may_reuse && !site_of(block)) kept(list).pop_back();
    return;
  }
  AccountedBlock& entry = entry_of(block);
  if (may_reuse && !entry.line) {
    const AccountedBlock reused = kept(list).back();
    kept(list).pop_back();
    if (!reused.line) return;  // tracemalloc does not learn of it
    current_ -= reused.bytes;
  }
  current_ -= entry.bytes;
  entry.bytes = static_cast<std::uint32_t>(std::min<std::size_t>(bytes, UINT32_MAX));
  entry.line = site + 1;
  current_ += entry.bytes;
  peak_ = std::max(peak_, current_);
}

namespace {

std::size_t most_kept(FreeList list) {
  switch (list) {
    case FreeList::Float:
    case FreeList::Int:
      return 100;
    case FreeList::List:
    case FreeList::Dict:
    case FreeList::Keys:
      return 80;
    default:
      return 2000;
  }
}

}  // namespace

inline void Account::remove(const void* block, FreeList list) {
  Ledger* ledger = ledger_of(block);
  AccountedBlock nothing;
  AccountedBlock& entry = ledger ? ledger->entry_of(block) : nothing;
  if (list != FreeList::None && kept(list).size() < most_kept(list))
    kept(list).push_back(entry);  // what it was traced with stays traced
  else
    current_ -= entry.bytes;
  entry = {};
}

void Account::clear() {
  ledgers_.clear();
  recent_.fill(nullptr);
  current_ = peak_ = 0;
  sites_.clear();
  places_.clear();
  forget_instructions();
  for (auto& list : free_lists_)
    for (AccountedBlock& block : list) block = {};
}

void Account::empty_free_lists() {
  for (auto& list : free_lists_) {
    for (const AccountedBlock& block : list) current_ -= block.bytes;
    list.clear();
  }
}

std::uint32_t Account::site(const AllocationSite& wanted) {
  const auto [found, is_new] = places_.try_emplace(wanted, static_cast<std::uint32_t>(sites_.size()));
  if (is_new) sites_.push_back(wanted);
  return found->second;
}

const AllocationSite* Account::site_of(const void* block) const {
  Ledger* ledger = ledger_of(block);
  if (!ledger) return nullptr;
  const std::uint32_t line = ledger->entry_of(block).line;
  return line ? &sites_[line - 1] : nullptr;
}

std::vector<Account::Group> Account::groups() const {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::int64_t> counts;
  const auto count = [&](const AccountedBlock& block) { ++counts[{block.line - 1, block.bytes}]; };
  for_each_block(count);
  for (const auto& list : free_lists_) {
    for (const AccountedBlock& block : list)
      if (block.line) count(block);
  }
  std::vector<Group> groups;
  for (const auto& [group, blocks] : counts) groups.push_back({group.first, group.second, blocks});
  return groups;
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

namespace {

bool is_native_elsewhere(const Frame* frame) {
  return frame && (frame->code->flags & untraced_code_flag) != 0;
}

const Frame* seen_frame(const Frame* frame) {
  while (is_native_elsewhere(frame)) frame = frame->previous;
  return frame;
}

/// The line a frame is at and those that called it, so many in all.
std::uint32_t site_of_calls(Account& account, const Frame* frame, int limit) {
  if (!frame) return account.site({nullptr, 0, 0});
  const Frame* previous = limit > 1 ? seen_frame(frame->previous) : nullptr;
  const std::uint32_t caller = previous ? site_of_calls(account, previous, limit - 1) + 1 : 0;
  return account.site({frame->code->filename, frame_line(frame), caller});
}

void account_block(const void* block, std::size_t modelled_bytes, FreeList list) {
  Heap& heap = *vm().heap;
  Account& account = heap.account;
  if (account.paused()) return;
  if (!account.recording()) return account.add(block, modelled_bytes, 0, list);
  const Frame* frame = seen_frame(vm().frame);
  const auto here = [&] { return site_of_calls(account, frame, account.frame_limit()); };
  const std::uint32_t site = frame && account.frame_limit() == 1 ? account.site_at(frame->ip, here) : here();
  account.add(block, modelled_bytes, site, list);
  // The memory limit holds for what the modelled Python has, too, as far as that is known.
  if (heap.limit && account.current() > static_cast<std::int64_t>(heap.limit)) heap.over_limit_now();
}

FreeList free_list_of(const Int* number) {
  // Of a dying one that is big nothing is left to count.
  return since(14) && !number->is_big() && has_one_digit(number->small) ? FreeList::Int : FreeList::None;
}

FreeList list_of_tuples(std::size_t size) {
  constexpr std::size_t longest_kept = 19;
  return size >= 1 && size <= longest_kept ? static_cast<FreeList>(size) : FreeList::None;
}

FreeList free_list_of(const Object* object) {
  const TypePointers& types = vm().types;
  if (object->type == types.tuple) return list_of_tuples(static_cast<const Tuple*>(object)->size);
  if (object->type == types.floating) return FreeList::Float;
  if (object->type == types.list) return FreeList::List;
  if (object->type == types.dict) return FreeList::Dict;
  if (object->type == types.integer) return free_list_of(static_cast<const Int*>(object));
  return FreeList::None;
}

/// Key tables of eight places are kept, from 3.11 those for names only.
FreeList free_list_of(const KeyTable* table) {
  constexpr int kept_log2 = 3;
  return table->log2_size == kept_log2 && !(since(11) && table->general) ? FreeList::Keys : FreeList::None;
}

/// What a module that is native in CPython makes for its own ends; its results are texts, floats and its own objects.
bool is_internal(const Object* object) {
  const Type* type = object->type;
  return is_native_elsewhere(vm().frame) &&
         !type->is(type_flag::is_str | type_flag::is_float | type_flag::is_bytes | type_flag::heap);
}

/// Whether a dying block is one that the modelled Python never had.
bool is_unseen(const void* block) {
  const Account& account = vm().heap->account;
  return account.paused() || (is_native_elsewhere(vm().frame) && !account.site_of(block));
}

}  // namespace

void note_block_slow(const void* block, std::size_t modelled_bytes) {
  if (!is_native_elsewhere(vm().frame)) account_block(block, modelled_bytes, FreeList::None);
}

void note_free_slow(const void* block) {
  vm().heap->account.remove(block);
}

void note_object_slow(Object* object) {
  if (!is_internal(object))
    account_block(object, static_cast<std::size_t>(block_bytes_of(object)), free_list_of(object));
}

void note_tuple_slow(Tuple* tuple, std::int64_t begun_with) {
  if (!is_internal(tuple))
    account_block(tuple, static_cast<std::size_t>(block_bytes_of(tuple)),
                  list_of_tuples(static_cast<std::size_t>(begun_with)));
}

void note_own_bytes_slow(Object* object, std::size_t bytes) {
  if (vm().heap->account.knows(object))
    account_block(object, static_cast<std::size_t>(block_bytes_of(object)) + bytes, FreeList::None);
}

void note_object_freed_slow(const Object* object) {
  Account& account = vm().heap->account;
  // From 3.11 on the dict of an instance may be there for the engine alone.
  const bool may_be_unseen = since(11) && object->type == vm().types.dict && account.recording();
  const bool unseen = is_unseen(object) || (may_be_unseen && !account.site_of(object));
  account.remove(object, unseen ? FreeList::None : free_list_of(object));
}

void note_number_slow(const Int* number) {
  if (!is_native_elsewhere(vm().frame))
    account_block(number, static_cast<std::size_t>(int_block_bytes(number)), free_list_of(number));
}

void note_number_slow(const Float* number) {
  account_block(number, static_cast<std::size_t>(number->type->model.basicsize), FreeList::Float);
}

void note_number_freed_slow(const Int* number) {
  const FreeList list = free_list_of(number);
  vm().heap->account.remove(number, list != FreeList::None && is_unseen(number) ? FreeList::None : list);
}

void note_number_freed_slow(const Float* number) {
  vm().heap->account.remove(number, is_unseen(number) ? FreeList::None : FreeList::Float);
}

void note_keys_slow(const KeyTable* table) {
  if (!is_native_elsewhere(vm().frame))
    account_block(table, static_cast<std::size_t>(modelled_keys_bytes(table)), free_list_of(table));
}

void note_keys_freed_slow(const KeyTable* table) {
  vm().heap->account.remove(table, is_unseen(table) ? FreeList::None : free_list_of(table));
}

}  // namespace slotscope
