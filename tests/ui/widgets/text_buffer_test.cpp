// The editor's text: inserting, erasing and moving by characters a reader sees.
#include "ui/widgets/code_editor/text_buffer.hpp"

#include <gtest/gtest.h>

namespace slotscope::editor {
namespace {

TEST(TextBuffer, AlwaysHasALine) {
  TextBuffer buffer;
  EXPECT_EQ(buffer.line_count(), 1);
  EXPECT_EQ(buffer.text(), "");
  EXPECT_EQ(TextBuffer("a\n").line_count(), 2);
}

TEST(TextBuffer, InsertsAcrossLines) {
  TextBuffer buffer("first\nlast");
  const TextPosition end = buffer.insert({0, 2}, "X\nmiddle\nY");
  EXPECT_EQ(buffer.text(), "fiX\nmiddle\nYrst\nlast");
  EXPECT_EQ(end, (TextPosition{2, 1}));
}

TEST(TextBuffer, ErasesAcrossLinesAndReturnsWhatStoodThere) {
  TextBuffer buffer("one\ntwo\nthree");
  EXPECT_EQ(buffer.erase({{0, 1}, {2, 2}}), "ne\ntwo\nth");
  EXPECT_EQ(buffer.text(), "oree");
}

TEST(TextBuffer, UnderstandsEveryLineEnding) {
  EXPECT_EQ(TextBuffer("a\r\nb\rc\n").text(), "a\nb\nc\n");
}

TEST(TextBuffer, ReplacesBrokenUtf8) {
  EXPECT_EQ(TextBuffer("a\xff"
                       "b")
                .text(),
            "a\xEF\xBF\xBD"
            "b");
}

TEST(TextBuffer, MovesByVisibleCharacters) {
  TextBuffer buffer(
      "e\xCC\x81"
      "x\nğ");  // e with a combining accent, then x
  EXPECT_EQ(buffer.next({0, 0}), (TextPosition{0, 3}));
  EXPECT_EQ(buffer.previous({0, 3}), (TextPosition{0, 0}));
  EXPECT_EQ(buffer.next({0, 4}), (TextPosition{1, 0}));
  EXPECT_EQ(buffer.clamp({1, 1}), (TextPosition{1, 0}));
  EXPECT_EQ(buffer.clamp({9, 9}), buffer.end());
}

TEST(TextBuffer, StampsTellChangedLines) {
  TextBuffer buffer("a\nb\nc");
  const auto a = buffer.line_stamp(0);
  const auto c = buffer.line_stamp(2);
  buffer.insert({1, 0}, "x\ny");
  EXPECT_EQ(buffer.line_stamp(0), a);
  EXPECT_EQ(buffer.line_stamp(3), c);
  EXPECT_NE(buffer.line_stamp(1), buffer.line_stamp(2));
}

}  // namespace
}  // namespace slotscope::editor
