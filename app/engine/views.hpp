// What a paused or finished interpreter shows of itself: snapshots, single objects, attribute lookups (layout/).
#pragma once

#include <string_view>
#include <vector>

#include "engine/engine.hpp"
#include "engine/objects/object.hpp"

namespace slotscope {

Snapshot take_snapshot(const SnapshotOptions& options);
ObjectView view_object(Object* object);
std::vector<LookupStep> lookup_steps(std::string_view expression);

}  // namespace slotscope
