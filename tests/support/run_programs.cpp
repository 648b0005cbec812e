// Runs the programs under tests/engine on the engine and compares what they do with what was recorded from CPython.
//
//   run_programs --slotscope PATH [--python V] [--live] [--verbose] FILE|FOLDER...
//
// Without --python every recorded version is run. With --live a real interpreter of each version is asked instead of
// the recording, where one is found. The format of a recording is described in tests/oracle/record.py.
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

constexpr int seconds_per_program = 60;

struct Outcome {
  std::string status, standard_output, standard_error;
  bool operator==(const Outcome&) const = default;
};

struct Options {
  std::string slotscope;
  std::optional<int> version;
  bool live = false, verbose = false;
  std::vector<fs::path> programs;
};

[[noreturn]] void refuse(const std::string& text) {
  std::fprintf(stderr, "run_programs: %s\n", text.c_str());
  std::exit(2);
}

// ---- recordings ---------------------------------------------------------------------------------------------------

/// "3.8-3.10,3.13" as minor versions.
std::set<int> versions_in(const std::string& text) {
  std::set<int> versions;
  std::stringstream parts(text);
  for (std::string part; std::getline(parts, part, ',');) {
    const std::size_t dash = part.find('-');
    const auto minor = [](const std::string& version) { return std::atoi(version.c_str() + version.find('.') + 1); };
    const int low = minor(part.substr(0, dash));
    const int high = dash == std::string::npos ? low : minor(part.substr(dash + 1));
    for (int version = low; version <= high; ++version) versions.insert(version);
  }
  return versions;
}

/// What each recorded version did.
std::map<int, Outcome> recorded(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string line;
  if (!file || !std::getline(file, line)) return {};
  const std::set<int> all = versions_in(line.substr(line.rfind(' ') + 1));
  std::map<int, Outcome> outcomes;
  for (const int version : all) outcomes[version];
  std::string section;
  while (std::getline(file, line)) {
    const std::size_t mark = line.find_first_not_of("0123456789.,-");
    if (mark == std::string::npos || (line[mark] != '|' && line[mark] != '\\')) {
      section = line;
      continue;
    }
    std::string text = line.substr(mark + 1);
    if (!text.empty()) text.erase(0, 1);
    if (line[mark] == '|' && section != "status") text += '\n';
    for (const int version : mark ? versions_in(line.substr(0, mark)) : all) {
      Outcome& outcome = outcomes[version];
      (section == "status"   ? outcome.status
       : section == "stdout" ? outcome.standard_output
                             : outcome.standard_error) += text;
    }
  }
  return outcomes;
}

// ---- running ------------------------------------------------------------------------------------------------------

/// Without what differs from run to run: folders and addresses.
std::string normalised(const std::string& text, const std::string& name) {
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    if (text.compare(i, 6, " at 0x") == 0) {
      i += 6;
      while (i < text.size() && std::isxdigit(static_cast<unsigned char>(text[i]))) ++i;
      result += " at 0x...";
    } else if (text[i] == '/' && text.compare(i + 1, name.size(), name) == 0) {
      while (!result.empty() && !std::strchr(" \t\n\"'(", result.back())) result.pop_back();
      ++i;
    } else {
      result += text[i++];
    }
  }
  return result;
}

/// Starts a command in a folder and collects what it does.
Outcome run(const std::vector<std::string>& command, const fs::path& folder, const std::string& name) {
  std::array<std::array<int, 2>, 2> pipes{};
  for (auto& each : pipes)
    if (pipe(each.data()) != 0) refuse("no pipe");
  const pid_t child = fork();
  if (child < 0) refuse("no process");
  if (child == 0) {
    setpgid(0, 0);
    const int nothing = open("/dev/null", O_RDONLY);
    dup2(nothing, 0);
    dup2(pipes[0][1], 1);
    dup2(pipes[1][1], 2);
    for (auto& each : pipes)
      for (const int end : each) close(end);
    if (chdir(folder.c_str()) != 0) _exit(127);
    setenv("PYTHONHASHSEED", "0", 1);
    setenv("PYTHONIOENCODING", "utf-8", 1);
    setenv("PYTHON_COLORS", "0", 1);
    std::vector<char*> arguments;
    for (const std::string& part : command) arguments.push_back(const_cast<char*>(part.c_str()));
    arguments.push_back(nullptr);
    execvp(arguments[0], arguments.data());
    _exit(127);
  }
  std::array<std::string, 2> texts;
  std::array<pollfd, 2> ends{pollfd{pipes[0][0], POLLIN, 0}, pollfd{pipes[1][0], POLLIN, 0}};
  for (auto& each : pipes) close(each[1]);
  bool late = false;
  while (ends[0].fd >= 0 || ends[1].fd >= 0) {
    const int ready = poll(ends.data(), ends.size(), seconds_per_program * 1000);
    if (ready <= 0) {
      late = true;
      kill(-child, SIGKILL);
      break;
    }
    for (std::size_t i = 0; i < 2; ++i) {
      if (!(ends[i].revents & (POLLIN | POLLHUP))) continue;
      std::array<char, 65536> block;
      const ssize_t count = read(ends[i].fd, block.data(), block.size());
      if (count > 0)
        texts[i].append(block.data(), static_cast<std::size_t>(count));
      else
        ends[i].fd = -1;
    }
  }
  for (auto& each : pipes) close(each[0]);
  int status = 0;
  waitpid(child, &status, 0);
  const std::string ended = late ? "no output for " + std::to_string(seconds_per_program) + " s"
                            : WIFEXITED(status)
                                ? std::to_string(WEXITSTATUS(status))
                                : std::to_string(-WTERMSIG(status));  // a signal, as the recordings write it
  return {ended, normalised(texts[0], name), normalised(texts[1], name)};
}

