// Colours for an editor: a scanner of its own that accepts any text, because most of the time a program being typed is
// broken. It knows strings, comments, numbers and words; it never gives up and never reports an error.
#include <algorithm>
#include <string>
#include <unordered_set>

#include "engine/engine.hpp"
#include "engine/source/token.hpp"

namespace slotscope {

namespace {

const std::unordered_set<std::string_view> builtin_names{
    "abs",
    "aiter",
    "all",
    "anext",
    "any",
    "ascii",
    "bin",
    "bool",
    "breakpoint",
    "bytearray",
    "bytes",
    "callable",
    "chr",
    "classmethod",
    "compile",
    "complex",
    "copyright",
    "credits",
    "delattr",
    "dict",
    "dir",
    "divmod",
    "enumerate",
    "eval",
    "exec",
    "exit",
    "filter",
    "float",
    "format",
    "frozenset",
    "getattr",
    "globals",
    "hasattr",
    "hash",
    "help",
    "hex",
    "id",
    "input",
    "int",
    "isinstance",
    "issubclass",
    "iter",
    "len",
    "license",
    "list",
    "locals",
    "map",
    "max",
    "memoryview",
    "min",
    "next",
    "object",
    "oct",
    "open",
    "ord",
    "pow",
    "print",
    "property",
    "quit",
    "range",
    "repr",
    "reversed",
    "round",
    "set",
    "setattr",
    "slice",
    "sorted",
    "staticmethod",
    "str",
    "sum",
    "super",
    "tuple",
    "type",
    "vars",
    "zip",
    "NotImplemented",
    "Ellipsis",
    "__debug__",
    "__import__",
    "__name__",
    "__file__",
    "IOError",
    "EnvironmentError",
#define SLOTSCOPE_EXCEPTION(name, base, since) #name,
#include "engine/objects/exceptions.def"
#undef SLOTSCOPE_EXCEPTION
};

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\f' || c == '\r';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_word_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
bool is_word_part(char c) {
  return is_word_start(c) || is_digit(c);
}

class Highlighter {
 public:
  Highlighter(std::string_view source, int version) : source_(source), version_(version) {}

  std::vector<HighlightSpan> run() {
    code(0);
    return std::move(spans_);
  }

 private:
  char at(std::size_t position) const { return position < source_.size() ? source_[position] : '\0'; }

  void add(std::size_t start, TokenClass token) {
    if (position_ > start)
      spans_.push_back({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(position_ - start), token});
  }

  /// Ordinary code; inside a replacement field (`closing` set) up to the brace, colon or line end that ends it.
  void code(char closing) {
    int depth = 0;
    while (position_ < source_.size()) {
      const char c = source_[position_];
      if (closing != 0) {
        if (c == '\n') return;
        if (depth == 0 && (c == '}' || c == ':' || (c == '!' && at(position_ + 1) != '='))) return;
        if (c == '(' || c == '[' || c == '{') ++depth;
        if (c == ')' || c == ']' || c == '}') --depth;
        if (c == closing && version_ < 12) return;
      }
      const std::size_t start = position_;
      if (c == '\n') {
        ++position_;
        line_start_ = true;
        previous_ = {};
        continue;
      }
      if (is_space(c)) {
        ++position_;
        continue;
      }
      if (c == '#') {
        position_ = std::min(source_.find('\n', position_), source_.size());
        add(start, TokenClass::Comment);
        continue;
      }
      if (c == '@' && line_start_)
        decorator();
      else if (is_word_start(c))
        word();
      else if (is_digit(c) || (c == '.' && is_digit(at(position_ + 1))))
        number();
      else if (c == '"' || c == '\'')
        string(start, false, false);
      else
        operator_sign();
      line_start_ = false;
    }
  }

  void decorator() {
    const std::size_t start = position_++;
    while (is_word_part(at(position_)) || at(position_) == '.') ++position_;
    add(start, TokenClass::Decorator);
  }

  void operator_sign() {
    const std::size_t start = position_;
    const char c = source_[position_++];
    const bool known = std::string_view("+-*/%@&|^~<>=!()[]{},:.;\\").find(c) != std::string_view::npos;
    add(start, known ? TokenClass::Operator : TokenClass::Error);
    previous_ = source_.substr(start, 1);
  }

