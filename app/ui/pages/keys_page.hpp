// The list of every key, grouped by what it belongs to.
#pragma once

#include "ui/page.hpp"

namespace slotscope {

class KeysPage : public Page {
 public:
  std::string_view id() const override { return "keys"; }
  std::string title() const override { return "Keys"; }
  std::string_view section() const override { return "Program"; }
  Icon icon() const override { return Icon::Keyboard; }
  KeyStroke key() const override { return {GLFW_KEY_F1, no_modifiers}; }
  void draw(Shell& shell, Rect area) override;
};

}  // namespace slotscope
