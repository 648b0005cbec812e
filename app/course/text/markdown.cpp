// Markdown to rich text.
//
// Expressions are taken out before md4c reads the text, so that their Python is not mistaken for Markdown; a character
// of Unicode's private area with the expression's number stands in for each.
#include <md4c.h>

#include <algorithm>

#include "course/source/strings.hpp"
#include "course/text/markdown_builder.hpp"
#include "course/text/rich_text.hpp"

namespace slotscope::course {

namespace {

Origin place_in(const RichText& text, std::size_t offset) {
  Origin origin = text.origin;
  std::string_view before = std::string_view(text.source).substr(0, offset);
  std::size_t last = before.rfind('\n');
  origin.line += static_cast<int>(std::count(before.begin(), before.end(), '\n'));
  if (last == std::string_view::npos) {
    origin.column += static_cast<int>(character_count(before));
  } else {
    origin.column = 1 + static_cast<int>(character_count(before.substr(last + 1)));
  }
  return origin;
}

/// Takes the expressions out of `text.source`; answers what md4c is to read.
std::string take_expressions_out(RichText& text, Diagnostics& diagnostics) {
  std::string_view source = text.source;
  std::string readable;
  std::size_t at = 0;
  while (at < source.size()) {
    if (source.substr(at, 3) == "\\{{") {
      readable += "{{";
      at += 3;
    } else if (source.substr(at, 2) == "{{") {
      std::size_t end = source.find("}}", at + 2);
      while (end != std::string_view::npos && source.substr(end, 3) == "}}}") ++end;
      if (end == std::string_view::npos) {
        report(diagnostics, place_in(text, at), "expression", "'{{' without its '}}'",
               "Close the expression, or write \\{{ for two braces.");
        readable += "{{";
        at += 2;
        continue;
      }
      Expression expression = parse_expression(source.substr(at + 2, end - at - 2), place_in(text, at));
      if (expression.source.empty()) {
        report(diagnostics, expression.origin, "expression", "an empty expression", "Write Python between the braces.");
      }
      readable += stand_in_open;
      readable += std::to_string(text.expressions.size());
      readable += stand_in_close;
      text.expressions.push_back(std::move(expression));
      at = end + 2;
    } else if (source.substr(at, 3) == stand_in_open || source.substr(at, 3) == stand_in_close) {
      at += 3;
    } else {
      readable += source[at++];
    }
  }
  return readable;
}

/// Soft breaks were kept as line ends so that a callout's title could be told from its text; now they are blanks.
void finish_soft_breaks(std::vector<RichBlock>& blocks) {
  for (RichBlock& block : blocks) {
    if (block.kind == RichBlock::Kind::Code) continue;
    for (Span& span : block.spans) {
      for (char& c : span.text) {
        if (c == '\n') c = ' ';
      }
    }
    finish_soft_breaks(block.children);
  }
}

}  // namespace

RichText parse_markdown(std::string_view source, const Origin& origin, Diagnostics& diagnostics) {
  RichText text;
  text.source = valid_utf8(source);
  text.origin = origin;
  std::string readable = take_expressions_out(text, diagnostics);
  MarkdownBuilder builder(text, readable, diagnostics);

  MD_PARSER parser{};
  parser.flags = MD_FLAG_TABLES | MD_FLAG_NOINDENTEDCODEBLOCKS;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* user) {
    static_cast<MarkdownBuilder*>(user)->enter_block(type, detail);
    return 0;
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void*, void* user) {
    static_cast<MarkdownBuilder*>(user)->leave_block(type);
    return 0;
  };
  parser.enter_span = [](MD_SPANTYPE type, void* detail, void* user) {
    static_cast<MarkdownBuilder*>(user)->enter_span(type, detail);
    return 0;
  };
  parser.leave_span = [](MD_SPANTYPE type, void*, void* user) {
    static_cast<MarkdownBuilder*>(user)->leave_span(type);
    return 0;
  };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* piece, MD_SIZE size, void* user) {
    static_cast<MarkdownBuilder*>(user)->text(type, {piece, size});
    return 0;
  };
  md_parse(readable.data(), static_cast<MD_SIZE>(readable.size()), &parser, &builder);
  text.blocks = builder.take();
  finish_soft_breaks(text.blocks);
  return text;
}

}  // namespace slotscope::course
