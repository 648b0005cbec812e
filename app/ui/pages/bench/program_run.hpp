// One run of a program, away from the window: what it wrote, how it ended, and the objects it left behind.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <vector>

#include "engine/engine.hpp"

namespace slotscope {

class Shell;

struct RunRequest {
  std::string source;
  std::string before = {};  ///< runs first in the same namespace, unheard
  std::vector<std::string> input_lines = {};
  Settings settings = {};
};

struct OutputPiece {
  Stream stream = Stream::Output;
  std::string text;
};

/// What a run left: an immutable value, shared by whoever shows it.
struct RunReport {
  Version version;
  std::string source;
  std::vector<OutputPiece> output;  ///< in the order of writing; a traceback and a limit's message come last
  RunResult result;
  std::string explanation;  ///< the exception in plain words
  Snapshot snapshot;
};

/// Runs to the end on the calling thread.
RunReport run_program(const RunRequest& request, const std::stop_token& stop,
                      const std::function<void(const Progress&)>& tell = {});

/// "Finished in 0.4 ms", "Stopped after 2 s", ...
std::string outcome_in_words(const RunReport& report);
/// "1 234 567 instructions, 5.2 MiB at most"; nothing for a short run.
std::string cost_in_words(const RunReport& report);

/// Starts runs on the shell's worker, one at a time, and hands over the report of the latest.
class ProgramRunner {
 public:
  using Done = std::function<void(std::shared_ptr<const RunReport>)>;

  ProgramRunner() = default;
  ~ProgramRunner();
  ProgramRunner(const ProgramRunner&) = delete;
  ProgramRunner& operator=(const ProgramRunner&) = delete;

  /// Stops a run that is under way. `done` is called on the window's thread, unless the runner is gone by then.
  void start(Shell& shell, RunRequest request, Done done);
  void stop();
  bool running() const { return current_ != nullptr; }
  Progress progress() const;

 private:
  struct Run;
  std::shared_ptr<Run> current_;
};

}  // namespace slotscope
