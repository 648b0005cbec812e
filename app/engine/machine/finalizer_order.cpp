// The numbers of objects with finalizers: kept beside them, in the heap they live in.
#include "engine/machine/finalizer_order.hpp"

#include <algorithm>

#include "engine/machine/heap.hpp"
#include "engine/machine/interpreter.hpp"

namespace slotscope {

void note_creation(const Object* o) {
  Heap& heap = *vm().heap;
  heap.creation_numbers[o] = ++heap.numbered;
}

void forget_creation(const Object* o) {
  vm().heap->creation_numbers.erase(o);
}

void sort_by_creation(std::vector<Object*>& objects) {
  const auto& numbers = vm().heap->creation_numbers;
  const auto number_of = [&](const Object* o) {
    const auto found = numbers.find(o);
    return found == numbers.end() ? 0 : found->second;
  };
  std::stable_sort(objects.begin(), objects.end(),
                   [&](const Object* a, const Object* b) { return number_of(a) < number_of(b); });
}

}  // namespace slotscope
