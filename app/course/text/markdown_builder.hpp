// Builds rich text from md4c's events.
//
// The tree grows on a stack: entering a block pushes it, leaving it makes it a child of the one below. A run of text
// takes its style from counters, so nested spans become flat runs.
#pragma once

#include <md4c.h>

#include <string>
#include <string_view>
#include <vector>

#include "course/text/rich_text.hpp"

namespace slotscope::course {

// Characters of the private area: between them stands the number of an expression.
inline constexpr std::string_view stand_in_open = "\xEE\x80\x80";   // U+E000
inline constexpr std::string_view stand_in_close = "\xEE\x80\x81";  // U+E001

class MarkdownBuilder {
 public:
  MarkdownBuilder(RichText& text, std::string_view readable, Diagnostics& diagnostics)
      : text_(text), readable_(readable), diagnostics_(diagnostics) {
    stack_.emplace_back();
  }

  std::vector<RichBlock> take() { return std::move(stack_.front().children); }

  void enter_block(MD_BLOCKTYPE type, void* detail);
  void leave_block(MD_BLOCKTYPE type);
  void enter_span(MD_SPANTYPE type, void* detail);
  void leave_span(MD_SPANTYPE type);
  void text(MD_TEXTTYPE type, std::string_view piece);

 private:
  Origin here() const;
  void open_link(std::string target);
  void add(Span span);
  void add_text(std::string_view piece);

  /// Text with stand-ins: puts the expressions where they belong.
  void add_pieces(std::string_view piece);

  /// Text of a code block: expressions are not evaluated there, so they go back as written.
  void put_back(std::string_view piece, std::string& into);

  /// A tight list item has its text without a paragraph; give it one, so that all items look alike.
  static void wrap_loose_spans(RichBlock& block);

  /// A quote whose first line is `[!word ...] title` is a callout.
  void make_callout(RichBlock& quote);

  /// What follows the bracket on its line is the title; soft breaks are still line ends here.
  static void take_title(RichBlock& callout);

  RichText& text_;
  std::string_view readable_;
  Diagnostics& diagnostics_;
  std::vector<RichBlock> stack_;
  std::size_t offset_ = 0;
  int strong_ = 0;
  int emphasis_ = 0;
  int code_ = 0;
  bool in_head_ = false;
  Mark mark_ = Mark::None;
  std::string target_;
};

}  // namespace slotscope::course
