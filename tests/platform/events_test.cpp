// How events are dealt out to frames: nothing is lost, and a click lands where it was made.
#include "platform/events.hpp"

#include <gtest/gtest.h>

namespace slotscope {
namespace {

InputEvent key(int code, bool down) {
  return {.kind = InputEvent::Kind::Key, .code = code, .down = down};
}
InputEvent move(float x) {
  return {.kind = InputEvent::Kind::PointerMove, .x = x};
}
InputEvent press(bool down) {
  return {.kind = InputEvent::Kind::PointerButton, .down = down};
}

TEST(Events, AKeyPressedAndReleasedBetweenTwoFramesArrivesAsBoth) {
  std::deque<InputEvent> queue = {key(65, true), key(65, false)};
  const std::vector<InputEvent> frame = take_frame(queue);
  ASSERT_EQ(frame.size(), 2u);
  EXPECT_TRUE(frame[0].down);
  EXPECT_FALSE(frame[1].down);
  EXPECT_TRUE(queue.empty());
}

TEST(Events, AClickBetweenTwoFramesIsSpreadOverTwo) {
  std::deque<InputEvent> queue = {move(1), move(5), press(true), press(false)};
  EXPECT_EQ(take_frame(queue).size(), 3u);
  const std::vector<InputEvent> second = take_frame(queue);
  ASSERT_EQ(second.size(), 1u);
  EXPECT_FALSE(second[0].down);
}

TEST(Events, ThePointerDoesNotMoveOnInTheFrameOfAClick) {
  std::deque<InputEvent> queue = {press(true), move(50)};
  EXPECT_EQ(take_frame(queue).size(), 1u);
  EXPECT_EQ(take_frame(queue).size(), 1u);
  EXPECT_TRUE(queue.empty());
}

TEST(Events, WhereADragWentIsSeenBeforeItsEnd) {
  std::deque<InputEvent> queue = {press(true), move(50), move(90), press(false)};
  EXPECT_EQ(take_frame(queue).size(), 1u);
  EXPECT_EQ(take_frame(queue).size(), 2u);
  EXPECT_EQ(take_frame(queue).size(), 1u);
  EXPECT_TRUE(queue.empty());
}

TEST(Events, KeysAfterAClickNeedNotWait) {
  std::deque<InputEvent> queue = {press(true), key(65, true), key(65, false), press(false)};
  EXPECT_EQ(take_frame(queue).size(), 3u);
}

TEST(Events, WhatIsTypedAfterAShortcutWaitsForWhatItOpens) {
  std::deque<InputEvent> queue = {
      {.kind = InputEvent::Kind::Key, .code = GLFW_KEY_K, .down = true, .modifiers = GLFW_MOD_CONTROL},
      {.kind = InputEvent::Kind::Character, .character = U'a'},
      key(GLFW_KEY_TAB, true),
      {.kind = InputEvent::Kind::Character, .character = U'b'}};
  EXPECT_EQ(take_frame(queue).size(), 1u);
  EXPECT_EQ(take_frame(queue).size(), 2u);
  EXPECT_EQ(take_frame(queue).size(), 1u);
}

TEST(Events, AShortcutWaitsForWhatWasTypedBefore) {
  std::deque<InputEvent> queue = {
      {.kind = InputEvent::Kind::Character, .character = U'a'},
      {.kind = InputEvent::Kind::Key, .code = GLFW_KEY_ENTER, .down = true, .modifiers = GLFW_MOD_CONTROL}};
  EXPECT_EQ(take_frame(queue).size(), 1u);
  EXPECT_EQ(take_frame(queue).size(), 1u);
  EXPECT_TRUE(queue.empty());
}

}  // namespace
}  // namespace slotscope
