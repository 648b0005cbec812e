// Draws the bytes page and has objects looked at away from the window.
#include "ui/pages/bytes/bytes_page.hpp"

#include <algorithm>
#include <cmath>

#include "ui/draw.hpp"
#include "ui/pages/exports.hpp"
#include "ui/scroll_area.hpp"
#include "ui/widgets/buttons.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/text_field.hpp"

namespace slotscope::bytes {

namespace {

std::string title_of(const Looked& looked) {
  return looked.look.expression + ", a " + looked.object->type + " on " + to_string(looked.look.version);
}

/// "sys.getsizeof(p) is 48, and 80 bytes are allocated for it."
std::string totals_of(const Looked& looked) {
  return "sys.getsizeof(" + looked.look.expression + ") says " + std::to_string(looked.object->sizeof_bytes) + "; " +
         std::to_string(looked.object->allocated_bytes) + " bytes are allocated for it.";
}

}  // namespace

BytesPage::BytesPage(Deliveries& window) : work_(window) {
  load(0);
}

BytesPage::~BytesPage() {
  first_.stop.request_stop();
  second_.stop.request_stop();
}

void BytesPage::load(std::size_t example) {
  const Example& chosen = examples()[example];
  example_ = static_cast<int>(example);
  editor_.document().replace_all(chosen.program);
  program_ = chosen.program;
  first_.expression = chosen.expression;
  second_.expression = chosen.against;
  compare_ = !chosen.against.empty();
}

void BytesPage::open(std::string_view argument) {
  for (std::size_t index = 0; index < examples().size(); ++index) {
    if (argument == examples()[index].name) load(index);
  }
}

bool BytesPage::is_current(const Side& side) const {
  return side.looked.look == Look{program_, side.expression, Version{side.version}};
}

void BytesPage::look(Side& side) {
  side.stop.request_stop();
  side.looked.look = {program_, side.expression, Version{side.version}};
  const bool second = &side == &second_;
  side.stop =
      work_.start([this, look = side.looked.look, second, generation = ++side.generation](const std::stop_token& stop) {
        const Looked looked = look_at(look, stop);
        work_.post([this, looked, second, generation] {
          if (generation == (second ? second_ : first_).generation) take(looked, second);
        });
      });
}

void BytesPage::take(Looked looked, bool second) {
  Side& side = second ? second_ : first_;
  side.looked = std::move(looked);
  if (!second && side.looked.object) strip_.show(strip::strip_of(*side.looked.object, title_of(side.looked)));
  if (second || !compare_) {
    const bool shown = compare_ && second_.looked.object;
    strip_.compare_with(shown ? std::optional(strip::strip_of(*second_.looked.object, title_of(second_.looked)))
                              : std::nullopt);
  }
  show_problems();
}

void BytesPage::show_problems() {
  std::vector<editor::Problem> problems;
  if (first_.looked.problem_line > 0) {
    const int line = first_.looked.problem_line - 1;
    problems.push_back({{{line, 0}, {line, 1'000}}, first_.looked.problem});
  }
  editor_.set_problems(std::move(problems));
}

std::string BytesPage::problem_text() const {
  const Side& bad = first_.looked.problem.empty() && compare_ ? second_ : first_;
  if (bad.looked.problem.empty()) return "";
  return bad.looked.problem_line > 0 ? "Line " + std::to_string(bad.looked.problem_line) + ": " + bad.looked.problem
                                     : bad.expression + ": " + bad.looked.problem;
}

// ---- drawing ------------------------------------------------------------------------------------------------------

void BytesPage::draw(Shell& shell, Rect area) {
  work_.take();
  if (input().take(GLFW_KEY_ENTER, ctrl)) program_ = editor_.text();
  const Rect page = area.inset(em(1.5f), em(1));
  const Rect head{page.min, {page.max.x, page.min.y + em(2.6f)}};
  heading(Size::Title2, {head.min.x, head.centre().y - font(Face::Bold, Size::Title2).line_height * 0.6f}, head.width(),
          "Bytes");
  const Rect body{{page.min.x, head.max.y + em(0.8f)}, page.max};
  if (body.width() > em(58)) {
    const float width = std::min(em(25), body.width() * 0.4f);
    draw_left({body.min, {body.min.x + width, body.max.y}});
    draw_right(shell, {{body.min.x + width + em(1.5f), body.min.y}, body.max});
  } else {
    ScrollArea scroll("##bytes", body);
    const ImVec2 at = scroll.origin();
    const float width = scroll.width() - em(0.6f), above = em(30), below = std::max(body.height(), em(26));
    draw_left(rect_at(at, width, above));
    draw_right(shell, rect_at({at.x, at.y + above + em(1.2f)}, width, below));
    scroll.set_bottom(at.y + above + below + em(2));
    scroll.take_keys();
  }
  if (!is_current(first_)) look(first_);
  if (compare_ && !is_current(second_)) look(second_);
}

float BytesPage::draw_side(Side& side, bool second, ImVec2 at, float width) {
  const std::string tail = second ? " compared" : "";
  float y = at.y +
            label(Face::Medium, Size::Small, Role::TextMuted, at, width,
                  second ? "Beside it" : "The object, as an expression") +
            em(0.3f);
  const float height = control_height();
  text_field("Expression" + tail, rect_at({at.x, y}, width, height), side.expression,
             {.placeholder = "an expression of the program", .mono = true});
  y += height + em(0.4f);
  static const std::vector<std::string> versions = [] {
    std::vector<std::string> names;
    for (const Version version : all_versions()) names.push_back(to_string(version));
    return names;
  }();
  int chosen = side.version - oldest_version.minor;
  if (choice("Version" + tail, rect_at({at.x, y}, width, height), versions, chosen))
    side.version = chosen + oldest_version.minor;
  return y + height - at.y;
}

void BytesPage::draw_examples(Rect row) {
  const float side = icon_button_side();
  const auto step = [&](int by) {
    const int count = static_cast<int>(examples().size());
    load(static_cast<std::size_t>((example_ + by + count) % count));
  };
  if (icon_button("Previous example", Icon::ChevronLeft, row.min)) step(-1);
  if (icon_button("Next example", Icon::ChevronRight, {row.max.x - side, row.min.y})) step(1);
  const Rect middle{{row.min.x + side, row.min.y}, {row.max.x - side, row.max.y}};
  const std::string& name = examples()[static_cast<std::size_t>(example_)].name;
  text_in(canvas(), middle, font(Face::Medium, Size::Small), colour(Role::Text), name, Align::Centre);
  record(name, WidgetRole::Text, middle);
}

void BytesPage::draw_left(Rect area) {
  const float height = control_height();
  draw_examples({area.min, {area.max.x, area.min.y + height}});
  const float below = 2 * (2 * height + em(2.2f)) + height + em(2.2f);
  const Rect text{{area.min.x, area.min.y + height + em(0.6f)}, {area.max.x, area.max.y - below}};
  editor_.draw("Program", text);
  float y = text.max.y + em(0.6f);
  const bool edited = editor_.text() != program_;
  if (button_in(edited ? "Look again" : "Up to date", rect_at({area.min.x, y}, area.width(), height),
                {.kind = edited ? ButtonKind::Primary : ButtonKind::Secondary,
                 .enabled = edited,
                 .tip = "Runs the program and looks at the object again (Ctrl+Enter)"}))
    program_ = editor_.text();
  y += height + em(0.9f);
  y += draw_side(first_, false, {area.min.x, y}, area.width()) + em(0.9f);
  bool compare = compare_;
  const Rect switch_row = rect_at({area.min.x, y}, area.width(), em(1.4f));
  toggle("Compare with another", switch_row, compare);
  if (compare) {
    draw_side(second_, true, {area.min.x, y}, area.width());
  } else {
    text_in(canvas(), switch_row, font(Face::Medium, Size::Small), colour(Role::TextMuted), "Compare with another");
  }
  if (compare == compare_) return;
  compare_ = compare;
  if (!compare_) strip_.compare_with(std::nullopt);
  second_.looked = {};
  if (compare_ && second_.expression.empty()) second_.expression = first_.expression;
}

void BytesPage::draw_right(Shell& shell, Rect area) {
  const std::string problem = problem_text();
  Rect body = area;
  if (!problem.empty()) {
    const float height = wrapped_height(font(Face::Regular, Size::Small), problem, area.width() - em(2)) + em(1.2f);
    const Rect box{area.min, {area.max.x, area.min.y + height}};
    fill(canvas(), box, colour(Role::DangerSoft), em(0.4f));
    label(Face::Regular, Size::Small, Role::Danger, {box.min.x + em(1), box.min.y + em(0.6f)}, box.width() - em(2),
          problem);
    body.min.y = box.max.y + em(0.8f);
  }
  if (!first_.looked.object) return;
  std::string totals = totals_of(first_.looked);
  if (compare_ && second_.looked.object) totals += "  " + totals_of(second_.looked);
  const float button_width = button_size("Save as SVG").x;
  const float width = body.width() - button_width - em(1);
  const float height = std::max(control_height(), wrapped_height(font(Face::Regular, Size::Small), totals, width));
  label(Face::Regular, Size::Small, Role::TextMuted, {body.min.x, body.max.y - height + em(0.3f)}, width, totals);
  if (button("Save as SVG", {body.max.x - button_width, body.max.y - height},
             {.tip = "Saves the first object as a drawing"}))
    export_file(shell, "bytes-" + first_.looked.object->type, "svg", strip::svg_of(strip_.shown(), appearance().theme));
  strip_.draw("Bytes", {body.min, {body.max.x, body.max.y - height - em(0.8f)}});
}

}  // namespace slotscope::bytes
