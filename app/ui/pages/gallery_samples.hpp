// What the gallery shows: figures, heaps and objects written by hand, so that widgets can be looked at on their own.
#pragma once

#include <string_view>

#include "engine/engine.hpp"
#include "ui/widgets/plot/model.hpp"

namespace slotscope::gallery {

extern const std::string_view program;
extern const std::string_view prose;

plot::Figure growth(plot::Scale scale);
plot::Figure parts();
plot::Figure times();

/// A small heap with slots, dictionaries, a class and a list; `step` 1 is a moment later.
Snapshot heap(int step);
/// A binary tree of `count` nodes.
Snapshot large_heap(std::size_t count);

/// A point with two attributes, by dictionary on 3.10, by inline values on 3.13, or slotted.
enum class PointKind { WithDictionary, WithInlineValues, Slotted };
ObjectView point(PointKind kind);

}  // namespace slotscope::gallery
