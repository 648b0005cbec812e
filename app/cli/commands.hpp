// The command line: one command, or the window that was asked for.
#pragma once

#include <string>

namespace slotscope {

/// What the arguments ask of the window, which this part of the program knows nothing else about.
struct WindowRequest {
  enum class Kind { None, Open, Drive, DriveHelp } kind = Kind::None;
  std::string text;  ///< the place to open; the driver's script
};

/// Runs the command the arguments name and answers the exit status. When they ask for the window instead, `window`
/// says how, and the answer means nothing.
int run_command(int argc, char** argv, WindowRequest& window);

}  // namespace slotscope
