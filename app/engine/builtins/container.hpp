// What the built-in containers share: the guard of their reprs, indices out of keys, slices, generic aliases.
#pragma once

#include <algorithm>

#include "engine/builtins/native.hpp"
#include "engine/layout/container_sizes.hpp"
#include "engine/layout/sizes.hpp"
#include "engine/objects/comparing.hpp"
#include "engine/objects/instance.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

/// Notices a container that is inside itself (CPython: Py_ReprEnter).
class ReprGuard {
 public:
  explicit ReprGuard(Object* container) {
    std::vector<Object*>& running = vm().in_repr;
    nested_ = std::find(running.begin(), running.end(), container) != running.end();
    if (!nested_) running.push_back(container);
  }
  ~ReprGuard() {
    if (!nested_) vm().in_repr.pop_back();
  }
  ReprGuard(const ReprGuard&) = delete;
  bool nested() const { return nested_; }

 private:
  bool nested_;
};

/// Releases references from the last to the first, as CPython empties lists and tuples.
inline void release_backwards(Object* const* items, std::size_t size) {
  while (size > 0) release_if(items[--size]);
}

/// cls[arguments] as a generic alias: `__class_getitem__` of the built-in containers.
inline Ref<> class_getitem(Object* self, const Args& args) {
  return call(vm().types.generic_alias, self, args[0]);
}
inline constexpr NativeDef class_getitem_def{.name = "__class_getitem__",
                                             .function = class_getitem,
                                             .arity = Arity::one(),
                                             .signature = "($type, object, /)",
                                             .doc = "See PEP 585",
                                             .binding = NativeDef::Binding::Class,
                                             .since = 9};
/// The same where later versions have it.
constexpr NativeDef class_getitem_since(std::uint8_t version) {
  NativeDef def = class_getitem_def;
  def.since = version;
  return def;
}

/// `__sizeof__` of a container: the object and the blocks it alone owns.
inline Ref<> container_sizeof(Object* self, const Args&) {
  return make_int(native_size_of(self));
}
constexpr NativeDef container_sizeof_def(const char* doc) {
  return {"__sizeof__", container_sizeof, Arity::none(), "($self, /)", doc};
}

inline bool has_index(Object* o) {
  return is_int(o) || o->type->slots.nb_index != nullptr;
}

/// Start and stop of index(): any int, clamped (CPython: _PyEval_SliceIndexNotNone).
inline bool slice_bound_argument(Object* value, std::int64_t& bound) {
  if (has_index(value)) return index_value_clamped(value, bound);
  return raise(vm().errors.TypeError, "slice indices must be integers or have an __index__ method");
}

/// Comparison of sizes and items for lists and tuples.
Ref<> compare_sequences(Object* const* a, std::size_t a_size, Object* const* b, std::size_t b_size, CompareOp op);

}  // namespace slotscope
