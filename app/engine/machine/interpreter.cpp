// The birth, the limits and the end of an interpreter.
#include "engine/machine/interpreter.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <utility>
#include <vector>

#include "engine/builtins/setup.hpp"
#include "engine/machine/heap.hpp"
#include "engine/machine/machine.hpp"
#include "engine/machine/operations.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/function.hpp"
#include "engine/objects/instance.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

namespace {

constexpr std::int32_t look_every =
    4096;  // instructions between looks at limits and stop requests: well under a millisecond

/// A type that exists before anything else does; make_type fills it in later.
Type* empty_type(std::uint32_t flags) {
  Type* type = new Type();
  type->references = 1;
  type->flags = 0;
  type->type = vm().types.type;
  type->type_flags = flags;
  type->slots.dealloc = [](Object*) {};  // what dies before its type is ready stays
  vm().static_types.push_back(type);
  return type;
}

std::uint32_t early_flags(std::string_view name) {
  if (name == "type") return type_flag::is_type | type_flag::has_gc;
  if (name == "int" || name == "bool") return type_flag::is_int;
  if (name == "float") return type_flag::is_float;
  if (name == "str") return type_flag::is_str;
  if (name == "bytes") return type_flag::is_bytes;
  if (name == "tuple") return type_flag::is_tuple | type_flag::has_gc;
  if (name == "list") return type_flag::is_list | type_flag::has_gc;
  if (name == "dict") return type_flag::is_dict | type_flag::has_gc;
  return 0;
}

Object* singleton(Type* type) {
  Object* object = allocate_object(type, sizeof(Object));
  object->flags |= object_flag::immortal;
  return object;
}

Object* shared_int(Type* type, std::int64_t value, Int* place = nullptr) {
  auto* number = place ? place : static_cast<Int*>(allocate_object(type, sizeof(Int)));
  number->references = 1;
  number->flags = object_flag::immortal;
  number->type = type;
  number->small = value;
  return number;
}

/// What lives to the end, above all the built-in types and their dictionaries, is never counted down to zero. Its
/// blocks go with the pages of the heap; what it took besides them is given back here.
void free_what_survives(Interpreter& in) {
  std::vector<Type*> types = in.static_types;
  each_collectable(*in.heap, [&](Object* object) {
    if (object->type == in.types.dict) std::free(std::exchange(static_cast<Dict*>(object)->keys, nullptr));
    if (is_type_object(object)) types.push_back(as_type(object));
  });
  for (Type* type : types) {
    delete type->shared_keys;
    type->~Type();
  }
  for (Type* type : in.static_types) ::operator delete(type);
  for (Object* large : in.heap->large_collectable) std::free(large);
  std::free(in.shared_ints);
}

}  // namespace

Interpreter::Interpreter(Settings given, Host& outside)
    : version(given.version.minor),
      settings(std::move(given)),
      host(&outside),
      heap(std::make_unique<Heap>()),
      frames(std::make_unique<FrameStack>()) {
  InterpreterScope scope(*this);
  recursion_limit = settings.limits.recursion;

  types.type = empty_type(early_flags("type"));
  types.type->type = types.type;
#define SLOTSCOPE_TYPE(field, name) \
  if (!types.field) types.field = empty_type(early_flags(name));
#include "engine/objects/types.def"
#undef SLOTSCOPE_TYPE

  none = singleton(types.none);
  ellipsis = singleton(types.ellipsis);
  not_implemented = singleton(types.not_implemented);
  constexpr std::int64_t count = largest_shared_int - smallest_shared_int + 1;
  shared_ints = static_cast<Int*>(std::calloc(count, sizeof(Int)));
  for (std::int64_t i = 0; i < count; ++i) shared_int(types.integer, smallest_shared_int + i, shared_ints + i);
  true_ = shared_int(types.boolean, 1);
  false_ = shared_int(types.boolean, 0);
  auto* nothing = static_cast<Tuple*>(allocate_object(types.tuple, sizeof(Tuple)));
  nothing->items = reinterpret_cast<Object**>(nothing + 1);
  nothing->flags |= object_flag::immortal;
  empty_tuple = nothing;

#define SLOTSCOPE_NAME(identifier) names.identifier = intern(#identifier).take();
#define SLOTSCOPE_NAME_AS(field, text) names.field = intern(text).take();
#include "engine/objects/names.def"
#undef SLOTSCOPE_NAME
#undef SLOTSCOPE_NAME_AS

  hidden_types = make_dict().take();
  set_up_object_types();
  set_up_function_types();
  set_up_weakref_types();
  set_up_number_types();
  set_up_text_types();
  set_up_sequence_types();
  set_up_dict_types();
  set_up_set_types();
  set_up_iterator_types();
  set_up_exception_types();
  set_up_module_type();
  set_up_code_types();
  set_up_generic_types();
  set_up_builtins();

  heap->young = 0;
  heap->limit = settings.limits.memory;
  tracing_memory = settings.trace_memory;
}

Interpreter::~Interpreter() {
  InterpreterScope scope(*this);
  settings.limits = {};
  heap->limit = 0;
  heap->over_limit = false;
  clear_exception();
  release_if(std::exchange(handled, nullptr));
  interruption = Interruption::None;
  frames->next_frame = frames->frames;
  frame = nullptr;
  if (hidden_namespace) dict_clear(hidden_namespace);
  release_if(std::exchange(hidden_namespace, nullptr));
  if (modules) dict_clear(modules);
  if (main_namespace) dict_clear(main_namespace);
  release_if(std::exchange(main_namespace, nullptr));
  release_if(std::exchange(sys_module, nullptr));
  // A class of the module re: it keeps the module, and all that imports, alive.
  release_if(std::exchange(module_types.regex_error, nullptr));
  collect_cycles();
  method_cache.clear();
  free_what_survives(*this);
}

