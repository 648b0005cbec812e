// Finds names for exported files and writes them.
#include "ui/pages/exports.hpp"

#include <filesystem>

#include "platform/directories.hpp"
#include "platform/files.hpp"

namespace slotscope {

std::string new_export_path(std::string_view name, std::string_view extension) {
  const std::filesystem::path folder = export_directory();
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  for (int number = 1;; ++number) {
    const std::string suffix = number > 1 ? "-" + std::to_string(number) : "";
    const std::filesystem::path path = folder / (std::string(name) + suffix + "." + std::string(extension));
    if (!std::filesystem::exists(path, error)) return path.string();
  }
}

void tell_saved(Shell& shell, const std::string& path) {
  shell.toasts().show({.kind = ToastKind::Success,
                       .text = "Saved as " + path,
                       .action = "Copy path",
                       .on_action = [path] { ImGui::SetClipboardText(path.c_str()); },
                       .topic = "export"});
}

void export_picture(Shell& shell, std::string_view name, Rect part) {
  const std::string path = new_export_path(name, "png");
  shell.save_picture(part, path);
  // By then it is written, or it was said why not.
  shell.deliveries().post([&shell, path] {
    std::error_code error;
    if (std::filesystem::exists(path, error)) tell_saved(shell, path);
  });
}

void export_file(Shell& shell, std::string_view name, std::string_view extension, std::string_view content) {
  const std::string path = new_export_path(name, extension);
  const std::string problem = write_file(path, content);
  if (problem.empty()) {
    tell_saved(shell, path);
  } else {
    shell.toasts().show({.kind = ToastKind::Error, .text = "Nothing was saved: " + problem});
  }
}

}  // namespace slotscope
