// The tables of a code object as programs see them: which line and columns each instruction stands at, which handler an
// exception finds.
//
// The engine keeps both as they are used; here they are written out in the forms CPython documents
// (Objects/lnotab_notes, Objects/locations.md, Objects/exception_handling_notes.txt), counting two bytes an instruction
// as f_lasti does.
#include "engine/machine/code_tables.hpp"

#include <algorithm>

#include "engine/builtins/warnings.hpp"
#include "engine/machine/interpreter.hpp"
#include "engine/machine/operations.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

namespace {

const Code* code_of(const Object* o) {
  return reinterpret_cast<const Code*>(o);
}

/// Instructions in a row that stand in one line.
struct LineRange {
  std::size_t begin, end;
  int line;  ///< none: not positive
};

std::vector<LineRange> line_ranges(const Code* code) {
  std::vector<LineRange> ranges;
  for (std::size_t i = 0; i < code->spans.size(); ++i) {
    if (ranges.empty() || ranges.back().line != code->spans[i].line) ranges.push_back({i, i, code->spans[i].line});
    ranges.back().end = i + 1;
  }
  return ranges;
}

Ref<> positive_or_none(int number) {
  return number > 0 ? Ref<>(make_int(number)) : none();
}

void add_varint(std::string& bytes, unsigned value) {
  for (; value >= 64; value >>= 6) bytes += static_cast<char>(64 | (value & 63));
  bytes += static_cast<char>(value);
}
void add_signed_varint(std::string& bytes, int value) {
  add_varint(bytes, value < 0 ? static_cast<unsigned>(-value) << 1 | 1 : static_cast<unsigned>(value) << 1);
}

/// A pair of unsigned advance and signed line difference, in as many entries as that needs.
void add_pair(std::string& bytes, std::size_t advance, int lines) {
  for (; advance > 254; advance -= 254) bytes += {static_cast<char>(254), 0};
  while (lines > 127 || lines < -127) {
    const int part = std::clamp(lines, -127, 127);
    bytes += {static_cast<char>(advance), static_cast<char>(part)};
    advance = 0;
    lines -= part;
  }
  bytes += {static_cast<char>(advance), static_cast<char>(lines)};
}

/// Each entry: how many bytes of code, and how far its line is from the one before.
std::string line_table_3_10(const Code* code) {
  std::string bytes;
  int line = code->first_line;
  for (const LineRange& range : line_ranges(code)) {
    add_pair(bytes, 2 * (range.end - range.begin), range.line - line);
    line = range.line;
  }
  return bytes;
}

/// One entry in the long form an instruction: its line as a difference, its last line, its columns from 1.
std::string location_table(const Code* code) {
  constexpr unsigned char long_form = 14, no_location = 15;
  std::string bytes;
  int line = code->first_line;
  for (const Span& span : code->spans) {
    const bool known = span.line > 0;
    bytes += static_cast<char>(0x80 | (known ? long_form : no_location) << 3);
    if (!known) continue;
    add_signed_varint(bytes, span.line - line);
    add_varint(bytes, static_cast<unsigned>(std::max(0, span.end_line - span.line)));
    add_varint(bytes, static_cast<unsigned>(span.column + 1));
    add_varint(bytes, static_cast<unsigned>(span.end_column + 1));
    line = span.line;
  }
  return bytes;
}

/// The most significant six bits first; `first` marks the beginning of an entry.
void add_big_varint(std::string& bytes, unsigned value, unsigned first) {
  int shift = 0;
  while (value >> (shift + 6)) shift += 6;
  for (; shift >= 0; shift -= 6, first = 0)
    bytes += static_cast<char>((value >> shift & 63) | (shift ? 64u : 0u) | first);
}

}  // namespace

Ref<> code_line_differences(Object* o) {
  if (since(12) && !warn(vm().errors.DeprecationWarning, "co_lnotab is deprecated, use co_lines instead.")) return {};
  std::string bytes;
  int line = code_of(o)->first_line;
  std::size_t at = 0;
  for (const LineRange& range : line_ranges(code_of(o))) {
    if (range.line <= 0 || range.line == line) continue;
    add_pair(bytes, 2 * (range.begin - at), range.line - line);
    line = range.line;
    at = range.begin;
  }
  return make_bytes(bytes);
}

Ref<> code_line_table(Object* o) {
  return make_bytes(since(11) ? location_table(code_of(o)) : line_table_3_10(code_of(o)));
}

Ref<> code_exception_table(Object* o) {
  std::string bytes;
  for (const Handler& handler : code_of(o)->handlers) {
    add_big_varint(bytes, static_cast<unsigned>(handler.start), 128);
    add_big_varint(bytes, static_cast<unsigned>(handler.end - handler.start), 0);
    add_big_varint(bytes, static_cast<unsigned>(handler.target), 0);
    add_big_varint(bytes, static_cast<unsigned>(handler.depth) << 1, 0);
  }
  return make_bytes(bytes);
}

Ref<> code_positions(Object* self, const Args&) {
  Ref<List> list = make_list();
  for (const Span& span : code_of(self)->spans) {
    const bool known = span.line > 0;
    Ref<> line = positive_or_none(span.line), end = positive_or_none(known ? span.end_line : 0),
          column = known ? Ref<>(make_int(span.column)) : none(),
          end_column = known ? Ref<>(make_int(span.end_column)) : none();
    Ref<Tuple> tuple = tuple_of(line.get(), end.get(), column.get(), end_column.get());
    if (!list || !tuple || !list_append(list.get(), tuple.get())) return {};
  }
  return get_iterator(list.get());
}

Ref<> code_lines(Object* self, const Args&) {
  Ref<List> list = make_list();
  for (const LineRange& range : line_ranges(code_of(self))) {
    Ref<> start = make_int(static_cast<std::int64_t>(range.begin) * 2),
          stop = make_int(static_cast<std::int64_t>(range.end) * 2), line = positive_or_none(range.line);
    Ref<Tuple> tuple = tuple_of(start.get(), stop.get(), line.get());
    if (!list || !tuple || !list_append(list.get(), tuple.get())) return {};
  }
  return get_iterator(list.get());
}

}  // namespace slotscope
