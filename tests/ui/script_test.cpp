// What a driver script may look like.
#include "ui/driver/script.hpp"

#include <gtest/gtest.h>

namespace slotscope {
namespace {

TEST(DriverScript, WordsQuotesCommentsAndLineNumbers) {
  const Script script = parse_script("# a comment\n\nclick \"Run it\" button # now\ntype \"a\\n\\\"b\\\"\"\r\n");
  ASSERT_EQ(script.problem, "");
  ASSERT_EQ(script.lines.size(), 2u);
  EXPECT_EQ(script.lines[0].number, 3);
  EXPECT_EQ(script.lines[0].words, (std::vector<std::string>{"click", "Run it", "button"}));
  EXPECT_EQ(script.lines[1].words, (std::vector<std::string>{"type", "a\n\"b\""}));
}

TEST(DriverScript, AnOpenQuoteIsAProblemWithItsLine) {
  EXPECT_EQ(parse_script("open home\nclick \"Run\\\"").problem.substr(0, 2), "2:");
}

TEST(DriverScript, AnEmptyStringIsAWord) {
  EXPECT_EQ(parse_script("type \"\"").lines[0].words.size(), 2u);
}

}  // namespace
}  // namespace slotscope
