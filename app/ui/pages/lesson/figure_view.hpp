// A figure of a lesson: the heap, the bytes, the lookup or the plot of a stated program, drawn by the real widgets.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "course/evaluate/figure_data.hpp"
#include "ui/widgets/byte_strip/strip_view.hpp"
#include "ui/widgets/object_diagram/diagram_view.hpp"
#include "ui/widgets/plot/plot_view.hpp"
#include "ui/widgets/rich_text/text_view.hpp"

namespace slotscope {

class Study;

namespace lesson {

/// The plot of a figure's measurements.
plot::Figure plot_of(const course::FigureBlock& figure, const std::vector<MeasureResult>& measures);

class FigureView {
 public:
  FigureView(Study& study, const course::FigureBlock& figure);
  FigureView(const FigureView&) = delete;
  FigureView& operator=(const FigureView&) = delete;

  /// Draws what is known for this version, and begins to compute what is not; answers its height.
  float draw(ImVec2 at, float width, Version version);
  void compose();

 private:
  void prepare(Version version);
  void take(std::vector<course::FigureData> data);
  float draw_drawing(ImVec2 at, float width);
  float draw_heaps(ImVec2 at, float width);
  float draw_lookup(ImVec2 at, float width);
  float draw_caption(ImVec2 at, float width);

  Study& study_;
  const course::FigureBlock& figure_;
  std::vector<course::FigureData> data_;
  bool asked_ = false;
  Version version_;
  std::vector<std::unique_ptr<diagram::DiagramView>> heaps_;  ///< one a version
  strip::StripView strip_;
  plot::PlotView plot_;
  prose::TextView caption_;
  float height_ = 0;
  std::shared_ptr<int> alive_ = std::make_shared<int>();  ///< what was begun for a figure that is gone is dropped
};

}  // namespace lesson
}  // namespace slotscope
