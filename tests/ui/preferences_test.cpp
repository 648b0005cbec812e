// Settings survive a restart, and bad files do no harm.
#include "ui/preferences.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>

#include "platform/files.hpp"
#include "ui/theme.hpp"

namespace slotscope {
namespace {

class PreferencesFiles : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = ::testing::TempDir() + "/slotscope-XXXXXX";
    folder_ = mkdtemp(pattern.data());
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::string folder_;
};

TEST_F(PreferencesFiles, AreReadAsTheyWereWritten) {
  Preferences preferences{.theme = "light", .zoom = 1.5f, .reduced_motion = true, .python_version = "3.8"};
  ASSERT_EQ(save(preferences, folder_), "");
  const Loaded<Preferences> loaded = load_preferences(folder_);
  EXPECT_TRUE(loaded.problems.empty());
  EXPECT_EQ(loaded.content, preferences);
}

TEST_F(PreferencesFiles, TheWindowsPlaceAndPanesAreRemembered) {
  Remembered remembered;
  remembered.place = {.width = 900, .height = 700, .x = -5, .y = 20, .maximized = true};
  remembered.panes["bench \"right\""] = 0.25f;
  ASSERT_EQ(save(remembered, folder_), "");
  const Remembered loaded = load_remembered(folder_).content;
  EXPECT_EQ(loaded.place.width, 900);
  EXPECT_EQ(loaded.place.x, -5);
  EXPECT_TRUE(loaded.place.maximized);
  ASSERT_EQ(loaded.panes.count("bench \"right\""), 1u);
  EXPECT_FLOAT_EQ(loaded.panes.at("bench \"right\""), 0.25f);
}

TEST_F(PreferencesFiles, NothingThereMeansDefaultsWithoutAWord) {
  const Loaded<Preferences> loaded = load_preferences(folder_ + "/none");
  EXPECT_TRUE(loaded.problems.empty());
  EXPECT_EQ(loaded.content, Preferences{});
}

TEST_F(PreferencesFiles, ABrokenFileMeansDefaultsAndOneSentence) {
  ASSERT_EQ(write_file(folder_ + "/settings.toml", "zoom = 2\ntheme ="), "");
  const Loaded<Preferences> loaded = load_preferences(folder_);
  ASSERT_EQ(loaded.problems.size(), 1u);
  EXPECT_NE(loaded.problems[0].find("settings.toml:2"), std::string::npos);
  EXPECT_EQ(loaded.content, Preferences{});
  const std::optional<std::string> kept = read_file(folder_ + "/settings.toml.broken");
  ASSERT_TRUE(kept);
  EXPECT_EQ(*kept, *read_file(folder_ + "/settings.toml"));
}

TEST_F(PreferencesFiles, ValuesOutOfRangeAreBroughtIntoIt) {
  ASSERT_EQ(write_file(folder_ + "/settings.toml", "zoom = 40\ntheme = 7\n"), "");
  const Preferences loaded = load_preferences(folder_).content;
  EXPECT_EQ(loaded.zoom, largest_zoom);
  EXPECT_EQ(loaded.theme, "dark");
}

TEST_F(PreferencesFiles, WhatIsNoNumberLeavesTheDefault) {
  ASSERT_EQ(write_file(folder_ + "/settings.toml", "zoom = nan\n"), "");
  EXPECT_EQ(load_preferences(folder_).content.zoom, 1.0f);
  ASSERT_EQ(write_file(folder_ + "/window.toml", "width = inf\nheight = \"tall\"\nx = 1e300\n[panes]\nbench = -nan\n"),
            "");
  const Remembered loaded = load_remembered(folder_).content;
  EXPECT_EQ(loaded.place.width, 16384);
  EXPECT_EQ(loaded.place.height, WindowPlace{}.height);
  EXPECT_EQ(loaded.place.x, 32767);
  EXPECT_GE(loaded.panes.at("bench"), 0.0f);
}

TEST_F(PreferencesFiles, AFailureToSaveSaysWhere) {
  ASSERT_EQ(write_file(folder_ + "/file", ""), "");
  EXPECT_NE(save(Preferences{}, folder_ + "/file").find(folder_), std::string::npos);
}

}  // namespace
}  // namespace slotscope
