// A thread of a page's own: what is slow on one page does not hold up another, and goes on while another is shown.
#pragma once

#include <functional>
#include <utility>

#include "platform/worker.hpp"

namespace slotscope {

class PageWork {
 public:
  /// `window` is told to draw a frame when there is something to take.
  explicit PageWork(Deliveries& window) : window_(window) {}

  std::stop_source start(Worker::Job job) { return worker_.start(std::move(job)); }
  /// Called from a job: `action` runs when the page takes what has arrived, and never after the page is gone.
  void post(std::function<void()> action) {
    arrived_.post(std::move(action));
    window_.post([] {});
  }
  /// Runs what has arrived; called by the page, once a frame.
  void take() { arrived_.run(); }
  bool busy() const { return worker_.busy(); }

 private:
  Deliveries& window_;
  Deliveries arrived_;
  Worker worker_;
};

}  // namespace slotscope
