// When the window draws, and how long it sleeps.
#include "platform/frame_pacing.hpp"

#include <gtest/gtest.h>

namespace slotscope {
namespace {

TEST(FramePacing, SleepsForeverWhenNothingWantsAFrame) {
  const FrameDecision decision = decide_frame({.now = 100, .last_frame = 99});
  EXPECT_FALSE(decision.draw);
  EXPECT_FALSE(decision.sleep.has_value());
}

TEST(FramePacing, DrawsAtOnceAfterInput) {
  EXPECT_TRUE(decide_frame({.now = 100, .last_frame = 99, .input_waiting = true}).draw);
}

TEST(FramePacing, DrawsTheFramesThatLetTheLayoutSettle) {
  EXPECT_TRUE(decide_frame({.now = 100, .last_frame = 99, .frames_owed = 1}).draw);
}

TEST(FramePacing, AnimatesNoFasterThanTheShortestInterval) {
  const FrameDecision decision =
      decide_frame({.now = 100, .last_frame = 100 - shortest_interval / 4, .animating = true});
  EXPECT_FALSE(decision.draw);
  ASSERT_TRUE(decision.sleep.has_value());
  EXPECT_NEAR(*decision.sleep, shortest_interval * 3 / 4, 1e-9);
}

TEST(FramePacing, SleepsUntilTheCaretTurns) {
  const FrameDecision decision = decide_frame({.now = 100, .last_frame = 99.9, .wanted_at = 100.5});
  EXPECT_FALSE(decision.draw);
  ASSERT_TRUE(decision.sleep.has_value());
  EXPECT_NEAR(*decision.sleep, 0.5, 1e-9);
  EXPECT_TRUE(decide_frame({.now = 100.5, .last_frame = 99.9, .wanted_at = 100.5}).draw);
}

TEST(FramePacing, ABlinkingCaretCostsAtMostTwoFramesASecond) {
  int frames = 0;
  double now = 0, last = 0, turn = 0.55;
  while (now < 10) {
    const FrameDecision decision = decide_frame({.now = now, .last_frame = last, .wanted_at = turn});
    if (decision.draw) {
      ++frames;
      last = now;
      turn = now + 0.55;
    } else {
      now += *decision.sleep;
    }
  }
  EXPECT_LE(frames, 20);
}

TEST(FramePacing, AMinimisedWindowDrawsRarely) {
  const FrameDecision decision = decide_frame({.now = 100, .last_frame = 99.9, .animating = true, .visible = false});
  EXPECT_FALSE(decision.draw);
  ASSERT_TRUE(decision.sleep.has_value());
  EXPECT_NEAR(*decision.sleep, hidden_interval - 0.1, 1e-9);
}

TEST(FramePacing, TheFirstFrameIsNotHeldBack) {
  EXPECT_TRUE(decide_frame({.now = 0, .frames_owed = 1}).draw);
}

}  // namespace
}  // namespace slotscope
