// Which part of some lines of text is selected.
#pragma once

#include <algorithm>
#include <compare>
#include <cstddef>

namespace slotscope {

struct TextPlace {
  std::size_t line = 0;
  std::size_t offset = 0;  ///< in bytes
  friend auto operator<=>(const TextPlace&, const TextPlace&) = default;
};

class LineSelection {
 public:
  void start(TextPlace at) { anchor_ = caret_ = at; }
  void extend(TextPlace at) { caret_ = at; }
  bool empty() const { return anchor_ == caret_; }
  TextPlace first() const { return std::min(anchor_, caret_); }
  TextPlace last() const { return std::max(anchor_, caret_); }

 private:
  TextPlace anchor_;
  TextPlace caret_;
};

}  // namespace slotscope
