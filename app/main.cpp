// Turns the command line into one command or into the window.
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#ifdef SLOTSCOPE_GUI
#include "ui/driver/driver.hpp"
#endif

namespace {

int refuse(std::string_view what) {
  std::fprintf(stderr, "slotscope: there is no command '%.*s'; `slotscope --help` lists them.\n",
               static_cast<int>(what.size()), what.data());
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
#ifdef SLOTSCOPE_GUI
  if (words.empty()) return slotscope::run_window({});
  if (words.size() == 2 && words[0] == "open") return slotscope::run_window({.route = words[1]});
  if (words.size() == 2 && words[0] == "drive" && words[1] != "--help") return slotscope::drive(words[1]);
  if (words[0] == "drive") {
    std::fputs(slotscope::driver_help().c_str(), stdout);
    return words.size() == 2 ? 0 : 2;
  }
#endif
  return refuse(words.empty() ? "" : words[0]);
}
