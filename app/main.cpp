// Turns the command line into one command or into the window.
#include <malloc.h>

#include <cstdio>

#include "cli/commands.hpp"
#ifdef SLOTSCOPE_GUI
#include "ui/driver/driver.hpp"
#endif

int main(int argc, char** argv) {
  // Large blocks go back to the system when they are freed, also after many of them: what a program held once does not
  // stay in the account of the process (strings.py of the benchmark peaks a tenth lower, at the same speed).
  mallopt(M_MMAP_THRESHOLD, 256 * 1024);

  using Kind = slotscope::WindowRequest::Kind;
  slotscope::WindowRequest window;
  int status = slotscope::run_command(argc, argv, window);
#ifdef SLOTSCOPE_GUI
  switch (window.kind) {
    case Kind::None:
      return status;
    case Kind::Open:
      return slotscope::run_window({.route = window.text});
    case Kind::Drive:
      return slotscope::drive(window.text);
    case Kind::DriveHelp:
      std::fputs(slotscope::driver_help().c_str(), stdout);
      return 0;
  }
#else
  if (window.kind != Kind::None) {
    std::fputs("slotscope: this build has no window; `slotscope --help` lists the commands.\n", stderr);
    return 2;
  }
#endif
  return status;
}
