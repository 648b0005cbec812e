// What stepping costs when it is armed: every program is run to its end twice, plainly and watched line by line with a
// breakpoint it never reaches, and the processor time of both is printed with their ratio.
//
//   stepped PROGRAM...
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>

#include "engine/engine.hpp"

namespace {

class Silent : public slotscope::Host {
 public:
  void write(slotscope::Stream, std::string_view) override {}
};

std::string text_of(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Seconds of processor time of all threads.
double processor_seconds() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

double seconds_of(const std::string& source, bool armed) {
  Silent host;
  const double before = processor_seconds();
  slotscope::Engine engine({}, host);
  if (armed) {
    engine.set_breakpoints({1'000'000});
    engine.start(source);
    engine.step(slotscope::StepMode::Continue);
  } else {
    engine.run(source);
  }
  return processor_seconds() - before;
}

}  // namespace

int main(int count, char** programs) {
  for (int i = 1; i < count; ++i) {
    const std::string source = text_of(programs[i]);
    const double plain = seconds_of(source, false), armed = seconds_of(source, true);
    std::printf("%-50s plain %7.3f s   armed %7.3f s   %5.2f\n", programs[i], plain, armed, armed / plain);
  }
  return 0;
}
