// The data tables behind the modelled versions: how the built-in types of each CPython are laid out.
//
// One file a version in layout/versions, recorded from the real interpreter by tests/oracle/record_layouts.py. A new
// version is one such file and a line in tables.cpp.
#pragma once

#include <cstdint>
#include <string_view>

#include "engine/objects/type.hpp"

namespace slotscope {

struct BuiltinLayout {
  std::string_view name;
  std::int32_t basicsize, itemsize, dictoffset, weakrefoffset;
  bool collected, heap;
};

/// The row of a built-in type in the table of the interpreter's version, or null.
const BuiltinLayout* builtin_layout(std::string_view name);
/// Gives a type the layout the table has under its name; types the table does not know keep their base's.
void model_builtin_type(Type* type);
/// What `__sizeof__` answers for a type of C: those made like classes are as large as one, the others as the struct.
std::int64_t builtin_type_bytes(const Type* type);
/// What sys.getsizeof adds for a type that is no class: 3.11 and 3.12 count the GC head that only classes have.
std::int64_t builtin_type_preheader();

}  // namespace slotscope
