// Formats of other programs.
#include <gtest/gtest.h>

#include <algorithm>

#include "course/interchange/interchange.hpp"
#include "course/load/question_reader.hpp"
#include "course/support.hpp"

namespace slotscope::course {
namespace {

Questions read(const Data& quiz) {
  Diagnostics diagnostics;
  Questions list = read_quiz(write_toml(quiz), {"quiz.toml", "slots", "", nullptr}, diagnostics);
  std::erase_if(diagnostics, [](const Diagnostic& each) {
    return each.rule == "question-shape" || each.message.find("'topic' is empty") != std::string::npos;
  });
  EXPECT_TRUE(diagnostics.empty()) << to_string(diagnostics.at(0));
  return list;
}

TEST(Gift, ReadsWhatMoodleWrites) {
  Imported imported = from_gift(R"(// a comment
$CATEGORY: $course$/top

::Q1:: What is 1\=1? {=True#yes ~False#no ~Perhaps}

Which are even? {~%50%2 ~%50%4 ~%-100%3 #### Even numbers divide by two.}

How many bytes? {#48:1}

The opposite of down is {=up =Up} today.

Match {=one -> 1 =two -> 2 =three -> 3}

::tf:: The sun is a star. {T}

Write an essay. {}
)",
                                "q.gift");
  EXPECT_TRUE(imported.diagnostics.empty());
  Questions list = read(imported.quiz);
  ASSERT_EQ(list.size(), 6U);
  EXPECT_EQ(list[0]->id, "slots/q1");
  EXPECT_EQ(list[0]->ask.source, "What is 1=1?");
  EXPECT_EQ(list[0]->choices.at(0).why.source, "yes");
  EXPECT_EQ(list[1]->kind, QuestionKind::Multiple);
  EXPECT_EQ(list[1]->explain.source, "Even numbers divide by two.");
  EXPECT_FALSE(list[1]->choices.at(0).right.empty());
  EXPECT_TRUE(list[1]->choices.at(2).right.empty());
  EXPECT_EQ(list[2]->kind, QuestionKind::PredictBytes);
  EXPECT_DOUBLE_EQ(list[2]->tolerance, 1);
  EXPECT_EQ(list[3]->kind, QuestionKind::FillBlank);
  EXPECT_EQ(list[3]->ask.source, "The opposite of down is _____ today.");
  EXPECT_EQ(list[4]->steps.size(), 3U);
  EXPECT_FALSE(list[5]->choices.at(0).right.empty());
  EXPECT_GE(imported.lost.size(), 4U);
}

TEST(Gift, BrokenFilesAreReportedWithTheirLine) {
  Imported imported = from_gift("\n\nQ {=a", "q.gift");
  ASSERT_EQ(imported.diagnostics.size(), 1U);
  EXPECT_EQ(imported.diagnostics[0].line, 3);
  EXPECT_EQ(from_gift("Q {=a", "q.gift").diagnostics.size(), 1U);
  for (const char* text :
       {"{", "}", "::", "::a", "Q{~", "Q{=a#", "Q{%", "Q{#}", "\\", "Q{####", "// slotscope: {", "Q{=a -> }"})
    from_gift(text, "f");
}

TEST(Gift, SaysWhatItCannotHold) {
  Imported imported = from_gift(R"(A text that asks nothing.

// a comment
::one:: [html]<p>Who &amp; what?</p>{=<b>a</b> ~%50%b}

Pi? {#3.141..3.142}

Year? {#=1822:0#good =%50%1822:2}

Sure? {TRUE#no#yes}
)",
                                "q.gift");
  Questions list = read(imported.quiz);
  ASSERT_EQ(list.size(), 4U);
  EXPECT_EQ(list[0]->ask.source, "Who & what?");
  EXPECT_EQ(list[0]->choices.at(0).text.source, "a");
  EXPECT_EQ(list[1]->program->source, "answer = 3.1415\n");
  EXPECT_NEAR(list[1]->tolerance, 0.0005, 1e-9);
  for (const char* lost : {"line 1: a text without an answer", "line 4: HTML", "line 4: the credit",
                           "line 8: further numbers", "line 10: what is said"}) {
    EXPECT_TRUE(std::any_of(imported.lost.begin(), imported.lost.end(), [&](const std::string& each) {
      return each.starts_with(lost);
    })) << lost;
  }
}

TEST(Mdbook, ReadsItsThreeTypes) {
  Imported imported = from_mdbook_quiz(R"toml([[questions]]
type = "MultipleChoice"
prompt.prompt = "Which?"
prompt.distractors = ["b", "c"]
answer.answer = "a"
context = "Because."

[[questions]]
type = "ShortAnswer"
prompt.prompt = "Say it"
answer.answer = "it"
answer.alternatives = ["It"]

[[questions]]
type = "Tracing"
prompt.program = "print(1)"
answer.doesCompile = true
answer.stdout = "1"
)toml",
                                       "q.toml");
  Questions list = read(imported.quiz);
  ASSERT_EQ(list.size(), 3U);
  EXPECT_EQ(list[0]->kind, QuestionKind::Single);
  EXPECT_EQ(list[1]->blanks.at(0).accept.size(), 2U);
  EXPECT_EQ(list[2]->kind, QuestionKind::PredictOutput);
  EXPECT_EQ(imported.lost.size(), 2U);
}

TEST(Zip, ArchiveHasItsDirectoryAtTheEnd) {
  std::string archive = zip_archive({{"a.txt", "hello"}, {"b.txt", ""}});
  EXPECT_TRUE(archive.starts_with("PK\x03\x04"));
  EXPECT_EQ(archive.substr(archive.size() - 22, 4), "PK\x05\x06");
  // CRC-32 of "hello"
  EXPECT_NE(archive.find(std::string("\x86\xa6\x10\x36", 4)), std::string::npos);
}

}  // namespace
}  // namespace slotscope::course
