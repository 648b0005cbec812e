// Finds the font files: Inter and JetBrains Mono where the distribution puts them, else the best that is there.
#pragma once

#include <string>
#include <vector>

namespace slotscope {

struct FontFiles {
  std::vector<std::string> faces;      ///< Regular, Medium, Bold, Italic, BoldItalic, Mono, MonoBold, MonoItalic
  std::vector<std::string> fallbacks;  ///< asked in turn for characters a face lacks
  std::vector<std::string> problems;   ///< one sentence each, for the user
};

/// Looks in `directories` (each searched with its subfolders), first to last.
FontFiles find_fonts(const std::vector<std::string>& directories);
/// The system's and the user's font folders, or only SLOTSCOPE_FONTS when that is set.
std::vector<std::string> font_directories();

}  // namespace slotscope
