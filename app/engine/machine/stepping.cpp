// Implements stepping: the program's thread stops in `at_line` until it is told to go on.
#include "engine/machine/stepping.hpp"

#include <algorithm>
#include <atomic>
#include <functional>

#include "engine/compile/compile.hpp"
#include "engine/machine/machine_parts.hpp"
#include "engine/machine/operations.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

/// Remembers the input lines that were read and how much was written, so that a replay reads the same and writes
/// nothing twice.
class Stepping::ReplayHost : public Host {
 public:
  ReplayHost(Host& outside, std::vector<std::string> lines, std::size_t silent)
      : outside_(outside), lines_(std::move(lines)), silent_(silent) {}

  void write(Stream stream, std::string_view text) override {
    written_ += text.size();
    if (silent_ >= text.size()) {
      silent_ -= text.size();
      return;
    }
    text.remove_prefix(std::exchange(silent_, 0));
    outside_.write(stream, text);
  }
  std::optional<std::string> read_line() override {
    if (next_ < lines_.size()) return lines_[next_++];
    std::optional<std::string> line = outside_.read_line();
    if (line) {
      lines_.push_back(*line);
      ++next_;
    }
    return line;
  }
  bool stop_requested() override { return abandoned || outside_.stop_requested(); }
  void progress(const Progress& progress) override { outside_.progress(progress); }

  const std::vector<std::string>& lines() const { return lines_; }
  std::size_t written() const { return written_; }
  std::atomic<bool> abandoned = false;

 private:
  Host& outside_;
  std::vector<std::string> lines_;
  std::size_t next_ = 0;
  std::size_t silent_;
  std::size_t written_ = 0;
};

Stepping::Stepping(Settings settings, Host& host, std::string source)
    : settings_(std::move(settings)), host_(host), source_(std::move(source)) {
  if (!settings_.fixed_clock) settings_.fixed_clock = 1'700'000'000.0;
}

Stepping::~Stepping() {
  finish();
}

/// Ends the program's thread and its interpreter.
void Stepping::finish() {
  if (!thread_.joinable()) return;
  {
    std::lock_guard lock(mutex_);
    abandoned_ = true;
    replay_->abandoned = true;
    running_ = true;
  }
  changed_.notify_all();
  thread_.join();
  abandoned_ = false;
  interpreter_->stepper = nullptr;
  on_deep_stack(*interpreter_, [] { finalize_main(); });
  interpreter_.reset();
}

void Stepping::launch() {
  std::vector<std::string> lines;
  std::size_t written = 0;
  if (replay_) {
    lines = replay_->lines();
    written = std::max(written, replay_->written());
  }
  finish();
  replay_ = std::make_unique<ReplayHost>(host_, std::move(lines), written);
  interpreter_ = std::make_unique<Interpreter>(settings_, *replay_);
  interpreter_->stepper = this;
  observed.clear();
  step_ = 0;
  each_instruction = false;
  ended_ = false;
  running_ = true;
  thread_ = std::thread([this] {
    on_deep_stack(*interpreter_, [this] {
      RunResult result = run_main(source_);
      std::lock_guard lock(mutex_);
      result_ = std::move(result);
      result_.observed = std::exchange(observed, {});
      ended_ = true;
      running_ = false;
    });
    changed_.notify_all();
  });
}

RunResult Stepping::wait() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return !running_; });
  return result_;
}

RunResult Stepping::resume() {
  {
    std::lock_guard lock(mutex_);
    if (ended_) return result_;
    each_instruction = mode_ == StepMode::Instruction && !target_step_;
    running_ = true;
  }
  changed_.notify_all();
  return wait();
}

RunResult Stepping::start() {
  mode_ = StepMode::Into;
  target_step_ = 0;
  launch();
  return wait();
}

RunResult Stepping::step(StepMode mode) {
  mode_ = mode;
  target_step_ = 0;
  return resume();
}

