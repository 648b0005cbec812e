// The playground's logic without a window: differing lines, drafts on disk, a class rewritten in its program.
#include <gtest/gtest.h>

#include <filesystem>

#include "ui/pages/playground/advice_pane.hpp"
#include "ui/pages/playground/drafts.hpp"
#include "ui/pages/playground/line_difference.hpp"

namespace slotscope {
namespace {

using Numbers = std::vector<int>;

TEST(LineDifference, FindsWhatStandsInOneTextOnly) {
  const LineDifference difference = line_difference("a\nb\nc\nd\n", "a\nx\nc\ny\nd\n");
  EXPECT_EQ(difference.first, (Numbers{2}));
  EXPECT_EQ(difference.second, (Numbers{2, 4}));
}

TEST(LineDifference, OfEqualTextsIsEmptyAndOfEmptyOnesAll) {
  EXPECT_TRUE(line_difference("a\nb", "a\nb").same());
  EXPECT_EQ(line_difference("", "a\nb\n").second, (Numbers{1, 2}));
  EXPECT_EQ(line_difference("a\n", "").first, (Numbers{1}));
}

TEST(LineDifference, OfHugeTextsAnswersAtOnce) {
  std::string one, two;
  for (int line = 0; line < 20'000; ++line) {
    one += std::to_string(line) + "\n";
    two += std::to_string(line * 2) + "\n";
  }
  EXPECT_FALSE(line_difference(one, two).same());
}

TEST(Drafts, ComeBackAsTheyWere) {
  const std::string folder = (std::filesystem::temp_directory_path() / "slotscope-drafts-test").string();
  std::filesystem::remove_all(folder);
  EXPECT_TRUE(load_drafts(folder).empty());
  const std::vector<Draft> drafts = {{"", "x = 1\n"}, {"/home/ada/points.py", ""}, {"", "last"}};
  EXPECT_EQ(save_drafts(folder, drafts), "");
  EXPECT_EQ(load_drafts(folder), drafts);
  EXPECT_EQ(save_drafts(folder, {drafts[2]}), "");
  EXPECT_EQ(load_drafts(folder), (std::vector<Draft>{drafts[2]}));
  std::filesystem::remove_all(folder);
}

TEST(Advice, PutsTheRewrittenClassInItsPlace) {
  const std::string program =
      "import sys\n"
      "\n"
      "class Point:\n"
      "    def __init__(self, x):\n"
      "        self.x = x\n"
      "\n"
      "p = Point(1)\n";
  const Advice advice = advise(program, {});
  ASSERT_EQ(advice.classes.size(), 1u);
  EXPECT_EQ(with_class_rewritten(program, advice.classes[0]),
            "import sys\n"
            "\n"
            "class Point:\n"
            "    __slots__ = ('x',)\n"
            "    def __init__(self, x):\n"
            "        self.x = x\n"
            "\n"
            "p = Point(1)\n");
}

}  // namespace
}  // namespace slotscope
