// What of a lesson's page can be told without a screen: its places, its outline, and what was read.
#include <gtest/gtest.h>

#include "course/load/loader.hpp"
#include "ui/pages/lesson/lesson_document.hpp"
#include "ui/pages/lesson/outline.hpp"

namespace slotscope::lesson {
namespace {

const course::Course& course() {
  static const std::shared_ptr<const course::Course> loaded =
      course::load_course(SLOTSCOPE_SOURCE_DIR "/lessons").course;
  return *loaded;
}

TEST(LessonDocument, GivesEveryLessonAPlaceForEachThingThatIsAlive) {
  for (const auto& track : course().tracks) {
    for (const auto& lesson : track->lessons) {
      const prose::Document document = compose(*lesson, default_version, {}, {});
      std::size_t embeds = 0;
      for (const prose::Block& block : document.blocks) {
        if (block.kind != prose::Kind::Embed) continue;
        EXPECT_EQ(block.embed, static_cast<int>(embeds)) << lesson->id;
        ++embeds;
      }
      EXPECT_EQ(embeds, places_of(*lesson).size()) << lesson->id;
    }
  }
}

TEST(LessonDocument, PutsAPredictionIntoTheCellOfItsProgram) {
  const course::Lesson* lesson = course().find_lesson("slots/hidden-dictionary");
  ASSERT_TRUE(lesson);
  const std::vector<Place> places = places_of(*lesson);
  const auto* cell = std::get_if<CellPlace>(&places[1]);
  ASSERT_TRUE(cell);
  EXPECT_EQ(cell->program->name, "point");
  EXPECT_TRUE(cell->prediction);
}

TEST(LessonDocument, MarksCodeInTheLabelsOfItsTables) {
  for (const auto& track : course().tracks) {
    for (const auto& lesson : track->lessons)
      EXPECT_EQ(compose(*lesson, default_version, {}, {}).text.find('`'), std::string::npos) << lesson->id;
  }
}

TEST(LessonDocument, HasNotesForTheTeacherOnlyOnRequest) {
  const course::Lesson* lesson = course().find_lesson("slots/hidden-dictionary");
  ASSERT_TRUE(lesson);
  const std::string note = "Take the show of hands before anyone has run the program";
  EXPECT_EQ(compose(*lesson, default_version, {}, {}).text.find(note), std::string::npos);
  EXPECT_NE(compose(*lesson, default_version, {}, {}, Notes::Shown).text.find(note), std::string::npos);
}

TEST(LessonOutline, TellsWhereTheReaderIsAndWhatLiesBehind) {
  const std::vector<float> tops = {0, 400, 900};
  EXPECT_EQ(section_at(tops, -50), 0u);
  EXPECT_EQ(section_at(tops, 400), 1u);
  EXPECT_EQ(section_at(tops, 5000), 2u);
  EXPECT_EQ(sections_passed({400, 900, 1500}, 899), 1u);
  EXPECT_EQ(sections_passed({400, 900, 1500}, 2000), 3u);
}

TEST(LessonOutline, MarksSectionsThatWereRead) {
  course::LessonProgress progress;
  progress.sections_read = {"cost"};
  const std::vector<OutlineEntry> entries = outline_of(*course().find_lesson("slots/hidden-dictionary"), progress);
  ASSERT_GE(entries.size(), 3u);
  for (const OutlineEntry& entry : entries) EXPECT_EQ(entry.read, entry.section == "cost") << entry.section;
}

}  // namespace
}  // namespace slotscope::lesson
