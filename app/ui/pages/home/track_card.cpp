// Works out and draws the path of a track.
#include "ui/pages/home/track_card.hpp"

#include <algorithm>
#include <cmath>

#include "course/evaluate/filled.hpp"
#include "course/source/strings.hpp"
#include "ui/draw.hpp"
#include "ui/motion.hpp"
#include "ui/widgets/buttons.hpp"
#include "ui/widgets/label.hpp"

namespace slotscope::home {

namespace {

constexpr float padding = 1.25f;
constexpr float stop_size = 1.9f;
constexpr float stop_step = 2.75f;
constexpr float least_step = 2.25f;  ///< where that brings all stops into one row

float head_height(const TrackPath& path, float inner) {
  return wrapped_height(font(Face::Bold, Size::Title3), path.title, inner) + em(0.3f) +
         wrapped_height(font(Face::Regular, Size::Small), path.summary, inner) + em(1);
}

/// How the stops of a track stand in rows of a width.
struct Rows {
  float step = 0;  ///< from stop to stop
  int in_row = 1;
  int count = 1;
};

Rows rows_of(const TrackPath& path, float inner) {
  const int stops = std::max(1, static_cast<int>(path.stops.size()));
  const float step_of_one_row = (inner - em(stop_size)) / static_cast<float>(std::max(1, stops - 1));
  if (step_of_one_row >= em(least_step)) return {std::min(em(stop_step), step_of_one_row), stops, 1};
  const int in_row = std::max(1, static_cast<int>((inner + em(stop_step - stop_size)) / em(stop_step)));
  return {em(stop_step), in_row, (stops + in_row - 1) / in_row};
}

std::string words_for(const PathStop& stop) {
  if (stop.reached == Reached::Finished) return "finished";
  return stop.reached == Reached::Begun ? "begun" : "new";
}

void draw_stop(const PathStop& stop, std::size_t number, Rect box, bool next,
               const std::function<void(const std::string&)>& open) {
  WidgetOptions options;
  options.focus_rounding = stop_size / 2;
  const WidgetReaction reaction =
      widget(stop.title + "##" + stop.target, WidgetRole::Link, box, words_for(stop), options);
  const float radius = box.width() / 2;
  const float hover = animate(reaction.id, reaction.hovered ? 1.0f : 0.0f);
  if (stop.reached == Reached::Finished) {
    fill(canvas(), box, mix(colour(Role::SuccessSoft), colour(Role::Success), hover * 0.3f), radius);
    icon(canvas(), Icon::Check, box.centre(), em(1.1f), colour(Role::Success));
  } else {
    const bool strong = next || stop.reached == Reached::Begun;
    fill(canvas(), box, mix(colour(strong ? Role::AccentSoft : Role::SurfaceSunken), colour(Role::Hover), hover),
         radius);
    outline(canvas(), box, colour(strong ? Role::Accent : Role::BorderStrong), radius,
            next ? std::max(2.0f, em(0.11f)) : 0);
    text_in(canvas(), box, font(Face::Medium, Size::Caption), colour(strong ? Role::Text : Role::TextMuted),
            std::to_string(number), Align::Centre);
  }
  if (reaction.hovered || (reaction.focused && input().keyboard_in_use())) {
    if (reaction.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    tip(box, std::to_string(number) + ". " + stop.title + ", about " +
                 course::counted(static_cast<std::size_t>(stop.minutes), "minute"));
  }
  if (reaction.activated) open(stop.target);
}

}  // namespace

std::size_t TrackPath::finished() const {
  return static_cast<std::size_t>(std::count_if(
      stops.begin(), stops.end(), [](const PathStop& stop) { return stop.reached == Reached::Finished; }));
}

const PathStop* TrackPath::next() const {
  const auto found =
      std::find_if(stops.begin(), stops.end(), [](const PathStop& stop) { return stop.reached != Reached::Finished; });
  return found == stops.end() ? nullptr : &*found;
}

namespace {

TrackPath exercises_of(const course::Course& course, course::ProgressStore& progress) {
  TrackPath path{.id = "exercises",
                 .title = "Exercises",
                 .summary = "Write a class, have it checked, and learn what exactly is missing.",
                 .unit = "exercises",
                 .stops = {}};
  for (const auto& exercise : course.exercises()) {
    const Reached reached = progress.passed(exercise->id)             ? Reached::Finished
                            : progress.attempts(exercise->id).empty() ? Reached::New
                                                                      : Reached::Begun;
    path.stops.push_back(
        {"exercise:" + exercise->id, course::replace_all(exercise->title, "`", ""), exercise->minutes, reached});
  }
  return path;
}

}  // namespace

std::vector<TrackPath> paths_of(const course::Course& course, course::ProgressStore& progress) {
  std::vector<TrackPath> paths;
  for (const auto& track : course.tracks) {
    TrackPath& path = paths.emplace_back();
    path.id = track->id;
    path.title = course::replace_all(track->title, "`", "");
    path.summary = one_line(track->summary);
    for (const auto& lesson : track->lessons) {
      const course::LessonProgress reached = progress.lesson(lesson->id);
      path.stops.push_back({"lesson:" + lesson->id, course::replace_all(lesson->title, "`", ""), lesson->minutes,
                            reached.finished ? Reached::Finished
                            : reached.opened ? Reached::Begun
                                             : Reached::New});
    }
  }
  if (TrackPath exercises = exercises_of(course, progress); !exercises.stops.empty())
    paths.push_back(std::move(exercises));
  return paths;
}

float card_height(const TrackPath& path, float width) {
  const float inner = width - em(2 * padding);
  return std::round(em(2 * padding) + head_height(path, inner) +
                    em(stop_step) * static_cast<float>(rows_of(path, inner).count) + em(0.4f) + control_height());
}

void draw_card(const TrackPath& path, Rect rect, const std::function<void(const std::string&)>& open) {
  fill(canvas(), rect, colour(Role::Surface), em(0.65f));
  outline(canvas(), rect, colour(Role::Border), em(0.65f));
  const Rect inside = rect.inset(em(padding), em(padding));
  ImVec2 at = inside.min;
  at.y += heading(Size::Title3, at, inside.width(), path.title) + em(0.3f);
  label(Face::Regular, Size::Small, Role::TextMuted, at, inside.width(), path.summary);
  at.y = inside.min.y + head_height(path, inside.width());
  const Rows rows = rows_of(path, inside.width());
  const PathStop* next = path.next();
  for (std::size_t i = 0; i < path.stops.size(); ++i) {
    const int column = static_cast<int>(i) % rows.in_row, row = static_cast<int>(i) / rows.in_row;
    const Rect box = rect_at({std::round(at.x + static_cast<float>(column) * rows.step),
                              std::round(at.y + static_cast<float>(row) * em(stop_step))},
                             em(stop_size), em(stop_size));
    if (column + 1 < rows.in_row && i + 1 < path.stops.size()) {
      const float y = box.centre().y, half = std::max(1.0f, em(0.06f));
      const bool walked = path.stops[i].reached == Reached::Finished;
      fill(canvas(), {{box.max.x + em(0.15f), y - half}, {box.min.x + rows.step - em(0.15f), y + half}},
           colour(walked ? Role::Success : Role::Border));
    }
    draw_stop(path.stops[i], i + 1, box, &path.stops[i] == next, open);
  }
  const Rect foot{{inside.min.x, inside.max.y - control_height()}, inside.max};
  const std::string count = std::to_string(path.finished()) + " of " + std::to_string(path.stops.size());
  const float count_room = text_width(font(Face::Regular, Size::Small), count) + em(0.8f);
  text_in(canvas(), foot, font(Face::Regular, Size::Small), colour(Role::TextMuted), count, Align::Right);
  record(path.title + ": " + count + " " + path.unit, WidgetRole::Text,
         {{foot.max.x - count_room, foot.min.y}, foot.max});
  if (!next) {
    text_in(canvas(), foot, font(Face::Medium, Size::Small), colour(Role::Success), "All of it done");
    return;
  }
  const std::string name =
      std::string(next == &path.stops.front() && next->reached == Reached::New ? "Begin: " : "Next: ") + next->title;
  const ButtonOptions options{.tip = "about " + course::counted(static_cast<std::size_t>(next->minutes), "minute")};
  const float width = std::min(button_size(name, options).x, foot.width() - count_room);
  if (button_in(name + "##" + path.id, rect_at(foot.min, width, foot.height()), options)) open(next->target);
}

}  // namespace slotscope::home
