// What a run hands to the bench.
#include <gtest/gtest.h>

#include "ui/pages/bench/bench.hpp"
#include "ui/pages/exercise/exercise_work.hpp"

namespace slotscope {
namespace {

TEST(ProgramRun, KeepsOutputAndErrorsApartAndInOrder) {
  RunRequest request;
  request.source = "import sys\nprint('a')\nprint('b', file=sys.stderr)\nprint('c')\n1/0\n";
  request.settings.file_name = "example.py";
  const RunReport report = run_program(request, {});
  ASSERT_EQ(report.output.size(), 4u);
  EXPECT_EQ(report.output[0].text, "a\n");
  EXPECT_EQ(report.output[1].stream, Stream::Error);
  const std::vector<OutputLine> lines = lines_of_output(report.output);
  ASSERT_EQ(lines.size(), 3u + 5u);
  EXPECT_EQ(lines[4].source_line, 5);
  EXPECT_FALSE(outcome_in_words(report).empty());
}

TEST(ProgramRun, LinesLookAsInATerminal) {
  EXPECT_EQ(as_shown("plain"), "plain");
  EXPECT_EQ(as_shown("a\tb"), "a       b");
  EXPECT_EQ(as_shown("\u00e4\u00e4\tb"), "\u00e4\u00e4      b");
  EXPECT_EQ(as_shown("10 %\r100 %"), "100 %");
  EXPECT_EQ(as_shown("longer\rab"), "abnger");
  EXPECT_EQ(as_shown("dos\r"), "dos");
}

TEST(ProgramRun, IsDeafWhileTheProgramBeforeRunsAndCountsLinesFromTheCell) {
  RunRequest request;
  request.before = "p = 3\nprint('before')\n";
  request.source = "print(p)\nq\n";
  request.settings.file_name = "example.py";
  const RunReport report = run_program(request, {});
  ASSERT_FALSE(report.output.empty());
  EXPECT_EQ(report.output[0].text, "3\n");
  ASSERT_TRUE(report.result.exception);
  EXPECT_EQ(report.result.exception->place.line, 2);
}

TEST(ProgramRun, AsksForLinesItWasNotGiven) {
  RunRequest request;
  request.source = "print(input('a '), input('b '), sep='')\ninput()\n";
  request.input_lines = {"1"};
  request.asks = true;
  std::vector<std::string> told;
  RunListener listener;
  listener.line = [&told](const RunReport& so_far) -> std::optional<std::string> {
    EXPECT_TRUE(so_far.waits);
    told.push_back(so_far.output.back().text);
    if (told.size() > 1) return std::nullopt;
    return "2";
  };
  const RunReport report = run_program(request, {}, listener);
  EXPECT_EQ(told, (std::vector<std::string>{"a b ", "a b 2\n12\n"}));
  EXPECT_EQ(report.lines_read, (std::vector<std::string>{"1", "2"}));
  EXPECT_FALSE(report.waits);
  ASSERT_TRUE(report.result.exception);
  EXPECT_EQ(report.result.exception->type, "EOFError");
}

TEST(ProgramRun, TellsWhatItHasWrittenWhileItGoesOn) {
  RunRequest request;
  request.source = "for n in range(10**9): print('line', n)\n";
  request.asks = true;
  std::stop_source stop;
  std::vector<RunReport> told;
  RunListener listener;
  listener.so_far = [&](RunReport so_far) {
    told.push_back(std::move(so_far));
    stop.request_stop();
  };
  const RunReport report = run_program(request, stop.get_token(), listener);
  ASSERT_FALSE(told.empty());
  EXPECT_FALSE(told.front().finished);
  ASSERT_FALSE(told.front().output.empty());
  EXPECT_TRUE(told.front().output.front().text.starts_with("line "));
  EXPECT_LT(told.front().output.front().text.size(), 100'000u);
  EXPECT_TRUE(report.finished);
  EXPECT_EQ(report.result.outcome, Outcome::Stopped);
}

TEST(ProgramRun, NamesWhatCanBeSeenByteByByte) {
  RunRequest request;
  request.source = "import sys\nn = [1]\nclass P:\n    pass\ndef f(): pass\np = P()\n";
  const std::vector<NamedObject> names = named_objects(run_program(request, {}).snapshot);
  ASSERT_EQ(names.size(), 3u);
  EXPECT_EQ(names[0].name, "p");
  EXPECT_EQ(names[1].name, "n");
}

TEST(ExerciseWork, ShowsTheSolutionAfterTryingOrAskingTwice) {
  EXPECT_EQ(answer_to_solution_wish(false, false, 1), SolutionAnswer::AskAgain);
  EXPECT_EQ(answer_to_solution_wish(false, false, 2), SolutionAnswer::Shown);
  EXPECT_EQ(answer_to_solution_wish(true, false, 1), SolutionAnswer::Shown);
}

}  // namespace
}  // namespace slotscope
