// time: clocks that either follow the machine or, when a run is to be repeatable, move with the instructions executed.
#include <chrono>
#include <cmath>
#include <thread>

#include "engine/builtins/native.hpp"
#include "engine/modules/native_modules.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

namespace {

constexpr double seconds_per_instruction = 1e-8;  // of the clock that moves with the instructions

double repeatable(double start) {
  return start + static_cast<double>(vm().instructions) * seconds_per_instruction;
}

double wall_seconds() {
  if (const auto start = vm().settings.fixed_clock) return repeatable(*start);
  return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}
double running_seconds() {
  return vm().settings.fixed_clock ? repeatable(0) : steady_seconds();
}
double computing_seconds() {
  return vm().settings.fixed_clock ? repeatable(0) : working_seconds();
}

Ref<> nanoseconds(double seconds) {
  return make_int(static_cast<std::int64_t>(seconds * 1e9));
}

Ref<> time_time(Object*, const Args&) {
  return make_float(wall_seconds());
}
Ref<> time_time_ns(Object*, const Args&) {
  return nanoseconds(wall_seconds());
}
Ref<> time_running(Object*, const Args&) {
  return make_float(running_seconds());
}
Ref<> time_running_ns(Object*, const Args&) {
  return nanoseconds(running_seconds());
}

Ref<> time_computing(Object*, const Args&) {
  return make_float(computing_seconds());
}
Ref<> time_computing_ns(Object*, const Args&) {
  return nanoseconds(computing_seconds());
}

/// Sleeps in short pieces, so that a stop request is answered at once.
Ref<> time_sleep(Object*, const Args& args) {
  double seconds;
  if (!is_float(args[0]) && !args[0]->type->slots.nb_index) {
    if (since(10))
      return raise(vm().errors.TypeError,
                   cat("'", type_name_of(args[0]), "' object cannot be interpreted as an integer"));
    return raise(vm().errors.TypeError, cat("an integer is required (got type ", type_name_of(args[0]), ")"));
  }
  if (!float_value(args[0], seconds)) return {};
  if (seconds < 0) return raise(vm().errors.ValueError, "sleep length must be non-negative");
  if (vm().settings.fixed_clock) return none();
  constexpr double piece = 0.01;
  const double end = steady_seconds() + seconds;
  for (double left = seconds; left > 0; left = end - steady_seconds()) {
    std::this_thread::sleep_for(std::chrono::duration<double>(std::min(piece, left)));
    vm().slept += std::min(piece, left);
    if (!keep_going()) return {};
  }
  return none();
}

const std::vector<NativeDef> functions = {
    {"time", time_time, Arity::none()},
    {"time_ns", time_time_ns, Arity::none()},
    {"perf_counter", time_running, Arity::none()},
    {"perf_counter_ns", time_running_ns, Arity::none()},
    {"monotonic", time_running, Arity::none()},
    {"monotonic_ns", time_running_ns, Arity::none()},
    {"process_time", time_computing, Arity::none()},
    {"process_time_ns", time_computing_ns, Arity::none()},
    {"thread_time", time_computing, Arity::none()},
    {"thread_time_ns", time_computing_ns, Arity::none()},
    {"sleep", time_sleep, Arity::one()},
};

}  // namespace

bool fill_time(Dict* names) {
  return add_functions(names, functions, intern("time").get());
}

}  // namespace slotscope
