// Filling expressions in, and plain text of the result.
#include "course/evaluate/filled.hpp"

#include <algorithm>

#include "course/source/strings.hpp"

namespace slotscope::course {

namespace {

void fill_spans(std::vector<Span>& spans, const RichText& text, Evaluator& evaluator, Version version) {
  for (Span& span : spans) {
    if (span.expression < 0) continue;
    Value value = evaluator.value(text.expressions[static_cast<std::size_t>(span.expression)], version);
    span.text = value.ok ? value.text : "\xE2\x9F\xA8" + value.problem + "\xE2\x9F\xA9";
    span.expression = -1;
  }
}

void fill_blocks(std::vector<RichBlock>& blocks, const RichText& text, Evaluator& evaluator, Version version) {
  std::erase_if(blocks, [&](const RichBlock& block) { return !block.versions.contains(version); });
  for (RichBlock& block : blocks) {
    fill_spans(block.title, text, evaluator, version);
    fill_spans(block.spans, text, evaluator, version);
    fill_blocks(block.children, text, evaluator, version);
  }
}

std::string spans_text(const std::vector<Span>& spans, bool backquotes) {
  std::string text;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const Span& span = spans[i];
    if (span.line_break) {
      text += '\n';
      continue;
    }
    bool opens = backquotes && span.code && (i == 0 || !spans[i - 1].code);
    bool closes = backquotes && span.code && (i + 1 == spans.size() || !spans[i + 1].code);
    if (opens) text += '`';
    text += span.text;
    if (closes) text += '`';
  }
  return text;
}

class PlainWriter {
 public:
  explicit PlainWriter(const PlainStyle& style) : style_(style) {}

  std::string take() {
    while (text_.ends_with("\n\n")) text_.pop_back();
    return std::move(text_);
  }

  void blocks(const std::vector<RichBlock>& list, int indent) {
    for (const RichBlock& each : list) block(each, indent);
  }

 private:
  void block(const RichBlock& block, int indent) {
    using Kind = RichBlock::Kind;
    switch (block.kind) {
      case Kind::Paragraph:
      case Kind::Heading:
        put(spans_text(block.spans, style_.backquotes), indent);
        text_ += '\n';
        break;
      case Kind::BulletList:
      case Kind::NumberedList:
        list(block, indent);
        break;
      case Kind::Item:
      case Kind::Quote:
        blocks(block.children, indent + 2);
        break;
      case Kind::Callout:
        callout(block, indent);
        break;
      case Kind::Code:
        code(block, indent);
        break;
      case Kind::Table:
        table(block, indent);
        break;
      case Kind::Rule:
        put("----", indent);
        text_ += '\n';
        break;
      case Kind::Row:
      case Kind::Cell:
        break;
    }
  }

  void put(const std::string& line, int indent) { text_ += wrapped(line, style_.width, indent) + '\n'; }

  void list(const RichBlock& list, int indent) {
    int number = list.level;
    for (const RichBlock& item : list.children) {
      std::string mark = list.kind == RichBlock::Kind::BulletList ? "-" : std::to_string(number++) + '.';
      int inner = indent + static_cast<int>(mark.size()) + 1;
      std::size_t start = text_.size();
      blocks(item.children, inner);
      std::size_t at = start + static_cast<std::size_t>(indent);
      if (at + mark.size() <= text_.size()) text_.replace(at, mark.size(), mark);
      if (item.children.size() < 2) {
        while (text_.ends_with("\n\n")) text_.pop_back();
      }
    }
    text_ += '\n';
  }

