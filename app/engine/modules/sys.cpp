// The sys module: the interpreter's version, limits, streams, modules, and what it knows of frames and references.
#include "engine/modules/sys.hpp"

#include <cfloat>

#include "engine/builtins/hooks.hpp"
#include "engine/builtins/import.hpp"
#include "engine/builtins/native.hpp"
#include "engine/builtins/numbers.hpp"
#include "engine/layout/sizes.hpp"
#include "engine/machine/frame.hpp"
#include "engine/machine/hidden.hpp"
#include "engine/machine/tracing.hpp"
#include "engine/modules/streams.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/instance.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

namespace {

/// The micro releases the model was measured on.
int micro_version(int minor) {
  switch (minor) {
    case 8:
    case 9:
      return 18;
    case 10:
      return 13;
    case 11:
    case 14:
      return 7;
    case 12:
      return 1;
    default:
      return 0;
  }
}

Ref<> sys_getsizeof(Object*, const Args& args) {
  static const char* const keywords[] = {"object", "default", nullptr};
  Object *o, *fallback = nullptr;
  if (!read_arguments("getsizeof", args, keywords, {.required = 1}, {&o, &fallback})) return {};
  std::int64_t bytes;
  if (size_of(o, bytes)) return make_int(bytes);
  if (fallback && catch_exception(vm().errors.TypeError)) return share(fallback);
  return {};
}

/// Up to 3.10 a caller's stack holds the arguments as long as the call lasts.
std::int64_t held_by_callers(const Object* o) {
  std::int64_t count = 0;
  for (const Frame* frame = vm().frame; frame; frame = frame->previous) {
    const Code* code = frame->code;
    if (frame->generator || code->keyword_only_count > 0 ||
        code->code_flags & (code_flag::varargs | code_flag::varkeywords))
      continue;
    for (int i = 0; i < code->argument_count; ++i) {
      const Object* value = frame->places[i];
      if (value && value->type == vm().types.cell) value = static_cast<const Cell*>(value)->value;
      count += value == o;
    }
  }
  return count;
}

/// The count as the modelled version would see it: its caller holds one more on its stack, up to 3.13 for any argument,
/// from 3.14 only for what is not a local variable.
Ref<> sys_getrefcount(Object*, const Args& args) {
  Object* o = args[0];
  if (o->has(object_flag::immortal) && since(12)) return make_int(since(14) ? 3221225472LL : 4294967295LL);
  std::int64_t count = o->references;
  const Frame* frame = vm().frame;
  if (!since(11)) count += held_by_callers(o);
  if (since(14) && frame && frame->ip > frame->code->instructions.data()) {
    const Op before = frame->ip[-1].op;
    if (before == Op::load_fast || before == Op::load_fast_load_fast || before == Op::store_fast_load_fast) --count;
  }
  return make_int(count);
}

Ref<> sys_intern(Object*, const Args& args) {
  if (!is_str(args[0]))
    return raise(vm().errors.TypeError, cat("intern() argument must be str, not ", type_name_of(args[0])));
  if (!is_exact_str(args[0])) return raise(vm().errors.TypeError, cat("can't intern ", type_name_of(args[0])));
  return intern(share(as_str(args[0])));
}

Ref<> sys_exit(Object*, const Args& args) {
  if (!args.count) return raise_no_arguments(vm().errors.SystemExit);
  if (is_tuple(args[0])) {
    Ref<> exception = call(vm().errors.SystemExit, Args{as_tuple(args[0])->items, as_tuple(args[0])->size, nullptr});
    return exception ? Ref<>(raise_exception(std::move(exception))) : Ref<>();
  }
  return raise_object(vm().errors.SystemExit, args[0]);
}

Ref<> sys_exc_info(Object*, const Args&) {
  Interpreter& in = vm();
  Exception* handled = in.handled;
  if (!handled) return tuple_of(in.none, in.none, in.none);
  Object* traceback = handled->traceback ? static_cast<Object*>(handled->traceback) : in.none;
  return tuple_of(static_cast<Object*>(handled->type), static_cast<Object*>(handled), traceback);
}

Ref<> sys_exception(Object*, const Args&) {
  return vm().handled ? share(static_cast<Object*>(vm().handled)) : none();
}

Ref<> sys_getrecursionlimit(Object*, const Args&) {
  return make_int(vm().recursion_limit);
}

Ref<> sys_setrecursionlimit(Object*, const Args& args) {
  Interpreter& in = vm();
  std::int64_t limit;
  int asked;
  if (!read_c_int(args[0], asked)) return {};
  limit = asked;
  if (limit < 1) return raise(in.errors.ValueError, "recursion limit must be greater or equal than 1");
  if (in.depth >= limit)
    return raise(in.errors.RecursionError, cat("cannot set the recursion limit to ", limit, " at the recursion depth ",
                                               in.depth, ": the limit is too low"));
  in.recursion_limit = static_cast<int>(std::min<std::int64_t>(limit, 1'000'000));
  return none();
}

Ref<> sys_getframe(Object*, const Args& args) {
  std::int64_t depth = 0;
  if (args.count && !index_value(args[0], depth)) return {};
  Frame* frame = visible_frame(vm().frame);
  for (; frame && depth > 0; --depth) frame = visible_frame(frame->previous);
  if (!frame) return raise(vm().errors.ValueError, "call stack is not deep enough");
  return share(static_cast<Object*>(frame_object(frame)));
}

Ref<> sys_getdefaultencoding(Object*, const Args&) {
  return make_str("utf-8");
}
Ref<> sys_getfilesystemencoding(Object*, const Args&) {
  return make_str("utf-8");
}
Ref<> sys_get_int_max_str_digits(Object*, const Args&) {
  return make_int(vm().int_max_str_digits);
}
Ref<> sys_set_int_max_str_digits(Object*, const Args& args) {
  std::int64_t digits;
  if (!index_value(args[0], digits)) return {};
  if (digits != 0 && digits < 640) return raise(vm().errors.ValueError, "maxdigits must be 0 or larger than 640");
  vm().int_max_str_digits = static_cast<int>(digits);
  return none();
}
Ref<> sys_getswitchinterval(Object*, const Args&) {
  return make_float(0.005);
}
Ref<> sys_nothing(Object*, const Args&) {
  return none();
}
Ref<> sys_false(Object*, const Args&) {
  return make_bool(false);
}

Ref<> function_or_none(Object* function) {
  return function ? share(function) : none();
}

Ref<> sys_get_asyncgen_hooks(Object*, const Args&) {
  const Interpreter& in = vm();
  return make_struct_sequence("asyncgen_hooks", {{"firstiter", function_or_none(in.first_iteration_hook)},
                                                 {"finalizer", function_or_none(in.finalizer_hook)}});
}

bool set_hook(Object*& hook, Object* function, const char* name) {
  if (!function) return true;
  if (!is_none(function) && !is_callable(function)) {
    return raise(vm().errors.TypeError, cat("callable ", name, " expected, got ", type_name_of(function)));
  }
  assign(hook, is_none(function) ? Ref<>() : share(function));
  return true;
}

Ref<> sys_set_asyncgen_hooks(Object*, const Args& args) {
  static const char* const keywords[] = {"firstiter", "finalizer", nullptr};
  Object *first_iteration = nullptr, *finalizer = nullptr;
  if (!read_arguments("set_asyncgen_hooks", args, keywords, {}, {&first_iteration, &finalizer})) return {};
  Interpreter& in = vm();
  const bool set = set_hook(in.finalizer_hook, finalizer, "finalizer") &&
                   set_hook(in.first_iteration_hook, first_iteration, "firstiter");
  return set ? none() : Ref<>();
}

Ref<> sys_displayhook(Object*, const Args& args) {
  Interpreter& in = vm();
  Object* value = args[0];
  if (is_none(value)) return none();
  if (!dict_set(in.builtins, "_", in.none)) return {};
  Ref<Str> text = repr(value);
  if (!text) return {};
  Ref<> out;
  const Tri found = look_up_attribute(in.sys_module, in.names.stdout_, out);
  if (found == Tri::Error) return {};
  if (found == Tri::False || is_none(out.get())) return raise(in.errors.RuntimeError, "lost sys.stdout");
  const Ref<Str> newline = make_char('\n');
  if (!call_method(out.get(), in.names.write, text.get()) || !call_method(out.get(), in.names.write, newline.get()))
    return {};
  return dict_set(in.builtins, "_", value) ? none() : Ref<>();
}

Object* function_or_null(Object* given) {
  return is_none(given) ? nullptr : given;
}
Ref<> sys_settrace(Object*, const Args& args) {
  tracing().set_trace(function_or_null(args[0]));
  return none();
}
Ref<> sys_gettrace(Object*, const Args&) {
  return function_or_none(tracing().trace());
}
Ref<> sys_setprofile(Object*, const Args& args) {
  tracing().set_profile(function_or_null(args[0]));
  return none();
}
Ref<> sys_getprofile(Object*, const Args&) {
  return function_or_none(tracing().profile());
}

const std::vector<NativeDef> sys_functions = {
    {"getsizeof", sys_getsizeof, Arity::any(), nullptr,
     "getsizeof(object [, default]) -> int\n\nReturn the size of object in bytes."},
    {"getrefcount", sys_getrefcount, Arity::one(), "($module, object, /)", "Return the reference count of object."},
    {"intern", sys_intern, Arity::one(), "($module, string, /)"},
    {"exit", sys_exit, Arity::range(0, 1), "($module, status=None, /)",
     "Exit the interpreter by raising SystemExit(status)."},
    {"exc_info", sys_exc_info, Arity::none(), "($module, /)"},
    {.name = "exception", .function = sys_exception, .arity = Arity::none(), .signature = "($module, /)", .since = 11},
    {"getrecursionlimit", sys_getrecursionlimit, Arity::none(), "($module, /)"},
    {"setrecursionlimit", sys_setrecursionlimit, Arity::one(), "($module, limit, /)"},
    {"_getframe", sys_getframe, Arity::range(0, 1), "($module, depth=0, /)"},
    {"getdefaultencoding", sys_getdefaultencoding, Arity::none(), "($module, /)"},
    {"getfilesystemencoding", sys_getfilesystemencoding, Arity::none(), "($module, /)"},
    {"get_int_max_str_digits", sys_get_int_max_str_digits, Arity::none(), "($module, /)"},
    {"set_int_max_str_digits", sys_set_int_max_str_digits, Arity::one(), "($module, /, maxdigits)"},
    {"settrace", sys_settrace, Arity::one(), nullptr, "settrace(function)\n\nSet the function that is told each line."},
    {"gettrace", sys_gettrace, Arity::none(), "($module, /)"},
    {"setprofile", sys_setprofile, Arity::one(), nullptr,
     "setprofile(function)\n\nSet the function that is told each call and return."},
    {"getprofile", sys_getprofile, Arity::none(), "($module, /)"},
    {"get_asyncgen_hooks", sys_get_asyncgen_hooks, Arity::none(), "($module, /)"},
    {"set_asyncgen_hooks", sys_set_asyncgen_hooks, Arity::any()},
    {"getswitchinterval", sys_getswitchinterval, Arity::none(), "($module, /)"},
    {"audit", sys_nothing, Arity::any()},
    {"is_finalizing", sys_false, Arity::none()},
    {"getallocatedblocks", sys_nothing, Arity::none()},
    {"displayhook", sys_displayhook, Arity::one(), "($module, object, /)"},
    {"excepthook", default_except_hook, Arity::range(3, 3), "($module, exctype, value, traceback, /)",
     "Handle an exception by displaying it with a traceback on sys.stderr."},
    {"unraisablehook", default_unraisable_hook, Arity::one(), "($module, unraisable, /)",
     "Handle an unraisable exception."},
};

/// A tuple with named fields, such as sys.version_info, made by the types module's helper written natively.
Ref<> named_fields(std::string_view type_name_, const std::vector<std::pair<const char*, Ref<>>>& fields) {
  return make_struct_sequence(type_name_, fields);
}

Ref<> standard_modules() {
  Ref<List> all = make_list();
  const auto add = [&](std::string_view name, int from, int until) {
    Ref<Str> text = make_str(name);
    if (all && vm().version >= from && vm().version <= until && !list_append(all.get(), text.get())) all = nullptr;
  };
#define SLOTSCOPE_STDLIB_MODULE(name, since, until) add(name, since, until);
#include "engine/modules/stdlib_names.def"
#undef SLOTSCOPE_STDLIB_MODULE
  return all ? call(static_cast<Object*>(vm().types.frozenset), all.get()) : Ref<>();
}

bool fill(Dict* names) {
  Interpreter& in = vm();
  const int minor = in.version, micro = micro_version(minor);
  bool ok = true;
  auto set = [&](const char* name, Ref<> value) {
    ok = ok && value && dict_set(names, intern(name).get(), value.get());
  };
  auto text = [](std::string_view value) { return Ref<>(make_str(value)); };
  Ref<> version_info = named_fields("sys.version_info", {{"major", make_int(3)},
                                                         {"minor", make_int(minor)},
                                                         {"micro", make_int(micro)},
                                                         {"releaselevel", Ref<>(intern("final"))},
                                                         {"serial", make_int(0)}});
  set("version_info", version_info);
  set("version", text(cat("3.", minor, ".", micro, " (main) [Slotscope]")));
  set("hexversion", make_int(0x03000000 | minor << 16 | micro << 8 | 0xF0));
  set("api_version", make_int(1013));
  set("copyright", text("Slotscope models CPython; it is not CPython."));
  set("platform", text("linux"));
  set("byteorder", text("little"));
  set("maxsize", make_int(INT64_MAX));
  set("maxunicode", make_int(0x10FFFF));
  set("executable", text(""));
  set("prefix", text(""));
  set("base_prefix", text(""));
  set("exec_prefix", text(""));
  set("dont_write_bytecode", make_bool(true));
  set("float_repr_style", text("short"));
  set("modules", share(static_cast<Object*>(in.modules)));
  Ref<List> arguments = make_list();
  Ref<> first = text(!in.settings.script.empty()           ? in.settings.script
                     : in.settings.file_name == "<string>" ? "-c"
                     : in.settings.file_name == "<stdin>"  ? "-"
                                                           : in.settings.file_name);
  ok = ok && list_append(arguments.get(), first.get());
  for (const std::string& each : in.settings.arguments) ok = ok && list_append(arguments.get(), text(each).get());
  set("argv", Ref<>(arguments));
  set("orig_argv", Ref<>(arguments));
  // The folder of the program, as programs expect to find it there; nothing is read from it.
  Ref<List> path = make_list();
  const std::string& file = in.settings.file_name;
  const Ref<> folder = text(file.starts_with('/') ? file.substr(0, std::max<std::size_t>(file.rfind('/'), 1)) : "");
  ok = ok && list_append(path.get(), folder.get());
  set("path", Ref<>(path));
  set("meta_path", Ref<>(make_list()));
  set("path_hooks", Ref<>(make_list()));
  set("warnoptions", Ref<>(make_list()));
  set("_xoptions", Ref<>(make_dict()));
  set("float_info", named_fields("sys.float_info", {{"max", make_float(DBL_MAX)},
                                                    {"max_exp", make_int(DBL_MAX_EXP)},
                                                    {"max_10_exp", make_int(DBL_MAX_10_EXP)},
                                                    {"min", make_float(DBL_MIN)},
                                                    {"min_exp", make_int(DBL_MIN_EXP)},
                                                    {"min_10_exp", make_int(DBL_MIN_10_EXP)},
                                                    {"dig", make_int(DBL_DIG)},
                                                    {"mant_dig", make_int(DBL_MANT_DIG)},
                                                    {"epsilon", make_float(DBL_EPSILON)},
                                                    {"radix", make_int(FLT_RADIX)},
                                                    {"rounds", make_int(1)}}));
  set("int_info", named_fields("sys.int_info", {{"bits_per_digit", make_int(30)},
                                                {"sizeof_digit", make_int(4)},
                                                {"default_max_str_digits", make_int(4300)},
                                                {"str_digits_check_threshold", make_int(640)}}));
  set("hash_info", named_fields("sys.hash_info", {{"width", make_int(64)},
                                                  {"modulus", make_int((std::int64_t{1} << 61) - 1)},
                                                  {"inf", make_int(314159)},
                                                  {"nan", make_int(0)},
                                                  {"imag", make_int(1000003)},
                                                  {"algorithm", text(minor >= 11 ? "siphash13" : "siphash24")},
                                                  {"hash_bits", make_int(64)},
                                                  {"seed_bits", make_int(128)},
                                                  {"cutoff", make_int(0)}}));
  std::vector<std::pair<const char*, Ref<>>> flags{{"debug", make_int(0)},
                                                   {"inspect", make_int(0)},
                                                   {"interactive", make_int(0)},
                                                   {"optimize", make_int(0)},
                                                   {"dont_write_bytecode", make_int(1)},
                                                   {"no_user_site", make_int(0)},
                                                   {"no_site", make_int(0)},
                                                   {"ignore_environment", make_int(0)},
                                                   {"verbose", make_int(0)},
                                                   {"bytes_warning", make_int(0)},
                                                   {"quiet", make_int(0)},
                                                   {"hash_randomization", make_int(0)},
                                                   {"isolated", make_int(0)},
                                                   {"dev_mode", make_bool(false)},
                                                   {"utf8_mode", make_int(0)}};
  if (minor >= 10) flags.emplace_back("warn_default_encoding", make_int(0));
  if (minor >= 11) flags.emplace_back("safe_path", make_bool(false));
  flags.emplace_back("int_max_str_digits", make_int(minor >= 13 ? in.int_max_str_digits : -1));
  set("flags", named_fields("sys.flags", flags));
  set("thread_info",
      named_fields("sys.thread_info",
                   {{"name", text("pthread")}, {"lock", text("semaphore")}, {"version", text("NPTL 2.36")}}));
  Ref<> space = call(static_cast<Object*>(in.types.simple_namespace));
  ok = ok && space && set_attribute(space.get(), intern("name").get(), text("cpython").get()) &&
       set_attribute(space.get(), intern("version").get(), version_info.get()) &&
       set_attribute(space.get(), intern("hexversion").get(),
                     make_int(0x03000000 | minor << 16 | micro << 8 | 0xF0).get()) &&
       set_attribute(space.get(), intern("cache_tag").get(), text(cat("cpython-3", minor)).get());
  set("implementation", space);
  std::vector<std::string_view> builtin_names = {"builtins", "sys", "time"};
  for (std::size_t i = 0; i < native_module_count; ++i) builtin_names.push_back(native_modules[i].name);
  Ref<Tuple> tuple = make_tuple(builtin_names.size());
  for (std::size_t i = 0; i < builtin_names.size(); ++i) tuple->items[i] = make_str(builtin_names[i]).take();
  set("builtin_module_names", finish_tuple(std::move(tuple)));
  Ref<> out = make_stream(Stream::Output), error = make_stream(Stream::Error), input = make_input_stream();
  set("stdout", out);
  set("__stdout__", out);
  set("stderr", error);
  set("__stderr__", error);
  set("stdin", input);
  set("__stdin__", input);
  Ref<Str> module_name = intern("sys");
  ok = ok && add_functions(names, sys_functions, module_name.get());
  set("__displayhook__", share(dict_get(names, "displayhook")));
  set("__excepthook__", share(dict_get(names, "excepthook")));
  set("__unraisablehook__", share(dict_get(names, "unraisablehook")));
  if (since(10)) set("stdlib_module_names", standard_modules());
  return ok;
}

}  // namespace

void set_up_sys() {
  Interpreter& in = vm();
  set_up_stream_types();
  Ref<> module = make_module("sys");
  Ref<Dict> names = instance_dict(module.get());
  static_cast<void>(dict_set(in.modules, "sys", module.get()));
  static_cast<void>(fill(names.get()));
  in.sys_module = module.take();
}

}  // namespace slotscope
