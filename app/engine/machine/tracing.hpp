// What sys.settrace and sys.setprofile set: functions of the program that are told what it does.
//
// A traced run dispatches through the loop's watching table, so everything is told before the instruction that does it:
// a frame's beginning before its first one, its result before the one that returns it, a line before the first of its
// instructions. Only what fails is told by the loop itself. CPython: Python/sysmodule.c (trace_trampoline),
// Python/legacy_tracing.c.
#pragma once

#include <utility>
#include <vector>

#include "engine/machine/frame.hpp"

namespace slotscope {

class Tracing {
 public:
  /// sys.settrace and sys.setprofile; null takes the function away.
  void set_trace(Object* function);
  void set_profile(Object* function);
  Object* trace() const { return trace_; }
  Object* profile() const { return profile_; }
  /// Whether the call of a frame is being told that is at no line of its body yet.
  bool is_at_start(const Frame* frame) const { return frame && frame == beginning_ && frame->last_line < 0; }

  bool before_instruction(Frame* frame, Object** sp);
  void after_exception(Frame* frame);
  void before_exit(Frame* frame);

 private:
  bool begin(Frame* frame);
  bool line(Frame* frame, bool resumed);
  bool leave(Frame* frame, Object* value);
  bool native_begins(Frame* frame, Object* callable, Object* self);
  bool native_ended(const Frame* frame, const char* event);
  bool tell_trace(Frame* frame, const char* event, Object* argument);
  bool tell_profile(Frame* frame, const char* event, Object* argument);
  Ref<> tell(Object* function, Frame* frame, const char* event, Object* argument);
  void update();

  Object* trace_ = nullptr;    ///< owned
  Object* profile_ = nullptr;  ///< owned
  const Frame* beginning_ = nullptr;
  bool telling_ = false;                                 ///< what the functions themselves do is not told
  std::vector<std::pair<const Frame*, Ref<>>> natives_;  ///< native functions under way, for the profile function
};

/// The tracing of this interpreter, made when there was none.
Tracing& tracing();
/// Before each instruction of a watched run; false with an exception pending.
bool watch_instruction(Frame* frame, Object** sp);
/// An exception is on its way and the frame stands in its traceback.
void trace_exception(Frame* frame);
/// A frame is left by the pending exception.
void trace_exit(Frame* frame);

}  // namespace slotscope
