// The schedule of reviews against values computed by hand from the published formulas of FSRS-5.
#include <gtest/gtest.h>

#include "course/progress/scheduler.hpp"

namespace slotscope::course {
namespace {

constexpr std::int64_t day = 86'400;

TEST(Scheduler, ForgettingCurvePassesThroughNinetyPercentAtItsStability) {
  EXPECT_NEAR(retrievability(0, 10), 1, 1e-12);
  EXPECT_NEAR(retrievability(10, 10), 0.9, 1e-12);
  // (1 + 19/81 * 2) ^ -0.5
  EXPECT_NEAR(retrievability(20, 10), 0.8250286, 1e-6);
  EXPECT_NEAR(interval_days(10), 10, 1e-9);
  // 10 * 81/19 * (0.8^-2 - 1)
  EXPECT_NEAR(interval_days(10, 0.8), 23.980263, 1e-6);
}

TEST(Scheduler, FirstAnswersTakeTheirStabilityFromTheWeights) {
  EXPECT_DOUBLE_EQ(review({}, Rating::Again, 0).stability, 0.40255);
  EXPECT_DOUBLE_EQ(review({}, Rating::Hard, 0).stability, 1.18385);
  EXPECT_DOUBLE_EQ(review({}, Rating::Good, 0).stability, 3.173);
  EXPECT_DOUBLE_EQ(review({}, Rating::Easy, 0).stability, 15.69105);
  // 7.1949 - e^(0.5345 * 2) + 1
  EXPECT_NEAR(review({}, Rating::Good, 0).difficulty, 5.2824344, 1e-6);
  EXPECT_NEAR(review({}, Rating::Again, 0).difficulty, 7.1949, 1e-9);
  EXPECT_EQ(review({}, Rating::Again, 0).due, 1 * day);
  EXPECT_EQ(review({}, Rating::Good, 0).due, 3 * day);
}

TEST(Scheduler, SecondGoodAnswerThreeDaysLater) {
  Card card = review(review({}, Rating::Good, 0), Rating::Good, 3 * day);
  // R = (1 + 19/81 * 3/3.173)^-0.5 = 0.904698
  // S' = 3.173 * (1 + e^1.54575 * (11 - 5.2824344) * 3.173^-0.1192 * (e^(1.01925 * (1 - R)) - 1)) = 10.7389
  EXPECT_NEAR(card.stability, 10.7389, 2e-3);
  EXPECT_EQ(card.due, 3 * day + 11 * day);
  EXPECT_EQ(card.repetitions, 2);
  EXPECT_EQ(card.lapses, 0);
}

TEST(Scheduler, ALapseShortensAndIsCounted) {
  Card known{20, 5, 0, 20 * day, 4, 0};
  Card card = review(known, Rating::Again, 20 * day);
  // 1.9395 * 5^-0.11 * (21^0.29605 - 1) * e^(2.2698 * 0.1)
  EXPECT_NEAR(card.stability, 2.982549, 1e-5);
  EXPECT_GT(card.difficulty, known.difficulty);
  EXPECT_EQ(card.lapses, 1);
}

TEST(Scheduler, TheSameDayMovesStabilityLittle) {
  Card card = review(review({}, Rating::Good, 0), Rating::Good, 600);
  // 3.173 * e^(0.51655 * 0.6621)
  EXPECT_NEAR(card.stability, 4.46685, 1e-4);
}

TEST(Scheduler, DifficultyStaysWithinItsBounds) {
  Card card;
  for (int i = 0; i < 50; ++i) card = review(card, Rating::Again, i * 10 * day);
  EXPECT_LE(card.difficulty, 10);
  for (int i = 50; i < 150; ++i) card = review(card, Rating::Easy, i * 10 * day);
  EXPECT_GE(card.difficulty, 1);
  EXPECT_GT(card.stability, 0);
}

TEST(Scheduler, CreditBecomesARating) {
  EXPECT_EQ(rating_of(1), Rating::Good);
  EXPECT_EQ(rating_of(0.5), Rating::Hard);
  EXPECT_EQ(rating_of(0.49), Rating::Again);
}

}  // namespace
}  // namespace slotscope::course
