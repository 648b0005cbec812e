// The command line: what each command answers, and one clear sentence for each slip.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "cli/command.hpp"

namespace slotscope {
namespace {

std::string file(const std::string& name, const std::string& text) {
  std::string path = scratch(name);
  std::filesystem::create_directories(std::filesystem::path(path).parent_path());
  std::ofstream(path) << text;
  return path;
}

std::string read(const std::string& path) {
  std::stringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// ---- arguments ----

TEST(Arguments, WithoutACommandTheWindowIsWanted) {
  EXPECT_TRUE(command({}).wants_window);
}

TEST(Arguments, OpenAndDriveGoToTheWindow) {
  EXPECT_TRUE(command({"open", "lesson:slots/hidden-dictionary"}).wants_window);
  EXPECT_TRUE(command({"drive", "script"}).wants_window);
  EXPECT_TRUE(command({"drive", "--help"}).wants_window);
}

TEST(Arguments, VersionAndHelp) {
  EXPECT_TRUE(command({"--version"}).output.starts_with("slotscope "));
  CommandResult help = command({"--help"});
  EXPECT_EQ(help.status, 0);
  for (const char* name : {"exec", "dis", "layout", "measure", "advise", "grade", "quiz", "lessons", "progress"})
    EXPECT_TRUE(has(help.output, name)) << name;
  EXPECT_EQ(command({"lessons", "check", "--help"}).status, 0);
}

struct Slip {
  std::vector<std::string> words;
  const char* says;

  // What tells the tests' names apart.
  friend void PrintTo(const Slip& slip, std::ostream* out) {
    for (const std::string& word : slip.words) *out << word << ' ';
    *out << ": " << slip.says;
  }
};

class Slips : public testing::TestWithParam<Slip> {};

TEST_P(Slips, GetOneClearSentence) {
  CommandResult result = command(GetParam().words);
  EXPECT_EQ(result.status, 2);
  EXPECT_EQ(result.output, "");
  EXPECT_TRUE(has(result.error, GetParam().says)) << result.error;
  EXPECT_EQ(std::count(result.error.begin(), result.error.end(), '\n'), 1) << result.error;
}

INSTANTIATE_TEST_SUITE_P(
    All, Slips,
    testing::Values(
        Slip{{"exce", "x.py"}, "there is no command 'exce'; did you mean 'exec'?"},
        Slip{{"exec", "--pyhton", "3.8", "x.py"}, "there is no option '--pyhton'; did you mean '--python'?"},
        Slip{{"exec", "--python", "3.7", "x.py"}, "'3.7' is no version; choose one from 3.8 to 3.14"},
        Slip{{"exec", "--seconds", "soon", "x.py"}, "--seconds"}, Slip{{"exec"}, "say what to run"},
        Slip{{"drive"}, "SCRIPT is required"}, Slip{{"open"}, "PLACE is required"},
        Slip{{"exec", "/nowhere.py"}, "/nowhere.py: there is no such file"}, Slip{{"exec", "/"}, "is a folder"},
        Slip{{"layout", "x.py"}, "--of is required"},
        Slip{{"measure", "--kinds", "regular,bogus"}, "there is no kind 'bogus'"},
        Slip{{"measure", "--attributes", "-3"}, "--attributes"}, Slip{{"measure", "--instances", "0"}, "--instances"},
        Slip{{"measure", "--format", "xml"}, "--format"},
        Slip{{"grade", "slots/lat-lno", "x.py"}, "there is no exercise 'slots/lat-lno'; did you mean 'slots/lat-lon'?"},
        Slip{{"quiz", "--track", "nothing"}, "there is no track 'nothing'"}, Slip{{"lessons"}, "which of its commands"},
        Slip{{"lessons", "shwo", "x"}, "there is no command 'shwo'; did you mean 'show'?"},
        Slip{{"lessons", "check", "/nowhere"}, "there is no such folder"},
        Slip{{"lessons", "show", "slots/hiden-dictionary"}, "there is no lesson"},
        Slip{{"lessons", "export", "--format", "pdf"}, "--format"},
        Slip{{"progress", "import", "/nowhere.json"}, "there is no such file"},
        Slip{{"progress", "reset"}, "say --yes to do it"}));

// ---- running ----

TEST(Exec, RunsAsPythonDoes) {
  CommandResult result = command({"exec", "-c", "print('hello'); import sys; print('there', file=sys.stderr)"});
  EXPECT_EQ(result.status, 0);
  EXPECT_EQ(result.output, "hello\n");
  EXPECT_EQ(result.error, "there\n");
}

TEST(Exec, ArgumentsAfterTheProgramAreTheProgramsOwn) {
  std::string path = file("args.py", "import sys\nprint(sys.argv)\n");
  EXPECT_EQ(command({"exec", path, "a", "--python", "-c"}).output, "['" + path + "', 'a', '--python', '-c']\n");
  EXPECT_EQ(
      command({"exec", "--python", "3.9", "-c", "import sys; print(sys.argv[1:], sys.version_info[:2])", "--x", "y"})
          .output,
      "['--x', 'y'] (3, 9)\n");
  EXPECT_EQ(command({"exec", "-", "z"}, "import sys\nprint(sys.argv[1:])\n").output, "['z']\n");
}

TEST(Exec, AnUncaughtExceptionGoesToStderrWithStatusOne) {
  CommandResult result = command({"exec", "-c", "print(1)\n1/0"});
  EXPECT_EQ(result.status, 1);
  EXPECT_EQ(result.output, "1\n");
  EXPECT_TRUE(result.error.starts_with("Traceback (most recent call last):\n")) << result.error;
  EXPECT_TRUE(result.error.ends_with("ZeroDivisionError: division by zero\n")) << result.error;
}

TEST(Exec, SysExitIsHonoured) {
  EXPECT_EQ(command({"exec", "-c", "import sys; sys.exit(3)"}).status, 3);
  CommandResult words = command({"exec", "-c", "import sys; sys.exit('bye')"});
  EXPECT_EQ(words.status, 1);
  EXPECT_EQ(words.error, "bye\n");
}

TEST(Exec, InputReadsStdin) {
  EXPECT_EQ(command({"exec", "-c", "name = input('Who? ')\nprint('Hello', name)\nprint(input())"}, "Ada\nlast").output,
            "Who? Hello Ada\nlast\n");
  EXPECT_EQ(command({"exec", "-c", "input()"}).status, 1);
}

TEST(Exec, LimitsStopAndSayWhy) {
  CommandResult time = command({"exec", "--seconds", "0.2", "-c", "while True: pass"});
  EXPECT_EQ(time.status, 1);
  EXPECT_NE(time.error, "");
  CommandResult memory = command({"exec", "--memory", "30", "-c", "x = 'a' * 200_000_000"});
  EXPECT_EQ(memory.status, 1);
  EXPECT_TRUE(has(memory.error, "emory")) << memory.error;
}

TEST(Dis, ShowsCodeOrTheSyntaxError) {
  EXPECT_NE(command({"dis", file("good.py", "x = 1 + y\n")}).output, "");
  CommandResult bad = command({"dis", file("bad.py", "x = = 1\n")});
  EXPECT_EQ(bad.status, 1);
  EXPECT_TRUE(has(bad.error, "SyntaxError")) << bad.error;
}

TEST(Layout, ShowsAnObjectOnEveryVersion) {
  std::string path = file("point.py", "class P:\n    __slots__ = ('x', 'y')\np = P()\np.x = 1\n");
  EXPECT_TRUE(has(command({"layout", path, "--of", "p"}).output, "slot x"));
  CommandResult all = command({"layout", "--python", "all", path, "--of", "p", "--format", "json"});
  EXPECT_EQ(all.status, 0);
  EXPECT_TRUE(has(all.output, "\"python\": \"3.14\"")) << all.output;
  CommandResult missing = command({"layout", path, "--of", "q"});
  EXPECT_EQ(missing.status, 1);
  EXPECT_TRUE(has(missing.error, "q has no value: NameError")) << missing.error;
}

TEST(Measure, TablesCsvAndJson) {
  EXPECT_TRUE(has(command({"measure", "--instances", "1000"}).output, "Python 3.13, slotted, 3 attributes"));
  CommandResult csv = command({"measure", "--python", "3.12", "--kinds", "slotted", "--attributes", "2", "--instances",
                               "1000", "--format", "csv"});
  EXPECT_TRUE(csv.output.starts_with("python,kind,attributes")) << csv.output;
  EXPECT_TRUE(has(csv.output, "3.12,slotted,2,shared,no,1000,48000,")) << csv.output;
  EXPECT_TRUE(has(command({"measure", "--kinds", "tuple", "--instances", "10", "--format", "json"}).output,
                  "\"kind\": \"tuple\""));
  CommandResult old = command({"measure", "--python", "3.9", "--kinds", "dataclass-slots", "--instances", "10"});
  EXPECT_EQ(old.status, 1);
}

TEST(Advise, SaysWhatSlotsWouldSaveAndBreak) {
  std::string path =
      file("user.py", "class User:\n    def __init__(self):\n        self.name = 'a'\nu = User()\nu.extra = 1\n");
  CommandResult result = command({"advise", path});
  EXPECT_EQ(result.status, 0);
  EXPECT_TRUE(has(result.output, "class User (line 1)")) << result.output;
  EXPECT_TRUE(has(command({"advise", path, "--format", "json"}).output, "\"findings\""));
}

// ---- course ----

std::string solution() {
  return fixture("slots/10-hidden-dictionary/exercises/lat-lon/solution.py");
}

TEST(Grade, PassesAndRefuses) {
  CommandResult good = command({"grade", "slots/lat-lon", solution()});
  EXPECT_EQ(good.status, 0) << good.output << good.error;
  EXPECT_TRUE(has(good.output, "passed, all 5 requirements met")) << good.output;
  CommandResult bad = command({"grade", "lat-lon", file("wrong.py", "class Place:\n    pass\n"), "--format", "json"});
  EXPECT_EQ(bad.status, 1);
  EXPECT_TRUE(has(bad.output, "\"passed\": false")) << bad.output;
}

TEST(Grade, AFolderBecomesATable) {
  file("class/ada.py", read(solution()));
  file("class/bob.py", "class Place\n");
  file("class/notes.txt", "not a program");
  CommandResult result = command({"grade", "slots/lat-lon", scratch("class"), "--csv"});
  EXPECT_EQ(result.status, 1);
  EXPECT_TRUE(
      result.output.starts_with("file,exercise,python,passed,met,total,first_failed,message\nada.py,slots/"
                                "lat-lon,3.13,yes,5,5,,\nbob.py,slots/lat-lon,3.13,no,0,5,syntax,"))
      << result.output;
  EXPECT_EQ(command({"grade", "slots/lat-lon", scratch("class"), "--csv"}).output, result.output);
  EXPECT_EQ(command({"grade", "slots/lat-lon", scratch("class")}).status, 2);
}

TEST(Quiz, AsksMarksAndRemembers) {
  CommandResult result =
      command({"quiz", "--track", "slots", "--seed", "1", "--count", "7"}, "nonsense\n1\n1\n1\n1\n1\n1\n1\n1\n");
  EXPECT_EQ(result.status, 0) << result.error;
  EXPECT_TRUE(has(result.output, "Question 1 of 7")) << result.output;
  EXPECT_TRUE(has(result.output, "questions answered,")) << result.output;
  CommandResult report = command({"progress", "report"});
  EXPECT_TRUE(has(report.output, "By topic")) << report.output;
  EXPECT_EQ(command({"quiz", "--due"}).output, "No question is due today.\n");
}

TEST(Quiz, AnExamTellsAtTheEnd) {
  // Each line suits some kinds of question; those that do not suit are asked for again.
  std::string answers;
  for (int i = 0; i < 20; ++i) answers += "1\n4 3 2 1\n";
  std::string output = command({"quiz", "--exam", "--seed", "2", "--count", "2"}, answers).output;
  ASSERT_TRUE(has(output, "2 of 2 questions answered")) << output;
  EXPECT_FALSE(has(output.substr(0, output.find("2 of 2 questions answered")), "Right."));
}

TEST(Progress, GoesOutAndIn) {
  std::string path = scratch("mine.json");
  ASSERT_EQ(command({"progress", "export", path}).status, 0);
  EXPECT_TRUE(has(read(path), "\"format\": \"slotscope-progress\""));
  CommandResult imported = command({"progress", "import", path, "--profile", "Grace"});
  EXPECT_EQ(imported.status, 0) << imported.error;
  EXPECT_TRUE(has(imported.output, "Taken in for Grace"));
  EXPECT_TRUE(
      command({"progress", "report", "--format", "csv"}).output.starts_with("kind,id,title,total,done,credit\n"));
  EXPECT_EQ(command({"progress", "reset", "--yes", "--profile", "Grace"}).status, 0);
  EXPECT_TRUE(has(command({"progress", "undo"}).output, "all progress of Grace"));
  EXPECT_EQ(command({"progress", "import", file("bad.json", "{")}).status, 2);
  EXPECT_EQ(command({"progress", "import", file("other.json", "{}")}).status, 1);
}

TEST(Lessons, ListAndShow) {
  CommandResult list = command({"lessons", "list"});
  EXPECT_TRUE(has(list.output, "slots/hidden-dictionary  The hidden dictionary (7 minutes, 1 exercise, 7 questions)"))
      << list.output;
  CommandResult show = command({"lessons", "show", "slots/hidden-dictionary", "--python", "3.11"});
  EXPECT_EQ(show.status, 0);
  EXPECT_TRUE(has(show.output, "The instance alone is 56 bytes")) << show.output;
  EXPECT_TRUE(has(show.output, "> {'x': 3, 'y': 4}")) << show.output;
  EXPECT_TRUE(has(show.output, "Figure: `p` and the dictionary behind it.")) << show.output;
  // Steps that are to be put in order are there, and not in their order.
  std::size_t first = show.output.find(") data descriptor on the class");
  std::size_t last = show.output.find(") `__getattr__`");
  EXPECT_TRUE(first != std::string::npos && last != std::string::npos) << show.output;
  EXPECT_FALSE(has(show.output, "1) data descriptor on the class\n  2) instance dictionary")) << show.output;
}

TEST(Lessons, CheckSaysWhatIsWrongAndWhere) {
  CommandResult good = command({"lessons", "check", fixture(""), "--python", "3.13"});
  EXPECT_EQ(good.status, 0) << good.output;
  EXPECT_TRUE(has(good.output, "3 lessons, ")) << good.output;
  std::filesystem::copy(fixture(""), scratch("spoiled"), std::filesystem::copy_options::recursive);
  std::string path = scratch("spoiled/talk/10-dialogue/lesson.md");
  std::string text = read(path);
  text.replace(text.find("print(p.__dict__)"), 17, "print(q.__dict__)");
  file("spoiled/talk/10-dialogue/lesson.md", text);
  CommandResult bad = command({"lessons", "check", scratch("spoiled/talk"), "--python", "3.13"});
  EXPECT_EQ(bad.status, 1);
  EXPECT_TRUE(has(bad.output, "lesson.md:13:1: error: on 3.13: the program should end well")) << bad.output;
}

TEST(Lessons, ANewLessonPassesTheCheck) {
  std::filesystem::copy(fixture(""), scratch("grown"), std::filesystem::copy_options::recursive);
  CommandResult made = command({"lessons", "new", "slots/my-lesson", "--lessons", scratch("grown")});
  ASSERT_EQ(made.status, 0) << made.error;
  CommandResult checked = command({"lessons", "check", scratch("grown/slots/20-my-lesson")});
  EXPECT_EQ(checked.status, 0) << checked.output;
}

TEST(Lessons, ExportTellsWhatIsLost) {
  CommandResult gift = command({"lessons", "export", "--format", "gift", "--to", scratch("q.gift")});
  EXPECT_EQ(gift.status, 0);
  EXPECT_TRUE(has(gift.error, "gift does not hold:")) << gift.error;
  CommandResult back = command({"lessons", "import", "--format", "gift", scratch("q.gift")});
  EXPECT_TRUE(has(back.output, "[[question]]")) << back.output;
  EXPECT_EQ(command({"lessons", "export", "--format", "qti", "--to", scratch("q.zip")}).status, 0);
  EXPECT_TRUE(read(scratch("q.zip")).starts_with("PK"));
  EXPECT_EQ(command({"lessons", "export", "--format", "ipynb", "--to", scratch("books")}).status, 0);
  EXPECT_TRUE(std::filesystem::exists(scratch("books/slots-hidden-dictionary.ipynb")));
  EXPECT_EQ(command({"lessons", "export", "--format", "qti"}).status, 2);
}

}  // namespace
}  // namespace slotscope
