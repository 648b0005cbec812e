// The programs open in the playground, kept on disk as they are typed.
#pragma once

#include <string>
#include <vector>

namespace slotscope {

struct Draft {
  std::string path;  ///< the file it was opened from or saved to; empty for none
  std::string text;
  friend bool operator==(const Draft&, const Draft&) = default;
};

/// What was open when the window was last there, in order.
std::vector<Draft> load_drafts(const std::string& folder);
/// Writes all of them; returns what went wrong, empty when all went well.
[[nodiscard]] std::string save_drafts(const std::string& folder, const std::vector<Draft>& drafts);

}  // namespace slotscope
