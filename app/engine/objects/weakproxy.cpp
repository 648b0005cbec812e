// weakref.proxy: every operation is passed on to the object, or raises ReferenceError when that is gone.
#include "engine/objects/weakproxy.hpp"

#include "engine/builtins/native.hpp"
#include "engine/objects/exception.hpp"
#include "engine/objects/object_type.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {
namespace {

/// What a proxy stands for, kept alive; empty with ReferenceError pending when it is gone. Anything else is itself.
Ref<> unwrap(Object* o) {
  if (!is_weakproxy(o)) return share(o);
  Object* referent = static_cast<WeakRef*>(o)->referent;
  return referent ? share(referent) : raise(vm().errors.ReferenceError, "weakly-referenced object no longer exists");
}

template <auto operation>
Ref<> unary(Object* self) {
  const Ref<> o = unwrap(self);
  return o ? Ref<>(operation(o.get())) : nullptr;
}

template <BinaryOp op>
Ref<> binary(Object* a, Object* b) {
  const Ref<> x = unwrap(a), y = x ? unwrap(b) : nullptr;
  return x && y ? binary_operation(op, x.get(), y.get()) : nullptr;
}

template <BinaryOp op>
Ref<> inplace(Object* a, Object* b) {
  const Ref<> x = unwrap(a), y = x ? unwrap(b) : nullptr;
  return x && y ? inplace_operation(op, x.get(), y.get()) : nullptr;
}

Ref<> negate(Object* o) {
  return unary_operation(UnaryOp::Negative, o);
}
Ref<> plus(Object* o) {
  return unary_operation(UnaryOp::Positive, o);
}
Ref<> invert(Object* o) {
  return unary_operation(UnaryOp::Invert, o);
}

Ref<> to_int(Object* o) {
  return call(vm().types.integer, o);
}
Ref<> to_float(Object* o) {
  return call(vm().types.floating, o);
}
Ref<> to_index_of(Object* o) {
  return call_method(o, vm().names.__index__);
}

Ref<> proxy_repr(Object* self) {
  const auto* ref = static_cast<WeakRef*>(self);
  const std::string start = cat("<weakproxy at ", address_text(self));
  if (since(13)) {
    if (!ref->referent) return make_str(cat(start, "; dead>"));
    return make_str(
        cat(start, "; to '", full_type_name(ref->referent->type), "' at ", address_text(ref->referent), ">"));
  }
  const Object* shown = ref->referent ? ref->referent : vm().none;
  return make_str(cat(start, " to ", type_name_of(shown), " at ", address_text(shown), ">"));
}

Ref<> proxy_call(Object* self, const Args& args) {
  const Ref<> o = unwrap(self);
  return o ? call(o.get(), args) : nullptr;
}

Ref<> proxy_getattro(Object* self, Str* name) {
  const Ref<> o = unwrap(self);
  return o ? get_attribute(o.get(), name) : nullptr;
}

bool proxy_setattro(Object* self, Str* name, Object* value) {
  const Ref<> o = unwrap(self);
  return o && set_attribute(o.get(), name, value);
}

Ref<> proxy_richcompare(Object* a, Object* b, CompareOp op) {
  const Ref<> x = unwrap(a), y = x ? unwrap(b) : nullptr;
  return x && y ? rich_compare(x.get(), y.get(), op) : nullptr;
}

Tri proxy_bool(Object* self) {
  const Ref<> o = unwrap(self);
  return o ? is_true(o.get()) : Tri::Error;
}

bool proxy_length(Object* self, std::int64_t& result) {
  const Ref<> o = unwrap(self);
  return o && length(o.get(), result);
}

Ref<> proxy_subscript(Object* self, Object* key) {
  const Ref<> o = unwrap(self);
  return o ? get_item(o.get(), key) : nullptr;
}

bool proxy_assign_subscript(Object* self, Object* key, Object* value) {
  const Ref<> o = unwrap(self);
  if (!o) return false;
  return value ? set_item(o.get(), key, value) : delete_item(o.get(), key);
}

Tri proxy_contains(Object* self, Object* value) {
  const Ref<> o = unwrap(self);
  return o ? contains(o.get(), value) : Tri::Error;
}

Ref<> proxy_next(Object* self) {
  const Ref<> o = unwrap(self);
  if (!o) return {};
  if (!is_iterator(o.get())) {
    const std::string name(type_name_of(o.get()));
    return raise(vm().errors.TypeError, since(9) ? cat("Weakref proxy referenced a non-iterator '", name, "' object")
                                                 : cat("'", name, "' object is not iterable"));
  }
  return next_value(o.get());
}

Ref<> proxy_power(Object* a, Object* b, Object* modulus) {
  const Ref<> x = unwrap(a), y = x ? unwrap(b) : nullptr, z = y ? unwrap(modulus) : nullptr;
  return z ? power(x.get(), y.get(), z.get()) : nullptr;
}

Ref<> proxy_divmod(Object* a, Object* b) {
  const Ref<> x = unwrap(a), y = x ? unwrap(b) : nullptr;
  return x && y ? divide_modulo(x.get(), y.get()) : nullptr;
}

bool proxy_hash(Object* self, std::int64_t&) {
  return raise(vm().errors.TypeError, cat("unhashable type: '", type_name_of(self), "'"));
}

Ref<> to_bytes(Object* self, const Args&) {
  const Ref<> o = unwrap(self);
  return o ? call_method(o.get(), vm().names.__bytes__) : nullptr;
}

Ref<> reversed(Object* self, const Args&) {
  const Ref<> o = unwrap(self);
  return o ? call_method(o.get(), vm().names.__reversed__) : nullptr;
}

const std::vector<NativeDef> methods{
    {"__bytes__", to_bytes, Arity::none()},
    {"__reversed__", reversed, Arity::none()},
};

void set_number_slots(TypeSlots& slots) {
  slots.nb_add = binary<BinaryOp::Add>;
  slots.nb_subtract = binary<BinaryOp::Subtract>;
  slots.nb_multiply = binary<BinaryOp::Multiply>;
  slots.nb_matrix_multiply = binary<BinaryOp::MatrixMultiply>;
  slots.nb_true_divide = binary<BinaryOp::TrueDivide>;
  slots.nb_floor_divide = binary<BinaryOp::FloorDivide>;
  slots.nb_remainder = binary<BinaryOp::Remainder>;
  slots.nb_lshift = binary<BinaryOp::ShiftLeft>;
  slots.nb_rshift = binary<BinaryOp::ShiftRight>;
  slots.nb_and = binary<BinaryOp::And>;
  slots.nb_or = binary<BinaryOp::Or>;
  slots.nb_xor = binary<BinaryOp::Xor>;
  slots.nb_power = proxy_power;
  slots.nb_divmod = proxy_divmod;
  slots.nb_negative = unary<negate>;
  slots.nb_positive = unary<plus>;
  slots.nb_absolute = unary<absolute>;
  slots.nb_invert = unary<invert>;
  slots.nb_bool = proxy_bool;
  slots.nb_int = unary<to_int>;
  slots.nb_float = unary<to_float>;
  slots.nb_index = unary<to_index_of>;
  slots.nb_inplace_add = inplace<BinaryOp::Add>;
  slots.nb_inplace_subtract = inplace<BinaryOp::Subtract>;
  slots.nb_inplace_multiply = inplace<BinaryOp::Multiply>;
  slots.nb_inplace_matrix_multiply = inplace<BinaryOp::MatrixMultiply>;
  slots.nb_inplace_true_divide = inplace<BinaryOp::TrueDivide>;
  slots.nb_inplace_floor_divide = inplace<BinaryOp::FloorDivide>;
  slots.nb_inplace_remainder = inplace<BinaryOp::Remainder>;
  slots.nb_inplace_lshift = inplace<BinaryOp::ShiftLeft>;
  slots.nb_inplace_rshift = inplace<BinaryOp::ShiftRight>;
  slots.nb_inplace_and = inplace<BinaryOp::And>;
  slots.nb_inplace_or = inplace<BinaryOp::Or>;
  slots.nb_inplace_xor = inplace<BinaryOp::Xor>;
}

TypeSpec proxy_spec(std::string_view name) {
  TypeSpec spec;
  spec.name = name;
  spec.struct_size = sizeof(WeakRef);
  spec.flags = type_flag::has_gc | type_flag::disallow_new;
  spec.slots.dealloc = weakref_dealloc;
  spec.slots.traverse = weakref_traverse;
  spec.slots.clear = weakref_clear;
  spec.slots.repr = proxy_repr;
  spec.slots.str = unary<static_cast<Ref<Str> (*)(Object*)>(str)>;
  spec.slots.hash = proxy_hash;
  spec.slots.getattro = proxy_getattro;
  spec.slots.setattro = proxy_setattro;
  spec.slots.richcompare = proxy_richcompare;
  spec.slots.iter = unary<get_iterator>;
  spec.slots.iternext = proxy_next;
  spec.slots.mp_length = proxy_length;
  spec.slots.mp_subscript = proxy_subscript;
  spec.slots.mp_ass_subscript = proxy_assign_subscript;
  spec.slots.sq_length = proxy_length;
  spec.slots.sq_contains = proxy_contains;
  set_number_slots(spec.slots);
  spec.methods = &methods;
  return spec;
}

}  // namespace

bool is_weakproxy(const Object* o) {
  return o->type == vm().types.weakproxy || o->type == vm().types.weakcallableproxy;
}

Ref<> make_weakproxy(Object* o, Object* callback) {
  return make_weak(is_callable(o) ? vm().types.weakcallableproxy : vm().types.weakproxy, o, callback);
}

void set_up_weakproxy_types() {
  make_type(proxy_spec(since(10) ? "weakref.ProxyType" : "weakproxy"), vm().types.weakproxy);
  TypeSpec callable = proxy_spec(since(10) ? "weakref.CallableProxyType" : "weakcallableproxy");
  callable.slots.call = proxy_call;
  make_type(callable, vm().types.weakcallableproxy);
}

}  // namespace slotscope
