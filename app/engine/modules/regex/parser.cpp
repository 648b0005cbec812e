// Reading regular expressions: what is accepted, and the words and places of every mistake (CPython:
// Lib/re/_parser.py).
#include <algorithm>
#include <optional>

#include "engine/builtins/native.hpp"
#include "engine/builtins/unicode.hpp"
#include "engine/builtins/warnings.hpp"
#include "engine/modules/regex/pattern.hpp"
#include "engine/modules/regex/source.hpp"
#include "engine/objects/text.hpp"

namespace slotscope::regex {
namespace {

/// Thrown by no one: a mid-pattern (?x) makes older versions read the whole pattern again.
enum class Outcome { Done, Failed, ReadAgainVerbosely };

NodePtr make_node(NodeKind kind, std::uint32_t value = 0) {
  auto node = std::make_unique<Node>();
  node->kind = kind;
  node->value = value;
  return node;
}

int flag_of(std::uint32_t letter) {
  switch (letter) {
    case 'i':
      return flag::ignore_case;
    case 'L':
      return flag::locale;
    case 'm':
      return flag::multiline;
    case 's':
      return flag::dot_all;
    case 'x':
      return flag::verbose;
    case 'a':
      return flag::ascii;
    case 'u':
      return flag::unicode;
    default:
      return 0;
  }
}

class Parser {
 public:
  Parser(const std::u32string& text, bool is_text, int flags, Object* pattern)
      : source_(text, is_text, pattern), pattern_(pattern), flags_(flags) {}

  Outcome run(ParsedPattern& parsed) {
    if (!source_.ok()) return Outcome::Failed;
    parsed.root = parse_alternatives((flags_ & flag::verbose) != 0, 0);
    if (again_) return Outcome::ReadAgainVerbosely;
    if (!parsed.root || !fix_flags()) return Outcome::Failed;
    if (!source_.at_end()) {
      source_.error("unbalanced parenthesis");
      return Outcome::Failed;
    }
    for (const auto& [group, position] : condition_positions_) {
      if (group < open_.size()) continue;
      raise_error(cat("invalid group reference ", group), pattern_, position);
      return Outcome::Failed;
    }
    parsed.flags = flags_;
    parsed.groups = static_cast<std::uint32_t>(open_.size());
    parsed.names = std::move(names_);
    return Outcome::Done;
  }

  int flags() const { return flags_; }

 private:
  // ---- groups ----

  bool group_is_closed(std::uint32_t group) const { return group < open_.size() && !open_[group]; }

  std::optional<std::uint32_t> group_named(const std::u32string& name) const {
    for (const auto& [each, group] : names_) {
      if (each == name) return group;
    }
    return std::nullopt;
  }

  /// A reference inside a look-behind must be to a finished group from before it.
  bool check_look_behind(std::uint32_t group) {
    if (look_behind_groups_ < 0) return true;
    if (!group_is_closed(group)) return source_.error("cannot refer to an open group");
    if (static_cast<std::int64_t>(group) >= look_behind_groups_) {
      return source_.error("cannot refer to group defined in the same lookbehind subpattern");
    }
    return true;
  }

  bool check_name(const std::u32string& name) {
    const Ref<Str> text = source_.to_str(name);
    if (since(12) && !source_.is_text() && !text->ascii) {
      return source_.error(cat("bad character in group name ", to_utf8(ascii(text.get()).get())), name.size() + 1);
    }
    if (is_identifier(text.get())) return true;
    return source_.error(cat("bad character in group name ", source_.quoted(name)), name.size() + 1);
  }

  bool open_group(const std::u32string* name, std::uint32_t& group) {
    group = static_cast<std::uint32_t>(open_.size());
    open_.push_back(true);
    if (!name) return true;
    if (const auto other = group_named(*name)) {
      return source_.error(
          cat("redefinition of group name ", source_.quoted(*name), " as group ", group, "; was group ", *other),
          name->size() + 1);
    }
    names_.emplace_back(*name, group);
    return true;
  }

