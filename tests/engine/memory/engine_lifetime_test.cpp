// An engine that is gone has given back its memory: a window makes thousands of them in an afternoon.
#include <gtest/gtest.h>
#include <malloc.h>

#include "engine/engine.hpp"

namespace slotscope {
namespace {

class SilentHost : public Host {
  void write(Stream, std::string_view) override {}
};

void run_once() {
  SilentHost host;
  Engine engine({}, host);
  engine.run(
      "import collections, json, re, tracemalloc\n"
      "class Point:\n"
      "    def __init__(self, x):\n"
      "        self.x = x\n"
      "tracemalloc.start()\n"
      "points = [Point(n) for n in range(2000)]\n"
      "print(json.dumps(points[0].x))\n");
}

TEST(EngineLifetime, MemoryIsGivenBack) {
  // The first makes what is made once for all; the next ones fill what the allocator keeps at hand of each size.
  constexpr std::size_t engines = 10;
  for (std::size_t i = 0; i < engines; ++i) run_once();
  const std::size_t before = mallinfo2().uordblks;
  for (std::size_t i = 0; i < engines; ++i) run_once();
  const std::size_t after = mallinfo2().uordblks;
  EXPECT_LT(after, before + engines * 10'000) << "bytes kept by each engine: " << (after - before) / engines;
}

}  // namespace
}  // namespace slotscope
