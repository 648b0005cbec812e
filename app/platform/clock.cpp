// Reads the clock.
#include "platform/clock.hpp"

#include <chrono>
#include <cstdlib>
#include <ctime>

#include "platform/files.hpp"

namespace slotscope {

double seconds_now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double seconds_since_start() {
  const std::optional<std::string> text = read_file("/proc/self/stat");
  if (!text) return 0;
  // The start is the 22nd field; the second one, the name, may hold blanks and ends with a parenthesis.
  std::size_t at = text->rfind(')');
  for (int field = 2; field < 22 && at != std::string::npos; ++field) at = text->find(' ', at + 1);
  if (at == std::string::npos) return 0;
  const double started = std::strtod(text->c_str() + at, nullptr) / 100;
  timespec uptime{};
  clock_gettime(CLOCK_BOOTTIME, &uptime);
  return static_cast<double>(uptime.tv_sec) + static_cast<double>(uptime.tv_nsec) * 1e-9 - started;
}

double processor_seconds() {
  timespec used{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
  return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) * 1e-9;
}

}  // namespace slotscope
