// Grading: right programs pass, wrong ones do not, and what is said about them.
#include <gtest/gtest.h>

#include "course/grading/grader.hpp"
#include "course/grading/plain_words.hpp"
#include "course/support.hpp"

namespace slotscope::course {
namespace {

const Exercise& lat_lon() {
  static const std::shared_ptr<const Course> course = load_course(fixture_course()).course;
  static const std::shared_ptr<const Exercise> exercise = course->find_exercise("slots/lat-lon");
  return *exercise;
}

/// An exercise of one check.
Exercise with_check(std::string check) {
  Exercise exercise = lat_lon();
  exercise.requirements.resize(1);
  exercise.requirements[0].id = "checked";
  exercise.requirements[0].check = std::move(check);
  exercise.requirements[0].recognise.clear();
  return exercise;
}

const RequirementResult& failed(const GradeResult& result) {
  static const RequirementResult none;
  const RequirementResult* found = result.first_failed();
  EXPECT_TRUE(found) << to_text(result);
  return found ? *found : none;
}

TEST(Grading, SolutionsPassOnEveryVersionAndWrongProgramsSayWhatIsWrong) {
  for (Version version : all_versions()) {
    GradeResult result = grade(lat_lon(), lat_lon().solution.source, version);
    EXPECT_TRUE(result.passed) << to_text(result);
    for (const SolutionFile& each : lat_lon().alternatives)
      EXPECT_TRUE(grade(lat_lon(), each.source, version).passed) << each.name;
  }
  for (const WrongProgram& wrong : lat_lon().wrong) {
    GradeResult result = grade(lat_lon(), wrong.file.source, {13});
    EXPECT_FALSE(result.passed) << wrong.file.name;
    EXPECT_EQ(failed(result).id, wrong.requirement) << to_text(result);
  }
}

TEST(Grading, NamesTheSmallestInputWithExpectedAndGot) {
  GradeResult result = grade(lat_lon(),
                             "class Place:\n    __slots__ = ('lat', 'lon')\n    def __init__(self, lat, lon):\n        "
                             "self.lat = lat\n        self.lon = abs(lon)\n",
                             {13});
  const RequirementResult& keeps = failed(result);
  EXPECT_EQ(keeps.id, "keeps");
  EXPECT_EQ(keeps.input, "Place(1, -1)");
  EXPECT_EQ(keeps.expected, "-1");
  EXPECT_EQ(keeps.got, "1");
  EXPECT_EQ(keeps.works, (std::vector<std::string>{"place.lat", "place.lon"}));
  EXPECT_EQ(keeps.line, 3);
  EXPECT_EQ(keeps.reread, "lesson:slots/hidden-dictionary#two");
  EXPECT_EQ(result.met(), 4);
}

TEST(Grading, KeepsTheObjectAFailedCheckLookedAt) {
  const char* source =
      "class Place:\n    def __init__(self, lat, lon):\n        self.lat = lat\n        self.lon = lon\n\nhome = "
      "Place(1, 2)\n";
  const GradeResult result = grade(lat_lon(), source, {13});
  const RequirementResult& first = failed(result);
  ASSERT_TRUE(first.object) << to_text(result);
  ASSERT_EQ(first.object->frames.size(), 1u);
  ASSERT_EQ(first.object->frames.front().locals.size(), 1u);
  const auto& [name, id] = first.object->frames.front().locals.front();
  EXPECT_EQ(name, "place");
  const ObjectView* object = first.object->find(id);
  ASSERT_TRUE(object);
  EXPECT_EQ(object->type, "Place");
  EXPECT_EQ(object->shape, ObjectView::Shape::Instance);
  EXPECT_FALSE(grade(lat_lon(), lat_lon().solution.source, {13}).requirements.back().object);
}

TEST(Grading, AnExceptionInTheProgramIsNamedWithItsLineAndInPlainWords) {
  GradeResult result = grade(
      lat_lon(), "class Place:\n    __slots__ = ('lat', 'lon')\n    def __init__(self, lat):\n        self.lat = lat\n",
      {13});
  EXPECT_NE(failed(result).message.find("Place(0, 1) raises TypeError"), std::string::npos) << failed(result).message;
  EXPECT_NE(failed(result).message.find("passes more than the function takes"), std::string::npos)
      << failed(result).message;
  result = grade(lat_lon(),
                 "class Place:\n    __slots__ = ('lat', 'lon')\n    def __init__(self, lat, lon):\n        self.lat = "
                 "lat\n        self.lno = lon\n",
                 {13});
  EXPECT_EQ(failed(result).line, 5);
}

TEST(Grading, SyntaxAndRunErrorsGetABeginnersSentence) {
  GradeResult result = grade(lat_lon(), "class Place\n    pass\n", {13});
  EXPECT_EQ(failed(result).id, "syntax");
  EXPECT_EQ(failed(result).line, 1);
  EXPECT_NE(failed(result).message.find("end with a colon"), std::string::npos) << failed(result).message;
  EXPECT_FALSE(result.requirements.back().tried);
  result = grade(lat_lon(), "class Place:\n    __slots__ = ('lat', 'lon')\n\nplace = Plaec(1, 2)\n", {13});
  EXPECT_EQ(failed(result).id, "runs");
  EXPECT_EQ(failed(result).line, 4);
}

TEST(Grading, AFileThatIsNoProgramIsToldApart) {
  auto said = [](const char* source) { return failed(grade(lat_lon(), source, {13})).message; };
  EXPECT_NE(said("clas Place:\n    pass\n").find("Did you mean `class`?"), std::string::npos);
  EXPECT_EQ(said("\n  \n"), "The file is empty.");
  EXPECT_NE(said("x = '\xe9'\n").find("UTF-8"), std::string::npos);
  EXPECT_NE(said("\x7f"
                 "ELF")
                .find("another kind of file"),
            std::string::npos);
}

TEST(Grading, MemoryThatDoublesIsNotTakenForALoop) {
  EXPECT_NE(failed(grade(lat_lon(), "x = 'a'\nwhile True: x += x\n", {13})).message.find("more memory"),
            std::string::npos);
}

TEST(Grading, AMissingNameIsNamedWithTheNearest) {
  GradeResult result = grade(lat_lon(), "class Plaec:\n    pass\n", {13});
  EXPECT_NE(failed(result).message.find("`Plaec`"), std::string::npos) << failed(result).message;
}

TEST(Grading, EndlessLoopsAndMemoryHaveTheirOwnMessages) {
  Exercise exercise = lat_lon();
  exercise.seconds = 0.3;
  EXPECT_NE(failed(grade(exercise, "while True:\n    pass\n", {13})).message.find("does not come to an end"),
            std::string::npos);
  std::string in_init =
      "class Place:\n    __slots__ = ('lat', 'lon')\n    def __init__(self, lat, lon):\n        while True: pass\n";
  GradeResult result = grade(exercise, in_init, {13});
  EXPECT_EQ(failed(result).id, "keeps");
  EXPECT_NE(failed(result).message.find("does not come to an end"), std::string::npos) << failed(result).message;
  exercise.seconds = 5;
  exercise.memory_mb = 20;
  result = grade(exercise, "x = []\nwhile True:\n    x.append('a' * 1000 + str(len(x)))\n", {13});
  EXPECT_EQ(failed(result).id, "runs");
  EXPECT_NE((failed(result).message + failed(result).got).find("emory"), std::string::npos) << failed(result).message;
}

TEST(Grading, ASwallowedStopStillStops) {
  Exercise exercise = lat_lon();
  exercise.seconds = 0.3;
  EXPECT_FALSE(grade(exercise,
                     "while True:\n    try:\n        while True: pass\n    except BaseException:\n        pass\n", {13})
                   .passed);
}

TEST(Grading, TheCallerCanStopIt) {
  std::atomic<bool> stop{true};
  GradeResult result = grade(lat_lon(), "while True: pass\n", {13}, &stop);
  EXPECT_TRUE(result.stopped);
  EXPECT_FALSE(result.passed);
}

TEST(Grading, IsDeterministic) {
  std::string source =
      "import random\nclass Place:\n    def __init__(self, lat, lon):\n        self.lat, self.lon = lat, "
      "random.random()\n";
  EXPECT_EQ(write_json(to_data(grade(lat_lon(), source, {13}))), write_json(to_data(grade(lat_lon(), source, {13}))));
}

TEST(Grading, HelpersSeeLayoutNotPretence) {
  EXPECT_TRUE(grade(with_check("slotted(Place)\nall_slots(Place, 'lat', 'lon')\n"),
                    "class A:\n    __slots__ = ('lat',)\nclass Place(A):\n    __slots__ = ('lon',)\n", {13})
                  .passed);
  GradeResult result =
      grade(with_check("slotted(Place)\n"), "class A: pass\nclass Place(A):\n    __slots__ = ('lon',)\n", {13});
  EXPECT_NE(failed(result).message.find("A gives its instances a __dict__"), std::string::npos)
      << failed(result).message;
}

TEST(Grading, FactsOfTheObjectModel) {
  const std::string slotted =
      "class Place:\n    __slots__ = ('lat', 'lon')\n    def __init__(self, lat=1, lon=2):\n        self.lat = lat\n   "
      "     self.lon = lon\n";
  auto passes = [&](const char* check, Version version) { return grade(with_check(check), slotted, version).passed; };
  for (Version version : all_versions()) {
    EXPECT_TRUE(passes("max_bytes(Place, 48)", version)) << to_string(version);
    EXPECT_FALSE(passes("max_bytes(Place, 47)", version)) << to_string(version);
    EXPECT_TRUE(passes("picklable(Place(), 2, 3, 4)\nnot_picklable(Place(), 0, 1)", version)) << to_string(version);
    EXPECT_TRUE(passes("not_weakrefable(Place())\ncopyable(Place())\nrefuses(Place(), 'z')", version))
        << to_string(version);
    EXPECT_FALSE(passes("weakrefable(Place())", version)) << to_string(version);
  }
  EXPECT_TRUE(passes(
      "class Plain:\n    def __init__(self):\n        self.a = 1\n        self.b = 2\nsaves(Place, Plain, 60)", {10}));
  EXPECT_FALSE(passes(
      "class Plain:\n    def __init__(self):\n        self.a = 1\n        self.b = 2\nsaves(Place, Plain, 60)", {13}));
}

TEST(Grading, ReportsAsTextJsonAndCsv) {
  GradeResult result =
      grade(lat_lon(),
            "class Place:\n    def __init__(self, lat, lon):\n        self.lat = lat\n        self.lon = lon\n", {13});
  EXPECT_NE(to_text(result).find("3 of 5 requirements met"), std::string::npos) << to_text(result);
  Data data = to_data(result);
  EXPECT_FALSE(data.boolean_of("passed"));
  EXPECT_EQ(data.items_of("requirements").size(), 5U);
  EXPECT_NE(to_csv(result, "a.py").find("a.py,slots/lat-lon,3.13,no,3,5,no-dict,The class declares no __slots__."),
            std::string::npos)
      << to_csv(result, "a.py");
}

TEST(Grading, ACheckAndTheProgramMeanTheSameModules) {
  GradeResult result = grade(
      with_check("import dataclasses\nequal([f.name for f in dataclasses.fields(Place)], ['lat'], 'the fields')\n"),
      "from dataclasses import dataclass\n@dataclass\nclass Place:\n    lat: float\n", {13});
  EXPECT_TRUE(result.passed) << to_text(result);
}

TEST(Grading, MessagesDoNotSayWhereObjectsLie) {
  GradeResult result = grade(with_check("equal(call(Place, 1, 2).lat, 1, 'place.lat')\n"),
                             "class Place:\n    def __init__(self, lat, lon):\n        self.lat = self\n", {13});
  EXPECT_EQ(failed(result).got, "<__main__.Place object>");
  result = grade(lat_lon(), "raise ValueError(object())\n", {13});
  EXPECT_EQ(failed(result).got, "ValueError: <object object>");
}

TEST(Grading, WhatDidNotEndIsNotWaitedForAgain) {
  Exercise exercise = lat_lon();
  exercise.seconds = 0.1;
  GradeResult result =
      grade(exercise, "class Place:\n    def __init__(self, lat, lon):\n        while True: pass\n", {13});
  EXPECT_FALSE(failed(result).message.empty());
  EXPECT_FALSE(result.requirements.back().tried);
}

TEST(PlainWords, ParticularMessagesWinOverTheGeneral) {
  EXPECT_NE(plain_words("SyntaxError", "'(' was never closed"), plain_words("SyntaxError", "invalid syntax"));
  EXPECT_EQ(plain_words("SomethingElse", "x"), "");
}

}  // namespace
}  // namespace slotscope::course
