// In which order objects with finalizers were made: in it the collector calls the finalizers of garbage.
#pragma once

#include <vector>

#include "engine/objects/object.hpp"

namespace slotscope {

/// CPython keeps what it tracks in a list in order of creation. Here a block is found again wherever memory was free,
/// so that only the objects whose order shows, those with a __del__, are numbered.
void note_creation(const Object* o);
void forget_creation(const Object* o);
void sort_by_creation(std::vector<Object*>& objects);

}  // namespace slotscope
