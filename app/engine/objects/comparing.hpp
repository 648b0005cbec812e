// What the six comparisons ask of two values that have an order of their own.
#pragma once

#include "engine/objects/object.hpp"

namespace slotscope {

template <class N>
constexpr bool holds(CompareOp op, N a, N b) {
  switch (op) {
    case CompareOp::Lt:
      return a < b;
    case CompareOp::Le:
      return a <= b;
    case CompareOp::Eq:
      return a == b;
    case CompareOp::Ne:
      return a != b;
    case CompareOp::Gt:
      return a > b;
    case CompareOp::Ge:
      return a >= b;
  }
  return false;
}

/// The same of an order already found: -1, 0 or 1.
constexpr bool holds(CompareOp op, int order) {
  return holds(op, order, 0);
}

}  // namespace slotscope
