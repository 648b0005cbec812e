// Finding, counting and cutting in runs of characters of one width: what str and bytes have in common.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/builtins/native.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

/// Characters of 1, 2 or 4 bytes each.
struct TextView {
  const char* data;
  std::size_t length;  ///< in characters
  std::size_t width = 1;

  TextView part(std::size_t from, std::size_t to) const { return {data + from * width, to - from, width}; }
};

inline TextView view_of(const Str* text) {
  return {text->data(), text->length, static_cast<std::size_t>(text->kind)};
}
inline TextView view_of(std::string_view bytes) {
  return {bytes.data(), bytes.size(), 1};
}
/// `needle` in the width of `haystack`, using `buffer` when it must be widened; false when it cannot occur there.
bool same_width(const Str* haystack, const Str* needle, std::string& buffer, TextView& view);

/// Position of the first or last occurrence, -1 if there is none. Both views have the same width.
std::int64_t find_text(TextView haystack, TextView needle);
std::int64_t find_text_backwards(TextView haystack, TextView needle);
/// Occurrences that do not overlap, at most `most`. Stops with an exception pending when the run must end.
std::size_t count_text(TextView haystack, TextView needle, std::size_t most = SIZE_MAX);

/// (sub[, start[, stop]]) of find, count, index, startswith and their relatives, fitted to a length.
struct SearchArguments {
  Object* sub = nullptr;
  std::int64_t start = 0, stop = 0;
};
bool read_search_arguments(std::string_view owner, std::string_view name, const Args& args, std::size_t length,
                           SearchArguments& read);
/// An index of a slice: None keeps what `index` is, anything without __index__ raises.
bool read_slice_index(Object* o, std::int64_t& index);

// Cutting. Each calls `piece(from, to)` in order until it answers false; they answer false when a piece did.

template <class IsSpace, class Piece>
bool split_at_spaces(std::size_t length, std::int64_t most, IsSpace is_space, Piece piece) {
  std::size_t at = 0;
  while (true) {
    while (at < length && is_space(at)) ++at;
    if (at == length) return true;
    const std::size_t from = at;
    if (most-- == 0) return piece(from, length);
    while (at < length && !is_space(at)) ++at;
    if (!piece(from, at)) return false;
  }
}

/// Pieces come from the end towards the start.
template <class IsSpace, class Piece>
bool split_at_spaces_backwards(std::size_t length, std::int64_t most, IsSpace is_space, Piece piece) {
  std::size_t end = length;
  while (true) {
    while (end > 0 && is_space(end - 1)) --end;
    if (end == 0) return true;
    std::size_t from = end;
    if (most-- == 0) return piece(0, end);
    while (from > 0 && !is_space(from - 1)) --from;
    if (!piece(from, end)) return false;
    end = from;
  }
}

template <class Piece>
bool split_at_text(TextView text, TextView separator, std::int64_t most, Piece piece) {
  std::size_t at = 0;
  while (most-- != 0) {
    const std::int64_t found = find_text(text.part(at, text.length), separator);
    if (found < 0) break;
    if (!piece(at, at + static_cast<std::size_t>(found))) return false;
    at += static_cast<std::size_t>(found) + separator.length;
  }
  return piece(at, text.length);
}

template <class Piece>
bool split_at_text_backwards(TextView text, TextView separator, std::int64_t most, Piece piece) {
  std::size_t end = text.length;
  while (most-- != 0) {
    const std::int64_t found = find_text_backwards(text.part(0, end), separator);
    if (found < 0) break;
    if (!piece(static_cast<std::size_t>(found) + separator.length, end)) return false;
    end = static_cast<std::size_t>(found);
  }
  return piece(0, end);
}

template <class CharacterAt, class IsBreak, class Piece>
bool split_at_lines(std::size_t length, bool keep_ends, CharacterAt at, IsBreak is_break, Piece piece) {
  for (std::size_t from = 0; from < length;) {
    std::size_t end = from;
    while (end < length && !is_break(at(end))) ++end;
    std::size_t next = end;
    if (next < length) next += at(next) == '\r' && next + 1 < length && at(next + 1) == '\n' ? 2 : 1;
    if (!piece(from, keep_ends ? next : end)) return false;
    from = next;
  }
  return true;
}

}  // namespace slotscope
