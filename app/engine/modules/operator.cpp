// The module _operator: the operators of the language as functions (CPython: Modules/_operator.c).
#include "engine/builtins/container.hpp"
#include "engine/modules/native_modules.hpp"
#include "engine/modules/operator_types.hpp"

namespace slotscope {

namespace {

template <BinaryOp op>
Ref<> binary(Object*, const Args& args) {
  return binary_operation(op, args[0], args[1]);
}
template <BinaryOp op>
Ref<> inplace(Object*, const Args& args) {
  return inplace_operation(op, args[0], args[1]);
}
template <UnaryOp op>
Ref<> unary(Object*, const Args& args) {
  return unary_operation(op, args[0]);
}
template <CompareOp op>
Ref<> compare(Object*, const Args& args) {
  return rich_compare(args[0], args[1], op);
}

Ref<> absolute_value(Object*, const Args& args) {
  return absolute(args[0]);
}

Ref<> answer(Tri truth) {
  return truth == Tri::Error ? Ref<>() : make_bool(truth == Tri::True);
}
Ref<> truth(Object*, const Args& args) {
  return answer(is_true(args[0]));
}
Ref<> is_same(Object*, const Args& args) {
  return make_bool(args[0] == args[1]);
}
Ref<> is_other(Object*, const Args& args) {
  return make_bool(args[0] != args[1]);
}
Ref<> is_none_object(Object*, const Args& args) {
  return make_bool(is_none(args[0]));
}
Ref<> is_not_none_object(Object*, const Args& args) {
  return make_bool(!is_none(args[0]));
}

/// From 3.10 on the answer is an exact int.
Ref<> index(Object*, const Args& args) {
  Ref<> number = to_index(args[0]);
  if (!number || !since(10) || is_exact_int(number.get())) return number;
  const Ref<> zero = make_int(0);
  return int_add(number.get(), zero.get());
}

bool need_sequence(Object* o) {
  if (o->type->slots.sq_concat || (!is_dict(o) && o->type->slots.sq_item)) return true;
  return raise(vm().errors.TypeError, cat("'", type_name_of(o), "' object can't be concatenated"));
}

Ref<> concat(Object*, const Args& args) {
  return need_sequence(args[0]) ? binary_operation(BinaryOp::Add, args[0], args[1]) : Ref<>();
}
Ref<> inplace_concat(Object*, const Args& args) {
  return need_sequence(args[0]) ? inplace_operation(BinaryOp::Add, args[0], args[1]) : Ref<>();
}

Ref<> contains_item(Object*, const Args& args) {
  return answer(contains(args[0], args[1]));
}
Ref<> fetch_item(Object*, const Args& args) {
  return get_item(args[0], args[1]);
}
Ref<> store_item(Object*, const Args& args) {
  return set_item(args[0], args[1], args[2]) ? none() : Ref<>();
}
Ref<> remove_item(Object*, const Args& args) {
  return delete_item(args[0], args[1]) ? none() : Ref<>();
}

/// Counts the equal items, or finds the first (CPython: _PySequence_IterSearch).
Ref<> search(Object* iterable, Object* value, bool first_only) {
  const Ref<> iterator = get_iterator(iterable);
  if (!iterator) {
    if (!exception_matches(vm().errors.TypeError)) return {};
    clear_exception();
    return raise(vm().errors.TypeError, cat("argument of type '", type_name_of(iterable), "' is not iterable"));
  }
  std::int64_t position = 0, count = 0;
  for (; const Ref<> item = next_value(iterator.get()); ++position) {
    const Tri equal = objects_equal(item.get(), value);
    if (equal == Tri::Error || (position % 4096 == 4095 && !keep_going())) return {};
    if (equal == Tri::True && first_only) return make_int(position);
    count += equal == Tri::True;
  }
  if (vm().error) return {};
  return first_only ? Ref<>(raise(vm().errors.ValueError, "sequence.index(x): x not in sequence")) : make_int(count);
}

Ref<> count_of(Object*, const Args& args) {
  return search(args[0], args[1], false);
}
Ref<> index_of(Object*, const Args& args) {
  return search(args[0], args[1], true);
}

Ref<> length_hint_of(Object*, const Args& args) {
  std::int64_t fallback = 0, hint;
  if (args.count > 1 && !index_value(args[1], fallback, vm().errors.OverflowError)) return {};
  return length_hint(args[0], fallback, hint) ? make_int(hint) : Ref<>();
}

Ref<> call_object(Object*, const Args& args) {
  if (!check_count("call", args.count, 1, static_cast<std::size_t>(-1))) return {};
  return call(args[0], args.rest());
}

const char* const one_argument = "($module, a, /)";
const char* const two_arguments = "($module, a, b, /)";

NativeDef one(const char* name, NativeFunction function, const char* doc) {
  return {name, function, Arity::one(), one_argument, doc};
}
NativeDef two(const char* name, NativeFunction function, const char* doc) {
  return {name, function, Arity::range(2, 2), two_arguments, doc};
}

const std::vector<NativeDef> functions = {
    one("truth", truth, "Return True if a is true, False otherwise."),
    two("contains", contains_item, "Same as b in a (note reversed operands)."),
    two("indexOf", index_of, "Return the first index of b in a."),
    two("countOf", count_of, "Return the number of items in a which are, or which equal, b."),
    two("is_", is_same, "Same as a is b."),
    two("is_not", is_other, "Same as a is not b."),
    {.name = "is_none",
     .function = is_none_object,
     .arity = Arity::one(),
     .signature = one_argument,
     .doc = "Same as a is None.",
     .since = 14},
    {.name = "is_not_none",
     .function = is_not_none_object,
     .arity = Arity::one(),
     .signature = one_argument,
     .doc = "Same as a is not None.",
     .since = 14},
    two("add", binary<BinaryOp::Add>, "Same as a + b."),
    two("sub", binary<BinaryOp::Subtract>, "Same as a - b."),
    two("mul", binary<BinaryOp::Multiply>, "Same as a * b."),
    two("matmul", binary<BinaryOp::MatrixMultiply>, "Same as a @ b."),
    two("floordiv", binary<BinaryOp::FloorDivide>, "Same as a // b."),
    two("truediv", binary<BinaryOp::TrueDivide>, "Same as a / b."),
    two("mod", binary<BinaryOp::Remainder>, "Same as a % b."),
    two("pow", binary<BinaryOp::Power>, "Same as a ** b."),
    two("lshift", binary<BinaryOp::ShiftLeft>, "Same as a << b."),
    two("rshift", binary<BinaryOp::ShiftRight>, "Same as a >> b."),
    two("and_", binary<BinaryOp::And>, "Same as a & b."),
    two("xor", binary<BinaryOp::Xor>, "Same as a ^ b."),
    two("or_", binary<BinaryOp::Or>, "Same as a | b."),
    one("neg", unary<UnaryOp::Negative>, "Same as -a."),
    one("pos", unary<UnaryOp::Positive>, "Same as +a."),
    one("abs", absolute_value, "Same as abs(a)."),
    one("inv", unary<UnaryOp::Invert>, "Same as ~a."),
    one("invert", unary<UnaryOp::Invert>, "Same as ~a."),
    one("not_", unary<UnaryOp::Not>, "Same as not a."),
    two("iadd", inplace<BinaryOp::Add>, "Same as a += b."),
    two("isub", inplace<BinaryOp::Subtract>, "Same as a -= b."),
    two("imul", inplace<BinaryOp::Multiply>, "Same as a *= b."),
    two("imatmul", inplace<BinaryOp::MatrixMultiply>, "Same as a @= b."),
    two("ifloordiv", inplace<BinaryOp::FloorDivide>, "Same as a //= b."),
    two("itruediv", inplace<BinaryOp::TrueDivide>, "Same as a /= b."),
    two("imod", inplace<BinaryOp::Remainder>, "Same as a %= b."),
    two("ipow", inplace<BinaryOp::Power>, "Same as a **= b."),
    two("ilshift", inplace<BinaryOp::ShiftLeft>, "Same as a <<= b."),
    two("irshift", inplace<BinaryOp::ShiftRight>, "Same as a >>= b."),
    two("iand", inplace<BinaryOp::And>, "Same as a &= b."),
    two("ixor", inplace<BinaryOp::Xor>, "Same as a ^= b."),
    two("ior", inplace<BinaryOp::Or>, "Same as a |= b."),
    two("concat", concat, "Same as a + b, for a and b sequences."),
    two("iconcat", inplace_concat, "Same as a += b, for a and b sequences."),
    two("getitem", fetch_item, "Same as a[b]."),
    {"setitem", store_item, Arity::range(3, 3), "($module, a, b, c, /)", "Same as a[b] = c."},
    two("delitem", remove_item, "Same as del a[b]."),
    two("eq", compare<CompareOp::Eq>, "Same as a == b."),
    two("ne", compare<CompareOp::Ne>, "Same as a != b."),
    two("lt", compare<CompareOp::Lt>, "Same as a < b."),
    two("le", compare<CompareOp::Le>, "Same as a <= b."),
    two("gt", compare<CompareOp::Gt>, "Same as a > b."),
    two("ge", compare<CompareOp::Ge>, "Same as a >= b."),
    one("index", index, "Same as a.__index__()"),
    {"length_hint", length_hint_of, Arity::range(1, 2), "($module, obj, default=0, /)",
     "Return an estimate of the number of items in obj.\n\nThis is useful for presizing containers when building from "
     "an iterable.\n\n"
     "If the object supports len(), the result will be exact.\nOtherwise, it may over- or under-estimate by an "
     "arbitrary amount.\n"
     "The result will be an integer >= 0."},
    {.name = "call",
     .function = call_object,
     .arity = Arity::any(),
     .signature = "($module, obj, /, *args, **kwargs)",
     .doc = "Same as obj(*args, **kwargs).",
     .since = 11},
};

}  // namespace

bool fill_operator(Dict* name_space) {
  const Ref<Str> name = name_of("_operator");
  return add_functions(name_space, functions, name.get()) && add_operator_types(name_space);
}

}  // namespace slotscope
