// Filled prose as HTML and as Markdown, for the formats lessons and questions are exported to.
#include "course/evaluate/filled.hpp"
#include "course/source/strings.hpp"

namespace slotscope::course {

namespace {

bool outside(const Span& span) {
  return span.target.starts_with("http");
}

void html_spans(const std::vector<Span>& spans, std::string& into) {
  for (const Span& span : spans) {
    if (span.line_break) {
      into += "<br/>";
      continue;
    }
    std::string text = html_escaped(span.text);
    if (span.code) text = "<code>" + text + "</code>";
    if (span.emphasis) text = "<em>" + text + "</em>";
    if (span.strong) text = "<strong>" + text + "</strong>";
    if (outside(span)) text = "<a href=\"" + html_escaped(span.target) + "\">" + text + "</a>";
    into += text;
  }
}

void html_block(const RichBlock& block, std::string& into);

void html_blocks(const std::vector<RichBlock>& blocks, std::string& into) {
  for (const RichBlock& block : blocks) html_block(block, into);
}

void wrap(std::string_view tag, const RichBlock& block, std::string& into) {
  into += '<' + std::string(tag) + '>';
  html_spans(block.spans, into);
  html_blocks(block.children, into);
  into += "</" + std::string(tag) + '>';
}

void html_block(const RichBlock& block, std::string& into) {
  using Kind = RichBlock::Kind;
  switch (block.kind) {
    case Kind::Paragraph:
      wrap("p", block, into);
      break;
    case Kind::Heading:
      wrap("h" + std::to_string(block.level), block, into);
      break;
    case Kind::BulletList:
      wrap("ul", block, into);
      break;
    case Kind::NumberedList:
      wrap("ol", block, into);
      break;
    case Kind::Item:
      wrap("li", block, into);
      break;
    case Kind::Quote:
    case Kind::Callout:
      wrap("blockquote", block, into);
      break;
    case Kind::Code:
      into += "<pre><code>" + html_escaped(block.spans.empty() ? "" : block.spans.front().text) + "</code></pre>";
      break;
    case Kind::Table:
      wrap("table", block, into);
      break;
    case Kind::Row:
      wrap("tr", block, into);
      break;
    case Kind::Cell:
      wrap("td", block, into);
      break;
    case Kind::Rule:
      into += "<hr/>";
      break;
  }
}

void markdown_spans(const std::vector<Span>& spans, std::string& into) {
  for (const Span& span : spans) {
    if (span.line_break) {
      into += "  \n";
      continue;
    }
    std::string text = span.code ? '`' + span.text + '`' : span.text;
    if (span.emphasis) text = '*' + text + '*';
    if (span.strong) text = "**" + text + "**";
    if (outside(span)) text = '[' + text + "](" + span.target + ')';
    into += text;
  }
}

void markdown_blocks(const std::vector<RichBlock>& blocks, const std::string& margin, std::string& into);

/// Puts `margin` before every line of what is written by `write`, and `first` before the first of them.
void with_margin(const std::vector<RichBlock>& blocks, const std::string& first, const std::string& margin,
                 std::string& into) {
  std::string inner;
  markdown_blocks(blocks, "", inner);
  bool start = true;
  for (std::string_view line : lines_of(trim(inner))) {
    into += (start ? first : margin) + std::string(line) + '\n';
    start = false;
  }
}

void markdown_row(const RichBlock& row, std::string& into) {
  into += '|';
  for (const RichBlock& cell : row.children) {
    std::string text;
    markdown_spans(cell.spans, text);
    into += ' ' + replace_all(text, "|", "\\|") + " |";
  }
  into += '\n';
  if (!row.header) return;
  into += '|';
  for (std::size_t i = 0; i < row.children.size(); ++i) into += " --- |";
  into += '\n';
}

void markdown_block(const RichBlock& block, std::string& into) {
  using Kind = RichBlock::Kind;
  switch (block.kind) {
    case Kind::Heading:
      into += std::string(static_cast<std::size_t>(block.level), '#') + ' ';
      [[fallthrough]];
    case Kind::Paragraph:
      markdown_spans(block.spans, into);
      into += "\n\n";
      break;
    case Kind::BulletList:
      for (const RichBlock& item : block.children) with_margin(item.children, "- ", "  ", into);
      into += '\n';
      break;
    case Kind::NumberedList: {
      int number = block.level;
      for (const RichBlock& item : block.children)
        with_margin(item.children, std::to_string(number++) + ". ", "   ", into);
      into += '\n';
      break;
    }
    case Kind::Quote:
      with_margin(block.children, "> ", "> ", into);
      into += '\n';
      break;
    case Kind::Callout: {
      std::string title;
      markdown_spans(block.title, title);
      into += "> **" + (title.empty() ? block.word : title) + "**\n>\n";
      with_margin(block.children, "> ", "> ", into);
      into += '\n';
      break;
    }
    case Kind::Code:
      into += "```" + block.word + '\n' + (block.spans.empty() ? "" : block.spans.front().text) + "```\n\n";
      break;
    case Kind::Table:
      for (const RichBlock& row : block.children) markdown_row(row, into);
      into += '\n';
      break;
    case Kind::Rule:
      into += "---\n\n";
      break;
    case Kind::Item:
    case Kind::Row:
    case Kind::Cell:
      break;
  }
}

void markdown_blocks(const std::vector<RichBlock>& blocks, const std::string& margin, std::string& into) {
  for (const RichBlock& block : blocks) {
    into += margin;
    markdown_block(block, into);
  }
}

}  // namespace

std::string html_escaped(std::string_view text) {
  std::string result;
  for (char c : text) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      default:
        result += c;
    }
  }
  return result;
}

std::string to_html(const std::vector<RichBlock>& blocks) {
  std::string text;
  html_blocks(blocks, text);
  return text;
}

std::string to_markdown(const std::vector<RichBlock>& blocks) {
  std::string text;
  markdown_blocks(blocks, "", text);
  return text;
}

}  // namespace slotscope::course
