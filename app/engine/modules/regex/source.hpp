// The characters of a pattern or a replacement template, token by token, and errors at their places.
#pragma once

#include <string>
#include <string_view>

#include "engine/modules/regex/pattern.hpp"
#include "engine/objects/text.hpp"

namespace slotscope::regex {

/// A character, or a backslash with the character after it.
struct Token {
  std::uint32_t character = 0;
  bool escaped = false;
  std::size_t position = 0;
};

class Source {
 public:
  Source(const std::u32string& text, bool is_text, Object* pattern)
      : text_(text), is_text_(is_text), pattern_(pattern) {
    check_next();
  }

  bool is_text() const { return is_text_; }
  /// False once an error was raised.
  bool ok() const { return !failed_; }
  bool at_end() const { return failed_ || at_ >= text_.size(); }
  std::size_t tell() const { return at_; }
  void seek(std::size_t position) { at_ = position; }
  /// Makes the source look exhausted, without an error.
  void give_up() { failed_ = true; }

  Token get();
  bool next_is(char32_t c) const { return !at_end() && text_[at_] == c; }
  bool next_in(std::string_view characters) const {
    return !at_end() && text_[at_] < 0x80 && characters.find(static_cast<char>(text_[at_])) != std::string_view::npos;
  }
  bool match(char32_t c) {
    if (!next_is(c)) return false;
    get();
    return true;
  }

  /// Reads a name up to a closing character.
  bool read_until(char32_t terminator, const char* what, std::u32string& name);
  /// "{NAME}" after \N.
  bool read_named_character(std::uint32_t& character);

  /// Raises re.error at `back` characters before the present place; answers false.
  bool error(const std::string& message, std::size_t back = 0);

  std::string text_between(std::size_t from, std::size_t to) const;
  Ref<Str> to_str(const std::u32string& text) const;
  /// repr() of a name.
  std::string quoted(const std::u32string& name) const;

 private:
  /// A pattern must not end in a lone backslash.
  void check_next();
  const std::u32string& text_;
  bool is_text_;
  Object* pattern_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

}  // namespace slotscope::regex
