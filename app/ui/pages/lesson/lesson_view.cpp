// Composes a lesson and draws what stands between its prose.
#include "ui/pages/lesson/lesson_view.hpp"

#include <algorithm>
#include <cmath>

#include "course/evaluate/filled.hpp"
#include "course/source/strings.hpp"
#include "ui/draw.hpp"
#include "ui/pages/study.hpp"
#include "ui/shell.hpp"
#include "ui/widgets/buttons.hpp"
#include "ui/widgets/label.hpp"

namespace slotscope::lesson {

LessonView::LessonView(Shell& shell, Study& study, const course::Lesson& lesson)
    : shell_(shell), study_(study), lesson_(lesson), version_(study.version()) {
  for (Place& place : places_of(lesson_)) {
    Stood& stood = places_.emplace_back();
    stood.place = std::move(place);
    if (const auto* cell = std::get_if<CellPlace>(&stood.place)) {
      stood.cell = std::make_unique<RunCell>(shell, study, lesson.id, *cell);
      stood.cell->on_step = [this](RunCell& stepped) {
        last_run_ = &stepped;
        // Without a bench beside it the playground has one.
        if (on_step) return on_step(stepped);
        study_.open_in_playground(stepped.source(), stepped.version());
      };
      stood.cell->on_report = [this](RunCell& ran, std::shared_ptr<const RunReport> report) {
        last_run_ = &ran;
        if (on_report) on_report(ran, std::move(report));
      };
    } else if (const auto* figure = std::get_if<FigurePlace>(&stood.place)) {
      stood.figure = std::make_unique<FigureView>(study, *figure->figure);
    } else if (const auto* dialogue = std::get_if<DialoguePlace>(&stood.place)) {
      stood.dialogue = std::make_unique<DialogueView>(study, lesson, *dialogue->dialogue);
    }
  }
  hook_.set_body(Size::Lead);
  prepare();
  compose();
}

void LessonView::prepare() {
  const auto changed = [this, token = std::weak_ptr<int>(alive_)] {
    if (!token.expired()) compose();
  };
  study_.prepare(texts_of(lesson_), version_, changed);
  const auto rows = std::make_shared<TableRows>();
  const std::vector<const course::VersionsBlock*> tables = tables_of(lesson_);
  if (tables.empty() || !tables_.empty()) return;
  study_.compute(
      [rows, tables, evaluator = study_.shared_evaluator(),
       course = study_.shared_course()](const std::stop_token& stop) {
        for (const course::VersionsBlock* table : tables) {
          if (!stop.stop_requested()) rows->emplace(table, versions_rows(*table, *evaluator));
        }
      },
      [this, rows, token = std::weak_ptr<int>(alive_)] {
        if (token.expired()) return;
        tables_ = std::move(*rows);
        compose();
      });
}

void LessonView::compose() {
  const prose::Values values = study_.values(version_);
  text_.set_document(lesson::compose(lesson_, version_, values, tables_, notes_));
  goal_.set_document(prose::document_of(lesson_.goal, values, version_));
  hook_.set_document(prose::document_of(lesson_.hook, values, version_));
  next_.set_document(prose::document_of(lesson_.next, values, version_));
  for (Stood& stood : places_) {
    if (stood.cell) stood.cell->compose();
    if (stood.figure) stood.figure->compose();
    if (stood.dialogue) stood.dialogue->compose();
  }
}

float LessonView::draw(ImVec2 at, float width) {
  if (const Notes wanted = shell_.preferences().teacher_notes ? Notes::Shown : Notes::Left; wanted != notes_) {
    notes_ = wanted;
    compose();
  }
  if (version_ != study_.version()) {
    version_ = study_.version();
    for (Stood& stood : places_) {
      if (stood.cell) stood.cell->use_version(version_);
    }
    prepare();
    compose();
  }
  const prose::TextReaction reaction = text_.draw(
      "Lesson", at, width, [this](int number, ImVec2 place, float room) { return draw_place(number, place, room); });
  study_.explain(reaction);
  if (reaction.followed) study_.follow(*reaction.followed, lesson_.id);
  return reaction.height;
}

RunCell* LessonView::cell_to_run(Rect sight) {
  if (last_run_) return last_run_;
  for (Stood& stood : places_) {
    if (stood.cell && stood.rect.max.y > sight.min.y && stood.rect.min.y < sight.max.y) return stood.cell.get();
  }
  return nullptr;
}

RunCell* LessonView::focused_cell() {
  for (Stood& stood : places_) {
    if (stood.cell && stood.cell->focused()) return stood.cell.get();
  }
  return nullptr;
}

bool LessonView::busy() const {
  return std::any_of(places_.begin(), places_.end(),
                     [](const Stood& stood) { return stood.cell && stood.cell->busy(); });
}

float LessonView::draw_place(int number, ImVec2 at, float width) {
  Stood& stood = places_[static_cast<std::size_t>(number)];
  float height = 0;
  if (stood.cell) {
    height = stood.cell->draw(at, width);
  } else if (stood.figure) {
    height = stood.figure->draw(at, width, version_);
  } else if (stood.dialogue) {
    height = stood.dialogue->draw(at, width);
  } else if (const auto* exercise = std::get_if<ExercisePlace>(&stood.place)) {
    height = draw_exercise(*exercise->exercise, at, width);
  } else if (const auto* quiz = std::get_if<QuizPlace>(&stood.place)) {
    height = draw_quiz(*quiz->quiz, at, width);
  } else {
    height = number == 0 ? draw_head(at, width) : draw_end(at, width);
  }
  stood.rect = rect_at(at, width, height);
  return height;
}

float LessonView::draw_head(ImVec2 at, float width) {
  const float top = at.y;
  std::string kicker;
  if (const course::Track* track = study_.course().find_track(lesson_.track)) {
    std::size_t position = 0;
    while (position < track->lessons.size() && track->lessons[position].get() != &lesson_) ++position;
    kicker = course::replace_all(track->title, "`", "") + " \xC2\xB7 lesson " + std::to_string(position + 1) + " of " +
             std::to_string(track->lessons.size()) + " \xC2\xB7 ";
  }
  kicker += "about " + course::counted(static_cast<std::size_t>(lesson_.minutes), "minute");
  at.y += label(Face::Medium, Size::Small, Role::TextMuted, at, width, kicker) + em(0.35f);
  at.y += heading(Size::Display, at, width, course::replace_all(lesson_.title, "`", "")) + em(0.8f);
  if (!lesson_.hook.empty()) {
    const prose::TextReaction hook = hook_.draw("Hook", at, width);
    study_.explain(hook);
    at.y += hook.height + em(1.1f);
  }
  const float left = at.x + em(1.1f);
  const float bar_top = at.y;
  at.y += label(Face::Medium, Size::Caption, Role::TextMuted, {left, at.y}, width, "In this lesson") + em(0.15f);
  const prose::TextReaction goal = goal_.draw("Goal", {left, at.y}, width - em(1.1f));
  study_.explain(goal);
  at.y += goal.height;
  fill(canvas(), {{at.x, bar_top}, {at.x + em(0.2f), at.y}}, colour(Role::Accent), em(0.1f));
  return at.y + em(0.4f) - top;
}

float LessonView::draw_card(Icon picture, std::string_view kind, std::string_view title, std::string_view detail,
                            std::string_view button_name, const std::function<void()>& open, ImVec2 at, float width) {
  const ButtonOptions options{.kind = ButtonKind::Primary};
  const ImVec2 size = button_size(button_name, options);
  const bool below = width < em(26);
  const float left = at.x + em(3.6f), room = width - em(4.8f) - (below ? 0 : size.x + em(1));
  const Font bold = font(Face::Bold), small = font(Face::Regular, Size::Small);
  const float kind_height = wrapped_height(font(Face::Medium, Size::Caption), kind, room);
  const float text = kind_height + wrapped_height(bold, title, room) + wrapped_height(small, detail, room) + em(0.4f);
  const float height = std::round(text + em(2) + (below ? size.y + em(0.7f) : 0));
  const Rect box = rect_at(at, width, height);
  fill(canvas(), box, colour(Role::Surface), em(0.55f));
  outline(canvas(), box, colour(Role::Border), em(0.55f));
  icon(canvas(), picture, {at.x + em(1.9f), at.y + em(1.9f)}, em(1.7f), colour(Role::Accent));
  float y = at.y + em(1);
  y += label(Face::Medium, Size::Caption, Role::TextMuted, {left, y}, room, kind) + em(0.1f);
  y += label(Face::Bold, Size::Body, Role::Text, {left, y}, room, title) + em(0.3f);
  label(Face::Regular, Size::Small, Role::TextMuted, {left, y}, room, detail);
  const ImVec2 place = below ? ImVec2(left, box.max.y - size.y - em(0.9f))
                             : ImVec2(box.max.x - size.x - em(1.1f), std::round(box.centre().y - size.y / 2));
  if (button(button_name, place, options)) open();
  return height;
}

float LessonView::draw_exercise(const course::Exercise& exercise, ImVec2 at, float width) {
  const bool passed = study_.progress().passed(exercise.id);
  const std::string detail = course::counted(exercise.requirements.size(), "requirement") + ", about " +
                             course::counted(static_cast<std::size_t>(exercise.minutes), "minute") +
                             (passed ? ". You have solved it." : ".");
  return draw_card(
      passed ? Icon::Check : Icon::Exercise, "Exercise", course::replace_all(exercise.title, "`", ""), detail,
      "Open the exercise##" + exercise.id, [this, id = exercise.id] { study_.follow("exercise:" + id); }, at, width);
}

float LessonView::draw_quiz(const course::QuizBlock& quiz, ImVec2 at, float width) {
  std::size_t answered = 0;
  for (const auto& question : quiz.questions) answered += study_.progress().last_answer(*question).has_value();
  const std::string detail = course::counted(quiz.questions.size(), "question") +
                             (answered > 0 ? ", " + std::to_string(answered) + " answered." : ".");
  return draw_card(
      Icon::Quiz, "Quiz", "Check what stayed", detail, "Answer them",
      [this] {
        shell_.open(Route{"quiz", lesson_.id});
      },
      at, width);
}

float LessonView::draw_end(ImVec2 at, float width) {
  const float top = at.y;
  at.y += em(0.6f);
  const course::Lesson* next = study_.course().lesson_after(lesson_);
  if (!lesson_.next.empty()) {
    const prose::TextReaction reaction = next_.draw("Next", at, width);
    study_.explain(reaction);
    if (reaction.followed) study_.follow(*reaction.followed, lesson_.id);
    at.y += reaction.height + em(1);
  }
  if (!study_.course().find_track(lesson_.track)) return at.y - top;
  if (next) {
    at.y += draw_card(
        Icon::Lesson, "Next lesson", course::replace_all(next->title, "`", ""),
        "About " + course::counted(static_cast<std::size_t>(next->minutes), "minute") + ".", "Go on",
        [this, next] {
          study_.progress().finish_lesson(lesson_.id);
          study_.follow("lesson:" + next->id);
        },
        at, width);
  } else {
    at.y += draw_card(
        Icon::Home, "The end of this track", "Well done", "See what else there is, or be asked again.", "Go home",
        [this] {
          study_.progress().finish_lesson(lesson_.id);
          shell_.open(Route{"home", ""});
        },
        at, width);
  }
  return at.y - top;
}

}  // namespace slotscope::lesson
