// What a reader thinks of a claim, against what its card says.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "course/model.hpp"

namespace slotscope::myths {

enum class Guess : std::uint8_t { True, False, Depends };

std::string_view name_of(Guess guess);
std::optional<Guess> parse_guess(std::string_view text);

/// What the verdicts on all versions come to.
Guess truth_of(const course::Myth& myth);

/// "true", "false", "no longer true", "it depends".
std::string word_for(course::Truth truth);

}  // namespace slotscope::myths
