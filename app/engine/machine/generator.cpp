// Generators and coroutines: suspended frames that can be resumed, thrown into and closed; their Python types.
//
// A generator owns a block with its frame and values. While it runs its frame is linked into the chain of frames like
// any other, so tracebacks and recursion limits see no difference. CPython: Objects/genobject.c.
#include <algorithm>

#include "engine/builtins/container.hpp"
#include "engine/builtins/native.hpp"
#include "engine/builtins/warnings.hpp"
#include "engine/layout/sizes.hpp"
#include "engine/machine/frame_stack.hpp"
#include "engine/machine/generator.hpp"
#include "engine/machine/heap.hpp"
#include "engine/machine/loop.hpp"
#include "engine/machine/machine_parts.hpp"
#include "engine/machine/operations.hpp"
#include "engine/objects/descriptors.hpp"
#include "engine/objects/instance.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"
#include "engine/objects/weakref.hpp"

namespace slotscope {

namespace {

const char* kind_of(const Generator* generator) {
  if (generator->type == vm().types.coroutine) return "coroutine";
  return generator->type == vm().types.async_generator ? "async generator" : "generator";
}

std::size_t block_size(const Code* code) {
  return sizeof(Frame) + static_cast<std::size_t>(code->place_count + code->stack_size) * sizeof(Object*);
}

void free_block(Generator* generator, Frame* block) {
  if (!block) return;
  note_free(block);
  free_buffer(block, generator->block_bytes);
}

/// Up to 3.10 a generator's frame is an object; it keeps the code, but not the function.
void account_frame(Function* function, const Generator* generator) {
  note_block_slow(generator->frame, static_cast<std::size_t>(frame_bytes_of(generator)));
  if (!str_equal(generator->code->name, "<genexpr>")) return;
  note_free_slow(function);
  if (function->closure) note_free_slow(function->closure);
}

}  // namespace

Ref<> make_generator(Function* function, Frame* frame) {
  Interpreter& in = vm();
  Code* code = frame->code;
  Type* type = code->code_flags & code_flag::async_generator ? in.types.async_generator
               : code->code_flags & code_flag::coroutine     ? in.types.coroutine
                                                             : in.types.generator;
  auto* generator = allocate<Generator>(type);
  generator->block_bytes = block_size(code);
  auto* block = static_cast<Frame*>(allocate_buffer(generator->block_bytes));
  *block = *frame;
  block->places = reinterpret_cast<Object**>(block + 1);
  block->stack = block->places + code->place_count;
  block->on_return = Frame::Return::ToNative;
  block->generator = generator;
  block->previous = nullptr;
  block->object = nullptr;
  std::copy_n(frame->places, code->place_count, block->places);
  generator->frame = block;
  // It resumes behind return_generator, with what is sent (None at first) on the stack.
  generator->stack_top = block->stack;
  generator->started = true;
  generator->function = share(function).take();
  generator->code = reinterpret_cast<Code*>(share(static_cast<Object*>(code)).take());
  generator->name = share(static_cast<Object*>(function ? function->name : code->name)).take();
  generator->qualname = share(static_cast<Object*>(function ? function->qualname : code->qualname)).take();
  if (!since(11) && in.tracing_memory) account_frame(function, generator);
  track(generator);
  return finish(generator);
}

bool warn_of_three_arguments(const char* method, const Args& args) {
  return args.count <= 1 || !since(12) ||
         warn(vm().errors.DeprecationWarning, cat("the (type, exc, tb) signature of ", method,
                                                  "() is deprecated, use the single-arg signature instead."));
}

bool has_not_started(const Generator* generator) {
  return generator->frame && generator->frame->ip->op == Op::return_generator;
}

Object* delegated_iterator(const Generator* generator) {
  const Frame* frame = generator->frame;
  if (!frame || generator->running || frame->ip->op != Op::yield_value || frame->ip->a != 2) return nullptr;
  return generator->stack_top[-1];
}

namespace {

/// Ends a generator whose frame was never entered or that is being destroyed.
void finish_generator(Generator* generator) {
  Frame* frame = std::exchange(generator->frame, nullptr);
  if (!frame) return;
  while (generator->stack_top > frame->stack) {
    Object* value = *--generator->stack_top;
    release_if(value);
  }
  clear_places(frame);
  free_block(generator, frame);
}

/// StopIteration inside a generator would end the loop around it unnoticed: it becomes a RuntimeError (PEP 479).
void convert_stop_iteration(const Generator* generator) {
  Interpreter& in = vm();
  const char* what = nullptr;
  if (exception_matches(in.errors.StopIteration))
    what = "StopIteration";
  else if (generator->type == in.types.async_generator && exception_matches(in.errors.StopAsyncIteration))
    what = "StopAsyncIteration";
  if (!what) return;
  Ref<Exception> cause = take_exception();
  static_cast<void>(raise(in.errors.RuntimeError, cat(kind_of(generator), " raised ", what)));
  assign(in.error->cause, cause);
  assign(in.error->context, cause);
  in.error->suppress_context = true;
}

}  // namespace

namespace {

/// What a generator that is being left handles: its own goes with it, its caller's stays.
void keep_handled(Generator* generator, Exception* outer) {
  Exception* now = std::exchange(vm().handled, outer);
  generator->outer_handled = nullptr;
  if (generator->frame && generator->handles)
    generator->handled = now;
  else
    release_if(now);
}

bool raise_already_executing(const Generator* generator) {
  return raise(vm().errors.ValueError, cat(kind_of(generator), " already executing"));
}

/// Resuming a generator that has finished: with a value (null: an exception is pending).
SendOutcome resume_finished(const Generator* generator, Object* value, Ref<>& result) {
  Interpreter& in = vm();
  if (generator->type == in.types.coroutine) {
    clear_exception();
    static_cast<void>(raise(in.errors.RuntimeError, "cannot reuse already awaited coroutine"));
    return SendOutcome::Raised;
  }
  if (!value) return SendOutcome::Raised;  // the exception goes through
  result = none();
  return SendOutcome::Returned;
}

}  // namespace

SendOutcome resume_generator(Generator* generator, Object* value, Ref<>& result) {
  Interpreter& in = vm();
  if (generator->running) {
    static_cast<void>(raise_already_executing(generator));
    return SendOutcome::Raised;
  }
  Frame* frame = generator->frame;
  if (!frame) return resume_finished(generator, value, result);
  if (value && !is_none(value) && has_not_started(generator)) {
    static_cast<void>(
        raise(in.errors.TypeError, cat("can't send non-None value to a just-started ", kind_of(generator))));
    return SendOutcome::Raised;
  }
  if (in.depth >= in.recursion_limit) {
    static_cast<void>(raise(in.errors.RecursionError, "maximum recursion depth exceeded"));
    return SendOutcome::Raised;
  }
  {
    RecursionGuard guard("");
    if (!guard) return SendOutcome::Raised;
  }
  if (value) {
    retain(value);
    *generator->stack_top++ = value;
  }
  ++in.depth;
  frame->previous = in.frame;
  in.frame = frame;
  generator->running = true;
  // What the caller handles is what a bare `raise` finds, unless the generator itself handles something.
  Exception* outer = in.handled;
  generator->outer_handled = outer;
  in.handled = generator->handles ? std::exchange(generator->handled, nullptr) : share(outer).take();
  if (!value && generator->handles && since(9)) set_context_of_pending();
  Ref<> keep = share(static_cast<Object*>(generator));
  Ref<> answer = adopt(run_frame(frame));
  generator->running = false;
  keep_handled(generator, outer);
  if (generator->frame) {
    frame->previous = nullptr;
    result = std::move(answer);
    return SendOutcome::Yielded;
  }
  free_block(generator, frame);
  if (!answer) {
    convert_stop_iteration(generator);
    return SendOutcome::Raised;
  }
  result = std::move(answer);
  return SendOutcome::Returned;
}

namespace {

/// The exception that throw(type, value, traceback) or throw(instance) means.
Ref<Exception> exception_to_throw(const Args& args) {
  Interpreter& in = vm();
  Object* type = args[0];
  Object* value = args.count > 1 ? args[1] : nullptr;
  Object* traceback = args.count > 2 ? args[2] : nullptr;
  if (traceback && is_none(traceback)) traceback = nullptr;
  if (traceback && traceback->type != in.types.traceback)
    return raise(in.errors.TypeError, "throw() third argument must be a traceback object");
  Ref<> made;
  if (is_type_object(type) && is_subtype(as_type(type), in.errors.BaseException)) {
    if (value && is_instance(value, as_type(type)))
      made = share(value);
    else if (!value || is_none(value))
      made = call(type);
    else if (is_tuple(value))
      made = call(type, Args{as_tuple(value)->items, as_tuple(value)->size, nullptr});
    else
      made = call(type, value);
  } else if (is_exception(type)) {
    if (value && !is_none(value)) return raise(in.errors.TypeError, "instance exception may not have a separate value");
    made = share(type);
  } else {
    return raise(in.errors.TypeError,
                 cat("exceptions must be classes or instances deriving from BaseException, not ", type_name_of(type)));
  }
  if (made && !is_exception(made.get())) {
    made = raise(in.errors.TypeError,
                 cat("calling ", repr_text(type), " should have returned an instance of BaseException, not ",
                     type_name_of(made.get())));
  }
  if (!made) return take_exception();  // what goes wrong while it is made is thrown in its place
  if (traceback) assign(as_exception(made.get())->traceback, share(static_cast<Traceback*>(traceback)));
  return std::move(made).cast<Exception>();
}

bool is_generator_or_coroutine(const Object* o) {
  return o->type == vm().types.generator || o->type == vm().types.coroutine;
}

/// Ends what a generator delegates to, before GeneratorExit is raised in the generator (CPython: gen_close_iter).
bool close_delegate(Object* inner) {
  if (is_generator_or_coroutine(inner)) {
    Ref<> ignored;
    return close_generator(static_cast<Generator*>(inner), ignored);
  }
  Ref<> close;
  const Tri has = look_up_attribute(inner, vm().names.close, close);
  if (has == Tri::Error) write_unraisable(inner);
  return has != Tri::True || call(close.get());
}

/// Raises an exception where a generator is suspended (or would begin).
SendOutcome throw_here(Generator* generator, const Args& given, Ref<>& result) {
  Interpreter& in = vm();
  Ref<Exception> exception = exception_to_throw(given);
  if (!exception) return SendOutcome::Raised;
  static_cast<void>(raise_exception(std::move(exception)));
  if (!generator->frame || !has_not_started(generator)) return resume_generator(generator, nullptr, result);
  // It never ran: the exception is raised at its first line.
  Frame* frame = generator->frame;
  frame->previous = in.frame;
  add_traceback(frame);
  Exception* pending = std::exchange(in.error, nullptr);
  finish_generator(generator);
  in.error = pending;
  if (!since(12)) convert_stop_iteration(generator);  // from 3.12 on only what its body lets out is converted
  return SendOutcome::Raised;
}

/// inner.throw(*given), with the value of a StopIteration as what it returned.
SendOutcome throw_into_iterator(Object* method, const Args& given, Ref<>& result) {
  result = call(method, given);
  if (result) return SendOutcome::Yielded;
  if (!exception_matches(vm().errors.StopIteration)) return SendOutcome::Raised;
  const Ref<Exception> stop = take_exception();
  result = share(stop->fields[0] ? stop->fields[0] : vm().none);
  return SendOutcome::Returned;
}

/// Whether what is thrown, a class or an instance, is of this kind.
bool is_of_kind(Object* thrown, const Type* kind) {
  return is_subtype(is_type_object(thrown) ? as_type(thrown) : thrown->type, kind);
}

/// Goes on behind a `yield from` whose delegate is done, with its value.
SendOutcome delegate_done(Generator* generator, Object* value, Ref<>& result) {
  Object* receiver = *--generator->stack_top;
  release(receiver);
  Frame* frame = generator->frame;
  const Instruction* send = frame->ip - 1;  // heads the loop
  frame->ip = frame->code->instructions.data() + send->a - 1;
  return resume_generator(generator, value, result);
}

/// An exception for a generator that delegates to an iterator without throw().
SendOutcome throw_past_iterator(Generator* generator, const Args& given, Ref<>& result) {
  // From 3.12 on a StopIteration ends the delegation as if the iterator had raised it (CPython: CLEANUP_THROW).
  if (!since(12) || !is_of_kind(given[0], vm().errors.StopIteration)) return throw_here(generator, given, result);
  const Ref<Exception> stop = exception_to_throw(given);
  if (!stop) return SendOutcome::Raised;
  const Ref<> value = share(stop->fields[0] ? stop->fields[0] : vm().none);
  return delegate_done(generator, value.get(), result);
}

}  // namespace

SendOutcome throw_into_generator(Generator* generator, const Args& given, Ref<>& result, OnExit on_exit) {
  Interpreter& in = vm();
  if (generator->running) {
    static_cast<void>(raise_already_executing(generator));
    return SendOutcome::Raised;
  }
  Object* inner = delegated_iterator(generator);
  if (!inner) return throw_here(generator, given, result);
  const Ref<> keep = share(inner);
  if (on_exit == OnExit::CloseDelegate && is_of_kind(given[0], in.errors.GeneratorExit)) {
    generator->running = true;
    const bool closed = close_delegate(inner);
    generator->running = false;
    return closed ? throw_here(generator, given, result) : resume_generator(generator, nullptr, result);
  }
  Ref<> method, inner_result;
  if (!is_generator_or_coroutine(inner)) {
    const Tri has = look_up_attribute(inner, in.names.throw_, method);
    if (has == Tri::Error) return SendOutcome::Raised;
    if (has == Tri::False) return throw_past_iterator(generator, given, result);
  }
  // The loop is not entered for this generator, yet its frame is one of those that run.
  Frame* frame = generator->frame;
  frame->previous = std::exchange(in.frame, frame);
  generator->running = true;
  const SendOutcome outcome = method
                                  ? throw_into_iterator(method.get(), given, inner_result)
                                  : throw_into_generator(static_cast<Generator*>(inner), given, inner_result, on_exit);
  generator->running = false;
  in.frame = std::exchange(frame->previous, nullptr);
  if (outcome == SendOutcome::Yielded) {
    result = std::move(inner_result);
    return outcome;
  }
  if (outcome == SendOutcome::Raised) return resume_generator(generator, nullptr, result);
  return delegate_done(generator, inner_result.get(), result);
}

bool close_generator(Generator* generator, Ref<>& result) {
  Interpreter& in = vm();
  result = none();
  if (!generator->frame) return true;
  if (has_not_started(generator)) {
    finish_generator(generator);
    return true;
  }
  const Ref<> exit = call(in.errors.GeneratorExit);
  if (!exit) return false;
  Object* thrown = exit.get();
  Ref<> value;
  const SendOutcome outcome = throw_into_generator(generator, Args{&thrown, 1}, value);
  if (outcome == SendOutcome::Yielded)
    return raise(in.errors.RuntimeError, cat(kind_of(generator), " ignored GeneratorExit"));
  if (outcome == SendOutcome::Returned) {
    if (since(13)) result = std::move(value);
    return true;
  }
  return catch_exception(in.errors.StopIteration) || catch_exception(in.errors.GeneratorExit);
}

// ---- the Python types ---------------------------------------------------------------------------------------------

namespace {

Generator* self_of(Object* o) {
  return static_cast<Generator*>(o);
}

/// The outcome as a method answers it: StopIteration(value) at the end.
Ref<> answer(SendOutcome outcome, Ref<> result) {
  Interpreter& in = vm();
  if (outcome == SendOutcome::Yielded) return result;
  if (outcome == SendOutcome::Raised) return {};
  if (is_none(result.get())) return raise_no_arguments(in.errors.StopIteration);
  return raise_object(in.errors.StopIteration, result.get());
}

Ref<> generator_next(Object* o) {
  Ref<> result;
  const SendOutcome outcome = resume_generator(self_of(o), vm().none, result);
  if (outcome == SendOutcome::Returned && is_none(result.get())) return {};
  return answer(outcome, std::move(result));
}

Ref<> generator_send(Object* self, const Args& args) {
  Ref<> result;
  const SendOutcome outcome = resume_generator(self_of(self), args[0], result);
  return answer(outcome, std::move(result));
}

Ref<> generator_throw(Object* self, const Args& args) {
  if (!warn_of_three_arguments("throw", args)) return {};
  Ref<> result;
  const SendOutcome outcome = throw_into_generator(self_of(self), args, result);
  return answer(outcome, std::move(result));
}

Ref<> generator_close(Object* self, const Args&) {
  Ref<> result;
  return close_generator(self_of(self), result) ? result : Ref<>();
}

void generator_finalize(Object* o) {
  Generator* generator = self_of(o);
  if (!generator->frame || generator->running) return;
  Exception* pending = std::exchange(vm().error, nullptr);
  if (has_not_started(generator) && generator->type == vm().types.coroutine) {
    warn_never_awaited(generator);
  }
  if (generator->finalizer && !generator->closed_async) {
    const Ref<> finalizer = Ref<>::adopt(std::exchange(generator->finalizer, nullptr));
    if (!call(finalizer.get(), o)) write_unraisable(o);
  } else {
    Ref<> ignored;
    if (!close_generator(generator, ignored)) write_unraisable(o, "closing generator");
  }
  vm().error = pending;
}

void generator_traverse(Object* o, Visitor visit, void* context) {
  Generator* generator = self_of(o);
  visit(generator->name, context);
  visit(generator->qualname, context);
  visit(generator->function, context);
  visit(generator->code, context);
  visit(generator->handled, context);
  visit(generator->finalizer, context);
  if (Frame* frame = generator->frame; frame && !generator->running) {
    for (int i = 0; i < frame->code->place_count; ++i) visit(frame->places[i], context);
    for (Object** each = frame->stack; each < generator->stack_top; ++each) visit(*each, context);
    if (frame->object) visit(frame->object, context);
  }
}

void generator_clear(Object* o) {
  if (!self_of(o)->running) finish_generator(self_of(o));
}

void generator_dealloc(Object* o) {
  Generator* generator = self_of(o);
  if (generator->weak_list) clear_weak_references(o);
  if (finalize_before_dealloc(o)) return;
  finish_generator(generator);
  release_if(generator->name);
  release_if(generator->qualname);
  release_if(generator->function);
  release_if(generator->code);
  release_if(generator->handled);
  release_if(generator->finalizer);
  free_object(o);
}

Ref<> generator_repr(Object* o) {
  char address[32];
  std::snprintf(address, sizeof address, "%p", static_cast<void*>(o));
  const char* what = o->type == vm().types.async_generator ? "async_generator"
                     : o->type == vm().types.coroutine     ? "coroutine"
                                                           : "generator";
  return make_str(cat("<", what, " object ", to_utf8(as_str(self_of(o)->qualname)), " at ", address, ">"));
}

Ref<> get_frame(Object* o) {
  Frame* frame = self_of(o)->frame;
  return frame ? share(static_cast<Object*>(frame_object(frame))) : none();
}
Ref<> get_running(Object* o) {
  return make_bool(self_of(o)->running);
}
Ref<> get_suspended(Object* o) {
  const Generator* generator = self_of(o);
  return make_bool(generator->frame && !generator->running && !has_not_started(generator));
}
Ref<> get_code(Object* o) {
  return share(static_cast<Object*>(self_of(o)->code));
}
Ref<> get_delegate(Object* o) {
  Object* inner = delegated_iterator(self_of(o));
  return inner ? share(inner) : none();
}

const std::vector<NativeDef> generator_methods = {
    class_getitem_since(13),
    {"send", generator_send, Arity::one(), nullptr,
     "send(arg) -> send 'arg' into generator,\nreturn next yielded value or raise StopIteration."},
    {"throw", generator_throw, Arity::range(1, 3), nullptr, "throw(value)\nthrow(type[,value[,tb]])"},
    {"close", generator_close, Arity::none(), nullptr, "close() -> raise GeneratorExit inside generator."},
};
const std::vector<NativeDef> coroutine_methods = {
    class_getitem_since(13),
    {"send", generator_send, Arity::one(), nullptr,
     "send(arg) -> send 'arg' into coroutine,\nreturn next iterated value or raise StopIteration."},
    {"throw", generator_throw, Arity::range(1, 3), nullptr, "throw(value)\nthrow(type[,value[,traceback]])"},
    {"close", generator_close, Arity::none(), nullptr, "close() -> raise GeneratorExit inside coroutine."},
};
const std::vector<GetSetDef> generator_getsets = {
    {"__name__", generator_name, set_generator_name},
    {"__qualname__", generator_qualname, set_generator_qualname},
    {"gi_frame", get_frame, refuse_write, nullptr, 8, 10},
    {"gi_frame", get_frame, nullptr, nullptr, 11},
    {"gi_running", get_running, refuse_write, nullptr, 8, 9},
    {"gi_running", get_running, nullptr, nullptr, 10},
    {"gi_code", get_code},
    {"gi_yieldfrom", get_delegate},
    {"gi_suspended", get_suspended, nullptr, nullptr, 11},
};
const std::vector<GetSetDef> coroutine_getsets = {
    {"__name__", generator_name, set_generator_name},
    {"__qualname__", generator_qualname, set_generator_qualname},
    {"cr_frame", get_frame},
    {"cr_running", get_running},
    {"cr_code", get_code},
    {"cr_await", get_delegate},
    {"cr_origin", [](Object*) { return none(); }},
    {"cr_suspended", get_suspended, nullptr, nullptr, 11},
};

}  // namespace

Ref<> generator_name(Object* o) {
  return share(self_of(o)->name);
}
Ref<> generator_qualname(Object* o) {
  return share(self_of(o)->qualname);
}
bool set_generator_name(Object* o, Object* value) {
  if (!value || !is_str(value)) return raise(vm().errors.TypeError, "__name__ must be set to a string object");
  assign(self_of(o)->name, share(value));
  return true;
}
bool set_generator_qualname(Object* o, Object* value) {
  if (!value || !is_str(value)) return raise(vm().errors.TypeError, "__qualname__ must be set to a string object");
  assign(self_of(o)->qualname, share(value));
  return true;
}
TypeSlots generator_slots() {
  TypeSlots slots;
  slots.dealloc = generator_dealloc;
  slots.traverse = generator_traverse;
  slots.clear = generator_clear;
  slots.finalize = generator_finalize;
  slots.repr = generator_repr;
  return slots;
}

void set_up_generator_types() {
  Interpreter& in = vm();
  TypeSpec spec;
  spec.name = "generator";
  spec.struct_size = sizeof(Generator);
  spec.flags = type_flag::has_gc | type_flag::disallow_new;
  spec.slots = generator_slots();
  spec.slots.iter = [](Object* o) { return share(o); };
  spec.slots.iternext = generator_next;
  spec.methods = &generator_methods;
  spec.getsets = &generator_getsets;
  spec.weakref_offset = offsetof(Generator, weak_list);
  make_type(spec, in.types.generator);

  spec.name = "coroutine";
  spec.slots = generator_slots();
  spec.slots.am_await = make_coroutine_wrapper;
  spec.methods = &coroutine_methods;
  spec.getsets = &coroutine_getsets;
  make_type(spec, in.types.coroutine);
  set_up_async_types();
}

}  // namespace slotscope
