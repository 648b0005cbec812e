// Exceptions on their way: raising, tracebacks, finding handlers, matching, exception groups.
#include "engine/machine/heap.hpp"
#include "engine/machine/machine_parts.hpp"
#include "engine/machine/operations.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

/// Puts the frame in front of the pending exception's traceback (CPython: PyTraceBack_Here).
void add_traceback(Frame* frame) {
  Interpreter& in = vm();
  Exception* exception = in.error;
  if (!exception) {  // every failing operation raises something; this is a bug made visible
    static_cast<void>(raise(in.errors.SystemError, "error return without exception set"));
    exception = in.error;
  }
  if (!frame->code->has(untraced_code_flag)) add_traceback_entry(exception, frame);
}

void note_line(Frame* frame) {
  if (!is_implicit(frame_span(frame))) frame->last_line = frame_line(frame);
}

namespace {

/// The load of an instruction made of several that found its local without a value; -1 when it failed otherwise.
int unfilled_load(const Frame* frame) {
  const auto& loads = frame->code->joined_loads;
  const int at = instruction_index(frame);
  for (std::size_t i = 0; i < loads.size(); ++i)
    if (loads[i].instruction == at && !frame->places[loads[i].place]) return static_cast<int>(i);
  return -1;
}

}  // namespace

const Span& entry_span(const Traceback* entry) {
  const Code* code = static_cast<const FrameObject*>(entry->frame)->code;
  return entry->load >= 0 ? code->joined_loads[static_cast<std::size_t>(entry->load)].span
                          : code->spans[static_cast<std::size_t>(entry->instruction)];
}

void add_traceback_entry(Exception* exception, Frame* frame) {
  Traceback* entry = allocate<Traceback>(vm().types.traceback);
  entry->next = exception->traceback;
  FrameObject* object = frame_object(frame);
  retain(object);
  entry->frame = object;
  entry->line = frame->last_line = frame_line(frame);
  entry->instruction = instruction_index(frame);
  entry->load = !entry->next && exception->type == vm().errors.UnboundLocalError ? unfilled_load(frame) : -1;
  exception->traceback = finish(entry).take();
}

const Handler* find_handler(const Frame* frame) {
  const int at = instruction_index(frame);
  for (const Handler& handler : frame->code->handlers)
    if (handler.start <= at && at < handler.end) return &handler;
  return nullptr;
}

/// What is being handled becomes the context of a new exception, without closing a circle (CPython: _PyErr_SetObject).
void set_context_of_pending() {
  Exception* exception = vm().error;
  Exception* handled = vm().handled;
  if (!exception || !handled || exception == handled) return;
  Exception* slow = handled;
  bool step = false;
  for (Exception* each = handled; each->context; each = each->context) {
    if (each->context == exception) {
      assign(each->context, Ref<Exception>());
      break;
    }
    if (step) {
      slow = slow->context;
      if (slow == each) break;
    }
    step = !step;
  }
  assign(exception->context, share(handled));
}

namespace {

/// An exception instance from what `raise` was given; empty with TypeError pending.
Ref<Exception> exception_from(Object* given, const char* message) {
  if (is_type_object(given) && is_subtype(as_type(given), vm().errors.BaseException)) {
    Ref<> made = call(given);
    if (!made) return {};
    if (!is_exception(made.get()))
      return raise(vm().errors.TypeError,
                   cat("calling ", repr_text(given), " should have returned an instance of BaseException, not ",
                       repr_text(made->type)));
    return std::move(made).cast<Exception>();
  }
  if (is_exception(given)) return share(as_exception(given));
  return raise(vm().errors.TypeError, message);
}

}  // namespace

bool do_raise(Object* given, Object* cause) {
  Interpreter& in = vm();
  if (!given) {
    if (!in.handled) return raise(in.errors.RuntimeError, "No active exception to reraise");
    return raise_exception(share(static_cast<Object*>(in.handled)));
  }
  Ref<Exception> exception = exception_from(given, "exceptions must derive from BaseException");
  if (!exception) return false;
  if (cause) {
    Ref<Exception> made;
    if (!is_none(cause)) {
      made = exception_from(cause, "exception causes must derive from BaseException");
      if (!made) return false;
    }
    assign(exception->cause, std::move(made));
    exception->suppress_context = true;
  }
  static_cast<void>(raise_exception(std::move(exception)));
  set_context_of_pending();
  return false;
}

