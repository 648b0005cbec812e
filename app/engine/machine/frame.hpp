// Frames: one running (or suspended) block of Python code, and the objects that stand for it when somebody looks.
//
// Frames of functions live in one array, their values in one stack of object pointers, both reserved once an
// interpreter. A call leaves its arguments where they are: they become the first places of the new frame. Generators
// keep frame and values in their own block, because they outlive the call. A `FrameObject` is made only when asked for
// (tracebacks, sys._getframe); when its frame ends it takes over the values.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/compile/code.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/function.hpp"
#include "engine/objects/object.hpp"

namespace slotscope {

struct Generator;
struct FrameObject;
struct Traceback;

struct Frame {
  Code* code;             ///< borrowed: the function, the generator or the caller keeps it
  Function* function;     ///< borrowed; null for modules and class bodies
  Object** places;        ///< locals, cells, free variables
  Object** stack;         ///< values being worked on; begins after the places
  const Instruction* ip;  ///< the instruction being executed
  Frame* previous;
  Dict* globals;         ///< borrowed
  Dict* builtins;        ///< borrowed
  Object* names;         ///< namespace of a module or class body, borrowed; null for functions
  Generator* generator;  ///< whose frame this is, or null
  FrameObject* object;   ///< owned once somebody asked; null before
  enum class Return : std::uint8_t {
    ToNative,  ///< the loop was entered for this frame: leave it
    Push,      ///< push the result on the caller's stack
    Instance,  ///< an __init__: check for None, the instance lies in place already
    Operator,  ///< a binary operator's method: NotImplemented is an error; the operands lie at `result_place`
  } on_return;
  std::uint8_t callee_values;  ///< how many values of the call lie at `result_place` (callable, empty self)
  Object** result_place;       ///< where on the caller's stack the result goes
  std::int32_t last_line;      ///< while watched: the line it was at; -1 before
  std::int32_t last_index;     ///< while traced: the instruction it was at
};

struct Generator : Object {
  Frame* frame;  ///< null when finished
  Object* name;  ///< Str
  Object* qualname;
  Function* function;        ///< owned
  Code* code;                ///< owned
  Exception* handled;        ///< what it was handling when it was suspended; owned
  Exception* outer_handled;  ///< what its caller handles, while it runs; borrowed
  Object* weak_list;
  Object** stack_top;  ///< while suspended
  bool running;
  bool started;
  bool handles;        ///< whether it handles an exception of its own, not only its caller's
  bool closed_async;   ///< async generator: its end was seen
  bool running_async;  ///< async generator: an awaitable of its methods is under way
  bool hooks_told;     ///< async generator: the hook of its first iteration was called
  Object* finalizer;   ///< async generator: sys.set_asyncgen_hooks(finalizer=...) of then; owned or null
  std::size_t block_bytes;
};

/// sys._getframe(), tb_frame, gi_frame.
struct FrameObject : Object {
  Frame* live;                   ///< null once the frame has ended
  Code* code;                    ///< owned
  Dict* globals;                 ///< owned
  Object* names;                 ///< owned or null
  FrameObject* back;             ///< owned, once the frame has ended
  std::vector<Object*>* places;  ///< owned values, once the frame has ended
  int line;                      ///< where it ended
  int instruction;
  Object* trace;       ///< f_trace
  bool without_lines;  ///< f_trace_lines = False
  bool with_opcodes;   ///< f_trace_opcodes = True
  Dict* locals;  ///< of a function: up to 3.12 the dict that locals() hands out, from 3.13 on names added to its own
};

/// Index of the instruction a frame is at.
inline int instruction_index(const Frame* frame) {
  return static_cast<int>(frame->ip - frame->code->instructions.data());
}
inline const Span& frame_span(const Frame* frame) {
  return frame->code->spans[static_cast<std::size_t>(instruction_index(frame))];
}
/// The text that a traceback's entry is about.
const Span& entry_span(const Traceback* entry);
int frame_line(const Frame* frame);
/// The frame object, made if there was none; borrowed.
FrameObject* frame_object(Frame* frame);
/// The local names and their values as locals() gives them: the namespace itself, or a new dict for a function.
Ref<> frame_locals(Frame* frame);
/// What the program's locals() answers: up to 3.12 always the same dict for a function.
Ref<> program_locals(Frame* frame);
/// frame.f_locals
Ref<> frame_locals_attribute(FrameObject* frame);
void set_up_frame_locals();

}  // namespace slotscope
