// Binary, in-place and unary operators: which operand's slot is asked first, and what is said when none answers.
//
// CPython: Objects/abstract.c, binary_op1, ternary_op, PyNumber_Add and their relatives.
#include "engine/machine/operations.hpp"
#include "engine/objects/function.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

namespace {

struct Operator {
  BinarySlot TypeSlots::*slot;
  BinarySlot TypeSlots::*inplace_slot;
  const char* symbol;
  const char* inplace_symbol;
};

/// In the order of `BinaryOp`; power has slots of three operands and goes its own way.
constexpr Operator operators[] = {
    {&TypeSlots::nb_add, &TypeSlots::nb_inplace_add, "+", "+="},
    {&TypeSlots::nb_subtract, &TypeSlots::nb_inplace_subtract, "-", "-="},
    {&TypeSlots::nb_multiply, &TypeSlots::nb_inplace_multiply, "*", "*="},
    {&TypeSlots::nb_matrix_multiply, &TypeSlots::nb_inplace_matrix_multiply, "@", "@="},
    {&TypeSlots::nb_true_divide, &TypeSlots::nb_inplace_true_divide, "/", "/="},
    {&TypeSlots::nb_floor_divide, &TypeSlots::nb_inplace_floor_divide, "//", "//="},
    {&TypeSlots::nb_remainder, &TypeSlots::nb_inplace_remainder, "%", "%="},
    {nullptr, nullptr, "** or pow()", "**="},
    {&TypeSlots::nb_lshift, &TypeSlots::nb_inplace_lshift, "<<", "<<="},
    {&TypeSlots::nb_rshift, &TypeSlots::nb_inplace_rshift, ">>", ">>="},
    {&TypeSlots::nb_and, &TypeSlots::nb_inplace_and, "&", "&="},
    {&TypeSlots::nb_or, &TypeSlots::nb_inplace_or, "|", "|="},
    {&TypeSlots::nb_xor, &TypeSlots::nb_inplace_xor, "^", "^="},
};

const Operator& operator_of(BinaryOp op) {
  return operators[static_cast<std::size_t>(op)];
}

bool is_not_implemented(const Ref<>& result) {
  return result.get() == vm().not_implemented;
}

/// Asks the operands' slots in CPython's order; NotImplemented when neither knows.
Ref<> ask_operands(Object* a, Object* b, BinarySlot TypeSlots::*slot) {
  const BinarySlot first = a->type->slots.*slot;
  BinarySlot second = a->type == b->type ? nullptr : b->type->slots.*slot;
  if (second == first) second = nullptr;
  if (first) {
    if (second && is_subtype(b->type, a->type)) {
      Ref<> result = second(a, b);
      if (!is_not_implemented(result)) return result;
      second = nullptr;
    }
    Ref<> result = first(a, b);
    if (!is_not_implemented(result)) return result;
  }
  return second ? second(a, b) : not_implemented();
}

Ref<> raise_unsupported(Object* a, Object* b, const char* symbol, const char* hint = "") {
  return raise(vm().errors.TypeError, cat("unsupported operand type(s) for ", symbol, ": '", type_name_of(a), "' and '",
                                          type_name_of(b), "'", hint));
}

/// `print >> stream` is what Python 2 wrote.
const char* shift_hint(BinaryOp op, Object* a) {
  if (op != BinaryOp::ShiftRight || a->type != vm().types.native) return "";
  if (std::string_view(static_cast<Native*>(a)->def->name) != "print") return "";
  return ". Did you mean \"print(<message>, file=<output_stream>)\"?";
}

using RepeatSlot = Ref<> (*)(Object*, std::int64_t);

/// CPython: sequence_repeat.
Ref<> repeat_sequence(RepeatSlot repeat, Object* sequence, Object* count) {
  if (!is_int(count) && !count->type->slots.nb_index) {
    return raise(vm().errors.TypeError, cat("can't multiply sequence by non-int of type '", type_name_of(count), "'"));
  }
  std::int64_t times;
  if (!index_value(count, times, vm().errors.OverflowError)) return {};
  return repeat(sequence, times);
}

/// CPython: ternary_op.
Ref<> ask_for_power(Object* a, Object* b, Object* modulus, const char* symbol) {
  const TernarySlot first = a->type->slots.nb_power;
  TernarySlot second = a->type == b->type ? nullptr : b->type->slots.nb_power;
  if (second == first) second = nullptr;
  const bool ask_second = second != nullptr;
  if (first) {
    if (second && is_subtype(b->type, a->type)) {
      Ref<> result = second(a, b, modulus);
      if (!is_not_implemented(result)) return result;
      second = nullptr;
    }
    Ref<> result = first(a, b, modulus);
    if (!is_not_implemented(result)) return result;
  }
  if (second) {
    Ref<> result = second(a, b, modulus);
    if (!is_not_implemented(result)) return result;
  }
  const TernarySlot third = modulus->type->slots.nb_power;
  if (third && third != first && !(ask_second && third == b->type->slots.nb_power)) {
    Ref<> result = third(a, b, modulus);
    if (!is_not_implemented(result)) return result;
  }
  if (is_none(modulus)) return raise_unsupported(a, b, symbol);
  return raise(vm().errors.TypeError,
               cat("unsupported operand type(s) for ", since(10) ? symbol : "pow()", ": '", type_name_of(a), "', '",
                   type_name_of(b), "', '", type_name_of(modulus), "'"));
}

Ref<> inplace_power(Object* a, Object* b) {
  if (const TernarySlot slot = a->type->slots.nb_inplace_power) {
    Ref<> result = slot(a, b, vm().none);
    if (!is_not_implemented(result)) return result;
  }
  return ask_for_power(a, b, vm().none, since(10) ? "**=" : "** or pow()");
}

/// Sequences join in when no number slot answered (CPython: PyNumber_Add, PyNumber_Multiply).
Ref<> ask_sequences(BinaryOp op, Object* a, Object* b, const char* symbol) {
  const TypeSlots &left = a->type->slots, &right = b->type->slots;
  if (op == BinaryOp::Add && left.sq_concat) return left.sq_concat(a, b);
  if (op == BinaryOp::Multiply) {
    if (left.sq_repeat) return repeat_sequence(left.sq_repeat, a, b);
    if (right.sq_repeat) return repeat_sequence(right.sq_repeat, b, a);
  }
  return raise_unsupported(a, b, symbol, shift_hint(op, a));
}

}  // namespace

