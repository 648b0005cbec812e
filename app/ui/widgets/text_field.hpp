// A field for one line of text: the editor's document with one line, drawn in a box.
#pragma once

#include <string>
#include <string_view>

#include "ui/draw.hpp"

namespace slotscope {

struct TextFieldOptions {
  std::string_view placeholder = {};
  Icon icon = Icon::None;
  bool mono = false;
  bool boxed = true;
};

struct TextFieldReaction {
  bool changed = false;
  bool submitted = false;  ///< Enter was pressed
  bool focused = false;
};

/// Edits `value` in `rect`. Arrows up and down, Esc and Tab are left to others.
TextFieldReaction text_field(std::string_view name, Rect rect, std::string& value,
                             const TextFieldOptions& options = {});

}  // namespace slotscope
