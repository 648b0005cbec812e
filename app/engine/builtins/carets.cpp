// Draws source lines with ~~~^^^ under them. Up to 3.10 there are no marks; 3.11 and 3.12 mark one line (CPython:
// Python/traceback.c, tb_displayline); from 3.13 several lines are shown and calls are marked too (CPython:
// Lib/traceback.py, StackSummary.format_frame_summary).
#include "engine/builtins/carets.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

#include "engine/source/characters.hpp"
#include "engine/source/parser.hpp"

namespace slotscope {

namespace {

constexpr std::string_view blanks = " \t\n\r\f\v";

bool is_blank(char c) {
  return blanks.find(c) != std::string_view::npos;
}

std::string_view strip_right(std::string_view text) {
  const auto last = text.find_last_not_of(blanks);
  return last == std::string_view::npos ? std::string_view() : text.substr(0, last + 1);
}

/// The single expression a piece of source consists of, or null.
const Expr* only_expression(const Tree* tree) {
  if (!tree || tree->body.size() != 1 || tree->body[0]->kind != NodeKind::ExprStmt) return nullptr;
  return tree->body[0]->as<ExprStmt>()->value;
}

/// Columns a terminal needs for the first `characters` of a line.
int display_width(std::string_view line, int characters) {
  int width = 0;
  for (std::size_t i = 0; i < line.size() && characters > 0; --characters) {
    const std::uint32_t c = decode_character(line, i);
    width += utf8proc_charwidth(static_cast<utf8proc_int32_t>(c)) == 2 ? 2 : 1;
  }
  return width + std::max(characters, 0);
}

// ---- 3.11 and 3.12 --------------------------------------------------------------------------------------------------

/// The part of the marked range that gets ^ while the rest gets ~; counted in bytes from the range's start.
struct Anchor {
  int left, right;
};

/// The operator between two operands. What draws an uncaught exception looks behind closing brackets for it and then
/// at the character that follows; the traceback module decides how long it is before it looks there.
std::optional<Anchor> operator_anchor(std::string_view segment, const BinOpExpr* operation, DrawnBy drawn_by) {
  const auto at = [&](int i) { return segment[static_cast<std::size_t>(i)]; };
  const int begin = operation->left->span.end_column, end = operation->right->span.column;
  int first = begin;
  while (first < end && is_blank(at(first))) ++first;
  int found = first;
  while (found < end && (is_blank(at(found)) || at(found) == ')')) ++found;
  if (found >= end) return {};
  const int measured = drawn_by == DrawnBy::Interpreter ? found : first;
  const bool two_characters = measured + 1 < end && !is_blank(at(measured + 1));
  return Anchor{found, found + (two_characters ? 2 : 1)};
}

std::optional<Anchor> find_anchor(std::string_view segment, int version, DrawnBy drawn_by) {
  const ParseResult parsed = parse(segment, version);
  const Expr* e = only_expression(parsed.tree.get());
  if (!e) return {};
  if (e->kind == NodeKind::BinOp) return operator_anchor(segment, e->as<BinOpExpr>(), drawn_by);
  if (e->kind != NodeKind::Subscript) return {};
  const auto bracket = segment.find('[', static_cast<std::size_t>(e->as<SubscriptExpr>()->value->span.end_column));
  return Anchor{static_cast<int>(bracket), e->span.end_column};
}

std::string one_marked_line(std::string_view line, const Span& span, int version, DrawnBy drawn_by) {
  const std::size_t indent = std::min(line.find_first_not_of(" \t\f"), line.size());
  const std::string shown = "    " + std::string(line.substr(indent)) + "\n";
  if (version < 11 || span.column < 0 || span.end_column < 0) return shown;
  const auto columns = [&](int bytes) {
    return display_width(line, static_cast<int>(count_characters(line, static_cast<std::size_t>(std::max(bytes, 0)))));
  };
  const int start = columns(span.column);
  int end = columns(span.end_column);
  int left = -1, right = -1;
  char primary = '^';
  if (span.line == span.end_line) {
    const auto first = static_cast<std::size_t>(span.column), last = static_cast<std::size_t>(span.end_column);
    if (last <= line.size() && first < last) {
      if (const auto anchor = find_anchor(line.substr(first, last - first), version, drawn_by)) {
        left = columns(span.column + anchor->left);
        right = columns(span.column + anchor->right);
        primary = '~';
      }
    }
  } else {
    end = columns(static_cast<int>(strip_right(line).size()));
  }
  const int skipped = static_cast<int>(indent);
  if (end - start == columns(static_cast<int>(strip_right(line).size())) - skipped && left < 0) return shown;
  std::string marks(4, ' ');
  for (int i = skipped; i < end; ++i) marks += i < start ? ' ' : left <= i && i < right ? '^' : primary;
  return shown + marks + "\n";
}

// ---- 3.13 and later -------------------------------------------------------------------------------------------------

/// A place in the shown lines: line from 0, column in characters.
struct Place {
  int line, column;
};
struct Anchors {
  Place left, right;
};

/// A line as characters.
std::vector<std::uint32_t> decode(std::string_view text) {
  std::vector<std::uint32_t> result;
  for (std::size_t i = 0; i < text.size();) result.push_back(decode_character(text, i));
  return result;
}

bool is_space(std::uint32_t c) {
  return c < 128 && is_blank(static_cast<char>(c));
}

/// Walks over the characters of an expression's text to find its operator or brackets
/// (CPython: _extract_caret_anchors_from_line_segment).
class AnchorFinder {
 public:
  explicit AnchorFinder(const std::vector<std::string>& lines) : text_(lines) {
    for (const std::string& line : lines) lines_.push_back(decode(line));
  }

