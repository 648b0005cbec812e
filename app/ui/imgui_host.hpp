// Dear ImGui's context: its settings, the events it is fed, and its frames on the screen.
#pragma once

#include <vector>

#include "platform/events.hpp"
#include "ui/automation.hpp"

namespace slotscope {

class ImGuiHost {
 public:
  /// Makes the context. Without OpenGL frames can be made but not drawn (tests).
  enum class Drawing { OpenGl, None };
  explicit ImGuiHost(Drawing drawing);
  ~ImGuiHost();
  ImGuiHost(const ImGuiHost&) = delete;
  ImGuiHost& operator=(const ImGuiHost&) = delete;

  /// OpenGL's shaders could be made.
  bool ready() const { return ready_; }
  /// Begins a frame of this size at this time with these events.
  void begin_frame(ImVec2 size, double time, const std::vector<InputEvent>& events);
  /// Ends the frame and, with OpenGL, draws it.
  void end_frame();

 private:
  void feed(const InputEvent& event);

  Drawing drawing_;
  bool ready_ = true;
  double last_time_ = -1;
};

}  // namespace slotscope
