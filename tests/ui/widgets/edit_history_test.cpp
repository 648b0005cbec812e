// Undo and redo, seen through a document.
#include <gtest/gtest.h>

#include "ui/widgets/code_editor/document.hpp"

namespace slotscope::editor {
namespace {

void type_each(Document& document, std::string_view text) {
  for (char character : text) document.type(std::string(1, character));
}

TEST(EditHistory, OneUndoTakesBackAWord) {
  Document document;
  type_each(document, "hello big world");
  document.undo();
  EXPECT_EQ(document.text(), "hello big ");
  document.undo();
  EXPECT_EQ(document.text(), "hello ");
  document.undo();
  EXPECT_EQ(document.text(), "");
  EXPECT_FALSE(document.can_undo());
  document.redo();
  document.redo();
  document.redo();
  EXPECT_EQ(document.text(), "hello big world");
  EXPECT_FALSE(document.can_redo());
}

TEST(EditHistory, MovingTheCaretStartsANewStep) {
  Document document;
  type_each(document, "ab");
  document.move(Motion::Left);
  type_each(document, "x");
  document.undo();
  EXPECT_EQ(document.text(), "ab");
  EXPECT_EQ(document.caret(), (TextPosition{0, 1}));
}

TEST(EditHistory, BackspacesAreOneStep) {
  Document document("abcdef");
  document.move(Motion::LineEnd);
  for (int count = 0; count < 3; ++count) document.backspace();
  EXPECT_EQ(document.text(), "abc");
  document.undo();
  EXPECT_EQ(document.text(), "abcdef");
}

TEST(EditHistory, ReplacingASelectionIsTakenBackWhole) {
  Document document("one two three");
  document.select({{0, 4}, {0, 7}});
  document.paste("2\n2");
  EXPECT_EQ(document.text(), "one 2\n2 three");
  document.undo();
  EXPECT_EQ(document.text(), "one two three");
  EXPECT_EQ(document.selected_text(), "two");
  document.redo();
  EXPECT_EQ(document.text(), "one 2\n2 three");
  EXPECT_EQ(document.caret(), (TextPosition{1, 1}));
}

TEST(EditHistory, TypingAfterAnUndoForgetsWhatWasUndone) {
  Document document;
  type_each(document, "a ");
  type_each(document, "b");
  document.undo();
  type_each(document, "c");
  EXPECT_FALSE(document.can_redo());
  EXPECT_EQ(document.text(), "a c");
}

TEST(EditHistory, ResetOfACellCanBeUndone) {
  Document document("mine");
  document.replace_all("theirs");
  document.undo();
  EXPECT_EQ(document.text(), "mine");
}

TEST(EditHistory, LoadingAFileForgetsTheOldOne) {
  Document document("old");
  type_each(document, "x");
  document.load("new");
  EXPECT_FALSE(document.can_undo());
  EXPECT_EQ(document.text(), "new");
}

TEST(EditHistory, LineCommandsAreOneStepEach) {
  Document document("a\nb\nc");
  document.select_all();
  document.toggle_comment();
  EXPECT_EQ(document.text(), "# a\n# b\n# c");
  document.undo();
  EXPECT_EQ(document.text(), "a\nb\nc");
}

}  // namespace
}  // namespace slotscope::editor
