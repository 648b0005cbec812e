// What the cycle collector and the gc module share.
#pragma once

#include <cstdint>

#include "engine/objects/object.hpp"

namespace slotscope {

struct List;

/// As how many objects gc.collect() counts one: an instance's dict is an object of its own up to 3.10.
std::int64_t collected_weight(Object* o);
/// Like collect_cycles(), but what would be taken apart is put on a list instead (gc.DEBUG_SAVEALL); null: no list.
std::int64_t collect_cycles_into(List* garbage);
/// How many objects CPython lets be made before it looks at the young ones.
std::int64_t first_generation_threshold();

}  // namespace slotscope
