// Reads and writes whole files.
#include "platform/files.hpp"

#include <fcntl.h>
#include <stb/stb_image_write.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <memory>

namespace slotscope {

namespace {

std::string failure(const std::string& path, int error) {
  return path + ": " + std::strerror(error);
}

/// Writes and flushes to disk; 0, or the error number.
int write_all(int descriptor, std::string_view content) {
  while (!content.empty()) {
    const ssize_t written = ::write(descriptor, content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  return ::fsync(descriptor) == 0 ? 0 : errno;
}

}  // namespace

std::optional<std::string> read_file(const std::string& path) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), std::fclose);
  if (!file) return std::nullopt;
  std::string content;
  char block[16384];
  for (std::size_t got; (got = std::fread(block, 1, sizeof block, file.get())) > 0;) content.append(block, got);
  if (std::ferror(file.get())) return std::nullopt;
  return content;
}

std::string write_file(const std::string& path, std::string_view content) {
  std::error_code folder_error;
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  if (!folder.empty()) std::filesystem::create_directories(folder, folder_error);
  if (folder_error) return folder.string() + ": " + folder_error.message();
  const std::string temporary = path + ".new";
  const int descriptor = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (descriptor < 0) return failure(path, errno);
  int error = write_all(descriptor, content);
  if (::close(descriptor) != 0 && error == 0) error = errno;
  if (error == 0 && std::rename(temporary.c_str(), path.c_str()) != 0) error = errno;
  if (error == 0) return "";
  ::unlink(temporary.c_str());
  return failure(path, error);
}

std::string write_png(const std::string& path, int width, int height, const std::uint8_t* rgb) {
  std::string encoded;
  const auto append = [](void* target, void* data, int size) {
    static_cast<std::string*>(target)->append(static_cast<const char*>(data), static_cast<std::size_t>(size));
  };
  if (!stbi_write_png_to_func(append, &encoded, width, height, 3, rgb, width * 3))
    return path + ": the picture could not be encoded";
  return write_file(path, encoded);
}

}  // namespace slotscope
