// What a text view knows in one frame; shared by the files that draw it and take its input.
#pragma once

#include "ui/widgets/rich_text/text_view.hpp"

namespace slotscope::prose {

struct TextView::Frame {
  ImVec2 at;
  float width;
  Rect visible;
  const Measure& measure;

  /// A rectangle of a piece that stands `y` below the top, on the screen.
  Rect moved(float y, Rect rect) const {
    return {{at.x + rect.min.x, at.y + y + rect.min.y}, {at.x + rect.max.x, at.y + y + rect.max.y}};
  }
};

}  // namespace slotscope::prose