  // ---- structure ----

  NodePtr parse_alternatives(bool verbose, int nesting) {
    NodePtr branch = make_node(NodeKind::Branch);
    while (true) {
      NodePtr part = parse_sequence(verbose, nesting + 1, nesting == 0 && branch->parts.empty());
      if (!part) return nullptr;
      branch->parts.push_back(std::move(part));
      if (!source_.match('|')) break;
      if (nesting == 0) verbose = (flags_ & flag::verbose) != 0;
    }
    if (branch->parts.size() == 1) return std::move(branch->parts[0]);
    return branch;
  }

  NodePtr parse_sequence(bool verbose, int nesting, bool first) {
    const RecursionGuard guard(" while compiling a regular expression");
    if (!guard) return nullptr;
    NodePtr sequence = make_node(NodeKind::Sequence);
    while (!source_.at_end() && !source_.next_is('|') && !source_.next_is(')')) {
      const Token token = source_.get();
      if (!source_.ok()) return nullptr;
      if (verbose && !token.escaped && skip_verbose(token.character)) continue;
      if (token.escaped) {
        NodePtr node = parse_escape(token);
        if (!node) return nullptr;
        sequence->parts.push_back(std::move(node));
        continue;
      }
      if (!parse_item(token.character, verbose, nesting, first, *sequence)) return nullptr;
      if (global_verbose_) verbose = true;
      if (!source_.ok()) return nullptr;
    }
    return source_.ok() ? std::move(sequence) : nullptr;
  }

  bool skip_verbose(std::uint32_t c) {
    if (c == ' ' || (c >= '\t' && c <= '\r')) return true;
    if (c != '#') return false;
    while (!source_.at_end()) {
      const Token token = source_.get();
      if (!token.escaped && token.character == '\n') break;
    }
    return true;
  }

  /// One unescaped character; appends to the sequence.
  bool parse_item(std::uint32_t c, bool verbose, int nesting, bool first, Node& sequence) {
    NodePtr node;
    switch (c) {
      case '[':
        node = parse_set();
        break;
      case '.':
        node = make_node(NodeKind::Any);
        break;
      case '^':
      case '$':
        node = make_node(NodeKind::At);
        node->anchor = c == '^' ? Anchor::Beginning : Anchor::End;
        break;
      case '(': {
        bool nothing = false;
        node = parse_group(verbose, nesting, first && sequence.parts.empty(), nothing);
        if (nothing) return true;
        break;
      }
      case '*':
      case '+':
      case '?':
      case '{':
        return parse_repeat(c, sequence);
      default:
        node = make_node(NodeKind::Literal, c);
    }
    if (!node) return false;
    sequence.parts.push_back(std::move(node));
    return true;
  }

  // ---- repetition ----

  bool too_large() { return raise(vm().errors.OverflowError, "the repetition number is too large"); }

  /// Digits as a number; `no_limit` or more is too large.
  std::optional<std::uint64_t> read_count() {
    std::optional<std::uint64_t> count;
    while (source_.next_in("0123456789")) {
      const std::uint64_t digit = source_.get().character - '0';
      count = std::min<std::uint64_t>(count.value_or(0) * 10 + digit, no_limit);
    }
    return count;
  }

