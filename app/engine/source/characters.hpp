// Characters of source text: UTF-8 steps, what may stand in an identifier, and its normal form.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace slotscope {

/// The code point at `position`, which moves past it; U+FFFD for a broken byte.
std::uint32_t decode_character(std::string_view text, std::size_t& position);
/// Appends a code point as UTF-8; lone surrogates as in WTF-8.
void append_character(std::string& text, std::uint32_t code_point);
/// Number of characters in the first `bytes` bytes of `text`.
std::size_t count_characters(std::string_view text, std::size_t bytes = std::string_view::npos);

bool is_identifier_start(std::uint32_t code_point);
bool is_identifier_part(std::uint32_t code_point);
bool is_printable(std::uint32_t code_point);
/// The name as Python compares it: NFKC, as PEP 3131 asks. ASCII text is returned as it is.
std::string normalise_identifier(std::string_view name);

}  // namespace slotscope
