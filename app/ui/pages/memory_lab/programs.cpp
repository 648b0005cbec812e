// Writes the programs and runs them.
#include "ui/pages/memory_lab/programs.hpp"

#include <algorithm>
#include <limits>

namespace slotscope::lab {

namespace {

/// "a0, a1, a2", each between `before` and `after`.
std::string listed(int count, const std::string& before, const std::string& after) {
  std::string text;
  for (int index = 0; index < count; ++index)
    text += (index > 0 ? ", " : "") + before + "a" + std::to_string(index) + after;
  return text;
}

std::string class_text(int attributes, bool slotted) {
  std::string text = "class C:\n";
  if (slotted) text += "    __slots__ = [" + listed(attributes, "'", "'") + "]\n";
  text += "    def __init__(self):\n        pass\n";
  for (int index = 0; index < attributes; ++index) text += "        self.a" + std::to_string(index) + " = None\n";
  return text;
}

class StoppableHost : public CapturingHost {
 public:
  explicit StoppableHost(const std::stop_token& stop) : stop_(stop) {}
  bool stop_requested() override { return stop_.stop_requested(); }

 private:
  const std::stop_token& stop_;
};

/// Statements that define `make()`; empty when the version lacks the kind.
std::string maker_text(InstanceKind kind) {
  switch (kind) {
    case InstanceKind::Regular:
      return class_text(3, false) + "make = C\n";
    case InstanceKind::Slotted:
      return class_text(3, true) + "make = C\n";
    case InstanceKind::Dataclass:
    case InstanceKind::DataclassSlots:
      return std::string("from dataclasses import dataclass\n@dataclass") +
             (kind == InstanceKind::DataclassSlots ? "(slots=True)" : "") +
             "\nclass C:\n    a0: object = None\n    a1: object = None\n    a2: object = None\nmake = C\n";
    case InstanceKind::NamedTuple:
      return "from collections import namedtuple\nC = namedtuple('C', 'a0 a1 a2')\n"
             "def make():\n    return C(None, None, None)\n";
    case InstanceKind::Tuple:
      return "def make():\n    return None, None, None\n";
    case InstanceKind::Dict:
      return "def make():\n    return {'a0': None, 'a1': None, 'a2': None}\n";
    default:
      return "";
  }
}

std::string access_text(InstanceKind kind, std::size_t access) {
  const bool fixed = kind == InstanceKind::NamedTuple || kind == InstanceKind::Tuple;
  const std::string place = kind == InstanceKind::Tuple ? "o[0]" : kind == InstanceKind::Dict ? "o['a0']" : "o.a0";
  switch (access) {
    case 0:
      return place;
    case 1:
      return fixed ? "" : place + " = None";
    default:
      return "make()";
  }
}

double seconds_of(Engine& engine, const std::string& statements) {
  const RunResult result = engine.execute(statements);
  return result.outcome == Outcome::Finished ? result.seconds : -1;
}

}  // namespace

const std::vector<std::string>& cliff_names() {
  static const std::vector<std::string> names = {"as made", "__dict__ was read", "an attribute deleted", "with slots"};
  return names;
}

double cliff_bytes(std::size_t state, int attributes, Version version) {
  CapturingHost host;
  Settings settings;
  settings.version = version;
  settings.trace_memory = true;
  Engine engine(settings, host);
  // The first instances of a class are still settling its shared keys: a later one is looked at.
  std::string program = class_text(attributes, state == 3) + "keep = [C() for _ in range(50)]\no = keep[-1]\n";
  if (state == 1) program += "o.__dict__\n";
  if (state == 2 && attributes > 0) program += "del o.a0\n";
  if (engine.run(program).outcome != Outcome::Finished) return -1;
  const std::optional<ObjectView> view = engine.look_at("o");
  return view ? static_cast<double>(view->allocated_bytes) : -1;
}

const std::vector<std::string>& access_names() {
  static const std::vector<std::string> names = {"read", "write", "create"};
  return names;
}

double access_seconds(InstanceKind kind, std::size_t access, Version version, const std::stop_token& stop) {
  const std::string statement = access_text(kind, access);
  if (statement.empty()) return -1;
  StoppableHost host(stop);
  Settings settings;
  settings.version = version;
  Engine engine(settings, host);
  if (engine.run(maker_text(kind) + "o = make()\n").outcome != Outcome::Finished) return -1;
  // Four to a turn, so that the loop itself weighs less; the best of several, since anything else only adds.
  constexpr int turns = 20'000, per_turn = 4, rounds = 5;
  const std::string head = "def run(o, make):\n    for _ in range(" + std::to_string(turns) + "):\n";
  std::string body;
  for (int repeat = 0; repeat < per_turn; ++repeat) body += "        " + statement + "\n";
  engine.execute(head + body);
  double best = std::numeric_limits<double>::max();
  for (int round = 0; round < rounds; ++round) {
    const double seconds = seconds_of(engine, "run(o, make)");
    if (seconds < 0 || stop.stop_requested()) return -1;
    best = std::min(best, seconds);
  }
  engine.execute(head + "        pass\n");
  double empty = std::numeric_limits<double>::max();
  for (int round = 0; round < rounds; ++round)
    empty = std::min(empty, std::max(0.0, seconds_of(engine, "run(o, make)")));
  return std::max(0.0, best - empty) / (turns * per_turn);
}

}  // namespace slotscope::lab
