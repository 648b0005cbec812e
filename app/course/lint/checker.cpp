// Reporting and running the linter's jobs.
#include "course/lint/checker.hpp"

#include <algorithm>
#include <thread>

#include "course/source/strings.hpp"

namespace slotscope::course {

std::vector<std::string> ByVersion::messages(VersionSet all) const {
  std::vector<std::string> list;
  for (const auto& [message, versions] : found_) {
    list.push_back(versions == all ? message : "on " + in_words(versions) + ": " + message);
  }
  return list;
}

Checker::Checker(const Course& course, Evaluator& evaluator, const LintOptions& options)
    : course_(course), evaluator_(evaluator), options_(options) {}

std::vector<Version> Checker::versions(VersionSet of) const {
  std::vector<Version> list = of.versions();
  if (options_.versions.empty()) return list;
  std::erase_if(list, [&](Version version) {
    return std::find(options_.versions.begin(), options_.versions.end(), version) == options_.versions.end();
  });
  return list;
}

bool Checker::wants(const std::string& path) const {
  if (options_.under.empty() || path == options_.under) return true;
  return path.starts_with(options_.under) && (options_.under.ends_with('/') || path[options_.under.size()] == '/');
}

void Checker::error(const Origin& origin, std::string rule, std::string message, std::string hint) {
  std::lock_guard lock(mutex_);
  report(diagnostics_, origin, std::move(rule), std::move(message), std::move(hint));
}

void Checker::warning(const Origin& origin, std::string rule, std::string message, std::string hint) {
  std::lock_guard lock(mutex_);
  report(diagnostics_, origin, std::move(rule), std::move(message), std::move(hint), Severity::Warning);
}

void Checker::errors(const Origin& origin, const std::string& rule, const ByVersion& found, VersionSet all,
                     const std::string& hint) {
  for (std::string& message : found.messages(all)) error(origin, rule, std::move(message), hint);
}

void Checker::run_jobs() {
  std::atomic<std::size_t> next = 0;
  auto work = [&] {
    for (std::size_t index = next++; index < jobs_.size(); index = next++) {
      if (options_.stop && options_.stop->load(std::memory_order_relaxed)) return;
      jobs_[index]();
    }
  };
  unsigned count = options_.threads > 0 ? options_.threads : std::max(1U, std::thread::hardware_concurrency());
  std::vector<std::thread> threads;
  for (unsigned i = 1; i < count; ++i) threads.emplace_back(work);
  work();
  for (std::thread& thread : threads) thread.join();
  jobs_.clear();
}

Diagnostics Checker::take() {
  std::stable_sort(diagnostics_.begin(), diagnostics_.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.file, a.line, a.column, a.message) < std::tie(b.file, b.line, b.column, b.message);
  });
  return std::move(diagnostics_);
}

}  // namespace slotscope::course
