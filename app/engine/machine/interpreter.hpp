// The state of one interpreter: version, built-in types and singletons, the pending exception, limits, modules.
//
// Every engine thread works for one interpreter at a time, which `vm()` answers: a thread-local pointer set by
// `InterpreterScope`. Passing it through every operation of every type would be noise; two engines in two threads do
// not see each other, and nothing else is global.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/engine.hpp"
#include "engine/modules/module_types.hpp"
#include "engine/objects/exception.hpp"
#include "engine/objects/method_cache.hpp"
#include "engine/objects/object.hpp"

namespace slotscope {

struct Heap;         // machine/heap.hpp
struct Frame;        // machine/frame.hpp
struct LayoutTable;  // layout/tables.hpp
struct Int;
struct TextState;  // builtins/text_state.hpp

struct TypePointers {
#define SLOTSCOPE_TYPE(field, name) Type* field = nullptr;
#include "engine/objects/types.def"
#undef SLOTSCOPE_TYPE
};

struct NamePointers {
#define SLOTSCOPE_NAME(identifier) Str* identifier = nullptr;
#define SLOTSCOPE_NAME_AS(field, text) Str* field = nullptr;
#include "engine/objects/names.def"
#undef SLOTSCOPE_NAME
#undef SLOTSCOPE_NAME_AS
};

/// Why a run ends although the program did not ask for it; cannot be caught by `except`.
enum class Interruption : std::uint8_t {
  None,
  Stopped,
  OutOfTime,
  OutOfInstructions,
  OutOfMemory,
  TooMuchOutput,
  Paused
};

struct Interpreter {
  Interpreter(Settings settings, Host& host);
  ~Interpreter();

  int version;  ///< minor number, 8 to 14
  Settings settings;
  Host* host;
  const LayoutTable* layout = nullptr;

  std::unique_ptr<Heap> heap;
  std::shared_ptr<TextState> text;  ///< interned strings, shared characters and bytes; made at the first string
  TypePointers types;
  ModuleTypes module_types;
  ExceptionTypes errors;
  NamePointers names;
  Object* none = nullptr;
  Object* true_ = nullptr;
  Object* false_ = nullptr;
  Object* ellipsis = nullptr;
  Object* not_implemented = nullptr;
  Tuple* empty_tuple = nullptr;
  Str* empty_str = nullptr;
  Object* empty_frozenset = nullptr;  ///< frozenset(), which is one object up to 3.9
  Int* shared_ints = nullptr;         ///< from -5 on

  Exception* error = nullptr;                      ///< pending exception, owned
  Exception* handled = nullptr;                    ///< what sys.exc_info() answers: owned by the frames that handle it
  Interruption interruption = Interruption::None;  ///< set together with a pending error that nothing can catch

  Dict* modules = nullptr;   ///< sys.modules
  Dict* builtins = nullptr;  ///< namespace of builtins
  Object* sys_module = nullptr;
  Dict* main_namespace = nullptr;    ///< globals of __main__
  Dict* hidden_namespace = nullptr;  ///< where programs are examined (machine/hidden.hpp)
  Dict* hidden_types = nullptr;      ///< built-in types without a field in `types`, by name

  Frame* frame = nullptr;  ///< innermost running frame
  std::unique_ptr<struct FrameStack> frames;
  struct Stepper* stepper = nullptr;  ///< set while the run is watched step by step
  int depth = 0;                      ///< Python frames and native recursion, against recursion_limit
  int recursion_limit = 1000;
  std::vector<Object*>
      in_repr;  ///< containers whose repr is being made, so that those inside themselves print as [...]
  Object *first_iteration_hook = nullptr, *finalizer_hook = nullptr;  ///< sys.set_asyncgen_hooks; owned or null
  int int_max_str_digits = 4300;                                      ///< sys.set_int_max_str_digits; 0: no limit
  bool tracing_memory = false;  ///< every new block is accounted (layout/accounting)
  std::uint32_t next_type_version = 1;
  MethodCache method_cache;

  /// Instructions until the next look at limits, stop requests and progress; counted down by backward jumps and calls.
  std::int32_t ticks = 0;
  /// Set from outside now and then, so that few but long instructions do not put the next look off.
  std::atomic<bool> look_due = false;
  std::int32_t tick_budget = 0;      ///< what `ticks` was last set to
  std::uint64_t instructions = 0;    ///< up to the last look
  char* native_stack_end = nullptr;  ///< native recursion must not go below this address
  int native_depth = 0;
  std::size_t output_bytes = 0;
  double started_at = 0;     ///< steady clock when the run began
  double worked_before = 0;  ///< `working_seconds` when the run began
  double slept = 0;          ///< seconds the run spent in time.sleep
  double next_progress = 0;
  std::string limit_message;        ///< what a learner is told when a limit ended the run
  std::vector<Type*> static_types;  ///< every type made from a table, for the end
  std::vector<std::unique_ptr<std::vector<struct GetSetDef>>> kept_getsets;  ///< tables of types made at run time
};

extern constinit thread_local Interpreter* current_interpreter;
inline Interpreter& vm() {
  return *current_interpreter;
}

class InterpreterScope {
 public:
  explicit InterpreterScope(Interpreter& interpreter) : previous_(current_interpreter) {
    current_interpreter = &interpreter;
  }
  ~InterpreterScope() { current_interpreter = previous_; }
  InterpreterScope(const InterpreterScope&) = delete;
  InterpreterScope& operator=(const InterpreterScope&) = delete;

 private:
  Interpreter* previous_;
};

/// True when the modelled version is 3.`minor` or newer.
inline bool since(int minor) {
  return vm().version >= minor;
}

inline bool is_none(const Object* o) {
  return o == vm().none;
}
inline Ref<> none() {
  return Ref<>::share(vm().none);
}
inline Ref<> not_implemented() {
  return Ref<>::share(vm().not_implemented);
}

/// Guards native recursion (repr of nested lists, __eq__ called from C++ ...): false with RecursionError pending when
/// too deep.
class [[nodiscard]] RecursionGuard {
 public:
  explicit RecursionGuard(const char* where);  ///< " while calling a Python object", " in comparison", ...
  ~RecursionGuard();
  RecursionGuard(const RecursionGuard&) = delete;
  explicit operator bool() const { return entered_; }

 private:
  bool entered_;
  bool counted_ = false;  ///< as a Python call too
};

/// Ends the run: pends an exception no `except` catches.
Failure interrupt(Interruption why, std::string message);
/// Seconds of a clock that only goes forward.
double steady_seconds();
/// Seconds this thread has had a processor: a limit must not depend on what else the machine is doing.
double working_seconds();

/// Called inside long native loops every few thousand turns: false (uncatchable interruption pending) when the run must
/// stop.
bool keep_going();
/// Called before a native operation takes `bytes` at once: false with MemoryError pending when the limit forbids it.
bool may_allocate(std::size_t bytes);

/// Writes program output through the host, counting against the limit.
bool write_output(Stream stream, std::string_view text);

}  // namespace slotscope
