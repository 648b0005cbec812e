// Loading a course: what is read, and that no input, however broken, stops the loader.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "course/evaluate/filled.hpp"
#include "course/links.hpp"
#include "course/load/skeleton.hpp"
#include "course/search/index.hpp"
#include "course/source/files.hpp"
#include "course/source/strings.hpp"
#include "course/support.hpp"

namespace slotscope::course {
namespace {

std::string all_of(const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& each : diagnostics) text += to_string(each) + '\n';
  return text;
}

TEST(Load, ReadsTheFixtureWithoutComplaint) {
  LoadResult loaded = load_course(fixture_course());
  EXPECT_EQ(all_of(loaded.diagnostics), "");
  const Course& course = *loaded.course;
  ASSERT_EQ(course.tracks.size(), 2U);
  EXPECT_EQ(course.tracks[0]->id, "slots");
  const Lesson* lesson = course.find_lesson("slots/hidden-dictionary");
  ASSERT_TRUE(lesson);
  ASSERT_EQ(lesson->sections.size(), 4U);
  EXPECT_EQ(lesson->sections[0].id, "two");
  EXPECT_EQ(lesson->sections[1].level, 3);
  EXPECT_EQ(lesson->programs.size(), 2U);
  EXPECT_EQ(lesson->exercises.size(), 1U);
  EXPECT_EQ(lesson->questions.size(), 8U);
  ASSERT_TRUE(course.rulers);
  EXPECT_EQ(course.quiz_questions().size(), 7U);
  EXPECT_TRUE(course.find_myth("empty-dict-232")->verdict_on({13}));
  EXPECT_EQ(course.find_term("instance-dict")->term, "instance dictionary");
  EXPECT_EQ(course.lesson_after(*lesson), nullptr);
}

TEST(Load, APredictionIsAskedWhereItsProgramRuns) {
  TemporaryFolder folder;
  copy_fixture(folder / "course");
  replace_in(folder / "course/slots/10-hidden-dictionary/lesson.md", "python run name=point",
             "python run name=point python=3.11+");
  LoadResult loaded = load_course(folder / "course");
  const Lesson* lesson = loaded.course->find_lesson("slots/hidden-dictionary");
  ASSERT_TRUE(lesson);
  for (const auto& question : lesson->questions) {
    EXPECT_EQ(to_string(question->python), question->is_prediction ? "3.11+" : to_string(VersionSet::all()));
  }
}

TEST(Load, ExpressionsKnowTheirProgram) {
  LoadResult loaded = load_course(fixture_course());
  const Lesson* lesson = loaded.course->find_lesson("slots/hidden-dictionary");
  const auto* table = std::get_if<ProseBlock>(&lesson->sections[1].blocks.at(1));
  ASSERT_TRUE(table);
  ASSERT_EQ(table->text.expressions.size(), 2U);
  EXPECT_EQ(table->text.expressions[0].program->name, "slotted");
  EXPECT_EQ(table->text.expressions[1].program->name, "point");
  EXPECT_TRUE(table->text.expressions[0].program->full_source().starts_with("import sys\n"));
}

TEST(Load, DialogueTurnsBelongToTheirSpeakers) {
  LoadResult loaded = load_course(fixture_course());
  const Lesson* lesson = loaded.course->find_lesson("talk/dialogue");
  ASSERT_TRUE(lesson);
  for (const Block& block : lesson->sections[0].blocks) {
    const auto* dialogue = std::get_if<DialogueBlock>(&block);
    if (!dialogue) continue;
    ASSERT_EQ(dialogue->turns.size(), 3U);
    EXPECT_EQ(dialogue->turns[1].speaker, "Mira");
    EXPECT_EQ(dialogue->turns[1].text.blocks.size(), 2U);
    return;
  }
  FAIL() << "no dialogue";
}

TEST(Load, AnEditedQuestionHasAnotherHashAndTheOthersKeepTheirs) {
  TemporaryFolder folder;
  copy_fixture(folder / "course");
  LoadResult before = load_course(folder / "course");
  replace_in(folder / "course/slots/10-hidden-dictionary/quiz.toml", "Nothing is a tuple but the declaration.",
             "No tuple here.");
  LoadResult after = load_course(folder / "course");
  EXPECT_NE(before.course->find_question("slots/what-slots-does")->content_hash,
            after.course->find_question("slots/what-slots-does")->content_hash);
  EXPECT_EQ(before.course->find_question("slots/which-line")->content_hash,
            after.course->find_question("slots/which-line")->content_hash);
}

struct Fault {
  const char* file;
  const char* what;
  const char* with;
  const char* rule;