  bool parse_repeat(std::uint32_t c, Node& sequence) {
    const std::size_t here = source_.tell();
    std::uint64_t least = c == '+' ? 1 : 0, most = c == '?' ? 1 : no_limit;
    if (c == '{') {
      const auto literal = [&] {
        sequence.parts.push_back(make_node(NodeKind::Literal, '{'));
        return true;
      };
      if (source_.next_is('}')) return literal();
      const std::optional<std::uint64_t> low = read_count();
      const std::optional<std::uint64_t> high = source_.match(',') ? read_count() : low;
      if (!source_.match('}')) {
        source_.seek(here);
        return literal();
      }
      if (low) least = *low;
      if (low && least >= no_limit) return too_large();
      if (high) {
        most = *high;
        if (most >= no_limit) return too_large();
        if (most < least) return source_.error("min repeat greater than max repeat", source_.tell() - here);
      }
    }
    if (sequence.parts.empty() || sequence.parts.back()->kind == NodeKind::At) {
      return source_.error("nothing to repeat", source_.tell() - here + 1);
    }
    if (sequence.parts.back()->kind == NodeKind::Repeat)
      return source_.error("multiple repeat", source_.tell() - here + 1);
    NodePtr repeat = make_node(NodeKind::Repeat);
    repeat->least = static_cast<std::uint32_t>(least);
    repeat->most = static_cast<std::uint32_t>(most);
    if (source_.match('?'))
      repeat->mode = RepeatMode::Lazy;
    else if (since(11) && source_.match('+'))
      repeat->mode = RepeatMode::Possessive;
    repeat->parts.push_back(std::move(sequence.parts.back()));
    sequence.parts.back() = std::move(repeat);
    return true;
  }

  // ---- sets ----

  /// What one member of a set is: a character, or a category.
  struct Member {
    bool is_category = false;
    std::uint32_t character = 0;
    CharacterSet::CategoryItem category{};
    std::string text;  ///< as written, for messages
    std::size_t length = 1;
  };

  bool read_member(const Token& token, Member& member) {
    const std::size_t start = token.position;
    if (!token.escaped) {
      member.character = token.character;
    } else if (!read_class_escape(token, member)) {
      return false;
    }
    member.length = source_.tell() - start;
    member.text = source_.text_between(start, source_.tell());
    return true;
  }

  /// What may mean something else one day. The frames between are those of the module re.
  static constexpr int caller_of_re = 3;
  bool may_change(std::string_view what, std::size_t position) {
    return warn(vm().errors.FutureWarning, cat("Possible ", what, " at position ", position), caller_of_re);
  }

  /// Two equal characters in a set that are an operator on sets elsewhere.
  bool warn_of_operator(std::uint32_t c, std::size_t position) {
    switch (c) {
      case '-':
        return may_change("set difference", position);
      case '&':
        return may_change("set intersection", position);
      case '~':
        return may_change("set symmetric difference", position);
      case '|':
        return may_change("set union", position);
      default:
        return true;
    }
  }

  NodePtr parse_set() {
    const std::size_t here = source_.tell() - 1;
    auto set = std::make_unique<CharacterSet>();
    set->negated = source_.match('^');
    bool empty = true;
    if (source_.next_is('[') && !may_change("nested set", source_.tell())) return nullptr;
    const auto unterminated = [&] {
      return source_.error("unterminated character set", source_.tell() - here), nullptr;
    };
    const auto add = [&](const Member& member) {
      if (member.is_category)
        set->categories.push_back(member.category);
      else
        set->ranges.emplace_back(member.character, member.character);
      empty = false;
    };
    while (true) {
      if (source_.at_end()) return source_.ok() ? unterminated() : nullptr;
      const Token token = source_.get();
      if (!token.escaped && token.character == ']' && !empty) break;
      Member low;
      if (!empty && !token.escaped && source_.next_is(token.character) &&
          !warn_of_operator(token.character, source_.tell() - 1))
        return nullptr;
      if (!read_member(token, low)) return nullptr;
      if (!source_.match('-')) {
        if (!source_.ok()) return nullptr;
        add(low);
        continue;
      }
      if (source_.at_end()) return source_.ok() ? unterminated() : nullptr;
      const Token second = source_.get();
      if (!second.escaped && second.character == ']') {
        add(low);
        set->ranges.emplace_back('-', '-');
        break;
      }
      Member high;
      if (!second.escaped && second.character == '-' && !may_change("set difference", source_.tell() - 2))
        return nullptr;
      if (!read_member(second, high)) return nullptr;
      if (low.is_category || high.is_category || high.character < low.character) {
        return source_.error(cat("bad character range ", low.text, "-", high.text), low.length + 1 + high.length),
               nullptr;
      }
      set->ranges.emplace_back(low.character, high.character);
      empty = false;
    }
    if (!source_.ok()) return nullptr;
    if (set->categories.empty() && set->ranges.size() == 1 && set->ranges[0].first == set->ranges[0].second) {
      return make_node(set->negated ? NodeKind::NotLiteral : NodeKind::Literal, set->ranges[0].first);
    }
    NodePtr node = make_node(NodeKind::Set);
    node->set = std::move(set);
    return node;
  }