Ref<> binary_operation(BinaryOp op, Object* a, Object* b) {
  if (op == BinaryOp::Power) return power(a, b, vm().none);
  const Operator& row = operator_of(op);
  Ref<> result = ask_operands(a, b, row.slot);
  return is_not_implemented(result) ? ask_sequences(op, a, b, row.symbol) : result;
}

Ref<> inplace_operation(BinaryOp op, Object* a, Object* b) {
  if (op == BinaryOp::Power) return inplace_power(a, b);
  const Operator& row = operator_of(op);
  if (const BinarySlot slot = a->type->slots.*row.inplace_slot) {
    Ref<> result = slot(a, b);
    if (!is_not_implemented(result)) return result;
  }
  Ref<> result = ask_operands(a, b, row.slot);
  if (!is_not_implemented(result)) return result;
  const TypeSlots& left = a->type->slots;
  if (op == BinaryOp::Add && left.sq_inplace_concat) return left.sq_inplace_concat(a, b);
  if (op == BinaryOp::Multiply && left.sq_inplace_repeat) return repeat_sequence(left.sq_inplace_repeat, a, b);
  return ask_sequences(op, a, b, row.inplace_symbol);
}

Failure raise_unsupported_operands(BinaryOp op, Object* a, Object* b) {
  static_cast<void>(raise_unsupported(a, b, operator_of(op).symbol));
  return {};
}

Ref<> divide_modulo(Object* a, Object* b) {
  Ref<> result = ask_operands(a, b, &TypeSlots::nb_divmod);
  return is_not_implemented(result) ? raise_unsupported(a, b, "divmod()") : result;
}

Ref<> power(Object* a, Object* b, Object* modulus_or_none) {
  return ask_for_power(a, b, modulus_or_none, "** or pow()");
}

Ref<> unary_operation(UnaryOp op, Object* a) {
  if (op == UnaryOp::Not) {
    const Tri truth = is_true(a);
    return truth == Tri::Error ? Ref<>() : make_bool(truth == Tri::False);
  }
  const TypeSlots& slots = a->type->slots;
  const UnarySlot slot = op == UnaryOp::Negative   ? slots.nb_negative
                         : op == UnaryOp::Positive ? slots.nb_positive
                                                   : slots.nb_invert;
  if (slot) return slot(a);
  const char symbol = op == UnaryOp::Negative ? '-' : op == UnaryOp::Positive ? '+' : '~';
  return raise(vm().errors.TypeError, cat("bad operand type for unary ", symbol, ": '", type_name_of(a), "'"));
}

Ref<> absolute(Object* a) {
  if (a->type->slots.nb_absolute) return a->type->slots.nb_absolute(a);
  return raise(vm().errors.TypeError, cat("bad operand type for abs(): '", type_name_of(a), "'"));
}

}  // namespace slotscope
