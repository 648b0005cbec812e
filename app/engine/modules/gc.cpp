// The gc module: asking for a collection and looking at what the collector sees.
#include <algorithm>
#include <unordered_set>
#include <vector>

#include "engine/builtins/native.hpp"
#include "engine/builtins/numbers.hpp"
#include "engine/machine/collector.hpp"
#include "engine/machine/hidden.hpp"
#include "engine/modules/native_modules.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/instance.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

namespace {

Heap& heap() {
  return *vm().heap;
}

constexpr std::int64_t save_all = 32;
constexpr std::string_view debug_key = "gc_debug", stats_key = "gc_stats", frozen_key = "gc_frozen";

/// What the program asked for with a setter, 0 until then.
std::int64_t remembered(std::string_view key) {
  Object* value = dict_get(vm().hidden_types, key);
  return value ? int_value(value).value_or(0) : 0;
}
bool remember(std::string_view key, std::int64_t value) {
  return dict_set(vm().hidden_types, key, make_int(value).get());
}
std::int64_t debug_flags() {
  return remembered(debug_key);
}

Ref<> gc_attribute(std::string_view name) {
  Object* module = dict_get(vm().modules, "gc");
  Ref<> value;
  if (module) look_up_attribute(module, intern(name).get(), value);
  return value;
}

/// gc.callbacks hear of the beginning and the end of a collection; what goes wrong in them is only reported.
bool tell_callbacks(const char* phase, int generation, std::int64_t collected) {
  const Ref<> callbacks = gc_attribute("callbacks");
  if (!callbacks || !is_list(callbacks.get())) return !vm().error;
  const Ref<Str> when = make_str(phase);
  const Ref<List> called = list_from_iterable(callbacks.get());
  for (Object* callback : *called) {
    const Ref<Dict> info = make_dict();
    const std::pair<const char*, std::int64_t> facts[] = {
        {"generation", generation}, {"collected", collected}, {"uncollectable", 0}};
    for (const auto& [name, value] : facts)
      if (!dict_set(info.get(), name, make_int(value).get())) return false;
    const Ref<> kept = share(callback);
    if (!call(callback, when.get(), info.get())) write_unraisable(callback);
  }
  return true;
}

/// One row a generation, oldest last.
Ref<List> stats_rows() {
  if (Object* known = dict_get(vm().hidden_types, stats_key)) return share(as_list(known));
  Ref<List> rows = make_list();
  for (int i = 0; i < 3; ++i) {
    const Ref<Dict> row = make_dict();
    for (const char* name : {"collections", "collected", "uncollectable"})
      if (!dict_set(row.get(), name, make_int(0).get())) return {};
    if (!list_append(rows.get(), row.get())) return {};
  }
  return dict_set(vm().hidden_types, stats_key, rows.get()) ? std::move(rows) : nullptr;
}

bool count_collection(int generation, std::int64_t found) {
  const Ref<List> rows = stats_rows();
  if (!rows) return false;
  Dict* row = as_dict(rows->items[generation]);
  const auto add = [&](const char* name, std::int64_t more) {
    return dict_set(row, name, make_int(int_value(dict_get(row, name)).value_or(0) + more).get());
  };
  return add("collections", 1) && add("collected", found);
}

Ref<> collect(Object*, const Args& args) {
  static const char* const keywords[] = {"generation", nullptr};
  Object* generation = nullptr;
  if (!read_arguments("collect", args, keywords, {.required = 0}, {&generation})) return {};
  int which = 2;
  if (generation && !read_c_int(generation, which)) return {};
  if (which < 0 || which > 2) return raise(vm().errors.ValueError, "invalid generation");
  if (!tell_callbacks("start", which, 0)) return {};
  const Ref<> garbage = debug_flags() & save_all ? gc_attribute("garbage") : nullptr;
  const std::int64_t found =
      garbage && is_list(garbage.get()) ? collect_cycles_into(as_list(garbage.get())) : collect_cycles();
  if (which == 2) heap().account.empty_free_lists();
  if (vm().error || !count_collection(which, found) || !tell_callbacks("stop", which, found)) return {};
  return make_int(found);
}

Ref<> enable(Object*, const Args&) {
  heap().enabled = true;
  return none();
}
Ref<> disable(Object*, const Args&) {
  heap().enabled = false;
  return none();
}
Ref<> isenabled(Object*, const Args&) {
  return make_bool(heap().enabled);
}

bool is_tracked_object(const Object* o) {
  return o->has(object_flag::tracked);
}
Ref<> is_tracked(Object*, const Args& args) {
  return make_bool(is_tracked_object(args[0]));
}
Ref<> is_finalized(Object*, const Args& args) {
  return make_bool(args[0]->has(object_flag::finalized));
}

Ref<> get_count(Object*, const Args&) {
  Ref<> young = make_int(std::max<std::int64_t>(0, heap().young)), zero = make_int(0);
  return tuple_of(young.get(), zero.get(), zero.get());
}
constexpr std::string_view threshold_key = "gc_threshold";

Ref<> get_threshold(Object*, const Args&) {
  if (Object* chosen = dict_get(vm().hidden_types, threshold_key)) return share(chosen);
  Ref<> first = make_int(since(13) ? 2000 : 700), ten = make_int(10), third = make_int(since(14) ? 0 : 10);
  return tuple_of(first.get(), ten.get(), third.get());
}
/// What the program asked for is told to it again; when to collect stays the engine's choice.
Ref<> set_threshold(Object* self, const Args& args) {
  if (!no_keywords("set_threshold", args)) return {};
  if (args.count < 1 || args.count > 3)
    return raise(vm().errors.TypeError, cat("set_threshold() takes at ", args.count ? "most 3" : "least 1", " argument",
                                            args.count ? "s" : "", " (", args.count, " given)"));
  const Ref<> old = get_threshold(self, args);
  Ref<Tuple> chosen = make_tuple_of(as_tuple(old.get())->items, 3);
  for (std::size_t i = 0; i < args.count; ++i) {
    int threshold;
    if (!read_c_int(args[i], threshold)) return {};
    assign(chosen->items[i], make_int(threshold));
  }
  return dict_set(vm().hidden_types, threshold_key, finish_tuple(std::move(chosen)).get()) ? none() : Ref<>();
}

/// What the collector may show: not the namespaces of classes, which must not change behind their classes' backs. Where
/// a program is examined it is what the program's own names, modules and frames lead to, and nothing behind a hidden
/// function or class.
class Visible {
 public:
  explicit Visible(const Args& args) : all_(!vm().hidden_namespace) {
    collect_namespaces(vm().types.object);
    if (all_) return;
    const Interpreter& in = vm();
    for (Object* root : {static_cast<Object*>(in.modules), static_cast<Object*>(in.main_namespace)}) reach(root);
    for (std::size_t i = 0; i < args.count; ++i) reach(args[i]);
    for (Frame* frame = visible_frame(in.frame); frame; frame = visible_frame(frame->previous)) {
      reach(frame->globals);
      reach(frame->names);
      for (int i = 0; i < frame->code->place_count; ++i) reach(frame->places[i]);
    }
    while (!open_.empty()) {
      Object* next = open_.back();
      open_.pop_back();
      next->type->slots.traverse(
          next, [](Object* referred, void* visible) { static_cast<Visible*>(visible)->reach(referred); }, this);
    }
  }
  bool contains(const Object* o) const { return (all_ || found_.count(o) != 0) && !is_namespace(o); }
  bool is_namespace(const Object* o) const { return namespaces_.count(o) != 0; }

