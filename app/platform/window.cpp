// Opens and drives the GLFW window.
#include "platform/window.hpp"

#include <stb/stb_image.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "platform/directories.hpp"
#include "platform/gl.hpp"
#include "platform/glfw_library.hpp"

namespace slotscope {

namespace {

constexpr int smallest_width = 320;
constexpr int smallest_height = 240;
constexpr int kept_modifiers = GLFW_MOD_CONTROL | GLFW_MOD_SHIFT | GLFW_MOD_ALT | GLFW_MOD_SUPER;

Window* self(GLFWwindow* window) {
  return static_cast<Window*>(glfwGetWindowUserPointer(window));
}

std::string last_error() {
  const char* description = nullptr;
  glfwGetError(&description);
  return description ? description : "no reason given";
}

bool has_display() {
  const char* x11 = std::getenv("DISPLAY");
  return x11 && *x11;
}

/// The middle of the window's title lies on some display.
bool on_a_display(int x, int y, int width) {
  int count = 0;
  GLFWmonitor** monitors = glfwGetMonitors(&count);
  for (int i = 0; i < count; ++i) {
    int left = 0, top = 0, w = 0, h = 0;
    glfwGetMonitorWorkarea(monitors[i], &left, &top, &w, &h);
    const int middle = x + width / 2;
    if (middle >= left && middle < left + w && y >= top && y < top + h) return true;
  }
  return false;
}

GLFWcursor* cursor_of(Pointer pointer) {
  constexpr std::array<int, 5> shapes = {GLFW_ARROW_CURSOR, GLFW_HAND_CURSOR, GLFW_IBEAM_CURSOR, GLFW_HRESIZE_CURSOR,
                                         GLFW_VRESIZE_CURSOR};
  static std::array<GLFWcursor*, 5> cursors{};
  const auto index = static_cast<std::size_t>(pointer);
  if (!cursors[index]) cursors[index] = glfwCreateStandardCursor(shapes[index]);
  return cursors[index];
}

/// The picture that stands for the window in task bars and switchers; none when the files are missing.
void show_icon(GLFWwindow* window) {
  std::vector<GLFWimage> images;
  for (const char* name : {"icon/slotscope-48.png", "icon/slotscope-128.png"}) {
    GLFWimage image{};
    const std::string path = asset(name);
    if (!path.empty()) image.pixels = stbi_load(path.c_str(), &image.width, &image.height, nullptr, STBI_rgb_alpha);
    if (image.pixels) images.push_back(image);
  }
  if (!images.empty()) glfwSetWindowIcon(window, static_cast<int>(images.size()), images.data());
  for (const GLFWimage& image : images) stbi_image_free(image.pixels);
}

}  // namespace

std::unique_ptr<Window> Window::open(const WindowPlace& place, bool wait_for_display, std::string& problem) {
  if (!has_display()) {
    problem =
        "There is no display to open a window on (DISPLAY is not set): start it under a virtual one, "
        "`xvfb-run -a ./run` (packages xvfb and xauth), or use the command line, `slotscope --help`.";
    return nullptr;
  }
  if (const std::string why = load_glfw(); !why.empty()) {
    problem = "GLFW, which opens windows, is not there (" + why +
              "): install the package libglfw3, or use the command line, `slotscope --help`.";
    return nullptr;
  }
  if (!glfwInit()) {
    problem = "The display cannot be opened (" + last_error() +
              "): check DISPLAY, start it under a virtual one, "
              "`xvfb-run -a ./run` (packages xvfb and xauth), or use the command line, `slotscope --help`.";
    return nullptr;
  }
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
  glfwWindowHint(GLFW_DEPTH_BITS, 0);
  glfwWindowHint(GLFW_STENCIL_BITS, 0);
  glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
  glfwWindowHint(GLFW_MAXIMIZED, place.maximized ? GLFW_TRUE : GLFW_FALSE);
  glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
  glfwWindowHintString(GLFW_X11_CLASS_NAME, "slotscope");
  std::unique_ptr<Window> window(new Window);
  const int width = std::max(place.width, smallest_width), height = std::max(place.height, smallest_height);
  window->window_ = glfwCreateWindow(width, height, "Slotscope", nullptr, nullptr);
  if (!window->window_) {
    problem = "OpenGL 3.3 is needed and this display does not offer it (" + last_error() +
              "): install the package libgl1-mesa-dri and try LIBGL_ALWAYS_SOFTWARE=1, or use the command line, "
              "`slotscope --help`.";
    return nullptr;
  }
  glfwSetWindowSizeLimits(window->window_, smallest_width, smallest_height, GLFW_DONT_CARE, GLFW_DONT_CARE);
  if (place.x && place.y && on_a_display(*place.x, *place.y, width))
    glfwSetWindowPos(window->window_, *place.x, *place.y);
  show_icon(window->window_);
  glfwMakeContextCurrent(window->window_);
  glfwSwapInterval(wait_for_display ? 1 : 0);
  window->install_callbacks();
  glfwShowWindow(window->window_);
  return window;
}

Window::~Window() {
  if (window_) glfwDestroyWindow(window_);
  glfwTerminate();
}

void Window::install_callbacks() {
  glfwSetWindowUserPointer(window_, this);
  glfwSetKeyCallback(window_, [](GLFWwindow* w, int key, int, int action, int modifiers) {
    if (key == GLFW_KEY_UNKNOWN) return;
    self(w)->push({.kind = InputEvent::Kind::Key,
                   .code = key,
                   .down = action != GLFW_RELEASE,
                   .repeat = action == GLFW_REPEAT,
                   .modifiers = modifiers & kept_modifiers});
  });
  glfwSetCharCallback(window_, [](GLFWwindow* w, unsigned character) {
    self(w)->push({.kind = InputEvent::Kind::Character, .character = static_cast<char32_t>(character)});
  });
  glfwSetCursorPosCallback(window_, [](GLFWwindow* w, double x, double y) {
    int width = 1, height = 1;
    glfwGetWindowSize(w, &width, &height);
    const float ratio = static_cast<float>(self(w)->width()) / static_cast<float>(std::max(width, 1));
    self(w)->push({.kind = InputEvent::Kind::PointerMove,
                   .x = static_cast<float>(x) * ratio,
                   .y = static_cast<float>(y) * ratio});
  });
  glfwSetCursorEnterCallback(window_, [](GLFWwindow* w, int entered) {
    // Far outside: nothing is hovered while the pointer is elsewhere.
    if (!entered) self(w)->push({.kind = InputEvent::Kind::PointerMove, .x = -100000, .y = -100000});
  });
  glfwSetMouseButtonCallback(window_, [](GLFWwindow* w, int button, int action, int modifiers) {
    self(w)->push({.kind = InputEvent::Kind::PointerButton,
                   .code = button,
                   .down = action == GLFW_PRESS,
                   .modifiers = modifiers & kept_modifiers});
  });
  glfwSetScrollCallback(window_, [](GLFWwindow* w, double x, double y) {
    const bool held =
        glfwGetKey(w, GLFW_KEY_LEFT_CONTROL) == GLFW_PRESS || glfwGetKey(w, GLFW_KEY_RIGHT_CONTROL) == GLFW_PRESS;
    self(w)->push({.kind = InputEvent::Kind::Wheel,
                   .modifiers = held ? GLFW_MOD_CONTROL : 0,
                   .x = static_cast<float>(x),
                   .y = static_cast<float>(y)});
  });
  glfwSetDropCallback(window_, [](GLFWwindow* w, int count, const char** paths) {
    InputEvent event{.kind = InputEvent::Kind::FilesDropped};
    event.files.assign(paths, paths + count);
    self(w)->push(std::move(event));
  });
  const auto refresh = [](GLFWwindow* w) { self(w)->refresh_ = true; };
  glfwSetWindowRefreshCallback(window_, refresh);
  glfwSetWindowCloseCallback(window_, refresh);
  glfwSetFramebufferSizeCallback(window_, [](GLFWwindow* w, int, int) { self(w)->refresh_ = true; });
  glfwSetWindowContentScaleCallback(window_, [](GLFWwindow* w, float, float) { self(w)->refresh_ = true; });
  glfwSetWindowFocusCallback(window_, [](GLFWwindow* w, int) { self(w)->refresh_ = true; });
  glfwSetWindowIconifyCallback(window_, [](GLFWwindow* w, int) { self(w)->refresh_ = true; });
}

void Window::wait_events(std::optional<double> seconds) {
  if (seconds) {
    glfwWaitEventsTimeout(std::max(*seconds, 0.0001));
  } else {
    glfwWaitEvents();
  }
}

void Window::poll_events() {
  glfwPollEvents();
}
void Window::wake() {
  glfwPostEmptyEvent();
}
bool Window::take_refresh() {
  return std::exchange(refresh_, false);
}
bool Window::close_requested() const {
  return glfwWindowShouldClose(window_) != 0;
}
void Window::cancel_close() {
  glfwSetWindowShouldClose(window_, GLFW_FALSE);
}
void Window::request_close() {
  glfwSetWindowShouldClose(window_, GLFW_TRUE);
}
bool Window::visible() const {
  return glfwGetWindowAttrib(window_, GLFW_ICONIFIED) == 0;
}

int Window::width() const {
  int width = 0;
  glfwGetFramebufferSize(window_, &width, nullptr);
  return width;
}

int Window::height() const {
  int height = 0;
  glfwGetFramebufferSize(window_, nullptr, &height);
  return height;
}

float Window::scale() const {
  float x = 1, y = 1;
  glfwGetWindowContentScale(window_, &x, &y);
  return std::clamp(x, 1.0f, 4.0f);
}

WindowPlace Window::place() const {
  WindowPlace place = windowed_place_;
  if (full_screen()) return place;
  place.maximized = glfwGetWindowAttrib(window_, GLFW_MAXIMIZED) != 0;
  if (place.maximized) return place;
  int x = 0, y = 0;
  glfwGetWindowSize(window_, &place.width, &place.height);
  place.width = static_cast<int>(std::lround(static_cast<float>(place.width) / scale()));
  place.height = static_cast<int>(std::lround(static_cast<float>(place.height) / scale()));
  glfwGetWindowPos(window_, &x, &y);
  place.x = x;
  place.y = y;
  return place;
}

void Window::set_size(int width, int height) {
  glfwSetWindowSize(window_, width, height);
}
void Window::set_title(const std::string& title) {
  glfwSetWindowTitle(window_, title.c_str());
}
bool Window::full_screen() const {
  return glfwGetWindowMonitor(window_) != nullptr;
}

void Window::set_full_screen(bool wanted) {
  if (wanted == full_screen()) return;
  if (!wanted) {
    const auto pixels = [this](int points) {
      return static_cast<int>(std::lround(static_cast<float>(points) * scale()));
    };
    glfwSetWindowMonitor(window_, nullptr, windowed_place_.x.value_or(0), windowed_place_.y.value_or(0),
                         pixels(windowed_place_.width), pixels(windowed_place_.height), GLFW_DONT_CARE);
    return;
  }
  windowed_place_ = place();
  GLFWmonitor* monitor = glfwGetPrimaryMonitor();
  const GLFWvidmode* mode = monitor ? glfwGetVideoMode(monitor) : nullptr;
  if (mode) glfwSetWindowMonitor(window_, monitor, 0, 0, mode->width, mode->height, mode->refreshRate);
}

void Window::set_pointer(Pointer pointer) {
  if (pointer == pointer_) return;
  pointer_ = pointer;
  glfwSetCursor(window_, cursor_of(pointer));
}

std::string Window::clipboard() const {
  const char* text = glfwGetClipboardString(window_);
  return text ? text : "";
}

void Window::set_clipboard(const std::string& text) {
  glfwSetClipboardString(window_, text.c_str());
}

void Window::clear(std::uint32_t colour) {
  gl().viewport(0, 0, width(), height());
  clear_to(colour);
}

void Window::swap() {
  glfwSwapBuffers(window_);
}

std::vector<std::uint8_t> Window::pixels() const {
  const int w = width(), h = height();
  const std::size_t row = static_cast<std::size_t>(w) * 3;
  std::vector<std::uint8_t> upside_down(row * static_cast<std::size_t>(h)), result(upside_down.size());
  gl().pixel_storei(GL_PACK_ALIGNMENT, 1);
  gl().read_pixels(0, 0, w, h, GL_RGB, GL_UNSIGNED_BYTE, upside_down.data());
  for (std::size_t y = 0; y < static_cast<std::size_t>(h); ++y) {
    std::copy_n(upside_down.begin() + static_cast<std::ptrdiff_t>(row * (static_cast<std::size_t>(h) - 1 - y)), row,
                result.begin() + static_cast<std::ptrdiff_t>(row * y));
  }
  return result;
}

std::string Window::renderer() const {
  const GLubyte* name = gl().get_string(GL_RENDERER);
  return name ? reinterpret_cast<const char*>(name) : "unknown";
}

}  // namespace slotscope
