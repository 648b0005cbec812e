// Draws the playground and runs its programs.
#include "ui/pages/playground/playground_page.hpp"

#include <algorithm>
#include <utility>

#include "ui/draw.hpp"
#include "ui/input.hpp"
#include "ui/motion.hpp"
#include "ui/pages/exports.hpp"
#include "ui/pages/playground/examples.hpp"
#include "ui/scroll_area.hpp"
#include "ui/shell.hpp"
#include "ui/widgets/buttons.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/progress.hpp"
#include "ui/widgets/split_pane.hpp"
#include "ui/widgets/tabs.hpp"

namespace slotscope {

namespace {

constexpr float head_height = 2.6f;
constexpr float room_for_two_columns = 54;
constexpr float least_height = 42;  ///< of program and bench one above the other: a lower window scrolls

std::vector<HighlightSpan> plain(std::string_view) {
  return {};
}

const std::vector<std::string>& version_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (const Version version : all_versions()) all.push_back(to_string(version));
    return all;
  }();
  return names;
}

}  // namespace

PlaygroundPage::PlaygroundPage(Shell& shell)
    : shell_(shell),
      input_("", plain),
      bench_(shell.deliveries()),
      versions_(shell.deliveries()),
      advice_(shell.deliveries()) {
  version_ = parse_version(shell.preferences().python_version).value_or(default_version).minor;
  bench_.on_line = [this](int line) { show_line(line); };
  bench_.answers = &runner_;
  bench_.further.push_back({"Slots?", [this](Rect rect) { advice_.draw(rect, current().editor.text(), settings()); }});
  bench_.further.push_back({"Versions", [this](Rect rect) { versions_.draw(rect, request()); }});
  bench_.stepping().on_save = [this](const std::string& svg) { export_file(shell_, "objects", "svg", svg); };
  bench_.stepping().on_picture = [this](Rect in_sight) { export_picture(shell_, "objects", in_sight); };
  advice_.on_line = bench_.on_line;
  advice_.on_accept = [this](const std::string& program) {
    current().editor.document().replace_all(program);
    const OpenProgram* changed = &current();
    shell_.toasts().show({.kind = ToastKind::Success,
                          .text = "The class has slots now.",
                          .action = "Undo",
                          .on_action =
                              [this, changed] {
                                for (const auto& each : programs_) {
                                  if (each.get() == changed) each->editor.document().undo();
                                }
                              },
                          .topic = "slots"});
  };
  restore_drafts();
}

bool PlaygroundPage::busy() const {
  return runner_.busy() || bench_.busy() || versions_.busy() || advice_.busy();
}

std::vector<std::string> PlaygroundPage::input_lines() const {
  std::vector<std::string> lines;
  std::string text = input_.text();
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    lines.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return lines;
}

std::string PlaygroundPage::file_name() const {
  const std::string& name = programs_[static_cast<std::size_t>(current_)]->name;
  return name.ends_with(".py") ? name : "playground.py";
}

Settings PlaygroundPage::settings() const {
  Settings settings;
  settings.version = {version_};
  settings.limits.seconds = 60;
  settings.file_name = file_name();
  return settings;
}

RunRequest PlaygroundPage::request() const {
  RunRequest request;
  request.source = programs_[static_cast<std::size_t>(current_)]->editor.text();
  request.input_lines = input_lines();
  request.settings = settings();
  return request;
}

// ---- running ------------------------------------------------------------------------------------------------------

void PlaygroundPage::run() {
  if (runner_.running()) return;
  RunRequest wish = request();
  wish.asks = true;
  runner_.start(shell_, std::move(wish),
                [this](std::shared_ptr<const RunReport> report) { take_report(std::move(report)); });
}

void PlaygroundPage::take_report(std::shared_ptr<const RunReport> report) {
  if (report->finished || report->waits) bench_wanted_ = true;
  if (!report->finished) return bench_.show(std::move(report));
  std::vector<editor::Problem> problems;
  if (const std::optional<ExceptionReport>& raised = report->result.exception;
      raised && raised->place.line > 0 && report->source == current().editor.text())
    problems.push_back(
        {editor::range_of(current().editor.document().buffer(), raised->place), raised->type + ": " + raised->message});
  current().editor.set_problems(std::move(problems));
  if (report->result.exception || bench_.view() > 2) bench_.open(Bench::View::Output);
  bench_.show(std::move(report));
}

void PlaygroundPage::step() {
  current().editor.set_problems({});
  bench_wanted_ = !bench_.stepping().active();
  // What was typed in the last run is typed again.
  const RunReport* last = bench_.report();
  const bool same = last && last->source == current().editor.text() && input_lines().empty();
  bench_.step({current().editor.text(), Version{version_}, file_name(), same ? last->lines_read : input_lines()});
}

void PlaygroundPage::show_line(int line) {
  current().editor.document().go_to_line(line);
  current().editor.show_line(line);
  set_focus("Program");
}

