// Tokens of patterns and templates.
#include "engine/modules/regex/source.hpp"

#include "engine/builtins/native.hpp"
#include "engine/builtins/text_support.hpp"
#include "engine/source/unicode_names.hpp"

namespace slotscope::regex {

void Source::check_next() {
  if (!failed_ && at_ + 1 == text_.size() && text_[at_] == '\\') {
    raise_error("bad escape (end of pattern)", pattern_, static_cast<std::int64_t>(text_.size()) - 1);
    failed_ = true;
  }
}

Token Source::get() {
  Token token;
  token.position = at_;
  if (at_end()) return token;
  token.escaped = text_[at_] == '\\';
  if (token.escaped) ++at_;
  token.character = text_[at_++];
  check_next();
  return token;
}

bool Source::error(const std::string& message, std::size_t back) {
  if (!failed_) raise_error(message, pattern_, static_cast<std::int64_t>(at_) - static_cast<std::int64_t>(back));
  failed_ = true;
  return false;
}

bool Source::read_until(char32_t terminator, const char* what, std::u32string& name) {
  while (true) {
    if (at_end()) {
      if (failed_) return false;
      if (name.empty()) return error(cat("missing ", what));
      return error(cat("missing ", static_cast<char>(terminator), ", unterminated name"), name.size());
    }
    const Token token = get();
    if (!token.escaped && token.character == terminator) {
      return !name.empty() || error(cat("missing ", what), 1);
    }
    if (token.escaped) name += U'\\';
    name += static_cast<char32_t>(token.character);
  }
}

bool Source::read_named_character(std::uint32_t& character) {
  if (!match('{')) return error("missing {");
  std::u32string name;
  if (!read_until('}', "character name", name)) return false;
  const auto found = find_character_by_name(to_utf8(to_str(name).get()));
  if (!found) return error("undefined character name " + quoted(name), name.size() + 4);
  character = *found;
  return true;
}

Ref<Str> Source::to_str(const std::u32string& text) const {
  return make_str_from_code_points(reinterpret_cast<const std::uint32_t*>(text.data()), text.size());
}

std::string Source::text_between(std::size_t from, std::size_t to) const {
  return to_utf8(to_str(text_.substr(from, to - from)).get());
}

std::string Source::quoted(const std::u32string& name) const {
  return to_utf8(repr_str(to_str(name).get()).get());
}

}  // namespace slotscope::regex
