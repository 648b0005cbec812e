// Uncaught exceptions as text: entries with their source lines, the chain of causes, notes, groups
// (CPython: Python/pythonrun.c up to 3.12, Lib/traceback.py from 3.13).
#include <algorithm>

#include "engine/builtins/carets.hpp"
#include "engine/builtins/exceptions.hpp"
#include "engine/builtins/suggestions.hpp"
#include "engine/builtins/syntax_error_text.hpp"
#include "engine/builtins/traceback_text.hpp"
#include "engine/machine/frame.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/object_type.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

namespace {

constexpr int shown_repeats = 3;
constexpr int most_entries = 1000;  // the interpreter's own printing, up to 3.12

/// CPython looks source lines up in files: code compiled from a string has none. A program given on the command line is
/// shown from 3.13 on.
bool is_program_file(std::string_view file) {
  return file == vm().settings.file_name && (since(13) || !file.starts_with('<'));
}

const std::string* source_of(const Code* code) {
  return is_program_file(to_utf8(code->filename)) ? code->source.get() : nullptr;
}

std::vector<const Traceback*> shown_entries(const Traceback* traceback, std::optional<std::int64_t> limit) {
  std::vector<const Traceback*> entries;
  for (; traceback; traceback = traceback->next) entries.push_back(traceback);
  if (!limit) return entries;
  const auto count = static_cast<std::int64_t>(entries.size());
  if (*limit == 0)
    entries.clear();
  else if (*limit > 0)
    entries.resize(static_cast<std::size_t>(std::min(*limit, count)));
  else if (-*limit < count)
    entries.erase(entries.begin(), entries.end() + *limit);
  return entries;
}

std::string repeats_text(int repeats) {
  const int more = repeats - shown_repeats;
  return cat("  [Previous line repeated ", more, " more time", more == 1 ? "" : "s", "]\n");
}

/// str(exception), or what stands for it when that fails.
std::string message_of(Exception* exception, bool unprintable = false) {
  Exception* pending = std::exchange(vm().error, nullptr);
  Ref<Str> text = str(exception);
  std::string result = text          ? to_utf8(text.get())
                       : unprintable ? cat("<unprintable ", type_name_of(exception), " object>")
                                     : "<exception str() failed>";
  clear_exception();
  vm().error = pending;
  return result;
}

std::string safe_text(Object* value, const char* what, bool as_repr = false) {
  Ref<Str> text = as_repr ? repr(value) : str(value);
  clear_exception();
  return text ? to_utf8(text.get()) : cat("<", what, " ", as_repr ? "repr" : "str", "() failed>");
}

void add_lines(std::vector<std::string>& out, const std::string& text) {
  for (std::size_t begin = 0;;) {
    const std::size_t end = text.find('\n', begin);
    out.push_back(text.substr(begin, end - begin) + "\n");
    if (end == std::string::npos) return;
    begin = end + 1;
  }
}

/// __notes__, one a line; anything that is no list is shown by its repr.
void add_notes(Exception* exception, std::vector<std::string>& out) {
  Ref<> notes;
  if (!since(11) || look_up_attribute(exception, vm().names.__notes__, notes) != Tri::True) {
    clear_exception();
    return;
  }
  if (is_none(notes.get())) return;
  if (!is_list(notes.get()) && !is_tuple(notes.get()))
    return out.push_back(safe_text(notes.get(), "__notes__", true) + "\n");
  Ref<List> list = list_from_iterable(notes.get());
  clear_exception();
  if (list)
    for (Object* note : *list) add_lines(out, safe_text(note, "note"));
}

/// Prints one exception with all that belongs to it, groups indented (CPython: print_exception_recursive).
class ExceptionPrinter {
 public:
  ExceptionPrinter(const TracebackStyle& style, std::string* message) : style_(style), message_(message) {}

  std::vector<std::string> print(Exception* exception, Traceback* traceback) {
    outermost_ = exception;
    whole(exception, traceback);
    return std::move(lines_);
  }

