// Measures prose with the fonts of the window.
#pragma once

#include "ui/theme.hpp"
#include "ui/widgets/rich_text/line_breaker.hpp"

namespace slotscope::prose {

class FontMeasure : public Measure {
 public:
  float width(Type type, std::string_view text) const override {
    return text_width(font_of_size(type.face, type.ems), text);
  }
  float line_height(Type type) const override { return font_of_size(type.face, type.ems).line_height; }
  float ascent(Type type) const override { return font_of_size(type.face, type.ems).ascent; }
  float ems(Size size) const override { return font(Face::Regular, size).pixels / slotscope::em(); }
  float em() const override { return slotscope::em(); }
};

}  // namespace slotscope::prose
