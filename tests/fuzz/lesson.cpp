// Any bytes as a lesson: read with its front matter, blocks and questions, never crashing on what is wrong with it.
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "course/load/loader.hpp"

namespace {

/// A course of one track whose only lesson is to be written.
std::filesystem::path make_course() {
  char name[] = "/tmp/slotscope-fuzz-XXXXXX";
  if (!mkdtemp(name)) std::abort();
  const std::filesystem::path root = name;
  std::filesystem::create_directories(root / "track" / "10-lesson");
  std::ofstream(root / "course.toml") << "title = \"Fuzz\"\n[topics]\nslots = \"Slots\"\n";
  std::ofstream(root / "track" / "track.toml") << "title = \"Track\"\norder = 1\nsummary = \"One lesson.\"\n";
  return root;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::filesystem::path root = make_course();
  std::ofstream(root / "track" / "10-lesson" / "lesson.md", std::ios::binary)
      .write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
  slotscope::course::load_course(root.string());
  return 0;
}
