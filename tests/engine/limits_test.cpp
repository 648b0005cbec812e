// Programs that would not end by themselves end on request, at a limit, and whatever they catch.
#include <gtest/gtest.h>

#include <string>

#include "engine/engine.hpp"

namespace slotscope {
namespace {

/// Asks the run to stop once the program has said that it has begun.
class Impatient : public CapturingHost {
 public:
  bool stop_requested() override { return output.find("begun") != std::string::npos; }
};

class Endless : public testing::TestWithParam<const char*> {};

TEST_P(Endless, StopsOnRequest) {
  Impatient host;
  Engine engine({}, host);
  const RunResult result = engine.run(std::string("print('begun', flush=True)\n") + GetParam());
  EXPECT_EQ(result.outcome, Outcome::Stopped) << host.error;
  EXPECT_NE(result.message.find("Stopped on request at line"), std::string::npos) << result.message;
}

// Long loops, long single instructions, long native work, and programs that would rather go on.
constexpr const char* endless[] = {
    "while True: pass",
    "while True:\n  try:\n    while True: pass\n  except BaseException: pass",
    "while True:\n  try:\n    while True: pass\n  finally: continue",
    "class A:\n  def __del__(self):\n    while True: pass\nA()",
    "def f():\n  while True: yield\nfor x in f(): pass",
    "x = tuple(range(1000000))\nwhile True: hash(x)",
    "x = 'ab' * 1000000\nwhile True: x.find('aab' * 1000)",
    "import gc\nx = [[] for _ in range(300000)]\nwhile True: gc.collect()",
    "sum(iter(int, 1))",
    "max(iter(int, 1))",
    "any(iter(int, 1))",
    "for x in filter(None, iter(int, 1)): pass",
    "import itertools\nnext(itertools.dropwhile(lambda x: True, itertools.count()))",
    "import itertools\nany(itertools.repeat(0))",
    "import re\nre.match('(a+)+$', 'a' * 60 + 'b')",
    "pow(3, 10 ** 9)",
    "x = 3 ** 1000000\nwhile True: x = x * x % (3 ** 2000000)",
    "import math\nmath.factorial(10 ** 8)",
    "import math\nmath.isqrt(7 << 40000000)",
    "import sys\nsys.set_int_max_str_digits(0)\nstr(7 ** 4000000)",
    "import sys\nsys.set_int_max_str_digits(0)\nint('7' * 4000000)",
    "import heapq\nheapq.nlargest(5, iter(int, 1))",
    "import functools\nfunctools.reduce(lambda a, b: a, iter(int, 1))",
    "import time\ntime.sleep(10 ** 6)",
    "import copy\nx = [list(range(1000)) for _ in range(300)]\nwhile True: copy.deepcopy(x)",
};
INSTANTIATE_TEST_SUITE_P(All, Endless, testing::ValuesIn(endless));

TEST(Limits, TimeEndsARunOfLongInstructions) {
  CapturingHost host;
  Settings settings;
  settings.limits.seconds = 0.1;
  Engine engine(settings, host);
  EXPECT_EQ(engine.run("x = tuple(range(1000000))\nwhile True: hash(x)").outcome, Outcome::OutOfTime);
}

}  // namespace
}  // namespace slotscope
