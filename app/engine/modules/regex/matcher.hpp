// Running a compiled regular expression over text or bytes.
#pragma once

#include <vector>

#include "engine/builtins/text_search.hpp"
#include "engine/modules/regex/pattern.hpp"

namespace slotscope::regex {

enum class Mode : std::uint8_t { Match, FullMatch, Search };

struct MatchState {
  TextView subject;           ///< up to the end position
  std::size_t start = 0;      ///< where to begin
  bool must_advance = false;  ///< an empty match at `start` does not count
  std::vector<std::int64_t>
      registers;  ///< after success: starts and ends by group (-1: unset), then the last closed group
};

/// Tri::Error with an exception pending when the run must stop or memory is short.
Tri execute(const Program& program, Mode mode, MatchState& state);

}  // namespace slotscope::regex