  // ---- escapes ----

  static std::optional<CharacterSet::CategoryItem> category_of(std::uint32_t letter) {
    switch (letter) {
      case 'd':
        return CharacterSet::CategoryItem{Category::Digit, false, false};
      case 'D':
        return CharacterSet::CategoryItem{Category::Digit, true, false};
      case 's':
        return CharacterSet::CategoryItem{Category::Space, false, false};
      case 'S':
        return CharacterSet::CategoryItem{Category::Space, true, false};
      case 'w':
        return CharacterSet::CategoryItem{Category::Word, false, false};
      case 'W':
        return CharacterSet::CategoryItem{Category::Word, true, false};
      default:
        return std::nullopt;
    }
  }

  static std::optional<std::uint32_t> simple_escape(std::uint32_t letter) {
    switch (letter) {
      case 'a':
        return 7;
      case 'f':
        return '\f';
      case 'n':
        return '\n';
      case 'r':
        return '\r';
      case 't':
        return '\t';
      case 'v':
        return '\v';
      case '\\':
        return '\\';
      default:
        return std::nullopt;
    }
  }

  bool bad_escape(const Token& token) {
    const std::string written = source_.text_between(token.position, source_.tell());
    return source_.error("bad escape " + written, source_.tell() - token.position);
  }

  /// \x41, \u0041, \U00000041, \N{...}: the character; `handled` is false for other letters.
  bool read_coded_escape(const Token& token, bool& handled, std::uint32_t& character) {
    const std::uint32_t c = token.character;
    handled = c == 'x' || (source_.is_text() && (c == 'u' || c == 'U' || c == 'N'));
    if (!handled) return true;
    if (c == 'N') return source_.read_named_character(character);
    const std::size_t wanted = c == 'x' ? 2 : c == 'u' ? 4 : 8;
    std::u32string digits;
    while (digits.size() < wanted && source_.next_in("0123456789abcdefABCDEF")) digits += source_.get().character;
    if (digits.size() < wanted) {
      return source_.error("incomplete escape " + source_.text_between(token.position, source_.tell()),
                           source_.tell() - token.position);
    }
    std::uint64_t value = 0;
    for (const char32_t d : digits)
      value = value * 16 + static_cast<std::uint64_t>(d <= '9' ? d - '0' : (d | 0x20) - 'a' + 10);
    if (value > 0x10ffff) return bad_escape(token);
    character = static_cast<std::uint32_t>(value);
    return true;
  }

  bool octal_too_large(const Token& token) {
    return source_.error(
        cat("octal escape value ", source_.text_between(token.position, source_.tell()), " outside of range 0-0o377"),
        source_.tell() - token.position);
  }

  bool read_class_escape(const Token& token, Member& member) {
    const std::uint32_t c = token.character;
    if (const auto simple = simple_escape(c)) {
      member.character = *simple;
      return true;
    }
    if (c == 'b') {
      member.character = 8;
      return true;
    }
    if (const auto category = category_of(c)) {
      member.is_category = true;
      member.category = *category;
      return true;
    }
    bool handled;
    if (!read_coded_escape(token, handled, member.character)) return false;
    if (handled) return true;
    if (c >= '0' && c <= '7') {
      std::uint32_t value = c - '0';
      for (int i = 0; i < 2 && source_.next_in("01234567"); ++i) value = value * 8 + (source_.get().character - '0');
      if (value > 0377) return octal_too_large(token);
      member.character = value;
      return true;
    }
    const bool letter = c < 0x80 && (is_ascii_letter(static_cast<char>(c)) || is_ascii_digit(static_cast<char>(c)));
    if (letter) return bad_escape(token);
    member.character = c;
    return true;
  }

