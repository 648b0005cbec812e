// Selection, moves, typing and erasing; commands on whole lines are in line_commands.cpp.
#include "ui/widgets/code_editor/document.hpp"

#include <algorithm>

#include "ui/widgets/code_editor/movement.hpp"
#include "ui/widgets/code_editor/python_indent.hpp"

namespace slotscope::editor {

Document::Document(std::string_view text) {
  load(text);
}

void Document::load(std::string_view text) {
  apply(buffer_.whole(), text);
  history_.clear();
  select({});
}

void Document::replace_all(std::string_view text) {
  Group group(*this, EditKind::Command);
  const TextPosition caret = selection_.caret;
  replace(buffer_.whole(), normalized_text(text));
  place_caret(caret);
}

// ---- the one way to change the text -------------------------------------------------------------------------------

void Document::apply(TextRange range, std::string_view text) {
  buffer_.erase(range);
  const TextPosition end = buffer_.insert(range.begin, text);
  states_.edited(range.begin.line, range.end.line - range.begin.line, end.line - range.begin.line);
  selection_ = {end, end};
  goal_column_.reset();
}

void Document::replace(TextRange range, std::string_view text) {
  history_.add({range.begin, buffer_.text(range), std::string(text)});
  apply(range, text);
}

namespace {

/// Where a text that starts at `at` ends.
TextPosition end_of(TextPosition at, std::string_view text) {
  const std::size_t last_break = text.rfind('\n');
  if (last_break == std::string_view::npos) return {at.line, at.column + static_cast<int>(text.size())};
  return {at.line + static_cast<int>(std::count(text.begin(), text.end(), '\n')),
          static_cast<int>(text.size() - last_break - 1)};
}

}  // namespace

void Document::undo() {
  if (!history_.can_undo()) return;
  const EditGroup& group = history_.undo();
  for (auto edit = group.edits.rbegin(); edit != group.edits.rend(); ++edit) {
    apply({edit->at, end_of(edit->at, edit->inserted)}, edit->removed);
  }
  selection_ = group.before;
}

void Document::redo() {
  if (!history_.can_redo()) return;
  const EditGroup& group = history_.redo();
  for (const Edit& edit : group.edits) apply({edit.at, end_of(edit.at, edit.removed)}, edit.inserted);
  selection_ = group.after;
}

// ---- selection and moves ------------------------------------------------------------------------------------------

void Document::select(Selection selection) {
  const Selection clamped{buffer_.clamp(selection.anchor), buffer_.clamp(selection.caret)};
  if (clamped != selection_) history_.seal();
  selection_ = clamped;
  goal_column_.reset();
}

void Document::place_caret(TextPosition at, Extend extend) {
  select({extend == Extend::Yes ? selection_.anchor : at, at});
}

void Document::select_word_at(TextPosition at) {
  const TextRange word = word_at(buffer_, buffer_.clamp(at));
  select({word.begin, word.end});
}

void Document::select_line(int line) {
  const bool last = line + 1 >= buffer_.line_count();
  select({{line, 0}, last ? buffer_.end() : TextPosition{line + 1, 0}});
}

void Document::go_to_line(int line) {
  const int index = std::clamp(line - 1, 0, buffer_.line_count() - 1);
  place_caret({index, indentation_of(buffer_.line(index))});
}

TextPosition Document::moved(TextPosition from, Motion motion) const {
  switch (motion) {
    case Motion::Left:
      return buffer_.previous(from);
    case Motion::Right:
      return buffer_.next(from);
    case Motion::WordLeft:
      return previous_word(buffer_, from);
    case Motion::WordRight:
      return next_word(buffer_, from);
    case Motion::LineHome:
      return line_home(buffer_, from);
    case Motion::LineEnd:
      return {from.line, static_cast<int>(buffer_.line(from.line).size())};
    case Motion::TextStart:
      return {};
    case Motion::TextEnd:
      return buffer_.end();
    case Motion::Up:
    case Motion::Down:
      break;
  }
  return from;
}

void Document::move(Motion motion, Extend extend, int count) {
  const TextRange range = selection_.range();
  if (motion == Motion::Up || motion == Motion::Down) {
    const int visual =
        goal_column_.value_or(visual_column(buffer_.line(selection_.caret.line), selection_.caret.column));
    const int line = selection_.caret.line + (motion == Motion::Up ? -count : count);
    if (line < 0) {
      place_caret({}, extend);
    } else if (line >= buffer_.line_count()) {
      place_caret(buffer_.end(), extend);
    } else {
      place_caret({line, column_at_visual(buffer_.line(line), visual)}, extend);
    }
    goal_column_ = visual;
  } else if (extend == Extend::No && !range.empty() && (motion == Motion::Left || motion == Motion::Right)) {
    place_caret(motion == Motion::Left ? range.begin : range.end);
  } else {
    TextPosition target = selection_.caret;
    for (int step = 0; step < count; ++step) target = moved(target, motion);
    place_caret(target, extend);
  }
}

// ---- typing and erasing -------------------------------------------------------------------------------------------

void Document::insert_at_caret(std::string_view text, EditKind kind) {
  if (text.empty() && selection_.empty()) return;
  Group group(*this, selection_.empty() ? kind : EditKind::Command);
  replace(selection_.range(), text);
}

void Document::type(std::string_view raw) {
  const std::string text = normalized_text(raw);
  insert_at_caret(text, EditKind::Typing);
  if (text != ":" || !is_misplaced_clause(buffer_, states_, selection_.caret)) return;
  Group group(*this, EditKind::Command);
  const TextPosition caret = selection_.caret;
  erase_columns(caret.line, 0, indent_columns);
  selection_ = {{caret.line, caret.column - indent_columns}, {caret.line, caret.column - indent_columns}};
}

void Document::paste(std::string_view raw) {
  insert_at_caret(normalized_text(raw), EditKind::Command);
}

void Document::new_line() {
  Group group(*this, EditKind::Command);
  TextRange range = selection_.range();
  const std::string indent = indentation_after(buffer_, states_, range.begin);
  // Blanks to the right of the caret would add to the new indentation, and a line of blanks alone keeps none.
  const std::string& last = buffer_.line(range.end.line);
  range.end.column = static_cast<int>(
      std::min(last.find_first_not_of(" \t", static_cast<std::size_t>(range.end.column)), last.size()));
  const bool between = stands_between_brackets(buffer_, range);
  const std::string outer = leading_blanks(buffer_.line(range.begin.line));
  if (static_cast<int>(outer.size()) >= range.begin.column) range.begin.column = 0;
  replace(range, "\n" + indent);
  if (between && indent.size() > outer.size()) {
    const Selection inside = selection_;
    replace(inside.range(), "\n" + outer);
    selection_ = inside;
  }
}

void Document::erase_to(TextPosition target) {
  const bool selected = !selection_.empty();
  if (!selected && target == selection_.caret) return;
  Group group(*this, selected ? EditKind::Command : EditKind::Erasing);
  if (!selected) selection_.anchor = target;
  replace(selection_.range(), "");
}

void Document::backspace() {
  const TextPosition caret = selection_.caret;
  const std::string& line = buffer_.line(caret.line);
  // Within the indentation one level goes at a time.
  if (selection_.empty() && caret.column > 0 && caret.column <= indentation_of(line) && line[0] == ' ' &&
      line.find('\t') >= static_cast<std::size_t>(caret.column)) {
    erase_to({caret.line, (caret.column - 1) / indent_columns * indent_columns});
  } else {
    erase_to(buffer_.previous(caret));
  }
}

void Document::erase_forwards() {
  erase_to(buffer_.next(selection_.caret));
}
void Document::erase_word_backwards() {
  erase_to(previous_word(buffer_, selection_.caret));
}
void Document::erase_word_forwards() {
  erase_to(next_word(buffer_, selection_.caret));
}

std::string Document::copied() const {
  if (!selection_.empty()) return selected_text();
  return buffer_.line(selection_.caret.line) + "\n";
}

std::string Document::cut() {
  std::string result = copied();
  Group group(*this, EditKind::Command);
  if (selection_.empty()) {
    const int line = selection_.caret.line;
    const bool last = line + 1 == buffer_.line_count();
    const TextRange whole{{line, 0}, last ? buffer_.end() : TextPosition{line + 1, 0}};
    replace(whole, "");
  } else {
    replace(selection_.range(), "");
  }
  return result;
}

void Document::replace_range(TextRange range, std::string_view text) {
  Group group(*this, EditKind::Command);
  replace({buffer_.clamp(range.begin), buffer_.clamp(range.end)}, normalized_text(text));
}

}  // namespace slotscope::editor
