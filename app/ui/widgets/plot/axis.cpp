// Linear and logarithmic axes with ticks at 1, 2 and 5, or at powers of two for bytes.
#include "ui/widgets/plot/axis.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace slotscope::plot {
namespace {

double transformed(const Axis& axis, double value) {
  if (axis.scale == Scale::Linear) return value;
  return value > 0 ? std::log10(value) : -std::numeric_limits<double>::infinity();
}

double restored(const Axis& axis, double value) {
  return axis.scale == Scale::Linear ? value : std::pow(10.0, value);
}

/// 1, 2 or 5 times a power of ten, the smallest not below `least`.
double round_step(double least) {
  const double power = std::pow(10.0, std::floor(std::log10(least)));
  for (double factor : {1.0, 2.0, 5.0}) {
    if (factor * power >= least * (1 - 1e-9)) return factor * power;
  }
  return 10 * power;
}

/// The same for bytes: round numbers of a binary unit, and powers of two below one unit.
double binary_step(double least, double high) {
  double unit = 1;
  while (unit * 1024 <= high) unit *= 1024;
  if (least < unit && unit > 1) return std::pow(2.0, std::ceil(std::log2(least) - 1e-9));
  return std::max(round_step(least / unit) * unit, 1.0);
}

double step_of(const Axis& axis, Range range, int most) {
  const double least = range.span() / std::max(most, 1);
  if (axis.unit == Unit::Bytes) return binary_step(least, std::max(std::abs(range.low), std::abs(range.high)));
  return round_step(least);
}

std::vector<Tick> linear_ticks(const Axis& axis, Range range, int most) {
  std::vector<Tick> ticks;
  if (!(range.span() > 0) || !std::isfinite(range.span())) return ticks;
  const double step = step_of(axis, range, most);
  const double first = std::ceil(range.low / step - 1e-9);
  for (double index = first; index * step <= range.high + step * 1e-9; ++index) {
    const double value = index == 0 ? 0 : index * step;
    ticks.push_back({value, format_value(axis.unit, value)});
  }
  return ticks;
}

std::vector<Tick> category_ticks(const Axis& axis, Range range) {
  std::vector<Tick> ticks;
  for (std::size_t index = 0; index < axis.categories.size(); ++index) {
    const auto value = static_cast<double>(index);
    if (value >= range.low && value <= range.high) ticks.push_back({value, axis.categories[index]});
  }
  return ticks;
}

/// Powers of ten with the steps between them unlabelled, or labelled when there is room.
std::vector<Tick> decimal_log_ticks(const Axis& axis, Range range, int most) {
  std::vector<Tick> ticks;
  const int first = static_cast<int>(std::floor(std::log10(range.low) + 1e-9));
  const int last = static_cast<int>(std::ceil(std::log10(range.high) - 1e-9));
  const int decades = std::max(last - first, 1);
  const int every = (decades + most - 1) / std::max(most, 1);
  const bool label_steps = decades * 3 <= most;
  for (int exponent = first; exponent <= last; ++exponent) {
    for (int factor = 1; factor < 10; ++factor) {
      const double value = factor * std::pow(10.0, exponent);
      if (value < range.low * (1 - 1e-9) || value > range.high * (1 + 1e-9)) continue;
      const bool labelled = factor == 1 ? (exponent - first) % every == 0 : label_steps && (factor == 2 || factor == 5);
      if (factor > 1 && every > 1) continue;
      ticks.push_back({value, labelled ? format_value(axis.unit, value) : std::string()});
    }
  }
  return ticks;
}

/// Powers of two, as few exponents apart as the room allows: 1 KiB, 32 KiB, 1 MiB.
std::vector<Tick> binary_log_ticks(const Axis& axis, Range range, int most) {
  std::vector<Tick> ticks;
  const double low = std::log2(range.low);
  const double high = std::log2(range.high);
  int every = 10;
  for (int candidate : {1, 2, 5}) {
    if ((high - low) / candidate <= most) {
      every = candidate;
      break;
    }
  }
  for (int exponent = static_cast<int>(std::ceil(low / every - 1e-9)) * every; exponent <= high + 1e-9;
       exponent += every) {
    const double value = std::pow(2.0, exponent);
    ticks.push_back({value, format_value(axis.unit, value)});
  }
  return ticks;
}

std::string decimal(double value, int decimals) {
  std::array<char, 64> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%.*f", decimals, value);
  std::string text = buffer.data();
  if (text.find('.') != std::string::npos) {
    while (text.ends_with('0')) text.pop_back();
    if (text.ends_with('.')) text.pop_back();
  }
  return text == "-0" ? "0" : text;
}

/// Decimals that keep about three digits.
int decimals_for(double value) {
  const double size = std::abs(value);
  if (size >= 100 || size == 0) return 0;
  return size >= 10 ? 1 : size >= 1 ? 2 : std::min(9, 2 - static_cast<int>(std::floor(std::log10(size))));
}

std::string format_bytes(double value) {
  static constexpr std::array<const char*, 6> units{"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
  double size = value;
  std::size_t unit = 0;
  while (std::abs(size) >= 1024 && unit + 1 < units.size()) {
    size /= 1024;
    ++unit;
  }
  const bool whole = std::abs(size - std::round(size)) < 1e-9;
  return (whole ? with_thousands(size) : decimal(size, decimals_for(size))) + "\u202F" + units[unit];
}

std::string format_seconds(double value) {
  const double size = std::abs(value);
  if (size == 0) return "0\u202Fs";
  if (size < 1e-6) return decimal(value * 1e9, decimals_for(value * 1e9)) + "\u202Fns";
  if (size < 1e-3) return decimal(value * 1e6, decimals_for(value * 1e6)) + "\u202Fµs";
  if (size < 1) return decimal(value * 1e3, decimals_for(value * 1e3)) + "\u202Fms";
  return decimal(value, decimals_for(value)) + "\u202Fs";
}

}  // namespace

double to_share(const Axis& axis, Range range, double value) {
  const double low = transformed(axis, range.low);
  const double high = transformed(axis, range.high);
  const double at = transformed(axis, value);
  return high > low ? std::max((at - low) / (high - low), -1e6) : 0.5;
}

double from_share(const Axis& axis, Range range, double share) {
  const double low = transformed(axis, range.low);
  const double high = transformed(axis, range.high);
  return restored(axis, low + share * (high - low));
}

std::vector<Tick> ticks_of(const Axis& axis, Range range, int most) {
  if (!axis.categories.empty()) return category_ticks(axis, range);
  if (axis.scale == Scale::Linear) return linear_ticks(axis, range, most);
  if (!(range.low > 0) || !(range.high > range.low)) return {};
  return axis.unit == Unit::Bytes ? binary_log_ticks(axis, range, most) : decimal_log_ticks(axis, range, most);
}

Range fitting_range(const Axis& axis, Range data) {
  if (!axis.categories.empty()) return {-0.5, static_cast<double>(axis.categories.size()) - 0.5};
  if (axis.scale == Scale::Log) {
    if (!(data.high > 0)) return {1, 10};
    const double low = data.low > 0 ? data.low : data.high / 1000;
    return low < data.high ? Range{low, data.high} : Range{low / 2, data.high * 2};
  }
  Range range = data;
  if (axis.from_zero) range = {std::min(0.0, data.low), std::max(0.0, data.high)};
  if (!(range.span() > 0))
    return {range.low - (axis.from_zero ? 0 : 0.5), range.low + (range.low == 0 ? 1 : std::abs(range.low))};
  return range;
}

Range zoomed(const Axis& axis, Range range, double share, double factor) {
  const double low = from_share(axis, range, share - share / factor);
  const double high = from_share(axis, range, share + (1 - share) / factor);
  // Beyond the precision of the numbers there is nothing to see.
  const double smallest = std::max(std::abs(range.low), std::abs(range.high)) * 1e-9;
  return high - low > smallest ? Range{low, high} : range;
}

Range panned(const Axis& axis, Range range, double share) {
  return {from_share(axis, range, share), from_share(axis, range, 1 + share)};
}

std::string with_thousands(double value, int decimals) {
  std::string text = decimal(value, decimals);
  const std::size_t begin = text.starts_with('-') ? 1 : 0;
  for (std::size_t at = std::min(text.find('.'), text.size()); at > begin + 3;) {
    at -= 3;
    text.insert(at, "\u202F");
  }
  return text;
}

std::string format_value(Unit unit, double value) {
  switch (unit) {
    case Unit::Bytes:
      return format_bytes(value);
    case Unit::Seconds:
      return format_seconds(value);
    case Unit::Percent:
      return decimal(value * 100, decimals_for(value * 100)) + "\u202F%";
    case Unit::Plain:
      break;
  }
  return with_thousands(value, decimals_for(value));
}

}  // namespace slotscope::plot