RunResult Stepping::go_to(std::uint64_t step) {
  target_step_ = std::max<std::uint64_t>(step, 1);
  if (step <= step_ || ended_) {
    if (step == step_ && !ended_) return result_;
    launch();
    return wait();
  }
  return resume();
}

bool Stepping::stops_here(Frame* frame) const {
  if (target_step_) return step_ >= target_step_;
  if (mode_ == StepMode::Instruction) return true;
  const int line = frame_line(frame);
  if (std::find(breakpoints_.begin(), breakpoints_.end(), line) != breakpoints_.end()) return true;
  switch (mode_) {
    case StepMode::Into:
      return true;
    case StepMode::Over:
      return interpreter_->depth <= depth_;
    case StepMode::Out:
      return interpreter_->depth < depth_;
    default:
      return false;
  }
}

/// Called on the program's thread.
bool Stepping::at_line(Frame* frame, bool new_line) {
  // Modules of the engine that are written in Python are not stepped through.
  if (frame->globals != vm().main_namespace) return true;
  if (new_line) ++step_;
  if (!stops_here(frame)) return true;
  std::unique_lock lock(mutex_);
  if (abandoned_) return interrupt(Interruption::Stopped, "Stopped.");
  depth_ = interpreter_->depth;
  result_ = RunResult{};
  result_.outcome = Outcome::Paused;
  result_.observed = std::exchange(observed, {});
  result_.instructions = interpreter_->instructions;
  running_ = false;
  changed_.notify_all();
  changed_.wait(lock, [this] { return running_; });
  if (abandoned_) return interrupt(Interruption::Stopped, "Stopped.");
  return true;
}

// ---- evaluating in a frame ----------------------------------------------------------------------------------------

namespace {

struct FrameNames {
  Dict* globals;
  Ref<> names;
};

/// Globals and names of a frame, counted from the innermost; of `__main__` when nothing runs.
bool find_frame(std::size_t index, FrameNames& place) {
  Interpreter& in = vm();
  Frame* frame = in.frame;
  for (; frame && index > 0; --index) frame = frame->previous;
  if (frame) {
    place.globals = frame->globals;
    place.names = frame_locals(frame);
    return static_cast<bool>(place.names);
  }
  if (!prepare_main()) return false;
  place.globals = in.main_namespace;
  place.names = share(static_cast<Object*>(in.main_namespace));
  return true;
}

Ref<> run_in_frame(std::string_view source, std::string_view file_name, std::size_t frame, ParseMode mode) {
  Interpreter& in = vm();
  Stepper* stepper = std::exchange(in.stepper, nullptr);
  FrameNames place;
  Ref<> result;
  if (find_frame(frame, place)) {
    Ref<Str> file = make_str(file_name);
    Ref<Code> code = compile_source(source, file.get(), mode);
    if (code) result = run_code(code.get(), place.globals, place.names.get());
  }
  in.stepper = stepper;
  return result;
}

}  // namespace

Ref<> value_in_frame(std::string_view expression, std::size_t frame) {
  return run_in_frame(expression, "<input>", frame, ParseMode::Expression);
}

RunResult execute_in_frame(std::string_view source, std::string_view file_name, std::size_t frame, ParseMode mode,
                           Evaluation* evaluation) {
  return conclude_evaluation(run_in_frame(source, file_name, frame, mode), evaluation);
}

RunResult conclude_evaluation(Ref<> value, Evaluation* evaluation) {
  if (value && evaluation) {
    evaluation->type = std::string(type_name_of(value.get()));
    if (Ref<Str> text = repr(value.get()))
      evaluation->repr = to_utf8(text.get());
    else
      value = nullptr;
    if (value) {
      if (Ref<Str> text = str(value.get()))
        evaluation->text = to_utf8(text.get());
      else
        value = nullptr;
    }
  }
  return conclude(static_cast<bool>(value));
}

}  // namespace slotscope