  NodePtr anchor_node(Anchor anchor) {
    NodePtr node = make_node(NodeKind::At);
    node->anchor = anchor;
    return node;
  }

  NodePtr parse_escape(const Token& token) {
    const std::uint32_t c = token.character;
    switch (c) {
      case 'A':
        return anchor_node(Anchor::BeginningOfString);
      case 'Z':
        return anchor_node(Anchor::EndOfString);
      case 'z':
        if (since(14)) return anchor_node(Anchor::EndOfString);
        break;
      case 'b':
        return anchor_node(Anchor::Boundary);
      case 'B':
        return anchor_node(Anchor::NotBoundary);
      default:
        break;
    }
    if (const auto category = category_of(c)) {
      NodePtr node = make_node(NodeKind::Set);
      node->set = std::make_unique<CharacterSet>();
      node->set->categories.push_back(*category);
      return node;
    }
    if (const auto simple = simple_escape(c)) return make_node(NodeKind::Literal, *simple);
    bool handled;
    std::uint32_t character = 0;
    if (!read_coded_escape(token, handled, character)) return nullptr;
    if (handled) return make_node(NodeKind::Literal, character);
    if (c == '0') {
      std::uint32_t value = 0;
      for (int i = 0; i < 2 && source_.next_in("01234567"); ++i) value = value * 8 + (source_.get().character - '0');
      return make_node(NodeKind::Literal, value);
    }
    if (c >= '1' && c <= '9') return parse_numeric_escape(token);
    if (c < 0x80 && is_ascii_letter(static_cast<char>(c))) return bad_escape(token), nullptr;
    return make_node(NodeKind::Literal, c);
  }

  /// \12: a group, or with a third octal digit a character.
  NodePtr parse_numeric_escape(const Token& token) {
    std::uint32_t digits[3] = {token.character - '0', 0, 0};
    int count = 1;
    if (source_.next_in("0123456789")) {
      digits[count++] = source_.get().character - '0';
      if (digits[0] < 8 && digits[1] < 8 && source_.next_in("01234567")) {
        digits[2] = source_.get().character - '0';
        const std::uint32_t value = digits[0] * 64 + digits[1] * 8 + digits[2];
        if (value > 0377) return octal_too_large(token), nullptr;
        return make_node(NodeKind::Literal, value);
      }
    }
    const std::uint32_t group = count == 1 ? digits[0] : digits[0] * 10 + digits[1];
    const std::size_t length = source_.tell() - token.position;
    if (group >= open_.size()) return source_.error(cat("invalid group reference ", group), length - 1), nullptr;
    if (!group_is_closed(group)) return source_.error("cannot refer to an open group", length), nullptr;
    if (!check_look_behind(group)) return nullptr;
    return make_node(NodeKind::Reference, group);
  }

  // ---- parentheses ----

