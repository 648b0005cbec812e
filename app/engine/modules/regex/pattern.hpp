// A regular expression as a tree, and as the program the matcher runs.
//
// The parser (parser.cpp) reads what CPython's re._parser reads, with its words and positions for every mistake. The
// compiler (compiler.cpp) turns the tree into instructions for a backtracking machine (matcher.cpp). All state of a
// match is in numbered registers: two per group, then the last closed group, then two per loop; whatever changes a
// register leaves a note on the backtrack stack, so that a failed attempt leaves no trace.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/objects/object.hpp"

namespace slotscope::regex {

namespace flag {
inline constexpr int template_ = 1, ignore_case = 2, locale = 4, multiline = 8, dot_all = 16, unicode = 32,
                     verbose = 64, debug = 128, ascii = 256;
inline constexpr int types = ascii | locale | unicode;
}  // namespace flag

inline constexpr std::uint32_t no_limit = 0xffffffffu;

/// How case is ignored.
enum class Folding : std::uint8_t { None, Ascii, Unicode };
std::uint32_t fold(std::uint32_t c, Folding folding);
/// The lower case alone, by which back-references compare: some characters that fold alike differ there.
std::uint32_t lowered(std::uint32_t c, Folding folding);

enum class Category : std::uint8_t { Digit, Space, Word };

/// A set of characters: ranges and categories, possibly all but those.
struct CharacterSet {
  struct CategoryItem {
    Category category;
    bool negated;
    bool ascii;
  };
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ranges;  ///< sorted once prepared; folded when case is ignored
  std::vector<CategoryItem> categories;
  bool negated = false;
  Folding folding = Folding::None;
  std::array<bool, 256> latin{};  ///< the answers for the first 256 characters

  bool contains(std::uint32_t c) const { return c < 256 ? latin[c] : look_up(c); }
  /// Sorts, folds and fills `latin`.
  void prepare();
  bool look_up(std::uint32_t c) const;
};

enum class NodeKind : std::uint8_t {
  Literal,
  NotLiteral,
  Any,
  Set,
  At,
  Sequence,
  Branch,
  Group,
  Repeat,
  Assert,
  Reference,
  Condition,
  Atomic,
  Never
};
enum class Anchor : std::uint8_t { Beginning, BeginningOfString, End, EndOfString, Boundary, NotBoundary };
enum class RepeatMode : std::uint8_t { Greedy, Lazy, Possessive };

struct Node {
  NodeKind kind;
  std::uint32_t value = 0;  ///< character, group number (0: none), width of a look-behind
  std::uint32_t least = 0, most = 0;
  Anchor anchor = Anchor::Beginning;
  RepeatMode mode = RepeatMode::Greedy;
  bool negative = false;  ///< assertions
  bool behind = false;
  int add_flags = 0, remove_flags = 0;
  std::unique_ptr<CharacterSet> set;
  std::vector<std::unique_ptr<Node>> parts;  ///< of a sequence or branch; the body otherwise; yes and no of a condition
};
using NodePtr = std::unique_ptr<Node>;

struct ParsedPattern {
  NodePtr root;
  int flags = 0;
  std::uint32_t groups = 1;  ///< the whole match included
  std::vector<std::pair<std::u32string, std::uint32_t>> names;
};

/// Parses a pattern; false with re.error, ValueError or OverflowError pending. `pattern` is the object errors carry.
bool parse(const std::u32string& text, bool is_text, int flags, Object* pattern, ParsedPattern& parsed);

enum class Op : std::uint8_t {
  Char,        ///< a: character
  CharFolded,  ///< a: folded character, folding
  NotChar,     ///< a: character, folding
  AnyButNewline,
  Any,
  Set,        ///< a: index of the set
  At,         ///< anchor (with its flags resolved)
  Split,      ///< try the next instruction, then a
  Jump,       ///< a
  Save,       ///< a: register of a group's start or end
  RepeatOne,  ///< the next instruction, least a to most b times, mode; the one after follows
  LoopStart,  ///< a: first register of the loop
  Loop,       ///< a: register, least b, most c, mode; the body follows; d: exit
  Assert,     ///< the assertion follows; a: where it ends, b: width to step back, negative
  Atomic,     ///< the group follows; a: where it ends
  SubEnd,     ///< end of an assertion or an atomic group
  Reference,  ///< a: group, folding
  Condition,  ///< a: group; b: where to go when it did not match
  Never,
  Match,
};

enum class Place : std::uint8_t {
  BeginningOfString,
  BeginningOfLine,
  End,
  EndOfLine,
  EndOfString,
  Boundary,
  BoundaryAscii,
  NotBoundary,
  NotBoundaryAscii
};

struct Instruction {
  Op op;
  RepeatMode mode = RepeatMode::Greedy;
  Folding folding = Folding::None;
  Place place = Place::BeginningOfString;
  bool negative = false;
  std::uint32_t a = 0, b = 0, c = 0, d = 0;
};

struct Program {
  std::vector<Instruction> code;
  std::vector<CharacterSet> sets;
  std::uint32_t groups = 1;
  std::uint32_t registers = 0;
  std::u32string prefix;  ///< every match begins with this (may be empty)
  int first_set = -1;     ///< or with a member of this set
  bool anchored = false;  ///< matches only at the beginning of the string
  std::uint32_t last_group_register() const { return groups * 2; }
};

/// False with re.error pending (look-behind of no fixed width).
bool compile(const ParsedPattern& parsed, Program& program);

/// Raises re.error(message, pattern, position); position -1: none.
Failure raise_error(const std::string& message, Object* pattern, std::int64_t position);

}  // namespace slotscope::regex
