// Reading and writing whole files.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace slotscope {

/// The whole file; nothing when it cannot be read.
std::optional<std::string> read_file(const std::string& path);
/// Writes the file so that a crash or a full disk leaves the old or the new one, never a part. Makes missing folders.
/// Returns what went wrong ("/x/y: No space left on device"), empty when all went well.
[[nodiscard]] std::string write_file(const std::string& path, std::string_view content);
/// Writes rows of RGB bytes as a PNG; returns what went wrong, empty when all went well.
[[nodiscard]] std::string write_png(const std::string& path, int width, int height, const std::uint8_t* rgb);

}  // namespace slotscope
