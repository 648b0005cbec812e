// A ZIP archive with its files stored as they are: enough for packages that are small text.
#include <array>
#include <cstdint>

#include "course/interchange/interchange.hpp"

namespace slotscope::course {

namespace {

// 1 January 1980, the format's first day: archives of the same content are the same bytes.
constexpr std::uint32_t first_day = 0x0021;

std::uint32_t checksum(std::string_view text) {
  static const std::array<std::uint32_t, 256> table = [] {
    std::array<std::uint32_t, 256> values{};
    for (std::uint32_t i = 0; i < 256; ++i) {
      std::uint32_t value = i;
      for (int bit = 0; bit < 8; ++bit) value = (value & 1U) ? 0xEDB88320U ^ (value >> 1U) : value >> 1U;
      values[i] = value;
    }
    return values;
  }();
  std::uint32_t sum = 0xFFFFFFFFU;
  for (char c : text) sum = table[(sum ^ static_cast<unsigned char>(c)) & 0xFFU] ^ (sum >> 8U);
  return sum ^ 0xFFFFFFFFU;
}

void put(std::string& into, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) into += static_cast<char>(value >> static_cast<unsigned>(8 * i) & 0xFFU);
}

/// The fields a local header and a directory entry share.
void put_common(std::string& into, std::string_view name, std::string_view content) {
  put(into, 20, 2);         // version needed
  put(into, 1U << 11U, 2);  // names are UTF-8
  put(into, 0, 2);          // stored
  put(into, 0, 2);          // time
  put(into, first_day, 2);
  put(into, checksum(content), 4);
  put(into, static_cast<std::uint32_t>(content.size()), 4);
  put(into, static_cast<std::uint32_t>(content.size()), 4);
  put(into, static_cast<std::uint32_t>(name.size()), 2);
  put(into, 0, 2);  // extra field
}

}  // namespace

std::string zip_archive(const std::vector<std::pair<std::string, std::string>>& files) {
  std::string archive;
  std::string directory;
  for (const auto& [name, content] : files) {
    std::uint32_t offset = static_cast<std::uint32_t>(archive.size());
    archive += "PK\x03\x04";
    put_common(archive, name, content);
    archive += name;
    archive += content;
    directory += "PK\x01\x02";
    put(directory, 20, 2);
    put_common(directory, name, content);
    put(directory, 0, 2);  // comment
    put(directory, 0, 2);  // disk
    put(directory, 0, 2);  // internal attributes
    put(directory, 0, 4);  // external attributes
    put(directory, offset, 4);
    directory += name;
  }
  std::uint32_t start = static_cast<std::uint32_t>(archive.size());
  std::uint32_t count = static_cast<std::uint32_t>(files.size());
  std::string archive_end = "PK\x05\x06";
  put(archive_end, 0, 4);
  put(archive_end, count, 2);
  put(archive_end, count, 2);
  put(archive_end, static_cast<std::uint32_t>(directory.size()), 4);
  put(archive_end, start, 4);
  put(archive_end, 0, 2);
  return archive + directory + archive_end;
}

}  // namespace slotscope::course
