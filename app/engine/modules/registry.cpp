// The list of all modules written in C++.
#include "engine/builtins/native.hpp"
#include "engine/modules/native_modules.hpp"

namespace slotscope {

const NativeModule native_modules[] = {
    {"_bisect", "Bisection algorithms.", fill_bisect},
    {"_collections", "High performance data structures.", fill_collections},
    {"_functools", "Tools that operate on functions.", fill_functools},
    {"_heapq", "Heap queue algorithm (a.k.a. priority queue).", fill_heapq},
    {"_operator", "Operator interface.", fill_operator},
    {"math", "This module provides access to the mathematical functions\ndefined by the C standard.", fill_math},
    {"_slotscope", nullptr, fill_slotscope},
    {"_weakref", "Weak-reference support module.", fill_weakref},
};
const std::size_t native_module_count = sizeof native_modules / sizeof native_modules[0];

}  // namespace slotscope
