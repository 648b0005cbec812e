// `measure(...)` inside an expression, replaced by its number before Python sees it.
#include "course/evaluate/measure_calls.hpp"

#include <cctype>
#include <charconv>
#include <cmath>
#include <map>
#include <mutex>
#include <vector>

#include "course/source/strings.hpp"

namespace slotscope::course {

namespace {

// The first instances of a class differ (shared keys settle within about thirty); the average of the second half of
// this many is what each further one costs.
constexpr std::uint64_t sample = 10'000;

struct Argument {
  std::string name;
  std::string value;
};

bool name_character(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '.';
}

/// Where the next call starts: "measure(" that is no part of a longer name and stands in no string.
std::size_t find_call(std::string_view text, std::size_t from) {
  char quote = '\0';
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (quote != '\0') {
      if (c == '\\')
        ++i;
      else if (c == quote)
        quote = '\0';
    } else if (c == '\'' || c == '"') {
      quote = c;
    } else if (i >= from && text.substr(i, 8) == "measure(" && (i == 0 || !name_character(text[i - 1]))) {
      return i;
    }
  }
  return std::string_view::npos;
}

std::vector<Argument> split_arguments(std::string_view inside) {
  std::vector<Argument> arguments;
  for (std::string_view each : split(inside, ',')) {
    each = trim(each);
    if (each.empty()) continue;
    Argument argument;
    std::size_t equal = each.find('=');
    if (equal != std::string_view::npos) {
      argument.name = trim(each.substr(0, equal));
      each = trim(each.substr(equal + 1));
    }
    if (each.size() >= 2 && (each.front() == '"' || each.front() == '\'') && each.back() == each.front()) {
      each = each.substr(1, each.size() - 2);
    }
    argument.value = each;
    arguments.push_back(std::move(argument));
  }
  return arguments;
}

std::int64_t bytes_by(const MeasurePoint& point, std::string_view ruler) {
  if (ruler == "getsizeof") return point.getsizeof_bytes;
  if (ruler == "naive") return point.naive_bytes;
  if (ruler == "process") return point.process_bytes;
  return point.traced_bytes;
}

/// Reads the arguments; answers what is wrong with them.
std::string read_request(std::string_view inside, MeasureRequest& request, std::string& ruler) {
  static const std::vector<std::string> order = {"kind", "attributes", "ruler", "touch_dict", "values"};
  std::size_t position = 0;
  bool has_kind = false;
  for (Argument& argument : split_arguments(inside)) {
    if (argument.name.empty() && position < order.size()) argument.name = order[position++];
    if (argument.name == "kind") {
      std::optional<InstanceKind> kind = parse_instance_kind(argument.value);
      if (!kind) return "measure() knows no kind '" + argument.value + '\'';
      request.kind = *kind;
      has_kind = true;
    } else if (argument.name == "attributes") {
      const char* end = argument.value.data() + argument.value.size();
      auto done = std::from_chars(argument.value.data(), end, request.attributes);
      if (done.ptr != end || request.attributes < 0 || request.attributes > 1000) {
        return "measure() needs a literal number of attributes";
      }
    } else if (argument.name == "ruler") {
      ruler = argument.value;
      if (ruler != "getsizeof" && ruler != "naive" && ruler != "traced" && ruler != "process") {
        return "measure() knows no ruler '" + ruler + '\'';
      }
    } else if (argument.name == "touch_dict") {
      request.touch_dict = argument.value == "True";
    } else if (argument.name == "values") {
      request.values = argument.value == "distinct" ? Values::Distinct : Values::Shared;
    } else {
      return "measure() has no argument '" + argument.name + '\'';
    }
  }
  return has_kind ? "" : "measure() needs a kind";
}

/// Bytes per instance; the measuring itself is kept, as the rulers of one request are often asked for together.
double bytes_each(const MeasureRequest& request, const std::string& ruler, std::string& problem) {
  static std::mutex mutex;
  static std::map<std::string, MeasureResult> known;
  std::string key = to_string(request.version) + ' ' + to_string(request.kind) + ' ' +
                    std::to_string(request.attributes) + (request.touch_dict ? " touched" : "") +
                    (request.values == Values::Distinct ? " distinct" : "");
  std::lock_guard lock(mutex);
  auto found = known.find(key);
  if (found == known.end()) found = known.emplace(key, measure(request)).first;
  const MeasureResult& result = found->second;
  if (!result.error.empty() || result.points.size() < 2) {
    problem = result.error.empty() ? "measure() came to no result" : result.error;
    return 0;
  }
  const MeasurePoint& last = result.points.back();
  const MeasurePoint& before = result.points[result.points.size() - 2];
  return static_cast<double>(bytes_by(last, ruler) - bytes_by(before, ruler)) /
         static_cast<double>(last.instances - before.instances);
}

std::string number_text(double number) {
  if (number == std::floor(number)) return std::to_string(static_cast<std::int64_t>(number));
  char buffer[40];
  return {buffer, std::to_chars(buffer, buffer + sizeof buffer, number).ptr};
}

}  // namespace

MeasuredText replace_measure_calls(std::string_view expression, Version version) {
  MeasuredText text{std::string(expression), ""};
  for (std::size_t at = find_call(text.source, 0); at != std::string::npos; at = find_call(text.source, at + 1)) {
    std::size_t close = text.source.find(')', at);
    if (close == std::string::npos) {
      text.problem = "measure( without its ')'";
      return text;
    }
    MeasureRequest request;
    request.version = version;
    request.instances = sample;
    std::string ruler = "traced";
    text.problem = read_request(std::string_view(text.source).substr(at + 8, close - at - 8), request, ruler);
    if (!text.problem.empty()) return text;
    double each = bytes_each(request, ruler, text.problem);
    if (!text.problem.empty()) return text;
    text.source.replace(at, close + 1 - at, number_text(each));
  }
  return text;
}

}  // namespace slotscope::course
