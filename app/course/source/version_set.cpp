// Reading and writing sets of versions.
#include "course/source/version_set.hpp"

#include "course/source/strings.hpp"

namespace slotscope::course {

namespace {

struct Range {
  int first;
  int last;
};

std::vector<Range> ranges_of(VersionSet set) {
  std::vector<Range> ranges;
  for (Version version : set.versions()) {
    if (!ranges.empty() && ranges.back().last + 1 == version.minor) {
      ranges.back().last = version.minor;
    } else {
      ranges.push_back({version.minor, version.minor});
    }
  }
  return ranges;
}

std::string name_of(int minor) {
  return "3." + std::to_string(minor);
}

}  // namespace

VersionSet VersionSet::all() {
  VersionSet set;
  for (int minor = oldest_version.minor; minor <= newest_version.minor; ++minor) set.add({minor});
  return set;
}

VersionSet VersionSet::only(Version version) {
  VersionSet set;
  set.add(version);
  return set;
}

std::optional<VersionSet> VersionSet::parse(std::string_view text) {
  VersionSet set;
  for (std::string_view item : split(text, ',')) {
    item = trim(item);
    bool open = item.ends_with('+');
    if (open) item.remove_suffix(1);
    std::size_t dash = item.find('-');
    std::optional<Version> first = parse_version(trim(item.substr(0, dash)));
    std::optional<Version> last = first;
    if (dash != std::string_view::npos) last = parse_version(trim(item.substr(dash + 1)));
    if (open) last = newest_version;
    if (!first || !last || *last < *first) return std::nullopt;
    for (int minor = first->minor; minor <= last->minor; ++minor) set.add({minor});
  }
  return set;
}

std::vector<Version> VersionSet::versions() const {
  std::vector<Version> list;
  for (int minor = oldest_version.minor; minor <= newest_version.minor; ++minor) {
    if (contains({minor})) list.push_back({minor});
  }
  return list;
}

Version VersionSet::nearest(Version wish) const {
  if (empty() || contains(wish)) return wish;
  std::vector<Version> list = versions();
  Version best = list.front();
  for (Version version : list) {
    if (version < wish) best = version;
  }
  return best;
}

std::string to_string(VersionSet set) {
  std::string text;
  for (const Range& range : ranges_of(set)) {
    if (!text.empty()) text += ", ";
    text += name_of(range.first);
    if (range.last == newest_version.minor && range.first != range.last) {
      text += '+';
    } else if (range.last != range.first) {
      text += '-' + name_of(range.last);
    }
  }
  return text;
}

std::string in_words(VersionSet set) {
  if (set.is_all()) return "every version";
  if (set.empty()) return "no version";
  std::vector<Range> ranges = ranges_of(set);
  std::string text;
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    if (i > 0) text += i + 1 == ranges.size() ? " and " : ", ";
    const Range& range = ranges[i];
    if (range.first == range.last) {
      text += name_of(range.first);
    } else if (range.last == newest_version.minor) {
      text += text.empty() ? name_of(range.first) + " and newer" : "from " + name_of(range.first);
    } else {
      text += name_of(range.first) + " to " + name_of(range.last);
    }
  }
  return text;
}

}  // namespace slotscope::course
