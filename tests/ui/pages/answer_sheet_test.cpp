// Putting down answers to each kind of question.
#include "ui/pages/question/answer_sheet.hpp"

#include <gtest/gtest.h>

namespace slotscope {
namespace {

course::Question question_of(course::QuestionKind kind, std::size_t choices) {
  course::Question question;
  question.kind = kind;
  question.choices.resize(choices);
  return question;
}

TEST(AnswerSheet, KeepsOnePickOfASingleChoiceAndNumbersItAsWritten) {
  const course::Question question = question_of(course::QuestionKind::Single, 3);
  AnswerSheet sheet(question, {2, 0, 1});
  EXPECT_FALSE(sheet.complete());
  sheet.pick(0);
  sheet.pick(1);
  EXPECT_EQ(sheet.answer().picks, std::vector<int>{0});
  EXPECT_TRUE(sheet.picked(1));
  EXPECT_FALSE(sheet.picked(0));
}

TEST(AnswerSheet, TakesAPickBackWhereSeveralMayBePicked) {
  const course::Question question = question_of(course::QuestionKind::Multiple, 3);
  AnswerSheet sheet(question, {0, 1, 2});
  sheet.pick(0);
  sheet.pick(2);
  sheet.pick(0);
  EXPECT_EQ(sheet.answer().picks, std::vector<int>{2});
}

TEST(AnswerSheet, CountsLinesFromOneAndNoLineAsZero) {
  course::Question question = question_of(course::QuestionKind::WhichLineRaises, 0);
  auto program = std::make_shared<course::Program>();
  program->source = "a = 1\nb = 2\n";
  question.program = program;
  AnswerSheet sheet(question, {});
  EXPECT_EQ(sheet.places(), 3u);
  sheet.pick(1);
  EXPECT_EQ(sheet.answer().line, 2);
  sheet.pick(2);
  EXPECT_EQ(sheet.answer().line, 0);
  EXPECT_TRUE(sheet.complete());
}

TEST(AnswerSheet, MovesSteps) {
  course::Question question = question_of(course::QuestionKind::OrderSteps, 0);
  question.steps.resize(3);
  AnswerSheet sheet(question, {2, 0, 1});
  sheet.move_step(0, 2);
  EXPECT_EQ(sheet.answer().order, (std::vector<int>{0, 1, 2}));
}

TEST(AnswerSheet, NeedsATextInEachBlank) {
  course::Question question = question_of(course::QuestionKind::FillBlank, 0);
  question.blanks.resize(2);
  AnswerSheet sheet(question, {});
  sheet.texts()[0] = "'x'";
  EXPECT_FALSE(sheet.complete());
  sheet.texts()[1] = "'y'";
  EXPECT_TRUE(sheet.complete());
}

TEST(AnswerSheet, BringsAnEarlierAnswerBack) {
  const course::Question question = question_of(course::QuestionKind::Single, 3);
  AnswerSheet sheet(question, {2, 0, 1});
  course::Answer before;
  before.picks = {1};
  sheet.restore(before);
  EXPECT_TRUE(sheet.picked(2));
  EXPECT_EQ(sheet.answer().picks, before.picks);
}

}  // namespace
}  // namespace slotscope
