// Builds rich text from md4c's events.
#include "course/text/markdown_builder.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "course/source/strings.hpp"

namespace slotscope::course {

namespace {

constexpr std::array<std::string_view, 6> callout_words = {"note", "tip", "warning", "try", "why", "version"};

/// "&lt;" as the character it stands for; what is not known stays as it is written.
std::string entity_text(std::string_view entity) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> known = {
      {{"&lt;", "<"},
       {"&gt;", ">"},
       {"&amp;", "&"},
       {"&quot;", "\""},
       {"&nbsp;", "\xC2\xA0"},
       {"&ndash;", "\xE2\x80\x93"},
       {"&mdash;", "\xE2\x80\x94"},
       {"&hellip;", "\xE2\x80\xA6"}}};
  for (const auto& [name, text] : known) {
    if (entity == name) return std::string(text);
  }
  return std::string(entity);
}

}  // namespace

void MarkdownBuilder::enter_block(MD_BLOCKTYPE type, void* detail) {
  using Kind = RichBlock::Kind;
  RichBlock block;
  switch (type) {
    case MD_BLOCK_DOC:
      return;
    case MD_BLOCK_QUOTE:
      block.kind = Kind::Quote;
      break;
    case MD_BLOCK_UL:
      block.kind = Kind::BulletList;
      break;
    case MD_BLOCK_OL:
      block.kind = Kind::NumberedList;
      block.level = static_cast<int>(static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start);
      break;
    case MD_BLOCK_LI:
      block.kind = Kind::Item;
      break;
    case MD_BLOCK_HR:
      block.kind = Kind::Rule;
      break;
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
    case MD_BLOCK_HTML:
      block.kind = Kind::Paragraph;
      break;
    case MD_BLOCK_P:
      block.kind = Kind::Paragraph;
      break;
    case MD_BLOCK_TABLE:
      block.kind = Kind::Table;
      break;
    case MD_BLOCK_THEAD:
      in_head_ = true;
      return;
    case MD_BLOCK_TBODY:
      in_head_ = false;
      return;
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

void MarkdownBuilder::leave_block(MD_BLOCKTYPE type) {
  if (type == MD_BLOCK_DOC || type == MD_BLOCK_THEAD || type == MD_BLOCK_TBODY) return;
  RichBlock block = std::move(stack_.back());
  stack_.pop_back();
  wrap_loose_spans(block);
  if (type == MD_BLOCK_QUOTE) make_callout(block);
  stack_.back().children.push_back(std::move(block));
}

void MarkdownBuilder::enter_span(MD_SPANTYPE type, void* detail) {
  switch (type) {
    case MD_SPAN_EM:
      ++emphasis_;
      break;
    case MD_SPAN_STRONG:
      ++strong_;
      break;
    case MD_SPAN_CODE:
      ++code_;
      break;
    case MD_SPAN_A: {
      const MD_ATTRIBUTE& href = static_cast<MD_SPAN_A_DETAIL*>(detail)->href;
      open_link(std::string(href.text ? href.text : "", href.size));
      break;
    }
    case MD_SPAN_IMG:
      report(diagnostics_, here(), "markdown", "an image in a lesson", "Draw it with a figure block.");
      break;
    default:
      break;
  }
}

void MarkdownBuilder::leave_span(MD_SPANTYPE type) {
  switch (type) {
    case MD_SPAN_EM:
      --emphasis_;
      break;
    case MD_SPAN_STRONG:
      --strong_;
      break;
    case MD_SPAN_CODE:
      --code_;
      break;
    case MD_SPAN_A:
      target_.clear();
      mark_ = Mark::None;
      break;
    default:
      break;
  }
}

void MarkdownBuilder::text(MD_TEXTTYPE type, std::string_view piece) {
  if (piece.data() >= readable_.data() && piece.data() <= readable_.data() + readable_.size()) {
    offset_ = static_cast<std::size_t>(piece.data() - readable_.data());
  }
  RichBlock& block = stack_.back();
  if (block.kind == RichBlock::Kind::Code) {
    put_back(piece, block.spans.front().text);
    return;
  }
  switch (type) {
    case MD_TEXT_BR:
      add({.line_break = true});
      return;
    case MD_TEXT_SOFTBR:
      add_text("\n");
      return;
    case MD_TEXT_NULLCHAR:
      add_text("\xEF\xBF\xBD");
      return;
    case MD_TEXT_ENTITY:
      add_text(entity_text(piece));
      return;
    case MD_TEXT_HTML:
      report(diagnostics_, here(), "markdown", "raw HTML: '" + std::string(trim(piece)) + '\'',
             "Write it as code between backquotes, or write &lt; for '<'.");
      add_text(piece);
      return;
    default:
      break;
  }
  add_pieces(piece);
}

Origin MarkdownBuilder::here() const {
  // Stand-ins are shorter or longer than what they stand for; lines are what matters.
  Origin origin = text_.origin;
  std::string_view before = readable_.substr(0, std::min(offset_, readable_.size()));
  origin.line += static_cast<int>(std::count(before.begin(), before.end(), '\n'));
  std::size_t last = before.rfind('\n');
  origin.column = last == std::string_view::npos ? origin.column + static_cast<int>(before.size())
                                                 : static_cast<int>(before.size() - last);
  return origin;
}

void MarkdownBuilder::open_link(std::string target) {
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

void MarkdownBuilder::add(Span span) {
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

void MarkdownBuilder::add_text(std::string_view piece) {
  if (!piece.empty()) add({.text = std::string(piece)});
}

void MarkdownBuilder::add_pieces(std::string_view piece) {
  for (std::size_t open = piece.find(stand_in_open); open != std::string_view::npos; open = piece.find(stand_in_open)) {
    add_text(piece.substr(0, open));
    std::size_t close = piece.find(stand_in_close, open);
    add({.expression = std::atoi(std::string(piece.substr(open + 3, close - open - 3)).c_str())});
    piece.remove_prefix(close + 3);
  }
  add_text(piece);
}

void MarkdownBuilder::put_back(std::string_view piece, std::string& into) {
  for (std::size_t open = piece.find(stand_in_open); open != std::string_view::npos; open = piece.find(stand_in_open)) {
    into += piece.substr(0, open);
    std::size_t close = piece.find(stand_in_close, open);
    std::size_t index =
        static_cast<std::size_t>(std::atoi(std::string(piece.substr(open + 3, close - open - 3)).c_str()));
    into += "{{ " + text_.expressions[index].source + " }}";
    piece.remove_prefix(close + 3);
  }
  into += piece;
}

void MarkdownBuilder::wrap_loose_spans(RichBlock& block) {
  bool container = block.kind == RichBlock::Kind::Item || block.kind == RichBlock::Kind::Quote;
  if (!container || block.spans.empty()) return;
  RichBlock paragraph;
  paragraph.spans = std::move(block.spans);
  block.spans.clear();
  block.children.insert(block.children.begin(), std::move(paragraph));
}

void MarkdownBuilder::make_callout(RichBlock& quote) {
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

void MarkdownBuilder::take_title(RichBlock& callout) {
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

}  // namespace slotscope::course
