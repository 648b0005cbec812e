// Runs programs on the worker and brings their reports back.
#include "ui/pages/bench/program_run.hpp"

#include <algorithm>
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <utility>

#include "course/evaluate/filters.hpp"
#include "course/grading/plain_words.hpp"
#include "platform/clock.hpp"
#include "platform/window.hpp"
#include "ui/shell.hpp"

namespace slotscope {

namespace {

/// Costs of short runs say nothing: most of it is the interpreter's own.
constexpr std::uint64_t fewest_told = 10'000;
/// More cards than this nobody looks through; they are counted.
constexpr std::size_t most_objects = 12'000;
/// Of a run that writes and writes only the end can be read while it goes on.
constexpr std::size_t most_shown_so_far = 48'000;
constexpr double seconds_between_looks = 0.1;

/// The end of what was written, from the beginning of a line.
std::vector<OutputPiece> end_of(const std::vector<OutputPiece>& all, std::size_t most) {
  std::vector<OutputPiece> kept;
  for (auto piece = all.rbegin(); piece != all.rend() && most > 0; ++piece) {
    std::string_view text = piece->text;
    if (text.size() > most) {
      text.remove_prefix(text.size() - most);
      const std::size_t end_of_line = text.find('\n');
      if (end_of_line != std::string_view::npos) text.remove_prefix(end_of_line + 1);
      most = 0;
    } else {
      most -= text.size();
    }
    kept.push_back({piece->stream, std::string(text)});
  }
  std::reverse(kept.begin(), kept.end());
  return kept;
}

/// Keeps what is written in order, passes the wish to stop on, and is deaf while the program before runs.
class RunHost : public Host {
 public:
  RunHost(const RunRequest& request, const std::stop_token& stop, const RunListener& listener)
      : request_(request), stop_(stop), listener_(listener) {}

  void write(Stream stream, std::string_view text) override {
    if (!heard) return;
    if (pieces.empty() || pieces.back().stream != stream) pieces.push_back({stream, {}});
    pieces.back().text += text;
    written_ += text.size();
  }
  std::optional<std::string> read_line() override {
    std::optional<std::string> line;
    if (lines_read.size() < request_.input_lines.size()) {
      line = request_.input_lines[lines_read.size()];
    } else if (request_.asks && heard && listener_.line) {
      line = ask();
    }
    if (line) lines_read.push_back(*line);
    return line;
  }
  bool stop_requested() override { return stop_.stop_requested(); }
  void progress(const Progress& progress) override {
    if (listener_.progress) listener_.progress(progress);
    tell_written();
  }

  bool heard = true;
  std::vector<OutputPiece> pieces;
  std::vector<std::string> lines_read;
  double seconds_waited = 0;  ///< for the reader

 private:
  std::optional<std::string> ask() {
    RunReport report = so_far(pieces);
    report.waits = true;
    told_ = written_;
    const double asked_at = seconds_now();
    const std::optional<std::string> line = listener_.line(std::move(report));
    seconds_waited += seconds_now() - asked_at;
    // As a terminal shows it.
    if (line) write(Stream::Output, *line + "\n");
    return line;
  }

  void tell_written() {
    if (!listener_.so_far || !request_.asks || written_ == told_) return;
    const double now = seconds_now();
    if (now < told_at_ + seconds_between_looks) return;
    told_ = written_;
    told_at_ = now;
    listener_.so_far(so_far(end_of(pieces, most_shown_so_far)));
  }

  RunReport so_far(std::vector<OutputPiece> output) const {
    RunReport report;
    report.version = request_.settings.version;
    report.source = request_.source;
    report.output = std::move(output);
    report.finished = false;
    report.result.outcome = Outcome::Paused;
    return report;
  }

  std::size_t written_ = 0;
  std::size_t told_ = 0;
  double told_at_ = 0;
  const RunRequest& request_;
  const std::stop_token& stop_;
  const RunListener& listener_;
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

RunReport run_program(const RunRequest& request, const std::stop_token& stop, const RunListener& listener) {
  RunHost host(request, stop, listener);
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
  report.result.seconds = std::max(0.0, report.result.seconds - host.seconds_waited);
  SnapshotOptions options;
  options.max_objects = most_objects;
  report.snapshot = engine.snapshot(options);
  report.output = std::move(host.pieces);
  report.lines_read = std::move(host.lines_read);
  if (!report.result.message.empty()) report.output.push_back({Stream::Error, report.result.message + "\n"});
  if (report.result.exception) report.explanation = course::plain_words(*report.result.exception);
  return report;
}

std::string outcome_in_words(const RunReport& report) {
  if (report.waits) return "Waiting for a line of input";
  if (!report.finished) return "Running \u2026";
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

std::string progress_in_words(const Progress& progress) {
  if (progress.line == 0) return "Running \u2026";
  return "Line " + std::to_string(progress.line) + ", " +
         course::with_thousands(static_cast<double>(progress.instructions)) + " instructions, " +
         course::as_size(static_cast<double>(progress.memory));
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
  std::condition_variable_any answered;
  bool waits = false;
  std::optional<std::string> line;

  void keep(const Progress& reached) {
    const std::lock_guard lock(mutex);
    progress = reached;
  }
  std::optional<std::string> wait_for_line(const std::stop_token& wish) {
    std::unique_lock lock(mutex);
    line.reset();
    waits = true;
    Window::wake();
    answered.wait(lock, wish, [this] { return !waits; });
    waits = false;
    return std::exchange(line, std::nullopt);
  }
};

ProgramRunner::ProgramRunner() = default;

ProgramRunner::~ProgramRunner() {
  stop();
}

void ProgramRunner::start(Shell& shell, RunRequest request, Told told) {
  stop();
  if (!worker_) worker_ = std::make_unique<Worker>();
  current_ = std::make_shared<Run>();
  const std::weak_ptr<Run> asked = current_;
  current_->stop = worker_->start(
      [this, asked, &shell, request = std::move(request), told = std::move(told)](const std::stop_token& stop) {
        const std::shared_ptr<Run> run = asked.lock();
        if (!run) return;
        const auto deliver = [&](RunReport made) {
          auto report = std::make_shared<const RunReport>(std::move(made));
          shell.deliveries().post([this, asked, report, told] {
            if (asked.expired() || asked.lock() != current_) return;
            if (report->finished) current_.reset();
            told(report);
          });
        };
        RunListener listener;
        listener.progress = [&](const Progress& progress) {
          run->keep(progress);
          Window::wake();
        };
        listener.so_far = [&](RunReport so_far) { deliver(std::move(so_far)); };
        listener.line = [&](RunReport so_far) {
          deliver(std::move(so_far));
          return run->wait_for_line(stop);
        };
        deliver(run_program(request, stop, listener));
      });
}

void ProgramRunner::stop() {
  if (current_) current_->stop.request_stop();
}

bool ProgramRunner::waits() const {
  if (!current_) return false;
  const std::lock_guard lock(current_->mutex);
  return current_->waits;
}

void ProgramRunner::answer(std::optional<std::string> line) {
  if (!waits()) return;
  {
    const std::lock_guard lock(current_->mutex);
    current_->line = std::move(line);
    current_->waits = false;
  }
  current_->answered.notify_one();
}

Progress ProgramRunner::progress() const {
  if (!current_) return {};
  const std::lock_guard lock(current_->mutex);
  return current_->progress;
}

}  // namespace slotscope
