// Rows of eight bytes, block under block.
#include "ui/widgets/byte_strip/layout.hpp"

#include <algorithm>
#include <unordered_map>

namespace slotscope::strip {
namespace {

constexpr std::int64_t word = 8;
constexpr std::int64_t longest_whole = 4;  ///< a part of more words is drawn shortened
constexpr float shortened_rows = 2;

std::int64_t floor_to_word(std::int64_t offset) {
  return offset >= 0 ? offset / word * word : -((-offset + word - 1) / word * word);
}

class Layouter {
 public:
  Layouter(const Strip& strip, float width) : strip_(strip) { out_.width = width; }

  StripLayout run() {
    for (std::size_t block = 0; block < strip_.blocks.size(); ++block) place_block(block);
    out_.height = y_;
    return std::move(out_);
  }

 private:
  float x_of(std::int64_t byte_in_word) const {
    return offset_width + static_cast<float>(byte_in_word) / static_cast<float>(word) * (out_.width - offset_width);
  }

  void place_block(std::size_t block) {
    if (block > 0) y_ += 0.7f;
    out_.headings.push_back({block, y_});
    y_ += heading_height;
    row_ = -1;
    const auto& parts = strip_.blocks[block].parts;
    for (std::size_t part = 0; part < parts.size(); ++part) place_part(block, part, parts[part]);
    if (row_ >= 0) y_ += word_height;
  }

  void place_part(std::size_t block, std::size_t index, const Part& part) {
    const std::int64_t begin = part.offset - floor_to_word(part.offset);
    const bool whole_rows = begin == 0 && part.bytes % word == 0;
    if (whole_rows) {
      finish_row();
      const std::int64_t rows = part.bytes / word;
      const bool shortened = rows > longest_whole;
      const float height = word_height * (shortened ? shortened_rows : static_cast<float>(rows));
      if (rows == 0) return;
      out_.cells.push_back({block, index, {{x_of(0), y_}, {x_of(word), y_ + height}}, true, shortened});
      y_ += height;
      return;
    }
    // Only a part of a row, or rows that do not end with it.
    bool first = true;
    for (std::int64_t at = part.offset; at < part.offset + part.bytes;) {
      const std::int64_t row = floor_to_word(at);
      if (row_ >= 0 && row_start_ != row) finish_row();
      row_ = 0;
      row_start_ = row;
      const std::int64_t end = std::min(part.offset + part.bytes, row + word);
      out_.cells.push_back({block, index, {{x_of(at - row), y_}, {x_of(end - row), y_ + word_height}}, first, false});
      first = false;
      at = end;
      if (end == row + word) finish_row();
    }
  }

  void finish_row() {
    if (row_ >= 0) y_ += word_height;
    row_ = -1;
  }

  const Strip& strip_;
  StripLayout out_;
  float y_ = 0;
  int row_ = -1;  ///< 0 while a row is partly filled
  std::int64_t row_start_ = 0;
};

Rect between(Rect a, Rect b, float t) {
  const auto mixed = [t](float from, float to) { return from + (to - from) * t; };
  return {{mixed(a.min.x, b.min.x), mixed(a.min.y, b.min.y)}, {mixed(a.max.x, b.max.x), mixed(a.max.y, b.max.y)}};
}

/// Index of the first part of each block in the list of all parts.
std::vector<std::size_t> first_parts(const Strip& strip) {
  std::vector<std::size_t> first;
  std::size_t count = 0;
  for (const Block& block : strip.blocks) {
    first.push_back(count);
    count += block.parts.size();
  }
  return first;
}

/// The first cell of each part, by key.
std::unordered_map<std::string, std::size_t> cells_by_key(const Strip& strip, const StripLayout& layout) {
  const std::vector<std::string> keys = keys_of(strip);
  const std::vector<std::size_t> first = first_parts(strip);
  std::unordered_map<std::string, std::size_t> cells;
  for (std::size_t index = 0; index < layout.cells.size(); ++index) {
    const Cell& cell = layout.cells[index];
    cells.emplace(keys[first[cell.block] + cell.part] + (cell.first ? "" : "+"), index);
  }
  return cells;
}

}  // namespace

StripLayout lay_out(const Strip& strip, float width) {
  return Layouter(strip, width).run();
}

std::vector<std::string> keys_of(const Strip& strip) {
  std::vector<std::string> keys;
  std::unordered_map<std::string, int> seen;
  for (const Block& block : strip.blocks) {
    for (const Part& part : block.parts) {
      const std::string key = std::to_string(static_cast<int>(block.kind)) + ":" + part.name;
      keys.push_back(key + "#" + std::to_string(seen[key]++));
    }
  }
  return keys;
}

std::vector<bool> differing_parts(const Strip& first, const Strip& second) {
  std::unordered_map<std::string, const Part*> parts;
  const std::vector<std::string> first_keys = keys_of(first);
  std::size_t index = 0;
  for (const Block& block : first.blocks) {
    for (const Part& part : block.parts) parts.emplace(first_keys[index++], &part);
  }
  std::vector<bool> differing;
  const std::vector<std::string> keys = keys_of(second);
  for (const Block& block : second.blocks) {
    for (const Part& part : block.parts) {
      const auto found = parts.find(keys[differing.size()]);
      differing.push_back(found == parts.end() || found->second->bytes != part.bytes ||
                          found->second->offset != part.offset);
    }
  }
  return differing;
}

std::vector<MorphedCell> morph(const Strip& first, const StripLayout& from, const Strip& second, const StripLayout& to,
                               float t) {
  const auto old_cells = cells_by_key(first, from);
  const auto new_cells = cells_by_key(second, to);
  std::vector<MorphedCell> morphed;
  for (const auto& [key, index] : old_cells) {
    if (!new_cells.contains(key)) morphed.push_back({false, index, from.cells[index].rect, 1 - t});
  }
  for (const auto& [key, index] : new_cells) {
    const Rect target = to.cells[index].rect;
    const auto old = old_cells.find(key);
    if (old == old_cells.end()) {
      morphed.push_back({true, index, target, t});
    } else {
      morphed.push_back({true, index, between(from.cells[old->second].rect, target, t), 1});
    }
  }
  // What vanishes is drawn first, then what stays, from top to bottom.
  std::sort(morphed.begin(), morphed.end(), [](const MorphedCell& a, const MorphedCell& b) {
    return std::pair(a.from_second, a.index) < std::pair(b.from_second, b.index);
  });
  return morphed;
}

}  // namespace slotscope::strip
