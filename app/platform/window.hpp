// The window on the screen: one GLFW window with an OpenGL 3.3 context, its events, clipboard and pixels.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "platform/events.hpp"

struct GLFWwindow;

namespace slotscope {

/// Where a window is, as it is remembered from one start to the next. Sizes are in points, so that a window on a dense
/// display comes back as large as it was.
struct WindowPlace {
  int width = 1280;
  int height = 800;
  std::optional<int> x;
  std::optional<int> y;
  bool maximized = false;
};

enum class Pointer : std::uint8_t { Arrow, Hand, Text, ResizeHorizontally, ResizeVertically };

class Window {
 public:
  /// Opens the window. When that is impossible returns nothing and puts one sentence into `problem` that says why and
  /// how to go on. `wait_for_display` makes every frame wait for the display's refresh.
  static std::unique_ptr<Window> open(const WindowPlace& place, bool wait_for_display, std::string& problem);
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  /// Collects what happened; waits up to `seconds` for something (nothing: until something happens).
  void wait_events(std::optional<double> seconds);
  void poll_events();
  std::deque<InputEvent>& events() { return events_; }
  /// Something other than an input event asks for a new frame: uncovered, resized, moved to another display.
  bool take_refresh();

  bool close_requested() const;
  void cancel_close();
  void request_close();
  bool visible() const;
  /// Size of the drawing area in pixels.
  int width() const;
  int height() const;
  /// Pixels per point.
  float scale() const;
  WindowPlace place() const;
  void set_size(int width, int height);
  void set_title(const std::string& title);
  bool full_screen() const;
  void set_full_screen(bool full_screen);
  void set_pointer(Pointer pointer);
  std::string clipboard() const;
  void set_clipboard(const std::string& text);

  /// Begins drawing a frame on one colour.
  void clear(std::uint32_t colour);
  /// Shows what was drawn.
  void swap();
  /// What was drawn last, as rows of RGB from the top; to be asked before `swap`.
  std::vector<std::uint8_t> pixels() const;
  /// "llvmpipe (LLVM 15.0.6, 256 bits)".
  std::string renderer() const;

  /// Makes a waiting window draw; may be called from any thread.
  static void wake();

 private:
  Window() = default;
  void install_callbacks();
  void push(InputEvent event) { events_.push_back(std::move(event)); }

  GLFWwindow* window_ = nullptr;
  std::deque<InputEvent> events_;
  bool refresh_ = true;
  WindowPlace windowed_place_;  ///< where to return to from the full screen
  Pointer pointer_ = Pointer::Arrow;
};

}  // namespace slotscope
