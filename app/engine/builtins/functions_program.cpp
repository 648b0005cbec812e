// Built-in functions about the program: exec, eval, compile, globals, locals, import, and files, which there are none
// of.
#include "engine/builtins/codecs.hpp"
#include "engine/builtins/functions.hpp"
#include "engine/builtins/import.hpp"
#include "engine/builtins/native.hpp"
#include "engine/compile/compile.hpp"
#include "engine/compile/source_encoding.hpp"
#include "engine/machine/hidden.hpp"
#include "engine/machine/machine.hpp"
#include "engine/objects/build_class.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

namespace {

Ref<> builtin_globals(Object*, const Args&) {
  const Frame* frame = calling_frame();
  return frame ? share(static_cast<Object*>(frame->globals)) : Ref<>();
}
Ref<> builtin_locals(Object*, const Args&) {
  Frame* frame = calling_frame();
  return frame ? program_locals(frame) : Ref<>();
}

/// Source text of str or bytes-like; false with TypeError pending.
bool source_text(Object* source, Object* file, const char* function, std::string& text) {
  if (is_str(source)) {
    if (!encode_text(as_str(source), "utf-8", "strict", text)) return false;
  } else {
    std::string_view view;
    if (!bytes_view(source, view)) {
      clear_exception();
      return raise(vm().errors.TypeError, cat(function, "() arg 1 must be a string, bytes or ",
                                              std::string_view(function) == "compile" ? "AST object" : "code object"));
    }
    DecodedSource decoded = decode_bytes(view, vm().version);
    if (decoded.problem)
      return raise_syntax_problem(*decoded.problem, is_str(file) ? to_utf8(as_str(file)) : std::string("<string>"));
    text = std::move(decoded.text);
  }
  if (text.find('\0') != std::string::npos)
    return raise(since(11) ? vm().errors.SyntaxError : vm().errors.ValueError,
                 "source code string cannot contain null bytes");
  return true;
}

/// Annotations stay text in code that is compiled from a module which asked for that.
bool inherits_future() {
  return vm().frame && (vm().frame->code->code_flags & code_flag::future_annotations);
}

Ref<> run_source(const char* name, const Args& args, ParseMode mode) {
  Interpreter& in = vm();
  static const char* const keywords[] = {"source", "globals", "locals", "closure", nullptr};
  Object *source, *globals = nullptr, *locals = nullptr, *closure = nullptr;
  ArgumentShape shape{.required = 1, .positional_only = since(13) ? 1 : 3, .positional = 3};
  if (!since(13) && !since(11) && !no_keywords(name, args)) return {};
  if (!read_arguments(name, args, keywords, shape, {&source, &globals, &locals, &closure})) return {};
  if (globals && is_none(globals)) globals = nullptr;
  if (locals && is_none(locals)) locals = nullptr;
  if (globals && !is_dict(globals))
    return raise(in.errors.TypeError,
                 mode == ParseMode::Expression
                     ? (!is_dict(globals) && globals->type->slots.mp_subscript
                            ? std::string("globals must be a real dict; try eval(code, {}, mapping)")
                            : std::string("globals must be a dict"))
                     : cat(name, "() globals must be a dict, not ", type_name_of(globals)));
  Ref<> own_locals;
  if (!globals) {
    Frame* frame = calling_frame();
    if (!frame) return {};
    globals = frame->globals;
    if (!locals) {
      own_locals = program_locals(frame);
      if (!own_locals) return {};
      locals = own_locals.get();
    }
  } else if (!locals) {
    locals = globals;
  }
  if (!locals->type->slots.mp_subscript && !is_dict(locals))
    return raise(in.errors.TypeError,
                 mode == ParseMode::Expression
                     ? std::string("locals must be a mapping")
                     : cat(name, "() locals must be a mapping or None, not ", type_name_of(locals)));
  if (source->type == in.types.code) {
    auto* code = reinterpret_cast<Code*>(source);
    if (code->free_count && !closure)
      return raise(in.errors.TypeError, cat("code object passed to ", name, "() may not contain free variables"));
    return run_code(code, as_dict(globals), locals, closure && is_tuple(closure) ? as_tuple(closure) : nullptr);
  }
  std::string text;
  if (!source_text(source, in.names.string_module, name, text)) return {};
  if (mode == ParseMode::Expression) {
    const std::size_t first = text.find_first_not_of(" \t");
    text.erase(0, first == std::string::npos ? text.size() : first);
  }
  Ref<Code> code = compile_source(text, in.names.string_module, mode, inherits_future());
  return code ? run_code(code.get(), as_dict(globals), locals) : Ref<>();
}

Ref<> builtin_eval(Object*, const Args& args) {
  return run_source("eval", args, ParseMode::Expression);
}
Ref<> builtin_exec(Object*, const Args& args) {
  Ref<> result = run_source("exec", args, ParseMode::Module);
  return result ? none() : Ref<>();
}

Ref<> builtin_compile(Object*, const Args& args) {
  Interpreter& in = vm();
  static const char* const keywords[] = {"source",   "filename",         "mode", "flags", "dont_inherit",
                                         "optimize", "_feature_version", nullptr};
  Object *source, *file, *mode_object, *flags = nullptr, *inherit = nullptr, *optimize = nullptr, *feature = nullptr;
  if (!read_arguments("compile", args, keywords, {.required = 3, .positional = 6},
                      {&source, &file, &mode_object, &flags, &inherit, &optimize, &feature}))
    return {};
  Ref<Str> decoded_file;
  if (is_bytes(file)) {
    std::string_view bytes;
    if (!bytes_view(file, bytes)) return {};
    decoded_file = decode_bytes(bytes, "utf-8", "surrogateescape");
    if (!decoded_file) return {};
    file = decoded_file.get();
  }
  if (!is_str(file))
    return raise(in.errors.TypeError, cat("expected str, bytes or os.PathLike object, not ", type_name_of(file)));
  if (!is_str(mode_object))
    return raise(in.errors.TypeError, cat("compile() argument 'mode' must be str, not ", type_name_of(mode_object)));
  const std::string mode_name = to_utf8(as_str(mode_object));
  ParseMode mode;
  if (mode_name == "exec")
    mode = ParseMode::Module;
  else if (mode_name == "eval")
    mode = ParseMode::Expression;
  else if (mode_name == "single")
    mode = ParseMode::Interactive;
  else
    return raise(in.errors.ValueError, "compile() mode must be 'exec', 'eval' or 'single'");
  constexpr std::int64_t future_annotations = code_flag::future_annotations;
  constexpr std::int64_t future_flags = 0x1FE0000, obsolete_flags = 0x10, compiling_flags = 0x3600;
  const std::int64_t newer_flags = (since(11) ? 0x4000 : 0) | (since(13) ? 0x8000 : 0);
  std::int64_t wanted = 0, level = -1;
  if (flags && !index_value(flags, wanted)) return {};
  if (wanted & ~(future_flags | obsolete_flags | compiling_flags | newer_flags))
    return raise(in.errors.ValueError, "compile(): unrecognised flags");
  if (optimize && !index_value(optimize, level)) return {};
  if (level < -1 || level > 2) return raise(in.errors.ValueError, "compile(): invalid optimize value");
  std::string text;
  if (!source_text(source, file, "compile", text)) return {};
  const bool inherits = !inherit || is_true(inherit) != Tri::True;
  Ref<Code> code =
      compile_source(text, as_str(file), mode, (wanted & future_annotations) || (inherits && inherits_future()));
  return Ref<>::adopt(reinterpret_cast<Object*>(code.take()));
}

Ref<> builtin_build_class(Object*, const Args& args) {
  Interpreter& in = vm();
  if (args.count < 2) return raise(in.errors.TypeError, "__build_class__: not enough arguments");
  if (args[0]->type != in.types.function) return raise(in.errors.TypeError, "__build_class__: func must be a function");
  if (!is_str(args[1])) return raise(in.errors.TypeError, "__build_class__: name is not a string");
  Ref<Tuple> bases = make_tuple_of(args.values + 2, args.count - 2);
  Ref<Dict> keywords;
  if (args.keyword_count()) {
    keywords = make_dict();
    for (std::size_t i = 0; i < args.keyword_count(); ++i)
      if (!dict_set(keywords.get(), args.keyword_name(i), args.keyword_value(i))) return {};
  }
  return build_class(static_cast<Function*>(args[0]), as_str(args[1]), bases.get(), keywords.get());
}

Ref<> builtin_open(Object*, const Args& args) {
  std::string what = args.count && is_str(args[0]) ? repr_text(args[0]) : std::string("a file");
  return raise(vm().errors.PermissionError, cat("programs here run without files, processes or network, so ", what,
                                                " cannot be opened; use io.StringIO for text in memory"));
}

Ref<> builtin_breakpoint(Object*, const Args&) {
  return none();
}

}  // namespace

