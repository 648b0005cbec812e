// The backtracking matcher: one loop over instructions and a stack of what to try next and what to undo.
#include "engine/modules/regex/matcher.hpp"

#include <algorithm>

#include "engine/builtins/native.hpp"
#include "engine/builtins/unicode.hpp"

namespace slotscope::regex {
namespace {

/// What to do when the present attempt fails.
struct Retry {
  enum class Kind : std::uint32_t {
    Resume,    ///< go on at `pc` and `position`
    Restore,   ///< register `pc` was `position`
    GiveBack,  ///< a greedy repeat of one character: `position` is its end, `low` its least end
    TakeMore,  ///< a lazy one: `position` is its end, `low` how many more it may take
    LazyLoop,  ///< a lazy loop tries its body at `position`
  } kind;
  std::uint32_t pc;
  std::int64_t position;
  std::int64_t low;
};

template <class Character>
class Matcher {
 public:
  Matcher(const Program& program, MatchState& state, bool whole)
      : program_(program),
        text_(reinterpret_cast<const Character*>(state.subject.data)),
        length_(static_cast<std::int64_t>(state.subject.length)),
        registers_(state.registers),
        whole_(whole) {}

  /// An attempt at one position.
  Tri attempt(std::int64_t position, std::int64_t forbidden_end) {
    std::fill(registers_.begin(), registers_.end(), -1);
    stack_.clear();
    forbidden_end_ = forbidden_end;
    std::int64_t end = 0;
    const Tri result = run(0, position, end);
    if (result == Tri::True) {
      registers_[0] = position;
      registers_[1] = end;
    }
    return result;
  }

  /// The next position from `at` on where a match may begin, or past the end.
  std::int64_t next_start(std::int64_t at) const {
    if (!program_.prefix.empty()) {
      const std::vector<Character>& prefix = narrow_prefix();
      if (prefix.empty()) return length_ + 1;
      const TextView rest{reinterpret_cast<const char*>(text_ + at), static_cast<std::size_t>(length_ - at),
                          sizeof(Character)};
      const std::int64_t found =
          find_text(rest, {reinterpret_cast<const char*>(prefix.data()), prefix.size(), sizeof(Character)});
      return found < 0 ? length_ + 1 : at + found;
    }
    if (program_.first_set >= 0) {
      const CharacterSet& set = program_.sets[static_cast<std::size_t>(program_.first_set)];
      while (at < length_ && !set.contains(text_[at])) ++at;
      return at == length_ ? length_ + 1 : at;
    }
    return at;
  }

 private:
  /// The prefix in this text's width; empty when it does not fit.
  const std::vector<Character>& narrow_prefix() const {
    if (!prefix_ready_) {
      for (const char32_t c : program_.prefix) {
        if (static_cast<char32_t>(static_cast<Character>(c)) != c) {
          prefix_.clear();
          break;
        }
        prefix_.push_back(static_cast<Character>(c));
      }
      prefix_ready_ = true;
    }
    return prefix_;
  }

  bool single(const Instruction& i, std::uint32_t c) const {
    switch (i.op) {
      case Op::Char:
        return c == i.a;
      case Op::CharFolded:
        return fold(c, i.folding) == i.a;
      case Op::NotChar:
        return fold(c, i.folding) != i.a;
      case Op::AnyButNewline:
        return c != '\n';
      case Op::Set:
        return program_.sets[i.a].contains(c);
      default:
        return true;
    }
  }

  /// How many characters from `at` on an instruction takes, at most `most`.
  std::int64_t count_single(const Instruction& i, std::int64_t at, std::int64_t most) const {
    const std::int64_t stop = std::min(length_, most > length_ - at ? length_ : at + most);
    std::int64_t p = at;
    switch (i.op) {
      case Op::Any:
        return stop - at;
      case Op::AnyButNewline:
        while (p < stop && text_[p] != '\n') ++p;
        break;
      case Op::Char:
        while (p < stop && text_[p] == i.a) ++p;
        break;
      case Op::Set: {
        const CharacterSet& set = program_.sets[i.a];
        while (p < stop && set.contains(text_[p])) ++p;
        break;
      }
      default:
        while (p < stop && single(i, text_[p])) ++p;
    }
    return p - at;
  }

