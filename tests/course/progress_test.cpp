// Progress: what is kept, and that it is kept whatever happens.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>

#include "course/progress/database.hpp"
#include "course/progress/report.hpp"
#include "course/source/files.hpp"
#include "course/support.hpp"

namespace slotscope::course {
namespace {

std::shared_ptr<const Course> fixture() {
  static const std::shared_ptr<const Course> course = load_course(fixture_course()).course;
  return course;
}

const Question& question(const char* id) {
  return *fixture()->find_question(id);
}

Marking with_credit(double credit) {
  Marking marking;
  marking.credit = credit;
  marking.right = credit >= 1;
  return marking;
}

TEST(Progress, RemembersEverythingAcrossRuns) {
  TemporaryFolder folder;
  SetClock clock;
  {
    auto store = ProgressStore::open(folder.path(), &clock);
    EXPECT_TRUE(store->messages().empty());
    store->read_section("slots/hidden-dictionary", "two");
    store->finish_lesson("slots/hidden-dictionary");
    Answer answer;
    answer.picks = {1, 0};
    answer.texts = {"quote \" and\nline"};
    store->record_answer(question("slots/what-slots-does"), answer, with_credit(0.5), {13}, "practice", 2.5);
    store->record_attempt(*fixture()->find_exercise("slots/lat-lon"), "class Place: pass", false, {"syntax", "runs"},
                          {13});
    store->set_draft("exercise:slots/lat-lon", "half a class");
    store->set_hints_used("slots/lat-lon", 2);
    store->set_setting("theme", "dark");
  }
  auto store = ProgressStore::open(folder.path(), &clock);
  LessonProgress lesson = store->lesson("slots/hidden-dictionary");
  EXPECT_TRUE(lesson.finished);
  EXPECT_EQ(lesson.sections_read, std::vector<std::string>{"two"});
  EXPECT_EQ(store->last_place().first, "slots/hidden-dictionary");
  std::optional<AnswerRecord> last = store->last_answer(question("slots/what-slots-does"));
  ASSERT_TRUE(last);
  EXPECT_EQ(last->answer.picks, (std::vector<int>{1, 0}));
  EXPECT_EQ(last->answer.texts.at(0), "quote \" and\nline");
  EXPECT_EQ(store->attempts("slots/lat-lon").at(0).met, (std::vector<std::string>{"syntax", "runs"}));
  EXPECT_EQ(store->draft("exercise:slots/lat-lon"), "half a class");
  EXPECT_EQ(store->hints_used("slots/lat-lon"), 2);
  EXPECT_EQ(store->setting("theme"), "dark");
}

TEST(Progress, AnEditedQuestionIsUnansweredAndTheOthersStay) {
  TemporaryFolder folder;
  auto store = ProgressStore::open(folder.path());
  store->record_answer(question("slots/which-line"), {}, with_credit(1), {13}, "practice", 1);
  store->record_answer(question("slots/fill-slots"), {}, with_credit(1), {13}, "practice", 1);
  Question edited = question("slots/which-line");
  edited.content_hash ^= 1;
  EXPECT_FALSE(store->last_answer(edited));
  EXPECT_FALSE(store->card(edited));
  EXPECT_TRUE(store->last_answer(question("slots/which-line")));
  EXPECT_TRUE(store->last_answer(question("slots/fill-slots")));
}

/// A child writes until it is killed in the middle; everything it reported as written must be there.
TEST(Progress, SurvivesKillNine) {
  TemporaryFolder folder;
  for (int round = 0; round < 5; ++round) {
    int channel[2];
    ASSERT_EQ(pipe(channel), 0);
    pid_t child = fork();
    if (child == 0) {
      auto store = ProgressStore::open(folder.path());
      for (int i = 0;; ++i) {
        store->set_draft("round" + std::to_string(round), std::to_string(i));
        if (::write(channel[1], &i, sizeof i) != sizeof i) _exit(1);
      }
    }
    close(channel[1]);
    int last = -1;
    for (int i = 0; i < 40 + 13 * round; ++i)
      ASSERT_EQ(::read(channel[0], &last, sizeof last), static_cast<ssize_t>(sizeof last));
    kill(child, SIGKILL);
    int more = 0;
    while (::read(channel[0], &more, sizeof more) == static_cast<ssize_t>(sizeof more)) last = more;
    close(channel[0]);
    waitpid(child, nullptr, 0);
    auto store = ProgressStore::open(folder.path());
    EXPECT_TRUE(store->messages().empty());
    EXPECT_GE(std::stoi(store->draft("round" + std::to_string(round)).value_or("-1")), last);
  }
}

std::vector<std::string> aside(const TemporaryFolder& folder, std::string_view why) {
  std::vector<std::string> names = names_in(folder.path());
  std::erase_if(names, [&](const std::string& name) {
    return !name.starts_with("progress-" + std::string(why)) || !name.ends_with(".db");
  });
  return names;
}

TEST(Progress, ADamagedFileIsSetAsideAndTheAppWorksOn) {
  TemporaryFolder folder;
  write(folder / "progress.db", std::string(5000, 'x'));
  auto store = ProgressStore::open(folder.path());
  ASSERT_EQ(store->messages().size(), 1U);
  EXPECT_NE(store->messages()[0].find("damaged"), std::string::npos);
  EXPECT_EQ(aside(folder, "damaged").size(), 1U);
  EXPECT_TRUE(store->saves());
  store->set_setting("a", "b");
  store.reset();
  store = ProgressStore::open(folder.path());
  EXPECT_TRUE(store->messages().empty());
  EXPECT_EQ(store->setting("a"), "b");
}

TEST(Progress, AFileWithGarbageInsideIsSetAside) {
  TemporaryFolder folder;
  {
    auto store = ProgressStore::open(folder.path());
    for (int i = 0; i < 200; ++i) store->set_draft(std::to_string(i), std::string(300, 'a'));
  }
  std::string text = *read_file(folder / "progress.db");
  ASSERT_GT(text.size(), 20000U);
  for (std::size_t i = 4096; i < text.size(); ++i) text[i] = static_cast<char>(i * 31);
  write(folder / "progress.db", text);
  auto store = ProgressStore::open(folder.path());
  EXPECT_EQ(store->messages().size(), 1U);
  store->set_setting("a", "b");
  EXPECT_EQ(store->setting("a"), "b");
}

TEST(Progress, ANewerFileIsSetAsideUntouched) {
  TemporaryFolder folder;
  {
    auto store = ProgressStore::open(folder.path());
    store->set_setting("kept", "yes");
  }
  {
    Database database;
    ASSERT_TRUE(database.open(folder / "progress.db", Database::Access::ReadWrite));
    ASSERT_TRUE(database.run("PRAGMA user_version = 99"));
  }
  auto store = ProgressStore::open(folder.path());
  ASSERT_EQ(store->messages().size(), 1U);
  EXPECT_NE(store->messages()[0].find("newer"), std::string::npos);
  EXPECT_EQ(store->setting("kept"), "");
  ASSERT_EQ(aside(folder, "newer").size(), 1U);
  Database old;
  ASSERT_TRUE(old.open(folder / aside(folder, "newer")[0], Database::Access::ReadWrite));
  Statement statement(old, "SELECT value FROM settings WHERE key = 'kept'");
  ASSERT_TRUE(statement.row());
  EXPECT_EQ(statement.text(0), "yes");
}

TEST(Progress, WithoutAPlaceToWriteItWorksInMemoryAndSaysSo) {
  auto store = ProgressStore::open("/proc/slotscope");
  ASSERT_EQ(store->messages().size(), 1U);
  EXPECT_NE(store->messages()[0].find("Nothing will be saved"), std::string::npos);
  EXPECT_FALSE(store->saves());
  store->set_setting("a", "b");
  EXPECT_EQ(store->setting("a"), "b");
}

TEST(Progress, ExportImportsIntoAnotherPlaceOnceOnly) {
  TemporaryFolder from;
  TemporaryFolder to;
  SetClock clock;
  auto store = ProgressStore::open(from.path(), &clock);
  store->finish_lesson("slots/hidden-dictionary");
  store->record_answer(question("slots/which-line"), {}, with_credit(1), {13}, "practice", 1);
  Data data = store->export_profile();
  std::string error;
  std::optional<Data> read = parse_json(write_json(data), error);
  ASSERT_TRUE(read) << error;
  auto other = ProgressStore::open(to.path(), &clock);
  EXPECT_EQ(other->import_profile(*read, error), 3) << error;
  EXPECT_TRUE(other->lesson("slots/hidden-dictionary").finished);
  EXPECT_TRUE(other->card(question("slots/which-line")));
  EXPECT_EQ(other->import_profile(*read, error), 0);
}

TEST(Progress, ImportTakesTheNewerOfTwoAndNeverUnfinishesALesson) {
  TemporaryFolder from;
  TemporaryFolder to;
  SetClock clock;
  auto here = ProgressStore::open(to.path(), &clock);
  here->finish_lesson("slots/hidden-dictionary");
  here->set_draft("a", "old");
  clock.time += 100;
  auto there = ProgressStore::open(from.path(), &clock);
  there->open_lesson("slots/hidden-dictionary", "two");
  there->set_draft("a", "new");
  std::string error;
  ASSERT_TRUE(here->import_profile(there->export_profile(), error)) << error;
  EXPECT_TRUE(here->lesson("slots/hidden-dictionary").finished);
  EXPECT_EQ(here->lesson("slots/hidden-dictionary").last_section, "two");
  EXPECT_EQ(here->draft("a"), "new");
}

TEST(Progress, ABrokenImportChangesNothing) {
  TemporaryFolder folder;
  auto store = ProgressStore::open(folder.path());
  store->finish_lesson("slots/a");
  Data data = store->export_profile();
  for (auto& [name, rows] : data.members) {
    if (name == "lessons") {
      rows.items[0].members[0].second = Data("slots/b");
      Data bad = Data::table();
      bad.set("lesson", "slots/c");
      rows.add(std::move(bad));
    }
  }
  std::string error;
  EXPECT_FALSE(store->import_profile(data, error));
  EXPECT_NE(error.find("lessons"), std::string::npos);
  EXPECT_FALSE(store->lesson("slots/b").finished);
  EXPECT_FALSE(store->import_profile(Data::table(), error));
}

TEST(Progress, ResetForgetsATrackAndUndoBringsItBack) {
  TemporaryFolder folder;
  auto store = ProgressStore::open(folder.path());
  store->finish_lesson("slots/a");
  store->finish_lesson("talk/a");
  store->set_draft("exercise:slots/lat-lon", "mine");
  store->set_setting("theme", "dark");
  ASSERT_TRUE(store->reset("slots"));
  EXPECT_FALSE(store->lesson("slots/a").finished);
  EXPECT_FALSE(store->draft("exercise:slots/lat-lon"));
  EXPECT_TRUE(store->lesson("talk/a").finished);
  ASSERT_TRUE(store->reset(""));
  EXPECT_FALSE(store->lesson("talk/a").finished);
  EXPECT_EQ(store->setting("theme"), "dark");
  std::string error;
  EXPECT_EQ(store->undo_text(), "all progress of Learner");
  ASSERT_TRUE(store->undo(error)) << error;
  EXPECT_TRUE(store->lesson("talk/a").finished);
  ASSERT_TRUE(store->undo(error)) << error;
  EXPECT_TRUE(store->lesson("slots/a").finished);
  EXPECT_EQ(store->draft("exercise:slots/lat-lon"), "mine");
  EXPECT_FALSE(store->undo(error));
  EXPECT_EQ(error, "There is nothing to bring back.");
}

TEST(Progress, ProfilesAreApartAndARemovedOneComesBack) {
  TemporaryFolder folder;
  std::string error;
  {
    auto store = ProgressStore::open(folder.path());
    store->finish_lesson("slots/a");
    ASSERT_TRUE(store->add_profile("Ada", error));
    EXPECT_FALSE(store->add_profile("Ada", error));
    EXPECT_FALSE(store->add_profile("  ", error));
    ASSERT_TRUE(store->choose_profile(store->profiles().at(1).id));
    EXPECT_FALSE(store->lesson("slots/a").finished);
    store->finish_lesson("slots/b");
  }
  auto store = ProgressStore::open(folder.path());
  EXPECT_EQ(store->profile().name, "Ada");
  ASSERT_TRUE(store->remove_profile(store->profile().id, error)) << error;
  EXPECT_EQ(store->profile().name, "Learner");
  EXPECT_FALSE(store->remove_profile(store->profile().id, error));
  ASSERT_TRUE(store->undo(error));
  ASSERT_EQ(store->profiles().size(), 2U);
  store->choose_profile(store->profiles().at(1).id);
  EXPECT_TRUE(store->lesson("slots/b").finished);
}

TEST(Progress, DueFollowsTheCalendarNotTheHour) {
  TemporaryFolder folder;
  SetClock clock;
  clock.time = 1'700'000'000;
  auto store = ProgressStore::open(folder.path(), &clock);
  store->record_answer(question("slots/which-line"), {}, with_credit(0), {13}, "practice", 1);
  store->record_answer(question("slots/fill-slots"), {}, with_credit(1), {13}, "practice", 1);
  EXPECT_TRUE(store->due(*fixture()).empty());
  clock.time += 86'400;
  auto due = store->due(*fixture());
  ASSERT_EQ(due.size(), 1U);
  EXPECT_EQ(due[0]->id, "slots/which-line");
  clock.time += 3 * 86'400;
  EXPECT_EQ(store->due(*fixture()).size(), 2U);
}

TEST(Progress, ReportCountsTracksTopicsAndDays) {
  TemporaryFolder folder;
  SetClock clock;
  auto store = ProgressStore::open(folder.path(), &clock);
  store->finish_lesson("slots/hidden-dictionary");
  store->record_attempt(*fixture()->find_exercise("slots/lat-lon"), "x", true, {}, {13});
  store->record_answer(question("slots/which-line"), {}, with_credit(0), {13}, "practice", 1);
  store->record_answer(question("slots/which-line"), {}, with_credit(1), {13}, "practice", 1);
  store->record_answer(question("slots/slotted-two-bytes"), {}, with_credit(0.5), {13}, "practice", 1);
  ProgressReport report = make_report(*fixture(), *store);
  EXPECT_EQ(report.tracks.at(0).lessons_finished, 1);
  EXPECT_EQ(report.tracks.at(0).exercises_passed, 1);
  EXPECT_EQ(report.tracks.at(0).questions, 7);
  EXPECT_EQ(report.tracks.at(0).questions_answered, 2);
  EXPECT_DOUBLE_EQ(report.tracks.at(0).credit, 0.75);
  ASSERT_EQ(report.days.size(), 1U);
  EXPECT_EQ(report.days[0].answers, 3);
  EXPECT_NE(to_csv(report).find("lessons,slots,__slots__ and memory,1,1,1.000"), std::string::npos) << to_csv(report);
  EXPECT_NE(to_text(report).find("75 % right"), std::string::npos) << to_text(report);
}

TEST(Csv, QuotesWhatMustBeQuoted) {
  EXPECT_EQ(csv_field("plain"), "plain");
  EXPECT_EQ(csv_field("a,b"), "\"a,b\"");
  EXPECT_EQ(csv_field("say \"hi\"\n"), "\"say \"\"hi\"\"\n\"");
}

}  // namespace
}  // namespace slotscope::course
