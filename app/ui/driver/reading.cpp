// Reads words and the window.
#include "ui/driver/reading.hpp"

#include <algorithm>
#include <cstdlib>

#include "ui/automation.hpp"

namespace slotscope {

bool read_number(const std::string& text, double& value) {
  char* end = nullptr;
  value = std::strtod(text.c_str(), &end);
  return !text.empty() && *end == '\0';
}

bool shows(const std::string& text) {
  const auto& all = widgets_on_screen();
  return std::any_of(all.begin(), all.end(), [&](const WidgetRecord& record) {
    return !record.visible.empty() && (visible_name(record.name).find(text) != std::string_view::npos ||
                                       record.state.find(text) != std::string::npos);
  });
}

std::string on_the_page() {
  std::string text = transcript();
  constexpr std::size_t most = 2000;
  if (text.size() > most) text = text.substr(0, most) + "...\n";
  return "\nThe window shows:\n" + text;
}

}  // namespace slotscope
