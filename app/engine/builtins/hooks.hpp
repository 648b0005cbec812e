// What happens to an exception nobody caught: sys.excepthook and sys.unraisablehook, and what they print by themselves.
#pragma once

#include <string>

#include "engine/objects/exception.hpp"

namespace slotscope {

/// Hands an exception that ended the program to sys.excepthook, which prints it unless the program put another there.
/// `text` is what format_exception() makes of it. Answers the status a program exits with: 1, or what a SystemExit
/// raised by the hook asks for.
int show_uncaught(Exception* exception, const std::string& text);

/// The status SystemExit asks for; its text goes to stderr when it is neither a number nor None.
int exit_status_of(Exception* exit);

/// sys.excepthook and sys.unraisablehook as they are at the start.
Ref<> default_except_hook(Object*, const Args& args);
Ref<> default_unraisable_hook(Object*, const Args& args);

}  // namespace slotscope
