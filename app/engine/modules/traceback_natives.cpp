// What the traceback module asks of the engine: exceptions and entries as lists of text.
#include <algorithm>

#include "engine/builtins/native.hpp"
#include "engine/builtins/traceback_text.hpp"
#include "engine/modules/native_modules.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

namespace {

Ref<> list_of_lines(const std::vector<std::string>& lines) {
  Ref<List> list = make_list();
  for (const std::string& line : lines) {
    Ref<Str> text = make_str(line);
    if (!list || !text || !list_append(list.get(), text.get())) return {};
  }
  return list;
}

/// What stands for an exception that is None.
std::vector<std::string> no_exception() {
  return {"NoneType: None\n"};
}

/// sys.tracebacklimit, where no limit is given.
bool traceback_limit(Object* given, std::optional<std::int64_t>& limit) {
  std::int64_t number;
  if (!is_none(given)) {
    if (!index_value(given, number)) return false;
    limit = number;
    return true;
  }
  limit = system_traceback_limit();
  return true;
}

/// (exception, traceback, limit, whether the chain is shown) -> list of text.
Ref<> format_exception_list(Object*, const Args& args) {
  if (!is_exception(args[0])) return list_of_lines(no_exception());
  TracebackStyle style{.by_interpreter = false, .chain = is_true(args[3]) == Tri::True, .limit = {}};
  if (!traceback_limit(args[2], style.limit)) return {};
  std::int64_t width = 15, depth = 10;
  if (args.count > 4 && (!index_value(args[4], width) || !index_value(args[5], depth))) return {};
  style.most_in_group = static_cast<std::size_t>(std::max<std::int64_t>(width, 0));
  style.deepest_group = static_cast<int>(depth);
  Traceback* traceback = args[1]->type == vm().types.traceback ? static_cast<Traceback*>(args[1]) : nullptr;
  return list_of_lines(exception_lines(as_exception(args[0]), traceback, style));
}

/// (exception, traceback or None: where names to suggest are looked for) -> list of text.
Ref<> format_exception_only(Object*, const Args& args) {
  if (!is_exception(args[0])) return list_of_lines(no_exception());
  Traceback* traceback = args[1]->type == vm().types.traceback ? static_cast<Traceback*>(args[1]) : nullptr;
  return list_of_lines(exception_only_lines(as_exception(args[0]), traceback, false));
}

/// (file, line, name, source line or None, end line, column, end column) -> text of one entry.
Ref<> format_frame(Object*, const Args& args) {
  const auto number = [&](std::size_t i, int otherwise) {
    return is_int(args[i]) ? static_cast<int>(int_value(args[i]).value_or(otherwise)) : otherwise;
  };
  const auto text = [&](std::size_t i) { return is_str(args[i]) ? to_utf8(as_str(args[i])) : std::string("None"); };
  const int line = number(1, 0);
  Span span{line, number(5, -1), number(4, line), number(6, -1)};
  const std::string file = text(0), name = text(2);
  if (span.column >= 0)
    if (const std::string* source = program_source(file))
      return make_str(entry_text(file, line, name, source, span, DrawnBy::TracebackModule));
  std::string entry = entry_text(file, line, name, nullptr, span, DrawnBy::TracebackModule);
  if (is_str(args[3])) {
    constexpr const char* blank = " \t\n\r\f\v";
    const std::string shown = text(3);
    const std::size_t first = shown.find_first_not_of(blank);
    if (first != std::string::npos)
      entry += cat("    ", shown.substr(first, shown.find_last_not_of(blank) - first + 1), "\n");
  }
  return make_str(entry);
}

}  // namespace

const std::vector<NativeDef> traceback_functions = {
    {"format_exception", format_exception_list, Arity::range(4, 6)},
    {"format_exception_only", format_exception_only, Arity::range(2, 2)},
    {"format_frame", format_frame, Arity::range(7, 7)},
};

}  // namespace slotscope