  static bool is_word(std::uint32_t c, bool ascii) {
    if (c < 0x80) return is_ascii_letter(static_cast<char>(c)) || is_ascii_digit(static_cast<char>(c)) || c == '_';
    return !ascii && unicode::is_alphanumeric(c);
  }

  bool at_place(Place place, std::int64_t p) const {
    switch (place) {
      case Place::BeginningOfString:
        return p == 0;
      case Place::BeginningOfLine:
        return p == 0 || text_[p - 1] == '\n';
      case Place::End:
        return p == length_ || (p == length_ - 1 && text_[p] == '\n');
      case Place::EndOfLine:
        return p == length_ || text_[p] == '\n';
      case Place::EndOfString:
        return p == length_;
      default:
        break;
    }
    const bool ascii = place == Place::BoundaryAscii || place == Place::NotBoundaryAscii;
    const bool wants_boundary = place == Place::Boundary || place == Place::BoundaryAscii;
    if (length_ == 0) return !wants_boundary && since(14);
    const bool before = p > 0 && is_word(text_[p - 1], ascii), after = p < length_ && is_word(text_[p], ascii);
    return (before != after) == wants_boundary;
  }

  void set_register(std::uint32_t index, std::int64_t value) {
    stack_.push_back({Retry::Kind::Restore, index, registers_[index], 0});
    registers_[index] = value;
  }

  /// Takes back everything above a height of the stack: registers are restored, other ways forgotten.
  void unwind(std::size_t height) {
    while (stack_.size() > height) {
      if (stack_.back().kind == Retry::Kind::Restore) registers_[stack_.back().pc] = stack_.back().position;
      stack_.pop_back();
    }
  }

  /// Forgets the other ways above a height, but not how to restore registers.
  void commit(std::size_t height) {
    const auto from = stack_.begin() + static_cast<std::ptrdiff_t>(height);
    stack_.erase(std::remove_if(from, stack_.end(), [](const Retry& r) { return r.kind != Retry::Kind::Restore; }),
                 stack_.end());
  }

  bool reference_matches(const Instruction& i, std::int64_t& p) const {
    const std::int64_t from = registers_[i.a * 2], to = registers_[i.a * 2 + 1];
    if (from < 0 || to < from) return false;
    if (to - from > length_ - p) return false;
    for (std::int64_t k = from; k < to; ++k, ++p) {
      if (lowered(text_[k], i.folding) != lowered(text_[p], i.folding)) return false;
    }
    return true;
  }

