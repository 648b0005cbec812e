// Characters by their Unicode names, for \N{...}: the scripts and symbols programs use, not the whole database.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace slotscope {

/// The character called `name` (letter case does not matter).
std::optional<std::uint32_t> find_character_by_name(std::string_view name);
/// The name of a character, empty when the table has none.
std::string character_name(std::uint32_t character);

}  // namespace slotscope