void PlaygroundPage::take_keys() {
  if (chooser_.is_open()) return;
  if (input().take(GLFW_KEY_ENTER, ctrl)) run();
  if (runner_.running() && input().take(GLFW_KEY_ESCAPE)) runner_.stop();
  while (input().take(GLFW_KEY_F10)) step();
  if (input().take(GLFW_KEY_O, ctrl)) {
    saving_ = false;
    chooser_.open(FileChooser::Purpose::Open, current().path);
  }
  if (input().take(GLFW_KEY_S, ctrl)) save(false);
  if (input().take(GLFW_KEY_S, ctrl | shift)) save(true);
  if (input().take(GLFW_KEY_N, ctrl)) add_program("", "");
  if (input().take(GLFW_KEY_W, ctrl)) close(current_);
  stepping::SteppingPane& stepping = bench_.stepping();
  if (!stepping.active()) return;
  const std::set<int>& breakpoints = current().editor.breakpoints();
  while (input().take(GLFW_KEY_F10, shift)) stepping.back();
  while (input().take(GLFW_KEY_F10, ctrl)) stepping.over();
  while (input().take(GLFW_KEY_F8)) stepping.to_breakpoint(breakpoints);
  while (input().take(GLFW_KEY_F8, shift)) stepping.back_to_breakpoint(breakpoints);
}

// ---- drawing ------------------------------------------------------------------------------------------------------

void PlaygroundPage::draw_head(Rect head) {
  const bool two_rows = head.height() > em(head_height);
  const Rect row = {head.min, {head.max.x, head.min.y + em(head_height)}};
  const float height = control_height(), top = row.centre().y - height / 2;
  float right = row.max.x;
  const auto place = [&](float width) {
    right -= width;
    const Rect rect = rect_at({right, top}, width, height);
    right -= em(0.6f);
    return rect;
  };
  if (runner_.running()) {
    if (button_in("Stop", place(em(6)), {.icon = Icon::Stop, .tip = "Ends the run (Esc)"})) runner_.stop();
  } else if (button_in("Run", place(em(6)),
                       {.kind = ButtonKind::Primary, .icon = Icon::Run, .tip = "Runs the program (Ctrl+Enter)"})) {
    run();
  }
  if (button_in("Step", place(em(6)), {.icon = Icon::Step, .tip = "One line on, from the start (F10)"})) step();
  int version = version_ - oldest_version.minor;
  const float left_room = right - row.min.x;
  const Rect choice_place = two_rows ? Rect{{head.min.x, head.max.y - height}, head.max}
                                     : place(std::min(em(22), left_room - (left_room > em(32) ? em(9) : 0)));
  if (choice("Python version", choice_place, version_names(), version)) version_ = version + oldest_version.minor;
  if (left_room <= em(32)) return;
  if (runner_.running()) {
    if (runner_.busy()) request_frame_at(now() + 0.05);
    const Rect text{row.min, {right, row.max.y}};
    const std::string words = runner_.waits() ? "Waiting for input" : progress_in_words(runner_.progress());
    text_in(canvas(), text, font(Face::Regular, Size::Small), colour(Role::TextMuted), words);
    record(words, WidgetRole::Status, text);
    return;
  }
  heading(Size::Title2, {row.min.x, row.centre().y - font(Face::Bold, Size::Title2).line_height * 0.6f},
          right - row.min.x, "Playground");
}

void PlaygroundPage::draw_files(Rect row) {
  std::vector<Tab> all;
  for (std::size_t index = 0; index < programs_.size(); ++index) {
    const OpenProgram& each = *programs_[index];
    all.push_back({each.name + "##" + std::to_string(index), each.changed() ? "\u2022" : "", programs_.size() > 1});
  }
  const float side = icon_button_side();
  float x = row.max.x - 5 * side;
  const TabsReaction done = tabs("Programs", {row.min, {x - em(0.5f), row.max.y}}, all, current_);
  const float y = row.centre().y - side / 2;
  const auto press = [&](std::string_view name, Icon icon, std::string_view tip, bool selected = false) {
    const bool pressed = icon_button(name, icon, {x, y}, {.selected = selected, .tip = tip});
    x += side;
    return pressed;
  };
  if (press("New program", Icon::Plus, "A new program (Ctrl+N)")) add_program("", "");
  if (press("Examples", Icon::Lesson, "Programs to begin with", examples_shown_)) examples_shown_ = !examples_shown_;
  if (press("Open a file", Icon::Folder, "Opens a Python file (Ctrl+O)")) {
    saving_ = false;
    chooser_.open(FileChooser::Purpose::Open, current().path);
  }
  if (press("Save", Icon::Save, "Saves the program as a file (Ctrl+S)")) save(false);
  if (press("Input", Icon::Keyboard, "What input() reads, line by line", input_shown_)) input_shown_ = !input_shown_;
  if (done.changed) current().editor.set_problems({});
  if (done.closed >= 0) close(done.closed);
}

