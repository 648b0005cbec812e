// sys.stdout, sys.stderr and sys.stdin, and tuples with named fields.
#pragma once

#include <initializer_list>
#include <string_view>
#include <utility>

#include "engine/engine.hpp"
#include "engine/objects/object.hpp"

namespace slotscope {

void set_up_stream_types();
Ref<> make_stream(Stream stream);
Ref<> make_input_stream();
/// A tuple whose items have names too (CPython: PyStructSequence); each call makes a type of its own.
Ref<> make_struct_sequence(std::string_view type_name, const std::vector<std::pair<const char*, Ref<>>>& fields);

}  // namespace slotscope
