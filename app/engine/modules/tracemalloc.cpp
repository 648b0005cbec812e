// _tracemalloc: starting and stopping the account, and what it holds; tracemalloc.py makes the rest of it.
#include "engine/builtins/native.hpp"
#include "engine/machine/collector.hpp"
#include "engine/machine/frame.hpp"
#include "engine/modules/native_modules.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

namespace {

Account& account() {
  return vm().heap->account;
}

/// Whether the program has asked for it: stepping accounts for every block without being asked.
bool program_traces() {
  return account().recording() && !vm().settings.trace_memory;
}

Ref<> start(Object*, const Args& args) {
  std::int64_t frames = 1;
  if (args.count && !index_value(args[0], frames)) return {};
  if (frames < 1 || frames > 65535)
    return raise(vm().errors.ValueError, "the number of frames must be in range [1; 65535]");
  if (program_traces()) return none();
  account().clear();
  account().record(true);
  vm().heap->threshold = first_generation_threshold();
  vm().settings.trace_memory = false;
  return none();
}

Ref<> stop(Object*, const Args&) {
  if (!program_traces()) return none();
  account().record(false);
  account().clear();
  return none();
}

Ref<> is_tracing(Object*, const Args&) {
  return make_bool(program_traces());
}

Ref<> get_traced_memory(Object*, const Args&) {
  // The numbers are read before the tuple and the ints that carry them are made.
  const std::int64_t current = program_traces() ? account().current() : 0,
                     peak = program_traces() ? account().peak() : 0;
  Ref<> a = make_int(current), b = make_int(peak);
  return tuple_of(a.get(), b.get());
}

Ref<> reset_peak(Object*, const Args&) {
  account().reset_peak();
  return none();
}

Ref<> clear_traces(Object*, const Args&) {
  account().clear();
  return none();
}

Ref<> get_traceback_limit(Object*, const Args&) {
  return make_int(1);
}
Ref<> get_tracemalloc_memory(Object*, const Args&) {
  return make_int(0);
}

/// [(file, line, bytes, blocks)] for every line that holds memory.
Ref<> site_totals(Object*, const Args&) {
  const auto totals = account().totals();
  const auto sites = account().sites();
  Ref<List> list = make_list();
  for (std::size_t i = 0; i < totals.size() && list; ++i) {
    if (!totals[i].blocks) continue;
    Ref<> file =
        sites[i].file ? share(static_cast<Object*>(const_cast<Str*>(sites[i].file))) : Ref<>(make_str("<unknown>"));
    Ref<> line = make_int(sites[i].line), bytes = make_int(totals[i].bytes), blocks = make_int(totals[i].blocks);
    Ref<Tuple> row = tuple_of(file.get(), line.get(), bytes.get(), blocks.get());
    if (!row || !list_append(list.get(), row.get())) return {};
  }
  return list;
}

/// (file, line) where an object was allocated, or None.
Ref<> object_site(Object*, const Args& args) {
  const AllocationSite* site = account().site_of(args[0]);
  if (!site) return none();
  Ref<> file = site->file ? share(static_cast<Object*>(const_cast<Str*>(site->file))) : Ref<>(make_str("<unknown>"));
  Ref<> line = make_int(site->line);
  return tuple_of(file.get(), line.get());
}

const std::vector<NativeDef> functions = {
    {"start", start, Arity::range(0, 1), "($module, nframe=1, /)"},
    {"stop", stop, Arity::none(), "($module, /)"},
    {"is_tracing", is_tracing, Arity::none(), "($module, /)"},
    {"get_traced_memory", get_traced_memory, Arity::none(), "($module, /)"},
    {.name = "reset_peak", .function = reset_peak, .arity = Arity::none(), .signature = "($module, /)", .since = 9},
    {"clear_traces", clear_traces, Arity::none(), "($module, /)"},
    {"get_traceback_limit", get_traceback_limit, Arity::none(), "($module, /)"},
    {"get_tracemalloc_memory", get_tracemalloc_memory, Arity::none(), "($module, /)"},
    {"_site_totals", site_totals, Arity::none()},
    {"_object_site", object_site, Arity::one()},
};

}  // namespace

bool fill_tracemalloc(Dict* names) {
  // From here on the free lists are followed: what they keep decides how much a later trace sees.
  if (!vm().tracing_memory) account().record(false);
  vm().tracing_memory = true;
  return add_functions(names, functions, intern("_tracemalloc").get());
}

}  // namespace slotscope
