// How deep CPython's stack would be: the values on ours, each with the number that CPython has in its place.
//
// Calls have a place for self from 3.11 on, and an exception that is handled took three places before. CPython:
// Python/compile.c, stack_effect.
#pragma once

#include <string>

#include "engine/compile/code.hpp"

namespace slotscope {

/// The values on the stack after an instruction that changes their number by `effect`.
void follow_weights(std::string& weights, const Instruction& instruction, int effect, int version);
/// The stack of an exception handler whose block began with `weights` and the instruction `first`.
std::string weights_in_handler(std::string weights, const Instruction& first, int version);
/// The depth CPython's compiler reckons with at an instruction that finds `weights`.
int modelled_depth(const std::string& weights, const Instruction& next, int version);

}  // namespace slotscope
