// What the tests of the course share.
#include "course/support.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "course/source/files.hpp"

namespace slotscope::course {

TemporaryFolder::TemporaryFolder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "slotscope-test-XXXXXX").string();
  path_ = mkdtemp(pattern.data());
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::permissions(path_, std::filesystem::perms::owner_all, ignored);
  std::filesystem::remove_all(path_, ignored);
}

std::string fixture_course() {
  return SLOTSCOPE_SOURCE_DIR "/tests/course/fixtures/course";
}

void copy_fixture(const std::string& to) {
  std::filesystem::copy(fixture_course(), to, std::filesystem::copy_options::recursive);
}

void write(const std::string& path, std::string_view text) {
  std::filesystem::create_directories(std::filesystem::path(path).parent_path());
  std::string error;
  ASSERT_TRUE(write_file(path, text, error)) << error;
}

void replace_in(const std::string& path, std::string_view what, std::string_view with) {
  std::optional<std::string> text = read_file(path);
  ASSERT_TRUE(text) << path;
  std::size_t at = text->find(what);
  ASSERT_NE(at, std::string::npos) << what << " in " << path;
  text->replace(at, what.size(), with);
  write(path, *text);
}

}  // namespace slotscope::course
