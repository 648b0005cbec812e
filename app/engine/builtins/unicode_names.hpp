// The names of characters, for "\N{...}", unicodedata and the namereplace error handler.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace slotscope {

/// The Unicode name, empty when the character has none or it is not in the table.
std::string character_name(std::uint32_t c);
/// The character of a name, in any case.
std::optional<std::uint32_t> character_by_name(std::string_view name);

}  // namespace slotscope
