// The samples of the gallery.
#include "ui/pages/gallery_samples.hpp"

#include <utility>

namespace slotscope::gallery {

const std::string_view program = R"(from dataclasses import dataclass


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

const std::string_view prose = R"(# The hidden dictionary

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

plot::Figure growth(plot::Scale scale) {
  plot::Figure figure;
  figure.title = "Memory by number of instances";
  figure.x = {"instances", plot::Unit::Plain, scale, true, {}};
  figure.y = {"bytes really allocated", plot::Unit::Bytes, scale, true, {}};
  plot::Series regular{"regular class",
                       plot::Form::Line,
                       Role::Dictionary,
                       drawing::Dash::Dashed,
                       drawing::Marker::Square,
                       drawing::Pattern::Dots,
                       {},
                       true};
  plot::Series slotted{"slotted class",         plot::Form::Line,        Role::Slot, drawing::Dash::Solid,
                       drawing::Marker::Circle, drawing::Pattern::Hatch, {},         true};
  plot::Series tuples{"namedtuple",
                      plot::Form::Line,
                      Role::Series1,
                      drawing::Dash::DashDotted,
                      drawing::Marker::Triangle,
                      drawing::Pattern::None,
                      {},
                      true};
  for (double count : {1.0, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 2e5, 5e5, 1e6}) {
    regular.points.push_back({count, count * 152});
    slotted.points.push_back({count, count * 56});
    tuples.points.push_back({count, count * 72});
  }
  figure.series = {regular, slotted, tuples};
  figure.annotations = {{plot::Annotation::Kind::Point, 5e5, 5e5 * 152, "key sharing ends"},
                        {plot::Annotation::Kind::HorizontalLine, 0, 100.0 * 1024 * 1024, "100 MiB claimed"}};
  return figure;
}

plot::Figure parts() {
  plot::Figure figure = growth(plot::Scale::Linear);
  figure.title = "One regular instance, part by part";
  figure.annotations.clear();
  figure.series = {
      {"header", plot::Form::Area, Role::Series5, drawing::Dash::Solid, {}, drawing::Pattern::Lines, {}, true},
      {"dict object", plot::Form::Area, Role::Dictionary, drawing::Dash::Solid, {}, drawing::Pattern::Dots, {}, true},
      {"slots", plot::Form::Area, Role::Slot, drawing::Dash::Solid, {}, drawing::Pattern::Hatch, {}, true}};
  for (int step = 0; step <= 10; ++step) {
    figure.series[0].points.push_back({step * 1e5, step * 1e5 * 48});
    figure.series[1].points.push_back({step * 1e5, step * 1e5 * 64 + (step > 6 ? 1e7 : 0)});
    figure.series[2].points.push_back({step * 1e5, step * 1e5 * 24});
  }
  return figure;
}

plot::Figure times() {
  plot::Figure figure;
  figure.title = "Access time";
  figure.x = {"", plot::Unit::Plain, plot::Scale::Linear, true, {"read", "write", "create", "touched dict"}};
  figure.y = {"time of one access", plot::Unit::Seconds, plot::Scale::Linear, true, {}};
  figure.series = {{"regular",
                    plot::Form::Bar,
                    Role::Dictionary,
                    drawing::Dash::Solid,
                    {},
                    drawing::Pattern::Dots,
                    {{0, 21e-9}, {1, 24e-9}, {2, 110e-9}, {3, 77e-9}},
                    true},
                   {"slotted",
                    plot::Form::Bar,
                    Role::Slot,
                    drawing::Dash::Solid,
                    {},
                    drawing::Pattern::Hatch,
                    {{0, 19e-9}, {1, 20e-9}, {2, 84e-9}, {3, 20e-9}},
                    true}};
  return figure;
}

namespace {

ObjectView object(ObjectId id, std::string type, ObjectView::Shape shape, std::int64_t bytes, std::string repr = {}) {
  ObjectView view;
  view.id = id;
  view.type = std::move(type);
  view.shape = shape;
  view.repr = std::move(repr);
  view.allocated_bytes = bytes;
  view.sizeof_bytes = bytes - 16;
  view.reference_count = 1;
  return view;
}

Part part(PartKind kind, std::int64_t offset, std::int64_t bytes, std::string name, std::string value, std::string note,
          BlockKind block = BlockKind::Object) {
  Part result;
  result.kind = kind;
  result.block = block;
  result.offset = offset;
  result.bytes = bytes;
  result.name = std::move(name);
  result.value = std::move(value);
  result.note = std::move(note);
  return result;
}

ObjectView number(ObjectId id, int value) {
  return object(id, "int", ObjectView::Shape::Number, 28, std::to_string(value));
}

ObjectView slotted_point(ObjectId id, ObjectId x, ObjectId y) {
  ObjectView view = object(id, "Point", ObjectView::Shape::Instance, 48);
  view.parts = point(PointKind::Slotted).parts;
  for (Part& each : view.parts) {
    if (each.name == "slot x") each.target = x;
    if (each.name == "slot y") each.target = y;
  }
  view.references.push_back({"x", x, Reference::Storage::Slot});
  if (y) view.references.push_back({"y", y, Reference::Storage::Slot});
  return view;
}

}  // namespace

ObjectView point(PointKind kind) {
  ObjectView view = object(7, "Point", ObjectView::Shape::Instance, 48);
  const std::string gc_note = "Two pointers that link the object into the garbage collector's list.";
  std::vector<Part>& parts = view.parts;
  if (kind == PointKind::WithInlineValues)
    parts.push_back(part(PartKind::ManagedPreHeader, -32, 16, "managed dict and weakrefs", "NULL",
                         "Where a dict would be pointed to, once someone asks for it."));
  parts.push_back(part(PartKind::GcHead, -16, 16, "GC head", "", gc_note));
  parts.push_back(part(PartKind::RefCount, 0, 8, "refcount", "2", "How many references there are."));
  parts.push_back(part(PartKind::TypePointer, 8, 8, "type", "Point", "The class."));
  if (kind == PointKind::Slotted) {
    parts.push_back(part(PartKind::Slot, 16, 8, "slot x", "3", "A place the class declared."));
    parts.push_back(part(PartKind::Slot, 24, 8, "slot y", "4", "A place the class declared."));
  } else if (kind == PointKind::WithInlineValues) {
    view.allocated_bytes = 88;
    parts.push_back(part(PartKind::InlineValues, 16, 8, "values header", "capacity 3, size 2",
                         "How many values follow, and in which order they were set."));
    parts.push_back(part(PartKind::InlineValue, 24, 8, "value x", "3", "An attribute kept inside the object."));
    parts.push_back(part(PartKind::InlineValue, 32, 8, "value y", "4", "An attribute kept inside the object."));
    parts.push_back(part(PartKind::Spare, 40, 16, "spare", "", "Room for more."));
  } else {
    view.allocated_bytes = 48 + 64 + 232;
    parts.push_back(part(PartKind::DictPointer, 16, 8, "__dict__", "dict", "The dictionary."));
    parts.push_back(part(PartKind::WeakrefPointer, 24, 8, "__weakref__", "NULL", "Weak references to it."));
    parts.push_back(part(PartKind::GcHead, -16, 16, "GC head", "", gc_note, BlockKind::Dict));
    parts.push_back(
        part(PartKind::DictObject, 0, 48, "dict", "2 entries", "Counts, and where the key table is.", BlockKind::Dict));
    parts.push_back(
        part(PartKind::KeyTableHeader, 0, 40, "table header", "", "Sizes of the table.", BlockKind::KeyTable));
    parts.push_back(
        part(PartKind::IndexTable, 40, 8, "index", "8 places", "Which entry a hash leads to.", BlockKind::KeyTable));
    parts.push_back(part(PartKind::Entry, 48, 24, "entry x", "'x': 3", "Hash, key and value.", BlockKind::KeyTable));
    parts.push_back(part(PartKind::Entry, 72, 24, "entry y", "'y': 4", "Hash, key and value.", BlockKind::KeyTable));
    parts.push_back(
        part(PartKind::FreeEntries, 96, 72, "free entries", "3", "Room for three more.", BlockKind::KeyTable));
  }
  return view;
}

Snapshot heap(int step) {
  using Shape = ObjectView::Shape;
  using Storage = Reference::Storage;
  Snapshot snapshot;
  snapshot.frames.push_back(
      {"<module>",
       "points.py",
       14 + step,
       {{"Point", 1}, {"p", 2}, {"q", 3}, {"order", 4}, {"many", 5}, {"config", 6}, {"first", 2}, {"count", 20}}});
  if (step == 1) snapshot.frames.push_back({"length", "points.py", 9, {{"self", 2}, {"total", 21}}});
  ObjectView type = object(1, "Point", Shape::Class, 1688);
  type.mro = {"Point", "object"};
  type.members = {"x", "y"};
  type.references = {{"x", 90, Storage::DictEntry},
                     {"y", 91, Storage::DictEntry},
                     {"__init__", 92, Storage::DictEntry},
                     {"length", 93, Storage::DictEntry}};
  ObjectView order = object(4, "Order", Shape::Instance, 280);
  order.dict_materialized = true;
  order.parts = {part(PartKind::DictObject, 0, 64, "dict", "", "", BlockKind::Dict),
                 part(PartKind::Entry, 0, 184, "table", "", "", BlockKind::KeyTable)};
  order.references = {{"customer", 10, Storage::DictEntry},
                      {"place", 3, Storage::DictEntry},
                      {"lines", 5, Storage::DictEntry},
                      {"paid", 22, Storage::DictEntry}};
  ObjectView many = object(5, "list", Shape::Sequence, 88);
  many.references = {
      {"[0]", 2, Storage::Item}, {"[1]", 3, Storage::Item}, {"[2]", 7, Storage::Item}, {"[3]", 20, Storage::Item}};
  many.omitted = 99'996;
  ObjectView config = object(6, "dict", Shape::Mapping, 232);
  config.references = {
      {"'name'", 10, Storage::DictEntry}, {"'again'", 6, Storage::DictEntry}, {"'origin'", 2, Storage::DictEntry}};
  ObjectView modern = object(7, "Vec", Shape::Instance, 88);
  modern.references = {{"x", 20, Storage::InlineValue}, {"next", 4, Storage::InlineValue}};
  snapshot.objects = {type,
                      slotted_point(2, 20, 21),
                      slotted_point(3, 21, 0),
                      order,
                      many,
                      config,
                      modern,
                      number(20, 3),
                      number(21, 4),
                      object(22, "bool", Shape::Plain, 28, "True"),
                      object(10, "str", Shape::Text, 72, "'Ada Lovelace of London'")};
  if (step == 1) snapshot.objects[2].references.push_back({"y", 20, Storage::Slot});
  return snapshot;
}

Snapshot large_heap(std::size_t count) {
  Snapshot snapshot;
  snapshot.frames.push_back({"<module>", "tree.py", 3, {{"root", 10}}});
  snapshot.objects.push_back(number(2, 3));
  for (std::size_t index = 0; index < count; ++index) {
    const auto child = [count, index](std::size_t which) {
      return 2 * index + which < count ? ObjectId{10 + 2 * index + which} : ObjectId{2};
    };
    snapshot.objects.push_back(slotted_point(10 + index, child(1), child(2)));
  }
  return snapshot;
}

}  // namespace slotscope::gallery
