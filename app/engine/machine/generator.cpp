// Generators and coroutines: suspended frames that can be resumed, thrown into and closed; their Python types.
//
// A generator owns a block with its frame and values. While it runs its frame is linked into the chain of frames like
// any other, so tracebacks and recursion limits see no difference. CPython: Objects/genobject.c.
#include <algorithm>

#include "engine/builtins/native.hpp"
#include "engine/builtins/warnings.hpp"
#include "engine/machine/frame_stack.hpp"
#include "engine/machine/generator.hpp"
#include "engine/machine/heap.hpp"
#include "engine/machine/loop.hpp"
#include "engine/machine/machine_parts.hpp"
#include "engine/machine/operations.hpp"
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
void account_frame(Function* function, const Code* code, const Frame* block) {
  const Type* frame = vm().types.frame;
  const int places = code->end_of_free() + std::max(code->stack_size - 1, 1);
  note_block_slow(block, static_cast<std::size_t>(frame->model.preheader + frame->model.basicsize + 8 * places));
  if (str_equal(code->name, "<genexpr>")) note_free_slow(function);
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
  if (!since(11) && in.tracing_memory) account_frame(function, code, block);
  track(generator);
  return finish(generator);
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

SendOutcome resume_generator(Generator* generator, Object* value, Ref<>& result) {
  Interpreter& in = vm();
  if (generator->running) {
    static_cast<void>(raise(in.errors.ValueError, cat(kind_of(generator), " already executing")));
    return SendOutcome::Raised;
  }
  Frame* frame = generator->frame;
  if (!frame) {
    if (!value) return SendOutcome::Raised;  // the exception goes through
    if (generator->type == in.types.coroutine) {
      static_cast<void>(raise(in.errors.RuntimeError, "cannot reuse already awaited coroutine"));
      return SendOutcome::Raised;
    }
    result = none();
    return SendOutcome::Returned;
  }
  const bool fresh = has_not_started(generator);
  if (value && fresh && !is_none(value)) {
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
  in.handled = generator->handled ? std::exchange(generator->handled, nullptr) : share(outer).take();
  Ref<> keep = share(static_cast<Object*>(generator));
  Ref<> answer = adopt(run_frame(frame));
  generator->running = false;
  Exception* now = std::exchange(in.handled, outer);
  if (generator->frame) {
    if (now == outer)
      release_if(now);
    else
      generator->handled = now;
    frame->previous = nullptr;
    generator->outer_handled = nullptr;
    result = std::move(answer);
    return SendOutcome::Yielded;
  }
  release_if(now);
  generator->outer_handled = nullptr;
  free_block(generator, frame);
  if (!answer) {
    convert_stop_iteration(generator);
    return SendOutcome::Raised;
  }
  result = std::move(answer);
  return SendOutcome::Returned;
}

SendOutcome throw_into_generator(Generator* generator, Ref<Exception> exception, Ref<>& result, const Args* given) {
  Interpreter& in = vm();
  if (generator->running) {
    static_cast<void>(raise(in.errors.ValueError, cat(kind_of(generator), " already executing")));
    return SendOutcome::Raised;
  }
  if (Object* inner = delegated_iterator(generator)) {
    Ref<> keep = share(inner);
    Ref<> inner_result;
    SendOutcome outcome = SendOutcome::Raised;
    const bool closing = is_subtype(exception->type, in.errors.GeneratorExit);
    if (closing) {
      bool ok = true;
      generator->running = true;
      if (inner->type == in.types.generator || inner->type == in.types.coroutine) {
        Ref<> ignored;
        ok = close_generator(static_cast<Generator*>(inner), ignored);
      } else {
        Ref<> close;
        const Tri has = look_up_attribute(inner, in.names.close, close);
        ok = has != Tri::Error && (has == Tri::False || call(close.get()));
      }
      generator->running = false;
      if (!ok) return resume_generator(generator, nullptr, result);
      static_cast<void>(raise_exception(std::move(exception)));
      return resume_generator(generator, nullptr, result);
    }
    generator->running = true;
    if (inner->type == in.types.generator || inner->type == in.types.coroutine) {
      outcome = throw_into_generator(static_cast<Generator*>(inner), std::move(exception), inner_result, given);
    } else {
      Ref<> method;
      const Tri has = look_up_attribute(inner, in.names.throw_, method);
      if (has == Tri::False) {
        generator->running = false;
        static_cast<void>(raise_exception(std::move(exception)));
        return resume_generator(generator, nullptr, result);
      }
      if (has == Tri::True) {
        inner_result = given ? call(method.get(), *given) : call(method.get(), exception.get());
        if (inner_result) {
          outcome = SendOutcome::Yielded;
        } else if (exception_matches(in.errors.StopIteration)) {
          Ref<Exception> stop = take_exception();
          inner_result = share(stop->fields[0] ? stop->fields[0] : in.none);
          outcome = SendOutcome::Returned;
        }
      }
    }
    generator->running = false;
    if (outcome == SendOutcome::Yielded) {
      result = std::move(inner_result);
      return outcome;
    }
    if (outcome == SendOutcome::Raised) return resume_generator(generator, nullptr, result);
    // The delegate is done: its result is the value of `yield from`; go on behind the loop that `send` heads.
    Frame* frame = generator->frame;
    Object* receiver = *--generator->stack_top;
    release(receiver);
    const Instruction* send = frame->ip - 1;
    frame->ip = frame->code->instructions.data() + send->a - 1;
    return resume_generator(generator, inner_result.get(), result);
  }
  const bool fresh = has_not_started(generator);
  static_cast<void>(raise_exception(std::move(exception)));
  if (!generator->frame) return SendOutcome::Raised;
  if (fresh) {
    // It never ran: the exception is raised at its first line.
    Exception* pending = std::exchange(in.error, nullptr);
    Frame* frame = generator->frame;
    frame->previous = in.frame;
    in.error = pending;
    add_traceback(frame);
    pending = std::exchange(in.error, nullptr);
    finish_generator(generator);
    in.error = pending;
    convert_stop_iteration(generator);
    return SendOutcome::Raised;
  }
  return resume_generator(generator, nullptr, result);
}

bool close_generator(Generator* generator, Ref<>& result) {
  Interpreter& in = vm();
  result = none();
  if (!generator->frame) return true;
  if (has_not_started(generator)) {
    finish_generator(generator);
    return true;
  }
  Ref<> exit = call(in.errors.GeneratorExit);
  if (!exit) return false;
  Ref<> value;
  const SendOutcome outcome = throw_into_generator(generator, std::move(exit).cast<Exception>(), value);
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
  if (!made) return {};
  if (!is_exception(made.get()))
    return raise(in.errors.TypeError,
                 cat("calling ", repr_text(type), " should have returned an instance of BaseException, not ",
                     type_name_of(made.get())));
  if (traceback) assign(as_exception(made.get())->traceback, share(static_cast<Traceback*>(traceback)));
  return std::move(made).cast<Exception>();
}

Ref<> generator_throw(Object* self, const Args& args) {
  if (args.count > 1 && since(12)) {
    if (!warn(vm().errors.DeprecationWarning,
              "the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead."))
      return {};
  }
  Ref<Exception> exception = exception_to_throw(args);
  if (!exception) return {};
  Ref<> result;
  const SendOutcome outcome = throw_into_generator(self_of(self), std::move(exception), result, &args);
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

Ref<> get_name(Object* o) {
  return share(self_of(o)->name);
}
Ref<> get_qualname(Object* o) {
  return share(self_of(o)->qualname);
}
bool set_name(Object* o, Object* value) {
  if (!value || !is_str(value)) return raise(vm().errors.TypeError, "__name__ must be set to a string object");
  assign(self_of(o)->name, share(value));
  return true;
}
bool set_qualname(Object* o, Object* value) {
  if (!value || !is_str(value)) return raise(vm().errors.TypeError, "__qualname__ must be set to a string object");
  assign(self_of(o)->qualname, share(value));
  return true;
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
    {"send", generator_send, Arity::one(), nullptr,
     "send(arg) -> send 'arg' into generator,\nreturn next yielded value or raise StopIteration."},
    {"throw", generator_throw, Arity::range(1, 3), nullptr, "throw(value)\nthrow(type[,value[,tb]])"},
    {"close", generator_close, Arity::none(), nullptr, "close() -> raise GeneratorExit inside generator."},
};
const std::vector<GetSetDef> generator_getsets = {
    {"__name__", get_name, set_name},
    {"__qualname__", get_qualname, set_qualname},
    {"gi_frame", get_frame},
    {"gi_running", get_running},
    {"gi_code", get_code},
    {"gi_yieldfrom", get_delegate},
    {"gi_suspended", get_suspended, nullptr, nullptr, 11},
};
const std::vector<GetSetDef> coroutine_getsets = {
    {"__name__", get_name, set_name},
    {"__qualname__", get_qualname, set_qualname},
    {"cr_frame", get_frame},
    {"cr_running", get_running},
    {"cr_code", get_code},
    {"cr_await", get_delegate},
    {"cr_suspended", get_suspended, nullptr, nullptr, 11},
};

}  // namespace

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
  spec.getsets = &coroutine_getsets;
  make_type(spec, in.types.coroutine);
  set_up_async_types();
}

}  // namespace slotscope
