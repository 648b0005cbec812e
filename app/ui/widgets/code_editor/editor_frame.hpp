// The measures of an editor in one frame; shared by the files that draw it and take its input.
#pragma once

#include "ui/draw.hpp"
#include "ui/widgets/code_editor/code_editor.hpp"

namespace slotscope::editor {

struct CodeEditor::Frame {
  const EditorOptions& options;
  LineMetrics metrics;
  Rect rect;  ///< the whole widget
  Rect text;  ///< the part in which text is seen, without gutter and bars
  float line_height = 0;
  float text_drop = 0;     ///< from a line's top to the top of its letters
  float gutter = 0;        ///< width of the gutter
  float number_right = 0;  ///< where line numbers end, from the widget's left
  ImVec2 offset{0, 0};
  int first = 0;  ///< first and last line in sight
  int last = 0;
  bool focused = false;

  float y_of(int line) const { return text.min.y + static_cast<float>(line) * line_height - offset.y; }
  float x_of(std::string_view line, int column) const { return text.min.x - offset.x + metrics.x_of(line, column); }
  Rect line_rect(int line) const { return {{rect.min.x + gutter, y_of(line)}, {text.max.x, y_of(line) + line_height}}; }
};

}  // namespace slotscope::editor
