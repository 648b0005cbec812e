// Walks a block's tree with a left edge and a width, appending lines and shapes downwards.
#include "ui/widgets/rich_text/layout.hpp"

#include <algorithm>
#include <cmath>

#include "ui/widgets/rich_text/table_columns.hpp"
#include "ui/widgets/text/utf8.hpp"

namespace slotscope::prose {
namespace {

constexpr float paragraph_space = 0.85f;
constexpr float boxed_space = 1.15f;  ///< around code, callouts, tables and what pages embed
constexpr float tight_space = 0.3f;

TextStyle style_of_heading(int level) {
  switch (level) {
    case 1:
      return {Size::Title1, true, 1.08f};
    case 2:
      return {Size::Title2, true, 1.1f};
    case 3:
      return {Size::Title3, true, 1.15f};
    default:
      return {Size::Body, true, 1.2f};
  }
}

bool is_boxed(const Block& block) {
  return block.kind == Kind::CodeBlock || block.kind == Kind::Callout || block.kind == Kind::Table ||
         block.kind == Kind::Embed;
}

float space_above(const Block& block, const Block& before) {
  if (block.kind != Kind::Heading)
    return block.kind == Kind::Rule ? 1.4f : is_boxed(block) || is_boxed(before) ? boxed_space : paragraph_space;
  return block.level <= 1 ? 1.6f : block.level == 2 ? 2.0f : 1.5f;
}

class Layouter {
 public:
  Layouter(const Document& document, const LayoutOptions& options, const Measure& measure)
      : document_(document), options_(options), measure_(measure), em_(measure.em()) {}

  BlockLayout run(const Block& block, const Block* before) {
    out_.block = &block;
    out_.space_above = before ? space_above(block, *before) * em_ : 0;
    place(block, 0, options_.width);
    out_.height = y_;
    return std::move(out_);
  }

 private:
  TextStyle body() const { return {options_.body, false, 1.28f}; }

  void place(const Block& block, float x, float width) {
    switch (block.kind) {
      case Kind::Paragraph:
        add_text(block.runs, body(), x, width);
        return;
      case Kind::Heading:
        add_text(block.runs, style_of_heading(block.level), x, width);
        return;
      case Kind::CodeBlock:
        place_code(block, x, width);
        return;
      case Kind::List:
        place_list(block, x, width);
        return;
      case Kind::Quote:
        place_quote(block, x, width);
        return;
      case Kind::Callout:
        place_callout(block, x, width);
        return;
      case Kind::Table:
        place_table(block, x, width);
        return;
      case Kind::Rule:
        add_shape(ShapeKind::Rule, block, {{x, y_}, {x + width, y_}});
        return;
      case Kind::Embed:
        return;
      case Kind::Item:
      case Kind::Row:
      case Kind::Cell:
        place_children(block, x, width);
        return;
    }
  }

  void place_children(const Block& block, float x, float width) {
    const Block* before = nullptr;
    for (const Block& child : block.children) {
      if (before) y_ += (child.kind == Kind::List ? tight_space : space_above(child, *before)) * em_;
      before = &child;
      place(child, x, width);
    }
  }

  void add_shape(ShapeKind kind, const Block& block, Rect rect) { out_.shapes.push_back({kind, rect, &block}); }

  float add_text(const std::vector<Run>& runs, const TextStyle& style, float x, float width,
                 Align align = Align::Left) {
    Lines broken = break_lines(document_, runs, style, std::max(width, em_), measure_);
    const auto first_fragment = static_cast<std::uint32_t>(out_.fragments.size());
    for (Line& line : broken.lines) {
      const float free = width - line.width;
      line.x = x + (align == Align::Right ? free : align == Align::Center ? free / 2 : 0);
      line.y += y_;
      line.first += first_fragment;
      out_.lines.push_back(line);
    }
    out_.fragments.insert(out_.fragments.end(), broken.fragments.begin(), broken.fragments.end());
    y_ += broken.height;
    return broken.height;
  }

