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
  bool collected;
};

/// The row of a built-in type in the table of the interpreter's version, or null.
const BuiltinLayout* builtin_layout(std::string_view name);
/// Gives a type made from a table the modelled layout; types the table does not know keep their base's.
void model_builtin_type(Type* type);
/// sizeof(PyTypeObject): what sys.getsizeof answers for a built-in type.
std::int64_t static_type_bytes();

}  // namespace slotscope
