// Replacement templates: \1, \g<name>, \n (CPython: Lib/re/_parser.py, parse_template).
#include <algorithm>

#include "engine/builtins/unicode.hpp"
#include "engine/modules/regex/objects.hpp"
#include "engine/modules/regex/source.hpp"

namespace slotscope::regex {
namespace {

class TemplateParser {
 public:
  TemplateParser(const std::u32string& text, bool is_text, Pattern* pattern, Object* source)
      : source_(text, is_text, source), pattern_(pattern) {}

  /// Calls literal(text) and group(number) in order.
  template <class Literal, class Group>
  bool run(Literal literal, Group group) {
    std::u32string pending;
    while (!source_.at_end()) {
      const Token token = source_.get();
      if (!token.escaped) {
        pending += static_cast<char32_t>(token.character);
        continue;
      }
      std::uint32_t number = 0;
      bool is_group = false;
      if (!read_escape(token, pending, is_group, number)) return false;
      if (!is_group) continue;
      if (!pending.empty()) literal(pending);
      pending.clear();
      group(number);
    }
    if (!source_.ok()) return false;
    if (!pending.empty()) literal(pending);
    return true;
  }

 private:
  bool check_group(std::uint64_t number, std::size_t back) {
    return number < pattern_->program->groups || source_.error(cat("invalid group reference ", number), back);
  }

  bool read_named_group(std::uint32_t& number) {
    if (!source_.match('<')) return source_.error("missing <");
    std::u32string name;
    if (!source_.read_until('>', "group name", name)) return false;
    const Ref<Str> text = source_.to_str(name);
    const bool plain_digits = std::all_of(name.begin(), name.end(), [](char32_t c) { return c >= '0' && c <= '9'; });
    const bool identifier = is_identifier(text.get());
    if (identifier || (since(12) && !plain_digits)) {
      if (!identifier) return source_.error(cat("bad character in group name ", source_.quoted(name)), name.size() + 1);
      Object* found = dict_get(pattern_->group_index, static_cast<Object*>(text.get()));
      if (!found) return raise(vm().errors.IndexError, cat("unknown group name ", source_.quoted(name)));
      number = static_cast<std::uint32_t>(int_value(found).value_or(0));
      return true;
    }
    std::uint64_t value = 0;
    for (const char32_t c : name) {
      const int digit = unicode::decimal_value(c);
      if (digit < 0) return source_.error(cat("bad character in group name ", source_.quoted(name)), name.size() + 1);
      value = std::min<std::uint64_t>(value * 10 + static_cast<std::uint64_t>(digit), no_limit);
    }
    number = static_cast<std::uint32_t>(value);
    if (value < pattern_->program->groups) return true;
    return source_.error(
        cat("invalid group reference ", value >= no_limit ? to_utf8(text.get()) : std::to_string(value)),
        name.size() + 1);
  }

  bool read_escape(const Token& token, std::u32string& literal, bool& is_group, std::uint32_t& number) {
    const std::uint32_t c = token.character;
    if (c == 'g') {
      is_group = true;
      return read_named_group(number);
    }
    if (c == '0') {
      std::uint32_t value = 0;
      for (int i = 0; i < 2 && source_.next_in("01234567"); ++i) value = value * 8 + (source_.get().character - '0');
      literal += static_cast<char32_t>(value & 0xff);
      return true;
    }
    if (c >= '1' && c <= '9') return read_number(token, literal, is_group, number);
    static constexpr std::string_view letters = "abfnrtv\\", meanings = "\a\b\f\n\r\t\v\\";
    const std::size_t known = c < 0x80 ? letters.find(static_cast<char>(c)) : std::string_view::npos;
    if (known != std::string_view::npos) {
      literal += static_cast<char32_t>(meanings[known]);
      return true;
    }
    if (c < 0x80 && is_ascii_letter(static_cast<char>(c)))
      return source_.error(cat("bad escape \\", static_cast<char>(c)), 2);
    literal += U'\\';
    literal += static_cast<char32_t>(c);
    return true;
  }

  bool read_number(const Token& token, std::u32string& literal, bool& is_group, std::uint32_t& number) {
    number = token.character - '0';
    if (source_.next_in("0123456789")) {
      const std::uint32_t first = number, second = source_.get().character - '0';
      number = first * 10 + second;
      if (first < 8 && second < 8 && source_.next_in("01234567")) {
        const std::uint32_t value = first * 64 + second * 8 + (source_.get().character - '0');
        if (value > 0377) {
          return source_.error(cat("octal escape value ", source_.text_between(token.position, source_.tell()),
                                   " outside of range 0-0o377"),
                               4);
        }
        literal += static_cast<char32_t>(value);
        return true;
      }
    }
    is_group = true;
    return check_group(number, source_.tell() - token.position - 1);
  }

  Source source_;
  Pattern* pattern_;
};

Ref<> piece_of(const std::u32string& text, bool is_text) {
  const Ref<Str> piece = make_str_from_code_points(reinterpret_cast<const std::uint32_t*>(text.data()), text.size());
  if (is_text || !piece) return piece;
  return make_bytes({piece->data(), piece->length});
}

}  // namespace

bool Template::read(Pattern* pattern, Object* text) {
  std::string_view bytes;
  const bool is_text = is_str(text);
  if (!is_text && !bytes_view(text, bytes)) {
    return raise(vm().errors.TypeError,
                 cat("decoding to str: need a bytes-like object, ", type_name_of(text), " found"));
  }
  const std::u32string characters = characters_of(text);
  if (characters.find(U'\\') == std::u32string::npos) {
    pieces_.push_back({share(text), 0});
    return true;
  }
  TemplateParser parser(characters, is_text, pattern, text);
  return parser.run(
      [&](const std::u32string& literal) {
        pieces_.push_back({piece_of(literal, is_text), 0});
      },
      [&](std::uint32_t group) {
        pieces_.push_back({{}, group});
      });
}

Ref<> Template::expand(Object* subject, const std::vector<std::int64_t>& spans) const {
  if (pieces_.size() == 1 && pieces_[0].literal) return pieces_[0].literal;
  const Ref<List> parts = make_list();
  for (const Piece& piece : pieces_) {
    Ref<> part = piece.literal;
    if (!part) {
      const std::int64_t from = spans[piece.group * 2], to = spans[piece.group * 2 + 1];
      if (from < 0 || to < 0) continue;
      part = slice_subject(subject, from, to);
    }
    if (!part || !list_append(parts.get(), part.get())) return {};
  }
  return join_pieces(subject, parts.get());
}

}  // namespace slotscope::regex
