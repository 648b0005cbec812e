// Turns md4c's callbacks into the blocks and runs of a document.
#include <md4c.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "ui/widgets/rich_text/document.hpp"
#include "ui/widgets/text/utf8.hpp"

namespace slotscope::prose {
namespace {

std::string string_of(const MD_ATTRIBUTE& attribute) { return attribute.text ? std::string(attribute.text, attribute.size) : std::string(); }

std::string decoded_entity(std::string_view entity) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 12> names{{
      {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&nbsp;", "\u00a0"}, {"&mdash;", "—"},
      {"&ndash;", "–"}, {"&hellip;", "…"}, {"&times;", "×"}, {"&rarr;", "→"}, {"&larr;", "←"}, {"&shy;", ""},
  }};
  for (const auto& [name, text] : names) {
    if (entity == name) return std::string(text);
  }
  if (entity.size() < 4 || entity[1] != '#') return std::string(entity);
  const bool hexadecimal = entity[2] == 'x' || entity[2] == 'X';
  const std::string digits(entity.substr(hexadecimal ? 3 : 2));
  const unsigned long value = std::strtoul(digits.c_str(), nullptr, hexadecimal ? 16 : 10);
  std::string result;
  utf8::append(result, value > 0 && value < 0x110000 ? static_cast<char32_t>(value) : U'\uFFFD');
  return result;
}

Link link_to(std::string target) {
  static constexpr std::array<std::pair<std::string_view, Link::Kind>, 8> schemes{{
      {"term:", Link::Kind::Term}, {"dict:", Link::Kind::Dictionary}, {"slot:", Link::Kind::Slot},
      {"claimed:", Link::Kind::Claimed}, {"varies:", Link::Kind::Varies}, {"https:", Link::Kind::Outside},
      {"http:", Link::Kind::Outside}, {"mailto:", Link::Kind::Outside},
  }};
  Link link{Link::Kind::Internal, std::move(target)};
  for (const auto& [scheme, kind] : schemes) {
    if (link.target.starts_with(scheme)) link.kind = kind;
  }
  return link;
}

/// Lower case, everything that is not a letter or digit as one '-'.
std::string slug(std::string_view heading) {
  std::string result;
  for (char character : utf8::lowered(heading)) {
    const bool kept = (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9') ||
                      static_cast<unsigned char>(character) >= 0x80;
    if (kept) {
      result += character;
    } else if (!result.empty() && result.back() != '-') {
      result += '-';
    }
  }
  while (result.ends_with('-')) result.pop_back();
  return result;
}

class Builder {
 public:
  Document take() {
    document_.blocks = std::move(root_.children);
    for (Block& block : document_.blocks) finish(block);
    return std::move(document_);
  }

  void enter_block(MD_BLOCKTYPE type, void* detail) {
    switch (type) {
      case MD_BLOCK_DOC: return;
      case MD_BLOCK_THEAD: in_header_ = true; return;
      case MD_BLOCK_TBODY: in_header_ = false; return;
      case MD_BLOCK_P: open(Kind::Paragraph); return;
      case MD_BLOCK_QUOTE: open(Kind::Quote); return;
      case MD_BLOCK_HR: open(Kind::Rule); return;
      case MD_BLOCK_TABLE: open(Kind::Table); return;
      case MD_BLOCK_UL: open(Kind::List).ordered = false; return;
      case MD_BLOCK_OL: {
        open(Kind::List).ordered = true;
        next_number_.back() = static_cast<int>(static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start);
        return;
      }
      case MD_BLOCK_LI: open_item(); return;
      case MD_BLOCK_H: open(Kind::Heading).level = static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level); return;
      case MD_BLOCK_CODE: open(Kind::CodeBlock).info = string_of(static_cast<MD_BLOCK_CODE_DETAIL*>(detail)->info); return;
      case MD_BLOCK_TR: open(Kind::Row).header = in_header_; return;
      case MD_BLOCK_TH:
      case MD_BLOCK_TD: {
        const MD_ALIGN align = static_cast<MD_BLOCK_TD_DETAIL*>(detail)->align;
        open(Kind::Cell).align = align == MD_ALIGN_CENTER ? Align::Center : align == MD_ALIGN_RIGHT ? Align::Right : Align::Left;
        return;
      }
      case MD_BLOCK_HTML: open(Kind::Paragraph); return;
    }
  }

  void leave_block(MD_BLOCKTYPE type) {
    if (type == MD_BLOCK_DOC || type == MD_BLOCK_THEAD || type == MD_BLOCK_TBODY) return;
    Block& block = current();
    if (block.kind == Kind::CodeBlock && !block.runs.empty() && document_.text.ends_with('\n')) {
      document_.text.pop_back();
      block.runs.back().span.end = size();
    }
    block.text.end = size();
    stack_.pop_back();
    next_number_.pop_back();
  }

  void enter_span(MD_SPANTYPE type, void* detail) {
    if (type == MD_SPAN_STRONG) ++bold_;
    if (type == MD_SPAN_EM) ++italic_;
    if (type == MD_SPAN_CODE) ++code_;
    if (type == MD_SPAN_DEL) ++struck_;
    if (type == MD_SPAN_A) {
      document_.links.push_back(link_to(string_of(static_cast<MD_SPAN_A_DETAIL*>(detail)->href)));
      link_ = static_cast<std::int16_t>(document_.links.size() - 1);
    }
  }

  void leave_span(MD_SPANTYPE type) {
    if (type == MD_SPAN_STRONG) --bold_;
    if (type == MD_SPAN_EM) --italic_;
    if (type == MD_SPAN_CODE) --code_;
    if (type == MD_SPAN_DEL) --struck_;
    if (type == MD_SPAN_A) link_ = -1;
  }

  void text(MD_TEXTTYPE type, std::string_view text) {
    switch (type) {
      case MD_TEXT_BR: add("\n"); return;
      case MD_TEXT_SOFTBR: add(ends_callout_title() ? "\n" : " "); return;
      case MD_TEXT_NULLCHAR: add("\uFFFD"); return;
      case MD_TEXT_ENTITY: add(decoded_entity(text)); return;
      default: add(text); return;
    }
  }

 private:
  Block& current() { return *stack_.back(); }
  Block& parent() { return stack_.size() > 1 ? *stack_[stack_.size() - 2] : root_; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(document_.text.size()); }

  /// What stands between this block's text and the text before it.
  void separate(Kind kind, const Block& parent_block) {
    const bool first_inside = parent_block.children.empty() && &parent_block != &root_;
    if (document_.text.empty() || kind == Kind::Rule) return;
    if (first_inside) {
      // A tight list's item holds its text itself; what follows it starts on a line of its own.
      if (!parent_block.runs.empty()) document_.text += '\n';
    } else if (kind == Kind::Cell) {
      document_.text += '\t';
    } else if (kind == Kind::Item || kind == Kind::Row || (kind == Kind::List && parent_block.kind == Kind::Item)) {
      document_.text += '\n';
    } else {
      document_.text += "\n\n";
    }
  }

  Block& open(Kind kind) {
    Block& above = stack_.empty() ? root_ : *stack_.back();
    separate(kind, above);
    above.children.push_back({});
    Block& block = above.children.back();
    block.kind = kind;
    block.text.begin = size();
    stack_.push_back(&block);
    next_number_.push_back(0);
    return block;
  }

  void open_item() {
    const bool ordered = current().ordered;
    int& number = next_number_.back();
    const std::string depth(2 * static_cast<std::size_t>(list_depth() - 1), ' ');
    const std::string marker = ordered ? std::to_string(number++) + ". " : "- ";
    Block& item = open(Kind::Item);
    document_.text += depth;
    item.marker.begin = size();
    document_.text += marker;
    item.marker.end = size() - 1;
  }

  long list_depth() const {
    return std::count_if(stack_.begin(), stack_.end(), [](const Block* block) { return block->kind == Kind::List; });
  }

  bool ends_callout_title() {
    const Block& block = current();
    return block.kind == Kind::Paragraph && parent().kind == Kind::Quote && parent().children.size() == 1 &&
           std::string_view(document_.text).substr(block.text.begin).starts_with("[!") &&
           document_.text.find('\n', block.text.begin) == std::string::npos;
  }

  void add(std::string_view text) {
    if (text.empty() || stack_.empty()) return;
    const auto style = static_cast<std::uint8_t>((bold_ ? Bold : 0) | (italic_ ? Italic : 0) | (code_ ? Code : 0) |
                                                 (struck_ ? Struck : 0));
    std::vector<Run>& runs = current().runs;
    const std::uint32_t begin = size();
    document_.text += text;
    if (!runs.empty() && runs.back().style == style && runs.back().link == link_ && runs.back().span.end == begin) {
      runs.back().span.end = size();
    } else {
      runs.push_back({{begin, size()}, style, link_});
    }
  }

  // ---- what can only be told when a block is complete --------------------------------------------------------------

  void finish(Block& block) {
    if (block.kind == Kind::Quote) turn_into_callout(block);
    if (block.kind == Kind::Heading) name_heading(block);
    for (Block& child : block.children) finish(child);
  }

  /// Cuts runs at an offset; returns what follows it.
  static std::vector<Run> split_runs(std::vector<Run>& runs, std::uint32_t at, std::uint32_t resume) {
    std::vector<Run> before;
    std::vector<Run> after;
    for (const Run& run : runs) {
      Run left = run;
      left.span.end = std::min(run.span.end, at);
      if (!left.span.empty()) before.push_back(left);
      Run right = run;
      right.span.begin = std::max(run.span.begin, resume);
      if (!right.span.empty()) after.push_back(right);
    }
    runs = std::move(before);
    return after;
  }

  void turn_into_callout(Block& quote) {
    if (quote.children.empty() || quote.children.front().kind != Kind::Paragraph) return;
    Block& first = quote.children.front();
    const std::string_view text = std::string_view(document_.text).substr(first.text.begin, first.text.end - first.text.begin);
    const std::size_t close = text.find(']');
    if (!text.starts_with("[!") || close == std::string_view::npos) return;
    quote.kind = Kind::Callout;
    quote.info = std::string(text.substr(2, close - 2));
    const std::size_t line_end = std::min(text.find('\n'), text.size());
    std::size_t title_begin = std::min(close + 1, line_end);
    while (title_begin < line_end && text[title_begin] == ' ') ++title_begin;
    const auto offset = [&](std::size_t at) { return first.text.begin + static_cast<std::uint32_t>(at); };
    std::vector<Run> title = first.runs;
    std::vector<Run> body = split_runs(title, offset(line_end), offset(std::min(line_end + 1, text.size())));
    quote.runs = split_runs(title, offset(0), offset(title_begin));
    first.runs = std::move(body);
    first.text.begin = offset(std::min(line_end + 1, text.size()));
    if (first.runs.empty()) quote.children.erase(quote.children.begin());
  }

  void name_heading(Block& heading) {
    const std::string text = text_of(document_, heading.runs);
    heading.id = slug(text);
    const std::size_t brace = text.rfind("{#");
    if (brace == std::string::npos || !text.ends_with('}') || heading.runs.empty()) return;
    heading.id = text.substr(brace + 2, text.size() - brace - 3);
    // The id is written, not read: it leaves the runs (the text keeps its place so that offsets stay true).
    std::uint32_t end = heading.runs.back().span.end - static_cast<std::uint32_t>(text.size() - brace);
    while (end > heading.text.begin && document_.text[end - 1] == ' ') --end;
    for (std::uint32_t at = end; at < heading.text.end; ++at) document_.text[at] = ' ';
    split_runs(heading.runs, end, end);
  }

  Document document_;
  Block root_;
  std::vector<Block*> stack_;
  std::vector<int> next_number_;  ///< beside stack_: the next item's number in that list
  bool in_header_ = false;
  int bold_ = 0;
  int italic_ = 0;
  int code_ = 0;
  int struck_ = 0;
  std::int16_t link_ = -1;
};

}  // namespace

Document parse(std::string_view markdown) {
  Builder builder;
  MD_PARSER parser{};
  parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_NOHTML | MD_FLAG_PERMISSIVEURLAUTOLINKS |
                 MD_FLAG_NOINDENTEDCODEBLOCKS;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* to) {
    static_cast<Builder*>(to)->enter_block(type, detail);
    return 0;
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void*, void* to) {
    static_cast<Builder*>(to)->leave_block(type);
    return 0;
  };
  parser.enter_span = [](MD_SPANTYPE type, void* detail, void* to) {
    static_cast<Builder*>(to)->enter_span(type, detail);
    return 0;
  };
  parser.leave_span = [](MD_SPANTYPE type, void*, void* to) {
    static_cast<Builder*>(to)->leave_span(type);
    return 0;
  };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* to) {
    static_cast<Builder*>(to)->text(type, {text, size});
    return 0;
  };
  md_parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &parser, &builder);
  return builder.take();
}

std::string text_of(const Document& document, const std::vector<Run>& runs) {
  std::string result;
  for (const Run& run : runs) result.append(document.text, run.span.begin, run.span.end - run.span.begin);
  return result;
}

}  // namespace slotscope::prose
