// The entrance of the bytecode loop; private to machine/.
#pragma once

#include "engine/machine/frame.hpp"

namespace slotscope {

/// Runs a frame until it returns to native code: its result (owned), or null with an exception pending.
Object* run_frame(Frame* frame);

}  // namespace slotscope
