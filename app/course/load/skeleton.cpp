// The beginning of a new lesson.
#include "course/load/skeleton.hpp"

#include <cstdlib>

#include "course/source/files.hpp"
#include "course/source/strings.hpp"

namespace slotscope::course {

namespace {

constexpr std::string_view track_text = R"(title = "NAME"
order = 90
summary = "What the track is about, in a sentence."
)";

constexpr std::string_view lesson_text = R"(+++
title = "NAME"
goal = "What the reader can do afterwards."
hook = "A question that makes one want to read on."
next = "What comes next."
minutes = 3
topics = ["slots"]
+++

## The first section

Say one thing, then show it.

```python run name=first
import sys

class Point:
    __slots__ = ('x', 'y')

p = Point()
print(hasattr(p, '__dict__'))
```

```predict first
ask = "Has a slotted instance a dictionary?"
explain = "The class declares its names, so its instances need no dictionary."
[[choice]]
text = "`False`"
why = "Right: nothing is left to keep in one."
[[choice]]
text = "`True`"
why = "Only when `__dict__` is among the slots, or a parent brings it."
```

The instance takes {{ sys.getsizeof(p) | bytes }}.

```figure bytes first
of = "p"
caption = "A header, then one word for each slot."
```

## Summary

- What to remember.
)";

std::string new_number(const std::string& track) {
  int highest = 0;
  for (const std::string& name : names_in(track)) highest = std::max(highest, std::atoi(name.c_str()));
  std::string number = std::to_string(highest + 10);
  return number.size() < 2 ? '0' + number : number;
}

std::string title_of(std::string_view name) {
  std::string title = replace_all(std::string(name), "-", " ");
  if (!title.empty() && title.front() >= 'a' && title.front() <= 'z')
    title.front() = static_cast<char>(title.front() - 'a' + 'A');
  return title;
}

}  // namespace

std::string make_lesson(const std::string& lessons, const std::string& id, std::string& error) {
  std::size_t slash = id.find('/');
  std::string track = id.substr(0, slash);
  std::string name = slash == std::string::npos ? "" : id.substr(slash + 1);
  if (!is_plain_id(track) || !is_plain_id(name)) {
    error = '\'' + id + "' is no id; write track/name with a-z, 0-9 and '-', for example slots/my-lesson";
    return "";
  }
  std::string folder = lessons + '/' + track;
  for (const std::string& existing : names_in(folder)) {
    std::size_t dash = existing.find('-');
    if (dash != std::string::npos && existing.substr(dash + 1) == name) {
      error = "there is a lesson " + id + " already: " + folder + '/' + existing;
      return "";
    }
  }
  std::string home = folder + '/' + new_number(folder) + '-' + name;
  if (!make_folders(home, error)) return "";
  std::string track_file = folder + "/track.toml";
  if (!exists(track_file) &&
      !write_file(track_file, replace_all(std::string(track_text), "NAME", title_of(track)), error))
    return "";
  std::string path = home + "/lesson.md";
  return write_file(path, replace_all(std::string(lesson_text), "NAME", title_of(name)), error) ? path : "";
}

}  // namespace slotscope::course
