// Programs to begin with, from the folder that comes with the application.
#pragma once

#include <string>
#include <vector>

namespace slotscope {

struct ExampleProgram {
  std::string title;  ///< the comment in its first line
  std::string source;
};

/// In the order of their file names; read once.
const std::vector<ExampleProgram>& example_programs();

}  // namespace slotscope
