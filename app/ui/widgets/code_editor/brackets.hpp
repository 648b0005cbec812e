// Which bracket belongs to which.
#pragma once

#include <optional>

#include "ui/widgets/code_editor/document.hpp"

namespace slotscope::editor {

struct BracketPair {
  TextPosition first;                  ///< the bracket beside the caret
  std::optional<TextPosition> second;  ///< its partner; nothing when it has none
};

/// The bracket just before the caret or right after it, outside strings and comments, with its partner.
std::optional<BracketPair> matching_brackets(Document& document);

}  // namespace slotscope::editor