// ---- limits -------------------------------------------------------------------------------------------------------

double steady_seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double working_seconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

Failure interrupt(Interruption why, std::string message) {
  Interpreter& in = vm();
  in.interruption = why;
  in.limit_message = std::move(message);
  return raise(in.errors.KeyboardInterrupt, in.limit_message);
}

namespace {

/// Where the program is: its own line, not one of a module it called.
std::string where_now() {
  const Frame* frame = vm().frame;
  while (frame && frame->previous && frame->code->filename->ascii &&
         frame->code->filename->ascii_view().starts_with("<frozen "))
    frame = frame->previous;
  return frame ? cat("line ", frame_line(frame), " (in ", to_utf8(frame->code->name), ")") : std::string("the program");
}

std::string in_words(std::uint64_t count) {
  if (count >= 2'000'000) return cat(count / 1'000'000, " million");
  if (count >= 2'000) return cat(count / 1'000, " thousand");
  return cat(count);
}

std::string rounded(double seconds) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", seconds);
  return text;
}

/// MemoryError where the heap, or the modelled one while it is accounted for, has passed its limit.
bool within_memory() {
  Heap& heap = *vm().heap;
  if (!std::exchange(heap.over_limit, false)) return true;
  const std::size_t held = std::max(heap.bytes, static_cast<std::size_t>(heap.account.current()));
  constexpr std::size_t last_reserve = 64u
                                       << 20;  // a program that catches MemoryError and goes on allocating ends here
  if (held > heap.limit + last_reserve)
    return interrupt(Interruption::OutOfMemory, cat("Stopped: the program held ", held >> 20, " MiB at ", where_now(),
                                                    " and kept asking for more."));
  return held <= heap.limit || raise_no_arguments(vm().errors.MemoryError);
}

/// Stop requests, time and instructions; reports progress now and then.
bool within_limits() {
  Interpreter& in = vm();
  const Limits& limits = in.settings.limits;
  if (in.host->stop_requested())
    return interrupt(Interruption::Stopped, cat("Stopped on request at ", where_now(), "."));
  if (limits.instructions && in.instructions > limits.instructions)
    return interrupt(Interruption::OutOfInstructions,
                     cat("Stopped after ", in_words(in.instructions), " instructions, at ", where_now(),
                         ". A loop or a recursion there probably never ends."));
  const double now = steady_seconds();
  const double seconds = now - in.started_at;
  const auto used = [&] { return working_seconds() - in.worked_before + in.slept; };
  if (limits.seconds > 0 && seconds > limits.seconds && used() > limits.seconds)
    return interrupt(Interruption::OutOfTime,
                     cat("Stopped after ", rounded(seconds), " seconds and about ", in_words(in.instructions),
                         " instructions, at ", where_now(), ". A loop or a recursion there probably never ends."));
  if (now >= in.next_progress) {
    in.next_progress = now + 1.0 / 30;
    Progress progress;
    progress.instructions = in.instructions;
    progress.seconds = seconds;
    progress.memory = in.heap->bytes;
    progress.line = in.frame ? frame_line(in.frame) : 0;
    in.host->progress(progress);
  }
  return true;
}

}  // namespace

bool safe_point() {
  Interpreter& in = vm();
  // A look that was hastened may find the budget below what is left of it.
  in.instructions += static_cast<std::uint64_t>(std::max(0, in.tick_budget - in.ticks));
  // While a program is traced every look may be the one after which it is no longer, or the first.
  in.tick_budget = in.ticks = in.frames->traced ? 1 : look_every;
  in.look_due.store(false, std::memory_order_relaxed);
  if (!within_memory()) return false;
  Heap& heap = *in.heap;
  if (heap.young > heap.threshold && heap.enabled) {
    collect_cycles();
    if (in.error) return false;
  }
  return within_limits();
}

bool keep_going() {
  return within_memory() && within_limits();
}

bool write_output(Stream stream, std::string_view text) {
  Interpreter& in = vm();
  in.output_bytes += text.size();
  if (in.settings.limits.output && in.output_bytes > in.settings.limits.output)
    return interrupt(Interruption::TooMuchOutput,
                     cat("Stopped after ", in.output_bytes >> 20, " MiB of output, at ", where_now(), "."));
  in.host->write(stream, text);
  return true;
}

// ---- recursion ----------------------------------------------------------------------------------------------------

RecursionGuard::RecursionGuard(const char* where) : entered_(false) {
  Interpreter& in = vm();
  // CPython: C_RECURSION_LIMIT; 3.14 looks at the stack itself.
  const int most_native = in.version == 12 ? 1'497 : in.version == 13 ? 9'998 : 20'000;
  const bool shared = in.version <= 11;  // up to 3.11 native calls count like Python calls
  char here;
  const bool out_of_stack = in.native_stack_end && &here < in.native_stack_end;
  if (out_of_stack || (shared && *where ? in.depth >= in.recursion_limit : in.native_depth >= most_native)) {
    static_cast<void>(raise(in.errors.RecursionError, cat("maximum recursion depth exceeded", where)));
    return;
  }
  ++in.native_depth;
  if (shared && *where) ++in.depth;
  entered_ = true;
  counted_ = shared && *where;
}

RecursionGuard::~RecursionGuard() {
  if (!entered_) return;
  --vm().native_depth;
  if (counted_) --vm().depth;
}

}  // namespace slotscope