 private:
  void whole(Exception* exception, Traceback* traceback) {
    std::vector<Exception*> chain{exception};
    std::vector<const char*> links;
    seen_.push_back(exception);
    for (Exception* each = exception; style_.chain;) {
      Exception* next = nullptr;
      if (each->cause && is_fresh(each->cause)) {
        next = each->cause;
        links.push_back("\nThe above exception was the direct cause of the following exception:\n\n");
      } else if (!each->cause && each->context && !each->suppress_context && is_fresh(each->context)) {
        next = each->context;
        links.push_back("\nDuring handling of the above exception, another exception occurred:\n\n");
      }
      if (!next) break;
      seen_.push_back(next);
      chain.push_back(next);
      each = next;
    }
    for (std::size_t i = chain.size(); i-- > 0;) {
      one(chain[i], i == 0 ? traceback : chain[i]->traceback);
      if (i > 0) emit(links[i - 1]);
    }
  }

  std::vector<std::string> own_lines(Exception* exception, Traceback* traceback) const {
    return exception_only_lines(exception, traceback, style_.by_interpreter,
                                exception == outermost_ ? message_ : nullptr);
  }

  bool is_fresh(Exception* exception) const { return std::find(seen_.begin(), seen_.end(), exception) == seen_.end(); }

  bool shows_entries(const Traceback* traceback) const { return traceback && style_.limit != 0; }

  std::string indent() const { return std::string(static_cast<std::size_t>(2 * depth_), ' '); }

  /// Every line of the text behind the group's margin.
  void emit(const std::string& text, char margin = '|') {
    if (depth_ == 0) return lines_.push_back(text);
    const std::string prefix = indent() + margin + ' ';
    std::string out;
    for (std::size_t begin = 0; begin < text.size();) {
      std::size_t end = text.find('\n', begin);
      end = end == std::string::npos ? text.size() : end + 1;
      out += prefix + text.substr(begin, end - begin);
      begin = end;
    }
    lines_.push_back(std::move(out));
  }

  void one(Exception* exception, Traceback* traceback) {
    const bool is_group = since(11) && is_instance(exception, vm().errors.BaseExceptionGroup);
    if (is_group) return group(exception, traceback);
    if (shows_entries(traceback)) {
      emit("Traceback (most recent call last):\n");
      for (const std::string& line : entry_lines(traceback, style_)) emit(line);
    }
    for (const std::string& line : own_lines(exception, traceback)) emit(line);
  }

  void group(Exception* exception, Traceback* traceback) {
    if (depth_ > style_.deepest_group) return emit(cat("... (max_group_depth is ", style_.deepest_group, ")\n"));
    const bool top = depth_ == 0;
    if (top) ++depth_;
    if (shows_entries(traceback)) {
      emit("Exception Group Traceback (most recent call last):\n", top ? '+' : '|');
      for (const std::string& line : entry_lines(traceback, style_)) emit(line);
    }
    for (const std::string& line : own_lines(exception, traceback)) emit(line);
    Object* members = exception->fields[exception_field::group_exceptions];
    Ref<Tuple> list = members ? tuple_from_iterable(members) : Ref<Tuple>();
    clear_exception();
    const std::size_t total = list ? list->size : 0;
    const std::size_t shown = std::min(total, style_.most_in_group + 1);
    needs_closing_ = false;
    for (std::size_t i = 0; i < shown; ++i) {
      const bool last = i + 1 == shown, truncated = i >= style_.most_in_group;
      if (last) needs_closing_ = true;
      lines_.push_back(cat(indent(), i == 0 ? "+-" : "  ", "+---------------- ",
                           truncated ? std::string("...") : std::to_string(i + 1), " ----------------\n"));
      ++depth_;
      if (truncated) {
        const std::size_t more = total - style_.most_in_group;
        emit(cat("and ", more, " more exception", more > 1 ? "s" : "", "\n"));
      } else {
        auto* member = static_cast<Exception*>(list->items[i]);
        whole(member, member->traceback);
      }
      if (last && needs_closing_) {
        lines_.push_back(indent() + "+------------------------------------\n");
        needs_closing_ = false;
      }
      --depth_;
    }
    if (top) depth_ = 0;
  }

  const TracebackStyle& style_;
  std::string* message_;
  Exception* outermost_ = nullptr;
  std::vector<std::string> lines_;
  std::vector<Exception*> seen_;
  int depth_ = 0;
  bool needs_closing_ = false;
};

}  // namespace

