// A file for each draft, and one that lists where each came from.
#include "ui/pages/playground/drafts.hpp"

#include <algorithm>
#include <filesystem>
#include <string_view>

#include "platform/files.hpp"

namespace slotscope {

namespace {

constexpr const char* list_name = "/paths";

std::string draft_file(const std::string& folder, std::size_t index) {
  return folder + "/" + std::to_string(index + 1) + ".py";
}

}  // namespace

std::vector<Draft> load_drafts(const std::string& folder) {
  std::vector<Draft> drafts;
  const std::string list = read_file(folder + list_name).value_or("");
  std::string_view rest = list;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    if (const std::optional<std::string> text = read_file(draft_file(folder, drafts.size())))
      drafts.push_back({std::string(rest.substr(0, end)), *text});
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return drafts;
}

std::string save_drafts(const std::string& folder, const std::vector<Draft>& drafts) {
  std::string list;
  for (std::size_t index = 0; index < drafts.size(); ++index) {
    list += drafts[index].path + "\n";
    const std::string file = draft_file(folder, index);
    if (read_file(file) == drafts[index].text) continue;
    if (std::string problem = write_file(file, drafts[index].text); !problem.empty()) return problem;
  }
  if (read_file(folder + list_name) != list) return write_file(folder + list_name, list);
  return "";
}

}  // namespace slotscope
