// `slotscope layout`: an object of a program, byte by byte, on one version or on all.
#include <CLI/CLI.hpp>

#include "cli/support.hpp"
#include "course/evaluate/figure_text.hpp"
#include "course/source/data.hpp"

namespace slotscope::cli {

namespace {

using course::Data;

struct LayoutOptions {
  VersionChoice python;
  std::string file;
  std::string of;
  std::string format = "text";
};

std::string_view name_of(BlockKind block) {
  switch (block) {
    case BlockKind::Object:
      return "object";
    case BlockKind::ValuesArray:
      return "values array";
    case BlockKind::Dict:
      return "dict";
    case BlockKind::KeyTable:
      return "key table";
    case BlockKind::ItemsBuffer:
      return "items buffer";
    case BlockKind::Other:
      return "other";
  }
  return "";
}

Data to_data(const ObjectView& object, Version version) {
  Data data = Data::table();
  data.set("python", to_string(version));
  data.set("type", object.type).set("repr", object.repr);
  data.set("sizeof", object.sizeof_bytes).set("allocated", object.allocated_bytes);
  data.set("reference_count", object.reference_count).set("immortal", object.immortal);
  data.set("tracked_by_gc", object.tracked_by_gc).set("dict_materialized", object.dict_materialized);
  Data parts = Data::list();
  for (const Part& part : object.parts) {
    Data item = Data::table();
    item.set("block", name_of(part.block)).set("offset", part.offset).set("bytes", part.bytes);
    item.set("name", part.name).set("value", part.value).set("note", part.note);
    parts.add(std::move(item));
  }
  data.set("parts", std::move(parts));
  return data;
}

int run(const LayoutOptions& options) {
  std::optional<std::string> source = read_source(options.file);
  if (!source) return misused;
  Data list = Data::list();
  int status = done;
  for (Version version : options.python.versions) {
    Settings settings;
    settings.version = version;
    settings.file_name = options.file == "-" ? "<stdin>" : options.file;
    settings.trace_memory = true;
    CapturingHost host;
    Engine engine(settings, host);
    RunResult result = engine.run(*source);
    if (result.outcome != Outcome::Finished && result.outcome != Outcome::Exited) {
      std::string why = result.exception ? course::last_error_line(*result.exception) : result.message;
      status = refuse("on Python " + to_string(version) + " the program does not run to its end: " + why, failed);
      continue;
    }
    ExceptionReport why_not;
    std::optional<ObjectView> view = engine.look_at(options.of, &why_not);
    if (!view) {
      status = refuse(
          "on Python " + to_string(version) + ' ' + options.of + " has no value: " + course::last_error_line(why_not),
          failed);
      continue;
    }
    if (options.format == "json") {
      list.add(to_data(*view, version));
    } else {
      print((options.python.all ? "Python " + to_string(version) + '\n' : "") + course::object_text(*view) +
            (options.python.all ? "\n" : ""));
    }
  }
  if (options.format == "json" && !list.items.empty()) {
    print(course::write_json(options.python.all ? list : list.items.front()) + '\n');
  }
  return status;
}

}  // namespace

void add_layout(CLI::App& program, int& status) {
  auto options = std::make_shared<LayoutOptions>();
  CLI::App* command = program.add_subcommand("layout", "Show an object of a program byte by byte");
  add_versions(*command, options->python);
  command->add_option("FILE", options->file, "The program that makes the object; - reads it from stdin")->required();
  command->add_option("--of", options->of, "An expression for the object, evaluated after the program")
      ->required()
      ->type_name("EXPR");
  command->add_option("--format", options->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->type_name("FORMAT");
  command->callback([options, &status] { status = run(*options); });
}

}  // namespace slotscope::cli
