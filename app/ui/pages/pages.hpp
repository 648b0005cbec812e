// All pages of the window, in the order of the navigation.
#pragma once

#include "ui/shell.hpp"

namespace slotscope {

void add_pages(Shell& shell);

}  // namespace slotscope
