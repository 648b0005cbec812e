// The methods of str, one table assembled from the files that implement a family each.
#pragma once

#include <vector>

#include "engine/objects/function.hpp"

namespace slotscope {

const std::vector<NativeDef>& str_methods();
std::vector<NativeDef> str_case_methods();    // builtins/str_case.cpp
std::vector<NativeDef> str_search_methods();  // builtins/str_search.cpp
std::vector<NativeDef> str_layout_methods();  // builtins/str_layout.cpp
std::vector<NativeDef> str_format_methods();  // builtins/str_format.cpp

void set_up_str_types();
void set_up_bytes_types();      // builtins/bytes_type.cpp
void set_up_bytearray_type();   // builtins/bytearray_type.cpp
void set_up_memoryview_type();  // builtins/memoryview.cpp

}  // namespace slotscope
