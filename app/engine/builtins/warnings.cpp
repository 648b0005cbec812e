// Implements warnings without the warnings module: the default filters, and the module's own once it is imported
// (CPython: Python/_warnings.c).
#include "engine/builtins/warnings.hpp"

#include "engine/builtins/carets.hpp"
#include "engine/builtins/traceback_text.hpp"
#include "engine/compile/compile.hpp"
#include "engine/machine/frame.hpp"
#include "engine/machine/hidden.hpp"
#include "engine/machine/operations.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

namespace {

struct Warning {
  Type* category;
  Ref<Str> text;
  Ref<Str> file = {};
  int line = 0;
  std::string module = "<string>";
  Dict* registry = nullptr;  ///< null: nothing is remembered
  std::string source_line = {};
  Object* about = nullptr;  ///< the object it is about, or null
};

/// The default filters: deprecations matter to who runs the code that is deprecated, not to its users.
bool is_ignored(const Warning& warning) {
  const ExceptionTypes& errors = vm().errors;
  const auto is = [&](Type* type) { return type && is_subtype(warning.category, type); };
  if (is(errors.DeprecationWarning)) return warning.module != "__main__";
  return is(errors.PendingDeprecationWarning) || is(errors.ImportWarning) || is(errors.ResourceWarning);
}

/// Whether it was shown before; notes that it is now. Nothing when that fails.
Tri is_known(const Warning& warning) {
  if (!warning.registry) return Tri::False;
  Ref<> line = make_int(warning.line);
  Ref<> key = tuple_of(warning.text.get(), static_cast<Object*>(warning.category), line.get());
  Ref<Str> version = intern("version");
  if (!key) return Tri::Error;
  if (!dict_get(warning.registry, version.get())) {
    Ref<> zero = make_int(0);
    if (!dict_set(warning.registry, version.get(), zero.get())) return Tri::Error;
  }
  if (dict_get(warning.registry, key.get())) return Tri::True;
  if (vm().error || !dict_set(warning.registry, key.get(), vm().true_)) return Tri::Error;
  return Tri::False;
}

std::string_view stripped(std::string_view line) {
  constexpr std::string_view blank = " \t\f";
  const std::size_t first = line.find_first_not_of(blank);
  return first == std::string_view::npos ? std::string_view()
                                         : line.substr(first, line.find_last_not_of(blank) - first + 1);
}

/// warnings.warn_explicit(), which knows the program's filters and where warnings go.
bool warn_by_module(Object* module, const Warning& warning) {
  Ref<> function = get_attribute(module, intern("warn_explicit").get());
  if (!function) return false;
  Ref<> line = make_int(warning.line);
  Ref<Str> module_name = make_str(warning.module);
  Object* registry = warning.registry ? static_cast<Object*>(warning.registry) : vm().none;
  Object* about = warning.about ? warning.about : vm().none;
  Object* values[] = {warning.text.get(), warning.category, warning.file.get(), line.get(),
                      module_name.get(),  registry,         vm().none,          about};
  return static_cast<bool>(call(function.get(), Args{values, std::size(values), nullptr}));
}

bool issue(const Warning& warning) {
  Object* module = dict_get(vm().modules, intern("warnings").get());
  if (module && !is_none(module)) return warn_by_module(module, warning);
  if (is_ignored(warning)) return true;
  const Tri known = is_known(warning);
  if (known != Tri::False) return known == Tri::True;
  std::string text = cat(to_utf8(warning.file.get()), ":", warning.line, ": ", type_name(warning.category), ": ",
                         to_utf8(warning.text.get()), "\n");
  const std::string_view line = stripped(warning.source_line);
  if (!line.empty()) text += cat("  ", line, "\n");
  if (warning.about && !vm().tracing_memory)
    text += cat(type_name(warning.category), ": Enable tracemalloc to get the object allocation traceback\n");
  write_standard_error(text);
  return true;
}

/// A warning about what the frame is doing.
bool warn_in_frame(Frame* frame, Type* category, const std::string& message, Object* about) {
  Interpreter& in = vm();
  Warning warning{.category = category, .text = make_str(message), .about = about};
  Ref<Dict> registry;
  if (frame) {
    warning.file = share(frame->code->filename);
    warning.line = frame_line(frame);
    Object* name = dict_get(frame->globals, in.names.__name__);
    if (name && is_str(name)) warning.module = to_utf8(as_str(name));
    Ref<Str> key = intern("__warningregistry__");
    Object* known = dict_get(frame->globals, key.get());
    registry = known && is_dict(known) ? share(as_dict(known)) : make_dict();
    if (!registry || (!known && !dict_set(frame->globals, key.get(), registry.get()))) return false;
    warning.registry = registry.get();
    const std::string file = to_utf8(frame->code->filename);
    if (const std::string* source = file.starts_with('<') ? nullptr : program_source(file))
      warning.source_line = source_line(*source, warning.line);
  } else {
    warning.file = make_str("sys");
    warning.line = 1;
    warning.module = "sys";
  }
  return warning.text && issue(warning);
}

}  // namespace

void write_standard_error(std::string_view text) {
  Interpreter& in = vm();
  if (in.interruption != Interruption::None) return;
  Exception* pending = std::exchange(in.error, nullptr);
  Ref<> stream;
  const Tri found = in.sys_module ? look_up_attribute(in.sys_module, intern("stderr").get(), stream) : Tri::False;
  bool written = found == Tri::True && is_none(stream.get());  // None: nobody wants to read it
  if (found == Tri::True && !written) {
    Ref<Str> shown = make_str(text);
    written = shown && call_method(stream.get(), intern("write").get(), shown.get());
  }
  if (in.interruption == Interruption::None) {
    clear_exception();
    if (!written) static_cast<void>(write_output(Stream::Error, text));
  }
  if (in.interruption == Interruption::None) {
    clear_exception();
    in.error = pending;
  } else if (pending) {
    release(static_cast<Object*>(pending));  // the end of the run goes before what was pending
  }
}

bool warn(Type* category, const std::string& message, int stack_level) {
  Frame* frame = visible_frame(vm().frame);
  for (; frame && stack_level > 1; --stack_level) frame = visible_frame(frame->previous);
  return warn_in_frame(frame, category, message, nullptr);
}

bool warn_about(Object* what, Type* category, const std::string& message) {
  return warn_in_frame(visible_frame(vm().frame), category, message, what);
}

bool warn_of_syntax(const std::vector<SyntaxNotice>& notices, Str* file_name, std::string_view source) {
  Interpreter& in = vm();
  const std::string file = to_utf8(file_name);
  for (const SyntaxNotice& notice : notices) {
    Type* category = notice.kind == SyntaxNotice::Kind::Syntax ? in.errors.SyntaxWarning : in.errors.DeprecationWarning;
    Warning warning{.category = category,
                    .text = make_str(notice.message),
                    .file = share(file_name),
                    .line = notice.line,
                    .module = file};
    if (warning.module.ends_with(".py")) warning.module.resize(warning.module.size() - 3);
    if (file == in.settings.file_name && !file.starts_with('<')) warning.source_line = source_line(source, notice.line);
    if (!warning.text) return false;
    if (issue(warning)) continue;
    if (!exception_matches(category)) return false;
    clear_exception();
    SyntaxProblem problem;
    problem.message = notice.message;
    problem.line = problem.end_line = notice.line;
    problem.text = source_line(source, notice.line);
    return raise_syntax_problem(problem, file);
  }
  return true;
}

}  // namespace slotscope
