// Awaiting: the iterator of a coroutine, and asynchronous generators with the awaitables their methods answer.
//
// An async generator is a generator whose `yield`s are wrapped (`AsyncValue`) so that they are told from the values its
// `await`s pass on to the event loop. asend(), athrow() and __anext__() answer an awaitable that resumes it until a
// wrapped value comes. CPython: Objects/genobject.c, async_gen_asend and async_gen_athrow.
#include "engine/builtins/container.hpp"
#include "engine/builtins/native.hpp"
#include "engine/builtins/warnings.hpp"
#include "engine/machine/generator.hpp"
#include "engine/machine/machine_parts.hpp"
#include "engine/objects/instance.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"
#include "engine/objects/weakref.hpp"

namespace slotscope {

namespace {

struct AsyncValue : Object {
  Object* value;
};

/// coroutine_wrapper: what coroutine.__await__() answers.
struct CoroutineWrapper : Object {
  Generator* coroutine;
};

/// async_generator_asend and async_generator_athrow.
struct AsyncStep : Object {
  Generator* generator;
  Object* value;     ///< to send
  Tuple* arguments;  ///< of athrow(); null for asend(); empty for aclose()
  enum class Kind : std::uint8_t { Next, Throw, Close } kind;
  enum class State : std::uint8_t { Fresh, Running, Done } state;
};

// The types that only this file uses; one set an interpreter.
Type* type_named(const char* name) {
  return as_type(dict_get(vm().hidden_types, name));
}

AsyncStep* step_of(Object* o) {
  return static_cast<AsyncStep*>(o);
}

void step_traverse(Object* o, Visitor visit, void* context) {
  visit(step_of(o)->generator, context);
  visit(step_of(o)->value, context);
  visit(step_of(o)->arguments, context);
}

void step_dealloc(Object* o) {
  if (finalize_before_dealloc(o)) return;
  release_if(step_of(o)->generator);
  release_if(step_of(o)->value);
  release_if(step_of(o)->arguments);
  free_object(o);
}

bool raise_reused(const AsyncStep* step) {
  return raise(vm().errors.RuntimeError, step->kind == AsyncStep::Kind::Next
                                             ? "cannot reuse already awaited __anext__()/asend()"
                                             : "cannot reuse already awaited aclose()/athrow()");
}

/// Whether the first resumption may go on: one awaitable at a time.
bool begin(AsyncStep* step) {
  static constexpr const char* names[] = {"anext", "athrow", "aclose"};
  if (step->generator->running_async) {
    if (since(13)) step->state = AsyncStep::State::Done;
    return raise(vm().errors.RuntimeError,
                 cat(names[static_cast<std::size_t>(step->kind)], "(): asynchronous generator is already running"));
  }
  step->state = AsyncStep::State::Running;
  step->generator->running_async = true;
  return true;
}

void end(AsyncStep* step) {
  step->state = AsyncStep::State::Done;
  step->generator->running_async = false;
}

/// What aclose() waits for: the generator's end, which is no exception to whoever awaits it.
Ref<> settle_closing(AsyncStep* step, SendOutcome outcome, Ref<> result) {
  Interpreter& in = vm();
  if (outcome == SendOutcome::Yielded) {
    if (result->type != type_named("async_generator_wrapped_value")) return result;
    end(step);
    return raise(in.errors.RuntimeError, "async generator ignored GeneratorExit");
  }
  end(step);
  const bool closed = outcome == SendOutcome::Returned || catch_exception(in.errors.StopAsyncIteration) ||
                      catch_exception(in.errors.GeneratorExit);
  return closed ? Ref<>(raise_no_arguments(in.errors.StopIteration)) : Ref<>();
}

/// What resuming the generator gave, as the awaitable answers it (CPython: async_gen_unwrap_value).
Ref<> settle(AsyncStep* step, SendOutcome outcome, Ref<> result) {
  Interpreter& in = vm();
  if (step->kind == AsyncStep::Kind::Close) return settle_closing(step, outcome, std::move(result));
  if (outcome == SendOutcome::Yielded) {
    if (result->type != type_named("async_generator_wrapped_value")) return result;  // an await passes through
    end(step);
    return raise_object(in.errors.StopIteration, static_cast<AsyncValue*>(result.get())->value);
  }
  end(step);
  if (outcome == SendOutcome::Returned) {
    step->generator->closed_async = true;
    return raise_no_arguments(in.errors.StopAsyncIteration);
  }
  if (exception_matches(in.errors.StopAsyncIteration) || exception_matches(in.errors.GeneratorExit))
    step->generator->closed_async = true;
  return {};
}

/// The first resumption of athrow() and aclose().
Ref<> start_throwing(AsyncStep* step, Object* sent) {
  Interpreter& in = vm();
  Generator* generator = step->generator;
  if (!generator->frame) {
    step->state = AsyncStep::State::Done;
    return raise_no_arguments(in.errors.StopIteration);
  }
  if (generator->running_async) return begin(step), Ref<>();
  if (generator->closed_async) {
    step->state = AsyncStep::State::Done;
    return raise_no_arguments(in.errors.StopAsyncIteration);
  }
  if (!is_none(sent)) return raise(in.errors.RuntimeError, "can't send non-None value to a just-started coroutine");
  if (!begin(step)) return {};
  Ref<> result;
  Object* exit = in.errors.GeneratorExit;
  const bool closing = step->kind == AsyncStep::Kind::Close;
  if (closing) generator->closed_async = true;
  const Args given = closing ? Args{&exit, 1, nullptr} : Args{step->arguments->items, step->arguments->size, nullptr};
  const SendOutcome outcome = throw_into_generator(generator, given, result, OnExit::ThrowIntoDelegate);
  return settle(step, outcome, std::move(result));
}

Ref<> step_send_value(Object* o, Object* value) {
  AsyncStep* step = step_of(o);
  if (step->state == AsyncStep::State::Done) return raise_reused(step), Ref<>();
  if (step->state == AsyncStep::State::Fresh) {
    if (step->kind != AsyncStep::Kind::Next) return start_throwing(step, value);
    if (!begin(step)) return {};
    if (is_none(value)) value = step->value;
  }
  Ref<> result;
  const SendOutcome outcome = resume_generator(step->generator, value, result);
  return settle(step, outcome, std::move(result));
}

Ref<> step_next(Object* o) {
  return step_send_value(o, vm().none);
}
Ref<> step_send(Object* self, const Args& args) {
  return step_send_value(self, args[0]);
}
Ref<> step_throw_given(AsyncStep* step, const Args& given) {
  if (step->state == AsyncStep::State::Done) return raise_reused(step), Ref<>();
  if (step->state == AsyncStep::State::Fresh && since(13) && !begin(step)) return {};
  Ref<> result;
  const AsyncStep::State before = step->state;
  const SendOutcome outcome = throw_into_generator(step->generator, given, result);
  Ref<> answer = settle(step, outcome, std::move(result));
  if (!since(13) && step->kind != AsyncStep::Kind::Next) step->state = before;  // it may be awaited once more
  return answer;
}
Ref<> step_throw(Object* self, const Args& args) {
  return warn_of_three_arguments("throw", args) ? step_throw_given(step_of(self), args) : Ref<>();
}

/// From 3.13 on close() ends what is under way (CPython: async_gen_asend_close).
Ref<> step_close(Object* self, const Args&) {
  Interpreter& in = vm();
  AsyncStep* step = step_of(self);
  if (!since(13)) step->state = AsyncStep::State::Done;
  if (step->state == AsyncStep::State::Done) return none();
  Object* exit = in.errors.GeneratorExit;
  if (step_throw_given(step, Args{&exit, 1})) return raise(in.errors.RuntimeError, "coroutine ignored GeneratorExit");
  const bool closed = catch_exception(in.errors.StopIteration) || catch_exception(in.errors.StopAsyncIteration) ||
                      catch_exception(in.errors.GeneratorExit);
  return closed ? none() : Ref<>();
}

/// From 3.13 on an awaitable that nobody awaited is told of, as a coroutine is.
void step_finalize(Object* o) {
  static constexpr const char* methods[] = {"asend", "athrow", "aclose"};
  const AsyncStep* step = step_of(o);
  if (!since(13) || step->state != AsyncStep::State::Fresh) return;
  Exception* pending = std::exchange(vm().error, nullptr);
  if (!warn_about(step->generator, vm().errors.RuntimeWarning,
                  cat("coroutine method '", methods[static_cast<std::size_t>(step->kind)], "' of ",
                      repr_text(step->generator->qualname), " was never awaited")))
    write_unraisable(o);
  vm().error = pending;
}

Ref<> make_step(const char* type, Object* generator, Object* value, Tuple* arguments, AsyncStep::Kind kind) {
  auto* step = allocate<AsyncStep>(type_named(type));
  step->generator = share(static_cast<Generator*>(generator)).take();
  step->value = share(value).take();
  step->arguments = share(arguments).take();
  step->kind = kind;
  track(step);
  return finish(step);
}

/// CPython: async_gen_init_hooks.
bool tell_hooks(Object* o) {
  Generator* generator = static_cast<Generator*>(o);
  if (std::exchange(generator->hooks_told, true)) return true;
  const Interpreter& in = vm();
  assign(generator->finalizer, share(in.finalizer_hook));
  const Ref<> first_iteration = share(in.first_iteration_hook);
  return !first_iteration || call(first_iteration.get(), o);
}

Ref<> async_next(Object* o) {
  return tell_hooks(o) ? make_step("async_generator_asend", o, vm().none, nullptr, AsyncStep::Kind::Next) : Ref<>();
}
Ref<> async_send(Object* self, const Args& args) {
  return tell_hooks(self) ? make_step("async_generator_asend", self, args[0], nullptr, AsyncStep::Kind::Next) : Ref<>();
}
Ref<> async_throw(Object* self, const Args& args) {
  if (!warn_of_three_arguments("athrow", args) || !tell_hooks(self)) return {};
  Ref<Tuple> arguments = make_tuple_of(args.values, args.count);
  return make_step("async_generator_athrow", self, vm().none, arguments.get(), AsyncStep::Kind::Throw);
}
Ref<> async_close(Object* self, const Args&) {
  return tell_hooks(self)
             ? make_step("async_generator_athrow", self, vm().none, vm().empty_tuple, AsyncStep::Kind::Close)
             : Ref<>();
}

Ref<> get_running(Object* o) {
  return make_bool(static_cast<Generator*>(o)->running_async);
}
Ref<> get_suspended(Object* o) {
  const Generator* generator = static_cast<Generator*>(o);
  return make_bool(generator->frame && !generator->running && !has_not_started(generator));
}
Ref<> get_code(Object* o) {
  return share(static_cast<Object*>(static_cast<Generator*>(o)->code));
}
Ref<> get_frame(Object* o) {
  Frame* frame = static_cast<Generator*>(o)->frame;
  return frame ? share(static_cast<Object*>(frame_object(frame))) : none();
}
Ref<> get_delegate(Object* o) {
  Object* inner = delegated_iterator(static_cast<Generator*>(o));
  return inner ? share(inner) : none();
}

// ---- coroutine_wrapper ----

CoroutineWrapper* wrapper_of(Object* o) {
  return static_cast<CoroutineWrapper*>(o);
}

Ref<> wrapper_answer(SendOutcome outcome, Ref<> result) {
  if (outcome == SendOutcome::Yielded) return result;
  if (outcome == SendOutcome::Raised) return {};
  return is_none(result.get()) ? Ref<>(raise_no_arguments(vm().errors.StopIteration))
                               : Ref<>(raise_object(vm().errors.StopIteration, result.get()));
}
Ref<> wrapper_next(Object* o) {
  Ref<> result;
  const SendOutcome outcome = resume_generator(wrapper_of(o)->coroutine, vm().none, result);
  return wrapper_answer(outcome, std::move(result));
}
Ref<> wrapper_send(Object* self, const Args& args) {
  Ref<> result;
  const SendOutcome outcome = resume_generator(wrapper_of(self)->coroutine, args[0], result);
  return wrapper_answer(outcome, std::move(result));
}
Ref<> wrapper_throw(Object* self, const Args& args) {
  return call_method(wrapper_of(self)->coroutine, vm().names.throw_, args);
}
Ref<> wrapper_close(Object* self, const Args&) {
  Ref<> result;
  return close_generator(wrapper_of(self)->coroutine, result) ? result : Ref<>();
}
void wrapper_traverse(Object* o, Visitor visit, void* context) {
  visit(wrapper_of(o)->coroutine, context);
}
void wrapper_dealloc(Object* o) {
  release_if(wrapper_of(o)->coroutine);
  free_object(o);
}

const std::vector<NativeDef> step_methods = {
    {"send", step_send, Arity::one()}, {"throw", step_throw, Arity::range(1, 3)}, {"close", step_close, Arity::none()}};
const std::vector<NativeDef> wrapper_methods = {{"send", wrapper_send, Arity::one()},
                                                {"throw", wrapper_throw, Arity::range(1, 3)},
                                                {"close", wrapper_close, Arity::none()}};
const std::vector<NativeDef> async_methods = {
    class_getitem_since(13),
    {"asend", async_send, Arity::one(), nullptr, "asend(v) -> send 'v' in generator."},
    {"athrow", async_throw, Arity::range(1, 3), nullptr, "athrow(value)\nathrow(type[,value[,tb]])"},
    {"aclose", async_close, Arity::none(), nullptr, "aclose() -> raise GeneratorExit inside generator."}};
const std::vector<GetSetDef> async_getsets = {{"__name__", generator_name, set_generator_name},
                                              {"__qualname__", generator_qualname, set_generator_qualname},
                                              {"ag_frame", get_frame},
                                              {"ag_running", get_running},
                                              {"ag_code", get_code},
                                              {"ag_await", get_delegate},
                                              {"ag_suspended", get_suspended, nullptr, nullptr, 12}};

Type* hidden_type(TypeSpec spec) {
  Type* type = make_type(spec);
  static_cast<void>(dict_set(vm().hidden_types, spec.name, type));
  return type;
}

Ref<> itself(Object* o) {
  return share(o);
}

}  // namespace

Ref<> wrap_async_value(Ref<> value) {
  auto* wrapped = allocate<AsyncValue>(type_named("async_generator_wrapped_value"));
  wrapped->value = value.take();
  return finish(wrapped);
}

Ref<> make_coroutine_wrapper(Object* coroutine) {
  auto* wrapper = allocate<CoroutineWrapper>(type_named("coroutine_wrapper"));
  wrapper->coroutine = share(static_cast<Generator*>(coroutine)).take();
  track(wrapper);
  return finish(wrapper);
}

void warn_never_awaited(Generator* coroutine) {
  if (!warn_about(coroutine, vm().errors.RuntimeWarning,
                  cat("coroutine '", to_utf8(as_str(coroutine->qualname)), "' was never awaited")))
    write_unraisable(coroutine);
}

void set_up_async_types() {
  set_up_anext_awaitable();
  Interpreter& in = vm();
  TypeSpec spec;
  spec.name = "async_generator";
  spec.struct_size = sizeof(Generator);
  spec.flags = type_flag::has_gc | type_flag::disallow_new;
  spec.slots = generator_slots();
  spec.slots.am_aiter = itself;
  spec.slots.am_anext = async_next;
  spec.methods = &async_methods;
  spec.getsets = &async_getsets;
  spec.weakref_offset = offsetof(Generator, weak_list);
  make_type(spec, in.types.async_generator);

  for (const char* name : {"async_generator_asend", "async_generator_athrow"}) {
    TypeSpec step;
    step.name = name;
    step.struct_size = sizeof(AsyncStep);
    step.flags = type_flag::has_gc | type_flag::disallow_new;
    step.slots.dealloc = step_dealloc;
    step.slots.traverse = step_traverse;
    step.slots.finalize = step_finalize;
    step.slots.iter = itself;
    step.slots.iternext = step_next;
    step.slots.am_await = itself;
    step.methods = &step_methods;
    hidden_type(step);
  }
  TypeSpec wrapper;
  wrapper.name = "coroutine_wrapper";
  wrapper.struct_size = sizeof(CoroutineWrapper);
  wrapper.flags = type_flag::has_gc | type_flag::disallow_new;
  wrapper.slots.dealloc = wrapper_dealloc;
  wrapper.slots.traverse = wrapper_traverse;
  wrapper.slots.iter = itself;
  wrapper.slots.iternext = wrapper_next;
  wrapper.methods = &wrapper_methods;
  hidden_type(wrapper);

  TypeSpec value;
  value.name = "async_generator_wrapped_value";
  value.struct_size = sizeof(AsyncValue);
  value.flags = type_flag::disallow_new;
  value.slots.dealloc = [](Object* o) {
    release_if(static_cast<AsyncValue*>(o)->value);
    free_object(o);
  };
  hidden_type(value);
}

}  // namespace slotscope
