// Runs the window.
#include "ui/application.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "platform/clock.hpp"
#include "platform/directories.hpp"
#include "platform/files.hpp"
#include "ui/motion.hpp"
#include "ui/pages/pages.hpp"
#include "ui/text_host.hpp"

namespace slotscope {

namespace {

constexpr std::size_t kept_frame_times = 4096;

/// The one window of the process, for the clipboard functions, which carry no pointer.
Window* clipboard_window = nullptr;

void connect_clipboard(Window& window) {
  clipboard_window = &window;
  compat::set_clipboard_functions(
      [] {
        static std::string text;
        text = clipboard_window->clipboard();
        return text.c_str();
      },
      [](const char* text) { clipboard_window->set_clipboard(text); });
}

Pointer pointer_shape() {
  switch (ImGui::GetMouseCursor()) {
    case ImGuiMouseCursor_TextInput:
      return Pointer::Text;
    case ImGuiMouseCursor_Hand:
      return Pointer::Hand;
    case ImGuiMouseCursor_ResizeEW:
      return Pointer::ResizeHorizontally;
    case ImGuiMouseCursor_ResizeNS:
      return Pointer::ResizeVertically;
    default:
      return Pointer::Arrow;
  }
}

}  // namespace

std::unique_ptr<Application> Application::start(const WindowStart& request, std::string& problem) {
  std::unique_ptr<Application> application(new Application);
  application->operator_ = request.driven_by;
  const FontFiles fonts = find_fonts(font_directories());
  if (fonts.faces.front().empty()) {
    problem = fonts.problems.front();
    return nullptr;
  }
  start_text(fonts);
  application->shell_ = std::make_unique<Shell>(ShellDirectories{config_directory(), state_directory()});
  Shell& shell = *application->shell_;
  application->window_ = Window::open(shell.remembered().place, request.driven_by == nullptr, problem);
  if (!application->window_) return nullptr;
  Window& window = *application->window_;
  application->imgui_ = std::make_unique<ImGuiHost>(ImGuiHost::Drawing::OpenGl);
  if (!application->imgui_->ready()) {
    problem = "OpenGL 3.3 does not work on this display (" + window.renderer() +
              "): try LIBGL_ALWAYS_SOFTWARE=1, or use the command line, `slotscope --help`.";
    return nullptr;
  }
  connect_clipboard(window);
  for (const std::string& trouble : fonts.problems) {
    std::fprintf(stderr, "slotscope: %s\n", trouble.c_str());
    shell.toasts().show({.kind = ToastKind::Warning, .text = trouble});
  }
  shell.on_close = [&window] { window.request_close(); };
  shell.on_full_screen = [&window] { window.set_full_screen(!window.full_screen()); };
  add_pages(shell);
  if (!request.route.empty() && !shell.open(request.route)) {
    problem = "There is no page '" + request.route + "'.";
    return nullptr;
  }
  return application;
}

Application::~Application() {
  shell_.reset();
  stop_text();
  imgui_.reset();
  window_.reset();
}

FrameDemand Application::demand() const {
  const FrameWishes wishes = frame_wishes();
  FrameDemand demand;
  demand.now = seconds_now();
  demand.last_frame = last_frame_;
  demand.input_waiting = !window_->events().empty() || shell_->deliveries().waiting();
  demand.frames_owed = frames_owed_;
  demand.animating = wishes.at_once;
  demand.wanted_at = wishes.at;
  demand.visible = window_->visible();
  return demand;
}

bool Application::idle() const {
  return window_->events().empty() && frames_owed_ == 0 && !frame_wishes().at_once && !shell_->busy();
}

void Application::wait_for_next_frame() {
  window_->poll_events();
  for (;;) {
    if (window_->take_refresh()) frames_owed_ = settling_frames;
    if (window_->close_requested()) return;
    const FrameDecision decision = decide_frame(demand());
    if (decision.draw) return;
    std::optional<double> sleep = decision.sleep;
    if (operator_) {
      if (const std::optional<double> patience = operator_->patience())
        sleep = std::min(sleep.value_or(*patience), *patience);
    }
    window_->wait_events(sleep);
    if (operator_ && !decision.draw) return;
  }
}

void Application::save_pictures() {
  for (const Shell::Picture& picture : shell_->take_pictures()) {
    const int width = window_->width(), height = window_->height();
    const std::vector<std::uint8_t> pixels = window_->pixels();
    const auto bounded = [](float value, int most) {
      return std::clamp(static_cast<int>(std::lround(value)), 0, most);
    };
    const int left = bounded(picture.part.min.x, width), right = bounded(picture.part.max.x, width);
    const int top = bounded(picture.part.min.y, height), bottom = bounded(picture.part.max.y, height);
    std::vector<std::uint8_t> part;
    for (int y = top; y < bottom; ++y) {
      const auto row = pixels.begin() + (static_cast<std::ptrdiff_t>(y) * width + left) * 3;
      part.insert(part.end(), row, row + static_cast<std::ptrdiff_t>(right - left) * 3);
    }
    const std::string problem = write_png(picture.file, right - left, bottom - top, part.data());
    if (!problem.empty())
      shell_->toasts().show({.kind = ToastKind::Error, .text = "The picture is not saved: " + problem});
  }
}

void Application::frame() {
  const double began = seconds_now();
  last_frame_ = began;
  const std::vector<InputEvent> events = take_frame(window_->events());
  // What a job delivers may change what was laid out before it arrived, as input does.
  const bool news = !events.empty() || shell_->deliveries().waiting();
  frames_owed_ = news ? settling_frames : std::max(0, frames_owed_ - 1);
  const ImVec2 size = {static_cast<float>(window_->width()), static_cast<float>(window_->height())};
  shell_->set_display(window_->scale(), size.x);
  imgui_->begin_frame(size, began, events);
  shell_->draw({{0, 0}, size}, events);
  window_->set_pointer(pointer_shape());
  window_->clear(colour(Role::Window));
  imgui_->end_frame();
  save_pictures();
  if (operator_) operator_->after_frame(*this);
  window_->swap();
  if (frame_seconds_.size() < kept_frame_times) frame_seconds_.push_back(static_cast<float>(seconds_now() - began));
  if (frame_count_++ == 0) first_frame_seconds_ = seconds_since_start();
}

int Application::run() {
  while (!window_->close_requested()) {
    if (operator_ && !operator_->before_frame(*this)) break;
    if (decide_frame(demand()).draw) frame();
    wait_for_next_frame();
  }
  shell_->remembered().place = window_->place();
  shell_->save_all();
  return operator_ ? operator_->status() : 0;
}

int run_window(const WindowStart& request) {
  std::string problem;
  const std::unique_ptr<Application> application = Application::start(request, problem);
  if (!application) {
    std::fprintf(stderr, "slotscope: %s\n", problem.c_str());
    return 1;
  }
  return application->run();
}

}  // namespace slotscope
