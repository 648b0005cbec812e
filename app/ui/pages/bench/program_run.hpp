// One run of a program, away from the window: what it wrote, how it ended, and the objects it left behind.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "engine/engine.hpp"
#include "platform/worker.hpp"

namespace slotscope {

class Shell;

struct RunRequest {
  std::string source;
  std::string before = {};  ///< runs first in the same namespace, unheard
  std::vector<std::string> input_lines = {};
  bool asks = false;  ///< input() beyond these lines waits until the reader has typed one
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
  std::vector<OutputPiece> output;      ///< in the order of writing; a traceback and a limit's message come last
  std::vector<std::string> lines_read;  ///< what input() got
  bool finished = true;                 ///< false while it runs or waits: there is more to come
  bool waits = false;                   ///< for a line of input
  RunResult result;
  std::string explanation;  ///< the exception in plain words
  Snapshot snapshot;
};

/// What a run tells while it goes on, and asks.
struct RunListener {
  std::function<void(const Progress&)> progress;
  /// The line input() is to get, for a request that asks; nothing at the end of the input. The report says what was
  /// written until then.
  std::function<std::optional<std::string>(RunReport)> line;
  /// Now and then, for a request that asks: what was written until now, or at least the end of it.
  std::function<void(RunReport)> so_far;
};

/// Runs to the end on the calling thread.
RunReport run_program(const RunRequest& request, const std::stop_token& stop, const RunListener& listener = {});

/// "Finished in 0.4 ms", "Stopped after 2 s", ...
std::string outcome_in_words(const RunReport& report);
/// "Line 12, 1 234 567 instructions, 5.2 MiB": how far a run has come.
std::string progress_in_words(const Progress& progress);
/// "1 234 567 instructions, 5.2 MiB at most"; nothing for a short run.
std::string cost_in_words(const RunReport& report);

/// Runs programs one at a time on a thread of its own, and hands over the report of the latest.
class ProgramRunner {
 public:
  using Told = std::function<void(std::shared_ptr<const RunReport>)>;

  ProgramRunner();
  ~ProgramRunner();
  ProgramRunner(const ProgramRunner&) = delete;
  ProgramRunner& operator=(const ProgramRunner&) = delete;

  /// Stops a run that is under way. `told` is called on the window's thread with the report of the whole run, and for a
  /// request that asks with what there is so far, now and then and each time it waits; not when the runner is gone.
  void start(Shell& shell, RunRequest request, Told told);
  void stop();
  bool running() const { return current_ != nullptr; }
  /// The program waits for `answer`.
  bool waits() const;
  /// Gives it the line, or the end of its input.
  void answer(std::optional<std::string> line);
  /// Running and not waiting for the reader.
  bool busy() const { return running() && !waits(); }
  Progress progress() const;

 private:
  struct Run;
  std::shared_ptr<Run> current_;
  std::unique_ptr<Worker> worker_;  ///< made for the first run; gone before what its jobs use
};

}  // namespace slotscope
