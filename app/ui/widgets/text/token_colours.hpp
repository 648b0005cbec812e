// How code looks: the colour and face of each class of token, in editors, prose and tracebacks alike.
#pragma once

#include "engine/engine.hpp"
#include "ui/text.hpp"
#include "ui/theme.hpp"

namespace slotscope {

Role role_of(TokenClass token);
Face face_of(TokenClass token);

}  // namespace slotscope
