// Implements the functions of GLFW that the program calls, by those of the loaded library.
#include "platform/glfw_library.hpp"

#include <dlfcn.h>

#include <GLFW/glfw3.h>

namespace slotscope {
namespace {

void* library = nullptr;

template <typename Function>
Function* symbol(const char* name) {
  return reinterpret_cast<Function*>(dlsym(library, name));
}

}  // namespace

std::string load_glfw() {
  if (!library) library = dlopen("libglfw.so.3", RTLD_NOW | RTLD_LOCAL);
  if (library) return {};
  const char* why = dlerror();
  return why ? why : "libglfw.so.3 cannot be loaded";
}

}  // namespace slotscope

// NOLINTBEGIN(bugprone-macro-parentheses)
#define FORWARD(result, name, parameters, arguments)                           \
  extern "C" result name parameters {                                          \
    static auto* const function = slotscope::symbol<result parameters>(#name); \
    return function arguments;                                                 \
  }
// NOLINTEND(bugprone-macro-parentheses)

FORWARD(GLFWcursor*, glfwCreateStandardCursor, (int shape), (shape))
FORWARD(GLFWwindow*, glfwCreateWindow,
        (int width, int height, const char* title, GLFWmonitor* monitor, GLFWwindow* share),
        (width, height, title, monitor, share))
FORWARD(void, glfwDestroyWindow, (GLFWwindow * window), (window))
FORWARD(const char*, glfwGetClipboardString, (GLFWwindow * window), (window))
FORWARD(int, glfwGetError, (const char** description), (description))
FORWARD(void, glfwGetFramebufferSize, (GLFWwindow * window, int* width, int* height), (window, width, height))
FORWARD(int, glfwGetKey, (GLFWwindow * window, int key), (window, key))
FORWARD(void, glfwGetMonitorWorkarea, (GLFWmonitor * monitor, int* xpos, int* ypos, int* width, int* height),
        (monitor, xpos, ypos, width, height))
FORWARD(GLFWmonitor**, glfwGetMonitors, (int* count), (count))
FORWARD(GLFWmonitor*, glfwGetPrimaryMonitor, (), ())
FORWARD(GLFWglproc, glfwGetProcAddress, (const char* procname), (procname))
FORWARD(const GLFWvidmode*, glfwGetVideoMode, (GLFWmonitor * monitor), (monitor))
FORWARD(int, glfwGetWindowAttrib, (GLFWwindow * window, int attrib), (window, attrib))
FORWARD(void, glfwGetWindowContentScale, (GLFWwindow * window, float* xscale, float* yscale), (window, xscale, yscale))
FORWARD(GLFWmonitor*, glfwGetWindowMonitor, (GLFWwindow * window), (window))
FORWARD(void, glfwGetWindowPos, (GLFWwindow * window, int* xpos, int* ypos), (window, xpos, ypos))
FORWARD(void, glfwGetWindowSize, (GLFWwindow * window, int* width, int* height), (window, width, height))
FORWARD(void*, glfwGetWindowUserPointer, (GLFWwindow * window), (window))
FORWARD(int, glfwInit, (), ())
FORWARD(void, glfwMakeContextCurrent, (GLFWwindow * window), (window))
FORWARD(void, glfwPollEvents, (), ())
FORWARD(void, glfwPostEmptyEvent, (), ())
FORWARD(GLFWcharfun, glfwSetCharCallback, (GLFWwindow * window, GLFWcharfun callback), (window, callback))
FORWARD(void, glfwSetClipboardString, (GLFWwindow * window, const char* string), (window, string))
FORWARD(void, glfwSetCursor, (GLFWwindow * window, GLFWcursor* cursor), (window, cursor))
FORWARD(GLFWcursorenterfun, glfwSetCursorEnterCallback, (GLFWwindow * window, GLFWcursorenterfun callback),
        (window, callback))
FORWARD(GLFWcursorposfun, glfwSetCursorPosCallback, (GLFWwindow * window, GLFWcursorposfun callback),
        (window, callback))
FORWARD(GLFWdropfun, glfwSetDropCallback, (GLFWwindow * window, GLFWdropfun callback), (window, callback))
FORWARD(GLFWframebuffersizefun, glfwSetFramebufferSizeCallback, (GLFWwindow * window, GLFWframebuffersizefun callback),
        (window, callback))
FORWARD(GLFWkeyfun, glfwSetKeyCallback, (GLFWwindow * window, GLFWkeyfun callback), (window, callback))
FORWARD(GLFWmousebuttonfun, glfwSetMouseButtonCallback, (GLFWwindow * window, GLFWmousebuttonfun callback),
        (window, callback))
FORWARD(GLFWscrollfun, glfwSetScrollCallback, (GLFWwindow * window, GLFWscrollfun callback), (window, callback))
FORWARD(GLFWwindowclosefun, glfwSetWindowCloseCallback, (GLFWwindow * window, GLFWwindowclosefun callback),
        (window, callback))
FORWARD(GLFWwindowcontentscalefun, glfwSetWindowContentScaleCallback,
        (GLFWwindow * window, GLFWwindowcontentscalefun callback), (window, callback))
FORWARD(GLFWwindowfocusfun, glfwSetWindowFocusCallback, (GLFWwindow * window, GLFWwindowfocusfun callback),
        (window, callback))
FORWARD(void, glfwSetWindowIcon, (GLFWwindow * window, int count, const GLFWimage* images), (window, count, images))
FORWARD(GLFWwindowiconifyfun, glfwSetWindowIconifyCallback, (GLFWwindow * window, GLFWwindowiconifyfun callback),
        (window, callback))
FORWARD(void, glfwSetWindowMonitor,
        (GLFWwindow * window, GLFWmonitor* monitor, int xpos, int ypos, int width, int height, int refreshRate),
        (window, monitor, xpos, ypos, width, height, refreshRate))
FORWARD(void, glfwSetWindowPos, (GLFWwindow * window, int xpos, int ypos), (window, xpos, ypos))
FORWARD(GLFWwindowrefreshfun, glfwSetWindowRefreshCallback, (GLFWwindow * window, GLFWwindowrefreshfun callback),
        (window, callback))
FORWARD(void, glfwSetWindowShouldClose, (GLFWwindow * window, int value), (window, value))
FORWARD(void, glfwSetWindowSize, (GLFWwindow * window, int width, int height), (window, width, height))
FORWARD(void, glfwSetWindowSizeLimits, (GLFWwindow * window, int minwidth, int minheight, int maxwidth, int maxheight),
        (window, minwidth, minheight, maxwidth, maxheight))
FORWARD(void, glfwSetWindowTitle, (GLFWwindow * window, const char* title), (window, title))
FORWARD(void, glfwSetWindowUserPointer, (GLFWwindow * window, void* pointer), (window, pointer))
FORWARD(void, glfwShowWindow, (GLFWwindow * window), (window))
FORWARD(void, glfwSwapBuffers, (GLFWwindow * window), (window))
FORWARD(void, glfwSwapInterval, (int interval), (interval))
FORWARD(void, glfwTerminate, (), ())
FORWARD(void, glfwWaitEvents, (), ())
FORWARD(void, glfwWaitEventsTimeout, (double timeout), (timeout))
FORWARD(void, glfwWindowHint, (int hint, int value), (hint, value))
FORWARD(void, glfwWindowHintString, (int hint, const char* value), (hint, value))
FORWARD(int, glfwWindowShouldClose, (GLFWwindow * window), (window))
