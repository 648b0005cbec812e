// Breaks runs of mixed styles into lines of a given width.
//
// A line may be broken after a space, a hyphen or a dash and between ideographs, wherever one run ends and another
// begins: "**bold**," stays together although it is two runs. A word wider than the line is broken where code can be
// (after a dot, underscore, comma or bracket), and anywhere when there is no such place.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "ui/text.hpp"
#include "ui/widgets/rich_text/document.hpp"

namespace slotscope::prose {

/// A face at a size in ems.
struct Type {
  Face face = Face::Regular;
  float ems = 1;
  friend bool operator==(const Type&, const Type&) = default;
};

/// How wide and high text is; the fonts of the window, or a table in a test.
class Measure {
 public:
  virtual ~Measure() = default;
  virtual float width(Type type, std::string_view text) const = 0;
  virtual float line_height(Type type) const = 0;
  virtual float ascent(Type type) const = 0;
  /// Size of a step of the type scale, in ems.
  virtual float ems(Size size) const = 0;
  /// Pixels of one em.
  virtual float em() const = 0;
};

/// The style a block gives its runs.
struct TextStyle {
  Size size = Size::Body;
  bool bold = false;
  float leading = 1.28f;  ///< height of a line as a multiple of the face's own
};

/// Consecutive characters of one run on one line.
struct Fragment {
  TextSpan span;
  float x = 0;
  float width = 0;
  Type type;
  std::uint8_t style = 0;
  std::int16_t link = -1;
  bool opens = false;   ///< the run begins here: inline code has its left padding
  bool closes = false;  ///< the run ends here
};

struct Line {
  TextSpan span;  ///< with the blanks that hang over its end
  float x = 0;
  float y = 0;
  float width = 0;
  float height = 0;
  float baseline = 0;       ///< from the line's top
  std::uint32_t first = 0;  ///< into the fragments
  std::uint32_t count = 0;
};

struct Lines {
  std::vector<Line> lines;
  std::vector<Fragment> fragments;
  float width = 0;  ///< of the widest line
  float height = 0;
};

Lines break_lines(const Document& document, const std::vector<Run>& runs, const TextStyle& style, float width,
                  const Measure& measure);

/// Widths of the widest word and of the text on one line; what a table's column needs at least and at most.
struct Extent {
  float least = 0;
  float most = 0;
};
Extent extent_of(const Document& document, const std::vector<Run>& runs, const TextStyle& style,
                 const Measure& measure);

/// Space inside inline code at its left and right, in ems.
inline constexpr float code_padding = 0.22f;

}  // namespace slotscope::prose
