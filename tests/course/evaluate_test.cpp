// Computed text, keys and marking on the engine.
#include <gtest/gtest.h>

#include "course/evaluate/evaluator.hpp"
#include "course/evaluate/figure_text.hpp"
#include "course/evaluate/filled.hpp"
#include "course/interchange/interchange.hpp"
#include "course/load/question_reader.hpp"
#include "course/quiz/session.hpp"
#include "course/source/strings.hpp"
#include "course/support.hpp"

namespace slotscope::course {
namespace {

std::shared_ptr<const Course> fixture() {
  static const std::shared_ptr<const Course> course = load_course(fixture_course()).course;
  return course;
}

std::shared_ptr<const Program> program(std::string source) {
  auto made = std::make_shared<Program>();
  made->source = std::move(source);
  return made;
}

Expression expression(std::string_view text, const std::shared_ptr<const Program>& of) {
  Expression made = parse_expression(text, {});
  made.program = of;
  return made;
}

const std::shared_ptr<const Program> point = program(
    "import sys\nclass Point:\n    def __init__(self):\n        self.x = 1\n        self.y = 2\np = "
    "Point()\nprint('made')\n");

TEST(Evaluator, ValuesDependOnTheVersion) {
  Evaluator evaluator;
  EXPECT_EQ(evaluator.value(expression("sys.getsizeof(p) | bytes", point), {10}).text, "48 bytes");
  EXPECT_EQ(evaluator.value(expression("sys.getsizeof(p) | bytes", point), {11}).text, "56 bytes");
  EXPECT_EQ(evaluator.value(expression("sys.getsizeof(p) | on 3.11", point), {8}).text, "56");
  EXPECT_EQ(evaluator.value(expression("sys.getsizeof(p) | bytes | by version", point), {8}).text,
            "48 bytes on 3.8 to 3.10 and from 3.12, 56 bytes on 3.11");
}

TEST(Evaluator, HelpersAreThere) {
  Evaluator evaluator;
  EXPECT_EQ(evaluator.value(expression("printed", point), {13}).text, "made\n");
  EXPECT_EQ(evaluator.value(expression("raised(lambda: p.z)", point), {13}).text,
            "AttributeError: 'Point' object has no attribute 'z'");
  EXPECT_EQ(evaluator.value(expression("raised(lambda: p.x)", point), {13}).text, "");
  auto failing = program("x = 1\ny = x / 0\n");
  EXPECT_EQ(evaluator.value(expression("error", failing), {13}).text, "ZeroDivisionError: division by zero");
  EXPECT_EQ(evaluator.value(expression("error_line", failing), {13}).text, "2");
  EXPECT_EQ(evaluator.value(expression("x", failing), {13}).text, "1");
}

TEST(Evaluator, OneTextMayBeTwoPrograms) {
  // The second program runs the first one before it: its own output is none, whichever of them ran before.
  Program alone, after;
  alone.source = after.before = "print('shown')\n";
  for (bool first : {true, false}) {
    Evaluator evaluator;
    evaluator.run(first ? alone : after, {13});
    EXPECT_EQ(evaluator.run(alone, {13}).output, "shown\n");
    EXPECT_EQ(evaluator.run(after, {13}).output, "");
  }
}

TEST(Evaluator, LookingInOneExpressionDoesNotChangeAnother) {
  Evaluator evaluator;
  auto materialized = expression("p | allocated", point);
  std::string before = evaluator.value(materialized, {13}).text;
  evaluator.value(expression("p.__dict__", point), {13});
  Evaluator fresh;
  EXPECT_EQ(fresh.value(materialized, {13}).text, before);
}

TEST(Evaluator, MeasureGivesBytesPerInstance) {
  Evaluator evaluator;
  auto nothing = program("");
  EXPECT_EQ(evaluator.value(expression("measure('regular', 3)", nothing), {10}).text, "152");
  EXPECT_EQ(evaluator.value(expression("measure('regular', 3)", nothing), {12}).text, "88");
  EXPECT_EQ(evaluator.value(expression("measure('slotted', 3) | bytes", nothing), {12}).text, "56 bytes");
  EXPECT_EQ(
      evaluator.value(expression("1 - measure('slotted', 2) / measure('regular', 2) | percent", nothing), {8}).text,
      "68\xE2\x80\xAF%");
  EXPECT_NE(evaluator.value(expression("measure('bogus', 3)", nothing), {12}).problem, "");
  EXPECT_EQ(evaluator.value(expression("'measure(x)'", nothing), {12}).text, "measure(x)");
}

TEST(Evaluator, ProblemsAreSaid) {
  Evaluator evaluator;
  EXPECT_EQ(evaluator.value(expression("nothing_here", point), {13}).problem,
            "NameError: name 'nothing_here' is not defined");
  EXPECT_NE(evaluator.value(expression("p | bytes", point), {13}).problem, "");
  EXPECT_FALSE(evaluator.value(expression("while", point), {13}).ok);
  EXPECT_FALSE(evaluator.value(expression("[0 for _ in iter(int, 1)]", point), {13}).ok);
}

TEST(Evaluator, AfterRunsTheFirstProgramAndHidesItsOutput) {
  Evaluator evaluator;
  Program second;
  second.before = "print('first')\nx = 1\n";
  second.source = "print(x)\nraise ValueError('no')\n";
  ProgramRun run = evaluator.run(second, {13});
  EXPECT_EQ(run.output, "1\n");
  EXPECT_EQ(run.error, "ValueError: no");
  EXPECT_EQ(run.error_line, 2);
}

TEST(Evaluator, TheSameTextDividedOtherwiseIsAnotherProgram) {
  Evaluator evaluator;
  Program whole;
  whole.source = "print('first')\nraise ValueError('no')\n";
  Program none;
  none.before = whole.source;
  EXPECT_EQ(evaluator.run(none, {13}).output, "");
  const ProgramRun run = evaluator.run(whole, {13});
  EXPECT_EQ(run.output, "first\n");
  EXPECT_EQ(run.error_line, 2);
}

TEST(Fill, PutsValuesIntoProseAndDropsOtherVersions) {
  Evaluator evaluator;
  const Lesson* lesson = fixture()->find_lesson("slots/hidden-dictionary");
  std::string all;
  for (const Block& block : lesson->sections[0].blocks) {
    if (const auto* prose = std::get_if<ProseBlock>(&block)) all += plain(prose->text, evaluator, {10}, {0, 0, true});
  }
  EXPECT_NE(all.find("The instance alone is 48 bytes"), std::string::npos) << all;
  EXPECT_NE(all.find("`AttributeError: 'Point' object has no attribute 'z'`"), std::string::npos) << all;
  EXPECT_NE(all.find("{{ x }}"), std::string::npos);
  EXPECT_EQ(all.find("Only since"), std::string::npos) << all;
}

Marking answered(const char* id, Answer answer, Version version = {13}) {
  static Evaluator evaluator;
  std::shared_ptr<const Question> question = fixture()->find_question(id);
  return mark(*question, answer, version, evaluator);
}

Answer picks(std::vector<int> list) {
  Answer a;
  a.picks = std::move(list);
  return a;
}
Answer typed(std::vector<std::string> list) {
  Answer a;
  a.texts = std::move(list);
  return a;
}

std::string first_why(const Marking& marking) {
  return marking.remarks.empty() ? "" : to_plain(marking.remarks[0].why, {0, 0, true});
}

TEST(Marking, SingleChoiceSaysWhyForEach) {
  EXPECT_TRUE(answered("slots/what-slots-does", picks({0})).right);
  Marking wrong = answered("slots/what-slots-does", picks({2}));
  EXPECT_FALSE(wrong.right);
  ASSERT_EQ(wrong.remarks.size(), 3U);
  EXPECT_TRUE(wrong.remarks[2].picked);
  EXPECT_FALSE(wrong.remarks[2].right);
  EXPECT_EQ(wrong.reread, "lesson:slots/hidden-dictionary#two");
  EXPECT_FALSE(answered("slots/what-slots-does", picks({0, 1})).right);
  EXPECT_FALSE(answered("slots/what-slots-does", {}).right);
}

TEST(Marking, MultipleChoiceGivesPartialCredit) {
  EXPECT_DOUBLE_EQ(answered("slots/true-of-slots", picks({0, 1})).credit, 1);
  EXPECT_DOUBLE_EQ(answered("slots/true-of-slots", picks({1})).credit, 0.5);
  EXPECT_DOUBLE_EQ(answered("slots/true-of-slots", picks({0, 1, 2})).credit, 0.5);
  EXPECT_DOUBLE_EQ(answered("slots/true-of-slots", picks({2})).credit, 0);
}

TEST(Marking, NumbersMayBeTypedAsPeopleTypeThem) {
  EXPECT_TRUE(answered("slots/slotted-two-bytes", typed({"48"})).right);
  EXPECT_TRUE(answered("slots/slotted-two-bytes", typed({" 48 bytes "})).right);
  EXPECT_FALSE(answered("slots/slotted-two-bytes", typed({"480"})).right);
  EXPECT_FALSE(answered("slots/slotted-two-bytes", typed({""})).right);
  EXPECT_EQ(first_why(answered("slots/slotted-two-bytes", typed({"64"}))),
            "You counted the garbage collector's header twice.\n");
  EXPECT_EQ(first_why(answered("slots/slotted-two-bytes", typed({"7"}))),
            "Add the header to one word for each slot.\n");
}

TEST(Marking, OutputForgivesBlanksNotWords) {
  EXPECT_TRUE(answered("slots/print-twice", typed({"a\nb"})).right);
  EXPECT_TRUE(answered("slots/print-twice", typed({" a \r\n b \n\n"})).right);
  EXPECT_FALSE(answered("slots/print-twice", typed({"a b"})).right);
}

TEST(Marking, TheRaisingLineIsFoundByRunning) {
  Answer line;
  line.line = 5;
  EXPECT_TRUE(answered("slots/which-line", line).right);
  line.line = 4;
  EXPECT_EQ(first_why(answered("slots/which-line", line)), "`x` is declared, so there is a place for it.\n");
  line.line = 1;
  EXPECT_EQ(first_why(answered("slots/which-line", line)), "That line only uses what the class declares.\n");
}

TEST(Marking, ABlankIsRightWhenTheProgramThenDoesWhatIsClaimed) {
  EXPECT_TRUE(answered("slots/fill-slots", typed({"'x', 'y'"})).right);
  EXPECT_TRUE(answered("slots/fill-slots", typed({"\"y\", \"x\""})).right);
  EXPECT_FALSE(answered("slots/fill-slots", typed({"'x'"})).right);
  EXPECT_FALSE(answered("slots/fill-slots", typed({"x y ("})).right);
  EXPECT_NE(first_why(answered("slots/fill-slots", typed({"'x, y'"}))).find("TypeError: __slots__ must be identifiers"),
            std::string::npos);
}

TEST(Marking, StepsInOrder) {
  Answer answer;
  answer.order = {0, 1, 2, 3};
  EXPECT_TRUE(answered("slots/order-property", answer).right);
  answer.order = {1, 0, 2, 3};
  Marking partly = answered("slots/order-property", answer);
  EXPECT_FALSE(partly.right);
  EXPECT_GT(partly.credit, 0);
  answer.order = {0, 0, 2, 3};
  EXPECT_DOUBLE_EQ(answered("slots/order-property", answer).credit, 0);
}

TEST(Marking, ProofRunsTheEvidence) {
  Evaluator evaluator;
  Proof proof = prove(*fixture()->find_question("slots/which-line"), {12}, evaluator);
  ASSERT_TRUE(proof.available);
  EXPECT_NE(proof.output.find("AttributeError: 'P' object has no attribute 'z'"), std::string::npos) << proof.output;
}

TEST(Marking, AnswersAreKeptAsText) {
  Answer answer;
  answer.picks = {2, 0};
  answer.texts = {"a\n\"b\""};
  answer.line = 7;
  answer.order = {1, 0};
  Answer again = answer_from(to_text(answer));
  EXPECT_EQ(again.picks, answer.picks);
  EXPECT_EQ(again.texts, answer.texts);
  EXPECT_EQ(again.line, 7);
  EXPECT_EQ(again.order, answer.order);
}

TEST(Session, ShuffleIsRepeatableAndStepsNeverStartInOrder) {
  Evaluator evaluator;
  std::shared_ptr<const Question> steps = fixture()->find_question("slots/order-property");
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    std::vector<int> order = presentation_order(*steps, evaluator, {13}, seed);
    EXPECT_NE(order, (std::vector<int>{0, 1, 2, 3}));
    EXPECT_EQ(order, presentation_order(*steps, evaluator, {13}, seed));
  }
}

std::shared_ptr<const Question> question_from(const std::string& toml) {
  Diagnostics diagnostics;
  auto list = read_quiz(toml, {"quiz.toml", "slots", "", nullptr}, diagnostics);
  return list.at(0);
}

TEST(Session, NumbersAreSortedAndPlaceWordsStay) {
  Evaluator evaluator;
  auto numbers = question_from(
      "[[question]]\nid='a'\nkind='single'\ntopic='t'\ndifficulty=1\nask='?'\nexplain='!'\n"
      "[[question.choice]]\ntext='64 bytes'\n[[question.choice]]\ntext='16 bytes'\n[[question.choice]]\ntext='48 "
      "bytes'\n");
  EXPECT_EQ(presentation_order(*numbers, evaluator, {13}, 5), (std::vector<int>{1, 2, 0}));
  auto above = question_from(
      "[[question]]\nid='a'\nkind='single'\ntopic='t'\ndifficulty=1\nask='?'\nexplain='!'\n"
      "[[question.choice]]\ntext='a'\n[[question.choice]]\ntext='b'\n[[question.choice]]\ntext='All of the above'\n");
  EXPECT_FALSE(safe_to_shuffle(*above));
  for (std::uint64_t seed = 0; seed < 10; ++seed)
    EXPECT_EQ(presentation_order(*above, evaluator, {13}, seed), (std::vector<int>{0, 1, 2}));
}

TEST(Session, AnExamIsReviewedAtTheEnd) {
  Evaluator evaluator;
  QuizSession session(fixture()->quiz_questions(), QuizMode::Exam, {13}, 3, evaluator);
  ASSERT_EQ(session.items().size(), 7U);
  for (std::size_t i = 0; i < 7; ++i) {
    const QuizItem& item = session.items()[i];
    if (item.question->id == "slots/what-slots-does") session.answer(i, picks({0}), 1);
    if (item.question->id == "slots/print-twice") session.answer(i, typed({"wrong"}), 1);
  }
  EXPECT_EQ(session.answered(), 2U);
  EXPECT_EQ(session.to_review().size(), 6U);
  EXPECT_NEAR(session.credit(), 1.0 / 7, 1e-9);
}

TEST(Formats, GiftGoesOutAndComesBackTheSame) {
  Evaluator evaluator;
  Exported out = to_gift(fixture()->quiz_questions(), {13}, evaluator);
  Imported in = from_gift(out.files.at(0).second, "quiz.gift");
  EXPECT_TRUE(in.diagnostics.empty()) << to_string(in.diagnostics.at(0));
  Diagnostics diagnostics;
  auto list = read_quiz(write_toml(in.quiz), {"quiz.toml", "slots", "", nullptr}, diagnostics);
  auto originals = fixture()->quiz_questions();
  ASSERT_EQ(list.size(), originals.size());
  for (std::size_t i = 0; i < list.size(); ++i) {
    const Question& before = *originals[i];
    const Question& after = *list[i];
    EXPECT_EQ(after.id, before.id);
    EXPECT_EQ(after.topic, before.topic);
    EXPECT_EQ(after.difficulty, before.difficulty);
    EXPECT_EQ(after.reread, before.reread);
    if (before.kind == QuestionKind::Single || before.kind == QuestionKind::Multiple) {
      EXPECT_EQ(after.kind, before.kind);
      ASSERT_EQ(after.choices.size(), before.choices.size());
      for (std::size_t k = 0; k < after.choices.size(); ++k) {
        EXPECT_EQ(after.choices[k].text.source, before.choices[k].text.source);
        EXPECT_EQ(after.choices[k].why.source, before.choices[k].why.source);
        EXPECT_EQ(after.choices[k].right.empty(), before.choices[k].right.empty());
      }
    }
  }
  EXPECT_FALSE(out.lost.empty());
}

TEST(Formats, EveryQuestionGoesToAnkiAndQti) {
  Evaluator evaluator;
  Exported anki = to_anki(fixture()->quiz_questions(), "Deck", {13}, evaluator);
  std::size_t lines = lines_of(anki.files.at(0).second).size();
  EXPECT_EQ(lines, 5U + 7U);
  Exported qti = to_qti(fixture()->quiz_questions(), "Test", {13}, evaluator);
  EXPECT_EQ(qti.files.size(), 7U + 2U);
  EXPECT_NE(qti.files[0].second.find("<choiceInteraction"), std::string::npos);
  EXPECT_NE(qti.files.back().second.find("imsqti_item_xmlv2p1"), std::string::npos);
}

TEST(Formats, ANotebookHasItsProgramsAsCells) {
  Evaluator evaluator;
  Exported out = to_notebook(*fixture()->find_lesson("slots/hidden-dictionary"), {13}, evaluator);
  std::string error;
  std::optional<Data> notebook = parse_json(out.files.at(0).second, error);
  ASSERT_TRUE(notebook) << error;
  EXPECT_EQ(notebook->integer_of("nbformat"), 4);
  std::size_t code = 0;
  for (const Data& cell : notebook->items_of("cells")) {
    EXPECT_TRUE(cell.find("metadata") && cell.find("source") && cell.find("id"));
    if (cell.text_of("cell_type") != "code") continue;
    ++code;
    EXPECT_TRUE(cell.find("outputs") && cell.find("execution_count"));
  }
  EXPECT_EQ(code, 3U);
}

TEST(FigureText, ShowsEveryWordOfAnObject) {
  CapturingHost host;
  Engine engine({}, host);
  engine.run("class P:\n    __slots__ = ('x', 'y')\np = P()\np.x = 5\n");
  std::optional<ObjectView> view = engine.look_at("p");
  ASSERT_TRUE(view);
  std::string text = object_text(*view);
  EXPECT_NE(text.find("48"), std::string::npos) << text;
  EXPECT_NE(text.find("slot x"), std::string::npos) << text;
}

}  // namespace
}  // namespace slotscope::course
