// Scrolling of a widget that draws its own content: a smooth offset, the wheel, and bars that show only when needed.
#pragma once

#include "ui/automation.hpp"

namespace slotscope {

class Scroller {
 public:
  /// To be called once a frame before the widget itself: tells it how much there is to see and takes what is done with
  /// the bars. Answers the part of `view` that is left for content.
  Rect begin(std::string_view name, Rect view, ImVec2 content);
  /// To be called right after the widget was put into the frame: takes the wheel while the pointer is over it.
  void take_wheel(bool hovered);
  /// To be called after the content was drawn.
  void draw_bars() const;

  /// How much of the content is hidden at the left and the top, in pixels.
  ImVec2 offset() const { return offset_; }
  void scroll_by(ImVec2 distance);
  /// Brings a part of the content into sight, with `margin` around it; at once or smoothly.
  enum class Way : std::uint8_t { AtOnce, Smoothly };
  void reveal(Rect part, ImVec2 margin, Way way);
  void jump_to(ImVec2 offset);
  /// The last line is in sight; output that grows stays there.
  bool at_bottom() const { return target_.y >= largest_.y - 1; }
  ImVec2 visible_size() const { return visible_; }

 private:
  struct Bar {
    Rect track;
    Rect thumb;
    float glow = 0;  ///< 1 while the pointer is on it
  };

  void move_bar(std::string_view name, Rect track, int axis);
  void settle();

  ImVec2 offset_{0, 0};
  ImVec2 target_{0, 0};
  ImVec2 content_{0, 0};
  ImVec2 visible_{0, 0};
  ImVec2 largest_{0, 0};
  double last_time_ = 0;
  float grabbed_at_ = 0;
  Bar bars_[2];  ///< across and down; empty when not needed
};

}  // namespace slotscope
