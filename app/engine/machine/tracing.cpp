// Implements tracing: which events a frame's instructions are, and how the program's functions hear of them.
#include "engine/machine/tracing.hpp"

#include "engine/machine/heap.hpp"
#include "engine/machine/hidden.hpp"
#include "engine/machine/machine_parts.hpp"
#include "engine/machine/operations.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

namespace {

/// The operation at which a generator stood when it was left, or the one that made it.
Op last_operation(const Frame* frame) {
  const std::vector<Instruction>& code = frame->code->instructions;
  if (frame->last_line < 0) return frame->ip > code.data() ? frame->ip[-1].op : Op::nop;
  return frame->last_index < 0 ? Op::nop : code[static_cast<std::size_t>(frame->last_index)].op;
}

bool is_fresh(const Frame* frame) {
  if (frame->last_line >= 0) return false;
  return instruction_index(frame) == 0 || (frame->generator && last_operation(frame) == Op::return_generator);
}

/// A generator's function only makes the generator; it is called when that begins.
bool makes_generator(const Frame* frame) {
  constexpr std::uint32_t any =
      code_flag::generator | code_flag::coroutine | code_flag::iterable_coroutine | code_flag::async_generator;
  return !frame->generator && frame->code->code_flags & any;
}

bool is_traced(const Frame* frame) {
  const Interpreter& in = vm();
  return in.frames->traced && in.interruption == Interruption::None && !makes_generator(frame) &&
         !frame->code->has(untraced_code_flag) && !is_hidden(frame->code);
}

bool begins_line(const Frame* frame) {
  return frame->ip->op != Op::jump && !is_implicit(frame_span(frame));
}

/// What an instruction is about to leave the frame with, or null when it does not.
Object* result_of(const Frame* frame, Object** sp) {
  const Instruction& instruction = *frame->ip;
  switch (instruction.op) {
    case Op::return_value:
    case Op::yield_value:
      return sp[-1];
    case Op::return_const:
      return frame->code->constants[instruction.a];
    case Op::return_fast:
      return frame->places[instruction.a];
    default:
      return nullptr;
  }
}

/// Where the callable of a call lies, with `self` or null above it; null when the instruction is no call.
Object** callable_of(const Instruction& instruction, Object** sp) {
  switch (instruction.op) {
    case Op::call:
      return sp - instruction.a - 2;
    case Op::call_kw:
      return sp - instruction.a - 3;
    case Op::call_ex:
      return sp - (instruction.a ? 4 : 3);
    default:
      return nullptr;
  }
}

}  // namespace

Tracing& tracing() {
  std::unique_ptr<Tracing>& kept = vm().frames->tracing;
  if (!kept) kept = std::make_unique<Tracing>();
  return *kept;
}

void Tracing::set_trace(Object* function) {
  assign(trace_, share(function));
  update();
}

void Tracing::set_profile(Object* function) {
  assign(profile_, share(function));
  natives_.clear();
  update();
}

/// The loops that are running learn of it at their next look, which is made due.
void Tracing::update() {
  Interpreter& in = vm();
  in.frames->traced = !telling_ && (trace_ || profile_);
  in.tick_budget -= in.ticks;
  in.ticks = 0;
}

/// Calls a function of the program, which is not traced itself; what is pending stays so.
Ref<> Tracing::tell(Object* function, Frame* frame, const char* event, Object* argument) {
  Interpreter& in = vm();
  const Ref<Exception> pending = adopt(std::exchange(in.error, nullptr));
  const Ref<> keep = share(function);
  const Ref<> given = share(argument ? argument : in.none);
  const Ref<Str> name = intern(event);
  telling_ = true;
  update();
  Ref<> answer =
      call(function, static_cast<Object*>(frame_object(frame)), static_cast<Object*>(name.get()), given.get());
  telling_ = false;
  update();
  if (answer && pending) in.error = Ref<Exception>(pending).take();
  return answer;
}

/// Tells the function of the frame, or of the program when the frame begins; false with its exception pending.
bool Tracing::tell_trace(Frame* frame, const char* event, Object* argument) {
  const bool begins = beginning_ == frame;
  Object* function = begins ? trace_ : trace_ && frame->object ? frame->object->trace : nullptr;
  if (!function) return true;
  Ref<> answer = tell(function, frame, event, argument);
  FrameObject* object = frame_object(frame);
  if (!answer) {
    set_trace(nullptr);
    assign(object->trace, Ref<>());
    return false;
  }
  if (!is_none(answer.get())) assign(object->trace, std::move(answer));
  return true;
}

bool Tracing::tell_profile(Frame* frame, const char* event, Object* argument) {
  if (!profile_ || tell(profile_, frame, event, argument)) return true;
  set_profile(nullptr);
  return false;
}