  NodePtr parse_group(bool verbose, int nesting, bool first, bool& nothing) {
    const std::size_t start = source_.tell() - 1;
    bool capture = true, atomic = false;
    std::optional<std::u32string> name;
    int add_flags = 0, remove_flags = 0;
    if (source_.match('?')) {
      if (source_.at_end()) return source_.ok() ? end_of_pattern() : nullptr;
      const Token token = source_.get();
      const std::uint32_t c = token.escaped ? 0 : token.character;
      switch (c) {
        case 'P':
          if (source_.match('<')) {
            name.emplace();
            if (!source_.read_until('>', "group name", *name) || !check_name(*name)) return nullptr;
            break;
          }
          if (source_.match('=')) return parse_named_reference();
          if (source_.at_end()) return end_of_pattern();
          return unknown_extension(2);
        case ':':
          capture = false;
          break;
        case '#':
          return skip_comment(start, nothing);
        case '=':
        case '!':
          return parse_assertion(c == '!', false, verbose, nesting, start);
        case '<': {
          if (source_.at_end()) return end_of_pattern();
          if (source_.match('=')) return parse_assertion(false, true, verbose, nesting, start);
          if (source_.match('!')) return parse_assertion(true, true, verbose, nesting, start);
          return unknown_extension(2);
        }
        case '(':
          return parse_condition(verbose, nesting, start);
        default:
          if (c == '>' && since(11)) {
            capture = false;
            atomic = true;
          } else if (c == '-' || flag_of(c) != 0) {
            bool global = false;
            if (!parse_flags(c, add_flags, remove_flags, global)) return nullptr;
            if (global) {
              nothing = true;
              return apply_global_flags(verbose, first, start);
            }
            capture = false;
          } else {
            const std::string written = source_.text_between(token.position, source_.tell());
            return source_.error("unknown extension ?" + written, source_.tell() - token.position + 1), nullptr;
          }
      }
    }
    std::uint32_t group = 0;
    if (capture && !open_group(name ? &*name : nullptr, group)) return nullptr;
    const bool inner_verbose = (verbose || (add_flags & flag::verbose) != 0) && (remove_flags & flag::verbose) == 0;
    NodePtr body = parse_alternatives(inner_verbose, nesting + 1);
    if (!body || !close_parenthesis(start)) return nullptr;
    if (capture) open_[group] = false;
    NodePtr node = make_node(atomic ? NodeKind::Atomic : NodeKind::Group, group);
    node->add_flags = add_flags;
    node->remove_flags = remove_flags;
    node->parts.push_back(std::move(body));
    return node;
  }

  NodePtr end_of_pattern() { return source_.ok() ? (source_.error("unexpected end of pattern"), nullptr) : nullptr; }

  /// "unknown extension ?P>": the next token and the letter before it are quoted.
  NodePtr unknown_extension(std::size_t letters) {
    const std::size_t before = source_.tell() - letters;
    const Token token = source_.get();
    const std::size_t length = source_.tell() - token.position;
    return source_.error("unknown extension " + source_.text_between(before, source_.tell()), length + letters),
           nullptr;
  }

  bool close_parenthesis(std::size_t start) {
    if (source_.match(')')) return true;
    return source_.ok() && source_.error("missing ), unterminated subpattern", source_.tell() - start);
  }

  NodePtr skip_comment(std::size_t start, bool& nothing) {
    nothing = true;
    while (true) {
      if (source_.at_end()) {
        if (source_.ok()) source_.error("missing ), unterminated comment", source_.tell() - start);
        return nullptr;
      }
      const Token token = source_.get();
      if (!token.escaped && token.character == ')') return nullptr;
    }
  }

  NodePtr parse_named_reference() {
    std::u32string name;
    if (!source_.read_until(')', "group name", name) || !check_name(name)) return nullptr;
    const auto group = group_named(name);
    if (!group) return source_.error(cat("unknown group name ", source_.quoted(name)), name.size() + 1), nullptr;
    if (!group_is_closed(*group)) return source_.error("cannot refer to an open group", name.size() + 1), nullptr;
    if (!check_look_behind(*group)) return nullptr;
    return make_node(NodeKind::Reference, *group);
  }

  NodePtr parse_assertion(bool negative, bool behind, bool verbose, int nesting, std::size_t start) {
    const std::int64_t outer = look_behind_groups_;
    if (behind && outer < 0) look_behind_groups_ = static_cast<std::int64_t>(open_.size());
    NodePtr body = parse_alternatives(verbose, nesting + 1);
    if (behind && outer < 0) look_behind_groups_ = -1;
    if (!body || !close_parenthesis(start)) return nullptr;
    if (negative && body->kind == NodeKind::Sequence && body->parts.empty()) return make_node(NodeKind::Never);
    NodePtr node = make_node(NodeKind::Assert);
    node->negative = negative;
    node->behind = behind;
    node->parts.push_back(std::move(body));
    return node;
  }

