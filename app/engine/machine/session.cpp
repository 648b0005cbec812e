// Running programs: threads with deep stacks, `__main__`, results.
#include "engine/machine/session.hpp"

#include <pthread.h>
#include <time.h>

#include <algorithm>

#include "engine/builtins/hooks.hpp"
#include "engine/builtins/import.hpp"
#include "engine/compile/compile.hpp"
#include "engine/compile/source_encoding.hpp"
#include "engine/machine/heap.hpp"
#include "engine/machine/machine_parts.hpp"
#include "engine/machine/operations.hpp"
#include "engine/machine/tracing.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/exception.hpp"
#include "engine/objects/instance.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

namespace {

constexpr std::size_t deep_stack_bytes = std::size_t{512} << 20;  // address space; pages come when touched
constexpr std::size_t stack_reserve = std::size_t{1} << 20;       // what native code may need below the deepest check

/// The address so many bytes below a variable of the running function; not arithmetic on that variable, which has no
/// bytes there.
char* below(const char* here, std::size_t bytes) {
  return reinterpret_cast<char*>(reinterpret_cast<std::uintptr_t>(here) - bytes);
}

struct Job {
  Interpreter* interpreter;
  const std::function<void()>* work;
};

void* run_job(void* argument) {
  const Job& job = *static_cast<Job*>(argument);
  char here;
  job.interpreter->native_stack_end = below(&here, deep_stack_bytes - stack_reserve);
  InterpreterScope scope(*job.interpreter);
  (*job.work)();
  return nullptr;
}

/// Counting instructions does not tell how long they take (a hash of ten million items is one): the thread that waits
/// for a run reminds it of the time.
void wait_and_remind(pthread_t run, Interpreter& interpreter) {
  constexpr long remind_every = 10'000'000;  // nanoseconds
  timespec moment{};
  do {
    clock_gettime(CLOCK_MONOTONIC, &moment);
    moment.tv_nsec += remind_every;
    moment.tv_sec += moment.tv_nsec / 1'000'000'000;
    moment.tv_nsec %= 1'000'000'000;
    interpreter.look_due.store(true, std::memory_order_relaxed);
  } while (pthread_clockjoin_np(run, nullptr, CLOCK_MONOTONIC, &moment) != 0);
}

}  // namespace

void on_deep_stack(Interpreter& interpreter, const std::function<void()>& work) {
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, deep_stack_bytes);
  Job job{&interpreter, &work};
  pthread_t thread;
  if (pthread_create(&thread, &attributes, run_job, &job) == 0) {
    wait_and_remind(thread, interpreter);
  } else {
    // No address space for a deep stack: run here, with what is left of this one.
    char here;
    interpreter.native_stack_end = below(&here, std::size_t{4} << 20);
    InterpreterScope scope(interpreter);
    work();
  }
  pthread_attr_destroy(&attributes);
}

bool prepare_main() {
  Interpreter& in = vm();
  if (in.main_namespace) return true;
  Ref<> module = make_module("__main__");
  if (!module || !dict_set(in.modules, "__main__", module.get())) return false;
  Ref<Dict> names = instance_dict(module.get());
  if (!names) return false;
  Ref<> builtins = share(dict_get(in.modules, "builtins"));
  Ref<Str> file = make_str(in.settings.file_name);
  if (!since(14) && !dict_set(names.get(), in.names.__annotations__, make_dict().get())) return false;
  if (!dict_set(names.get(), in.names.__builtins__, builtins.get())) return false;
  if (in.settings.file_name != "<string>" && in.settings.file_name != "<stdin>" &&
      !(dict_set(names.get(), in.names.__file__, file.get()) && dict_set(names.get(), "__cached__", in.none)))
    return false;
  in.main_namespace = names.take();
  return true;
}

void begin_limits() {
  Interpreter& in = vm();
  in.interruption = Interruption::None;
  in.limit_message.clear();
  in.instructions = 0;
  in.ticks = in.tick_budget = 0;
  in.output_bytes = 0;
  in.started_at = steady_seconds();
  in.worked_before = working_seconds();
  in.slept = 0;
  in.next_progress = in.started_at + 1.0 / 30;
}

