// The common cases of operations, in line for the loop: numbers that fit a machine word, texts compared for equality,
// items of lists, tuples and dicts, the next value of an iteration. Whatever is not common answers "unknown", and the
// loop asks the general way.
#pragma once

#include "engine/compile/code.hpp"
#include "engine/machine/heap.hpp"
#include "engine/machine/interpreter.hpp"
#include "engine/machine/operations.hpp"
#include "engine/objects/comparing.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/iterators.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

/// True, False or unknown (not one of the common types).
inline int quick_truth(const Interpreter& in, const Object* o) {
  if (o == in.true_) return 1;
  if (o == in.false_ || o == in.none) return 0;
  return -1;
}

/// The comparison of two small ints, floats, or strings for equality; -1 when the general way must decide.
inline int quick_compare(const Interpreter& in, CompareOp op, Object* a, Object* b) {
  Type* type = a->type;
  if (type != b->type) return -1;
  if (type == in.types.integer) {
    const Int *x = as_int(a), *y = as_int(b);
    if (x->is_big() || y->is_big()) return -1;
    return holds(op, x->small, y->small);
  }
  if (type == in.types.floating) return holds(op, static_cast<Float*>(a)->value, static_cast<Float*>(b)->value);
  if (type == in.types.str && (op == CompareOp::Eq || op == CompareOp::Ne)) {
    const bool equal = a == b || str_equal(as_str(a), as_str(b));
    return equal == (op == CompareOp::Eq);
  }
  return -1;
}

/// Which operands of an operation lie on the stack and are dropped by it: such a number, when nobody else holds it, can
/// become the result, because no program has seen its identity.
enum class Dropped : std::uint8_t { None, Left, Both };

template <Dropped dropped>
[[gnu::always_inline]] inline Ref<> float_result(const Interpreter& in, double value, Object* a, Object* b) {
  if constexpr (dropped != Dropped::None) {
    if (a->references == 1 && a->type == in.types.floating && !in.tracing_memory) {
      static_cast<Float*>(a)->value = value;
      return share(a);
    }
  }
  if constexpr (dropped == Dropped::Both) {
    if (b->references == 1 && b->type == in.types.floating && !in.tracing_memory) {
      static_cast<Float*>(b)->value = value;
      return share(b);
    }
  }
  Float* result = allocate_number<Float>(in.types.floating);
  result->value = value;
  return finish_number(result);
}

template <Dropped dropped>
[[gnu::always_inline]] inline Ref<> int_result(const Interpreter& in, std::int64_t value, Object* a) {
  if constexpr (dropped != Dropped::None) {
    if (a->references == 1 && (value < smallest_shared_int || value > largest_shared_int) && !in.tracing_memory) {
      as_int(a)->small = value;
      return share(a);
    }
  }
  if (value >= smallest_shared_int && value <= largest_shared_int)
    return share<Object>(in.shared_ints + (value - smallest_shared_int));
  Int* result = allocate_number<Int>(in.types.integer);
  result->small = value;
  return finish_number(result);
}

