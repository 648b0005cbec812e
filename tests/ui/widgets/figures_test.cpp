// Plots, heap diagrams and byte strips on the screen and in files.
#include <gtest/gtest.h>

#include <vector>

#include "on_screen.hpp"
#include "ui/widgets/byte_strip/strip_view.hpp"
#include "ui/widgets/object_diagram/diagram_view.hpp"
#include "ui/widgets/plot/plot_view.hpp"

namespace slotscope {
namespace {

const Rect place{{20, 20}, {780, 580}};

/// Every tag is closed, in order: enough to tell a broken file.
void expect_well_formed(const std::string& xml) {
  std::vector<std::string> open;
  for (std::size_t at = xml.find('<'); at != std::string::npos; at = xml.find('<', at + 1)) {
    const std::size_t end = xml.find('>', at);
    ASSERT_NE(end, std::string::npos);
    const std::string tag = xml.substr(at + 1, end - at - 1);
    const std::string name =
        tag.substr(tag.starts_with('/') ? 1 : 0, tag.find_first_of(" /", 1) - (tag.starts_with('/') ? 1 : 0));
    if (tag.starts_with('/')) {
      ASSERT_FALSE(open.empty());
      EXPECT_EQ(open.back(), tag.substr(1));
      open.pop_back();
    } else if (!tag.ends_with('/')) {
      open.push_back(name);
    }
  }
  EXPECT_TRUE(open.empty());
}

plot::Figure two_lines() {
  plot::Figure figure;
  figure.title = "Bytes <& instances>";
  figure.x.title = "instances";
  figure.series = {{.name = "slotted", .points = {{0, 0}, {50, 50}, {100, 100}}},
                   {.name = "regular", .points = {{0, 0}, {50, 80}, {100, 200}}}};
  return figure;
}

class PlotOnScreen : public ::testing::Test {
 protected:
  PlotOnScreen() {
    view_.set_figure(two_lines());
    screen_.frame();
  }
  plot::PlotView view_;
  plot::PlotReaction last_;
  OnScreen screen_{[this] {
    const plot::PlotReaction reaction = view_.draw("Plot", place);
    if (reaction.wanted != plot::Export::None) last_ = reaction;
  }};
};

TEST_F(PlotOnScreen, TheLegendTogglesASeries) {
  screen_.click(find_widget("regular")->rect.centre());
  EXPECT_FALSE(view_.figure().series[1].visible);
  EXPECT_EQ(find_widget("regular")->state, "hidden");
  EXPECT_LT(view_.view().y.high, 150);
  plot::Figure grown = two_lines();
  view_.set_figure(grown);
  EXPECT_FALSE(view_.figure().series[1].visible);
}

TEST_F(PlotOnScreen, ArrowsMoveACursorThatIsSpoken) {
  set_focus("Plot");
  screen_.frame();
  screen_.press(GLFW_KEY_RIGHT, 0, 2);
  EXPECT_EQ(find_widget("Plot")->state, "slotted, instances 50: 50");
  screen_.press(GLFW_KEY_UP);
  EXPECT_EQ(find_widget("Plot")->state, "regular, instances 50: 80");
}

TEST_F(PlotOnScreen, ZoomHasAWayBack) {
  const plot::View whole = view_.view();
  set_focus("Plot");
  screen_.frame();
  screen_.press(GLFW_KEY_EQUAL, 0, 2);
  EXPECT_LT(view_.view().x.span(), whole.x.span());
  screen_.press(GLFW_KEY_BACKSPACE, 0, 2);
  EXPECT_EQ(view_.view(), whole);
  screen_.drag({300, 300}, {400, 350});
  EXPECT_NE(view_.view(), whole);
  screen_.click(find_widget("Show all")->rect.centre());
  EXPECT_EQ(view_.view(), whole);
}

TEST_F(PlotOnScreen, ShiftDragZoomsIntoABox) {
  screen_.drag({300, 300}, {400, 400}, shift);
  EXPECT_LT(view_.view().x.span(), 40);
}

TEST_F(PlotOnScreen, ExportsAreAskedFor) {
  screen_.click(find_widget("SVG")->rect.centre());
  EXPECT_EQ(last_.wanted, plot::Export::Svg);
  const std::string svg = plot::svg_of(view_.figure(), view_.view(), built_in_theme("light").theme, {40, 25});
  expect_well_formed(svg);
  EXPECT_NE(svg.find("Bytes &lt;&amp; instances&gt;"), std::string::npos);
  EXPECT_NE(svg.find("slotted"), std::string::npos);
}

TEST_F(PlotOnScreen, NothingToShowIsNoTrouble) {
  view_.set_figure({});
  screen_.frame();
  screen_.move({400, 300});
  set_focus("Plot");
  screen_.press(GLFW_KEY_RIGHT);
  expect_well_formed(plot::svg_of(view_.figure(), view_.view(), built_in_theme("dark").theme, {40, 25}));
}

diagram::Diagram small_heap() {
  using namespace diagram;
  Row p;
  p.label = "p";
  p.storage = Storage::Name;
  p.target = 5;
  Row x;
  x.label = "x";
  x.storage = Storage::Slot;
  x.target = 6;
  Card frame;
  frame.id = frame_card;
  frame.kind = CardKind::Frame;
  frame.type = "<module>";
  frame.rows = {p};
  Card point;
  point.id = 5;
  point.kind = CardKind::Instance;
  point.type = "Point";
  point.bytes = 48;
  point.rows = {x};
  Card text;
  text.id = 6;
  text.kind = CardKind::Value;
  text.type = "str";
  text.text = "'Ada'";
  text.bytes = 52;
  return {{frame, point, text}};
}

class DiagramOnScreen : public ::testing::Test {
 protected:
  DiagramOnScreen() {
    view_.set_diagram(small_heap());
    screen_.frame();
  }
  diagram::DiagramView view_;
  diagram::CardId folded_ = 0;
  OnScreen screen_{[this] {
    const auto reaction = view_.draw("Objects", place);
    if (reaction.fold) folded_ = reaction.fold;
  }};
};

TEST_F(DiagramOnScreen, ReferencesAreFollowedByKeyboardAndBack) {
  set_focus("Objects");
  screen_.frame();
  screen_.press(GLFW_KEY_DOWN);
  EXPECT_EQ(view_.selected(), diagram::frame_card);
  screen_.press(GLFW_KEY_RIGHT);
  EXPECT_EQ(view_.selected(), 5u);
  EXPECT_EQ(find_widget("Objects")->state, "Point, 48 bytes");
  screen_.press(GLFW_KEY_DOWN);
  screen_.press(GLFW_KEY_ENTER);
  EXPECT_EQ(view_.selected(), 6u);
  screen_.press(GLFW_KEY_LEFT, 0, 2);
  EXPECT_EQ(view_.selected(), diagram::frame_card);
}

TEST_F(DiagramOnScreen, AClickSelectsAndTheBackgroundClears) {
  screen_.click(find_widget("Point p")->rect.centre());
  EXPECT_EQ(view_.selected(), 5u);
  screen_.click({700, 560});
  EXPECT_EQ(view_.selected(), 0u);
}

TEST_F(DiagramOnScreen, SearchSelectsTheFirstMatch) {
  set_focus("Objects");
  screen_.frame();
  screen_.press(GLFW_KEY_F, ctrl);
  screen_.type("ada");
  EXPECT_EQ(view_.selected(), 6u);
}

TEST_F(DiagramOnScreen, SpaceAsksForFolding) {
  set_focus("Objects");
  screen_.frame();
  view_.select(5);
  screen_.press(GLFW_KEY_SPACE);
  EXPECT_EQ(folded_, 5u);
}

TEST_F(DiagramOnScreen, GoesIntoAFile) {
  const std::string svg = diagram::svg_of(view_.diagram(), view_.layout(), built_in_theme("light").theme);
  expect_well_formed(svg);
  EXPECT_NE(svg.find("48 bytes"), std::string::npos);
}

strip::Strip slotted() {
  ObjectView object;
  object.allocated_bytes = 32;
  object.sizeof_bytes = 32;
  Part refcount;
  refcount.kind = PartKind::RefCount;
  refcount.bytes = 8;
  refcount.name = "refcount";
  Part slot;
  slot.kind = PartKind::Slot;
  slot.offset = 8;
  slot.bytes = 8;
  slot.name = "slot x";
  slot.value = "3";
  slot.note = "A place the class declared.";
  slot.target = 9;
  object.parts = {refcount, slot};
  return strip::strip_of(object, "Point");
}

class StripOnScreen : public ::testing::Test {
 protected:
  StripOnScreen() {
    view_.show(slotted());
    screen_.frame();
  }
  strip::StripView view_;
  strip::StripReaction last_;
  ObjectId followed_ = 0;
  OnScreen screen_{[this] {
    last_ = view_.draw("Bytes", place);
    if (last_.followed) followed_ = last_.followed;
  }};
};

TEST_F(StripOnScreen, ArrowsExplainPartAfterPart) {
  set_focus("Bytes");
  screen_.frame();
  screen_.press(GLFW_KEY_DOWN, 0, 2);
  ASSERT_TRUE(last_.selected.has_value());
  EXPECT_EQ(last_.selected->name, "slot x");
  EXPECT_EQ(find_widget("Bytes")->state, "slot x: 8 bytes at offset 8. Holds 3. A place the class declared.");
  screen_.press(GLFW_KEY_ENTER);
  EXPECT_EQ(followed_, 9u);
}

TEST_F(StripOnScreen, CtrlCCopiesTheTextTwin) {
  set_focus("Bytes");
  screen_.frame();
  screen_.press(GLFW_KEY_C, ctrl);
  EXPECT_EQ(ImGui::GetClipboardText(), strip::text_twin(slotted()));
}

TEST_F(StripOnScreen, TheOtherSideIsReachedByArrows) {
  view_.compare_with(slotted());
  set_focus("Bytes");
  screen_.frame();
  screen_.press(GLFW_KEY_RIGHT);
  ASSERT_TRUE(last_.selected.has_value());
  EXPECT_EQ(last_.selected->name, "refcount");
}

TEST_F(StripOnScreen, GoesIntoAFile) {
  expect_well_formed(strip::svg_of(slotted(), built_in_theme("projector").theme));
}

}  // namespace
}  // namespace slotscope