ExceptionReport report(Exception* exception) {
  ExceptionReport result;
  Ref<Exception> keep = share(exception);
  result.type = std::string(type_name_of(exception));
  result.traceback = format_exception(exception, &result.message);
  for (const Traceback* each = exception->traceback; each; each = each->next) {
    const auto* frame = static_cast<const FrameObject*>(each->frame);
    const Span& span = entry_span(each);
    const Place place{each->line, span.column, std::max(span.line, span.end_line), span.end_column};
    result.frames.emplace_back(to_utf8(frame->code->name), place);
    if (to_utf8(frame->code->filename) == vm().settings.file_name) result.place = place;
  }
  if (is_instance(exception, vm().errors.SyntaxError)) {
    auto number = [](Object* o) { return o ? static_cast<int>(int_value(o).value_or(0)) : 0; };
    Ref<> line = get_attribute(exception, vm().names.lineno), column = get_attribute(exception, vm().names.offset);
    if (line && is_int(line.get())) result.place.line = result.place.end_line = number(line.get());
    if (column && is_int(column.get())) result.place.column = std::max(0, number(column.get()) - 1);
    clear_exception();
  }
  return result;
}

namespace {

Outcome outcome_of(Interruption why) {
  switch (why) {
    case Interruption::Stopped:
      return Outcome::Stopped;
    case Interruption::OutOfTime:
      return Outcome::OutOfTime;
    case Interruption::OutOfInstructions:
      return Outcome::OutOfInstructions;
    case Interruption::OutOfMemory:
      return Outcome::OutOfMemory;
    case Interruption::TooMuchOutput:
      return Outcome::TooMuchOutput;
    default:
      return Outcome::Stopped;
  }
}

}  // namespace

RunResult conclude(bool ok) {
  Interpreter& in = vm();
  RunResult result;
  result.instructions = in.instructions + static_cast<std::uint64_t>(std::max(0, in.tick_budget - in.ticks));
  result.seconds = steady_seconds() - in.started_at;
  result.peak_memory = std::max(in.heap->bytes, static_cast<std::size_t>(in.heap->account.peak()));
  if (in.interruption != Interruption::None) {
    result.outcome = outcome_of(in.interruption);
    result.exit_status = 124;
    result.message = in.limit_message;
    in.interruption = Interruption::None;
    clear_exception();
    return result;
  }
  if (ok) return result;
  Ref<Exception> exception = take_exception();
  if (is_instance(exception.get(), in.errors.SystemExit)) {
    result.outcome = Outcome::Exited;
    result.exit_status = exit_status_of(exception.get());
    return result;
  }
  result.outcome = Outcome::Raised;
  result.exception = report(exception.get());
  result.exit_status = show_uncaught(exception.get(), result.exception->traceback);
  clear_exception();
  in.interruption = Interruption::None;
  return result;
}

RunResult run_main(std::string_view source) {
  Interpreter& in = vm();
  begin_limits();
  bool ok = prepare_main();
  if (ok) {
    Ref<Str> file = make_str(in.settings.file_name);
    const DecodedSource decoded = decode_file(source, in.settings.file_name, in.version);
    Ref<Code> code;
    if (decoded.problem)
      static_cast<void>(raise_syntax_problem(*decoded.problem, in.settings.file_name));
    else
      code = compile_source(decoded.text, file.get(), ParseMode::Module);
    ok = code && run_code(code.get(), in.main_namespace, in.main_namespace);
  }
  return conclude(ok);
}

/// The program's names go with their module; what refers to itself in a circle (functions do, through their globals)
/// goes with the collection that follows (CPython: finalize_modules).
void finalize_main() {
  Interpreter& in = vm();
  if (!in.main_namespace) return;
  in.settings.limits.instructions = 0;
  if (in.frames->tracing) {
    in.frames->tracing->set_trace(nullptr);
    in.frames->tracing->set_profile(nullptr);
  }
  Ref<Dict> names = adopt(std::exchange(in.main_namespace, nullptr));
  static_cast<void>(dict_delete(in.modules, name_of("__main__").get()));
  clear_exception();
  names = nullptr;
  collect_cycles();
  clear_exception();
}

}  // namespace slotscope
