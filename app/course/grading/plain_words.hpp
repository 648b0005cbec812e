// An exception in a beginner's words: what it means and where to look.
#pragma once

#include <string>

#include "engine/engine.hpp"

namespace slotscope::course {

/// One or two sentences for an uncaught exception; empty when its own message says enough.
std::string plain_words(const ExceptionReport& exception);
std::string plain_words(std::string_view type, std::string_view message);

}  // namespace slotscope::course