  void place_code(const Block& block, float x, float width) {
    const float pad = 0.9f * em_;
    const float top = y_;
    const std::size_t shape = out_.shapes.size();
    add_shape(ShapeKind::CodeBox, block, {});
    y_ += 0.7f * em_;
    std::vector<Run> runs = block.runs;
    for (Run& run : runs) run.style = Code;
    const std::size_t first = out_.fragments.size();
    add_text(runs, {options_.body, false, 1.22f}, x + pad, width - 2 * pad);
    // A whole line of code needs none of the padding that inline code has.
    for (std::size_t at = first; at < out_.fragments.size(); ++at)
      out_.fragments[at].opens = out_.fragments[at].closes = false;
    y_ += 0.7f * em_;
    out_.shapes[shape].rect = {{x, top}, {x + width, y_}};
  }

  void place_list(const Block& list, float x, float width) {
    const float indent = (list.ordered ? 1.9f : 1.4f) * em_;
    bool first = true;
    for (const Block& item : list.children) {
      if (!first) y_ += tight_space * em_;
      first = false;
      const float line = measure_.line_height({Face::Regular, measure_.ems(options_.body)}) * body().leading;
      add_shape(list.ordered ? ShapeKind::Number : ShapeKind::Bullet, item, {{x, y_}, {x + indent, y_ + line}});
      place_children(item, x + indent, width - indent);
    }
  }

  void place_quote(const Block& quote, float x, float width) {
    const float indent = 1.1f * em_;
    const float top = y_;
    place_children(quote, x + indent, width - indent);
    add_shape(ShapeKind::QuoteBar, quote, {{x, top}, {x + 0.2f * em_, y_}});
  }

  void place_callout(const Block& callout, float x, float width) {
    const float pad = 1.0f * em_;
    const float left = x + 2.6f * em_;
    const float inner = width - 2.6f * em_ - pad;
    const float top = y_;
    const std::size_t shape = out_.shapes.size();
    add_shape(ShapeKind::Callout, callout, {});
    y_ += 0.8f * em_;
    const float title_top = y_;
    if (callout.runs.empty()) {
      y_ += measure_.line_height({Face::Bold, measure_.ems(options_.body)}) * body().leading;
    } else {
      add_text(callout.runs, {options_.body, true, 1.28f}, left, inner);
    }
    add_shape(ShapeKind::CalloutTitle, callout, {{x, title_top}, {x + width, y_}});
    if (!(options_.folded && options_.folded(callout)) && !callout.children.empty()) {
      y_ += 0.35f * em_;
      place_children(callout, left, inner);
    }
    y_ += 0.85f * em_;
    out_.shapes[shape].rect = {{x, top}, {x + width, y_}};
  }

  TextStyle style_of_row(const Block& row) const { return {Size::Body, row.header, 1.22f}; }

  void place_table(const Block& table, float x, float width) {
    const float pad = 0.75f * em_;
    std::vector<Extent> extents;
    for (const Block& row : table.children) {
      extents.resize(std::max(extents.size(), row.children.size()));
      for (std::size_t column = 0; column < row.children.size(); ++column) {
        const Extent cell = extent_of(document_, row.children[column].runs, style_of_row(row), measure_);
        extents[column].least = std::max(extents[column].least, cell.least + 2 * pad);
        extents[column].most = std::max(extents[column].most, cell.most + 2 * pad);
      }
    }
    const std::vector<float> widths = column_widths(extents, width);
    float table_width = 0;
    for (float column : widths) table_width += column;
    for (const Block& row : table.children) place_row(row, widths, x, table_width);
  }

  void place_row(const Block& row, const std::vector<float>& widths, float x, float table_width) {
    const float pad = 0.75f * em_;
    const float top = y_;
    const std::size_t shape = out_.shapes.size();
    if (row.header) add_shape(ShapeKind::TableHeader, row, {});
    float bottom = top;
    float left = x;
    for (std::size_t column = 0; column < row.children.size(); ++column) {
      const Block& cell = row.children[column];
      y_ = top + 0.42f * em_;
      add_text(cell.runs, style_of_row(row), left + pad, widths[column] - 2 * pad, cell.align);
      bottom = std::max(bottom, y_ + 0.42f * em_);
      left += widths[column];
    }
    y_ = bottom;
    if (row.header) out_.shapes[shape].rect = {{x, top}, {x + table_width, bottom}};
    add_shape(ShapeKind::TableLine, row, {{x, bottom}, {x + table_width, bottom}});
  }

