// Comparison, truth and hash of any object (CPython: Objects/object.c).
#include "engine/machine/operations.hpp"
#include "engine/objects/comparing.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/object_type.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

namespace {

CompareOp swapped(CompareOp op) {
  switch (op) {
    case CompareOp::Lt:
      return CompareOp::Gt;
    case CompareOp::Le:
      return CompareOp::Ge;
    case CompareOp::Gt:
      return CompareOp::Lt;
    case CompareOp::Ge:
      return CompareOp::Le;
    default:
      return op;
  }
}

const char* symbol_of(CompareOp op) {
  static const char* const symbols[] = {"<", "<=", "==", "!=", ">", ">="};
  return symbols[static_cast<std::size_t>(op)];
}

bool answers(const Ref<>& result) {
  return result.get() != vm().not_implemented;
}

/// CPython: do_richcompare: the subclass's reflected method first, then left, then right; identity decides == and !=.
Ref<> ask_operands(Object* a, Object* b, CompareOp op) {
  const auto left = a->type->slots.richcompare, right = b->type->slots.richcompare;
  bool reflected_asked = false;
  if (a->type != b->type && right && is_subtype(b->type, a->type)) {
    reflected_asked = true;
    Ref<> result = right(b, a, swapped(op));
    if (answers(result)) return result;
  }
  if (left) {
    Ref<> result = left(a, b, op);
    if (answers(result)) return result;
  }
  if (!reflected_asked && right) {
    Ref<> result = right(b, a, swapped(op));
    if (answers(result)) return result;
  }
  if (op == CompareOp::Eq) return make_bool(a == b);
  if (op == CompareOp::Ne) return make_bool(a != b);
  return raise(vm().errors.TypeError, cat("'", symbol_of(op), "' not supported between instances of '", type_name_of(a),
                                          "' and '", type_name_of(b), "'"));
}

bool small_int(const Object* o) {
  return o->type == vm().types.integer && !static_cast<const Int*>(o)->is_big();
}

}  // namespace

Ref<> rich_compare(Object* a, Object* b, CompareOp op) {
  if (small_int(a) && small_int(b))
    return make_bool(holds(op, static_cast<Int*>(a)->small, static_cast<Int*>(b)->small));
  const RecursionGuard guard(" in comparison");
  if (!guard) return {};
  return ask_operands(a, b, op);
}

Tri compare_bool(Object* a, Object* b, CompareOp op) {
  if (a == b) {
    if (op == CompareOp::Eq) return Tri::True;
    if (op == CompareOp::Ne) return Tri::False;
  }
  if (small_int(a) && small_int(b)) return tri(holds(op, static_cast<Int*>(a)->small, static_cast<Int*>(b)->small));
  if (a->type == vm().types.str && b->type == vm().types.str && (op == CompareOp::Eq || op == CompareOp::Ne)) {
    return tri(str_equal(as_str(a), as_str(b)) == (op == CompareOp::Eq));
  }
  const Ref<> result = rich_compare(a, b, op);
  return result ? is_true(result.get()) : Tri::Error;
}

Tri is_true(Object* o) {
  if (o == vm().true_) return Tri::True;
  if (o == vm().false_ || o == vm().none) return Tri::False;
  const TypeSlots& slots = o->type->slots;
  if (slots.nb_bool) return slots.nb_bool(o);
  const auto length_slot = slots.mp_length ? slots.mp_length : slots.sq_length;
  if (!length_slot) return Tri::True;
  std::int64_t size;
  return length_slot(o, size) ? tri(size > 0) : Tri::Error;
}

bool hash_of(Object* o, std::int64_t& result) {
  if (o->type == vm().types.str) {
    result = hash_str(as_str(o));
    return true;
  }
  return o->type->slots.hash ? o->type->slots.hash(o, result) : hash_not_implemented(o, result);
}

}  // namespace slotscope
