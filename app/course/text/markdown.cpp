// Markdown to rich text; the only file that sees md4c.
//
// Expressions are taken out before md4c reads the text, so that their Python is not mistaken for Markdown; a character
// of Unicode's private area with the expression's number stands in for each.
#include <md4c.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "course/source/strings.hpp"
#include "course/text/rich_text.hpp"

namespace slotscope::course {

namespace {

constexpr std::string_view stand_in_open = "\xEE\x80\x80";   // U+E000
constexpr std::string_view stand_in_close = "\xEE\x80\x81";  // U+E001

constexpr std::array<std::string_view, 6> callout_words = {"note", "tip", "warning", "try", "why", "version"};

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

/// "&lt;" as the character it stands for; what is not known stays as it is written.
std::string entity_text(std::string_view entity) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> known = {{
      {"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}, {"&quot;", "\""}, {"&nbsp;", "\xC2\xA0"},
      {"&ndash;", "\xE2\x80\x93"}, {"&mdash;", "\xE2\x80\x94"}, {"&hellip;", "\xE2\x80\xA6"}}};
  for (const auto& [name, text] : known) {
    if (entity == name) return std::string(text);
  }
  return std::string(entity);
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

/// Builds the tree from md4c's events.
class Builder {
 public:
  Builder(RichText& text, std::string_view readable, Diagnostics& diagnostics)
      : text_(text), readable_(readable), diagnostics_(diagnostics) {
    stack_.emplace_back();
  }

  std::vector<RichBlock> take() { return std::move(stack_.front().children); }

  void enter_block(MD_BLOCKTYPE type, void* detail) {
    using Kind = RichBlock::Kind;
    RichBlock block;
    switch (type) {
      case MD_BLOCK_DOC: return;
      case MD_BLOCK_QUOTE: block.kind = Kind::Quote; break;
      case MD_BLOCK_UL: block.kind = Kind::BulletList; break;
      case MD_BLOCK_OL:
        block.kind = Kind::NumberedList;
        block.level = static_cast<int>(static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start);
        break;
      case MD_BLOCK_LI: block.kind = Kind::Item; break;
      case MD_BLOCK_HR: block.kind = Kind::Rule; break;
      case MD_BLOCK_H:
        block.kind = Kind::Heading;
        block.level = static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level);
        break;
      case MD_BLOCK_CODE: {
        const MD_ATTRIBUTE& language = static_cast<MD_BLOCK_CODE_DETAIL*>(detail)->lang;
        block.kind = Kind::Code;
        block.word.assign(language.text ? language.text : "", language.size);
        block.spans.push_back({.code = true});
        break;
      }
      case MD_BLOCK_HTML: block.kind = Kind::Paragraph; break;
      case MD_BLOCK_P: block.kind = Kind::Paragraph; break;
      case MD_BLOCK_TABLE: block.kind = Kind::Table; break;
      case MD_BLOCK_THEAD: in_head_ = true; return;
      case MD_BLOCK_TBODY: in_head_ = false; return;
      case MD_BLOCK_TR:
        block.kind = Kind::Row;
        block.header = in_head_;
        break;
      case MD_BLOCK_TH:
      case MD_BLOCK_TD: {
        MD_ALIGN align = static_cast<MD_BLOCK_TD_DETAIL*>(detail)->align;
        block.kind = Kind::Cell;
        block.align = align == MD_ALIGN_CENTER  ? RichBlock::Align::Center
                      : align == MD_ALIGN_RIGHT ? RichBlock::Align::Right
                                                : RichBlock::Align::Left;
        break;
      }
    }
    stack_.push_back(std::move(block));
  }

  void leave_block(MD_BLOCKTYPE type) {
    if (type == MD_BLOCK_DOC || type == MD_BLOCK_THEAD || type == MD_BLOCK_TBODY) return;
    RichBlock block = std::move(stack_.back());
    stack_.pop_back();
    wrap_loose_spans(block);
    if (type == MD_BLOCK_QUOTE) make_callout(block);
    stack_.back().children.push_back(std::move(block));
  }

  void enter_span(MD_SPANTYPE type, void* detail) {
    switch (type) {
      case MD_SPAN_EM: ++emphasis_; break;
      case MD_SPAN_STRONG: ++strong_; break;
      case MD_SPAN_CODE: ++code_; break;
      case MD_SPAN_A: {
        const MD_ATTRIBUTE& href = static_cast<MD_SPAN_A_DETAIL*>(detail)->href;
        open_link(std::string(href.text ? href.text : "", href.size));
        break;
      }
      case MD_SPAN_IMG:
        report(diagnostics_, here(), "markdown", "an image in a lesson", "Draw it with a figure block.");
        break;
      default: break;
    }
  }

