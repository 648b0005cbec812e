// Importing, as native code and the machine use it.
#pragma once

#include <string_view>

#include "engine/objects/object.hpp"
#include "engine/objects/text.hpp"
#include "engine/objects/type.hpp"

namespace slotscope {

/// The module of that dotted name itself (the last part), imported if it was not.
Ref<> import_module(std::string_view name);
/// An attribute of a module: import_attribute("typing", "Generic").
Ref<> import_attribute(std::string_view module, std::string_view name);
/// A new, empty module object (its dict has __name__, __doc__, __package__, __loader__, __spec__).
Ref<> make_module(std::string_view name);
/// ImportError of `from module import name` when there is no such name.
Failure raise_cannot_import(Object* module, Str* name);

/// Whether a module is written in C++.
bool is_built_in_module(std::string_view name);
/// The built-in function __import__.
Ref<> builtin_import(Object* self, const Args& args);

}  // namespace slotscope
