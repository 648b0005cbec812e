// Settings: the look, motion, the Python version programs run on, and the learner's progress.
#pragma once

#include "ui/page.hpp"
#include "ui/pages/progress_settings.hpp"

namespace slotscope {

class SettingsPage : public Page {
 public:
  SettingsPage(Shell& shell, std::shared_ptr<Study> study);
  std::string_view id() const override { return "settings"; }
  std::string title() const override { return "Settings"; }
  std::string_view section() const override { return "Program"; }
  Icon icon() const override { return Icon::Settings; }
  KeyStroke key() const override { return {GLFW_KEY_COMMA, ctrl}; }
  void draw(Shell& shell, Rect area) override;

 private:
  ProgressSettings progress_;
};

}  // namespace slotscope
