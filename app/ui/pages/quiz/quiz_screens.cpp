// Draws the choice of a quiz and its results.
#include <algorithm>
#include <array>
#include <cmath>

#include "course/source/strings.hpp"
#include "ui/draw.hpp"
#include "ui/input.hpp"
#include "ui/motion.hpp"
#include "ui/pages/quiz/quiz_page.hpp"
#include "ui/pages/study.hpp"
#include "ui/scroll_area.hpp"
#include "ui/shell.hpp"
#include "ui/widgets/buttons.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/progress.hpp"

namespace slotscope {

namespace {

constexpr std::array<std::size_t, 4> lengths = {5, 10, 20, 1000};
constexpr float column_width = 46;

std::string percent(double share) {
  return std::to_string(std::lround(share * 100)) + " %";
}

/// A name at the left, a bar in the middle, a figure at the right.
void draw_bar_row(Column& column, std::string_view name, double share, std::string_view detail) {
  const Rect row = column.take(em(2));
  const float name_room = row.width() * 0.42f, detail_room = em(8.5f);
  const Rect left{row.min, {row.min.x + name_room, row.max.y}};
  text_in(canvas(), left, font(Face::Regular, Size::Small), colour(Role::Text), name);
  const Rect bar{{left.max.x + em(0.8f), row.centre().y - em(0.2f)},
                 {row.max.x - detail_room, row.centre().y + em(0.2f)}};
  progress_bar(name, bar, static_cast<float>(share), detail);
  text_in(canvas(), {{row.max.x - detail_room, row.min.y}, row.max}, font(Face::Regular, Size::Small),
          colour(Role::TextMuted), detail, Align::Right);
  record(std::string(name) + ": " + std::string(detail), WidgetRole::Text, row);
}

}  // namespace

void QuizPage::draw_start(Rect area) {
  ScrollArea scroll("##quiz", area);
  Column column(scroll, column_width);
  column.title("Quiz", "Every choice is explained, and every answer can be proven by running it.");
  draw_due(column);
  draw_choice(column);
  draw_topics(column);
  draw_history(column);
  scroll.set_bottom(column.y() + em(3));
  scroll.take_keys();
}

void QuizPage::draw_due(Column& column) {
  const int due = report_.due;
  const float height = em(4.2f);
  const Rect box = column.take(height);
  fill(canvas(), box, colour(Role::Surface), em(0.6f));
  outline(canvas(), box, colour(Role::Border), em(0.6f));
  const ButtonOptions options{.kind = due > 0 ? ButtonKind::Primary : ButtonKind::Secondary, .enabled = due > 0};
  const ImVec2 size = button_size("Review now", options);
  const float room = box.width() - size.x - em(3);
  const std::string title =
      due > 0 ? course::counted(static_cast<std::size_t>(due), "question") + " to be asked again today"
              : "Nothing is due today";
  label(Face::Medium, Size::Body, Role::Text, {box.min.x + em(1), box.min.y + em(0.75f)}, room, title);
  label(Face::Regular, Size::Small, Role::TextMuted, {box.min.x + em(1), box.min.y + em(2.2f)}, room,
        due > 0 ? "Asked just before they would be forgotten." : "What you answer comes back when it is time.");
  if (button("Review now", {box.max.x - size.x - em(1), box.centre().y - size.y / 2}, options))
    shell_.open(Route{"quiz", "due"});
  column.gap(1.8f);
}

/// The tracks to choose from, in rows; answers the questions of the one that is chosen.
QuizWish QuizPage::draw_tracks(Column& column) {
  column.heading(Size::Title3, "Be asked");
  column.gap(0.6f);
  const auto& tracks = study_->course().tracks;
  if (track_ > static_cast<int>(tracks.size())) track_ = 0;
  const float space = em(0.45f);
  float x = column.left(), y = column.y();
  for (int index = 0; index <= static_cast<int>(tracks.size()); ++index) {
    const std::string name =
        index == 0 ? "All tracks" : course::replace_all(tracks[static_cast<std::size_t>(index - 1)]->title, "`", "");
    const ButtonOptions options{.selected = index == track_};
    const float width = button_size(name, options).x;
    if (x > column.left() && x + width > column.left() + column.width()) {
      x = column.left();
      y += control_height() + space;
    }
    if (button(name, {x, y}, options)) track_ = index;
    x += width + space;
  }
  column.take(y + control_height() - column.y());
  column.gap(0.9f);
  if (track_ > 0) return wish_for(*study_, tracks[static_cast<std::size_t>(track_ - 1)]->id);
  return {"All tracks", askable(study_->course().quiz_questions(), study_->version())};
}

void QuizPage::draw_choice(Column& column) {
  QuizWish wish = draw_tracks(column);
  {
    SettingGroup group(column, "");
    static const std::vector<std::string> counts = {"5", "10", "20", "All"};
    const std::string there_are =
        "Of " + course::counted(wish.questions.size(), "question") + ", shuffled anew each time.";
    choice("How many", group.row("How many", there_are, 18), counts, length_);
    static const std::vector<std::string> modes = {"Practice", "Exam"};
    choice(
        "Mode",
        group.row("Mode", mode_ == 0 ? "Feedback after each answer." : "Against the clock, feedback at the end.", 18),
        modes, mode_);
    static const std::vector<std::string> layouts = {"One by one", "All on a page"};
    if (mode_ == 0)
      choice("Layout", group.row("Layout", "A question at a time, or all below each other.", 18), layouts, layout_);
  }
  const ButtonOptions options{
      .kind = ButtonKind::Primary, .icon = Icon::Quiz, .enabled = !wish.questions.empty(), .size = Size::Body};
  const ImVec2 size = button_size("Start", options);
  const Rect row = column.take(size.y);
  if (button("Start", row.min, options)) {
    course::Shuffler(static_cast<std::uint64_t>(now() * 1e6)).shuffle(wish.questions);
    const std::size_t most = lengths[static_cast<std::size_t>(length_)];
    if (wish.questions.size() > most) wish.questions.resize(most);
    const bool practice = mode_ == 0;
    start(std::move(wish), practice ? course::QuizMode::Practice : course::QuizMode::Exam,
          practice && layout_ == 1 ? QuizRun::Layout::AllOnAPage : QuizRun::Layout::OneByOne);
  }
  column.gap(2.4f);
}

void QuizPage::draw_topics(Column& column) {
  const bool any =
      std::any_of(report_.topics.begin(), report_.topics.end(), [](const auto& each) { return each.answered > 0; });
  if (!any) return;
  column.heading(Size::Title3, "What you know, by topic");
  column.gap(0.6f);
  for (const course::TopicReport& topic : report_.topics) {
    if (topic.answered == 0) continue;
    draw_bar_row(column, topic.title, topic.credit, percent(topic.credit) + " of " + std::to_string(topic.answered));
  }
}

void QuizPage::draw_history(Column& column) {
  if (report_.days.size() < 2) return;
  column.gap(1.8f);
  column.heading(Size::Title3, "Over time");
  column.gap(0.6f);
  history_.draw("Results over time", column.take(em(18)), {.exports = false});
}

// ---- results -------------------------------------------------------------------------------------------------------

void QuizPage::draw_score(Column& column) {
  const course::QuizSession& session = run_->session();
  const std::size_t right = static_cast<std::size_t>(std::count_if(
      session.items().begin(), session.items().end(), [](const auto& item) { return item.marking.right; }));
  column.title(
      percent(session.credit()) + " right",
      std::to_string(right) + " of " + course::counted(session.items().size(), "question") + " fully right" +
          (session.done() ? "."
                          : ", " + std::to_string(session.items().size() - session.answered()) + " not answered."));
}

void QuizPage::draw_results(Rect area) {
  ScrollArea scroll("##results", area);
  Column column(scroll, column_width);
  draw_score(column);
  const course::QuizSession& session = run_->session();
  const auto to_review = std::count_if(session.items().begin(), session.items().end(),
                                       [](const auto& item) { return item.answered && !item.marking.right; });
  const Rect row = column.take(control_height());
  float x = row.min.x;
  const auto place = [&](std::string_view name, const ButtonOptions& options) {
    const bool pressed = button(name, {x, row.min.y}, options);
    x += button_size(name, options).x + em(0.6f);
    return pressed;
  };
  const bool review = to_review > 0 && place("Look at the wrong ones", {.kind = ButtonKind::Primary});
  const bool again = place("Another quiz", {.kind = to_review > 0 ? ButtonKind::Secondary : ButtonKind::Primary});
  column.gap(2.2f);
  column.heading(Size::Title3, "By topic");
  column.gap(0.6f);
  for (const TopicResult& topic : results_by_topic(session, study_->course()))
    draw_bar_row(column, topic.title, topic.credit, percent(topic.credit) + " of " + std::to_string(topic.questions));
  scroll.set_bottom(column.y() + em(3));
  scroll.take_keys();
  if (review) return run_->review();
  if (again) {
    leave();
    shell_.open(Route{"quiz", ""});
  }
}

}  // namespace slotscope
