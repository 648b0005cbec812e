// Draws a cell: its tools, the program, the prediction, what it printed.
#include <algorithm>
#include <cmath>

#include "ui/draw.hpp"
#include "ui/input.hpp"
#include "ui/motion.hpp"
#include "ui/pages/lesson/run_cell.hpp"
#include "ui/pages/study.hpp"
#include "ui/shell.hpp"
#include "ui/widgets/buttons.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/progress.hpp"

namespace slotscope::lesson {

namespace {

constexpr float corner = 0.55f;
constexpr float tallest_editor = 30;  ///< ems; longer programs scroll
constexpr int most_lines_printed = 12;

}  // namespace

float RunCell::draw(ImVec2 at, float width) {
  ImGui::PushID(this);
  const Rect box = rect_at(at, width, height_);
  fill(canvas(), box, colour(Role::Surface), em(corner));
  const float top = at.y;
  at.y += draw_head(at, width);
  at.y += draw_note(at, width);
  at.y += draw_editor(at, width);
  at.y += draw_prediction(at, width);
  at.y += draw_output(at, width);
  outline(canvas(), box, colour(focused_ ? Role::BorderStrong : Role::Border), em(corner));
  ImGui::PopID();
  const float height = std::ceil(at.y - top);
  settled_ = height == height_;
  if (!settled_) request_frame();
  height_ = height;
  return height_;
}

float RunCell::draw_head(ImVec2 at, float width) {
  const float height = em(2.75f);
  const Rect row = rect_at({at.x + em(0.6f), at.y}, width - em(1), height);
  const float tools = draw_tools(row);
  const std::string name = "Python " + to_string(version_);
  const ButtonOptions options{.kind = ButtonKind::Quiet,
                              .icon = choosing_version_ ? Icon::ChevronUp : Icon::ChevronDown,
                              .selected = choosing_version_,
                              .tip = "Runs on another version of Python"};
  const float y = row.centre().y - control_height() / 2;
  const ImVec2 size = button_size(name, options);
  if (row.width() - tools > size.x && button(name, {row.min.x, y}, options)) choosing_version_ = !choosing_version_;
  if (!choosing_version_) return height;
  std::vector<std::string> names;
  const std::vector<Version> versions = place_.program->python.versions();
  for (const Version each : versions) names.push_back(to_string(each));
  int chosen = static_cast<int>(std::find(versions.begin(), versions.end(), version_) - versions.begin());
  const Rect choices = rect_at({row.min.x, at.y + height}, std::min(row.width() - em(0.4f), em(26)), control_height());
  if (choice("Version of this program", choices, names, chosen))
    use_version(versions[static_cast<std::size_t>(chosen)]);
  return height + control_height() + em(0.6f);
}

/// Answers how much room the tools take at the right end of the row.
float RunCell::draw_tools(Rect row) {
  float right = row.max.x;
  const float y = row.centre().y - control_height() / 2;
  if (runner_.running()) {
    const ButtonOptions options{.icon = Icon::Stop, .tip = "Ends the run"};
    right -= button_size("Stop", options).x;
    if (button("Stop", {right, y}, options)) runner_.stop();
  } else {
    const bool open = waits_for_prediction();
    const ButtonOptions options{
        .kind = ButtonKind::Primary, .icon = Icon::Run, .enabled = !open, .tip = "Runs the program (Ctrl+Enter)"};
    right -= button_size("Run", options).x;
    if (button("Run", {right, y}, options)) run();
  }
  right -= em(0.4f);
  const auto tool = [&](std::string_view name, Icon picture, bool enabled) {
    right -= icon_button_side();
    return icon_button(name, picture, {right, y}, {.enabled = enabled});
  };
  if (tool("Step", Icon::Step, !waits_for_prediction()) && on_step) on_step(*this);
  if (tool("Open in playground", Icon::Playground, true)) study_.open_in_playground(source(), version_);
  if (tool("Copy", Icon::Copy, true)) {
    ImGui::SetClipboardText(source().c_str());
    shell_.toasts().show({.kind = ToastKind::Info, .text = "The program is in the clipboard.", .topic = "copy"});
  }
  if (tool("Reset", Icon::Reset, changed())) restore_source();
  return row.max.x - right;
}

float RunCell::draw_note(ImVec2 at, float width) {
  std::string note;
  if (!place_.program->python.contains(study_.version())) {
    note = "Needs Python " + course::in_words(place_.program->python) + ", so it runs on " + to_string(version_) + ".";
  } else if (!differs_.empty() && !waits_for_prediction()) {
    note = "Differs by version: " + differs_;
  }
  if (note.empty()) return 0;
  const float inner = width - em(2.7f);
  const float height = label(Face::Regular, Size::Caption, Role::TextMuted, {at.x + em(1.35f), at.y}, inner, note);
  return height + em(0.5f);
}

float RunCell::draw_editor(ImVec2 at, float width) {
  const float height = std::min(editor_.natural_height(), em(tallest_editor));
  const Rect rect = rect_at(at, width, height);
  if (focused_ && input().take(GLFW_KEY_ENTER, ctrl)) run();
  editor::EditorOptions options;
  options.boxed = false;
  options.execution_line = execution_line_;
  fill(canvas(), rect, colour(Role::CodeBackground));
  fill(canvas(), rect_at(at, width, hairline()), colour(Role::Border));
  const editor::EditorReaction reaction = editor_.draw("Program " + place_.program->name, rect, options);
  focused_ = reaction.widget.focused;
  if (reaction.changed) {
    editor_.set_problems({});
    study_.progress().set_draft(draft_key_, editor_.text());
    study_.tell_problems();
  }
  return height;
}

float RunCell::draw_prediction(ImVec2 at, float width) {
  if (!place_.prediction) return 0;
  const float top = at.y, side = em(1.2f);
  fill(canvas(), rect_at(at, width, hairline()), colour(Role::Border));
  at.y += em(0.9f);
  const bool open = waits_for_prediction() || !prediction_;
  at.y += label(Face::Medium, Size::Caption, Role::TextMuted, {at.x + side, at.y}, width - 2 * side,
                open ? "Predict before you run" : "Your prediction");
  at.y += em(0.4f);
  if (!prediction_) return at.y + em(6) - top;
  if (resolved_ && !prediction_->marking() && !study_.progress().last_answer(*place_.prediction)) {
    at.y += label(Face::Regular, Size::Small, Role::TextMuted, {at.x + side, at.y}, width - 2 * side, "Skipped.");
    return at.y + em(0.9f) - top;
  }
  at.y += prediction_->draw({at.x + side, at.y}, width - 2 * side);
  if (prediction_->submitted()) submit_prediction();
  if (waits_for_prediction()) {
    at.y += em(0.9f);
    const ButtonOptions check{.kind = ButtonKind::Primary, .enabled = prediction_->sheet().complete() && !marking_};
    const float check_width = button_size("Check and run", check).x;
    if (button("Check and run", {at.x + side, at.y}, check)) submit_prediction();
    const ButtonOptions skip{.kind = ButtonKind::Quiet, .tip = "Runs it without a prediction"};
    if (button("Skip", {at.x + side + check_width + em(0.5f), at.y}, skip)) skip_prediction();
    at.y += control_height();
  }
  return at.y + em(1) - top;
}

float RunCell::draw_output(ImVec2 at, float width) {
  const float top = at.y;
  // While it goes on, what it wrote before it asked for a line stays in sight.
  if (output_.report() && (!runner_.running() || !output_.report()->finished)) at.y += draw_written(at, width);
  if (runner_.waits()) {
    const Rect row = rect_at({at.x + em(1.2f), at.y + em(0.5f)}, width - em(2.4f), control_height());
    input_line_.draw(runner_, row);
    at.y = row.max.y + em(0.9f);
  } else if (runner_.running()) {
    const Rect row = rect_at({at.x + em(1.2f), at.y + em(0.6f)}, width - em(2.4f), em(0.4f));
    const std::string reached = progress_in_words(runner_.progress());
    progress_bar("Running", row, std::nullopt, reached);
    label(Face::Regular, Size::Caption, Role::TextMuted, {row.min.x, row.max.y + em(0.35f)}, row.width(), reached);
    request_frame();
    at.y += em(3);
  }
  return at.y - top;
}

float RunCell::draw_written(ImVec2 at, float width) {
  fill(canvas(), rect_at(at, width, hairline()), colour(Role::Border));
  const float height = output_.natural_height(width, most_lines_printed);
  const int line = output_.draw("Output of " + place_.program->name,
                                {{at.x + em(0.35f), at.y + em(0.35f)}, {at.x + width - em(0.35f), at.y + height}});
  if (line > 0) show_line(line);
  // Once the page knows how high the cell has become.
  if (reveal_output_ && settled_) {
    const float asked = runner_.waits() ? control_height() + em(1.4f) : 0;
    scroll_into_view(rect_at(at, width, height + em(0.35f) + asked));
    reveal_output_ = false;
  }
  return height + em(0.35f);
}

}  // namespace slotscope::lesson