  const Document& document_;
  const LayoutOptions& options_;
  const Measure& measure_;
  const float em_;
  float y_ = 0;
  BlockLayout out_;
};

/// The x of a place in a fragment's text.
float x_in(const Document& document, const Fragment& fragment, std::uint32_t offset, const Measure& measure) {
  if (offset <= fragment.span.begin) return fragment.x;
  if (offset >= fragment.span.end) return fragment.x + fragment.width;
  const float padding = fragment.opens && (fragment.style & Code) ? code_padding * measure.em() : 0;
  const std::string_view text(document.text.data() + fragment.span.begin, offset - fragment.span.begin);
  return fragment.x + padding + measure.width(fragment.type, text);
}

}  // namespace

BlockLayout lay_out(const Document& document, const Block& block, const Block* before, const LayoutOptions& options,
                    const Measure& measure) {
  return Layouter(document, options, measure).run(block, before);
}

std::string_view label_of_callout(const Block& callout) {
  if (callout.info == "tip") return "Tip";
  if (callout.info == "warning") return "Careful";
  if (callout.info == "try") return "Try it";
  if (callout.info == "why") return "Why?";
  if (callout.info.starts_with("version")) return "On your version";
  return "Note";
}

std::uint32_t text_offset_at(const Document& document, const BlockLayout& layout, ImVec2 point,
                             const Measure& measure) {
  // The nearest line by height; of several at one height (a table's row) the nearest by distance to its text.
  const Line* nearest = nullptr;
  float nearest_distance = 0;
  for (const Line& line : layout.lines) {
    const float dy = std::max({line.y - point.y, point.y - (line.y + line.height), 0.0f});
    const float dx = std::max({line.x - point.x, point.x - (line.x + line.width), 0.0f});
    const float distance = dy * 1000 + dx;
    if (!nearest || distance < nearest_distance) {
      nearest = &line;
      nearest_distance = distance;
    }
  }
  if (!nearest) return layout.block ? layout.block->text.begin : 0;
  const float x = point.x - nearest->x;
  std::uint32_t best = nearest->span.begin;
  float best_distance = std::abs(x);
  for (std::uint32_t at = nearest->first; at < nearest->first + nearest->count; ++at) {
    const Fragment& fragment = layout.fragments[at];
    for (std::uint32_t offset = fragment.span.begin;;
         offset = static_cast<std::uint32_t>(utf8::next_character(document.text, offset))) {
      const float distance = std::abs(x_in(document, fragment, offset, measure) - x);
      if (distance <= best_distance) {
        best_distance = distance;
        best = offset;
      }
      if (offset >= fragment.span.end) break;
    }
  }
  return best;
}

std::vector<Rect> rects_of(const Document& document, const BlockLayout& layout, TextSpan span, const Measure& measure) {
  std::vector<Rect> rects;
  for (const Line& line : layout.lines) {
    if (line.span.end < span.begin || line.span.begin >= span.end) continue;
    float left = line.x + line.width;
    float right = line.x;
    for (std::uint32_t at = line.first; at < line.first + line.count; ++at) {
      const Fragment& fragment = layout.fragments[at];
      if (fragment.span.end <= span.begin || fragment.span.begin >= span.end) continue;
      left = std::min(left, line.x + x_in(document, fragment, std::max(span.begin, fragment.span.begin), measure));
      right = std::max(right, line.x + x_in(document, fragment, std::min(span.end, fragment.span.end), measure));
    }
    if (right > left) rects.push_back({{left, line.y}, {right, line.y + line.height}});
  }
  return rects;
}

}  // namespace slotscope::prose
