// Uncaught exceptions as text: frames with their source lines, the chain of causes, notes, groups.
#include <algorithm>

#include "engine/builtins/exceptions.hpp"
#include "engine/compile/compile.hpp"
#include "engine/machine/frame.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/object_type.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

namespace {

using namespace exception_field;

/// Line `number` (from 1) of a source text without its indentation.
std::string source_line(const std::string* source, int number) {
  if (!source || number < 1) return {};
  std::size_t begin = 0;
  for (int i = 1; i < number; ++i) {
    begin = source->find('\n', begin);
    if (begin == std::string::npos) return {};
    ++begin;
  }
  std::string line = source->substr(begin, source->find('\n', begin) - begin);
  const std::size_t first = line.find_first_not_of(" \t\f"), last = line.find_last_not_of(" \t\r\f");
  return first == std::string::npos ? std::string() : line.substr(first, last - first + 1);
}

std::string frames_text(const Traceback* traceback) {
  std::string text = "Traceback (most recent call last):\n";
  std::string previous;
  int repeats = 0;
  constexpr int shown_repeats = 3;
  auto end_repeats = [&] {
    const int more = repeats - shown_repeats;
    if (more > 0) text += cat("  [Previous line repeated ", more, " more time", more == 1 ? "" : "s", "]\n");
  };
  for (; traceback; traceback = traceback->next) {
    const auto* frame = static_cast<const FrameObject*>(traceback->frame);
    const Code* code = frame->code;
    std::string entry = cat("  File \"", to_utf8(code->filename), "\", line ", traceback->line, ", in ", to_utf8(code->name), "\n");
    if (entry != previous) {
      end_repeats();
      previous = entry;
      repeats = 0;
    }
    if (++repeats > shown_repeats) continue;
    text += entry;
    const std::string line = source_line(code->source.get(), traceback->line);
    if (!line.empty()) text += "    " + line + "\n";
  }
  end_repeats();
  return text;
}

std::string type_label(const Exception* exception) {
  Ref<> module, qualname;
  std::string label(type_name_of(exception));
  if (look_up_attribute(exception->type, vm().names.__qualname__, qualname) == Tri::True && is_str(qualname.get())) label = to_utf8(as_str(qualname.get()));
  if (look_up_attribute(exception->type, vm().names.__module__, module) == Tri::True && is_str(module.get())) {
    const std::string name = to_utf8(as_str(module.get()));
    if (name != "builtins" && !(name == "__main__" && since(11))) label = name + "." + label;
  }
  clear_exception();
  return label;
}

std::string head_line(Exception* exception) {
  std::string label = type_label(exception);
  const std::string message = exception_text(exception);
  return message.empty() ? label + "\n" : cat(label, ": ", message, "\n");
}

std::string syntax_text_of(Exception* exception) {
  std::string text;
  Object *line = exception->fields[syntax_line], *source = exception->fields[syntax_text], *offset = exception->fields[syntax_offset];
  Object* file = exception->fields[syntax_file];
  if (line && is_int(line)) text += cat("  File \"", file && is_str(file) ? to_utf8(as_str(file)) : "<string>", "\", line ", int_to_text(as_int(line)), "\n");
  if (source && is_str(source)) {
    std::string shown = to_utf8(as_str(source));
    while (!shown.empty() && (shown.back() == '\n' || shown.back() == '\r')) shown.pop_back();
    const std::size_t indent = shown.find_first_not_of(" \t\f");
    if (indent != std::string::npos) shown.erase(0, indent);
    text += "    " + shown + "\n";
    if (offset && is_int(offset)) {
      const std::int64_t column = int_value(offset).value_or(0) - 1 - static_cast<std::int64_t>(indent == std::string::npos ? 0 : indent);
      std::int64_t width = 1;
      Object *end_line = exception->fields[syntax_end_line], *end = exception->fields[syntax_end_offset];
      if (since(10) && end && is_int(end) && end_line && is_int(end_line) && int_value(end_line) == int_value(line))
        width = std::max<std::int64_t>(1, int_value(end).value_or(0) - int_value(offset).value_or(0));
      if (column >= 0) text += "    " + std::string(static_cast<std::size_t>(column), ' ') + std::string(static_cast<std::size_t>(width), '^') + "\n";
    }
  }
  Object* message = exception->fields[syntax_message];
  text += cat(type_label(exception), ": ", message && is_str(message) ? to_utf8(as_str(message)) : "<no detail available>", "\n");
  return text;
}

std::string notes_text(Exception* exception) {
  Ref<> notes;
  std::string text;
  if (since(11) && look_up_attribute(exception, vm().names.__notes__, notes) == Tri::True && is_list(notes.get())) {
    for (Object* note : *as_list(notes.get())) {
      Ref<Str> line = str(note);
      if (line) text += to_utf8(line.get()) + "\n";
    }
  }
  clear_exception();
  return text;
}

std::string whole_text(Exception* exception, std::vector<Exception*>& seen) {
  seen.push_back(exception);
  auto fresh = [&](Exception* each) { return each && std::find(seen.begin(), seen.end(), each) == seen.end(); };
  std::string text;
  if (fresh(exception->cause))
    text += whole_text(exception->cause, seen) + "\nThe above exception was the direct cause of the following exception:\n\n";
  else if (!exception->cause && !exception->suppress_context && fresh(exception->context))
    text += whole_text(exception->context, seen) + "\nDuring handling of the above exception, another exception occurred:\n\n";
  if (exception->traceback) text += frames_text(exception->traceback);
  text += is_instance(exception, vm().errors.SyntaxError) ? syntax_text_of(exception) : head_line(exception);
  return text + notes_text(exception);
}

}  // namespace

std::string exception_text(Exception* exception) {
  Exception* pending = std::exchange(vm().error, nullptr);
  Ref<Str> text = str(exception);
  std::string result = text ? to_utf8(text.get()) : "<exception str() failed>";
  clear_exception();
  vm().error = pending;
  return result;
}

std::string format_exception(Exception* exception) {
  std::vector<Exception*> seen;
  return whole_text(exception, seen);
}

Failure raise_syntax_problem(const SyntaxProblem& problem, std::string_view file_name) {
  Interpreter& in = vm();
  Type* type = problem.kind == SyntaxProblem::Kind::Syntax ? in.errors.SyntaxError : problem.kind == SyntaxProblem::Kind::Tab ? in.errors.TabError : in.errors.IndentationError;
  Ref<> file = make_str(file_name), line = make_int(problem.line), offset = make_int(problem.offset), message = make_str(problem.message);
  Ref<> text = problem.has_text ? Ref<>(make_str(problem.text)) : none();
  Ref<> end_line = make_int(problem.end_line), end_offset = make_int(problem.end_offset);
  Ref<Tuple> info = since(10) ? tuple_of(file.get(), line.get(), offset.get(), text.get(), end_line.get(), end_offset.get())
                              : tuple_of(file.get(), line.get(), offset.get(), text.get());
  Ref<> made = call(static_cast<Object*>(type), message.get(), info.get());
  return made ? raise_exception(std::move(made)) : Failure{};
}

}  // namespace slotscope
