// Draws the playground and runs programs on a thread of their own.
#include "ui/pages/playground_page.hpp"

#include <algorithm>
#include <cstdio>

#include "platform/window.hpp"
#include "ui/draw.hpp"
#include "ui/shell.hpp"
#include "ui/widgets/buttons.hpp"
#include "ui/widgets/tabs.hpp"

namespace slotscope {

namespace {

constexpr const char* first_program =
    "class Point:\n"
    "    def __init__(self, x, y):\n"
    "        self.x = x\n"
    "        self.y = y\n"
    "\n"
    "class SlottedPoint:\n"
    "    __slots__ = ('x', 'y')\n"
    "    def __init__(self, x, y):\n"
    "        self.x = x\n"
    "        self.y = y\n"
    "\n"
    "p = Point(1, 2)\n"
    "q = SlottedPoint(3, 4)\n"
    "print(p.__dict__)\n"
    "print(hasattr(q, '__dict__'))\n";

/// Keeps what a program writes and passes the wish to stop on.
class PageHost : public CapturingHost {
 public:
  explicit PageHost(const std::atomic<bool>& stop) : stop_(stop) {}
  bool stop_requested() override { return stop_; }

 private:
  const std::atomic<bool>& stop_;
};

std::string summary_of(const RunResult& result) {
  char text[96];
  std::snprintf(text, sizeof text, "%.0f ms, %llu instructions", result.seconds * 1000,
                static_cast<unsigned long long>(result.instructions));
  return text;
}

}  // namespace

PlaygroundPage::PlaygroundPage(Deliveries& window) : editor_(first_program), stepping_(window) {}

PlaygroundPage::~PlaygroundPage() {
  stop_ = true;
  if (thread_.joinable()) thread_.join();
}

void PlaygroundPage::start() {
  if (running_) return;
  if (thread_.joinable()) thread_.join();
  running_ = true;
  stop_ = false;
  thread_ = std::thread([this, source = editor_.text(), version = version_] {
    PageHost host(stop_);
    Settings settings;
    settings.version = {version};
    settings.limits.seconds = 30;
    settings.limits.output = 4'000'000;
    settings.file_name = "playground.py";
    Engine engine(settings, host);
    const RunResult result = engine.run(source);
    auto answer = std::make_unique<Answer>();
    answer->snapshot = engine.snapshot();
    answer->output = host.output;
    answer->error = host.error;
    if (!result.message.empty()) answer->error += result.message + "\n";
    answer->summary = summary_of(result);
    if (result.exception) {
      answer->place = result.exception->place;
      answer->message = result.exception->type + ": " + result.exception->message;
    }
    {
      const std::lock_guard lock(mutex_);
      arrived_ = std::move(answer);
    }
    running_ = false;
    Window::wake();
  });
}

void PlaygroundPage::take_answer() {
  std::unique_ptr<Answer> answer;
  {
    const std::lock_guard lock(mutex_);
    answer = std::move(arrived_);
  }
  if (!answer) return;
  shown_ = std::move(*answer);
  stepping_.show(shown_.snapshot);
  std::vector<editor::Problem> problems;
  if (!shown_.message.empty() && shown_.place.line > 0)
    problems.push_back({editor::range_of(editor_.document().buffer(), shown_.place), shown_.message});
  editor_.set_problems(std::move(problems));
}

void PlaygroundPage::draw_tools(Rect row) {
  text_in(canvas(), row, font(Face::Bold, Size::Title3), colour(Role::Text), "Playground");
  float right = row.max.x;
  const float height = em(2.2f), width = em(6);
  const float top = row.centre().y - height / 2;
  auto place = [&](float wide) {
    right -= wide;
    const Rect rect = rect_at({right, top}, wide, height);
    right -= em(0.6f);
    return rect;
  };
  if (running_) {
    if (button_in("Stop", place(width), {.tip = "Ends the run"})) stop_ = true;
  } else if (button_in("Run", place(width), {.kind = ButtonKind::Primary, .tip = "Runs the program (Ctrl+Enter)"})) {
    start();
  }
  if (button_in("Step", place(width), {.icon = Icon::Step, .tip = "One line on, from the start (F10)"})) step();
  for (int minor = newest_version.minor; minor >= oldest_version.minor; --minor) {
    const std::string name = to_string(Version{minor});
    if (button_in(name, place(em(3.2f)),
                  {.selected = minor == version_, .tip = "The version of Python that is modelled"}))
      version_ = minor;
  }
}

void PlaygroundPage::draw_lines(std::string_view text, Rect rect, float& y, bool is_error) const {
  const Font face = font(Face::Mono, Size::Small);
  const float step = face.line_height * 1.35f;
  while (!text.empty() && y + step <= rect.max.y) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    draw_text_clipped(canvas(), face, {rect.min.x, y}, rect.width(), colour(is_error ? Role::Danger : Role::Text),
                      text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    y += step;
  }
}

void PlaygroundPage::draw_output(Rect rect) {
  fill(canvas(), rect, colour(Role::SurfaceSunken), em(0.4f));
  const Rect inside = rect.inset(em(0.9f), em(0.7f));
  float y = inside.min.y;
  if (running_) {
    text_in(canvas(), {inside.min, {inside.max.x, inside.min.y + em(1.6f)}}, font(Face::Regular, Size::Small),
            colour(Role::TextMuted), "Running ...");
    return;
  }
  if (shown_.summary.empty()) {
    text_in(canvas(), {inside.min, {inside.max.x, inside.min.y + em(1.6f)}}, font(Face::Regular, Size::Small),
            colour(Role::TextMuted), "Run the program to see what it prints.");
    return;
  }
  draw_lines(shown_.output, {inside.min, {inside.max.x, inside.max.y - em(2)}}, y, false);
  draw_lines(shown_.error, {inside.min, {inside.max.x, inside.max.y - em(2)}}, y, true);
  text_in(canvas(), {{inside.min.x, inside.max.y - em(1.6f)}, inside.max}, font(Face::Regular, Size::Caption),
          colour(Role::TextMuted), shown_.summary);
  record("Output", WidgetRole::Text, rect, shown_.output + shown_.error);
}

void PlaygroundPage::step() {
  const stepping::RecordedProgram program{editor_.text(), Version{version_}, "playground.py", {}};
  if (!stepping_.active() || stepping_.program() != program) {
    stepping_.start(program);
  } else {
    stepping_.step();
  }
  tab_ = 1;
}

void PlaygroundPage::take_keys() {
  if (input().take(GLFW_KEY_ENTER, ctrl)) start();
  while (input().take(GLFW_KEY_F10)) step();
  if (!stepping_.active()) return;
  while (input().take(GLFW_KEY_F10, shift)) stepping_.back();
  while (input().take(GLFW_KEY_F10, ctrl)) stepping_.over();
  while (input().take(GLFW_KEY_F8)) stepping_.to_breakpoint(editor_.breakpoints());
  while (input().take(GLFW_KEY_F8, shift)) stepping_.back_to_breakpoint(editor_.breakpoints());
}

void PlaygroundPage::draw(Shell&, Rect area) {
  take_answer();
  stepping_.update();
  take_keys();
  const Rect page = area.inset(em(1.5f), em(1));
  const float head = em(3);
  draw_tools({page.min, {page.max.x, page.min.y + head}});
  const Rect body{{page.min.x, page.min.y + head + em(0.6f)}, page.max};
  const bool wide = body.width() > em(52);
  const float split = wide ? body.min.x + body.width() * 0.5f : body.max.x;
  const float middle = wide ? body.max.y : body.min.y + body.height() * 0.5f;
  const Rect left{body.min, {split - (wide ? em(0.5f) : 0), middle - (wide ? 0 : em(0.5f))}};
  const Rect right =
      wide ? Rect{{split + em(0.5f), body.min.y}, body.max} : Rect{{body.min.x, middle + em(0.5f)}, body.max};
  editor::EditorOptions options;
  options.access = running_ ? editor::Access::Read : editor::Access::Edit;
  options.breakpoints = true;
  options.execution_line = stepping_.line();
  if (stepping_.take_moved() && options.execution_line > 0) editor_.show_line(options.execution_line);
  editor_.draw("Program", left, options);
  const Tab names[] = {{"Output", "", false}, {"Objects", "", false}};
  const float row = em(2.4f);
  tabs("Bench", {right.min, {right.max.x, right.min.y + row}}, names, tab_);
  const Rect bench{{right.min.x, right.min.y + row + em(0.5f)}, right.max};
  if (tab_ == 0)
    draw_output(bench);
  else
    stepping_.draw(bench, editor_.breakpoints());
}

}  // namespace slotscope
