// A program being run: the interpreter, the thread with a deep stack it runs on, and how it is stepped.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "engine/engine.hpp"
#include "engine/machine/frame.hpp"
#include "engine/machine/interpreter.hpp"
#include "engine/machine/machine.hpp"

namespace slotscope {

/// Runs `work` on a thread whose stack is deep enough for any recursion the limits allow, and waits for it.
void on_deep_stack(Interpreter& interpreter, const std::function<void()>& work);

/// Prepares `__main__` and its namespace.
bool prepare_main();
/// Compiles and runs a program as `__main__`.
RunResult run_main(std::string_view source);
/// What the pending exception (or none) means for the result of a run.
RunResult conclude(bool ok);
void begin_limits();
ExceptionReport report(Exception* exception);
/// Everything `__main__` holds goes, destructors run (what CPython does at exit).
void finalize_main();

}  // namespace slotscope
