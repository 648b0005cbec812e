// Frames: taking and giving back, binding arguments to parameters, running code, locals().
#include <sys/mman.h>

#include <algorithm>

#include "engine/builtins/suggestions.hpp"
#include "engine/machine/code_objects.hpp"
#include "engine/machine/frame_stack.hpp"
#include "engine/machine/heap.hpp"
#include "engine/machine/hidden.hpp"
#include "engine/machine/loop.hpp"
#include "engine/machine/machine_parts.hpp"
#include "engine/machine/native_stand_in.hpp"
#include "engine/machine/operations.hpp"
#include "engine/machine/tracing.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

namespace {

// Address space only: pages are taken when they are first used. A million nested calls fit.
constexpr std::size_t most_frames = 1u << 20;
constexpr std::size_t most_values = 1u << 25;

template <class T>
T* reserve(std::size_t count) {
  void* memory =
      mmap(nullptr, count * sizeof(T), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (memory == MAP_FAILED) std::abort();
  return static_cast<T*>(memory);
}

}  // namespace

FrameStack::FrameStack()
    : frames(reserve<Frame>(most_frames)),
      next_frame(frames),
      frames_end(frames + most_frames),
      values(reserve<Object*>(most_values)),
      values_end(values + most_values) {}

FrameStack::~FrameStack() {
  munmap(frames, most_frames * sizeof(Frame));
  munmap(values, most_values * sizeof(Object*));
}

Frame* refuse_frame() {
  static_cast<void>(raise(vm().errors.RecursionError, "maximum recursion depth exceeded"));
  return nullptr;
}

bool hand_over_places(Frame* frame) {
  FrameObject* object = std::exchange(frame->object, nullptr);
  object->live = nullptr;
  const bool held = object->references > 1;  // a traceback does: the values live on in it
  if (held) {
    const int count = frame->code->place_count;
    object->line = frame_line(frame);
    object->instruction = instruction_index(frame);
    object->places = new std::vector<Object*>(frame->places, frame->places + count);
    std::fill_n(frame->places, count, nullptr);
    if (frame->previous) {
      object->back = frame_object(frame->previous);
      retain(object->back);
    }
  }
  release(object);
  return held;
}

int frame_line(const Frame* frame) {
  const Span& span = frame_span(frame);
  if (is_implicit(span) && frame->last_line > 0) return frame->last_line;
  return span.line > 0 ? span.line : frame->code->first_line;
}

// ---- calls --------------------------------------------------------------------------------------------------------

namespace {

std::string function_label(const Function* function) {
  return to_utf8(since(10) ? function->qualname : function->code->name);
}

/// 'a', 'b', and 'c'
std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += names.size() == 2 ? " and " : i + 1 == names.size() ? ", and " : ", ";
    text += "'" + names[i] + "'";
  }
  return text;
}

Failure missing_arguments(const Function* function, const std::vector<std::string>& names, const char* kind) {
  return raise(vm().errors.TypeError, cat(function_label(function), "() missing ", names.size(), " required ", kind,
                                          " argument", names.size() == 1 ? "" : "s", ": ", listed(names)));
}

Failure too_many_arguments(const Function* function, std::size_t given, Object** places) {
  const Code* code = function->code;
  std::size_t keyword_only_given = 0;
  for (int i = code->argument_count; i < code->argument_count + code->keyword_only_count; ++i)
    keyword_only_given += places[i] != nullptr;
  const std::size_t defaults = function->defaults ? function->defaults->size : 0;
  const std::size_t most = static_cast<std::size_t>(code->argument_count);
  std::string expected = defaults ? cat("from ", most - defaults, " to ", most) : cat(most);
  const bool plural = defaults ? most != 0 : most != 1;
  std::string extra;
  if (keyword_only_given)
    extra = cat(" positional argument", given != 1 ? "s" : "", " (and ", keyword_only_given, " keyword-only argument",
                keyword_only_given != 1 ? "s" : "", ")");
  return raise(vm().errors.TypeError,
               cat(function_label(function), "() takes ", expected, " positional argument", plural ? "s" : "", " but ",
                   given, extra, given == 1 && !keyword_only_given ? " was" : " were", " given"));
}

