// A recorded run: what is shared between moments, where steps over and to breakpoints go, what is suggested to look up.
#include "ui/pages/stepping/recording.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace slotscope::stepping {
namespace {

Recording record(const char* program) {
  CapturingHost host;
  Settings settings;
  settings.trace_memory = true;
  Engine engine(settings, host);
  Recording recording;
  MomentMaker maker;
  RunResult result = engine.start(program);
  while (result.outcome == Outcome::Paused) {
    recording.append(maker.make(engine.snapshot(), host.output.size()));
    result = engine.step(StepMode::Into);
  }
  recording.append(maker.make(engine.snapshot(), host.output.size()));
  return recording;
}

constexpr const char* program =
    "def double(n):\n"
    "    return n * 2\n"
    "a = [1, 2]\n"
    "b = double(4)\n"
    "a.append(b)\n"
    "print(a)\n";

TEST(Recording, KeepsWhatDidNotChangeOnce) {
  const Recording recording = record("a = [1]\nb = 2\nc = 3\n");
  const auto list_at = [&recording](std::size_t moment) -> const ObjectView* {
    for (const auto& object : recording[moment].objects) {
      if (object->type == "list") return object.get();
    }
    return nullptr;
  };
  ASSERT_NE(list_at(1), nullptr);
  EXPECT_EQ(list_at(1), list_at(2));
}

TEST(Recording, KeepsTheNamesOfALongProgramOnce) {
  std::string source;
  for (int number = 0; number < 300; ++number) source += "name" + std::to_string(number) + " = 0\n";
  const Recording recording = record(source.c_str());
  ASSERT_GT(recording.size(), 300u);
  std::set<const RecordedFrame::Names*> kept;
  std::size_t names = 0;
  for (std::size_t at = 0; at < recording.size(); ++at) {
    for (const auto& piece : recording[at].frames.front().pieces) {
      if (kept.insert(piece.get()).second) names += piece->size();
    }
  }
  EXPECT_LT(names, recording.size() * 64);
  // What is put together again is whole and in order.
  const FrameView globals = recording.snapshot(200).frames.front();
  const auto first = std::find_if(globals.locals.begin(), globals.locals.end(),
                                  [](const auto& local) { return local.first == "name0"; });
  ASSERT_GE(globals.locals.end() - first, 200);
  EXPECT_EQ(first[199].first, "name199");
}

TEST(Recording, StepsOverCallsAndOutOfThem) {
  const Recording recording = record(program);
  EXPECT_EQ(recording[2].line, 4);
  EXPECT_EQ(recording[3].line, 2);
  EXPECT_EQ(recording[recording.over(2)].line, 5);
  EXPECT_EQ(recording[recording.out(3)].line, 5);
}

TEST(Recording, GoesToBreakpointsInBothDirections) {
  const Recording recording = record(program);
  EXPECT_EQ(recording[recording.to_line(0, {2, 6})].line, 2);
  EXPECT_EQ(recording.to_line(0, {40}), recording.size() - 1);
  EXPECT_EQ(recording[recording.back_to_line(recording.size() - 1, {3})].line, 3);
  EXPECT_EQ(recording.back_to_line(2, {40}), 0u);
}

TEST(Recording, TellsWhatAStepDid) {
  const Recording recording = record(program);
  const std::size_t append = recording.to_line(0, {5});
  const SnapshotDifference difference = recording.difference(append, append + 1);
  EXPECT_EQ(difference.changed.size(), 1u);
  EXPECT_NE(summary_of(difference).find("1 changed"), std::string::npos);
  EXPECT_EQ(summary_of({}), "Nothing changed");
}

TEST(AttributeAccesses, AreFoundOutsideStringsAndComments) {
  using Found = std::vector<std::string>;
  EXPECT_EQ(attribute_accesses("self.x = other.place.x + self.x"), (Found{"self.x", "other.place.x"}));
  EXPECT_EQ(attribute_accesses("print('a.b', p.x)  # q.y"), (Found{"p.x"}));
  EXPECT_EQ(attribute_accesses("f(1.5).real"), Found{});
}

}  // namespace
}  // namespace slotscope::stepping
