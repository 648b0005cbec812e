// The replacement fields of str.format: cutting a format string into literals and fields, and a field name into steps.
#pragma once

#include "engine/objects/text.hpp"

namespace slotscope {

/// A part of a string, by character positions.
struct TextRange {
  std::size_t from = 0, to = 0;
  bool empty() const { return from >= to; }
};

/// One turn of cutting: some literal text, then perhaps a field.
struct FormatPiece {
  TextRange literal;
  bool has_field = false;
  TextRange field_name;
  TextRange spec;
  bool spec_needs_expanding = false;
  std::uint32_t conversion = 0;
};

/// Cuts part of a format string (CPython: MarkupIterator_next).
class FormatPieces {
 public:
  FormatPieces(const Str* text, TextRange range) : text_(text), at_(range.from), end_(range.to) {}
  /// The next piece; False at the end, Error with ValueError pending when it is malformed.
  Tri next(FormatPiece& piece);
  bool at_end() const { return at_ >= end_; }

 private:
  bool read_field(FormatPiece& piece);
  const Str* text_;
  std::size_t at_, end_;
};

/// One step after the first name of a field: ".name" or "[key]".
struct FieldStep {
  bool attribute = false;
  TextRange name;
};
/// The name's first part; `at` is moved behind it.
TextRange first_field_part(const Str* text, TextRange name, std::size_t& at);
Tri next_field_step(const Str* text, TextRange name, std::size_t& at, FieldStep& step);
/// A part that is a decimal number: its value; -1 when it is none; Error with ValueError pending when it is too large.
bool field_number(const Str* text, TextRange part, std::int64_t& number);

}  // namespace slotscope
