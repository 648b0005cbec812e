// `slotscope advise`: would slots break the classes of a program, and what would they save?
#include <CLI/CLI.hpp>
#include <cmath>

#include "cli/support.hpp"
#include "course/evaluate/filters.hpp"
#include "course/source/data.hpp"
#include "course/source/strings.hpp"

namespace slotscope::cli {

namespace {

using course::Data;

std::string_view name_of(AdviceFinding::Severity severity) {
  switch (severity) {
    case AdviceFinding::Severity::Breaks:
      return "breaks";
    case AdviceFinding::Severity::Costs:
      return "costs";
    case AdviceFinding::Severity::Note:
      return "note";
  }
  return "";
}

void print_text(const Advice& advice) {
  for (const ClassAdvice& each : advice.classes) {
    print("class " + each.name + " (line " + std::to_string(each.place.line) + "): " + each.verdict + '\n');
    if (each.bytes_now > 0) {
      double saved = static_cast<double>(each.bytes_now - each.bytes_slotted);
      print("  each instance: " + std::to_string(each.bytes_now) + " bytes now, " + std::to_string(each.bytes_slotted) +
            " with slots; a million: " + course::with_thousands(std::abs(saved)) +
            (saved < 0 ? " MB more\n" : " MB saved\n"));
    }
    for (const AdviceFinding& finding : each.findings) {
      print("  line " + std::to_string(finding.place.line) + ", " + std::string(name_of(finding.severity)) + ": " +
            finding.message + " [" + finding.code + "]\n");
    }
    if (!each.rewritten.empty()) print("\n" + each.rewritten + (each.rewritten.ends_with('\n') ? "" : "\n"));
    print("\n");
  }
}

Data to_data(const Advice& advice) {
  Data classes = Data::list();
  for (const ClassAdvice& each : advice.classes) {
    Data item = Data::table();
    item.set("class", each.name).set("line", each.place.line).set("verdict", each.verdict);
    item.set("already_slotted", each.already_slotted);
    Data attributes = Data::list();
    for (const std::string& name : each.attributes) attributes.add(name);
    item.set("attributes", std::move(attributes));
    item.set("bytes_now", each.bytes_now).set("bytes_slotted", each.bytes_slotted);
    Data findings = Data::list();
    for (const AdviceFinding& finding : each.findings) {
      Data one = Data::table();
      one.set("severity", name_of(finding.severity))
          .set("code", finding.code)
          .set("line", finding.place.line)
          .set("message", finding.message);
      findings.add(std::move(one));
    }
    item.set("findings", std::move(findings)).set("rewritten", each.rewritten);
    classes.add(std::move(item));
  }
  Data data = Data::table();
  data.set("python", to_string(advice.version)).set("classes", std::move(classes));
  return data;
}

int run(const std::string& file, const VersionChoice& python, const std::string& format) {
  std::optional<std::string> source = read_source(file);
  if (!source) return misused;
  Settings settings;
  settings.version = python.one();
  settings.file_name = file == "-" ? "<stdin>" : file;
  settings.limits.seconds = 10;
  Advice advice = advise(*source, settings);
  if (format == "json") {
    print(course::write_json(to_data(advice)) + '\n');
  } else {
    print_text(advice);
  }
  if (advice.problem) {
    std::fflush(stdout);
    std::fputs(advice.problem->traceback.c_str(), stderr);
    return failed;
  }
  if (advice.classes.empty()) return refuse("the program defines no class", failed);
  return done;
}

}  // namespace

void add_advise(CLI::App& program, int& status) {
  auto file = std::make_shared<std::string>();
  auto python = std::make_shared<VersionChoice>();
  auto format = std::make_shared<std::string>("text");
  CLI::App* command =
      program.add_subcommand("advise", "Would slots break the classes of a program, and what would they save?");
  add_version(*command, *python);
  command->add_option("FILE", *file, "The program's file; - reads it from stdin")->required();
  command->add_option("--format", *format, "text or json")->check(CLI::IsMember({"text", "json"}))->type_name("FORMAT");
  command->callback([=, &status] { status = run(*file, *python, *format); });
}

}  // namespace slotscope::cli