  friend void PrintTo(const Fault& fault, std::ostream* out) {
    *out << fault.rule << ": " << fault.what << " -> " << fault.with;
  }
};

class LoadFault : public testing::TestWithParam<Fault> {};

TEST_P(LoadFault, IsReportedWithItsPlace) {
  TemporaryFolder folder;
  copy_fixture(folder / "course");
  std::string path = folder / ("course/" + std::string(GetParam().file));
  replace_in(path, GetParam().what, GetParam().with);
  LoadResult loaded = load_course(folder / "course");
  auto found = std::find_if(loaded.diagnostics.begin(), loaded.diagnostics.end(),
                            [](const Diagnostic& each) { return each.rule == GetParam().rule; });
  ASSERT_NE(found, loaded.diagnostics.end()) << all_of(loaded.diagnostics);
  EXPECT_EQ(found->file, path);
  EXPECT_GT(found->line, 0);
  EXPECT_FALSE(found->hint.empty());
}

constexpr const char* lesson_file = "slots/10-hidden-dictionary/lesson.md";
constexpr const char* quiz_file = "slots/10-hidden-dictionary/quiz.toml";
constexpr const char* exercise_file = "slots/10-hidden-dictionary/exercises/lat-lon/exercise.toml";

INSTANTIATE_TEST_SUITE_P(
    Faults, LoadFault,
    testing::Values(Fault{lesson_file, "title = ", "titel = ", "missing"},
                    Fault{lesson_file, "goal = ", "gaol = \"x\"\ngoal = ", "unknown-field"},
                    Fault{lesson_file, "minutes = 7", "minutes = \"7\"", "kind"},
                    Fault{lesson_file, "```predict point", "```predikt point", "fence"},
                    Fault{lesson_file, "```predict point", "```predict pint", "fence"},
                    Fault{lesson_file, "```python run name=point", "```python run nme=point", "fence"},
                    Fault{lesson_file, "name=slotted", "name=point", "same-id"},
                    Fault{lesson_file, "after=point", "after=nothing", "fence"},
                    Fault{lesson_file, "```figure objects point", "```figure drawing point", "figure"},
                    Fault{lesson_file, "```exercise lat-lon", "```exercise lon-lat", "fence"},
                    Fault{lesson_file, "```quiz", "```quiz nothing", "fence"},
                    Fault{lesson_file, "{{ point: sys", "{{ pont: sys", "expression"},
                    Fault{lesson_file, "## Your turn", "## Your turn {#two}", "same-id"},
                    Fault{lesson_file, "## Your turn", "# Your turn", "heading"},
                    Fault{lesson_file, "[!note]", "[!nota]", "callout"},
                    Fault{quiz_file, "kind = \"single\"", "kind = \"singel\"", "question-kind"},
                    Fault{quiz_file, "id = \"which-line\"", "id = \"Which Line\"", "id"},
                    Fault{quiz_file, "of = \"sys.getsizeof(p)\"", "", "question-shape"},
                    Fault{quiz_file, "(<<1>>)", "(<<2>>)", "question-shape"},
                    Fault{quiz_file, "difficulty = 1", "difficulty = 7", "range"},
                    Fault{quiz_file, "right = true", "right = \"2.7\"", "kind"},
                    Fault{exercise_file, "id = \"keeps\"", "id = \"runs\"", "id"},
                    Fault{exercise_file, "id = \"keeps\"", "id = \"no-dict\"", "same-id"},
                    Fault{exercise_file, "hints = [", "hinds = [", "missing"},
                    Fault{"slots/10-hidden-dictionary/exercises/lat-lon/wrong/extra.py", "# refused by",
                          "# wrong:", "wrong-program"},
                    Fault{"talk/10-dialogue/lesson.md", "Jon: So", "Joe: So", "dialogue"},
                    Fault{"myths/empty-dict-232.toml", "is = \"false\"", "is = \"falsch\"", "verdict"},
                    Fault{"glossary.toml", "text = ", "txt = ", "missing"}));

/// Broken files must be reported, never followed into a crash or an endless loop.
TEST(Load, SurvivesGarbage) {
  TemporaryFolder folder;
  copy_fixture(folder / "course");
  const std::string files[] = {folder / ("course/" + std::string(lesson_file)),
                               folder / ("course/" + std::string(quiz_file)),
                               folder / ("course/" + std::string(exercise_file)), folder / "course/glossary.toml",
                               folder / "course/myths/empty-dict-232.toml"};
  std::vector<std::string> originals;
  for (const std::string& file : files) originals.push_back(*read_file(file));
  const std::string_view bits[] = {"```",
                                   "+++",
                                   "{{",
                                   "}}",
                                   "[[",
                                   "]]",
                                   "'''",
                                   "\"",
                                   "#",
                                   "\n\n",
                                   "> [!",
                                   "|",
                                   "\\",
                                   "\x00",
                                   "\xFF",
                                   "{{ a | on 3.8 }}",
                                   "<<1>>",
                                   "- ",
                                   "](lesson:",
                                   "=",
                                   "\xEE\x80\x80"
                                   "7\xEE\x80\x81"};
  std::mt19937 dice(7);
  for (int round = 0; round < 300; ++round) {
    std::size_t which = dice() % std::size(files);
    std::string text = originals[which];
    for (int change = 0; change < 4; ++change) {
      std::size_t at = dice() % (text.size() + 1);
      switch (dice() % 3) {
        case 0:
          text.insert(at, bits[dice() % std::size(bits)]);
          break;
        case 1:
          text.erase(at, dice() % 40);
          break;
        default:
          text.insert(at, text.substr(dice() % (text.size() + 1), dice() % 200));
      }
    }
    write(files[which], text);
    LoadResult loaded = load_course(folder / "course");
    ASSERT_TRUE(loaded.course);
    SearchIndex index(*loaded.course);
    index.find("slots");
    write(files[which], originals[which]);
  }
}

TEST(Load, NoFolderIsAMessage) {
  LoadResult loaded = load_course("/nowhere/at/all");
  ASSERT_EQ(loaded.diagnostics.size(), 1U);
  EXPECT_TRUE(loaded.course->tracks.empty());
}

TEST(Skeleton, ANewLessonLoadsAndIsNumberedAfterTheOthers) {
  TemporaryFolder folder;
  copy_fixture(folder / "course");
  std::string error;
  std::string path = make_lesson(folder / "course", "slots/my-lesson", error);
  EXPECT_EQ(path, folder / "course/slots/20-my-lesson/lesson.md");
  EXPECT_EQ(all_of(load_course(folder / "course").diagnostics), "");
  EXPECT_EQ(make_lesson(folder / "course", "slots/my-lesson", error), "");
  EXPECT_NE(error.find("already"), std::string::npos);
  EXPECT_EQ(make_lesson(folder / "course", "no id", error), "");
}

TEST(Links, LeadSomewhereOrSayWhatIsWrong) {
  LoadResult loaded = load_course(fixture_course());
  auto problem = [&](const char* target) {
    return problem_with(parse_link(target, "slots/hidden-dictionary"), *loaded.course);
  };
  for (const char* good : {"lesson:slots/hidden-dictionary#two", "lesson:#two", "ruler:tracemalloc",
                           "term:instance-dict", "exercise:slots/lat-lon", "question:slots/which-line",
                           "myth:empty-dict-232", "https://docs.python.org", "lab:kinds=regular"}) {
    EXPECT_EQ(problem(good), "") << good;
  }
  EXPECT_NE(problem("lesson:slots/hidden-dictionar").find("did you mean 'slots/hidden-dictionary'"), std::string::npos);
  for (const char* bad : {"lesson:#three", "ruler:feet", "term:x", "exercise:slots/x", "question:slots/x", "myth:x",
                          "page:1", "nothing"}) {
    EXPECT_NE(problem(bad), "") << bad;
  }
}

TEST(Search, FindsByTitleWordBeginningAndWithASlip) {
  LoadResult loaded = load_course(fixture_course());
  SearchIndex index(*loaded.course);
  auto first = [&](const char* query) {
    std::vector<Hit> hits = index.find(query);
    return hits.empty() ? std::string() : hits[0].target;
  };
  EXPECT_EQ(first("hidden dictionary"), "lesson:slots/hidden-dictionary");
  EXPECT_EQ(first("hidd"), "lesson:slots/hidden-dictionary");
  EXPECT_EQ(first("instance dictionary"), "term:instance-dict");
  EXPECT_EQ(first("tracemaloc"), "lesson:rulers#tracemalloc");
  EXPECT_EQ(first("232"), "myth:empty-dict-232");
  EXPECT_EQ(first("xyzzy"), "");
  EXPECT_EQ(first(""), "");
}

}  // namespace
}  // namespace slotscope::course
