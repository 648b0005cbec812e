// The list of all modules written in C++.
#include "engine/builtins/native.hpp"
#include "engine/modules/native_modules.hpp"

namespace slotscope {

const NativeModule native_modules[] = {
    {"_bisect", "Bisection algorithms.", fill_bisect},
    {"_codecs", nullptr, fill_codecs},
    {"_collections", "High performance data structures.", fill_collections},
    {"_functools", "Tools that operate on functions.", fill_functools},
    {"_heapq", "Heap queue algorithm (a.k.a. priority queue).", fill_heapq},
    {"_operator", "Operator interface.", fill_operator},
    {"_pickle", "Optimized C implementation for the Python pickle module.", fill_pickle},
    {"_random", "Module implements the Mersenne Twister random number generator.", fill_random},
    {"_sre", nullptr, fill_sre},
    {"_struct", "Functions to convert between Python values and C structs.", fill_struct},
    {"array",
     "This module defines an object type which can efficiently represent an array\nof basic values: characters, "
     "integers, floating-point numbers.",
     fill_array},
    {"cmath", "This module provides access to mathematical functions for complex\nnumbers.", fill_cmath},
    {"itertools", "Functional tools for creating and using iterators.", fill_itertools},
    {"math", "This module provides access to the mathematical functions\ndefined by the C standard.", fill_math},
    {"gc", "This module provides access to the garbage collector for reference cycles.", fill_gc},
    {"_tracemalloc", "Debug module to trace memory blocks allocated by Python.", fill_tracemalloc},
    {"_slotscope", nullptr, fill_slotscope},
    {"_time", nullptr, fill_time},
    {"_weakref", "Weak-reference support module.", fill_weakref},
};
const std::size_t native_module_count = sizeof native_modules / sizeof native_modules[0];

}  // namespace slotscope
