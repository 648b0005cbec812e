// What the tests of the course share: folders that vanish, copies of the fixture course, a clock that is set.
#pragma once

#include <string>
#include <string_view>

#include "course/load/loader.hpp"
#include "course/progress/store.hpp"

namespace slotscope::course {

/// A folder of its own under /tmp, removed at the end.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::string& path() const { return path_; }
  std::string operator/(std::string_view name) const { return path_ + '/' + std::string(name); }

 private:
  std::string path_;
};

class SetClock : public Clock {
 public:
  std::int64_t now() const override { return time; }
  std::int64_t time = 1'700'000'000;
};

/// The small course that has one of everything.
std::string fixture_course();
/// A copy of it to spoil.
void copy_fixture(const std::string& to);
void write(const std::string& path, std::string_view text);
/// Replaces the first occurrence in a file; fails the test when there is none.
void replace_in(const std::string& path, std::string_view what, std::string_view with);

}  // namespace slotscope::course
