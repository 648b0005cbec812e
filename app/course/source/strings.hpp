// Small services on text that the whole course uses.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace slotscope::course {

std::string_view trim(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);
/// The parts would outlive a temporary.
std::vector<std::string_view> split(std::string&& text, char separator) = delete;
/// Lines without their line ends; a last empty line is not counted.
std::vector<std::string_view> lines_of(std::string_view text);
std::vector<std::string_view> lines_of(std::string&& text) = delete;
std::string replace_all(std::string text, std::string_view what, std::string_view with);
std::string join(const std::vector<std::string>& parts, std::string_view separator);
std::string lower(std::string_view text);
/// Trimmed, runs of blanks as one, line ends unified: how typed answers and outputs are compared.
std::string normalized(std::string_view text);
/// Number of edits that turn one into the other; two neighbours swapped are one.
std::size_t edit_distance(std::string_view a, std::string_view b);
/// The candidate nearest to `name` when one is near enough to be meant.
std::optional<std::string> nearest(std::string_view name, const std::vector<std::string>& candidates);
/// "a-z, 0-9, -" and not empty.
bool is_plain_id(std::string_view text);
/// "Two forms, one class" as an id: "two-forms-one-class".
std::string slug(std::string_view text);
/// FNV-1a, 64 bits: a fingerprint that is the same on every machine.
std::uint64_t fingerprint(std::string_view text);
std::string to_hex(std::uint64_t number);
/// The text as a Python string literal.
std::string python_literal(std::string_view text);
/// "1 word", "2 words".
std::string counted(std::size_t count, std::string_view noun);
/// Number of Unicode characters.
std::size_t character_count(std::string_view text);
/// Replaces bytes that are not valid UTF-8 by U+FFFD.
std::string valid_utf8(std::string_view text);

}  // namespace slotscope::course
