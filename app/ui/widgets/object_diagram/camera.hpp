// Which part of a plane a view shows: where its corner is and how far it is zoomed, moving smoothly to where it is
// sent.
#pragma once

#include "ui/automation.hpp"

namespace slotscope::diagram {

class Camera {
 public:
  /// To be called once a frame; `view` is the size of the window on the plane in ems at zoom 1.
  void update(ImVec2 view);

  float zoom() const { return zoom_; }
  ImVec2 corner() const { return corner_; }
  /// The part of the plane in sight.
  Rect visible() const { return {corner_, {corner_.x + view_.x / zoom_, corner_.y + view_.y / zoom_}}; }

  enum class Way : std::uint8_t { AtOnce, Smoothly };
  void zoom_about(ImVec2 share_of_view, float factor, Way way);
  void pan(ImVec2 distance, Way way);
  /// Shows all of a part, but never larger than life nor smaller than `least`.
  void fit(Rect part, Way way, float least = 0);
  /// Nobody moved it since it was fitted.
  bool is_fitted() const { return fitted_; }
  /// Moves as little as brings a part into sight.
  void reveal(Rect part, Way way);

 private:
  void go(ImVec2 corner, float zoom, Way way);

  ImVec2 view_{1, 1};
  ImVec2 corner_{0, 0};
  float zoom_ = 1;
  ImVec2 target_corner_{0, 0};
  float target_zoom_ = 1;
  double last_time_ = 0;
  bool fitted_ = false;
};

}  // namespace slotscope::diagram
