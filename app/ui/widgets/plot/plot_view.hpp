// A plot in the window: hover, zoom and pan with a way back, a legend to click, a cursor for the keyboard.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "ui/automation.hpp"
#include "ui/widgets/drawing/screen_canvas.hpp"
#include "ui/widgets/plot/drawing.hpp"
#include "ui/widgets/plot/geometry.hpp"

namespace slotscope::plot {

enum class Export : std::uint8_t { None, Png, Svg, Csv, Text };

struct PlotOptions {
  bool exports = true;  ///< shows the buttons for taking the figure away
};

struct PlotReaction {
  Export wanted = Export::None;  ///< a button for it was pressed; the page says where to (text is copied already)
  Rect picture;                  ///< the whole figure on the screen, for PNG
};

class PlotView {
 public:
  /// Shows another figure, or the same with more data; what is zoomed into stays.
  void set_figure(Figure figure);
  const Figure& figure() const { return figure_; }
  View view() const { return views_.empty() ? whole_ : views_.back(); }
  /// Forgets zoom and pan (another scale was chosen).
  void show_all() { views_.clear(); }

  PlotReaction draw(std::string_view name, Rect rect, const PlotOptions& options = {});

 private:
  float draw_buttons(Rect rect, const PlotOptions& options, bool exports_below, PlotReaction& reaction);
  void take_legend(const drawing::ScreenCanvas& canvas, const PlotLayout& layout);
  void take_pointer(const drawing::ScreenCanvas& canvas, const PlotLayout& layout, const WidgetReaction& reaction);
  void take_keyboard();
  void begin_change();
  void zoom(ImVec2 share, double factor);
  void pan(ImVec2 share);
  void draw_cursor(drawing::ScreenCanvas& canvas, const PlotLayout& layout) const;
  void floating_label(Rect anchor, const Series& series, DatumRef ref) const;
  void draw_box(drawing::ScreenCanvas& canvas, const PlotLayout& layout) const;
  std::string text_of(DatumRef ref) const;

  Figure figure_;
  std::string twin_;  ///< the figure in words
  View whole_;
  std::vector<View> views_;  ///< the way back; the last is shown, none means all
  std::optional<DatumRef> hovered_;
  std::optional<DatumRef> cursor_;  ///< of the keyboard
  enum class Gesture : std::uint8_t { None, Pan, Box } gesture_ = Gesture::None;
  ImVec2 gesture_from_{0, 0};  ///< in the figure
  double last_wheel_ = 0;
};

}  // namespace slotscope::plot
