// Themes: what a file may hold, what falls back, and that everything can be read.
#include "ui/theme.hpp"

#include <gtest/gtest.h>

namespace slotscope {
namespace {

Colour of(const Theme& theme, Role role) {
  return theme.colours[static_cast<std::size_t>(role)];
}

struct Pair {
  Role text;
  Role background;
};

// Everything that is written, on everything it is written on.
const std::vector<Pair>& pairs() {
  static const std::vector<Pair> all = [] {
    std::vector<Pair> list;
    for (const Role text : {Role::Text, Role::TextMuted, Role::TextFaint, Role::Link}) {
      for (const Role back :
           {Role::Window, Role::Rail, Role::Surface, Role::SurfaceRaised, Role::SurfaceSunken, Role::CodeBackground}) {
        list.push_back({text, back});
      }
    }
    for (const Role text :
         {Role::Code, Role::CodeKeyword, Role::CodeString, Role::CodeNumber, Role::CodeComment, Role::CodeDefinition,
          Role::CodeBuiltin, Role::CodeOperator, Role::CodeDecorator, Role::LineNumber}) {
      list.push_back({text, Role::CodeBackground});
      if (text != Role::LineNumber) list.push_back({text, Role::CurrentLine});
    }
    for (const Role text :
         {Role::Success, Role::Warning, Role::Danger, Role::Info, Role::Dictionary, Role::Slot, Role::Accent}) {
      list.push_back({text, Role::Window});
      list.push_back({text, Role::Surface});
    }
    list.insert(list.end(), {{Role::Success, Role::SuccessSoft},
                             {Role::Warning, Role::WarningSoft},
                             {Role::Danger, Role::DangerSoft},
                             {Role::Info, Role::InfoSoft},
                             {Role::Dictionary, Role::DictionarySoft},
                             {Role::Slot, Role::SlotSoft},
                             {Role::OnAccent, Role::Accent},
                             {Role::OnAccent, Role::AccentHover},
                             {Role::Accent, Role::AccentSoft},
                             {Role::Text, Role::AccentSoft},
                             {Role::Text, Role::Hover},
                             {Role::Text, Role::Pressed},
                             {Role::Text, Role::DictionarySoft},
                             {Role::Text, Role::SlotSoft},
                             {Role::Text, Role::Selection},
                             {Role::Text, Role::Match},
                             {Role::Code, Role::Selection},
                             {Role::Code, Role::ExecutedLine}});
    return list;
  }();
  return all;
}

TEST(Theme, EveryTextCanBeReadInEveryTheme) {
  for (const std::string& id : built_in_themes()) {
    const Theme theme = built_in_theme(id).theme;
    for (const Pair& pair : pairs()) {
      EXPECT_GE(contrast(of(theme, pair.text), of(theme, pair.background)), 4.5)
          << id << ": " << name_of(pair.text) << " on " << name_of(pair.background);
    }
  }
}

TEST(Theme, TheFocusRingAndPlotSeriesStandOut) {
  for (const std::string& id : built_in_themes()) {
    const Theme theme = built_in_theme(id).theme;
    for (const Role role : {Role::Focus, Role::BorderStrong, Role::Series1, Role::Series2, Role::Series3, Role::Series4,
                            Role::Series5, Role::Series6, Role::Changed, Role::Breakpoint}) {
      const double least = role == Role::BorderStrong ? 1.9 : 3;
      EXPECT_GE(contrast(of(theme, role), of(theme, Role::Surface)), least) << id << ": " << name_of(role);
    }
  }
}

TEST(Theme, NothingElseIsPaintedInTheTwoColoursOfTheSubject) {
  for (const std::string& id : built_in_themes()) {
    const Theme theme = built_in_theme(id).theme;
    for (std::size_t i = 0; i < theme.colours.size(); ++i) {
      const Role role = static_cast<Role>(i);
      if (role == Role::Dictionary || role == Role::Slot) continue;
      EXPECT_NE(theme.colours[i], of(theme, Role::Dictionary)) << id << ": " << name_of(role);
      EXPECT_NE(theme.colours[i], of(theme, Role::Slot)) << id << ": " << name_of(role);
    }
  }
}

TEST(Theme, TheCompiledInThemesAreCompleteAndSound) {
  for (const std::string& id : built_in_themes()) {
    const ThemeReading reading = built_in_theme(id);
    EXPECT_TRUE(reading.problems.empty());
    for (std::size_t i = 0; i < reading.theme.colours.size(); ++i) {
      EXPECT_NE(reading.theme.colours[i], 0xFFFF00FFu) << id << " lacks " << name_of(static_cast<Role>(i));
    }
  }
}

TEST(Theme, ABrokenFileFallsBackWhole) {
  const ThemeReading reading = read_theme("light", "[colours\ntext = 3", "light.toml");
  ASSERT_EQ(reading.problems.size(), 1u);
  EXPECT_EQ(reading.problems[0].substr(0, 13), "light.toml:1:");
  EXPECT_EQ(reading.theme.colours, built_in_theme("light").theme.colours);
}

TEST(Theme, ABadColourFallsBackAlone) {
  const ThemeReading reading =
      read_theme("dark", "[colours]\ntext = \"red\"\nlink = \"#010203\"\nnone = \"#000000\"", "dark.toml");
  EXPECT_EQ(reading.problems.size(), 2u);
  EXPECT_EQ(of(reading.theme, Role::Text), of(built_in_theme("dark").theme, Role::Text));
  EXPECT_EQ(of(reading.theme, Role::Link), 0xFF030201u);
}

TEST(Theme, ZoomStaysInItsBounds) {
  Appearance look = appearance();
  look.zoom = 9;
  set_appearance(look);
  EXPECT_EQ(appearance().zoom, largest_zoom);
  look.zoom = 1;
  set_appearance(look);
}

}  // namespace
}  // namespace slotscope
