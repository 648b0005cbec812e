// The byte strip in the window: one object, or two side by side, or one turning into another.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "ui/automation.hpp"
#include "ui/widgets/byte_strip/drawing.hpp"
#include "ui/widgets/byte_strip/layout.hpp"
#include "ui/widgets/byte_strip/model.hpp"
#include "ui/widgets/drawing/screen_canvas.hpp"
#include "ui/widgets/scrolling/scroller.hpp"

namespace slotscope::strip {

struct StripReaction {
  std::optional<Part> hovered;   ///< under the pointer
  std::optional<Part> selected;  ///< by a click or the keyboard
  ObjectId followed = 0;         ///< Enter or a double click on a pointer: the object it points to
};

class StripView {
 public:
  /// Shows an object; what was shown before turns into it.
  void show(Strip strip);
  /// Puts a second object beside the first, or takes it away.
  void compare_with(std::optional<Strip> strip);

  const Strip& shown() const { return first_.shown; }
  StripReaction draw(std::string_view name, Rect rect);
  /// Height at which all of it is seen without scrolling, at a width in pixels.
  float natural_height(float width);

 private:
  struct Places;

  /// One of the strips: what it shows, and what turns into that.
  struct Pane {
    Strip shown;
    Strip before;
    StripLayout layout;
    StripLayout before_layout;
    double changed_at = -1;  ///< when what is shown came
  };

  void turn(Pane& pane, Strip strip);
  Places arrange(float room);
  void draw_strips(drawing::ScreenCanvas& canvas, const Places& places);
  void draw_title(drawing::ScreenCanvas& canvas, const Strip& strip, ImVec2 at, float width) const;
  void draw_pane(drawing::ScreenCanvas& canvas, const Pane& pane, ImVec2 at, float width,
                 const std::vector<bool>* differing);
  static void draw_morphing(drawing::ScreenCanvas& canvas, const Pane& pane, float t);
  void take_pointer(const drawing::ScreenCanvas& canvas, const Places& places, const WidgetReaction& done);
  void take_keyboard(const Places& places, StripReaction& reaction);
  float explanation_height(float width) const;
  void draw_explanation(Rect rect) const;
  std::string explained_text() const;
  std::string text_of_both() const;
  const Part* part(std::optional<PartRef> ref, bool second) const;

  Pane first_;
  std::optional<Pane> second_;
  Scroller scroller_;
  std::optional<PartRef> selected_;
  std::optional<PartRef> hovered_;
  bool selected_in_second_ = false;
  bool hovered_in_second_ = false;
};

}  // namespace slotscope::strip
