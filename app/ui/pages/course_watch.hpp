// Notices that an author changed the lessons, and reads them again away from the window.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "course/load/loader.hpp"

namespace slotscope {

class CourseWatch {
 public:
  /// `changed` is called on the watching thread with what was read. Lessons nobody here may write are not watched.
  CourseWatch(std::string folder, std::function<void(course::LoadResult)> changed);

 private:
  void watch(const std::stop_token& closing);
  /// Sleeps; false when it is time to end.
  bool sleep(const std::stop_token& closing, double seconds);

  std::string folder_;
  std::function<void(course::LoadResult)> changed_;
  std::mutex mutex_;
  std::condition_variable_any closing_;
  std::jthread thread_;
};

}  // namespace slotscope