  /// Runs from an instruction to Match or SubEnd; other ways left on the stack may be tried by nobody else.
  Tri run(std::uint32_t pc, std::int64_t p, std::int64_t& end) {
    const std::size_t base = stack_.size();
    while (true) {
      if (++steps_ % 8192 == 0 && (!keep_going() || !enough_memory())) return Tri::Error;
      const Instruction& i = program_.code[pc];
      bool ok = true;
      switch (i.op) {
        case Op::Char:
          ok = p < length_ && text_[p] == i.a;
          ++p, ++pc;
          break;
        case Op::CharFolded:
        case Op::NotChar:
        case Op::AnyButNewline:
        case Op::Any:
        case Op::Set:
          ok = p < length_ && single(i, text_[p]);
          ++p, ++pc;
          break;
        case Op::At:
          ok = at_place(i.place, p);
          ++pc;
          break;
        case Op::Split:
          stack_.push_back({Retry::Kind::Resume, i.a, p, 0});
          ++pc;
          break;
        case Op::Jump:
          pc = i.a;
          break;
        case Op::Save:
          set_register(i.a, p);
          if (i.a % 2 != 0) set_register(program_.last_group_register(), i.a / 2);
          ++pc;
          break;
        case Op::RepeatOne:
          ok = repeat_one(i, pc, p);
          break;
        case Op::LoopStart:
          set_register(i.a, 0);
          set_register(i.a + 1, -1);
          ++pc;
          break;
        case Op::Loop:
          loop(i, pc, p);
          break;
        case Op::Assert: {
          const Tri result = assertion(i, pc, p);
          if (result == Tri::Error) return Tri::Error;
          ok = result == Tri::True;
          pc = i.a;
          break;
        }
        case Op::Atomic: {
          const std::size_t height = stack_.size();
          std::int64_t sub_end;
          const Tri result = nested(pc + 1, p, sub_end);
          if (result == Tri::Error) return Tri::Error;
          ok = result == Tri::True;
          if (ok) commit(height);
          p = sub_end;
          pc = i.a;
          break;
        }
        case Op::Reference:
          ok = reference_matches(i, p);
          ++pc;
          break;
        case Op::Condition:
          pc = registers_[i.a * 2] >= 0 && registers_[i.a * 2 + 1] >= 0 ? pc + 1 : i.b;
          break;
        case Op::Never:
          ok = false;
          break;
        case Op::SubEnd:
          end = p;
          return Tri::True;
        case Op::Match:
          if ((whole_ && p != length_) || p == forbidden_end_) {
            ok = false;
            break;
          }
          end = p;
          return Tri::True;
      }
      if (!ok && !retry(base, pc, p)) return Tri::False;
    }
  }

  Tri nested(std::uint32_t pc, std::int64_t p, std::int64_t& end) {
    const RecursionGuard guard(" in a regular expression");
    return guard ? run(pc, p, end) : Tri::Error;
  }

  bool repeat_one(const Instruction& i, std::uint32_t& pc, std::int64_t& p) {
    const Instruction& body = program_.code[pc + 1];
    const std::int64_t least = i.a, most = i.b == no_limit ? INT64_MAX : i.b;
    const std::int64_t taken = count_single(body, p, i.mode == RepeatMode::Lazy ? least : most);
    if (taken < least) return false;
    if (i.mode == RepeatMode::Lazy) {
      p += taken;
      if (most > least) stack_.push_back({Retry::Kind::TakeMore, pc, p, most - least});
    } else {
      if (i.mode == RepeatMode::Greedy && taken > least)
        stack_.push_back({Retry::Kind::GiveBack, pc, p + taken, p + least});
      p += taken;
    }
    pc += 2;
    return true;
  }

  /// Decides whether the body of a loop runs once more (CPython: MAX_UNTIL, MIN_UNTIL).
  void loop(const Instruction& i, std::uint32_t& pc, std::int64_t p) {
    const std::int64_t count = registers_[i.a], last = registers_[i.a + 1];
    if (count < i.b) {
      set_register(i.a, count + 1);
      ++pc;
      return;
    }
    const bool may_repeat = (i.c == no_limit || count < i.c) && p != last;
    if (i.mode == RepeatMode::Lazy) {
      if (may_repeat) stack_.push_back({Retry::Kind::LazyLoop, pc, p, 0});
      pc = i.d;
      return;
    }
    if (!may_repeat) {
      pc = i.d;
      return;
    }
    stack_.push_back({Retry::Kind::Resume, i.d, p, 0});
    set_register(i.a + 1, p);
    set_register(i.a, count + 1);
    ++pc;
  }

  Tri assertion(const Instruction& i, std::uint32_t pc, std::int64_t p) {
    const std::int64_t from = p - i.b;
    if (from < 0) return tri(i.negative);
    const std::size_t height = stack_.size();
    std::int64_t ignored;
    const Tri result = nested(pc + 1, from, ignored);
    if (result == Tri::Error) return result;
    if (result == Tri::True && !i.negative)
      commit(height);
    else
      unwind(height);
    return tri((result == Tri::True) != i.negative);
  }

