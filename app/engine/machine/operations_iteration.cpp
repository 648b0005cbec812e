// Iterators: getting one from any object, and the next value from it (CPython: PyObject_GetIter, PyIter_Next).
#include <algorithm>

#include "engine/machine/operations.hpp"
#include "engine/objects/iterators.hpp"
#include "engine/objects/object_type.hpp"

namespace slotscope {

namespace {

/// Anything with `__getitem__` by number, dicts excepted (CPython: PySequence_Check).
bool is_sequence(Object* o) {
  return !is_dict(o) && o->type->slots.sq_item != nullptr;
}

/// A native loop over an iterator counts its turns as the machine counts instructions, so that it can be stopped too.
bool count_turn() {
  constexpr std::int32_t turns_between_looks = 4096;
  Interpreter& in = vm();
  if (--in.ticks > -turns_between_looks) return true;
  in.instructions += static_cast<std::uint64_t>(std::max(0, in.tick_budget - in.ticks));
  in.tick_budget = in.ticks = 0;
  return keep_going();
}

}  // namespace

Ref<> get_iterator(Object* o) {
  if (const UnarySlot iter = o->type->slots.iter) {
    Ref<> iterator = iter(o);
    if (!iterator || is_iterator(iterator.get())) return iterator;
    if (since(14)) {
      return raise(vm().errors.TypeError, cat(full_type_name(o->type), ".__iter__() must return an iterator, not ",
                                              full_type_name(iterator->type)));
    }
    return raise(vm().errors.TypeError,
                 cat("iter() returned non-iterator of type '", type_name_of(iterator.get()), "'"));
  }
  if (is_sequence(o)) return make_sequence_iterator(o);
  return raise(vm().errors.TypeError, cat("'", type_name_of(o), "' object is not iterable"));
}

Ref<> next_value(Object* iterator) {
  const UnarySlot next = iterator->type->slots.iternext;
  if (!next)
    return raise(vm().errors.TypeError,
                 cat("'", type_name_of(iterator), "' object is not iterable"));  // __next__ was deleted meanwhile
  Ref<> value = next(iterator);
  if (!value && vm().error) catch_exception(vm().errors.StopIteration);
  return !value || count_turn() ? std::move(value) : Ref<>();
}

bool is_iterator(Object* o) {
  return o->type->slots.iternext != nullptr;
}

}  // namespace slotscope
