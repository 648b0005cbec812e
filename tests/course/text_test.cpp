// Markdown, expressions and fences.
#include <gtest/gtest.h>

#include "course/evaluate/filled.hpp"
#include "course/evaluate/filters.hpp"
#include "course/load/fences.hpp"
#include "course/source/strings.hpp"
#include "course/text/rich_text.hpp"

namespace slotscope::course {
namespace {

RichText parse(std::string_view source, Diagnostics* problems = nullptr) {
  Diagnostics diagnostics;
  RichText text = parse_markdown(source, {"f.md", 1, 1}, diagnostics);
  if (problems)
    *problems = diagnostics;
  else
    EXPECT_TRUE(diagnostics.empty()) << to_string(diagnostics.at(0));
  return text;
}

TEST(Expression, ProgramPythonAndFilters) {
  Expression e = parse_expression(" point: sys.getsizeof(p) | on 3.8 | bytes ", {});
  EXPECT_EQ(e.program_name, "point");
  EXPECT_EQ(e.source, "sys.getsizeof(p)");
  ASSERT_EQ(e.filters.size(), 2U);
  EXPECT_EQ(e.filters[0].argument, "3.8");
  EXPECT_EQ(e.filters[1].name, "bytes");
}

TEST(Expression, ABarThatIsNoFilterBelongsToPython) {
  Expression e = parse_expression("{'a': 1} | {'b': 2}", {});
  EXPECT_EQ(e.source, "{'a': 1} | {'b': 2}");
  EXPECT_TRUE(e.filters.empty());
  EXPECT_EQ(parse_expression("lambda: 3", {}).program_name, "");
  EXPECT_EQ(parse_expression("x[1: 2] | round 2", {}).source, "x[1: 2]");
}

TEST(Markdown, StylesMarksAndLinks) {
  RichText text = parse("A **bold** `code` [kept](dict:) and [328 bytes](claimed:) at [home](lesson:#a).");
  std::vector<Span> spans = text.blocks.at(0).spans;
  auto find = [&](const std::string& words) {
    for (const Span& span : spans) {
      if (span.text == words) return span;
    }
    ADD_FAILURE() << words;
    return Span{};
  };
  EXPECT_TRUE(find("bold").strong);
  EXPECT_TRUE(find("code").code);
  EXPECT_EQ(find("kept").mark, Mark::Dict);
  EXPECT_EQ(find("328 bytes").mark, Mark::Claimed);
  EXPECT_EQ(find("home").target, "lesson:#a");
}

TEST(Markdown, ExpressionsSurviveMarkdownCharacters) {
  RichText text = parse("Value `{{ a['x'] * b | bytes }}` and\n{{ '*'.join(x) }} end.");
  ASSERT_EQ(text.expressions.size(), 2U);
  EXPECT_EQ(text.expressions[0].source, "a['x'] * b");
  EXPECT_EQ(text.expressions[1].source, "'*'.join(x)");
  EXPECT_EQ(text.expressions[1].origin.line, 2);
  EXPECT_EQ(text.expressions[1].origin.column, 1);
  bool code = false;
  for (const Span& span : text.blocks.at(0).spans) code = code || (span.expression == 0 && span.code);
  EXPECT_TRUE(code);
}

TEST(Markdown, BracesCanBeWrittenLiterally) {
  RichText text = parse("Write \\{{ x }}.");
  EXPECT_TRUE(text.expressions.empty());
  EXPECT_EQ(one_line(text), "Write {{ x }}.");
}

TEST(Markdown, ADictionaryDisplayMayEndAnExpression) {
  RichText text = parse("{{ {'a': {}}}} x");
  ASSERT_EQ(text.expressions.size(), 1U);
  EXPECT_EQ(text.expressions[0].source, "{'a': {}}");
}

TEST(Markdown, CalloutsHaveWordTitleAndVersions) {
  RichText text = parse("> [!note] Read *this*\n> Body text.\n\n> [!version 3.11+]\n> Newer.");
  ASSERT_EQ(text.blocks.size(), 2U);
  EXPECT_EQ(text.blocks[0].kind, RichBlock::Kind::Callout);
  EXPECT_EQ(text.blocks[0].word, "note");
  ASSERT_EQ(text.blocks[0].title.size(), 2U);
  EXPECT_TRUE(text.blocks[0].title[1].emphasis);
  EXPECT_EQ(text.blocks[0].children.at(0).spans.at(0).text, "Body text.");
  EXPECT_EQ(text.blocks[1].versions, *VersionSet::parse("3.11+"));
  EXPECT_EQ(text.blocks[1].children.at(0).spans.at(0).text, "Newer.");
}

TEST(Markdown, ReportsWhatLessonsMayNotHold) {
  auto rule = [](std::string_view source) {
    Diagnostics problems;
    parse(source, &problems);
    return problems.empty() ? std::string() : problems[0].rule;
  };
  EXPECT_EQ(rule("<b>bold</b>"), "markdown");
  EXPECT_EQ(rule("![x](y.png)"), "markdown");
  EXPECT_EQ(rule("{{ open"), "expression");
  EXPECT_EQ(rule("{{ }}"), "expression");
  EXPECT_EQ(rule("> [!shout] no"), "callout");
  EXPECT_EQ(rule("> [!version 2.7]\n> no"), "callout");
}

TEST(Markdown, TablesKeepAlignment) {
  RichText text = parse("| a | b |\n|:--|--:|\n| 1 | {{ 2 }} |\n");
  ASSERT_EQ(text.blocks.at(0).kind, RichBlock::Kind::Table);
  const RichBlock& row = text.blocks[0].children.at(1);
  EXPECT_EQ(row.children.at(1).align, RichBlock::Align::Right);
  EXPECT_EQ(row.children.at(1).spans.at(0).expression, 0);
}

TEST(Plain, WrapsAndIndents) {
  EXPECT_EQ(wrapped("one two three four", 9, 2), "  one two\n  three\n  four");
  EXPECT_EQ(to_plain(parse("- first item\n- second").blocks, {40, 0, true}), "- first item\n- second\n");
  EXPECT_EQ(to_plain(parse("1. a\n\n   more\n2. b").blocks, {40, 0, true}), "1. a\n\n   more\n\n2. b\n");
}

TEST(Markup, HtmlIsEscaped) {
  EXPECT_EQ(to_html(parse("a < b & `c<d>`").blocks), "<p>a &lt; b &amp; <code>c&lt;d&gt;</code></p>");
}

TEST(Fences, HeadHasWordsAndOptions) {
  Diagnostics diagnostics;
  FenceHead head = parse_fence_head("python run name=a raises=\"TypeError on 3.8-3.9\" stdin=\"Ada\\nx \\\"q\\\"\"", {},
                                    diagnostics);
  EXPECT_EQ(head.kind, "python");
  EXPECT_EQ(head.words, std::vector<std::string>{"run"});
  ASSERT_EQ(head.options.size(), 3U);
  EXPECT_EQ(head.options[1].second, "TypeError on 3.8-3.9");
  EXPECT_EQ(head.options[2].second, "Ada\nx \"q\"");
  EXPECT_TRUE(diagnostics.empty());
}

TEST(Fences, TakesALessonApart) {
  Diagnostics diagnostics;
  LessonText text = take_apart(
      "+++\ntitle = 1\n+++\nWords.\n\n## A *b* {#chosen}\n\n```python\nx = '##'\n```\n### C, d!\n", "f", diagnostics);
  EXPECT_TRUE(diagnostics.empty());
  EXPECT_EQ(text.front_matter, "title = 1\n");
  ASSERT_EQ(text.pieces.size(), 4U);
  EXPECT_EQ(text.pieces[1].id, "chosen");
  EXPECT_EQ(text.pieces[1].text, "A *b*");
  EXPECT_EQ(text.pieces[2].text, "x = '##'\n");
  EXPECT_EQ(text.pieces[2].line, 9);
  EXPECT_EQ(text.pieces[3].id, "c-d");
}

TEST(Fences, ReportsWhatIsLeftOpen) {
  Diagnostics diagnostics;
  take_apart("+++\ntitle = 1\n```python\n", "f", diagnostics);
  EXPECT_EQ(diagnostics.size(), 1U);
  diagnostics.clear();
  take_apart("+++\n+++\n```python\nx\n", "f", diagnostics);
  ASSERT_EQ(diagnostics.size(), 1U);
  EXPECT_EQ(diagnostics[0].line, 3);
}

std::string filtered(const char* value, std::vector<Filter> filters) {
  Value result = apply_filters(filters, {"int", value, value});
  return replace_all(result.ok ? result.text : result.problem, "\xE2\x80\xAF", "_");
}

TEST(Filters, FormatNumbers) {
  EXPECT_EQ(filtered("1536000", {{"bytes", ""}}), "1_536_000 bytes");
  EXPECT_EQ(filtered("1", {{"bytes", ""}}), "1 byte");
  EXPECT_EQ(filtered("1536000", {{"size", ""}}), "1.46_MiB");
  EXPECT_EQ(filtered("512", {{"size", ""}}), "512 bytes");
  EXPECT_EQ(filtered("1536000", {{"mb", ""}}), "1.54_MB");
  EXPECT_EQ(filtered("0.314", {{"percent", ""}}), "31_%");
  EXPECT_EQ(filtered("0.004", {{"percent", ""}}), "0.4_%");
  EXPECT_EQ(filtered("3.72", {{"times", ""}}), "3.7 times");
  EXPECT_EQ(filtered("3.14159", {{"round", "2"}}), "3.14");
  EXPECT_EQ(filtered("-1234567", {{"thousands", ""}}), "-1_234_567");
  EXPECT_EQ(filtered("hello", {{"bytes", ""}}), "'bytes' needs a number, but the value is hello");
}

}  // namespace
}  // namespace slotscope::course
