// The table of special method names and the type slots they stand for.
#include "engine/objects/slot_definitions.hpp"

#include <cstring>

#include "engine/objects/slot_functions.hpp"
#include "engine/objects/slot_wrappers.hpp"

namespace slotscope {
namespace {

using Names = NamePointers;

#define SLOT(field) offsetof(TypeSlots, field)

template <class Function>
AnySlot any(Function* function) {
  return reinterpret_cast<AnySlot>(function);
}

constexpr const char* no_operands = "($self, /)";
constexpr const char* one_value = "($self, value, /)";
constexpr const char* one_key = "($self, key, /)";
constexpr const char* key_and_value = "($self, key, value, /)";
constexpr const char* anything = "($self, /, *args, **kwargs)";
constexpr const char* power_arguments = "($self, value, mod=None, /)";

/// A unary operator whose slot function only calls the method.
template <Str* Names::*name>
SlotDefinition unary(std::size_t slot, const char* doc) {
  return {name, slot, any(dunder::unary<name>), wrap::unary, no_operands, doc};
}

template <CompareOp op>
SlotDefinition comparison(Str* Names::*name, const char* doc) {
  return {name, SLOT(richcompare), any(dunder::richcompare), wrap::compare<op>, one_value, doc};
}

template <BinarySlot TypeSlots::*slot, Str* Names::*name, Str* Names::*reflected>
SlotDefinition binary(std::size_t offset, const char* doc) {
  return {name, offset, any(dunder::binary<slot, name, reflected>), wrap::binary_left, one_value, doc};
}
template <BinarySlot TypeSlots::*slot, Str* Names::*name, Str* Names::*reflected>
SlotDefinition reflected_binary(std::size_t offset, const char* doc) {
  return {reflected, offset, any(dunder::binary<slot, name, reflected>), wrap::binary_reflected, one_value, doc};
}

template <Str* Names::*name>
SlotDefinition inplace(std::size_t slot, const char* doc) {
  return {name, slot, any(dunder::inplace<name>), wrap::binary, one_value, doc};
}

/// Both rows of a binary operator.
#define BINARY(slot, name, reflected, symbol)                                                           \
  binary<&TypeSlots::slot, &Names::name, &Names::reflected>(SLOT(slot), "Return self" symbol "value."), \
      reflected_binary<&TypeSlots::slot, &Names::name, &Names::reflected>(SLOT(slot), "Return value" symbol "self.")
#define INPLACE(slot, name, symbol) inplace<&Names::name>(SLOT(slot), "Return self" symbol "value.")

// Rows of one slot stand together: update_slot reads them as a group.
const SlotDefinition table[] = {
    {&Names::__repr__, SLOT(repr), any(dunder::repr), wrap::unary, no_operands, "Return repr(self)."},
    {&Names::__hash__, SLOT(hash), any(dunder::hash), wrap::hash, no_operands, "Return hash(self)."},
    {&Names::__call__, SLOT(call), any(dunder::call), wrap::call, anything, "Call self as a function.", true},
    {&Names::__str__, SLOT(str), any(dunder::str), wrap::unary, no_operands, "Return str(self)."},
    {&Names::__getattribute__, SLOT(getattro), any(dunder::getattro), wrap::getattr, "($self, name, /)",
     "Return getattr(self, name)."},
    {&Names::__getattr__, SLOT(getattro), any(dunder::getattro), nullptr, nullptr, ""},
    {&Names::__setattr__, SLOT(setattro), any(dunder::setattro), wrap::setattr, "($self, name, value, /)",
     "Implement setattr(self, name, value)."},
    {&Names::__delattr__, SLOT(setattro), any(dunder::setattro), wrap::delattr, "($self, name, /)",
     "Implement delattr(self, name)."},
    comparison<CompareOp::Lt>(&Names::__lt__, "Return self<value."),
    comparison<CompareOp::Le>(&Names::__le__, "Return self<=value."),
    comparison<CompareOp::Eq>(&Names::__eq__, "Return self==value."),
    comparison<CompareOp::Ne>(&Names::__ne__, "Return self!=value."),
    comparison<CompareOp::Gt>(&Names::__gt__, "Return self>value."),
    comparison<CompareOp::Ge>(&Names::__ge__, "Return self>=value."),
    {&Names::__iter__, SLOT(iter), any(dunder::iter), wrap::unary, no_operands, "Implement iter(self)."},
    {&Names::__next__, SLOT(iternext), any(dunder::iternext), wrap::next, no_operands, "Implement next(self)."},
    {&Names::__get__, SLOT(descr_get), any(dunder::descr_get), wrap::descr_get, "($self, instance, owner=None, /)",
     "Return an attribute of instance, which is of type owner."},
    {&Names::__set__, SLOT(descr_set), any(dunder::descr_set), wrap::descr_set, "($self, instance, value, /)",
     "Set an attribute of instance to value."},
    {&Names::__delete__, SLOT(descr_set), any(dunder::descr_set), wrap::descr_delete, "($self, instance, /)",
     "Delete an attribute of instance."},
    {&Names::__init__, SLOT(init), any(dunder::init), wrap::init, anything,
     "Initialize self.  See help(type(self)) for accurate signature.", true},
    {&Names::__new__, SLOT(new_), any(dunder::new_), nullptr, nullptr, ""},
    {&Names::__del__, SLOT(finalize), any(dunder::finalize), wrap::finalize, no_operands,
     "Called when the instance is about to be destroyed."},
    unary<&Names::__await__>(SLOT(am_await), "Return an iterator to be used in await expression."),
    unary<&Names::__aiter__>(SLOT(am_aiter), "Return an awaitable, that resolves in asynchronous iterator."),
    unary<&Names::__anext__>(SLOT(am_anext), "Return a value or raise StopAsyncIteration."),
    BINARY(nb_add, __add__, __radd__, "+"),
    BINARY(nb_subtract, __sub__, __rsub__, "-"),
    BINARY(nb_multiply, __mul__, __rmul__, "*"),
    BINARY(nb_remainder, __mod__, __rmod__, "%"),
    binary<&TypeSlots::nb_divmod, &Names::__divmod__, &Names::__rdivmod__>(SLOT(nb_divmod),
                                                                           "Return divmod(self, value)."),
    reflected_binary<&TypeSlots::nb_divmod, &Names::__divmod__, &Names::__rdivmod__>(SLOT(nb_divmod),
                                                                                     "Return divmod(value, self)."),
    {&Names::__pow__, SLOT(nb_power), any(dunder::power), wrap::ternary, power_arguments,
     "Return pow(self, value, mod)."},
    {&Names::__rpow__, SLOT(nb_power), any(dunder::power), wrap::ternary_reflected, power_arguments,
     "Return pow(value, self, mod)."},
    unary<&Names::__neg__>(SLOT(nb_negative), "-self"),
    unary<&Names::__pos__>(SLOT(nb_positive), "+self"),
    unary<&Names::__abs__>(SLOT(nb_absolute), "abs(self)"),
    {&Names::__bool__, SLOT(nb_bool), any(dunder::bool_), wrap::truth, no_operands, "True if self else False"},
    unary<&Names::__invert__>(SLOT(nb_invert), "~self"),
    BINARY(nb_lshift, __lshift__, __rlshift__, "<<"),
    BINARY(nb_rshift, __rshift__, __rrshift__, ">>"),
    BINARY(nb_and, __and__, __rand__, "&"),
    BINARY(nb_xor, __xor__, __rxor__, "^"),
    BINARY(nb_or, __or__, __ror__, "|"),
    unary<&Names::__int__>(SLOT(nb_int), "int(self)"),
    unary<&Names::__float__>(SLOT(nb_float), "float(self)"),
    INPLACE(nb_inplace_add, __iadd__, "+="),
    INPLACE(nb_inplace_subtract, __isub__, "-="),
    INPLACE(nb_inplace_multiply, __imul__, "*="),
    INPLACE(nb_inplace_remainder, __imod__, "%="),
    {&Names::__ipow__, SLOT(nb_inplace_power), any(dunder::inplace_power), wrap::ternary, one_value,
     "Return self**=value."},
    INPLACE(nb_inplace_lshift, __ilshift__, "<<="),
    INPLACE(nb_inplace_rshift, __irshift__, ">>="),
    INPLACE(nb_inplace_and, __iand__, "&="),
    INPLACE(nb_inplace_xor, __ixor__, "^="),
    INPLACE(nb_inplace_or, __ior__, "|="),
    BINARY(nb_floor_divide, __floordiv__, __rfloordiv__, "//"),
    BINARY(nb_true_divide, __truediv__, __rtruediv__, "/"),
    INPLACE(nb_inplace_floor_divide, __ifloordiv__, "//="),
    INPLACE(nb_inplace_true_divide, __itruediv__, "/="),
    {&Names::__index__, SLOT(nb_index), any(dunder::unary<&Names::__index__>), wrap::unary, no_operands,
     "Return self converted to an integer, if self is suitable for use as an index into a list."},
    BINARY(nb_matrix_multiply, __matmul__, __rmatmul__, "@"),
    INPLACE(nb_inplace_matrix_multiply, __imatmul__, "@="),
    {&Names::__len__, SLOT(mp_length), any(dunder::length), wrap::length, no_operands, "Return len(self)."},
    {&Names::__getitem__, SLOT(mp_subscript), any(dunder::subscript), wrap::binary, one_key, "Return self[key]."},
    {&Names::__setitem__, SLOT(mp_ass_subscript), any(dunder::assign_subscript), wrap::set_item, key_and_value,
     "Set self[key] to value."},
    {&Names::__delitem__, SLOT(mp_ass_subscript), any(dunder::assign_subscript), wrap::delete_item, one_key,
     "Delete self[key]."},
    {&Names::__len__, SLOT(sq_length), any(dunder::length), wrap::length, no_operands, "Return len(self)."},
    {&Names::__add__, SLOT(sq_concat), nullptr, wrap::binary, one_value, "Return self+value."},
    {&Names::__mul__, SLOT(sq_repeat), nullptr, wrap::repeat, one_value, "Return self*value."},
    {&Names::__rmul__, SLOT(sq_repeat), nullptr, wrap::repeat, one_value, "Return value*self."},
    {&Names::__getitem__, SLOT(sq_item), any(dunder::item), wrap::sequence_item, one_key, "Return self[key]."},
    {&Names::__setitem__, SLOT(sq_ass_item), any(dunder::assign_item), wrap::sequence_set_item, key_and_value,
     "Set self[key] to value."},
    {&Names::__delitem__, SLOT(sq_ass_item), any(dunder::assign_item), wrap::sequence_delete_item, one_key,
     "Delete self[key]."},
    {&Names::__contains__, SLOT(sq_contains), any(dunder::contains), wrap::contains, one_key,
     "Return bool(key in self)."},
    {&Names::__iadd__, SLOT(sq_inplace_concat), nullptr, wrap::binary, one_value, "Implement self+=value."},
    {&Names::__imul__, SLOT(sq_inplace_repeat), nullptr, wrap::repeat, one_value, "Implement self*=value."},
};

#undef INPLACE
#undef BINARY
#undef SLOT

}  // namespace

std::span<const SlotDefinition> slot_definitions() {
  return table;
}

AnySlot read_slot(const TypeSlots& slots, std::size_t offset) {
  AnySlot function;
  std::memcpy(&function, reinterpret_cast<const char*>(&slots) + offset, sizeof function);
  return function;
}

void write_slot(TypeSlots& slots, std::size_t offset, AnySlot function) {
  std::memcpy(reinterpret_cast<char*>(&slots) + offset, &function, sizeof function);
}

}  // namespace slotscope
