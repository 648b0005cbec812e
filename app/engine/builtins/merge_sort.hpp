// A stable, adaptive merge sort: runs found in the data are merged in balanced order, galloping where one side wins for
// long.
//
// It makes the comparisons CPython makes, in the same order, because a program may watch them (CPython:
// Objects/listsort.txt): up to 3.10 runs are merged by their lengths, from 3.11 on by their powers; from 3.13 on a run
// may contain equal elements while it descends. `Less` compares two elements and answers Tri; Tri::Error ends the sort
// with all elements still there.
#pragma once

#include <algorithm>
#include <vector>

#include "engine/objects/object.hpp"

namespace slotscope {

/// How the modelled version finds and merges runs.
struct SortPolicy {
  bool by_power = true;
  bool equal_in_descending = true;
};

template <class Element, class Less>
class MergeSort {
 public:
  MergeSort(std::vector<Element>& elements, Less& less, SortPolicy policy)
      : base_(elements.data()), size_(static_cast<Index>(elements.size())), less_(less), policy_(policy) {}

  /// False after a comparison failed.
  bool sort() {
    if (size_ < 2) return true;
    const Index shortest = shortest_run(size_);
    for (Index start = 0; start < size_;) {
      const Index left = size_ - start;
      Index length =
          policy_.equal_in_descending ? find_run_with_equals(base_ + start, left) : find_run(base_ + start, left);
      if (length < 0) return false;
      if (length < shortest) {
        const Index forced = std::min(left, shortest);
        if (!insert_sorted(base_ + start, forced, length)) return false;
        length = forced;
      }
      if (policy_.by_power && !merge_by_power(length)) return false;
      runs_.push_back({start, length, 0});
      if (!policy_.by_power && !merge_by_length()) return false;
      start += length;
    }
    return merge_all();
  }

  /// How many elements were copied out at once at the most.
  std::size_t largest_merge() const { return largest_merge_; }

 private:
  using Index = std::int64_t;
  struct Run {
    Index start, length;
    int power;
  };
  static constexpr Index gallop_threshold = 7;

  static Index shortest_run(Index n) {
    Index odd = 0;
    while (n >= 64) {
      odd |= n & 1;
      n >>= 1;
    }
    return n + odd;
  }

  /// Length of the run at the start, turned into ascending order; -1 when a comparison failed.
  Index find_run(Element* a, Index left) {
    if (left == 1) return 1;
    const Tri first = less_(a[1], a[0]);
    if (first == Tri::Error) return -1;
    Index n = 2;
    for (; n < left; ++n) {
      const Tri smaller = less_(a[n], a[n - 1]);
      if (smaller == Tri::Error) return -1;
      if (smaller != first) break;
    }
    if (first == Tri::True) std::reverse(a, a + n);
    return n;
  }

  /// The same where equal elements may stand in a descending run: each stretch of them is reversed twice, so stays
  /// stable.
  Index find_run_with_equals(Element* a, Index left) {
    Index n = 1;
    for (; n < left; ++n) {
      const Tri smaller = less_(a[n], a[n - 1]);
      if (smaller == Tri::Error) return -1;
      if (smaller == Tri::True) break;
    }
    if (n == left) return n;
    if (n > 1) {
      const Tri rises = less_(a[0], a[n - 1]);
      if (rises == Tri::Error) return -1;
      if (rises == Tri::True) return n;
      std::reverse(a, a + n);
    }
    ++n;
    Index equals = 0;
    const auto turn_equals = [&] {
      if (equals > 0) std::reverse(a + n - equals - 1, a + n);
      equals = 0;
    };
    for (; n < left; ++n) {
      const Tri smaller = less_(a[n], a[n - 1]);
      if (smaller == Tri::Error) return -1;
      if (smaller == Tri::True) {
        turn_equals();
        continue;
      }
      const Tri larger = less_(a[n - 1], a[n]);
      if (larger == Tri::Error) return -1;
      if (larger == Tri::True) break;
      ++equals;
    }
    turn_equals();
    std::reverse(a, a + n);
    for (; n < left; ++n) {
      const Tri smaller = less_(a[n], a[n - 1]);
      if (smaller == Tri::Error) return -1;
      if (smaller == Tri::True) break;
    }
    return n;
  }

