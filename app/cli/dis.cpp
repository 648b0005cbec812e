// `slotscope dis`: the engine's own code for a program.
#include <CLI/CLI.hpp>

#include "cli/support.hpp"

namespace slotscope::cli {

namespace {

int run(const std::string& file, const VersionChoice& python) {
  std::optional<std::string> source = read_source(file);
  if (!source) return misused;
  Settings settings;
  settings.version = python.one();
  settings.file_name = file == "-" ? "<stdin>" : file;
  CapturingHost host;
  Engine engine(settings, host);
  if (std::optional<ExceptionReport> problem = engine.check_syntax(*source)) {
    std::fputs(problem->traceback.c_str(), stderr);
    return failed;
  }
  print(engine.disassemble(*source));
  return done;
}

}  // namespace

void add_dis(CLI::App& program, int& status) {
  auto file = std::make_shared<std::string>();
  auto python = std::make_shared<VersionChoice>();
  CLI::App* command = program.add_subcommand("dis", "Show the engine's own code for a program");
  add_version(*command, *python);
  command->add_option("FILE", *file, "The program's file; - reads it from stdin")->required();
  command->callback([file, python, &status] { status = run(*file, *python); });
}

}  // namespace slotscope::cli
