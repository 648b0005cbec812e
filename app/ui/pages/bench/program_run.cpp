// Runs programs on the worker and brings their reports back.
#include "ui/pages/bench/program_run.hpp"

#include <cstdio>
#include <utility>

#include "course/evaluate/filters.hpp"
#include "course/grading/plain_words.hpp"
#include "platform/window.hpp"
#include "ui/shell.hpp"

namespace slotscope {

namespace {

/// Costs of short runs say nothing: most of it is the interpreter's own.
constexpr std::uint64_t fewest_told = 10'000;

/// Keeps what is written in order, passes the wish to stop on, and is deaf while the program before runs.
class RunHost : public Host {
 public:
  RunHost(const RunRequest& request, const std::stop_token& stop, const std::function<void(const Progress&)>& tell)
      : request_(request), stop_(stop), tell_(tell) {}

  void write(Stream stream, std::string_view text) override {
    if (!heard) return;
    if (pieces.empty() || pieces.back().stream != stream) pieces.push_back({stream, {}});
    pieces.back().text += text;
  }
  std::optional<std::string> read_line() override {
    if (next_line_ >= request_.input_lines.size()) return std::nullopt;
    return request_.input_lines[next_line_++];
  }
  bool stop_requested() override { return stop_.stop_requested(); }
  void progress(const Progress& progress) override {
    if (tell_) tell_(progress);
  }

  bool heard = true;
  std::vector<OutputPiece> pieces;

 private:
  const RunRequest& request_;
  const std::stop_token& stop_;
  const std::function<void(const Progress&)>& tell_;
  std::size_t next_line_ = 0;
};

std::string duration(double seconds) {
  char text[32];
  if (seconds < 0.01) {
    std::snprintf(text, sizeof text, "%.1f ms", seconds * 1000);
  } else if (seconds < 1) {
    std::snprintf(text, sizeof text, "%.0f ms", seconds * 1000);
  } else {
    std::snprintf(text, sizeof text, "%.1f s", seconds);
  }
  return text;
}

}  // namespace

RunReport run_program(const RunRequest& request, const std::stop_token& stop,
                      const std::function<void(const Progress&)>& tell) {
  RunHost host(request, stop, tell);
  Engine engine(request.settings, host);
  RunReport report;
  report.version = request.settings.version;
  report.source = request.source;
  if (request.before.empty()) {
    report.result = engine.run(request.source);
  } else {
    host.heard = false;
    engine.run(request.before);
    host.heard = true;
    report.result = engine.execute(request.source, request.settings.file_name);
  }
  report.snapshot = engine.snapshot();
  report.output = std::move(host.pieces);
  if (!report.result.message.empty()) report.output.push_back({Stream::Error, report.result.message + "\n"});
  if (report.result.exception) report.explanation = course::plain_words(*report.result.exception);
  return report;
}

std::string outcome_in_words(const RunReport& report) {
  const std::string time = duration(report.result.seconds);
  switch (report.result.outcome) {
    case Outcome::Finished:
      return "Finished in " + time;
    case Outcome::Raised:
      return "Ended by " + (report.result.exception ? report.result.exception->type : "an exception") + " after " +
             time;
    case Outcome::Exited:
      return "Left with status " + std::to_string(report.result.exit_status) + " after " + time;
    case Outcome::Paused:
      return "Paused after " + time;
    case Outcome::Stopped:
      return "Stopped after " + time;
    case Outcome::OutOfTime:
      return "Out of time after " + time;
    case Outcome::OutOfInstructions:
      return "Out of instructions after " + time;
    case Outcome::OutOfMemory:
      return "Out of memory after " + time;
    case Outcome::TooMuchOutput:
      return "Too much output after " + time;
  }
  return "";
}

std::string cost_in_words(const RunReport& report) {
  if (report.result.instructions < fewest_told) return "";
  return course::with_thousands(static_cast<double>(report.result.instructions)) + " instructions, " +
         course::as_size(static_cast<double>(report.result.peak_memory)) + " at most";
}

struct ProgramRunner::Run {
  std::stop_source stop;
  std::mutex mutex;
  Progress progress;
};

ProgramRunner::~ProgramRunner() {
  stop();
}

void ProgramRunner::start(Shell& shell, RunRequest request, Done done) {
  stop();
  current_ = std::make_shared<Run>();
  const std::weak_ptr<Run> asked = current_;
  current_->stop = shell.worker().start(
      [this, asked, &shell, request = std::move(request), done = std::move(done)](const std::stop_token& stop) {
        const auto tell = [&asked](const Progress& progress) {
          if (const std::shared_ptr<Run> run = asked.lock()) {
            const std::lock_guard lock(run->mutex);
            run->progress = progress;
          }
          Window::wake();
        };
        auto report = std::make_shared<const RunReport>(run_program(request, stop, tell));
        shell.deliveries().post([this, asked, report, done] {
          const std::shared_ptr<Run> run = asked.lock();
          if (!run || run != current_) return;
          current_.reset();
          done(report);
        });
      });
}

void ProgramRunner::stop() {
  if (current_) current_->stop.request_stop();
}

Progress ProgramRunner::progress() const {
  if (!current_) return {};
  const std::lock_guard lock(current_->mutex);
  return current_->progress;
}

}  // namespace slotscope
