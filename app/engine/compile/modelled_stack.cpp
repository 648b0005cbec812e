// Follows CPython's stack effects where they are not ours.
#include "engine/compile/modelled_stack.hpp"

namespace slotscope {

namespace {

constexpr int calls_take_self_since = 11, exceptions_take_one_since = 11;
constexpr char exception_parts = 3;  // type, value, traceback

}  // namespace

void ModelledStack::push(std::size_t count, char weight) {
  weights.append(count, weight);
  depth += static_cast<int>(count) * weight;
}

void ModelledStack::set(std::size_t from_top, char weight) {
  char& place = weights[weights.size() - from_top];
  depth += weight - place;
  place = weight;
}

void ModelledStack::follow(const Instruction& instruction, int effect, int version) {
  if (effect < 0) {
    for (; effect < 0 && !weights.empty(); ++effect) {
      depth -= weights.back();
      weights.pop_back();
    }
    return;
  }
  // The function of a comprehension takes the place of self.
  const bool is_place_of_self = instruction.op == Op::push_null && (version < calls_take_self_since || instruction.a);
  const bool keeps_variables =
      instruction.op == Op::build_list || instruction.op == Op::build_set || instruction.op == Op::build_map;
  push(static_cast<std::size_t>(effect), is_place_of_self ? 0 : 1);
  if (keeps_variables && !weights.empty()) set(1, static_cast<char>(1 + instruction.b));
  if (instruction.op == Op::push_exc_info && version < exceptions_take_one_since && weights.size() >= 2) {
    set(1, exception_parts);
    set(2, exception_parts);
  }
}

ModelledStack stack_in_handler(const ModelledStack& stack, const Instruction& first, int version) {
  const std::size_t size = stack.weights.size() + 1;
  if (version >= exceptions_take_one_since) return {stack.weights + '\1', stack.depth + 1};
  if (first.op == Op::push_exc_info) return {std::string(size, 0), 0};  // handlers have no handler of their own
  constexpr char both = 2 * exception_parts;
  return {stack.weights + both, stack.depth + both};
}

int modelled_depth(const ModelledStack& stack, const Instruction& next, int version) {
  const int depth = stack.depth;
  constexpr int handlers_have_handlers_since = 11, delegation_has_handler_since = 12;
  switch (next.op) {
    case Op::check_exc_match:  // compared with a copy of the exception's type
      return version < handlers_have_handlers_since ? depth + 1 : depth;
    case Op::make_function:  // its name lies on the stack too
      return version < handlers_have_handlers_since ? depth + 1 : depth;
    case Op::push_exc_info:  // where the exception came from, the exception of the handler, a copy
      return version < handlers_have_handlers_since ? depth : depth + 3;
    case Op::with_except_start:
      return version < handlers_have_handlers_since ? depth + (version == 8 ? 2 : 1) : depth + 3;
    case Op::send:
      return version < delegation_has_handler_since ? depth : depth + 1;
    case Op::return_generator:
      return version < delegation_has_handler_since ? depth : 2;
    default:
      return depth;
  }
}

}  // namespace slotscope
