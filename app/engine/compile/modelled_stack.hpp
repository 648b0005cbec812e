// How deep CPython's stack would be: the values on ours, each with the number that CPython has in its place.
//
// Calls have a place for self from 3.11 on, and an exception that is handled took three places before. CPython:
// Python/compile.c, stack_effect.
#pragma once

#include <string>

#include "engine/compile/code.hpp"

namespace slotscope {

struct ModelledStack {
  std::string weights;  ///< for each value on the stack how many CPython has there
  int depth = 0;        ///< their sum

  /// Goes past an instruction that changes the number of values by `effect`.
  void follow(const Instruction& instruction, int effect, int version);

 private:
  void push(std::size_t count, char weight);
  void set(std::size_t from_top, char weight);
};

/// The stack of an exception handler whose block began with `stack` and the instruction `first`.
ModelledStack stack_in_handler(const ModelledStack& stack, const Instruction& first, int version);
/// The depth CPython's compiler reckons with at an instruction.
int modelled_depth(const ModelledStack& stack, const Instruction& next, int version);

}  // namespace slotscope
