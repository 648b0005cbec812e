// Reads the arguments, runs the command they name, and turns a slip into one clear sentence.
#include "cli/commands.hpp"

#include <algorithm>
#include <cstdio>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/support.hpp"
#include "course/source/strings.hpp"

namespace slotscope {

namespace {

constexpr const char* version_text = "slotscope " SLOTSCOPE_VERSION;

/// The innermost command that was chosen.
const CLI::App& chosen(const CLI::App& program) {
  const CLI::App* app = &program;
  while (!app->get_subcommands().empty()) app = app->get_subcommands().front();
  return *app;
}

std::string full_name(const CLI::App& app) {
  std::string name = app.get_name();
  for (const CLI::App* parent = app.get_parent(); parent; parent = parent->get_parent())
    name = parent->get_name() + ' ' + name;
  return name;
}

/// "there is no option '--pyhton'; did you mean '--python'?"
std::string unknown_word(const CLI::App& app, const std::string& word) {
  std::vector<std::string> known;
  std::string what;
  if (word.starts_with('-')) {
    for (const CLI::Option* option : app.get_options()) {
      for (const std::string& name : option->get_lnames()) known.push_back("--" + name);
    }
    what = "there is no option '" + word + '\'';
  } else if (app.get_subcommands({}).empty()) {
    return '\'' + word + "' is one word too many";
  } else {
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
      known.push_back(command->get_name());
    what = "there is no command '" + word + '\'';
  }
  std::optional<std::string> meant = course::nearest(word, known);
  if (meant == word) return '\'' + word + "' must stand behind '" + app.get_name() + '\'';
  return what + (meant ? "; did you mean '" + *meant + "'?" : "");
}

/// The first word that nothing took; empty when all were.
std::string first_extra(const CLI::App& program, const std::vector<std::string>& words) {
  std::vector<std::string> extras = program.remaining(true);
  for (const std::string& word : words) {
    if (std::find(extras.begin(), extras.end(), word) != extras.end()) return word;
  }
  return "";
}

std::string sentence_for(const CLI::App& program, const CLI::ParseError& problem,
                         const std::vector<std::string>& words) {
  const CLI::App& app = chosen(program);
  std::string extra = first_extra(program, words);
  std::string text;
  if (!extra.empty()) {
    text = unknown_word(app, extra);
  } else if (std::string_view(problem.what()) == "A subcommand is required") {
    text = "say which of its commands is meant";
  } else {
    text = problem.what();
    std::size_t colon = text.find(": ");
    if (text.starts_with("--python: ")) text = text.substr(colon + 2);
  }
  return full_name(app) + ": " + text + (text.ends_with('?') ? "" : ".") + " See " + full_name(app) + " --help.";
}

void add_window(CLI::App& program, WindowRequest& window) {
  CLI::App* open =
      program.add_subcommand("open", "Open the window at a place, for example lesson:slots/hidden-dictionary");
  open->add_option("PLACE", window.text, "Where to go")->required();
  open->callback([&window] { window.kind = WindowRequest::Kind::Open; });
  CLI::App* drive = program.add_subcommand("drive", "Run a script of clicks and keys in the window without a screen");
  drive->set_help_flag();
  drive->add_flag_callback(
      "--help", [&window] { window.kind = WindowRequest::Kind::DriveHelp; }, "The words a script can use");
  drive->add_option("SCRIPT", window.text, "The script's file");
  drive->callback([&window] {
    if (window.kind == WindowRequest::Kind::DriveHelp) return;
    if (window.text.empty()) throw CLI::RequiredError("SCRIPT");
    window.kind = WindowRequest::Kind::Drive;
  });
}

}  // namespace

int run_command(int argc, char** argv, WindowRequest& window) {
  CLI::App program(
      "Where Python keeps an object's data: a course with its own Python engine.\nWithout a command the window opens.",
      "slotscope");
  program.set_version_flag("--version", version_text);
  program.set_help_flag("--help,-h", "Print this and leave");
  program.require_subcommand(0, 1);
  std::vector<std::string> program_arguments;
  int status = cli::done;
  cli::add_exec(program, program_arguments, status);
  cli::add_dis(program, status);
  cli::add_layout(program, status);
  cli::add_measure(program, status);
  cli::add_advise(program, status);
  cli::add_grade(program, status);
  cli::add_quiz(program, status);
  cli::add_lessons(program, status);
  cli::add_progress(program, status);
  add_window(program, window);

  std::vector<std::string> words(argv + 1, argv + argc);
  if (words.empty()) {
    window.kind = WindowRequest::Kind::Open;
    return cli::done;
  }
  if (words.front() == "exec") {
    std::size_t end = cli::program_end(words);
    program_arguments.assign(words.begin() + static_cast<std::ptrdiff_t>(end), words.end());
    words.resize(end);
  }
  std::vector<std::string> reversed(words.rbegin(), words.rend());
  try {
    program.parse(reversed);
  } catch (const CLI::Success& success) {
    return program.exit(success);
  } catch (const CLI::ParseError& problem) {
    std::fflush(stdout);
    std::fprintf(stderr, "%s\n", sentence_for(program, problem, words).c_str());
    return cli::misused;
  }
  std::fflush(stdout);
  return status;
}

}  // namespace slotscope
