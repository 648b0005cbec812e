// A namespace apart, in which a program is examined: what the program can neither name nor reach.
//
// Code in it has a file name of its own, by which everything that shows frames, functions, classes or live objects to
// programs passes over it; its built-ins are a copy made when it was, so that a program which replaces `isinstance`
// deceives only itself. Being there gives no rights: what looks at the frame it is called from (`eval`, `globals`,
// `sys._getframe`) sees the nearest frame of the program even then, because the program may have handed it out as a
// method of its own.
#pragma once

#include <string_view>

#include "engine/compile/compile.hpp"
#include "engine/engine.hpp"
#include "engine/machine/frame.hpp"

namespace slotscope {

inline constexpr std::string_view hidden_file = "<hidden>";

bool is_hidden(const Code* code);
/// Whether the class was made by hidden code.
bool is_hidden(const Type* type);
/// The frame itself, or the nearest one below that is not hidden; null when there is none.
Frame* visible_frame(Frame* frame);
/// The same for natives that work on the frame they are called from; null with SystemError pending.
Frame* calling_frame();

/// Runs statements, or evaluates an expression into `evaluation`, in the namespace apart.
RunResult run_hidden(std::string_view source, ParseMode mode, Evaluation* evaluation);

}  // namespace slotscope