  std::optional<Anchors> find(int version) const {
    std::string source = "(\n";
    for (const std::string& line : text_) source += line + "\n";
    source += ")";
    const ParseResult parsed = parse(source, version);
    const Expr* e = only_expression(parsed.tree.get());
    if (!e) return {};
    switch (e->kind) {
      case NodeKind::BinOp:
        return operation(e->as<BinOpExpr>());
      case NodeKind::Subscript:
        return brackets(e, e->as<SubscriptExpr>()->value, '[');
      case NodeKind::Call:
        return brackets(e, e->as<CallExpr>()->function, '(');
      default:
        return {};
    }
  }

 private:
  int width(int line) const { return static_cast<int>(lines_[static_cast<std::size_t>(line)].size()); }
  std::uint32_t at(Place p) const {
    return lines_[static_cast<std::size_t>(p.line)][static_cast<std::size_t>(p.column)];
  }
  int count() const { return static_cast<int>(lines_.size()); }

  bool settle(Place& p) const {
    while (p.line < count() && p.column >= width(p.line)) {
      p.column = 0;
      ++p.line;
    }
    return p.line < count();
  }

  /// Where an expression ends. Its lines count from the bracket put before the text.
  Place end_of(const Expr* e) const {
    const int line = e->span.end_line - 2;
    return {line, characters(line, e->span.end_column)};
  }
  int characters(int line, int bytes) const {
    return static_cast<int>(count_characters(text_[static_cast<std::size_t>(line)], static_cast<std::size_t>(bytes)));
  }

  template <class Stop>
  bool skip_until(Place& p, Stop stop) const {
    for (;;) {
      const std::uint32_t c = at(p);
      if (c == '\\' || c == '#')
        p = {p.line + 1, 0};
      else if (!stop(c))
        ++p.column;
      else
        return true;
      if (!settle(p)) return false;
    }
  }

