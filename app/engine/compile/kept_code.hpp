// Code that is compiled once and run by many interpreters: the modules that come in Python, and the text that examines
// programs. What is kept belongs to no interpreter; each one makes its own code objects of it.
#pragma once

#include <string_view>

#include "engine/compile/code.hpp"

namespace slotscope {

/// The code of a whole text, from what was kept when this text was compiled for this version before. Only for texts
/// that do not come from outside: each one is kept for good. May be called by several threads at once.
Ref<Code> compile_kept(std::string_view source, Str* file_name);

}  // namespace slotscope
