// Finding and counting runs of characters, with the C library's linear searches underneath.
#include "engine/builtins/text_search.hpp"

#include <algorithm>
#include <cstring>

#include "engine/builtins/text_support.hpp"
#include "engine/objects/number.hpp"

namespace slotscope {
namespace {

/// Up to here looking for the first character costs less than preparing a search that is linear in the worst case.
constexpr std::size_t short_text = 64;

std::uint32_t character_at(TextView text, std::size_t index) {
  std::uint32_t value = 0;
  std::memcpy(&value, text.data + index * text.width, text.width);
  return value;
}

template <class Character>
std::int64_t find_wide_character(TextView text, std::uint32_t wanted) {
  const auto* begin = reinterpret_cast<const Character*>(text.data);
  const auto* end = begin + text.length;
  const auto* found = std::find(begin, end, static_cast<Character>(wanted));
  return found == end ? -1 : found - begin;
}

bool equal_at(TextView haystack, std::size_t at, TextView needle) {
  return std::memcmp(haystack.data + at * haystack.width, needle.data, needle.length * needle.width) == 0;
}

}  // namespace

bool same_width(const Str* haystack, const Str* needle, std::string& buffer, TextView& view) {
  view = view_of(needle);
  const std::size_t width = static_cast<std::size_t>(haystack->kind);
  if (view.width == width) return true;
  if (view.width > width) return false;
  buffer.resize(view.length * width);
  for (std::size_t i = 0; i < view.length; ++i) {
    const std::uint32_t value = character_at(view, i);
    std::memcpy(buffer.data() + i * width, &value, width);
  }
  view = {buffer.data(), view.length, width};
  return true;
}

std::int64_t find_text(TextView haystack, TextView needle) {
  if (needle.length > haystack.length) return -1;
  if (needle.length == 0) return 0;
  if (needle.length == 1 && haystack.width > 1) {
    const std::uint32_t wanted = character_at(needle, 0);
    return haystack.width == 2 ? find_wide_character<std::uint16_t>(haystack, wanted)
                               : find_wide_character<std::uint32_t>(haystack, wanted);
  }
  const char* begin = haystack.data;
  const std::size_t size = haystack.length * haystack.width;
  if (haystack.width == 1 && needle.length > 1 && haystack.length <= short_text) {
    const char* const last = begin + (size - needle.length);
    for (const char* at = begin; at <= last; ++at) {
      at = static_cast<const char*>(std::memchr(at, needle.data[0], static_cast<std::size_t>(last - at) + 1));
      if (!at) return -1;
      if (std::memcmp(at, needle.data, needle.length) == 0) return at - begin;
    }
    return -1;
  }
  for (std::size_t from = 0; from < size;) {
    const void* found = needle.length * needle.width == 1
                            ? std::memchr(begin + from, needle.data[0], size - from)
                            : memmem(begin + from, size - from, needle.data, needle.length * needle.width);
    if (!found) return -1;
    const auto at = static_cast<std::size_t>(static_cast<const char*>(found) - begin);
    if (at % haystack.width == 0) return static_cast<std::int64_t>(at / haystack.width);
    from = at + 1;  // the bytes matched across characters
  }
  return -1;
}

std::int64_t find_text_backwards(TextView haystack, TextView needle) {
  if (needle.length > haystack.length) return -1;
  const std::size_t last = haystack.length - needle.length;
  if (needle.length == 0) return static_cast<std::int64_t>(last);
  if (needle.width == 1 && needle.length == 1) {
    const void* found = memrchr(haystack.data, needle.data[0], haystack.length);
    return found ? static_cast<const char*>(found) - haystack.data : -1;
  }
  const std::uint32_t first = character_at(needle, 0);
  for (std::size_t at = last + 1; at-- > 0;) {
    if (character_at(haystack, at) == first && equal_at(haystack, at, needle)) return static_cast<std::int64_t>(at);
  }
  return -1;
}

std::size_t count_text(TextView haystack, TextView needle, std::size_t most) {
  if (needle.length == 0) return std::min(haystack.length + 1, most);
  if (needle.length * needle.width == 1 && most >= haystack.length) {
    return static_cast<std::size_t>(std::count(haystack.data, haystack.data + haystack.length, needle.data[0]));
  }
  std::size_t count = 0, at = 0;
  while (count < most) {
    if (count % 65536 == 65535 && !keep_going()) break;
    const std::int64_t found = find_text(haystack.part(at, haystack.length), needle);
    if (found < 0) break;
    ++count;
    at += static_cast<std::size_t>(found) + needle.length;
  }
  return count;
}

bool read_slice_index(Object* o, std::int64_t& index) {
  if (is_none(o)) return true;
  if (is_int(o) || o->type->slots.nb_index) return index_value_clamped(o, index);
  return raise(vm().errors.TypeError, "slice indices must be integers or None or have an __index__ method");
}

bool read_search_arguments(std::string_view owner, std::string_view name, const Args& args, std::size_t length,
                           SearchArguments& read) {
  if (args.keyword_count() > 0) return no_keywords(since(13) ? cat(owner, ".", name) : std::string(name), args);
  if (since(13)) {
    if (!check_count(name, args.count, 1, 3)) return false;
  } else if (args.count < 1 || args.count > 3) {
    return raise(
        vm().errors.TypeError,
        cat(name, "() takes at ", args.count < 1 ? "least 1 argument (" : "most 3 arguments (", args.count, " given)"));
  }
  read.sub = args[0];
  read.start = 0;
  read.stop = INT64_MAX;
  if (args.count > 1 && !read_slice_index(args[1], read.start)) return false;
  if (args.count > 2 && !read_slice_index(args[2], read.stop)) return false;
  const auto size = static_cast<std::int64_t>(length);
  if (read.stop > size)
    read.stop = size;
  else if (read.stop < 0)
    read.stop = std::max<std::int64_t>(read.stop + size, 0);
  if (read.start < 0) read.start = std::max<std::int64_t>(read.start + size, 0);
  return true;
}

}  // namespace slotscope
