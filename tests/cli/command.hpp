// Runs a command as its own process would: arguments and input in; status, output and errors out.
#pragma once

#include <string>
#include <vector>

namespace slotscope {

struct CommandResult {
  int status = -1;
  std::string output;
  std::string error;
  bool wants_window = false;
};

/// Runs `slotscope WORDS...` in a child process.
CommandResult command(const std::vector<std::string>& words, const std::string& input = "");

std::string fixture(const std::string& name);
/// A folder that is removed when the test program ends; SLOTSCOPE_HOME points into it.
std::string scratch(const std::string& name);

}  // namespace slotscope