Tri exception_matches_type(Object* exception, Object* type) {
  auto check = [](Object* each) {
    return is_type_object(each) && is_subtype(as_type(each), vm().errors.BaseException);
  };
  constexpr const char* message = "catching classes that do not inherit from BaseException is not allowed";
  if (is_tuple(type)) {
    for (Object* each : *as_tuple(type))
      if (!check(each)) return raise(vm().errors.TypeError, message), Tri::Error;
    for (Object* each : *as_tuple(type))
      if (is_subtype(exception->type, as_type(each))) return Tri::True;
    return Tri::False;
  }
  if (!check(type)) return raise(vm().errors.TypeError, message), Tri::Error;
  return tri(is_subtype(exception->type, as_type(type)));
}

bool match_exception_group(Object* exception, Object* type, Ref<>& rest, Ref<>& matched) {
  rest = matched = none();
  if (is_none(exception)) return true;
  Type* group = vm().errors.BaseExceptionGroup;
  auto is_group_type = [&](Object* each) { return is_type_object(each) && is_subtype(as_type(each), group); };
  bool wrong = is_group_type(type);
  if (is_tuple(type))
    for (Object* each : *as_tuple(type)) wrong = wrong || is_group_type(each);
  const Tri matches = exception_matches_type(exception, type);
  if (matches == Tri::Error) return false;
  if (wrong)
    return raise(vm().errors.TypeError, "catching ExceptionGroup with except* is not allowed. Use except instead.");
  if (matches == Tri::True) {
    if (is_instance(exception, group)) {
      matched = share(exception);
      return true;
    }
    // A naked exception is wrapped into a group of one.
    Ref<> text = make_str("");
    Ref<Tuple> one = tuple_of(exception);
    matched = call(vm().errors.ExceptionGroup, text.get(), one.get());
    if (!matched) return false;
    if (since(14)) add_traceback_entry(as_exception(matched.get()), vm().frame);
    return true;
  }
  if (!is_instance(exception, group)) {
    rest = share(exception);
    return true;
  }
  Ref<Str> split = name_of("split");
  Ref<> pair = call_method(exception, split.get(), type);
  if (!pair) return false;
  if (!is_tuple(pair.get()) || as_tuple(pair.get())->size < 2)
    return raise(vm().errors.TypeError,
                 cat(type_name_of(exception), ".split must return a tuple, not ", type_name_of(pair.get())));
  matched = share(as_tuple(pair.get())->items[0]);
  rest = share(as_tuple(pair.get())->items[1]);
  return true;
}

/// What is left after all except* clauses (CPython: _PyExc_PrepReraiseStar).
Ref<> prepare_reraise_star(Exception* original, List* results) {
  std::vector<Object*> raised, reraised;
  for (Object* each : *results) {
    if (is_none(each)) continue;
    // Parts of the original that nobody touched have its metadata; what a clause raised has not.
    Exception* e = as_exception(each);
    const bool same = e == original || (e->traceback == original->traceback && e->context == original->context &&
                                        e->cause == original->cause);
    (same ? reraised : raised).push_back(each);
  }
  if (raised.empty() && reraised.empty()) return none();
  if (!is_instance(original, vm().errors.BaseExceptionGroup)) return share(raised.empty() ? reraised[0] : raised[0]);
  Ref<> kept;
  if (!reraised.empty()) {
    // The untouched leaves go back into the shape of the original.
    kept = project_group(original, reraised);
    if (!kept) return {};
    if (raised.empty()) return kept;
    raised.push_back(kept.get());
  }
  if (raised.size() == 1) return share(raised[0]);
  Ref<> text = make_str("");
  Ref<List> all = make_list_of(raised.data(), raised.size());
  return call(vm().errors.BaseExceptionGroup, text.get(), all.get());
}

Failure raise_unbound(const Frame* frame, std::size_t place) {
  const Code* code = frame->code;
  const std::string name = to_utf8(code->places[place]);
  const bool is_free = static_cast<int>(place) >= code->first_free() && static_cast<int>(place) < code->end_of_free();
  if (!is_free) {  // it keeps no name, so nothing like it is suggested
    return raise(vm().errors.UnboundLocalError,
                 since(11) ? cat("cannot access local variable '", name, "' where it is not associated with a value")
                           : cat("local variable '", name, "' referenced before assignment"));
  }
  static_cast<void>(raise(
      vm().errors.NameError,
      since(11)
          ? cat("cannot access free variable '", name, "' where it is not associated with a value in enclosing scope")
          : cat("free variable '", name, "' referenced before assignment in enclosing scope")));
  assign(vm().error->fields[0], share(static_cast<Object*>(code->places[place])));
  return {};
}

Failure raise_name_error(Str* name) {
  static_cast<void>(raise(vm().errors.NameError, cat("name '", to_utf8(name), "' is not defined")));
  if (vm().error && since(10)) assign(vm().error->fields[0], share(static_cast<Object*>(name)));
  return {};
}

}  // namespace slotscope
