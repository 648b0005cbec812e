// Implements the printing of exceptions nobody caught, through the hooks in sys.
#include "engine/builtins/hooks.hpp"

#include "engine/builtins/exceptions.hpp"
#include "engine/builtins/native.hpp"
#include "engine/builtins/traceback_text.hpp"
#include "engine/builtins/warnings.hpp"
#include "engine/machine/frame.hpp"
#include "engine/machine/machine_parts.hpp"
#include "engine/modules/streams.hpp"
#include "engine/objects/instance.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

namespace {

/// A hook of sys that is not the engine's own; empty when the program left it alone.
Ref<> replaced_hook(const char* name, NativeFunction own) {
  Ref<> hook;
  if (!vm().sys_module || look_up_attribute(vm().sys_module, intern(name).get(), hook) != Tri::True) {
    clear_exception();
    return {};
  }
  const bool is_own = hook->type == vm().types.native && static_cast<Native*>(hook.get())->def->function == own;
  return is_own ? Ref<>() : hook;
}

/// The entries the C code prints: with marks in 3.11 and 3.12 only.
void add_entries(const Traceback* traceback, std::string& text) {
  if (!traceback) return;
  text += "Traceback (most recent call last):\n";
  for (const std::string& line :
       entry_lines(traceback, {.by_interpreter = true, .chain = false, .limit = {}, .marks = !since(13)}))
    text += line;
}

std::string unraisable_text(const std::string& what, const Exception* exception, const Traceback* traceback) {
  std::string text = what;
  add_entries(traceback, text);
  if (!exception) return text;
  text += exception_type_label(exception, true);
  return cat(text, ": ", exception_text(const_cast<Exception*>(exception)), "\n");
}

}  // namespace

int exit_status_of(Exception* exit) {
  Object* code = exit->fields[exception_field::exit_code];
  if (!code || is_none(code)) return 0;
  if (is_int(code)) return static_cast<int>(int_value(code).value_or(-1)) & 0xFF;
  if (Ref<Str> text = str(code)) write_standard_error(to_utf8(text.get()));
  clear_exception();
  write_standard_error("\n");
  return 1;
}

Ref<> default_except_hook(Object*, const Args& args) {
  if (!is_exception(args[1])) {
    if (!since(13))
      write_standard_error(
          cat("TypeError: print_exception(): Exception expected for value, ", type_name_of(args[1]), " found\n"));
    return none();
  }
  Exception* exception = as_exception(args[1]);
  if (args[2]->type == vm().types.traceback && !exception->traceback)
    exception->traceback = static_cast<Traceback*>(share(args[2]).take());
  write_standard_error(format_exception(exception));
  return none();
}

Ref<> default_unraisable_hook(Object*, const Args& args) {
  const auto field = [&](const char* name) {
    Ref<> value = get_attribute(args[0], intern(name).get());
    clear_exception();
    return value && !is_none(value.get()) ? value : Ref<>();
  };
  Ref<> exception = field("exc_value"), traceback = field("exc_traceback"), message = field("err_msg"),
        object = field("object");
  std::string what = message && is_str(message.get()) ? to_utf8(as_str(message.get())) : "";
  if (object) {
    Ref<Str> shown = repr(object.get());
    clear_exception();
    what = cat(message ? what : "Exception ignored in", ": ", shown ? to_utf8(shown.get()) : "<object repr() failed>",
               "\n");
  } else if (message) {
    what += ":\n";
  }
  const bool has_traceback = traceback && traceback->type == vm().types.traceback;
  write_standard_error(
      unraisable_text(what, exception && is_exception(exception.get()) ? as_exception(exception.get()) : nullptr,
                      has_traceback ? static_cast<Traceback*>(traceback.get()) : nullptr));
  return none();
}

int show_uncaught(Exception* exception, const std::string& text) {
  Ref<> hook = replaced_hook("excepthook", default_except_hook);
  if (!hook) {
    Ref<> present;
    const bool missing =
        vm().sys_module && look_up_attribute(vm().sys_module, intern("excepthook").get(), present) == Tri::False;
    clear_exception();
    if (missing) write_standard_error("sys.excepthook is missing\n");
    write_standard_error(text);
    return 1;
  }
  Object* traceback = exception->traceback ? static_cast<Object*>(exception->traceback) : vm().none;
  if (call(hook.get(), exception->type, exception, traceback) || vm().interruption != Interruption::None) return 1;
  Ref<Exception> second = take_exception();
  if (is_instance(second.get(), vm().errors.SystemExit)) return exit_status_of(second.get());
  write_standard_error("Error in sys.excepthook:\n" + format_exception(second.get()) + "\nOriginal exception was:\n" +
                       text);
  return 1;
}

void write_unraisable(Object* where, const char* what) {
  Interpreter& in = vm();
  if (in.error && !in.error->traceback && in.frame) add_traceback(in.frame);
  Ref<Exception> error = take_exception();
  if (!error) return;
  if (in.interruption != Interruption::None) {  // nothing may swallow the end of the run
    raise_exception(std::move(error));
    return;
  }
  std::string message;
  if (since(14) && what && where) {
    Ref<Str> shown = repr(where);
    clear_exception();
    message = cat("Exception ignored while ", what, " ", shown ? to_utf8(shown.get()) : "<object repr() failed>");
    where = nullptr;
  }
  Ref<> hook = replaced_hook("unraisablehook", default_unraisable_hook);
  Object* traceback = error->traceback ? static_cast<Object*>(error->traceback) : in.none;
  Ref<> text = message.empty() ? none() : Ref<>(make_str(message));
  Ref<> arguments = make_struct_sequence("UnraisableHookArgs", {{"exc_type", share(static_cast<Object*>(error->type))},
                                                                {"exc_value", Ref<>(error)},
                                                                {"exc_traceback", share(traceback)},
                                                                {"err_msg", text},
                                                                {"object", where ? share(where) : none()}});
  Object* values[] = {arguments.get()};
  const Args args{values, 1, nullptr};
  if (!arguments) return clear_exception();
  if (!hook) {
    static_cast<void>(default_unraisable_hook(nullptr, args));
  } else if (!call(hook.get(), args)) {
    if (in.interruption != Interruption::None) return;
    Ref<Exception> second = take_exception();
    Ref<Str> shown = repr(hook.get());
    clear_exception();
    const std::string name = shown ? to_utf8(shown.get()) : "<object repr() failed>";
    const std::string what_failed = since(14) ? std::string("Exception ignored in sys.unraisablehook:\n")
                                              : cat("Exception ignored in sys.unraisablehook: ", name, "\n");
    write_standard_error(unraisable_text(what_failed, second.get(), second->traceback));
  }
  clear_exception();
}

}  // namespace slotscope
