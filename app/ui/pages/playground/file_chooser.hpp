// A dialog in which a Python file is chosen, to be opened or to be written.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ui/automation.hpp"

namespace slotscope {

class FileChooser {
 public:
  enum class Purpose : std::uint8_t { Open, Save };

  /// Opens it in the folder of `path`, with its name filled in.
  void open(Purpose purpose, const std::string& path);
  bool is_open() const { return open_; }
  /// Draws it over the window while it is open; answers the path once one was chosen.
  std::optional<std::string> draw(Rect window);

 private:
  struct Entry {
    std::string name;
    bool folder = false;
  };

  void list();
  /// Enters a folder, or answers a file.
  std::optional<std::string> choose(const std::string& name);
  std::optional<std::string> draw_entries(Rect area);
  std::string path_of(const std::string& name) const;

  bool open_ = false;
  bool just_opened_ = false;
  Purpose purpose_ = Purpose::Open;
  std::string folder_;
  std::string name_;
  std::string problem_;
  std::vector<Entry> entries_;
};

}  // namespace slotscope
