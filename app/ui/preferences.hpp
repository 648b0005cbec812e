// What the user chose and what the window remembers, kept in two TOML files.
//
// settings.toml (config directory) holds choices; window.toml (state directory) holds the window's place and the sizes
// of panes. Both are small and written whole. What cannot be read is replaced by its default and reported.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "platform/window.hpp"

namespace slotscope {

struct Preferences {
  std::string theme = "dark";
  float zoom = 1;
  bool reduced_motion = false;
  bool teacher_notes = false;  ///< lessons show what is written for the teacher
  std::string python_version = "3.13";
  friend bool operator==(const Preferences&, const Preferences&) = default;
};

struct Remembered {
  WindowPlace place;
  bool narrow_navigation = false;
  std::map<std::string, float> panes;  ///< share of the first pane by the split's name
};

template <typename Content>
struct Loaded {
  Content content;
  std::vector<std::string> problems;  ///< "/.../settings.toml:3: ..." for the user
};

Loaded<Preferences> load_preferences(const std::string& directory);
Loaded<Remembered> load_remembered(const std::string& directory);
/// Both return what went wrong, empty when all went well.
[[nodiscard]] std::string save(const Preferences& preferences, const std::string& directory);
[[nodiscard]] std::string save(const Remembered& remembered, const std::string& directory);

}  // namespace slotscope
