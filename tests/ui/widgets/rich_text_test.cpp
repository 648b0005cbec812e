// From the course's prose to a document, and from a document to lines.
#include <gtest/gtest.h>

#include "ui/widgets/rich_text/compose.hpp"
#include "ui/widgets/rich_text/layout.hpp"
#include "ui/widgets/rich_text/table_columns.hpp"
#include "ui/widgets/text/utf8.hpp"

namespace slotscope::prose {
namespace {

/// Every character is ten wide, every line sixteen high.
class Typewriter : public Measure {
 public:
  float width(Type, std::string_view text) const override {
    return 10.0f * static_cast<float>(utf8::count_code_points(text));
  }
  float line_height(Type type) const override { return 16 * type.ems; }
  float ascent(Type type) const override { return 12 * type.ems; }
  float ems(Size) const override { return 1; }
  float em() const override { return 10; }
};

std::vector<std::string> lines_of(std::string_view markdown, float width) {
  const Document document = document_of(markdown);
  const Typewriter measure;
  LayoutOptions options;
  options.width = width;
  std::vector<std::string> lines;
  for (const Block& block : document.blocks) {
    const BlockLayout layout = lay_out(document, block, nullptr, options, measure);
    for (const Line& line : layout.lines) {
      std::string text;
      for (std::uint32_t at = line.first; at < line.first + line.count; ++at) {
        const TextSpan span = layout.fragments[at].span;
        text.append(document.text, span.begin, span.end - span.begin);
      }
      lines.push_back(text);
    }
  }
  return lines;
}

TEST(RichText, ReadsStylesAsRuns) {
  const Document document = document_of("Plain **bold *both*** and `code`.");
  ASSERT_EQ(document.blocks.size(), 1u);
  const auto& runs = document.blocks[0].runs;
  ASSERT_EQ(runs.size(), 6u);
  EXPECT_EQ(runs[1].style, Bold);
  EXPECT_EQ(runs[2].style, Bold | Italic);
  EXPECT_EQ(runs[4].style, Code);
  EXPECT_EQ(document.text, "Plain bold both and code.");
}

TEST(RichText, KnowsWhatLinksMean) {
  const Document document =
      document_of("[a](term:x) [b](dict:) [c](slot:) [d](claimed:) [e](lesson:a/b) <https://x.org>");
  ASSERT_EQ(document.links.size(), 6u);
  EXPECT_EQ(document.links[0].kind, Link::Kind::Term);
  EXPECT_EQ(document.links[1].kind, Link::Kind::Dictionary);
  EXPECT_EQ(document.links[2].kind, Link::Kind::Slot);
  EXPECT_EQ(document.links[3].kind, Link::Kind::Claimed);
  EXPECT_EQ(document.links[4].kind, Link::Kind::Internal);
  EXPECT_EQ(document.links[5].kind, Link::Kind::Outside);
  EXPECT_FALSE(document.links[1].can_be_followed());
}

TEST(RichText, CalloutsHaveATitleOfTheirOwn) {
  const Document document = document_of("> [!note] A `title`\n> Body text\n> goes on.\n>\n> - item\n");
  const Block& callout = document.blocks.at(0);
  EXPECT_EQ(callout.kind, Kind::Callout);
  EXPECT_EQ(callout.info, "note");
  EXPECT_EQ(text_of(document, callout.runs), "A title");
  ASSERT_EQ(callout.children.size(), 2u);
  EXPECT_EQ(text_of(document, callout.children[0].runs), "Body text goes on.");
}

TEST(RichText, CalloutsForOtherVersionsAreLeftOut) {
  course::Diagnostics problems;
  const auto prose = course::parse_markdown("> [!version 3.11+]\n> only there\n\nalways", {}, problems);
  EXPECT_EQ(document_of(prose, {}, Version{10}).text, "always");
  EXPECT_EQ(document_of(prose, {}, Version{12}).text, "only there\n\nalways");
}

TEST(RichText, ShowsComputedValuesAndMarksThoseThatVary) {
  course::Diagnostics problems;
  const auto prose = course::parse_markdown("It takes {{ sys.getsizeof(p) }} and `{{ 1 + 1 }}`.", {}, problems);
  const Document document = document_of(prose, [](const course::Expression& expression) {
    if (expression.source == "1 + 1") return Computed{"2", false, ""};
    return Computed{"48 bytes", true, "size"};
  });
  EXPECT_EQ(document.text, "It takes 48 bytes and 2.");
  ASSERT_EQ(document.links.size(), 1u);
  EXPECT_EQ(document.links[0].kind, Link::Kind::Varies);
  EXPECT_EQ(document.links[0].target, "size");
}

TEST(RichText, ALessonIsOneTextWithThingsInIt) {
  Composer composer;
  composer.add_heading(2, "Title", "title");
  composer.add_paragraph("Before.");
  composer.add_embed(7);
  composer.add_code("x = 1\n");
  const Document document = composer.take();
  EXPECT_EQ(document.text, "Title\n\nBefore.\n\nx = 1");
  EXPECT_EQ(document.blocks.at(2).kind, Kind::Embed);
  EXPECT_EQ(document.blocks.at(2).embed, 7);
}

TEST(RichText, TextIsWhatACopyWants) {
  const Document document = document_of(
      "# T\n\nOne\ntwo.\n\n1. first\n2. second\n   - deeper\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\nend &amp; done");
  EXPECT_EQ(document.text, "T\n\nOne two.\n\n1. first\n2. second\n  - deeper\n\na\tb\n1\t2\n\nend & done");
}

TEST(RichText, AcceptsAnything) {
  for (const char* text : {"", "\n\n", "> [!", "[](", "**", "| a", "- \n- ", "```", "> [!note]", "{#x}", "# {#}"}) {
    const Document document = document_of(text);
    const Typewriter measure;
    for (const Block& block : document.blocks) lay_out(document, block, nullptr, {}, measure);
  }
}

TEST(LineBreaker, BreaksBetweenWords) {
  EXPECT_EQ(lines_of("one two three four", 90), (std::vector<std::string>{"one two", "three", "four"}));
}

TEST(LineBreaker, KeepsAWordOfSeveralStylesTogether) {
  EXPECT_EQ(lines_of("see **this**, now", 80), (std::vector<std::string>{"see", "this,", "now"}));
  EXPECT_EQ(lines_of("aaaa bb*cc*dd", 90), (std::vector<std::string>{"aaaa", "bbccdd"}));
}

TEST(LineBreaker, BreaksAfterHyphensAndDashes) {
  EXPECT_EQ(lines_of("well-known fact", 60), (std::vector<std::string>{"well-", "known", "fact"}));
  EXPECT_EQ(lines_of("from 3.8-3.10 on", 100), (std::vector<std::string>{"from", "3.8-3.10", "on"}));
}

TEST(LineBreaker, BreaksLongCodeAtGoodPlaces) {
  EXPECT_EQ(lines_of("`object.__getattribute__`", 130), (std::vector<std::string>{"object.__", "getattribute_", "_"}));
}

TEST(LineBreaker, HonoursHardBreaks) {
  EXPECT_EQ(lines_of("one  \ntwo", 500), (std::vector<std::string>{"one", "two"}));
}

TEST(LineBreaker, NeverLosesOrDoublesText) {
  const std::string markdown =
      "A *mix* of `styles.and_long_identifiers_without_breaks` with — dashes and 漢字漢字漢字 in **one line**.";
  for (float width = 5; width < 400; width += 7) {
    std::string all;
    for (const std::string& line : lines_of(markdown, width)) all += line;
    std::erase(all, ' ');
    EXPECT_EQ(all, "Amixofstyles.and_long_identifiers_without_breakswith—dashesand漢字漢字漢字inoneline.") << width;
  }
}

TEST(LineBreaker, NothingIsWiderThanTheLine) {
  const Document document = document_of("Some **words** of `code` and more_of_it everywhere, in *all* the styles.");
  const Typewriter measure;
  for (float width = 40; width < 400; width += 13) {
    for (const Line& line : break_lines(document, document.blocks[0].runs, {}, width, measure).lines) {
      EXPECT_LE(line.width, width + 0.01f);
    }
  }
}

TEST(Tables, ShareWidthByNeed) {
  const std::vector<Extent> columns{{20, 50}, {40, 200}};
  EXPECT_EQ(column_widths(columns, 300), (std::vector<float>{50, 200}));
  const auto narrow = column_widths(columns, 155);
  EXPECT_FLOAT_EQ(narrow[0] + narrow[1], 155);
  EXPECT_GT(narrow[1], narrow[0]);
  EXPECT_EQ(column_widths(columns, 30), (std::vector<float>{10, 20}));
}

TEST(Layout, FindsTextUnderAPointAndBack) {
  const Document document = document_of("one two three");
  const Typewriter measure;
  LayoutOptions options;
  options.width = 80;
  const BlockLayout layout = lay_out(document, document.blocks[0], nullptr, options, measure);
  ASSERT_EQ(layout.lines.size(), 2u);
  const auto offset = text_offset_at(document, layout, {12, layout.lines[1].y + 3}, measure);
  EXPECT_EQ(document.text.substr(offset, 4), "hree");
  const auto rects = rects_of(document, layout, {4, 10}, measure);
  ASSERT_EQ(rects.size(), 2u);
  EXPECT_FLOAT_EQ(rects[0].min.x, 40);
  EXPECT_FLOAT_EQ(rects[1].max.x, 20);
}

TEST(Layout, FoldedCalloutsShowTheirTitleOnly) {
  const Document document = document_of("> [!why] Because\n> a long story\n");
  const Typewriter measure;
  LayoutOptions options;
  const float open = lay_out(document, document.blocks[0], nullptr, options, measure).height;
  options.folded = [](const Block&) { return true; };
  EXPECT_LT(lay_out(document, document.blocks[0], nullptr, options, measure).height, open);
}

}  // namespace
}  // namespace slotscope::prose
