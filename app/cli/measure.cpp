// `slotscope measure`: memory against the number of instances, by every ruler.
#include <CLI/CLI.hpp>

#include "cli/support.hpp"
#include "course/evaluate/figure_text.hpp"
#include "course/evaluate/filters.hpp"
#include "course/source/data.hpp"
#include "course/source/strings.hpp"

namespace slotscope::cli {

namespace {

using course::Data;

// More than this would be a slip of the keyboard: even projections stop meaning anything.
constexpr std::uint64_t most_instances = 1'000'000'000'000;

// The engine makes its classes with no more.
constexpr int most_attributes = 200;

struct MeasureOptions {
  VersionChoice python;
  std::string kinds = "regular,slotted";
  int attributes = 3;
  std::uint64_t instances = 1'000'000;
  bool touch_dict = false;
  std::string values = "shared";
  std::string format = "table";
};

/// Lets Ctrl+C end the measuring.
class Interruptible : public MeasureListener {
 public:
  bool on_point(const MeasurePoint&) override { return !stop_requested(); }
  bool stop_requested() override { return interrupted().load(std::memory_order_relaxed); }
};

std::string all_kinds() {
  std::string names;
  for (int kind = 0; kind <= static_cast<int>(InstanceKind::SimpleNamespace); ++kind)
    names += (kind == 0 ? "" : ", ") + to_string(static_cast<InstanceKind>(kind));
  return names;
}

void print_table(const std::vector<MeasureResult>& results) {
  for (const MeasureResult& result : results) {
    print("Python " + to_string(result.request.version) + ", " + to_string(result.request.kind) + ", " +
          course::counted(static_cast<std::size_t>(result.request.attributes), "attribute") + '\n');
    if (!result.error.empty()) {
      print("  " + result.error + "\n\n");
      continue;
    }
    std::vector<std::vector<std::string>> rows = {
        {"instances", "getsizeof", "naive sum", "traced", "process", "each", ""}};
    for (const MeasurePoint& point : result.points) {
      auto number = [](std::int64_t value) { return course::with_thousands(static_cast<double>(value)); };
      rows.push_back({number(static_cast<std::int64_t>(point.instances)), number(point.getsizeof_bytes),
                      number(point.naive_bytes), number(point.traced_bytes), number(point.process_bytes),
                      course::with_thousands(static_cast<double>(point.traced_bytes) /
                                                 static_cast<double>(std::max<std::uint64_t>(1, point.instances)),
                                             1),
                      point.projected ? "projected" : ""});
    }
    print(course::text_table(rows, {}));
    if (!result.points.empty()) {
      for (const auto& [part, bytes] : result.points.back().by_part)
        print("  " + part + ": " + course::with_thousands(static_cast<double>(bytes)) + " bytes\n");
    }
    print("\n");
  }
}

void print_csv(const std::vector<MeasureResult>& results) {
  print("python,kind,attributes,values,touch_dict,instances,getsizeof,naive,traced,process,projected\n");
  for (const MeasureResult& result : results) {
    const MeasureRequest& request = result.request;
    for (const MeasurePoint& point : result.points) {
      print(to_string(request.version) + ',' + to_string(request.kind) + ',' + std::to_string(request.attributes) +
            ',' + (request.values == Values::Shared ? "shared" : "distinct") + ',' +
            (request.touch_dict ? "yes" : "no") + ',' + std::to_string(point.instances) + ',' +
            std::to_string(point.getsizeof_bytes) + ',' + std::to_string(point.naive_bytes) + ',' +
            std::to_string(point.traced_bytes) + ',' + std::to_string(point.process_bytes) + ',' +
            (point.projected ? "yes" : "no") + '\n');
    }
  }
}

Data to_data(const MeasureResult& result) {
  Data data = Data::table();
  data.set("python", to_string(result.request.version)).set("kind", to_string(result.request.kind));
  data.set("attributes", result.request.attributes).set("touch_dict", result.request.touch_dict);
  data.set("values", result.request.values == Values::Shared ? "shared" : "distinct");
  if (!result.error.empty()) data.set("error", result.error);
  Data points = Data::list();
  for (const MeasurePoint& point : result.points) {
    Data item = Data::table();
    item.set("instances", static_cast<std::int64_t>(point.instances));
    item.set("getsizeof", point.getsizeof_bytes).set("naive", point.naive_bytes);
    item.set("traced", point.traced_bytes).set("process", point.process_bytes);
    item.set("projected", point.projected);
    Data parts = Data::table();
    for (const auto& [part, bytes] : point.by_part) parts.set(part, bytes);
    item.set("parts", std::move(parts));
    points.add(std::move(item));
  }
  data.set("points", std::move(points));
  return data;
}

int run(const MeasureOptions& options) {
  std::vector<MeasureResult> results;
  Interruptible listener;
  for (std::string_view name : course::split(options.kinds, ',')) {
    std::optional<InstanceKind> kind = parse_instance_kind(course::trim(name));
    if (!kind) {
      return refuse("there is no kind '" + std::string(name) + "'; choose from " + all_kinds());
    }
    for (Version version : options.python.versions) {
      MeasureRequest request{version,
                             *kind,
                             options.attributes,
                             options.instances,
                             options.touch_dict,
                             options.values == "distinct" ? Values::Distinct : Values::Shared};
      results.push_back(measure(request, &listener));
      if (interrupted()) return refuse("stopped", 130);
    }
  }
  if (options.format == "csv") {
    print_csv(results);
  } else if (options.format == "json") {
    Data list = Data::list();
    for (const MeasureResult& result : results) list.add(to_data(result));
    print(course::write_json(list) + '\n');
  } else {
    print_table(results);
  }
  bool any = false;
  for (const MeasureResult& result : results) any = any || result.error.empty();
  return any ? done : failed;
}

}  // namespace

void add_measure(CLI::App& program, int& status) {
  auto options = std::make_shared<MeasureOptions>();
  CLI::App* command = program.add_subcommand("measure", "Memory against the number of instances, by every ruler");
  add_versions(*command, options->python);
  command->add_option("--kinds", options->kinds, "Kinds of object, divided by commas (regular,slotted when not given)")
      ->type_name("A,B");
  command->add_option("--attributes", options->attributes, "Attributes of each object (3)")
      ->check(CLI::Range(0, most_attributes))
      ->type_name("K");
  command->add_option("--instances", options->instances, "Objects to make (1000000)")
      ->check(CLI::Range(std::uint64_t{1}, most_instances))
      ->type_name("N");
  command->add_flag("--touch-dict", options->touch_dict, "Ask each object for its __dict__");
  command->add_option("--values", options->values, "shared or distinct attribute values")
      ->check(CLI::IsMember({"shared", "distinct"}))
      ->type_name("WHICH");
  command->add_option("--format", options->format, "table, csv or json")
      ->check(CLI::IsMember({"table", "csv", "json"}))
      ->type_name("FORMAT");
  command->callback([options, &status] { status = run(*options); });
}

}  // namespace slotscope::cli