  /// Takes the newest other way above `base`; false when there is none.
  bool retry(std::size_t base, std::uint32_t& pc, std::int64_t& p) {
    while (stack_.size() > base) {
      Retry& top = stack_.back();
      switch (top.kind) {
        case Retry::Kind::Restore:
          registers_[top.pc] = top.position;
          stack_.pop_back();
          break;
        case Retry::Kind::Resume:
          pc = top.pc;
          p = top.position;
          stack_.pop_back();
          return true;
        case Retry::Kind::GiveBack:
          if (give_back(top, pc, p)) return true;
          break;
        case Retry::Kind::TakeMore: {
          const Instruction& body = program_.code[top.pc + 1];
          if (top.position >= length_ || !single(body, text_[top.position])) {
            stack_.pop_back();
            break;
          }
          p = ++top.position;
          pc = top.pc + 2;
          if (--top.low == 0) stack_.pop_back();
          return true;
        }
        case Retry::Kind::LazyLoop: {
          const Instruction& i = program_.code[top.pc];
          pc = top.pc + 1;
          p = top.position;
          stack_.pop_back();
          set_register(i.a + 1, p);
          set_register(i.a, registers_[i.a] + 1);
          return true;
        }
      }
    }
    return false;
  }

  /// Shortens a greedy repeat by one, or further to where the literal that follows it stands.
  bool give_back(Retry& top, std::uint32_t& pc, std::int64_t& p) {
    const Instruction& after = program_.code[top.pc + 2];
    std::int64_t end = top.position - 1;
    if (after.op == Op::Char) {
      while (end >= top.low && (end >= length_ || text_[end] != after.a)) --end;
      if (end < top.low) {
        stack_.pop_back();
        return false;
      }
    }
    pc = top.pc + 2;
    p = end;
    top.position = end;
    if (end == top.low) stack_.pop_back();
    return true;
  }

  bool enough_memory() { return stack_.size() < (1u << 16) || may_allocate(stack_.size() * sizeof(Retry)); }

  const Program& program_;
  const Character* text_;
  std::int64_t length_;
  std::vector<std::int64_t>& registers_;
  std::vector<Retry> stack_;
  bool whole_;
  std::int64_t forbidden_end_ = -1;
  std::uint64_t steps_ = 0;
  mutable std::vector<Character> prefix_;
  mutable bool prefix_ready_ = false;
};

template <class Character>
Tri execute_on(const Program& program, Mode mode, MatchState& state) {
  Matcher<Character> matcher(program, state, mode == Mode::FullMatch);
  const auto start = static_cast<std::int64_t>(state.start), length = static_cast<std::int64_t>(state.subject.length);
  if (mode != Mode::Search) return matcher.attempt(start, state.must_advance ? start : -1);
  std::size_t attempts = 0;
  for (std::int64_t at = start; at <= length; ++at) {
    at = matcher.next_start(at);
    if (at > length || (program.anchored && at > 0)) return Tri::False;
    const Tri result = matcher.attempt(at, state.must_advance && at == start ? start : -1);
    if (result != Tri::False) return result;
    if (++attempts % 8192 == 0 && !keep_going()) return Tri::Error;
  }
  return Tri::False;
}

}  // namespace

Tri execute(const Program& program, Mode mode, MatchState& state) {
  state.registers.assign(program.registers, -1);
  if (state.start > state.subject.length) return Tri::False;
  switch (state.subject.width) {
    case 1:
      return execute_on<std::uint8_t>(program, mode, state);
    case 2:
      return execute_on<std::uint16_t>(program, mode, state);
    default:
      return execute_on<std::uint32_t>(program, mode, state);
  }
}

}  // namespace slotscope::regex
