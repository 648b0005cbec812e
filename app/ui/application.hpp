// The window from its opening to its closing: events in, frames out, and sleep in between.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "platform/frame_pacing.hpp"
#include "platform/window.hpp"
#include "ui/imgui_host.hpp"
#include "ui/shell.hpp"

namespace slotscope {

/// Something that operates the window in place of a user; see driver/driver.hpp.
class WindowOperator;

struct WindowStart {
  std::string route;  ///< the page to open first; empty for the usual one
  WindowOperator* driven_by = nullptr;
};

/// Opens the window and runs it until it is closed. Returns the exit status; failures are told on stderr.
int run_window(const WindowStart& request);

class Application {
 public:
  /// Opens the window; nothing (and one sentence in `problem`) when that is impossible.
  static std::unique_ptr<Application> start(const WindowStart& request, std::string& problem);
  ~Application();
  int run();

  // For the driver.
  Window& window() { return *window_; }
  Shell& shell() { return *shell_; }
  std::deque<InputEvent>& events() { return window_->events(); }
  /// Nothing moves, nothing waits, no work goes on.
  bool idle() const;
  /// Seconds each of the last frames took to make (without waiting for the display).
  const std::vector<float>& frame_seconds() const { return frame_seconds_; }
  void clear_frame_seconds() { frame_seconds_.clear(); }
  /// Seconds from the start of the process to its first frame on the screen.
  double first_frame_seconds() const { return first_frame_seconds_; }
  unsigned long frame_count() const { return frame_count_; }

 private:
  Application() = default;
  void frame();
  void save_pictures();
  void wait_for_next_frame();
  FrameDemand demand() const;

  std::unique_ptr<Window> window_;
  std::unique_ptr<ImGuiHost> imgui_;
  std::unique_ptr<Shell> shell_;
  WindowOperator* operator_ = nullptr;
  int frames_owed_ = settling_frames;
  double last_frame_ = -1;
  std::vector<float> frame_seconds_;
  double first_frame_seconds_ = 0;
  unsigned long frame_count_ = 0;
};

/// Operates a window: called before each frame, and after one was drawn but not yet shown.
class WindowOperator {
 public:
  virtual ~WindowOperator() = default;
  /// May add events, change settings, look at the last frame. False ends the window with `status`.
  virtual bool before_frame(Application& application) = 0;
  virtual void after_frame(Application& application) = 0;
  virtual int status() const = 0;
  /// Wants the next frame soon although nothing in the window asks for one.
  virtual std::optional<double> patience() const = 0;
};

}  // namespace slotscope
