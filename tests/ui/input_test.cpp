// Keyboard events: order, use and names.
#include "ui/input.hpp"

#include <gtest/gtest.h>

namespace slotscope {
namespace {

InputEvent key(int code, bool down, int modifiers = 0) {
  return {.kind = InputEvent::Kind::Key, .code = code, .down = down, .modifiers = modifiers};
}
InputEvent character(char32_t value) {
  return {.kind = InputEvent::Kind::Character, .character = value};
}

TEST(Input, APressIsTakenOnceHoweverSoonItWasReleased) {
  Input input;
  input.begin_frame({key(GLFW_KEY_F5, true), key(GLFW_KEY_F5, false)});
  EXPECT_TRUE(input.take(GLFW_KEY_F5));
  EXPECT_FALSE(input.take(GLFW_KEY_F5));
}

TEST(Input, ModifiersMustMatchExactly) {
  Input input;
  input.begin_frame({key(GLFW_KEY_K, true, ctrl)});
  EXPECT_FALSE(input.take(GLFW_KEY_K));
  EXPECT_FALSE(input.take(GLFW_KEY_K, ctrl | shift));
  EXPECT_TRUE(input.take(GLFW_KEY_K, ctrl));
}

TEST(Input, TextAndKeysKeepTheirOrder) {
  Input input;
  input.begin_frame({character(U'a'), key(GLFW_KEY_ENTER, true), character(U'\u00e9')});
  ASSERT_EQ(input.keyboard().size(), 3u);
  EXPECT_TRUE(input.keyboard()[0].is_text());
  EXPECT_EQ(input.keyboard()[1].stroke.key, GLFW_KEY_ENTER);
  EXPECT_EQ(input.take_text(), "a\u00e9");
  EXPECT_EQ(input.take_text(), "");
}

TEST(Input, AHeldModifierIsKnownAlthoughXReportsItLate) {
  Input input;
  input.begin_frame({key(GLFW_KEY_LEFT_CONTROL, true, 0)});
  EXPECT_EQ(input.modifiers(), ctrl);
  input.begin_frame({key(GLFW_KEY_LEFT_CONTROL, false, ctrl)});
  EXPECT_EQ(input.modifiers(), 0);
}

TEST(Input, WhatIsWithheldNobodyHears) {
  Input input;
  input.begin_frame({key(GLFW_KEY_DOWN, true), character(U'x'), key(GLFW_KEY_TAB, true)});
  input.withhold();
  EXPECT_FALSE(input.take(GLFW_KEY_DOWN));
  EXPECT_EQ(input.take_text(), "");
  EXPECT_TRUE(input.take(GLFW_KEY_TAB));
}

TEST(KeyStrokes, AreReadAsTheyAreWritten) {
  for (const char* text :
       {"Ctrl+K", "F1", "Ctrl+Shift+F10", "Alt+Left", "Enter", "Ctrl+,", "Ctrl+Plus", "Ctrl+/", "Shift+Tab", "5"}) {
    const KeyStroke stroke = parse_key_stroke(text);
    EXPECT_NE(stroke.key, 0) << text;
    EXPECT_EQ(to_string(stroke), text);
  }
  EXPECT_EQ(parse_key_stroke("ctrl+k"), (KeyStroke{GLFW_KEY_K, ctrl}));
}

TEST(KeyStrokes, NonsenseNamesNoKey) {
  for (const char* text : {"", "Hyper+K", "Ctrl+", "F99", "Return!"}) EXPECT_EQ(parse_key_stroke(text).key, 0) << text;
}

}  // namespace
}  // namespace slotscope
