// The lesson page: outline at the left, the reading column, and the bench with what the last run left.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "ui/page.hpp"
#include "ui/pages/bench/bench.hpp"
#include "ui/pages/lesson/lesson_view.hpp"
#include "ui/pages/lesson/outline.hpp"
#include "ui/scroll_area.hpp"

namespace slotscope {

class Study;

class LessonPage : public Page {
 public:
  LessonPage(Shell& shell, std::shared_ptr<Study> study);
  std::string_view id() const override { return "lesson"; }
  std::string title() const override { return "Lesson"; }
  std::string_view section() const override { return "Learn"; }
  Icon icon() const override { return Icon::Lesson; }
  /// "slots/declaring#names-once"; where the reader was when empty.
  void open(std::string_view argument) override;
  void draw(Shell& shell, Rect area) override;
  bool busy() const override;

 private:
  /// A lesson that was opened stays: its runs and what was typed go on living.
  struct Opened {
    std::unique_ptr<lesson::LessonView> view;
    std::shared_ptr<const RunReport> report;  ///< of the last run
    lesson::RunCell* benched = nullptr;       ///< the cell whose run lies on the bench
  };

  /// Lessons or progress are others: everything is opened anew.
  void renew();
  const course::Lesson* lesson_for(std::string_view name) const;
  void open_lesson(const course::Lesson& lesson, std::string_view section);
  void step(lesson::RunCell& cell);
  void take_step_keys(Rect area);
  void draw_reading(Rect area);
  void draw_outline(Rect area, bool as_dots);
  void draw_bench(Rect area);
  void draw_bench_switch(Rect area, bool stacked);
  void follow_reader(const ScrollArea& scroll, float top, float height, Rect area);
  void go_to_section(std::size_t index);

  Shell& shell_;
  std::shared_ptr<Study> study_;
  std::map<std::string, Opened, std::less<>> opened_;
  Opened* shown_ = nullptr;
  Bench bench_;
  course::LessonProgress progress_;
  std::vector<lesson::OutlineEntry> outline_;
  std::size_t current_ = 0;
  bool has_room_for_bench_ = true;
  std::string wanted_section_;  ///< to scroll to once it is laid out
  ImVec2 laid_out_for_{0, 0};   ///< width and em of the last frame: another layout keeps the section in sight
};

}  // namespace slotscope
