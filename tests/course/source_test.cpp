// Versions, plain values, TOML, JSON and small services on text.
#include <gtest/gtest.h>

#include "course/source/data.hpp"
#include "course/source/strings.hpp"
#include "course/source/version_set.hpp"

namespace slotscope::course {
namespace {

TEST(VersionSet, ReadsRangesAndSaysThem) {
  auto words = [](const char* text) { return in_words(*VersionSet::parse(text)); };
  EXPECT_EQ(words("3.11"), "3.11");
  EXPECT_EQ(words("3.8-3.10"), "3.8 to 3.10");
  EXPECT_EQ(words("3.11+"), "3.11 and newer");
  EXPECT_EQ(words("3.8-3.10, 3.12+"), "3.8 to 3.10 and from 3.12");
  EXPECT_EQ(words("3.8+"), "every version");
  EXPECT_EQ(to_string(*VersionSet::parse("3.8,3.9,3.10,3.13+")), "3.8-3.10, 3.13+");
}

TEST(VersionSet, RefusesWhatIsNoVersion) {
  for (const char* text : {"", "3.7", "3.15", "4", "3.10-3.8", "3.8-", "abc", "3.8,,3.9"}) {
    EXPECT_FALSE(VersionSet::parse(text)) << text;
  }
}

TEST(VersionSet, NearestIsNotNewerWhereThatIsPossible) {
  VersionSet set = *VersionSet::parse("3.9, 3.12");
  EXPECT_EQ(set.nearest({13}).minor, 12);
  EXPECT_EQ(set.nearest({11}).minor, 9);
  EXPECT_EQ(set.nearest({8}).minor, 9);
}

TEST(Strings, NormalizedTextForgivesBlanksAndLineEndsButNotCase) {
  EXPECT_EQ(normalized("  a   b \r\n c\t d  \n"), "a b\nc d");
  EXPECT_NE(normalized("A"), normalized("a"));
}

TEST(Strings, NearestForgivesASlipButDoesNotGuess) {
  EXPECT_EQ(nearest("predct", {"predict", "figure"}), "predict");
  EXPECT_EQ(nearest("zzz", {"predict", "figure"}), std::nullopt);
}

TEST(Strings, InvalidUtf8IsReplaced) {
  EXPECT_EQ(valid_utf8("a\xFF"
                       "b"),
            "a\xEF\xBF\xBD"
            "b");
  EXPECT_EQ(valid_utf8("\xED\xA0\x80"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
  EXPECT_EQ(valid_utf8("na\xC3\xAFve"), "na\xC3\xAFve");
}

TEST(Toml, KeepsOrderAndPlaces) {
  Diagnostics diagnostics;
  std::optional<Data> table = parse_toml("zebra = 1\napple = \"x\"\n[[item]]\nid = 'a'\n", "f.toml", 10, diagnostics);
  ASSERT_TRUE(table);
  EXPECT_EQ(table->members[0].first, "zebra");
  EXPECT_EQ(table->find("apple")->line, 11);
  EXPECT_EQ(table->items_of("item").size(), 1U);
}

TEST(Toml, ReportsTheLineOfAnError) {
  Diagnostics diagnostics;
  EXPECT_FALSE(parse_toml("a = 1\nb = \n", "f.toml", 5, diagnostics));
  ASSERT_EQ(diagnostics.size(), 1U);
  EXPECT_EQ(diagnostics[0].line, 6);
}

TEST(Toml, WhatIsWrittenReadsBackTheSame) {
  Data inner = Data::table();
  inner.set("text", "lines\nof 'text'\n").set("weird key", "tab\tquote\" back\\slash ''' end'");
  Data list = Data::list();
  list.add(inner);
  Data table = Data::table();
  table.set("number", 3).set("real", 0.5).set("flag", true).set("question", list);
  Diagnostics diagnostics;
  std::optional<Data> again = parse_toml(write_toml(table), "f", 1, diagnostics);
  ASSERT_TRUE(again) << write_toml(table) << to_string(diagnostics.at(0));
  EXPECT_EQ(write_json(*again), write_json(table));
}

TEST(Json, RoundTripsText) {
  std::string error;
  std::optional<Data> data = parse_json(R"({"a": [1, -2.5, true, null, "\u00e9\ud83d\ude00\n\"\\"], "b": {}})", error);
  ASSERT_TRUE(data) << error;
  EXPECT_EQ(data->items_of("a")[4].text, "\xC3\xA9\xF0\x9F\x98\x80\n\"\\");
  EXPECT_EQ(write_json(*parse_json(write_json(*data), error)), write_json(*data));
}

TEST(Json, RefusesWhatIsBrokenWithItsLine) {
  for (const char* text : {"", "{", "[1,", "{\"a\" 1}", "[1] x", "\"open", "{\"a\":\n tru}", "[1e999x]"}) {
    std::string error;
    EXPECT_FALSE(parse_json(text, error)) << text;
    EXPECT_TRUE(error.starts_with("line ")) << error;
  }
  std::string deep(5000, '[');
  std::string error;
  EXPECT_FALSE(parse_json(deep, error));
}

}  // namespace
}  // namespace slotscope::course
