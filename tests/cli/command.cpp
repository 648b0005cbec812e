// Runs a command in a child process.
#include "cli/command.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include "cli/commands.hpp"

namespace slotscope {

namespace {

constexpr int window_status = 99;

std::string read_all(int from) {
  std::string text;
  char buffer[4096];
  ssize_t count = 0;
  while ((count = read(from, buffer, sizeof buffer)) > 0) text.append(buffer, static_cast<std::size_t>(count));
  close(from);
  return text;
}

[[noreturn]] void run_child(const std::vector<std::string>& words) {
  std::vector<std::string> all = {"slotscope"};
  all.insert(all.end(), words.begin(), words.end());
  std::vector<char*> pointers;
  for (std::string& word : all) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  WindowRequest window;
  int status = run_command(static_cast<int>(all.size()), pointers.data(), window);
  std::fflush(stdout);
  std::fflush(stderr);
  _exit(window.kind == WindowRequest::Kind::None ? status : window_status);
}

struct ScratchFolder {
  std::string path;
  ScratchFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "slotscope-cli-XXXXXX").string();
    path = mkdtemp(pattern.data());
    setenv("SLOTSCOPE_HOME", (path + "/home").c_str(), 1);
    setenv("SLOTSCOPE_LESSONS", fixture("").c_str(), 1);
  }
  ~ScratchFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
  }
};

const ScratchFolder scratch_folder;

}  // namespace

std::string fixture(const std::string& name) {
  return std::string(SLOTSCOPE_SOURCE_DIR "/tests/course/fixtures/course") + (name.empty() ? "" : "/" + name);
}

std::string scratch(const std::string& name) {
  return scratch_folder.path + '/' + name;
}

CommandResult command(const std::vector<std::string>& words, const std::string& input) {
  int in[2];
  int out[2];
  int err[2];
  if (pipe(in) != 0 || pipe(out) != 0 || pipe(err) != 0) return {};
  pid_t child = fork();
  if (child == 0) {
    dup2(in[0], STDIN_FILENO);
    dup2(out[1], STDOUT_FILENO);
    dup2(err[1], STDERR_FILENO);
    for (int end : {in[0], in[1], out[0], out[1], err[0], err[1]}) close(end);
    run_child(words);
  }
  close(in[0]);
  close(out[1]);
  close(err[1]);
  CommandResult result;
  std::thread feed([&] {
    std::size_t at = 0;
    while (at < input.size()) {
      ssize_t count = write(in[1], input.data() + at, input.size() - at);
      if (count <= 0) break;
      at += static_cast<std::size_t>(count);
    }
    close(in[1]);
  });
  std::thread errors([&] { result.error = read_all(err[0]); });
  result.output = read_all(out[0]);
  errors.join();
  feed.join();
  int status = 0;
  waitpid(child, &status, 0);
  result.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  result.wants_window = result.status == window_status;
  return result;
}

}  // namespace slotscope