  /// (?(1)yes|no): the group may be a number or a name.
  bool read_condition_group(std::uint32_t& group) {
    std::u32string name;
    if (!source_.read_until(')', "group name", name)) return false;
    const Ref<Str> text = source_.to_str(name);
    const bool plain_digits = std::all_of(name.begin(), name.end(), [](char32_t c) { return c >= '0' && c <= '9'; });
    if (is_identifier(text.get()) || (since(12) && !plain_digits)) {
      if (since(12) && !check_name(name)) return false;
      const auto found = group_named(name);
      if (!found) return source_.error(cat("unknown group name ", source_.quoted(name)), name.size() + 1);
      group = *found;
      return check_look_behind(group);
    }
    std::uint64_t number = 0;
    bool valid = !name.empty();
    for (const char32_t c : name) {
      const int digit = unicode::decimal_value(c);
      valid = valid && digit >= 0;
      number = std::min<std::uint64_t>(number * 10 + static_cast<std::uint64_t>(std::max(digit, 0)), no_limit);
    }
    if (!valid) return source_.error(cat("bad character in group name ", source_.quoted(name)), name.size() + 1);
    if (number == 0) return source_.error("bad group number", name.size() + 1);
    constexpr std::uint64_t most_groups = 1073741823;
    if (number >= most_groups)
      return source_.error(cat("invalid group reference ", to_utf8(text.get())), name.size() + 1);
    group = static_cast<std::uint32_t>(number);
    const std::int64_t position = static_cast<std::int64_t>(source_.tell() - name.size() - 1);
    const bool known = std::any_of(condition_positions_.begin(), condition_positions_.end(),
                                   [&](const auto& each) { return each.first == group; });
    if (!known) condition_positions_.emplace_back(group, position);
    return check_look_behind(group);
  }

  NodePtr parse_condition(bool verbose, int nesting, std::size_t start) {
    std::uint32_t group;
    if (!read_condition_group(group)) return nullptr;
    NodePtr node = make_node(NodeKind::Condition, group);
    NodePtr yes = parse_sequence(verbose, nesting + 1, false);
    if (!yes) return nullptr;
    node->parts.push_back(std::move(yes));
    if (source_.match('|')) {
      NodePtr no = parse_sequence(verbose, nesting + 1, false);
      if (!no) return nullptr;
      node->parts.push_back(std::move(no));
      if (source_.next_is('|')) return source_.error("conditional backref with more than two branches"), nullptr;
    }
    return close_parenthesis(start) ? std::move(node) : nullptr;
  }

  // ---- flags ----

  /// Up to 3.10 flags in the middle were only frowned upon.
  bool warn_of_late_flags(std::size_t start) {
    const std::string whole = source_.text_between(0, 20), longer = source_.text_between(0, 21);
    const Ref<Str> shown = make_str(whole);
    std::string text = cat("Flags not at the start of the expression ", source_.is_text() ? "" : "b",
                           repr_text(shown.get()), longer.size() > whole.size() ? " (truncated)" : "");
    if (since(9)) text += cat(" but at position ", start);
    return warn(vm().errors.DeprecationWarning, text, caller_of_re);
  }

  NodePtr apply_global_flags(bool verbose, bool first, std::size_t start) {
    if (since(11) && !first) {
      source_.error("global flags not at the start of the expression", source_.tell() - start);
      return nullptr;
    }
    if (!first && !warn_of_late_flags(start)) {
      source_.give_up();
      return nullptr;
    }
    if ((flags_ & flag::verbose) != 0 && !verbose) {
      if (since(11))
        global_verbose_ = true;
      else
        source_.give_up(), again_ = true;
    }
    return nullptr;
  }

  bool wrong_flag_letter(std::uint32_t c, const char* missing) {
    const bool letter = unicode::is_alphabetic(c);
    return source_.error(letter ? "unknown flag" : missing, 1);
  }

