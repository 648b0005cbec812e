// Lays out the lesson page, follows the reader through the sections, and remembers how far they came.
#include "ui/pages/lesson/lesson_page.hpp"

#include <algorithm>
#include <cmath>

#include "course/source/strings.hpp"
#include "ui/draw.hpp"
#include "ui/input.hpp"
#include "ui/motion.hpp"
#include "ui/pages/exports.hpp"
#include "ui/pages/study.hpp"
#include "ui/shell.hpp"
#include "ui/widgets/buttons.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/split_pane.hpp"

namespace slotscope {

namespace {

// Widths from which parts have room, in ems.
constexpr float room_for_outline = 76;
constexpr float room_for_dots = 42;
constexpr float room_for_bench = 60;

constexpr float outline_width = 14;
constexpr float dots_width = 2.6f;
constexpr float reading_column = 37;  ///< about 70 characters
constexpr float least_height_for_stacked_bench = 29;

/// Share of the view below which what stands there has not been read yet.
constexpr float reading_line = 0.35f;
constexpr float passed_line = 0.6f;

}  // namespace

LessonPage::LessonPage(Shell& shell, std::shared_ptr<Study> study)
    : shell_(shell), study_(std::move(study)), bench_(shell.deliveries()) {
  bench_.open(Bench::View::Objects);
  bench_.on_line = [this](int line) {
    if (shown_ && shown_->benched) shown_->benched->show_line(line);
  };
  bench_.stepping().on_save = [this](const std::string& svg) { export_file(shell_, "objects", "svg", svg); };
  bench_.stepping().on_picture = [this](Rect in_sight) { export_picture(shell_, "objects", in_sight); };
  study_->on_renewal([this] { renew(); });
  shell_.commands().add({.id = "bench",
                         .title = "Show or hide the bench of a lesson",
                         .group = "Lesson",
                         .keys = {{GLFW_KEY_J, ctrl}},
                         .run =
                             [this] {
                               float& open = shell_.pane("lesson-bench-open", 1);
                               open = 1 - open;
                             },
                         .icon = Icon::Panel});
}

bool LessonPage::busy() const {
  return study_->computing() || bench_.busy() || std::any_of(opened_.begin(), opened_.end(), [](const auto& each) {
           return each.second.view && each.second.view->busy();
         });
}

void LessonPage::open(std::string_view argument) {
  std::string id(argument.substr(0, argument.find('#')));
  std::string section(argument.size() > id.size() ? argument.substr(id.size() + 1) : "");
  const course::Course& course = study_->course();
  if (id.empty()) std::tie(id, section) = study_->progress().last_place();
  const course::Lesson* wanted = course.find_lesson(id);
  if (!wanted && !argument.empty()) wanted = lesson_for(id);
  if (!wanted && !argument.empty()) {
    std::vector<std::string> known;
    for (const auto& track : course.tracks) {
      for (const auto& lesson : track->lessons) known.push_back(lesson->id);
    }
    study_->tell_missing("lesson", id, known);
  }
  if (!wanted && shown_) return;
  for (const auto& track : course.tracks) {
    if (!wanted && !track->lessons.empty()) wanted = track->lessons.front().get();
  }
  if (wanted) open_lesson(*wanted, section);
}

/// What a track's name leads to: its first lesson that is not finished; and a lesson's name without its track.
const course::Lesson* LessonPage::lesson_for(std::string_view name) const {
  for (const auto& track : study_->course().tracks) {
    for (const auto& lesson : track->lessons) {
      const bool first_open = track->id == name && !study_->progress().lesson(lesson->id).finished;
      if (first_open || lesson->id == track->id + "/" + std::string(name)) return lesson.get();
    }
    if (track->id == name && !track->lessons.empty()) return track->lessons.front().get();
  }
  return nullptr;
}

void LessonPage::open_lesson(const course::Lesson& lesson, std::string_view section) {
  Opened& opened = opened_[lesson.id];
  if (!opened.view) {
    opened.view = std::make_unique<lesson::LessonView>(shell_, *study_, lesson);
    opened.view->on_step = [this](lesson::RunCell& cell) { step(cell); };
    opened.view->on_report = [this, &opened](lesson::RunCell& cell, std::shared_ptr<const RunReport> report) {
      if (opened.benched) opened.benched->set_execution_line(0);
      opened.benched = &cell;
      opened.report = std::move(report);
      if (shown_ != &opened) return;
      if (opened.report->result.exception) bench_.open(Bench::View::Output);
      bench_.show(opened.report);
    };
  }
  if (shown_ != &opened) bench_.show(opened.report);
  shown_ = &opened;
  wanted_section_ = section;
  study_->progress().open_lesson(lesson.id, section);
  study_->tell_problems();
  progress_ = study_->progress().lesson(lesson.id);
  outline_ = lesson::outline_of(lesson, progress_);
}

void LessonPage::renew() {
  const std::string id = shown_ ? shown_->view->lesson().id : "";
  const std::string section = current_ < outline_.size() ? outline_[current_].section : "";
  shown_ = nullptr;
  opened_.clear();
  bench_.show(nullptr);
  if (shell_.route().page != this->id()) return;
  const course::Lesson* lesson = study_->course().find_lesson(id);
  if (!lesson) return open("");
  open_lesson(*lesson, section);
  // The reader stays at the line they were at.
  wanted_section_.clear();
}

void LessonPage::step(lesson::RunCell& cell) {
  if (cell.waits_for_prediction()) return;
  // Where the window is too small for a bench the playground has one.
  if (!has_room_for_bench_) return study_->open_in_playground(cell.source(), cell.version());
  if (shown_->benched && shown_->benched != &cell) shown_->benched->set_execution_line(0);
  shown_->benched = &cell;
  bench_.step(cell.recorded());
  shell_.pane("lesson-bench-open", 1) = 1;
}

void LessonPage::take_step_keys(Rect area) {
  lesson::RunCell* cell = shown_->view->focused_cell();
  if (!cell) cell = shown_->view->cell_to_run(area);
  while (cell && input().take(GLFW_KEY_F10)) step(*cell);
  while (input().take(GLFW_KEY_F10, shift)) bench_.step_back();
  if (shown_->benched && bench_.stepping().active()) shown_->benched->set_execution_line(bench_.stepping().line());
}

void LessonPage::draw(Shell&, Rect area) {
  if (!shown_) {
    label(Face::Regular, Size::Body, Role::TextMuted, {area.min.x + em(2), area.min.y + em(2)}, area.width() - em(4),
          "There are no lessons here.");
    return;
  }
  take_step_keys(area);
  const float ems = area.width() / em();
  Rect rest = area;
  if (ems >= room_for_dots) {
    const bool as_dots = ems < room_for_outline;
    const float width = em(as_dots ? dots_width : outline_width);
    draw_outline({area.min, {area.min.x + width + em(as_dots ? 0.4f : 1), area.max.y}}, as_dots);
    rest.min.x += width + em(as_dots ? 0.4f : 1);
  }
  const bool beside = ems >= room_for_bench;
  const bool possible = has_room_for_bench_ = beside || area.height() >= em(least_height_for_stacked_bench);
  const bool open = shell_.pane("lesson-bench-open", 1) > 0.5f && (beside || shown_->benched);
  if (!possible || !open) {
    draw_reading(rest);
    if (possible && (beside || shown_->benched)) draw_bench_switch(rest, !beside);
    return;
  }
  SplitOptions options;
  options.direction = beside ? SplitDirection::SideBySide : SplitDirection::Stacked;
  options.least_first = beside ? 28 : 14;
  options.least_second = beside ? 20 : 12;
  options.usual_share = beside ? 0.54f : 0.55f;
  const SplitPanes panes =
      split_pane("Lesson and bench", rest,
                 shell_.pane(beside ? "lesson-bench" : "lesson-bench-below", options.usual_share), options);
  draw_reading(panes.first);
  draw_bench(panes.second);
}

void LessonPage::draw_reading(Rect area) {
  lesson::LessonView& view = *shown_->view;
  ScrollArea scroll("##lesson " + view.lesson().id, area);
  const float margin = em(scroll.width() < em(32) ? 1.0f : 1.75f);
  const float width = std::round(std::min(em(reading_column), scroll.width() - 2 * margin));
  const float left = std::round(scroll.origin().x + std::max(margin, (scroll.width() - width) / 2));
  const float top = std::round(scroll.origin().y + em(2.2f));
  const ImVec2 layout{width, em()};
  const bool reflowed = laid_out_for_.x != layout.x || laid_out_for_.y != layout.y;
  if (reflowed && ImGui::GetScrollY() > 0 && wanted_section_.empty()) go_to_section(current_);
  laid_out_for_ = layout;
  const float height = view.draw({left, top}, width);
  scroll.set_bottom(top + height + em(5));
  if (input().take(GLFW_KEY_ENTER, ctrl)) {
    if (lesson::RunCell* cell = view.cell_to_run(area)) cell->run();
  }
  scroll.take_keys();
  follow_reader(scroll, top, height, area);
}

void LessonPage::follow_reader(const ScrollArea& scroll, float top, float height, Rect area) {
  lesson::LessonView& view = *shown_->view;
  const float scrolled = ImGui::GetScrollY();
  if (!wanted_section_.empty()) {
    if (const std::optional<float> y = view.y_of(wanted_section_)) {
      ImGui::SetScrollY(std::max(0.0f, top - scroll.origin().y + *y - em(1.5f)));
      request_frame();
    }
    wanted_section_.clear();
    return;
  }
  std::vector<float> tops, ends;
  for (const lesson::OutlineEntry& entry : outline_)
    tops.push_back(top + view.y_of(entry.section).value_or(0) - area.min.y);
  for (std::size_t i = 0; i < tops.size(); ++i)
    ends.push_back(i + 1 < tops.size() ? tops[i + 1] : top + height - area.min.y);
  const bool at_end = ImGui::GetScrollMaxY() > 0 && scrolled >= ImGui::GetScrollMaxY() - 1;
  const std::size_t current =
      at_end && !tops.empty() ? tops.size() - 1 : lesson::section_at(tops, area.height() * reading_line);
  const std::string& id = view.lesson().id;
  if (current != current_ && current < outline_.size()) {
    current_ = current;
    study_->progress().open_lesson(id, outline_[current].section);
  }
  const std::size_t passed = at_end ? outline_.size() : lesson::sections_passed(ends, area.height() * passed_line);
  for (std::size_t i = 0; i < std::min(passed, outline_.size()); ++i) {
    if (outline_[i].read || scrolled <= 0) continue;
    outline_[i].read = true;
    study_->progress().read_section(id, outline_[i].section);
  }
  if (at_end && !progress_.finished) {
    progress_.finished = true;
    study_->progress().finish_lesson(id);
  }
  study_->tell_problems();
}

void LessonPage::go_to_section(std::size_t index) {
  if (index < outline_.size()) wanted_section_ = outline_[index].section;
  request_frame();
}

void LessonPage::draw_outline(Rect area, bool as_dots) {
  const lesson::LessonView& view = *shown_->view;
  std::optional<std::size_t> chosen;
  if (as_dots) {
    const Rect inside = {{area.min.x + em(0.4f), area.min.y + em(2.2f)}, {area.max.x, area.max.y - em(1)}};
    chosen = lesson::draw_outline_dots(inside, outline_, current_);
  } else {
    const Rect inside = {{area.min.x + em(1), area.min.y + em(2.5f)}, {area.max.x, area.max.y - em(1)}};
    chosen = lesson::draw_outline(inside, course::replace_all(view.lesson().title, "`", ""), outline_, current_);
  }
  if (chosen) go_to_section(*chosen);
}

void LessonPage::draw_bench(Rect area) {
  const Rect inside = {{area.min.x + em(1.1f), area.min.y + em(0.9f)}, {area.max.x - em(1), area.max.y - em(1)}};
  bench_.draw(inside);
  const ImVec2 at{inside.max.x - icon_button_side(), inside.min.y};
  if (icon_button("Hide the bench", Icon::Close, at, {.tip = "Hides the bench (Ctrl+J)"}))
    shell_.pane("lesson-bench-open", 1) = 0;
}

void LessonPage::draw_bench_switch(Rect area, bool stacked) {
  const ButtonOptions options{.icon = Icon::Panel, .tip = "Output, objects and bytes of the last run (Ctrl+J)"};
  const ImVec2 size = button_size("Bench", options);
  const ImVec2 at{area.max.x - size.x - em(1.2f), stacked ? area.max.y - size.y - em(0.8f) : area.min.y + em(0.8f)};
  if (button("Bench", at, options)) shell_.pane("lesson-bench-open", 1) = 1;
}

}  // namespace slotscope
