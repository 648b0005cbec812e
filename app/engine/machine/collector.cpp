// The cycle collector: finds collectable objects that only each other keep alive and breaks them up.
//
// CPython: Modules/gcmodule.c. All collectable objects are looked at each time (one generation); the machine asks for a
// pass only when their number has grown by a share of what is alive, so the cost per object made is constant.
// The scratch counter in the flags has 24 bits; an object with more references than that counts as held from outside.
#include <algorithm>
#include <utility>
#include <vector>

#include "engine/machine/collector.hpp"
#include "engine/machine/finalizer_order.hpp"
#include "engine/machine/heap.hpp"
#include "engine/machine/operations.hpp"
#include "engine/objects/instance.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/weakref.hpp"

namespace slotscope {

namespace {

constexpr std::uint32_t most = 0xFFFFFF;

std::uint32_t scratch(const Object* o) {
  return o->flags >> object_flag::scratch_shift;
}
void set_scratch(Object* o, std::uint32_t value) {
  o->flags = (o->flags & ((1u << object_flag::scratch_shift) - 1)) | value << object_flag::scratch_shift;
}

void subtract(Object* referred, void*) {
  if (!referred || !referred->has(object_flag::collectable)) return;
  const std::uint32_t count = scratch(referred);
  if (count > 0 && count < most) set_scratch(referred, count - 1);
}

/// Marks what can be reached from the objects in `work`.
void spread(std::vector<Object*>& work) {
  while (!work.empty()) {
    Object* object = work.back();
    work.pop_back();
    if (!object->type->slots.traverse) continue;
    object->type->slots.traverse(
        object,
        [](Object* referred, void* context) {
          if (!referred || !referred->has(object_flag::collectable) || referred->has(object_flag::marked)) return;
          referred->flags |= object_flag::marked;
          static_cast<std::vector<Object*>*>(context)->push_back(referred);
        },
        &work);
  }
}

/// Of `candidates`, those nothing outside of them refers to. Leaves the mark on the others.
std::vector<Object*> find_unreachable(const std::vector<Object*>& candidates) {
  for (Object* o : candidates) {
    o->flags &= ~object_flag::marked;
    set_scratch(o, std::min(o->references, most));
  }
  for (Object* o : candidates)
    if (o->type->slots.traverse) o->type->slots.traverse(o, subtract, nullptr);
  std::vector<Object*> work;
  for (Object* o : candidates) {
    if (scratch(o) == 0 || o->has(object_flag::marked)) continue;
    o->flags |= object_flag::marked;
    work.push_back(o);
    spread(work);
  }
  std::vector<Object*> unreachable;
  for (Object* o : candidates)
    if (!o->has(object_flag::marked)) unreachable.push_back(o);
  return unreachable;
}

/// References to the dying from outside get their callbacks called; all of them are dead from now on.
void handle_weak_references(const std::vector<Object*>& unreachable) {
  std::vector<std::pair<Ref<>, Ref<>>> callbacks;  // reference, callback
  for (Object* o : unreachable) {
    WeakRef** list = weak_list(o);
    while (list && *list) {
      WeakRef* ref = *list;
      Ref<> callback = share(ref->callback);
      const bool outside = !ref->has(object_flag::collectable) || ref->has(object_flag::marked);
      Ref<> keep = share(static_cast<Object*>(ref));
      detach_weakref(ref);
      if (callback && outside) callbacks.emplace_back(std::move(keep), std::move(callback));
    }
  }
  for (auto& [ref, callback] : callbacks) call_weakref_callback(static_cast<WeakRef*>(ref.get()), callback.get());
}

}  // namespace

std::int64_t collected_weight(Object* o) {
  const bool own_dict_up_to_310 = !since(11) && o->type->values_offset && inline_values(o)->count > 0;
  return own_dict_up_to_310 ? 2 : 1;
}

namespace {

/// With an instance goes its dict, where that is an object of its own.
void keep_as_garbage(List* garbage, Object* o) {
  list_append(garbage, o);
  if (collected_weight(o) < 2) return;
  if (const Ref<Dict> attributes = instance_dict(o)) list_append(garbage, attributes.get());
}

/// A program that makes no cycles is asked ever more rarely. While memory is traced the first generation's threshold
/// counts, because what waits for the collector is seen; beyond it, too, the work stays in proportion to what is alive.
std::int64_t next_threshold(std::int64_t alive, std::int64_t found) {
  constexpr std::int64_t least = 20'000, of_the_modules = 12'000;
  if (!vm().tracing_memory) return std::max(least, found ? alive / 2 : alive * 2);
  const std::int64_t made = std::max<std::int64_t>(0, alive - of_the_modules);
  return std::max(first_generation_threshold(), found ? made / 2 : made * 2);
}

}  // namespace

std::int64_t first_generation_threshold() {
  return since(13) ? 2000 : 700;
}

std::int64_t collect_cycles() {
  return collect_cycles_into(nullptr);
}

std::int64_t collect_cycles_into(List* garbage) {
  Heap& heap = *vm().heap;
  if (heap.collecting) return 0;
  heap.collecting = true;
  Exception* pending = std::exchange(vm().error, nullptr);

  std::vector<Object*> all;
  each_collectable(heap, [&](Object* o) {
    if (o->references > 0) all.push_back(o);
  });
  std::vector<Object*> unreachable = find_unreachable(all);
  const std::int64_t alive = static_cast<std::int64_t>(all.size() - unreachable.size());
  std::int64_t found = 0;
  if (!unreachable.empty()) {
    for (Object* o : unreachable) found += collected_weight(o);
    for (Object* o : unreachable) retain(o);
    handle_weak_references(unreachable);
    std::vector<Object*> finalized;
    for (Object* o : unreachable)
      if (o->type->slots.finalize && !o->has(object_flag::finalized)) finalized.push_back(o);
    sort_by_creation(finalized);
    for (Object* o : finalized) {
      if (o->has(object_flag::finalized)) continue;  // by another finalizer
      o->flags |= object_flag::finalized;
      o->type->slots.finalize(o);
    }
    std::vector<Object*> dying = unreachable;
    if (!finalized.empty()) {
      // A finalizer may have brought some back: what is reachable again stays.
      for (Object* o : unreachable) --o->references;
      dying = find_unreachable(unreachable);
      for (Object* o : unreachable) ++o->references;
    }
    for (Object* o : dying) {
      if (garbage)
        keep_as_garbage(garbage, o);
      else if (o->type->slots.clear)
        o->type->slots.clear(o);
    }
    for (Object* o : unreachable) release(o);
  }
  heap.young = 0;
  heap.threshold = next_threshold(alive, found);
  heap.collecting = false;
  release_if(std::exchange(vm().error, pending));
  return found;
}

}  // namespace slotscope
