// What the cycle collector and the gc module share.
#pragma once

#include <cstdint>

#include "engine/objects/object.hpp"

namespace slotscope {

/// As how many objects gc.collect() counts one: an instance's dict is an object of its own up to 3.10.
std::int64_t collected_weight(Object* o);

}  // namespace slotscope
