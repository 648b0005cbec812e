// From the tree of a regular expression to the instructions of the matcher.
#include <algorithm>

#include "engine/builtins/native.hpp"
#include "engine/modules/regex/pattern.hpp"

namespace slotscope::regex {
namespace {

/// How few and how many characters a node may match.
struct Width {
  std::uint64_t least = 0, most = 0;
};
constexpr std::uint64_t unbounded = std::uint64_t{1} << 40;

Width width_of(const Node& node, const std::vector<Width>& groups) {
  Width width;
  switch (node.kind) {
    case NodeKind::Literal:
    case NodeKind::NotLiteral:
    case NodeKind::Any:
    case NodeKind::Set:
      return {1, 1};
    case NodeKind::Sequence:
      for (const NodePtr& part : node.parts) {
        const Width w = width_of(*part, groups);
        width = {std::min(width.least + w.least, unbounded), std::min(width.most + w.most, unbounded)};
      }
      return width;
    case NodeKind::Branch:
    case NodeKind::Condition:
      width = {unbounded, 0};
      for (const NodePtr& part : node.parts) {
        const Width w = width_of(*part, groups);
        width = {std::min(width.least, w.least), std::max(width.most, w.most)};
      }
      if (node.kind == NodeKind::Condition && node.parts.size() == 1) width.least = 0;
      return width;
    case NodeKind::Group:
    case NodeKind::Atomic:
      return width_of(*node.parts[0], groups);
    case NodeKind::Repeat: {
      const Width w = width_of(*node.parts[0], groups);
      return {std::min(w.least * node.least, unbounded),
              node.most == no_limit && w.most > 0 ? unbounded : std::min(w.most * node.most, unbounded)};
    }
    case NodeKind::Reference:
      return node.value < groups.size() ? groups[node.value] : Width{0, unbounded};
    default:
      return {};
  }
}

/// The widths of all groups, needed for references inside look-behinds.
void measure_groups(const Node& node, std::vector<Width>& groups) {
  for (const NodePtr& part : node.parts) measure_groups(*part, groups);
  if (node.kind == NodeKind::Group && node.value > 0) groups[node.value] = width_of(node, groups);
}

class Compiler {
 public:
  Compiler(const ParsedPattern& parsed, Program& program) : program_(program) {
    program.groups = parsed.groups;
    program.registers = parsed.groups * 2 + 1;
    widths_.resize(parsed.groups);
    measure_groups(*parsed.root, widths_);
  }

  bool run(const ParsedPattern& parsed) {
    if (!emit(*parsed.root, parsed.flags)) return false;
    add(Op::Match);
    find_start(*parsed.root, parsed.flags);
    return true;
  }

 private:
  Instruction& add(Op op, std::uint32_t a = 0) {
    program_.code.push_back(Instruction{.op = op, .a = a});
    return program_.code.back();
  }
  std::uint32_t here() const { return static_cast<std::uint32_t>(program_.code.size()); }

  static Folding folding_of(int flags) {
    if ((flags & flag::ignore_case) == 0) return Folding::None;
    return (flags & flag::unicode) != 0 ? Folding::Unicode : Folding::Ascii;
  }

  static int combined(int flags, const Node& group) {
    if ((group.add_flags & flag::types) != 0) flags &= ~flag::types;
    return (flags | group.add_flags) & ~group.remove_flags;
  }

  static bool is_single(const Node& node) {
    switch (node.kind) {
      case NodeKind::Literal:
      case NodeKind::NotLiteral:
      case NodeKind::Any:
      case NodeKind::Set:
        return true;
      case NodeKind::Sequence:
        return node.parts.size() == 1 && is_single(*node.parts[0]);
      case NodeKind::Group:
        return node.value == 0 && is_single(*node.parts[0]);
      default:
        return false;
    }
  }

  std::uint32_t add_set(const Node& node, int flags) {
    CharacterSet set = *node.set;
    set.folding = folding_of(flags);
    for (CharacterSet::CategoryItem& item : set.categories) item.ascii = (flags & flag::unicode) == 0;
    set.prepare();
    program_.sets.push_back(std::move(set));
    return static_cast<std::uint32_t>(program_.sets.size() - 1);
  }

  void emit_literal(std::uint32_t c, int flags, bool negated) {
    const Folding folding = folding_of(flags);
    const bool cased = folding != Folding::None && is_cased(c, folding);
    if (negated) {
      Instruction& instruction = add(Op::NotChar, cased ? fold(c, folding) : c);
      instruction.folding = cased ? folding : Folding::None;
    } else if (cased) {
      add(Op::CharFolded, fold(c, folding)).folding = folding;
    } else {
      add(Op::Char, c);
    }
  }

