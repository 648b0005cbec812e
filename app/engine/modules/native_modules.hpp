// The modules written in C++: what fills the namespace of each (modules/registry.cpp lists them by name).
#pragma once

namespace slotscope {

struct Dict;

bool fill_cmath(Dict* name_space);
bool fill_codecs(Dict* name_space);
bool fill_collections(Dict* name_space);
bool fill_functools(Dict* name_space);
bool fill_operator(Dict* name_space);
bool fill_heapq(Dict* name_space);
bool fill_array(Dict* name_space);
bool fill_bisect(Dict* name_space);
bool fill_pickle(Dict* name_space);
bool fill_random(Dict* name_space);
bool fill_sre(Dict* name_space);
bool fill_struct(Dict* name_space);
bool fill_itertools(Dict* name_space);
bool fill_math(Dict* name_space);
bool fill_gc(Dict* name_space);
bool fill_tracemalloc(Dict* name_space);
bool fill_slotscope(Dict* name_space);
bool fill_time(Dict* name_space);
bool fill_weakref(Dict* name_space);

}  // namespace slotscope
