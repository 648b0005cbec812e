// Reading `{{ program: python | filter }}`.
#include <array>
#include <cctype>

#include "course/source/strings.hpp"
#include "course/text/rich_text.hpp"

namespace slotscope::course {

namespace {

constexpr std::array<std::string_view, 10> filter_names = {"repr",    "bytes", "size",  "mb",        "thousands",
                                                           "percent", "times", "round", "allocated", "on"};

std::optional<Filter> as_filter(std::string_view text) {
  text = trim(text);
  if (text == "by version") return Filter{"by version", ""};
  std::size_t blank = text.find(' ');
  std::string_view name = text.substr(0, blank);
  std::string_view argument = blank == std::string_view::npos ? "" : trim(text.substr(blank));
  bool takes_argument = name == "round" || name == "on";
  for (std::string_view known : filter_names) {
    if (name != known || takes_argument == argument.empty()) continue;
    if (name == "on" && !parse_version(argument)) return std::nullopt;
    if (name == "round" && (argument.size() != 1 || !std::isdigit(static_cast<unsigned char>(argument[0])))) {
      return std::nullopt;
    }
    return Filter{std::string(name), std::string(argument)};
  }
  return std::nullopt;
}

}  // namespace

const Filter* Expression::filter(std::string_view name) const {
  for (const Filter& each : filters) {
    if (each.name == name) return &each;
  }
  return nullptr;
}

Expression parse_expression(std::string_view text, const Origin& origin) {
  Expression expression;
  expression.origin = origin;
  text = trim(text);
  for (std::size_t bar = text.rfind('|'); bar != std::string_view::npos; bar = text.rfind('|')) {
    std::optional<Filter> filter = as_filter(text.substr(bar + 1));
    if (!filter) break;
    expression.filters.insert(expression.filters.begin(), std::move(*filter));
    text = trim(text.substr(0, bar));
  }
  std::size_t colon = text.find(": ");
  if (colon != std::string_view::npos && is_plain_id(text.substr(0, colon)) && text.substr(0, colon) != "lambda") {
    expression.program_name = text.substr(0, colon);
    text = trim(text.substr(colon + 1));
  }
  expression.source = replace_all(std::string(text), "\n", " ");
  return expression;
}

}  // namespace slotscope::course
