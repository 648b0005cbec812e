// Colours of lines: what is asked of the lexer and what is kept.
#include "ui/widgets/code_editor/highlighting.hpp"

#include <gtest/gtest.h>

#include <string>

namespace slotscope::editor {
namespace {

/// A lexer that colours the whole piece as one string and remembers what it was asked.
struct RecordingLexer {
  std::vector<std::string> pieces;
  HighlightFunction function() {
    return [this](std::string_view piece) {
      pieces.emplace_back(piece);
      return std::vector<HighlightSpan>{{0, static_cast<std::uint32_t>(piece.size()), TokenClass::String}};
    };
  }
};

TEST(Highlighting, ReadsWholeStatements) {
  RecordingLexer lexer;
  Highlighting highlighting(lexer.function());
  Document document("a\nb = (\n1,\n2)\nc");
  EXPECT_EQ(highlighting.spans(document, 2, 2).size(), 1u);
  EXPECT_EQ(lexer.pieces, (std::vector<std::string>{"b = (\n1,\n2)"}));
  EXPECT_EQ(highlighting.spans(document, 3, 3)[0].length, 2u);
  EXPECT_EQ(lexer.pieces.size(), 1u);
}

TEST(Highlighting, WorksAheadOnlyToTheLastLineOnScreen) {
  RecordingLexer lexer;
  Highlighting highlighting(lexer.function());
  Document document("a\nb\nc\nd");
  highlighting.spans(document, 0, 2);
  EXPECT_EQ(lexer.pieces, (std::vector<std::string>{"a\nb\nc"}));
}

TEST(Highlighting, AnEditCostsItsOwnLine) {
  RecordingLexer lexer;
  Highlighting highlighting(lexer.function());
  Document document("a\nb\nc");
  highlighting.spans(document, 0, 2);
  document.place_caret({1, 1});
  document.type("x");
  for (int line = 0; line < 3; ++line) highlighting.spans(document, line, 2);
  EXPECT_EQ(lexer.pieces.back(), "bx");
  EXPECT_EQ(lexer.pieces.size(), 2u);
}

TEST(Highlighting, OpeningATripleQuoteRecoloursWhatItSwallows) {
  RecordingLexer lexer;
  Highlighting highlighting(lexer.function());
  Document document("a\nb\nc");
  highlighting.spans(document, 0, 2);
  document.type("'''");
  for (int line = 0; line < 3; ++line) highlighting.spans(document, line, 2);
  EXPECT_EQ(lexer.pieces.back(), "'''a\nb\nc");
}

}  // namespace
}  // namespace slotscope::editor
