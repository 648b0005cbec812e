// Follows CPython's stack effects where they are not ours.
#include "engine/compile/modelled_stack.hpp"

#include <algorithm>
#include <numeric>

namespace slotscope {

namespace {

constexpr int calls_take_self_since = 11, exceptions_take_one_since = 11;
constexpr char exception_parts = 3;  // type, value, traceback

}  // namespace

void follow_weights(std::string& weights, const Instruction& instruction, int effect, int version) {
  if (effect < 0) {
    weights.resize(weights.size() - std::min<std::size_t>(weights.size(), static_cast<std::size_t>(-effect)));
    return;
  }
  // The function of a comprehension takes the place of self.
  const bool is_place_of_self = instruction.op == Op::push_null && (version < calls_take_self_since || instruction.a);
  const bool keeps_variables =
      instruction.op == Op::build_list || instruction.op == Op::build_set || instruction.op == Op::build_map;
  weights.append(static_cast<std::size_t>(effect), is_place_of_self ? 0 : 1);
  if (keeps_variables && !weights.empty()) weights.back() = static_cast<char>(1 + instruction.b);
  if (instruction.op == Op::push_exc_info && version < exceptions_take_one_since && weights.size() >= 2)
    weights[weights.size() - 1] = weights[weights.size() - 2] = exception_parts;
}

std::string weights_in_handler(std::string weights, const Instruction& first, int version) {
  if (version >= exceptions_take_one_since) return weights + '\1';
  if (first.op == Op::push_exc_info)
    return std::string(weights.size() + 1, 0);  // handlers have no handler of their own
  return weights + static_cast<char>(2 * exception_parts);
}

int modelled_depth(const std::string& weights, const Instruction& next, int version) {
  const int depth = std::accumulate(weights.begin(), weights.end(), 0);
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
