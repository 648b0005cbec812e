// Reads the examples.
#include "ui/pages/playground/examples.hpp"

#include <algorithm>
#include <filesystem>

#include "platform/directories.hpp"
#include "platform/files.hpp"

namespace slotscope {

namespace {

std::vector<ExampleProgram> read_examples() {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (std::filesystem::directory_iterator at(asset("examples"), error), end; !error && at != end; at.increment(error))
    if (at->path().extension() == ".py") files.push_back(at->path());
  std::sort(files.begin(), files.end());
  std::vector<ExampleProgram> examples;
  for (const auto& file : files) {
    const std::string text = read_file(file.string()).value_or("");
    const std::size_t end = text.find('\n');
    if (!text.starts_with("# ") || end == std::string::npos) continue;
    examples.push_back({text.substr(2, end - 2), text});
  }
  return examples;
}

}  // namespace

const std::vector<ExampleProgram>& example_programs() {
  static const std::vector<ExampleProgram> examples = read_examples();
  return examples;
}

}  // namespace slotscope
