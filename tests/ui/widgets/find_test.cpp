// Finding text: case, whole words, going round.
#include "ui/widgets/code_editor/find.hpp"

#include <gtest/gtest.h>

namespace slotscope::editor {
namespace {

TEST(Find, HonoursCaseAndWholeWords) {
  EXPECT_EQ(find_in_line("Slot slots SLOT", {"slot", false, false}), (std::vector<int>{0, 5, 11}));
  EXPECT_EQ(find_in_line("Slot slots SLOT", {"slot", true, false}), (std::vector<int>{5}));
  EXPECT_EQ(find_in_line("Slot slots SLOT", {"slot", false, true}), (std::vector<int>{0, 11}));
  EXPECT_TRUE(find_in_line("anything", {"", false, false}).empty());
}

TEST(Find, GoesRound) {
  TextBuffer buffer("ab\ncab\nb");
  Finder finder;
  finder.set_query({"b"});
  EXPECT_EQ(finder.matches(buffer).size(), 3u);
  EXPECT_EQ(finder.next(buffer, {1, 0})->begin, (TextPosition{1, 2}));
  EXPECT_EQ(finder.next(buffer, {2, 1})->begin, (TextPosition{0, 1}));
  EXPECT_EQ(finder.previous(buffer, {0, 1})->begin, (TextPosition{2, 0}));
}

TEST(Find, SeesChangesOfTheText) {
  TextBuffer buffer("x");
  Finder finder;
  finder.set_query({"x"});
  EXPECT_EQ(finder.matches(buffer).size(), 1u);
  buffer.insert({0, 0}, "x\n");
  EXPECT_EQ(finder.matches(buffer).size(), 2u);
}

}  // namespace
}  // namespace slotscope::editor