  std::optional<Anchors> operation(const BinOpExpr* e) const {
    Place p = end_of(e->left);
    if (!settle(p) || !skip_until(p, [](std::uint32_t c) { return !is_space(c) && c != ')'; })) return {};
    int right = p.column + 1;
    if (right < width(p.line)) {
      const int operand_line = e->right->span.line - 2;
      const bool before_operand = operand_line > p.line || right < characters(operand_line, e->right->span.column);
      const std::uint32_t second = at({p.line, right});
      if (before_operand && !is_space(second) && second != '\\' && second != '#') ++right;
    }
    return Anchors{p, {p.line, right}};
  }

  std::optional<Anchors> brackets(const Expr* whole, const Expr* before, char open) const {
    Place p = end_of(before);
    if (!settle(p) || !skip_until(p, [&](std::uint32_t c) { return c == static_cast<std::uint32_t>(open); })) return {};
    return Anchors{p, end_of(whole)};
  }

  const std::vector<std::string>& text_;
  std::vector<std::vector<std::uint32_t>> lines_;
};

int length(std::string_view text) {
  return static_cast<int>(count_characters(text));
}

std::string cut(std::string_view text, int first, int last) {
  std::string result;
  int index = 0;
  for (std::size_t i = 0; i < text.size(); ++index) {
    const std::uint32_t c = decode_character(text, i);
    if (index >= first && index < last) append_character(result, c);
  }
  return result;
}

/// The white space all lines begin with is taken away (CPython: textwrap.dedent).
void dedent(std::vector<std::string>& lines) {
  std::optional<std::string> margin;
  for (std::string& line : lines) {
    const std::size_t first = line.find_first_not_of(" \t");
    if (first == std::string::npos) {
      line.clear();
      continue;
    }
    const std::string indent = line.substr(0, first);
    if (!margin) margin = indent;
    std::size_t common = 0;
    while (common < margin->size() && common < indent.size() && (*margin)[common] == indent[common]) ++common;
    margin->resize(common);
  }
  if (!margin) return;
  for (std::string& line : lines)
    if (!line.empty()) line.erase(0, margin->size());
}

/// The lines of one entry and what is to be marked in them.
class MarkedBlock {
 public:
  MarkedBlock(std::string_view source, const Span& span, int version) : version_(version) {
    for (int i = span.line; i <= span.end_line; ++i) lines_.emplace_back(strip_right(source_line(source, i)));
    const std::string first = lines_.front(), last = lines_.back();
    dedent(lines_);
    const int dedented = length(first) - length(lines_.front());
    const auto offset = [&](const std::string& line, int column) {
      return std::max(0, static_cast<int>(count_characters(line, static_cast<std::size_t>(column))) - dedented);
    };
    start_ = offset(first, span.column);
    end_ = offset(last, span.end_column);
    anchors_ = AnchorFinder(segment()).find(version);
    show_marks_ = should_show();
    if (!anchors_) return;
    if (anchors_->left.line == 0) anchors_->left.column += start_;
    if (anchors_->right.line == 0) anchors_->right.column += start_;
    for (Place* place : {&anchors_->left, &anchors_->right})
      place->column = display_width(lines_[static_cast<std::size_t>(place->line)], place->column);
  }

  std::string draw() {
    const int count = static_cast<int>(lines_.size());
    std::set<int> significant{0, count - 1};
    if (anchors_)
      for (const int line : {anchors_->left.line, anchors_->right.line})
        for (int near = line - 1; near <= line + 1; ++near)
          if (near >= 0 && near < count) significant.insert(near);
    int previous = -1;
    for (const int line : significant) {
      if (previous >= 0 && line - previous == 2)
        output(line - 1);
      else if (previous >= 0 && line - previous > 2)
        output_.push_back("...<" + std::to_string(line - previous - 1) + " lines>...");
      output(line);
      previous = line;
    }
    dedent(output_);
    std::string text;
    for (const std::string& line : output_) text += "    " + line + "\n";
    return text;
  }