  /// Whether other characters fold to the same one.
  static bool is_cased(std::uint32_t c, Folding folding) {
    if (folding == Folding::Ascii) return c < 0x80 && ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    return c >= 0x80 || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
  }

  void emit_anchor(Anchor anchor, int flags) {
    const bool lines = (flags & flag::multiline) != 0, ascii = (flags & flag::unicode) == 0;
    Place place = Place::BeginningOfString;
    switch (anchor) {
      case Anchor::Beginning:
        place = lines ? Place::BeginningOfLine : Place::BeginningOfString;
        break;
      case Anchor::BeginningOfString:
        place = Place::BeginningOfString;
        break;
      case Anchor::End:
        place = lines ? Place::EndOfLine : Place::End;
        break;
      case Anchor::EndOfString:
        place = Place::EndOfString;
        break;
      case Anchor::Boundary:
        place = ascii ? Place::BoundaryAscii : Place::Boundary;
        break;
      case Anchor::NotBoundary:
        place = ascii ? Place::NotBoundaryAscii : Place::NotBoundary;
        break;
    }
    add(Op::At).place = place;
  }

  bool emit_branch(const Node& node, int flags) {
    std::vector<std::uint32_t> ends;
    for (std::size_t i = 0; i < node.parts.size(); ++i) {
      const bool last = i + 1 == node.parts.size();
      const std::uint32_t split = here();
      if (!last) add(Op::Split);
      if (!emit(*node.parts[i], flags)) return false;
      if (last) break;
      ends.push_back(here());
      add(Op::Jump);
      program_.code[split].a = here();
    }
    for (const std::uint32_t end : ends) program_.code[end].a = here();
    return true;
  }

  bool emit_repeat(const Node& node, int flags) {
    const Node& body = *node.parts[0];
    if (is_single(body)) {
      Instruction& repeat = add(Op::RepeatOne, node.least);
      repeat.b = node.most;
      repeat.mode = node.mode;
      return emit(body, flags);
    }
    const bool possessive = node.mode == RepeatMode::Possessive;
    const std::uint32_t atomic = here();
    if (possessive) add(Op::Atomic);
    const std::uint32_t first_register = program_.registers;
    program_.registers += 2;
    add(Op::LoopStart, first_register);
    const std::uint32_t loop = here();
    Instruction& instruction = add(Op::Loop, first_register);
    instruction.b = node.least;
    instruction.c = node.most;
    instruction.mode = node.mode == RepeatMode::Lazy ? RepeatMode::Lazy : RepeatMode::Greedy;
    if (!emit(body, flags)) return false;
    add(Op::Jump, loop);
    program_.code[loop].d = here();
    if (possessive) {
      add(Op::SubEnd);
      program_.code[atomic].a = here();
    }
    return true;
  }

  bool emit_assertion(const Node& node, int flags) {
    std::uint32_t back = 0;
    if (node.behind) {
      const Width width = width_of(*node.parts[0], widths_);
      if (width.least != width.most || width.least >= unbounded) {
        return raise_error("look-behind requires fixed-width pattern", nullptr, -1);
      }
      back = static_cast<std::uint32_t>(width.least);
    }
    const std::uint32_t start = here();
    Instruction& instruction = add(Op::Assert);
    instruction.negative = node.negative;
    instruction.b = back;
    if (!emit(*node.parts[0], flags)) return false;
    add(Op::SubEnd);
    program_.code[start].a = here();
    return true;
  }

  bool emit_condition(const Node& node, int flags) {
    const std::uint32_t condition = here();
    add(Op::Condition, node.value);
    if (!emit(*node.parts[0], flags)) return false;
    if (node.parts.size() == 1) {
      program_.code[condition].b = here();
      return true;
    }
    const std::uint32_t jump = here();
    add(Op::Jump);
    program_.code[condition].b = here();
    if (!emit(*node.parts[1], flags)) return false;
    program_.code[jump].a = here();
    return true;
  }

