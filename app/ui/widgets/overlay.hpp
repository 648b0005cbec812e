// A box above the dimmed page that keeps the keyboard until it is closed: the frame of dialogs and of the search.
#pragma once

#include <string_view>

#include "ui/automation.hpp"

namespace slotscope {

class Overlay {
 public:
  /// Begins the overlay; what is drawn until its end lies in `box` above everything else.
  Overlay(std::string_view name, Rect window, Rect box);
  ~Overlay();
  Overlay(const Overlay&) = delete;
  Overlay& operator=(const Overlay&) = delete;

  /// The user clicked beside the box or pressed Esc; asked after the contents had their chance to take Esc.
  bool dismissed() const;

 private:
  bool clicked_beside_ = false;
};

}  // namespace slotscope
