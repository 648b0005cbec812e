// The built-in functions, by family; builtins/namespace.cpp puts them together.
#pragma once

#include <vector>

#include "engine/objects/function.hpp"

namespace slotscope {

extern const std::vector<NativeDef> attribute_functions;  // getattr, isinstance, callable, dir, vars, hash, id ...
extern const std::vector<NativeDef> iteration_functions;  // len, iter, next, all, any, sum, min, max, sorted
extern const std::vector<NativeDef> number_functions;     // abs, divmod, pow, round, bin, chr, ord ...
extern const std::vector<NativeDef> text_functions;       // print, input, repr, ascii, format
extern const std::vector<NativeDef> program_functions;    // exec, eval, compile, globals, locals, open, __import__ ...

/// exit, quit, help, copyright, credits, license.
bool add_site_functions(Dict* names);

}  // namespace slotscope
