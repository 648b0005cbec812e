// Works out and draws the outline.
#include "ui/pages/lesson/outline.hpp"

#include <algorithm>
#include <cmath>

#include "course/evaluate/filled.hpp"
#include "ui/draw.hpp"
#include "ui/motion.hpp"
#include "ui/widgets/buttons.hpp"
#include "ui/widgets/label.hpp"

namespace slotscope::lesson {

std::vector<OutlineEntry> outline_of(const course::Lesson& lesson, const course::LessonProgress& progress) {
  std::vector<OutlineEntry> entries;
  for (const course::Section& section : lesson.sections) {
    if (section.id.empty() || section.level != 2) continue;
    const bool read = std::find(progress.sections_read.begin(), progress.sections_read.end(), section.id) !=
                      progress.sections_read.end();
    entries.push_back({section.id, one_line(section.heading), read});
  }
  return entries;
}

std::size_t section_at(const std::vector<float>& tops, float line) {
  std::size_t current = 0;
  for (std::size_t i = 0; i < tops.size(); ++i) {
    if (tops[i] <= line) current = i;
  }
  return current;
}

std::size_t sections_passed(const std::vector<float>& ends, float line) {
  return static_cast<std::size_t>(std::count_if(ends.begin(), ends.end(), [line](float end) { return end <= line; }));
}

namespace {

void draw_state(ImVec2 centre, bool read, bool current) {
  const float radius = em(0.32f);
  if (read) {
    canvas()->AddCircleFilled(centre, em(0.5f), colour(Role::SuccessSoft));
    icon(canvas(), Icon::Check, centre, em(0.75f), colour(Role::Success));
  } else if (current) {
    canvas()->AddCircleFilled(centre, radius, colour(Role::Accent));
  } else {
    canvas()->AddCircle(centre, radius, colour(Role::BorderStrong), 0, std::max(1.5f, em(0.09f)));
  }
}

std::string state_of(const OutlineEntry& entry, bool current) {
  std::string state = current ? "selected" : "";
  if (entry.read) state += state.empty() ? "read" : ", read";
  return state;
}

}  // namespace

std::optional<std::size_t> draw_outline(Rect area, std::string_view title, const std::vector<OutlineEntry>& entries,
                                        std::size_t current) {
  std::optional<std::size_t> chosen;
  float y = area.min.y;
  y += label(Face::Medium, Size::Caption, Role::TextMuted, {area.min.x + em(0.6f), y}, area.width() - em(0.6f), title);
  y += em(0.7f);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const bool here = i == current;
    const Font face = font(here ? Face::Medium : Face::Regular, Size::Small);
    const float room = area.width() - em(2.6f);
    const float text = wrapped_height(face, entries[i].title, room);
    const Rect row = rect_at({area.min.x, y}, area.width(), std::round(text + em(0.8f)));
    const WidgetReaction reaction =
        widget(entries[i].title + "##outline", WidgetRole::ListItem, row, state_of(entries[i], here));
    if (reaction.activated) chosen = i;
    const float hover = animate(reaction.id, reaction.hovered ? 1.0f : 0.0f);
    if (here)
      fill(canvas(), row, colour(Role::AccentSoft), em(0.4f));
    else
      fill(canvas(), row, with_alpha(colour(Role::Hover), hover), em(0.4f));
    draw_state({row.min.x + em(1.05f), row.min.y + em(0.4f) + face.line_height * 0.6f}, entries[i].read, here);
    draw_wrapped(canvas(), face, {row.min.x + em(2.1f), row.min.y + em(0.4f)}, room,
                 colour(here || reaction.hovered ? Role::Text : Role::TextMuted), entries[i].title);
    y = row.max.y + em(0.1f);
    if (y > area.max.y) break;
  }
  return chosen;
}

std::optional<std::size_t> draw_outline_dots(Rect area, const std::vector<OutlineEntry>& entries, std::size_t current) {
  std::optional<std::size_t> chosen;
  const float step = em(1.9f);
  float y = area.min.y;
  for (std::size_t i = 0; i < entries.size() && y + step <= area.max.y; ++i) {
    const Rect row = rect_at({area.min.x, y}, area.width(), step);
    const WidgetReaction reaction =
        widget(entries[i].title + "##outline", WidgetRole::ListItem, row, state_of(entries[i], i == current));
    if (reaction.activated) chosen = i;
    if (reaction.hovered) {
      fill(canvas(), row.inset(em(0.1f), em(0.1f)), colour(Role::Hover), em(0.4f));
      tip(row, entries[i].title);
    }
    draw_state(row.centre(), entries[i].read, i == current);
    y += step;
  }
  return chosen;
}

}  // namespace slotscope::lesson
