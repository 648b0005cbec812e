// Steps an engine through a program and keeps every moment.
#include "ui/pages/stepping/recorder.hpp"

#include <chrono>
#include <utility>

namespace slotscope::stepping {

namespace {

/// A slider over more steps than this could not be used, and nobody steps through them.
constexpr std::size_t most_moments = 5000;
/// About two kilobytes each.
constexpr std::size_t most_objects_kept = 100'000;
constexpr std::size_t most_objects_shown = 600;
constexpr double seconds_between_batches = 0.05;

class RecordingHost : public Host {
 public:
  RecordingHost(std::vector<std::string> lines, const std::stop_token& stop) : lines_(std::move(lines)), stop_(stop) {}
  void write(Stream stream, std::string_view text) override {
    written += text.size();
    if (!fresh.empty() && fresh.back().stream == stream) {
      fresh.back().text += text;
    } else {
      fresh.push_back({stream, std::string(text)});
    }
  }
  std::optional<std::string> read_line() override {
    if (next_ == lines_.size()) return std::nullopt;
    return lines_[next_++];
  }
  bool stop_requested() override { return stop_.stop_requested(); }

  std::vector<Written> fresh;  ///< not handed on yet
  std::size_t written = 0;

 private:
  std::vector<std::string> lines_;
  std::size_t next_ = 0;
  const std::stop_token& stop_;
};

Settings settings_of(const RecordedProgram& program) {
  Settings settings;
  settings.version = program.version;
  settings.file_name = program.file_name;
  settings.limits.seconds = 20;
  settings.limits.output = 1'000'000;
  settings.limits.memory = 500'000'000;
  settings.trace_memory = true;
  return settings;
}

}  // namespace

struct Recorder::Batch {
  unsigned generation = 0;
  std::vector<Moment> moments;
  std::vector<Written> output;
  std::optional<Ending> ending;
};

Recorder::~Recorder() {
  stop_.request_stop();
}

void Recorder::clear() {
  stop_.request_stop();
  ++generation_;
  recording_now_ = false;
  recording_ = Recording(program_.version);
  output_.clear();
  lookup_.clear();
}

void Recorder::stop() {
  stop_.request_stop();
}

void Recorder::record(RecordedProgram program) {
  program_ = std::move(program);
  clear();
  recording_now_ = true;
  stop_ = work_.start([this, copy = program_, generation = generation_](const std::stop_token& stop) {
    record_moments(copy, generation, stop);
  });
}

void Recorder::record_moments(const RecordedProgram& program, unsigned generation, const std::stop_token& stop) {
  using Clock = std::chrono::steady_clock;
  RecordingHost host(program.input_lines, stop);
  Engine engine(settings_of(program), host);
  SnapshotOptions options;
  options.max_objects = most_objects_shown;
  MomentMaker maker;
  auto batch = std::make_shared<Batch>();
  batch->generation = generation;
  const auto hand_on = [&] {
    batch->output = std::exchange(host.fresh, {});
    work_.post([this, batch] { take(*batch); });
    batch = std::make_shared<Batch>();
    batch->generation = generation;
  };
  auto last = Clock::now();
  std::size_t moments = 0;
  RunResult result = engine.start(program.source);
  while (result.outcome == Outcome::Paused) {
    batch->moments.push_back(maker.make(engine.snapshot(options), host.written));
    batch->moments.back().observed = std::move(result.observed);
    if (++moments == most_moments || maker.kept() > most_objects_kept || stop.stop_requested()) break;
    if (std::chrono::duration<double>(Clock::now() - last).count() > seconds_between_batches) {
      hand_on();
      last = Clock::now();
    }
    result = engine.step(StepMode::Into);
  }
  const bool cut = result.outcome == Outcome::Paused;
  if (!cut) {
    Moment end = maker.make(engine.snapshot(options), host.written);
    end.line = 0;
    end.observed = std::move(result.observed);
    batch->moments.push_back(std::move(end));
  }
  batch->ending = Ending{std::move(result), cut};
  hand_on();
}

void Recorder::take(Batch& batch) {
  if (batch.generation != generation_) return;
  news_ = true;
  for (Moment& moment : batch.moments) recording_.append(std::move(moment));
  for (Written& written : batch.output) output_.push_back(std::move(written));
  if (!batch.ending) return;
  recording_.end(std::move(*batch.ending));
  recording_now_ = false;
}

bool Recorder::update() {
  work_.take();
  return std::exchange(news_, false);
}

void Recorder::look_up(std::size_t moment, std::string expression) {
  looking_up_ = true;
  work_.start([this, program = program_, moment, expression = std::move(expression),
               generation = generation_](const std::stop_token& stop) {
    RecordingHost host(program.input_lines, stop);
    Engine engine(settings_of(program), host);
    engine.start(program.source);
    if (moment > 0) engine.go_to(moment + 1);
    std::vector<LookupStep> steps = engine.explain_lookup(expression);
    work_.post([this, generation, steps = std::move(steps)] {
      looking_up_ = false;
      if (generation != generation_) return;
      lookup_ = steps;
      news_ = true;
    });
  });
}

}  // namespace slotscope::stepping
