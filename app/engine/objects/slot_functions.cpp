// Slot functions of classes: each looks a special method up on the type and calls it.
#include "engine/objects/slot_functions.hpp"

#include <array>

#include "engine/machine/prepended_args.hpp"
#include "engine/objects/exception.hpp"
#include "engine/objects/instance.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/object_type.hpp"
#include "engine/objects/slot_definitions.hpp"
#include "engine/objects/text.hpp"

namespace slotscope::dunder {
namespace {

bool done(const Ref<>& result) {
  return static_cast<bool>(result);
}

Failure type_error(std::string message) {
  return raise(vm().errors.TypeError, std::move(message));
}

/// The right operand's class overrides the reflected method of the left one's (CPython: method_is_overloaded).
Tri is_overloaded(Object* left, Object* right, Str* name) {
  Ref<> of_right, of_left;
  Tri found = look_up_attribute(right->type, name, of_right);
  if (found != Tri::True) return found;
  found = look_up_attribute(left->type, name, of_left);
  if (found != Tri::True) return found == Tri::Error ? found : Tri::True;
  return compare_bool(of_left.get(), of_right.get(), CompareOp::Ne);
}

/// `__call__` and `__init__`: any arguments.
Ref<> call_with_arguments(Object* self, Str* name, const Args& args) {
  Object* method = type_lookup(self->type, name);
  if (!method) return raise_object(vm().errors.AttributeError, name);
  Ref<> held = share(method);
  if (method->type->is(type_flag::method_descriptor)) return slotscope::call(method, PrependedArgs(self, args));
  const Ref<> bound = bind_found(method, self, self->type);
  return bound ? slotscope::call(bound.get(), args) : nullptr;
}

}  // namespace

Ref<> repr(Object* self) {
  Object* method = type_lookup(self->type, vm().names.__repr__);
  return method ? call_found_method(method, self, {}) : default_repr(self);
}

Ref<> str(Object* self) {
  return call_special(self, vm().names.__str__);
}

bool hash(Object* self, std::int64_t& result) {
  Object* method = type_lookup(self->type, vm().names.__hash__);
  if (!method || is_none(method)) return type_error(cat("unhashable type: '", type_name_of(self), "'"));
  const Ref<> answer = call_found_method(method, self, {});
  if (!answer) return false;
  if (!answer->type->is(type_flag::is_int)) return type_error("__hash__ method should return an integer");
  const auto small = int_value(answer.get());
  result = small ? *small : hash_int(static_cast<Int*>(answer.get()));
  if (result == -1) result = -2;
  return true;
}

Ref<> call(Object* self, const Args& args) {
  return call_with_arguments(self, vm().names.__call__, args);
}

Ref<> getattro(Object* self, Str* name) {
  Type* type = self->type;
  Object* fallback = type_lookup(type, vm().names.__getattr__);
  Object* getattribute = type_lookup(type, vm().names.__getattribute__);
  const Ref<> held = share(fallback);
  const bool is_generic = !getattribute || (getattribute->type == vm().types.slot_wrapper &&
                                            static_cast<SlotWrapper*>(getattribute)->function ==
                                                reinterpret_cast<AnySlot>(&generic_get_attribute));
  Ref<> result;
  if (is_generic && fallback) {
    result = generic_get_attribute_quietly(self, name);
    if (!result && !vm().error) return call_found_method(fallback, self, {name});
  } else if (is_generic) {
    return generic_get_attribute(self, name);
  } else {
    result = call_found_method(getattribute, self, {name});
  }
  if (!result && fallback && catch_exception(vm().errors.AttributeError)) {
    return call_found_method(fallback, self, {name});
  }
  return result;
}

bool setattro(Object* self, Str* name, Object* value) {
  if (value) return done(call_special(self, vm().names.__setattr__, {name, value}));
  return done(call_special(self, vm().names.__delattr__, {name}));
}

Ref<> richcompare(Object* self, Object* other, CompareOp op) {
  const NamePointers& names = vm().names;
  const std::array<Str*, 6> by_operator{names.__lt__, names.__le__, names.__eq__,
                                        names.__ne__, names.__gt__, names.__ge__};
  Object* method = type_lookup(self->type, by_operator[static_cast<std::size_t>(op)]);
  if (!method) return not_implemented();
  if (method->type->is(type_flag::method_descriptor)) return call_found_method(method, self, {other});
  const Ref<> bound = bind_found(method, self, self->type);
  if (bound) return slotscope::call(bound.get(), other);
  if (vm().interruption != Interruption::None) return {};
  clear_exception();  // a method that cannot be bound does not count
  return not_implemented();
}

Ref<> iter(Object* self) {
  Object* method = type_lookup(self->type, vm().names.__iter__);
  if (!method || is_none(method)) return type_error(cat("'", type_name_of(self), "' object is not iterable"));
  return call_found_method(method, self, {});
}

Ref<> iternext(Object* self) {
  return call_special(self, vm().names.__next__);
}

Ref<> descr_get(Object* self, Object* instance, Object* owner) {
  Object* method = type_lookup(self->type, vm().names.__get__);
  if (!method) return share(self);
  const Ref<> held = share(method);  // CPython: slot_tp_descr_get, which does not bind what it found
  Object* const values[] = {self, instance ? instance : vm().none, owner ? owner : vm().none};
  return slotscope::call(method, Args{values, 3});
}

bool descr_set(Object* self, Object* instance, Object* value) {
  if (value) return done(call_special(self, vm().names.__set__, {instance, value}));
  return done(call_special(self, vm().names.__delete__, {instance}));
}

bool init(Object* self, const Args& args) {
  const Ref<> result = call_with_arguments(self, vm().names.__init__, args);
  if (!result) return false;
  if (is_none(result.get())) return true;
  return type_error(cat("__init__() should return None, not '", type_name_of(result.get()), "'"));
}

Ref<> new_(Type* type, const Args& args) {
  const Ref<> function = get_attribute(type, vm().names.__new__);
  return function ? slotscope::call(function.get(), PrependedArgs(type, args)) : nullptr;
}

void finalize(Object* self) {
  Object* method = type_lookup(self->type, vm().names.__del__);
  if (!method) return;
  const Ref<> held = share(method);
  Ref<Exception> interrupted = take_exception();
  if (!call_found_method(method, self, {})) write_unraisable(method, "calling deallocator");
  if (interrupted) raise_exception(std::move(interrupted));
}

Tri bool_(Object* self) {
  bool from_length = false;
  Object* method = type_lookup(self->type, vm().names.__bool__);
  if (!method) {
    method = type_lookup(self->type, vm().names.__len__);
    if (!method) return Tri::True;
    from_length = true;
  }
  const Ref<> answer = call_found_method(method, self, {});
  if (!answer) return Tri::Error;
  if (from_length) return is_true(answer.get());
  if (answer->type == vm().types.boolean) return tri(answer.get() == vm().true_);
  type_error(cat("__bool__ should return bool, returned ", type_name_of(answer.get())));
  return Tri::Error;
}

Ref<> power(Object* self, Object* other, Object* modulus) {
  const NamePointers& names = vm().names;
  if (is_none(modulus)) {
    return binary_with_names(self, other, names.__pow__, names.__rpow__, self->type->slots.nb_power == power,
                             other->type->slots.nb_power == power);
  }
  // Three-argument power is never reflected before 3.14; pow(a, b, c) may come here although `self` has no __pow__.
  if (self->type->slots.nb_power == power) return call_special(self, names.__pow__, {other, modulus});
  return not_implemented();
}

Ref<> inplace_power(Object* self, Object* other, Object*) {
  return call_special(self, vm().names.__ipow__, {other});
}

bool length(Object* self, std::int64_t& result) {
  const Ref<> answer = call_special(self, vm().names.__len__);
  if (!answer) return false;
  const Ref<> number = to_index(answer.get());
  if (!number) return false;
  if (int_sign(static_cast<Int*>(number.get())) < 0) {
    return raise(vm().errors.ValueError, "__len__() should return >= 0");
  }
  return index_value(number.get(), result, vm().errors.OverflowError);
}

Ref<> subscript(Object* self, Object* key) {
  return call_special(self, vm().names.__getitem__, {key});
}

bool assign_subscript(Object* self, Object* key, Object* value) {
  if (value) return done(call_special(self, vm().names.__setitem__, {key, value}));
  return done(call_special(self, vm().names.__delitem__, {key}));
}

Ref<> item(Object* self, std::int64_t index) {
  const Ref<> key = make_int(index);
  return key ? subscript(self, key.get()) : nullptr;
}

bool assign_item(Object* self, std::int64_t index, Object* value) {
  const Ref<> key = make_int(index);
  return key && assign_subscript(self, key.get(), value);
}

Tri contains(Object* self, Object* value) {
  Object* method = type_lookup(self->type, vm().names.__contains__);
  if (method && is_none(method)) {
    type_error(cat("'", type_name_of(self), "' object is not a container"));
    return Tri::Error;
  }
  if (method) {
    const Ref<> answer = call_found_method(method, self, {value});
    return answer ? is_true(answer.get()) : Tri::Error;
  }
  const Ref<> iterator = get_iterator(self);
  if (!iterator) return Tri::Error;
  while (const Ref<> element = next_value(iterator.get())) {
    const Tri equal = objects_equal(element.get(), value);
    if (equal != Tri::False) return equal;
  }
  return vm().error ? Tri::Error : Tri::False;
}

Ref<> binary_with_names(Object* self, Object* other, Str* name, Str* reflected, bool self_has_slot,
                        bool other_has_slot) {
  bool try_other = self->type != other->type && other_has_slot;
  if (self_has_slot) {
    if (try_other && is_subtype(other->type, self->type)) {
      const Tri overloaded = is_overloaded(self, other, reflected);
      if (overloaded == Tri::Error) return {};
      if (overloaded == Tri::True) {
        Ref<> result = call_special_or_not_implemented(other, reflected, {self});
        if (result.get() != vm().not_implemented) return result;
        try_other = false;
      }
    }
    Ref<> result = call_special_or_not_implemented(self, name, {other});
    if (result.get() != vm().not_implemented || other->type == self->type) return result;
  }
  if (try_other) return call_special_or_not_implemented(other, reflected, {self});
  return not_implemented();
}

}  // namespace slotscope::dunder
