// Copies blocks and spans over, writing the text between them as a copy would want it.
#include "ui/widgets/rich_text/compose.hpp"

#include <array>
#include <utility>

namespace slotscope::prose {

using course::RichBlock;

namespace {

Kind kind_of(RichBlock::Kind kind) {
  switch (kind) {
    case RichBlock::Kind::Paragraph:
      return Kind::Paragraph;
    case RichBlock::Kind::Heading:
      return Kind::Heading;
    case RichBlock::Kind::BulletList:
    case RichBlock::Kind::NumberedList:
      return Kind::List;
    case RichBlock::Kind::Item:
      return Kind::Item;
    case RichBlock::Kind::Quote:
      return Kind::Quote;
    case RichBlock::Kind::Callout:
      return Kind::Callout;
    case RichBlock::Kind::Code:
      return Kind::CodeBlock;
    case RichBlock::Kind::Table:
      return Kind::Table;
    case RichBlock::Kind::Row:
      return Kind::Row;
    case RichBlock::Kind::Cell:
      return Kind::Cell;
    case RichBlock::Kind::Rule:
      return Kind::Rule;
  }
  return Kind::Paragraph;
}

Link::Kind kind_of_target(std::string_view target) {
  if (target.starts_with("term:")) return Link::Kind::Term;
  for (std::string_view scheme : {"http:", "https:", "mailto:"}) {
    if (target.starts_with(scheme)) return Link::Kind::Outside;
  }
  return Link::Kind::Internal;
}

/// What stands in a copy between a block and the one before it in the same parent.
std::string_view separator_before(const Block& parent, Kind child) {
  if (child == Kind::Cell) return "\t";
  if (child == Kind::Row || child == Kind::Item || parent.kind == Kind::Item) return "\n";
  return "\n\n";
}

}  // namespace

void Composer::separate(std::string_view separator) {
  if (!document_.text.empty()) document_.text += separator;
}

void Composer::add_heading(int level, std::string_view title, std::string_view id) {
  separate("\n\n");
  Block& block = document_.blocks.emplace_back();
  block.kind = Kind::Heading;
  block.level = level;
  block.id = id;
  block.text.begin = size();
  add_text(title, 0, -1, block);
  block.text.end = size();
}

void Composer::add_paragraph(std::string_view plain_text) {
  separate("\n\n");
  Block& block = document_.blocks.emplace_back();
  block.text.begin = size();
  add_text(plain_text, 0, -1, block);
  block.text.end = size();
}

void Composer::add_code(std::string_view source, std::string_view language) {
  separate("\n\n");
  Block& block = document_.blocks.emplace_back();
  block.kind = Kind::CodeBlock;
  block.info = language;
  block.text.begin = size();
  while (source.ends_with('\n')) source.remove_suffix(1);
  add_text(source, Code, -1, block);
  block.text.end = size();
}

void Composer::add_embed(int name) {
  Block& block = document_.blocks.emplace_back();
  block.kind = Kind::Embed;
  block.embed = name;
  block.text = {size(), size()};
}

void Composer::add_prose(const course::RichText& prose, const Values& values) {
  prose_ = &prose;
  values_ = &values;
  for (const RichBlock& block : prose.blocks) {
    if (block.kind == RichBlock::Kind::Callout && !block.versions.contains(version_)) continue;
    if (block.kind != RichBlock::Kind::Rule) separate("\n\n");
    add_block(block, document_.blocks);
  }
}

void Composer::add_block(const RichBlock& from, std::vector<Block>& siblings) {
  Block block;
  block.kind = kind_of(from.kind);
  block.level = from.level;
  block.header = from.header;
  block.ordered = from.kind == RichBlock::Kind::NumberedList;
  block.align = static_cast<Align>(from.align);
  block.info = from.word;
  block.text.begin = size();
  if (block.kind == Kind::Callout) {
    add_spans(from.title, block);
    if (!block.runs.empty()) document_.text += '\n';
  }
  if (block.kind == Kind::CodeBlock) {
    std::string_view source = from.spans.empty() ? std::string_view() : std::string_view(from.spans.front().text);
    while (source.ends_with('\n')) source.remove_suffix(1);
    add_text(source, Code, -1, block);
  } else {
    add_spans(from.spans, block);
  }
  if (block.kind == Kind::List) {
    add_items(from, block);
  } else {
    add_children(from, block);
  }
  block.text.end = size();
  siblings.push_back(std::move(block));
}

void Composer::add_children(const RichBlock& from, Block& to) {
  for (const RichBlock& child : from.children) {
    if (child.kind == RichBlock::Kind::Callout && !child.versions.contains(version_)) continue;
    if (!to.children.empty() && child.kind != RichBlock::Kind::Rule) {
      document_.text += separator_before(to, kind_of(child.kind));
    }
    add_block(child, to.children);
  }
}

void Composer::add_items(const RichBlock& list, Block& to) {
  int number = list.level;
  ++list_depth_;
  for (const RichBlock& child : list.children) {
    if (!to.children.empty()) document_.text += '\n';
    document_.text.append(2 * static_cast<std::size_t>(list_depth_ - 1), ' ');
    const TextSpan marker{size(), 0};
    document_.text += to.ordered ? std::to_string(number++) + "." : "-";
    const std::uint32_t marker_end = size();
    document_.text += ' ';
    add_block(child, to.children);
    to.children.back().marker = {marker.begin, marker_end};
  }
  --list_depth_;
}

void Composer::add_spans(const std::vector<course::Span>& spans, Block& to) {
  for (const course::Span& span : spans) {
    const auto style =
        static_cast<std::uint8_t>((span.strong ? Bold : 0) | (span.emphasis ? Italic : 0) | (span.code ? Code : 0));
    if (span.line_break) {
      add_text("\n", style, -1, to);
    } else if (span.expression >= 0) {
      const auto index = static_cast<std::size_t>(span.expression);
      const course::Expression& expression = prose_->expressions[index];
      const Computed value = values_ && *values_ ? (*values_)(expression) : Computed{expression.source, false, {}};
      std::int16_t link = link_of(span);
      if (link < 0 && value.varies) {
        document_.links.push_back({Link::Kind::Varies, value.key});
        link = static_cast<std::int16_t>(document_.links.size() - 1);
      }
      add_text(value.text, style, link, to);
    } else {
      add_text(span.text, style, link_of(span), to);
    }
  }
}

std::int16_t Composer::link_of(const course::Span& span) {
  static constexpr std::array<Link::Kind, 4> kinds{Link::Kind::Internal, Link::Kind::Dictionary, Link::Kind::Slot,
                                                   Link::Kind::Claimed};
  if (span.mark == course::Mark::None && span.target.empty()) return -1;
  const Link::Kind kind =
      span.mark == course::Mark::None ? kind_of_target(span.target) : kinds[static_cast<std::size_t>(span.mark)];
  // Spans of one link stand side by side and share it, so that it is one thing to the keyboard.
  if (document_.links.empty() || document_.links.back().kind != kind || document_.links.back().target != span.target) {
    document_.links.push_back({kind, span.target});
  }
  return static_cast<std::int16_t>(document_.links.size() - 1);
}

void Composer::add_text(std::string_view text, std::uint8_t style, std::int16_t link, Block& to) {
  if (text.empty()) return;
  const std::uint32_t begin = size();
  document_.text += text;
  if (!to.runs.empty() && to.runs.back().style == style && to.runs.back().link == link &&
      to.runs.back().span.end == begin) {
    to.runs.back().span.end = size();
  } else {
    to.runs.push_back({{begin, size()}, style, link});
  }
}

Document document_of(const course::RichText& prose, const Values& values, Version version) {
  Composer composer(version);
  composer.add_prose(prose, values);
  return composer.take();
}

Document document_of(std::string_view markdown) {
  course::Diagnostics problems;
  return document_of(course::parse_markdown(markdown, {}, problems));
}

std::string text_of(const Document& document, const std::vector<Run>& runs) {
  std::string result;
  for (const Run& run : runs) result.append(document.text, run.span.begin, run.span.end - run.span.begin);
  return result;
}

}  // namespace slotscope::prose
