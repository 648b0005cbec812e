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
  const std::int64_t most_frames = since(9) ? 65535 : 178956969;
  if (frames < 1 || frames > most_frames)
    return raise(vm().errors.ValueError, cat("the number of frames must be in range [1; ", most_frames, "]"));
  if (program_traces()) return none();
  account().clear();
  account().keep_frames(static_cast<int>(frames));
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
  return make_int(account().frame_limit());
}
Ref<> get_tracemalloc_memory(Object*, const Args&) {
  return make_int(0);
}

/// ((file, line), ...) of a site, the innermost call first.
Ref<> frames_of(AllocationSite site, const std::vector<AllocationSite>& sites) {
  const Ref<List> frames = make_list();
  for (;;) {
    const Ref<> file =
        site.file ? share(static_cast<Object*>(const_cast<Str*>(site.file))) : Ref<>(make_str("<unknown>"));
    const Ref<> line = make_int(site.line);
    const Ref<Tuple> frame = tuple_of(file.get(), line.get());
    if (!frame || !list_append(frames.get(), frame.get())) return {};
    if (site.caller == 0) return list_to_tuple(frames.get());
    site = sites[site.caller - 1];
  }
}

/// [(frames, bytes of a block, blocks)] for every site and size of block.
Ref<> block_groups(Object*, const Args&) {
  // What is made for the answer is accounted, too: it is no part of it.
  const std::vector<Account::Group> groups = account().groups();
  const std::vector<AllocationSite> sites = account().sites();
  Ref<List> list = make_list();
  for (const Account::Group& group : groups) {
    const Ref<> frames = frames_of(sites[group.site], sites), bytes = make_int(group.bytes),
                blocks = make_int(group.blocks);
    const Ref<Tuple> row = frames ? tuple_of(frames.get(), bytes.get(), blocks.get()) : Ref<Tuple>();
    if (!row || !list_append(list.get(), row.get())) return {};
  }
  return list;
}

/// The frames where an object was allocated, or None.
Ref<> object_frames(Object*, const Args& args) {
  const AllocationSite* site = account().site_of(args[0]);
  if (!site) return none();
  const std::vector<AllocationSite> sites = account().sites();
  return frames_of(*site, sites);
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
    {"_block_groups", block_groups, Arity::none()},
    {"_object_frames", object_frames, Arity::one()},
};

}  // namespace

bool fill_tracemalloc(Dict* names) {
  // From here on the free lists are followed: what they keep decides how much a later trace sees.
  if (!vm().tracing_memory) account().record(false);
  vm().tracing_memory = true;
  return add_functions(names, functions, intern("_tracemalloc").get());
}

}  // namespace slotscope
