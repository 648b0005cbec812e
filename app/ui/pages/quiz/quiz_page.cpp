// Starts quizzes and draws the question that is asked.
#include "ui/pages/quiz/quiz_page.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <ctime>

#include "course/source/strings.hpp"
#include "ui/draw.hpp"
#include "ui/input.hpp"
#include "ui/motion.hpp"
#include "ui/pages/quiz/quiz_history.hpp"
#include "ui/pages/study.hpp"
#include "ui/scroll_area.hpp"
#include "ui/shell.hpp"
#include "ui/widgets/buttons.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/progress.hpp"

namespace slotscope {

namespace {

constexpr float column_width = 42;

}  // namespace

QuizPage::QuizPage(Shell& shell, std::shared_ptr<Study> study) : shell_(shell), study_(std::move(study)) {
  // Questions or progress are others.
  study_->on_renewal([this] {
    const std::string asked = argument_;
    leave();
    if (shell_.route().page == id()) open(asked);
  });
}

bool QuizPage::busy() const {
  return study_->computing();
}

void QuizPage::refresh_report() {
  report_ = make_report(study_->course(), study_->progress());
  history_.set_figure(history_of(report_));
}

void QuizPage::open(std::string_view argument) {
  refresh_report();
  // Who comes back to the page finds the quiz that is under way.
  const bool under_way = run_ && run_->state() != QuizRun::State::Finished;
  if (run_ && (argument == argument_ || (argument.empty() && under_way))) return;
  argument_ = argument;
  run_.reset();
  if (argument.empty()) return;
  QuizWish wish = wish_for(*study_, argument);
  if (!wish.questions.empty()) return start(std::move(wish), course::QuizMode::Practice);
  shell_.toasts().show({.kind = ToastKind::Info,
                        .text = argument == "due" ? "No question is due today."
                                                  : "There are no questions for " + std::string(argument) + "."});
}

void QuizPage::start(QuizWish wish, course::QuizMode mode, QuizRun::Layout layout) {
  const auto seed = static_cast<std::uint64_t>(std::time(nullptr));
  run_ = std::make_unique<QuizRun>(*study_, std::move(wish), mode, layout, seed);
}

void QuizPage::leave() {
  run_.reset();
  argument_.clear();
  refresh_report();
}

void QuizPage::draw(Shell&, Rect area) {
  if (!run_) return draw_start(area);
  switch (run_->state()) {
    case QuizRun::State::Preparing:
      label(Face::Regular, Size::Body, Role::TextMuted, {area.min.x + em(2), area.min.y + em(2)}, area.width(),
            "Shuffling the questions \xE2\x80\xA6");
      break;
    case QuizRun::State::Asking:
      if (run_->layout() == QuizRun::Layout::AllOnAPage && !run_->reviewing())
        draw_all_questions(area);
      else
        draw_question(area);
      break;
    case QuizRun::State::Finished:
      draw_results(area);
      break;
  }
}

// ---- a question ----------------------------------------------------------------------------------------------------

void QuizPage::take_keys() {
  QuizRun& run = *run_;
  const bool exam = run.mode() == course::QuizMode::Exam && !run.reviewing();
  if (exam && run.seconds_left() <= 0) return run.finish();
  if (exam) request_frame_at(now() + 0.25);
  if (!run.told()) return;
  if (focused_widget() == 0 && (input().take(GLFW_KEY_ENTER) || input().take(GLFW_KEY_KP_ENTER))) run.go_on();
}

void QuizPage::draw_question(Rect area) {
  take_keys();
  if (run_->state() != QuizRun::State::Asking) return;
  const float margin = em(area.width() < em(40) ? 1.0f : 2.0f);
  const float width = std::round(std::min(em(column_width), area.width() - 2 * margin));
  const float left = std::round(area.centre().x - width / 2);
  const Rect head = rect_at({left, area.min.y + em(1.2f)}, width, em(3.4f));
  const float lowest = area.max.y - control_height() - em(1);
  const float foot_top = std::clamp(content_bottom_ + em(1.5f), std::min(head.max.y + em(12), lowest), lowest);
  const Rect foot = rect_at({left, foot_top}, width, control_height());
  if (!draw_head(head)) return;
  {
    const Rect body{{area.min.x, head.max.y}, {area.max.x, foot.min.y - em(0.6f)}};
    ScrollArea scroll("##question " + std::to_string(run_->current()), body);
    const ImVec2 at{left, std::round(scroll.origin().y + em(1))};
    float y = at.y + run_->view().draw(at, width);
    if (run_->view().submitted()) run_->submit();
    Rect news = run_->told() ? run_->view().verdict() : Rect{};
    Shown shown{run_->current(), run_->told() ? Shown::What::Verdict : Shown::What::Question};
    if (run_->told() && run_->proof()) {
      y += em(1.4f);
      news.min = {left, y};
      y += heading(Size::Title3, {left, y}, width, "The proof") + em(0.5f);
      y += run_->proof_view().draw("Proof", {left, y}, width).height;
      news.max = {left + width, y};
      shown.what = Shown::What::Proof;
    }
    const float scrolled = scroll.origin().y - body.min.y;
    const bool settled = content_bottom_ == y - scrolled;
    if (!settled) request_frame();
    content_bottom_ = y - scrolled;
    // What the learner's last act brought is not left below the edge.
    if (settled && shown != shown_) {
      if (shown.what != Shown::What::Question) scroll_into_view(news);
      shown_ = shown;
    }
    scroll.set_bottom(y + em(0.5f));
    scroll.take_keys();
  }
  draw_foot(foot);
}

bool QuizPage::draw_head(Rect row) {
  QuizRun& run = *run_;
  const float icons = icon_button_side();
  const ImVec2 close{row.max.x - icons, row.min.y - em(0.35f)};
  if (icon_button("End the quiz", Icon::Close, close)) {
    if (run.session().answered() == 0) {
      leave();
      return false;
    }
    run.finish();
  }
  const bool all = run.layout() == QuizRun::Layout::AllOnAPage && !run.reviewing();
  const std::string place = all ? course::counted(run.size(), "question")
                                : "Question " + std::to_string(run.current() + 1) + " of " + std::to_string(run.size());
  std::string what = (run.reviewing() ? "Review" : run.mode() == course::QuizMode::Exam ? "Exam" : "Practice");
  what += " \xC2\xB7 " + run.title();
  const Rect line{row.min, {close.x - em(0.5f), row.min.y + em(1.5f)}};
  text_in(canvas(), line, font(Face::Medium, Size::Small), colour(Role::Text), place);
  const float used = text_width(font(Face::Medium, Size::Small), place) + em(1);
  std::string right = what;
  if (run.mode() == course::QuizMode::Exam && !run.reviewing())
    right = clock_text(run.seconds_left()) + " left \xC2\xB7 " + what;
  text_in(canvas(), {{line.min.x + used, line.min.y}, line.max}, font(Face::Regular, Size::Small),
          colour(Role::TextMuted), right, Align::Right);
  record(place, WidgetRole::Status, line, right);
  const float done =
      static_cast<float>(run.session().answered()) / static_cast<float>(std::max<std::size_t>(1, run.size()));
  progress_bar("Answered", rect_at({row.min.x, line.max.y + em(0.55f)}, row.width(), em(0.3f)), done,
               std::to_string(run.session().answered()) + " of " + std::to_string(run.size()));
  return true;
}

void QuizPage::draw_foot(Rect row) {
  QuizRun& run = *run_;
  const bool exam = run.mode() == course::QuizMode::Exam && !run.reviewing();
  float right = row.max.x;
  const auto place = [&](std::string_view name, const ButtonOptions& options) {
    right -= button_size(name, options).x;
    const bool pressed = button(name, {right, row.min.y}, options);
    right -= em(0.5f);
    return pressed;
  };
  if (run.told()) {
    const bool last = run.session().done() && !run.reviewing();
    if (place(last ? "See the results" : "Next", {.kind = ButtonKind::Primary, .tip = "Enter"})) return run.go_on();
    const course::Question& question = run.view().question();
    if ((question.evidence || question.program) && !run.proof() &&
        place("Prove it", {.icon = Icon::Run, .enabled = !run.proving(), .tip = "Runs the program behind the answer"}))
      run.prove();
    const std::string& reread = run.item().marking.reread;
    if (!reread.empty() && place("Read again", {.kind = ButtonKind::Quiet, .icon = Icon::Lesson}))
      study_->follow(reread, question.lesson);
  } else {
    const bool ready = run.view().sheet().complete() && !run.marking();
    if (place(exam ? "Answer and go on" : "Answer", {.kind = ButtonKind::Primary, .enabled = ready, .tip = "Enter"}))
      run.submit();
    if (run.size() > 1 && place("Later", {.kind = ButtonKind::Quiet, .tip = "Leaves it for the end"}))
      run.go_to((run.current() + 1) % run.size());
  }
  if (right > row.min.x + em(12) && !run.told() && !run.view().sheet().asks_for_text())
    text_in(canvas(), {row.min, {right, row.max.y}}, font(Face::Regular, Size::Caption), colour(Role::TextFaint),
            "Keys 1 to 9 pick, Enter answers");
}

// ---- all of them ---------------------------------------------------------------------------------------------------

void QuizPage::draw_all_questions(Rect area) {
  const float margin = em(area.width() < em(40) ? 1.0f : 2.0f);
  const float width = std::round(std::min(em(column_width), area.width() - 2 * margin));
  const float left = std::round(area.centre().x - width / 2);
  const Rect head = rect_at({left, area.min.y + em(1.2f)}, width, em(3.4f));
  if (!draw_head(head)) return;
  ScrollArea scroll("##all questions", {{area.min.x, head.max.y}, area.max});
  ImVec2 at{left, std::round(scroll.origin().y + em(1))};
  for (std::size_t index = 0; index < run_->size(); ++index) {
    if (index > 0) {
      fill(canvas(), rect_at({at.x, at.y + em(1.6f)}, width, hairline()), colour(Role::Border));
      at.y += em(3.2f);
    }
    at.y += draw_one_of_all(index, at, width);
  }
  at.y += em(2);
  const bool done = run_->session().done();
  const ButtonOptions options{.kind = done ? ButtonKind::Primary : ButtonKind::Secondary, .size = Size::Body};
  const bool ends = button("See the results", at, options);
  scroll.set_bottom(at.y + control_height() + em(3));
  scroll.take_keys();
  if (ends) run_->finish();
}

float QuizPage::draw_one_of_all(std::size_t index, ImVec2 at, float width) {
  ImGui::PushID(static_cast<int>(index));
  const float top = at.y;
  const std::string number = "Question " + std::to_string(index + 1);
  at.y += label(Face::Medium, Size::Caption, Role::TextMuted, at, width, number) + em(0.3f);
  QuestionView& view = run_->view_of(index);
  at.y += view.draw(at, width);
  if (!view.marking()) {
    at.y += em(0.9f);
    const bool ready = view.sheet().complete() && !run_->marking();
    const ButtonOptions options{.kind = ButtonKind::Primary, .enabled = ready, .tip = "Enter"};
    const bool pressed = button("Answer##" + number, at, options);
    if (ready && (pressed || view.submitted())) {
      run_->go_to(index);
      run_->submit();
    }
    at.y += control_height();
  }
  ImGui::PopID();
  return at.y - top;
}

}  // namespace slotscope