  void leave_span(MD_SPANTYPE type) {
    switch (type) {
      case MD_SPAN_EM: --emphasis_; break;
      case MD_SPAN_STRONG: --strong_; break;
      case MD_SPAN_CODE: --code_; break;
      case MD_SPAN_A:
        target_.clear();
        mark_ = Mark::None;
        break;
      default: break;
    }
  }

  void text(MD_TEXTTYPE type, std::string_view piece) {
    if (piece.data() >= readable_.data() && piece.data() <= readable_.data() + readable_.size()) {
      offset_ = static_cast<std::size_t>(piece.data() - readable_.data());
    }
    RichBlock& block = stack_.back();
    if (block.kind == RichBlock::Kind::Code) {
      put_back(piece, block.spans.front().text);
      return;
    }
    switch (type) {
      case MD_TEXT_BR: add({.line_break = true}); return;
      case MD_TEXT_SOFTBR: add_text("\n"); return;
      case MD_TEXT_NULLCHAR: add_text("\xEF\xBF\xBD"); return;
      case MD_TEXT_ENTITY: add_text(entity_text(piece)); return;
      case MD_TEXT_HTML:
        report(diagnostics_, here(), "markdown", "raw HTML: '" + std::string(trim(piece)) + '\'',
               "Write it as code between backquotes, or write &lt; for '<'.");
        add_text(piece);
        return;
      default: break;
    }
    add_pieces(piece);
  }

 private:
  Origin here() const {
    // Stand-ins are shorter or longer than what they stand for; lines are what matters.
    Origin origin = text_.origin;
    std::string_view before = readable_.substr(0, std::min(offset_, readable_.size()));
    origin.line += static_cast<int>(std::count(before.begin(), before.end(), '\n'));
    std::size_t last = before.rfind('\n');
    origin.column = last == std::string_view::npos ? origin.column + static_cast<int>(before.size())
                                                   : static_cast<int>(before.size() - last);
    return origin;
  }

  void open_link(std::string target) {
    if (target == "dict:") {
      mark_ = Mark::Dict;
    } else if (target == "slot:") {
      mark_ = Mark::Slot;
    } else if (target == "claimed:") {
      mark_ = Mark::Claimed;
    } else {
      target_ = std::move(target);
      if (target_.empty()) report(diagnostics_, here(), "link", "a link that goes nowhere", "Give it a target.");
    }
  }

  void add(Span span) {
    span.strong = strong_ > 0;
    span.emphasis = emphasis_ > 0;
    span.code = code_ > 0;
    span.mark = mark_;
    span.target = target_;
    std::vector<Span>& spans = stack_.back().spans;
    bool plain = span.expression < 0 && !span.line_break;
    if (plain && !spans.empty()) {
      Span& last = spans.back();
      if (last.expression < 0 && !last.line_break && last.strong == span.strong && last.emphasis == span.emphasis &&
          last.code == span.code && last.mark == span.mark && last.target == span.target) {
        last.text += span.text;
        return;
      }
    }
    spans.push_back(std::move(span));
  }

  void add_text(std::string_view piece) {
    if (!piece.empty()) add({.text = std::string(piece)});
  }

  /// Text with stand-ins: puts the expressions where they belong.
  void add_pieces(std::string_view piece) {
    for (std::size_t open = piece.find(stand_in_open); open != std::string_view::npos; open = piece.find(stand_in_open)) {
      add_text(piece.substr(0, open));
      std::size_t close = piece.find(stand_in_close, open);
      add({.expression = std::atoi(std::string(piece.substr(open + 3, close - open - 3)).c_str())});
      piece.remove_prefix(close + 3);
    }
    add_text(piece);
  }

  /// Text of a code block: expressions are not evaluated there, so they go back as written.
  void put_back(std::string_view piece, std::string& into) {
    for (std::size_t open = piece.find(stand_in_open); open != std::string_view::npos; open = piece.find(stand_in_open)) {
      into += piece.substr(0, open);
      std::size_t close = piece.find(stand_in_close, open);
      std::size_t index = static_cast<std::size_t>(std::atoi(std::string(piece.substr(open + 3, close - open - 3)).c_str()));
      into += "{{ " + text_.expressions[index].source + " }}";
      piece.remove_prefix(close + 3);
    }
    into += piece;
  }

