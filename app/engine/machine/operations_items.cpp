// Subscription, length and membership of any object (CPython: Objects/abstract.c, PyObject_GetItem and relatives).
#include "engine/machine/operations.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

namespace {

bool has_index(Object* o) {
  return is_int(o) || o->type->slots.nb_index;
}

/// An index for a sequence slot: negative ones count from the end when the sequence has a length (CPython:
/// PySequence_GetItem).
bool sequence_index(Object* sequence, Object* key, std::int64_t& index) {
  if (!index_value(key, index, vm().errors.IndexError)) return false;
  if (index >= 0 || !sequence->type->slots.sq_length) return true;
  std::int64_t size;
  if (!sequence->type->slots.sq_length(sequence, size)) return false;
  index += size;
  return true;
}

Failure raise_not_integer_index(Object* key) {
  return raise(vm().errors.TypeError, cat("sequence index must be integer, not '", type_name_of(key), "'"));
}

/// type[...] and Class[...]: `__class_getitem__` when the metaclass has no `__getitem__`.
Ref<> subscript_class(Object* o, Object* key) {
  if (o == vm().types.type && since(9)) return call(vm().types.generic_alias, o, key);
  Ref<> method;
  const Tri found = look_up_attribute(o, vm().names.__class_getitem__, method);
  if (found == Tri::Error) return {};
  if (found == Tri::True && !is_none(method.get())) return call(method.get(), key);
  if (!since(11)) return {};
  return raise(vm().errors.TypeError, cat("type '", type_name(as_type(o)), "' is not subscriptable"));
}

Ref<> raise_not_subscriptable(Object* o) {
  return raise(vm().errors.TypeError, cat("'", type_name_of(o), "' object is not subscriptable"));
}

Tri search_by_iteration(Object* container, Object* value) {
  const Ref<> iterator = get_iterator(container);
  if (!iterator) {
    if (!exception_matches(vm().errors.TypeError)) return Tri::Error;
    clear_exception();
    raise(vm().errors.TypeError, cat("argument of type '", type_name_of(container), "' is not ",
                                     since(14) ? "a container or iterable" : "iterable"));
    return Tri::Error;
  }
  std::size_t turns = 0;
  while (const Ref<> item = next_value(iterator.get())) {
    const Tri equal = objects_equal(item.get(), value);
    if (equal != Tri::False) return equal;
    if (++turns % 4096 == 0 && !keep_going()) return Tri::Error;
  }
  return vm().error ? Tri::Error : Tri::False;
}

}  // namespace

Ref<> get_item(Object* o, Object* key) {
  const TypeSlots& slots = o->type->slots;
  if (slots.mp_subscript) return slots.mp_subscript(o, key);
  if (slots.sq_item) {
    if (!has_index(key)) return raise_not_integer_index(key);
    std::int64_t index;
    return sequence_index(o, key, index) ? slots.sq_item(o, index) : Ref<>();
  }
  if (is_type_object(o)) {
    Ref<> result = subscript_class(o, key);
    if (result || vm().error) return result;
  }
  return raise_not_subscriptable(o);
}

bool set_item(Object* o, Object* key, Object* value) {
  const TypeSlots& slots = o->type->slots;
  if (slots.mp_ass_subscript) return slots.mp_ass_subscript(o, key, value);
  if (slots.sq_ass_item || slots.sq_item) {
    if (has_index(key)) {
      std::int64_t index;
      if (slots.sq_ass_item) return sequence_index(o, key, index) && slots.sq_ass_item(o, index, value);
    } else if (slots.sq_ass_item) {
      return raise_not_integer_index(key);
    }
  }
  return raise(vm().errors.TypeError, cat("'", type_name_of(o), "' object does not support item assignment"));
}

bool delete_item(Object* o, Object* key) {
  const TypeSlots& slots = o->type->slots;
  if (slots.mp_ass_subscript) return slots.mp_ass_subscript(o, key, nullptr);
  if (slots.sq_ass_item) {
    if (!has_index(key)) return raise_not_integer_index(key);
    std::int64_t index;
    return sequence_index(o, key, index) && slots.sq_ass_item(o, index, nullptr);
  }
  const bool sequence_like = o->type->is(type_flag::heap) || slots.sq_length || slots.sq_contains || slots.sq_item;
  return raise(vm().errors.TypeError,
               cat("'", type_name_of(o), sequence_like && has_index(key) ? "' object doesn't" : "' object does not",
                   " support item deletion"));
}

bool length(Object* o, std::int64_t& result) {
  const TypeSlots& slots = o->type->slots;
  if (slots.sq_length) return slots.sq_length(o, result);
  if (slots.mp_length) return slots.mp_length(o, result);
  return raise(vm().errors.TypeError, cat("object of type '", type_name_of(o), "' has no len()"));
}

/// CPython: PyObject_LengthHint.
bool length_hint(Object* o, std::int64_t fallback, std::int64_t& result) {
  const TypeSlots& slots = o->type->slots;
  if (slots.sq_length || slots.mp_length) {
    if (length(o, result)) return true;
    if (!exception_matches(vm().errors.TypeError)) return false;
    clear_exception();
  }
  const Ref<> method = look_up_special(o, vm().names.__length_hint__);
  result = fallback;
  if (!method) return vm().error == nullptr;
  const Ref<> hint = call(method.get());
  if (!hint) {
    if (!exception_matches(vm().errors.TypeError)) return false;
    clear_exception();
    return true;
  }
  if (hint.get() == vm().not_implemented) return true;
  if (!is_int(hint.get())) {
    return raise(vm().errors.TypeError, cat("__length_hint__ must be an integer, not ", type_name_of(hint.get())));
  }
  const std::optional<std::int64_t> size = int_value(hint.get());
  if (!size) return raise(vm().errors.OverflowError, "Python int too large to convert to C ssize_t");
  result = *size;
  if (result < 0) return raise(vm().errors.ValueError, "__length_hint__() should return >= 0");
  return true;
}

Tri contains(Object* container, Object* value) {
  if (container->type->slots.sq_contains) return container->type->slots.sq_contains(container, value);
  return search_by_iteration(container, value);
}

}  // namespace slotscope
