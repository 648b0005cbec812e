// Makes an object of a small program and looks at it.
#pragma once

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "engine/engine.hpp"

namespace slotscope::bytes {

struct Look {
  std::string program;
  std::string expression;
  Version version = default_version;
  friend bool operator==(const Look&, const Look&) = default;
};

struct Looked {
  Look look;
  std::optional<ObjectView> object;
  std::string problem;   ///< why there is none
  int problem_line = 0;  ///< of the program; 0 when the expression is at fault
};

Looked look_at(const Look& look, const std::stop_token& stop);

/// A program worth looking at, and what to look at in it.
struct Example {
  std::string name;
  std::string program;
  std::string expression;
  std::string against;  ///< a second expression; none when empty
};
const std::vector<Example>& examples();

}  // namespace slotscope::bytes