/// Arithmetic on two small ints or two floats; empty (no exception) when the general way must decide.
template <Dropped dropped>
[[gnu::always_inline]] inline Ref<> quick_arithmetic(const Interpreter& in, BinaryOp op, Object* a, Object* b) {
  double x, y;
  if (a->type == in.types.integer) {
    if (as_int(a)->is_big()) return {};
    const std::int64_t left = as_int(a)->small;
    if (b->type == in.types.integer) {
      if (as_int(b)->is_big()) return {};
      const std::int64_t right = as_int(b)->small;
      // Of more than one digit, CPython allocates by rules that the general way knows.
      if (in.tracing_memory && !(has_one_digit(left) && has_one_digit(right))) return {};
      std::int64_t result;
      switch (op) {
        case BinaryOp::Add:
          if (__builtin_add_overflow(left, right, &result)) return {};
          return int_result<dropped>(in, result, a);
        case BinaryOp::Subtract:
          if (__builtin_sub_overflow(left, right, &result)) return {};
          return int_result<dropped>(in, result, a);
        case BinaryOp::Multiply:
          if (__builtin_mul_overflow(left, right, &result)) return {};
          return int_result<dropped>(in, result, a);
        case BinaryOp::And:
          return int_result<dropped>(in, left & right, a);
        case BinaryOp::Or:
          return int_result<dropped>(in, left | right, a);
        case BinaryOp::Xor:
          return int_result<dropped>(in, left ^ right, a);
        case BinaryOp::Remainder:
          if (right <= 0) return {};
          result = left % right;
          return int_result<dropped>(in, result < 0 ? result + right : result, a);
        case BinaryOp::FloorDivide:
          if (right <= 0) return {};
          result = left / right;
          return int_result<dropped>(in, left % right < 0 ? result - 1 : result, a);
        case BinaryOp::ShiftRight:
          if (right < 0 || right > 63 || in.tracing_memory) return {};
          return int_result<dropped>(in, left >> right, a);
        default:
          return {};
      }
    }
    if (b->type != in.types.floating) return {};
    x = static_cast<double>(left);
    y = static_cast<Float*>(b)->value;
  } else if (a->type == in.types.floating) {
    x = static_cast<Float*>(a)->value;
    if (b->type == in.types.floating)
      y = static_cast<Float*>(b)->value;
    else if (b->type == in.types.integer && !as_int(b)->is_big())
      y = static_cast<double>(as_int(b)->small);
    else
      return {};
  } else {
    return {};
  }
  switch (op) {
    case BinaryOp::Add:
      return float_result<dropped>(in, x + y, a, b);
    case BinaryOp::Subtract:
      return float_result<dropped>(in, x - y, a, b);
    case BinaryOp::Multiply:
      return float_result<dropped>(in, x * y, a, b);
    case BinaryOp::TrueDivide:
      return y == 0 ? Ref<>() : float_result<dropped>(in, x / y, a, b);
    default:
      return {};
  }
}

/// An operation whose instruction may be an augmented assignment's.
constexpr std::uint16_t augmented = 256;
constexpr BinaryOp operation_of(const Instruction& instruction) {
  return static_cast<BinaryOp>(instruction.b & 255);
}

/// list[int] and tuple[int] with the index in range, dict[str]; empty (no exception) when the general way must decide.
inline Object* quick_item(const Interpreter& in, Object* container, Object* key) {
  if (key->type == in.types.integer && !as_int(key)->is_big()) {
    std::int64_t index = as_int(key)->small;
    if (container->type == in.types.list) {
      const List* list = as_list(container);
      if (index < 0) index += static_cast<std::int64_t>(list->size);
      if (static_cast<std::uint64_t>(index) < list->size) return list->items[index];
    } else if (container->type == in.types.tuple) {
      const Tuple* tuple = as_tuple(container);
      if (index < 0) index += static_cast<std::int64_t>(tuple->size);
      if (static_cast<std::uint64_t>(index) < tuple->size) return tuple->items[index];
    }
  } else if (container->type == in.types.dict && key->type == in.types.str) {
    return dict_get_str(as_dict(container), as_str(key));
  }
  return nullptr;
}

/// Next value of a list, tuple or range iterator; sets `known` when the iterator was one of these.
inline Ref<> quick_next(const Interpreter& in, Object* iterator, bool& known) {
  known = true;
  if (iterator->type == in.types.range_iterator) {
    auto* range = static_cast<RangeIterator*>(iterator);
    if (range->left <= 0) return {};
    --range->left;
    ++range->index;
    const std::int64_t value = range->next;
    range->next =
        static_cast<std::int64_t>(static_cast<std::uint64_t>(value) + static_cast<std::uint64_t>(range->step));
    return make_int(value);
  }
  if (iterator->type == in.types.list_iterator) {
    auto* position = static_cast<ListIterator*>(iterator);
    if (position->list && static_cast<std::size_t>(position->index) < position->list->size)
      return share(position->list->items[position->index++]);
  } else if (iterator->type == in.types.tuple_iterator) {
    auto* position = static_cast<TupleIterator*>(iterator);
    if (position->tuple && static_cast<std::size_t>(position->index) < position->tuple->size)
      return share(position->tuple->items[position->index++]);
  }
  known = false;
  return {};
}

}  // namespace slotscope