  bool emit(const Node& node, int flags) {
    switch (node.kind) {
      case NodeKind::Literal:
        emit_literal(node.value, flags, false);
        return true;
      case NodeKind::NotLiteral:
        emit_literal(node.value, flags, true);
        return true;
      case NodeKind::Any:
        add((flags & flag::dot_all) != 0 ? Op::Any : Op::AnyButNewline);
        return true;
      case NodeKind::Set:
        add(Op::Set, add_set(node, flags));
        return true;
      case NodeKind::At:
        emit_anchor(node.anchor, flags);
        return true;
      case NodeKind::Sequence:
        return std::all_of(node.parts.begin(), node.parts.end(),
                           [&](const NodePtr& part) { return emit(*part, flags); });
      case NodeKind::Branch:
        return emit_branch(node, flags);
      case NodeKind::Group:
        if (node.value > 0) add(Op::Save, node.value * 2);
        if (!emit(*node.parts[0], combined(flags, node))) return false;
        if (node.value > 0) add(Op::Save, node.value * 2 + 1);
        return true;
      case NodeKind::Repeat:
        return emit_repeat(node, flags);
      case NodeKind::Assert:
        return emit_assertion(node, flags);
      case NodeKind::Reference:
        add(Op::Reference, node.value).folding = folding_of(flags);
        return true;
      case NodeKind::Condition:
        return emit_condition(node, flags);
      case NodeKind::Atomic: {
        const std::uint32_t start = here();
        add(Op::Atomic);
        if (!emit(*node.parts[0], flags)) return false;
        add(Op::SubEnd);
        program_.code[start].a = here();
        return true;
      }
      case NodeKind::Never:
        add(Op::Never);
        return true;
    }
    return true;
  }

  // ---- where a search may start ----

  /// Collects the literal characters every match begins with; false when something else follows.
  bool collect_prefix(const Node& node, int flags) {
    switch (node.kind) {
      case NodeKind::Literal:
        if ((flags & flag::ignore_case) != 0) return false;
        program_.prefix += static_cast<char32_t>(node.value);
        return true;
      case NodeKind::Sequence:
        return std::all_of(node.parts.begin(), node.parts.end(),
                           [&](const NodePtr& part) { return collect_prefix(*part, flags); });
      case NodeKind::Group:
        return collect_prefix(*node.parts[0], combined(flags, node));
      case NodeKind::Repeat:
        if (node.least > 0) collect_prefix(*node.parts[0], flags);
        return false;
      default:
        return false;
    }
  }

  /// Adds the characters a match of the node may begin with; false when it may begin with anything or match nothing.
  bool collect_first(const Node& node, int flags, CharacterSet& set) {
    if (folding_of(flags) != Folding::None) return false;
    switch (node.kind) {
      case NodeKind::Literal:
        set.ranges.emplace_back(node.value, node.value);
        return true;
      case NodeKind::Set: {
        if (node.set->negated) return false;
        set.ranges.insert(set.ranges.end(), node.set->ranges.begin(), node.set->ranges.end());
        for (CharacterSet::CategoryItem item : node.set->categories) {
          item.ascii = (flags & flag::unicode) == 0;
          set.categories.push_back(item);
        }
        return true;
      }
      case NodeKind::Sequence:
        return !node.parts.empty() && collect_first(*node.parts[0], flags, set);
      case NodeKind::Branch:
        return std::all_of(node.parts.begin(), node.parts.end(),
                           [&](const NodePtr& part) { return collect_first(*part, flags, set); });
      case NodeKind::Group:
        return collect_first(*node.parts[0], combined(flags, node), set);
      case NodeKind::Atomic:
        return collect_first(*node.parts[0], flags, set);
      case NodeKind::Repeat:
        return node.least > 0 && collect_first(*node.parts[0], flags, set);
      default:
        return false;
    }
  }

  void find_start(const Node& root, int flags) {
    collect_prefix(root, flags);
    const bool anchor = root.kind == NodeKind::Sequence && !root.parts.empty() && root.parts[0]->kind == NodeKind::At;
    program_.anchored = anchor && (root.parts[0]->anchor == Anchor::BeginningOfString ||
                                   (root.parts[0]->anchor == Anchor::Beginning && (flags & flag::multiline) == 0));
    if (!program_.prefix.empty()) return;
    CharacterSet set;
    if (!collect_first(root, flags, set)) return;
    set.prepare();
    program_.first_set = static_cast<int>(program_.sets.size());
    program_.sets.push_back(std::move(set));
  }

  Program& program_;
  std::vector<Width> widths_;
};

}  // namespace

bool compile(const ParsedPattern& parsed, Program& program) {
  return Compiler(parsed, program).run(parsed);
}

}  // namespace slotscope::regex
