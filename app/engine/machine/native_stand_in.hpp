// Python functions that stand for native ones: they refuse arguments in the words of native functions.
#pragma once

#include "engine/objects/function.hpp"

namespace slotscope {

/// Marks a function written in Python that is native in CPython.
inline constexpr std::uint32_t stands_for_native = object_flag::a;

/// Replaces the pending TypeError about a call's arguments by the one a native function with this signature gives.
void restate_as_native(const Function* function, const Args& args);

}  // namespace slotscope
