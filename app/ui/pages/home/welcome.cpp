// Draws the first minute.
#include "ui/pages/home/welcome.hpp"

#include <algorithm>
#include <cmath>

#include "ui/column.hpp"
#include "ui/draw.hpp"
#include "ui/input.hpp"
#include "ui/scroll_area.hpp"
#include "ui/shell.hpp"
#include "ui/widgets/buttons.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/rich_text/compose.hpp"

namespace slotscope::home {

namespace {

constexpr const char* first_program =
    "class Free:\n"
    "    def __init__(self, x, y):\n"
    "        self.x = x\n"
    "        self.y = y\n"
    "\n"
    "class Fixed:\n"
    "    __slots__ = ('x', 'y')\n"
    "    def __init__(self, x, y):\n"
    "        self.x = x\n"
    "        self.y = y\n"
    "\n"
    "a = Free(1, 2)\n"
    "b = Fixed(1, 2)\n"
    "print('a keeps its numbers in', a.__dict__)\n"
    "print('b has one:', hasattr(b, '__dict__'))";

constexpr const char* lead_text =
    "Here are two classes that hold the same two numbers. One keeps them in a dictionary of its own, the other in "
    "fixed "
    "places. Run the program and look.";

constexpr const char* seen_text =
    "That is the whole subject: `a` has its numbers [in a dictionary](dict:), `b` has them [in slots](slot:). What "
    "that "
    "costs, what it breaks and when it matters is what the lessons are about.";

constexpr float room_for_two = 56;
constexpr float text_width_ems = 36;
constexpr float widest = 88;
constexpr float text_share = 0.5f;
constexpr float objects_height = 26;
constexpr float low_window = 46;  ///< lower than this everything stands closer, so that the button is in sight
constexpr float least_program = 12;

}  // namespace

Welcome::Welcome()
    : program_(first_program), lead_(prose::document_of(lead_text)), seen_(prose::document_of(seen_text)) {
  lead_.set_body(Size::Lead);
}

void Welcome::run(Shell& shell, Version version) {
  RunRequest request;
  request.source = program_.text();
  request.settings.version = version;
  request.settings.limits.seconds = 5;
  request.settings.file_name = "first.py";
  runner_.start(shell, std::move(request), [this](std::shared_ptr<const RunReport> report) {
    diagram::DiagramOptions options;
    options.show_classes = false;
    objects_.set_diagram(diagram::diagram_of(report->snapshot, options));
    objects_.fit_all();
    output_.show(std::move(report));
    ran_ = true;
  });
}

WelcomeAnswer Welcome::draw(Shell& shell, Rect area, Version version) {
  if (input().take(GLFW_KEY_ENTER, ctrl)) run(shell, version);
  Rect left = area;
  const bool beside = area.width() >= em(room_for_two);
  if (beside) {
    const float all = std::min(area.width(), em(widest)),
                middle = std::round(area.centre().x - all * (0.5f - text_share));
    const float height = std::clamp(area.height() - em(5), em(objects_height), em(44));
    left = {{std::round(area.centre().x - all / 2), area.min.y}, {middle, area.max.y}};
    draw_objects(rect_at({middle + em(0.5f), area.min.y + em(2.5f)},
                         std::round(area.centre().x + all / 2 - middle - em(3)), std::round(height)));
  }
  return draw_text(shell, left, version, beside);
}

WelcomeAnswer Welcome::draw_text(Shell& shell, Rect area, Version version, bool beside) {
  ScrollArea scroll("##welcome", area);
  const float margin = em(beside ? 2.5f : scroll.width() < em(34) ? 1.25f : 2.25f);
  const float right_margin = beside ? em(1.25f) : margin;
  const float width = std::round(std::min(em(text_width_ems), scroll.width() - margin - right_margin));
  const float left = beside ? scroll.origin().x + margin : scroll.origin().x + (scroll.width() - width) / 2;
  const bool low = area.height() < em(low_window);
  ImVec2 at{std::round(left), std::round(scroll.origin().y + em(low ? 1.2f : 2.2f))};
  at.y += heading(low ? Size::Title1 : Size::Display, at, width, "Where does Python keep an object's data?") + em(0.9f);
  at.y += lead_.draw("Lead", at, width).height + em(1.2f);
  const float room = area.height() - (at.y - scroll.origin().y) - em(2.4f) - control_height();
  at.y += draw_program(shell, at, {width, room}, version) + em(1.2f);
  if (!beside && ran_) {
    draw_objects(rect_at(at, width, em(20)));
    at.y += em(21.2f);
  }
  float end_height = 0;
  const WelcomeAnswer answer = draw_end(at, width, end_height);
  if (ran_ && !shown_end_) {
    shown_end_ = true;
    scroll_into_view(rect_at(at, width, end_height));
  }
  scroll.set_bottom(at.y + end_height + em(2.5f));
  scroll.take_keys();
  return answer;
}

float Welcome::draw_program(Shell& shell, ImVec2 at, ImVec2 room, Version version) {
  const float top = at.y, width = room.x;
  const float height = std::min(program_.natural_height(), std::max(room.y, em(least_program)));
  program_.draw("First program", rect_at(at, width, height));
  at.y += height + em(0.8f);
  const ButtonOptions options{.kind = ran_ ? ButtonKind::Secondary : ButtonKind::Primary,
                              .icon = Icon::Run,
                              .enabled = !runner_.running(),
                              .tip = "Ctrl+Enter",
                              .size = Size::Body};
  if (button(ran_ ? "Run it again" : "Run it", at, options)) run(shell, version);
  at.y += control_height();
  if (output_.report()) {
    at.y += em(0.8f);
    const float lines = output_.natural_height(width, 6);
    const int line = output_.draw("What it prints", rect_at(at, width, lines));
    if (line > 0) program_.show_line(line);
    at.y += lines;
  }
  return at.y - top;
}

WelcomeAnswer Welcome::draw_end(ImVec2 at, float width, float& height) {
  const float top = at.y;
  WelcomeAnswer answer = WelcomeAnswer::None;
  if (ran_) {
    at.y += seen_.draw("Seen", at, width).height + em(1.2f);
    const ButtonOptions options{.kind = ButtonKind::Primary, .icon = Icon::Lesson, .size = Size::Body};
    if (button("Begin the first lesson", at, options)) answer = WelcomeAnswer::FirstLesson;
    at.y += control_height() + em(0.4f);
  }
  const ButtonOptions quiet{.kind = ButtonKind::Quiet};
  if (button("See all tracks", {at.x - em(0.75f), at.y}, quiet)) answer = WelcomeAnswer::Overview;
  at.y += control_height();
  height = at.y - top;
  return answer;
}

void Welcome::draw_objects(Rect rect) {
  if (!ran_) return draw_nothing_yet(rect, Icon::Objects, "Its objects will be drawn here.");
  fill(canvas(), rect, colour(Role::SurfaceSunken), em(0.5f));
  objects_.draw("Objects", rect.inset(em(0.75f), em(0.5f)));
}

}  // namespace slotscope::home