/// A real interpreter of this version, or nothing.
std::string interpreter(int version) {
  const std::string name = "python3." + std::to_string(version);
  if (const char* home = std::getenv("HOME")) {
    const fs::path folder = fs::path(home) / ".pyenv/versions";
    std::error_code none;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, none))
      if (entry.path().filename().string().starts_with("3." + std::to_string(version) + "."))
        return entry.path() / "bin/python3";
  }
  std::stringstream path(std::getenv("PATH") ? std::getenv("PATH") : "");
  for (std::string folder; std::getline(path, folder, ':');)
    if (access((folder + "/" + name).c_str(), X_OK) == 0) return folder + "/" + name;
  return {};
}

// ---- comparing ----------------------------------------------------------------------------------------------------

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::stringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

/// The first place where two texts part, shown with what was expected and what came.
void show_difference(const char* section, const std::string& expected, const std::string& got, bool all) {
  const std::vector<std::string> a = lines_of(expected), b = lines_of(got);
  std::size_t shown = 0;
  for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
    const std::string* left = i < a.size() ? &a[i] : nullptr;
    const std::string* right = i < b.size() ? &b[i] : nullptr;
    if (left && right && *left == *right) continue;
    std::printf("  %s, line %zu\n    expected: %s\n    got:      %s\n", section, i + 1, left ? left->c_str() : "(end)",
                right ? right->c_str() : "(end)");
    if (++shown == (all ? 40U : 2U)) break;
  }
  if (!shown) std::printf("  %s: the end of the last line differs\n", section);
}

bool check(const Options& options, const fs::path& program, int version, const Outcome& expected) {
  const std::string name = program.filename();
  const Outcome got =
      run({options.slotscope, "exec", "--python", "3." + std::to_string(version), name}, program.parent_path(), name);
  if (got == expected) return true;
  std::printf("%s on 3.%d\n", program.c_str(), version);
  if (got.status != expected.status)
    std::printf("  exit status %s, expected %s\n", got.status.c_str(), expected.status.c_str());
  if (got.standard_output != expected.standard_output)
    show_difference("stdout", expected.standard_output, got.standard_output, options.verbose);
  if (got.standard_error != expected.standard_error)
    show_difference("stderr", expected.standard_error, got.standard_error, options.verbose);
  return false;
}

Options read_options(int count, char** values) {
  Options options;
  for (int i = 1; i < count; ++i) {
    const std::string argument = values[i];
    const auto next = [&] { return ++i < count ? values[i] : (refuse(argument + " needs a value"), nullptr); };
    if (argument == "--slotscope")
      options.slotscope = fs::absolute(next());
    else if (argument == "--python")
      options.version = *versions_in(next()).begin();
    else if (argument == "--live")
      options.live = true;
    else if (argument == "--verbose")
      options.verbose = true;
    else if (argument.starts_with("-"))
      refuse("there is no option " + argument);
    else if (fs::is_directory(argument)) {
      for (const fs::directory_entry& entry : fs::recursive_directory_iterator(argument))
        if (entry.path().extension() == ".py") options.programs.push_back(fs::absolute(entry.path()));
    } else
      options.programs.push_back(fs::absolute(argument));
  }
  if (options.slotscope.empty() || options.programs.empty())
    refuse("use: run_programs --slotscope PATH [--python V] [--live] [--verbose] FILE|FOLDER...");
  std::sort(options.programs.begin(), options.programs.end());
  return options;
}

}  // namespace

int main(int count, char** values) {
  const Options options = read_options(count, values);
  std::size_t runs = 0, failures = 0;
  std::map<int, std::string> interpreters;
  for (const fs::path& program : options.programs) {
    fs::path recording = program;
    const std::map<int, Outcome> outcomes = recorded(recording.replace_extension(".expect"));
    if (outcomes.empty()) refuse(recording.string() + " is missing: record it with tests/oracle/record.py");
    for (const auto& [version, expected] : outcomes) {
      if (options.version && *options.version != version) continue;
      Outcome wanted = expected;
      if (options.live) {
        const auto [place, added] = interpreters.try_emplace(version);
        if (added) place->second = interpreter(version);
        if (place->second.empty()) continue;
        wanted = run({place->second, program.filename()}, program.parent_path(), program.filename());
      }
      ++runs;
      if (!check(options, program, version, wanted)) ++failures;
    }
  }
  std::printf("%zu runs, %zu differ\n", runs, failures);
  return failures ? 1 : 0;
}
