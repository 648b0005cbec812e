// Files through POSIX calls: short, and light to include.
#include "course/source/files.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "course/source/strings.hpp"

namespace slotscope::course {

std::optional<std::string> read_file(const std::string& path) {
  int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return std::nullopt;
  std::string text;
  char buffer[65536];
  ssize_t count = 0;
  while ((count = read(file, buffer, sizeof buffer)) > 0) text.append(buffer, static_cast<std::size_t>(count));
  close(file);
  if (count < 0) return std::nullopt;
  return text;
}

bool write_file(const std::string& path, std::string_view text, std::string& error) {
  std::string beside = path + ".new";
  int file = open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  bool good = file >= 0;
  while (good && !text.empty()) {
    ssize_t count = write(file, text.data(), text.size());
    good = count > 0;
    if (good) text.remove_prefix(static_cast<std::size_t>(count));
  }
  good = good && fsync(file) == 0;
  int reason = errno;
  if (file >= 0) close(file);
  if (good && rename(beside.c_str(), path.c_str()) == 0) return true;
  if (good) reason = errno;
  if (file >= 0) unlink(beside.c_str());
  error = path + " cannot be written: " + std::strerror(reason);
  return false;
}

std::vector<std::string> names_in(const std::string& folder) {
  std::vector<std::string> names;
  DIR* directory = opendir(folder.c_str());
  if (!directory) return names;
  while (dirent* entry = readdir(directory)) {
    if (entry->d_name[0] != '.') names.emplace_back(entry->d_name);
  }
  closedir(directory);
  std::sort(names.begin(), names.end());
  return names;
}

bool is_folder(const std::string& path) {
  struct stat info {};
  return stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode);
}

bool exists(const std::string& path) {
  struct stat info {};
  return stat(path.c_str(), &info) == 0;
}

bool make_folders(const std::string& path, std::string& error) {
  if (path.empty() || is_folder(path)) return true;
  std::string parent = parent_of(path);
  if (parent != path && !make_folders(parent, error)) return false;
  if (mkdir(path.c_str(), 0755) == 0 || is_folder(path)) return true;
  error = path + " cannot be made: " + std::strerror(errno);
  return false;
}

std::uint64_t stamp_of(const std::string& folder) {
  std::uint64_t stamp = 0;
  for (const std::string& name : names_in(folder)) {
    std::string path = folder + '/' + name;
    struct stat info {};
    if (stat(path.c_str(), &info) != 0) continue;
    std::string facts = path + ' ' + std::to_string(info.st_mtim.tv_sec) + '.' + std::to_string(info.st_mtim.tv_nsec);
    if (S_ISDIR(info.st_mode)) {
      stamp = fingerprint(to_hex(stamp) + name + to_hex(stamp_of(path)));
    } else {
      stamp = fingerprint(to_hex(stamp) + facts + ' ' + std::to_string(info.st_size));
    }
  }
  return stamp;
}

std::string parent_of(const std::string& path) {
  std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

std::string name_of_path(const std::string& path) {
  std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? path : path.substr(slash + 1);
}

std::string without_suffix(const std::string& name) {
  return name.substr(0, name.rfind('.'));
}

std::string executable_folder() {
  char path[4096];
  ssize_t length = readlink("/proc/self/exe", path, sizeof path);
  return length > 0 ? parent_of(std::string(path, static_cast<std::size_t>(length))) : "";
}

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

}  // namespace slotscope::course