  /// Binary insertion of a[sorted .. n) into a[0 .. sorted).
  bool insert_sorted(Element* a, Index n, Index sorted) {
    for (; sorted < n; ++sorted) {
      const Element pivot = a[sorted];
      Index low = 0, high = sorted;
      while (low < high) {
        const Index middle = (low + high) >> 1;
        const Tri smaller = less_(pivot, a[middle]);
        if (smaller == Tri::Error) return false;
        if (smaller == Tri::True) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      std::move_backward(a + low, a + sorted, a + sorted + 1);
      a[low] = pivot;
    }
    return true;
  }

  /// Depth at which two neighbouring runs would be split in a balanced tree over the whole (powersort).
  int power_between(Index start, Index first, Index second) const {
    Index a = 2 * start + first, b = a + first + second;
    for (int power = 1;; ++power) {
      if (a >= size_) {
        a -= size_;
        b -= size_;
      } else if (b >= size_) {
        return power;
      }
      a <<= 1;
      b <<= 1;
    }
  }

  bool merge_by_power(Index next_length) {
    if (runs_.empty()) return true;
    const int power = power_between(runs_.back().start, runs_.back().length, next_length);
    while (runs_.size() > 1 && runs_[runs_.size() - 2].power > power) {
      if (!merge_at(runs_.size() - 2)) return false;
    }
    runs_.back().power = power;
    return true;
  }

  bool merge_by_length() {
    while (runs_.size() > 1) {
      std::size_t i = runs_.size() - 2;
      const auto length = [this](std::size_t k) { return runs_[k].length; };
      if ((i > 0 && length(i - 1) <= length(i) + length(i + 1)) ||
          (i > 1 && length(i - 2) <= length(i - 1) + length(i))) {
        if (length(i - 1) < length(i + 1)) --i;
      } else if (length(i) > length(i + 1)) {
        return true;
      }
      if (!merge_at(i)) return false;
    }
    return true;
  }

  bool merge_all() {
    while (runs_.size() > 1) {
      std::size_t i = runs_.size() - 2;
      if (i > 0 && runs_[i - 1].length < runs_[i + 1].length) --i;
      if (!merge_at(i)) return false;
    }
    return true;
  }

  bool merge_at(std::size_t i) {
    Element *a = base_ + runs_[i].start, *b = base_ + runs_[i + 1].start;
    Index a_size = runs_[i].length, b_size = runs_[i + 1].length;
    runs_[i].length += b_size;
    runs_.erase(runs_.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    const Index skipped = gallop_right(*b, a, a_size, 0);
    if (skipped < 0) return false;
    a += skipped;
    a_size -= skipped;
    if (a_size == 0) return true;
    b_size = gallop_left(a[a_size - 1], b, b_size, b_size - 1);
    if (b_size <= 0) return b_size == 0;
    return a_size <= b_size ? merge_low(a, a_size, b, b_size) : merge_high(a, a_size, b, b_size);
  }

  /// Where `key` belongs in a[0 .. n), left of equal elements, searching outwards from `hint`; -1 on failure.
  Index gallop_left(const Element& key, const Element* a, Index n, Index hint) {
    Index last = 0, offset = 1;
    const Tri right = less_(a[hint], key);
    if (right == Tri::Error) return -1;
    const Index most = right == Tri::True ? n - hint : hint + 1;
    while (offset < most) {
      const Tri smaller = less_(a[right == Tri::True ? hint + offset : hint - offset], key);
      if (smaller == Tri::Error) return -1;
      if (smaller != right) break;
      last = offset;
      offset = (offset << 1) + 1;
    }
    offset = std::min(offset, most);
    Index low = right == Tri::True ? hint + last : hint - offset,
          high = right == Tri::True ? hint + offset : hint - last;
    for (++low; low < high;) {
      const Index middle = low + ((high - low) >> 1);
      const Tri smaller = less_(a[middle], key);
      if (smaller == Tri::Error) return -1;
      if (smaller == Tri::True) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /// The same, right of equal elements.
  Index gallop_right(const Element& key, const Element* a, Index n, Index hint) {
    Index last = 0, offset = 1;
    const Tri left = less_(key, a[hint]);
    if (left == Tri::Error) return -1;
    const Index most = left == Tri::True ? hint + 1 : n - hint;
    while (offset < most) {
      const Tri smaller = less_(key, a[left == Tri::True ? hint - offset : hint + offset]);
      if (smaller == Tri::Error) return -1;
      if (smaller != left) break;
      last = offset;
      offset = (offset << 1) + 1;
    }
    offset = std::min(offset, most);
    Index low = left == Tri::True ? hint - offset : hint + last, high = left == Tri::True ? hint - last : hint + offset;
    for (++low; low < high;) {
      const Index middle = low + ((high - low) >> 1);
      const Tri smaller = less_(key, a[middle]);
      if (smaller == Tri::Error) return -1;
      if (smaller == Tri::True) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return high;
  }

  void copy_out(const Element* run, Index size) {
    spare_.assign(run, run + size);
    largest_merge_ = std::max(largest_merge_, spare_.size());
  }

  /// Merges neighbours from the left, the shorter left one copied out.
  bool merge_low(Element* a_place, Index a_size, Element* b, Index b_size) {
    copy_out(a_place, a_size);
    Element *a = spare_.data(), *out = a_place;
    *out++ = *b++;
    bool done = --b_size == 0;
    bool ok = true;
    while (!done && a_size != 1) {
      ok = step_low(out, a, a_size, b, b_size, done);
      if (!ok) break;
    }
    if (ok && !done) {
      std::move(b, b + b_size, out);
      out[b_size] = *a;
      return true;
    }
    std::copy(a, a + a_size, out);
    return ok;
  }

  /// One round of merge_low: one by one until a side wins often, then galloping as long as it pays.
  bool step_low(Element*& out, Element*& a, Index& a_size, Element*& b, Index& b_size, bool& done) {
    for (Index a_wins = 0, b_wins = 0;;) {
      const Tri b_smaller = less_(*b, *a);
      if (b_smaller == Tri::Error) return false;
      if (b_smaller == Tri::True) {
        *out++ = *b++;
        ++b_wins;
        a_wins = 0;
        if (--b_size == 0) return done = true;
        if (b_wins >= gallop_from_) break;
      } else {
        *out++ = *a++;
        ++a_wins;
        b_wins = 0;
        if (--a_size == 1) return true;
        if (a_wins >= gallop_from_) break;
      }
    }
    ++gallop_from_;
    for (Index a_wins = gallop_threshold, b_wins = 0; a_wins >= gallop_threshold || b_wins >= gallop_threshold;) {
      gallop_from_ -= gallop_from_ > 1;
      a_wins = gallop_right(*b, a, a_size, 0);
      if (a_wins < 0) return false;
      out = std::copy(a, a + a_wins, out);
      a += a_wins;
      a_size -= a_wins;
      if (a_wins > 0 && a_size == 1) return true;
      if (a_size == 0) return done = true;
      *out++ = *b++;
      if (--b_size == 0) return done = true;
      b_wins = gallop_left(*a, b, b_size, 0);
      if (b_wins < 0) return false;
      out = std::move(b, b + b_wins, out);
      b += b_wins;
      b_size -= b_wins;
      if (b_size == 0) return done = true;
      *out++ = *a++;
      if (--a_size == 1) return true;
    }
    ++gallop_from_;
    return true;
  }

  /// Merges neighbours from the right, the shorter right one copied out.
  bool merge_high(Element* a, Index a_size, Element* b_place, Index b_size) {
    copy_out(b_place, b_size);
    Element *b = spare_.data(), *out = b_place + b_size;
    *--out = a[--a_size];
    bool done = a_size == 0;
    bool ok = true;
    while (!done && b_size != 1) {
      ok = step_high(out, a, a_size, b, b_size, done);
      if (!ok) break;
    }
    if (ok && !done) {
      std::move_backward(a, a + a_size, out);
      *(out - a_size - 1) = *b;
      return true;
    }
    std::copy(b, b + b_size, out - b_size);
    return ok;
  }

  bool step_high(Element*& out, Element* a, Index& a_size, Element* b, Index& b_size, bool& done) {
    for (Index a_wins = 0, b_wins = 0;;) {
      const Tri b_smaller = less_(b[b_size - 1], a[a_size - 1]);
      if (b_smaller == Tri::Error) return false;
      if (b_smaller == Tri::True) {
        *--out = a[--a_size];
        ++a_wins;
        b_wins = 0;
        if (a_size == 0) return done = true;
        if (a_wins >= gallop_from_) break;
      } else {
        *--out = b[--b_size];
        ++b_wins;
        a_wins = 0;
        if (b_size == 1) return true;
        if (b_wins >= gallop_from_) break;
      }
    }
    ++gallop_from_;
    for (Index a_wins = gallop_threshold, b_wins = 0; a_wins >= gallop_threshold || b_wins >= gallop_threshold;) {
      gallop_from_ -= gallop_from_ > 1;
      const Index a_keep = gallop_right(b[b_size - 1], a, a_size, a_size - 1);
      if (a_keep < 0) return false;
      a_wins = a_size - a_keep;
      out = std::move_backward(a + a_keep, a + a_size, out);
      a_size = a_keep;
      if (a_size == 0) return done = true;
      *--out = b[--b_size];
      if (b_size == 1) return true;
      const Index b_keep = gallop_left(a[a_size - 1], b, b_size, b_size - 1);
      if (b_keep < 0) return false;
      b_wins = b_size - b_keep;
      out = std::copy_backward(b + b_keep, b + b_size, out);
      b_size = b_keep;
      if (b_wins > 0 && b_size == 1) return true;
      if (b_size == 0) return done = true;
      *--out = a[--a_size];
      if (a_size == 0) return done = true;
    }
    ++gallop_from_;
    return true;
  }

  Element* base_;
  Index size_;
  Less& less_;
  SortPolicy policy_;
  Index gallop_from_ = gallop_threshold;
  std::vector<Run> runs_;
  std::vector<Element> spare_;
  std::size_t largest_merge_ = 0;
};

}  // namespace slotscope
