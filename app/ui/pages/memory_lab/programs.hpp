// Programs the memory lab runs on the engine: what looking and deleting do to an instance, and how long an access
// takes.
#pragma once

#include <cstddef>
#include <stop_token>
#include <string>
#include <vector>

#include "ui/pages/memory_lab/experiment.hpp"

namespace slotscope::lab {

/// The states of an instance that are compared: as made, its __dict__ read, an attribute deleted, with slots.
const std::vector<std::string>& cliff_names();
/// Bytes allocated for one instance in such a state.
double cliff_bytes(std::size_t state, int attributes, Version version);

/// The accesses that are timed: "read", "write", "create".
const std::vector<std::string>& access_names();
/// Seconds of one access; negative when this kind cannot do it.
double access_seconds(InstanceKind kind, std::size_t access, Version version, const std::stop_token& stop);

}  // namespace slotscope::lab
