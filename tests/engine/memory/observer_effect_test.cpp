// Looking at __dict__ changes what an instance takes: stepping tells of it as it happens.
#include <gtest/gtest.h>

#include "engine/engine.hpp"

namespace slotscope {
namespace {

constexpr const char* program =
    "class P:\n"
    "    def __init__(self):\n"
    "        self.x = 1\n"
    "p = P()\n"
    "p.__dict__\n"
    "p.__dict__\n"
    "vars(P())\n"
    "done = 1\n";

/// The lines after which the program was told to have changed something by looking.
std::vector<int> lines_that_look(Version version) {
  Settings settings;
  settings.version = version;
  settings.trace_memory = true;
  CapturingHost host;
  Engine engine(settings, host);
  std::vector<int> lines;
  int line = 0;
  for (RunResult result = engine.start(program); result.outcome == Outcome::Paused;
       result = engine.step(StepMode::Over)) {
    for (const std::string& sentence : result.observed) {
      EXPECT_TRUE(sentence.starts_with(observed_beginning)) << sentence;
      EXPECT_NE(sentence.find("of a P "), std::string::npos) << sentence;
      lines.push_back(line);
    }
    line = engine.snapshot().line;
  }
  return lines;
}

TEST(ObserverEffect, IsToldOnceForEachInstanceThatIsLookedAt) {
  EXPECT_EQ(lines_that_look({11}), (std::vector<int>{5, 7}));
  EXPECT_EQ(lines_that_look({13}), (std::vector<int>{5, 7}));
}

TEST(ObserverEffect, IsNoneWhereInstancesHaveTheirDictFromTheStart) {
  EXPECT_TRUE(lines_that_look({10}).empty());
}

TEST(TracedMemory, BeginsWhenTheProgramAsksForItThoughStepsAreAccounted) {
  Settings settings;
  settings.trace_memory = true;
  CapturingHost host;
  Engine engine(settings, host);
  engine.run(
      "import tracemalloc\n"
      "before = tracemalloc.is_tracing(), tracemalloc.get_traced_memory()\n"
      "kept = [bytes(1000) for i in range(100)]\n"
      "tracemalloc.start()\n"
      "print(before, tracemalloc.is_tracing(), tracemalloc.get_traced_memory()[0] < 1000)\n"
      "tracemalloc.stop()\n"
      "print(tracemalloc.is_tracing())\n");
  EXPECT_EQ(host.output, "(False, (0, 0)) True True\nFalse\n");
}

class StopsAtOnce : public MeasureListener {
 public:
  bool on_point(const MeasurePoint&) override { return true; }
  bool stop_requested() override { return ++asked_ > 3; }

 private:
  int asked_ = 0;
};

TEST(Measuring, StopsBetweenTwoPoints) {
  StopsAtOnce listener;
  const MeasureResult result = measure({.instances = 1'000'000}, &listener);
  EXPECT_TRUE(result.cancelled);
  EXPECT_TRUE(result.error.empty()) << result.error;
  EXPECT_TRUE(result.points.empty() || result.points.back().instances < 1'000'000);
}

}  // namespace
}  // namespace slotscope
