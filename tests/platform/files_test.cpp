// Writing files whole, and where files live.
#include "platform/files.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "platform/directories.hpp"
#include "platform/font_files.hpp"

namespace slotscope {
namespace {

/// A folder of its own for each test, gone afterwards.
class Files : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = ::testing::TempDir() + "/slotscope-XXXXXX";
    folder_ = mkdtemp(pattern.data());
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::string folder_;
};

TEST_F(Files, WrittenFilesAreReadBackAndFoldersAreMade) {
  EXPECT_EQ(write_file(folder_ + "/a/b/c.txt", "one\ntwo"), "");
  EXPECT_EQ(read_file(folder_ + "/a/b/c.txt"), "one\ntwo");
}

TEST_F(Files, AFileThatCannotBeWrittenIsNamedAndTheOldOneStays) {
  ASSERT_EQ(write_file(folder_ + "/kept.txt", "old"), "");
  // A folder stands where the temporary file would go.
  std::filesystem::create_directory(folder_ + "/kept.txt.new");
  const std::string problem = write_file(folder_ + "/kept.txt", "new");
  EXPECT_NE(problem.find("kept.txt"), std::string::npos);
  EXPECT_EQ(read_file(folder_ + "/kept.txt"), "old");
}

TEST_F(Files, AFullDiskIsReportedAndLeavesNothingBehind) {
  if (access("/dev/full", W_OK) != 0) GTEST_SKIP() << "no /dev/full here";
  std::filesystem::create_symlink("/dev/full", folder_ + "/settings.toml.new");
  EXPECT_NE(write_file(folder_ + "/settings.toml", "text"), "");
  EXPECT_FALSE(std::filesystem::exists(folder_ + "/settings.toml"));
}

TEST_F(Files, AMissingFileIsNothing) {
  EXPECT_FALSE(read_file(folder_ + "/none").has_value());
}

TEST_F(Files, SlotscopeHomeOverridesEveryUserDirectory) {
  setenv("SLOTSCOPE_HOME", folder_.c_str(), 1);
  EXPECT_EQ(config_directory(), folder_);
  EXPECT_EQ(state_directory(), folder_);
  EXPECT_EQ(data_directory(), folder_);
  unsetenv("SLOTSCOPE_HOME");
  setenv("XDG_CONFIG_HOME", folder_.c_str(), 1);
  EXPECT_EQ(config_directory(), folder_ + "/slotscope");
  setenv("XDG_CONFIG_HOME", "relative", 1);
  EXPECT_NE(config_directory(), "relative/slotscope");
  unsetenv("XDG_CONFIG_HOME");
}

TEST_F(Files, MissingFontsAreNamedWithThePackageThatHasThem) {
  const FontFiles none = find_fonts({folder_});
  ASSERT_EQ(none.problems.size(), 1u);
  EXPECT_NE(none.problems[0].find("fonts-inter"), std::string::npos);
  ASSERT_EQ(write_file(folder_ + "/Odd.ttf", "x"), "");
  const FontFiles some = find_fonts({folder_});
  EXPECT_EQ(some.faces.size(), 8u);
  EXPECT_EQ(some.faces[0], folder_ + "/Odd.ttf");
  EXPECT_EQ(some.problems.size(), 2u);
}

}  // namespace
}  // namespace slotscope
