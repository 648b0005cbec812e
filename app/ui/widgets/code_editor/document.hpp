// A text being edited: buffer, selection and history together, with every command an editor offers.
//
// No command touches the screen, so all of them are tested without one. Each change goes through `replace`, the one
// place that keeps buffer, history and line states in step. Widgets compare `buffer().revision()` to see
// changes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "ui/widgets/code_editor/edit_history.hpp"
#include "ui/widgets/code_editor/line_states.hpp"
#include "ui/widgets/code_editor/text_buffer.hpp"

namespace slotscope::editor {

enum class Motion {
  Left,
  Right,
  WordLeft,
  WordRight,
  LineHome,
  LineEnd,
  Up,
  Down,
  TextStart,
  TextEnd,
};
enum class Extend { No, Yes };
enum class Direction { Up, Down };

class Document {
 public:
  Document() = default;
  explicit Document(std::string_view text);

  const TextBuffer& buffer() const { return buffer_; }
  std::string text() const { return buffer_.text(); }
  const Selection& selection() const { return selection_; }
  TextPosition caret() const { return selection_.caret; }
  std::string selected_text() const { return buffer_.text(selection_.range()); }
  LineState line_state(int line) { return states_.entering(buffer_, line); }
  int statement_start(int line) { return states_.statement_start(buffer_, line); }

  /// A new text with an empty history (another file); the caret goes to its start.
  void load(std::string_view text);
  /// Another text as one step that can be undone (Reset of a cell).
  void replace_all(std::string_view text);

  // Selection and moves.
  void select(Selection selection);
  void place_caret(TextPosition at, Extend extend = Extend::No);
  void select_all() { select({{}, buffer_.end()}); }
  void select_word_at(TextPosition at);
  void select_line(int line);
  void move(Motion motion, Extend extend = Extend::No, int count = 1);
  /// Line counted from 1, as a reader counts.
  void go_to_line(int line);

  // Changes.
  void type(std::string_view text);
  void paste(std::string_view text);
  void new_line();
  void backspace();
  void erase_forwards();
  void erase_word_backwards();
  void erase_word_forwards();
  /// Removes the selection, or the whole line when nothing is selected, and returns it.
  std::string cut();
  /// What a copy takes: the selection, or the whole line.
  std::string copied() const;
  void tab();
  void indent_lines();
  void unindent_lines();
  void toggle_comment();
  void move_lines(Direction direction);
  void duplicate_lines();
  void replace_range(TextRange range, std::string_view text);

  bool can_undo() const { return history_.can_undo(); }
  bool can_redo() const { return history_.can_redo(); }
  void undo();
  void redo();

 private:
  /// While it lives, changes go into one step of the history.
  class Group {
   public:
    Group(Document& document, EditKind kind) : document_(document) {
      document.history_.open(kind, document.selection_);
    }
    ~Group() { document_.history_.close(document_.selection_); }
    Group(const Group&) = delete;
    Group& operator=(const Group&) = delete;

   private:
    Document& document_;
  };

  void replace(TextRange range, std::string_view text);
  void apply(TextRange range, std::string_view text);
  void erase_to(TextPosition target);
  void insert_at_caret(std::string_view text, EditKind kind);
  std::pair<int, int> selected_lines() const;
  void erase_columns(int line, int begin, int end);
  TextPosition moved(TextPosition from, Motion motion) const;

  TextBuffer buffer_;
  LineStates states_;
  EditHistory history_;
  Selection selection_;
  std::optional<int> goal_column_;  ///< the screen column that moves up and down aim at
};

}  // namespace slotscope::editor
