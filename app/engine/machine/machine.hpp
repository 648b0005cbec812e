// The bytecode machine as everybody else sees it: run functions, modules and class bodies, resume generators.
#pragma once

#include <memory>
#include <string_view>

#include "engine/compile/code.hpp"
#include "engine/machine/frame.hpp"
#include "engine/objects/function.hpp"
#include "engine/objects/type.hpp"

namespace slotscope {

/// Calls a Python function: binds the arguments to its parameters and runs it (or makes the generator it is).
Ref<> call_function(Function* function, const Args& args);
/// Runs the body of a class with `name_space` (any mapping) as its locals; answers what the body returns: the
/// `__class__` cell or None.
Ref<> run_class_body(Function* body, Object* name_space);
/// Runs code without parameters: a module, what exec() and eval() were given. `names` may be the globals or any
/// mapping.
Ref<> run_code(Code* code, Dict* globals, Object* names, Tuple* closure = nullptr);

enum class SendOutcome : std::uint8_t { Yielded, Returned, Raised };
/// Resumes a generator with a value (null: an exception is pending and is thrown into it).
SendOutcome resume_generator(Generator* generator, Object* value, Ref<>& result);
/// What GeneratorExit does to what a generator delegates to.
enum class OnExit : std::uint8_t { CloseDelegate, ThrowIntoDelegate };
/// generator.throw(*given): delegated to what it is yielding from when that can take it.
SendOutcome throw_into_generator(Generator* generator, const Args& given, Ref<>& result,
                                 OnExit on_exit = OnExit::CloseDelegate);
/// generator.close(); `result` is None or, from 3.13, the value the generator returned.
bool close_generator(Generator* generator, Ref<>& result);
/// The iterator a suspended generator delegates to, borrowed, or null.
Object* delegated_iterator(const Generator* generator);
Ref<> make_generator(Function* function, Frame* frame);

/// A look at limits, stop requests, due collections and progress; false with an exception pending when the run must
/// end.
bool safe_point();

class Tracing;  // machine/tracing.hpp

/// Memory for frames and values of one interpreter.
struct FrameStack {
  FrameStack();
  ~FrameStack();
  FrameStack(const FrameStack&) = delete;
  Frame* frames;
  Frame* next_frame;  ///< first unused
  Frame* frames_end;
  Object** values;
  Object** values_end;
  std::unique_ptr<Tracing> tracing;  ///< made when a program first calls sys.settrace or sys.setprofile
  bool traced = false;               ///< functions of the program are to be told what happens now
};

// What the stepper asks of the machine.
struct Stepper {
  virtual ~Stepper() = default;
  /// Before an instruction that begins a line, or any while `each_instruction` is set; false: end the run.
  virtual bool at_line(Frame* frame, bool new_line) = 0;
  bool each_instruction = false;
  std::vector<std::string> observed;  ///< what looking has changed since the last pause
};

/// The globals of the innermost running Python frame; borrowed, null when none runs.
Dict* current_globals();

}  // namespace slotscope
