// The icons: strokes on a grid of 24 by 24, drawn at any size in any colour.
//
// Each is a little program: M move, L line, C curve (two control points and an end), Z close, O circle (middle and
// radius). A drawing that begins with '!' is filled. Coordinates follow their letter.
#include <algorithm>
#include <charconv>
#include <string_view>

#include "ui/draw.hpp"

namespace slotscope {

namespace {

constexpr float grid = 24;
constexpr float stroke = 1.7f;

constexpr std::string_view drawings[] = {
    "",
#define ICON(name, drawing) drawing,
#include "ui/icons.def"
#undef ICON
};

class Pen {
 public:
  Pen(ImDrawList* list, ImVec2 centre, float size, Colour colour)
      : list_(list), origin_{centre.x - size / 2, centre.y - size / 2}, scale_(size / grid), colour_(colour) {}

  void draw(std::string_view program) {
    filled_ = program.starts_with('!');
    if (filled_) program.remove_prefix(1);
    rest_ = program;
    while (!rest_.empty()) {
      const char command = rest_.front();
      rest_.remove_prefix(1);
      if (command != ' ') step(command);
    }
    finish(false);
  }

 private:
  void step(char command) {
    switch (command) {
      case 'M':
        finish(false);
        list_->PathLineTo(point());
        break;
      case 'L':
        list_->PathLineTo(point());
        break;
      case 'C': {
        const ImVec2 first = point(), second = point(), end = point();
        list_->PathBezierCubicCurveTo(first, second, end);
        break;
      }
      case 'O': {
        finish(false);
        const ImVec2 middle = point();
        list_->AddCircle(middle, number() * scale_, colour_, 0, thickness());
        break;
      }
      case 'Z':
        finish(true);
        break;
      default:
        break;
    }
  }

  void finish(bool closed) {
    if (filled_ && closed) {
      list_->PathFillConvex(colour_);
    } else {
      compat::stroke_path(list_, colour_, thickness(), closed);
    }
  }

  float thickness() const { return std::max(1.0f, stroke * scale_ * appearance().theme.stroke_scale); }

  ImVec2 point() {
    const float x = number();
    return {origin_.x + x * scale_, origin_.y + number() * scale_};
  }

  float number() {
    while (rest_.starts_with(' ')) rest_.remove_prefix(1);
    float value = 0;
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    return value;
  }

  ImDrawList* list_;
  ImVec2 origin_;
  float scale_;
  Colour colour_;
  std::string_view rest_;
  bool filled_ = false;
};

}  // namespace

void icon(ImDrawList* list, Icon which, ImVec2 centre, float size, Colour colour) {
  Pen(list, centre, size, colour).draw(drawings[static_cast<std::size_t>(which)]);
}

}  // namespace slotscope