constexpr const char* eval_doc = "Evaluate the given source in the context of globals and locals.";
constexpr const char* exec_doc = "Execute the given source in the context of globals and locals.";
constexpr const char* breakpoint_doc = "Does nothing here: set a breakpoint in the editor instead.";

const std::vector<NativeDef> program_functions = {
    {"globals", builtin_globals, Arity::none(), "($module, /)",
     "Return the dictionary containing the current scope's global variables."},
    {"locals", builtin_locals, Arity::none(), "($module, /)",
     "Return a dictionary containing the current scope's local variables."},
    {.name = "eval",
     .function = builtin_eval,
     .arity = Arity::any(),
     .signature = "($module, source, globals=None, locals=None, /)",
     .doc = eval_doc,
     .until = 12},
    {.name = "eval",
     .function = builtin_eval,
     .arity = Arity::any(),
     .signature = "($module, source, /, globals=None, locals=None)",
     .doc = eval_doc,
     .since = 13},
    {.name = "exec",
     .function = builtin_exec,
     .arity = Arity::any(),
     .signature = "($module, source, globals=None, locals=None, /)",
     .doc = exec_doc,
     .until = 10},
    {.name = "exec",
     .function = builtin_exec,
     .arity = Arity::any(),
     .signature = "($module, source, globals=None, locals=None, /, *, closure=None)",
     .doc = exec_doc,
     .since = 11,
     .until = 12},
    {.name = "exec",
     .function = builtin_exec,
     .arity = Arity::any(),
     .signature = "($module, source, /, globals=None, locals=None, *, closure=None)",
     .doc = exec_doc,
     .since = 13},
    {"compile", builtin_compile, Arity::any(),
     "($module, /, source, filename, mode, flags=0,\n        dont_inherit=False, optimize=-1, *, _feature_version=-1)",
     "Compile source into a code object that can be executed by exec() or eval()."},
    {"open", builtin_open, Arity::any(),
     "($module, /, file, mode='r', buffering=-1, encoding=None,\n     errors=None, newline=None, closefd=True, "
     "opener=None)",
     "Programs here have no files: always raises PermissionError."},
    {.name = "breakpoint", .function = builtin_breakpoint, .arity = Arity::any(), .doc = breakpoint_doc, .until = 12},
    {.name = "breakpoint",
     .function = builtin_breakpoint,
     .arity = Arity::any(),
     .signature = "($module, /, *args, **kws)",
     .doc = breakpoint_doc,
     .since = 13},
    {.name = "__import__", .function = builtin_import, .arity = Arity::any(), .doc = "Import a module.", .until = 10},
    {.name = "__import__",
     .function = builtin_import,
     .arity = Arity::any(),
     .signature = "($module, /, name, globals=None, locals=None, fromlist=(),\n           level=0)",
     .doc = "Import a module.",
     .since = 11},
    {"__build_class__", builtin_build_class, Arity::any(), nullptr,
     "__build_class__(func, name, /, *bases, [metaclass], **kwds) -> class"},
};

}  // namespace slotscope
