// A part of the window that scrolls: by wheel, by its bar, and by the keys nobody else used.
#pragma once

#include <string_view>

#include "ui/automation.hpp"

namespace slotscope {

class ScrollArea {
 public:
  /// Begins the area; until it ends everything is clipped to it and moves with it.
  ScrollArea(std::string_view name, Rect area);
  ~ScrollArea();
  ScrollArea(const ScrollArea&) = delete;
  ScrollArea& operator=(const ScrollArea&) = delete;

  /// Where the content begins: the top left corner, moved up by what is scrolled away.
  ImVec2 origin() const { return origin_; }
  /// Width for content, without the bar.
  float width() const { return width_; }
  /// How far down the content reaches, on the screen; to be called once before the end.
  void set_bottom(float y) { bottom_ = y; }
  /// The arrow, page, Home and End keys scroll this area when nobody used them.
  void take_keys();

 private:
  Rect area_;
  ImVec2 origin_;
  float width_ = 0;
  float bottom_ = 0;
};

}  // namespace slotscope
