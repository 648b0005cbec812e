// Opens exercises, checks them, and lays the page out.
#include "ui/pages/exercise/exercise_page.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "course/source/strings.hpp"
#include "ui/column.hpp"
#include "ui/draw.hpp"
#include "ui/input.hpp"
#include "ui/motion.hpp"
#include "ui/pages/exercise/opened_exercise.hpp"
#include "ui/pages/study.hpp"
#include "ui/scroll_area.hpp"
#include "ui/shell.hpp"
#include "ui/widgets/buttons.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/split_pane.hpp"

namespace slotscope {

namespace {

constexpr float room_for_two = 56;    ///< ems from which text and program stand side by side
constexpr float height_for_two = 32;  ///< lower than this the program stands below the text, and all of it scrolls
constexpr float least_program = 17;
constexpr float reading_column = 36;
constexpr float room_for_results = 16;
/// Nobody wants to be judged in the middle of a word.
constexpr double seconds_of_rest = 0.8;

/// The first sentence a reader needs: "Requirement 3 of 5 is not met yet."
std::string summary_of(const course::GradeResult& result) {
  if (result.passed) return "All requirements are met.";
  const auto count = [&](auto test) {
    return std::count_if(result.requirements.begin(), result.requirements.end(), test);
  };
  const auto met = count([](const auto& each) { return each.met; });
  return std::to_string(met) + " of " + std::to_string(result.requirements.size()) + " requirements are met.";
}

}  // namespace

ExercisePage::ExercisePage(Shell& shell, std::shared_ptr<Study> study) : shell_(shell), study_(std::move(study)) {
  study_->on_renewal([this] { renew(); });
}

ExercisePage::~ExercisePage() = default;

bool ExercisePage::busy() const {
  return study_->computing() || std::any_of(opened_.begin(), opened_.end(), [](const auto& each) {
           return each.second->work.checking() || each.second->runner.busy();
         });
}

void ExercisePage::open(std::string_view argument) {
  if (argument.empty()) {
    shown_ = nullptr;
    return;
  }
  const std::shared_ptr<const course::Exercise> exercise = study_->course().find_exercise(argument);
  if (!exercise) {
    shown_ = nullptr;
    std::vector<std::string> known;
    for (const auto& each : study_->course().exercises()) known.push_back(each->id);
    study_->tell_missing("exercise", argument, known);
    return;
  }
  std::unique_ptr<Opened>& opened = opened_[exercise->id];
  if (!opened) {
    opened = std::make_unique<Opened>(shell_, *study_, exercise);
    compose(*opened);
    std::vector<const course::RichText*> texts = {&exercise->statement, &exercise->comparison};
    for (const course::RichText& hint : exercise->hints) texts.push_back(&hint);
    study_->prepare(texts, opened->work.version(), [this, id = exercise->id] {
      if (Opened* made = find_opened(id)) compose(*made);
    });
    opened->work.on_look = [made = opened.get()](const course::GradeResult& result) {
      made->requirements.show_progress(result);
      made->met_by_now = result.passed ? "All requirements are met by now: check it." : "So far: " + summary_of(result);
    };
    opened->work.on_result = [this, made = opened.get()] {
      made->requirements.show_results(*made->work.result());
      made->reveal_results = true;
      made->met_by_now.clear();
      compose_solution(*made);
      show_printed(*made);
    };
  }
  shown_ = opened.get();
}

void ExercisePage::look_when_due(Opened& opened) {
  if (opened.look_at == 0) return;
  if (now() < opened.look_at) return request_frame_at(opened.look_at);
  opened.look_at = 0;
  opened.work.look(opened.program.text());
}

void ExercisePage::renew() {
  const std::string id = shown_ ? shown_->work.exercise().id : "";
  shown_ = nullptr;
  opened_.clear();
  if (shell_.route().page == this->id()) open(id);
}

ExercisePage::Opened* ExercisePage::find_opened(const std::string& exercise) {
  const auto found = opened_.find(exercise);
  return found == opened_.end() ? nullptr : found->second.get();
}

void ExercisePage::compose(Opened& opened) {
  const course::Exercise& exercise = opened.work.exercise();
  const Version version = opened.work.version();
  const prose::Values values = study_->values(version);
  opened.statement.set_document(prose::document_of(exercise.statement, values, version));
  opened.hints.clear();
  for (const course::RichText& hint : exercise.hints)
    opened.hints.emplace_back(prose::document_of(hint, values, version));
  if (!opened.work.result()) opened.requirements.show(requirements_of(exercise, version));
  compose_solution(opened);
}

void ExercisePage::compose_solution(Opened& opened) {
  const course::Exercise& exercise = opened.work.exercise();
  const Version version = opened.work.version();
  prose::Composer composer(version);
  composer.add_code(exercise.solution.source);
  for (std::size_t i = 0; i < exercise.alternatives.size(); ++i) {
    composer.add_heading(3, "Another way" + (i > 0 ? " (" + std::to_string(i + 1) + ")" : std::string()));
    composer.add_code(exercise.alternatives[i].source);
  }
  if (!exercise.comparison.empty()) {
    composer.add_heading(3, "How they differ");
    composer.add_prose(exercise.comparison, study_->values(version));
  }
  opened.solution.set_document(composer.take());
}

void ExercisePage::check(Opened& opened) {
  if (opened.work.checking()) return;
  opened.program.set_problems({});
  opened.look_at = 0;
  opened.work.check(opened.program.text());
}

void ExercisePage::run(Opened& opened) {
  RunRequest request;
  request.source = opened.program.text();
  request.input_lines = opened.work.exercise().input_lines;
  request.asks = true;
  request.settings.version = opened.work.version();
  request.settings.limits.seconds = opened.work.exercise().seconds;
  request.settings.file_name = "exercise.py";
  opened.runner.start(shell_, std::move(request), [&opened](std::shared_ptr<const RunReport> report) {
    if (report->finished) opened.mark_problem(*report);
    opened.output.show(std::move(report));
  });
}

/// After a check the output pane shows what the program itself wrote.
void ExercisePage::show_printed(Opened& opened) {
  const course::GradeResult& result = *opened.work.result();
  const course::RequirementResult* failed = result.first_failed();
  if (failed && failed->line > 0) opened.program.show_line(failed->line);
  // Who is on another page by now is told there.
  if (result.passed && shell_.route().page != id()) {
    shell_.toasts().show(
        {.kind = ToastKind::Success, .text = "Solved: " + opened.work.exercise().title, .topic = "exercise"});
  }
  run(opened);
}

void ExercisePage::start_again(Opened& opened) {
  const std::string before = opened.program.text();
  opened.program.document().replace_all(opened.work.exercise().starter);
  opened.program.set_problems({});
  opened.work.remove_draft();
  opened.look_at = now();
  shell_.toasts().show({.kind = ToastKind::Info,
                        .text = "The program is as it was at the beginning.",
                        .action = "Undo",
                        .on_action =
                            [this, id = opened.work.exercise().id, before] {
                              Opened* there = find_opened(id);
                              if (!there) return;
                              there->program.document().replace_all(before);
                              there->work.keep_draft(before);
                              there->look_at = now();
                            },
                        .topic = "exercise"});
}

// ---- drawing -------------------------------------------------------------------------------------------------------

void ExercisePage::draw(Shell&, Rect area) {
  if (!shown_) return draw_list(area);
  draw_exercise(*shown_, area);
}

void ExercisePage::draw_list(Rect area) {
  ScrollArea scroll("##exercises", area);
  Column column(scroll, 46);
  column.title("Exercises", "Write a class, have it checked, and learn what exactly is missing.");
  for (const auto& track : study_->course().tracks) {
    bool any = false;
    for (const auto& each : track->lessons) any |= !each->exercises.empty();
    if (!any) continue;
    column.heading(Size::Title3, course::replace_all(track->title, "`", ""));
    column.gap(0.6f);
    for (const auto& lesson : track->lessons) {
      for (const auto& exercise : lesson->exercises) {
        const bool passed = study_->progress().passed(exercise->id);
        const bool tried = passed || !study_->progress().attempts(exercise->id).empty();
        const Rect row = column.take(em(3));
        const std::string title = course::replace_all(exercise->title, "`", "");
        const WidgetReaction reaction = widget(title + "##" + exercise->id, WidgetRole::Link, row,
                                               passed  ? "solved"
                                               : tried ? "tried"
                                                       : "open");
        const float hover = animate(reaction.id, reaction.hovered ? 1.0f : 0.0f);
        fill(canvas(), row.inset(0, em(0.1f)), with_alpha(colour(Role::Hover), hover), em(0.4f));
        slotscope::icon(canvas(), passed ? Icon::Check : Icon::Exercise, {row.min.x + em(1.2f), row.centre().y},
                        em(1.2f), colour(passed ? Role::Success : Role::TextMuted));
        text_in(canvas(), {{row.min.x + em(2.6f), row.min.y}, {row.max.x - em(9), row.max.y}}, font(Face::Regular),
                colour(Role::Text), title);
        const std::string detail =
            passed  ? "Solved"
            : tried ? "Tried"
                    : "about " + course::counted(static_cast<std::size_t>(exercise->minutes), "minute");
        text_in(canvas(), {{row.max.x - em(9), row.min.y}, {row.max.x - em(0.8f), row.max.y}},
                font(Face::Regular, Size::Small), colour(Role::TextMuted), detail, Align::Right);
        if (reaction.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        if (reaction.activated) study_->follow("exercise:" + exercise->id);
      }
    }
    column.gap(1.6f);
  }
  scroll.set_bottom(column.y() + em(2));
  scroll.take_keys();
}

void ExercisePage::draw_exercise(Opened& opened, Rect area) {
  if (input().take(GLFW_KEY_ENTER, ctrl)) check(opened);
  ImGui::PushID(&opened);
  const bool beside = area.width() >= em(room_for_two);
  if (beside || area.height() >= em(height_for_two)) {
    draw_panes(opened, area, beside);
  } else {
    ScrollArea scroll("##exercise text", area);
    const float height = std::max(area.height() - em(1), em(least_program));
    const float bottom = draw_statement(opened, scroll);
    draw_program(opened, rect_at({scroll.origin().x, bottom}, scroll.width(), height));
    scroll.set_bottom(bottom + height);
    scroll.take_keys();
  }
  ImGui::PopID();
}

void ExercisePage::draw_panes(Opened& opened, Rect area, bool beside) {
  SplitOptions options;
  options.direction = beside ? SplitDirection::SideBySide : SplitDirection::Stacked;
  options.least_first = beside ? 24 : 10;
  options.least_second = beside ? 24 : 12;
  options.usual_share = beside ? 0.46f : 0.45f;
  const SplitPanes panes = split_pane(
      "Exercise and program", area, shell_.pane(beside ? "exercise" : "exercise-below", options.usual_share), options);
  {
    ScrollArea scroll("##exercise text", panes.first);
    scroll.set_bottom(draw_statement(opened, scroll) + em(2));
    scroll.take_keys();
  }
  draw_program(opened, panes.second);
}

float ExercisePage::draw_statement(Opened& opened, const ScrollArea& scroll) {
  const float margin = em(scroll.width() < em(24) ? 1.0f : 1.5f);
  const float width = std::round(std::min(em(reading_column), scroll.width() - 2 * margin));
  const ImVec2 at{std::round(scroll.origin().x + std::max(margin, (scroll.width() - width) / 2)),
                  std::round(scroll.origin().y + em(2))};
  return at.y + draw_text(opened, at, width) + em(2);
}

void ExercisePage::draw_program(Opened& opened, Rect area) {
  const Rect inside = area.inset(em(1.1f), em(0.8f));
  const Rect row = rect_at(inside.min, inside.width(), control_height());
  draw_tools(opened, row);
  Rect body{{inside.min.x, row.max.y + em(0.6f)}, inside.max};
  const bool has_output = opened.output.report() != nullptr;
  const float output_height =
      has_output ? std::min(opened.output.natural_height(body.width(), 10), body.height() * 0.4f) : 0;
  if (opened.runner.waits()) {
    const float height = control_height();
    opened.input_line.draw(opened.runner, rect_at({body.min.x, body.max.y - height}, body.width(), height));
    body.max.y -= height + em(0.5f);
  }
  const Rect code{body.min, {body.max.x, body.max.y - output_height - (has_output ? em(0.7f) : 0)}};
  const editor::EditorReaction reaction = opened.program.draw("Your program", code);
  if (reaction.changed) {
    opened.program.set_problems({});
    opened.work.keep_draft(opened.program.text());
    opened.look_at = now() + seconds_of_rest;
  }
  look_when_due(opened);
  if (!has_output) return;
  const int line = opened.output.draw("What it prints", {{body.min.x, code.max.y + em(0.7f)}, body.max});
  if (line > 0) opened.show_line(line);
}

void ExercisePage::draw_tools(Opened& opened, Rect row) {
  float right = row.max.x;
  if (opened.work.checking()) {
    const ButtonOptions options{.icon = Icon::Stop, .tip = "Ends the check"};
    right -= button_size("Stop", options).x;
    if (button("Stop", {right, row.min.y}, options)) opened.work.stop();
    request_frame();
  } else {
    const ButtonOptions options{
        .kind = ButtonKind::Primary, .icon = Icon::Check, .tip = "Checks every requirement (Ctrl+Enter)"};
    right -= button_size("Check", options).x;
    if (button("Check", {right, row.min.y}, options)) check(opened);
  }
  const ButtonOptions runs{.icon = Icon::Run, .tip = "Runs it without checking"};
  right -= button_size("Run", runs).x + em(0.5f);
  if (button("Run", {right, row.min.y}, runs)) run(opened);
  const ButtonOptions again{.kind = ButtonKind::Quiet,
                            .icon = Icon::Reset,
                            .enabled = opened.program.text() != opened.work.exercise().starter,
                            .tip = "Brings the first program back"};
  right -= button_size("Start again", again).x + em(0.3f);
  if (button("Start again", {right, row.min.y}, again)) start_again(opened);
  const Rect left{row.min, {right - em(0.5f), row.max.y}};
  text_in(canvas(), left, font(Face::Regular, Size::Small), colour(Role::TextMuted),
          "Python " + to_string(opened.work.version()));
}

float ExercisePage::draw_text(Opened& opened, ImVec2 at, float width) {
  const course::Exercise& exercise = opened.work.exercise();
  const float top = at.y;
  const ButtonOptions back{.kind = ButtonKind::Quiet, .icon = Icon::Back};
  if (button("All exercises", {at.x - em(0.75f), at.y}, back)) shell_.open(Route{"exercise", ""});
  at.y += control_height() + em(0.5f);
  std::string kicker =
      "Exercise \xC2\xB7 about " + course::counted(static_cast<std::size_t>(exercise.minutes), "minute");
  if (opened.work.passed()) kicker += " \xC2\xB7 solved";
  at.y += label(Face::Medium, Size::Small, Role::TextMuted, at, width, kicker) + em(0.3f);
  at.y += heading(Size::Title1, at, width, course::replace_all(exercise.title, "`", "")) + em(0.9f);
  const prose::TextReaction reaction = opened.statement.draw("Statement", at, width);
  study_->explain(reaction);
  if (reaction.followed) study_->follow(*reaction.followed, exercise.lesson);
  at.y += reaction.height + em(1.8f);
  at.y += draw_requirements(opened, at, width);
  if (opened.work.passed()) at.y += draw_way_on(exercise, at);
  at.y += draw_hints(opened, at, width);
  at.y += draw_solution(opened, at, width);
  return at.y - top;
}

float ExercisePage::draw_requirements(Opened& opened, ImVec2 at, float width) {
  const float top = at.y;
  if (std::exchange(opened.reveal_results, false)) scroll_into_view(rect_at(at, width, em(room_for_results)));
  at.y += heading(Size::Title3, at, width, "Requirements") + em(0.7f);
  if (!opened.met_by_now.empty()) {
    at.y += label(Face::Medium, Size::Body, Role::Text, at, width, opened.met_by_now) + em(0.7f);
  } else if (const std::optional<course::GradeResult>& result = opened.work.result()) {
    at.y +=
        label(Face::Medium, Size::Body, result->passed ? Role::Success : Role::Text, at, width, summary_of(*result)) +
        em(0.7f);
  }
  const RequirementReaction reaction = opened.requirements.draw(at, width);
  if (reaction.line > 0) opened.show_line(reaction.line);
  if (!reaction.section.empty()) study_->follow(reaction.section, opened.work.exercise().lesson);
  return at.y + reaction.height + em(1.2f) - top;
}

/// Where to go from an exercise that is solved.
float ExercisePage::draw_way_on(const course::Exercise& exercise, ImVec2 at) {
  const float top = at.y;
  const auto all = study_->course().exercises();
  auto next = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each->id == exercise.id; });
  if (next != all.end()) ++next;
  if (next != all.end()) {
    const std::string title = course::replace_all((*next)->title, "`", "");
    const ButtonOptions on{.kind = ButtonKind::Primary, .icon = Icon::Forward, .tip = title};
    if (button("Next exercise", at, on)) study_->follow("exercise:" + (*next)->id);
    at.x += button_size("Next exercise", on).x + em(0.5f);
  }
  if (button("To its lesson", at, {.icon = Icon::Lesson})) study_->follow("lesson:" + exercise.lesson);
  return at.y + control_height() + em(1.6f) - top;
}

