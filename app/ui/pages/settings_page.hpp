// Settings: the look, motion, and the Python version programs run on.
#pragma once

#include "ui/page.hpp"

namespace slotscope {

class SettingsPage : public Page {
 public:
  std::string_view id() const override { return "settings"; }
  std::string title() const override { return "Settings"; }
  std::string_view section() const override { return "Program"; }
  Icon icon() const override { return Icon::Settings; }
  KeyStroke key() const override { return {GLFW_KEY_COMMA, ctrl}; }
  void draw(Shell& shell, Rect area) override;
};

}  // namespace slotscope
