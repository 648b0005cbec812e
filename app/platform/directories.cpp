// Finds the user's directories and the program's own files.
#include "platform/directories.hpp"

#include <cstdlib>
#include <filesystem>

namespace slotscope {

namespace {

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

std::string user_directory(const char* xdg_variable, std::string_view below_home) {
  if (const std::string own = environment("SLOTSCOPE_HOME"); !own.empty()) return own;
  // The XDG specification: a path that is not absolute is to be ignored.
  if (const std::string base = environment(xdg_variable); base.starts_with('/')) return base + "/slotscope";
  std::string home = environment("HOME");
  if (home.empty()) home = "/tmp";
  return home + "/" + std::string(below_home) + "/slotscope";
}

bool is_there(const std::filesystem::path& path) {
  std::error_code error;
  return std::filesystem::exists(path, error);
}

}  // namespace

std::string config_directory() {
  return user_directory("XDG_CONFIG_HOME", ".config");
}
std::string state_directory() {
  return user_directory("XDG_STATE_HOME", ".local/state");
}
std::string data_directory() {
  return user_directory("XDG_DATA_HOME", ".local/share");
}

std::string export_directory() {
  if (const std::string own = environment("SLOTSCOPE_HOME"); !own.empty()) return own + "/exports";
  const std::string home = environment("HOME");
  if (home.empty()) return "/tmp";
  return is_there(home + "/Downloads") ? home + "/Downloads" : home;
}

std::string asset(std::string_view name) {
  if (const std::string own = environment("SLOTSCOPE_ASSETS"); !own.empty()) {
    const std::filesystem::path path = std::filesystem::path(own) / name;
    return is_there(path) ? path.string() : "";
  }
  std::error_code error;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
  // Installed: PREFIX/bin/slotscope. Built: SOURCE/build*/slotscope or a folder below.
  for (const char* place : {"../share/slotscope", "../assets", "../../assets"}) {
    const std::filesystem::path path = program / place / name;
    if (!error && is_there(path)) return path.lexically_normal().string();
  }
  return "";
}

}  // namespace slotscope
