// Commands of the code editor, without a screen.
#include "ui/widgets/code_editor/document.hpp"

#include <gtest/gtest.h>

#include "ui/widgets/code_editor/brackets.hpp"
#include "ui/widgets/code_editor/movement.hpp"

namespace slotscope::editor {
namespace {

Document at_end(std::string_view text) {
  Document document(text);
  document.move(Motion::TextEnd);
  return document;
}

std::string after_enter(std::string_view text) {
  Document document = at_end(text);
  document.new_line();
  return document.text().substr(text.size());
}

TEST(Document, WordMovesStopAtNamesAndSigns) {
  Document document("    self.x_pos += élan(12)");
  std::vector<int> stops;
  for (int count = 0; count < 7; ++count) {
    document.move(Motion::WordRight);
    stops.push_back(document.caret().column);
  }
  EXPECT_EQ(stops, (std::vector<int>{4, 8, 9, 15, 18, 23, 24}));
  document.move(Motion::WordLeft);
  EXPECT_EQ(document.caret().column, 23);
}

TEST(Document, HomeGoesToTheCodeFirst) {
  Document document = at_end("    return 1");
  document.move(Motion::LineHome);
  EXPECT_EQ(document.caret().column, 4);
  document.move(Motion::LineHome);
  EXPECT_EQ(document.caret().column, 0);
}

TEST(Document, UpAndDownRememberTheColumn) {
  Document document("a long line\nx\nanother line");
  document.place_caret({0, 8});
  document.move(Motion::Down);
  EXPECT_EQ(document.caret(), (TextPosition{1, 1}));
  document.move(Motion::Down);
  EXPECT_EQ(document.caret(), (TextPosition{2, 8}));
  document.move(Motion::Down);
  EXPECT_EQ(document.caret(), document.buffer().end());
}

TEST(Document, ShiftExtendsTheSelection) {
  Document document("one two");
  document.move(Motion::WordRight, Extend::Yes);
  EXPECT_EQ(document.selected_text(), "one ");
  document.move(Motion::Left);
  EXPECT_EQ(document.caret().column, 0);
  EXPECT_TRUE(document.selection().empty());
}

TEST(Document, DoubleClickTakesTheWord) {
  Document document("self.name = 'x'");
  document.select_word_at({0, 7});
  EXPECT_EQ(document.selected_text(), "name");
  document.select_word_at({0, 9});
  EXPECT_EQ(document.selected_text(), "name");
}

TEST(Document, IndentsAfterWhatOpensABlock) {
  EXPECT_EQ(after_enter("class P:"), "\n    ");
  EXPECT_EQ(after_enter("    if x:  # why"), "\n        ");
  EXPECT_EQ(after_enter("x = {'a':"), "\n");
  EXPECT_EQ(after_enter("x = ["), "\n    ");
  EXPECT_EQ(after_enter("print('a:', # :"), "\n");
  EXPECT_EQ(after_enter("    y = \"if x:\""), "\n    ");
  EXPECT_EQ(after_enter("x = 1 + \\"), "\n    ");
}

TEST(Document, LeavesABlockAfterReturn) {
  EXPECT_EQ(after_enter("    def f(self):\n        return 1"), "\n    ");
  EXPECT_EQ(after_enter("    returned = 1"), "\n    ");
  EXPECT_EQ(after_enter("        pass"), "\n    ");
}

TEST(Document, ReturnsToTheStatementAfterBrackets) {
  EXPECT_EQ(after_enter("    call(1,\n         2)"), "\n    ");
  EXPECT_EQ(after_enter("def f(a,\n      b):"), "\n    ");
}

TEST(Document, EnterBetweenBracketsOpensThem) {
  Document document("x = []");
  document.place_caret({0, 5});
  document.new_line();
  EXPECT_EQ(document.text(), "x = [\n    \n]");
  EXPECT_EQ(document.caret(), (TextPosition{1, 4}));
  document.undo();
  EXPECT_EQ(document.text(), "x = []");
}

TEST(Document, EnterLeavesNoBlanksBehind) {
  Document document = at_end("if x:");
  document.new_line();
  document.new_line();
  EXPECT_EQ(document.text(), "if x:\n\n    ");
}

TEST(Document, ElseMovesOneLevelOut) {
  Document document = at_end("if x:\n    y = 1\n    else");
  document.type(":");
  EXPECT_EQ(document.text(), "if x:\n    y = 1\nelse:");
  EXPECT_EQ(document.caret(), document.buffer().end());
  document = at_end("for a in b:\n    if a:\n        c\n    else");
  document.type(":");
  EXPECT_EQ(document.text(), "for a in b:\n    if a:\n        c\n    else:");
}

TEST(Document, BackspaceTakesAnIndentationLevel) {
  Document document = at_end("         ");
  document.backspace();
  EXPECT_EQ(document.text(), "        ");
  document.backspace();
  EXPECT_EQ(document.text(), "    ");
  document = at_end("    x ");
  document.backspace();
  EXPECT_EQ(document.text(), "    x");
}

TEST(Document, TabIndentsSelectedLines) {
  Document document("a\n\nb");
  document.select_all();
  document.tab();
  EXPECT_EQ(document.text(), "    a\n\n    b");
  document.unindent_lines();
  EXPECT_EQ(document.text(), "a\n\nb");
  document = at_end("ab");
  document.tab();
  EXPECT_EQ(document.text(), "ab  ");
}

TEST(Document, TogglesComments) {
  Document document("def f():\n    a\n\n  b\n");
  document.select({{1, 2}, {3, 3}});
  document.toggle_comment();
  EXPECT_EQ(document.text(), "def f():\n  #   a\n\n  # b\n");
  document.toggle_comment();
  EXPECT_EQ(document.text(), "def f():\n    a\n\n  b\n");
}

TEST(Document, MovesAndDuplicatesLines) {
  Document document("a\nb\nc");
  document.place_caret({2, 1});
  document.move_lines(Direction::Up);
  EXPECT_EQ(document.text(), "a\nc\nb");
  EXPECT_EQ(document.caret(), (TextPosition{1, 1}));
  document.duplicate_lines();
  EXPECT_EQ(document.text(), "a\nc\nc\nb");
  EXPECT_EQ(document.caret(), (TextPosition{2, 1}));
}

TEST(Document, CutWithoutSelectionTakesTheLine) {
  Document document("a\nb\nc");
  document.place_caret({1, 0});
  EXPECT_EQ(document.cut(), "b\n");
  EXPECT_EQ(document.text(), "a\nc");
}

TEST(Document, GoesToALineCountedFromOne) {
  Document document("a\n  b\nc");
  document.go_to_line(2);
  EXPECT_EQ(document.caret(), (TextPosition{1, 2}));
  document.go_to_line(99);
  EXPECT_EQ(document.caret().line, 2);
}

TEST(Brackets, MatchAcrossLinesAndNotInStrings) {
  Document document("f(a, ')', [\n  1, # )\n])");
  document.place_caret({0, 2});
  const auto pair = matching_brackets(document);
  ASSERT_TRUE(pair && pair->second);
  EXPECT_EQ(*pair->second, (TextPosition{2, 1}));
  document.place_caret({2, 1});
  EXPECT_EQ(*matching_brackets(document)->second, (TextPosition{0, 10}));
  document.place_caret({0, 7});
  EXPECT_FALSE(matching_brackets(document).has_value());
}

TEST(Brackets, TellWhenThePartnerIsMissingOrWrong) {
  Document document("f(a]");
  document.place_caret({0, 2});
  const auto pair = matching_brackets(document);
  ASSERT_TRUE(pair.has_value());
  EXPECT_FALSE(pair->second.has_value());
}

TEST(LineStates, FollowEdits) {
  Document document("a = 1\nb = (\n2)\nc = 3\nd = 4");
  EXPECT_EQ(document.line_state(2).depth, 1);
  EXPECT_TRUE(document.line_state(4).starts_statement());
  document.place_caret({0, 0});
  document.type("'''");
  EXPECT_EQ(document.line_state(4).inside, LineState::Inside::SingleQuotes);
  document.undo();
  EXPECT_TRUE(document.line_state(4).starts_statement());
  document.place_caret({3, 0});
  document.paste("x\ny\n(\n");
  EXPECT_EQ(document.line_state(6).depth, 1);
  EXPECT_EQ(document.statement_start(7), 5);
  document.select({{1, 0}, {6, 0}});
  document.backspace();
  EXPECT_EQ(document.line_state(2).depth, 0);
}

TEST(Movement, TabsReachToTheNextStop) {
  EXPECT_EQ(visual_column("\tx", 1), 4);
  EXPECT_EQ(visual_column("ab\tx", 3), 4);
  EXPECT_EQ(column_at_visual("\tx", 4), 1);
  EXPECT_EQ(column_at_visual("\tx", 1), 0);
  EXPECT_EQ(column_at_visual("\tx", 3), 1);
}

}  // namespace
}  // namespace slotscope::editor