  /// A tight list item has its text without a paragraph; give it one, so that all items look alike.
  static void wrap_loose_spans(RichBlock& block) {
    bool container = block.kind == RichBlock::Kind::Item || block.kind == RichBlock::Kind::Quote;
    if (!container || block.spans.empty()) return;
    RichBlock paragraph;
    paragraph.spans = std::move(block.spans);
    block.spans.clear();
    block.children.insert(block.children.begin(), std::move(paragraph));
  }

  /// A quote whose first line is `[!word ...] title` is a callout.
  void make_callout(RichBlock& quote) {
    if (quote.children.empty() || quote.children.front().spans.empty()) return;
    RichBlock& first = quote.children.front();
    std::string& text = first.spans.front().text;
    std::size_t close = text.find(']');
    if (!text.starts_with("[!") || close == std::string::npos) return;
    std::string head(trim(std::string_view(text).substr(2, close - 2)));
    std::size_t blank = head.find(' ');
    quote.word = head.substr(0, blank);
    if (std::find(callout_words.begin(), callout_words.end(), quote.word) == callout_words.end()) {
      report(diagnostics_, here(), "callout", "no callout is called '" + quote.word + '\'',
             "Use note, tip, warning, try, why or version.");
    }
    quote.kind = RichBlock::Kind::Callout;
    if (quote.word == "version") {
      std::optional<VersionSet> set = VersionSet::parse(blank == std::string::npos ? "" : head.substr(blank));
      if (set) {
        quote.versions = *set;
      } else {
        report(diagnostics_, here(), "callout", "a version callout needs versions", "For example [!version 3.11+].");
      }
    }
    text.erase(0, text.starts_with(' ') ? close + 2 : close + 1);
    take_title(quote);
  }

  /// What follows the bracket on its line is the title; soft breaks are still line ends here.
  static void take_title(RichBlock& callout) {
    std::vector<Span> body = std::move(callout.children.front().spans);
    std::vector<Span> rest;
    bool in_title = true;
    for (Span& span : body) {
      std::size_t end = in_title ? span.text.find('\n') : std::string::npos;
      if (end != std::string::npos) {
        Span before = span;
        before.text = span.text.substr(0, end);
        if (!before.text.empty()) callout.title.push_back(before);
        span.text.erase(0, end + 1);
        in_title = false;
      }
      (in_title ? callout.title : rest).push_back(std::move(span));
    }
    std::erase_if(rest, [](const Span& span) { return span.text.empty() && span.expression < 0 && !span.line_break; });
    // Blanks go at the ends of the title only: those between its runs are part of it.
    const auto is_blank = [](const Span& span) { return trim(span.text).empty() && span.expression < 0; };
    while (!callout.title.empty() && is_blank(callout.title.front())) callout.title.erase(callout.title.begin());
    while (!callout.title.empty() && is_blank(callout.title.back())) callout.title.pop_back();
    if (!callout.title.empty()) {
      std::string& first = callout.title.front().text;
      first.erase(0, std::min(first.find_first_not_of(' '), first.size()));
      std::string& last = callout.title.back().text;
      last.erase(last.find_last_not_of(' ') + 1);
    }
    callout.children.front().spans = std::move(rest);
    if (callout.children.front().spans.empty()) callout.children.erase(callout.children.begin());
  }

 private:
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

}  // namespace

RichText parse_markdown(std::string_view source, const Origin& origin, Diagnostics& diagnostics) {
  RichText text;
  text.source = valid_utf8(source);
  text.origin = origin;
  std::string readable = take_expressions_out(text, diagnostics);
  Builder builder(text, readable, diagnostics);

  MD_PARSER parser{};
  parser.flags = MD_FLAG_TABLES | MD_FLAG_NOINDENTEDCODEBLOCKS;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* user) {
    static_cast<Builder*>(user)->enter_block(type, detail);
    return 0;
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void*, void* user) {
    static_cast<Builder*>(user)->leave_block(type);
    return 0;
  };
  parser.enter_span = [](MD_SPANTYPE type, void* detail, void* user) {
    static_cast<Builder*>(user)->enter_span(type, detail);
    return 0;
  };
  parser.leave_span = [](MD_SPANTYPE type, void*, void* user) {
    static_cast<Builder*>(user)->leave_span(type);
    return 0;
  };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* piece, MD_SIZE size, void* user) {
    static_cast<Builder*>(user)->text(type, {piece, size});
    return 0;
  };
  md_parse(readable.data(), static_cast<MD_SIZE>(readable.size()), &parser, &builder);
  text.blocks = builder.take();
  finish_soft_breaks(text.blocks);
  return text;
}

}  // namespace slotscope::course
