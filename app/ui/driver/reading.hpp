// What the driver's commands share: reading their words and the window.
#pragma once

#include <string>

namespace slotscope {

/// False when the text is not a number.
bool read_number(const std::string& text, double& value);
/// Some part of the text can be seen in the window.
bool shows(const std::string& text);
/// What the window shows, as a hint for whoever reads a failure.
std::string on_the_page();

}  // namespace slotscope