void PlaygroundPage::draw_examples(Rect area) {
  fill(canvas(), area, colour(Role::SurfaceSunken), em(0.4f));
  ScrollArea scroll("##examples", area.inset(em(0.8f), em(0.6f)));
  const float width = scroll.width() - em(0.4f);
  float y = scroll.origin().y;
  y += label(Face::Medium, Size::Small, Role::TextMuted, {scroll.origin().x, y}, width, "Programs to begin with") +
       em(0.4f);
  for (const ExampleProgram& example : example_programs()) {
    const Rect rect = rect_at({scroll.origin().x, y}, width, control_height());
    const WidgetReaction done = widget(example.title, WidgetRole::ListItem, rect);
    fill(canvas(), rect, with_alpha(colour(Role::Hover), animate(done.id, done.hovered ? 1.0f : 0.0f)), em(0.4f));
    slotscope::icon(canvas(), Icon::File, {rect.min.x + em(1), rect.centre().y}, em(1.15f), colour(Role::TextMuted));
    text_in(canvas(), {{rect.min.x + em(2.2f), rect.min.y}, rect.max}, font(Face::Regular), colour(Role::Text),
            example.title);
    if (done.activated) {
      add_program(example.source, "");
      examples_shown_ = false;
    }
    y += control_height() + em(0.15f);
  }
  scroll.set_bottom(y);
  scroll.take_keys();
}

void PlaygroundPage::draw_left(Rect area) {
  const float row = em(2.4f);
  draw_files({area.min, {area.max.x, area.min.y + row}});
  Rect text{{area.min.x, area.min.y + row + em(0.5f)}, area.max};
  if (examples_shown_) return draw_examples(text);
  if (input_shown_) {
    const float height = std::min(em(7), text.height() * 0.35f);
    const Rect below{{text.min.x, text.max.y - height}, text.max};
    text.max.y = below.min.y - em(0.6f);
    const float name = label(Face::Medium, Size::Small, Role::TextMuted, below.min, below.width(),
                             "Input: a line for each call of input()");
    editor::EditorOptions options;
    options.line_numbers = false;
    input_.draw("Input lines", {{below.min.x, below.min.y + name + em(0.3f)}, below.max}, options);
  }
  editor::EditorOptions options;
  options.breakpoints = true;
  const stepping::SteppingPane& stepping = bench_.stepping();
  const bool same = stepping.active() && stepping.program().source == current().editor.text();
  options.execution_line = same ? stepping.line() : 0;
  if (bench_.take_moved() && options.execution_line > 0) current().editor.show_line(options.execution_line);
  ImGui::PushID(&current());
  if (current().editor.draw("Program", text, options).changed) current().editor.set_problems({});
  ImGui::PopID();
}

void PlaygroundPage::draw(Shell&, Rect area) {
  take_carried_program();
  for (const std::string& file : input().dropped_files()) open_file(file);
  take_keys();
  const Rect page = area.inset(em(1.5f), em(1));
  // Beside the buttons the versions need this much room; with less they stand below them.
  const bool two_rows = page.width() < em(31);
  const float below = two_rows ? control_height() + em(0.4f) : 0;
  const Rect head{page.min, {page.max.x, page.min.y + em(head_height) + below}};
  draw_head(head);
  const Rect body{{page.min.x, head.max.y + em(0.6f)}, page.max};
  const bool wide = body.width() > em(room_for_two_columns);
  if (!wide && body.height() < em(least_height)) {
    ScrollArea scroll("##playground", body);
    const Rect tall = rect_at(scroll.origin(), scroll.width() - em(0.4f), em(least_height));
    scroll.set_bottom(tall.max.y);
    draw_panes(tall, false);
  } else {
    draw_panes(body, wide);
  }
  keep_drafts();
  const std::optional<std::string> chosen = chooser_.draw({{0, 0}, ImGui::GetIO().DisplaySize});
  if (chosen && saving_) write_file_of(current(), *chosen);
  if (chosen && !saving_) open_file(*chosen);
}

void PlaygroundPage::draw_panes(Rect body, bool wide) {
  SplitOptions options;
  options.direction = wide ? SplitDirection::SideBySide : SplitDirection::Stacked;
  options.least_first = wide ? 22 : 9;
  options.least_second = wide ? 26 : 9;
  const SplitPanes panes =
      split_pane("Program and bench", body, shell_.pane(wide ? "playground" : "playground-below", 0.5f), options);
  const float gap = em(0.35f);
  draw_left({panes.first.min, {panes.first.max.x - (wide ? gap : 0), panes.first.max.y - (wide ? 0 : gap)}});
  const Rect bench{{panes.second.min.x + (wide ? gap : 0), panes.second.min.y + (wide ? 0 : gap)}, panes.second.max};
  bench_.draw(bench, current().editor.breakpoints());
  if (std::exchange(bench_wanted_, false)) scroll_into_view(bench);
}

}  // namespace slotscope
