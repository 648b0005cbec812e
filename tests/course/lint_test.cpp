// The linter: the fixture is clean, and each fault put into it is found where it is.
#include <gtest/gtest.h>

#include <algorithm>

#include "course/lint/lint.hpp"
#include "course/support.hpp"

namespace slotscope::course {
namespace {

std::string all_of(const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& each : diagnostics) text += to_string(each) + '\n';
  return text;
}

Diagnostics lint_folder(const std::string& folder, std::vector<Version> versions) {
  LoadResult loaded = load_course(folder);
  Evaluator evaluator;
  LintOptions options;
  options.versions = std::move(versions);
  Diagnostics all = loaded.diagnostics;
  for (Diagnostic& each : lint(*loaded.course, evaluator, options).diagnostics) all.push_back(std::move(each));
  return all;
}

TEST(Lint, TheFixtureHasNoErrorOnAnyVersion) {
  Diagnostics diagnostics = lint_folder(fixture_course(), {});
  std::erase_if(diagnostics, [](const Diagnostic& each) { return each.severity == Severity::Warning; });
  EXPECT_EQ(all_of(diagnostics), "");
}

struct Fault {
  const char* file;
  const char* what;
  const char* with;
  const char* rule;
  const char* message;

  friend void PrintTo(const Fault& fault, std::ostream* out) {
    *out << fault.rule << ": " << fault.what << " -> " << fault.with;
  }
};

class LintFault : public testing::TestWithParam<Fault> {};

TEST_P(LintFault, IsFound) {
  TemporaryFolder folder;
  copy_fixture(folder / "course");
  std::string path = folder / ("course/" + std::string(GetParam().file));
  replace_in(path, GetParam().what, GetParam().with);
  Diagnostics diagnostics = lint_folder(folder / "course", {{10}, {13}});
  // A fault of an exercise may show in one of its programs, which lie in the same folder.
  std::string place = path.substr(0, path.rfind('/'));
  auto found = std::find_if(diagnostics.begin(), diagnostics.end(), [&](const Diagnostic& each) {
    return each.rule == GetParam().rule && each.message.find(GetParam().message) != std::string::npos &&
           each.file.starts_with(place);
  });
  ASSERT_NE(found, diagnostics.end()) << all_of(diagnostics);
  EXPECT_FALSE(found->hint.empty());
}

constexpr const char* lesson = "slots/10-hidden-dictionary/lesson.md";
constexpr const char* quiz = "slots/10-hidden-dictionary/quiz.toml";
constexpr const char* exercise = "slots/10-hidden-dictionary/exercises/lat-lon/exercise.toml";
constexpr const char* folder = "slots/10-hidden-dictionary/exercises/lat-lon/";

INSTANTIATE_TEST_SUITE_P(
    Faults, LintFault,
    testing::Values(
        Fault{lesson, "The instance alone is", "The instance alone is 48 bytes, or", "typed-figure", "48 bytes"},
        Fault{lesson, "{{ sys.getsizeof(p) | bytes }}", "{{ sys.getsizeof(q) | bytes }}", "expression", "NameError"},
        Fault{lesson, "{{ sys.getsizeof(p) | bytes }}", "{{ p | bytes }}", "expression", "needs a number"},
        Fault{lesson, "print(p.__dict__)", "print(p.__dict__) or q", "program",
              "should end well, but it ends in NameError"},
        Fault{lesson, "raises=AttributeError", "raises=TypeError", "program", "should end in TypeError"},
        Fault{lesson, "raises=AttributeError", "raises=\"AttributeError on 3.11+\"", "program",
              "on 3.10: the program should end well"},
        Fault{lesson, "[3.11+] sys", "sys", "check", "on 3.10: `sys.getsizeof(p.__dict__) > 250` is not true"},
        Fault{lesson, "class Shown: ...", "class Shown", "program", "no Python"},
        Fault{lesson, "term:instance-dict", "term:instance-dikt", "link", "did you mean 'instance-dict'"},
        Fault{lesson, "lesson:#two", "lesson:#tow", "link", "no section 'tow'"},
        Fault{lesson, "of = \"p\"", "of = \"pp\"", "figure", "cannot be drawn"},
        Fault{lesson, "topics = [\"slots\", \"memory\"]", "topics = [\"slot\"]", "topic", "no topic 'slot'"},
        Fault{lesson, "## Summary", "## The end", "parts", "no summary"},
        Fault{lesson, "minutes = 7", "minutes = 30", "length", "takes about"},
        Fault{lesson, "text = \"`(3, 4)`\"", "text = \"`{'x': 3, 'y':  4}`\"", "key", "2 choices are right"},
        Fault{lesson, "text = \"`{'x': 3, 'y': 4}`\"", "text = \"`{'x': 3}`\"", "key", "no choice is right"},
        Fault{lesson, "[here](lesson:#two)", "[here](lesson:slots/nowhere)", "link", "no lesson"},
        Fault{quiz, "right = true\nwhy = \"Right: the places", "why = \"Right: the places", "key",
              "no choice is right"},
        Fault{quiz, "why = \"The dictionary goes", "right = true\nwhy = \"The dictionary goes", "key",
              "marked right, but its claim"},
        Fault{quiz, "claim = \"isinstance(p, tuple)\"", "claim = \"isinstance(p, object)\"", "key",
              "marked wrong, but its claim"},
        Fault{quiz, "claim = \"isinstance(p, tuple)\"", "claim = \"isinstance(q, tuple)\"", "key",
              "cannot be evaluated"},
        Fault{quiz, "claim = \"isinstance(p, tuple)\"\n", "", "claim", "nothing proves"},
        Fault{quiz, "right = true\nwhy = \"Right: the places", "right = \"3.11+\"\nwhy = \"Right: the places", "key",
              "on 3.10: this choice is marked wrong"},
        Fault{quiz, "A tuple of two values kept in the instance", "All of the above", "above", "all of the above"},
        Fault{quiz, "What does a class with", "What does not a class with", "negated", "other way round"},
        Fault{quiz, "why = \"Nothing is a tuple but the declaration.\"\n", "", "why", "without a reason"},
        Fault{quiz, "Two fixed places beside the usual `__dict__`", "Two fixed places and no `__dict__`", "same-choice",
              "says the same as choice"},
        Fault{lesson, "of = \"p\"", "of = \"[p]\"", "figure", "nothing in the program keeps"},
        Fault{quiz, "line = \"p.x = 1\"", "line = \"p.x = 2\"", "key", "no line of the program reads"},
        Fault{quiz, "answer = \"{{ sys.getsizeof(p) + 16 }}\"", "answer = \"{{ sys.getsizeof(p) }}\"", "key",
              "answer is right"},
        Fault{quiz, "accept = [\"'x', 'y'\"", "accept = [\"'x', 'y'\", \"'x'\"", "key", "does not make the claim true"},
        Fault{quiz, "claim = \"p.x == 'class'\"", "claim = \"p.x == 'instance'\"", "key", "is not true"},
        Fault{quiz, "topic = \"lookup\"", "topic = \"looking\"", "topic", "no topic"},
        Fault{quiz, "id = \"which-line\"", "id = \"fill-slots\"", "same-id", "fill-slots"},
        Fault{exercise, "refuses(Place(1, 2), \"altitude\")", "refuses(Place(1, 2), \"lat\")", "false-reject",
              "refused by refuses"},
        Fault{exercise, "slots(Place, \"lat\", \"lon\")", "pass", "wrong-program", "passes"},
        Fault{exercise, "no_dict(Place(1, 2))", "no_dict(Place(1, 2)", "check", "no Python"},
        Fault{exercise, "say = \"The class declares no `__slots__`.\"", "say = \"Something.\"", "wrong-program",
              "does not say"},
        Fault{"myths/empty-dict-232.toml", "python = \"3.8+\"", "python = \"3.9+\"", "verdict", "no verdict on 3.8"},
        Fault{"myths/empty-dict-232.toml", "!= 232", "== 232", "verdict", "is not true"},
        Fault{"glossary.toml", "see = \"lesson:slots/hidden-dictionary\"", "see = \"lesson:slots/hidden\"", "link",
              "no lesson"},
        Fault{"rulers.md", "## tracemalloc", "## Traced", "parts", "{#tracemalloc}"}));

TEST(Lint, AWrongProgramThatPassesOrFailsElsewhereIsFound) {
  TemporaryFolder spoiled;
  copy_fixture(spoiled / "course");
  std::string wrong = spoiled / ("course/" + std::string(folder) + "wrong/extra.py");
  replace_in(wrong, "'lat', 'lon', 'name'", "'lat', 'lon'");
  Diagnostics diagnostics = lint_folder(spoiled / "course", {{13}});
  EXPECT_NE(all_of(diagnostics).find("extra.py:1:1: error: on 3.13: this wrong program passes"), std::string::npos)
      << all_of(diagnostics);
}

TEST(Lint, TwoWrongProgramsMustNotGetTheSameMessage) {
  TemporaryFolder spoiled;
  copy_fixture(spoiled / "course");
  write(spoiled / ("course/" + std::string(folder) + "wrong/z-again.py"),
        "# refused by no-dict: declares no __slots__\nclass Place:\n    def __init__(self, lat, lon):\n        "
        "self.lat = lat\n        self.lon = lon\n");
  EXPECT_NE(all_of(lint_folder(spoiled / "course", {{13}})).find("same message as no-slots.py"), std::string::npos);
}

TEST(Lint, HabitsOfAFileAreSeen) {
  TemporaryFolder spoiled;
  copy_fixture(spoiled / "course");
  std::string text;
  for (int i = 0; i < 6; ++i) {
    text += "[[question]]\nid = \"q" + std::to_string(i) +
            "\"\nkind = \"single\"\ntopic = \"slots\"\ndifficulty = 1\nask = \"Which " + std::to_string(i) +
            "?\"\nexplain = \"x\"\n[[question.choice]]\ntext = \"A long and careful right answer with all its "
            "conditions\"\nright = true\nwhy = \"a\"\nclaim = \"none\"\n"
            "[[question.choice]]\ntext = \"short\"\nwhy = \"b\"\nclaim = \"none\"\n[[question.choice]]\ntext = "
            "\"brief\"\nwhy = \"c\"\nclaim = \"none\"\n";
  }
  write(spoiled / "course/slots/quiz.toml", text);
  std::string all = all_of(lint_folder(spoiled / "course", {{13}}));
  EXPECT_NE(all.find("the right choice is the longest in 6 of 6"), std::string::npos) << all;
  EXPECT_NE(all.find("the right choice is number 1 in 6 of 6"), std::string::npos) << all;
}

TEST(Lint, APartCanBeCheckedAlone) {
  LoadResult loaded = load_course(fixture_course());
  Evaluator evaluator;
  LintOptions options;
  options.under = fixture_course() + "/talk";
  options.versions = {{13}};
  LintResult result = lint(*loaded.course, evaluator, options);
  EXPECT_EQ(result.counts.lessons, 1U);
  EXPECT_EQ(result.counts.exercises, 0U);
}

}  // namespace
}  // namespace slotscope::course
