// Commands: by key, by name, and what the search finds.
#include "ui/commands.hpp"

#include <gtest/gtest.h>

namespace slotscope {
namespace {

TEST(Search, WordStartsCountMoreThanInsides) {
  EXPECT_EQ(search_score("zoom", "Light theme"), 0);
  EXPECT_GT(search_score("zoom", "Zoom in"), search_score("zoom", "Light Zoom"));
  EXPECT_GT(search_score("in", "Zoom in"), search_score("in", "Playing"));
  EXPECT_GT(search_score("in zo", "Zoom in"), 0);
  EXPECT_EQ(search_score("zoom away", "Zoom in"), 0);
  EXPECT_GT(search_score("", "Anything"), 0);
}

TEST(Commands, TheBestAnswerComesFirst) {
  Commands commands;
  for (const char* title : {"Playing with slots", "Slots and memory", "Memory"}) {
    commands.add({.id = title, .title = title, .group = "", .keys = {}, .run = [] {}});
  }
  const std::vector<SearchEntry> found = commands.search("slots", 10);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].title, "Slots and memory");
  EXPECT_EQ(commands.search("memory", 1).size(), 1u);
}

TEST(Commands, SourcesAreAskedToo) {
  Commands commands;
  commands.add_source([](std::string_view, std::vector<SearchEntry>& entries) {
    entries.push_back({"Lesson one", "Lesson", Icon::None, [] {}});
  });
  EXPECT_EQ(commands.search("one", 5).size(), 1u);
}

TEST(Commands, AKeyRunsItsCommandOnceForEachPress) {
  Commands commands;
  int runs = 0;
  commands.add(
      {.id = "x", .title = "X", .group = "", .keys = {{GLFW_KEY_F7, 0}, {GLFW_KEY_X, ctrl}}, .run = [&] { ++runs; }});
  Input input;
  const InputEvent press = {.kind = InputEvent::Kind::Key, .code = GLFW_KEY_F7, .down = true};
  input.begin_frame({press, press});
  commands.handle(input);
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(commands.key_of("x"), "F7");
  EXPECT_TRUE(commands.run("x"));
  EXPECT_FALSE(commands.run("y"));
}

}  // namespace
}  // namespace slotscope