std::string exception_type_label(const Exception* exception, bool by_interpreter) {
  Ref<> module, qualname;
  std::string label(type_name_of(exception));
  const bool plain_name = by_interpreter && !since(9);
  if (!plain_name && look_up_attribute(exception->type, vm().names.__qualname__, qualname) == Tri::True &&
      is_str(qualname.get()))
    label = to_utf8(as_str(qualname.get()));
  const bool known =
      look_up_attribute(exception->type, vm().names.__module__, module) == Tri::True && is_str(module.get());
  clear_exception();
  if (!known) return "<unknown>." + label;
  const std::string name = to_utf8(as_str(module.get()));
  const bool shows_main = by_interpreter && !since(11);
  return name == "builtins" || (name == "__main__" && !shows_main) ? label : name + "." + label;
}

std::vector<std::string> entry_lines(const Traceback* traceback, const TracebackStyle& style) {
  std::vector<std::string> lines;
  std::string previous;
  int repeats = 0;
  const auto end_repeats = [&] {
    if (repeats > shown_repeats) lines.push_back(repeats_text(repeats));
  };
  for (const Traceback* entry : shown_entries(traceback, style.limit)) {
    const auto* frame = static_cast<const FrameObject*>(entry->frame);
    const Code* code = frame->code;
    const std::string file = to_utf8(code->filename), name = to_utf8(code->name);
    const std::string here = cat(file, "\n", entry->line, "\n", name);
    if (here != previous) {
      end_repeats();
      previous = here;
      repeats = 0;
    }
    if (++repeats > shown_repeats) continue;
    Span span{entry->line, -1, entry->line, -1};
    const bool placed = static_cast<std::size_t>(entry->instruction) < code->spans.size();
    if (style.marks && placed && entry_span(entry).line == entry->line && !is_implicit(entry_span(entry)))
      span = entry_span(entry);
    lines.push_back(entry_text(file, entry->line, name, source_of(code), span,
                               style.by_interpreter ? DrawnBy::Interpreter : DrawnBy::TracebackModule));
  }
  end_repeats();
  return lines;
}

std::string entry_text(std::string_view file, int line, std::string_view name, const std::string* source,
                       const Span& span, DrawnBy drawn_by) {
  std::string text = cat("  File \"", file, "\", line ", line, ", in ", name, "\n");
  if (source) text += marked_source(*source, span, vm().version, drawn_by);
  return text;
}

std::vector<std::string> exception_only_lines(Exception* exception, Traceback* traceback, bool by_interpreter,
                                              std::string* str_text) {
  std::vector<std::string> lines;
  const std::string label = exception_type_label(exception, by_interpreter);
  if (is_instance(exception, vm().errors.SyntaxError)) {
    add_syntax_error_lines(exception, label, by_interpreter, lines);
    if (str_text) *str_text = message_of(exception);
  } else {
    std::string message = message_of(exception, !by_interpreter && !since(11));
    if (str_text) *str_text = message;
    if (by_interpreter || since(12)) message += suggestion_text(exception, traceback);
    lines.push_back(message.empty() ? label + "\n" : cat(label, ": ", message, "\n"));
  }
  add_notes(exception, lines);
  return lines;
}

std::vector<std::string> exception_lines(Exception* exception, Traceback* traceback, const TracebackStyle& style,
                                         std::string* message) {
  return ExceptionPrinter(style, message).print(exception, traceback);
}

const std::string* program_source(std::string_view file) {
  if (!is_program_file(file)) return nullptr;
  for (const Frame* frame = vm().frame; frame; frame = frame->previous)
    if (frame->code->source && to_utf8(frame->code->filename) == file) return frame->code->source.get();
  return nullptr;
}

std::optional<std::int64_t> system_traceback_limit() {
  Ref<> limit;
  const bool set =
      vm().sys_module && look_up_attribute(vm().sys_module, intern("tracebacklimit").get(), limit) == Tri::True;
  clear_exception();
  if (!set || !is_int(limit.get())) return std::nullopt;
  return std::max<std::int64_t>(0, int_value(limit.get()).value_or(INT64_MAX));
}

std::string exception_text(Exception* exception) {
  return message_of(exception);
}

std::string format_exception(Exception* exception, std::string* message) {
  Exception* pending = std::exchange(vm().error, nullptr);
  TracebackStyle style;
  style.limit = system_traceback_limit();
  if (!style.limit && !since(13)) style.limit = most_entries;
  if (style.limit) style.limit = -*style.limit;
  std::string text;
  for (const std::string& line : exception_lines(exception, exception->traceback, style, message)) text += line;
  vm().error = pending;
  return text;
}

}  // namespace slotscope
