// Runs slow work away from the window: one thread, jobs in order, each with a stop token.
//
// A job never touches the window. It posts what it found with `deliver`, and the window takes deliveries at the start
// of a frame; a delivery wakes the window, so nobody polls.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace slotscope {

/// Results on their way from any thread to the window's.
class Deliveries {
 public:
  /// Called from a job: `action` runs on the window's thread, at the start of its next frame.
  void post(std::function<void()> action);
  /// Called by the window: runs what has arrived.
  void run();
  bool waiting() const;

 private:
  mutable std::mutex mutex_;
  std::vector<std::function<void()>> actions_;
};

class Worker {
 public:
  using Job = std::function<void(std::stop_token)>;

  Worker();
  ~Worker();
  /// Appends a job. The returned source stops it, before it starts as well.
  std::stop_source start(Job job);
  bool busy() const;

 private:
  struct Waiting {
    Job job;
    std::stop_source stop;
  };
  void work(std::stop_token closing);

  mutable std::mutex mutex_;
  std::condition_variable_any arrived_;
  std::deque<Waiting> jobs_;
  std::stop_source running_;
  bool working_ = false;
  std::jthread thread_;
};

}  // namespace slotscope
