// Iterators: getting one from any object, and the next value from it (CPython: PyObject_GetIter, PyIter_Next).
#include "engine/machine/operations.hpp"
#include "engine/objects/iterators.hpp"
#include "engine/objects/object_type.hpp"

namespace slotscope {

namespace {

/// Anything with `__getitem__` by number, dicts excepted (CPython: PySequence_Check).
bool is_sequence(Object* o) { return !is_dict(o) && o->type->slots.sq_item != nullptr; }

}  // namespace

Ref<> get_iterator(Object* o) {
  if (const UnarySlot iter = o->type->slots.iter) {
    Ref<> iterator = iter(o);
    if (!iterator || is_iterator(iterator.get())) return iterator;
    if (since(14)) {
      return raise(vm().errors.TypeError, cat(full_type_name(o->type), ".__iter__() must return an iterator, not ",
                                              full_type_name(iterator->type)));
    }
    return raise(vm().errors.TypeError, cat("iter() returned non-iterator of type '", type_name_of(iterator.get()), "'"));
  }
  if (is_sequence(o)) return make_sequence_iterator(o);
  return raise(vm().errors.TypeError, cat("'", type_name_of(o), "' object is not iterable"));
}

Ref<> next_value(Object* iterator) {
  const UnarySlot next = iterator->type->slots.iternext;
  if (!next) return raise(vm().errors.TypeError, cat("'", type_name_of(iterator), "' object is not iterable"));  // __next__ was deleted meanwhile
  Ref<> value = next(iterator);
  if (!value && vm().error) catch_exception(vm().errors.StopIteration);
  return value;
}

bool is_iterator(Object* o) { return o->type->slots.iternext != nullptr; }

}  // namespace slotscope
