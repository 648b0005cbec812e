// The small controls without a window: clicks, keys, focus, and what is recorded about them.
#include <gtest/gtest.h>

#include <algorithm>

#include "headless.hpp"
#include "ui/input.hpp"
#include "ui/widgets/overlay.hpp"
#include "ui/widgets/split_pane.hpp"
#include "ui/widgets/tabs.hpp"
#include "ui/widgets/text_field.hpp"

namespace slotscope {
namespace {

const WidgetRecord* find(std::string_view name) {
  const auto& all = widgets_on_screen();
  const auto found = std::find_if(all.begin(), all.end(),
                                  [name](const WidgetRecord& record) { return visible_name(record.name) == name; });
  return found == all.end() ? nullptr : &*found;
}

std::string focused_name() {
  for (const WidgetRecord& record : widgets_on_screen()) {
    if (record.focused) return std::string(visible_name(record.name));
  }
  return "";
}

class Widgets : public ::testing::Test {
 protected:
  Widgets() { set_focus(ImGuiID{0}); }
  Headless window_;
};

TEST_F(Widgets, AButtonIsPressedByMouseEnterAndSpace) {
  int presses = 0;
  const auto draw = [&] { presses += button("Run", {100, 100}); };
  window_.frame(draw);
  ASSERT_NE(find("Run"), nullptr);
  window_.click(draw, find("Run")->rect.centre());
  EXPECT_EQ(presses, 1);
  window_.press(draw, GLFW_KEY_ENTER);
  EXPECT_EQ(presses, 2);
  window_.press(draw, GLFW_KEY_SPACE);
  EXPECT_EQ(presses, 3);
}

TEST_F(Widgets, ADisabledButtonDoesNothingAndIsPassedOver) {
  int presses = 0;
  const auto draw = [&] {
    presses += button("Off", {100, 100}, {.enabled = false});
    button("On", {100, 200});
  };
  window_.frame(draw);
  window_.click(draw, find("Off")->rect.centre());
  EXPECT_EQ(presses, 0);
  EXPECT_EQ(find("Off")->state, "disabled");
  window_.press(draw, GLFW_KEY_TAB);
  EXPECT_EQ(focused_name(), "On");
}

TEST_F(Widgets, TabGoesRoundInDrawingOrderAndBack) {
  const auto draw = [&] {
    button("One", {10, 10});
    button("Two", {10, 60});
    button("Three", {10, 110});
  };
  window_.frame(draw);
  std::string order;
  for (int i = 0; i < 4; ++i) {
    window_.press(draw, GLFW_KEY_TAB);
    order += focused_name() + " ";
  }
  EXPECT_EQ(order, "One Two Three One ");
  window_.press(draw, GLFW_KEY_TAB, shift);
  EXPECT_EQ(focused_name(), "Three");
}

TEST_F(Widgets, AClickOnNothingTakesTheFocusAway) {
  const auto draw = [&] { button("One", {10, 10}); };
  window_.frame(draw);
  window_.press(draw, GLFW_KEY_TAB);
  EXPECT_EQ(focused_name(), "One");
  window_.click(draw, {600, 500});
  EXPECT_EQ(focused_name(), "");
}

TEST_F(Widgets, AnOverlayKeepsTheFocusAndClosesOnEscape) {
  bool open = true;
  const auto draw = [&] {
    button("Below", {10, 10});
    if (!open) return;
    const Overlay overlay("Question", {{0, 0}, {800, 600}}, {{200, 200}, {600, 400}});
    button("No", {220, 220});
    button("Yes", {320, 220});
    if (overlay.dismissed()) open = false;
  };
  window_.frame(draw);
  window_.frame(draw);
  EXPECT_EQ(focused_name(), "No");
  window_.press(draw, GLFW_KEY_TAB);
  EXPECT_EQ(focused_name(), "Yes");
  window_.press(draw, GLFW_KEY_TAB);
  EXPECT_EQ(focused_name(), "No");
  window_.press(draw, GLFW_KEY_ESCAPE);
  EXPECT_FALSE(open);
}

TEST_F(Widgets, AChoiceMovesWithArrowsAndByMouse) {
  const std::vector<std::string> options = {"Dark", "Light", "Projector"};
  int chosen = 0;
  const auto draw = [&] { choice("Theme", {{10, 10}, {310, 50}}, options, chosen); };
  window_.frame(draw);
  window_.click(draw, find("Projector")->rect.centre());
  EXPECT_EQ(chosen, 2);
  window_.press(draw, GLFW_KEY_RIGHT);
  EXPECT_EQ(chosen, 0);
  window_.press(draw, GLFW_KEY_LEFT);
  EXPECT_EQ(chosen, 2);
  EXPECT_EQ(find("Theme")->state, "Projector");
}

TEST_F(Widgets, ASliderStepsAndStaysInItsBounds) {
  float value = 1;
  const auto draw = [&] { slider("Zoom", {{10, 10}, {210, 40}}, value, 0.75f, 3, 0.25f); };
  window_.frame(draw);
  window_.press(draw, GLFW_KEY_TAB);
  window_.press(draw, GLFW_KEY_RIGHT);
  EXPECT_FLOAT_EQ(value, 1.25f);
  window_.press(draw, GLFW_KEY_HOME);
  window_.press(draw, GLFW_KEY_LEFT);
  EXPECT_FLOAT_EQ(value, 0.75f);
  window_.click(draw, {209, 25});
  EXPECT_FLOAT_EQ(value, 3);
}

TEST_F(Widgets, ATextFieldTakesTextKeysAndSubmits) {
  std::string text;
  int submitted = 0;
  const auto draw = [&] { submitted += text_field("Name", {{10, 10}, {210, 44}}, text).submitted; };
  window_.frame(draw);
  window_.click(draw, {100, 30});
  const auto typed = [](char32_t value) { return InputEvent{.kind = InputEvent::Kind::Character, .character = value}; };
  window_.frame(draw, {typed(U'a'),
                       typed(U'\u00e9'),
                       typed(U'c'),
                       {.kind = InputEvent::Kind::Key, .code = GLFW_KEY_LEFT, .down = true},
                       typed(U'b')});
  EXPECT_EQ(text, "a\u00e9bc");
  window_.press(draw, GLFW_KEY_BACKSPACE, ctrl);
  EXPECT_EQ(text, "c");
  window_.press(draw, GLFW_KEY_Z, ctrl);
  EXPECT_EQ(text, "a\u00e9bc");
  window_.press(draw, GLFW_KEY_ENTER);
  EXPECT_EQ(submitted, 1);
  EXPECT_EQ(find("Name")->state, text);
}

TEST_F(Widgets, TabsMoveWithArrowsAndClose) {
  const std::vector<Tab> all = {{"Output", "", false}, {"Objects", "", false}, {"file.py", "", true}};
  int active = 0, closed = -1;
  const auto draw = [&] {
    const TabsReaction reaction = tabs("Bench", {{10, 10}, {600, 50}}, all, active);
    if (reaction.closed >= 0) closed = reaction.closed;
  };
  window_.frame(draw);
  window_.click(draw, find("Objects")->rect.centre());
  EXPECT_EQ(active, 1);
  window_.press(draw, GLFW_KEY_RIGHT);
  EXPECT_EQ(active, 2);
  EXPECT_EQ(focused_name(), "file.py");
  window_.click(draw, find("Close file.py")->rect.centre());
  EXPECT_EQ(closed, 2);
}

TEST_F(Widgets, ASplitMovesByKeysAndLeavesRoomForBoth) {
  float share = 0.5f;
  SplitPanes panes;
  const auto draw = [&] { panes = split_pane("Panes", {{0, 0}, {800, 600}}, share, {}); };
  window_.frame(draw);
  window_.press(draw, GLFW_KEY_TAB);
  const float before = panes.first.width();
  window_.press(draw, GLFW_KEY_RIGHT);
  EXPECT_GT(panes.first.width(), before);
  for (int i = 0; i < 60; ++i) window_.press(draw, GLFW_KEY_RIGHT);
  EXPECT_GT(panes.second.width(), 100);
  EXPECT_LT(share, 1);
}

TEST_F(Widgets, RecordsAreReadableAsTranscriptAndJson) {
  bool on = true;
  const auto draw = [&] {
    record("A \"title\"", WidgetRole::Heading, {{0, 0}, {10, 10}});
    check_box("Keep", {10, 50}, on);
    record("Outside", WidgetRole::Text, {{0, 700}, {10, 710}});
  };
  window_.frame(draw);
  EXPECT_EQ(transcript(), "# A \"title\"\ncheck box: Keep (checked)\n");
  EXPECT_NE(widgets_as_json().find("\"name\": \"A \\\"title\\\"\", \"role\": \"heading\""), std::string::npos);
}

}  // namespace
}  // namespace slotscope
