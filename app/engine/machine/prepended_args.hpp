// The arguments of a call with one more in front: `self` before a method's arguments, the class before those of
// `__new__`.
#pragma once

#include <algorithm>
#include <memory>

#include "engine/objects/type.hpp"

namespace slotscope {

class PrependedArgs {
 public:
  PrependedArgs(Object* first, const Args& args) : count_(args.count + 1), names_(args.names) {
    const std::size_t total = count_ + args.keyword_count();
    Object** places = small_;
    if (total > few) {
      large_ = std::make_unique_for_overwrite<Object*[]>(total);
      places = large_.get();
    }
    places[0] = first;
    std::copy_n(args.values, total - 1, places + 1);
    values_ = places;
  }
  PrependedArgs(const PrependedArgs&) = delete;
  PrependedArgs& operator=(const PrependedArgs&) = delete;

  operator Args() const { return {values_, count_, names_}; }

 private:
  static constexpr std::size_t few = 8;
  Object* small_[few];
  std::unique_ptr<Object*[]> large_;
  Object* const* values_;
  std::size_t count_;
  Tuple* names_;
};

}  // namespace slotscope
