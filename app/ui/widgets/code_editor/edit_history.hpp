// What was changed in a text, in groups that one undo takes back together.
//
// An edit is "at this position this text was replaced by that text", enough to go both ways. Edits made between
// `open` and `close` form one group; a run of typing (or of backspaces) keeps extending the last group until something
// else happens, a word begins, or `seal` is called because the caret went elsewhere.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "ui/widgets/code_editor/text_buffer.hpp"

namespace slotscope::editor {

/// Where a selection was begun and where the caret stands; equal when nothing is selected.
struct Selection {
  TextPosition anchor;
  TextPosition caret;
  bool empty() const { return anchor == caret; }
  TextRange range() const { return anchor < caret ? TextRange{anchor, caret} : TextRange{caret, anchor}; }
  friend bool operator==(const Selection&, const Selection&) = default;
};

struct Edit {
  TextPosition at;
  std::string removed;
  std::string inserted;
};

enum class EditKind { Typing, Erasing, Command };

struct EditGroup {
  EditKind kind = EditKind::Command;
  std::vector<Edit> edits;
  Selection before;
  Selection after;
};

class EditHistory {
 public:
  void open(EditKind kind, const Selection& before);
  void add(Edit edit);
  void close(const Selection& after);

  /// The next edit starts a group of its own.
  void seal() { sealed_ = true; }
  void clear();

  bool can_undo() const { return done_ > 0; }
  bool can_redo() const { return done_ < groups_.size(); }
  /// The group to take back (its edits in reverse order); there must be one.
  const EditGroup& undo();
  /// The group to make again; there must be one.
  const EditGroup& redo();

 private:
  bool extends_last(EditKind kind, const Edit& edit) const;
  void forget_oldest();

  std::vector<EditGroup> groups_;
  std::size_t done_ = 0;  ///< groups in effect; those after it can be made again
  std::size_t bytes_ = 0;
  EditGroup current_;
  bool sealed_ = true;
};

}  // namespace slotscope::editor
