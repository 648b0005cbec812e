// What pickling has written already: object to its number, by identity (CPython: Modules/_pickle.c, PyMemoTable).
//
// An open hash table of addresses. It owns a reference to each object, so that no address can come to mean another one.
#pragma once

#include <cstddef>
#include <cstdint>

#include "engine/objects/type.hpp"

namespace slotscope::pickle {

class Memo {
 public:
  struct Entry {
    Object* object;  ///< null: free
    std::int64_t number;
  };

  Memo() = default;
  ~Memo() { clear(); }
  Memo(const Memo&) = delete;
  Memo& operator=(const Memo&) = delete;

  /// The number of an object, or -1.
  std::int64_t find(const Object* object) const {
    if (!entries_) return -1;
    const Entry& entry = *place_of(object);
    return entry.object ? entry.number : -1;
  }
  /// Adds an object, or gives a known one another number; false with MemoryError pending.
  bool set(Object* object, std::int64_t number);
  std::int64_t size() const { return static_cast<std::int64_t>(used_); }
  void clear();
  void traverse(Visitor visit, void* context) const;
  template <class Visit>
  void each(Visit visit) const {
    for (std::size_t i = 0; i < places(); ++i)
      if (entries_[i].object) visit(entries_[i]);
  }

 private:
  std::size_t places() const { return entries_ ? mask_ + 1 : 0; }
  Entry* place_of(const Object* object) const {
    std::size_t place = (reinterpret_cast<std::uintptr_t>(object) * 0x9E3779B97F4A7C15u) >> 32 & mask_;
    while (entries_[place].object && entries_[place].object != object) place = (place + 1) & mask_;
    return entries_ + place;
  }
  bool grow();

  Entry* entries_ = nullptr;
  std::size_t mask_ = 0, used_ = 0;
};

}  // namespace slotscope::pickle