 private:
  void collect_namespaces(const Type* type) {
    if (!type->dict || !namespaces_.insert(type->dict).second) return;
    for (const Type* each : type->subclasses) collect_namespaces(each);
  }

  void reach(Object* o) {
    if (!o || !found_.insert(o).second) return;
    if (o->type == vm().types.function && is_hidden(static_cast<Function*>(o)->code)) return;
    if (is_type_object(o) && is_hidden(as_type(o))) return;
    if (o->type->slots.traverse) open_.push_back(o);
  }

  bool all_;
  std::unordered_set<const Object*> found_;
  std::unordered_set<const Object*> namespaces_;
  std::vector<Object*> open_;
};

/// The generation asked for must be one; what was allocated when is not known, so that any of them answers all.
bool check_generation(const Args& args) {
  static const char* const keywords[] = {"generation", nullptr};
  Object* generation = nullptr;
  if (!read_arguments("get_objects", args, keywords, {.required = 0}, {&generation})) return false;
  if (!generation || is_none(generation)) return true;
  if (!generation->type->slots.nb_index)
    return raise(vm().errors.TypeError,
                 cat("argument should be integer or None, not '", type_name_of(generation), "'"));
  std::int64_t which = 0;
  if (!index_value(generation, which, vm().errors.OverflowError)) return false;
  if (which >= 3)
    return raise(vm().errors.ValueError,
                 "generation parameter must be less than the number of available generations (3)");
  return which >= -1 || raise(vm().errors.ValueError, "generation parameter cannot be negative");  // -1: all
}

Ref<> get_objects(Object*, const Args& args) {
  if (!check_generation(args)) return {};
  Ref<List> list = make_list();
  std::vector<Object*> found;
  const Visible visible(args);
  each_collectable(heap(), [&](Object* o) {
    if (o->references > 0 && is_tracked_object(o) && o != list.get() && visible.contains(o)) found.push_back(o);
  });
  for (Object* o : found)
    if (!list_append(list.get(), o)) return {};
  return list;
}

struct Search {
  const Args* wanted;
  bool hit;
};

Ref<> get_referrers(Object*, const Args& args) {
  Ref<List> list = make_list();
  std::vector<Object*> found;
  const Visible visible(args);
  each_collectable(heap(), [&](Object* o) {
    if (o->references == 0 || o == list.get() || !o->type->slots.traverse || !visible.contains(o)) return;
    Search search{&args, false};
    o->type->slots.traverse(
        o,
        [](Object* referred, void* context) {
          auto* state = static_cast<Search*>(context);
          for (std::size_t i = 0; i < state->wanted->count; ++i)
            state->hit = state->hit || referred == (*state->wanted)[i];
        },
        &search);
    if (search.hit) found.push_back(o);
  });
  for (Object* o : found)
    if (!list_append(list.get(), o)) return {};
  return list;
}

/// What an object refers to, in the order in which CPython visits it: sequences backwards, the class last.
void add_referents(Object* o, std::vector<Object*>& found) {
  if (!o->type->slots.traverse) return;
  std::vector<Object*> own;
  if (is_exact_dict(o)) {
    std::size_t position = 0;
    bool str_keys = true;
    for (Object *key, *value; dict_next(as_dict(o), position, &key, &value);) str_keys = str_keys && is_exact_str(key);
    position = 0;
    for (Object *key, *value; dict_next(as_dict(o), position, &key, &value);) {
      own.push_back(value);
      if (!str_keys) own.push_back(key);
    }
  } else {
    o->type->slots.traverse(
        o,
        [](Object* referred, void* context) {
          if (referred) static_cast<std::vector<Object*>*>(context)->push_back(referred);
        },
        &own);
    if (is_exact_list(o) || is_exact_tuple(o))
      std::reverse(own.begin(), own.end());
    else if (!own.empty() && own[0] == o->type)
      std::rotate(own.begin(), own.begin() + 1, own.end());
  }
  found.insert(found.end(), own.begin(), own.end());
}

Ref<> get_referents(Object*, const Args& args) {
  Ref<List> list = make_list();
  std::vector<Object*> found;
  for (std::size_t i = 0; i < args.count; ++i) {
    // Up to 3.10 instances keep their attributes in a dict from the start.
    if (!since(11) && args[i]->type->is(type_flag::inline_values)) {
      if (!instance_dict(args[i])) return {};
    }
    add_referents(args[i], found);
  }
  const Visible visible(args);
  for (Object* o : found) {
    Ref<> shown = visible.is_namespace(o) ? Ref<>(dict_copy(as_dict(o))) : share(o);
    if (!visible.is_namespace(o) && !visible.contains(o)) continue;
    if (!shown || !list_append(list.get(), shown.get())) return {};
  }
  return list;
}

Ref<> get_stats(Object*, const Args&) {
  const Ref<List> rows = stats_rows(), copy = make_list();
  if (!rows) return {};
  for (Object* row : *rows)
    if (!list_append(copy.get(), dict_copy(as_dict(row)).get())) return {};
  return copy;
}

Ref<> get_debug(Object*, const Args&) {
  return make_int(debug_flags());
}
Ref<> set_debug(Object*, const Args& args) {
  int flags = 0;
  return read_c_int(args[0], flags) && remember(debug_key, flags) ? none() : Ref<>();
}

/// Freezing changes nothing here but the count of what would be left alone.
Ref<> freeze(Object*, const Args&) {
  std::int64_t tracked = 0;
  each_collectable(heap(), [&](const Object* o) { tracked += o->references > 0 && is_tracked_object(o); });
  return remember(frozen_key, tracked) ? none() : Ref<>();
}
Ref<> unfreeze(Object*, const Args&) {
  return remember(frozen_key, 0) ? none() : Ref<>();
}
Ref<> get_freeze_count(Object*, const Args&) {
  return make_int(remembered(frozen_key));
}

const std::vector<NativeDef> functions = {
    {"collect", collect, Arity::any(), "($module, /, generation=2)",
     "Run the garbage collector.\n\nThe number of unreachable objects is returned."},
    {"enable", enable, Arity::none(), "($module, /)"},
    {"disable", disable, Arity::none(), "($module, /)"},
    {"isenabled", isenabled, Arity::none(), "($module, /)"},
    {"is_tracked", is_tracked, Arity::one(), "($module, obj, /)"},
    {.name = "is_finalized",
     .function = is_finalized,
     .arity = Arity::one(),
     .signature = "($module, obj, /)",
     .since = 9},
    {"get_count", get_count, Arity::none(), "($module, /)"},
    {"get_threshold", get_threshold, Arity::none(), "($module, /)"},
    {"set_threshold", set_threshold, Arity::any()},
    {"get_objects", get_objects, Arity::any(), "($module, /, generation=None)"},
    {"get_referrers", get_referrers, Arity::any()},
    {"get_referents", get_referents, Arity::any()},
    {"get_stats", get_stats, Arity::none(), "($module, /)"},
    {"get_debug", get_debug, Arity::none(), "($module, /)"},
    {"set_debug", set_debug, Arity::one(), "($module, flags, /)"},
    {"freeze", freeze, Arity::none(), "($module, /)"},
    {"unfreeze", unfreeze, Arity::none(), "($module, /)"},
    {"get_freeze_count", get_freeze_count, Arity::none(), "($module, /)"},
};

}  // namespace

bool fill_gc(Dict* names) {
  const std::pair<const char*, int> constants[] = {{"DEBUG_STATS", 1},
                                                   {"DEBUG_COLLECTABLE", 2},
                                                   {"DEBUG_UNCOLLECTABLE", 4},
                                                   {"DEBUG_SAVEALL", 32},
                                                   {"DEBUG_LEAK", 38}};
  for (const auto& [name, value] : constants)
    if (!dict_set(names, name, make_int(value).get())) return false;
  Ref<List> garbage = make_list(), callbacks = make_list();
  return garbage && callbacks && dict_set(names, "garbage", garbage.get()) &&
         dict_set(names, "callbacks", callbacks.get()) && add_functions(names, functions, intern("gc").get());
}

}  // namespace slotscope
