// A set of Python versions, written "3.8-3.10, 3.12+" in lessons and "3.8 to 3.10 and from 3.12" in sentences.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/engine.hpp"

namespace slotscope::course {

/// One bit for each minor version; a plain value.
class VersionSet {
 public:
  static VersionSet all();
  static VersionSet none() { return {}; }
  static VersionSet only(Version version);
  /// Reads "3.11", "3.10+", "3.8-3.10" or a list of these; nothing when it is not that.
  static std::optional<VersionSet> parse(std::string_view text);

  bool contains(Version version) const { return (bits_ >> version.minor & 1U) != 0; }
  bool empty() const { return bits_ == 0; }
  bool is_all() const { return *this == all(); }
  void add(Version version) { bits_ |= 1U << version.minor; }
  std::vector<Version> versions() const;
  /// The newest of them that is not newer than `wish`, otherwise the oldest; `wish` when the set is empty.
  Version nearest(Version wish) const;

  friend bool operator==(VersionSet, VersionSet) = default;
  friend VersionSet operator&(VersionSet a, VersionSet b) { return VersionSet(a.bits_ & b.bits_); }
  friend VersionSet operator|(VersionSet a, VersionSet b) { return VersionSet(a.bits_ | b.bits_); }
  friend VersionSet operator-(VersionSet a, VersionSet b) { return VersionSet(a.bits_ & ~b.bits_); }

  VersionSet() = default;

 private:
  explicit VersionSet(std::uint32_t bits) : bits_(bits) {}
  std::uint32_t bits_ = 0;
};

/// "3.8-3.10, 3.12+", as `parse` reads it; "3.8+" for all.
std::string to_string(VersionSet set);
/// "3.8 to 3.10 and from 3.12", "every version", "3.11".
std::string in_words(VersionSet set);

}  // namespace slotscope::course
