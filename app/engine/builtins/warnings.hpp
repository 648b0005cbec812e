// Warnings the engine gives by itself: SyntaxWarning while compiling, DeprecationWarning, RuntimeWarning.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/objects/exception.hpp"
#include "engine/source/parser.hpp"

namespace slotscope {

/// Warns about the innermost Python frame, as the program's filters want it; false when they make it an exception.
bool warn(Type* category, const std::string& message, int stack_level = 1);
/// Warns about an object, which CPython can tell where it was made.
bool warn_about(Object* what, Type* category, const std::string& message);
/// Warns about what the compiler met in a text; false with SyntaxError pending when the filters make it one.
bool warn_of_syntax(const std::vector<SyntaxNotice>& notices, Str* file_name, std::string_view source);

/// Writes to what is sys.stderr now, so that a program can redirect it. Leaves a pending exception alone.
void write_standard_error(std::string_view text);

}  // namespace slotscope
