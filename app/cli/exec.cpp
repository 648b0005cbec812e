// `slotscope exec`: runs a program as python3 does.
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <filesystem>

#include <CLI/CLI.hpp>

#include "cli/support.hpp"

namespace slotscope::cli {

namespace {

/// The process's own streams. Output is buffered; a terminal sees it line by line, and always before a question.
class ConsoleHost : public Host {
 public:
  ConsoleHost() : terminal_(isatty(STDOUT_FILENO) != 0) {
    // Large enough that printing a million lines is not a million system calls.
    std::setvbuf(stdout, nullptr, terminal_ ? _IOLBF : _IOFBF, 1U << 16U);
    interrupted();
  }

  void write(Stream stream, std::string_view text) override {
    if (stream == Stream::Error) std::fflush(stdout);
    std::fwrite(text.data(), 1, text.size(), stream == Stream::Output ? stdout : stderr);
  }

  std::optional<std::string> read_line() override {
    std::fflush(stdout);
    std::string line;
    int c = 0;
    while ((c = std::getc(stdin)) != EOF && c != '\n') line += static_cast<char>(c);
    if (c == EOF && line.empty()) return std::nullopt;
    return line;
  }

  bool stop_requested() override { return interrupted().load(std::memory_order_relaxed); }

 private:
  bool terminal_;
};

struct ExecOptions {
  VersionChoice python;
  std::string file;
  std::string code;
  double seconds = 0;
  double megabytes = 2000;
};

int exit_status(const RunResult& result) {
  switch (result.outcome) {
    case Outcome::Finished:
      return done;
    case Outcome::Exited:
      return result.exit_status;
    case Outcome::Raised:
      return failed;
    case Outcome::Stopped:
      return 130;  // as a shell reports Ctrl+C
    default:
      refuse(result.message.empty() ? "the program reached a limit and was stopped" : result.message);
      return failed;
  }
}

int run(const ExecOptions& options, const std::vector<std::string>& arguments, bool has_code) {
  Settings settings;
  settings.version = options.python.one();
  settings.arguments = arguments;
  settings.limits.seconds = options.seconds;
  settings.limits.memory = static_cast<std::size_t>(options.megabytes * 1e6);
  settings.limits.output = 0;
  std::optional<std::string> source;
  if (has_code) {
    source = options.code;
    settings.file_name = "<string>";
  } else {
    source = read_source(options.file);
    settings.file_name = options.file == "-" ? "<stdin>" : options.file;
    // From 3.9 on the file is known by its whole path, in __file__ and in tracebacks; sys.argv has it as it was given.
    if (options.file != "-" && settings.version.minor >= 9) {
      settings.script = options.file;
      std::error_code unknown;
      if (const auto path = std::filesystem::absolute(options.file, unknown); !unknown)
        settings.file_name = path.string();
    }
  }
  if (!source) return misused;
  ConsoleHost host;
  RunResult result;
  {
    Engine engine(settings, host);
    result = engine.run(*source);
  }
  std::fflush(stdout);
  if (result.exception && result.exception->type == "KeyboardInterrupt") {
    // python3 then dies of the signal, so that shells notice.
    std::signal(SIGINT, SIG_DFL);
    std::raise(SIGINT);
  }
  return exit_status(result);
}

}  // namespace

std::size_t program_end(const std::vector<std::string>& words) {
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (word == "-c") return std::min(i + 2, words.size());
    if (word == "--python" || word == "--seconds" || word == "--memory") {
      ++i;
    } else if (word == "-" || !word.starts_with('-')) {
      return i + 1;
    }
  }
  return words.size();
}

void add_exec(CLI::App& program, std::vector<std::string>& arguments, int& status) {
  auto options = std::make_shared<ExecOptions>();
  CLI::App* command = program.add_subcommand(
      "exec", "Run a program as python3 does: FILE, - for stdin, or -c CODE; then its arguments");
  add_version(*command, options->python);
  command->add_option("--seconds", options->seconds, "Stop after so many seconds")
      ->check(CLI::NonNegativeNumber)
      ->type_name("S");
  command->add_option("--memory", options->megabytes, "Stop at so many megabytes (2000 when not given)")
      ->check(CLI::PositiveNumber)
      ->type_name("MB");
  CLI::Option* code = command->add_option("-c", options->code, "The program itself")->type_name("CODE");
  CLI::Option* file = command->add_option("FILE", options->file, "The program's file; - reads it from stdin");
  code->excludes(file);
  command->callback([options, code, file, &arguments, &status] {
    if (code->count() + file->count() == 0) throw CLI::ValidationError("FILE", "say what to run: FILE, - or -c CODE");
    status = run(*options, arguments, code->count() > 0);
  });
}

}  // namespace slotscope::cli
