// Cutting format strings (CPython: Objects/stringlib/unicode_format.h).
#include "engine/builtins/format_fields.hpp"

#include "engine/builtins/unicode.hpp"
#include "engine/objects/exception.hpp"

namespace slotscope {
namespace {

Failure malformed(const char* message) {
  return raise(vm().errors.ValueError, message);
}

}  // namespace

Tri FormatPieces::next(FormatPiece& piece) {
  piece = FormatPiece();
  if (at_ >= end_) return Tri::False;
  const std::size_t start = at_;
  std::uint32_t c = 0;
  bool markup = false;
  while (at_ < end_ && !markup) {
    c = text_->at(at_++);
    markup = c == '{' || c == '}';
  }
  piece.literal = {start, at_};
  const bool at_end = at_ >= end_;
  if (c == '}' && (at_end || text_->at(at_) != c))
    return malformed("Single '}' encountered in format string"), Tri::Error;
  if (c == '{' && at_end) return malformed("Single '{' encountered in format string"), Tri::Error;
  if (!markup) return Tri::True;
  if (text_->at(at_) == c) {  // doubled: one of them is literal
    ++at_;
    return Tri::True;
  }
  --piece.literal.to;
  piece.has_field = true;
  return read_field(piece) ? Tri::True : Tri::Error;
}

bool FormatPieces::read_field(FormatPiece& piece) {
  std::uint32_t c = 0;
  piece.field_name.from = at_;
  for (bool ended = false; at_ < end_ && !ended;) {
    c = text_->at(at_++);
    if (c == '{') return malformed("unexpected '{' in field name");
    if (c == '[') {
      while (at_ < end_ && text_->at(at_) != ']') ++at_;
    }
    ended = c == '}' || c == ':' || c == '!';
  }
  piece.field_name.to = at_ - 1;
  if (c == '}') return true;
  if (c != '!' && c != ':') return malformed("expected '}' before end of string");
  if (c == '!') {
    if (at_ >= end_) return malformed("end of string while looking for conversion specifier");
    piece.conversion = text_->at(at_++);
    if (at_ < end_) {
      c = text_->at(at_++);
      if (c == '}') return true;
      if (c != ':') return malformed("expected ':' after conversion specifier");
    }
  }
  piece.spec.from = at_;
  for (int depth = 1; at_ < end_;) {
    c = text_->at(at_++);
    if (c == '{') {
      piece.spec_needs_expanding = true;
      ++depth;
    } else if (c == '}' && --depth == 0) {
      piece.spec.to = at_ - 1;
      return true;
    }
  }
  return malformed("unmatched '{' in format spec");
}

TextRange first_field_part(const Str* text, TextRange name, std::size_t& at) {
  at = name.from;
  while (at < name.to && text->at(at) != '.' && text->at(at) != '[') ++at;
  return {name.from, at};
}

Tri next_field_step(const Str* text, TextRange name, std::size_t& at, FieldStep& step) {
  if (at >= name.to) return Tri::False;
  const std::uint32_t c = text->at(at++);
  step.attribute = c == '.';
  step.name.from = at;
  if (c == '.') {
    while (at < name.to && text->at(at) != '.' && text->at(at) != '[') ++at;
    step.name.to = at;
  } else if (c == '[') {
    while (at < name.to && text->at(at) != ']') ++at;
    if (at >= name.to) return malformed("Missing ']' in format string"), Tri::Error;
    step.name.to = at++;
  } else {
    return malformed("Only '.' or '[' may follow ']' in format field specifier"), Tri::Error;
  }
  if (step.name.empty()) return malformed("Empty attribute in format string"), Tri::Error;
  return Tri::True;
}

bool field_number(const Str* text, TextRange part, std::int64_t& number) {
  number = -1;
  if (part.empty()) return true;
  std::int64_t value = 0;
  for (std::size_t i = part.from; i < part.to; ++i) {
    const int digit = unicode::decimal_value(text->at(i));
    if (digit < 0) return true;
    if (value > (INT64_MAX - digit) / 10) return malformed("Too many decimal digits in format string");
    value = value * 10 + digit;
  }
  number = value;
  return true;
}

}  // namespace slotscope
