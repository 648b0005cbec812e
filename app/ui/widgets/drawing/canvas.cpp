// Shortening of text, the same on every canvas.
#include "ui/widgets/drawing/canvas.hpp"

#include <string>

#include "ui/widgets/text/utf8.hpp"

namespace slotscope::drawing {

void Canvas::text_within(ImVec2 position, float width, const TextLook& look, std::string_view whole) {
  if (text_width(look.face, look.ems, whole) <= width) {
    text(position, look, whole);
    return;
  }
  const float room = width - text_width(look.face, look.ems, "…");
  std::size_t end = 0;
  while (end < whole.size()) {
    const std::size_t next = utf8::next_character(whole, end);
    if (text_width(look.face, look.ems, whole.substr(0, next)) > room) break;
    end = next;
  }
  text(position, look, std::string(whole.substr(0, end)) + "…");
}

}  // namespace slotscope::drawing
