// Built-in functions that make or move text: print, input, repr, ascii, format.
#include "engine/builtins/functions.hpp"
#include "engine/builtins/native.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/instance.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

namespace {

Ref<> sys_attribute(Str* name) {
  Ref<Dict> names = instance_dict(vm().sys_module);
  return names ? share(dict_get(names.get(), name)) : Ref<>();
}

Ref<> builtin_print(Object*, const Args& args) {
  Interpreter& in = vm();
  Object *separator = nullptr, *end = nullptr, *file = nullptr, *flush = nullptr;
  if (!since(11) && args.keyword_count() > 4) return raise_too_many_keywords("print", args, 4), Ref<>();
  for (std::size_t i = 0; i < args.keyword_count(); ++i) {
    Str* name = args.keyword_name(i);
    Object* value = args.keyword_value(i);
    if (name == in.names.sep || str_equal(name, "sep"))
      separator = value;
    else if (str_equal(name, "end"))
      end = value;
    else if (str_equal(name, "file"))
      file = value;
    else if (str_equal(name, "flush"))
      flush = value;
    else
      return raise_unexpected_keyword("print", to_utf8(name), {"sep", "end", "file", "flush"}), Ref<>();
  }
  auto text_or_none = [&](Object*& value, const char* what) {
    if (value && is_none(value)) value = nullptr;
    if (!value || is_str(value)) return true;
    return static_cast<bool>(
        raise(in.errors.TypeError, cat(what, " must be None or a string, not ", type_name_of(value))));
  };
  if (!text_or_none(separator, "sep") || !text_or_none(end, "end")) return {};
  Ref<> target = file && !is_none(file) ? share(file) : sys_attribute(in.names.stdout_);
  if (!target) return raise(in.errors.RuntimeError, "lost sys.stdout");
  if (is_none(target.get())) return none();
  Ref<> write = get_attribute(target.get(), in.names.write);
  if (!write) return {};
  Ref<Str> newline = separator && end ? Ref<Str>() : make_char('\n');
  Ref<Str> space = separator ? Ref<Str>() : make_char(' ');
  for (std::size_t i = 0; i < args.count; ++i) {
    if (i > 0 && !call(write.get(), separator ? separator : space.get())) return {};
    Ref<Str> text = str(args[i]);
    if (!text || !call(write.get(), text.get())) return {};
  }
  if (!newline) newline = make_char('\n');
  if (!call(write.get(), end ? end : newline.get())) return {};
  if (flush) {
    const Tri wanted = is_true(flush);
    if (wanted == Tri::Error) return {};
    if (wanted == Tri::True && !call_method(target.get(), in.names.flush)) return {};
  }
  return none();
}

Ref<> builtin_input(Object*, const Args& args) {
  Interpreter& in = vm();
  if (args.count) {
    Ref<Str> prompt = str(args[0]);
    Ref<> output = sys_attribute(in.names.stdout_);
    if (!prompt || !output || !call_method(output.get(), in.names.write, prompt.get())) return {};
  }
  Ref<> source = sys_attribute(in.names.stdin_);
  if (!source || is_none(source.get())) return raise(in.errors.RuntimeError, "input(): lost sys.stdin");
  Ref<> line = call_method(source.get(), in.names.readline);
  if (!line) return {};
  if (!is_str(line.get())) return raise(in.errors.TypeError, "object.readline() returned non-string");
  Str* text = as_str(line.get());
  if (!text->length) return raise(in.errors.EOFError, "EOF when reading a line");
  if (text->at(text->length - 1) == '\n') return str_slice(text, 0, text->length - 1);
  return line;
}

Ref<> builtin_repr(Object*, const Args& args) {
  return repr(args[0]);
}
Ref<> builtin_ascii(Object*, const Args& args) {
  return ascii(args[0]);
}
Ref<> builtin_format(Object*, const Args& args) {
  if (args.count > 1 && !is_str(args[1]))
    return raise(vm().errors.TypeError, cat("format() argument 2 must be str, not ", type_name_of(args[1])));
  return format(args[0], args.count > 1 ? as_str(args[1]) : nullptr);
}

}  // namespace

const std::vector<NativeDef> text_functions = {
    {.name = "print",
     .function = builtin_print,
     .arity = Arity::any(),
     .doc = "Prints the values to a stream, or to sys.stdout by default.",
     .until = 10},
    {.name = "print",
     .function = builtin_print,
     .arity = Arity::any(),
     .signature = "($module, /, *args, sep=' ', end='\\n', file=None, flush=False)",
     .doc = "Prints the values to a stream, or to sys.stdout by default.",
     .since = 11},
    {"input", builtin_input, Arity::range(0, 1), "($module, prompt='', /)",
     "Read a string from standard input.  The trailing newline is stripped."},
    {"repr", builtin_repr, Arity::one(), "($module, obj, /)",
     "Return the canonical string representation of the object."},
    {"ascii", builtin_ascii, Arity::one(), "($module, obj, /)", "Return an ASCII-only representation of an object."},
    {"format", builtin_format, Arity::range(1, 2), "($module, value, format_spec='', /)",
     "Return type(value).__format__(value, format_spec)"},
};

}  // namespace slotscope
