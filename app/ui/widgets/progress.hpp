// A bar that shows how far something has come.
#pragma once

#include <optional>
#include <string_view>

#include "ui/automation.hpp"

namespace slotscope {

/// Draws a bar; without a fraction it shows only that something goes on. `text` says it in words (recorded, not drawn).
void progress_bar(std::string_view name, Rect rect, std::optional<float> fraction, std::string_view text = {});

}  // namespace slotscope