  void number() {
    const std::size_t start = position_;
    const char kind = static_cast<char>(at(position_ + 1) | 0x20);
    const bool prefixed = at(position_) == '0' && (kind == 'x' || kind == 'o' || kind == 'b');
    while (is_word_part(at(position_)) || at(position_) == '.' ||
           (!prefixed && (at(position_) == '+' || at(position_) == '-') && (at(position_ - 1) | 0x20) == 'e'))
      ++position_;
    add(start, TokenClass::Number);
    previous_ = "0";
  }

  void word() {
    const std::size_t start = position_;
    while (is_word_part(at(position_))) ++position_;
    const std::string_view text = source_.substr(start, position_ - start);
    if ((at(position_) == '"' || at(position_) == '\'') && is_string_prefix(text)) {
      const bool raw = text.find_first_of("rR") != std::string_view::npos;
      const bool formatted = text.find_first_of("fFtT") != std::string_view::npos;
      return string(start, raw, formatted);
    }
    add(start, classify(text, start));
    previous_ = text;
  }

  bool is_string_prefix(std::string_view text) const {
    if (text.size() > 2) return false;
    std::string lower;
    for (const char c : text) lower += static_cast<char>(c | 0x20);
    for (const std::string_view prefix : {"r", "u", "b", "f", "br", "rb", "fr", "rf"})
      if (lower == prefix) return true;
    return version_ >= 14 && (lower == "t" || lower == "tr" || lower == "rt");
  }

  TokenClass classify(std::string_view text, std::size_t start) const {
    if (previous_ == ".") return TokenClass::Name;
    if (previous_ == "def" || previous_ == "class") return TokenClass::Definition;
    if (keyword_kind(text) != TokenKind::Name) return TokenClass::Keyword;
    if (is_soft_keyword(text, start)) return TokenClass::SoftKeyword;
    return builtin_names.count(text) ? TokenClass::Builtin : TokenClass::Name;
  }

  /// `match x:`, `case x:` and `type X = ...` at the start of a line; anything else with these words is a name.
  bool is_soft_keyword(std::string_view text, std::size_t start) const {
    const bool block = version_ >= 10 && (text == "match" || text == "case");
    const bool alias = version_ >= 12 && text == "type";
    if (!(block || alias) || !line_start_) return false;
    std::size_t next = start + text.size();
    if (!is_space(at(next)) && !(block && (at(next) == '(' || at(next) == '['))) return false;
    while (is_space(at(next))) ++next;
    if (alias) return is_word_start(at(next));
    if (std::string_view("=.,)]:+*/%|&<>").find(at(next)) != std::string_view::npos) return false;
    const std::size_t end = std::min(source_.find('\n', next), source_.size());
    std::string_view line = source_.substr(next, end - next);
    line = line.substr(0, line.find('#'));
    while (!line.empty() && is_space(line.back())) line.remove_suffix(1);
    return line.ends_with(':') || (text == "case" && line.find(':') != std::string_view::npos);
  }

  /// A string whose prefix began at `start` and whose opening quote is here.
  void string(std::size_t start, bool raw, bool formatted) {
    const char quote = source_[position_];
    const bool triple = at(position_ + 1) == quote && at(position_ + 2) == quote;
    position_ += triple ? 3 : 1;
    while (position_ < source_.size()) {
      const char c = source_[position_];
      if (c == '\\' && !(raw && !triple && at(position_ + 1) == '\n')) {
        position_ = std::min(position_ + 2, source_.size());
      } else if (c == '\n' && !triple) {
        break;
      } else if (c == quote && (!triple || (at(position_ + 1) == quote && at(position_ + 2) == quote))) {
        position_ += triple ? 3 : 1;
        break;
      } else if (formatted && c == '{' && at(position_ + 1) == '{') {
        position_ += 2;
      } else if (formatted && c == '{') {
        ++position_;
        add(start, TokenClass::String);
        previous_ = {};
        code(quote);
        start = position_;
      } else {
        ++position_;
      }
    }
    add(start, TokenClass::String);
    previous_ = "\"";
  }

  const std::string_view source_;
  const int version_;
  std::size_t position_ = 0;
  bool line_start_ = true;
  std::string_view previous_;  ///< the word or sign before
  std::vector<HighlightSpan> spans_;
};

}  // namespace

std::vector<HighlightSpan> highlight(std::string_view source, Version version) {
  return Highlighter(source, version.minor).run();
}

}  // namespace slotscope
