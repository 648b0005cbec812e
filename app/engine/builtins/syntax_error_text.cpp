// How each version shows the place of a SyntaxError (CPython: Python/pythonrun.c, print_error_text; from 3.13
// Lib/traceback.py, TracebackException._format_syntax_error).
#include "engine/builtins/syntax_error_text.hpp"

#include <algorithm>

#include "engine/builtins/exceptions.hpp"
#include "engine/compile/compile.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"
#include "engine/source/characters.hpp"

namespace slotscope {

namespace {

using namespace exception_field;

/// The fields as a printer reads them.
struct Fields {
  std::string message, file, text;
  bool has_file = false, has_line = false, has_text = false, has_offset = false;
  std::int64_t line = 0, offset = 0, end_line = 0, end_offset = -1;
  bool has_end_offset = false, has_end_line = false;
  bool is_odd = false;  ///< a place that is no number
};

Fields read_fields(const Exception* exception) {
  Fields result;
  const auto text = [&](std::size_t field, std::string& place) {
    Object* value = exception->fields[field];
    if (!value || is_none(value)) return false;
    Ref<Str> shown = str(value);
    clear_exception();
    if (shown) place = to_utf8(shown.get());
    return true;
  };
  const auto number = [&](std::size_t field, std::int64_t& place) {
    Object* value = exception->fields[field];
    result.is_odd = result.is_odd || (value && !is_none(value) && !is_int(value));
    if (!value || !is_int(value)) return false;
    place = int_value(value).value_or(0);
    return true;
  };
  if (!text(syntax_message, result.message)) result.message = "None";
  if (since(13) && (result.message == "None" || result.message.empty())) result.message = "<no detail available>";
  result.has_file = text(syntax_file, result.file);
  if (!result.has_file || (since(13) && result.file.empty())) result.file = "<string>";
  result.has_text = text(syntax_text, result.text);
  result.has_line = number(syntax_line, result.line);
  result.has_offset = number(syntax_offset, result.offset);
  result.has_end_line = number(syntax_end_line, result.end_line);
  if (!result.has_end_line) result.end_line = result.line;
  result.has_end_offset = number(syntax_end_offset, result.end_offset);
  return result;
}

std::string spaces(std::int64_t count) {
  return std::string(static_cast<std::size_t>(std::max<std::int64_t>(count, 0)), ' ');
}

/// What the interpreter shows up to 3.12. Lengths are in bytes here, offsets in characters: CPython's own mixture.
void add_place_before_313(const Fields& fields, const Exception* exception, std::vector<std::string>& lines) {
  std::int64_t offset = fields.has_offset ? fields.offset : -1;
  std::int64_t end_offset =
      since(10) && exception->type == vm().errors.SyntaxError && fields.has_end_offset ? fields.end_offset : -1;
  const auto size = static_cast<std::int64_t>(fields.text.size());
  if (since(10)) {
    if (exception->type == vm().errors.SyntaxError && fields.end_line > fields.line) end_offset = size;
    end_offset = std::min(end_offset, size + 1);
  }
  const std::int64_t carets = end_offset > 0 && end_offset > offset ? end_offset - offset : 1;
  std::string_view text = fields.text;
  --offset;
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t' || text.front() == '\f')) {
    text.remove_prefix(1);
    --offset;
  }
  auto length = static_cast<std::int64_t>(text.size());
  if (text.ends_with('\n')) --length;
  offset = std::min(offset, length);
  for (;;) {
    const std::size_t newline = text.find('\n');
    if (newline == std::string_view::npos || static_cast<std::int64_t>(newline) >= offset) break;
    text.remove_prefix(newline + 1);
    offset -= static_cast<std::int64_t>(newline) + 1;
  }
  std::string out = "    " + std::string(text);
  if (!text.ends_with('\n')) out += "\n";
  lines.push_back(std::move(out));
  if (offset >= 0) lines.push_back("    " + spaces(offset) + std::string(static_cast<std::size_t>(carets), '^') + "\n");
}

/// Where the marks end, as the traceback module of each release sees it.
std::int64_t end_of_marks(const Fields& fields, std::int64_t characters) {
  const std::int64_t given = fields.has_end_offset && fields.end_offset != 0 ? fields.end_offset : fields.offset;
  if (since(13)) return fields.has_end_line && fields.line == fields.end_line ? given : characters + 1;
  return !since(10) || given == fields.offset || given == -1 ? fields.offset + 1 : given;
}

/// What the traceback module shows in 3.8.
void add_place_before_39(const Fields& fields, std::vector<std::string>& lines) {
  constexpr std::string_view blank = " \t\n\r\f\v";
  std::string_view line = fields.text;
  while (line.ends_with('\n')) line.remove_suffix(1);
  const std::size_t first = std::min(line.find_first_not_of(blank), line.size());
  std::string_view shown = line.substr(first);
  while (!shown.empty() && blank.find(shown.back()) != std::string_view::npos) shown.remove_suffix(1);
  lines.push_back(cat("    ", shown, "\n"));
  if (!fields.has_offset) return;
  const std::int64_t offset = std::min(static_cast<std::int64_t>(count_characters(line)), fields.offset) - 1;
  lines.push_back("    " + spaces(offset - static_cast<std::int64_t>(first)) + "^\n");
}

/// What the traceback module shows from 3.9 on.
void add_place(const Fields& fields, std::vector<std::string>& lines) {
  std::string_view right = fields.text;
  while (right.ends_with('\n')) right.remove_suffix(1);
  std::string_view left = right;
  while (!left.empty() && std::string_view(" \n\f").find(left.front()) != std::string_view::npos) left.remove_prefix(1);
  lines.push_back("    " + std::string(left) + "\n");
  if (!fields.has_offset) return;
  const auto stripped = static_cast<std::int64_t>(right.size() - left.size());
  const auto characters = static_cast<std::int64_t>(count_characters(right));
  const auto all = static_cast<std::int64_t>(count_characters(fields.text));
  std::int64_t offset = fields.offset;
  std::int64_t end = end_of_marks(fields, characters);
  if (since(13)) {
    if (!fields.text.empty() && offset > all) offset = characters + 1;
    if (!fields.text.empty() && end > all) end = characters + 1;
    if (offset >= end || end < 0) end = offset + 1;
  }
  const std::int64_t column = offset - 1 - stripped;
  if (column < 0) return;
  std::string marks = "    ";
  std::size_t position = 0;
  for (std::int64_t i = 0; i < column && position < left.size(); ++i) {
    const std::uint32_t c = decode_character(left, position);
    const bool is_blank =
        c < 128 && std::string_view("\t\n\f\v\r").find(static_cast<char>(c)) != std::string_view::npos;
    marks += is_blank ? static_cast<char>(c) : ' ';
  }
  lines.push_back(marks + std::string(static_cast<std::size_t>(std::max<std::int64_t>(end - offset, 0)), '^') + "\n");
}

}  // namespace

