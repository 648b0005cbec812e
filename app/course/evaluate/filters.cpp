// The filters of computed text.
#include "course/evaluate/filters.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "course/source/strings.hpp"

namespace slotscope::course {

namespace {

constexpr std::string_view narrow_blank = "\xE2\x80\xAF";  // U+202F, does not break

std::string fixed(double number, int decimals) {
  char buffer[400];
  std::snprintf(buffer, sizeof buffer, "%.*f", decimals, number);
  return buffer;
}

std::string with_unit(double number, int decimals, std::string_view unit) {
  return fixed(number, decimals) + std::string(narrow_blank) + std::string(unit);
}

std::string as_percent(double share) {
  double percent = share * 100;
  return with_unit(percent, std::fabs(percent) < 1 && percent != 0 ? 1 : 0, "%");
}

std::string as_bytes(double number) {
  bool whole = number == std::floor(number);
  return with_thousands(number, whole ? 0 : 1) + (number == 1 ? " byte" : " bytes");
}

bool wants_number(const std::string& name) {
  return name == "bytes" || name == "size" || name == "mb" || name == "thousands" || name == "percent" ||
         name == "times" || name == "round";
}

std::string format_number(const Filter& filter, double number) {
  if (filter.name == "bytes") return as_bytes(number);
  if (filter.name == "size") return as_size(number);
  if (filter.name == "mb") return with_unit(number / 1e6, 2, "MB");
  if (filter.name == "thousands") return with_thousands(number, number == std::floor(number) ? 0 : 1);
  if (filter.name == "percent") return as_percent(number);
  if (filter.name == "times") return fixed(number, 1) + " times";
  return fixed(number, filter.argument.front() - '0');
}

}  // namespace

std::string with_thousands(double number, int decimals) {
  std::string text = fixed(std::fabs(number), decimals);
  std::size_t point = text.find('.');
  std::string result = text.substr(0, point);
  for (std::size_t at = result.size(); at > 3;) {
    at -= 3;
    result.insert(at, narrow_blank);
  }
  if (point != std::string::npos) result += text.substr(point);
  return (number < 0 ? "-" : "") + result;
}

std::string as_size(double bytes) {
  constexpr std::array<std::string_view, 5> units = {"bytes", "KiB", "MiB", "GiB", "TiB"};
  std::size_t unit = 0;
  while (std::fabs(bytes) >= 1024 && unit + 1 < units.size()) {
    bytes /= 1024;
    ++unit;
  }
  if (unit == 0) return as_bytes(bytes);
  int decimals = std::fabs(bytes) < 10 ? 2 : std::fabs(bytes) < 100 ? 1 : 0;
  return with_unit(bytes, decimals, units[unit]);
}

Value apply_filters(const std::vector<Filter>& filters, const RawValue& value) {
  std::string text = value.text;
  for (const Filter& filter : filters) {
    if (filter.name == "repr") text = value.repr;
    if (!wants_number(filter.name)) continue;
    double number = 0;
    auto done = std::from_chars(text.data(), text.data() + text.size(), number);
    if (done.ec != std::errc() || done.ptr != text.data() + text.size()) {
      return {false, "", "'" + filter.name + "' needs a number, but the value is " + value.repr};
    }
    text = format_number(filter, number);
  }
  return {true, text, ""};
}

std::string filters_text(const Expression& expression) {
  std::string text = "formatted " + expression.source;
  for (const Filter& filter : expression.filters) text += " | " + filter.name + ' ' + filter.argument;
  return text;
}

}  // namespace slotscope::course
