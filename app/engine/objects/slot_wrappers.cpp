// Calls of native slots with the arguments of a Python call, one function for each shape of slot.
#include "engine/objects/slot_wrappers.hpp"

#include "engine/builtins/native.hpp"
#include "engine/machine/operations.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/slot_functions.hpp"
#include "engine/objects/text.hpp"

namespace slotscope::wrap {
namespace {

/// The function as the shape it really has; `member` names any slot of that shape.
template <class Slot>
Slot as(AnySlot slot, Slot TypeSlots::*) {
  return reinterpret_cast<Slot>(slot);
}

/// CPython: check_num_args.
bool exactly(const Args& args, std::size_t count) {
  if (args.count == count) return true;
  raise(vm().errors.TypeError, cat("expected ", count, " argument", count == 1 ? "" : "s", ", got ", args.count));
  return false;
}

Ref<> none_if(bool done) {
  return done ? none() : nullptr;
}

/// A negative index counts from the end where the type has a length (CPython: getindex).
bool sequence_index(Object* self, Object* key, std::int64_t& index) {
  if (!index_value(key, index, vm().errors.OverflowError)) return false;
  if (index < 0 && self->type->slots.sq_length) {
    std::int64_t size = 0;
    if (!self->type->slots.sq_length(self, size)) return false;
    index += size;
  }
  return true;
}

/// Refuses calls that jump over a native override: object.__setattr__(int, ...) (CPython: hackcheck).
bool may_apply(Object* self, bool (*function)(Object*, Str*, Object*), const char* what) {
  const Type* type = self->type;
  const Type* defining = type;
  for (std::size_t i = type->mro->size; i-- > 0;) {
    const Type* base = as_type(type->mro->items[i]);
    if (base->slots.setattro != dunder::setattro && base->slots.setattro == type->slots.setattro) {
      defining = base;
      break;
    }
  }
  for (const Type* base = defining; base; base = base->base) {
    if (base->slots.setattro == function) break;
    if (base->slots.setattro != dunder::setattro) {
      raise(vm().errors.TypeError, cat("can't apply this ", what, " to ", type_name(type), " object"));
      return false;
    }
  }
  return true;
}

bool is_name(Object* name) {
  if (is_str(name)) return true;
  raise(vm().errors.TypeError, cat("attribute name must be string, not '", type_name_of(name), "'"));
  return false;
}

}  // namespace

Ref<> unary(Object* self, const Args& args, AnySlot slot) {
  return exactly(args, 0) ? as(slot, &TypeSlots::repr)(self) : nullptr;
}

Ref<> binary(Object* self, const Args& args, AnySlot slot) {
  return exactly(args, 1) ? as(slot, &TypeSlots::nb_add)(self, args[0]) : nullptr;
}

Ref<> binary_left(Object* self, const Args& args, AnySlot slot) {
  return exactly(args, 1) ? as(slot, &TypeSlots::nb_subtract)(self, args[0]) : nullptr;
}

Ref<> binary_reflected(Object* self, const Args& args, AnySlot slot) {
  return exactly(args, 1) ? as(slot, &TypeSlots::nb_add)(args[0], self) : nullptr;
}

Ref<> ternary(Object* self, const Args& args, AnySlot slot) {
  if (!check_count("", args.count, 1, 2)) return {};
  return as(slot, &TypeSlots::nb_power)(self, args[0], args.count > 1 ? args[1] : vm().none);
}

Ref<> ternary_reflected(Object* self, const Args& args, AnySlot slot) {
  if (!check_count("", args.count, 1, 2)) return {};
  return as(slot, &TypeSlots::nb_power)(args[0], self, args.count > 1 ? args[1] : vm().none);
}

Ref<> truth(Object* self, const Args& args, AnySlot slot) {
  if (!exactly(args, 0)) return {};
  const Tri answer = as(slot, &TypeSlots::nb_bool)(self);
  if (answer == Tri::Error) return {};
  return share(answer == Tri::True ? vm().true_ : vm().false_);
}

Ref<> length(Object* self, const Args& args, AnySlot slot) {
  std::int64_t result = 0;
  if (!exactly(args, 0) || !as(slot, &TypeSlots::sq_length)(self, result)) return {};
  return make_int(result);
}

Ref<> hash(Object* self, const Args& args, AnySlot slot) {
  std::int64_t result = 0;
  if (!exactly(args, 0) || !as(slot, &TypeSlots::hash)(self, result)) return {};
  return make_int(result);
}

Ref<> call(Object* self, const Args& args, AnySlot slot) {
  return as(slot, &TypeSlots::call)(self, args);
}

Ref<> getattr(Object* self, const Args& args, AnySlot slot) {
  if (!exactly(args, 1) || !is_name(args[0])) return {};
  return as(slot, &TypeSlots::getattro)(self, as_str(args[0]));
}

Ref<> setattr(Object* self, const Args& args, AnySlot slot) {
  if (!check_count("", args.count, 2, 2)) return {};
  const auto function = as(slot, &TypeSlots::setattro);
  if (!may_apply(self, function, "__setattr__") || !is_name(args[0])) return {};
  return none_if(function(self, as_str(args[0]), args[1]));
}

Ref<> delattr(Object* self, const Args& args, AnySlot slot) {
  if (!exactly(args, 1)) return {};
  const auto function = as(slot, &TypeSlots::setattro);
  if (!may_apply(self, function, "__delattr__") || !is_name(args[0])) return {};
  return none_if(function(self, as_str(args[0]), nullptr));
}

Ref<> compare(Object* self, const Args& args, AnySlot slot, CompareOp op) {
  return exactly(args, 1) ? as(slot, &TypeSlots::richcompare)(self, args[0], op) : nullptr;
}

Ref<> next(Object* self, const Args& args, AnySlot slot) {
  if (!exactly(args, 0)) return {};
  Ref<> value = as(slot, &TypeSlots::iternext)(self);
  if (!value && !vm().error) return raise_no_arguments(vm().errors.StopIteration);
  return value;
}

Ref<> descr_get(Object* self, const Args& args, AnySlot slot) {
  if (!check_count("", args.count, 1, 2)) return {};
  Object* instance = is_none(args[0]) ? nullptr : args[0];
  Object* owner = args.count > 1 && !is_none(args[1]) ? args[1] : nullptr;
  if (!instance && !owner) return raise(vm().errors.TypeError, "__get__(None, None) is invalid");
  return as(slot, &TypeSlots::descr_get)(self, instance, owner);
}

Ref<> descr_set(Object* self, const Args& args, AnySlot slot) {
  if (!check_count("", args.count, 2, 2)) return {};
  return none_if(as(slot, &TypeSlots::descr_set)(self, args[0], args[1]));
}

Ref<> descr_delete(Object* self, const Args& args, AnySlot slot) {
  if (!exactly(args, 1)) return {};
  return none_if(as(slot, &TypeSlots::descr_set)(self, args[0], nullptr));
}

Ref<> init(Object* self, const Args& args, AnySlot slot) {
  return none_if(as(slot, &TypeSlots::init)(self, args));
}

Ref<> finalize(Object* self, const Args& args, AnySlot slot) {
  if (!exactly(args, 0)) return {};
  as(slot, &TypeSlots::finalize)(self);
  return none();
}

Ref<> contains(Object* self, const Args& args, AnySlot slot) {
  if (!exactly(args, 1)) return {};
  const Tri answer = as(slot, &TypeSlots::sq_contains)(self, args[0]);
  if (answer == Tri::Error) return {};
  return share(answer == Tri::True ? vm().true_ : vm().false_);
}

Ref<> set_item(Object* self, const Args& args, AnySlot slot) {
  if (!check_count("", args.count, 2, 2)) return {};
  return none_if(as(slot, &TypeSlots::mp_ass_subscript)(self, args[0], args[1]));
}

Ref<> delete_item(Object* self, const Args& args, AnySlot slot) {
  if (!exactly(args, 1)) return {};
  return none_if(as(slot, &TypeSlots::mp_ass_subscript)(self, args[0], nullptr));
}

Ref<> repeat(Object* self, const Args& args, AnySlot slot) {
  std::int64_t count = 0;
  if (args.count != 1 && !since(14)) {  // PyArg_UnpackTuple with an empty name
    return raise(vm().errors.TypeError, cat(" expected 1 argument, got ", args.count));
  }
  if (!exactly(args, 1) || !index_value(args[0], count, vm().errors.OverflowError)) return {};
  return as(slot, &TypeSlots::sq_repeat)(self, count);
}

Ref<> sequence_item(Object* self, const Args& args, AnySlot slot) {
  std::int64_t index = 0;
  if (!exactly(args, 1) || !sequence_index(self, args[0], index)) return {};
  return as(slot, &TypeSlots::sq_item)(self, index);
}

Ref<> sequence_set_item(Object* self, const Args& args, AnySlot slot) {
  std::int64_t index = 0;
  if (!check_count("", args.count, 2, 2) || !sequence_index(self, args[0], index)) return {};
  return none_if(as(slot, &TypeSlots::sq_ass_item)(self, index, args[1]));
}

Ref<> sequence_delete_item(Object* self, const Args& args, AnySlot slot) {
  std::int64_t index = 0;
  if (!exactly(args, 1) || !sequence_index(self, args[0], index)) return {};
  return none_if(as(slot, &TypeSlots::sq_ass_item)(self, index, nullptr));
}

}  // namespace slotscope::wrap