bool Tracing::begin(Frame* frame) {
  beginning_ = frame;
  const bool told = tell_trace(frame, "call", nullptr) && tell_profile(frame, "call", nullptr);
  beginning_ = nullptr;
  return told;
}

bool Tracing::line(Frame* frame, bool resumed) {
  const int line = begins_line(frame) ? frame_span(frame).line : 0;
  const int index = instruction_index(frame);
  const bool back = !resumed && frame->last_line >= 0 && last_operation(frame) == Op::jump_backward;
  const bool is_new = line > 0 && (line != frame->last_line || (back && index <= frame->last_index));
  if (line > 0) frame->last_line = line;
  frame->last_index = index;
  const FrameObject* object = frame->object;
  if (!object || !object->trace) return true;
  if (is_new && !object->without_lines && !tell_trace(frame, "line", nullptr)) return false;
  return !frame->object || !frame->object->with_opcodes || since(12) || tell_trace(frame, "opcode", nullptr);
}

bool Tracing::leave(Frame* frame, Object* value) {
  return tell_trace(frame, "return", value) && tell_profile(frame, "return", value);
}

bool Tracing::native_begins(Frame* frame, Object* callable, Object* self) {
  Interpreter& in = vm();
  Ref<> function;
  if (callable->type == in.types.native)
    function = share(callable);
  else if (callable->type == in.types.method_descriptor && self)
    function = callable->type->slots.descr_get(callable, self, self->type);
  else
    return true;
  if (!function) return false;
  natives_.emplace_back(frame, function);
  return tell_profile(frame, "c_call", function.get());
}

bool Tracing::native_ended(const Frame* frame, const char* event) {
  if (natives_.empty() || natives_.back().first != frame) return true;
  const Ref<> function = std::move(natives_.back().second);
  natives_.pop_back();
  return tell_profile(const_cast<Frame*>(frame), event, function.get());
}

bool Tracing::before_instruction(Frame* frame, Object** sp) {
  if (!is_traced(frame)) return true;
  if (!native_ended(frame, "c_return")) return false;
  const bool fresh = is_fresh(frame);
  const bool resumed = frame->generator && !fresh && last_operation(frame) == Op::yield_value &&
                       instruction_index(frame) != frame->last_index;
  if (frame->last_line < 0 && !fresh) {  // tracing began while it ran: its line is not new
    frame->last_line = frame_line(frame);
    frame->last_index = instruction_index(frame);
  }
  if ((fresh || resumed) && !begin(frame)) return false;
  if (fresh) frame->last_line = 0;  // whichever line comes is new
  if (!line(frame, resumed)) return false;
  if (Object* result = result_of(frame, sp)) return leave(frame, result);
  if (!profile_) return true;
  Object** callable = callable_of(*frame->ip, sp);
  return !callable || native_begins(frame, callable[0], callable[1]);
}

void Tracing::after_exception(Frame* frame) {
  if (!is_traced(frame)) return;
  if (!native_ended(frame, "c_exception")) return;
  const bool thrown = frame->generator && frame->last_line >= 0 && frame->ip->op == Op::yield_value;
  if (thrown) {
    frame->last_index = -1;  // it does not resume where it stood
    if (!begin(frame)) return;
  }
  if (!trace_ || !frame->object || !frame->object->trace) return;
  const Exception* exception = vm().error;
  Object* traceback = exception->traceback ? static_cast<Object*>(exception->traceback) : vm().none;
  const Ref<> what = tuple_of(static_cast<Object*>(exception->type), static_cast<Object*>(vm().error), traceback);
  if (what) static_cast<void>(tell_trace(frame, "exception", what.get()));
}

void Tracing::before_exit(Frame* frame) {
  if (is_traced(frame)) static_cast<void>(leave(frame, nullptr));
}

bool watch_instruction(Frame* frame, Object** sp) {
  Interpreter& in = vm();
  if (in.stepper) {
    const int line = frame_span(frame).line;
    const bool new_line = line != frame->last_line && line > 0 && !is_implicit(frame_span(frame));
    if (!in.frames->traced && !is_implicit(frame_span(frame))) frame->last_line = line;
    if ((new_line || in.stepper->each_instruction) && !in.stepper->at_line(frame, new_line)) return false;
  }
  return !in.frames->traced || in.frames->tracing->before_instruction(frame, sp);
}

void trace_exception(Frame* frame) {
  vm().frames->tracing->after_exception(frame);
}

void trace_exit(Frame* frame) {
  vm().frames->tracing->before_exit(frame);
}

}  // namespace slotscope
