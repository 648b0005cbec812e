// Shows one widget at a time: gallery/editor, gallery/prose, gallery/plot, gallery/objects, gallery/bytes.
#include "ui/pages/gallery_page.hpp"

#include <algorithm>

#include "ui/draw.hpp"
#include "ui/scroll_area.hpp"
#include "ui/widgets/buttons.hpp"
#include "ui/widgets/code_editor/code_editor.hpp"
#include "ui/widgets/rich_text/compose.hpp"
#include "ui/widgets/rich_text/text_view.hpp"

namespace slotscope {
namespace {

constexpr std::string_view program = R"(from dataclasses import dataclass


@dataclass(slots=True)
class Point:
    """A place in the plane."""
    x: float
    y: float = 0.0  # teal: kept in a slot

    def length(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5


def make(count):
    points = [Point(i, i * 2) for i in range(count)]
    print(f"{len(points)} points")
    return points


many = make(1_000_000)
p = many[0]
p.z = 3
)";

constexpr std::string_view prose_text = R"(# The hidden dictionary

Every ordinary instance has a [dictionary](term:instance-dict) of its own. Asking for `p.__dict__` **shows** it, and on
*newer* versions asking is what makes it; see [the rulers](ruler:tracemalloc). An attribute is
[kept in a dictionary](dict:) or [kept in a slot](slot:), and a blog says an empty one takes [232 bytes](claimed:).

## Two numbers, two objects

A class without `__slots__` pays for **`__dict__`**, which is *not* a small thing: `sys.getsizeof(p.__dict__)` tells only
part of it.

```python
class Point:
    __slots__ = ('x', 'y')   # teal

    def __init__(self, x, y):
        self.x = x
```

> [!note] What you will see
> The instance alone is 48 bytes; a dictionary comes **on top**.

> [!try]
> Change `__slots__` to a string and run it again.
>
> - One name is one slot.
> - Two names in one string are an error:
>   `TypeError: __slots__ must be identifiers`.

> [!warning] Not on every version
> Text differs from 3.13 on.

> [!tip]
> Press `Ctrl+Enter` to run.

> [!why] Why a tuple is recommended
> Because a reader sees at once that more may follow.

### Numbers

1. First, the header: two words.
2. Then one word for each slot, in the order of declaration, and nothing else at all, which is the whole point of it.
   - nested one
   - nested two
3. Third.

| attributes | 3.8-3.10 | 3.11 | what happens then, in a few more words than fit |
|-----------:|:--------:|-----:|---|
| 1 | 152/40 | 80/40 | `dict` is made lazily |
| 16 | 280/160 | 216/160 | the values array grows |

> Simple things should be simple, and a quotation stands apart.

---

The end.
)";

}  // namespace

struct GalleryPage::Exhibits {
  editor::CodeEditor code{program};
  prose::TextView prose{prose::document_of(prose_text)};
  editor::CodeEditor long_code{[] {
    std::string text;
    for (int line = 0; line < 10'000; ++line) text += "value_" + std::to_string(line) + " = [" + std::to_string(line) + ", 'text', None]  # line\n";
    return text;
  }()};
};

GalleryPage::GalleryPage() : exhibits_(std::make_unique<Exhibits>()) {
  exhibits_->code.set_problems({{{{21, 0}, {21, 3}}, "AttributeError: 'Point' object has no attribute 'z'"}});
  exhibits_->code.set_breakpoints({11, 16});
}

GalleryPage::~GalleryPage() = default;

void GalleryPage::open(std::string_view argument) {
  if (!argument.empty()) shown_ = argument;
}

void GalleryPage::draw(Shell&, Rect area) {
  const Rect inner = area.inset(em(1.5f), em(1.5f));
  if (shown_ == "editor") {
    const float middle = inner.centre().x;
    editor::EditorOptions options;
    options.breakpoints = true;
    options.execution_line = 16;
    exhibits_->code.draw("Program", {inner.min, {middle - em(0.5f), inner.max.y}}, options);
    exhibits_->long_code.draw("Long program", {{middle + em(0.5f), inner.min.y}, inner.max});
  } else if (shown_ == "prose") {
    ScrollArea scroll("##prose", area);
    const float width = std::min(em(38), scroll.width() - em(3));
    const ImVec2 at(scroll.origin().x + (scroll.width() - width) / 2, scroll.origin().y + em(2));
    const prose::TextReaction reaction = exhibits_->prose.draw("Prose", at, width);
    if (reaction.hovered) tip(reaction.hovered_rect, reaction.hovered->target);
    scroll.set_bottom(at.y + reaction.height + em(4));
    scroll.take_keys();
  }
}

}  // namespace slotscope
