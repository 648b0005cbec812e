// The worker thread and the way back to the window.
#include "platform/worker.hpp"

#include <malloc.h>

#include <utility>

#include "platform/window.hpp"

namespace slotscope {

void Deliveries::post(std::function<void()> action) {
  {
    const std::lock_guard lock(mutex_);
    actions_.push_back(std::move(action));
  }
  Window::wake();
}

void Deliveries::run() {
  std::vector<std::function<void()>> arrived;
  {
    const std::lock_guard lock(mutex_);
    arrived.swap(actions_);
  }
  for (const auto& action : arrived) action();
}

bool Deliveries::waiting() const {
  const std::lock_guard lock(mutex_);
  return !actions_.empty();
}

Worker::Worker() : running_(std::nostopstate), thread_([this](std::stop_token closing) { work(closing); }) {}

Worker::~Worker() {
  const std::lock_guard lock(mutex_);
  for (Waiting& waiting : jobs_) waiting.stop.request_stop();
  jobs_.clear();
  running_.request_stop();
  thread_.request_stop();
}

std::stop_source Worker::start(Job job) {
  std::stop_source stop;
  {
    const std::lock_guard lock(mutex_);
    jobs_.push_back({std::move(job), stop});
  }
  arrived_.notify_one();
  return stop;
}

bool Worker::busy() const {
  const std::lock_guard lock(mutex_);
  return working_ || !jobs_.empty();
}

void Worker::work(std::stop_token closing) {
  std::unique_lock lock(mutex_);
  while (arrived_.wait(lock, closing, [this] { return !jobs_.empty(); })) {
    Waiting next = std::move(jobs_.front());
    jobs_.pop_front();
    running_ = next.stop;
    working_ = true;
    lock.unlock();
    if (!next.stop.stop_requested()) next.job(next.stop.get_token());
    lock.lock();
    working_ = false;
    if (!jobs_.empty()) continue;
    // Programs that were examined took a lot for a moment: it goes back to the system.
    lock.unlock();
    malloc_trim(0);
    lock.lock();
  }
}

}  // namespace slotscope
