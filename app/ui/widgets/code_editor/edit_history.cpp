// Grouping of edits and walking back and forth through them.
#include "ui/widgets/code_editor/edit_history.hpp"

#include <utility>

namespace slotscope::editor {
namespace {

/// Enough for days of typing; a program that pastes megabytes over and over forgets its oldest steps.
constexpr std::size_t history_bytes = 32u << 20;

std::size_t bytes_of(const EditGroup& group) {
  std::size_t bytes = sizeof(EditGroup);
  for (const Edit& edit : group.edits) bytes += sizeof(Edit) + edit.removed.size() + edit.inserted.size();
  return bytes;
}

bool ends_word(const std::string& text) {
  return !text.empty() && (text.back() == ' ' || text.back() == '\t');
}

}  // namespace

void EditHistory::open(EditKind kind, const Selection& before) {
  current_ = {};
  current_.kind = kind;
  current_.before = before;
}

void EditHistory::add(Edit edit) {
  if (edit.removed.empty() && edit.inserted.empty()) return;
  current_.edits.push_back(std::move(edit));
}

bool EditHistory::extends_last(EditKind kind, const Edit& edit) const {
  if (sealed_ || done_ == 0 || done_ != groups_.size() || kind == EditKind::Command) return false;
  const EditGroup& last = groups_.back();
  if (last.kind != kind) return false;
  const Edit& before = last.edits.back();
  if (kind == EditKind::Erasing) {
    if (!edit.inserted.empty() || edit.removed.find('\n') != std::string::npos) return false;
    const bool backwards =
        edit.at.line == before.at.line && edit.at.column + static_cast<int>(edit.removed.size()) == before.at.column;
    return backwards || edit.at == before.at;
  }
  if (!edit.removed.empty() || edit.inserted.find('\n') != std::string::npos) return false;
  const bool follows =
      edit.at.line == before.at.line && edit.at.column == before.at.column + static_cast<int>(before.inserted.size());
  return follows && (!ends_word(before.inserted) || ends_word(edit.inserted));
}

void EditHistory::close(const Selection& after) {
  if (current_.edits.empty()) return;
  current_.after = after;
  if (current_.edits.size() == 1 && extends_last(current_.kind, current_.edits.front())) {
    EditGroup& last = groups_.back();
    bytes_ -= bytes_of(last);
    last.edits.push_back(std::move(current_.edits.front()));
    last.after = after;
    bytes_ += bytes_of(last);
  } else {
    while (groups_.size() > done_) {
      bytes_ -= bytes_of(groups_.back());
      groups_.pop_back();
    }
    bytes_ += bytes_of(current_);
    groups_.push_back(std::move(current_));
    done_ = groups_.size();
  }
  sealed_ = false;
  forget_oldest();
}

void EditHistory::forget_oldest() {
  std::size_t forgotten = 0;
  while (bytes_ > history_bytes && forgotten + 1 < groups_.size()) bytes_ -= bytes_of(groups_[forgotten++]);
  groups_.erase(groups_.begin(), groups_.begin() + static_cast<std::ptrdiff_t>(forgotten));
  done_ -= forgotten;
}

void EditHistory::clear() {
  *this = {};
}

const EditGroup& EditHistory::undo() {
  sealed_ = true;
  return groups_[--done_];
}

const EditGroup& EditHistory::redo() {
  sealed_ = true;
  return groups_[done_++];
}

}  // namespace slotscope::editor