Failure bad_keyword(const Function* function, const Args& args, Str* name) {
  const Code* code = function->code;
  std::vector<std::string> wrong;
  for (int i = 0; i < code->positional_only_count; ++i)
    for (std::size_t k = 0; k < args.keyword_count(); ++k)
      if (str_equal(args.keyword_name(k), code->places[static_cast<std::size_t>(i)]))
        wrong.push_back(to_utf8(args.keyword_name(k)));
  if (!wrong.empty()) {
    std::string names;
    for (const std::string& each : wrong) names += (names.empty() ? "" : ", ") + each;
    return raise(vm().errors.TypeError,
                 cat(function_label(function), "() got some positional-only arguments passed as keyword arguments: '",
                     names, "'"));
  }
  std::string suggestion;
  if (since(13)) {
    std::vector<std::string> candidates;
    for (int i = code->positional_only_count; i < code->argument_count + code->keyword_only_count; ++i)
      candidates.push_back(to_utf8(code->places[static_cast<std::size_t>(i)]));
    if (const std::string close = closest_name(candidates, to_utf8(name)); !close.empty())
      suggestion = ". Did you mean '" + close + "'?";
  }
  return raise(vm().errors.TypeError, cat(function_label(function), "() got an unexpected keyword argument '",
                                          to_utf8(name), "'", suggestion));
}

bool bind_by_signature(const Function* function, const Args& args, Object** places) {
  const Code* code = function->code;
  const auto wanted = static_cast<std::size_t>(code->argument_count);
  const auto keyword_only = static_cast<std::size_t>(code->keyword_only_count);
  const std::size_t named = wanted + keyword_only;
  const std::size_t direct = std::min(args.count, wanted);
  for (std::size_t i = 0; i < direct; ++i) {
    retain(args[i]);
    places[i] = args[i];
  }
  std::size_t next = named;
  if (code->code_flags & code_flag::varargs) {
    Ref<Tuple> rest = make_tuple_of(args.values + direct, args.count - direct);
    if (!rest) return false;
    places[next++] = rest.take();
  }
  Dict* extra = nullptr;
  if (code->code_flags & code_flag::varkeywords) {
    Ref<Dict> dict = make_dict();
    if (!dict) return false;
    extra = dict.get();
    places[next] = dict.take();
  }
  for (std::size_t k = 0; k < args.keyword_count(); ++k) {
    Str* name = args.keyword_name(k);
    Object* value = args.keyword_value(k);
    if (!is_str(name))
      return raise(vm().errors.TypeError, cat(function_label(function), "() keywords must be strings"));
    std::size_t at = named;
    for (std::size_t i = static_cast<std::size_t>(code->positional_only_count); i < named; ++i) {
      Str* parameter = code->places[i];
      if (parameter == name || str_equal(parameter, name)) {
        at = i;
        break;
      }
    }
    if (at == named) {
      if (!extra) return bad_keyword(function, args, name);
      if (!dict_set(extra, name, value)) return false;
      continue;
    }
    if (places[at])
      return raise(vm().errors.TypeError,
                   cat(function_label(function), "() got multiple values for argument '", to_utf8(name), "'"));
    retain(value);
    places[at] = value;
  }
  if (args.count > wanted && !(code->code_flags & code_flag::varargs))
    return too_many_arguments(function, args.count, places);
  if (args.count < wanted) {
    const std::size_t defaults = function->defaults ? function->defaults->size : 0;
    const std::size_t required = wanted - std::min(wanted, defaults);
    std::vector<std::string> missing;
    for (std::size_t i = args.count; i < required; ++i)
      if (!places[i]) missing.push_back(to_utf8(code->places[i]));
    if (!missing.empty()) return missing_arguments(function, missing, "positional");
    for (std::size_t i = std::max(required, direct); i < wanted; ++i) {
      if (places[i]) continue;
      Object* value = function->defaults->items[i - required + (defaults > wanted ? defaults - wanted : 0)];
      retain(value);
      places[i] = value;
    }
  }
  std::vector<std::string> missing;
  for (std::size_t i = wanted; i < named; ++i) {
    if (places[i]) continue;
    Object* value = function->keyword_defaults ? dict_get(function->keyword_defaults, code->places[i]) : nullptr;
    if (!value) {
      missing.push_back(to_utf8(code->places[i]));
      continue;
    }
    retain(value);
    places[i] = value;
  }
  if (!missing.empty()) return missing_arguments(function, missing, "keyword-only");
  return true;
}

}  // namespace

