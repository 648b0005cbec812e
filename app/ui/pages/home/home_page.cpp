// Draws the start page.
#include "ui/pages/home/home_page.hpp"

#include <algorithm>
#include <cmath>

#include "course/evaluate/filled.hpp"
#include "course/source/strings.hpp"
#include "ui/draw.hpp"
#include "ui/pages/study.hpp"
#include "ui/scroll_area.hpp"
#include "ui/shell.hpp"
#include "ui/widgets/buttons.hpp"
#include "ui/widgets/label.hpp"

namespace slotscope {

namespace {

constexpr float widest = 76;
constexpr float two_columns_from = 52;
constexpr float gap = 1.1f;

/// A box with two lines at the left and a button at the right.
bool draw_banner(Rect box, std::string_view kicker, std::string_view title, std::string_view button_name,
                 const ButtonOptions& options) {
  fill(canvas(), box, colour(Role::Surface), em(0.65f));
  outline(canvas(), box, colour(Role::Border), em(0.65f));
  const ImVec2 size = button_size(button_name, options);
  const float room = box.width() - size.x - em(3.6f);
  const Font bold = font(Face::Bold, Size::Lead);
  const float text = font(Face::Regular, Size::Small).line_height * label_leading + bold.line_height * label_leading;
  float y = std::round(box.centre().y - text / 2);
  const Rect kicker_row =
      rect_at({box.min.x + em(1.25f), y}, room, font(Face::Regular, Size::Small).line_height * label_leading);
  text_in(canvas(), kicker_row, font(Face::Regular, Size::Small), colour(Role::TextMuted), kicker);
  record(kicker, WidgetRole::Text, kicker_row);
  const Rect title_row = rect_at({kicker_row.min.x, kicker_row.max.y}, room, bold.line_height * label_leading);
  text_in(canvas(), title_row, bold, colour(Role::Text), title);
  record(title, WidgetRole::Heading, title_row);
  return button(button_name, {box.max.x - size.x - em(1.25f), std::round(box.centre().y - size.y / 2)}, options);
}

}  // namespace

HomePage::HomePage(Shell& shell, std::shared_ptr<Study> study) : shell_(shell), study_(std::move(study)) {
  study_->on_renewal([this] { refresh(); });
}

void HomePage::open(std::string_view) {
  refresh();
}

void HomePage::refresh() {
  course::ProgressStore& progress = study_->progress();
  const course::Course& course = study_->course();
  paths_ = home::paths_of(course, progress);
  report_ = make_report(course, progress);
  place_ = {};
  const auto [lesson_id, section_id] = progress.last_place();
  is_new_ = lesson_id.empty() && progress.setting("welcomed").empty();
  const course::Lesson* lesson = course.find_lesson(lesson_id);
  if (!lesson) return;
  // A finished lesson is not where one goes on.
  const course::Lesson* next = progress.lesson(lesson->id).finished ? course.lesson_after(*lesson) : nullptr;
  if (next) lesson = next;
  place_.title = course::replace_all(lesson->title, "`", "");
  place_.target = "lesson:" + lesson->id;
  const course::Section* section = next ? nullptr : lesson->find_section(section_id);
  if (!section || section->id.empty()) return;
  place_.section = one_line(section->heading);
  place_.target += "#" + section->id;
}

void HomePage::draw(Shell& shell, Rect area) {
  if (!is_new_) return draw_overview(area);
  switch (welcome_.draw(shell, area, study_->version())) {
    case home::WelcomeAnswer::FirstLesson:
      if (!paths_.empty() && !paths_.front().stops.empty()) study_->follow(paths_.front().stops.front().target);
      break;
    case home::WelcomeAnswer::Overview:
      study_->progress().set_setting("welcomed", "yes");
      refresh();
      break;
    case home::WelcomeAnswer::None:
      break;
  }
}

void HomePage::draw_overview(Rect area) {
  ScrollArea scroll("##home", area);
  const float margin = em(scroll.width() < em(40) ? 1.0f : 2.25f);
  const float width = std::round(std::min(em(widest), scroll.width() - 2 * margin));
  ImVec2 at{std::round(scroll.origin().x + (scroll.width() - width) / 2), std::round(scroll.origin().y + em(2.2f))};
  at.y += heading(Size::Title1, at, width, course::replace_all(study_->course().title, "`", "")) + em(1.3f);
  const bool abreast = width >= em(two_columns_from);
  const float half = std::round((width - em(gap)) / 2);
  const float top_row = draw_continue(at, abreast ? half : width);
  if (abreast) {
    draw_due({at.x + half + em(gap), at.y}, half);
    at.y += top_row + em(2.2f);
  } else {
    at.y += top_row + em(gap);
    at.y += draw_due(at, width) + em(2.2f);
  }
  at.y += draw_tracks(at, width);
  scroll.set_bottom(at.y + em(3));
  scroll.take_keys();
}

float HomePage::draw_continue(ImVec2 at, float width) {
  const float height = em(5);
  const ButtonOptions options{.kind = ButtonKind::Primary};
  if (place_.target.empty()) {
    const bool any = !paths_.empty() && !paths_.front().stops.empty();
    if (draw_banner(rect_at(at, width, height), "Begin here", any ? paths_.front().stops.front().title : "No lessons",
                    "Begin", {.kind = ButtonKind::Primary, .enabled = any}))
      study_->follow(paths_.front().stops.front().target);
    return height;
  }
  const std::string kicker = place_.section.empty() ? "Continue" : "Continue: " + place_.section;
  if (draw_banner(rect_at(at, width, height), kicker, place_.title, "Continue", options)) study_->follow(place_.target);
  return height;
}

float HomePage::draw_due(ImVec2 at, float width) {
  const float height = em(5);
  const bool due = report_.due > 0;
  std::string kicker = "Quiz";
  if (!report_.days.empty()) {
    const course::DayReport& last = report_.days.back();
    kicker =
        "Last answers: " + std::to_string(std::lround(last.credit * 100)) + " % of " + std::to_string(last.answers);
  }
  const std::string title =
      due ? course::counted(static_cast<std::size_t>(report_.due), "review") + " due today" : "Nothing due today";
  if (draw_banner(rect_at(at, width, height), kicker, title, due ? "Review" : "Practise",
                  {.kind = due ? ButtonKind::Primary : ButtonKind::Secondary}))
    shell_.open(Route{"quiz", due ? "due" : ""});
  return height;
}

float HomePage::draw_tracks(ImVec2 at, float width) {
  const float top = at.y;
  const int columns = width >= em(two_columns_from) ? 2 : 1;
  const float each = std::round((width - em(gap) * static_cast<float>(columns - 1)) / static_cast<float>(columns));
  for (std::size_t first = 0; first < paths_.size(); first += static_cast<std::size_t>(columns)) {
    const std::size_t end = std::min(paths_.size(), first + static_cast<std::size_t>(columns));
    float height = 0;
    for (std::size_t i = first; i < end; ++i) height = std::max(height, home::card_height(paths_[i], each));
    for (std::size_t i = first; i < end; ++i) {
      const float x = at.x + static_cast<float>(i - first) * (each + em(gap));
      home::draw_card(paths_[i], rect_at({x, at.y}, each, height),
                      [this](const std::string& target) { study_->follow(target); });
    }
    at.y += height + em(gap);
  }
  return at.y - top;
}

}  // namespace slotscope
