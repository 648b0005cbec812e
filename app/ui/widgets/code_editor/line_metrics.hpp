// Where the characters of one line of code stand, in pixels from its start.
#pragma once

#include <string_view>

#include "ui/text.hpp"

namespace slotscope::editor {

class LineMetrics {
 public:
  explicit LineMetrics(const Font& font);

  const Font& font() const { return font_; }
  float advance() const { return advance_; }
  float x_of(std::string_view line, int column) const;
  /// The column between two characters nearest to x.
  int column_at(std::string_view line, float x) const;

 private:
  float width_of(std::string_view line, std::size_t at, std::size_t next, float x) const;

  Font font_;
  float advance_;
};

}  // namespace slotscope::editor
