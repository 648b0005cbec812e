// Moves through a recording and draws it.
#include "ui/pages/stepping/stepping_pane.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/draw.hpp"
#include "ui/widgets/buttons.hpp"
#include "ui/widgets/label.hpp"

namespace slotscope::stepping {

void SteppingPane::start(RecordedProgram program) {
  recorder_.record(std::move(program));
  diagram_.forget();
  options_.folded.clear();
  options_.unfolded.clear();
  active_ = true;
  moment_ = wanted_ = 0;
  marked_.reset();
  shown_ = {};
  difference_ = {};
}

void SteppingPane::show(Snapshot snapshot) {
  clear();
  diagram_.forget();
  shown_ = std::move(snapshot);
  stale_ = true;
}

void SteppingPane::clear() {
  recorder_.clear();
  active_ = false;
  shown_ = {};
  difference_ = {};
  stale_ = true;
}

int SteppingPane::line() const {
  return active_ && moment_ < recorder_.recording().size() ? recorder_.recording()[moment_].line : 0;
}

bool SteppingPane::take_moved() {
  return std::exchange(moved_, false);
}

std::vector<Written> SteppingPane::output() const {
  std::vector<Written> result;
  if (moment_ >= recorder_.recording().size()) return result;
  std::size_t room = recorder_.recording()[moment_].output;
  for (const Written& each : recorder_.output()) {
    if (room == 0) break;
    result.push_back({each.stream, each.text.substr(0, room)});
    room -= std::min(room, each.text.size());
  }
  return result;
}

const RunResult* SteppingPane::ending() const {
  const Recording& recording = recorder_.recording();
  const bool at_end = active_ && recording.ending() && !recording.ending()->cut && moment_ + 1 == recording.size();
  return at_end ? &recording.ending()->run : nullptr;
}

const ObjectView* SteppingPane::selected() const {
  return diagram_.selected() ? shown_.find(diagram_.selected()) : nullptr;
}

// ---- moving -------------------------------------------------------------------------------------------------------

void SteppingPane::go_to(std::size_t moment) {
  const Recording& recording = recorder_.recording();
  wanted_ = moment;
  if (recording.empty()) return;
  const std::size_t reachable = std::min(moment, recording.size() - 1);
  if (!recorder_.is_recording()) wanted_ = reachable;
  if (reachable == moment_ && !shown_.frames.empty()) return;
  moment_ = reachable;
  shown_ = recording.snapshot(moment_);
  moved_ = stale_ = true;
}

void SteppingPane::step() {
  go_to(wanted_ + 1);
}
void SteppingPane::back() {
  if (moment_ > 0) go_to(moment_ - 1);
}
void SteppingPane::over() {
  if (!recorder_.recording().empty()) go_to(recorder_.recording().over(moment_));
}
void SteppingPane::to_breakpoint(const std::set<int>& lines) {
  if (!recorder_.recording().empty()) go_to(recorder_.recording().to_line(moment_, lines));
}
void SteppingPane::back_to_breakpoint(const std::set<int>& lines) {
  if (!recorder_.recording().empty()) go_to(recorder_.recording().back_to_line(moment_, lines));
}

void SteppingPane::update() {
  if (recorder_.update() && active_) go_to(wanted_);
  if (stale_) rebuild();
}

void SteppingPane::rebuild() {
  stale_ = false;
  difference_ = {};
  if (active_ && !recorder_.recording().empty()) {
    const std::size_t last = recorder_.recording().size() - 1;
    const std::size_t other = marked_ ? std::min(*marked_, last) : moment_ > 0 ? moment_ - 1 : 0;
    if (other != moment_)
      difference_ = recorder_.recording().difference(std::min(other, moment_), std::max(other, moment_));
  }
  diagram_.set_diagram(diagram::diagram_of(shown_, options_, &difference_));
}

std::string SteppingPane::source_line() const {
  std::string_view rest = recorder_.program().source;
  for (int number = 1; !rest.empty(); ++number) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    if (number == line()) return std::string(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return "";
}

// ---- drawing ------------------------------------------------------------------------------------------------------

std::string SteppingPane::position_text() const {
  const Recording& recording = recorder_.recording();
  if (recording.empty()) return "starting";
  return std::to_string(moment_ + 1) + " of " + std::to_string(recording.size()) +
         (recorder_.is_recording() ? "\u2026" : "");
}

void SteppingPane::draw_controls(Rect row, const std::set<int>& breakpoints) {
  const float side = icon_button_side();
  const Recording& recording = recorder_.recording();
  const std::size_t last = recording.empty() ? 0 : recording.size() - 1;
  const bool can_go_on = !recording.empty() && (moment_ < last || recorder_.is_recording());
  float x = row.min.x;
  const auto press = [&](std::string_view name, Icon icon, bool enabled, std::string_view tip) {
    const ImVec2 at{x, row.centre().y - side / 2};
    x += side;
    return icon_button(name, icon, at, {.enabled = enabled, .tip = tip});
  };
  if (press("First step", Icon::ToStart, moment_ > 0, "To the first step")) go_to(0);
  if (press("Step back", Icon::StepBack, moment_ > 0, "One line back (Shift+F10)")) back();
  if (press("Step", Icon::Step, can_go_on, "One line on, into calls (F10)")) step();
  if (press("Step over", Icon::StepOver, can_go_on, "One line on, over calls (Ctrl+F10)")) over();
  const bool any = !breakpoints.empty();
  if (press("To breakpoint", Icon::ToBreakpoint, can_go_on && any,
            any ? "To the next breakpoint (F8)" : "Click beside a line number to set a breakpoint"))
    to_breakpoint(breakpoints);
  const Font face = font(Face::Regular, Size::Small);
  const float text_room = std::max(text_width(face, "1000 of 1000"), text_width(face, position_text()));
  const Rect text{{row.max.x - text_room, row.min.y}, row.max};
  text_in(canvas(), text, face, colour(Role::TextMuted), position_text(), Align::Right);
  record("Position", WidgetRole::Status, text, position_text());
  const Rect line{{x + em(0.6f), row.min.y}, {text.min.x - em(0.8f), row.max.y}};
  if (line.width() < em(3) || last == 0) return;
  float value = static_cast<float>(moment_ + 1);
  if (slider("Moment", line, value, 1, static_cast<float>(last + 1), 1))
    go_to(static_cast<std::size_t>(std::lround(value)) - 1);
}

float SteppingPane::draw_notes(Rect rect) {
  const float height = control_height();
  const ButtonOptions mark{.kind = ButtonKind::Quiet,
                           .icon = Icon::Flag,
                           .selected = marked_.has_value(),
                           .tip = marked_ ? "Show again what one step changes"
                                          : "Mark this step: the diagram then shows what changed since"};
  const std::string mark_name = marked_ ? "Since " + std::to_string(*marked_ + 1) : "Mark";
  const ButtonOptions look{.kind = ButtonKind::Quiet,
                           .icon = Icon::Search,
                           .selected = looking_up_,
                           .tip = "Shows step by step where an attribute is found"};
  const float look_width = button_size("Lookup", look).x;
  const float mark_width = button_size(mark_name, mark).x;
  if (button("Lookup", {rect.max.x - look_width, rect.min.y}, look)) looking_up_ = !looking_up_;
  if (button(mark_name, {rect.max.x - look_width - mark_width, rect.min.y}, mark)) {
    marked_ = marked_ ? std::nullopt : std::optional(moment_);
    stale_ = true;
  }
  std::string text = moment_ == 0 && !marked_ ? "Before the first line" : summary_of(difference_);
  if (marked_) text = (*marked_ > moment_ ? "Until step " : "Since step ") + std::to_string(*marked_ + 1) + ": " + text;
  const Recording& recording = recorder_.recording();
  if (moment_ + 1 == recording.size() && recording.ending()) {
    const Ending& ending = *recording.ending();
    if (ending.cut) text += ". The recording ends here; the program would go on.";
    if (!ending.cut && ending.run.exception) {
      text = recording.size() == 1 ? "No line was run: " : text + ". Ended by ";
      text += ending.run.exception->type + ": " + ending.run.exception->message;
    }
    if (!ending.cut && !ending.run.exception)
      text += ending.run.message.empty() ? ". The program has ended." : ". " + ending.run.message;
  }
  for (const std::string& note : difference_.notes) text += "\n" + note;
  // The event itself is told where the difference does not show it: of an object that is gone already, for one.
  if (moment_ < recording.size() && text.find(observed_beginning) == std::string::npos) {
    for (const std::string& event : recording[moment_].observed) text += "\n" + event;
  }
  const Font face = font(Face::Regular, Size::Small);
  const float width = rect.max.x - look_width - mark_width - em(0.5f) - rect.min.x;
  std::vector<std::string_view> lines = wrapped(face, text, width);
  constexpr std::size_t most_lines = 3;
  const float step = face.line_height * label_leading;
  float y = std::round(rect.min.y + (height - face.line_height) / 2);
  for (std::size_t index = 0; index < std::min(lines.size(), most_lines); ++index, y += step) {
    std::string line(lines[index]);
    if (index + 1 == most_lines && lines.size() > most_lines) line += " \u2026";
    draw_text_clipped(canvas(), face, {rect.min.x, y}, width, colour(Role::TextMuted), line);
  }
  record("What changed", WidgetRole::Status, {rect.min, {rect.min.x + width, y}}, text);
  return std::max(height, y - rect.min.y + em(0.3f));
}

void SteppingPane::draw(Rect rect, const std::set<int>& breakpoints) {
  Rect body = rect;
  if (active_) {
    draw_controls({rect.min, {rect.max.x, rect.min.y + control_height()}}, breakpoints);
    body.min.y += control_height() + em(0.15f);
    body.min.y += draw_notes({{rect.min.x, body.min.y}, rect.max}) + em(0.25f);
    if (looking_up_) {
      const float height = std::clamp(body.height() * 0.42f, em(8), em(18));
      const Rect below{{body.min.x, body.max.y - height}, body.max};
      body.max.y = below.min.y - em(0.6f);
      lookup_.draw(below, recorder_, moment_, attribute_accesses(source_line()));
    }
  }
  if (on_save) diagram_.offer_saving();
  const diagram::DiagramReaction reaction = diagram_.draw("Objects", body);
  if (reaction.picture && on_picture) on_picture(*reaction.picture);
  if (reaction.save) on_save(diagram::svg_of(diagram_.diagram(), diagram_.layout(), appearance().theme));
  if (reaction.fold) {
    if (options_.folded.erase(reaction.fold) == 0) options_.folded.insert(reaction.fold);
    stale_ = true;
  }
  if (reaction.unfold) {
    options_.unfolded.insert(reaction.unfold);
    stale_ = true;
  }
}

}  // namespace slotscope::stepping
