// What the commands share.
#include "cli/support.hpp"

#include <csignal>
#include <cstdio>

#include <CLI/CLI.hpp>

#include "course/source/files.hpp"

namespace slotscope::cli {

namespace {

std::atomic<bool> interrupt_flag{false};

std::string read_stdin() {
  std::string text;
  char buffer[65536];
  while (std::size_t count = std::fread(buffer, 1, sizeof buffer, stdin)) text.append(buffer, count);
  return text;
}

std::string version_problem(const std::string& text) {
  return '\'' + text + "' is no version; choose one from " + to_string(oldest_version) + " to " +
         to_string(newest_version);
}

}  // namespace

int refuse(std::string_view sentence, int status) {
  std::fflush(stdout);
  std::string text(sentence);
  if (!text.ends_with('.') && !text.ends_with('\n') && !text.ends_with('?')) text += '.';
  std::fprintf(stderr, "slotscope: %s%s", text.c_str(), text.ends_with('\n') ? "" : "\n");
  return status;
}

void print(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
}

void add_version(CLI::App& command, VersionChoice& choice) {
  command
      .add_option_function<std::string>(
          "--python",
          [&choice](const std::string& text) {
            std::optional<Version> version = parse_version(text);
            if (!version) throw CLI::ValidationError("--python", version_problem(text));
            choice.versions = {*version};
          },
          "Python version, 3.8 to 3.14 (3.13 when not given)")
      ->type_name("V");
}

void add_versions(CLI::App& command, VersionChoice& choice) {
  command
      .add_option_function<std::string>(
          "--python",
          [&choice](const std::string& text) {
            if (text == "all") {
              choice.versions = all_versions();
              choice.all = true;
              return;
            }
            std::optional<course::VersionSet> set = course::VersionSet::parse(text);
            if (!set || set->empty()) throw CLI::ValidationError("--python", version_problem(text) + ", or all");
            choice.versions = set->versions();
            choice.all = choice.versions.size() > 1;
          },
          "Python version, 3.8 to 3.14 (3.13 when not given); several as 3.8,3.11+; or all")
      ->type_name("V|all");
}

std::optional<std::string> read_source(const std::string& path) {
  if (path == "-") return read_stdin();
  if (course::is_folder(path)) {
    refuse(path + " is a folder, not a file");
    return std::nullopt;
  }
  std::optional<std::string> text = course::read_file(path);
  if (!text) refuse(path + (course::exists(path) ? " cannot be read" : ": there is no such file"));
  return text;
}

int write_result(const std::string& path, std::string_view text) {
  if (path.empty() || path == "-") {
    print(text);
    return done;
  }
  std::string error;
  if (course::write_file(path, text, error)) return done;
  return refuse(error);
}

void add_lessons_folder(CLI::App& command, std::string& folder) {
  command.add_option("--lessons", folder, "Folder of lessons (those that came with Slotscope when not given)")
      ->type_name("DIR");
}

course::LoadResult load(const std::string& folder) {
  return course::load_course(folder.empty() ? course::default_lessons_folder() : folder);
}

std::unique_ptr<course::ProgressStore> open_progress() {
  std::unique_ptr<course::ProgressStore> store = course::ProgressStore::open(course::data_folder());
  for (const std::string& message : store->messages()) refuse(message);
  return store;
}

const std::atomic<bool>& interrupted() {
  static const bool installed = [] {
    std::signal(SIGINT, [](int) { interrupt_flag.store(true); });
    return true;
  }();
  (void)installed;
  return interrupt_flag;
}

}  // namespace slotscope::cli
