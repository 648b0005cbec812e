// Stepping through a program: it runs on a thread of its own that waits at each stop, and is replayed to go back.
//
// A replay sees the same clock, hashes and random numbers, the same input lines, and prints nothing a second time, so
// any earlier step can be reached again by running up to it.
#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "engine/machine/session.hpp"
#include "engine/source/parser.hpp"

namespace slotscope {

class Stepping : private Stepper {
 public:
  Stepping(Settings settings, Host& host, std::string source);
  ~Stepping() override;
  RunResult start();
  RunResult step(StepMode mode);
  RunResult go_to(std::uint64_t step);
  std::uint64_t current_step() const { return step_; }
  void set_breakpoints(std::vector<int> lines) { breakpoints_ = std::move(lines); }
  const std::vector<int>& breakpoints() const { return breakpoints_; }
  Interpreter& interpreter() { return *interpreter_; }

 private:
  class ReplayHost;
  bool at_line(Frame* frame, bool new_line) override;
  void launch();
  RunResult wait();
  RunResult resume();
  void finish();
  bool stops_here(Frame* frame) const;

  Settings settings_;
  Host& host_;
  std::string source_;
  std::unique_ptr<ReplayHost> replay_;
  std::unique_ptr<Interpreter> interpreter_;
  std::thread thread_;
  std::vector<int> breakpoints_;

  std::mutex mutex_;
  std::condition_variable changed_;
  bool running_ = false;
  bool ended_ = false;
  bool abandoned_ = false;  ///< the thread shall unwind and end
  RunResult result_;

  std::uint64_t step_ = 0;
  std::uint64_t target_step_ = 0;  ///< run up to it without stopping when not zero
  StepMode mode_ = StepMode::Into;
  int depth_ = 0;  ///< of the frame the last stop was in
};

/// The value of an expression in a frame of the paused program, or in `__main__`; empty with an exception pending.
Ref<> value_in_frame(std::string_view expression, std::size_t frame);
/// Runs statements or one expression there; `evaluation` takes the value's texts.
RunResult execute_in_frame(std::string_view source, std::string_view file_name, std::size_t frame, ParseMode mode,
                           Evaluation* evaluation);
/// The result of running something that answered `value` (empty: an exception is pending); `evaluation` takes its
/// texts.
RunResult conclude_evaluation(Ref<> value, Evaluation* evaluation);

}  // namespace slotscope
