// Reading UTF-8 text by code points and by the characters a reader sees.
//
// Text is kept everywhere as bytes and addressed by byte offset; these functions move between offsets. Bytes that are
// not valid UTF-8 count as one unknown character each, so no text can make a caller loop or read past its end.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace slotscope::utf8 {

struct CodePoint {
  char32_t value = 0xFFFD;
  std::size_t length = 1;  ///< bytes it takes
};

/// The code point that starts at `offset`, which lies inside the text.
CodePoint decode(std::string_view text, std::size_t offset);
void append(std::string& text, char32_t value);

/// The offset after the character (with its combining marks) that starts at `offset`.
std::size_t next_character(std::string_view text, std::size_t offset);
/// The offset of the character that ends at `offset`.
std::size_t previous_character(std::string_view text, std::size_t offset);
/// The start of the character `offset` lies in.
std::size_t character_start(std::string_view text, std::size_t offset);

std::size_t count_code_points(std::string_view text);
/// The byte offset of the code point with that index; the text's size when it has fewer.
std::size_t offset_of_code_point(std::string_view text, std::size_t index);

enum class CharacterClass { Space, Word, Punctuation };
CharacterClass classify(char32_t value);

/// The text with every invalid byte replaced by U+FFFD.
std::string repaired(std::string_view text);
/// ASCII letters lowered, the rest untouched and of the same length, so that offsets stay true.
std::string lowered(std::string_view text);

}  // namespace slotscope::utf8
