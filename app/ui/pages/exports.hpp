// Saves what a page shows where the user finds it, and says where.
#pragma once

#include <string>
#include <string_view>

#include "ui/shell.hpp"

namespace slotscope {

/// A path in the export folder that is not taken yet: "memory-lab.svg", "memory-lab-2.svg".
std::string new_export_path(std::string_view name, std::string_view extension);
/// Tells the user that a file was saved.
void tell_saved(Shell& shell, const std::string& path);
/// Saves a part of the window as it is in this frame, and says where once the frame is over.
void export_picture(Shell& shell, std::string_view name, Rect part);
/// Saves a file under a new name and tells the user.
void export_file(Shell& shell, std::string_view name, std::string_view extension, std::string_view content);

}  // namespace slotscope