  bool read_flag_letter(std::uint32_t& c, const char* missing) {
    if (source_.at_end()) return source_.ok() && source_.error(missing);
    const Token token = source_.get();
    c = token.escaped ? 0 : token.character;
    if (!token.escaped) return true;
    return source_.error(missing, 2);
  }

  bool add_flag(std::uint32_t c, int& add_flags) {
    const int added = flag_of(c);
    if (source_.is_text() && c == 'L') return source_.error("bad inline flags: cannot use 'L' flag with a str pattern");
    if (!source_.is_text() && c == 'u')
      return source_.error("bad inline flags: cannot use 'u' flag with a bytes pattern");
    add_flags |= added;
    if ((added & flag::types) != 0 && (add_flags & flag::types) != added) {
      return source_.error("bad inline flags: flags 'a', 'u' and 'L' are incompatible");
    }
    return true;
  }

  bool parse_flags(std::uint32_t c, int& add_flags, int& remove_flags, bool& global) {
    while (c != '-') {
      if (!add_flag(c, add_flags) || !read_flag_letter(c, "missing -, : or )")) return false;
      if (c == ')' || c == ':' || c == '-') break;
      if (flag_of(c) == 0) return wrong_flag_letter(c, "missing -, : or )");
    }
    if (c == ')') {
      flags_ |= add_flags;
      global = true;
      return true;
    }
    if (c == '-') {
      if (!read_flag_letter(c, "missing flag")) return false;
      if (flag_of(c) == 0) return wrong_flag_letter(c, "missing flag");
      while (true) {
        if ((flag_of(c) & flag::types) != 0)
          return source_.error("bad inline flags: cannot turn off flags 'a', 'u' and 'L'");
        remove_flags |= flag_of(c);
        if (!read_flag_letter(c, "missing :")) return false;
        if (c == ':') break;
        if (flag_of(c) == 0) return wrong_flag_letter(c, "missing :");
      }
    }
    if ((add_flags & remove_flags) != 0) return source_.error("bad inline flags: flag turned on and off", 1);
    return true;
  }

  /// Flags that do not go together; str patterns are Unicode unless told otherwise (CPython: fix_flags).
  bool fix_flags() {
    if (source_.is_text()) {
      if ((flags_ & flag::locale) != 0)
        return raise(vm().errors.ValueError, "cannot use LOCALE flag with a str pattern");
      if ((flags_ & flag::ascii) != 0 && (flags_ & flag::unicode) != 0) {
        return raise(vm().errors.ValueError, "ASCII and UNICODE flags are incompatible");
      }
      if ((flags_ & flag::ascii) == 0) flags_ |= flag::unicode;
      return true;
    }
    if ((flags_ & flag::unicode) != 0)
      return raise(vm().errors.ValueError, "cannot use UNICODE flag with a bytes pattern");
    if ((flags_ & flag::locale) != 0 && (flags_ & flag::ascii) != 0) {
      return raise(vm().errors.ValueError, "ASCII and LOCALE flags are incompatible");
    }
    return true;
  }

  Source source_;
  Object* pattern_;
  int flags_;
  std::vector<bool> open_ = {true};  ///< by group number: still inside its parentheses
  std::vector<std::pair<std::u32string, std::uint32_t>> names_;
  std::vector<std::pair<std::uint32_t, std::int64_t>> condition_positions_;
  std::int64_t look_behind_groups_ = -1;  ///< groups there were when the outermost look-behind began
  bool global_verbose_ = false, again_ = false;
};

}  // namespace

bool parse(const std::u32string& text, bool is_text, int flags, Object* pattern, ParsedPattern& parsed) {
  Parser parser(text, is_text, flags, pattern);
  const Outcome outcome = parser.run(parsed);
  if (outcome != Outcome::ReadAgainVerbosely) return outcome == Outcome::Done;
  return parse(text, is_text, parser.flags() | flag::verbose, pattern, parsed);
}

}  // namespace slotscope::regex
