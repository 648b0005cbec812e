// The code editor on the screen: keys, mouse, clipboard, gutter, find bar, leaving it.
#include "ui/widgets/code_editor/code_editor.hpp"

#include <gtest/gtest.h>

#include "on_screen.hpp"

namespace slotscope::editor {
namespace {

const Rect place{{50, 50}, {650, 400}};

class CodeEditorTest : public ::testing::Test {
 protected:
  CodeEditorTest() : code_("", [](std::string_view) { return std::vector<HighlightSpan>{}; }) {}

  void show(std::string_view text) {
    code_.document().load(text);
    screen_.click({400, 60});
  }

  CodeEditor code_;
  EditorOptions options_;
  EditorReaction reaction_;
  int changes_ = 0;
  OnScreen screen_{[this] {
    reaction_ = code_.draw("Program", place, options_);
    changes_ += reaction_.changed;
  }};
};

TEST_F(CodeEditorTest, TypesWhereTheMouseClicked) {
  show("first\nsecond");
  screen_.click({600, 50 + code_.natural_height() * 0.65f});
  screen_.type("é!");
  EXPECT_EQ(code_.text(), "first\nsecondé!");
  EXPECT_GE(changes_, 1);
}

TEST_F(CodeEditorTest, KeysOfOneFrameArriveInOrder) {
  show("");
  screen_.frame({{.kind = InputEvent::Kind::Character, .character = 'a'},
                 {.kind = InputEvent::Kind::Key, .code = GLFW_KEY_ENTER, .down = true},
                 {.kind = InputEvent::Kind::Key, .code = GLFW_KEY_ENTER, .down = false},
                 {.kind = InputEvent::Kind::Character, .character = 'b'}});
  EXPECT_EQ(code_.text(), "a\nb");
}

TEST_F(CodeEditorTest, DraggingSelectsAndTypingReplaces) {
  show("abcdef");
  const float y = 70;
  screen_.drag({600, y}, {60, y});
  EXPECT_EQ(code_.document().selected_text(), "abcdef");
  screen_.type("x");
  EXPECT_EQ(code_.text(), "x");
}

TEST_F(CodeEditorTest, LinesThatWereInSightMayGoInTheFrameThatDrawsThem) {
  std::string lines;
  for (int line = 0; line < 12; ++line) lines += "a line that is longer than what a string holds in itself\n";
  show(lines);
  screen_.press(GLFW_KEY_A, ctrl);
  screen_.type("x");
  EXPECT_EQ(code_.text(), "x");
  screen_.press(GLFW_KEY_Z, ctrl);
  EXPECT_EQ(code_.text(), lines);
}

TEST_F(CodeEditorTest, CopiesCutsAndPastesThroughTheClipboard) {
  show("one two");
  screen_.press(GLFW_KEY_A, ctrl);
  screen_.press(GLFW_KEY_C, ctrl);
  screen_.press(GLFW_KEY_END);
  screen_.press(GLFW_KEY_V, ctrl);
  EXPECT_EQ(code_.text(), "one twoone two");
  screen_.press(GLFW_KEY_A, ctrl);
  screen_.press(GLFW_KEY_X, ctrl);
  EXPECT_EQ(code_.text(), "");
  screen_.press(GLFW_KEY_Z, ctrl);
  EXPECT_EQ(code_.text(), "one twoone two");
}

TEST_F(CodeEditorTest, TabIndentsAndEscThenTabLeaves) {
  show("x");
  screen_.press(GLFW_KEY_HOME);
  screen_.press(GLFW_KEY_TAB);
  EXPECT_EQ(code_.text(), "    x");
  screen_.press(GLFW_KEY_TAB, shift);
  EXPECT_EQ(code_.text(), "x");
  screen_.press(GLFW_KEY_ESCAPE);
  screen_.press(GLFW_KEY_TAB);
  EXPECT_EQ(code_.text(), "x");
}

TEST_F(CodeEditorTest, ReadOnlyTextCanBeCopiedAndNotChanged) {
  options_.access = Access::Read;
  show("keep");
  screen_.type("x");
  screen_.press(GLFW_KEY_DELETE);
  screen_.press(GLFW_KEY_V, ctrl);
  EXPECT_EQ(code_.text(), "keep");
  screen_.press(GLFW_KEY_A, ctrl);
  screen_.press(GLFW_KEY_C, ctrl);
  EXPECT_STREQ(ImGui::GetClipboardText(), "keep");
}

TEST_F(CodeEditorTest, AClickBesideALineSetsABreakpoint) {
  options_.breakpoints = true;
  show("a\nb\nc");
  screen_.click({58, 50 + code_.natural_height() / 2});
  EXPECT_EQ(code_.breakpoints(), (std::set<int>{2}));
  screen_.press(GLFW_KEY_DOWN);
  screen_.press(GLFW_KEY_F9);
  EXPECT_TRUE(code_.breakpoints().empty());
}

TEST_F(CodeEditorTest, FindsAndReturnsToTheText) {
  show("a = spam\nb = Spam\n");
  screen_.press(GLFW_KEY_HOME, ctrl);
  screen_.press(GLFW_KEY_F, ctrl);
  screen_.type("spam");
  EXPECT_EQ(code_.document().selection().range().begin, (TextPosition{0, 4}));
  screen_.press(GLFW_KEY_ENTER);
  EXPECT_EQ(code_.document().selection().range().begin, (TextPosition{1, 4}));
  screen_.press(GLFW_KEY_ESCAPE);
  screen_.type("x");
  EXPECT_EQ(code_.text(), "a = spam\nb = x\n");
}

TEST_F(CodeEditorTest, GoesToALine) {
  show("a\nb\nc\nd");
  screen_.press(GLFW_KEY_G, ctrl);
  screen_.type("3");
  screen_.press(GLFW_KEY_ENTER);
  screen_.type("x");
  EXPECT_EQ(code_.text(), "a\nb\nxc\nd");
}

TEST_F(CodeEditorTest, TheWheelScrollsLongTextsAndTheCaretComesBackIntoSight) {
  std::string text;
  for (int line = 0; line < 500; ++line) text += "line " + std::to_string(line) + "\n";
  show(text);
  screen_.wheel(-20);
  screen_.click({400, 200});
  EXPECT_GT(code_.document().caret().line, 40);
  screen_.press(GLFW_KEY_HOME, ctrl);
  screen_.type("x");
  EXPECT_TRUE(code_.text().starts_with("xline 0"));
}

TEST_F(CodeEditorTest, SaysItsTextToTheDriver) {
  show("x = 1");
  ASSERT_NE(find_widget("Program"), nullptr);
  EXPECT_EQ(find_widget("Program")->state, "x = 1");
}

TEST(CodeEditorPlaces, ARangeOfTheEngineBecomesBytes) {
  const TextBuffer buffer("x = 'é' + y\nz");
  EXPECT_EQ(range_of(buffer, {1, 10, 1, 11}), (TextRange{{0, 11}, {0, 12}}));
  EXPECT_EQ(range_of(buffer, {9, 0, 0, 0}), (TextRange{{1, 0}, {1, 1}}));
}

}  // namespace
}  // namespace slotscope::editor