void add_syntax_error_lines(Exception* exception, std::string_view label, bool by_interpreter,
                            std::vector<std::string>& lines) {
  const Fields fields = read_fields(exception);
  std::string suffix;
  const bool by_c = by_interpreter && !since(13);
  const bool has_place = fields.has_line && !(by_c && fields.is_odd);
  if (has_place)
    lines.push_back(cat("  File \"", fields.file, "\", line ", fields.line, "\n"));
  else if (fields.has_file)
    suffix = cat(" (", fields.file, ")");
  if (fields.has_text && (has_place || !by_c)) {
    if (by_c)
      add_place_before_313(fields, exception, lines);
    else if (since(9))
      add_place(fields, lines);
    else
      add_place_before_39(fields, lines);
  }
  const bool is_silent = by_c && fields.message.empty() && suffix.empty();
  lines.push_back(is_silent ? cat(label, "\n") : cat(label, ": ", fields.message, suffix, "\n"));
}

Failure raise_syntax_problem(const SyntaxProblem& problem, std::string_view program) {
  Interpreter& in = vm();
  const std::string_view file_name = problem.file.empty() ? program : std::string_view(problem.file);
  switch (problem.kind) {
    case SyntaxProblem::Kind::Memory:
      return problem.message.empty() ? raise_no_arguments(in.errors.MemoryError)
                                     : raise(in.errors.MemoryError, problem.message);
    case SyntaxProblem::Kind::Recursion:
      return raise(in.errors.RecursionError, problem.message);
    default:
      break;
  }
  Type* type = problem.kind == SyntaxProblem::Kind::Syntax ? in.errors.SyntaxError
               : problem.kind == SyntaxProblem::Kind::Tab  ? in.errors.TabError
                                                           : in.errors.IndentationError;
  // The compiler looks its line up in the file, so that code from a string has none; it has the newline with it.
  const bool from_file = program == in.settings.file_name && !program.starts_with('<');
  const bool has_text = problem.has_text && (!problem.from_compiler || from_file);
  std::string shown = problem.text;
  if (problem.from_compiler && !shown.ends_with('\n')) shown += '\n';
  Ref<> file = make_str(file_name), line = make_int(problem.line), offset = make_int(problem.offset),
        message = make_str(problem.message);
  Ref<> text = has_text ? Ref<>(make_str(shown)) : none();
  Ref<> end_line = make_int(problem.end_line), end_offset = problem.has_end ? make_int(problem.end_offset) : none();
  if (problem.message_alone) {  // CPython: PyErr_RangedSyntaxLocationObject
    Ref<> made = call(static_cast<Object*>(type), message.get());
    if (!made) return {};
    if (problem.line == 0) return raise_exception(std::move(made));
    auto& fields = static_cast<Exception*>(made.get())->fields;
    assign(fields[syntax_file], file);
    assign(fields[syntax_line], line);
    assign(fields[syntax_offset], offset);
    assign(fields[syntax_text], text);
    if (since(10)) {
      assign(fields[syntax_end_line], end_line);
      assign(fields[syntax_end_offset], end_offset);
    }
    return raise_exception(std::move(made));
  }
  Ref<Tuple> info = since(10)
                        ? tuple_of(file.get(), line.get(), offset.get(), text.get(), end_line.get(), end_offset.get())
                        : tuple_of(file.get(), line.get(), offset.get(), text.get());
  Ref<> made = call(static_cast<Object*>(type), message.get(), info.get());
  return made ? raise_exception(std::move(made)) : Failure{};
}

}  // namespace slotscope
