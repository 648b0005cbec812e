// Where things live: the user's settings and state (XDG), and the files that come with the program.
#pragma once

#include <string>
#include <string_view>

namespace slotscope {

/// Settings the user chose. SLOTSCOPE_HOME, else $XDG_CONFIG_HOME/slotscope, else ~/.config/slotscope.
std::string config_directory();
/// What the program remembers by itself (window place, panes). SLOTSCOPE_HOME, else $XDG_STATE_HOME/slotscope, ...
std::string state_directory();
/// What the user made (progress, drafts). SLOTSCOPE_HOME, else $XDG_DATA_HOME/slotscope, ...
std::string data_directory();
/// Where figures are saved to: SLOTSCOPE_HOME/exports, else the user's Downloads folder, else the home folder.
std::string export_directory();

/// The path of a file that comes with the program ("themes/dark.toml"): SLOTSCOPE_ASSETS, the source tree the program
/// was built in, or the installed share/slotscope beside it. Empty when it is nowhere.
std::string asset(std::string_view name);

}  // namespace slotscope
