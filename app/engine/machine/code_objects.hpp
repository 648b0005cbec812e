// Making code objects; their Python type is in code_objects.cpp.
#pragma once

#include "engine/compile/code.hpp"

namespace slotscope {

/// An empty code object for the compiler to fill.
Ref<Code> new_code();
/// A copy with some fields replaced by code.replace().
Ref<Code> copy_code(const Code* code);
/// Everything but the objects it holds: what belongs to no interpreter.
void copy_plain_parts(const Code& from, Code& to);

}  // namespace slotscope
