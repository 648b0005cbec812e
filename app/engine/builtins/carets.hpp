// The source lines of a traceback entry with the marks under the part that failed, as each version draws them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/source/tree.hpp"

namespace slotscope {

/// Line `number` (from 1) of a text, without its newline; empty beyond the end.
std::string_view source_line(std::string_view source, int number);

/// Before 3.13 the interpreter drew the marks of an uncaught exception itself, with its own idea of an operator.
enum class DrawnBy : std::uint8_t { Interpreter, TracebackModule };

/// The lines shown for an instruction that stands at `span` (columns in bytes), each indented by four and ended by a
/// newline. Empty when the source has no such line. A span without columns (-1) gets no marks.
std::string marked_source(std::string_view source, const Span& span, int version, DrawnBy drawn_by);

}  // namespace slotscope
