// Finds the font files.
#include "platform/font_files.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <unordered_map>

namespace slotscope {

namespace {

// For each face the file names that will do, the wished one first.
constexpr std::array<std::array<std::string_view, 4>, 8> wanted = {{
    {"Inter-Regular.otf", "Inter-Regular.ttf", "DejaVuSans.ttf", "LiberationSans-Regular.ttf"},
    {"Inter-Medium.otf", "Inter-Medium.ttf", "DejaVuSans.ttf", "LiberationSans-Regular.ttf"},
    {"Inter-SemiBold.otf", "Inter-SemiBold.ttf", "DejaVuSans-Bold.ttf", "LiberationSans-Bold.ttf"},
    {"Inter-Italic.otf", "Inter-Italic.ttf", "DejaVuSans-Oblique.ttf", "LiberationSans-Italic.ttf"},
    {"Inter-SemiBoldItalic.otf", "Inter-SemiBoldItalic.ttf", "DejaVuSans-BoldOblique.ttf",
     "LiberationSans-BoldItalic.ttf"},
    {"JetBrainsMono-Regular.ttf", "JetBrainsMono-Regular.otf", "DejaVuSansMono.ttf", "LiberationMono-Regular.ttf"},
    {"JetBrainsMono-Bold.ttf", "JetBrainsMono-Bold.otf", "DejaVuSansMono-Bold.ttf", "LiberationMono-Bold.ttf"},
    {"JetBrainsMono-Italic.ttf", "JetBrainsMono-Italic.otf", "DejaVuSansMono-Oblique.ttf", "LiberationMono-Italic.ttf"},
}};
constexpr std::size_t first_mono_face = 5;
// Broad fonts that know many characters.
constexpr std::array<std::string_view, 6> broad = {"DejaVuSans.ttf",           "NotoSans-Regular.ttf",
                                                   "NotoSansMath-Regular.ttf", "NotoSansSymbols2-Regular.ttf",
                                                   "NotoSansCJK-Regular.ttc",  "FreeSans.ttf"};

using FilesByName = std::unordered_map<std::string, std::string>;

FilesByName font_files_below(const std::vector<std::string>& directories) {
  FilesByName files;
  for (const std::string& directory : directories) {
    std::error_code error;
    std::filesystem::recursive_directory_iterator at(directory,
                                                     std::filesystem::directory_options::skip_permission_denied, error);
    for (; !error && at != std::filesystem::recursive_directory_iterator(); at.increment(error)) {
      const std::string extension = at->path().extension().string();
      if (extension == ".otf" || extension == ".ttf" || extension == ".ttc") {
        files.emplace(at->path().filename().string(), at->path().string());
      }
    }
  }
  return files;
}

/// Any file at all, the same one each time.
std::string any_file(const FilesByName& files) {
  const std::string* first = nullptr;
  for (const auto& [name, path] : files) {
    if (!first || path < *first) first = &path;
  }
  return first ? *first : std::string();
}

}  // namespace

FontFiles find_fonts(const std::vector<std::string>& directories) {
  const FilesByName files = font_files_below(directories);
  FontFiles result;
  bool inter_missing = false, mono_missing = false;
  for (std::size_t face = 0; face < wanted.size(); ++face) {
    std::string path;
    for (std::size_t choice = 0; choice < wanted[face].size() && path.empty(); ++choice) {
      if (const auto found = files.find(std::string(wanted[face][choice])); found != files.end()) path = found->second;
      if (path.empty() && choice == 1) (face < first_mono_face ? inter_missing : mono_missing) = true;
    }
    result.faces.push_back(path.empty() ? any_file(files) : path);
  }
  for (const std::string_view name : broad) {
    if (const auto found = files.find(std::string(name)); found != files.end())
      result.fallbacks.push_back(found->second);
  }
  if (files.empty()) {
    result.problems.push_back(
        "No font was found, so no text can be shown: install the packages fonts-inter and fonts-jetbrains-mono.");
  } else {
    if (inter_missing)
      result.problems.push_back("The font Inter is missing, another one stands in: install the package fonts-inter.");
    if (mono_missing) {
      result.problems.push_back(
          "The font JetBrains Mono is missing, another one stands in: install the package fonts-jetbrains-mono.");
    }
  }
  return result;
}

std::vector<std::string> font_directories() {
  std::vector<std::string> directories;
  if (const char* own = std::getenv("SLOTSCOPE_FONTS"); own && *own) return {own};
  if (const char* home = std::getenv("HOME"); home && *home) {
    directories.push_back(std::string(home) + "/.local/share/fonts");
    directories.push_back(std::string(home) + "/.fonts");
  }
  directories.push_back("/usr/local/share/fonts");
  directories.push_back("/usr/share/fonts");
  return directories;
}

}  // namespace slotscope
