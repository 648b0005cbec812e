// The memory lab: kinds of objects made by the thousand and measured, live; and what articles claim, put to the test.
#pragma once

#include <map>
#include <string>

#include "ui/page.hpp"
#include "ui/pages/memory_lab/experiment.hpp"
#include "ui/pages/memory_lab/figures.hpp"
#include "ui/pages/page_work.hpp"
#include "ui/widgets/plot/plot_view.hpp"

namespace slotscope::lab {

class MemoryLabPage : public Page {
 public:
  explicit MemoryLabPage(Deliveries& window) : work_(window) {}
  ~MemoryLabPage() override { stop_.request_stop(); }
  std::string_view id() const override { return "lab"; }
  std::string title() const override { return "Memory lab"; }
  std::string_view section() const override { return "Explore"; }
  Icon icon() const override { return Icon::Chart; }
  void open(std::string_view argument) override;
  void draw(Shell& shell, Rect area) override;
  bool busy() const override { return work_.busy(); }

 private:
  struct Result {
    Setup setup;
    Findings findings;
  };

  void start();
  void stop();
  /// Measures again when the setup is another than what is shown.
  void follow_setup();
  void make_figure();

  void draw_head(Rect row);
  /// Draws the controls from `at` down; returns their height.
  float draw_controls(ImVec2 at, float width);
  float draw_kinds(ImVec2 at, float width);
  float draw_versions(ImVec2 at, float width);
  float draw_amounts(ImVec2 at, float width);
  void draw_study(Shell& shell, Rect area);
  /// The choices that belong to one study; returns the height they take.
  float draw_choices(ImVec2 at, float width);
  void draw_table(Rect area);
  void take_export(Shell& shell, const plot::PlotReaction& reaction);

  Setup setup_;
  FigureChoice choice_;
  std::map<Study, Result> results_;
  Result shown_;
  plot::PlotView plot_;
  bool as_table_ = false;
  bool picture_wanted_ = false;  ///< the next frame draws the figure without its buttons, for a PNG
  bool running_ = false;
  unsigned generation_ = 0;
  std::stop_source stop_{std::nostopstate};
  PageWork work_;
};

}  // namespace slotscope::lab