bool bind_arguments(Function* function, const Args& args, Object** places) {
  if (bind_by_signature(function, args, places)) return true;
  if (function->has(stands_for_native) && exception_matches(vm().errors.TypeError)) restate_as_native(function, args);
  return false;
}

namespace {

/// Whether the native stack has room for another entry of the loop.
bool native_room() {
  RecursionGuard guard("");
  return static_cast<bool>(guard);
}

Ref<> run_pushed(Frame* frame) {
  frame->on_return = Frame::Return::ToNative;
  if (!native_room()) {
    clear_places(frame);
    pop_frame(vm(), frame);
    return {};
  }
  return adopt(run_frame(frame));
}

}  // namespace

namespace {

/// Calls a function; when the arguments are `taken` they are the callee's alone from then on, and gone from there.
Ref<> enter_function(Function* function, const Args& args, Object** taken) {
  Code* code = function->code;
  Object** places = free_values();
  // The arguments may lie just there: in the part of the caller's stack above its deepest use they never do.
  Frame* frame = push_frame(vm(), code, function, places);
  if (!frame) return {};
  std::fill_n(places, code->place_count, nullptr);
  if (!bind_arguments(function, args, places)) {
    Exception* pending = std::exchange(vm().error, nullptr);
    clear_places(frame);
    pop_frame(vm(), frame);
    vm().error = pending;
    return {};
  }
  if (function->closure) {
    Object** free_places = places + code->first_free();
    for (std::size_t i = 0; i < function->closure->size; ++i) {
      retain(function->closure->items[i]);
      free_places[i] = function->closure->items[i];
    }
  }
  if (taken)
    for (std::size_t i = 0; i < args.count + args.keyword_count(); ++i) release_if(std::exchange(taken[i], nullptr));
  Ref<> keep = share(static_cast<Object*>(function));
  return run_pushed(frame);
}

}  // namespace

Ref<> call_function(Function* function, const Args& args) {
  return enter_function(function, args, nullptr);
}

Ref<> call_function_from_stack(Function* function, Object** values, std::size_t count, Tuple* names) {
  const std::size_t positional = names ? count - names->size : count;
  return enter_function(function, Args{values, positional, names}, since(11) ? values : nullptr);
}

namespace {

Ref<> run_with_names(Code* code, Function* function, Dict* globals, Object* names, Tuple* closure) {
  Object** places = free_values();
  Frame* frame = push_frame(vm(), code, function, places);
  if (!frame) return {};
  std::fill_n(places, code->place_count, nullptr);
  frame->globals = globals;
  frame->names = names;
  if (!function) {
    Object* builtins = dict_get(globals, vm().names.__builtins__);
    if (builtins && is_dict(builtins))
      frame->builtins = as_dict(builtins);
    else if (builtins && builtins->type == vm().types.module) {
      if (Ref<Dict> dict = instance_dict(builtins)) frame->builtins = dict.get();
    }
  }
  if (closure) {
    for (std::size_t i = 0; i < closure->size; ++i) {
      retain(closure->items[i]);
      places[code->first_free() + static_cast<int>(i)] = closure->items[i];
    }
  }
  Ref<> keep_code = share(static_cast<Object*>(code));
  Ref<> keep_globals = share(static_cast<Object*>(globals));
  Ref<> keep_names = share(names);
  return run_pushed(frame);
}

}  // namespace

Ref<> run_class_body(Function* body, Object* name_space) {
  return run_with_names(body->code, body, body->globals, name_space, body->closure);
}

Ref<> run_code(Code* code, Dict* globals, Object* names, Tuple* closure) {
  if (!dict_get(globals, vm().names.__builtins__) && vm().builtins) {
    const Frame* frame = visible_frame(vm().frame);
    if (!dict_set(globals, vm().names.__builtins__, frame ? frame->builtins : vm().builtins)) return {};
  }
  return run_with_names(code, nullptr, globals, names, closure);
}

Dict* current_globals() {
  const Frame* frame = vm().frame;
  return frame ? frame->globals : vm().main_namespace;
}

}  // namespace slotscope
