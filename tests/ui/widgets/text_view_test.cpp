// Prose on the screen: links, selection over blocks, folding, embeds.
#include "ui/widgets/rich_text/text_view.hpp"

#include <gtest/gtest.h>

#include "on_screen.hpp"
#include "ui/widgets/rich_text/compose.hpp"

namespace slotscope::prose {
namespace {

class TextViewTest : public ::testing::Test {
 protected:
  void show(std::string_view markdown) {
    view_.set_document(document_of(markdown));
    screen_.frame();
  }

  TextView view_;
  DrawEmbed embed_;
  TextReaction last_;
  std::string followed_;
  OnScreen screen_{[this] {
    last_ = view_.draw("Text", {20, 20}, 600, embed_);
    if (last_.followed) followed_ = last_.followed->target;
  }};
};

TEST_F(TextViewTest, LinksAreFollowedByMouseAndKeyboard) {
  show("See [one](lesson:a/b) and [two](lesson:c/d).");
  screen_.click(find_widget("one")->rect.centre());
  EXPECT_EQ(followed_, "lesson:a/b");
  screen_.press(GLFW_KEY_TAB);
  screen_.press(GLFW_KEY_ENTER);
  EXPECT_EQ(followed_, "lesson:c/d");
}

TEST_F(TextViewTest, TermsAreReportedWhileHovered) {
  show("An [instance dictionary](term:instance-dict) here.");
  screen_.move(find_widget("instance dictionary")->rect.centre());
  ASSERT_NE(last_.hovered, nullptr);
  EXPECT_EQ(last_.hovered->target, "term:instance-dict");
  screen_.move({700, 500});
  EXPECT_EQ(last_.hovered, nullptr);
}

TEST_F(TextViewTest, ASelectionRunsThroughBlocksAndIsCopied) {
  show("# Title\n\nFirst paragraph.\n\n- item one\n- item two\n\nLast.");
  const Rect title = find_widget("Title")->rect;
  const Rect last = find_widget("Last.")->rect;
  screen_.drag({title.min.x, title.centre().y}, {last.max.x, last.centre().y});
  EXPECT_EQ(view_.selected_text(), view_.document().text);
  screen_.press(GLFW_KEY_C, ctrl);
  EXPECT_STREQ(ImGui::GetClipboardText(), "Title\n\nFirst paragraph.\n\n- item one\n- item two\n\nLast.");
}

TEST_F(TextViewTest, FoldedCalloutsOpen) {
  show("> [!why] Because\n> A hidden reason.\n\nAfter.");
  const float before = last_.height;
  screen_.click(find_widget("Because")->rect.centre());
  EXPECT_GT(last_.height, before);
  EXPECT_EQ(find_widget("Because")->state, "open");
}

TEST_F(TextViewTest, EmbedsTakeTheHeightTheyNeed) {
  float height = 40;
  embed_ = [&](int name, ImVec2, float) {
    EXPECT_EQ(name, 3);
    return height;
  };
  Composer composer;
  composer.add_paragraph("Before.");
  composer.add_embed(3);
  composer.add_paragraph("After.");
  view_.set_document(composer.take());
  screen_.frame();
  const float first = find_widget("After.")->rect.min.y;
  height = 140;
  screen_.frame();
  EXPECT_FLOAT_EQ(find_widget("After.")->rect.min.y, first + 100);
}

TEST_F(TextViewTest, KnowsWhereHeadingsStand) {
  Composer composer;
  composer.add_paragraph("Text.");
  composer.add_heading(2, "A heading", "here");
  view_.set_document(composer.take());
  screen_.frame();
  EXPECT_GT(view_.y_of_heading("here").value_or(0), 10);
  EXPECT_FALSE(view_.y_of_heading("none").has_value());
}

}  // namespace
}  // namespace slotscope::prose
