// Taking a frame and giving it back: the part of a call that every call pays, in line for the loop; private to
// machine/.
#pragma once

#include "engine/machine/frame.hpp"
#include "engine/machine/interpreter.hpp"
#include "engine/machine/machine.hpp"

namespace slotscope {

/// Leaves RecursionError pending; null.
Frame* refuse_frame();
/// Gives the values of a frame to its frame object when somebody holds that; false when they are still to be released.
bool hand_over_places(Frame* frame);

/// Where values of a new frame may begin when it is not called from the loop. Frames of generators are not in the
/// array, so the last one in it has the highest values in use.
inline Object** free_values() {
  const FrameStack& stack = *vm().frames;
  if (stack.next_frame == stack.frames) return stack.values;
  const Frame& last = stack.next_frame[-1];
  return last.stack + last.code->stack_size;
}

/// Takes a frame and room for its values above everything in use; null with RecursionError pending.
inline Frame* push_frame(Interpreter& in, Code* code, Function* function, Object** places) {
  FrameStack& stack = *in.frames;
  Object** const values = places + code->place_count;
  if (in.depth >= in.recursion_limit || stack.next_frame == stack.frames_end ||
      values + code->stack_size >= stack.values_end)
    return refuse_frame();
  ++in.depth;
  Frame* frame = stack.next_frame++;
  frame->code = code;
  frame->function = function;
  frame->places = places;
  frame->stack = values;
  frame->ip = code->instructions.data();
  frame->previous = in.frame;
  frame->globals = function ? function->globals : nullptr;
  frame->builtins = function ? as_dict(function->builtins) : in.builtins;
  frame->names = nullptr;
  frame->generator = nullptr;
  frame->object = nullptr;
  frame->callee_values = 0;
  frame->last_line = -1;
  in.frame = frame;
  return frame;
}

inline void pop_frame(Interpreter& in, Frame* frame) {
  in.frame = frame->previous;
  in.frames->next_frame = frame;
  --in.depth;
}

/// Releases the values of a frame, or gives them to its frame object.
inline void clear_places(Frame* frame) {
  if (frame->object && hand_over_places(frame)) return;
  Object** const end = frame->places + frame->code->place_count;
  for (Object** place = frame->places; place < end; ++place) {
    Object* value = std::exchange(*place, nullptr);
    release_if(value);
  }
  if (frame->object) hand_over_places(frame);  // what the values did when they went has asked for the frame
}

}  // namespace slotscope
