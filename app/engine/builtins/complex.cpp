// complex: arithmetic, texts, construction and methods (CPython: Objects/complexobject.c).
#include <cmath>
#include <complex>

#include "engine/builtins/numbers.hpp"
#include "engine/builtins/unicode.hpp"
#include "engine/objects/instance.hpp"

namespace slotscope {
namespace {

struct Value {
  double real, imag;
};

Value value_of(Object* o) {
  return {static_cast<Complex*>(o)->real, static_cast<Complex*>(o)->imag};
}
bool is_complex(Object* o) {
  return is_instance(o, vm().types.complex);
}
Ref<> make(Value v) {
  return make_complex(v.real, v.imag);
}

enum class Operand { Number, Foreign, Failed };

/// A complex operand; `real_only` tells that it was a real number (3.14 treats those apart).
Operand read_operand(Object* o, Value& value, bool& real_only) {
  real_only = true;
  if (is_complex(o)) {
    real_only = false;
    value = value_of(o);
    return Operand::Number;
  }
  value.imag = 0;
  if (is_float(o)) {
    value.real = static_cast<Float*>(o)->value;
    return Operand::Number;
  }
  if (!is_int(o)) return Operand::Foreign;
  bool overflow;
  value.real = int_to_double(as_int(o), overflow);
  if (!overflow) return Operand::Number;
  raise(vm().errors.OverflowError, "int too large to convert to float");
  return Operand::Failed;
}

struct Operands {
  Value a, b;
  bool a_real, b_real;  ///< mixed-mode arithmetic of 3.14
};

using Operation = Ref<> (*)(const Operands&);

template <Operation operation>
Ref<> with_operands(Object* a, Object* b) {
  Operands operands;
  const Operand left = read_operand(a, operands.a, operands.a_real);
  if (left == Operand::Foreign) return not_implemented();
  if (left == Operand::Failed) return {};
  const Operand right = read_operand(b, operands.b, operands.b_real);
  if (right == Operand::Foreign) return not_implemented();
  if (right == Operand::Failed) return {};
  if (!since(14)) operands.a_real = operands.b_real = false;
  return operation(operands);
}

Ref<> add(const Operands& o) {
  if (o.a_real) return make({o.a.real + o.b.real, o.b.imag});
  if (o.b_real) return make({o.a.real + o.b.real, o.a.imag});
  return make({o.a.real + o.b.real, o.a.imag + o.b.imag});
}

Ref<> subtract(const Operands& o) {
  if (o.a_real) return make({o.a.real - o.b.real, -o.b.imag});
  if (o.b_real) return make({o.a.real - o.b.real, o.a.imag});
  return make({o.a.real - o.b.real, o.a.imag - o.b.imag});
}

Value product(Value a, Value b) {
  return {a.real * b.real - a.imag * b.imag, a.real * b.imag + a.imag * b.real};
}

/// 3.14 recovers infinities that a plain product turns into nan (C11 annex G.5.1).
Value recovering_product(Value a, Value b) {
  Value result = product(a, b);
  if (!std::isnan(result.real) || !std::isnan(result.imag)) return result;
  bool recalculate = false;
  const auto box = [](double x) { return std::copysign(std::isinf(x) ? 1.0 : 0.0, x); };
  const auto zero_nan = [](double& x) {
    if (std::isnan(x)) x = std::copysign(0.0, x);
  };
  if (std::isinf(a.real) || std::isinf(a.imag)) {
    a = {box(a.real), box(a.imag)};
    zero_nan(b.real), zero_nan(b.imag);
    recalculate = true;
  }
  if (std::isinf(b.real) || std::isinf(b.imag)) {
    b = {box(b.real), box(b.imag)};
    zero_nan(a.real), zero_nan(a.imag);
    recalculate = true;
  }
  if (!recalculate && (std::isinf(a.real * b.real) || std::isinf(a.imag * b.imag) || std::isinf(a.real * b.imag) ||
                       std::isinf(a.imag * b.real))) {
    zero_nan(a.real), zero_nan(a.imag), zero_nan(b.real), zero_nan(b.imag);
    recalculate = true;
  }
  if (!recalculate) return result;
  result = product(a, b);
  return {INFINITY * result.real, INFINITY * result.imag};
}

Value multiply_values(Value a, Value b) {
  return since(14) ? recovering_product(a, b) : product(a, b);
}

Ref<> multiply(const Operands& o) {
  if (o.a_real) return make({o.a.real * o.b.real, o.a.real * o.b.imag});
  if (o.b_real) return make({o.a.real * o.b.real, o.a.imag * o.b.real});
  return make(multiply_values(o.a, o.b));
}

/// Smith's method; false for a zero divisor (CPython: _Py_c_quot).
bool quotient(Value a, Value b, Value& result) {
  const double real_size = std::fabs(b.real), imag_size = std::fabs(b.imag);
  if (real_size >= imag_size) {
    if (real_size == 0) return false;
    const double ratio = b.imag / b.real, denominator = b.real + b.imag * ratio;
    result = {(a.real + a.imag * ratio) / denominator, (a.imag - a.real * ratio) / denominator};
  } else if (imag_size >= real_size) {
    const double ratio = b.real / b.imag, denominator = b.real * ratio + b.imag;
    result = {(a.real * ratio + a.imag) / denominator, (a.imag * ratio - a.real) / denominator};
  } else {
    result = {NAN, NAN};
  }
  if (since(14) && std::isnan(result.real) && std::isnan(result.imag)) {
    if ((std::isinf(a.real) || std::isinf(a.imag)) && std::isfinite(b.real) && std::isfinite(b.imag)) {
      const double x = std::copysign(std::isinf(a.real) ? 1.0 : 0.0, a.real),
                   y = std::copysign(std::isinf(a.imag) ? 1.0 : 0.0, a.imag);
      result = {INFINITY * (x * b.real + y * b.imag), INFINITY * (y * b.real - x * b.imag)};
    } else if ((std::isinf(real_size) || std::isinf(imag_size)) && std::isfinite(a.real) && std::isfinite(a.imag)) {
      const double x = std::copysign(std::isinf(b.real) ? 1.0 : 0.0, b.real),
                   y = std::copysign(std::isinf(b.imag) ? 1.0 : 0.0, b.imag);
      result = {0.0 * (a.real * x + a.imag * y), 0.0 * (a.imag * x - a.real * y)};
    }
  }
  return true;
}

Failure zero_division() {
  return raise(vm().errors.ZeroDivisionError, since(14) ? "division by zero" : "complex division by zero");
}

Ref<> divide(const Operands& o) {
  if (o.b_real) {
    if (o.b.real == 0) return zero_division();
    return make({o.a.real / o.b.real, o.a.imag / o.b.real});
  }
  Value result;
  if (!quotient(o.a, o.b, result)) return zero_division();
  return make(result);
}

Value power_by_logarithm(Value a, Value b) {
  const double size = std::hypot(a.real, a.imag), angle_of_a = std::atan2(a.imag, a.real);
  double length = std::pow(size, b.real);
  double angle = angle_of_a * b.real;
  if (b.imag != 0) {
    if (since(14))
      length *= std::exp(-angle_of_a * b.imag);
    else
      length /= std::exp(angle_of_a * b.imag);
    angle += b.imag * std::log(size);
  }
  return {length * std::cos(angle), length * std::sin(angle)};
}

Value power_by_squaring(Value x, long n) {
  Value result{1, 0}, square = x;
  for (long mask = 1; mask > 0 && n >= mask; mask <<= 1) {
    if ((n & mask) != 0) result = multiply_values(result, square);
    square = multiply_values(square, square);
  }
  return result;
}

Ref<> slot_power(Object* a, Object* b, Object* modulus) {
  Operands o;
  const Operand left = read_operand(a, o.a, o.a_real);
  if (left != Operand::Number) return left == Operand::Foreign ? not_implemented() : Ref<>();
  const Operand right = read_operand(b, o.b, o.b_real);
  if (right != Operand::Number) return right == Operand::Foreign ? not_implemented() : Ref<>();
  if (!is_none(modulus)) return raise(vm().errors.ValueError, "complex modulo");
  constexpr double small_exponent = 100.0;
  Value result{1, 0};
  const bool whole = o.b.imag == 0 && o.b.real == std::floor(o.b.real) && std::fabs(o.b.real) <= small_exponent;
  const auto zero_to_negative = [] {
    return raise(vm().errors.ZeroDivisionError,
                 since(14) ? "zero to a negative or complex power" : "0.0 to a negative or complex power");
  };
  if (whole) {
    const long n = static_cast<long>(o.b.real);
    if (n > 0) {
      result = power_by_squaring(o.a, n);
    } else if (!quotient({1, 0}, power_by_squaring(o.a, -n), result)) {
      return zero_to_negative();
    }
  } else if (o.b.real == 0 && o.b.imag == 0) {
    result = {1, 0};
  } else if (o.a.real == 0 && o.a.imag == 0) {
    if (o.b.imag != 0 || o.b.real < 0) return zero_to_negative();
    result = {0, 0};
  } else {
    result = power_by_logarithm(o.a, o.b);
  }
  const bool overflow = std::isinf(result.real) || std::isinf(result.imag);
  if (overflow) return raise(vm().errors.OverflowError, "complex exponentiation");
  return make(result);
}

Ref<> slot_compare(Object* a, Object* b, CompareOp op) {
  if (op != CompareOp::Eq && op != CompareOp::Ne) return not_implemented();
  const Value x = value_of(a);
  bool equal;
  if (is_int(b)) {
    if (x.imag != 0) {
      equal = false;
    } else {
      const Ref<> real = make_float(x.real);
      const Ref<> same = vm().types.floating->slots.richcompare(real.get(), b, CompareOp::Eq);
      equal = same.get() == vm().true_;
    }
  } else if (is_float(b)) {
    equal = x.real == static_cast<Float*>(b)->value && x.imag == 0;
  } else if (is_complex(b)) {
    const Value y = value_of(b);
    equal = x.real == y.real && x.imag == y.imag;
  } else {
    return not_implemented();
  }
  return make_bool(equal == (op == CompareOp::Eq));
}

bool slot_hash(Object* o, std::int64_t& result) {
  const Value v = value_of(o);
  constexpr std::uint64_t imaginary_unit = 1000003;
  const auto sum = static_cast<std::uint64_t>(hash_double(v.real, o)) +
                   imaginary_unit * static_cast<std::uint64_t>(hash_double(v.imag, o));
  result = static_cast<std::int64_t>(sum);
  if (result == -1) result = -2;
  return true;
}

std::string text_of(Value v) {
  const auto part = [](double x) { return format_double(x, 'r', 0); };
  if (v.real == 0 && !std::signbit(v.real)) return part(v.imag) + 'j';
  const std::string imag = part(v.imag);
  return cat("(", part(v.real), imag[0] == '-' ? "" : "+", imag, "j)");
}

Ref<> slot_repr(Object* o) {
  return make_str(text_of(value_of(o)));
}
Ref<> slot_negative(Object* o) {
  return make({-value_of(o).real, -value_of(o).imag});
}
Ref<> slot_positive(Object* o) {
  return o->type == vm().types.complex ? Ref<>::share(o) : make(value_of(o));
}
Tri slot_bool(Object* o) {
  return tri(value_of(o).real != 0 || value_of(o).imag != 0);
}
void slot_dealloc(Object* o) {
  free_object(o);
}

Ref<> slot_absolute(Object* o) {
  const Value v = value_of(o);
  const double size = std::hypot(v.real, v.imag);
  if (std::isinf(size) && std::isfinite(v.real) && std::isfinite(v.imag)) {
    return raise(vm().errors.OverflowError, "absolute value too large");
  }
  return make_float(size);
}

// Up to 3.9 the operators that complex lacks had messages of their own.
template <const char* const& message>
Ref<> unsupported(Object*, Object*) {
  return raise(vm().errors.TypeError, message);
}
constexpr const char* no_modulo = "can't mod complex numbers.";
constexpr const char* no_floor = "can't take floor of complex number.";
constexpr const char* no_divmod = "can't take floor or mod of complex number.";
Ref<> no_int(Object*) {
  return raise(vm().errors.TypeError, "can't convert complex to int");
}
Ref<> no_float(Object*) {
  return raise(vm().errors.TypeError, "can't convert complex to float");
}

/// A prefix of `text` that is a real number, as strtod takes it; its length.
std::size_t real_prefix(std::string_view text) {
  std::size_t at = 0;
  if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
  for (std::string_view word : {std::string_view("infinity"), std::string_view("inf"), std::string_view("nan")}) {
    bool same = text.size() - at >= word.size();
    for (std::size_t i = 0; same && i < word.size(); ++i) same = to_ascii_lower(text[at + i]) == word[i];
    if (same) return at + word.size();
  }
  const auto digits = [&] {
    const std::size_t start = at;
    while (at < text.size() && (is_ascii_digit(text[at]) || text[at] == '_')) ++at;
    return at > start;
  };
  bool any = digits();
  if (at < text.size() && text[at] == '.') {
    ++at;
    any = digits() || any;
  }
  if (!any) return 0;
  const std::size_t mantissa_end = at;
  if (at < text.size() && to_ascii_lower(text[at]) == 'e') {
    ++at;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    if (!digits()) at = mantissa_end;
  }
  return at;
}

/// Reads "3+4j", " ( -j ) ", "1e3"; nothing when malformed (CPython: complex_from_string_inner).
std::optional<Value> parse_complex(std::string_view text) {
  const auto trim = [&] {
    while (!text.empty() && is_ascii_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
  };
  trim();
  if (!text.empty() && text.front() == '(') {
    text.remove_prefix(1);
    if (text.empty() || text.back() != ')') return std::nullopt;
    text.remove_suffix(1);
    trim();
  }
  const auto is_unit = [](std::string_view rest) { return rest == "j" || rest == "J"; };
  /// The number before a final j, where a bare sign means one.
  const auto imaginary = [&](std::string_view part) -> std::optional<double> {
    if (part.empty() || part == "+") return 1.0;
    if (part == "-") return -1.0;
    return real_prefix(part) == part.size() ? parse_float(part) : std::nullopt;
  };
  const std::size_t first = real_prefix(text);
  if (first == 0) {
    const std::string_view sign =
        !text.empty() && (text[0] == '+' || text[0] == '-') ? text.substr(0, 1) : std::string_view();
    if (!is_unit(text.substr(sign.size()))) return std::nullopt;
    return Value{0, *imaginary(sign)};
  }
  const std::optional<double> number = parse_float(text.substr(0, first));
  if (!number) return std::nullopt;
  const std::string_view rest = text.substr(first);
  if (rest.empty()) return Value{*number, 0};
  if (is_unit(rest)) return Value{0, *number};
  if ((rest[0] != '+' && rest[0] != '-') || !is_unit(rest.substr(rest.size() - 1))) return std::nullopt;
  const std::optional<double> imag = imaginary(rest.substr(0, rest.size() - 1));
  if (!imag) return std::nullopt;
  return Value{*number, *imag};
}

/// The result of o.__complex__(), empty without an exception when there is none.
Ref<> call_complex_method(Object* o) {
  const Ref<> method = look_up_special(o, vm().names.complex_method);
  if (!method) return {};
  Ref<> result = call(method.get());
  if (!result) return result;
  if (is_complex(result.get()))
    return strict_subclass_allowed("__complex__", result.get(), vm().types.complex) ? result : Ref<>();
  return raise(vm().errors.TypeError, cat("__complex__ returned non-complex (type ", type_name_of(result.get()), ")"));
}

bool is_number(Object* o) {
  return o->type->slots.nb_float || o->type->slots.nb_index || is_complex(o);
}

Ref<> make_instance(Type* type, Value v) {
  if (type == vm().types.complex) return make(v);
  Ref<Complex> result = allocate_instance(type).cast<Complex>();
  if (!result) return {};
  result->real = v.real;
  result->imag = v.imag;
  return result;
}

Ref<> from_text(Type* type, Str* text) {
  const std::optional<Value> value = parse_complex(ascii_number_text(text));
  if (!value) return raise(vm().errors.ValueError, "complex() arg is a malformed string");
  return make_instance(type, *value);
}

Failure not_a_number(Object* o, const char* which) {
  if (since(14)) {
    return raise(
        vm().errors.TypeError,
        cat("complex() argument ", which,
            which[0] ? " must be a real number, not " : "must be a string or a number, not ", type_name_of(o)));
  }
  const bool second = std::string_view(which) == "'imag'";
  return raise(vm().errors.TypeError, cat("complex() ", second ? "second" : "first", " argument must be a ",
                                          second ? "" : "string or a ", "number, not '", type_name_of(o), "'"));
}

Ref<> complex_new(Type* type, const Args& args) {
  static const char* const keywords[] = {"real", "imag", nullptr};
  Object *real = nullptr, *imag = nullptr;
  if (!read_arguments("complex", args, keywords, {}, {&real, &imag})) return {};
  if (real && !imag && type == vm().types.complex && real->type == type) return Ref<>::share(real);
  if (real && is_str(real)) {
    if (!imag) return from_text(type, as_str(real));
    if (since(14)) return not_a_number(real, "'real'");
    return raise(vm().errors.TypeError, "complex() can't take second arg if first is a string");
  }
  if (imag && is_str(imag)) {
    if (since(14)) return not_a_number(imag, "'imag'");
    return raise(vm().errors.TypeError, "complex() second arg can't be a string");
  }
  Value first{0, 0}, second{0, 0};
  Ref<> converted;
  if (real) {
    converted = call_complex_method(real);
    if (vm().error) return {};
    Object* source = converted ? converted.get() : real;
    if (!is_number(source)) return not_a_number(source, imag ? "'real'" : "");
    if (imag && !is_number(imag)) return not_a_number(imag, "'imag'");
    if (is_complex(source))
      first = value_of(source);
    else if (!float_value(source, first.real))
      return {};
  } else if (imag && !is_number(imag)) {
    return not_a_number(imag, "'imag'");
  }
  if (imag) {
    if (is_complex(imag))
      second = value_of(imag);
    else if (!float_value(imag, second.real))
      return {};
    // complex(a, b) is a + b*1j, with b possibly complex itself.
    if (is_complex(imag)) first.real -= second.imag;
    first.imag = (real && is_complex(converted ? converted.get() : real)) ? first.imag + second.real : second.real;
  }
  return make_instance(type, first);
}

Ref<> method_conjugate(Object* self, const Args&) {
  return make({value_of(self).real, -value_of(self).imag});
}
Ref<> method_complex(Object* self, const Args&) {
  return slot_positive(self);
}

Ref<> method_getnewargs(Object* self, const Args&) {
  const Ref<> real = make_float(value_of(self).real), imag = make_float(value_of(self).imag);
  return finish_tuple(tuple_of(real.get(), imag.get()));
}

Ref<> method_format(Object* self, const Args& args) {
  if (!is_str(args[0])) {
    return raise(vm().errors.TypeError, cat("__format__() argument must be str, not ", argument_type_name(args[0])));
  }
  return format_builtin(self, as_str(args[0]));
}

Ref<> method_from_number(Object* type, const Args& args) {
  if (type == vm().types.complex && args[0]->type == vm().types.complex) return Ref<>::share(args[0]);
  const Ref<> converted = call_complex_method(args[0]);
  if (vm().error) return {};
  Object* source = converted ? converted.get() : args[0];
  Value value{0, 0};
  if (is_complex(source))
    value = value_of(source);
  else if (!float_value(source, value.real))
    return {};
  Ref<> result = make(value);
  return type == vm().types.complex ? result : call(type, result.get());
}

const std::vector<NativeDef> complex_methods = {
    {.name = "from_number",
     .function = method_from_number,
     .arity = Arity::one(),
     .signature = "($type, number, /)",
     .doc = "Convert number to a complex floating-point number.",
     .binding = NativeDef::Binding::Class,
     .since = 14},
    {"conjugate", method_conjugate, Arity::none(), "($self, /)", "Return the complex conjugate of its argument."},
    {.name = "__complex__",
     .function = method_complex,
     .arity = Arity::none(),
     .signature = "($self, /)",
     .doc = "Convert this value to exact type complex.",
     .since = 11},
    {"__getnewargs__", method_getnewargs, Arity::none(), "($self, /)", nullptr},
    {"__format__", method_format, Arity::one(), "($self, format_spec, /)",
     "Convert to a string according to format_spec."},
};

static_assert(sizeof(Complex) == sizeof(Object) + 2 * sizeof(double));
const std::vector<TypeSpec::Member> complex_members = {
    {"real", sizeof(Object), MemberDescriptor::Kind::Double, "the real part of a complex number"},
    {"imag", sizeof(Object) + sizeof(double), MemberDescriptor::Kind::Double, "the imaginary part of a complex number"},
};

}  // namespace

Ref<> make_complex(double real, double imag) {
  Complex* result = allocate<Complex>(vm().types.complex);
  result->real = real;
  result->imag = imag;
  return finish(result);
}

void set_up_complex_type() {
  TypeSpec spec;
  spec.name = "complex";
  spec.struct_size = sizeof(Complex);
  spec.flags = type_flag::base;
  spec.methods = &complex_methods;
  spec.members = &complex_members;
  spec.doc = "Create a complex number from a real part and an imaginary part, or from a string.";
  TypeSlots& slots = spec.slots;
  slots.dealloc = slot_dealloc;
  slots.repr = slot_repr;
  slots.hash = slot_hash;
  slots.richcompare = slot_compare;
  slots.new_ = complex_new;
  slots.nb_add = with_operands<add>;
  slots.nb_subtract = with_operands<subtract>;
  slots.nb_multiply = with_operands<multiply>;
  slots.nb_true_divide = with_operands<divide>;
  slots.nb_power = slot_power;
  slots.nb_negative = slot_negative;
  slots.nb_positive = slot_positive;
  slots.nb_absolute = slot_absolute;
  slots.nb_bool = slot_bool;
  if (!since(10)) {
    slots.nb_remainder = unsupported<no_modulo>;
    slots.nb_floor_divide = unsupported<no_floor>;
    slots.nb_divmod = unsupported<no_divmod>;
    slots.nb_int = no_int;
    slots.nb_float = no_float;
  }
  make_type(spec, vm().types.complex);
}

void set_up_number_types() {
  set_up_int_types();
  set_up_float_type();
  set_up_complex_type();
}

}  // namespace slotscope
