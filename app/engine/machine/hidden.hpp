// A namespace apart, in which a program is examined: what the program can neither name nor reach.
//
// Code in it has a file name of its own, by which everything that shows frames to programs passes over it; its
// built-ins are a copy made when it was, so that a program which replaces `isinstance` deceives only itself.
#pragma once

#include <string_view>

#include "engine/compile/compile.hpp"
#include "engine/engine.hpp"
#include "engine/machine/frame.hpp"

namespace slotscope {

inline constexpr std::string_view hidden_file = "<hidden>";

bool is_hidden(const Code* code);
/// Whether the running code may see hidden frames: only hidden code may.
bool sees_hidden();
/// The frame itself, or the nearest one below that the running code may see; null when there is none.
Frame* visible_frame(Frame* frame);

/// Runs statements, or evaluates an expression into `evaluation`, in the namespace apart.
RunResult run_hidden(std::string_view source, ParseMode mode, Evaluation* evaluation);

}  // namespace slotscope
