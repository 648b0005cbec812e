// The Python objects of the module re: compiled patterns, matches, scanners.
#pragma once

#include <optional>

#include "engine/builtins/native.hpp"
#include "engine/builtins/text_search.hpp"
#include "engine/modules/regex/matcher.hpp"
#include "engine/modules/regex/pattern.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope::regex {

struct Pattern : Object {
  Program* program;     ///< owned
  Object* source;       ///< str or bytes
  Dict* group_index;    ///< name to number
  Object* index_group;  ///< a list: name or None by number
  int flags;
  bool is_text;
  Object* weak_list;
};

struct Match : Object {
  Pattern* pattern;
  Object* subject;
  std::vector<std::int64_t>* spans;  ///< start and end by group, then the last closed group
  std::int64_t position, end_position;
};

struct Scanner : Object {
  Pattern* pattern;
  Object* subject;
  std::int64_t start, end_position;
  bool must_advance, over;
};

inline Pattern* as_pattern(Object* o) {
  return static_cast<Pattern*>(o);
}
inline Match* as_match(Object* o) {
  return static_cast<Match*>(o);
}

/// One pass over a subject: searches go on where the last match ended.
class Cursor {
 public:
  Cursor(Pattern* pattern, Object* subject) : pattern_(pattern), subject_(subject) {}
  /// Checks the subject's kind and fits the bounds to it.
  bool begin(std::int64_t position, std::int64_t end_position);
  Tri run(Mode mode);
  /// Goes behind the match just found.
  void advance();

  std::int64_t match_start() const { return state_.registers[0]; }
  std::int64_t match_end() const { return state_.registers[1]; }
  std::int64_t length() const { return static_cast<std::int64_t>(state_.subject.length); }
  void resume(std::int64_t start, bool must_advance) {
    state_.start = static_cast<std::size_t>(start);
    state_.must_advance = must_advance;
  }
  bool must_advance() const { return state_.must_advance; }
  std::int64_t start() const { return static_cast<std::int64_t>(state_.start); }
  Ref<> make_match() const;
  /// A piece of the subject.
  Ref<> slice(std::int64_t from, std::int64_t to) const;
  /// What a group matched, or a default.
  Ref<> group(std::size_t index, Object* otherwise) const;

 private:
  Pattern* pattern_;
  Object* subject_;
  MatchState state_;
  std::int64_t position_ = 0;
};

Ref<> slice_subject(Object* subject, std::int64_t from, std::int64_t to);
Ref<> empty_piece(Object* subject);
/// A text of pieces joined: str for str subjects, bytes else.
Ref<> join_pieces(Object* subject, List* pieces);

/// A replacement with \1 and \g<name> filled in from a match; parsed once.
class Template {
 public:
  /// False with re.error or IndexError pending.
  bool read(Pattern* pattern, Object* text);
  Ref<> expand(Object* subject, const std::vector<std::int64_t>& spans) const;

 private:
  struct Piece {
    Ref<> literal;
    std::uint32_t group = 0;
  };
  std::vector<Piece> pieces_;
};

Ref<> make_match(Pattern* pattern, Object* subject, const std::vector<std::int64_t>& registers, std::int64_t position,
                 std::int64_t end_position);
/// The characters of a str or bytes pattern.
std::u32string characters_of(Object* text);

Type* make_match_type();    // modules/regex/match_type.cpp
Type* make_pattern_type();  // modules/regex/pattern_type.cpp
Type* make_scanner_type();

}  // namespace slotscope::regex
