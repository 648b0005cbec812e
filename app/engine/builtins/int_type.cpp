// The types int and bool: construction and methods (CPython: Objects/longobject.c, Objects/boolobject.c).
#include <algorithm>

#include "engine/builtins/big_int.hpp"
#include "engine/builtins/numbers.hpp"
#include "engine/builtins/warnings.hpp"
#include "engine/objects/instance.hpp"

namespace slotscope {
namespace {

/// The result of __int__ or __trunc__ must be an int; a subclass instance is reduced to its value.
Ref<> checked_int(Ref<> result, const char* method) {
  if (!result) return result;
  if (is_int(result.get())) {
    return strict_subclass_allowed(method, result.get(), vm().types.integer) ? plain_int(result.get()) : Ref<>();
  }
  return raise(vm().errors.TypeError, cat(method, " returned non-int (type ", type_name_of(result.get()), ")"));
}

/// int(o) through __trunc__, up to 3.13.
Ref<> truncated(Object* method_result) {
  if (is_int(method_result)) return plain_int(method_result);
  if (method_result->type->slots.nb_index) {
    const Ref<> index = to_index(method_result);
    return index ? plain_int(index.get()) : Ref<>();
  }
  if (!method_result->type->slots.nb_int) {
    return raise(vm().errors.TypeError,
                 cat("__trunc__ returned non-Integral (type ", type_name_of(method_result), ")"));
  }
  return int_from_object(method_result);
}

Failure not_a_number(Object* o) {
  return raise(vm().errors.TypeError, cat("int() argument must be a string, a bytes-like object or a ",
                                          since(10) ? "real " : "", "number, not '", type_name_of(o), "'"));
}

/// int(x) for an instance of a subclass of int.
Ref<> make_int_instance(Type* type, Object* value) {
  Ref<Int> result = allocate_instance(type).cast<Int>();
  if (!result) return {};
  const Int* number = as_int(value);
  if (number->is_big()) {
    result->big = new BigInt;
    (void)!mp_init_copy(&result->big->value, &number->big->value);
    result->flags |= Int::big_flag;
  } else {
    result->small = number->small;
  }
  if (vm().tracing_memory) note_object_slow(result.get());
  return result;
}

Ref<> convert(Object* value, Object* base) {
  if (!base) return value ? int_from_object(value) : make_int(0);
  if (!value) return raise(vm().errors.TypeError, "int() missing string argument");
  std::int64_t radix;
  if (!index_value_clamped(base, radix)) return {};
  if (radix != 0 && (radix < 2 || radix > 36))
    return raise(vm().errors.ValueError, "int() base must be >= 2 and <= 36, or 0");
  std::string_view bytes;
  if (is_str(value)) return parse_int(ascii_number_text(as_str(value)), static_cast<int>(radix), value);
  if ((is_bytes(value) || is_instance(value, vm().types.bytearray)) && bytes_view(value, bytes)) {
    return parse_int(bytes, static_cast<int>(radix), value);
  }
  return raise(vm().errors.TypeError, "int() can't convert non-string with explicit base");
}

Ref<> int_new(Type* type, const Args& args) {
  static const char* const keywords[] = {"x", "base", nullptr};
  Object *value = nullptr, *base = nullptr;
  if (since(13) && args.keyword_count() == 0 && !check_count("int", args.count, 0, 2)) return {};
  if (!read_arguments("int", args, keywords, {.required = 0, .positional_only = 1}, {&value, &base})) return {};
  Ref<> result = convert(value, base);
  if (!result || type == vm().types.integer) return result;
  return make_int_instance(type, result.get());
}

Ref<> method_self(Object* self, const Args&) {
  return plain_int(self);
}
Ref<> method_getnewargs(Object* self, const Args&) {
  return finish_tuple(tuple_of(plain_int(self).get()));
}
Ref<> method_bit_length(Object* self, const Args&) {
  return make_int(static_cast<std::int64_t>(int_bit_length(as_int(self))));
}

Ref<> method_bit_count(Object* self, const Args&) {
  const IntView view(as_int(self));
  std::int64_t count = 0;
  for (int i = 0; i < view.get()->used; ++i) count += __builtin_popcountll(view.get()->dp[i]);
  return make_int(count);
}

Ref<> method_as_integer_ratio(Object* self, const Args&) {
  return finish_tuple(tuple_of(plain_int(self).get(), make_int(1).get()));
}

Ref<> method_is_integer(Object*, const Args&) {
  return make_bool(true);
}

/// round(self, ndigits): the nearest multiple of 10**-ndigits, ties to even.
Ref<> method_round(Object* self, const Args& args) {
  if (args.count == 0 || (since(14) && is_none(args[0]))) return plain_int(self);
  const Ref<> digits = to_index(args[0]);
  if (!digits) return {};
  if (int_sign(as_int(digits.get())) >= 0) return plain_int(self);
  const Ref<> wanted = int_negative(digits.get()), ten = make_int(10), two = make_int(2);
  const double places = as_int(wanted.get())->is_big() ? 1e18 : static_cast<double>(as_int(wanted.get())->small);
  if (places * 3.3 > static_cast<double>(int_bit_length(as_int(self))) + 8) return make_int(0);
  const Ref<> unit = int_power(ten.get(), wanted.get(), vm().none);
  if (!unit) return {};
  const Ref<> quotient = int_floor_divide(self, unit.get());
  if (!quotient) return {};
  const Ref<> rest = int_remainder(self, unit.get());
  if (!rest) return {};
  const Ref<> doubled = int_multiply(rest.get(), two.get());
  if (!doubled) return {};
  const int order = int_compare(as_int(doubled.get()), as_int(unit.get()));
  const Ref<> parity = int_remainder(quotient.get(), two.get());
  const bool up = order > 0 || (order == 0 && int_sign(as_int(parity.get())) != 0);
  const Ref<> down = int_subtract(self, rest.get());
  return up ? int_add(down.get(), unit.get()) : plain_int(down.get());
}

Ref<> method_format(Object* self, const Args& args) {
  if (!is_str(args[0])) {
    return raise(vm().errors.TypeError, cat("__format__() argument must be str, not ", argument_type_name(args[0])));
  }
  return format_builtin(self, as_str(args[0]));
}

/// "big" or "little" from an argument; false with an exception pending.
bool read_byte_order(std::string_view function, Object* argument, bool& little) {
  if (!argument) {
    little = false;
    return true;
  }
  if (!is_str(argument)) {
    return raise(vm().errors.TypeError,
                 cat(function, "() argument 'byteorder' must be str, not ", argument_type_name(argument)));
  }
  little = str_equal(as_str(argument), "little");
  if (little || str_equal(as_str(argument), "big")) return true;
  return raise(vm().errors.ValueError, "byteorder must be either 'little' or 'big'");
}

Ref<> method_to_bytes(Object* self, const Args& args) {
  static const char* const keywords[] = {"length", "byteorder", "signed", nullptr};
  Object *length_object = nullptr, *order = nullptr, *signed_object = nullptr;
  if (!read_arguments("to_bytes", args, keywords, {.required = since(11) ? 0 : 2, .positional = 2},
                      {&length_object, &order, &signed_object})) {
    return {};
  }
  std::int64_t length = 1;
  bool little;
  if (length_object && !index_value(length_object, length)) return {};
  if (!read_byte_order("to_bytes", order, little)) return {};
  const Tri is_signed = signed_object ? is_true(signed_object) : Tri::False;
  if (is_signed == Tri::Error) return {};
  if (length < 0) return raise(vm().errors.ValueError, "length argument must be non-negative");
  if (is_signed == Tri::False && int_sign(as_int(self)) < 0) {
    return raise(vm().errors.OverflowError, "can't convert negative int to unsigned");
  }
  std::string bytes;
  if (length > 1 << 20 && !may_allocate(static_cast<std::size_t>(length))) return {};
  if (!int_to_bytes(as_int(self), static_cast<std::size_t>(length), little, is_signed == Tri::True, bytes)) {
    return raise(vm().errors.OverflowError, "int too big to convert");
  }
  return make_bytes(bytes);
}

Ref<> method_from_bytes(Object* type, const Args& args) {
  static const char* const keywords[] = {"bytes", "byteorder", "signed", nullptr};
  Object *source = nullptr, *order = nullptr, *signed_object = nullptr;
  if (!read_arguments("from_bytes", args, keywords, {.required = since(11) ? 1 : 2, .positional = 2},
                      {&source, &order, &signed_object})) {
    return {};
  }
  bool little;
  if (!read_byte_order("from_bytes", order, little)) return {};
  const Tri is_signed = signed_object ? is_true(signed_object) : Tri::False;
  if (is_signed == Tri::Error) return {};
  const Ref<> bytes = bytes_from_object(source);
  if (!bytes) return {};
  Ref<> result = int_from_bytes(static_cast<Bytes*>(bytes.get())->view(), little, is_signed == Tri::True);
  if (!result || type == vm().types.integer) return result;
  return call(type, result.get());
}

Ref<> get_real(Object* self) {
  return plain_int(self);
}
Ref<> get_imag(Object*) {
  return make_int(0);
}
Ref<> get_denominator(Object*) {
  return make_int(1);
}

const std::vector<NativeDef> int_methods = {
    {"conjugate", method_self, Arity::none(), "($self, /)", "Returns self, the complex conjugate of any int."},
    {"bit_length", method_bit_length, Arity::none(), "($self, /)",
     "Number of bits necessary to represent self in binary."},
    {.name = "bit_count",
     .function = method_bit_count,
     .arity = Arity::none(),
     .signature = "($self, /)",
     .doc = "Number of ones in the binary representation of the absolute value of self.",
     .since = 10},
    {.name = "to_bytes",
     .function = method_to_bytes,
     .arity = Arity::any(),
     .signature = "($self, /, length, byteorder, *, signed=False)",
     .doc = "Return an array of bytes representing an integer.",
     .until = 10},
    {.name = "to_bytes",
     .function = method_to_bytes,
     .arity = Arity::any(),
     .signature = "($self, /, length=1, byteorder='big', *, signed=False)",
     .doc = "Return an array of bytes representing an integer.",
     .since = 11},
    {.name = "from_bytes",
     .function = method_from_bytes,
     .arity = Arity::any(),
     .signature = "($type, /, bytes, byteorder, *, signed=False)",
     .doc = "Return the integer represented by the given array of bytes.",
     .binding = NativeDef::Binding::Class,
     .until = 10},
    {.name = "from_bytes",
     .function = method_from_bytes,
     .arity = Arity::any(),
     .signature = "($type, /, bytes, byteorder='big', *, signed=False)",
     .doc = "Return the integer represented by the given array of bytes.",
     .binding = NativeDef::Binding::Class,
     .since = 11},
    {"as_integer_ratio", method_as_integer_ratio, Arity::none(), "($self, /)",
     "Return a pair of integers, whose ratio is equal to the original int."},
    {.name = "is_integer",
     .function = method_is_integer,
     .arity = Arity::none(),
     .signature = "($self, /)",
     .doc = "Returns True. Exists for duck type compatibility with float.is_integer.",
     .since = 12},
    {"__trunc__", method_self, Arity::none(), "($self, /)", "Truncating an Integral returns itself."},
    {"__floor__", method_self, Arity::none(), "($self, /)", "Flooring an Integral returns itself."},
    {"__ceil__", method_self, Arity::none(), "($self, /)", "Ceiling of an Integral returns itself."},
    {"__round__", method_round, Arity::range(0, 1), "($self, ndigits=<unrepresentable>, /)",
     "Rounding an Integral returns itself."},
    {"__getnewargs__", method_getnewargs, Arity::none(), "($self, /)", nullptr},
    {"__format__", method_format, Arity::one(), "($self, format_spec, /)",
     "Convert to a string according to format_spec."},
};

const std::vector<GetSetDef> int_getsets = {
    {"real", get_real, nullptr, "the real part of a complex number"},
    {"imag", get_imag, nullptr, "the imaginary part of a complex number"},
    {"numerator", get_real, nullptr, "the numerator of a rational number in lowest terms"},
    {"denominator", get_denominator, nullptr, "the denominator of a rational number in lowest terms"},
};

// ---- bool ----

Ref<> bool_repr(Object* o) {
  return intern(o == vm().true_ ? "True" : "False");
}

Ref<> bool_new(Type*, const Args& args) {
  if (!no_keywords("bool", args) || !check_count("bool", args.count, 0, 1)) return {};
  const Tri truth = args.count == 0 ? Tri::False : is_true(args[0]);
  return truth == Tri::Error ? Ref<>() : make_bool(truth == Tri::True);
}

enum class Logic { And, Or, Xor };

/// Operations of two bools answer a bool, any others do what int does.
template <Logic logic>
Ref<> bool_logic(Object* a, Object* b) {
  const TypeSlots& slots = vm().types.integer->slots;
  if (!is_bool(a) || !is_bool(b))
    return (logic == Logic::And ? slots.nb_and : logic == Logic::Or ? slots.nb_or : slots.nb_xor)(a, b);
  const bool x = a == vm().true_, y = b == vm().true_;
  return make_bool(logic == Logic::And ? x && y : logic == Logic::Or ? x || y : x != y);
}

/// ~True, which from 3.12 on asks whether `not` was meant.
Ref<> bool_invert(Object* a) {
  const char* when = since(13) ? " and will be removed in Python 3.16" : "";
  if (!warn(vm().errors.DeprecationWarning, cat("Bitwise inversion '~' on bool is deprecated", when,
                                                ". This returns the bitwise inversion of the underlying int object and "
                                                "is usually not what you expect from negating a bool. Use the 'not' "
                                                "operator for boolean negation or ~int(x) if you really "
                                                "want the bitwise inversion of the underlying int."))) {
    return {};
  }
  return vm().types.integer->slots.nb_invert(a);
}

}  // namespace

std::string argument_type_name(Object* argument) {
  return is_none(argument) ? "None" : std::string(type_name_of(argument));
}

Ref<> int_from_object(Object* o) {
  if (is_exact_int(o)) return Ref<>::share(o);
  const TypeSlots& slots = o->type->slots;
  if (slots.nb_int) return checked_int(slots.nb_int(o), "__int__");
  if (slots.nb_index) {
    const Ref<> index = to_index(o);
    return index ? plain_int(index.get()) : Ref<>();
  }
  if (!since(14)) {
    if (const Ref<> method = look_up_special(o, vm().names.__trunc__)) {
      if (since(11) && !warn(vm().errors.DeprecationWarning, "The delegation of int() to __trunc__ is deprecated."))
        return {};
      const Ref<> result = call(method.get());
      return result ? truncated(result.get()) : Ref<>();
    }
    if (vm().error) return {};
  }
  if (is_str(o)) return parse_int(ascii_number_text(as_str(o)), 10, o);
  std::string_view bytes;
  if (bytes_view(o, bytes)) return parse_int(bytes, 10, o);
  return not_a_number(o);
}

bool int_to_bytes(const Int* value, std::size_t length, bool little, bool is_signed, std::string& bytes) {
  const bool negative = int_sign(value) < 0;
  const std::size_t bits = int_bit_length(value);
  if (is_signed) {
    // One bit is the sign; only the negative power of two has all the others to itself.
    const IntView view(value);
    const bool power_of_two = negative && static_cast<std::size_t>(mp_cnt_lsb(view.get())) + 1 == bits;
    if (bits + (power_of_two ? 0 : 1) > length * 8 && !(bits == 0 && length == 0)) return false;
  } else if (bits > length * 8) {
    return false;
  }
  bytes.assign(length, '\0');
  const IntView view(value);
  for (std::size_t i = 0; i < length; ++i) {
    unsigned byte = 0;
    for (std::size_t bit = 0; bit < 8; ++bit) {
      const std::size_t at = i * 8 + bit;
      if (at < bits) byte |= static_cast<unsigned>(view.get()->dp[at / 60] >> (at % 60) & 1) << bit;
    }
    bytes[i] = static_cast<char>(byte);
  }
  if (negative) {  // two's complement
    unsigned carry = 1;
    for (char& byte : bytes) {
      const unsigned sum = (~static_cast<unsigned>(byte) & 0xff) + carry;
      byte = static_cast<char>(sum);
      carry = sum >> 8;
    }
  }
  if (!little) std::reverse(bytes.begin(), bytes.end());
  return true;
}

Ref<> int_from_bytes(std::string_view bytes, bool little, bool is_signed) {
  std::string ordered(bytes);
  if (little) std::reverse(ordered.begin(), ordered.end());
  const bool negative = is_signed && !ordered.empty() && (ordered[0] & 0x80) != 0;
  if (negative) {
    unsigned carry = 1;
    for (std::size_t i = ordered.size(); i-- > 0;) {
      const unsigned sum = (~static_cast<unsigned>(ordered[i]) & 0xff) + carry;
      ordered[i] = static_cast<char>(sum);
      carry = sum >> 8;
    }
  }
  Big value;
  if (mp_from_ubin(value.get(), reinterpret_cast<const unsigned char*>(ordered.data()), ordered.size()) != MP_OKAY) {
    return raise(vm().errors.MemoryError, "");
  }
  if (negative && value.zero()) {  // the carry went all the way: -(256 ** length)
    if (mp_2expt(value.get(), static_cast<int>(ordered.size() * 8)) != MP_OKAY)
      return raise(vm().errors.MemoryError, "");
  }
  if (negative) value.get()->sign = MP_NEG;
  return make_int_from_big(std::move(value));
}

void set_up_int_types() {
  TypeSpec integer;
  integer.name = "int";
  integer.struct_size = sizeof(Int);
  integer.flags = type_flag::base | type_flag::is_int | type_flag::match_self;
  integer.slots = int_slots();
  integer.slots.new_ = int_new;
  integer.methods = &int_methods;
  integer.getsets = &int_getsets;
  integer.doc =
      "int([x]) -> integer\nint(x, base=10) -> integer\n\nThe integer a number or a text stands for; 0 without "
      "arguments. "
      "Fractions are cut off.\nTexts may have a sign, spaces around them and underscores between digits; base 0 reads "
      "a prefix.";
  make_type(integer, vm().types.integer);

  TypeSpec boolean;
  boolean.name = "bool";
  boolean.struct_size = sizeof(Int);
  boolean.flags = type_flag::is_int | type_flag::match_self;
  boolean.base = vm().types.integer;
  boolean.slots.repr = bool_repr;
  boolean.slots.new_ = bool_new;
  boolean.slots.nb_and = bool_logic<Logic::And>;
  boolean.slots.nb_or = bool_logic<Logic::Or>;
  boolean.slots.nb_xor = bool_logic<Logic::Xor>;
  if (since(12)) boolean.slots.nb_invert = bool_invert;
  boolean.doc = "True when the argument is true, False otherwise; its only two instances are True and False.";
  make_type(boolean, vm().types.boolean);
}

}  // namespace slotscope
