// The start page: where to go on, what is due, and the tracks as paths. Whoever is new is shown around first.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "course/progress/report.hpp"
#include "ui/page.hpp"
#include "ui/pages/home/track_card.hpp"
#include "ui/pages/home/welcome.hpp"

namespace slotscope {

class Study;

class HomePage : public Page {
 public:
  HomePage(Shell& shell, std::shared_ptr<Study> study);
  std::string_view id() const override { return "home"; }
  std::string title() const override { return "Home"; }
  std::string_view section() const override { return "Learn"; }
  Icon icon() const override { return Icon::Home; }
  void open(std::string_view argument) override;
  void draw(Shell& shell, Rect area) override;
  bool busy() const override { return welcome_.busy(); }

 private:
  /// A lesson and where in it the learner was.
  struct Place {
    std::string target;
    std::string title;
    std::string section;
  };

  void refresh();
  void draw_overview(Rect area);
  float draw_continue(ImVec2 at, float width);
  float draw_due(ImVec2 at, float width);
  float draw_tracks(ImVec2 at, float width);

  Shell& shell_;
  std::shared_ptr<Study> study_;
  home::Welcome welcome_;
  bool is_new_ = false;
  Place place_;
  std::vector<home::TrackPath> paths_;
  course::ProgressReport report_;
};

}  // namespace slotscope
