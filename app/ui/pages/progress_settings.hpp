// The part of the settings about the learner: profiles, and their progress taken out, taken in, and forgotten.
#pragma once

#include <memory>
#include <string>

#include "ui/column.hpp"

namespace slotscope {

class Shell;
class Study;

class ProgressSettings {
 public:
  explicit ProgressSettings(std::shared_ptr<Study> study);
  void draw(Shell& shell, Column& column);

 private:
  void draw_profiles(Shell& shell, Column& column);
  void draw_files(Shell& shell, Column& column);
  void draw_reset(Shell& shell, SettingGroup& group);
  void write_file(Shell& shell);
  void read_file(Shell& shell);
  void reset(Shell& shell);

  std::shared_ptr<Study> study_;
  std::string name_;  ///< of a new profile
  std::string path_;  ///< of the file to write or read
};

}  // namespace slotscope
