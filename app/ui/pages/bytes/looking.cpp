// Runs the program on an engine of its own.
#include "ui/pages/bytes/looking.hpp"

namespace slotscope::bytes {

namespace {

class QuietHost : public Host {
 public:
  explicit QuietHost(const std::stop_token& stop) : stop_(stop) {}
  void write(Stream, std::string_view) override {}
  bool stop_requested() override { return stop_.stop_requested(); }

 private:
  const std::stop_token& stop_;
};

}  // namespace

Looked look_at(const Look& look, const std::stop_token& stop) {
  QuietHost host(stop);
  Settings settings;
  settings.version = look.version;
  settings.limits.seconds = 10;
  settings.limits.memory = 500'000'000;
  settings.trace_memory = true;
  settings.file_name = "program.py";
  Engine engine(settings, host);
  Looked looked{look, std::nullopt, {}, 0};
  const RunResult run = engine.run(look.program);
  if (run.exception) {
    looked.problem = run.exception->type + ": " + run.exception->message;
    looked.problem_line = run.exception->place.line;
    return looked;
  }
  if (run.outcome != Outcome::Finished && run.outcome != Outcome::Exited) {
    looked.problem = run.message;
    return looked;
  }
  ExceptionReport why;
  looked.object = engine.look_at(look.expression, &why);
  if (!looked.object) looked.problem = why.type + ": " + why.message;
  return looked;
}

const std::vector<Example>& examples() {
  static const std::vector<Example> all = {
      {"Regular and slotted",
       "class Point:\n"
       "    def __init__(self, x, y):\n"
       "        self.x = x\n"
       "        self.y = y\n"
       "\n"
       "class SlottedPoint:\n"
       "    __slots__ = ('x', 'y')\n"
       "    def __init__(self, x, y):\n"
       "        self.x = x\n"
       "        self.y = y\n"
       "\n"
       "many = [Point(n, n) for n in range(50)]\n"
       "p = Point(1, 2)\n"
       "q = SlottedPoint(1, 2)\n",
       "p", "q"},
      {"After reading __dict__",
       "class Point:\n"
       "    def __init__(self, x, y):\n"
       "        self.x = x\n"
       "        self.y = y\n"
       "\n"
       "many = [Point(n, n) for n in range(50)]\n"
       "p = Point(1, 2)\n"
       "looked_at = Point(1, 2)\n"
       "looked_at.__dict__\n",
       "p", "looked_at"},
      {"A dictionary",
       "d = {'name': 'Ada', 'born': 1815}\n"
       "e = {'name': 'Ada', 'born': 1815}\n"
       "del e['name']\n"
       "e[7] = 'not a str'\n",
       "d", "e"},
      {"Tuple and list",
       "t = (1, 2, 3)\n"
       "l = [1, 2, 3]\n"
       "l.append(4)\n",
       "t", "l"},
      {"Slots of a base class",
       "class Base:\n"
       "    __slots__ = ('a',)\n"
       "\n"
       "class Child(Base):\n"
       "    __slots__ = ('b', '__weakref__')\n"
       "\n"
       "class Forgetful(Base):\n"
       "    pass\n"
       "\n"
       "c = Child()\n"
       "c.a = 1\n"
       "f = Forgetful()\n"
       "f.a = 1\n",
       "c", "f"},
  };
  return all;
}

}  // namespace slotscope::bytes
