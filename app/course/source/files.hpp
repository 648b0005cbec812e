// Reading and writing whole files and folders; the only place of the course that touches the file system.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace slotscope::course {

/// The file's text; nothing when it cannot be read.
std::optional<std::string> read_file(const std::string& path);
/// Writes beside the file and renames, so that a reader sees the old text or the new one. On failure `error` says why.
bool write_file(const std::string& path, std::string_view text, std::string& error);
/// Names in a folder, sorted, without those that start with a dot; empty when there is no such folder.
std::vector<std::string> names_in(const std::string& folder);
bool is_folder(const std::string& path);
bool exists(const std::string& path);
/// Makes the folder and those above it.
bool make_folders(const std::string& path, std::string& error);
/// Folds name, size and time of change of everything under `folder` into one number.
std::uint64_t stamp_of(const std::string& folder);
/// "a/b" of "a/b/c"; "." when there is no slash.
std::string parent_of(const std::string& path);
/// "c" of "a/b/c".
std::string name_of_path(const std::string& path);
/// "c" of "c.py".
std::string without_suffix(const std::string& name);
/// The folder of the running program; empty when it cannot be told.
std::string executable_folder();
/// An environment variable; empty when it is not set.
std::string environment(const char* name);

}  // namespace slotscope::course