  void callout(const RichBlock& block, int indent) {
    std::string title = block.word == "version" ? "On " + in_words(block.versions) : block.word;
    title.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(title.front())));
    std::string more = spans_text(block.title, style_.backquotes);
    put('[' + title + ']' + (more.empty() ? "" : ' ' + more), indent);
    blocks(block.children, indent + 2);
  }

  void code(const RichBlock& block, int indent) {
    std::string_view source = block.spans.empty() ? std::string_view() : block.spans.front().text;
    for (std::string_view line : lines_of(source)) {
      text_ += std::string(static_cast<std::size_t>(indent) + 4, ' ') + std::string(line) + '\n';
    }
    text_ += '\n';
  }

  void table(const RichBlock& table, int indent) {
    std::vector<std::vector<std::string>> cells;
    std::vector<std::size_t> widths;
    for (const RichBlock& row : table.children) {
      cells.emplace_back();
      for (const RichBlock& cell : row.children) {
        cells.back().push_back(spans_text(cell.spans, style_.backquotes));
        std::size_t column = cells.back().size() - 1;
        if (widths.size() <= column) widths.resize(column + 1);
        widths[column] = std::max(widths[column], character_count(cells.back().back()));
      }
    }
    for (std::size_t row = 0; row < cells.size(); ++row) {
      std::string line(static_cast<std::size_t>(indent), ' ');
      for (std::size_t column = 0; column < cells[row].size(); ++column) {
        std::size_t missing = widths[column] - character_count(cells[row][column]);
        bool right = table.children[row].children[column].align == RichBlock::Align::Right;
        if (column > 0) line += "  ";
        if (right) line.append(missing, ' ');
        line += cells[row][column];
        if (!right && column + 1 < cells[row].size()) line.append(missing, ' ');
      }
      text_ += line + '\n';
      if (table.children[row].header) {
        line.assign(static_cast<std::size_t>(indent), ' ');
        for (std::size_t column = 0; column < widths.size(); ++column) {
          line += (column > 0 ? "  " : "") + std::string(widths[column], '-');
        }
        text_ += line + '\n';
      }
    }
    text_ += '\n';
  }

  const PlainStyle& style_;
  std::string text_;
};

}  // namespace

std::vector<RichBlock> fill(const RichText& text, Evaluator& evaluator, Version version) {
  std::vector<RichBlock> blocks = text.blocks;
  fill_blocks(blocks, text, evaluator, version);
  return blocks;
}

std::string wrapped(std::string_view text, int width, int indent) {
  std::string margin(static_cast<std::size_t>(indent), ' ');
  std::string result;
  for (std::string_view line : split(text, '\n')) {
    if (!result.empty()) result += '\n';
    std::string current = margin;
    std::size_t used = margin.size();
    bool first = true;
    for (std::string_view word : split(line, ' ')) {
      std::size_t length = character_count(word);
      if (!first && width > 0 && used + 1 + length > static_cast<std::size_t>(width)) {
        result += current + '\n';
        current = margin;
        used = margin.size();
        first = true;
      }
      if (!first) current += ' ';
      current += word;
      used += length + (first ? 0 : 1);
      first = false;
    }
    result += current;
  }
  return result;
}

std::string to_plain(const std::vector<RichBlock>& blocks, const PlainStyle& style) {
  PlainWriter writer(style);
  writer.blocks(blocks, style.indent);
  return writer.take();
}

std::string plain(const RichText& text, Evaluator& evaluator, Version version, const PlainStyle& style) {
  return to_plain(fill(text, evaluator, version), style);
}

std::string one_line(const RichText& text, Evaluator& evaluator, Version version) {
  return normalized(replace_all(to_plain(fill(text, evaluator, version), {0, 0, false}), "\n", " "));
}

std::string one_line(const RichText& text) {
  std::vector<RichBlock> blocks = text.blocks;
  auto show = [&](auto&& self, std::vector<RichBlock>& list) -> void {
    for (RichBlock& block : list) {
      for (Span& span : block.spans) {
        if (span.expression >= 0) span.text = text.expressions[static_cast<std::size_t>(span.expression)].source;
      }
      self(self, block.children);
    }
  };
  show(show, blocks);
  return normalized(replace_all(to_plain(blocks, {0, 0, false}), "\n", " "));
}

}  // namespace slotscope::course
