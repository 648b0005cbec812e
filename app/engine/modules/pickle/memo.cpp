// What pickling has written already: object to its number, by identity.
#include "engine/modules/pickle/memo.hpp"

#include <cstring>
#include <utility>

#include "engine/machine/heap.hpp"

namespace slotscope::pickle {

namespace {

void free_entries(Memo::Entry* entries, std::size_t places) {
  note_free(entries);
  free_buffer(entries, places * sizeof(Memo::Entry));
}

}  // namespace

bool Memo::set(Object* object, std::int64_t number) {
  if (used_ * 3 >= places() * 2 && !grow()) return false;
  Entry* entry = place_of(object);
  if (!entry->object) {
    retain(object);
    entry->object = object;
    ++used_;
  }
  entry->number = number;
  return true;
}

bool Memo::grow() {
  constexpr std::size_t first = 8, large = 50'000;
  const std::size_t old_places = places(), wanted = old_places == 0 ? first : old_places * (used_ > large ? 2 : 4);
  if (wanted > large && !may_allocate(wanted * sizeof(Entry))) return false;
  Entry* old = std::exchange(entries_, static_cast<Entry*>(allocate_buffer(wanted * sizeof(Entry))));
  std::memset(entries_, 0, wanted * sizeof(Entry));
  note_block(entries_, wanted * sizeof(Entry));  // as large as CPython's
  mask_ = wanted - 1;
  for (std::size_t i = 0; i < old_places; ++i)
    if (old[i].object) *place_of(old[i].object) = old[i];
  if (old) free_entries(old, old_places);
  return true;
}

void Memo::clear() {
  const std::size_t old_places = places();
  Entry* old = std::exchange(entries_, nullptr);
  mask_ = used_ = 0;
  if (!old) return;
  for (std::size_t i = 0; i < old_places; ++i) release_if(old[i].object);
  free_entries(old, old_places);
}

void Memo::traverse(Visitor visit, void* context) const {
  each([&](const Entry& entry) { visit(entry.object, context); });
}

}  // namespace slotscope::pickle
