// Results over time as a figure.
#include <gtest/gtest.h>

#include "ui/pages/quiz/quiz_history.hpp"

namespace slotscope {
namespace {

TEST(QuizHistory, HasALineForAllAndOneForEachTopicThatWasAnsweredTwice) {
  course::ProgressReport report;
  report.days = {{"2025-01-01", 4, 0.5}, {"2025-01-03", 2, 1}};
  course::TopicReport slots;
  slots.title = "slots";
  slots.days = report.days;
  course::TopicReport memory;
  memory.title = "memory";
  memory.days = {{"2025-01-03", 1, 1}};
  report.topics = {slots, memory};
  const plot::Figure figure = history_of(report);
  EXPECT_EQ(figure.x.categories, (std::vector<std::string>{"2025-01-01", "2025-01-03"}));
  ASSERT_EQ(figure.series.size(), 2u);
  EXPECT_EQ(figure.series[0].name, "all topics");
  EXPECT_EQ(figure.series[1].name, "slots");
  EXPECT_EQ(figure.series[1].points, (std::vector<plot::Datum>{{0, 0.5}, {1, 1}}));
}

TEST(QuizHistory, ShowsManyTopicsOnRequest) {
  course::ProgressReport report;
  report.days = {{"2025-01-01", 4, 0.5}, {"2025-01-03", 2, 1}};
  for (const char* title : {"a", "b", "c", "d"}) {
    course::TopicReport& topic = report.topics.emplace_back();
    topic.title = title;
    topic.days = report.days;
  }
  const plot::Figure figure = history_of(report);
  ASSERT_EQ(figure.series.size(), 5u);
  EXPECT_TRUE(figure.series[0].visible);
  for (std::size_t index = 1; index < 5; ++index) EXPECT_FALSE(figure.series[index].visible);
}

}  // namespace
}  // namespace slotscope
