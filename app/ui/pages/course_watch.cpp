// Looks at the files once a second.
#include "ui/pages/course_watch.hpp"

#include <unistd.h>

#include <chrono>
#include <utility>

namespace slotscope {

namespace {

/// A look costs about a millisecond.
constexpr double seconds_between_looks = 1;
/// An editor writes a file in several steps, a checkout many files: what still changes is not read yet.
constexpr double seconds_of_rest = 0.2;

}  // namespace

CourseWatch::CourseWatch(std::string folder, std::function<void(course::LoadResult)> changed)
    : folder_(std::move(folder)), changed_(std::move(changed)) {
  if (::access(folder_.c_str(), W_OK) == 0)
    thread_ = std::jthread([this](const std::stop_token& closing) { watch(closing); });
}

bool CourseWatch::sleep(const std::stop_token& closing, double seconds) {
  std::unique_lock lock(mutex_);
  closing_.wait_for(lock, closing, std::chrono::duration<double>(seconds), [] { return false; });
  return !closing.stop_requested();
}

void CourseWatch::watch(const std::stop_token& closing) {
  std::uint64_t known = course::folder_stamp(folder_);
  while (sleep(closing, seconds_between_looks)) {
    std::uint64_t stamp = course::folder_stamp(folder_);
    if (stamp == known) continue;
    while (std::exchange(known, stamp) != stamp && sleep(closing, seconds_of_rest))
      stamp = course::folder_stamp(folder_);
    if (!closing.stop_requested()) changed_(course::load_course(folder_));
  }
}

}  // namespace slotscope