 private:
  std::vector<std::string> segment() const {
    std::vector<std::string> result = lines_;
    result.back() = cut(result.back(), 0, end_);
    result.front() = cut(result.front(), start_, length(result.front()));
    return result;
  }

  /// Not when the whole line is one call that is returned or assigned to a name, nor when there is nothing to tell
  /// apart.
  bool should_show() const {
    std::string source;
    for (const std::string& line : lines_) source += line + "\n";
    const ParseResult parsed = parse(source, version_);
    if (parsed.tree) {
      if (parsed.tree->body.empty()) return false;
      const Expr* call = whole_call(parsed.tree->body[0]);
      if (call && call->span.line == 1 && call->span.end_line == static_cast<int>(lines_.size()) &&
          call->span.column == start_ && call->span.end_column == end_)
        return false;
    }
    if (anchors_) return true;
    const std::string before = cut(lines_.front(), 0, start_), after = cut(lines_.back(), end_, length(lines_.back()));
    return before.find_first_not_of(blanks) != std::string::npos ||
           after.find_first_not_of(blanks) != std::string::npos;
  }

  static const Expr* whole_call(const Stmt* statement) {
    if (statement->kind == NodeKind::Return) {
      const Expr* value = statement->as<ReturnStmt>()->value;
      return value && value->kind == NodeKind::Call && value->as<CallExpr>()->function->kind == NodeKind::Name
                 ? value
                 : nullptr;
    }
    if (statement->kind == NodeKind::Assign) {
      const auto* assign = statement->as<AssignStmt>();
      const bool plain = assign->targets.size() == 1 && assign->targets[0]->kind == NodeKind::Name;
      return plain && assign->value->kind == NodeKind::Call ? assign->value : nullptr;
    }
    return nullptr;
  }

  void output(int line) {
    const std::string& text = lines_[static_cast<std::size_t>(line)];
    output_.push_back(text);
    if (!show_marks_) return;
    const int spaces = length(text.substr(0, std::min(text.find_first_not_of(blanks), text.size())));
    const int first = display_width(lines_.front(), start_);
    const bool last_line = line + 1 == static_cast<int>(lines_.size());
    const int count = last_line ? display_width(text, end_) : display_width(text, length(text));
    std::string marks;
    for (int column = 0; column < count; ++column) {
      if (column < spaces || (line == 0 && column < first))
        marks += ' ';
      else
        marks += !anchors_ || inside_anchors(line, column) ? '^' : '~';
    }
    output_.push_back(std::move(marks));
  }

  bool inside_anchors(int line, int column) const {
    const Place& left = anchors_->left;
    const Place& right = anchors_->right;
    return (line > left.line || (line == left.line && column >= left.column)) &&
           (line < right.line || (line == right.line && column < right.column));
  }

  const int version_;
  std::vector<std::string> lines_;
  std::vector<std::string> output_;
  int start_ = 0, end_ = 0;
  std::optional<Anchors> anchors_;
  bool show_marks_ = false;
};

}  // namespace

std::string_view source_line(std::string_view source, int number) {
  if (number < 1) return {};
  std::size_t begin = 0;
  for (int i = 1; i < number; ++i) {
    begin = source.find('\n', begin);
    if (begin == std::string_view::npos) return {};
    ++begin;
  }
  std::string_view line = source.substr(begin, source.find('\n', begin) - begin);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::string marked_source(std::string_view source, const Span& span, int version, DrawnBy drawn_by) {
  const std::string_view line = source_line(source, span.line);
  if (line.find_first_not_of(blanks) == std::string_view::npos) return {};
  if (version < 13) return one_marked_line(line, span, version, drawn_by);
  if (span.column < 0 || span.end_column < 0) {
    const std::size_t first = line.find_first_not_of(blanks);
    return "    " + std::string(strip_right(line.substr(first))) + "\n";
  }
  return MarkedBlock(source, span, version).draw();
}

}  // namespace slotscope