float ExercisePage::draw_hints(Opened& opened, ImVec2 at, float width) {
  if (opened.hints.empty()) return 0;
  const float top = at.y;
  const int shown = opened.work.hints_shown(), all = static_cast<int>(opened.hints.size());
  if (opened.work.passed() && shown == 0) return 0;
  at.y += heading(Size::Title3, at, width, "Hints") + em(0.6f);
  for (int i = 0; i < std::min(shown, all); ++i) {
    const std::string name = "Hint " + std::to_string(i + 1) + " of " + std::to_string(all);
    at.y += label(Face::Medium, Size::Caption, Role::TextMuted, at, width, name) + em(0.2f);
    const prose::TextReaction reaction = opened.hints[static_cast<std::size_t>(i)].draw(name, at, width);
    study_->explain(reaction);
    if (reaction.followed) study_->follow(*reaction.followed, opened.work.exercise().lesson);
    at.y += reaction.height + em(0.8f);
  }
  if (shown < all) {
    const std::string name = "Show hint " + std::to_string(shown + 1) + " of " + std::to_string(all);
    if (button(name, at)) opened.work.show_next_hint();
    at.y += control_height();
  }
  return at.y + em(1.6f) - top;
}

float ExercisePage::draw_solution(Opened& opened, ImVec2 at, float width) {
  const float top = at.y;
  at.y += heading(Size::Title3, at, width, "Solution") + em(0.6f);
  if (opened.work.solution_shown() || opened.work.passed()) {
    const prose::TextReaction reaction = opened.solution.draw("Solution", at, width);
    study_->explain(reaction);
    if (reaction.followed) study_->follow(*reaction.followed, opened.work.exercise().lesson);
    return at.y + reaction.height - top;
  }
  at.y += label(Face::Regular, Size::Small, Role::TextMuted, at, width,
                opened.asked_too_early ? "Try it once: a check tells precisely what is missing. Press again to see the "
                                         "solution all the same."
                                       : "With the solution come other good ones, and how they differ.") +
          em(0.5f);
  if (button("Show the solution", at))
    opened.asked_too_early = opened.work.ask_for_solution() == SolutionAnswer::AskAgain;
  return at.y + control_height() - top;
}

}  // namespace slotscope
